// test_types_infer.c: type inference. Each test is a generic function and a call, the outcome what gc makes of them.
#include "make_types.h"

enum { MAX_ARGS = 4 };

// A call of a generic function: its type parameters, parameter types, arguments.
typedef struct Call {
    TypeVec tparams, targs, params;
    InferArg args[MAX_ARGS];
    int n;
    TypeVec result;
    InferError err;
} Call;

static Type *add_tparam(Call *c, const char *name, Type *bound)
{
    Type *t = make_tparam(name, c->tparams.len, bound);
    vec_push(A, &c->tparams, t);
    return t;
}

static void add_arg(Call *c, Type *param, Type *arg, const char *text)
{
    vec_push(A, &c->params, param);
    c->args[c->n++] = (InferArg){.type = arg, .pos = 1, .text = text};
}

static bool infer(Call *c)
{
    return type_infer(&c->tparams, &c->targs, &c->params, c->args, c->n, false, &c->result, &c->err);
}

static void expect(Call *c, const char *types)
{
    assert_true(infer(c));
    StrBuf b = {.arena = A};
    for (int i = 0; i < c->result.len; i++)
        buf_printf(&b, "%s%s", i > 0 ? ", " : "", type_str(A, c->result.at[i], main_pkg));
    assert_string_equal(b.text, types);
}

static void expect_failure(Call *c, const char *text)
{
    assert_false(infer(c));
    assert_string_equal(c->err.text, text);
}

static Type *tilde(Type *t)
{
    return type_union(&(UnionTerm){t, true}, 1);
}

// Arguments -----------------------------------------------------------------------------------------------------------

static void test_simple(void **state)
{ // func Map[T, U any]([]T, func(T) U)
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any()), *U = add_tparam(&c, "U", type_any());
    add_arg(&c, type_slice(T), type_slice(INT), "s");
    add_arg(&c, func(VARS(NULL, T), VARS(NULL, U)), func(VARS(NULL, INT), VARS(NULL, STRING)), "f");
    expect(&c, "int, string");
}

static void test_explicit_arguments_come_first(void **state)
{ // f[int](x)
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any()), *U = add_tparam(&c, "U", type_any());
    c.targs = make_list(basic(TINT8), NULL);
    add_arg(&c, T, STRING, "x"); // assignability is somebody else's question
    add_arg(&c, U, STRING, "y");
    expect(&c, "int8, string");
}

static void test_mismatch(void **state)
{
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, T, INT, "x");
    add_arg(&c, T, STRING, "y");
    expect_failure(&c, "type string of y does not match inferred type int for T");
    Call d = {0};
    Type *K = add_tparam(&d, "K", type_any()), *V = add_tparam(&d, "V", type_any());
    add_arg(&d, type_map(K, V), type_slice(INT), "s");
    expect_failure(&d, "type []int of s does not match map[K]V (cannot infer K and V)");
}

static void test_unknown(void **state)
{
    Call c = {0};
    add_tparam(&c, "T", type_any());
    assert_false(infer(&c));
    assert_memory_equal(c.err.text, "cannot infer T (declared at ", 28);
    Call d = {0};
    Type *T = add_tparam(&d, "T", type_any());
    add_arg(&d, T, basic(TINVALID), "x");
    assert_false(infer(&d));
    assert_null(d.err.text); // the argument has been reported
}

static void test_defined_types(void **state)
{
    Type *Ints = make_named(main_pkg, "Ints", type_slice(INT));
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, type_slice(T), Ints, "x"); // the literal []T matches under the name
    expect(&c, "int");
    for (int order = 0; order < 2; order++) { // the defined type is kept, whichever comes first
        Call d = {0};
        T = add_tparam(&d, "T", type_any());
        add_arg(&d, T, order ? Ints : type_slice(INT), "x");
        add_arg(&d, T, order ? type_slice(INT) : Ints, "y");
        expect(&d, "Ints");
    }
    Call e = {0};
    T = add_tparam(&e, "T", type_any());
    add_arg(&e, type_slice(T), type_slice(Ints), "x");
    add_arg(&e, T, type_slice(INT), "y");
    expect(&e, "Ints");
    Call f = {0}; // elements must be identical
    T = add_tparam(&f, "T", type_any());
    add_arg(&f, type_slice(T), type_slice(INT), "x");
    add_arg(&f, type_slice(T), type_slice(make_named(main_pkg, "MyInt", INT)), "y");
    expect_failure(&f, "type []MyInt of y does not match inferred type []int for []T");
}

static void test_channels(void **state)
{
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, type_chan(T, CHAN_RECV), type_chan(INT, CHAN_BOTH), "c");
    expect(&c, "int");
    Call d = {0};
    T = add_tparam(&d, "T", type_any());
    add_arg(&d, T, type_chan(INT, CHAN_BOTH), "c");
    add_arg(&d, T, type_chan(INT, CHAN_SEND), "d");
    expect(&d, "chan<- int");
}

