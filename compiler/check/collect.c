// collect.c: finds every package-level object, before any of them is resolved (spec: Declarations and scope, Packages).
//
// Each file has a scope of its own for its imports; its outer scope is the package's. A defined type gets its Type
// right away, without anything in it, so that others can name it; a method is attached to the type its receiver names.
#include "check/checker.h"

typedef struct Collector {
    Checker *c;
    Scope *file;
    const File *source;
    ObjVec methods;    // with a receiver that names something
    Vec(Node *) recvs; // the NAME of each one's receiver base
} Collector;

static DeclInfo *new_info(Collector *k, Node *node)
{
    DeclInfo *d = arena_make(k->c->arena, DeclInfo);
    d->file = k->file;
    d->node = node;
    return d;
}

static void remember(Collector *k, Obj *o, DeclInfo *d)
{
    ptrmap_set(k->c->arena, &k->c->decls, o, d);
    vec_push(k->c->arena, &k->c->objs, o);
}

// Declares a constant, variable or type; `init` and `main` are reserved for functions.
static void declare_object(Collector *k, Node *name, Obj *o, DeclInfo *d)
{
    Checker *c = k->c;
    name->obj = o;
    if (name_is(name, "init")) {
        check_error_at(c, name, "cannot declare init - must be func");
        return;
    }
    if (name_is(name, "main") && !strcmp(c->pkg->name->text, "main")) {
        check_error_at(c, name, "cannot declare main - must be func");
        return;
    }
    check_declare(c, c->pkg->scope, o);
    remember(k, o, d);
}

// Imports -------------------------------------------------------------------------------------------------------------

static void add_import(Checker *c, Pkg *imported)
{
    for (int i = 0; i < c->pkg->imports.len; i++)
        if (c->pkg->imports.at[i] == imported)
            return;
    vec_push(c->arena, &c->pkg->imports, imported);
    for (int i = c->pkg->imports.len - 1; i > 0; i--) { // kept sorted by path
        Pkg **at = c->pkg->imports.at;
        if (strcmp(at[i - 1]->path->text, at[i]->path->text) <= 0)
            break;
        Pkg *swap = at[i];
        at[i] = at[i - 1];
        at[i - 1] = swap;
    }
}

typedef struct DotImport {
    Collector *k;
    Node *name;
} DotImport;

static void dot_import(Obj *o, void *ctx)
{
    DotImport *d = ctx;
    Checker *c = d->k->c;
    if (!is_exported(o->name))
        return;
    Scope *home = o->scope;
    Obj *other = scope_insert(c->arena, d->k->file, o);
    o->scope = home; // the file scope only borrows it
    if (other)
        check_redeclared(c, d->name->pos, other, other, " in this block");
}

char *check_import_path(Arena *a, Str path)
{
    if (path->len == 0)
        return "empty string";
    for (uint32_t i = 0; i < path->len; i++) {
        unsigned char ch = (unsigned char)path->text[i];
        if (ch < ' ' || ch == 0x7f)
            return arena_printf(a, "invalid character U+%04X", ch);
        if (ch < 0x80 && strchr(" !\"#$%&'()*,:;<=>?[\\]^{|}`", ch))
            return arena_printf(a, "invalid character U+%04X '%c'", ch, ch);
    }
    return strstr(path->text, "\xef\xbf\xbd") ? "invalid character U+FFFD '\xef\xbf\xbd'" : NULL;
}

