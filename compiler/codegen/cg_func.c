// cg_func.c: functions: declaration, prologue, variables, closures, return.
//
// A variable lives in an alloca of the entry block, which LLVM turns into registers, or, if lower/escape.c says so, in
// a heap object made where the declaration is executed. A closure is {code, captures...}: the value of a variable that
// never changes, the address of any other.
#include "codegen/cg.h"

typedef struct Decl { // behind Inst.cg
    Value fn;         // NULL: generated code does not refer to it so far
    Sig *sig;
    const CompiledFunc *elsewhere; // its body is there; NULL: it is generated here
    bool generated;                // the body was asked for
    bool inlined;                  // it was asked for, to be inlined
    int depth;                     // a function that is generated here has 0, what is inlined into it 1
} Decl;

static void common_attrs(Cg *cg, Value fn)
{
    cg_fn_attr(cg, fn, "nounwind");
    cg_fn_attr(cg, fn, "null_pointer_is_valid");
    LLVMAddTargetDependentFunctionAttr(fn, "split-stack", "");
    LLVMAddTargetDependentFunctionAttr(fn, "frame-pointer", "all");
    LLVMAddTargetDependentFunctionAttr(fn, "no-stack-arg-probe", "");
}

static void sig_attrs(Cg *cg, Value fn, const Sig *s)
{
    unsigned i = 1;
    if (s->sret) {
        cg_attr_type(cg, fn, i, "sret", s->results);
        cg_attr_at(cg, fn, i++, "noalias");
    }
    cg_attr_at(cg, fn, i, "nest");
}

Value cg_glue_decl(Cg *cg, Str symbol, LType type)
{
    Value fn = LLVMAddFunction(cg->mod, symbol->text, type);
    LLVMSetLinkage(fn, LLVMInternalLinkage);
    common_attrs(cg, fn);
    return fn;
}

// Is the function known outside of the object? The runtime calls main.main, other objects the functions of a package
// that is no program, and what has no body is theirs.
static bool is_external(Cg *cg, const Inst *inst)
{
    const FuncInfo *fn = inst->fn;
    if (cg->opt->library)
        return fn->body && !cg_is_private(cg, inst);
    if (!fn->obj)
        return false;
    bool elsewhere = !fn->body && !fn->node->funcdecl.linkname;
    if (elsewhere || strcmp(inst->symbol->text, "main.main") == 0)
        return true;
    return !cg_is_program(cg) && fn->pkg == cg->prog->main && inst->targs.len == 0;
}

static Decl *decl_of(Cg *cg, Inst *inst)
{
    if (!inst->cg) {
        Decl *d = inst->cg = arena_make(cg->arena, Decl);
        d->elsewhere = cg_elsewhere(cg, inst);
    }
    return inst->cg;
}

static void set_linkage(Cg *cg, const Inst *inst, const Decl *d)
{
    if (d->elsewhere || is_external(cg, inst))
        LLVMSetLinkage(d->fn, LLVMExternalLinkage);
    if (cg->opt->library && !d->elsewhere && inst->fn->body && inst->targs.len > 0)
        LLVMSetLinkage(d->fn, LLVMWeakODRLinkage); // several packages may need the same instance
}

