// pctab_info.c: .debug_info of DWARF 4: a tree of entries, each with a code that .debug_abbrev explains as a tag and a
// list of attributes in given forms.
//
// Of interest are functions (DW_TAG_subprogram) and the inlined calls below them; everything else (types, variables,
// blocks) is passed over, those of fixed size in one step. The tree is walked in order without recursion: `outer` keeps
// the inlined call that every open level belongs to.
#include "codegen/pctab.h"

#include <stdlib.h>

enum { MaxDepth = 1000, MaxCode = 1 << 16, MaxOrigins = 8 };

enum {
    TAG_compile_unit = 0x11,
    TAG_inlined_subroutine = 0x1D,
    TAG_subprogram = 0x2E,
    AT_name = 0x03,
    AT_stmt_list = 0x10,
    AT_low_pc = 0x11,
    AT_high_pc = 0x12,
    AT_comp_dir = 0x1B,
    AT_abstract_origin = 0x31,
    AT_decl_file = 0x3A,
    AT_decl_line = 0x3B,
    AT_specification = 0x47,
    AT_ranges = 0x55,
    AT_call_file = 0x58,
    AT_call_line = 0x59,
    AT_linkage_name = 0x6E,
};
enum {
    FORM_addr = 0x01,
    FORM_block2 = 0x03,
    FORM_block4,
    FORM_data2,
    FORM_data4,
    FORM_data8,
    FORM_string,
    FORM_block,
    FORM_block1,
    FORM_data1,
    FORM_flag,
    FORM_sdata,
    FORM_strp,
    FORM_udata,
    FORM_ref_addr,
    FORM_ref1,
    FORM_ref2,
    FORM_ref4,
    FORM_ref8,
    FORM_ref_udata,
    FORM_indirect,
    FORM_sec_offset,
    FORM_exprloc,
    FORM_flag_present,
    FORM_ref_sig8 = 0x20,
};

typedef struct AttrSpec {
    uint32_t name, form;
} AttrSpec;

typedef struct Abbrev {
    uint32_t tag; // 0: there is no such code
    bool children;
    int first, count; // its attributes
    int fixed_size;   // of all of them together, -1 if that varies
} Abbrev;

// The attributes of one entry that somebody asks for.
typedef struct Entry {
    uint64_t at;
    const char *name, *linkage_name, *comp_dir;
    uint64_t stmt_list, low_pc, high_pc, origin, decl_file, decl_line, call_file, call_line, ranges;
    bool has_low_pc, has_high_pc, high_pc_is_size, has_ranges, has_stmt_list;
} Entry;

typedef struct Walk {
    Arena *arena;
    DebugInfo *info;
    Bytes debug_info, debug_abbrev, debug_str, debug_line, debug_ranges;
    uint64_t code_size;
    // of the unit
    uint64_t unit, abbrev_at, base; // where it begins, where its abbreviations do, its low_pc
    FileNames files;
    Vec(Abbrev) abbrevs; // by code
    Vec(AttrSpec) specs;
} Walk;

static void bad(Walk *w, const char *why)
{
    if (!w->info->bad)
        w->info->bad = why;
}

static int form_size(uint32_t form)
{
    switch (form) {
    case FORM_flag_present: return 0;
    case FORM_data1:
    case FORM_flag:
    case FORM_ref1: return 1;
    case FORM_data2:
    case FORM_ref2: return 2;
    case FORM_data4:
    case FORM_ref4:
    case FORM_strp:
    case FORM_sec_offset:
    case FORM_ref_addr: return 4;
    case FORM_addr:
    case FORM_data8:
    case FORM_ref8:
    case FORM_ref_sig8: return 8;
    default: return -1;
    }
}

