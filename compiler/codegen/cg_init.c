// cg_init.c: initialisation of packages (spec: Package initialization): one function path.init for each package's
// variables, if there is something to do, and main..inittask, which runs them in order with the init functions.
//
// A variable that nothing in the program refers to is left out if its initialiser has no effects of its own
// (lower/effects.c), and with it everything that only the initialiser refers to: a table that is not used costs
// nothing. Therefore path.init is not generated in one go. Each initialiser gets blocks of its own in it when the
// variable turns out to be wanted, until nothing more is; in the end they are strung together in their order.
//
// Initialisers run once, so what their literals point to can be data of the program: `var t = &T{f: []int{1, 2}}` is no
// code at all.
#include "codegen/cg.h"

typedef struct PackageInit {
    Pkg *pkg;
    Fn *f;
    Value fn, call; // the function; where main..inittask calls it
    Block start;
    Block *first, *last; // of each of pkg->inits; NULL as long as it is not wanted
    bool *effects;       // of initialisers that everybody wants
} PackageInit;

struct ProgramInit {
    Vec(PackageInit) packages;
};

// The passes and the register allocator take time that grows with the square of a function's length. One that runs
// once and has no loops gains less.
enum { HugeInit = 4000 };

// Data --------------------------------------------------------------------------------------------------------------

static Value static_object(Cg *cg, Value init, Type *t)
{
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetAlignment(g, (unsigned)type_align(t));
    return g;
}

static Value static_slice(Fn *f, Node *n, Type *t)
{
    Cg *cg = f->cg;
    Type *elem = underlying(t)->slice.elem;
    int64_t len;
    Value init = cg_static_elements(f, n, elem, &len);
    if (!init || len == 0 || type_size(elem) == 0)
        return NULL;
    Value count = cg_int(cg, len), parts[3] = {static_object(cg, init, elem), count, count};
    return LLVMConstStructInContext(cg->ctx, parts, 3, false);
}

static Value static_address(Fn *f, Node *x)
{
    x = unparen(x);
    if (x->kind == N_NAME && x->obj->kind == OBJ_VAR && !x->obj->func)
        return cg_global(f->cg, x->obj);
    if (x->kind != N_COMPLIT || type_size(x->type) == 0)
        return NULL;
    Value init = cg_static_init(f, x, x->type);
    return init ? static_object(f->cg, init, x->type) : NULL;
}

// &T with the ampersand and T left out, as an element.
static Value elided_address(Fn *f, Node *n, Type *t)
{
    Value init = type_size(t) > 0 ? cg_static_literal(f, n, t) : NULL;
    return init ? static_object(f->cg, init, t) : NULL;
}

static Value static_function(Fn *f, const Node *n)
{
    Program *prog = f->cg->prog;
    if (n->kind == N_FUNCLIT)
        return cg_funcval_const(f->cg, cg_func_decl(f->cg, mono_literal(prog, n->funclit.fn, f->inst)));
    if (!n->obj || n->obj->kind != OBJ_FUNC || n->ntargs > 0)
        return NULL;
    return cg_funcval_const(f->cg, cg_func_decl(f->cg, mono_func(prog, mono_info(prog, n->obj), (TypeVec){0})));
}

Value cg_static_once(Fn *f, Node *n)
{
    Type *t = n->type ? underlying(n->type) : NULL;
    switch (n->kind) {
    case N_FUNCLIT:
    case N_NAME: return static_function(f, n);
    case N_SELECTOR: return n->sel.selection ? NULL : static_function(f, n);
    case N_UNARY: return n->op == T_AND ? static_address(f, n->unary.x) : NULL;
    case N_COMPLIT:
        if (t->kind == TSLICE)
            return static_slice(f, n, n->type);
        return t->kind == TPOINTER ? elided_address(f, n, t->pointer.elem) : NULL;
    default: return NULL;
    }
}

// Variables -----------------------------------------------------------------------------------------------------------

static void init_variable(Fn *f, const PkgInit *init)
{
    Cg *cg = f->cg;
    cg_debug_pos(f, init->rhs->pos);
    if (init->lhs.len == 1) {
        Obj *v = init->lhs.at[0];
        if (is_blank(v->name)) {
            cg_order(f, &init->rhs, 1);
            cg_expr_to(f, init->rhs, v->type);
            return;
        }
        Value constant = cg_static_init(f, init->rhs, v->type);
        if (constant && type_size(v->type) > 0) {
            LLVMSetInitializer(cg_global(cg, v), constant);
            return;
        }
        cg_order(f, &init->rhs, 1);
        cg_store(f, cg_global(cg, v), cg_expr_to(f, init->rhs, v->type));
        return;
    }
    Val *vals = arena_alloc(cg->arena, sizeof(Val) * (size_t)init->lhs.len);
    cg_multi(f, init->rhs, vals, init->lhs.len);
    for (int i = 0; i < init->lhs.len; i++) {
        Obj *v = init->lhs.at[i];
        if (!is_blank(v->name))
            cg_store(f, cg_global(cg, v), cg_convert_implicit(f, vals[i], v->type));
    }
}

static bool is_wanted(Cg *cg, const PackageInit *p, int i)
{
    const PkgInit *init = &p->pkg->inits.at[i];
    for (int i = 0; i < init->lhs.len; i++) {
        if (ptrmap_get(&cg->globals, init->lhs.at[i]))
            return true;
    }
    return p->effects[i];
}

