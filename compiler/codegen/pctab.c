// pctab.c: the table that runtime/abi/pctab.h describes, made from an object file.
//
// Functions come from the symbol table, their positions from lists that are sorted by address: the rows of the line
// table, the ranges of inlined calls, the fault map. One run over the addresses of a function follows both: ranges
// nest, so those that are open at an address form a stack, whose top is the innermost call. A row of the table is
// written where the line or the innermost call changes. All that is linear in the size of the lists.
//
// A file that is not the one the function is in (//line) is a scope, too, flagged as no call.
//
// Code without a line (line 0: LLVM merged two instructions, or made one up) is taken to belong to what stands before
// it: scope and line are kept together, a line never appears under a function that it is not in.
#include "codegen/pctab.h"

#include "abi/pctab.h"

enum { Searched = 32 };

typedef struct Scope { // an inlined call: parent is a scope number, strings are offsets
    uint32_t name, file, parent, line, flags;
} Scope;

typedef struct Open { // a range that the current address is in
    uint64_t to;
    uint32_t call;
} Open;

typedef struct Builder {
    Arena *arena;
    const DebugInfo *info;
    const FaultSites *faults;
    PcFlags *flags;
    void *ctx;
    PcPieces pieces;
    PtrMap offsets;              // Str -> its place in pieces.strings
    int row, range, body, fault; // the next ones of info's lists and of faults
    uint32_t *numbers;           // by inlined call: 1 + number of its scope among all, 0 if it has none
    Str func_file;               // of the current function
    uint32_t func_scope;         // scopes before those of the current function
    Vec(Scope) scopes;           // of the current function
    StrBuf lines;                // the same: its line program
    Vec(Open) open;
} Builder;

