// test_types_relations.c: selectors and method sets, implementing, assignability, convertibility, representability,
// type sets and instances. Reasons are compared with gc's words.
#include "make_types.h"

static Type *no_args(void)
{
    return func(NONE, NONE);
}

static Selection *find(Type *T, const char *name)
{
    bool ambiguous;
    Selection *sel = lookup_field_or_method(T, main_pkg, intern_cstr(name), &ambiguous);
    assert_false(ambiguous);
    return sel;
}

static bool is_ambiguous(Type *T, const char *name)
{
    bool ambiguous;
    assert_null(lookup_field_or_method(T, main_pkg, intern_cstr(name), &ambiguous));
    return ambiguous;
}

// Lookup --------------------------------------------------------------------------------------------------------------

static void test_fields(void **state)
{
    Type *Inner = make_named(main_pkg, "Inner", STRUCT("x", INT, "y", STRING));
    Type *Outer = make_named(main_pkg, "Outer", STRUCT("a", INT, "*Inner", type_pointer(Inner), "y", INT));
    Selection *sel = find(Outer, "x");
    assert_int_equal(sel->kind, SEL_FIELD);
    assert_int_equal(sel->npath, 2);
    assert_int_equal(sel->path[0], 1);
    assert_int_equal(sel->path[1], 0);
    assert_true(sel->indirect);
    assert_int_equal(find(Outer, "y")->npath, 1); // the outer one hides the inner one
    assert_false(find(Outer, "y")->indirect);
    assert_true(find(type_pointer(Outer), "y")->indirect);
    assert_null(find(Outer, "z"));
    assert_null(find(Outer, "_"));
    assert_null(find(type_pointer(type_pointer(Outer)), "y"));
    Type *P = make_named(main_pkg, "P", type_pointer(Outer)); // type P *Outer: fields, but no methods
    add_method(Outer, "m", true, no_args());
    assert_non_null(find(P, "y"));
    assert_null(find(P, "m"));
}

static void test_unexported_of_other_package(void **state)
{
    Type *T = make_named(other_pkg, "T", STRUCT("x", INT, "X", INT));
    T->named.under->strct.fields.at[0]->pkg = other_pkg;
    assert_null(find(T, "x"));
    assert_non_null(find(T, "X"));
    assert_non_null(lookup_field_or_method(T, other_pkg, intern_cstr("x"), NULL));
}

static void test_ambiguity(void **state)
{
    Type *B = make_named(main_pkg, "B", STRUCT("x", INT)), *C = make_named(main_pkg, "C", STRUCT("x", INT, "c", INT));
    Type *D = make_named(main_pkg, "D", STRUCT("*B", B, "*C", C));
    assert_true(is_ambiguous(D, "x"));
    assert_non_null(find(D, "c"));
    // The same type twice at one depth.
    Type *E = make_named(main_pkg, "E", STRUCT("*B", B)), *F = make_named(main_pkg, "F", STRUCT("*B", type_pointer(B)));
    Type *G = make_named(main_pkg, "G", STRUCT("*E", E, "*F", F));
    assert_true(is_ambiguous(G, "x"));
    // A match nearer to the surface settles it.
    Type *H = make_named(main_pkg, "H", STRUCT("*G", G, "x", STRING));
    assert_ptr_equal(find(H, "x")->obj->type, STRING);
}

static void test_recursive_embedding(void **state)
{
    Type *T = make_named(main_pkg, "T", NULL);
    T->named.under = STRUCT("*T", type_pointer(T), "a", INT);
    add_method(T, "m", true, no_args());
    assert_int_equal(find(T, "a")->npath, 1);
    assert_int_equal(find(T, "m")->npath, 0);
    assert_null(find(T, "b"));
    assert_int_equal(method_set(T).len, 0); // T.m hides the m of the embedded *T, and needs a pointer
    assert_int_equal(method_set(type_pointer(T)).len, 1);
}

static void check_method_set(Type *T, const char *expected)
{
    MethodSet set = method_set(T);
    StrBuf b = {.arena = A};
    buf_puts(&b, "");
    for (int i = 0; i < set.len; i++)
        buf_printf(&b, "%s%s", i > 0 ? " " : "", set.at[i].name->text);
    assert_string_equal(b.text, expected);
}