static void read_abbrevs(Walk *w, uint64_t offset)
{
    if (w->abbrevs.len && w->abbrev_at == offset)
        return;
    w->abbrev_at = offset;
    w->abbrevs.len = w->specs.len = 0;
    Reader r = reader(w->debug_abbrev, offset);
    for (uint64_t code; (code = read_uleb(&r)) != 0;) {
        if (code >= MaxCode)
            r.bad = true;
        if (r.bad)
            break;
        while ((uint64_t)w->abbrevs.len <= code)
            vec_push(w->arena, &w->abbrevs, (Abbrev){0});
        Abbrev ab = {.tag = (uint32_t)read_uleb(&r), .first = w->specs.len};
        ab.children = read_uint(&r, 1) != 0;
        for (;;) {
            AttrSpec spec = {.name = (uint32_t)read_uleb(&r)};
            spec.form = (uint32_t)read_uleb(&r);
            if (spec.name == 0 && spec.form == 0)
                break;
            int size = form_size(spec.form);
            ab.fixed_size = size < 0 || ab.fixed_size < 0 ? -1 : ab.fixed_size + size;
            ab.count++;
            vec_push(w->arena, &w->specs, spec);
        }
        w->abbrevs.at[code] = ab;
    }
    if (r.bad)
        bad(w, "damaged .debug_abbrev");
}

static const char *string_at(Walk *w, uint64_t offset)
{
    Reader r = reader(w->debug_str, offset);
    const char *s = read_string(&r);
    if (r.bad)
        bad(w, "string outside of .debug_str");
    return s;
}

// The value of an attribute: a number, or *text. Blocks are passed over. References become positions in .debug_info.
static uint64_t read_form(Walk *w, Reader *r, uint32_t form, const char **text)
{
    if (form == FORM_indirect)
        form = (uint32_t)read_uleb(r);
    switch (form) {
    case FORM_string: *text = read_string(r); return 0;
    case FORM_strp: *text = string_at(w, read_uint(r, 4)); return 0;
    case FORM_sdata: return (uint64_t)read_sleb(r);
    case FORM_udata: return read_uleb(r);
    case FORM_ref_udata: return w->unit + read_uleb(r);
    case FORM_ref1:
    case FORM_ref2:
    case FORM_ref4:
    case FORM_ref8: return w->unit + read_uint(r, (unsigned)form_size(form));
    case FORM_block1: read_skip(r, read_uint(r, 1)); return 0;
    case FORM_block2: read_skip(r, read_uint(r, 2)); return 0;
    case FORM_block4: read_skip(r, read_uint(r, 4)); return 0;
    case FORM_block:
    case FORM_exprloc: read_skip(r, read_uleb(r)); return 0;
    }
    int size = form_size(form);
    if (size < 0) {
        bad(w, "attribute of an unknown form");
        read_past_end(r);
        return 0;
    }
    return read_uint(r, (unsigned)size);
}

static void read_entry(Walk *w, Reader *r, const Abbrev *ab, Entry *e)
{
    for (int i = 0; i < ab->count; i++) {
        AttrSpec spec = w->specs.at[ab->first + i];
        const char *text = NULL;
        uint64_t value = read_form(w, r, spec.form, &text);
        switch (spec.name) {
        case AT_name: e->name = text; break;
        case AT_linkage_name: e->linkage_name = text; break;
        case AT_comp_dir: e->comp_dir = text; break;
        case AT_stmt_list:
            e->stmt_list = value;
            e->has_stmt_list = true;
            break;
        case AT_low_pc:
            e->low_pc = value;
            e->has_low_pc = true;
            break;
        case AT_high_pc:
            e->high_pc = value;
            e->has_high_pc = true;
            e->high_pc_is_size = spec.form != FORM_addr;
            break;
        case AT_ranges:
            e->ranges = value;
            e->has_ranges = true;
            break;
        case AT_abstract_origin:
        case AT_specification: e->origin = value; break;
        case AT_decl_file: e->decl_file = value; break;
        case AT_decl_line: e->decl_line = value; break;
        case AT_call_file: e->call_file = value; break;
        case AT_call_line: e->call_line = value; break;
        }
    }
}

