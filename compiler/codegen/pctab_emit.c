// pctab_emit.c: adds the table of code positions to the relocatable file that it was made from.
//
// The old file stays as it is. Behind it follow the strings (one section that linkers merge), for each function its
// PcFunc and its record, sections of their own, with relocations; then a longer symbol table, string table and groups,
// and a new section header table; the ELF header is made to point there.
//
// Relocations need symbols for the new sections, and those are local. Local symbols stand before the others, so the
// numbers of the others change, in all relocations of the file. A function's new sections join the group that its text
// is in, if there is one: linkers keep or drop a group as a whole.
#include "codegen/pctab.h"

#include <elf.h>

#include "abi/pctab.h"

enum { PerFunc = 4, Alignment = 8 }; // PcFunc, its relocations, the record, its relocations

typedef Vec(uint32_t) Indices;

typedef struct Writer {
    Elf *elf;
    const PcPieces *pieces;
    uint8_t *at; // the file being made
    uint64_t len;
    Elf64_Shdr *headers;
    uint32_t nsections;
    uint32_t old_locals; // symbols up to here keep their numbers
    uint32_t strings;    // section
    uint32_t *groups;    // by section: the group it is in
    Indices *more;       // by group: what joins it
    uint32_t names;      // where the added section names begin
} Writer;

// Section names; those of the sections that are relocated are part of those of their relocations.
static const struct {
    char strings[sizeof ".rodata.str1.1"];
    char func[sizeof ".relagopcfunc"];
    char record[sizeof ".rela.rodata.gopcdata"];
    char shndx[sizeof ".symtab_shndx"];
} added_names = {".rodata.str1.1", ".relagopcfunc", ".rela.rodata.gopcdata", ".symtab_shndx"};
#define NAME(which) offsetof(__typeof__(added_names), which)
enum { Rela = sizeof ".rela" - 1 };

static uint64_t put(Writer *w, const void *data, size_t len)
{
    w->len = (w->len + Alignment - 1) & ~(uint64_t)(Alignment - 1);
    uint64_t offset = w->len;
    if (len)
        memcpy(w->at + offset, data, len);
    w->len += len;
    return offset;
}

static void put_more(Writer *w, const void *data, size_t len)
{
    memcpy(w->at + w->len, data, len);
    w->len += len;
}

static uint32_t symbol_count(const Writer *w)
{
    return (uint32_t)w->pieces->at.len + 1; // of those added: the strings, each record
}

static Elf64_Shdr *add_section(Writer *w, uint32_t name, uint32_t type, uint64_t flags, const void *data, size_t len)
{
    Elf64_Shdr *s = &w->headers[w->nsections++];
    *s = (Elf64_Shdr){.sh_name = w->names + name,
                      .sh_type = type,
                      .sh_flags = flags,
                      .sh_offset = put(w, data, len),
                      .sh_size = len,
                      .sh_addralign = 1};
    return s;
}

// Puts the section added last into the group of `text`.
static void join_group(Writer *w, uint32_t text)
{
    uint32_t group = w->groups[text], section = w->nsections - 1;
    if (group == 0)
        return;
    w->headers[section].sh_flags |= SHF_GROUP;
    vec_push(w->elf->arena, &w->more[group], section);
}

static void add_relocations(Writer *w, uint32_t name, const Elf64_Rela *relocations, size_t n, uint32_t text)
{
    uint32_t target = w->nsections - 1;
    Elf64_Shdr *s = add_section(w, name, SHT_RELA, SHF_INFO_LINK, relocations, n * sizeof *relocations);
    s->sh_link = w->elf->symtab;
    s->sh_info = target;
    s->sh_addralign = 8;
    s->sh_entsize = sizeof *relocations;
    join_group(w, text);
}

static Elf64_Rela relocation(uint64_t at, uint64_t symbol, int64_t addend)
{
    return (Elf64_Rela){at, ELF64_R_INFO(symbol, R_X86_64_32), addend};
}

// The number of an old symbol in the new table.
static uint64_t renumbered(const Writer *w, uint64_t symbol)
{
    return symbol < w->old_locals ? symbol : symbol + symbol_count(w);
}