static Decl *declare(Cg *cg, Inst *inst)
{
    Decl *d = decl_of(cg, inst);
    if (d->fn)
        return d;
    FuncInfo *fn = inst->fn;
    if (d->elsewhere && d->elsewhere->is_private) {
        d->elsewhere = NULL; // not for us
        if (d->generated)    // else its turn in the worklist comes
            vec_push(cg->arena, &cg->to_inline, inst);
    }
    if (!d->elsewhere)
        lower_function(cg->prog, fn);
    d->sig = cg_sig(cg, mono_type(inst, fn->sig), fn->recv ? mono_type(inst, fn->recv->type) : NULL);
    d->fn = cg_glue_decl(cg, inst->symbol, d->sig->type);
    sig_attrs(cg, d->fn, d->sig);
    set_linkage(cg, inst, d);
    unsigned pragma = fn->node->kind == N_FUNCDECL ? fn->node->funcdecl.pragma : 0;
    if ((pragma & PRAGMA_NOINLINE) || fn->has_defer || fn->has_recover)
        cg_fn_attr(cg, d->fn, "noinline"); // those need a frame of their own
    if (cg_is_leisurely(cg, inst) || (pragma & PRAGMA_COLD))
        cg_fn_attr(cg, d->fn, "optsize");
    if (pragma & PRAGMA_COLD) {
        cg_fn_attr(cg, d->fn, "minsize");
        cg_fn_attr(cg, d->fn, "cold");
    }
    if (fn->has_recover) // one for each call: recursion must not become a loop
        LLVMAddTargetDependentFunctionAttr(d->fn, "disable-tail-calls", "true");
    return d;
}

Value cg_func_decl(Cg *cg, Inst *inst)
{
    cg_request_func(cg, inst);
    Decl *d = declare(cg, inst);
    if (d->elsewhere && !d->inlined && cg->inlines && cg->opt->opt_level > 0 &&
        cg_is_small(cg, inst, cg->inline_depth)) {
        d->inlined = true;
        d->depth = cg->inline_depth + 1;
        vec_push(cg->arena, &cg->to_inline, inst);
    }
    return d->fn;
}

Sig *cg_fn_sig(Cg *cg, Inst *inst)
{
    return declare(cg, inst)->sig;
}

// Frames --------------------------------------------------------------------------------------------------------------

// Lets code and jump tables of a function have sections of their own, so that linkers can drop it if nobody refers to
// it.
static void own_section(Cg *cg, Value fn)
{
    size_t len;
    LLVMComdatRef group = LLVMGetOrInsertComdat(cg->mod, LLVMGetValueName2(fn, &len));
    bool shared = LLVMGetLinkage(fn) == LLVMWeakODRLinkage;
    LLVMSetComdatSelectionKind(group, shared ? LLVMAnyComdatSelectionKind : LLVMNoDeduplicateComdatSelectionKind);
    LLVMSetComdat(fn, group);
}

static Fn *fn_begin(Cg *cg, Value fn)
{
    if (LLVMGetLinkage(fn) != LLVMAvailableExternallyLinkage) // that is code of another object
        own_section(cg, fn);
    Fn *f = arena_make(cg->arena, Fn);
    f->cg = cg;
    f->fn = fn;
    f->b = LLVMCreateBuilderInContext(cg->ctx);
    f->entry = LLVMCreateBuilderInContext(cg->ctx);
    f->alloca_block = cg_block(f, "entry");
    f->body = cg_block(f, "body");
    LLVMPositionBuilderAtEnd(f->entry, f->alloca_block);
    cg_enter(f, f->body);
    return f;
}

// A goroutine's stack cannot hold frames of more than 1 GB. What LLVM may save is not looked at: a program is accepted
// at every level of optimisation, or at none.
static void check_frame(const Fn *f)
{
    const int64_t limit = (int64_t)1 << 30;
    uint64_t locals = 0;
    Block entry = LLVMGetInsertBlock(f->entry);
    for (Value i = LLVMGetFirstInstruction(entry); i; i = LLVMGetNextInstruction(i)) {
        if (LLVMGetInstructionOpcode(i) == LLVMAlloca)
            locals += LLVMABISizeOfType(f->cg->td, LLVMGetAllocatedType(i));
    }
    uint64_t args = 0;
    for (int i = 0; f->info && i < f->info->params.len; i++)
        args += (uint64_t)type_size(cg_type((Fn *)f, f->info->params.at[i]->type));
    if (f->info && f->info->recv)
        args += (uint64_t)type_size(cg_type((Fn *)f, f->info->recv->type));
    if (locals + args > (uint64_t)limit)
        diag_error(f->info && f->info->node ? f->info->node->pos : f->pos,
                   "stack frame too large (>1GB): %d MB locals + %d MB args", (int)(locals >> 20), (int)(args >> 20));
}

