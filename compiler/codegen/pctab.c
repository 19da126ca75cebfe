// pctab.c: the table that runtime/abi/pctab.h describes, made from an object file.
//
// Functions come from the symbol table, their positions from two lists that are sorted by address: the rows of the line
// table, and the ranges of inlined calls. One run over the addresses of a function follows both: ranges nest, so those
// that are open at an address form a stack, whose top is the innermost call. A row of the table is written where the
// line or the innermost call changes. All that is linear in the size of the lists.
//
// Code without a line (line 0: LLVM merged two instructions, or made one up) is taken to belong to what stands before
// it: scope and line are kept together, a line never appears under a function that it is not in.
#include "codegen/pctab.h"

#include "abi/pctab.h"

enum { Searched = 32 };

typedef struct Open { // a range that the current address is in
    uint64_t to;
    uint32_t call;
} Open;

typedef struct Builder {
    Arena *arena;
    const DebugInfo *info;
    PcFlags *flags;
    void *ctx;
    PtrMap offsets; // Str -> its place in strings
    Vec(PcFunc) funcs;
    Vec(PcScope) scopes;
    StrBuf lines, strings;
    int row, range, body; // the next ones of info's lists
    uint32_t *numbers;    // by inlined call: 1 + index of its PcScope, 0 if it has none
    uint32_t func_scope;  // where those of the current function begin
    Vec(Open) open;
} Builder;

static uint32_t add_string(Builder *b, Str s)
{
    if (s->len == 0)
        return 0;
    uintptr_t offset = (uintptr_t)ptrmap_get(&b->offsets, s);
    if (offset == 0) {
        offset = b->strings.len;
        buf_add(&b->strings, s->text, s->len + 1);
        ptrmap_set(b->arena, &b->offsets, s, (void *)offset);
    }
    return (uint32_t)offset;
}

// Names are shown without their type arguments: main.Map[int,string].Get as main.Map[...].Get.
static uint32_t add_name(Builder *b, Str symbol)
{
    const char *open = memchr(symbol->text, '[', symbol->len), *close = strrchr(symbol->text, ']');
    if (!open || !close || close < open)
        return add_string(b, symbol);
    return add_string(b, intern_printf("%.*s[...]%s", (int)(open - symbol->text), symbol->text, close + 1));
}

static uint32_t add_file(Builder *b, Str file)
{
    return add_string(b, file ? file : intern_cstr("?"));
}

static void add_uvarint(Builder *b, uint32_t v)
{
    for (; v >= 0x80; v >>= 7)
        buf_add(&b->lines, &(char){(char)(v | 0x80)}, 1);
    buf_add(&b->lines, &(char){(char)v}, 1);
}

// The scope number of an inlined call in the current function, which is given to it now if it has none. Calls that are
// shown alike share one (LLVM tells them apart by their columns); only the last few are searched for such a one.
// Nesting is limited by pctab_info.c, and so is this recursion.
static uint32_t scope_number(Builder *b, uint32_t call)
{
    if (call == NoCall)
        return 0;
    if (b->numbers[call] > b->func_scope)
        return b->numbers[call] - b->func_scope;
    const InfoCall *c = &b->info->calls.at[call];
    uint32_t parent = scope_number(b, c->parent);
    InfoFunc f = info_func(b->info, c->origin);
    Str symbol = intern_cstr(f.symbol);
    PcScope scope = {add_name(b, symbol), add_file(b, f.file), parent, c->line, b->flags(b->ctx, symbol)};
    uint32_t n = (uint32_t)b->scopes.len, i = n > b->func_scope + Searched ? n - Searched : b->func_scope;
    while (i < n && memcmp(&b->scopes.at[i], &scope, sizeof scope) != 0)
        i++;
    if (i == n)
        vec_push(b->arena, &b->scopes, scope);
    b->numbers[call] = i + 1;
    return i + 1 - b->func_scope;
}

// Opens and closes ranges as it is due at pc, and returns the address up to which nothing more of that happens.
static uint64_t follow_ranges(Builder *b, uint64_t pc, uint64_t end)
{
    while (b->open.len && b->open.at[b->open.len - 1].to <= pc)
        b->open.len--;
    const InfoRange *r = b->info->ranges.at;
    for (; b->range < b->info->ranges.len && r[b->range].from <= pc; b->range++) {
        uint64_t to = r[b->range].to, limit = b->open.len ? b->open.at[b->open.len - 1].to : end;
        Open o = {to < limit ? to : limit, r[b->range].call};
        if (o.to > pc)
            vec_push(b->arena, &b->open, o);
    }
    uint64_t next = b->open.len ? b->open.at[b->open.len - 1].to : end;
    return b->range < b->info->ranges.len && r[b->range].from < next ? r[b->range].from : next;
}

