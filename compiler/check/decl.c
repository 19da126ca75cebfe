// decl.c: resolves one declared object: the type and value of a constant, the type of a variable, the types and
// signatures behind names; and the declarations inside functions (spec: Declarations and scope).
//
// An object being resolved stands on Checker.path; meeting it again there is a cycle, which cycle.c allows or reports.
// Variables whose types are needed while they are being resolved become invalid; the fault itself is then reported as
// an initialisation cycle.
#include "check/checker.h"

void check_declare(Checker *c, Scope *s, Obj *o)
{
    if (is_blank(o->name))
        return;
    Obj *other = scope_insert(c->arena, s, o);
    if (!other)
        return;
    check_redeclared(c, o->pos, o, other, " in this block");
    if (o->kind == OBJ_VAR)
        o->used = true;
}

// Package-level objects -----------------------------------------------------------------------------------------------

// o is being resolved already: allow or report the cycle, and make sure that o has a type.
static void resolve_cyclic(Checker *c, Obj *o)
{
    bool valid = check_valid_cycle(c, o);
    switch (o->kind) {
    case OBJ_CONST:
    case OBJ_VAR:
        if (!valid || !o->type)
            o->type = basic(TINVALID);
        break;
    case OBJ_TYPE:
        if (!valid || !o->type)
            o->type = basic(TINVALID);
        break;
    default: break;
    }
}

static void check_var_decl(Checker *c, Obj *o, const ObjVec *lhs, Node *typ, Node *init);
static void check_func_decl(Checker *c, Obj *o, DeclInfo *d);

void check_obj(Checker *c, Obj *o)
{
    if (o->color == 1) {
        resolve_cyclic(c, o);
        return;
    }
    DeclInfo *d = ptrmap_get(&c->decls, o);
    if (o->color == 2 || !d)
        return;
    if (o->kind == OBJ_VAR && o->type) { // came with the others of its declaration
        o->color = 2;
        return;
    }
    o->color = 1;
    vec_push(c->arena, &c->path, o);
    Env saved = env_enter(c, d->file);
    switch (o->kind) {
    case OBJ_CONST: check_const_decl(c, o, d->typ, d->init, d->inherited); break;
    case OBJ_VAR: check_var_decl(c, o, &d->lhs, d->typ, d->init); break;
    case OBJ_TYPE: check_type_decl(c, o, d->node, d); break;
    case OBJ_FUNC: check_func_decl(c, o, d); break;
    default: break;
    }
    env_leave(c, &saved);
    c->path.len--;
    o->color = 2;
}

void check_const_decl(Checker *c, Obj *o, Node *typ, Node *init, bool inherited)
{
    const Const *iota = c->iota;
    Pos errpos = c->errpos;
    c->iota = const_int64(o->iota);
    c->errpos = 0;
    o->cval = const_unknown();
    if (typ) {
        Type *t = check_type(c, typ);
        if (!is_const_type(t)) {
            if (type_valid(t) && type_valid(underlying(t)))
                check_error_at(c, typ, "invalid constant type %s", type_text(c, t));
            o->type = basic(TINVALID);
            init = NULL;
        } else {
            o->type = t;
        }
    }
    if (init) {
        if (inherited)
            c->errpos = o->pos;
        check_expr(c, init, NULL);
        check_init_const(c, o, init);
    } else if (!o->type) {
        o->type = basic(TINVALID); // check_arity reports
    }
    c->iota = iota;
    c->errpos = errpos;
}

static void check_var_decl(Checker *c, Obj *o, const ObjVec *lhs, Node *typ, Node *init)
{
    if (typ)
        o->type = check_var_type(c, typ);
    if (!init) {
        if (!typ)
            o->type = basic(TINVALID); // check_arity reports
        return;
    }
    if (lhs->len <= 1) {
        Target t = check_target(c, o->type, o->name->text);
        check_expr(c, init, t.sig ? &t : NULL);
        check_init_var(c, o, init, "variable declaration");
        return;
    }
    if (typ)
        for (int i = 0; i < lhs->len; i++)
            lhs->at[i]->type = o->type;
    NodeVec values = {0};
    vec_push(c->arena, &values, init);
    check_init_vars(c, lhs, &values, NULL);
}

void check_arity(Checker *c, Node *spec)
{
    const NodeVec *names = &spec->valuedecl.names, *values = &spec->valuedecl.values;
    bool is_const = spec->kind == N_CONSTDECL;
    if (names->len < values->len) {
        Node *extra = values->at[names->len];
        if (spec->valuedecl.inherited)
            check_error(c, spec->pos, "extra init expr at %s", pos_text(c, node_start(extra)));
        else
            check_error_at(c, extra, "extra init expr %s", expr_text(c, extra));
    } else if (names->len > values->len && (is_const || values->len != 1)) {
        Node *name = names->at[values->len];
        check_error_at(c, name, "missing init expr for %s", name->name.name->text);
    }
}

