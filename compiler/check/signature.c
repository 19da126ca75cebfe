// signature.c: function types, receivers and type parameter lists (spec: Function types, Method declarations, Type
// parameter declarations).
//
// A method of a generic type uses the type parameters of the type's own declaration under the names its receiver gives
// them, so that instantiating a method means the same substitution as instantiating its type.
#include "check/checker.h"

void check_unpack_recv(Node *typ, bool *ptr, Node **base, NodeVec *tparams)
{
    Node *n = unparen(typ);
    *ptr = n->kind == N_STAR;
    if (*ptr)
        n = unparen(n->star.x);
    if (n->kind == N_INDEX) {
        if (tparams)
            *tparams = n->index.args;
        n = n->index.x;
    }
    *base = n;
}

// Type parameters -----------------------------------------------------------------------------------------------------

static Type *constraint(Checker *c, Node *n)
{
    bool bare = (n->kind == N_UNARY && n->op == T_TILDE) || (n->kind == N_BINARY && n->op == T_OR);
    if (!bare)
        return check_type(c, n);
    Node *field = node_new(c->arena, N_FIELD, n->pos); // ~T and A|B stand for interface{~T}, interface{A|B}
    field->field.typ = n;
    Node *iface = node_new(c->arena, N_INTERFACETYPE, n->pos);
    vec_push(c->arena, &iface->interfacetype.elems, field);
    Type *t = check_type(c, iface);
    if (t->kind == TINTERFACE)
        t->iface.implicit = true;
    return t;
}

void check_collect_tparams(Checker *c, const NodeVec *fields, TypeVec *out)
{
    TypeVec tparams = {0};
    for (int i = 0; i < fields->len; i++) {
        Node *name = fields->at[i]->field.name;
        Obj *o = obj_new(c->arena, OBJ_TYPE, name->name.name, name->pos, c->pkg, NULL);
        o->color = 2;
        o->decl = fields->at[i];
        name->obj = fields->at[i]->obj = o;
        Type *t = type_param(o, i, basic(TINVALID));
        vec_push(c->arena, &tparams, t);
        check_declare(c, c->scope, o);
    }
    *out = tparams; // constraints may refer to the generic type itself
    bool in_tparams = c->in_tparams;
    c->in_tparams = true;
    Type *bound = NULL;
    for (int i = 0; i < fields->len; i++) {
        Node *typ = fields->at[i]->field.typ;
        if (i == 0 || typ != fields->at[i - 1]->field.typ) {
            bound = constraint(c, typ);
            if (is_typeparam(bound)) {
                check_error_at(c, typ, "cannot use a type parameter as constraint");
                bound = basic(TINVALID);
            }
        }
        tparams.at[i]->tparam.bound = bound;
    }
    c->in_tparams = in_tparams;
}

// Receivers -----------------------------------------------------------------------------------------------------------

static void run_valid_recv(Checker *c, Node *base, void *data)
{
    Type *recv = data, *t = recv->kind == TPOINTER ? recv->pointer.elem : recv;
    if (!type_valid(t))
        return;
    if (t->kind == TNAMED && t->named.obj->pkg == c->pkg) {
        Type *u = underlying(t);
        const char *why = u->kind == TUNSAFEPTR                          ? "unsafe.Pointer"
                          : u->kind == TPOINTER || u->kind == TINTERFACE ? "pointer or interface type"
                                                                         : NULL;
        if (why)
            check_error_at(c, base, "invalid receiver type %s (%s)", type_text(c, t), why);
    } else if (t->kind == TNAMED || t->kind < TARRAY) {
        check_error_at(c, base, "cannot define new methods on non-local type %s", type_text(c, t));
    } else {
        check_error_at(c, base, "invalid receiver type %s", type_text(c, recv));
    }
}

// Declares the receiver's names for the type parameters of `generic`; the arguments of its receiver type.
static TypeVec declare_recv_tparams(Checker *c, Node *base, const NodeVec *names, Type *generic)
{
    TypeVec targs = {0};
    const TypeVec *tparams = &generic->named.tparams;
    for (int i = 0; i < names->len; i++) {
        Node *name = names->at[i];
        if (name->kind != N_NAME) {
            if (name->kind != N_BAD)
                check_error_at(c, name, "receiver type parameter %s must be an identifier", expr_text(c, name));
            continue;
        }
        if (i >= tparams->len)
            break;
        Obj *o = obj_new(c->arena, OBJ_TYPE, name->name.name, name->pos, c->pkg, tparams->at[i]);
        o->color = 2;
        node_set(name, MODE_TYPE, tparams->at[i]);
        name->obj = o;
        check_declare(c, c->scope, o);
    }
    if (names->len != tparams->len) {
        check_error_at(c, base, "receiver declares %s, but receiver base type declares %d",
                       counted(c, names->len, "type parameter"), tparams->len);
        return targs;
    }
    for (int i = 0; i < tparams->len; i++)
        vec_push(c->arena, &targs, tparams->at[i]);
    return targs;
}

static void annotate_recv(Node *typ, Type *t)
{
    for (;;) {
        node_set(typ, MODE_TYPE, t);
        if (typ->kind == N_PAREN) {
            typ = typ->paren.x;
        } else if (typ->kind == N_STAR && t->kind == TPOINTER) {
            typ = typ->star.x;
            t = t->pointer.elem;
        } else {
            return;
        }
    }
}

