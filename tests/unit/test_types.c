// test_types.c: scopes, the universe, type identity, type text and layout.
#include "make_types.h"

// Scopes and universe -------------------------------------------------------------------------------------------------

static void test_scope(void **state)
{
    Scope *outer = scope_new(A, universe()), *inner = scope_new(A, outer);
    Obj *x = make_obj(OBJ_VAR, "x", INT), *again = make_obj(OBJ_VAR, "x", STRING);
    assert_null(scope_insert(A, outer, x));
    assert_ptr_equal(scope_insert(A, outer, again), x);
    assert_ptr_equal(scope_lookup(outer, intern_cstr("x")), x);
    assert_null(scope_lookup(inner, intern_cstr("x")));
    assert_ptr_equal(scope_lookup_parent(inner, intern_cstr("x")), x);
    assert_non_null(scope_lookup_parent(inner, intern_cstr("append")));
    Obj *blank = make_obj(OBJ_VAR, "_", INT);
    assert_null(scope_insert(A, outer, blank));
    assert_null(scope_lookup(outer, intern_cstr("_")));
    for (int i = 0; i < 100; i++) { // past the size where hashing begins
        Str name = intern_printf("v%d", i);
        assert_null(scope_insert(A, inner, obj_new(A, OBJ_VAR, name, 0, main_pkg, INT)));
    }
    for (int i = 0; i < 100; i++)
        assert_non_null(scope_lookup(inner, intern_printf("v%d", i)));
    assert_null(scope_lookup(inner, intern_cstr("v100")));
}

static Obj *predeclared(const char *name)
{
    Obj *o = scope_lookup(universe(), intern_cstr(name));
    assert_non_null(o);
    return o;
}

static void test_universe(void **state)
{
    static const char *const builtins[] = {"append", "cap",   "clear", "close",   "complex", "copy",
                                           "delete", "imag",  "len",   "make",    "max",     "min",
                                           "new",    "panic", "print", "println", "real",    "recover"};
    for (size_t i = 0; i < ARRAY_LEN(builtins); i++) {
        assert_int_equal(predeclared(builtins[i])->kind, OBJ_BUILTIN);
        assert_int_equal(predeclared(builtins[i])->builtin, i); // the enum is alphabetical, too
    }
    assert_int_equal(predeclared("nil")->kind, OBJ_NIL);
    assert_true(const_bool_value(predeclared("true")->cval));
    assert_int_equal(predeclared("uintptr")->type->kind, TUINTPTR);
    assert_ptr_equal(predeclared("any")->type, type_any());
    assert_ptr_equal(predeclared("error")->type, type_error());
    assert_null(scope_lookup(universe(), intern_cstr("untyped int")));
    assert_null(scope_lookup(universe(), intern_cstr("unsafe.Pointer")));
    Obj *pointer = scope_lookup(unsafe_pkg()->scope, intern_cstr("Pointer"));
    assert_int_equal(pointer->type->kind, TUNSAFEPTR);
    assert_int_equal(scope_lookup(unsafe_pkg()->scope, intern_cstr("StringData"))->builtin, B_UNSAFE_STRINGDATA);
}

static void test_exported(void **state)
{
    assert_true(is_exported(intern_cstr("Abc")));
    assert_false(is_exported(intern_cstr("abc")));
    assert_false(is_exported(intern_cstr("_A")));
    assert_true(is_exported(intern_cstr("Äb")));
    assert_false(is_exported(intern_cstr("äb")));
    assert_true(is_exported(intern_cstr("Ωmega")));
    assert_false(is_exported(intern_cstr("世")));
    assert_true(is_exported(intern_cstr("Ǆ")));
    assert_false(is_exported(intern_cstr("ǅ"))); // title case is not upper case
    assert_true(is_exported(intern_cstr("𝐀")));
}

// Identity ------------------------------------------------------------------------------------------------------------