static void test_method_sets(void **state)
{
    Type *T = make_named(main_pkg, "T", INT);
    add_method(T, "V", false, no_args());
    add_method(T, "P", true, no_args());
    check_method_set(T, "V");
    check_method_set(type_pointer(T), "P V");
    Type *byval = make_named(main_pkg, "S", STRUCT("*T", T)),
         *byptr = make_named(main_pkg, "R", STRUCT("*T", type_pointer(T)));
    check_method_set(byval, "V");
    check_method_set(type_pointer(byval), "P V");
    check_method_set(byptr, "P V");
    check_method_set(STRUCT("*T", T, "V", INT), ""); // hidden by the field
    Type *I = make_named(main_pkg, "I", make_interface("Z", no_args(), make_interface("A", no_args(), NULL)));
    check_method_set(I, "A Z");
    check_method_set(type_pointer(I), "");
    check_method_set(STRUCT("*I", I, "*T", T), "A V Z");
    Type *U = make_named(main_pkg, "U", type_struct(NONE, NULL));
    add_method(U, "V", false, no_args());
    check_method_set(STRUCT("*U", U, "*T", T), ""); // V is ambiguous
    check_method_set(type_error(), "Error");
}

// Implementing --------------------------------------------------------------------------------------------------------

static void check_missing(Type *T, Type *iface, const char *method, const char *why)
{
    char *reason = NULL;
    Obj *m = missing_method(T, iface, &reason);
    assert_non_null(m);
    assert_string_equal(m->name->text, method);
    assert_string_equal(reason, why);
}

static void test_missing_method(void **state)
{
    Type *sig = func(VARS("x", INT), VARS(NULL, STRING));
    Type *I = make_named(main_pkg, "I", make_interface("Foo", sig, NULL));
    Type *T = make_named(main_pkg, "T", type_struct(NONE, NULL));
    check_missing(T, I, "Foo", "(missing method Foo)");
    check_missing(type_pointer(I), I, "Foo", "(type *I is pointer to interface, not interface)");
    add_method(T, "foo", false, sig);
    check_missing(T, I, "Foo", "(missing method Foo)\n\t\thave foo(int) string\n\t\twant Foo(int) string");
    Type *W = make_named(main_pkg, "W", type_struct(NONE, NULL));
    add_method(W, "Foo", false, func(VARS("a", STRING), NONE));
    check_missing(W, I, "Foo", "(wrong type for method Foo)\n\t\thave Foo(string)\n\t\twant Foo(int) string");
    Type *P = make_named(main_pkg, "P", type_struct(NONE, NULL));
    add_method(P, "Foo", true, sig);
    check_missing(P, I, "Foo", "(method Foo has pointer receiver)");
    assert_null(missing_method(type_pointer(P), I, NULL));
    Type *F = make_named(main_pkg, "F", STRUCT("Foo", INT));
    check_missing(F, I, "Foo", "(F.Foo is a field, not a method)");
    Type *P2 = make_named(main_pkg, "P2", type_struct(NONE, NULL));
    add_method(P2, "Foo", false, sig);
    Type *amb = make_named(main_pkg, "Amb", STRUCT("*P", type_pointer(P), "*P2", P2));
    check_missing(amb, I, "Foo", "(ambiguous selector Amb.Foo)");
    Type *unexported = make_named(main_pkg, "J", make_interface("foo", sig, NULL));
    Type *X = make_named(other_pkg, "X", type_struct(NONE, NULL));
    add_method(X, "foo", false, sig);
    check_missing(X, unexported, "foo", "(unexported method foo)");
}

static void test_same_names_in_different_packages(void **state)
{
    Type *here = make_named(main_pkg, "Arg", INT), *there = make_named(other_pkg, "Arg", INT);
    Type *I = make_named(main_pkg, "I", make_interface("M", func(VARS(NULL, here), NONE), NULL));
    Type *T = make_named(main_pkg, "T", type_struct(NONE, NULL));
    add_method(T, "M", false, func(VARS(NULL, there), NONE));
    check_missing(T, I, "M", "(wrong type for method M)\n\t\thave M(other.Arg)\n\t\twant M(Arg)");
}