static void test_instances(void **state)
{ // func f[T any](List[T])
    Type *List = make_named(main_pkg, "List", NULL), *E = make_tparam("E", 0, type_any());
    List->named.tparams = make_list(E, NULL);
    List->named.under = STRUCT("x", E);
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, type_instance(List, make_list(T, NULL)), type_instance(List, make_list(STRING, NULL)), "l");
    expect(&c, "string");
    Call d = {0};
    T = add_tparam(&d, "T", type_any());
    Type *Other = make_named(main_pkg, "Other", STRUCT("x", INT));
    add_arg(&d, type_instance(List, make_list(T, NULL)), Other, "o");
    expect_failure(&d, "type Other of o does not match List[T] (cannot infer T)");
}

static void test_interfaces(void **state)
{ // func f[T any](interface{ Get() T })
    Type *Getter = make_named(main_pkg, "Getter", STRUCT("x", INT));
    add_method(Getter, "Get", false, func(NONE, VARS(NULL, INT)));
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, make_interface("Get", func(NONE, VARS(NULL, T)), NULL), Getter, "g");
    expect(&c, "int");
    Call d = {0};
    T = add_tparam(&d, "T", type_any());
    add_arg(&d, T, type_error(), "e");
    add_arg(&d, T, Getter, "g");
    assert_false(infer(&d)); // an interface and a type: neither is preferred
}

// Constraints ---------------------------------------------------------------------------------------------------------

static void test_core_type_of_constraint(void **state)
{ // func Clone[S ~[]E, E any](S)
    Type *Ints = make_named(main_pkg, "Ints", type_slice(INT));
    Call c = {0};
    Type *E = make_tparam("E", 1, type_any());
    Type *S = add_tparam(&c, "S", tilde(type_slice(E)));
    vec_push(A, &c.tparams, E);
    add_arg(&c, S, Ints, "s");
    expect(&c, "Ints, int");
    Call d = {0};
    E = make_tparam("E", 1, type_any());
    S = add_tparam(&d, "S", tilde(type_slice(E)));
    vec_push(A, &d.tparams, E);
    add_arg(&d, S, INT, "x");
    expect_failure(&d, "S (type int) does not satisfy ~[]E");
}

static void test_pointer_method_pattern(void **state)
{ // func f[T any, P interface{ *T; Set(string) }]() with T given
    Type *Val = make_named(main_pkg, "Val", STRUCT("x", INT));
    add_method(Val, "Set", true, func(VARS(NULL, STRING), NONE));
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    Type *constraint =
        make_interface("Set", func(VARS(NULL, STRING), NONE), type_union(&(UnionTerm){type_pointer(T), false}, 1));
    add_tparam(&c, "P", constraint);
    c.targs = make_list(Val, NULL);
    expect(&c, "Val, *Val");
}

static void test_methods_of_constraint(void **state)
{ // func f[G interface{ Get() T }, T any](G)
    Type *Getter = make_named(main_pkg, "Getter", STRUCT("x", INT));
    add_method(Getter, "Get", false, func(NONE, VARS(NULL, STRING)));
    Call c = {0};
    Type *T = make_tparam("T", 1, type_any());
    Type *G = add_tparam(&c, "G", make_interface("Get", func(NONE, VARS(NULL, T)), NULL));
    vec_push(A, &c.tparams, T);
    add_arg(&c, G, Getter, "g");
    expect(&c, "Getter, string");
    Call d = {0};
    T = make_tparam("T", 1, type_any());
    G = add_tparam(&d, "G", make_interface("Get", func(NONE, VARS(NULL, T)), NULL));
    vec_push(A, &d.tparams, T);
    add_arg(&d, G, INT, "x");
    expect_failure(&d, "G (type int) does not satisfy interface{Get() T} (missing method Get)");
}

static void test_cycles_end(void **state)
{ // [A interface{ *A }], [P interface{ *Q }, Q interface{ func(P) }]
    Call c = {0};
    Type *self = add_tparam(&c, "A", NULL);
    self->tparam.bound = make_interface(NULL, NULL, type_pointer(self));
    assert_false(infer(&c));
    assert_memory_equal(c.err.text, "cannot infer A", 14);
    Call d = {0};
    Type *P = add_tparam(&d, "P", NULL), *Q = add_tparam(&d, "Q", NULL);
    P->tparam.bound = make_interface(NULL, NULL, type_pointer(Q));
    Q->tparam.bound = make_interface(NULL, NULL, func(VARS(NULL, P), NONE));
    assert_false(infer(&d));
}

