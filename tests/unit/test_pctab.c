// test_pctab.c: the table of code positions: LLVM compiles a module with known lines, inlined calls and nil checks,
// pctab_add makes the table, and a decoder written from runtime/abi/pctab.h and the ELF specification reads it back.
// Damaged objects must be refused or survive.
#include "codegen/pctab.h"

#include <elf.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/IRReader.h>
#include <llvm-c/Support.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "abi/pctab.h"

// main.main inlines main.mid (line 12), which inlines main.leaf (line 6); lines 20 and 21 lie in a second file. Two
// functions have sections of their own, one of them in a group, and there all code begins at 0 as well.
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
    "$main.nil = comdat nodeduplicate\n"
    "define void @main.nil(ptr %p) null_pointer_is_valid comdat {\n"
    "  %nil = icmp eq ptr %p, null\n"
    "  br i1 %nil, label %bad, label %good, !make.implicit !10\n"
    "bad:\n"
    "  call void @sink(i64 7)\n"
    "  ret void\n"
    "good:\n"
    "  store i64 1, ptr %p\n"
    "  ret void\n"
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
    "!10 = !{}\n"
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
    const char *args[] = {"test", "-enable-implicit-null-checks"};
    LLVMParseCommandLineOptions(2, args, "");
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

typedef struct Func { // what the table says of one function
    uint32_t entry, size, line, flags, nfaults, nscopes;
    uint32_t text, group; // section indices
    const char *name, *file;
    uint32_t fault, handler; // of the last faulting access
    struct {
        const char *name, *file;
        uint32_t parent, line;
    } scopes[8];
    const uint8_t *program;
} Func;

typedef Vec(Func) Table;

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

static uint32_t varint(const uint8_t **p)
{
    uint32_t v = uvarint(p);
    return v & 1 ? -(v / 2) - 1 : v / 2;
}

// The section that a relocation of `section` at `offset` refers to; the place in there.
static uint32_t target(const Elf *elf, uint32_t section, uint32_t offset, uint64_t *place)
{
    const ElfSection *rela = &elf->sections[elf->sections[section].rela];
    for (size_t i = 0; i < rela->data.len / sizeof(Elf64_Rela); i++) {
        Elf64_Rela r;
        memcpy(&r, rela->data.at + i * sizeof r, sizeof r);
        if (r.r_offset != offset)
            continue;
        assert_int_equal(ELF64_R_TYPE(r.r_info), R_X86_64_32);
        Elf64_Sym s;
        uint32_t index = (uint32_t)ELF64_R_SYM(r.r_info), there;
        assert_true((index + 1) * sizeof s <= elf->sections[elf->symtab].data.len);
        memcpy(&s, elf->sections[elf->symtab].data.at + index * sizeof s, sizeof s);
        assert_int_equal(ELF64_ST_BIND(s.st_info) == STB_LOCAL, index < elf->sections[elf->symtab].info);
        there = s.st_shndx;
        if (there == SHN_XINDEX)
            memcpy(&there, elf->sections[elf->symtab_shndx].data.at + index * sizeof there, sizeof there);
        assert_true(there < elf->nsections);
        *place = s.st_value + (uint64_t)r.r_addend;
        return there;
    }
    fail_msg("no relocation at %u", offset);
    return 0;
}

static const char *string_ref(const Elf *elf, uint32_t record, const uint8_t **p)
{
    uint64_t place;
    const ElfSection *r = &elf->sections[record];
    const ElfSection *s = &elf->sections[target(elf, record, (uint32_t)(*p - r->data.at), &place)];
    *p += 4;
    assert_true(place < s->data.len && s->data.at[s->data.len - 1] == 0);
    assert_true(place == 0 || s->data.at[place - 1] == 0);
    return (const char *)s->data.at + place;
}

static uint32_t group_of(const Elf *elf, uint32_t section)
{
    for (uint32_t i = 1; i < elf->nsections; i++) {
        const ElfSection *s = &elf->sections[i];
        for (size_t at = 4; s->type == SHT_GROUP && at + 4 <= s->data.len; at += 4)
            if (memcmp(s->data.at + at, &section, 4) == 0)
                return i;
    }
    return 0;
}

