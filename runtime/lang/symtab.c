// symtab.c: what is known of code addresses, from the table that abi/pctab.h describes: names, files and lines, and
// where to go on after a fault.
//
// Binary search over the functions, then one run over the function's record. A pc may stand in code that was inlined:
// symtab_inner gives the innermost call, symtab_outer follows the calls outwards to the function itself.
#include "abi/pctab.h"
#include "lang/lang.h"

#define WEAK_BOUND __attribute__((weak, visibility("hidden")))
extern const PcFunc __start_gopcfunc[] WEAK_BOUND, __stop_gopcfunc[] WEAK_BOUND; // the linker's

typedef struct __attribute__((packed)) Name {
    uint32_t address;
} Name;

// A record, read from the front.
typedef struct Cursor {
    const uint8_t *at;
} Cursor;

typedef struct Scope {
    const char *name, *file;
    uint32_t parent, line, flags;
} Scope;

G0_CODE

static const PcFunc *table(uintptr_t *len)
{
    const PcFunc *from = __start_gopcfunc, *to = __stop_gopcfunc;
    __asm__("" : "+r"(from), "+r"(to)); // weak symbols: may be 0
    *len = (uintptr_t)(to - from);
    return from;
}

bool has_pctab(void)
{
    uintptr_t len;
    table(&len);
    return len > 0;
}

static uint32_t uvarint(Cursor *c)
{
    uint32_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = *c->at++;
        v |= (uint32_t)(b & 0x7F) << shift;
        if (b < 0x80)
            return v;
    }
}

static uint32_t varint(Cursor *c)
{
    uint32_t v = uvarint(c);
    return (v >> 1) ^ -(v & 1);
}

static const char *name_at(Cursor *c)
{
    const Name *name = (const Name *)c->at;
    c->at += sizeof *name;
    return (const char *)(uintptr_t)name->address;
}

static Cursor record_of(const PcFunc *f)
{
    return (Cursor){(const uint8_t *)(uintptr_t)f->record};
}

FuncInfo findfunc(uintptr_t pc)
{
    uintptr_t low = 0, high; // the first function behind pc lies in here
    const PcFunc *funcs = table(&high);
    while (low < high) {
        uintptr_t middle = (low + high) / 2;
        if (funcs[middle].entry <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return (FuncInfo){0};
    const PcFunc *f = &funcs[low - 1];
    Cursor c = record_of(f);
    FuncInfo info = {.func = f, .entry = f->entry};
    info.name = name_at(&c);
    info.file = name_at(&c);
    info.size = uvarint(&c);
    if (pc - info.entry >= info.size)
        return (FuncInfo){0};
    uint32_t line = uvarint(&c);
    info.line = line / PcFlagValues;
    info.flags = line % PcFlagValues;
    info.rest = c.at;
    return info;
}

bool iscompiled(uintptr_t pc)
{
    return findfunc(pc).func != NULL;
}

uintptr_t faultmap_handler(uintptr_t pc)
{
    FuncInfo f = findfunc(pc);
    if (f.func == NULL)
        return 0;
    Cursor c = {f.rest};
    uint32_t at = 0, handler = 0;
    for (uint32_t n = uvarint(&c); n > 0; n--) {
        at += uvarint(&c);
        handler += varint(&c);
        if (f.entry + at == pc)
            return f.entry + handler;
    }
    return 0;
}

static void skip_faults(Cursor *c)
{
    for (uint32_t n = uvarint(c); n > 0; n--) {
        uvarint(c);
        varint(c);
    }
}

// The next scope; `file` is that of the one before, or of the function.
static Scope next_scope(Cursor *c, const char *file)
{
    uint32_t first = uvarint(c);
    bool same = first / PcFlagValues & 1;
    Scope s = {.parent = first / PcFlagValues / 2, .flags = first % PcFlagValues};
    s.line = uvarint(c);
    s.name = name_at(c);
    s.file = same ? file : name_at(c);
    return s;
}

// A scope by its number, which is not 0.
static Scope scope_at(const FuncInfo *f, uint32_t number)
{
    Cursor c = {f->rest};
    skip_faults(&c);
    uvarint(&c);
    Scope s = {.file = f->file};
    for (; number > 0; number--)
        s = next_scope(&c, s.file);
    return s;
}

typedef struct Row {
    uint32_t scope, line;
} Row;

static Row row_at(const FuncInfo *f, uint32_t target)
{
    Cursor c = {f->rest};
    skip_faults(&c);
    for (uint32_t n = uvarint(&c); n > 0; n--)
        next_scope(&c, NULL);
    Row row = {0, f->line}, next = row;
    for (uint32_t pc = 0;;) {
        uint32_t step = uvarint(&c);
        pc += step >> 1;
        if (pc > target || pc >= f->size)
            return row;
        if (step & 1)
            next.scope = uvarint(&c);
        next.line += varint(&c);
        row = next;
    }
}

static Frame frame_of(const FuncInfo *f, uint32_t scope, uint32_t line)
{
    Frame frame = {.name = f->name, .file = f->file, .line = line, .scope_ = scope, .inlined = scope != 0};
    uint32_t flags = f->flags;
    if (scope != 0) {
        Scope s = scope_at(f, scope);
        if (s.flags & PcFuncFile) {
            frame = frame_of(f, s.parent, line);
            frame.file = s.file;
            return frame;
        }
        frame.name = s.name;
        frame.file = s.file;
        flags = s.flags;
    }
    frame.wrapper = flags & PcFuncWrapper;
    frame.no_args = flags & PcFuncNoArgs;
    return frame;
}

// f is findfunc of a pc, and not empty. For a return address, ask for the address before it.
Frame symtab_inner(FuncInfo f, uintptr_t pc)
{
    Row row = row_at(&f, (uint32_t)(pc - f.entry));
    return frame_of(&f, row.scope, row.line);
}

// False, and the frame stays as it is, if it is the function itself.
bool symtab_outer(FuncInfo f, Frame *frame)
{
    if (frame->scope_ == 0)
        return false;
    Scope s = scope_at(&f, frame->scope_);
    *frame = frame_of(&f, s.parent, s.line);
    return true;
}

G0_CODE_END