static void fn_end(Fn *f)
{
    check_frame(f);
    LLVMBuildBr(f->entry, f->body);
    LLVMDisposeBuilder(f->b);
    LLVMDisposeBuilder(f->entry);
}

Fn *cg_glue_begin(Cg *cg, Value fn, Pos pos)
{
    Fn *f = fn_begin(cg, fn);
    f->pos = pos;
    if (pos) { // functions that LLVM inlines into this one keep their names and lines only if it has some itself
        size_t len;
        cg_debug_func(f, LLVMGetValueName2(fn, &len), pos);
        cg_debug_pos(f, pos);
    }
    return f;
}

void cg_glue_end(Fn *f)
{
    fn_end(f);
}

// Variables -----------------------------------------------------------------------------------------------------------

static int capture_index(const FuncInfo *fn, const Obj *v)
{
    for (int i = 0; i < fn->captures.len; i++)
        if (fn->captures.at[i] == v)
            return i;
    return -1;
}

Value cg_var_addr(Fn *f, Obj *v)
{
    if (!v->func)
        return cg_global(f->cg, v);
    if (f->info && v->func == f->info) {
        Value addr = f->locals[v->slot].addr;
        if (!addr)
            ice_at("codegen", f->pos, "variable %s has no storage", v->name ? v->name->text : "(unnamed)");
        return addr;
    }
    int i = f->info ? capture_index(f->info, v) : -1;
    if (i < 0)
        ice_at("codegen", f->pos, "variable %s is not captured", v->name->text);
    return f->captures[i];
}

void cg_declare_local(Fn *f, Obj *v, const Val *init)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, v->type);
    Local *local = &f->locals[v->slot];
    const char *name = v->name ? v->name->text : "";
    if (v->escapes) {
        local->addr = cg_new(f, t);
        if (init)
            cg_init(f, local->addr, *init); // a new object is zeroed
        if (cg->opt->debug && !cg->opt->library) {
            Value box = cg_alloca(f, cg->ptr, name);
            LLVMBuildStore(f->b, local->addr, box);
            cg_debug_var(f, v, box, 0, true);
        }
        return;
    }
    bool again = local->addr != NULL; // the body of a range over functions and the like may be generated twice
    if (!again)
        local->addr = cg_alloca(f, cg_lltype(cg, t), name);
    if (init)
        cg_init(f, local->addr, *init);
    else
        cg_store_zero(f, local->addr, t);
    if (!again)
        cg_debug_var(f, v, local->addr, 0, false);
}

// Gives parameter v, which arrived as `arg`, its storage.
static void param_storage(Fn *f, Obj *v, Value arg, int argno)
{
    Cg *cg = f->cg;
    Type *t = cg_type(f, v->type);
    Local *local = &f->locals[v->slot];
    bool mem = cg_is_mem(cg, t);
    Val incoming = {.v = arg, .type = t, .mem = mem, .temp = mem};
    if (mem && !v->escapes && !v->reassigned && !v->addrtaken) {
        local->addr = arg; // the caller's copy is ours to read
        return;
    }
    if (v->escapes) {
        cg_declare_local(f, v, &incoming);
        return;
    }
    local->addr = cg_alloca(f, cg_lltype(cg, t), v->name ? v->name->text : "");
    cg_init(f, local->addr, incoming);
    cg_debug_var(f, v, local->addr, argno, false);
}