static void check_not_implements(Type *T, Type *I, bool constraint, const char *why)
{
    char *reason = NULL;
    assert_false(type_implements(T, I, constraint, &reason));
    assert_string_equal(reason, why);
}

static Type *number_constraint(void)
{
    UnionTerm terms[] = {{INT, true}, {basic(TFLOAT64), false}};
    return make_named(main_pkg, "Number", make_interface(NULL, NULL, type_union(terms, 2)));
}

static void test_implements(void **state)
{
    assert_true(type_implements(INT, type_any(), false, NULL));
    check_not_implements(INT, type_error(), false, "int does not implement error (missing method Error)");
    check_not_implements(INT, STRING, false, "int does not implement string (string is not an interface)");
    Type *Number = number_constraint();
    assert_true(type_implements(INT, Number, true, NULL));
    Type *MyInt = make_named(main_pkg, "MyInt", INT), *MyFloat = make_named(main_pkg, "MyFloat", basic(TFLOAT64));
    assert_true(type_implements(MyInt, Number, true, NULL));
    check_not_implements(STRING, Number, true, "string does not satisfy Number (string missing in ~int | float64)");
    check_not_implements(MyFloat, Number, true,
                         "MyFloat does not satisfy Number (possibly missing ~ for float64 in Number)");
    check_not_implements(type_slice(INT), type_comparable(), true, "[]int does not satisfy comparable");
    assert_true(type_implements(type_any(), type_comparable(), true, NULL)); // satisfies without implementing
    check_not_implements(type_any(), type_comparable(), false, "any does not implement comparable");
    Type *P = make_tparam("P", 0, type_any());
    check_not_implements(P, type_comparable(), true, "P does not satisfy comparable");
    assert_true(type_implements(make_tparam("Q", 0, Number), type_comparable(), true, NULL));
    Type *none = make_interface(NULL, NULL, INT);
    vec_push(A, &none->iface.embeds, STRING);
    Type *Empty = make_named(main_pkg, "Empty", none);
    check_not_implements(INT, Empty, true, "cannot satisfy Empty (empty type set)");
}

// Type sets -----------------------------------------------------------------------------------------------------------

static void test_type_sets(void **state)
{
    Type *Number = number_constraint();
    Type *P = make_tparam("P", 0, Number);
    assert_true(is_numeric(P));
    assert_true(is_ordered(P));
    assert_false(is_integer(P));
    assert_false(is_const_type(P));
    assert_null(core_type(P));
    assert_false(is_numeric(make_tparam("Q", 0, type_any())));
    UnionTerm slices[] = {{type_slice(type_byte()), true}};
    Type *S = make_tparam("S", 0, type_union(slices, 1)); // constraint without interface{}
    assert_ptr_equal(core_type(S), type_slice(type_byte()));
    assert_true(has_nil(S));
    assert_true(is_bytes_or_runes(S));
    UnionTerm chans[] = {{type_chan(INT, CHAN_BOTH), false}, {type_chan(INT, CHAN_RECV), false}};
    assert_ptr_equal(core_type(make_tparam("C", 0, type_union(chans, 2))), type_chan(INT, CHAN_RECV));
    UnionTerm conflict[] = {{type_chan(INT, CHAN_SEND), false}, {type_chan(INT, CHAN_RECV), false}};
    assert_null(core_type(make_tparam("D", 0, type_union(conflict, 2))));
    Type *both = make_interface(NULL, NULL, Number);
    vec_push(A, &both->iface.embeds, make_named(main_pkg, "MyInt", INT));
    types_complete_interface(both);
    assert_int_equal(both->iface.terms.len, 1); // ~int and MyInt leave MyInt
    assert_false(both->iface.terms.at[0].tilde);
    assert_string_equal(type_str(A, both->iface.terms.at[0].type, main_pkg), "MyInt");
}

// Assignability and conversion ----------------------------------------------------------------------------------------

static void check_assignable(Type *V, Type *T)
{
    assert_true(type_assignable(V, T, NULL));
}

static void check_not_assignable(Type *V, Type *T, const char *why)
{
    char *reason = NULL;
    assert_false(type_assignable(V, T, &reason));
    if (why)
        assert_string_equal(reason, why);
    else
        assert_null(reason);
}

