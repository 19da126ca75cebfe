// Itabs: which type implements which interface, one itab for each pair, and the texts of failed assertions.
#include "shims.h"

#define STR(s)                                                                                                         \
    {                                                                                                                  \
        (const uint8_t *)(s), sizeof(s) - 1                                                                            \
    }

static Rtype func_string = {.kind = KindFunc, .str = STR("func() string")};
static Rtype func_int = {.kind = KindFunc, .str = STR("func() int")};

static const GoString p = STR("p"), q = STR("q"), r = STR("r");

static void code_a(void)
{
}
static void code_b(void)
{
}
static void code_c(void)
{
}

typedef struct Named {
    Rtype t;
    Uncommon u;
} Named;

// Methods A and C of package p, and an exported one that nobody generated.
static Method abc_methods[] = {
    {.name = STR("A"), .type = &func_string, .ifn = code_a},
    {.name = STR("B"), .type = &func_string, .ifn = code_b},
    {.name = STR("Unneeded"), .type = &func_string, .ifn = NULL},
    {.name = STR("Unused"), .type = NULL, .ifn = NULL},
    {.name = STR("c"), .pkgPath = &p, .type = &func_int, .ifn = code_c},
    {.name = STR("c"), .pkgPath = &q, .type = &func_int, .ifn = code_b},
};
static Named abc = {
    .t = {.tflag = TFlagUncommon | TFlagNamed, .kind = KindInt, .str = STR("p.ABC"), .hash = 77},
    .u = {.pkgPath = &p, .methods = {abc_methods, 6, 6}},
};
static Rtype plain = {.kind = KindInt, .str = STR("int")};

static Imethod ab[] = {{.name = STR("A"), .type = &func_string}, {.name = STR("B"), .type = &func_string}};
static Imethod q_c[] = {{.name = STR("B"), .type = &func_string}, {.name = STR("c"), .pkgPath = &q, .type = &func_int}};
static Imethod r_c[] = {{.name = STR("c"), .pkgPath = &r, .type = &func_int}};
static Imethod wrong[] = {{.name = STR("A"), .type = &func_int}};
static Imethod unneeded[] = {{.name = STR("Unneeded"), .type = &func_string}};
static Imethod unused[] = {{.name = STR("Unused"), .type = &func_string}};
static Imethod error_method[] = {{.name = STR("Error"), .type = &func_string}};

#define INTERFACE(variable, type_name, list)                                                                           \
    static InterfaceType variable = {                                                                                  \
        .t = {.kind = KindInterface, .str = STR(type_name)},                                                           \
        .methods = {list, sizeof list / sizeof list[0], sizeof list / sizeof list[0]},                                 \
    }
INTERFACE(iface_ab, "p.AB", ab);
INTERFACE(iface_qc, "q.C", q_c);
INTERFACE(iface_rc, "r.C", r_c);
INTERFACE(iface_wrong, "p.Wrong", wrong);
INTERFACE(iface_unneeded, "p.Unneeded", unneeded);
INTERFACE(iface_unused, "p.Unused", unused);
INTERFACE(iface_error, "error", error_method);

// What the compiler emitted.
static Itab *emitted[] = {&(Itab){.inter = &iface_ab, .type = &plain}};
const GoSlice runtime_itablinks = {emitted, 1, 1};

static void methods_are_matched(void **state)
{
    Itab *tab = assertE2I2(&iface_ab, &abc.t);
    assert_non_null(tab);
    assert_ptr_equal(tab->inter, &iface_ab);
    assert_ptr_equal(tab->type, &abc.t);
    assert_int_equal(tab->hash, 77);
    assert_ptr_equal(tab->fun[0], code_a);
    assert_ptr_equal(tab->fun[1], code_b);
    assert_ptr_equal(assertE2I2(&iface_ab, &abc.t), tab);
    assert_ptr_equal(assertE2I(&iface_ab, &abc.t), tab);
    tab = assertE2I2(&iface_qc, &abc.t); // of two methods c, the one of package q
    assert_ptr_equal(tab->fun[1], code_b);
    assert_null(assertE2I2(&iface_rc, &abc.t));
    assert_null(assertE2I2(&iface_wrong, &abc.t));
    assert_null(assertE2I2(&iface_unused, &abc.t));
    assert_ptr_equal(assertE2I2(&iface_unneeded, &abc.t)->fun[0], unreachableMethod); // there, but nobody calls it
    assert_null(assertE2I2(&iface_wrong, &abc.t));                                    // the negative answer is kept
    assert_null(assertE2I2(&iface_error, &plain));
    assert_null(assertE2I2(&iface_ab, NULL));
}

static void runtime_errors_are_errors(void **state)
{
    Eface e = error_string(gostring("text"));
    Itab *tab = assertE2I2(&iface_error, e.type);
    assert_non_null(tab);
    GoString text = ((GoString(*)(const void *))tab->fun[0])(e.data);
    assert_int_equal(text.len, 19);
    assert_memory_equal(text.str, "runtime error: text", 19);
    assert_true(e.type->equal(e.data, error_string(gostring("text")).data));
}

static void table_grows(void **state)
{
    enum { Count = 1000 };
    static Named types[Count];
    Itab *tabs[Count];
    for (int i = 0; i < Count; i++) {
        types[i] = abc;
        tabs[i] = assertE2I2(&iface_ab, &types[i].t);
        assert_non_null(tabs[i]);
    }
    for (int i = 0; i < Count; i++)
        assert_ptr_equal(assertE2I2(&iface_ab, &types[i].t), tabs[i]);
}

static void texts(void **state)
{
    assert_panics("interface conversion: interface is nil, not p.AB", assertE2I(&iface_ab, NULL));
    assert_panics("interface conversion: p.ABC is not p.Wrong: missing method A", assertE2I(&iface_wrong, &abc.t));
    assert_panics("interface conversion: int is not error: missing method Error", assertE2I(&iface_error, &plain));
    assert_panics("interface conversion: error is p.ABC, not int", panicdottypeE(&abc.t, &plain, &iface_error.t));
    assert_panics("interface conversion: error is nil, not int", panicdottypeE(NULL, &plain, &iface_error.t));
    assert_panics("interface conversion: interface is nil, not int", panicnildottype(&plain));
    Named other = abc;
    assert_panics("interface conversion: error is p.ABC, not p.ABC (types from different scopes)",
                  panicdottypeE(&abc.t, &other.t, &iface_error.t));
    GoString path = gostring("x/p");
    other.u.pkgPath = &path;
    assert_panics("interface conversion: error is p.ABC, not p.ABC (types from different packages)",
                  panicdottypeE(&abc.t, &other.t, &iface_error.t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods_are_matched),
        cmocka_unit_test(runtime_errors_are_errors),
        cmocka_unit_test(table_grows),
        cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
