// literal.c: basic, function and composite literals (spec: Integer literals .. String literals, Function literals,
// Composite literals).
#include "check/checker.h"

// Forms of number literals that came with go1.13.
static void literal_version(Checker *c, const Node *n)
{
    const char *text = n->lit.text->text;
    if (types_allow(13) || n->lit.text->len < 3)
        return;
    char base = text[0] == '0' ? text[1] | 0x20 : 0;
    if (strchr(text, '_'))
        check_version(c, n->pos, 13, "underscore in numeric literal");
    else if (base == 'b')
        check_version(c, n->pos, 13, "binary literal");
    else if (base == 'o')
        check_version(c, n->pos, 13, "0o/0O-style octal literal");
    else if (base == 'x' && n->op != T_INTLIT)
        check_version(c, n->pos, 13, "hexadecimal floating-point literal");
}

void check_basic_lit(Checker *c, Node *n)
{
    enum { MAX_LITERAL = 10000 };
    static const struct {
        Token token;
        TypeKind kind;
    } kinds[] = {
        {T_INTLIT, TUNTYPEDINT},   {T_FLOATLIT, TUNTYPEDFLOAT},   {T_IMAGLIT, TUNTYPEDCOMPLEX},
        {T_CHARLIT, TUNTYPEDRUNE}, {T_STRINGLIT, TUNTYPEDSTRING},
    };
    node_fail(n);
    if (n->lit.bad)
        return;
    bool number = n->op == T_INTLIT || n->op == T_FLOATLIT || n->op == T_IMAGLIT;
    if (number && n->lit.text->len > MAX_LITERAL) {
        check_error_at(c, n, "excessively long constant: %.10s... (%u chars)", n->lit.text->text, n->lit.text->len);
        return;
    }
    if (number)
        literal_version(c, n);
    const Const *value = const_from_literal((Token)n->op, n->lit.text);
    if (const_kind(value) == CONST_UNKNOWN) {
        check_error_at(c, n, "malformed constant: %s", n->lit.text->text);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (kinds[i].token == n->op)
            node_set_const(n, basic(kinds[i].kind), value);
    check_overflow(c, n);
}

void check_func_lit(Checker *c, Node *n)
{
    FuncInfo *fn = check_new_func(c, n, NULL, c->func);
    Scope *scope;
    Type *sig = check_func_type(c, n->funclit.typ, NULL, fn, &scope);
    fn->sig = sig;
    fn->body = n->funclit.body;
    if (fn->body)
        check_body_later(c, fn, scope);
    node_set(n, MODE_VALUE, sig);
}

// Struct literals -----------------------------------------------------------------------------------------------------

// The fields that a literal has set so far, by their paths.
typedef Vec(Selection *) FieldSet;

// The set field whose path begins with s's or with whose path s's begins; NULL if there is none.
static const Selection *overlapping(const FieldSet *set, const Selection *s)
{
    for (int i = 0; i < set->len; i++) {
        const Selection *other = set->at[i];
        int common = other->npath < s->npath ? other->npath : s->npath, j = 0;
        while (j < common && other->path[j] == s->path[j])
            j++;
        if (j == common)
            return other;
    }
    return NULL;
}

static void remember_field(Checker *c, Node *elem, FieldSet *set, Selection *s)
{
    const Selection *other = overlapping(set, s);
    const char *name = s->obj->name->text;
    vec_push(c->arena, set, s);
    if (!other)
        return;
    if (other->npath == s->npath)
        check_error_at(c, elem, "duplicate field name %s in struct literal", name);
    else if (other->npath < s->npath)
        check_error_at(c, elem, "cannot specify promoted field %s and enclosing embedded field %s", name,
                       other->obj->name->text);
    else
        check_error_at(c, elem, "cannot specify embedded field %s and enclosed promoted field %s", name,
                       other->obj->name->text);
}

static bool promoted_allowed(Checker *c, Node *key, Type *base, Type *u, const Selection *s)
{
    if (types_allow(27))
        return true;
    StrBuf path = {.arena = c->arena};
    for (int i = 0; i < s->npath; i++) {
        Obj *f = u->strct.fields.at[s->path[i]];
        buf_printf(&path, "%s%s", i > 0 ? "." : "", f->name->text);
        u = underlying(f->type);
        u = u->kind == TPOINTER ? underlying(u->pointer.elem) : u;
    }
    return check_version(
        c, node_start(key), 27,
        arena_printf(c->arena, "use of promoted field %s in struct literal of type %s", path.text, type_text(c, base)));
}

static void keyed_field(Checker *c, Node *elem, Type *base, Type *u, FieldSet *set)
{
    Node *key = elem->keyvalue.key, *value = elem->keyvalue.value;
    check_generic_expr(c, value, NULL);
    if (key->kind != N_NAME) {
        check_error_at(c, elem, "invalid field name %s in struct literal", expr_text(c, key));
        return;
    }
    bool ambiguous;
    Selection *s = is_blank(key->name.name) ? NULL : lookup_field_or_method(u, c->pkg, key->name.name, &ambiguous);
    if (!s) {
        check_error_at(c, key, "%s", check_lookup_failure(c, base, key->name.name, true));
        return;
    }
    if (s->obj->kind != OBJ_VAR) {
        check_error_at(c, key, "%s is not a field", expr_text(c, key));
        return;
    }
    if (s->npath > 1 && !promoted_allowed(c, key, base, u, s))
        return;
    if (s->indirect) {
        check_error_at(c, key, "invalid implicit pointer indirection to reach %s", expr_text(c, key));
        return;
    }
    key->obj = s->obj;
    node_set(key, MODE_VAR, s->obj->type);
    elem->keyvalue.selection = s->npath > 1 ? s : NULL;
    check_assignment(c, value, s->obj->type, "struct literal");
    remember_field(c, elem, set, s);
}

static void keyed_struct(Checker *c, Node *n, Type *base, Type *u)
{
    FieldSet set = {0};
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *elem = n->complit.elems.at[i];
        if (elem->kind == N_KEYVALUE)
            keyed_field(c, elem, base, u, &set);
        else
            check_error_at(c, elem, "mixture of field:value and value elements in struct literal");
    }
}

