// selector.c: x.f in all its meanings: a name of another package, a field, a method value, a method expression (spec:
// Selectors, Qualified identifiers, Method expressions, Method values).
#include "check/checker.h"

#include <ctype.h>

// Names of other packages ---------------------------------------------------------------------------------------------

typedef struct CaseSearch {
    const char *name;
    Obj *found;
} CaseSearch;

static bool same_but_case(const char *a, const char *b)
{
    for (; *a && *b; a++, b++)
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
    return *a == *b;
}

static void search_case(Obj *o, void *ctx)
{
    CaseSearch *s = ctx;
    if (!s->found && is_exported(o->name) && same_but_case(o->name->text, s->name))
        s->found = o;
}

static void undefined_member(Checker *c, Node *n, Pkg *pkg)
{
    CaseSearch s = {n->sel.name->text, NULL};
    scope_each(pkg->scope, search_case, &s);
    if (s.found)
        check_error(c, n->sel.name_pos, "undefined: %s (but have %s)", expr_text(c, n), s.found->name->text);
    else
        check_error(c, n->sel.name_pos, "undefined: %s", expr_text(c, n));
}

static void check_qualified(Checker *c, Node *n, Obj *import)
{
    import->used = true;
    n->sel.x->mode = MODE_PKG;
    n->sel.x->obj = import;
    Pkg *pkg = import->imported;
    if (!pkg)
        return; // the import has failed
    Obj *o = scope_lookup(pkg->scope, n->sel.name);
    if (!o || (!is_exported(o->name) && o->kind != OBJ_TYPE)) { // of what is not exported, gc knows types at most
        undefined_member(c, n, pkg);
        return;
    }
    if (!is_exported(o->name))
        check_error(c, n->sel.name_pos, "name %s not exported by package %s", o->name->text, pkg->name->text);
    n->obj = o;
    n->sel.selection = NULL;
    if (!o->type || !type_valid(o->type)) {
        if (o->kind == OBJ_BUILTIN)
            node_set(n, MODE_BUILTIN, basic(TINVALID));
        return;
    }
    switch (o->kind) {
    case OBJ_CONST: node_set_const(n, o->type, o->cval); break;
    case OBJ_TYPE: node_set(n, MODE_TYPE, o->type); break;
    case OBJ_VAR: node_set(n, MODE_VAR, o->type); break;
    case OBJ_FUNC: node_set(n, MODE_VALUE, o->type); break;
    case OBJ_BUILTIN: node_set(n, MODE_BUILTIN, o->type); break;
    default: break;
    }
}

// What is there instead -----------------------------------------------------------------------------------------------

