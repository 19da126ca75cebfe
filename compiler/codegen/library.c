// library.c: the library is compiled once, when gocc is built (driver/library.c); programs link what they need of it.
//
// For each package there is an object with its functions and methods, and with the instances of generic functions that
// it needs. What only a whole program can know stays in the program's own object, where it is generated on demand as
// for the user's packages: package variables and their initialisation, type descriptors, itabs, method tables, the list
// of roots. The library's objects refer to those by symbol.
//
//   program's object     functions of the user's packages, instances with the user's types, initialisation;
//                        variables, descriptors and itabs of all packages
//   library's objects    functions; methods as itabs want them and equality functions of their types; constants,
//                        wrappers, hash functions of their own
//
// So what is in a program is decided as ever (mono.c): a function that is in an object of the library is in the
// worklist like any other, but instead of generating its body, what generating it asked for is asked for again: the
// index has a list (requests.c). Small ones have their bodies generated nevertheless where they are called from code
// that is generated, to be inlined (available_externally), in programs as in other packages of the library.
//
// The index of an object begins with a stamp: which compiler made it, and a fingerprint of the sources. With another
// stamp it counts for nothing, and the package is compiled from its sources.
#include <errno.h>
#include <stdlib.h>

#include "codegen/cg.h"

// How many nodes of the syntax tree a function may have to be inlined into another package's, by what it is inlined
// into: a function, one that is to be inlined itself, and so on. LLVM has the last word.
static const int max_small[] = {120, 60, 30, 15};

// Packages that many programs carry and that have no hot functions: what they do waits for the kernel, or is done once
// before much else.
static const char *const leisurely[] = {"internal/fmtsort", "internal/poll", "io/fs", "os", "syscall"};

bool cg_is_leisurely(const Cg *cg, const Inst *inst)
{
    const Pkg *pkg = cg->opt->library;
    bool own = pkg && (inst->fn->pkg == pkg || inst->targs.len > 0); // instances are made where they are needed
    for (size_t i = 0; own && i < ARRAY_LEN(leisurely); i++)
        if (strcmp(pkg->path->text, leisurely[i]) == 0)
            return true;
    return false;
}

const char *library_stamp(Arena *a, const char *compiler, const Pkg *pkg)
{
    return arena_printf(a, "gocc library %s %016llx\n", compiler, (unsigned long long)pkg->fingerprint);
}

static bool is_generic(const FuncInfo *fn)
{
    return fn->sig->func.tparams.len > 0 || mono_receiver_tparams(fn) > 0;
}

static char *read_text(Arena *a, const char *path, size_t *len)
{
    FILE *f = fopen(path, "rbe");
    if (!f)
        return NULL;
    long size = fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *text = size >= 0 ? arena_alloc(a, (size_t)size + 1) : NULL;
    rewind(f);
    bool ok = text && fread(text, 1, (size_t)size, f) == (size_t)size;
    fclose(f);
    if (!ok)
        return NULL;
    text[size] = '\0';
    *len = (size_t)size;
    return text;
}

// What stands between at and the next c, which is left out; NULL if there is none.
static Str read_until(const char **at, char c)
{
    const char *from = *at, *to = strchr(from, c);
    if (!to)
        return NULL;
    *at = to + 1;
    return intern(from, (size_t)(to - from));
}

static bool read_packages(Arena *a, CompiledPkg *p, const char **at)
{
    Str path;
    while ((path = read_until(at, '\n')) && path->len > 0)
        vec_push(a, &p->packages, path);
    return path != NULL;
}

// One entry: symbol, tab, p if the function is private, its leaks and a space, requests, line feed.
static bool read_function(Arena *a, CompiledPkg *p, const char **at, const char *end)
{
    Str symbol = read_until(at, '\t');
    char *rest;
    CompiledFunc *fn = arena_make(a, CompiledFunc);
    fn->pkg = p;
    fn->is_private = symbol && **at == 'p';
    *at += fn->is_private;
    Str leaks = read_until(at, ' ');
    fn->leaks = leaks && leaks->len > 0 ? leaks->text : NULL;
    fn->len = strtol(*at, &rest, 10);
    fn->requests = rest + 1;
    size_t len = fn->len < 0 ? 0 : (size_t)fn->len;
    if (!symbol || !leaks || rest == *at || *rest != ',' || len >= (size_t)(end - fn->requests) ||
        fn->requests[len] != '\n')
        return false;
    ptrmap_set(a, &p->functions, symbol, fn);
    *at = fn->requests + len + 1;
    return true;
}

CompiledPkg *library_open(Arena *a, const char *index, const char *object, const char *stamp)
{
    size_t len;
    char *text = read_text(a, index, &len);
    if (!text || strncmp(text, stamp, strlen(stamp)) != 0)
        return NULL;
    CompiledPkg *p = arena_make(a, CompiledPkg);
    p->object = object;
    const char *at = text + strlen(stamp);
    bool ok = read_packages(a, p, &at);
    while (ok && *at)
        ok = read_function(a, p, &at, text + len);
    if (!ok)
        fatal("%s is damaged", index);
    return p;
}