// The line program of the function [entry, end), whose declaration is at line `decl`.
static void add_lines(Builder *b, uint64_t entry, uint64_t end, uint32_t decl)
{
    const LineRow *rows = b->info->lines.rows.at;
    int nrows = b->info->lines.rows.len;
    while (b->row < nrows && rows[b->row].pc < entry)
        b->row++;
    while (b->range < b->info->ranges.len && b->info->ranges.at[b->range].from < entry)
        b->range++;
    b->open.len = 0;
    uint64_t written = entry;                        // pc of the row written last
    uint32_t scope = 0, line = decl, current = decl; // what that row says; the line table's line
    bool first = true;
    for (uint64_t pc = entry; pc < end;) {
        for (; b->row < nrows && rows[b->row].pc <= pc; b->row++)
            current = rows[b->row].line;
        uint64_t next = follow_ranges(b, pc, end);
        if (b->row < nrows && rows[b->row].pc < next)
            next = rows[b->row].pc;
        uint32_t innermost = b->open.len ? b->open.at[b->open.len - 1].call : (uint32_t)NoCall;
        uint32_t now = current ? scope_number(b, innermost) : scope, now_line = current ? current : line;
        if (first || now != scope || now_line != line) {
            add_uvarint(b, (uint32_t)(pc - written) << 1 | (now != scope));
            if (now != scope)
                add_uvarint(b, now);
            uint32_t delta = now_line - line;
            add_uvarint(b, delta << 1 ^ -(delta >> 31));
            scope = now;
            line = now_line;
            written = pc;
            first = false;
        }
        pc = next;
    }
    add_uvarint(b, (uint32_t)(end - written) << 1);
}

static void add_func(Builder *b, const ElfFunc *f)
{
    const DebugInfo *info = b->info;
    while (b->body < info->bodies.len && info->bodies.at[b->body].entry < f->entry)
        b->body++;
    bool described = b->body < info->bodies.len && info->bodies.at[b->body].entry == f->entry;
    InfoFunc source = {0};
    if (described)
        source = info_func(info, info->funcs.at[info->bodies.at[b->body].func].at);
    Str symbol = intern_cstr(f->name);
    b->func_scope = (uint32_t)b->scopes.len;
    PcFunc func = {.entry = (uint32_t)f->entry,
                   .size = (uint32_t)f->size,
                   .name = add_name(b, symbol),
                   .file = add_file(b, source.file),
                   .line = source.line,
                   .program = (uint32_t)b->lines.len,
                   .scope = b->func_scope,
                   .flags = b->flags(b->ctx, symbol)};
    add_lines(b, f->entry, f->entry + f->size, source.line);
    vec_push(b->arena, &b->funcs, func);
}

// Puts the parts behind the header, each aligned to 4.
static Bytes assemble(Builder *b, uint64_t text_size)
{
    StrBuf out = {.arena = b->arena};
    PcTab tab = {.magic = PcTabMagic,
                 .nfuncs = (uint32_t)b->funcs.len,
                 .text_size = (uint32_t)text_size,
                 .nscopes = (uint32_t)b->scopes.len,
                 .funcs = sizeof tab};
    tab.scopes = tab.funcs + tab.nfuncs * (uint32_t)sizeof(PcFunc);
    tab.lines = tab.scopes + tab.nscopes * (uint32_t)sizeof(PcScope);
    tab.strings = (tab.lines + (uint32_t)b->lines.len + 3) & ~3u;
    buf_add(&out, (const char *)&tab, sizeof tab);
    buf_add(&out, (const char *)b->funcs.at, tab.nfuncs * sizeof(PcFunc));
    if (tab.nscopes)
        buf_add(&out, (const char *)b->scopes.at, tab.nscopes * sizeof(PcScope));
    buf_add(&out, b->lines.text, b->lines.len);
    while (out.len < tab.strings)
        buf_add(&out, "", 1);
    buf_add(&out, b->strings.text, b->strings.len);
    return (Bytes){(const uint8_t *)out.text, out.len};
}

bool pctab_add(Arena *a, Bytes object, PcFlags *flags, void *ctx, Bytes *result, const char **why)
{
    Elf elf;
    DebugInfo info;
    elf_read(a, object, &elf);
    if (!elf.bad && elf.text_size >= INT32_MAX)
        elf.bad = "more than 2 GB of code";
    if ((*why = elf.bad))
        return false;
    *result = object;
    if (elf.funcs.len == 0)
        return true;
    info_read(a, &elf, &info);
    if ((*why = elf.bad ? elf.bad : info.bad))
        return false;

    Builder b = {.arena = a, .info = &info, .flags = flags, .ctx = ctx, .lines.arena = a, .strings.arena = a};
    b.numbers = arena_alloc(a, sizeof(uint32_t) * (size_t)(info.calls.len + 1));
    buf_add(&b.strings, "", 1);
    for (int i = 0; i < elf.funcs.len; i++)
        add_func(&b, &elf.funcs.at[i]);
    *result = elf_add_data(&elf, "runtime_pctab", ".rodata.pctab", assemble(&b, elf.text_size), offsetof(PcTab, text));
    return !(*why = elf.bad);
}