static Obj *field_ignoring_case(Type *t, const char *name, int depth)
{
    enum { MAX_DEPTH = 8 }; // embedded structs may be recursive through pointers
    if (t->kind == TPOINTER)
        t = t->pointer.elem;
    if (t->kind == TNAMED)
        for (int i = 0; i < type_num_methods(t); i++)
            if (same_but_case(type_method(t, i)->name->text, name))
                return type_method(t, i);
    Type *u = underlying(t);
    if (u->kind == TINTERFACE) {
        types_complete_interface(u);
        for (int i = 0; i < u->iface.all.len; i++)
            if (same_but_case(u->iface.all.at[i]->name->text, name))
                return u->iface.all.at[i];
    }
    if (u->kind != TSTRUCT)
        return NULL;
    for (int i = 0; i < u->strct.fields.len; i++)
        if (same_but_case(u->strct.fields.at[i]->name->text, name))
            return u->strct.fields.at[i];
    for (int i = 0; depth < MAX_DEPTH && i < u->strct.fields.len; i++) {
        Obj *f = u->strct.fields.at[i];
        Obj *found = f->is_embedded ? field_ignoring_case(f->type, name, depth + 1) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static bool same_tail(const char *a, const char *b)
{
    return *a && *b && !strcmp(a + 1, b + 1);
}

char *check_lookup_failure(Checker *c, Type *t, Str name, bool struct_lit)
{
    Obj *other = is_blank(name) ? NULL : field_ignoring_case(struct_lit ? underlying(t) : t, name->text, 0);
    const char *sel = name->text, *alt = other ? other->name->text : NULL, *type = type_text(c, t);
    const char *what = other && other->kind == OBJ_VAR ? "field" : "method";
    bool misspelt = false, unexported = false, inaccessible = false;
    if (other) {
        bool exported = is_exported(other->name);
        if (other->pkg == c->pkg)
            misspelt = true;
        else if (is_exported(name))
            misspelt = exported, unexported = !exported && same_tail(sel, alt);
        else if (exported)
            misspelt = same_tail(sel, alt);
        else
            inaccessible = !strcmp(sel, alt);
    }
    if (struct_lit) {
        if (misspelt)
            return arena_printf(c->arena, "unknown field %s in struct literal of type %s, but does have %s", sel, type,
                                alt);
        if (unexported)
            return arena_printf(c->arena, "unknown field %s in struct literal of type %s, but does have unexported %s",
                                sel, type, alt);
        if (inaccessible)
            return arena_printf(c->arena, "cannot refer to unexported field %s in struct literal of type %s", alt,
                                type);
        return arena_printf(c->arena, "unknown field %s in struct literal of type %s", sel, type);
    }
    if (misspelt || unexported)
        return arena_printf(c->arena, "type %s has no field or method %s, but does have %s%s %s", type, sel,
                            unexported ? "unexported " : "", what, alt);
    if (inaccessible)
        return arena_printf(c->arena, "cannot refer to unexported %s %s", what, alt);
    return arena_printf(c->arena, "type %s has no field or method %s", type, sel);
}

static void no_such_selector(Checker *c, Node *n, bool ambiguous)
{
    Node *x = n->sel.x;
    Type *t = x->type, *u = underlying(t);
    const char *sel = n->sel.name->text;
    if (!type_valid(u))
        return;
    if (ambiguous) {
        check_error(c, n->sel.name_pos, "ambiguous selector %s.%s", expr_text(c, x), sel);
        return;
    }
    char *why;
    Type *elem = u->kind == TPOINTER ? u->pointer.elem : NULL;
    if (elem && is_typeparam(elem))
        why = arena_printf(c->arena, "type %s is pointer to type parameter, not type parameter", type_text(c, t));
    else if (elem && is_interface(elem))
        why = arena_printf(c->arena, "type %s is pointer to interface, not interface", type_text(c, t));
    else
        why = check_lookup_failure(c, t, n->sel.name, false);
    check_error(c, n->sel.name_pos, "%s.%s undefined (%s)", expr_text(c, x), sel, why);
}

// Fields and methods --------------------------------------------------------------------------------------------------

// The function type of method m without its receiver, or with it as first parameter of type `recv`.
static Type *method_type(Checker *c, Obj *m, Type *recv)
{
    Type *sig = m->type;
    ObjVec params = {0};
    if (recv) {
        bool named = sig->func.params.len > 0 && sig->func.params.at[0]->name;
        Str name = named ? intern_cstr("_") : NULL;
        if (named && sig->func.recv && sig->func.recv->name)
            name = sig->func.recv->name;
        vec_push(c->arena, &params, obj_new(c->arena, OBJ_VAR, name, m->pos, m->pkg, recv));
    }
    for (int i = 0; i < sig->func.params.len; i++)
        vec_push(c->arena, &params, sig->func.params.at[i]);
    Type *t = type_func(params, sig->func.results, sig->func.variadic);
    t->func.tparams = sig->func.tparams;
    return t;
}

static void select_field(Checker *c, Node *n, Selection *s)
{
    Node *x = n->sel.x;
    if (x->mode == MODE_TYPE) {
        check_error_at(c, x, "operand for field selector %s must be value of type %s", n->sel.name->text,
                       type_text(c, x->type));
        return;
    }
    node_set(n, x->mode == MODE_VAR || s->indirect ? MODE_VAR : MODE_VALUE, s->obj->type);
    n->obj = s->obj;
    n->sel.selection = s;
}

static void select_method(Checker *c, Node *n, Selection *s)
{
    Node *x = n->sel.x;
    Obj *m = s->obj;
    const char *sel = n->sel.name->text;
    if (!m->type)
        check_obj(c, m);
    // Through a pointer every method can be called; otherwise a pointer method needs a variable.
    bool reaches_pointer = s->indirect || underlying(x->type)->kind == TPOINTER;
    if (m->ptr_recv && !reaches_pointer && x->mode != MODE_VAR) {
        const char *t = type_text(c, x->type);
        if (x->mode == MODE_TYPE)
            check_error(c, n->sel.name_pos, "invalid method expression %s.%s (needs pointer receiver (*%s).%s)", t, sel,
                        t, sel);
        else
            check_error(c, n->sel.name_pos, "cannot call pointer method %s on %s", sel, t);
        return;
    }
    bool expr = x->mode == MODE_TYPE;
    s->kind = expr ? SEL_METHODEXPR : SEL_METHOD;
    node_set(n, MODE_VALUE, method_type(c, m, expr ? x->type : NULL));
    n->obj = m;
    n->sel.selection = s;
}

void check_selector(Checker *c, Node *n, bool want_type)
{
    node_fail(n);
    Node *x = n->sel.x;
    if (x->kind == N_NAME) {
        Obj *o = check_lookup(c, x->name.name);
        if (o && o->kind == OBJ_PKG) {
            check_qualified(c, n, o);
            return;
        }
    }
    check_expr_or_type(c, x, false);
    if (x->mode == MODE_BUILTIN) {
        check_error(c, n->pos, "invalid use of %s in selector expression", operand_text(c, x));
        return;
    }
    if (!node_ok(x) || !check_complete(c, x->type))
        return;
    if (want_type) {
        check_error(c, n->sel.name_pos, "%s is not a type", expr_text(c, n));
        return;
    }
    Type *u = underlying(x->type);
    if (u->kind == TPOINTER && !check_complete(c, u->pointer.elem))
        return;
    bool ambiguous = false;
    Selection *s = is_blank(n->sel.name) ? NULL : lookup_field_or_method(x->type, c->pkg, n->sel.name, &ambiguous);
    if (!s) {
        no_such_selector(c, n, ambiguous);
        return;
    }
    if (s->obj->kind == OBJ_VAR)
        select_field(c, n, s);
    else
        select_method(c, n, s);
}