static void test_interning(void **state)
{
    assert_ptr_equal(type_pointer(INT), type_pointer(INT));
    assert_ptr_equal(type_slice(INT), type_slice(INT));
    assert_ptr_equal(type_array(INT, 3), type_array(INT, 3));
    assert_ptr_not_equal(type_array(INT, 3), type_array(INT, 4));
    assert_ptr_equal(type_map(STRING, INT), type_map(STRING, INT));
    assert_ptr_not_equal(type_map(STRING, INT), type_map(INT, STRING));
    assert_ptr_equal(type_chan(INT, CHAN_SEND), type_chan(INT, CHAN_SEND));
    for (int i = 0; i < 1000; i++)
        type_array(STRING, i);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(type_array(STRING, i)->array.len, i);
}

static void test_identity(void **state)
{
    assert_true(types_identical(type_byte(), basic(TUINT8)));
    assert_true(types_identical(type_slice(type_byte()), type_slice(basic(TUINT8))));
    assert_true(types_identical(type_map(type_rune(), INT), type_map(basic(TINT32), INT)));
    assert_false(types_identical(INT, basic(TINT64)));
    assert_true(types_identical(func(VARS("a", INT), NONE), func(VARS("b", INT), NONE)));
    assert_false(types_identical(func(VARS("a", INT), NONE), func(NONE, VARS("a", INT))));
    Type *variadic = type_func(VARS("a", type_slice(INT)), NONE, true);
    assert_false(types_identical(variadic, func(VARS("a", type_slice(INT)), NONE)));
    assert_false(types_identical(type_chan(INT, CHAN_BOTH), type_chan(INT, CHAN_RECV)));
    Type *T = make_named(main_pkg, "T", INT), *U = make_named(main_pkg, "U", INT);
    assert_true(types_identical(T, T));
    assert_false(types_identical(T, U));
    assert_false(types_identical(T, INT));
    assert_true(types_identical(basic(TINVALID), U)); // erroneous types cause no second error
}

static void test_struct_identity(void **state)
{
    Type *s = STRUCT("A", INT, "b", STRING);
    assert_true(types_identical(s, STRUCT("A", INT, "b", STRING)));
    assert_false(types_identical(s, STRUCT("A", INT, "c", STRING)));
    assert_false(types_identical(s, STRUCT("b", STRING, "A", INT)));
    Type *foreign = STRUCT("A", INT, "b", STRING);
    foreign->strct.fields.at[1]->pkg = other_pkg;
    assert_false(types_identical(s, foreign));
    Type *same = STRUCT("A", INT), *exported = STRUCT("A", INT);
    exported->strct.fields.at[0]->pkg = other_pkg;
    assert_true(types_identical(same, exported));
    Type *tagged = STRUCT("A", INT);
    tagged->strct.tags = arena_alloc(A, sizeof(Str));
    tagged->strct.tags[0] = intern_cstr("x");
    assert_false(types_identical(same, tagged));
    assert_true(types_identical_ignore_tags(same, tagged));
    Type *T = make_named(main_pkg, "T", INT);
    assert_false(types_identical(STRUCT("*T", T), STRUCT("T", T)));
}

static void test_interface_identity(void **state)
{
    Type *f = func(NONE, NONE);
    Type *ab = make_interface("A", f, make_interface("B", f, NULL));
    Type *ba = make_interface("B", f, make_interface("A", f, NULL));
    assert_true(types_identical(ab, ba));
    assert_false(types_identical(ab, make_interface("A", f, NULL)));
    assert_true(types_identical(type_any(), make_interface(NULL, NULL, NULL)));
    assert_false(types_identical(type_any(), type_comparable()->named.under));
}

// type I interface { m() interface { I } }, twice.
static Type *self_embedding(const char *name)
{
    Type *I = make_named(main_pkg, name, NULL);
    I->named.under = make_interface("m", func(NONE, VARS(NULL, make_interface(NULL, NULL, I))), NULL);
    return I;
}

