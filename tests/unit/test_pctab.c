// test_pctab.c: the table of code positions: LLVM compiles a module with known lines and inlined calls, pctab_add makes
// the table, and a decoder written from runtime/abi/pctab.h reads it back. Damaged objects must be refused or survive.
#include "codegen/pctab.h"

#include <elf.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/IRReader.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "abi/pctab.h"

// main.main inlines main.mid (line 12), which inlines main.leaf (line 6); lines 20 and 21 lie in a second file.
// Functions in other sections than .text are not in the table, and their lines must not be taken for those of .text.
static const char module_text[] =
    "target triple = \"x86_64-unknown-linux-gnu\"\n"
    "declare void @sink(i64)\n"
    "define void @main.main() !dbg !4 {\n"
    "  call void @sink(i64 0), !dbg !20\n"
    "  call void @sink(i64 1), !dbg !21\n"
    "  call void @sink(i64 2), !dbg !22\n"
    "  call void @sink(i64 3), !dbg !23\n"
    "  call void @sink(i64 4), !dbg !24\n"
    "  call void @sink(i64 5), !dbg !25\n"
    "  ret void, !dbg !26\n"
    "}\n"
    "define internal void @main.main.gowrap1() {\n"
    "  call void @sink(i64 6)\n"
    "  ret void\n"
    "}\n"
    "define void @\"main.(*Map[int,[]string]).Get\"(i64 %x) !dbg !8 {\n"
    "  call void @sink(i64 %x), !dbg !30\n"
    "  call void @sink(i64 %x), !dbg !31\n"
    "  ret void, !dbg !31\n"
    "}\n"
    "define void @elsewhere() section \".text.elsewhere\" !dbg !32 {\n"
    "  call void @sink(i64 9), !dbg !33\n"
    "  ret void, !dbg !33\n"
    "}\n"
    "!llvm.dbg.cu = !{!0}\n"
    "!llvm.module.flags = !{!2, !3}\n"
    "!0 = distinct !DICompileUnit(language: DW_LANG_Go, file: !1, isOptimized: true, emissionKind: FullDebug)\n"
    "!1 = !DIFile(filename: \"./cmd/../x.g\", directory: \"/src/prog\")\n"
    "!2 = !{i32 2, !\"Dwarf Version\", i32 4}\n"
    "!3 = !{i32 2, !\"Debug Info Version\", i32 3}\n"
    "!4 = distinct !DISubprogram(name: \"main.main\", linkageName: \"main.main\", scope: !1, file: !1, line: 9, type: "
    "!7,"
    " scopeLine: 9, spFlags: DISPFlagDefinition, unit: !0)\n"
    "!5 = distinct !DISubprogram(name: \"main.mid\", linkageName: \"main.mid\", scope: !1, file: !1, line: 5, type: !7,"
    " scopeLine: 5, spFlags: DISPFlagDefinition, unit: !0)\n"
    "!6 = distinct !DISubprogram(name: \"main.leaf\", linkageName: \"main.leaf\", scope: !1, file: !1, line: 2, type: "
    "!7,"
    " scopeLine: 2, spFlags: DISPFlagDefinition, unit: !0)\n"
    "!7 = !DISubroutineType(types: !{})\n"
    "!8 = distinct !DISubprogram(name: \"g\", linkageName: \"main.(*Map[int,[]string]).Get\", scope: !9, file: !9,"
    " line: 19, type: !7, scopeLine: 19, spFlags: DISPFlagDefinition, unit: !0)\n"
    "!9 = !DIFile(filename: \"/other/y.g\", directory: \"/src/prog\")\n"
    "!20 = !DILocation(line: 10, column: 1, scope: !4)\n"
    "!21 = !DILocation(line: 3, column: 1, scope: !6, inlinedAt: !27)\n"
    "!22 = !DILocation(line: 7, column: 1, scope: !5, inlinedAt: !28)\n"
    "!23 = !DILocation(line: 12, column: 20, scope: !4)\n"
    "!24 = !DILocation(line: 0, scope: !4)\n"
    "!25 = !DILocation(line: 3, column: 1, scope: !6, inlinedAt: !29)\n"
    "!26 = !DILocation(line: 1400, column: 1, scope: !4)\n"
    "!27 = distinct !DILocation(line: 6, column: 1, scope: !5, inlinedAt: !28)\n"
    "!28 = distinct !DILocation(line: 12, column: 1, scope: !4)\n"
    "!29 = distinct !DILocation(line: 13, column: 1, scope: !4)\n"
    "!30 = !DILocation(line: 21, column: 1, scope: !8)\n"
    "!31 = !DILocation(line: 20, column: 1, scope: !8)\n"
    "!32 = distinct !DISubprogram(name: \"elsewhere\", scope: !1, file: !1, line: 40, type: !7, scopeLine: 40,"
    " spFlags: DISPFlagDefinition, unit: !0)\n"
    "!33 = !DILocation(line: 3, column: 1, scope: !6, inlinedAt: !34)\n"
    "!34 = distinct !DILocation(line: 41, column: 1, scope: !32)\n";