static void params_storage(Fn *f)
{
    FuncInfo *fn = f->info;
    unsigned i = 0;
    int argno = 1;
    if (f->sig->sret)
        f->sret = LLVMGetParam(f->fn, i++);
    i++; // the context
    if (fn->recv)
        param_storage(f, fn->recv, LLVMGetParam(f->fn, i++), argno++);
    for (int p = 0; p < fn->params.len; p++)
        param_storage(f, fn->params.at[p], LLVMGetParam(f->fn, i++), argno++);
    for (int r = 0; r < fn->results.len; r++)
        cg_declare_local(f, fn->results.at[r], NULL);
}

// Closures ------------------------------------------------------------------------------------------------------------

// The Go type of a closure object, which gives it a layout and a pointer map: struct { code; captures }. The body of a
// loop over a function has the loop's state in between.
static Type *closure_type(Cg *cg, const Inst *inst)
{
    const FuncInfo *fn = inst->fn;
    ObjVec fields = {0};
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("F"), 0, fn->pkg, basic(TUINTPTR)));
    if (is_range_body(fn))
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr("S"), 0, fn->pkg, basic(TUNSAFEPTR)));
    for (int i = 0; i < fn->captures.len; i++) {
        Obj *v = fn->captures.at[i];
        Type *t = mono_type(inst, v->type);
        if (!capture_by_value(v))
            t = type_pointer(t);
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_printf("X%d", i), 0, fn->pkg, t));
    }
    return type_struct(fields, NULL);
}

static void captures_storage(Fn *f)
{
    Cg *cg = f->cg;
    FuncInfo *fn = f->info;
    bool range_body = is_range_body(fn);
    if (fn->captures.len == 0 && !range_body)
        return;
    LType type = cg_lltype(cg, closure_type(cg, f->inst));
    Value ctx = LLVMGetParam(f->fn, f->sig->sret ? 1 : 0);
    if (range_body)
        f->range_state = LLVMBuildLoad2(f->b, cg->ptr, cg_gep(f, type, ctx, 1), "");
    unsigned first = range_body ? 2 : 1;
    f->captures = arena_alloc(cg->arena, sizeof(Value) * (size_t)fn->captures.len);
    for (int i = 0; i < fn->captures.len; i++) {
        Value field = cg_gep(f, type, ctx, (unsigned)i + first);
        bool by_value = capture_by_value(fn->captures.at[i]);
        f->captures[i] = by_value ? field : LLVMBuildLoad2(f->b, cg->ptr, field, "");
        if (cg->opt->debug && !cg->opt->library && fn->captures.at[i]->name) {
            Value box = cg_alloca(f, cg->ptr, fn->captures.at[i]->name->text);
            LLVMBuildStore(f->b, f->captures[i], box);
            cg_debug_var(f, fn->captures.at[i], box, 0, true);
        }
    }
}

Value cg_funcval_const(Cg *cg, Value fn)
{
    Value g = ptrmap_get(&cg->funcvals, fn);
    if (g)
        return g;
    size_t len;
    const char *name = LLVMGetValueName2(fn, &len);
    g = LLVMAddGlobal(cg->mod, cg->ptr, arena_printf(cg->arena, "%s.f", name));
    LLVMSetInitializer(g, fn);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMInternalLinkage);
    ptrmap_set(cg->arena, &cg->funcvals, fn, g);
    return g;
}

Value cg_closure_object(Fn *f, Inst *inst, bool in_frame, Value extra)
{
    Cg *cg = f->cg;
    Value fn = cg_func_decl(cg, inst);
    const FuncInfo *info = inst->fn;
    if (info->captures.len == 0 && !extra)
        return cg_funcval_const(cg, fn);
    Type *t = closure_type(cg, inst);
    LType lt = cg_lltype(cg, t);
    Value obj = in_frame ? cg_alloca(f, lt, "closure") : cg_new(f, t);
    LLVMBuildStore(f->b, fn, obj);
    if (extra)
        LLVMBuildStore(f->b, extra, cg_gep(f, lt, obj, 1));
    unsigned first = extra ? 2 : 1;
    for (int i = 0; i < info->captures.len; i++) {
        Obj *v = info->captures.at[i];
        Value addr = cg_var_addr(f, v), field = cg_gep(f, lt, obj, (unsigned)i + first);
        Type *vt = cg_type(f, v->type);
        if (capture_by_value(v))
            cg_init(f, field, cg_load(f, addr, vt));
        else
            cg_init(f, field, cg_val(addr, type_pointer(vt)));
    }
    return obj;
}