static Elf64_Shdr header(const Elf *elf, uint32_t section)
{
    Elf64_Shdr h;
    memcpy(&h, elf->file.at + elf->headers + section * sizeof h, sizeof h);
    return h;
}

static Func read_func(const Elf *elf, uint32_t section, bool groups)
{
    Func f = {0};
    uint64_t place;
    assert_int_equal(elf->sections[section].data.len, sizeof(PcFunc));
    f.text = target(elf, section, offsetof(PcFunc, entry), &place);
    f.entry = (uint32_t)(elf->sections[f.text].address + place);
    uint32_t record = target(elf, section, offsetof(PcFunc, record), &place);
    assert_int_equal(place, 0);
    Elf64_Shdr h = header(elf, section);
    assert_true(h.sh_flags & SHF_LINK_ORDER);
    assert_int_equal(h.sh_link, f.text);
    if (groups) {
        f.group = group_of(elf, f.text);
        uint32_t members[] = {section, elf->sections[section].rela, record, elf->sections[record].rela};
        for (size_t i = 0; i < ARRAY_LEN(members); i++) {
            assert_int_equal(group_of(elf, members[i]), f.group);
            assert_int_equal(!!(header(elf, members[i]).sh_flags & SHF_GROUP), f.group != 0);
        }
    }
    const uint8_t *p = elf->sections[record].data.at;
    f.name = string_ref(elf, record, &p);
    f.file = string_ref(elf, record, &p);
    f.size = uvarint(&p);
    f.line = uvarint(&p);
    f.flags = f.line % PcFlagValues;
    f.line /= PcFlagValues;
    f.nfaults = uvarint(&p);
    for (uint32_t i = 0; i < f.nfaults; i++) {
        f.fault += uvarint(&p);
        f.handler += varint(&p);
    }
    f.nscopes = uvarint(&p);
    assert_true(f.nscopes <= ARRAY_LEN(f.scopes));
    for (uint32_t i = 0; i < f.nscopes; i++) {
        uint32_t first = uvarint(&p) / PcFlagValues;
        f.scopes[i].parent = first / 2;
        assert_true(f.scopes[i].parent <= i);
        f.scopes[i].line = uvarint(&p);
        f.scopes[i].name = string_ref(elf, record, &p);
        f.scopes[i].file = i ? f.scopes[i - 1].file : f.file;
        if (first % 2 == 0)
            f.scopes[i].file = string_ref(elf, record, &p);
    }
    f.program = p;
    return f;
}

static Table table_of(Bytes object, bool groups)
{
    Elf elf;
    Table t = {0};
    elf_read(arena, object, &elf);
    assert_null(elf.bad);
    for (uint32_t i = 1; i < elf.nsections; i++) {
        if (strcmp(elf.sections[i].name, "gopcfunc") != 0)
            continue;
        Func f = read_func(&elf, i, groups);
        assert_true(t.len == 0 || t.at[t.len - 1].entry + t.at[t.len - 1].size <= f.entry);
        vec_push(arena, &t, f);
    }
    assert_int_equal(t.len, elf.funcs.len);
    return t;
}

static const Func *func_at(const Table *t, uint32_t pc)
{
    for (int i = 0; i < t->len; i++) {
        if (pc - t->at[i].entry < t->at[i].size)
            return &t->at[i];
    }
    fail_msg("no function at %u", pc);
    return NULL;
}

// "inner file:line < outer file:line": the frames at pc.
static const char *frames_at(const Table *t, uint32_t pc)
{
    const Func *f = func_at(t, pc);
    const uint8_t *p = f->program;
    uint32_t at = f->entry, scope = 0, line = f->line, found_scope = 0, found_line = 0;
    for (;;) {
        uint32_t step = uvarint(&p);
        at += step / 2;
        if (at > pc || at >= f->entry + f->size)
            break;
        if (step & 1)
            scope = uvarint(&p);
        line += varint(&p);
        found_scope = scope;
        found_line = line;
    }
    StrBuf b = {.arena = arena};
    for (; found_scope; found_scope = f->scopes[found_scope - 1].parent) {
        buf_printf(&b, "%s %s:%u < ", f->scopes[found_scope - 1].name, f->scopes[found_scope - 1].file, found_line);
        found_line = f->scopes[found_scope - 1].line;
    }
    buf_printf(&b, "%s %s:%u", f->name, f->file, found_line);
    return b.text;
}