static void add_range(Walk *w, uint64_t from, uint64_t to, uint32_t call)
{
    if (from >= to || to > w->code_size)
        return; // empty, or code elsewhere
    InfoRange range = {from, to, call};
    vec_push(w->arena, &w->info->ranges, range);
}

static void add_ranges(Walk *w, const Entry *e, uint32_t call)
{
    if (!e->has_ranges) {
        if (e->has_low_pc && e->has_high_pc)
            add_range(w, e->low_pc, e->high_pc_is_size ? e->low_pc + e->high_pc : e->high_pc, call);
        return;
    }
    Reader r = reader(w->debug_ranges, e->ranges);
    for (uint64_t base = w->base; !r.bad;) {
        uint64_t from = read_uint(&r, 8), to = read_uint(&r, 8);
        if (from == 0 && to == 0)
            break;
        if (from == UINT64_MAX)
            base = to;
        else
            add_range(w, base + from, base + to, call);
    }
    if (r.bad)
        bad(w, "damaged .debug_ranges");
}

static void add_func(Walk *w, const Entry *e)
{
    InfoFunc f = {.at = e->at,
                  .origin = e->origin,
                  .symbol = e->linkage_name ? e->linkage_name : e->name,
                  .line = (uint32_t)e->decl_line};
    if (e->decl_file && e->decl_file < (uint64_t)w->files.at.len)
        f.file = w->files.at.at[e->decl_file];
    if (e->has_low_pc && e->low_pc < w->code_size) {
        InfoBody body = {e->low_pc, (uint32_t)w->info->funcs.len};
        vec_push(w->arena, &w->info->bodies, body);
    }
    vec_push(w->arena, &w->info->funcs, f);
}

static void begin_unit(Walk *w, const Entry *e)
{
    w->base = e->low_pc;
    w->files = (FileNames){0};
    if (e->has_stmt_list)
        w->files = lines_read(w->arena, &w->info->lines, w->debug_line, e->stmt_list, e->comp_dir ? e->comp_dir : "");
    if (w->info->lines.bad)
        bad(w, w->info->lines.bad);
}

// Takes in what an entry says; returns the inlined call that entries below it belong to.
static uint32_t take(Walk *w, const Entry *e, uint32_t tag, uint32_t outer)
{
    if (tag == TAG_compile_unit)
        begin_unit(w, e);
    if (tag == TAG_subprogram)
        add_func(w, e);
    if (tag != TAG_inlined_subroutine)
        return tag == TAG_subprogram ? (uint32_t)NoCall : outer;
    InfoCall call = {e->origin, outer, (uint32_t)e->call_line, NULL};
    if (e->call_file && e->call_file < (uint64_t)w->files.at.len)
        call.file = w->files.at.at[e->call_file];
    uint32_t index = (uint32_t)w->info->calls.len;
    vec_push(w->arena, &w->info->calls, call);
    add_ranges(w, e, index);
    return index;
}

static void walk_unit(Walk *w, Reader *r)
{
    uint32_t outer[MaxDepth];
    int depth = 0;
    outer[0] = NoCall;
    while (r->at < r->end && !w->info->bad) {
        Entry e = {.at = (uint64_t)(r->at - w->debug_info.at)};
        uint64_t code = read_uleb(r);
        if (code == 0) { // end of the children
            if (depth > 0)
                depth--;
            continue;
        }
        if (code >= (uint64_t)w->abbrevs.len || w->abbrevs.at[code].tag == 0) {
            bad(w, "entry without an abbreviation in .debug_info");
            return;
        }
        const Abbrev *ab = &w->abbrevs.at[code];
        bool wanted = ab->tag == TAG_compile_unit || ab->tag == TAG_subprogram || ab->tag == TAG_inlined_subroutine;
        if (!wanted && ab->fixed_size >= 0)
            read_skip(r, (uint64_t)ab->fixed_size);
        else
            read_entry(w, r, ab, &e);
        if (r->bad)
            break;
        uint32_t below = take(w, &e, ab->tag, outer[depth]);
        if (!ab->children)
            continue;
        if (++depth == MaxDepth) {
            bad(w, ".debug_info is nested too deep");
            return;
        }
        outer[depth] = below;
    }
    if (r->bad)
        bad(w, "damaged .debug_info");
}

