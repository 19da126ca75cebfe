// typexpr.c: names and type expressions (spec: Types, Declarations and scope).
//
// A type is built bottom up; the only way for it to contain itself is through a defined type, whose Type exists before
// its right-hand side is looked at. Rules that need whole types (map keys, constraint interfaces used as types) are put
// off until all declarations are resolved.
#include "check/checker.h"

bool type_valid(const Type *t)
{
    return t->kind != TINVALID;
}

bool is_generic(const Type *t)
{
    return t->kind == TNAMED && !t->named.origin && t->named.tparams.len > 0;
}

bool name_is(const Node *n, const char *text)
{
    return n && n->kind == N_NAME && !strcmp(n->name.name->text, text);
}

Obj *check_lookup(Checker *c, Str name)
{
    return scope_lookup_parent(c->scope, name);
}

// Names ---------------------------------------------------------------------------------------------------------------

static bool is_result(const Obj *o)
{
    for (int i = 0; i < o->func->results.len; i++)
        if (o->func->results.at[i] == o)
            return true;
    return false;
}

static const char *object_word(const Obj *o)
{
    switch (o->kind) {
    case OBJ_PKG: return "package name";
    case OBJ_CONST: return "constant";
    case OBJ_TYPE:
        if (o->is_alias)
            return "type alias";
        return o->type && is_typeparam(o->type) ? "type parameter" : "defined type";
    case OBJ_VAR:
        if (o->is_field)
            return "struct field";
        if (!o->func)
            return "package-level variable";
        if (!o->is_param)
            return "local variable";
        return o == o->func->recv ? "receiver" : is_result(o) ? "result variable" : "parameter";
    case OBJ_FUNC: return "function";
    case OBJ_BUILTIN: return "built-in function";
    case OBJ_NIL: return "untyped nil";
    case OBJ_LABEL: return "label";
    }
    return "";
}

// Marks the dot-import that o came through as used.
static void use_dot_import(Checker *c, Obj *o)
{
    if (!o->pkg || o->pkg == c->pkg)
        return;
    for (Scope *s = c->scope; s; s = scope_parent(s)) {
        if (scope_lookup(s, o->name) != o)
            continue;
        for (int i = 0; i < c->imports.len; i++)
            if (c->imports.at[i].dot && c->imports.at[i].file == s && c->imports.at[i].name->imported == o->pkg)
                c->imports.at[i].name->used = true;
        return;
    }
}

// Resolves the type of o if this use needs it. A defined type that an alias declaration names stays unresolved: its
// Type exists, and resolving it might lead back to the alias.
static void resolve_for_use(Checker *c, Obj *o, bool want_type)
{
    if (o->kind != OBJ_TYPE) {
        if (!o->type)
            check_obj(c, o);
        return;
    }
    if (o->pkg != c->pkg || o->color == 2)
        return;
    DeclInfo *d = ptrmap_get(&c->decls, o);
    if (o->color == 0 && c->in_alias && !o->is_alias && d) {
        check_type_params_of(c, o, d);
        return;
    }
    if (o->color == 0 || want_type || !o->type)
        check_obj(c, o);
}

static void ident_const(Checker *c, Node *n, Obj *o)
{
    if (!type_valid(o->type))
        return;
    const Const *value = o->cval;
    if (!o->pkg && name_is(n, "iota")) {
        if (!c->iota) {
            check_error_at(c, n, "cannot use iota outside constant declaration");
            return;
        }
        value = c->iota;
    }
    node_set_const(n, o->type, value ? value : const_unknown());
}

