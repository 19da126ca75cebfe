// cg_onlyif.c: functions that are in a program only if it can have a use for them. In the library,
//
//     //gocc:onlyif float64 fmt.(*printer).printf
//
// before a function says that it is called only in programs in which values of one of these kinds may be in interfaces,
// or which contain one of these functions. So a program that prints no maps has no code that sorts their keys, though
// the code that prints values has a call of it.
//
// Kinds: what an interface may hold, and what reflection can make of that, has a type whose descriptor the program
// contains, other than as something to compare with in a type assertion (cg_compared_rtype). A kind of types that
// package reflect makes of others at run time needs the name of the function that does it among the words.
//
// Calls go through a constant of the program's, the gate, which holds the address of the function, or that of one that
// throws (unreachableMethod), as itabs do. Any other use of the function is one like that of other functions.
#include "codegen/cg.h"

typedef struct Gate {
    const Inst *inst; // not of the worklist
    Value global;     // where its address will be
    Value code;       // NULL while it is not needed
} Gate;

static Str only_if(const FuncInfo *fn)
{
    const Node *n = fn->node;
    return n && n->kind == N_FUNCDECL ? n->funcdecl.only_if : NULL;
}

bool cg_is_gated(const FuncInfo *fn)
{
    return only_if(fn) != NULL;
}

static Gate *gate_of(Cg *cg, const Inst *inst)
{
    Gate *g = ptrmap_get(&cg->gate_of, inst->symbol);
    if (g)
        return g;
    g = arena_make(cg->arena, Gate);
    g->inst = inst;
    g->global = LLVMAddGlobal(cg->mod, cg->ptr, arena_printf(cg->arena, "%s.gate", inst->symbol->text));
    LLVMSetGlobalConstant(g->global, true);
    LLVMSetLinkage(g->global, LLVMInternalLinkage);
    if (cg->opt->library || cg->linked_library)
        cg_share(cg, g->global);
    ptrmap_set(cg->arena, &cg->gate_of, inst->symbol, g);
    vec_push(cg->arena, &cg->gates, g);
    return g;
}

void cg_want_gate(Cg *cg, FuncInfo *fn, TypeVec targs)
{
    gate_of(cg, mono_detached(cg->prog, fn, targs));
}

Value cg_gate_code(Fn *f, FuncInfo *fn, TypeVec targs, Sig **sig)
{
    Cg *cg = f->cg;
    const Inst *inst = mono_detached(cg->prog, fn, targs);
    if (cg->opt->library && targs.len > 0)
        mono_func(cg->prog, fn, targs); // instances are made where they are called; the program decides who links them
    cg_request_gate(cg, inst);
    *sig = cg_sig(cg, mono_type(inst, fn->sig), fn->recv ? mono_type(inst, fn->recv->type) : NULL);
    return LLVMBuildLoad2(f->b, cg->ptr, gate_of(cg, inst)->global, "");
}

// Conditions ----------------------------------------------------------------------------------------------------------

// KindInvalid: it is none.
static RKind kind_named(Str word)
{
    static const struct {
        const char *name;
        RKind kind;
    } kinds[] = {
        {"float32", KindFloat32},       {"float64", KindFloat64}, {"complex64", KindComplex64},
        {"complex128", KindComplex128}, {"map", KindMap},
    };
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (strcmp(kinds[i].name, word->text) == 0)
            return kinds[i].kind;
    return KindInvalid;
}

// The next word of *p, NULL at the end.
static Str next_word(const char **p)
{
    *p += strspn(*p, " ");
    size_t len = strcspn(*p, " ");
    *p += len;
    return len > 0 ? intern(*p - len, len) : NULL;
}

static bool is_needed(Cg *cg, const Gate *g)
{
    if (cg->opt->whole_package)
        return true;
    const char *p = only_if(g->inst->fn)->text;
    for (Str word; (word = next_word(&p));) {
        RKind kind = kind_named(word);
        if (kind == KindInvalid ? ptrmap_get(&cg->present, word) != NULL : cg->kinds >> kind & 1)
            return true;
    }
    return false;
}

static bool is_function(const Cg *cg, Str word)
{
    for (int i = 0; i < cg->prog->pkgs.len; i++) {
        const Pkg *pkg = cg->prog->pkgs.at[i];
        bool here = strncmp(pkg->path->text, word->text, pkg->path->len) == 0 && word->text[pkg->path->len] == '.';
        for (int k = 0; here && k < pkg->funcs.len; k++)
            if (mono_detached(cg->prog, pkg->funcs.at[k], (TypeVec){0})->symbol == word)
                return true;
    }
    return false;
}

void cg_gates_check(Cg *cg)
{
    for (int i = 0; i < cg->opt->library->funcs.len; i++) {
        const FuncInfo *fn = cg->opt->library->funcs.at[i];
        const char *p = cg_is_gated(fn) ? only_if(fn)->text : "";
        for (Str word; (word = next_word(&p));)
            if (kind_named(word) == KindInvalid && !is_function(cg, word))
                diag_error(fn->node->pos, "//gocc:onlyif: there is no function %s", word->text);
    }
}

bool cg_gates_more(Cg *cg)
{
    bool any = false;
    Program *prog = cg->prog;
    for (; cg->gates.len > 0 && cg->insts_seen < prog->insts.len; cg->insts_seen++)
        ptrmap_set(cg->arena, &cg->present, prog->insts.at[cg->insts_seen]->symbol, prog);
    for (int i = 0; i < cg->gates.len; i++) {
        Gate *g = cg->gates.at[i];
        if (g->code || !is_needed(cg, g))
            continue;
        g->code = cg_func_decl(cg, mono_func(cg->prog, g->inst->fn, g->inst->targs));
        any = true;
    }
    return any;
}

void cg_gates_finish(Cg *cg)
{
    for (int i = 0; i < cg->gates.len; i++) {
        const Gate *g = cg->gates.at[i];
        LLVMSetInitializer(g->global, g->code ? g->code : cg_unreachable_method(cg));
    }
}
