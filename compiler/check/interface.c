// interface.c: interface types, their unions and what may be embedded (spec: Interface types).
#include "check/checker.h"

enum { MAX_UNION_TERMS = 100 };

// Unions --------------------------------------------------------------------------------------------------------------

typedef struct UnionCheck {
    TermVec terms;
    NodeVec nodes;
} UnionCheck;

static void flatten_union(Checker *c, Node *n, NodeVec *out)
{
    if (n->kind == N_BINARY && n->op == T_OR) {
        flatten_union(c, n->binary.x, out);
        n = n->binary.y;
    }
    vec_push(c->arena, out, n);
}

static char *term_text(Checker *c, UnionTerm t)
{
    return arena_printf(c->arena, "%s%s", t.tilde ? "~" : "", type_str(c->arena, t.type, NULL)); // gc qualifies it
}

static bool terms_overlap(UnionTerm x, UnionTerm y)
{
    Type *a = y.tilde ? underlying(x.type) : x.type, *b = x.tilde ? underlying(y.type) : y.type;
    return types_identical(a, b);
}

static void check_interface_term(Checker *c, Node *n, UnionTerm t, Type *iface)
{
    types_complete_interface(iface);
    char *text = term_text(c, t);
    if (iface->iface.all.len > 0)
        check_error_at(c, n, "cannot use %s in union (%s contains methods)", text, text);
    else if (t.type == type_comparable())
        check_error_at(c, n, "cannot use comparable in union");
    else if (iface->iface.comparable)
        check_error_at(c, n, "cannot use %s in union (%s embeds comparable)", text, text);
}

static void check_term(Checker *c, UnionCheck *u, int i)
{
    UnionTerm t = u->terms.at[i];
    Node *n = u->nodes.at[i];
    if (!type_valid(t.type))
        return;
    Type *under = underlying(t.type);
    if (t.tilde && under->kind == TINTERFACE) {
        check_error_at(c, n, "invalid use of ~ (%s is an interface)", type_text(c, t.type));
        return;
    }
    if (t.tilde && !types_identical(under, t.type)) {
        check_error_at(c, n, "invalid use of ~ (underlying type of %s is %s)", type_text(c, t.type),
                       type_text(c, under));
        return;
    }
    if (under->kind == TINTERFACE) {
        if (u->terms.len > 1)
            check_interface_term(c, n, t, under);
        return;
    }
    for (int j = 0; j < i; j++) {
        Type *other = u->terms.at[j].type;
        if (!type_valid(other) || is_interface(other) || !terms_overlap(u->terms.at[j], t))
            continue;
        check_error_at(c, n, "overlapping terms %s and %s", term_text(c, t), term_text(c, u->terms.at[j]));
        return;
    }
}

static void too_many_terms(Checker *c, Node *n)
{
    check_error_at(c, n, "cannot handle more than %d union terms (implementation limitation)", MAX_UNION_TERMS);
}

static void run_union(Checker *c, Node *n, void *data)
{
    UnionCheck *u = data;
    int total = 0;
    for (int i = 0; i < u->terms.len; i++) {
        Type *under = underlying(u->terms.at[i].type);
        if (under->kind == TINTERFACE)
            types_complete_interface(under);
        total += under->kind == TINTERFACE ? under->iface.terms.len : 1;
        check_term(c, u, i);
    }
    if (total > MAX_UNION_TERMS)
        too_many_terms(c, n);
}

static UnionTerm union_term(Checker *c, Node *n)
{
    UnionTerm term = {NULL, n->kind == N_UNARY && n->op == T_TILDE};
    Node *typ = term.tilde ? n->unary.x : n;
    term.type = check_type(c, typ);
    if (is_typeparam(term.type)) {
        if (term.tilde)
            check_error_at(c, typ, "type in term %s cannot be a type parameter", expr_text(c, n));
        else
            check_error_at(c, typ, "term cannot be a type parameter");
        term.type = basic(TINVALID);
    }
    return term;
}

// An embedded element: an interface, a type, ~T or a union of those.
static Type *embedded_element(Checker *c, Node *n)
{
    UnionCheck *u = arena_make(c->arena, UnionCheck);
    flatten_union(c, n, &u->nodes);
    for (int i = 0; i < u->nodes.len; i++) {
        UnionTerm term = union_term(c, u->nodes.at[i]);
        if (u->nodes.len == 1 && !term.tilde)
            return term.type;
        if (i == MAX_UNION_TERMS) {
            too_many_terms(c, u->nodes.at[i]);
            return basic(TINVALID);
        }
        vec_push(c->arena, &u->terms, term);
    }
    check_later(c, run_union, n, u);
    Type *t = type_union(u->terms.at, u->terms.len);
    n->mode = MODE_TYPE;
    n->type = t;
    return t;
}