static void collect_import(Collector *k, Node *decl)
{
    Checker *c = k->c;
    Str path = decl->import.path;
    Node *local = decl->import.name;
    if (!path)
        return;
    char *why = check_import_path(c->arena, path);
    if (why) {
        check_error(c, decl->import.path_pos, "invalid import path (%s)", why);
        return;
    }
    Pkg *imported = NULL;
    if (!strcmp(path->text, "unsafe"))
        imported = unsafe_pkg();
    else if (c->importer)
        imported = c->importer(c->importer_ctx, c->pkg, path, decl->import.path_pos);
    if (!imported) {
        if (!c->importer)
            check_error(c, decl->import.path_pos, "could not import %s (no importer)", path->text);
        c->errors++; // the importer has reported
        Pos at = local ? local->pos : decl->import.path_pos;
        const char *slash = strrchr(path->text, '/');
        Str name = local ? local->name.name : intern_cstr(slash ? slash + 1 : path->text);
        Obj *o = obj_new(c->arena, OBJ_PKG, name, at, c->pkg, basic(TINVALID));
        o->used = true;
        if (!name_is(local, "."))
            check_declare(c, k->file, o);
        return;
    }
    Str name = local ? local->name.name : imported->name;
    Pos pos = local ? local->pos : decl->import.path_pos;
    if (!strcmp(name->text, "init")) {
        check_error(c, pos, "cannot import package as init - init must be a func");
        return;
    }
    add_import(c, imported);
    Obj *o = obj_new(c->arena, OBJ_PKG, name, pos, c->pkg, basic(TINVALID));
    o->imported = imported;
    o->color = 2;
    if (local)
        local->obj = o;
    decl->obj = o;
    ImportUse use = {o, k->file, name_is(local, ".")};
    vec_push(c->arena, &c->imports, use);
    if (use.dot) {
        DotImport d = {k, local};
        scope_each(imported->scope, dot_import, &d);
    } else {
        check_declare(c, k->file, o);
    }
}

void check_unused_imports(Checker *c)
{
    for (int i = 0; i < c->imports.len; i++) {
        Obj *o = c->imports.at[i].name;
        if (o->used || is_blank(o->name))
            continue;
        const char *path = o->imported->path->text, *slash = strrchr(path, '/');
        const char *last = slash ? slash + 1 : path;
        if (c->imports.at[i].dot || !strcmp(o->name->text, last))
            check_error(c, o->pos, "\"%s\" imported and not used", path);
        else
            check_error(c, o->pos, "\"%s\" imported as %s and not used", path, o->name->text);
    }
}

// Constants and variables ---------------------------------------------------------------------------------------------

static void collect_const(Collector *k, Node *spec)
{
    Checker *c = k->c;
    for (int i = 0; i < spec->valuedecl.names.len; i++) {
        Node *name = spec->valuedecl.names.at[i];
        Obj *o = obj_new(c->arena, OBJ_CONST, name->name.name, name->pos, c->pkg, NULL);
        DeclInfo *d = new_info(k, spec);
        o->decl = spec;
        o->iota = spec->valuedecl.iota;
        d->typ = spec->valuedecl.typ;
        d->inherited = spec->valuedecl.inherited;
        if (i < spec->valuedecl.values.len)
            d->init = o->value = spec->valuedecl.values.at[i];
        declare_object(k, name, o, d);
    }
    check_arity(c, spec);
}

static void collect_var(Collector *k, Node *spec)
{
    Checker *c = k->c;
    const NodeVec *names = &spec->valuedecl.names, *values = &spec->valuedecl.values;
    bool shared = values->len == 1 && names->len > 1;
    ObjVec lhs = {0};
    for (int i = 0; i < names->len; i++) {
        Node *name = names->at[i];
        Obj *o = obj_new(c->arena, OBJ_VAR, name->name.name, name->pos, c->pkg, NULL);
        o->decl = spec;
        vec_push(c->arena, &lhs, o);
    }
    for (int i = 0; i < names->len; i++) {
        DeclInfo *d = new_info(k, spec);
        d->typ = spec->valuedecl.typ;
        if (shared) {
            d->lhs = lhs;
            d->init = values->at[0];
        } else if (i < values->len) {
            d->init = values->at[i];
        }
        declare_object(k, names->at[i], lhs.at[i], d);
    }
    if (!spec->valuedecl.typ || values->len > 0)
        check_arity(c, spec);
}