Value cg_closure(Fn *f, Node *n)
{
    return cg_closure_object(f, mono_literal(f->cg->prog, n->funclit.fn, f->inst), n->noescape, NULL);
}

// Return --------------------------------------------------------------------------------------------------------------

void cg_return(Fn *f, Val *results, int n)
{
    const Sig *s = f->sig;
    if (n == 0) {
        LLVMBuildRetVoid(f->b);
    } else if (s->sret) {
        for (int i = 0; i < n; i++)
            cg_init(f, n == 1 ? f->sret : cg_gep(f, s->results, f->sret, (unsigned)i), results[i]);
        LLVMBuildRetVoid(f->b);
    } else if (n == 1) {
        LLVMBuildRet(f->b, results[0].v);
    } else {
        Value agg = LLVMGetPoison(s->results);
        for (int i = 0; i < n; i++) {
            Value v = results[i].v;
            if (underlying(results[i].type)->kind == TBOOL)
                v = cg_tobool8(f, v);
            agg = LLVMBuildInsertValue(f->b, agg, v, (unsigned)i, "");
        }
        LLVMBuildRet(f->b, agg);
    }
}

// Package variables ---------------------------------------------------------------------------------------------------

Value cg_global(Cg *cg, Obj *v)
{
    cg_request_var(cg, v);
    Value g = ptrmap_get(&cg->globals, v);
    if (g)
        return g;
    Obj *other = v->linkname ? cg_linked_variable(cg, v) : NULL;
    if (other) {
        g = cg_global(cg, other);
        ptrmap_set(cg->arena, &cg->globals, v, g);
        return g;
    }
    LType t = cg_lltype(cg, v->type);
    if (type_size(v->type) == 0) { // all objects of size zero are one
        g = LLVMGetNamedGlobal(cg->mod, "runtime_zerobase");
        if (!g)
            g = LLVMAddGlobal(cg->mod, cg->i64, "runtime_zerobase");
        ptrmap_set(cg->arena, &cg->globals, v, g);
        return g;
    }
    if (cg->opt->library) {
        g = cg_library_symbol(cg, mangle_var(v)->text);
        ptrmap_set(cg->arena, &cg->globals, v, g);
        return g;
    }
    g = LLVMAddGlobal(cg->mod, t, mangle_var(v)->text);
    Value embedded = cg_embed(cg, v);
    LLVMSetInitializer(g, embedded ? embedded : LLVMConstNull(t));
    LLVMSetLinkage(g, LLVMInternalLinkage);
    LLVMSetAlignment(g, (unsigned)type_align(v->type));
    if (v->pkg->compiled || cg_is_runtime(v->pkg)) // the runtime reads MemProfileRate
        cg_share(cg, g);
    ptrmap_set(cg->arena, &cg->globals, v, g);
    cg_debug_global(cg, v, g);
    return g;
}

// Bodies --------------------------------------------------------------------------------------------------------------

// A function without body is defined in the runtime or in another object.
static void foreign_body(Cg *cg, Inst *inst)
{
    Str target = inst->fn->node->funcdecl.linkname;
    if (target)
        cg_linkname(cg, inst, target->text);
}

// Only initialisers refer to a literal outside of functions; what the library has there runs once, if at all.
static bool is_worth_inlining(const FuncInfo *fn)
{
    const FuncInfo *outermost = fn;
    while (outermost->outer)
        outermost = outermost->outer;
    return outermost->obj || !fn->pkg->compiled;
}