// Interfaces ----------------------------------------------------------------------------------------------------------

typedef struct Method {
    Obj *obj;
    Pos pos;
} Method;
typedef Vec(Method) MethodVec;

// Methods that reach an interface twice must agree (spec: Embedded interfaces); explicit ones must be unique.
static void add_method(Checker *c, MethodVec *all, Obj *m, Pos pos, bool explicit_method)
{
    for (int i = 0; i < all->len; i++) {
        Obj *other = all->at[i].obj;
        if (other->name != m->name || (!is_exported(m->name) && other->pkg != m->pkg))
            continue;
        if (other == m && types_allow(14))
            return;
        if (explicit_method) {
            if (check_error(c, pos, "duplicate method %s", m->name->text) && other->pos)
                diag_note(other->pos, "other declaration of method %s", other->name->text);
        } else if (!types_allow(14) || (m->type && other->type && !types_identical(m->type, other->type))) {
            if (check_error(c, pos, "duplicate method %s", m->name->text) && other->pos)
                diag_note(other->pos, "other declaration of method %s", other->name->text);
        }
        return;
    }
    Method entry = {m, pos};
    vec_push(c->arena, all, entry);
}

static void run_interface(Checker *c, Node *n, void *data)
{
    Type *t = data;
    MethodVec all = {0};
    for (int i = 0; i < t->iface.methods.len; i++)
        add_method(c, &all, t->iface.methods.at[i], t->iface.methods.at[i]->pos, true);
    int at = 0;
    for (int i = 0; i < n->interfacetype.elems.len; i++) {
        Node *elem = n->interfacetype.elems.at[i];
        if (elem->field.name)
            continue;
        Type *embedded = t->iface.embeds.at[at++], *u = underlying(embedded);
        Pos pos = node_start(elem->field.typ);
        if (u->kind == TUNION)
            check_version(c, pos, 18, arena_printf(c->arena, "embedding interface element %s", type_text(c, u)));
        else if (u->kind != TINTERFACE && type_valid(u))
            check_version(c, pos, 18,
                          arena_printf(c->arena, "embedding non-interface type %s", type_text(c, embedded)));
        if (u->kind != TINTERFACE)
            continue;
        types_complete_interface(u);
        for (int j = 0; j < u->iface.all.len; j++)
            add_method(c, &all, u->iface.all.at[j], pos, false);
    }
    types_complete_interface(t);
}

static void add_interface_method(Checker *c, ObjVec *methods, Node *elem)
{
    Node *name = elem->field.name;
    if (is_blank(name->name.name)) {
        check_error_at(c, name, "methods must have a unique non-blank name");
        return;
    }
    Type *t = check_type(c, elem->field.typ);
    if (t->kind != TFUNC)
        return;
    Obj *m = obj_new(c->arena, OBJ_FUNC, name->name.name, name->pos, c->pkg, t);
    m->color = 2;
    m->decl = elem;
    name->obj = elem->obj = m;
    vec_push(c->arena, methods, m);
}

// The interface is its methods' receiver.
static void set_receivers(Checker *c, Type *t)
{
    for (int i = 0; i < t->iface.methods.len; i++) {
        Obj *m = t->iface.methods.at[i];
        m->type->func.recv = obj_new(c->arena, OBJ_VAR, NULL, m->pos, c->pkg, t);
    }
}

Type *check_interface_type(Checker *c, Node *n)
{
    ObjVec methods = {0};
    TypeVec embeds = {0};
    for (int i = 0; i < n->interfacetype.elems.len; i++) {
        Node *elem = n->interfacetype.elems.at[i];
        if (elem->field.name) {
            add_interface_method(c, &methods, elem);
            continue;
        }
        Type *t = embedded_element(c, elem->field.typ);
        vec_push(c->arena, &embeds, t);
    }
    Type *t = type_interface(methods, embeds);
    set_receivers(c, t);
    if (methods.len > 0 || embeds.len > 0)
        check_later(c, run_interface, n, t);
    return t;
}