// The address inside the n-th call instruction of a section.
static uint32_t call_in(Bytes object, const char *section, size_t n)
{
    Elf elf;
    elf_read(arena, object, &elf);
    uint32_t i = 1;
    while (i < elf.nsections && strcmp(elf.sections[i].name, section) != 0)
        i++;
    assert_true(i < elf.nsections);
    Bytes rela = elf.sections[elf.sections[i].rela].data;
    Elf64_Rela r;
    assert_true((n + 1) * sizeof r <= rela.len);
    memcpy(&r, rela.at + n * sizeof r, sizeof r);
    return (uint32_t)(elf.sections[i].address + r.r_offset + 3);
}

static uint32_t call_at(Bytes object, size_t n)
{
    return call_in(object, ".text", n);
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
    Table t = table_of(object, true);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++)
        assert_string_equal(frames_at(&t, call_at(object, i)), expected[i]);
    const Func *main_func = func_at(&t, call_at(object, 0));
    assert_string_equal(frames_at(&t, main_func->entry), "main.main /src/prog/x.g:9");
    assert_string_equal(frames_at(&t, main_func->entry + main_func->size - 1), "main.main /src/prog/x.g:1400");
    assert_int_equal(main_func->nscopes, 3); // mid, leaf in mid, leaf
}

static void test_own_sections(void **state)
{
    Bytes object = add(with_debug);
    Table t = table_of(object, true);
    assert_int_equal(t.len, 5);
    assert_string_equal(frames_at(&t, call_in(object, ".text.elsewhere", 0)),
                        "main.leaf /src/prog/x.g:3 < elsewhere /src/prog/x.g:41");
    assert_string_equal(frames_at(&t, call_in(object, ".text.main.nil", 0)), "main.nil ?:0");
    assert_int_equal(func_at(&t, call_in(object, ".text.elsewhere", 0))->group, 0);
    assert_int_not_equal(func_at(&t, call_in(object, ".text.main.nil", 0))->group, 0);
}

static void test_flags(void **state)
{
    Bytes object = add(with_debug);
    Table t = table_of(object, true);
    assert_int_equal(func_at(&t, call_at(object, 0))->flags, PcFuncNoArgs);
    assert_int_equal(func_at(&t, call_at(object, 6))->flags, PcFuncWrapper);
    assert_int_equal(func_at(&t, call_at(object, 7))->flags, 0);
}

// The access that is main.nil's nil check goes on where sink(7) is called, and the map is no part of a program any
// more.
static void test_faults(void **state)
{
    Bytes object = add(with_debug);
    Table t = table_of(object, true);
    const Func *f = func_at(&t, call_in(object, ".text.main.nil", 0));
    assert_int_equal(f->nfaults, 1);
    assert_int_equal(func_at(&t, call_at(object, 0))->nfaults, 0);
    Elf elf;
    elf_read(arena, object, &elf);
    const uint8_t *code = elf.sections[f->text].data.at;
    assert_memory_equal(code + f->fault, "\x48\xC7\x07\x01", 4); // movq $1, (%rdi)
    assert_memory_equal(code + f->handler, "\x50\xBF\x07", 3);   // pushq %rax; movl $7, %edi
    bool found = false;
    for (uint32_t i = 1; i < elf.nsections; i++) {
        if (strcmp(elf.sections[i].name, FaultMapSection) != 0)
            continue;
        found = true;
        assert_int_equal(header(&elf, i).sh_flags, SHF_EXCLUDE);
    }
    assert_true(found);
}