static Arena *arena;
static Bytes with_debug, without_debug, without_code;

static Bytes compile(const char *text, size_t len, bool debug)
{
    LLVMContextRef context = LLVMContextCreate();
    LLVMMemoryBufferRef buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(text, len, "test");
    LLVMModuleRef module;
    char *error = NULL;
    if (LLVMParseIRInContext(context, buffer, &module, &error))
        fail_msg("%s", error);
    if (!debug)
        LLVMStripModuleDebugInfo(module);
    LLVMTargetRef target;
    LLVMGetTargetFromTriple("x86_64-unknown-linux-gnu", &target, &error);
    LLVMTargetMachineRef machine = LLVMCreateTargetMachine(
        target, "x86_64-unknown-linux-gnu", "x86-64", "", LLVMCodeGenLevelDefault, LLVMRelocStatic, LLVMCodeModelSmall);
    LLVMMemoryBufferRef object;
    if (LLVMTargetMachineEmitToMemoryBuffer(machine, module, LLVMObjectFile, &error, &object))
        fail_msg("%s", error);
    Bytes b = {.len = LLVMGetBufferSize(object)};
    b.at = arena_copy(arena, LLVMGetBufferStart(object), b.len);
    LLVMDisposeMemoryBuffer(object);
    LLVMDisposeTargetMachine(machine);
    LLVMDisposeModule(module);
    LLVMContextDispose(context);
    return b;
}

static int setup(void **state)
{
    arena = arena_new();
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
    with_debug = compile(module_text, sizeof module_text - 1, true);
    without_debug = compile(module_text, sizeof module_text - 1, false);
    static const char empty[] = "target triple = \"x86_64-unknown-linux-gnu\"\n@x = global i64 1\n";
    without_code = compile(empty, sizeof empty - 1, false);
    return 0;
}

static int teardown(void **state)
{
    arena_free(arena);
    util_shutdown();
    return 0;
}

static uint32_t flags(void *ctx, Str symbol)
{
    if (strstr(symbol->text, ".gowrap"))
        return PcFuncWrapper;
    return strcmp(symbol->text, "main.main") == 0 ? PcFuncNoArgs : 0;
}

static Bytes add(Bytes object)
{
    Bytes result;
    const char *why = NULL;
    if (!pctab_add(arena, object, flags, NULL, &result, &why))
        fail_msg("%s", why);
    assert_null(why);
    return result;
}

// Reading the table ---------------------------------------------------------------------------------------------------