static void test_found_types_are_simplified(void **state)
{ // [A any, B interface{ []C }, C interface{ *A }] with A = int
    Call c = {0};
    Type *T = add_tparam(&c, "A", type_any()), *B = add_tparam(&c, "B", NULL), *C = add_tparam(&c, "C", NULL);
    B->tparam.bound = make_interface(NULL, NULL, type_slice(C));
    C->tparam.bound = make_interface(NULL, NULL, type_pointer(T));
    c.targs = make_list(INT, NULL);
    expect(&c, "int, []*int, *int");
}

// Untyped constants ---------------------------------------------------------------------------------------------------

static void test_untyped(void **state)
{
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any());
    add_arg(&c, T, basic(TUNTYPEDINT), "1");
    expect(&c, "int");
    Call d = {0};
    T = add_tparam(&d, "T", type_any());
    add_arg(&d, T, basic(TUNTYPEDINT), "1");
    add_arg(&d, T, basic(TUNTYPEDFLOAT), "2.5");
    add_arg(&d, T, basic(TUNTYPEDRUNE), "'c'");
    expect(&d, "float64");
    Call e = {0}; // a typed argument wins
    T = add_tparam(&e, "T", type_any());
    add_arg(&e, T, basic(TUNTYPEDFLOAT), "2.5");
    add_arg(&e, T, basic(TFLOAT32), "x");
    expect(&e, "float32");
    Call f = {0};
    T = add_tparam(&f, "T", type_any());
    add_arg(&f, T, basic(TUNTYPEDINT), "1");
    add_arg(&f, T, basic(TUNTYPEDSTRING), "\"s\"");
    expect_failure(&f, "mismatched types untyped int and untyped string (cannot infer T)");
    Call g = {0};
    T = add_tparam(&g, "T", type_any());
    add_arg(&g, T, basic(TUNTYPEDNIL), "nil");
    g.args[0].is_nil = true;
    assert_false(infer(&g));
}

// Generic function arguments and self-recursion -----------------------------------------------------------------------

static void test_generic_argument(void **state)
{ // apply(f, []int) with func f[Q any](Q) []Q
    Call c = {0};
    Type *T = add_tparam(&c, "T", type_any()), *U = add_tparam(&c, "U", type_any()),
         *Q = add_tparam(&c, "Q", type_any());
    Type *generic = func(VARS(NULL, Q), VARS(NULL, type_slice(Q)));
    generic->func.tparams = make_list(Q, NULL);
    add_arg(&c, func(VARS(NULL, T), VARS(NULL, U)), generic, "f");
    add_arg(&c, type_slice(T), type_slice(INT), "s");
    expect(&c, "int, []int, int");
}

static void test_renaming(void **state)
{ // func f[P interface{ ~[]P }](x P) { f([]P) }
    Call c = {0};
    Type *P = make_tparam("P", 0, type_any());
    TypeVec declared = make_list(P, NULL);
    Type *sig = func(VARS("x", P), NONE);
    c.tparams = type_rename_tparams(&declared, &sig);
    assert_ptr_not_equal(c.tparams.at[0], P);
    add_arg(&c, sig->func.params.at[0]->type, type_slice(P), "x");
    expect(&c, "[]P");
    assert_ptr_equal(c.result.at[0], type_slice(P));
}

static void test_verify(void **state)
{
    Type *T = make_tparam("T", 0, type_comparable()), *S = make_tparam("S", 1, tilde(type_slice(T)));
    TypeVec tparams = make_list(T, S), good = make_list(INT, type_slice(INT)), bad = make_list(INT, type_slice(STRING));
    assert_int_equal(type_verify(&tparams, &good, NULL), -1);
    char *why = NULL;
    assert_int_equal(type_verify(&tparams, &bad, &why), 1);
    assert_string_equal(why, "[]string does not satisfy ~[]int ([]string missing in ~[]int)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_simple),
        cmocka_unit_test(test_explicit_arguments_come_first),
        cmocka_unit_test(test_mismatch),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_defined_types),
        cmocka_unit_test(test_channels),
        cmocka_unit_test(test_instances),
        cmocka_unit_test(test_interfaces),
        cmocka_unit_test(test_core_type_of_constraint),
        cmocka_unit_test(test_pointer_method_pattern),
        cmocka_unit_test(test_methods_of_constraint),
        cmocka_unit_test(test_cycles_end),
        cmocka_unit_test(test_found_types_are_simplified),
        cmocka_unit_test(test_untyped),
        cmocka_unit_test(test_generic_argument),
        cmocka_unit_test(test_renaming),
        cmocka_unit_test(test_verify),
    };
    return cmocka_run_group_tests(tests, setup_types, teardown_types);
}
