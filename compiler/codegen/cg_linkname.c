// cg_linkname.c: functions of the library whose body is in the runtime. The declaration
//
//     //go:linkname now runtime_nanotime
//     func now() int64
//
// has no body; the pragma names a C function. What is generated here is the body: a call of it, which LLVM puts in the
// place of every call of `now`. So `now` is a function like any other: it can be a func value, deferred, started by go.
//
// The C function follows C's rules, without the context parameter of Go functions (runtime/README.md has the table):
//   - numbers, bool, pointers, maps, channels and funcs are one parameter; a string is two (bytes, length) or one
//     GoString, a slice three (array, length, capacity), an interface two (type or itab, data);
//   - an array or a struct is a pointer to it, read only;
//   - a result is returned; several are returned as the struct of them. Results of more than two words, a slice too, go
//     through a pointer that C calls the struct result and LLVM sret.
// Other parameters (complex64, small structs that travel in registers) are not supported: C packs them differently.
//
// A name with a dot is that of a Go function ("strings.IndexByte"), of whatever package of the program.
#include "codegen/cg.h"

static bool is_two_words(TypeKind k)
{
    return k == TSTRING || k == TINTERFACE || k == TCOMPLEX128;
}

// A type that C and LLVM pass and return alike.
static bool is_plain(Type *t)
{
    TypeKind k = underlying(t)->kind;
    return k != TCOMPLEX64 && k != TSTRUCT && k != TARRAY;
}

// C extends small integers to 32 bits; both sides rely on it.
static const char *extension(Type *t)
{
    t = underlying(t);
    if (t->kind == TBOOL)
        return "zeroext";
    if (!is_integer(t) || type_size(t) >= 4)
        return NULL;
    return is_unsigned(t) ? "zeroext" : "signext";
}

static void extend(Cg *cg, Value call, unsigned index, Type *t)
{
    const char *name = extension(t);
    if (!name)
        return;
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    LLVMAddCallSiteAttribute(call, index, LLVMCreateEnumAttribute(cg->ctx, kind, 0));
}

// Do the results fit C's two result registers, each member beginning a word of its own?
static bool in_registers(const Sig *s)
{
    int64_t at = 0;
    for (int i = 0; i < s->nresults; i++) {
        if (at % 8 != 0)
            return false;
        Type *t = underlying(s->result_types[i]);
        at += is_two_words(t->kind) ? 16 : t->kind == TSLICE ? 24 : type_size(t);
    }
    return at <= 16;
}

static int64_t result_size(Cg *cg, const Sig *s)
{
    return s->nresults == 0 ? 0 : (int64_t)LLVMABISizeOfType(cg->td, s->results);
}

static bool is_supported(Cg *cg, const Sig *s)
{
    for (int i = 0; i < s->nparams; i++)
        if (!is_plain(s->param_types[i]) && !cg_is_mem(cg, s->param_types[i]))
            return false;
    if (in_registers(s)) {
        for (int i = 0; i < s->nresults; i++)
            if (!is_plain(s->result_types[i]))
                return false;
        return true;
    }
    return result_size(cg, s) > 16; // or C would pack them into registers
}

// Calls the C function `name` with the arguments of the wrapper w.
static Value call_c(Fn *w, const char *name, const Val *args, Value sret)
{
    Cg *cg = w->cg;
    const Sig *s = w->sig;
    LType *types = arena_alloc(cg->arena, sizeof(LType) * (size_t)(3 * s->nparams + 1));
    Value *vals = arena_alloc(cg->arena, sizeof(Value) * (size_t)(3 * s->nparams + 1));
    unsigned n = 0;
    if (sret) {
        types[n] = cg->ptr;
        vals[n++] = sret;
    }
    unsigned *at = arena_alloc(cg->arena, sizeof(unsigned) * (size_t)(s->nparams + 1)); // the first word of each
    for (int i = 0; i < s->nparams; i++) {
        at[i] = n;
        n += cg_flatten(w, args[i].v, vals + n);
        for (unsigned k = at[i]; k < n; k++)
            types[k] = LLVMTypeOf(vals[k]);
    }
    LType result = sret || s->nresults == 0 ? cg->void_
                   : s->nresults == 1       ? cg_valtype(cg, s->result_types[0])
                                            : s->results;
    LType type = LLVMFunctionType(result, types, n, false);
    Value fn = LLVMGetNamedFunction(cg->mod, name);
    if (!fn) {
        fn = LLVMAddFunction(cg->mod, name, type);
        cg_fn_attr(cg, fn, "nounwind");
    }
    Value call = LLVMBuildCall2(w->b, type, fn, vals, n, "");
    for (int i = 0; i < s->nparams; i++)
        extend(cg, call, at[i] + 1, s->param_types[i]);
    if (!sret && s->nresults == 1)
        extend(cg, call, 0, s->result_types[0]);
    unsigned kind = LLVMGetEnumAttributeKindForName("sret", 4);
    if (sret)
        LLVMAddCallSiteAttribute(call, 1, LLVMCreateTypeAttribute(cg->ctx, kind, s->results));
    return call;
}

