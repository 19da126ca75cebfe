// Names and lines of code addresses, from a table written by hand as abi/pctab.h describes it.
#include "shims.h"

#include "abi/pctab.h"

static uint8_t text[256]; // stands for the code

#define STRINGS "\0main.f\0main.g\0main.init\0a.g\0b.g"
enum { NameF = 1, NameG = 8, NameInit = 15, FileA = 25, FileB = 29 };

typedef struct Table {
    PcTab head;
    PcFunc funcs[2];
    PcScope scopes[2];
    uint8_t lines[32];
    char strings[sizeof STRINGS];
} Table;

// main.f, code 16..64, declared in line 10 of a.g: 0..8 line 11, 8..20 line 30 of main.g inlined in line 12, in there
// 12..20 line 2 of main.init inlined in line 31, from 20 line 9. main.g, code 100..110, no line of its own but 30.
Table runtime_pctab = {
    .head = {.magic = PcTabMagic,
             .nfuncs = 2,
             .text = text,
             .text_size = 200,
             .nscopes = 2,
             .funcs = offsetof(Table, funcs),
             .scopes = offsetof(Table, scopes),
             .lines = offsetof(Table, lines),
             .strings = offsetof(Table, strings)},
    .funcs = {{16, 48, NameF, FileA, 10, 0, 0, 0}, {100, 10, NameG, FileB, 30, 20, 2, PcFuncNoArgs}},
    .scopes = {{NameG, FileB, 0, 12, 0}, {NameInit, FileA, 1, 31, PcFuncWrapper}},
    .lines =
        {
            0 << 1,
            2 * 1, // +0: line 11
            8 << 1 | 1,
            1,
            2 * 19, // +8: scope 1, line 30
            4 << 1 | 1,
            2,
            2 * 28 - 1, // +12: scope 2, line 2
            8 << 1 | 1,
            0,
            2 * 7,   // +20: scope 0, line 9
            28 << 1, // +48: the end
            [20] = 0 << 1,
            0,
            10 << 1,
        },
    .strings = STRINGS,
};

static uintptr_t at(uintptr_t offset)
{
    return (uintptr_t)text + offset;
}

static void functions_are_found_by_address(void **state)
{
    assert_true(has_pctab());
    static const struct {
        int offset, func;
    } cases[] = {
        {0, -1},  {15, -1},  {16, 0},   {63, 0},   {64, -1},  {99, -1}, {100, 1},
        {109, 1}, {110, -1}, {199, -1}, {200, -1}, {255, -1}, {-1, -1},
    };
    for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FuncInfo f = findfunc(at((uintptr_t)cases[i].offset));
        if (cases[i].func < 0) {
            assert_null(f.func);
        } else {
            assert_ptr_equal(f.func, &runtime_pctab.funcs[cases[i].func]);
            assert_int_equal(f.entry, at(f.func->entry));
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
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_found_by_address),
        cmocka_unit_test(lines),
        cmocka_unit_test(inlined_calls_lead_outwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