void check_ident(Checker *c, Node *n, bool want_type)
{
    node_fail(n);
    Obj *o = check_lookup(c, n->name.name);
    if (!o) {
        if (n->name.bad)
            return;
        if (is_blank(n->name.name))
            check_error_at(c, n, "cannot use _ as value or type");
        else
            check_error_at(c, n, "undefined: %s", n->name.name->text);
        return;
    }
    if (o->kind == OBJ_TYPE && !o->pkg && (o->type == type_any() || o->type == type_comparable()) &&
        !check_version(c, n->pos, 18, arena_printf(c->arena, "predeclared %s", o->name->text)))
        return;
    n->obj = o;
    if (want_type && o->kind != OBJ_TYPE) {
        check_error_at(c, n, "%s (%s) is not a type", o->name->text, object_word(o));
        if (o->kind == OBJ_VAR && o->pkg == c->pkg)
            o->used = true;
        n->obj = NULL; // no use of it
        return;
    }
    resolve_for_use(c, o, want_type);
    use_dot_import(c, o);
    switch (o->kind) {
    case OBJ_PKG: check_error_at(c, n, "use of package %s not in selector", o->name->text); break;
    case OBJ_CONST: ident_const(c, n, o); break;
    case OBJ_TYPE:
        if (type_valid(o->type))
            node_set(n, MODE_TYPE, o->type);
        break;
    case OBJ_VAR:
        if (o->pkg == c->pkg)
            o->used = true;
        if (type_valid(o->type))
            node_set(n, MODE_VAR, o->type);
        break;
    case OBJ_FUNC: node_set(n, MODE_VALUE, o->type); break;
    case OBJ_BUILTIN: node_set(n, MODE_BUILTIN, basic(TINVALID)); break;
    case OBJ_NIL: node_set(n, MODE_NIL, basic(TUNTYPEDNIL)); break;
    case OBJ_LABEL: break;
    }
}

// Type expressions ----------------------------------------------------------------------------------------------------

static void run_not_constraint(Checker *c, Node *n, void *data)
{
    Type *t = data, *u = underlying(t);
    if (u->kind != TINTERFACE)
        return;
    types_complete_interface(u);
    if (u->iface.has_terms)
        check_error_at(c, n, "cannot use type %s outside a type constraint: interface contains type constraints",
                       type_text(c, t));
    else if (u->iface.comparable)
        check_error_at(c, n, "cannot use type %s outside a type constraint: interface is (or embeds) comparable",
                       type_text(c, t));
}

void check_not_constraint(Checker *c, Node *n, Type *t)
{
    if (t->kind == TNAMED || t->kind == TINTERFACE)
        check_later(c, run_not_constraint, n, t);
}

static void run_map_key(Checker *c, Node *n, void *data)
{
    Type *key = data;
    if (!type_valid(key) || type_comparable_ok(key, true, NULL))
        return;
    check_error_at(c, n, "invalid map key type %s%s", type_text(c, key),
                   is_typeparam(key) ? " (missing comparable constraint)" : "");
}

// The value of a constant array length; -1 after reporting.
static int64_t array_length(Checker *c, Node *n)
{
    if (n->kind == N_NAME) {
        Obj *o = check_lookup(c, n->name.name);
        if (!o) {
            check_error_at(c, n, "undefined array length %s or missing type constraint", n->name.name->text);
            return -1;
        }
        if (o->kind != OBJ_CONST) {
            check_error_at(c, n, "invalid array length %s", n->name.name->text);
            return -1;
        }
    }
    bool in_alias = c->in_alias;
    c->in_alias = false;
    check_expr(c, n, NULL);
    c->in_alias = in_alias;
    if (n->mode != MODE_CONST) {
        if (node_ok(n))
            check_error_at(c, n, "array length %s must be constant", operand_text(c, n));
        return -1;
    }
    int64_t len;
    if (const_kind(n->cval) == CONST_UNKNOWN)
        return -1;
    const Const *value = is_untyped(n->type) || is_integer(n->type) ? const_to_int(n->cval) : NULL;
    if (value && const_fits_int64(value, &len) && len >= 0) {
        if (is_untyped(n->type))
            check_convert_untyped(c, n, basic(TINT));
        return len;
    }
    if (is_integer(n->type))
        check_error_at(c, n, "invalid array length %s", operand_text(c, n));
    else
        check_error_at(c, n, "array length %s must be integer", operand_text(c, n));
    return -1;
}