static void c_function(Fn *w, const char *name, const Val *args)
{
    Cg *cg = w->cg;
    const Sig *s = w->sig;
    Value sret = in_registers(s) ? NULL : s->sret ? w->sret : cg_alloca(w, s->results, "result");
    Value ret = call_c(w, name, args, sret);
    Val *results = arena_alloc(cg->arena, sizeof(Val) * (size_t)(s->nresults + 1));
    for (int i = 0; i < s->nresults && !s->sret; i++) {
        Type *t = s->result_types[i];
        if (sret) {
            results[i] = cg_load(w, s->nresults == 1 ? sret : cg_gep(w, s->results, sret, (unsigned)i), t);
        } else if (s->nresults == 1) {
            results[i] = cg_val(ret, t);
        } else {
            Value v = cg_field(w, ret, (unsigned)i);
            if (underlying(t)->kind == TBOOL)
                v = LLVMBuildTrunc(w->b, v, cg->i1, "");
            results[i] = cg_val(v, t);
        }
    }
    if (s->sret)
        LLVMBuildRetVoid(w->b); // they are where they should be
    else
        cg_return(w, results, s->nresults);
    cg_glue_end(w);
}

// What "path.name" means in the program, NULL if there is no such thing.
static Obj *go_object(const Program *prog, const char *symbol)
{
    const char *dot = strrchr(symbol, '.');
    for (int i = 0; dot && i < prog->pkgs.len; i++) {
        const Pkg *pkg = prog->pkgs.at[i];
        if (pkg->path->len == (size_t)(dot - symbol) && memcmp(pkg->path->text, symbol, pkg->path->len) == 0)
            return scope_lookup(pkg->scope, intern_cstr(dot + 1));
    }
    return NULL;
}

static FuncInfo *go_function(const Program *prog, const char *symbol)
{
    const Obj *o = go_object(prog, symbol);
    return o && o->kind == OBJ_FUNC && o->func && o->func->body ? o->func : NULL;
}

Obj *cg_linked_variable(Cg *cg, Obj *v)
{
    Obj *o = go_object(cg->prog, v->linkname->text);
    return o && o != v && o->kind == OBJ_VAR && !o->linkname ? o : NULL;
}

// A body that is never run, because an error was reported.
static void no_body(Fn *w)
{
    w->cg->unsupported = true;
    LLVMBuildUnreachable(w->b);
    cg_glue_end(w);
}

// The Go function `target` of another object.
static Value foreign_function(Cg *cg, const char *target, const Sig *s)
{
    Value fn = LLVMGetNamedFunction(cg->mod, target);
    if (!fn) {
        fn = cg_glue_decl(cg, intern_cstr(target), s->type);
        LLVMSetLinkage(fn, LLVMExternalLinkage);
    }
    return fn;
}

static void go_call(Fn *w, const char *target, Val *args)
{
    Cg *cg = w->cg;
    FuncInfo *to = go_function(cg->prog, target);
    Callee c = {.sig = w->sig, .context = LLVMGetPoison(cg->ptr), .args = args, .nargs = w->sig->nparams};
    if (to) {
        Inst *inst = mono_func(cg->prog, to, (TypeVec){0});
        c.fn = cg_func_decl(cg, inst);
        c.sig = cg_fn_sig(cg, inst);
    } else if (cg->opt->whole_package) { // an object may leave functions to other objects
        c.fn = foreign_function(cg, target, w->sig);
    } else {
        diag_error(w->pos, "relocation target %s not defined", target);
        no_body(w);
        return;
    }
    cg_wrapper_end(w, &c);
}

void cg_linkname(Cg *cg, Inst *inst, const char *target)
{
    Sig *s = cg_fn_sig(cg, inst);
    Value fn = cg_func_decl(cg, inst);
    cg_fn_attr(cg, fn, "alwaysinline");
    Val *args = arena_alloc(cg->arena, sizeof(Val) * (size_t)(s->nparams + 1));
    Fn *w = cg_wrapper_begin(cg, fn, s, args, inst->fn->node->pos);
    if (strchr(target, '.')) {
        go_call(w, target, args);
    } else if (is_supported(cg, s)) {
        c_function(w, target, args);
    } else {
        cg_unsupported(cg, w->pos, "go:linkname with parameters or results that C passes differently");
        no_body(w);
    }
}