static Type *generic_recv_type(Checker *c, Node *field, bool ptr, Node *base, const NodeVec *names)
{
    char *why;
    Type *generic = check_generic_type(c, base, &why);
    if (why)
        check_error_at(c, base, "%s", why);
    if (type_valid(generic) && generic->named.obj->is_alias) {
        check_error_at(c, base, "cannot define new methods on generic alias type %s", type_text(c, generic));
        generic = basic(TINVALID);
    }
    if (!type_valid(generic)) {
        for (int i = 0; i < names->len; i++) { // so that the body can use them
            Node *name = names->at[i];
            if (name->kind != N_NAME)
                continue;
            Obj *o = obj_new(c->arena, OBJ_TYPE, name->name.name, name->pos, c->pkg, basic(TINVALID));
            o->color = 2;
            check_declare(c, c->scope, o);
        }
        return generic;
    }
    TypeVec targs = declare_recv_tparams(c, base, names, generic);
    if (targs.len == 0)
        return basic(TINVALID);
    Type *t = type_instance(generic, targs);
    if (ptr)
        t = type_pointer(t);
    annotate_recv(field->field.typ, t);
    return t;
}

static Type *plain_recv_type(Checker *c, Node *field, Node *base)
{
    Type *t = check_var_type(c, field->field.typ), *named = t;
    while (named->kind == TPOINTER)
        named = named->pointer.elem;
    bool aliased = base->kind == N_NAME && base->obj && base->obj->is_alias;
    if (!aliased || named->kind != TNAMED || !named->named.origin)
        return t;
    check_error_at(c, base, "cannot define new methods on instantiated type %s", type_text(c, named));
    return basic(TINVALID);
}

static Obj *collect_recv(Checker *c, Node *field)
{
    bool ptr;
    Node *base;
    NodeVec names = {0};
    check_unpack_recv(field->field.typ, &ptr, &base, &names);
    Type *t = names.len > 0 ? generic_recv_type(c, field, ptr, base, &names) : plain_recv_type(c, field, base);
    Node *name = field->field.name;
    Obj *o = obj_new(c->arena, OBJ_VAR, name ? name->name.name : NULL, name ? name->pos : field->pos, c->pkg, t);
    o->is_param = true;
    o->color = 2;
    o->decl = field;
    field->obj = o;
    check_later(c, run_valid_recv, base, t);
    return o;
}

// Parameters ----------------------------------------------------------------------------------------------------------

static Type *param_type(Checker *c, Node *field, bool may_vary, bool *variadic)
{
    Node *typ = field->field.typ;
    if (typ->kind != N_ELLIPSIS)
        return check_var_type(c, typ);
    if (!may_vary)
        check_error_at(c, typ, "invalid use of ...");
    Type *elem = check_var_type(c, typ->ellipsis.elem);
    if (!may_vary)
        return elem;
    *variadic = true;
    Type *t = type_slice(elem);
    node_set(typ, MODE_TYPE, t);
    return t;
}

static void collect_params(Checker *c, const NodeVec *fields, bool results, ObjVec *out, bool *variadic)
{
    Node *previous = NULL;
    Type *t = NULL;
    for (int i = 0; i < fields->len; i++) {
        Node *field = fields->at[i], *name = field->field.name;
        if (field->field.typ != previous)
            t = param_type(c, field, !results && i == fields->len - 1, variadic);
        previous = field->field.typ;
        Obj *o = obj_new(c->arena, OBJ_VAR, name ? name->name.name : NULL, name ? name->pos : field->pos, c->pkg, t);
        o->is_param = true;
        o->color = 2;
        o->decl = field;
        field->obj = o;
        if (name && !is_blank(name->name.name))
            name->obj = o;
        vec_push(c->arena, out, o);
    }
}

static void declare_params(Checker *c, const ObjVec *params)
{
    for (int i = 0; i < params->len; i++)
        if (params->at[i]->name)
            check_declare(c, c->scope, params->at[i]);
}

static void give_to_func(Checker *c, FuncInfo *fn, const ObjVec *vars)
{
    for (int i = 0; i < vars->len; i++)
        check_add_local(fn, c->arena, vars->at[i]);
}

Type *check_func_type(Checker *c, Node *n, Node *recv, FuncInfo *fn, Scope **scope)
{
    check_open_scope(c);
    *scope = c->scope;
    ObjVec params = {0}, results = {0};
    TypeVec tparams = {0};
    bool variadic = false;
    Obj *r = recv ? collect_recv(c, recv) : NULL;
    if (n->functype.tparams.len > 0)
        check_collect_tparams(c, &n->functype.tparams, &tparams);
    collect_params(c, &n->functype.params, false, &params, &variadic);
    collect_params(c, &n->functype.results, true, &results, &variadic);
    if (r && r->name)
        check_declare(c, c->scope, r);
    declare_params(c, &params);
    declare_params(c, &results);
    Type *t = type_func(params, results, variadic);
    t->func.recv = r;
    t->func.tparams = tparams;
    node_set(n, MODE_TYPE, t);
    if (fn) {
        fn->recv = r;
        fn->params = params;
        fn->results = results;
        if (r)
            check_add_local(fn, c->arena, r);
        give_to_func(c, fn, &params);
        give_to_func(c, fn, &results);
    }
    check_close_scope(c);
    return t;
}