static const PcTab *table_of(Bytes object)
{
    Elf elf;
    elf_read(arena, object, &elf);
    assert_null(elf.bad);
    Bytes b = elf_section(&elf, ".rodata.pctab");
    assert_null(elf.bad);
    assert_true(b.len > sizeof(PcTab));
    PcTab *t = arena_copy(arena, b.at, b.len);
    assert_int_equal(t->magic, PcTabMagic);
    assert_null(t->text); // relocated: .text is at 0
    assert_int_equal(t->text_size, elf.text_size);
    assert_int_equal(t->nfuncs, elf.funcs.len);
    assert_true(t->strings < b.len && b.at[b.len - 1] == 0);
    return t;
}

static const char *text_at(const PcTab *t, uint32_t offset)
{
    return (const char *)t + t->strings + offset;
}

static uint32_t uvarint(const uint8_t **p)
{
    uint32_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = *(*p)++;
        v |= (uint32_t)(b & 0x7F) << shift;
        if (b < 0x80)
            return v;
    }
}

static const PcFunc *func_at(const PcTab *t, uint32_t pc)
{
    const PcFunc *f = (const void *)((const char *)t + t->funcs);
    for (uint32_t i = 0; i < t->nfuncs; i++) {
        if (pc - f[i].entry < f[i].size)
            return &f[i];
    }
    fail_msg("no function at %u", pc);
    return NULL;
}

// "inner file:line < outer file:line": the frames at pc.
static const char *frames_at(const PcTab *t, uint32_t pc)
{
    const PcFunc *f = func_at(t, pc);
    const PcScope *scopes = (const PcScope *)((const char *)t + t->scopes) + f->scope;
    const uint8_t *p = (const uint8_t *)t + t->lines + f->program;
    uint32_t at = f->entry, scope = 0, line = f->line, found_scope = 0, found_line = 0;
    for (;;) {
        uint32_t step = uvarint(&p);
        at += step / 2;
        if (at > pc || at >= f->entry + f->size)
            break;
        if (step & 1)
            scope = uvarint(&p);
        uint32_t delta = uvarint(&p);
        line += delta & 1 ? -(delta / 2) - 1 : delta / 2;
        found_scope = scope;
        found_line = line;
    }
    StrBuf b = {.arena = arena};
    for (; found_scope; found_scope = scopes[found_scope - 1].parent) {
        const PcScope *s = &scopes[found_scope - 1];
        buf_printf(&b, "%s %s:%u < ", text_at(t, s->name), text_at(t, s->file), found_line);
        found_line = s->line;
        assert_true(s->parent < found_scope);
    }
    buf_printf(&b, "%s %s:%u", text_at(t, f->name), text_at(t, f->file), found_line);
    return b.text;
}

// The address inside the n-th call instruction of .text.
static uint32_t call_at(Bytes object, size_t n)
{
    Elf elf;
    elf_read(arena, object, &elf);
    Bytes rela = elf_section(&elf, ".rela.text");
    Elf64_Rela r;
    assert_true((n + 1) * sizeof r <= rela.len);
    memcpy(&r, rela.at + n * sizeof r, sizeof r);
    return (uint32_t)r.r_offset + 3;
}

static void test_frames(void **state)
{
    static const char *const expected[] = {
        "main.main /src/prog/x.g:10",
        "main.leaf /src/prog/x.g:3 < main.mid /src/prog/x.g:6 < main.main /src/prog/x.g:12",
        "main.mid /src/prog/x.g:7 < main.main /src/prog/x.g:12",
        "main.main /src/prog/x.g:12",
        "main.main /src/prog/x.g:12", // code without a line
        "main.leaf /src/prog/x.g:3 < main.main /src/prog/x.g:13",
        "main.main.gowrap1 ?:0",
        "main.(*Map[...]).Get /other/y.g:21",
        "main.(*Map[...]).Get /other/y.g:20",
    };
    Bytes object = add(with_debug);
    const PcTab *t = table_of(object);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++)
        assert_string_equal(frames_at(t, call_at(object, i)), expected[i]);
    const PcFunc *main_func = func_at(t, call_at(object, 0));
    assert_string_equal(frames_at(t, main_func->entry), "main.main /src/prog/x.g:9");
    assert_string_equal(frames_at(t, main_func->entry + main_func->size - 1), "main.main /src/prog/x.g:1400");
    assert_int_equal(t->nscopes, 3); // mid, leaf in mid, leaf
}