void library_leaks(const Pkg *pkg)
{
    for (int i = 0; i < pkg->funcs.len; i++) {
        Inst inst = {.fn = pkg->funcs.at[i]};
        if (is_generic(inst.fn))
            continue;
        const CompiledFunc *fn = ptrmap_get(&pkg->compiled->functions, mangle_func(&inst));
        inst.fn->leaks = fn ? fn->leaks : NULL;
    }
}

Pkg *library_package(Cg *cg, const CompiledPkg *from, int i)
{
    if (cg->by_path.len == 0)
        for (int k = 0; k < cg->prog->pkgs.len; k++)
            ptrmap_set(cg->arena, &cg->by_path, cg->prog->pkgs.at[k]->path, cg->prog->pkgs.at[k]);
    Pkg *pkg = i < from->packages.len ? ptrmap_get(&cg->by_path, from->packages.at[i]) : NULL;
    if (!pkg)
        ice_at("library", 0, "%s refers to a package that is not in the program", from->object);
    return pkg;
}

// Who has it ----------------------------------------------------------------------------------------------------------

// Instances are with whoever needed them: maybe not with the generic function's package.
static CompiledFunc *find_compiled(Cg *cg, const Inst *inst)
{
    CompiledPkg *own = inst->fn->pkg->compiled;
    CompiledFunc *fn = own ? ptrmap_get(&own->functions, inst->symbol) : NULL;
    for (int i = 0; own && !fn && inst->targs.len > 0 && i < cg->prog->pkgs.len; i++) {
        CompiledPkg *p = cg->prog->pkgs.at[i]->compiled;
        fn = p ? ptrmap_get(&p->functions, inst->symbol) : NULL;
    }
    return fn;
}

const CompiledFunc *cg_elsewhere(Cg *cg, Inst *inst)
{
    static const CompiledFunc foreign = {.len = 0};
    if (!inst->fn->body)
        return NULL;
    if (cg->opt->library)
        return inst->targs.len == 0 && inst->fn->pkg != cg->opt->library ? &foreign : NULL;
    CompiledFunc *fn = find_compiled(cg, inst);
    if (fn)
        fn->pkg->used = true;
    return fn;
}

static void count(Node *n, void *ctx)
{
    int *left = ctx;
    if (--*left > 0)
        node_each_child(n, count, left);
}

static bool is_small(Cg *cg, FuncInfo *fn, int depth)
{
    int left = depth < (int)ARRAY_LEN(max_small) ? max_small[depth] : 0;
    bool asked = fn->node->kind == N_FUNCDECL && (fn->node->funcdecl.pragma & (PRAGMA_NOINLINE | PRAGMA_COLD));
    if (asked)
        return false;
    enum { BYTES_OF_A_NODE = 12 }; // of text, at least
    if (fn->body->block.unparsed && (int)(fn->body->block.rbrace - fn->body->pos) > left * BYTES_OF_A_NODE)
        return false;
    lower_function(cg->prog, fn);
    count(fn->body, &left);
    if (left <= 0)
        return false;
    return !fn->has_defer && !fn->has_recover;
}

bool cg_is_small(Cg *cg, const Inst *inst, int depth)
{
    return is_small(cg, inst->fn, depth);
}

// Private functions ---------------------------------------------------------------------------------------------------
//
// What no other object can refer to need not be known outside: LLVM inlines it where it is called once, and fits it to
// its callers. Other objects refer to what is exported, to what functions refer to that are inlined into them or
// instantiated in them, and to what go:linkname names. A program also refers to what initialisers name, since they are
// in its own object. If it refers to a private function nevertheless, say in an itab, it gets one of its own.

static void keep(Node *n, void *ctx)
{
    Cg *cg = ctx;
    if (n->obj && n->obj->kind == OBJ_FUNC)
        ptrmap_set(cg->arena, &cg->kept, n->obj->origin ? n->obj->origin : n->obj, n->obj);
    node_each_child(n, keep, cg);
}

static void keep_linknames(Cg *cg, const Pkg *pkg)
{
    for (int i = 0; i < pkg->objs.len; i++) {
        const Obj *o = pkg->objs.at[i];
        Str target = o->kind == OBJ_FUNC && o->decl ? o->decl->funcdecl.linkname : NULL;
        if (target)
            ptrmap_set(cg->arena, &cg->kept, target, (void *)target);
    }
}

void cg_find_private(Cg *cg)
{
    Pkg *pkg = cg->opt->library;
    for (int i = 0; i < pkg->funcs.len; i++)
        if (is_generic(pkg->funcs.at[i]) || is_small(cg, pkg->funcs.at[i], 0))
            keep(pkg->funcs.at[i]->body, cg);
    for (int i = 0; i < pkg->inits.len; i++)
        keep(pkg->inits.at[i].rhs, cg);
    for (int i = 0; i < cg->prog->pkgs.len; i++)
        keep_linknames(cg, cg->prog->pkgs.at[i]);
}

