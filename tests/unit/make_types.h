// make_types.h: short ways to make types and objects for the tests of types/. Everything lives in the arena `A`.
#ifndef GOCC_TESTS_MAKE_TYPES_H
#define GOCC_TESTS_MAKE_TYPES_H

#include "types/types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static Arena *A;
static Pkg *main_pkg, *other_pkg;

static inline Pkg *make_pkg(const char *path, const char *name)
{
    Pkg *p = arena_make(A, Pkg);
    p->path = intern_cstr(path);
    p->name = intern_cstr(name);
    p->scope = scope_new(A, universe());
    return p;
}

static inline int setup_types(void **state)
{
    A = arena_new();
    types_init(A);
    main_pkg = make_pkg("main", "main");
    other_pkg = make_pkg("net/other", "other");
    types_set_checking((Checking){.pkg = main_pkg});
    return 0;
}

static inline int teardown_types(void **state)
{
    const_shutdown();
    arena_free(A);
    util_shutdown();
    return 0;
}

static inline Obj *make_obj(ObjKind kind, const char *name, Type *t)
{
    return obj_new(A, kind, name ? intern_cstr(name) : NULL, 0, main_pkg, t);
}

// Objects from (name, type) pairs, ended by a NULL type. A NULL name is an unnamed parameter.
static inline ObjVec make_vars(const char *name, Type *t, ...)
{
    ObjVec vars = {0};
    va_list args;
    va_start(args, t);
    while (t) {
        vec_push(A, &vars, make_obj(OBJ_VAR, name, t));
        name = va_arg(args, const char *);
        t = va_arg(args, Type *);
    }
    va_end(args);
    return vars;
}
#define VARS(...) make_vars(__VA_ARGS__, (const char *)NULL, (Type *)NULL)
#define NONE ((ObjVec){0})

// A struct of fields (name, type)...; a name that begins with '*' marks an embedded field.
static inline Type *make_struct(ObjVec fields)
{
    for (int i = 0; i < fields.len; i++) {
        Obj *f = fields.at[i];
        f->is_field = true;
        if (f->name->text[0] == '*') {
            f->name = intern_cstr(f->name->text + 1);
            f->is_embedded = true;
        }
    }
    return type_struct(fields, NULL);
}
#define STRUCT(...) make_struct(VARS(__VA_ARGS__))

static inline Type *make_named(Pkg *pkg, const char *name, Type *under)
{
    Obj *o = obj_new(A, OBJ_TYPE, intern_cstr(name), 0, pkg, NULL);
    o->scope = pkg->scope;
    return type_named(o, under);
}

static inline Type *func(ObjVec params, ObjVec results)
{
    return type_func(params, results, false);
}

// Declares method `name` of named type T.
static inline Obj *add_method(Type *T, const char *name, bool ptr_recv, Type *sig)
{
    Obj *m = make_obj(OBJ_FUNC, name, sig);
    m->pkg = T->named.obj->pkg;
    m->recv_type = T->named.obj;
    m->ptr_recv = ptr_recv;
    vec_push(A, &T->named.methods, m);
    return m;
}

// An interface with one method `name`, and whatever is embedded.
static inline Type *make_interface(const char *name, Type *sig, Type *embedded)
{
    ObjVec methods = {0};
    TypeVec embeds = {0};
    if (name)
        vec_push(A, &methods, make_obj(OBJ_FUNC, name, sig));
    if (embedded)
        vec_push(A, &embeds, embedded);
    return type_interface(methods, embeds);
}

static inline Type *make_tparam(const char *name, int index, Type *bound)
{
    return type_param(make_obj(OBJ_TYPE, name, NULL), index, bound);
}

static inline TypeVec make_list(Type *a, Type *b)
{
    TypeVec list = {0};
    vec_push(A, &list, a);
    if (b)
        vec_push(A, &list, b);
    return list;
}

#define INT basic(TINT)
#define STRING basic(TSTRING)

#endif