static void add_piece(Writer *w, int i)
{
    const PcPiece *p = &w->pieces->at.at[i];
    uint64_t strings_symbol = w->old_locals, record_symbol = strings_symbol + 1 + (uint64_t)i;
    uint32_t text = p->func->section;

    static const PcFunc unrelocated;
    Elf64_Shdr *s =
        add_section(w, NAME(func) + Rela, SHT_PROGBITS, SHF_ALLOC | SHF_LINK_ORDER, &unrelocated, sizeof(PcFunc));
    s->sh_link = text;
    s->sh_addralign = 4;
    join_group(w, text);
    Elf64_Rela entry[] = {relocation(offsetof(PcFunc, entry), renumbered(w, p->func->symbol), 0),
                          relocation(offsetof(PcFunc, record), record_symbol, 0)};
    add_relocations(w, NAME(func), entry, ARRAY_LEN(entry), text);

    add_section(w, NAME(record) + Rela, SHT_PROGBITS, SHF_ALLOC, w->pieces->records.text + p->record, p->size);
    join_group(w, text);
    Elf64_Rela *names = arena_alloc(w->elf->arena, p->nrefs * sizeof *names);
    for (uint32_t j = 0; j < p->nrefs; j++) {
        const PcRef *ref = &w->pieces->refs.at[p->refs + j];
        names[j] = relocation(ref->at - p->record, strings_symbol, ref->string);
    }
    add_relocations(w, NAME(record), names, p->nrefs, text);
}

// Old sections
// ---------------------------------------------------------------------------------------------------------

static void read_groups(Writer *w)
{
    w->groups = arena_alloc(w->elf->arena, w->elf->nsections * sizeof *w->groups);
    w->more = arena_alloc(w->elf->arena, w->elf->nsections * sizeof *w->more);
    for (uint32_t i = 1; i < w->elf->nsections; i++) {
        const ElfSection *s = &w->elf->sections[i];
        if (s->type != SHT_GROUP)
            continue;
        Reader r = reader(s->data, 4); // behind the flags
        while (reader_left(&r) >= 4) {
            uint64_t member = read_uint(&r, 4);
            if (member < w->elf->nsections)
                w->groups[member] = i;
        }
    }
}

static void extend_groups(Writer *w)
{
    for (uint32_t i = 1; i < w->elf->nsections; i++) {
        const ElfSection *s = &w->elf->sections[i];
        if (s->type != SHT_GROUP)
            continue;
        w->headers[i].sh_info = (uint32_t)renumbered(w, s->info);
        if (w->more[i].len == 0)
            continue;
        size_t len = (size_t)w->more[i].len * sizeof(uint32_t);
        w->headers[i].sh_offset = put(w, s->data.at, s->data.len);
        put_more(w, w->more[i].at, len);
        w->headers[i].sh_size = s->data.len + len;
    }
}

static void renumber_relocations(Writer *w)
{
    for (uint32_t i = 1; i < w->elf->nsections; i++) {
        const ElfSection *s = &w->elf->sections[i];
        if (s->type != SHT_RELA || s->link != w->elf->symtab)
            continue;
        uint8_t *data = w->at + w->headers[i].sh_offset;
        for (size_t at = 0; at + sizeof(Elf64_Rela) <= s->data.len; at += sizeof(Elf64_Rela)) {
            Elf64_Rela r;
            memcpy(&r, data + at, sizeof r);
            if (ELF64_R_SYM(r.r_info) < w->old_locals)
                continue;
            r.r_info = ELF64_R_INFO(renumbered(w, ELF64_R_SYM(r.r_info)), ELF64_R_TYPE(r.r_info));
            memcpy(data + at, &r, sizeof r);
        }
    }
}

static uint32_t record_section(const Writer *w, int i)
{
    return w->strings + 1 + (uint32_t)i * PerFunc + 2;
}

static Elf64_Sym section_symbol(uint32_t section)
{
    return (Elf64_Sym){.st_info = ELF64_ST_INFO(STB_LOCAL, STT_SECTION),
                       .st_shndx = section < SHN_LORESERVE ? (uint16_t)section : (uint16_t)SHN_XINDEX};
}

static void extend_symbols(Writer *w)
{
    Bytes old = w->elf->sections[w->elf->symtab].data;
    Elf64_Shdr *s = &w->headers[w->elf->symtab];
    size_t locals = w->old_locals * sizeof(Elf64_Sym);
    s->sh_offset = put(w, old.at, locals);
    Elf64_Sym sym = section_symbol(w->strings);
    put_more(w, &sym, sizeof sym);
    for (int i = 0; i < w->pieces->at.len; i++) {
        sym = section_symbol(record_section(w, i));
        put_more(w, &sym, sizeof sym);
    }
    put_more(w, old.at + locals, old.len - locals);
    s->sh_size = old.len + symbol_count(w) * sizeof sym;
    s->sh_info += symbol_count(w);
}