// Fills the blocks of initialisers that are wanted by now; true if there were any.
static bool fill_blocks(PackageInit *p)
{
    bool any = false;
    for (int i = 0; i < p->pkg->inits.len; i++) {
        if (p->first[i] || !is_wanted(p->f->cg, p, i))
            continue;
        any = true;
        p->first[i] = cg_block(p->f, "init");
        lower_initialiser(p->f->cg->prog, p->pkg, &p->pkg->inits.at[i]);
        cg_enter(p->f, p->first[i]);
        init_variable(p->f, &p->pkg->inits.at[i]);
        p->last[i] = LLVMGetInsertBlock(p->f->b);
    }
    return any;
}

// Is there nothing but the way from block to block?
static bool is_empty(Value fn)
{
    for (Block b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
        if (LLVMGetFirstInstruction(b) != LLVMGetBasicBlockTerminator(b))
            return false;
    return true;
}

static void finish_blocks(PackageInit *p)
{
    cg_enter(p->f, p->start);
    for (int i = 0; i < p->pkg->inits.len; i++) {
        if (!p->first[i])
            continue;
        cg_jump(p->f, p->first[i]);
        cg_enter(p->f, p->last[i]);
    }
    if (!cg_terminated(p->f))
        LLVMBuildRetVoid(p->f->b);
    cg_glue_end(p->f);
    if (is_empty(p->fn)) {
        LLVMInstructionEraseFromParent(p->call);
        LLVMDeleteFunction(p->fn);
    } else if (cg_has_more_instructions(p->fn, HugeInit)) {
        cg_fn_attr(p->f->cg, p->fn, "optnone");
    }
}

// Packages ------------------------------------------------------------------------------------------------------------

static Pos package_pos(const Pkg *pkg)
{
    return pkg->files.len && pkg->files.at[0]->pkgname ? pkg->files.at[0]->pkgname->pos : 0;
}

static PackageInit begin_package(Cg *cg, Pkg *pkg, LType type)
{
    Value fn = cg_glue_decl(cg, intern_printf("%s.init", pkg->path->text), type);
    cg_attr_at(cg, fn, 1, "nest");
    cg_fn_attr(cg, fn, "noinline"); // it runs once
    if (pkg->compiled)
        cg_fn_attr(cg, fn, "optnone"); // and is not worth the time in every program
    int n = pkg->inits.len;
    PackageInit p = {.pkg = pkg, .fn = fn, .f = cg_glue_begin(cg, fn, package_pos(pkg))};
    p.f->once = true;
    p.start = LLVMGetInsertBlock(p.f->b);
    p.first = arena_alloc(cg->arena, sizeof(Block) * (size_t)(n + 1));
    p.last = arena_alloc(cg->arena, sizeof(Block) * (size_t)(n + 1));
    p.effects = arena_alloc(cg->arena, sizeof(bool) * (size_t)(n + 1));
    for (int i = 0; i < n; i++)
        p.effects[i] = pkg->inits.at[i].lhs.len > 1 || expr_has_effects(pkg->inits.at[i].rhs);
    return p;
}

// Variables, then the init functions.
static void call_package(Fn *f, ProgramInit *init, Pkg *pkg, LType type)
{
    Cg *cg = f->cg;
    Value poison = LLVMGetPoison(cg->ptr);
    PackageInit p = begin_package(cg, pkg, type);
    p.call = LLVMBuildCall2(f->b, type, p.fn, &poison, 1, "");
    unsigned nest = LLVMGetEnumAttributeKindForName("nest", 4);
    LLVMAddCallSiteAttribute(p.call, 1, LLVMCreateEnumAttribute(cg->ctx, nest, 0));
    vec_push(cg->arena, &init->packages, p);
    for (int i = 0; i < pkg->init_funcs.len; i++) {
        Inst *inst = mono_func(cg->prog, pkg->init_funcs.at[i], (TypeVec){0});
        Callee c = {.fn = cg_func_decl(cg, inst), .context = poison, .sig = cg_fn_sig(cg, inst)};
        cg_fn_attr(cg, c.fn, "noinline"); // they run once
        cg_call_emit(f, &c, NULL);
    }
}

ProgramInit *cg_init_begin(Cg *cg)
{
    ProgramInit *init = arena_make(cg->arena, ProgramInit);
    LType type = LLVMFunctionType(cg->void_, &cg->ptr, 1, false);
    Value fn = cg_glue_decl(cg, intern_printf("%s..inittask", cg->prog->main->path->text), type);
    LLVMSetLinkage(fn, LLVMExternalLinkage);
    cg_attr_at(cg, fn, 1, "nest");
    Fn *f = cg_glue_begin(cg, fn, package_pos(cg->prog->main));
    for (int i = 0; i < cg->prog->pkgs.len; i++)
        call_package(f, init, cg->prog->pkgs.at[i], type);
    LLVMBuildRetVoid(f->b);
    cg_glue_end(f);
    return init;
}

bool cg_init_more(ProgramInit *init)
{
    bool any = false;
    for (int i = 0; i < init->packages.len; i++)
        any = fill_blocks(&init->packages.at[i]) || any;
    return any;
}

void cg_init_finish(ProgramInit *init)
{
    for (int i = 0; i < init->packages.len; i++)
        finish_blocks(&init->packages.at[i]);
}
