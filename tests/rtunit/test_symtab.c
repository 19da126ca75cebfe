// Names and lines of code addresses, from a table written by hand as abi/pctab.h describes it.
#include "shims.h"

#include <sys/mman.h>

#include "abi/pctab.h"

enum { Text = 0x10000 }; // stands for the address of the code

PcFunc funcs[3] __attribute__((section("gopcfunc"))) = {{Text + 16, 0}, {Text + 100, 0}, {Text + 110, 0}};

typedef struct Strings {
    char main_f[8], main_g[8], main_init[12], a[8], b[8];
} Strings;
static const Strings strings = {"main.f", "main.g", "main.init", "a.g", "b.g"};

static uint8_t *free_memory; // below 4 GB, as the code of programs

static uint32_t place(const void *data, size_t len)
{
    uint8_t *at = free_memory;
    memcpy(at, data, len);
    free_memory += len;
    return (uint32_t)(uintptr_t)at;
}

#define ADDRESS(v) (uint8_t)(v), (uint8_t)((v) >> 8), (uint8_t)((v) >> 16), (uint8_t)((v) >> 24)
#define NAMED(field) ADDRESS(at_strings + (uint32_t)offsetof(Strings, field))

#define TWO(v) ((v)&0x7F) | 0x80, (v) >> 7

// main.f, code 16..64, declared in line 10 of a.g: 0..8 line 11, 8..20 line 30 of main.g inlined in line 12, in there
// 12..20 line 2 of main.init inlined in line 31, from 20 line 9. Faults at 6, 9 and 30 go on at 40, 45, 40.
// main.g, code 100..110, no line of its own but 30. main.init, code 110..500, line 7, and 100 lines back from 300.
static int setup(void **state)
{
    free_memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    assert_ptr_not_equal(free_memory, MAP_FAILED);
    uint32_t at_strings = place(&strings, sizeof strings);
    const uint8_t f[] = {NAMED(main_f), NAMED(a), 48, 10 * PcFlagValues,
                         // faults
                         3, 6, 2 * 40, 3, 2 * 5, 21, 2 * 5 - 1,
                         // scopes
                         2, (0 * 2 + 0) * PcFlagValues, 12, NAMED(main_g), NAMED(b),
                         (1 * 2 + 0) * PcFlagValues + PcFuncWrapper, 31, NAMED(main_init), NAMED(a),
                         // +0: line 11; +8: scope 1, line 30; +12: scope 2, line 2; +20: scope 0, line 9; +48: the end
                         0 << 1, 2 * 1, 8 << 1 | 1, 1, 2 * 19, 4 << 1 | 1, 2, 2 * 28 - 1, 8 << 1 | 1, 0, 2 * 7,
                         28 << 1};
    const uint8_t g[] = {NAMED(main_g), NAMED(b), 10, TWO(30 * PcFlagValues + PcFuncNoArgs), 0, 0, 0 << 1, 0, 10 << 1};
    const uint8_t init[] = {NAMED(main_init), NAMED(a), TWO(390), TWO(200 * PcFlagValues),
                            // no faults, two scopes
                            0, 2, (0 * 2 + 1) * PcFlagValues, 5, NAMED(main_f), (1 * 2 + 0) * PcFlagValues, 6,
                            NAMED(main_g), NAMED(b),
                            // +0; +190: scope 2, line 100; +390: the end
                            0 << 1, 0, TWO(190 << 1 | 1), 2, TWO(2 * 100 - 1), TWO(200 << 1)};
    funcs[0].record = place(f, sizeof f);
    funcs[1].record = place(g, sizeof g);
    funcs[2].record = place(init, sizeof init);
    return 0;
}

static uintptr_t at(uintptr_t offset)
{
    return Text + offset;
}

static void functions_are_found_by_address(void **state)
{
    assert_true(has_pctab());
    static const struct {
        int offset, func;
    } cases[] = {
        {0, -1},  {15, -1}, {16, 0},  {63, 0},   {64, -1}, {99, -1},      {100, 1},
        {109, 1}, {110, 2}, {499, 2}, {500, -1}, {-1, -1}, {1 << 30, -1},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FuncInfo f = findfunc(at((uintptr_t)cases[i].offset));
        assert_int_equal(iscompiled(at((uintptr_t)cases[i].offset)), cases[i].func >= 0);
        if (cases[i].func < 0) {
            assert_null(f.func);
        } else {
            assert_ptr_equal(f.func, &funcs[cases[i].func]);
            assert_int_equal(f.entry, funcs[cases[i].func].entry);
        }
    }
}

static void assert_frame(Frame frame, const char *name, const char *file, uint32_t line, bool inlined)
{
    assert_string_equal(frame.name, name);
    assert_string_equal(frame.file, file);
    assert_int_equal(frame.line, line);
    assert_int_equal(frame.inlined, inlined);
}

static void lines(void **state)
{
    FuncInfo f = findfunc(at(20));
    assert_frame(symtab_inner(f, at(16)), "main.f", "a.g", 11, false);
    assert_frame(symtab_inner(f, at(23)), "main.f", "a.g", 11, false);
    assert_frame(symtab_inner(f, at(36)), "main.f", "a.g", 9, false);
    assert_frame(symtab_inner(f, at(63)), "main.f", "a.g", 9, false);
    Frame g = symtab_inner(findfunc(at(105)), at(105));
    assert_frame(g, "main.g", "b.g", 30, false);
    assert_true(g.no_args);
    assert_false(symtab_outer(findfunc(at(105)), &g));
    assert_int_equal(findfunc(at(20)).line, 10);
    assert_int_equal(findfunc(at(400)).line, 200);
    assert_frame(symtab_inner(findfunc(at(110)), at(299)), "main.init", "a.g", 200, false);
}

static void inlined_calls_lead_outwards(void **state)
{
    FuncInfo f = findfunc(at(30));
    Frame frame = symtab_inner(f, at(30));
    assert_frame(frame, "main.init", "a.g", 2, true);
    assert_true(frame.wrapper);
    assert_true(symtab_outer(f, &frame));
    assert_frame(frame, "main.g", "b.g", 31, true);
    assert_false(frame.wrapper);
    assert_true(symtab_outer(f, &frame));
    assert_frame(frame, "main.f", "a.g", 12, false);
    assert_false(symtab_outer(f, &frame));
    frame = symtab_inner(f, at(24));
    assert_frame(frame, "main.g", "b.g", 30, true);
    f = findfunc(at(300));
    frame = symtab_inner(f, at(300));
    assert_frame(frame, "main.g", "b.g", 100, true);
    assert_true(symtab_outer(f, &frame));
    assert_frame(frame, "main.f", "a.g", 6, true); // the file of the scope before it
    assert_true(symtab_outer(f, &frame));
    assert_frame(frame, "main.init", "a.g", 5, false);
}

static void faults_go_on_elsewhere(void **state)
{
    assert_int_equal(faultmap_handler(at(16 + 6)), at(16 + 40));
    assert_int_equal(faultmap_handler(at(16 + 9)), at(16 + 45));
    assert_int_equal(faultmap_handler(at(16 + 30)), at(16 + 40));
    assert_int_equal(faultmap_handler(at(16)), 0);
    assert_int_equal(faultmap_handler(at(16 + 7)), 0);
    assert_int_equal(faultmap_handler(at(16 + 31)), 0);
    assert_int_equal(faultmap_handler(at(106)), 0);
    assert_int_equal(faultmap_handler(at(64)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_found_by_address),
        cmocka_unit_test(lines),
        cmocka_unit_test(inlined_calls_lead_outwards),
        cmocka_unit_test(faults_go_on_elsewhere),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