#define COMPARE(x, y) ((x) < (y) ? -1 : (x) > (y))

static int by_pc(const void *a, const void *b)
{
    const LineRow *x = a, *y = b;
    return x->pc != y->pc ? COMPARE(x->pc, y->pc) : COMPARE(x->order, y->order);
}

static int by_entry(const void *a, const void *b)
{
    const InfoBody *x = a, *y = b;
    return x->entry != y->entry ? COMPARE(x->entry, y->entry) : COMPARE(x->func, y->func);
}

static int by_from(const void *a, const void *b)
{
    const InfoRange *x = a, *y = b;
    return x->from != y->from ? COMPARE(x->from, y->from) : COMPARE(x->call, y->call);
}

static void sort(void *at, int n, size_t size, int (*compare)(const void *, const void *))
{
    for (int i = 1; i < n; i++) {
        if (compare((char *)at + (size_t)(i - 1) * size, (char *)at + (size_t)i * size) <= 0)
            continue;
        qsort(at, (size_t)n, size, compare);
        return;
    }
}

void info_read(Arena *a, Elf *elf, DebugInfo *info)
{
    *info = (DebugInfo){0};
    Walk w = {.arena = a, .info = info, .code_size = elf->code_size};
    w.debug_info = elf_section(elf, ".debug_info");
    if (w.debug_info.len == 0)
        return;
    w.debug_abbrev = elf_section(elf, ".debug_abbrev");
    w.debug_str = elf_section(elf, ".debug_str");
    w.debug_line = elf_section(elf, ".debug_line");
    w.debug_ranges = elf_section(elf, ".debug_ranges");
    Reader r = reader(w.debug_info, 0);
    while (r.at < r.end && !info->bad && !elf->bad) {
        w.unit = (uint64_t)(r.at - w.debug_info.at);
        uint64_t len = read_uint(&r, 4);
        if (len > reader_left(&r))
            r.bad = true;
        if (r.bad)
            break;
        Reader unit = {r.at, r.at + len, false};
        r.at += len;
        unsigned version = (unsigned)read_uint(&unit, 2);
        read_abbrevs(&w, read_uint(&unit, 4));
        if (version < 2 || version > 4 || read_uint(&unit, 1) != 8)
            bad(&w, ".debug_info of an unknown version");
        else
            walk_unit(&w, &unit);
    }
    if (r.bad)
        bad(&w, "damaged .debug_info");
    sort(info->lines.rows.at, info->lines.rows.len, sizeof(LineRow), by_pc);
    sort(info->bodies.at, info->bodies.len, sizeof(InfoBody), by_entry);
    sort(info->ranges.at, info->ranges.len, sizeof(InfoRange), by_from);
}

static const InfoFunc *find_func(const DebugInfo *info, uint64_t at)
{
    int low = 0, high = info->funcs.len;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (info->funcs.at[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < info->funcs.len && info->funcs.at[low].at == at ? &info->funcs.at[low] : NULL;
}

InfoFunc info_func(const DebugInfo *info, uint64_t at)
{
    InfoFunc f = {.at = at};
    for (int i = 0; i < MaxOrigins; i++) {
        const InfoFunc *step = find_func(info, at);
        if (!step)
            break;
        if (!f.symbol)
            f.symbol = step->symbol;
        if (!f.file)
            f.file = step->file;
        if (!f.line)
            f.line = step->line;
        if (!(at = step->origin))
            break;
    }
    if (!f.symbol)
        f.symbol = "";
    return f;
}