static void positional_struct(Checker *c, Node *n, Type *base, Type *u)
{
    const ObjVec *fields = &u->strct.fields;
    const NodeVec *elems = &n->complit.elems;
    bool hidden = false;
    for (int i = 0; i < elems->len; i++) {
        Node *elem = elems->at[i];
        if (elem->kind == N_KEYVALUE) {
            check_error_at(c, elem, "mixture of field:value and value elements in struct literal");
            continue;
        }
        check_generic_expr(c, elem, NULL);
        if (i >= fields->len) {
            check_error_at(c, elem, "too many values in struct literal of type %s", type_text(c, base));
            break;
        }
        Obj *f = fields->at[i];
        if (!is_exported(f->name) && f->pkg != c->pkg) {
            check_error_at(c, elem, "implicit assignment to unexported field %s in struct literal of type %s",
                           f->name->text, type_text(c, base));
            continue;
        }
        check_assignment(c, elem, f->type, "struct literal");
    }
    for (int i = 0; i < fields->len; i++)
        hidden |= !is_exported(fields->at[i]->name) && fields->at[i]->pkg != c->pkg;
    if (elems->len < fields->len)
        check_error(c, n->complit.rbrace, "too few values in struct literal of type %s%s", type_text(c, base),
                    hidden ? " (type has unexported fields - use key:value pairs)" : "");
}

// Array, slice and map literals ---------------------------------------------------------------------------------------

// Indices seen so far, as a growing bitmap where they are small and a list where not.
typedef struct IndexSet {
    uint64_t *bits;
    int64_t words;
    Vec(int64_t) large;
} IndexSet;

static bool index_seen(Checker *c, IndexSet *s, int64_t i)
{
    enum { SMALL = 1 << 22 };
    if (i >= SMALL) {
        for (int k = 0; k < s->large.len; k++)
            if (s->large.at[k] == i)
                return true;
        vec_push(c->arena, &s->large, i);
        return false;
    }
    if (i / 64 >= s->words) {
        int64_t words = 2 * (i / 64) + 4;
        uint64_t *bits = arena_alloc(c->arena, (size_t)words * sizeof *bits);
        if (s->words)
            memcpy(bits, s->bits, (size_t)s->words * sizeof *bits);
        s->bits = bits;
        s->words = words;
    }
    uint64_t bit = (uint64_t)1 << (i % 64);
    bool seen = s->bits[i / 64] & bit;
    s->bits[i / 64] |= bit;
    return seen;
}

// Checks the elements of an array (length >= 0) or slice literal; one more than the largest index.
static int64_t indexed_elems(Checker *c, const NodeVec *elems, Type *elem_type, int64_t length)
{
    IndexSet seen = {0};
    int64_t index = 0, max = 0;
    for (int i = 0; i < elems->len; i++) {
        Node *elem = elems->at[i], *value = elem;
        bool valid = true;
        if (elem->kind == N_KEYVALUE) {
            int64_t at;
            value = elem->keyvalue.value;
            valid = false;
            if (check_index(c, elem->keyvalue.key, length, &at)) {
                if (at < 0)
                    check_error_at(c, elem, "index %s must be integer constant", expr_text(c, elem->keyvalue.key));
                else
                    index = at, valid = true;
            }
        } else if (length >= 0 && index >= length) {
            check_error_at(c, elem, "index %lld is out of bounds (>= %lld)", (long long)index, (long long)length);
            valid = false;
        }
        if (valid && index_seen(c, &seen, index))
            check_error_at(c, elem, "duplicate index %lld in array or slice literal", (long long)index);
        if (++index > max)
            max = index;
        check_generic_expr(c, value, elem_type);
        check_assignment(c, value, elem_type, "array or slice literal");
    }
    return max;
}

// Constant keys seen so far. Their text decides: equal values of one kind print the same. Keys of interface type are
// equal only if their types are too.
typedef struct KeySet {
    PtrMap by_text;
} KeySet;