static Type *array_type(Checker *c, Node *n)
{
    int64_t len = -1;
    if (n->arraytype.len && n->arraytype.len->kind != N_ELLIPSIS)
        len = array_length(c, n->arraytype.len);
    else
        check_error_at(c, n, "invalid use of [...] array (outside a composite literal)");
    Type *elem = check_var_type(c, n->arraytype.elem);
    if (len < 0)
        return basic(TINVALID);
    Type *t = type_array(elem, len);
    check_size(c, n, t);
    return t;
}

static Type *pointer_type(Checker *c, Node *n)
{
    Type *elem = check_var_type(c, n->star.x);
    return type_valid(elem) ? type_pointer(elem) : elem;
}

static Type *map_type(Checker *c, Node *n)
{
    Type *key = check_var_type(c, n->maptype.key);
    Type *elem = check_var_type(c, n->maptype.elem);
    check_later(c, run_map_key, n->maptype.key, key);
    Type *t = type_map(key, elem);
    check_size(c, n, t);
    return t;
}

static Type *chan_type(Checker *c, Node *n)
{
    Type *t = type_chan(check_var_type(c, n->chantype.elem), (ChanDir)n->chantype.dir);
    check_size(c, n, t);
    return t;
}

// A NAME or SELECTOR that must denote a type.
static Type *named_type(Checker *c, Node *n)
{
    if (n->kind == N_NAME)
        check_ident(c, n, true);
    else
        check_selector(c, n, true);
    if (n->mode == MODE_TYPE)
        return n->type;
    if (n->mode == MODE_NOVALUE)
        check_error_at(c, n, "%s used as type", operand_text(c, n));
    else if (node_ok(n))
        check_error_at(c, n, "%s is not a type", operand_text(c, n));
    return basic(TINVALID);
}

static Type *type_of(Checker *c, Node *n)
{
    Scope *unused;
    switch (n->kind) {
    case N_BAD: return basic(TINVALID);
    case N_NAME:
    case N_SELECTOR: return named_type(c, n);
    case N_INDEX: return check_instantiated_type(c, n);
    case N_PAREN: return check_type(c, n->paren.x);
    case N_ARRAYTYPE: return array_type(c, n);
    case N_SLICETYPE: return type_slice(check_var_type(c, n->slicetype.elem));
    case N_STRUCTTYPE: {
        Type *t = check_struct_type(c, n);
        check_size(c, n, t);
        return t;
    }
    case N_STAR: return pointer_type(c, n);
    case N_FUNCTYPE: return check_func_type(c, n, NULL, NULL, &unused);
    case N_INTERFACETYPE: return check_interface_type(c, n);
    case N_MAPTYPE: return map_type(c, n);
    case N_CHANTYPE: return chan_type(c, n);
    case N_ELLIPSIS: check_error_at(c, n, "invalid use of ..."); return basic(TINVALID);
    default:
        check_error_at(c, n, "%s is not a type", expr_text(c, n));
        check_use_one(c, n, false);
        return basic(TINVALID);
    }
}

static void set_type_node(Node *n, Type *t)
{
    n->mode = type_valid(t) ? MODE_TYPE : MODE_NONE;
    n->type = t;
}

Type *check_type(Checker *c, Node *n)
{
    Type *t = type_of(c, n);
    if (is_generic(t)) {
        check_error_at(c, n, "cannot use generic type %s without instantiation", type_text(c, t));
        t = basic(TINVALID);
    }
    set_type_node(n, t);
    return t;
}

Type *check_var_type(Checker *c, Node *n)
{
    Type *t = check_type(c, n);
    check_not_constraint(c, n, t);
    return t;
}

Type *check_generic_type(Checker *c, Node *n, char **why)
{
    Type *t = type_of(c, n);
    *why = NULL;
    if (type_valid(t) && !is_generic(t)) {
        *why = arena_printf(c->arena, "%s is not a generic type", type_text(c, t));
        t = basic(TINVALID);
    }
    set_type_node(n, t);
    return t;
}

bool check_type_list(Checker *c, const NodeVec *list, TypeVec *out)
{
    bool ok = true;
    for (int i = 0; i < list->len; i++) {
        Type *t = check_var_type(c, list->at[i]);
        if (!type_valid(t))
            ok = false;
        vec_push(c->arena, out, t);
    }
    return ok;
}
