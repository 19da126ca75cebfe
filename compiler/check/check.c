// check.c: one package from parsed files to annotated trees.
//
// The phases, in order: collect every package-level object and attach methods to their receivers' types (collect.c);
// refuse types defined as each other; resolve all objects, defined types first, then aliases, then methods, then the
// rest, each one pulling in what it refers to; run what was put off, function bodies included; order the package
// variables' initialisation (initorder.c); complain about unused imports. A fault in one phase does not keep the later
// ones from running: whatever can be checked is.
#include "check/checker.h"

Env env_enter(Checker *c, Scope *scope)
{
    Env saved = {c->func,        c->scope, c->iota, c->errpos, c->in_tparams, c->in_alias, c->has_call_or_recv,
                 types_version()};
    check_scope_version(c, scope);
    c->func = NULL;
    c->scope = scope;
    c->iota = NULL;
    c->errpos = 0;
    c->in_tparams = c->in_alias = c->has_call_or_recv = false;
    return saved;
}

void env_leave(Checker *c, const Env *saved)
{
    c->func = saved->func;
    c->scope = saved->scope;
    c->iota = saved->iota;
    c->errpos = saved->errpos;
    c->in_tparams = saved->in_tparams;
    c->in_alias = saved->in_alias;
    c->has_call_or_recv = saved->has_call_or_recv;
    types_set_version(saved->version);
}

void check_later(Checker *c, DelayedRun run, Node *node, void *data)
{
    Delayed d = {run, node, data, types_version()};
    vec_push(c->arena, &c->delayed, d);
}

void check_run_delayed(Checker *c, int from)
{
    int version = types_version();
    for (int i = from; i < c->delayed.len; i++) { // grows while it runs
        Delayed d = c->delayed.at[i];
        types_set_version(d.version);
        d.run(c, d.node, d.data);
    }
    types_set_version(version);
    c->delayed.len = from;
}

static bool is_method(const Obj *o)
{
    return o->kind == OBJ_FUNC && o->decl->funcdecl.recv;
}

static int resolve_phase(const Obj *o)
{
    if (o->kind == OBJ_TYPE)
        return o->decl->typedecl.alias ? 1 : 0;
    return is_method(o) ? 2 : 3; // methods first: interfaces are satisfied by them
}

static void resolve_all(Checker *c)
{
    for (int phase = 0; phase <= 3; phase++)
        for (int i = 0; i < c->objs.len; i++)
            if (resolve_phase(c->objs.at[i]) == phase)
                check_obj(c, c->objs.at[i]);
}

// Fills the lists of Pkg in source order.
static void list_objects(Checker *c)
{
    for (int i = 0; i < c->objs.len; i++) {
        Obj *o = c->objs.at[i];
        bool is_init = o->kind == OBJ_FUNC && !is_method(o) && !strcmp(o->name->text, "init");
        if (o->kind == OBJ_FUNC && o->func) {
            vec_push(c->arena, &c->pkg->funcs, o->func);
            if (is_init)
                vec_push(c->arena, &c->pkg->init_funcs, o->func);
        }
        if (!is_init && !is_method(o))
            vec_push(c->arena, &c->pkg->objs, o);
    }
}

// What types/ calls for a name that a question leads to before it is resolved.
static void resolve_on_demand(void *ctx, Obj *o)
{
    if (o->color == 0)
        check_obj(ctx, o);
}

Checking check_context(Checker *c)
{
    return (Checking){c->pkg, resolve_on_demand, c};
}

bool check_package(Arena *a, Pkg *pkg, Importer importer, void *importer_ctx)
{
    Checker *checker = arena_make(a, Checker);
    *checker = (Checker){.arena = a, .pkg = pkg, .importer = importer, .importer_ctx = importer_ctx};
    int before = diag_count();
    if (!pkg->scope)
        pkg->scope = scope_new(a, universe());
    checker->scope = pkg->scope;
    check_collect(checker); // may check imported packages
    types_set_checking(check_context(checker));
    check_direct_cycles(checker);
    resolve_all(checker);
    check_run_delayed(checker, 0);
    list_objects(checker);
    check_initorder(checker);
    if (!pkg->lazy) // bodies that were not checked use imports
        check_unused_imports(checker);
    check_mono(checker);
    check_interface_cycles(checker);
    check_linknames(checker);
    check_embeds(checker);
    check_sizes(checker);
    types_set_checking((Checking){0});
    pkg->checked = true;
    return diag_count() == before;
}

bool check_linkable(Pkg *pkg)
{
    int before = diag_count();
    for (int i = 0; i < pkg->files.len; i++) {
        const NodeVec *decls = &pkg->files.at[i]->decls;
        for (int j = 0; j < decls->len; j++) {
            Node *decl = decls->at[j];
            if (decl->kind == N_FUNCDECL && !decl->funcdecl.body && !decl->funcdecl.linkname)
                diag_error(decl->pos, "missing function body");
        }
    }
    Obj *o = scope_lookup(pkg->scope, intern_cstr("main"));
    bool is_main = !strcmp(pkg->name->text, "main");
    if (is_main && !(o && o->kind == OBJ_FUNC)) {
        Pos pos = pkg->files.len > 0 && pkg->files.at[0]->pkgname ? pkg->files.at[0]->pkgname->pos : 0;
        diag_error(pos, "function main is undeclared in the main package");
    }
    return diag_count() == before;
}