static void test_without_debug(void **state)
{
    Bytes object = add(without_debug);
    Table t = table_of(object, true);
    assert_int_equal(t.len, 5);
    for (int i = 0; i < t.len; i++)
        assert_int_equal(t.at[i].nscopes, 0);
    assert_string_equal(frames_at(&t, call_at(object, 1)), "main.main ?:0");
    assert_string_equal(frames_at(&t, call_at(object, 7)), "main.(*Map[...]).Get ?:0");
}

static void test_without_code(void **state)
{
    Bytes result = add(without_code);
    assert_ptr_equal(result.at, without_code.at);
    assert_int_equal(result.len, without_code.len);
}

// What relocations of the code and of groups refer to, by name: the symbols have other numbers than before.
static void assert_same_symbols(const Elf *a, const Elf *b, uint32_t x, uint32_t y)
{
    Bytes ta = a->sections[a->symtab].data, tb = b->sections[b->symtab].data;
    Elf64_Sym s, t;
    assert_true((x + 1) * sizeof s <= ta.len && (y + 1) * sizeof t <= tb.len);
    memcpy(&s, ta.at + x * sizeof s, sizeof s);
    memcpy(&t, tb.at + y * sizeof t, sizeof t);
    assert_memory_equal(&s, &t, sizeof s);
    assert_string_equal((const char *)a->sections[a->names].data.at + s.st_name,
                        (const char *)b->sections[b->names].data.at + t.st_name);
}

static void test_old_sections(void **state)
{
    Bytes object = add(with_debug);
    Elf before, after;
    elf_read(arena, with_debug, &before);
    elf_read(arena, object, &after);
    assert_true(after.nsections > before.nsections);
    for (uint32_t i = 1; i < before.nsections; i++) {
        const ElfSection *a = &before.sections[i], *b = &after.sections[i];
        assert_string_equal(a->name, b->name);
        assert_int_equal(a->type, b->type);
        if (a->type == SHT_RELA) {
            assert_int_equal(a->data.len, b->data.len);
            for (size_t at = 0; at < a->data.len; at += sizeof(Elf64_Rela)) {
                Elf64_Rela r, q;
                memcpy(&r, a->data.at + at, sizeof r);
                memcpy(&q, b->data.at + at, sizeof q);
                assert_int_equal(r.r_offset, q.r_offset);
                assert_int_equal(r.r_addend, q.r_addend);
                assert_same_symbols(&before, &after, (uint32_t)ELF64_R_SYM(r.r_info), (uint32_t)ELF64_R_SYM(q.r_info));
            }
        } else if (a->type == SHT_GROUP) {
            assert_same_symbols(&before, &after, a->info, b->info);
            assert_memory_equal(a->data.at, b->data.at, a->data.len);
        } else if (a->type == SHT_PROGBITS) {
            assert_int_equal(a->data.len, b->data.len);
            assert_memory_equal(a->data.at, b->data.at, a->data.len);
        }
    }
}

// More sections than symbols have room for their numbers.
static void test_many_sections(void **state)
{
    enum { Functions = 14000 };
    StrBuf text = {.arena = arena};
    buf_puts(&text, "target triple = \"x86_64-unknown-linux-gnu\"\ndeclare void @sink(i64)\n");
    for (int i = 0; i < Functions; i++)
        buf_printf(&text,
                   "$f%d = comdat nodeduplicate\n"
                   "define void @f%d() comdat {\n  call void @sink(i64 %d)\n  ret void\n}\n",
                   i, i, i);
    Bytes object = add(compile(text.text, text.len, false));
    Elf elf;
    elf_read(arena, object, &elf);
    assert_true(elf.nsections >= SHN_LORESERVE && elf.symtab_shndx);
    Table t = table_of(object, false);
    assert_int_equal(t.len, Functions);
    for (int i = 0; i < Functions; i++)
        assert_int_equal(atoi(t.at[i].name + 1), i);
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
        cmocka_unit_test(test_frames),       cmocka_unit_test(test_flags),         cmocka_unit_test(test_without_debug),
        cmocka_unit_test(test_without_code), cmocka_unit_test(test_own_sections),  cmocka_unit_test(test_faults),
        cmocka_unit_test(test_old_sections), cmocka_unit_test(test_many_sections), cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