// Types and functions -------------------------------------------------------------------------------------------------

static void collect_type(Collector *k, Node *decl)
{
    Checker *c = k->c;
    Node *name = decl->typedecl.name;
    Obj *o = obj_new(c->arena, OBJ_TYPE, name->name.name, name->pos, c->pkg, NULL);
    o->decl = decl;
    o->is_alias = decl->typedecl.alias;
    if (!o->is_alias)
        type_named(o, NULL);
    declare_object(k, name, o, new_info(k, decl));
}

// What func main and func init must look like.
static void check_special_func(Checker *c, Node *decl, const char *name)
{
    const Node *sig = decl->funcdecl.typ;
    if (sig->functype.tparams.len > 0)
        check_error_at(c, sig->functype.tparams.at[0], "func %s must have no type parameters", name);
    if (sig->functype.params.len > 0 || sig->functype.results.len > 0)
        check_error_at(c, decl->funcdecl.name, "func %s must have no arguments and no return values", name);
}

static void collect_method(Collector *k, Node *decl, Obj *o)
{
    bool ptr;
    Node *base;
    check_unpack_recv(decl->funcdecl.recv->field.typ, &ptr, &base, NULL);
    o->ptr_recv = ptr;
    if (base->kind == N_NAME && !is_blank(o->name)) {
        vec_push(k->c->arena, &k->methods, o);
        vec_push(k->c->arena, &k->recvs, base);
    }
}

static void collect_func(Collector *k, Node *decl)
{
    Checker *c = k->c;
    Node *name = decl->funcdecl.name;
    Obj *o = obj_new(c->arena, OBJ_FUNC, name->name.name, name->pos, c->pkg, NULL);
    o->decl = decl;
    name->obj = o;
    const NodeVec *tparams = &decl->funcdecl.typ->functype.tparams;
    if (decl->funcdecl.recv) {
        collect_method(k, decl, o);
        if (tparams->len > 0)
            check_version(c, node_start(tparams->at[0]), 27, "generic method");
    } else {
        bool is_init = name_is(name, "init");
        if (is_init || (name_is(name, "main") && !strcmp(c->pkg->name->text, "main")))
            check_special_func(c, decl, name->name.name->text);
        else if (tparams->len > 0)
            check_version(c, node_start(tparams->at[0]), 18, "type parameter");
        if (is_init && !decl->funcdecl.body)
            check_error(c, o->pos, "func init must have a body");
        if (!is_init)
            check_declare(c, c->pkg->scope, o);
    }
    remember(k, o, new_info(k, decl));
}

// The defined type that a receiver's base name denotes, through aliases and at most one pointer; NULL if none.
static Obj *resolve_base(Checker *c, Node *name, bool *ptr)
{
    for (int steps = 0; name && steps < 100; steps++) {
        Obj *o = scope_lookup(c->pkg->scope, name->name.name);
        if (!o || o->kind != OBJ_TYPE)
            return NULL;
        if (!o->is_alias)
            return o;
        if (o->decl->typedecl.tparams.len > 0)
            return NULL;
        Node *typ = unparen(o->decl->typedecl.typ);
        if (typ->kind == N_STAR) {
            if (*ptr)
                return NULL;
            *ptr = true;
            typ = unparen(typ->star.x);
        }
        name = typ->kind == N_NAME ? typ : NULL;
    }
    return NULL;
}

static void attach_methods(Collector *k)
{
    Checker *c = k->c;
    for (int i = 0; i < k->methods.len; i++) {
        Obj *m = k->methods.at[i];
        bool ptr = m->ptr_recv;
        Obj *base = resolve_base(c, k->recvs.at[i], &ptr);
        if (!base)
            continue;
        m->ptr_recv = ptr;
        m->recv_type = base;
        if (base->type->kind != TNAMED)
            continue;
        ObjVec *methods = &base->type->named.methods;
        Obj *other = NULL;
        for (int j = 0; j < methods->len && !other; j++)
            if (methods->at[j]->name == m->name)
                other = methods->at[j];
        if (other)
            check_error(c, m->pos, "method %s.%s already declared at %s", base->name->text, m->name->text,
                        pos_text(c, other->pos));
        else
            vec_push(c->arena, methods, m);
    }
}

