// index.c: index and slice expressions (spec: Index expressions, Slice expressions).
#include "check/checker.h"

// Indices -------------------------------------------------------------------------------------------------------------

bool check_valid_index(Checker *c, Node *n, const char *what, bool allow_negative)
{
    if (!node_ok(n))
        return false;
    check_convert_untyped(c, n, basic(TINT));
    if (!node_ok(n))
        return false;
    if (!is_integer(n->type)) {
        check_error_at(c, n, "invalid argument: %s %s must be integer", what, operand_text(c, n));
        return false;
    }
    if (n->mode != MODE_CONST || const_kind(n->cval) == CONST_UNKNOWN)
        return true;
    if (!allow_negative && const_sign(n->cval) < 0) {
        check_error_at(c, n, "invalid argument: %s %s must not be negative", what, operand_text(c, n));
        return false;
    }
    if (!const_represent(n->cval, basic(TINT))) {
        check_error_at(c, n, "invalid argument: %s %s overflows int", what, operand_text(c, n));
        return false;
    }
    return true;
}

Type *check_index(Checker *c, Node *n, int64_t max, int64_t *value)
{
    *value = -1;
    check_expr(c, n, NULL);
    if (!check_valid_index(c, n, "index", false))
        return NULL;
    if (n->mode != MODE_CONST)
        return n->type;
    int64_t v;
    if (const_kind(n->cval) == CONST_UNKNOWN || !const_fits_int64(n->cval, &v))
        return NULL;
    if (max >= 0 && v >= max) {
        check_error_at(c, n, "invalid argument: index %s out of bounds [0:%lld]", const_str(c->arena, n->cval),
                       (long long)max);
        return NULL;
    }
    *value = v;
    return n->type;
}

static Node *single_index(Checker *c, Node *n)
{
    if (n->index.args.len == 0)
        return NULL;
    if (n->index.args.len > 1)
        check_error_at(c, n->index.args.at[1], "invalid operation: more than one index");
    return n->index.args.at[0];
}

// x[i] ----------------------------------------------------------------------------------------------------------------

// What indexing a value of one type gives.
typedef struct Indexed {
    Type *key, *elem; // key only of a map; elem NULL: cannot be indexed
    Mode mode;
    int64_t length; // -1 if not known
} Indexed;

static Indexed index_type(Type *u, const Node *x)
{
    Indexed r = {.mode = MODE_VAR, .length = -1};
    switch (u->kind) {
    case TSTRING:
    case TUNTYPEDSTRING:
        r.elem = type_byte();
        r.mode = MODE_VALUE;
        if (x->mode == MODE_CONST && const_kind(x->cval) == CONST_STRING)
            r.length = (int64_t)const_string_len(x->cval);
        break;
    case TARRAY:
        r.elem = u->array.elem;
        r.length = u->array.len;
        if (x->mode != MODE_VAR)
            r.mode = MODE_VALUE;
        break;
    case TPOINTER:
        if (underlying(u->pointer.elem)->kind == TARRAY) {
            r.elem = underlying(u->pointer.elem)->array.elem;
            r.length = underlying(u->pointer.elem)->array.len;
        }
        break;
    case TSLICE: r.elem = u->slice.elem; break;
    case TMAP:
        r.elem = u->map.elem;
        r.key = u->map.key;
        r.mode = MODE_MAPINDEX;
        break;
    default: break;
    }
    return r;
}

// All types of a type parameter's set must have one element type, and one key type or none.
static Indexed index_operand(Checker *c, const Node *x)
{
    if (!is_typeparam(x->type))
        return index_type(underlying(x->type), x);
    Indexed all = {0}, none = {0};
    TypeVec set = check_typeset(c, x->type);
    for (int i = 0; i < set.len; i++) {
        Indexed one = index_type(underlying(set.at[i]), x);
        if (!one.elem)
            return none;
        if (i == 0) {
            all = one;
            continue;
        }
        if (!one.key != !all.key || (one.key && !types_identical(one.key, all.key)))
            return none;
        if (!types_identical(one.elem, all.elem))
            return none;
        if (one.mode == MODE_VALUE)
            all.mode = MODE_VALUE;
        if (one.length >= 0 && (all.length < 0 || one.length < all.length))
            all.length = one.length;
    }
    return all;
}

static bool operand_complete(Checker *c, Type *t)
{
    if (!check_complete(c, t))
        return false;
    Type *u = underlying(t);
    if (u->kind == TPOINTER)
        return check_complete(c, u->pointer.elem);
    if (u->kind == TMAP)
        return check_complete(c, u->map.elem);
    return true;
}