static void test_recursive_types(void **state)
{
    Type *I = self_embedding("I"), *J = self_embedding("J");
    assert_true(types_identical(underlying(I), underlying(J)));
    Type *T = make_named(main_pkg, "T", NULL);
    T->named.under = STRUCT("p", type_pointer(T), "f", func(VARS(NULL, T), VARS(NULL, T)), "s", type_slice(T));
    assert_int_equal(type_size(T), 40);
    assert_true(type_has_pointers(T));
    char *why;
    assert_false(type_comparable_ok(T, true, &why));
    assert_string_equal(why, "struct containing func(T) T cannot be compared");
    Type *F = make_named(main_pkg, "F", NULL);
    F->named.under = func(VARS(NULL, F), NONE);
    assert_string_equal(type_str(A, underlying(F), main_pkg), "func(F)");
    Type *L = make_named(main_pkg, "L", NULL);
    L->named.under = STRUCT("next", type_pointer(L), "x", INT);
    assert_true(type_comparable_ok(L, false, NULL));
    Type *X = make_named(main_pkg, "X", NULL), *Y = make_named(main_pkg, "Y", X);
    X->named.under = Y; // type X Y; type Y X
    assert_int_equal(underlying(X)->kind, TINVALID);
}

static void test_generic_function_identity(void **state)
{
    Type *P = make_tparam("P", 0, type_any()), *Q = make_tparam("Q", 0, type_any());
    Type *f = func(VARS("x", P), VARS(NULL, type_slice(P))), *g = func(VARS("y", Q), VARS(NULL, type_slice(Q)));
    f->func.tparams = make_list(P, NULL);
    g->func.tparams = make_list(Q, NULL);
    assert_true(types_identical(f, g));
    Type *R = make_tparam("R", 0, type_comparable());
    Type *h = func(VARS("x", R), VARS(NULL, type_slice(R)));
    h->func.tparams = make_list(R, NULL);
    assert_false(types_identical(f, h));
    assert_false(types_identical(P, Q));
}

// Text ----------------------------------------------------------------------------------------------------------------

static void check_text(Type *t, const char *message, const char *link)
{
    assert_string_equal(type_str(A, t, main_pkg), message);
    assert_string_equal(type_link_str(A, t, false), link);
}

static void test_text(void **state)
{
    check_text(type_slice(type_byte()), "[]byte", "[]uint8");
    check_text(type_map(STRING, type_rune()), "map[string]rune", "map[string]int32");
    check_text(type_array(type_pointer(INT), 3), "[3]*int", "[3]*int");
    check_text(type_any(), "any", "interface {}");
    check_text(make_interface(NULL, NULL, NULL), "interface{}", "interface {}");
    check_text(type_error(), "error", "error");
    check_text(basic(TUNSAFEPTR), "unsafe.Pointer", "unsafe.Pointer");
    check_text(make_named(main_pkg, "T", INT), "T", "main.T");
    check_text(make_named(other_pkg, "T", INT), "other.T", "other.T");
    assert_string_equal(type_link_str(A, make_named(other_pkg, "T", INT), true), "net/other.T");
    assert_string_equal(type_str(A, make_named(other_pkg, "T", INT), NULL), "net/other.T");
}

static void test_chan_text(void **state)
{
    Type *recv = type_chan(INT, CHAN_RECV), *send = type_chan(INT, CHAN_SEND), *both = type_chan(INT, CHAN_BOTH);
    check_text(recv, "<-chan int", "<-chan int");
    check_text(send, "chan<- int", "chan<- int");
    check_text(type_chan(recv, CHAN_BOTH), "chan (<-chan int)", "chan (<-chan int)");
    check_text(type_chan(send, CHAN_BOTH), "chan chan<- int", "chan chan<- int");
    check_text(type_chan(both, CHAN_SEND), "chan<- chan int", "chan<- chan int");
    check_text(type_chan(recv, CHAN_SEND), "chan<- <-chan int", "chan<- <-chan int");
    check_text(type_chan(send, CHAN_RECV), "<-chan chan<- int", "<-chan chan<- int");
}