static bool key_seen(Checker *c, KeySet *s, Node *key, bool is_interface_key)
{
    const Const *v = key->cval, *smaller;
    if (const_kind(v) == CONST_UNKNOWN)
        return false;
    char *text;
    if (const_kind(v) == CONST_STRING) {
        Str str = const_string_value(v);
        text = arena_printf(c->arena, "s%s", const_quote(c->arena, str->text, str->len));
    } else {
        if (const_kind(v) != CONST_BOOL && (smaller = const_to_int(v)))
            v = smaller;
        text = const_str(c->arena, v);
        if (const_kind(v) == CONST_FLOAT)
            text = arena_printf(c->arena, "%a", const_float64_value(v));
        if (const_kind(v) == CONST_COMPLEX)
            text =
                arena_printf(c->arena, "%a %a", const_float64_value(const_real(v)), const_float64_value(const_imag(v)));
    }
    if (is_interface_key)
        text = arena_printf(c->arena, "%s %s", text, type_link_str(c->arena, key->type, true));
    Str name = intern_cstr(text);
    bool seen = ptrmap_get(&s->by_text, name) != NULL;
    ptrmap_set(c->arena, &s->by_text, name, key);
    return seen;
}

static void map_elems(Checker *c, Node *n, Type *u)
{
    KeySet seen = {0};
    bool interface_keys = is_nonparam_interface(u->map.key);
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *elem = n->complit.elems.at[i];
        if (elem->kind != N_KEYVALUE) {
            check_error_at(c, elem, "missing key in map literal");
            continue;
        }
        Node *key = elem->keyvalue.key, *value = elem->keyvalue.value;
        check_generic_expr(c, key, u->map.key);
        check_assignment(c, key, u->map.key, "map literal");
        if (!node_ok(key))
            continue;
        if (key->mode == MODE_CONST && key_seen(c, &seen, key, interface_keys)) {
            check_error_at(c, key, "duplicate key %s in map literal", const_str(c->arena, key->cval));
            continue;
        }
        check_generic_expr(c, value, u->map.elem);
        check_assignment(c, value, u->map.elem, "map literal");
    }
}

// All composite literals ----------------------------------------------------------------------------------------------

static bool is_open_array(const Node *typ)
{
    return typ && typ->kind == N_ARRAYTYPE && (!typ->arraytype.len || typ->arraytype.len->kind == N_ELLIPSIS);
}

static void use_elems(Checker *c, Node *n)
{
    for (int i = 0; i < n->complit.elems.len; i++)
        check_use_one(c, n->complit.elems.at[i], false);
}

// [...]T{...}: the elements decide the length.
static void open_array(Checker *c, Node *n)
{
    Node *typ = n->complit.typ;
    Type *elem = check_var_type(c, typ->arraytype.elem);
    int64_t length = indexed_elems(c, &n->complit.elems, elem, -1);
    Type *t = type_valid(elem) ? type_array(elem, length) : elem;
    if (!type_valid(t))
        return;
    node_set(typ, MODE_TYPE, t);
    node_set(n, MODE_VALUE, t);
}

// The type of the literal; *base is the type its elements are for (*T stands for &T{} in an elided literal).
static Type *literal_type(Checker *c, Node *n, Type *hint, Type **base)
{
    Type *t = basic(TINVALID);
    if (n->complit.typ) {
        t = check_type(c, n->complit.typ);
    } else if (hint) {
        t = hint;
        Type *u = check_common_under(c, hint, NULL);
        *base = u && u->kind == TPOINTER ? u->pointer.elem : hint;
        return t;
    } else {
        check_error_at(c, n, "missing type in composite literal");
    }
    *base = t;
    return t;
}

static bool literal_elems(Checker *c, Node *n, Type *t, Type *base)
{
    char *why = NULL;
    Type *u = check_common_under(c, base, &why);
    switch (u ? u->kind : TTUPLE) {
    case TSTRUCT:
        if (n->complit.elems.len == 0)
            return true;
        if (n->complit.elems.at[0]->kind == N_KEYVALUE)
            keyed_struct(c, n, base, u);
        else
            positional_struct(c, n, base, u);
        return true;
    case TARRAY: indexed_elems(c, &n->complit.elems, u->array.elem, u->array.len); return true;
    case TSLICE: indexed_elems(c, &n->complit.elems, u->slice.elem, -1); return true;
    case TMAP: map_elems(c, n, u); return true;
    default: break;
    }
    use_elems(c, n);
    if (u && !type_valid(u))
        return false;
    check_error_at(c, n, "invalid composite literal%s type %s%s", n->complit.typ ? "" : " element", type_text(c, t),
                   u ? "" : " (no common underlying type)");
    return false;
}

void check_composite_lit(Checker *c, Node *n, Type *hint)
{
    if (is_open_array(n->complit.typ)) {
        open_array(c, n);
        return;
    }
    Type *base, *t = literal_type(c, n, hint, &base);
    if (!check_complete(c, base))
        return;
    if (literal_elems(c, n, t, base))
        node_set(n, MODE_VALUE, t);
}