// LLVM inlines whatever has only one call, however long it is: a main that calls hundreds of functions once would
// become one function, and compiling it takes time that grows with the square.
enum { LongFunction = 150 };

bool cg_has_more_instructions(Value fn, int n)
{
    for (Block b = LLVMGetFirstBasicBlock(fn); b; b = LLVMGetNextBasicBlock(b))
        for (Value v = LLVMGetFirstInstruction(b); v; v = LLVMGetNextInstruction(v))
            if (--n < 0)
                return true;
    return false;
}

// with_debug: fn has a place in the debug information.
static void generate_body(Cg *cg, Inst *inst, Value fn_value, bool with_debug)
{
    FuncInfo *fn = inst->fn;
    lower_function(cg->prog, fn);
    cg->inlines = is_worth_inlining(fn) && with_debug;
    Fn *f = fn_begin(cg, fn_value);
    f->inst = inst;
    f->info = fn;
    f->sig = declare(cg, inst)->sig;
    f->locals = arena_alloc(cg->arena, sizeof(Local) * (size_t)(fn->locals.len + 1));
    if (with_debug)
        cg_debug_func(f, inst->symbol->text, fn->node->pos);
    cg_debug_pos(f, fn->node->pos);
    captures_storage(f);
    params_storage(f);
    if (fn->has_defer)
        cg_defer_prologue(f);
    if (f->range_state)
        cg_range_body(f);
    else
        cg_stmts(f, fn->body->block.stmts);
    if (!cg_terminated(f)) {
        cg_debug_pos(f, fn->body->block.rbrace);
        if (fn->results.len > 0)
            LLVMBuildUnreachable(f->b); // the checker has seen a terminating statement
        else if (f->defer_frame)
            cg_defer_return(f);
        else
            cg_return(f, NULL, 0);
    }
    fn_end(f);
    if (!cg->opt->library && fn->node->kind == N_FUNCDECL && cg_has_more_instructions(fn_value, LongFunction))
        cg_fn_attr(cg, fn_value, "noinline");
    if (cg->opt->fuzz && with_debug && !fn->pkg->lazy)
        cg_fuzz_counters(cg, fn_value);
    cg->inlines = false;
}

// The body is in an object of the library: asks for what it needs.
static void want_needs(Cg *cg, Inst *inst, const CompiledFunc *elsewhere)
{
    if (cg->opt->library)
        return; // that is the program's business
    if (elsewhere->len >= 0) {
        cg_replay(cg, elsewhere);
        return;
    }
    Value scratch = LLVMAddFunction(cg->mod, "", declare(cg, inst)->sig->type);
    LLVMSetLinkage(scratch, LLVMAvailableExternallyLinkage); // so it gets no section
    generate_body(cg, inst, scratch, false);
    LLVMDeleteFunction(scratch);
}

void cg_func_body(Cg *cg, Inst *inst)
{
    Decl *d = decl_of(cg, inst);
    if (d->generated)
        return;
    d->generated = true;
    if (d->elsewhere) {
        want_needs(cg, inst, d->elsewhere);
        return;
    }
    declare(cg, inst);
    if (!inst->fn->body) {
        foreign_body(cg, inst);
        return;
    }
    if (cg->opt->library)
        cg_requests_begin(cg, inst);
    generate_body(cg, inst, d->fn, true);
    cg->requests = NULL;
}

bool cg_inline_more(Cg *cg)
{
    bool any = cg->to_inline.len > 0;
    while (cg->to_inline.len > 0) {
        Inst *inst = cg->to_inline.at[--cg->to_inline.len];
        Decl *d = declare(cg, inst);
        if (d->elsewhere)
            LLVMSetLinkage(d->fn, LLVMAvailableExternallyLinkage);
        cg->inline_depth = d->depth;
        generate_body(cg, inst, d->fn, true);
    }
    cg->inline_depth = 0;
    return any;
}