bool cg_is_private(Cg *cg, const Inst *inst)
{
    FuncInfo *fn = inst->fn;
    if (!cg->opt->library || inst->targs.len > 0 || fn->pkg != cg->opt->library || !fn->body)
        return false;
    if (!fn->obj) { // a literal is named by nothing but the function that it is in
        while (fn->outer)
            fn = fn->outer;
        return fn->obj && !is_small(cg, fn, 0);
    }
    if (cg_is_gated(fn))
        return false;
    bool is_init = !fn->obj->recv_type && strcmp(fn->obj->name->text, "init") == 0;
    return !is_init && !is_exported(fn->obj->name) && !ptrmap_get(&cg->kept, fn->obj) &&
           !ptrmap_get(&cg->kept, inst->symbol);
}

// Glue ----------------------------------------------------------------------------------------------------------------
//
// Equality functions of a package's named types, and what itabs have in the place of their methods (cg_itab_method).

bool cg_has_glue(const Type *t)
{
    if (t->kind == TPOINTER)
        t = t->pointer.elem;
    return t->kind == TNAMED && t->named.obj->pkg && t->named.tparams.len == 0 && t->named.targs.len == 0 &&
           t->named.outer.len == 0;
}

Value cg_glue_elsewhere(Cg *cg, Type *t, Str symbol, LType type)
{
    const Type *named = t->kind == TPOINTER ? t->pointer.elem : t;
    CompiledPkg *own = cg_has_glue(t) && !cg->opt->library ? named->named.obj->pkg->compiled : NULL;
    const CompiledFunc *there = own ? ptrmap_get(&own->functions, symbol) : NULL;
    if (!there || there->len < 0)
        return NULL;
    own->used = true;
    Value fn = cg_glue_decl(cg, symbol, type);
    LLVMSetLinkage(fn, LLVMExternalLinkage);
    cg_replay(cg, there);
    return fn;
}

static void type_glue(Cg *cg, Type *t)
{
    cg_make_equal(cg, t);
    Type *both[2] = {t, type_pointer(t)};
    for (int i = 0; i < 2 && !is_interface(t); i++) {
        MethodSet set = method_set(both[i]);
        for (int m = 0; m < set.len; m++)
            cg_make_itab_method(cg, both[i], set.at[m].sel);
    }
}

void cg_library_glue(Cg *cg)
{
    const ObjVec *objs = &cg->opt->library->objs;
    for (int i = 0; i < objs->len; i++) {
        const Obj *o = objs->at[i];
        if (o->kind == OBJ_TYPE && !o->decl->typedecl.alias && cg_has_glue(o->type))
            type_glue(cg, o->type);
    }
}

// The object ----------------------------------------------------------------------------------------------------------

Value cg_library_symbol(Cg *cg, const char *name)
{
    Value g = LLVMAddGlobal(cg->mod, cg->i8, name);
    LLVMSetVisibility(g, LLVMHiddenVisibility);
    return g;
}

void cg_share(Cg *cg, Value global)
{
    LLVMSetLinkage(global, LLVMExternalLinkage);
    LLVMSetVisibility(global, LLVMHiddenVisibility);
}

void cg_constant_sections(Cg *cg)
{
    int n = 0;
    for (Value g = LLVMGetFirstGlobal(cg->mod); g; g = LLVMGetNextGlobal(g)) {
        LLVMLinkage linkage = LLVMGetLinkage(g);
        bool own = linkage == LLVMPrivateLinkage || linkage == LLVMInternalLinkage;
        if (LLVMIsDeclaration(g) || linkage == LLVMAvailableExternallyLinkage)
            continue;
        if (LLVMIsGlobalConstant(g))
            LLVMSetSection(g, arena_printf(cg->arena, ".rodata.%d", n++));
        else if (own && cg->opt->library)
            ice_at("library", 0, "%s is a variable", LLVMGetValueName(g));
    }
}

static void write_function(Cg *cg, FILE *out, const Requests *r)
{
    const char *leaks = r->fn && r->fn->obj && !is_generic(r->fn) ? lower_leaks(cg->prog, r->fn) : "";
    fprintf(out, "%s\t%s%s ", r->symbol->text, r->is_private ? "p" : "", leaks);
    if (r->unknown) {
        fputs("-1,\n", out);
        return;
    }
    fprintf(out, "%zu,", r->text.len);
    fwrite(r->text.text, 1, r->text.len, out);
    putc('\n', out);
}

bool cg_library_write(Cg *cg, char **why)
{
    FILE *out = fopen(cg->opt->library_index, "wbe");
    if (out) {
        fputs(cg->opt->library_stamp, out);
        for (int i = 0; i < cg->package_list.len; i++)
            fprintf(out, "%s\n", cg->package_list.at[i]->path->text);
        putc('\n', out);
        for (int i = 0; i < cg->recorded.len; i++)
            write_function(cg, out, cg->recorded.at[i]);
    }
    bool ok = out && !ferror(out);
    if (out)
        ok = fclose(out) == 0 && ok;
    if (!ok)
        *why = arena_printf(cg->arena, "%s", strerror(errno));
    return ok;
}