static void test_func_text(void **state)
{
    Type *f = type_func(VARS("a", INT, "b", type_slice(STRING)), VARS("x", INT, "err", type_error()), true);
    check_text(f, "func(a int, b ...string) (x int, err error)", "func(int, ...string) (int, error)");
    check_text(func(NONE, NONE), "func()", "func()");
    check_text(func(NONE, VARS(NULL, INT)), "func() int", "func() int");
    check_text(func(NONE, VARS("x", INT)), "func() (x int)", "func() int");
    check_text(func(VARS(NULL, func(VARS(NULL, INT), NONE)), VARS(NULL, func(NONE, VARS(NULL, INT)))),
               "func(func(int)) func() int", "func(func(int)) func() int");
    check_text(type_tuple(VARS(NULL, INT, "err", type_error())), "(int, err error)", "(int, error)");
}

static void test_struct_text(void **state)
{
    check_text(STRUCT("A", INT), "struct{A int}", "struct { A int }");
    check_text(type_struct(NONE, NULL), "struct{}", "struct {}");
    Type *T = make_named(main_pkg, "T", INT);
    Type *s = STRUCT("a", INT, "B", STRING, "*T", T);
    s->strct.tags = arena_alloc(A, 3 * sizeof(Str));
    s->strct.tags[1] = intern_cstr("json:\"x\"");
    check_text(s, "struct{a int; B string \"json:\\\"x\\\"\"; T}",
               "struct { a int; B string \"json:\\\"x\\\"\"; main.T }");
    assert_string_equal(type_link_str(A, STRUCT("a", INT), true), "struct { main.a int }");
}

static void test_interface_text(void **state)
{
    Type *f = func(VARS("x", INT), VARS(NULL, STRING));
    check_text(make_interface("M", f, NULL), "interface{M(x int) string}", "interface { M(int) string }");
    Type *both = make_interface("M", f, type_error());
    check_text(both, "interface{M(x int) string; error}", "interface { Error() string; M(int) string }");
    check_text(make_interface("m", f, NULL), "interface{m(x int) string}", "interface { main.m(int) string }");
    check_text(type_comparable(), "comparable", "comparable");
    UnionTerm terms[] = {{INT, true}, {STRING, false}};
    Type *u = type_union(terms, 2);
    check_text(make_interface(NULL, NULL, u), "interface{~int | string}", "interface { ~int|string }");
    Type *P = make_tparam("P", 0, u); // [P ~int | string]
    assert_string_equal(type_str(A, underlying(P), main_pkg), "~int | string");
}

static void test_generic_text(void **state)
{
    Type *Pair = make_named(main_pkg, "Pair", NULL);
    Type *K = make_tparam("K", 0, type_comparable()), *V = make_tparam("V", 1, type_any());
    Pair->named.tparams = make_list(K, V);
    Pair->named.under = STRUCT("k", K, "v", V);
    Type *T = make_named(other_pkg, "T", INT);
    check_text(type_instance(Pair, make_list(STRING, T)), "Pair[string, other.T]", "main.Pair[string,net/other.T]");
    assert_string_equal(type_str(A, Pair, main_pkg), "Pair[K comparable, V any]");
    Type *f = func(VARS("x", K), VARS(NULL, V));
    f->func.tparams = make_list(V, K);
    assert_string_equal(type_str(A, f, main_pkg), "func[V any, K comparable](x K) V");
}