// Where section numbers do not fit into symbols, a second table has them.
static void extend_section_numbers(Writer *w)
{
    if (w->nsections < SHN_LORESERVE && !w->elf->symtab_shndx)
        return;
    Bytes old = w->elf->sections[w->elf->symtab_shndx].data;
    size_t count = w->headers[w->elf->symtab].sh_size / sizeof(Elf64_Sym);
    uint32_t *table = arena_alloc(w->elf->arena, count * sizeof *table), n = symbol_count(w);
    for (uint32_t i = 0; i < old.len / sizeof *table; i++)
        if (renumbered(w, i) < count)
            memcpy(&table[renumbered(w, i)], old.at + i * sizeof *table, sizeof *table);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t section = i == 0 ? w->strings : record_section(w, (int)i - 1);
        table[w->old_locals + i] = section < SHN_LORESERVE ? 0 : section;
    }
    Elf64_Shdr *s = &w->headers[w->elf->symtab_shndx];
    if (!w->elf->symtab_shndx)
        s = add_section(w, NAME(shndx), SHT_SYMTAB_SHNDX, 0, NULL, 0);
    s->sh_offset = put(w, table, count * sizeof *table);
    s->sh_size = count * sizeof *table;
    s->sh_link = w->elf->symtab;
    s->sh_addralign = s->sh_entsize = sizeof *table;
}

static void extend_names(Writer *w)
{
    Bytes old = w->elf->sections[w->elf->names].data;
    Elf64_Shdr *s = &w->headers[w->elf->names];
    s->sh_offset = put(w, old.at, old.len);
    put_more(w, &added_names, sizeof added_names);
    s->sh_size = old.len + sizeof added_names;
}

static void exclude_fault_map(Writer *w)
{
    for (uint32_t i = 1; i < w->elf->nsections; i++)
        if (strcmp(w->elf->sections[i].name, FaultMapSection) == 0)
            w->headers[i].sh_flags = (w->headers[i].sh_flags & ~(uint64_t)SHF_ALLOC) | SHF_EXCLUDE;
}

static void write_headers(Writer *w)
{
    Elf64_Ehdr h;
    memcpy(&h, w->at, sizeof h);
    bool many = w->nsections >= SHN_LORESERVE;
    w->headers[0].sh_size = many ? w->nsections : 0;
    h.e_shnum = many ? 0 : (uint16_t)w->nsections;
    h.e_shoff = put(w, w->headers, w->nsections * sizeof *w->headers);
    memcpy(w->at, &h, sizeof h);
}

static size_t upper_bound(const Writer *w, size_t max_sections)
{
    size_t n = (size_t)w->pieces->at.len, symtab = w->elf->sections[w->elf->symtab].data.len;
    size_t symbols = symtab / sizeof(Elf64_Sym) + n + 1, groups = 0;
    for (uint32_t i = 1; i < w->elf->nsections; i++)
        if (w->elf->sections[i].type == SHT_GROUP)
            groups += w->elf->sections[i].data.len + Alignment;
    return w->elf->file.len + w->pieces->records.len + w->pieces->strings.len + n * sizeof(PcFunc) +
           (2 * n + (size_t)w->pieces->refs.len) * sizeof(Elf64_Rela) +
           symbols * (sizeof(Elf64_Sym) + sizeof(uint32_t)) + w->elf->sections[w->elf->names].data.len +
           sizeof added_names + groups + n * PerFunc * sizeof(uint32_t) +
           max_sections * (sizeof(Elf64_Shdr) + Alignment) + 16 * Alignment;
}

static bool as_llvm_writes_them(const Elf *elf)
{
    const ElfSection *symtab = &elf->sections[elf->symtab];
    return symtab->info <= symtab->data.len / sizeof(Elf64_Sym) && elf->names < SHN_LORESERVE &&
           elf->nsections <= INT32_MAX / PerFunc;
}

Bytes elf_add_pieces(Elf *elf, const PcPieces *pieces)
{
    if (!as_llvm_writes_them(elf)) {
        elf->bad = "sections or symbols are not as LLVM writes them";
        return elf->file;
    }
    Writer w = {.elf = elf,
                .pieces = pieces,
                .nsections = elf->nsections,
                .old_locals = elf->sections[elf->symtab].info,
                .names = (uint32_t)elf->sections[elf->names].data.len};
    size_t max_sections = elf->nsections + 2 + (size_t)pieces->at.len * PerFunc;
    w.at = arena_alloc(elf->arena, upper_bound(&w, max_sections));
    w.headers = arena_alloc(elf->arena, max_sections * sizeof *w.headers);
    memcpy(w.headers, elf->file.at + elf->headers, elf->nsections * sizeof *w.headers);
    put(&w, elf->file.at, elf->file.len);
    read_groups(&w);

    w.strings = w.nsections;
    Elf64_Shdr *strings = add_section(&w, NAME(strings), SHT_PROGBITS, SHF_ALLOC | SHF_MERGE | SHF_STRINGS,
                                      pieces->strings.text, pieces->strings.len);
    strings->sh_entsize = 1;
    for (int i = 0; i < pieces->at.len; i++)
        add_piece(&w, i);
    extend_groups(&w);
    renumber_relocations(&w);
    extend_symbols(&w);
    extend_section_numbers(&w);
    extend_names(&w);
    exclude_fault_map(&w);
    write_headers(&w);
    return (Bytes){w.at, w.len};
}