static void test_assignable(void **state)
{
    Type *T = make_named(main_pkg, "T", type_slice(INT)), *U = make_named(main_pkg, "U", type_slice(INT));
    check_assignable(T, T);
    check_assignable(type_slice(INT), T);
    check_assignable(T, type_slice(INT));
    check_not_assignable(T, U, NULL);
    check_not_assignable(INT, make_named(main_pkg, "N", INT), NULL); // both are named
    check_assignable(INT, type_any());
    check_not_assignable(INT, type_error(), "int does not implement error (missing method Error)");
    check_not_assignable(type_error(), INT, NULL);
    Type *E = make_named(main_pkg, "E", type_struct(NONE, NULL));
    add_method(E, "Error", false, func(NONE, VARS(NULL, STRING)));
    check_assignable(E, type_error());
    check_not_assignable(type_error(), E, "need type assertion");
    check_not_assignable(type_any(), type_error(), "any does not implement error (missing method Error)");
    Type *both = type_chan(INT, CHAN_BOTH), *C = make_named(main_pkg, "C", type_chan(INT, CHAN_SEND));
    check_assignable(both, type_chan(INT, CHAN_RECV));
    check_assignable(both, C);
    check_not_assignable(type_chan(INT, CHAN_RECV), both, NULL);
    check_not_assignable(make_named(main_pkg, "B", both), C, NULL);
    check_assignable(basic(TINVALID), INT);
    check_not_assignable(E, type_pointer(type_error()),
                         "E does not implement *error (type *error is pointer to interface, not interface)");
}

static void test_type_parameters_assignable(void **state)
{
    UnionTerm terms[] = {{type_slice(INT), true}, {type_array(INT, 2), false}};
    Type *P = make_tparam("P", 0, type_union(terms, 2)), *Q = make_tparam("Q", 0, type_any());
    check_not_assignable(type_slice(INT), P, "cannot assign []int to [2]int (in P)");
    check_not_assignable(P, type_slice(INT), "cannot assign [2]int (in P) to []int");
    check_not_assignable(P, Q, NULL);
    check_assignable(P, type_any());
    UnionTerm one[] = {{type_slice(INT), true}};
    Type *S = make_tparam("S", 0, type_union(one, 1));
    check_assignable(type_slice(INT), S);
    check_assignable(S, type_slice(INT));
    check_not_assignable(S, make_tparam("S2", 1, type_union(one, 1)), NULL);
}

static void check_convertible(Type *V, Type *T, bool expected)
{
    assert_int_equal(type_convertible(V, T, NULL), expected);
}

static void test_convertible(void **state)
{
    Type *bytes = type_slice(type_byte()), *runes = type_slice(basic(TINT32));
    check_convertible(INT, basic(TFLOAT32), true);
    check_convertible(basic(TFLOAT64), basic(TUINT8), true);
    check_convertible(INT, basic(TCOMPLEX64), false);
    check_convertible(basic(TCOMPLEX64), basic(TCOMPLEX128), true);
    check_convertible(INT, STRING, true);
    check_convertible(basic(TFLOAT64), STRING, false);
    check_convertible(bytes, STRING, true);
    check_convertible(STRING, runes, true);
    check_convertible(STRING, type_slice(INT), false);
    check_convertible(make_named(main_pkg, "B", bytes), make_named(main_pkg, "S", STRING), true);
    check_convertible(basic(TBOOL), INT, false);
    check_convertible(type_pointer(INT), basic(TUNSAFEPTR), true);
    check_convertible(basic(TUNSAFEPTR), basic(TUINTPTR), true);
    check_convertible(basic(TUNSAFEPTR), INT, false);
    check_convertible(type_slice(INT), type_array(INT, 4), true);
    check_convertible(type_slice(INT), type_pointer(type_array(INT, 4)), true);
    check_convertible(type_slice(INT), type_array(STRING, 4), false);
    Type *T = make_named(main_pkg, "T", STRUCT("a", INT)), *U = make_named(main_pkg, "U", STRUCT("a", INT));
    check_convertible(T, U, true);
    check_convertible(type_pointer(T), type_pointer(U), true);
    check_convertible(type_slice(T), type_slice(U), false);
    U->named.under->strct.tags = arena_alloc(A, sizeof(Str));
    U->named.under->strct.tags[0] = intern_cstr("t");
    check_convertible(T, U, true); // tags are ignored
    Type *P = make_tparam("P", 0, number_constraint());
    check_convertible(P, basic(TINT8), true);
    char *why = NULL;
    assert_false(type_convertible(P, STRING, &why));
    assert_string_equal(why, "cannot convert float64 (in P) to type string");
    assert_true(type_convertible(P, P, NULL));
}