static void test_local_types_differ_in_symbols(void **state)
{
    Type *a = make_named(other_pkg, "L", INT), *b = make_named(other_pkg, "L", INT);
    a->named.obj->scope = scope_new(A, other_pkg->scope);
    b->named.obj->scope = scope_new(A, other_pkg->scope);
    a->named.obj->pos = 10;
    b->named.obj->pos = 20;
    assert_string_equal(type_link_str(A, a, false), type_link_str(A, b, false));
    assert_string_not_equal(type_link_str(A, a, true), type_link_str(A, b, true));
    assert_string_equal(type_link_str(A, a, true), type_link_str(A, a, true));
}

// Layout: sizes, alignments and offsets that gc gives the same declarations ------------------------------------------

static void check_layout(Type *t, int64_t size, int64_t align)
{
    assert_int_equal(type_size(t), size);
    assert_int_equal(type_align(t), align);
}

static void test_layout(void **state)
{
    check_layout(basic(TBOOL), 1, 1);
    check_layout(basic(TINT16), 2, 2);
    check_layout(basic(TFLOAT32), 4, 4);
    check_layout(INT, 8, 8);
    check_layout(basic(TUINTPTR), 8, 8);
    check_layout(basic(TCOMPLEX64), 8, 4);
    check_layout(basic(TCOMPLEX128), 16, 8);
    check_layout(STRING, 16, 8);
    check_layout(type_slice(INT), 24, 8);
    check_layout(type_any(), 16, 8);
    check_layout(type_map(INT, INT), 8, 8);
    check_layout(func(NONE, NONE), 8, 8);
    check_layout(type_array(basic(TINT16), 5), 10, 2);
    check_layout(type_array(INT, 0), 0, 8);
    check_layout(type_struct(NONE, NULL), 0, 1);
    check_layout(make_named(main_pkg, "T", basic(TCOMPLEX64)), 8, 4);
    Type *huge = type_array(type_array(INT, (int64_t)1 << 40), (int64_t)1 << 40);
    check_layout(huge, INT64_MAX, 8);
    check_layout(STRUCT("a", huge, "b", basic(TBOOL)), INT64_MAX, 8);
}

static void test_struct_layout(void **state)
{
    Type *s = STRUCT("a", basic(TINT8), "b", basic(TINT64), "c", basic(TINT16));
    check_layout(s, 24, 8);
    assert_int_equal(field_offset(s, 0), 0);
    assert_int_equal(field_offset(s, 1), 8);
    assert_int_equal(field_offset(s, 2), 16);
    Type *empty = type_struct(NONE, NULL);
    check_layout(STRUCT("x", basic(TINT32), "e", empty), 8, 4); // a byte behind, so that &e stays inside
    check_layout(STRUCT("e", empty, "x", basic(TINT32)), 4, 4);
    check_layout(STRUCT("e", empty), 0, 1);
    check_layout(STRUCT("x", basic(TINT8), "a", type_array(INT, 0)), 16, 8);
    check_layout(STRUCT("x", basic(TBOOL), "c", basic(TCOMPLEX64), "y", basic(TBOOL)), 16, 4);
    Type *nested = make_named(main_pkg, "N", STRUCT("a", basic(TINT8), "s", s));
    check_layout(nested, 32, 8);
    assert_int_equal(field_offset(nested, 1), 8);
    check_layout(type_array(s, 3), 72, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scope),
        cmocka_unit_test(test_universe),
        cmocka_unit_test(test_exported),
        cmocka_unit_test(test_interning),
        cmocka_unit_test(test_identity),
        cmocka_unit_test(test_struct_identity),
        cmocka_unit_test(test_interface_identity),
        cmocka_unit_test(test_recursive_types),
        cmocka_unit_test(test_generic_function_identity),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_chan_text),
        cmocka_unit_test(test_func_text),
        cmocka_unit_test(test_struct_text),
        cmocka_unit_test(test_interface_text),
        cmocka_unit_test(test_generic_text),
        cmocka_unit_test(test_local_types_differ_in_symbols),
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_struct_layout),
    };
    return cmocka_run_group_tests(tests, setup_types, teardown_types);
}