static void test_flags(void **state)
{
    Bytes object = add(with_debug);
    const PcTab *t = table_of(object);
    assert_int_equal(func_at(t, call_at(object, 0))->flags, PcFuncNoArgs);
    assert_int_equal(func_at(t, call_at(object, 6))->flags, PcFuncWrapper);
    assert_int_equal(func_at(t, call_at(object, 7))->flags, 0);
}

static void test_without_debug(void **state)
{
    Bytes object = add(without_debug);
    const PcTab *t = table_of(object);
    assert_int_equal(t->nfuncs, 3);
    assert_int_equal(t->nscopes, 0);
    assert_string_equal(frames_at(t, call_at(object, 1)), "main.main ?:0");
    assert_string_equal(frames_at(t, call_at(object, 7)), "main.(*Map[...]).Get ?:0");
}

static void test_without_code(void **state)
{
    Bytes result = add(without_code);
    assert_ptr_equal(result.at, without_code.at);
    assert_int_equal(result.len, without_code.len);
}

// The symbol of the table is there, global, and everything else is as it was.
static void test_symbol(void **state)
{
    Bytes object = add(with_debug);
    Elf elf;
    elf_read(arena, object, &elf);
    const ElfSection *symtab = &elf.sections[elf.symtab];
    assert_true(symtab->data.len > sizeof(Elf64_Sym));
    Elf64_Sym last;
    memcpy(&last, symtab->data.at + symtab->data.len - sizeof last, sizeof last);
    assert_int_equal(ELF64_ST_BIND(last.st_info), STB_GLOBAL);
    assert_string_equal((const char *)elf.sections[symtab->link].data.at + last.st_name, "runtime_pctab");
    assert_string_equal(elf.sections[last.st_shndx].name, ".rodata.pctab");
    assert_memory_equal(object.at + sizeof(Elf64_Ehdr), with_debug.at + sizeof(Elf64_Ehdr),
                        with_debug.len - sizeof(Elf64_Ehdr));
}

// Damaged objects -----------------------------------------------------------------------------------------------------

// Must return; what it makes of the object does not matter, but a refusal has a reason.
static bool try(const uint8_t *at, size_t len)
{
    Arena *a = arena_new();
    Bytes object = {at, len}, result;
    const char *why = NULL;
    bool ok = pctab_add(a, object, flags, NULL, &result, &why);
    assert_int_equal(ok, why == NULL);
    arena_free(a);
    return ok;
}

static void test_truncated(void **state)
{
    for (size_t len = 0; len < with_debug.len; len += len < 256 ? 1 : 7) {
        uint8_t *copy = malloc(len + 1); // sanitizers see reads behind it
        memcpy(copy, with_debug.at, len);
        assert_false(try(copy, len)); // the section headers stand at the end
        free(copy);
    }
}

static void test_damaged(void **state)
{
    static const uint8_t values[] = {0, 1, 0x7F, 0x80, 0xFF};
    uint32_t random = 12345;
    uint8_t *copy = malloc(with_debug.len);
    int refused = 0;
    for (int round = 0; round < 20000; round++) {
        memcpy(copy, with_debug.at, with_debug.len);
        for (int i = 0; i <= round % 4; i++) {
            random = random * 1664525 + 1013904223;
            copy[(random >> 8) % with_debug.len] = values[(random >> 3) % ARRAY_LEN(values)];
        }
        refused += !try(copy, with_debug.len);
    }
    free(copy);
    assert_true(refused > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames),       cmocka_unit_test(test_flags),  cmocka_unit_test(test_without_debug),
        cmocka_unit_test(test_without_code), cmocka_unit_test(test_symbol), cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