// Representability ----------------------------------------------------------------------------------------------------

static const Const *power(int bits, int64_t plus)
{
    return const_binary(T_ADD, const_shift(T_SHL, const_int64(1), bits), const_int64(plus), true);
}

static const Const *minus(const Const *c)
{
    return const_unary(T_SUB, c, 0);
}

static void test_integer_bounds(void **state)
{
    static const struct {
        TypeKind kind;
        int bits;
        bool is_unsigned;
    } types[] = {
        {TINT8, 8, false},   {TINT16, 16, false}, {TINT32, 32, false},  {TINT64, 64, false},
        {TINT, 64, false},   {TUINT8, 8, true},   {TUINT16, 16, true},  {TUINT32, 32, true},
        {TUINT64, 64, true}, {TUINT, 64, true},   {TUINTPTR, 64, true},
    };
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        Type *t = basic(types[i].kind);
        int magnitude = types[i].is_unsigned ? types[i].bits : types[i].bits - 1;
        assert_non_null(const_represent(power(magnitude, -1), t));
        assert_null(const_represent(power(magnitude, 0), t));
        assert_non_null(const_represent(const_int64(0), t));
        const Const *least = types[i].is_unsigned ? const_int64(0) : minus(power(magnitude, 0));
        assert_non_null(const_represent(least, t));
        assert_null(const_represent(const_binary(T_SUB, least, const_int64(1), true), t));
    }
    assert_non_null(const_represent(power(500, 0), basic(TUNTYPEDINT)));
}

static void test_representable(void **state)
{
    assert_non_null(const_represent(const_float64(3), INT));
    assert_null(const_represent(const_float64(3.5), INT));
    assert_null(const_represent(const_string("a", 1), INT));
    assert_null(const_represent(const_int64(1), STRING));
    assert_null(const_represent(const_int64(1), basic(TBOOL)));
    assert_non_null(const_represent(const_bool(true), make_named(main_pkg, "B", basic(TBOOL))));
    assert_null(const_represent(const_int64(1), type_slice(INT)));
    const Const *i = const_complex(const_int64(0), const_int64(1));
    assert_null(const_represent(i, basic(TFLOAT64)));
    assert_non_null(const_represent(i, basic(TCOMPLEX64)));
    assert_non_null(const_represent(const_complex(const_int64(4), const_int64(0)), basic(TINT8)));
    const Const *max32 = const_from_literal(T_FLOATLIT, intern_cstr("0x1.fffffep127"));
    assert_non_null(const_represent(max32, basic(TFLOAT32)));
    assert_null(const_represent(const_from_literal(T_FLOATLIT, intern_cstr("0x1.ffffffp127")), basic(TFLOAT32)));
    assert_null(const_represent(const_from_literal(T_FLOATLIT, intern_cstr("1e309")), basic(TFLOAT64)));
    assert_null(const_represent(const_complex(const_int64(0), max32), basic(TINT)));
    const Const *tenth = const_represent(const_from_literal(T_FLOATLIT, intern_cstr("0.1")), basic(TFLOAT64));
    assert_true(const_compare(T_EQL, tenth, const_float64(0.1))); // rounded to the type
    assert_int_equal(const_kind(const_represent(const_unknown(), INT)), CONST_UNKNOWN);
}

// Comparability -------------------------------------------------------------------------------------------------------

static void check_incomparable(Type *t, const char *why)
{
    char *reason = NULL;
    assert_false(type_comparable_ok(t, true, &reason));
    if (why)
        assert_string_equal(reason, why);
    else
        assert_null(reason);
}