// Types ---------------------------------------------------------------------------------------------------------------

static void run_valid_type(Checker *c, Node *node, void *data)
{
    Type *t = data;
    if (t->named.obj->type == t)
        check_valid_type(c, t);
    underlying(t); // shortens the chain of definitions
}

static void run_field_uniqueness(Checker *c, Node *node, void *data)
{
    Type *t = data, *under = underlying(t);
    if (under->kind != TSTRUCT)
        return;
    for (int i = 0; i < t->named.methods.len; i++) {
        Obj *m = t->named.methods.at[i];
        for (int j = 0; j < under->strct.fields.len; j++) {
            Obj *f = under->strct.fields.at[j];
            if (f->name != m->name || is_blank(f->name))
                continue;
            if (check_error(c, m->pos, "field and method with the same name %s", f->name->text))
                diag_note(f->pos, "other declaration of %s", f->name->text);
        }
    }
}

void check_type_params_of(Checker *c, Obj *o, DeclInfo *info)
{
    if (info->tscope || info->node->typedecl.tparams.len == 0)
        return;
    Env saved = env_enter(c, info->file);
    check_open_scope(c);
    info->tscope = c->scope;
    check_collect_tparams(c, &info->node->typedecl.tparams, &o->type->named.tparams);
    env_leave(c, &saved);
}

static Type *alias_rhs(Checker *c, Node *typ)
{
    bool in_alias = c->in_alias;
    c->in_alias = true;
    Type *rhs = check_type(c, typ);
    c->in_alias = in_alias;
    return rhs;
}

// type A[P any] = T: A's object gets a named type that only carries the parameters and T.
static void check_generic_alias(Checker *c, Obj *o, Node *decl)
{
    bool allowed = check_version(c, node_start(decl->typedecl.tparams.at[0]), 23, "generic type alias");
    if (allowed)
        check_version(c, decl->typedecl.name->pos, 9, "type alias");
    Type *carrier = type_named(o, NULL);
    check_open_scope(c);
    check_collect_tparams(c, &decl->typedecl.tparams, &carrier->named.tparams);
    Type *rhs = alias_rhs(c, decl->typedecl.typ);
    check_close_scope(c);
    for (int i = 0; i < carrier->named.tparams.len; i++) {
        if (carrier->named.tparams.at[i] != rhs)
            continue;
        check_error_at(c, decl->typedecl.typ, "cannot use type parameter declared in alias declaration as RHS");
        rhs = basic(TINVALID);
    }
    carrier->named.stands_for = rhs;
}

static void check_alias_decl(Checker *c, Obj *o, Node *decl)
{
    if (decl->typedecl.tparams.len > 0) {
        check_generic_alias(c, o, decl);
        return;
    }
    check_version(c, decl->typedecl.name->pos, 9, "type alias");
    Type *rhs = alias_rhs(c, decl->typedecl.typ);
    if (!o->type)
        o->type = rhs; // else a cycle has made it invalid
}

void check_type_decl(Checker *c, Obj *o, Node *decl, DeclInfo *info)
{
    if (decl->typedecl.alias) {
        check_alias_decl(c, o, decl);
        return;
    }
    Type *named = o->type && o->type->kind == TNAMED ? o->type : type_named(o, NULL);
    check_later(c, run_valid_type, decl, named);
    Scope *outer = c->scope;
    if (decl->typedecl.tparams.len > 0) {
        check_version(c, node_start(decl->typedecl.tparams.at[0]), 18, "type parameter");
        if (info) {
            check_type_params_of(c, o, info);
            c->scope = info->tscope;
        } else {
            check_open_scope(c);
            check_collect_tparams(c, &decl->typedecl.tparams, &named->named.tparams);
        }
    }
    Type *rhs = check_type(c, decl->typedecl.typ);
    c->scope = outer;
    if (is_typeparam(rhs)) {
        check_error_at(c, decl->typedecl.typ, "cannot use a type parameter as RHS in type declaration");
        rhs = basic(TINVALID);
    }
    if (!type_valid(o->type))
        rhs = basic(TINVALID); // a cycle was reported
    ptrmap_set(c->arena, &c->rhs, named, rhs);
    named->named.under = rhs; // may be a type still being resolved: underlying() follows it
    if (named->named.methods.len > 0)
        check_later(c, run_field_uniqueness, decl, named);
}

