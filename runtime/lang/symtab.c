// symtab.c: names, files and lines of code addresses, from the table that abi/pctab.h describes.
//
// Binary search over the functions, then one run over the function's line program. A pc may stand in code that was
// inlined: symtab_inner gives the innermost call, symtab_outer follows the calls outwards to the function itself.
#include "abi/pctab.h"
#include "lang/lang.h"

extern const PcTab runtime_pctab __attribute__((weak));

G0_CODE

// The weak reference is 0 in a program without a table; the compiler must not conclude that it never is.
static const PcTab *table(void)
{
    const PcTab *t = &runtime_pctab;
    __asm__("" : "+r"(t));
    return t != NULL && t->magic == PcTabMagic ? t : NULL;
}

bool has_pctab(void)
{
    return table() != NULL;
}

static const void *part(const PcTab *t, uint32_t offset)
{
    return (const uint8_t *)t + offset;
}

static const char *string_at(const PcTab *t, uint32_t offset)
{
    return (const char *)part(t, t->strings) + offset;
}

FuncInfo findfunc(uintptr_t pc)
{
    const PcTab *t = table();
    if (t == NULL || pc - (uintptr_t)t->text >= t->text_size)
        return (FuncInfo){NULL, 0};
    uint32_t offset = (uint32_t)(pc - (uintptr_t)t->text);
    const PcFunc *funcs = part(t, t->funcs);
    uint32_t low = 0, high = t->nfuncs; // the first function behind offset lies in here
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (funcs[middle].entry <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || offset - funcs[low - 1].entry >= funcs[low - 1].size)
        return (FuncInfo){NULL, 0};
    return (FuncInfo){&funcs[low - 1], (uintptr_t)t->text + funcs[low - 1].entry};
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

typedef struct Row {
    uint32_t scope, line;
} Row;

static Row row_at(const PcTab *t, const PcFunc *f, uint32_t target)
{
    const uint8_t *p = (const uint8_t *)part(t, t->lines) + f->program;
    Row row = {0, f->line}, next = row;
    for (uint32_t pc = 0;;) {
        uint32_t step = uvarint(&p);
        pc += step >> 1;
        if (pc > target || pc >= f->size)
            return row;
        if (step & 1)
            next.scope = uvarint(&p);
        uint32_t delta = uvarint(&p);
        next.line += (delta >> 1) ^ -(delta & 1);
        row = next;
    }
}

static Frame frame_of(const PcTab *t, const PcFunc *f, uint32_t scope, uint32_t line)
{
    Frame frame = {.line = line, .scope_ = scope, .inlined = scope != 0};
    uint32_t flags;
    if (scope == 0) {
        frame.name = string_at(t, f->name);
        frame.file = string_at(t, f->file);
        flags = f->flags;
    } else {
        const PcScope *s = (const PcScope *)part(t, t->scopes) + f->scope + scope - 1;
        frame.name = string_at(t, s->name);
        frame.file = string_at(t, s->file);
        flags = s->flags;
    }
    frame.wrapper = flags & PcFuncWrapper;
    frame.no_args = flags & PcFuncNoArgs;
    return frame;
}

// f is findfunc of a pc, and not empty. For a return address, ask for the address before it.
Frame symtab_inner(FuncInfo f, uintptr_t pc)
{
    const PcTab *t = table();
    Row row = row_at(t, f.func, (uint32_t)(pc - f.entry));
    return frame_of(t, f.func, row.scope, row.line);
}

// False, and the frame stays as it is, if it is the function itself.
bool symtab_outer(FuncInfo f, Frame *frame)
{
    if (frame->scope_ == 0)
        return false;
    const PcTab *t = table();
    const PcScope *s = (const PcScope *)part(t, t->scopes) + f.func->scope + frame->scope_ - 1;
    *frame = frame_of(t, f.func, s->parent, s->line);
    return true;
}

G0_CODE_END