// A name may not be declared both by the package and by an import of one of its files.
static void check_import_clash(Obj *o, void *ctx)
{
    Checker *c = ctx;
    Obj *other = scope_lookup(c->pkg->scope, o->name);
    if (!other)
        return;
    bool named = o->kind == OBJ_PKG && o->pkg == c->pkg;
    const char *how = named ? "import" : "dot-import";
    Pkg *from = named ? o->imported : o->pkg;
    if (!from)
        return;
    if (check_error(c, other->pos, "%s already declared through %s of package %s (\"%s\")", other->name->text, how,
                    from->name->text, from->path->text) &&
        o->pos)
        diag_note(o->pos, "other declaration of %s", o->name->text);
}

static void collect_file(Collector *k)
{
    for (int i = 0; i < k->source->decls.len; i++) {
        Node *decl = k->source->decls.at[i];
        switch (decl->kind) {
        case N_IMPORT: collect_import(k, decl); break;
        case N_CONSTDECL: collect_const(k, decl); break;
        case N_VARDECL: collect_var(k, decl); break;
        case N_TYPEDECL: collect_type(k, decl); break;
        case N_FUNCDECL: collect_func(k, decl); break;
        default: break; // BAD: reported by the parser
        }
    }
}

static void check_linkname(Checker *c, Linkname l, PtrMap *seen)
{
    Obj *o = scope_lookup(c->pkg->scope, l.local);
    if (strchr(l.target->text, '[') && strchr(l.target->text, ']')) {
        check_error(c, l.pos, "//go:linkname reference of an instantiation is not allowed");
    } else if (!o || (o->kind != OBJ_FUNC && o->kind != OBJ_VAR)) {
        if (c->pkg->version == 0 || c->pkg->version >= 18)
            check_error(c, l.pos, "//go:linkname must refer to declared function or variable");
    } else if (ptrmap_get(seen, o)) {
        check_error(c, l.pos, "duplicate //go:linkname for %s", l.local->text);
    } else {
        ptrmap_set(c->arena, seen, o, o);
        if (o->kind == OBJ_VAR && l.target->len > 0)
            o->linkname = l.target;
    }
}

// What //go:linkname names must be a function or variable of the package, and only one may name it.
void check_linknames(Checker *c)
{
    if (c->errors > 0)
        return;
    PtrMap seen = {0};
    for (int i = 0; i < c->pkg->files.len; i++) {
        const File *file = c->pkg->files.at[i];
        for (int j = 0; j < file->linknames.len; j++)
            check_linkname(c, file->linknames.at[j], &seen);
    }
}

void check_collect(Checker *c)
{
    Collector k = {.c = c};
    Vec(Scope *) scopes = {0};
    for (int i = 0; i < c->pkg->files.len; i++) {
        k.source = c->pkg->files.at[i];
        if (!k.source->pkgname)
            continue;
        Str name = k.source->pkgname->name.name;
        if (is_blank(name))
            check_error_at(c, k.source->pkgname, "invalid package name _");
        if (!c->pkg->name)
            c->pkg->name = name;
        if (name != c->pkg->name) {
            check_error_at(c, k.source->pkgname, "package %s; expected package %s", name->text, c->pkg->name->text);
            continue;
        }
        k.file = scope_new(c->arena, c->pkg->scope);
        vec_push(c->arena, &scopes, k.file);
        check_file_version(c, c->pkg->files.at[i], k.file);
        collect_file(&k);
    }
    for (int i = 0; i < scopes.len; i++)
        scope_each(scopes.at[i], check_import_clash, c);
    attach_methods(&k);
}