static void test_comparable(void **state)
{
    assert_true(type_comparable_ok(STRUCT("a", INT, "b", type_pointer(type_slice(INT))), false, NULL));
    check_incomparable(type_slice(INT), NULL);
    check_incomparable(type_map(INT, INT), NULL);
    check_incomparable(STRUCT("a", INT, "b", type_slice(INT)), "struct containing []int cannot be compared");
    check_incomparable(type_array(no_args(), 2), "[2]func() cannot be compared");
    assert_true(type_comparable_ok(type_any(), true, NULL));
    assert_false(type_comparable_ok(type_any(), false, NULL));
    check_incomparable(make_tparam("P", 0, type_any()), "incomparable types in type set");
    assert_true(type_comparable_ok(make_tparam("P", 0, type_comparable()), true, NULL));
}

// Instances -----------------------------------------------------------------------------------------------------------

// type List[T any] struct { next *List[T]; value T }; func (l *List[U]) Push(x U) []U
static Type *make_list_type(void)
{
    Type *List = make_named(main_pkg, "List", NULL);
    Type *T = make_tparam("T", 0, type_any());
    List->named.tparams = make_list(T, NULL);
    List->named.under = STRUCT("next", type_pointer(type_instance(List, make_list(T, NULL))), "value", T);
    Type *U = make_tparam("U", 0, type_any());
    Type *sig = func(VARS("x", U), VARS(NULL, type_slice(U)));
    sig->func.recv = make_obj(OBJ_VAR, "l", type_pointer(type_instance(List, make_list(U, NULL))));
    add_method(List, "Push", true, sig);
    return List;
}

static void test_instances(void **state)
{
    Type *List = make_list_type();
    Type *ints = type_instance(List, make_list(INT, NULL));
    assert_ptr_equal(ints, type_instance(List, make_list(INT, NULL)));
    assert_true(types_identical(type_instance(List, make_list(type_byte(), NULL)),
                                type_instance(List, make_list(basic(TUINT8), NULL))));
    assert_false(types_identical(ints, type_instance(List, make_list(STRING, NULL))));
    assert_string_equal(type_str(A, underlying(ints), main_pkg), "struct{next *List[int]; value int}");
    assert_ptr_equal(underlying(ints)->strct.fields.at[0]->type, type_pointer(ints));
    assert_int_equal(type_size(type_instance(List, make_list(STRING, NULL))), 24);
    Selection *push = find(type_pointer(ints), "Push");
    assert_string_equal(type_str(A, push->obj->type, main_pkg), "func(x int) []int");
    assert_ptr_equal(push->obj->origin, List->named.methods.at[0]);
    assert_ptr_equal(push->obj, find(ints, "Push")->obj);
    assert_ptr_equal(push->obj->type->func.recv->type, type_pointer(ints));
    check_method_set(ints, "");
    check_method_set(type_pointer(ints), "Push");
    Type *wants = make_interface("Push", func(VARS(NULL, INT), VARS(NULL, type_slice(INT))), NULL);
    assert_true(type_implements(type_pointer(ints), wants, false, NULL));
    assert_false(type_implements(type_pointer(type_instance(List, make_list(STRING, NULL))), wants, false, NULL));
}

static void test_subst(void **state)
{
    Type *P = make_tparam("P", 0, type_any());
    TypeVec from = make_list(P, NULL), to = make_list(INT, NULL);
    Type *fixed = type_map(STRING, type_slice(INT));
    assert_ptr_equal(type_subst(fixed, &from, &to), fixed);
    assert_ptr_equal(type_subst(type_map(P, type_array(type_chan(P, CHAN_RECV), 2)), &from, &to),
                     type_map(INT, type_array(type_chan(INT, CHAN_RECV), 2)));
    Type *s = type_subst(STRUCT("a", P, "b", STRING), &from, &to);
    assert_string_equal(type_str(A, s, main_pkg), "struct{a int; b string}");
    Type *i = type_subst(make_interface("M", func(VARS("x", P), NONE), NULL), &from, &to);
    assert_string_equal(type_str(A, i, main_pkg), "interface{M(x int)}");
    // func[Q interface{ ~[]P }](Q) P
    UnionTerm term = {type_slice(P), true};
    Type *Q = make_tparam("Q", 0, type_union(&term, 1));
    Type *f = func(VARS(NULL, Q), VARS(NULL, P));
    f->func.tparams = make_list(Q, NULL);
    assert_string_equal(type_str(A, type_subst(f, &from, &to), main_pkg), "func[Q ~[]int](Q) int");
}