bool check_index_expr(Checker *c, Node *n)
{
    Node *x = n->index.x;
    node_fail(n);
    check_expr_or_type(c, x, true);
    if (!node_ok(x)) {
        check_use(c, &n->index.args);
        return false;
    }
    if (x->mode == MODE_TYPE) {
        Type *t = check_var_type(c, n);
        if (type_valid(t))
            node_set(n, MODE_TYPE, t);
        return false;
    }
    if (x->mode == MODE_VALUE && x->type->kind == TFUNC && x->type->func.tparams.len > 0)
        return true;
    if (!operand_complete(c, x->type))
        return false;
    Indexed r = {0};
    if (x->mode != MODE_NIL && x->mode != MODE_BUILTIN)
        r = index_operand(c, x);
    if (!r.elem) {
        check_error(c, n->index.lbrack, "cannot index %s", operand_text(c, x));
        check_use(c, &n->index.args);
        return false;
    }
    Node *index = single_index(c, n);
    if (!index)
        return false;
    if (r.key) {
        check_generic_expr(c, index, NULL);
        check_assignment(c, index, r.key, "map index");
    } else {
        int64_t unused;
        check_index(c, index, r.length, &unused);
    }
    if (x->mode == MODE_CONST)
        check_default(c, x); // an untyped string
    node_set(n, r.mode, r.elem);
    return false;
}

// x[lo:hi:max] --------------------------------------------------------------------------------------------------------

// The underlying type that slicing x is about (string if some type of its set is one); NULL after reporting.
static Type *slice_operand(Checker *c, Node *x)
{
    if (!is_typeparam(x->type))
        return underlying(x->type);
    TypeVec set = check_typeset(c, x->type);
    if (set.len == 0) {
        check_error_at(c, x, "cannot slice %s: no specific type in %s", operand_text(c, x), type_text(c, x->type));
        return NULL;
    }
    Type *common = NULL;
    bool has_string = false;
    for (int i = 0; i < set.len; i++) {
        Type *u = underlying(set.at[i]);
        if (is_string(u)) {
            u = type_slice(type_byte());
            has_string = true;
        }
        if (common && !types_identical(common, u)) {
            check_error_at(c, x, "cannot slice %s: %s and %s have different underlying types", operand_text(c, x),
                           type_text(c, set.at[0]), type_text(c, set.at[i]));
            return NULL;
        }
        common = u;
    }
    return has_string ? basic(TSTRING) : common;
}

// Type and length of the result; false after reporting.
static bool slice_result(Checker *c, Node *n, Type *u, Type **result, int64_t *length)
{
    Node *x = n->slice.x;
    *length = -1;
    *result = x->type;
    switch (u->kind) {
    case TSTRING:
    case TUNTYPEDSTRING:
        if (n->slice.full) {
            check_error_at(c, n->slice.max ? n->slice.max : n, "invalid operation: 3-index slice of string");
            return false;
        }
        if (x->mode == MODE_CONST && const_kind(x->cval) == CONST_STRING)
            *length = (int64_t)const_string_len(x->cval);
        check_default(c, x);
        *result = x->type;
        return true;
    case TARRAY:
        *length = u->array.len;
        *result = type_slice(u->array.elem);
        if (x->mode == MODE_VAR)
            return true;
        check_error_at(c, x, "cannot slice unaddressable value %s", operand_text(c, x));
        return false;
    case TPOINTER: {
        Type *array = underlying(u->pointer.elem);
        if (array->kind != TARRAY)
            break;
        *length = array->array.len;
        *result = type_slice(array->array.elem);
        return true;
    }
    case TSLICE: return true;
    default: break;
    }
    check_error_at(c, x, "cannot slice %s", operand_text(c, x));
    return false;
}

static void check_slice_indices(Checker *c, Node *n, int64_t length)
{
    Node *nodes[3] = {n->slice.lo, n->slice.hi, n->slice.max};
    int64_t values[3];
    int64_t limit = length >= 0 && length < INT64_MAX ? length + 1 : -1; // no int is beyond the longest array
    for (int i = 0; i < 3; i++) {
        values[i] = i == 0 ? 0 : length;
        if (nodes[i])
            check_index(c, nodes[i], limit, &values[i]);
    }
    for (int i = 0; i < 2; i++)
        for (int j = i + 1; j < 3; j++)
            if (values[i] > 0 && values[j] >= 0 && values[j] < values[i] && nodes[j]) {
                check_error_at(c, nodes[j], "invalid slice indices: %lld < %lld", (long long)values[j],
                               (long long)values[i]);
                return;
            }
}

void check_slice_expr(Checker *c, Node *n)
{
    Node *x = n->slice.x;
    check_expr(c, x, NULL);
    if (!node_ok(x)) {
        check_use_one(c, n->slice.lo, false);
        check_use_one(c, n->slice.hi, false);
        check_use_one(c, n->slice.max, false);
        return;
    }
    Type *u = slice_operand(c, x), *result;
    int64_t length;
    if (!u || (u->kind == TPOINTER && !check_complete(c, u->pointer.elem)))
        return;
    if (!slice_result(c, n, u, &result, &length))
        return;
    if (n->slice.full && (!n->slice.hi || !n->slice.max))
        return; // the parser has reported
    check_slice_indices(c, n, length);
    node_set(n, MODE_VALUE, result);
}