// Functions -----------------------------------------------------------------------------------------------------------

static void check_func_decl(Checker *c, Obj *o, DeclInfo *d)
{
    Node *decl = d->node;
    ObjVec none = {0};
    o->type = type_func(none, none, false); // while its own signature is being checked
    FuncInfo *fn = check_new_func(c, decl, o, NULL);
    Scope *scope = NULL;
    o->type = check_func_type(c, decl->funcdecl.typ, decl->funcdecl.recv, fn, &scope);
    fn->sig = o->type;
    fn->body = decl->funcdecl.body;
    decl->funcdecl.fn = fn;
    if (!fn->body) {
        if (decl->funcdecl.typ->functype.tparams.len > 0)
            check_error(c, decl->pos, "generic function is missing function body");
        return;
    }
    o->func = fn;
    check_body_later(c, fn, scope);
}

// Declarations in functions -------------------------------------------------------------------------------------------

void check_add_local(FuncInfo *fn, Arena *a, Obj *v)
{
    v->func = fn;
    v->slot = fn->locals.len;
    vec_push(a, &fn->locals, v);
}

Obj *check_new_var(Checker *c, Node *name, Type *t, Node *decl)
{
    Obj *o = obj_new(c->arena, OBJ_VAR, name->name.name, name->pos, c->pkg, t);
    o->decl = decl;
    o->color = 2;
    if (!is_blank(o->name)) {
        name->obj = o;
        name->mode = MODE_VAR;
        if (c->func)
            check_add_local(c->func, c->arena, o);
    } else {
        name->obj = NULL;
    }
    return o;
}

static void local_consts(Checker *c, Node *spec)
{
    int top = c->delayed.len;
    ObjVec objs = {0};
    for (int i = 0; i < spec->valuedecl.names.len; i++) {
        Node *name = spec->valuedecl.names.at[i];
        Obj *o = obj_new(c->arena, OBJ_CONST, name->name.name, name->pos, c->pkg, NULL);
        o->decl = spec;
        o->iota = spec->valuedecl.iota;
        o->color = 2;
        o->value = i < spec->valuedecl.values.len ? spec->valuedecl.values.at[i] : NULL;
        name->obj = o;
        vec_push(c->arena, &objs, o);
        check_const_decl(c, o, spec->valuedecl.typ, o->value, spec->valuedecl.inherited);
    }
    check_arity(c, spec);
    check_run_delayed(c, top);
    for (int i = 0; i < objs.len; i++)
        check_declare(c, c->scope, objs.at[i]);
}

static void local_vars(Checker *c, Node *spec)
{
    int top = c->delayed.len;
    const NodeVec *names = &spec->valuedecl.names, *values = &spec->valuedecl.values;
    ObjVec objs = {0}, single = {0};
    for (int i = 0; i < names->len; i++) {
        Obj *o = check_new_var(c, names->at[i], NULL, spec);
        vec_push(c->arena, &objs, o);
    }
    bool shared = values->len == 1 && names->len > 1;
    for (int i = 0; i < objs.len; i++) {
        Node *init = shared ? values->at[0] : i < values->len ? values->at[i] : NULL;
        check_var_decl(c, objs.at[i], shared ? &objs : &single, spec->valuedecl.typ, init);
        if (shared)
            break; // has given all of them their types
    }
    if (!spec->valuedecl.typ || values->len > 0)
        check_arity(c, spec);
    check_run_delayed(c, top);
    for (int i = 0; i < objs.len; i++) {
        names->at[i]->type = objs.at[i]->type;
        check_declare(c, c->scope, objs.at[i]);
    }
}

static void local_type(Checker *c, Node *decl)
{
    Node *name = decl->typedecl.name;
    Obj *o = obj_new(c->arena, OBJ_TYPE, name->name.name, name->pos, c->pkg, NULL);
    o->decl = decl;
    o->is_alias = decl->typedecl.alias;
    o->func = c->func;
    name->obj = o;
    check_declare(c, c->scope, o);
    o->color = 1;
    vec_push(c->arena, &c->path, o);
    check_type_decl(c, o, decl, NULL);
    c->path.len--;
    o->color = 2;
}

void check_decl_stmt(Checker *c, Node *stmt)
{
    for (int i = 0; i < stmt->declstmt.decls.len; i++) {
        Node *decl = stmt->declstmt.decls.at[i];
        switch (decl->kind) {
        case N_CONSTDECL: local_consts(c, decl); break;
        case N_VARDECL: local_vars(c, decl); break;
        case N_TYPEDECL: local_type(c, decl); break;
        default: break; // BAD: reported by the parser
        }
    }
}