// type T[P any] struct { f *T[[]P] }: each look inside makes a deeper instance, but not for ever.
static void test_infinite_expansion(void **state)
{
    Type *T = make_named(main_pkg, "T", NULL), *P = make_tparam("P", 0, type_any());
    T->named.tparams = make_list(P, NULL);
    T->named.under = STRUCT("f", type_pointer(type_instance(T, make_list(type_slice(P), NULL))));
    Type *t = type_instance(T, make_list(INT, NULL));
    assert_int_equal(type_size(t), 8);
    int depth = 0;
    while (t->kind == TNAMED && depth < 1000) {
        t = underlying(t)->strct.fields.at[0]->type->pointer.elem;
        depth++;
    }
    assert_int_equal(t->kind, TINVALID);
    assert_true(depth < 1000);
}

// func f[P any]() { type L struct { x P }; type M []L }: other types in f[int] than in f[string].
static void test_local_types_of_generic_functions(void **state)
{
    FuncInfo *fn = arena_make(A, FuncInfo);
    Type *P = make_tparam("P", 0, type_any());
    fn->sig = no_args();
    fn->sig->func.tparams = make_list(P, NULL);
    Type *L = make_named(main_pkg, "L", STRUCT("x", P)), *M = make_named(main_pkg, "M", type_slice(L));
    L->named.obj->func = M->named.obj->func = fn;
    L->named.obj->scope = M->named.obj->scope = scope_new(A, main_pkg->scope);
    TypeVec ints = make_list(INT, NULL), strings = make_list(STRING, NULL);
    Type *Li = type_subst(L, &fn->sig->func.tparams, &ints), *Ls = type_subst(L, &fn->sig->func.tparams, &strings);
    assert_false(types_identical(Li, Ls));
    assert_ptr_equal(Li, type_subst(L, &fn->sig->func.tparams, &ints));
    assert_string_equal(type_str(A, underlying(Li), main_pkg), "struct{x int}");
    assert_int_equal(type_size(Ls), 16);
    Type *Mi = type_subst(M, &fn->sig->func.tparams, &ints);
    assert_ptr_equal(underlying(Mi), type_slice(Li));
    assert_string_equal(type_link_str(A, Mi, false), "main.M[int]");
    assert_true(type_is_parameterized(type_slice(M), &fn->sig->func.tparams));
    assert_false(type_is_parameterized(Mi, &fn->sig->func.tparams));
    Type *Q = make_tparam("Q", 0, type_any()); // another function's parameter changes nothing
    TypeVec other = make_list(Q, NULL);
    assert_ptr_equal(type_subst(L, &other, &ints), L);
}

// type T struct { a T; b [2]T }, which the checker reports: questions about it must come to an end.
static void test_types_that_contain_themselves(void **state)
{
    Type *T = make_named(main_pkg, "T", NULL);
    T->named.under = STRUCT("a", T, "b", type_array(T, 2), "c", INT);
    assert_true(type_comparable_ok(T, true, NULL));
    type_size(T);
    assert_null(find(T, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_unexported_of_other_package),
        cmocka_unit_test(test_ambiguity),
        cmocka_unit_test(test_recursive_embedding),
        cmocka_unit_test(test_method_sets),
        cmocka_unit_test(test_missing_method),
        cmocka_unit_test(test_same_names_in_different_packages),
        cmocka_unit_test(test_implements),
        cmocka_unit_test(test_type_sets),
        cmocka_unit_test(test_assignable),
        cmocka_unit_test(test_type_parameters_assignable),
        cmocka_unit_test(test_convertible),
        cmocka_unit_test(test_integer_bounds),
        cmocka_unit_test(test_representable),
        cmocka_unit_test(test_comparable),
        cmocka_unit_test(test_instances),
        cmocka_unit_test(test_subst),
        cmocka_unit_test(test_infinite_expansion),
        cmocka_unit_test(test_local_types_of_generic_functions),
        cmocka_unit_test(test_types_that_contain_themselves),
    };
    return cmocka_run_group_tests(tests, setup_types, teardown_types);
}