static uint32_t add_string(Builder *b, Str s)
{
    if (s->len == 0)
        return 0;
    uintptr_t offset = (uintptr_t)ptrmap_get(&b->offsets, s);
    if (offset == 0) {
        offset = b->pieces.strings.len;
        buf_add(&b->pieces.strings, s->text, s->len + 1);
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

static void add_uvarint(StrBuf *b, uint32_t v)
{
    for (; v >= 0x80; v >>= 7)
        buf_add(b, &(char){(char)(v | 0x80)}, 1);
    buf_add(b, &(char){(char)v}, 1);
}

static void add_varint(StrBuf *b, uint32_t v)
{
    add_uvarint(b, v << 1 ^ -(v >> 31));
}

static void add_ref(Builder *b, uint32_t string)
{
    PcRef ref = {(uint32_t)b->pieces.records.len, string};
    vec_push(b->arena, &b->pieces.refs, ref);
    buf_add(&b->pieces.records, "\0\0\0", 4);
}

static uint32_t add_scope(Builder *b, const Scope *scope)
{
    uint32_t n = (uint32_t)b->scopes.len, i = n > Searched ? n - Searched : 0;
    while (i < n && memcmp(&b->scopes.at[i], scope, sizeof *scope) != 0)
        i++;
    if (i == n)
        vec_push(b->arena, &b->scopes, *scope);
    return i + 1;
}

static Str file_of(const Builder *b, uint32_t call)
{
    return call == NoCall ? b->func_file : info_func(b->info, b->info->calls.at[call].origin).file;
}

// The number of the scope in a file that may be another one.
static uint32_t scope_in_file(Builder *b, uint32_t scope, uint32_t call, Str file)
{
    Str own = file_of(b, call);
    if (!file || !own || file == own)
        return scope;
    Scope s = {0, add_file(b, file), scope, 0, PcFuncFile};
    return add_scope(b, &s);
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
    uint32_t parent = scope_in_file(b, scope_number(b, c->parent), c->parent, c->file);
    InfoFunc f = info_func(b->info, c->origin);
    Str symbol = intern_cstr(f.symbol);
    Scope scope = {add_name(b, symbol), add_file(b, f.file), parent, c->line, b->flags(b->ctx, symbol)};
    uint32_t number = add_scope(b, &scope);
    b->numbers[call] = b->func_scope + number;
    return number;
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
    Str file = NULL;
    bool first = true;
    for (uint64_t pc = entry; pc < end;) {
        for (; b->row < nrows && rows[b->row].pc <= pc; b->row++)
            current = rows[b->row].line, file = rows[b->row].file;
        uint64_t next = follow_ranges(b, pc, end);
        if (b->row < nrows && rows[b->row].pc < next)
            next = rows[b->row].pc;
        uint32_t innermost = b->open.len ? b->open.at[b->open.len - 1].call : (uint32_t)NoCall;
        uint32_t now = scope, now_line = line;
        if (current) {
            now = scope_in_file(b, scope_number(b, innermost), innermost, file);
            now_line = current;
        }
        if (first || now != scope || now_line != line) {
            add_uvarint(&b->lines, (uint32_t)(pc - written) << 1 | (now != scope));
            if (now != scope)
                add_uvarint(&b->lines, now);
            add_varint(&b->lines, now_line - line);
            scope = now;
            line = now_line;
            written = pc;
            first = false;
        }
        pc = next;
    }
    add_uvarint(&b->lines, (uint32_t)(end - written) << 1);
}

static void add_faults(Builder *b, uint64_t entry, uint64_t end)
{
    const FaultSite *site = b->faults->at.at;
    int n = b->faults->at.len;
    while (b->fault < n && site[b->fault].pc < entry)
        b->fault++;
    int from = b->fault;
    while (b->fault < n && site[b->fault].pc < end)
        b->fault++;
    add_uvarint(&b->pieces.records, (uint32_t)(b->fault - from));
    uint64_t pc = entry, handler = entry;
    for (int i = from; i < b->fault; i++) {
        add_uvarint(&b->pieces.records, (uint32_t)(site[i].pc - pc));
        add_varint(&b->pieces.records, (uint32_t)(site[i].handler - handler));
        pc = site[i].pc;
        handler = site[i].handler;
    }
}

static void add_scopes(Builder *b, uint32_t file)
{
    StrBuf *out = &b->pieces.records;
    add_uvarint(out, (uint32_t)b->scopes.len);
    for (int i = 0; i < b->scopes.len; i++) {
        const Scope *s = &b->scopes.at[i];
        bool same = s->file == file;
        add_uvarint(out, (s->parent * 2 + same) * PcFlagValues + s->flags);
        add_uvarint(out, s->line);
        add_ref(b, s->name);
        if (!same)
            add_ref(b, s->file);
        file = s->file;
    }
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
    uint32_t file = add_file(b, source.file);
    b->func_file = source.file;
    b->func_scope += (uint32_t)b->scopes.len;
    b->scopes.len = 0;
    b->lines.len = 0;
    add_lines(b, f->entry, f->entry + f->size, source.line);

    StrBuf *out = &b->pieces.records;
    PcPiece piece = {.func = f, .record = (uint32_t)out->len, .refs = (uint32_t)b->pieces.refs.len};
    add_ref(b, add_name(b, symbol));
    add_ref(b, file);
    add_uvarint(out, (uint32_t)f->size);
    add_uvarint(out, source.line * PcFlagValues + b->flags(b->ctx, symbol));
    add_faults(b, f->entry, f->entry + f->size);
    add_scopes(b, file);
    buf_add(out, b->lines.text, b->lines.len);
    piece.size = (uint32_t)out->len - piece.record;
    piece.nrefs = (uint32_t)b->pieces.refs.len - piece.refs;
    vec_push(b->arena, &b->pieces.at, piece);
}

bool pctab_add(Arena *a, Bytes object, PcFlags *flags, void *ctx, Bytes *result, const char **why)
{
    Elf elf;
    DebugInfo info;
    elf_read(a, object, &elf);
    if ((*why = elf.bad))
        return false;
    *result = object;
    if (elf.funcs.len == 0)
        return true;
    FaultSites faults = faults_read(&elf);
    info_read(a, &elf, &info);
    if ((*why = elf.bad ? elf.bad : faults.bad ? faults.bad : info.bad))
        return false;

    Builder b = {.arena = a, .info = &info, .faults = &faults, .flags = flags, .ctx = ctx, .lines.arena = a};
    b.pieces.records.arena = b.pieces.strings.arena = a;
    b.numbers = arena_alloc(a, sizeof(uint32_t) * (size_t)(info.calls.len + 1));
    buf_add(&b.pieces.strings, "", 1);
    for (int i = 0; i < elf.funcs.len; i++)
        add_func(&b, &elf.funcs.at[i]);
    *result = elf_add_pieces(&elf, &b.pieces);
    return !(*why = elf.bad);
}
