// pctab_elf.c: reads the relocatable ELF64 files that LLVM writes.
//
// Section headers, the functions from the symbol table, and sections of debug information with their relocations
// applied: as if the sections with code were linked one behind the other from address 0, and all others that are loaded
// far behind them, so that debug information about what is no code is not mistaken for it.
#include "codegen/pctab.h"

#include <elf.h>
#include <stdlib.h>

static const uint64_t far_away = (uint64_t)1 << 48;

static void malformed(Elf *elf, const char *why)
{
    if (!elf->bad)
        elf->bad = why;
}

static bool inside(Bytes b, uint64_t offset, uint64_t size)
{
    return offset <= b.len && size <= b.len - offset;
}

static const char *string_at(Bytes strings, uint64_t offset)
{
    Reader r = reader(strings, offset);
    return read_string(&r);
}

static Elf64_Shdr section_header(const Elf *elf, uint32_t i)
{
    Elf64_Shdr s;
    memcpy(&s, elf->file.at + elf->headers + (uint64_t)i * sizeof s, sizeof s);
    return s;
}

// Gives a section with code its address.
static void place_code(Elf *elf, ElfSection *s)
{
    s->code = true;
    s->address = elf->code_size;
    elf->code_size = (elf->code_size + s->data.len + 15) & ~(uint64_t)15;
    if (elf->code_size >= INT32_MAX)
        malformed(elf, "more than 2 GB of code");
}

static void read_sections(Elf *elf, uint32_t names_index)
{
    elf->sections = arena_alloc(elf->arena, sizeof(ElfSection) * elf->nsections);
    Elf64_Shdr names_header = section_header(elf, names_index);
    if (!inside(elf->file, names_header.sh_offset, names_header.sh_size)) {
        malformed(elf, "section names outside of the file");
        return;
    }
    Bytes names = {elf->file.at + names_header.sh_offset, names_header.sh_size};
    for (uint32_t i = 1; i < elf->nsections; i++) {
        Elf64_Shdr s = section_header(elf, i);
        ElfSection *out = &elf->sections[i];
        *out =
            (ElfSection){.name = string_at(names, s.sh_name), .type = s.sh_type, .link = s.sh_link, .info = s.sh_info};
        if (s.sh_type != SHT_NOBITS) {
            if (!inside(elf->file, s.sh_offset, s.sh_size)) {
                malformed(elf, "section outside of the file");
                return;
            }
            out->data = (Bytes){elf->file.at + s.sh_offset, s.sh_size};
        }
        if (s.sh_type == SHT_SYMTAB)
            elf->symtab = i;
        if (s.sh_type == SHT_SYMTAB_SHNDX)
            elf->symtab_shndx = i;
        if (s.sh_type == SHT_PROGBITS && (s.sh_flags & SHF_EXECINSTR) && !elf->bad)
            place_code(elf, out);
    }
    for (uint32_t i = 1; i < elf->nsections; i++) {
        const ElfSection *s = &elf->sections[i];
        if (s->type == SHT_RELA && s->info < elf->nsections)
            elf->sections[s->info].rela = i;
    }
}

static Elf64_Sym symbol_at(const Elf *elf, uint64_t i)
{
    Elf64_Sym s = {0};
    Bytes table = elf->sections[elf->symtab].data;
    if (i < table.len / sizeof s)
        memcpy(&s, table.at + i * sizeof s, sizeof s);
    return s;
}

// The section that a symbol is in; 0 for what is not in this object and the like.
static uint32_t symbol_section(const Elf *elf, uint64_t i, Elf64_Sym s)
{
    uint32_t section = s.st_shndx;
    if (section == SHN_XINDEX) {
        Bytes table = elf->sections[elf->symtab_shndx].data;
        section = 0;
        if (i < table.len / sizeof section)
            memcpy(&section, table.at + i * sizeof section, sizeof section);
    } else if (section >= SHN_LORESERVE) {
        section = 0;
    }
    return section < elf->nsections ? section : 0;
}

static int by_entry(const void *a, const void *b)
{
    const ElfFunc *x = a, *y = b;
    if (x->entry != y->entry)
        return x->entry < y->entry ? -1 : 1;
    return x->symbol < y->symbol ? -1 : x->symbol > y->symbol;
}

static void read_functions(Elf *elf)
{
    const ElfSection *symtab = &elf->sections[elf->symtab];
    if (symtab->link >= elf->nsections) {
        malformed(elf, "symbol table without names");
        return;
    }
    Bytes names = elf->sections[symtab->link].data;
    for (uint32_t i = 1; i < symtab->data.len / sizeof(Elf64_Sym); i++) {
        Elf64_Sym s = symbol_at(elf, i);
        uint32_t index = symbol_section(elf, i, s);
        const ElfSection *section = &elf->sections[index];
        if (ELF64_ST_TYPE(s.st_info) != STT_FUNC || !section->code || s.st_size == 0)
            continue;
        if (!inside(section->data, s.st_value, s.st_size)) {
            malformed(elf, "function outside of its section");
            return;
        }
        ElfFunc f = {string_at(names, s.st_name), section->address + s.st_value, s.st_size, i, index};
        vec_push(elf->arena, &elf->funcs, f);
    }
    if (elf->funcs.len)
        qsort(elf->funcs.at, (size_t)elf->funcs.len, sizeof(ElfFunc), by_entry);
    int n = 0; // of two that share code, the one that begins first
    for (int i = 0; i < elf->funcs.len; i++)
        if (n == 0 || elf->funcs.at[n - 1].entry + elf->funcs.at[n - 1].size <= elf->funcs.at[i].entry)
            elf->funcs.at[n++] = elf->funcs.at[i];
    elf->funcs.len = n;
}

void elf_read(Arena *a, Bytes file, Elf *elf)
{
    *elf = (Elf){.arena = a, .file = file};
    Elf64_Ehdr h;
    if (file.len < sizeof h || memcmp(file.at, ELFMAG, SELFMAG) != 0 || file.at[EI_CLASS] != ELFCLASS64) {
        malformed(elf, "not an ELF64 file");
        return;
    }
    memcpy(&h, file.at, sizeof h);
    if (h.e_type != ET_REL || h.e_machine != EM_X86_64) {
        malformed(elf, "not a relocatable file for x86-64");
        return;
    }
    elf->headers = h.e_shoff;
    elf->nsections = h.e_shnum;
    uint32_t names = h.e_shstrndx;
    if (h.e_shnum == 0 && inside(file, h.e_shoff, sizeof(Elf64_Shdr))) { // more than fit there
        Elf64_Shdr first = section_header(elf, 0);
        elf->nsections = first.sh_size <= UINT32_MAX ? (uint32_t)first.sh_size : 0;
        names = h.e_shstrndx == SHN_XINDEX ? first.sh_link : names;
    }
    if (h.e_shentsize != sizeof(Elf64_Shdr) || names >= elf->nsections ||
        !inside(file, h.e_shoff, (uint64_t)elf->nsections * sizeof(Elf64_Shdr)))
        malformed(elf, "section headers outside of the file");
    else
        read_sections(elf, names);
    elf->names = names;
    if (!elf->bad && elf->code_size && elf->symtab)
        read_functions(elf);
}

// Where a symbol is, in the sense of elf_section. Debug sections refer to each other by offsets: each begins at 0.
static uint64_t symbol_address(const Elf *elf, uint64_t index)
{
    Elf64_Sym s = symbol_at(elf, index);
    const ElfSection *section = &elf->sections[symbol_section(elf, index, s)];
    if (section->code)
        return section->address + s.st_value;
    bool debug = section->name && strncmp(section->name, ".debug_", 7) == 0;
    return debug ? s.st_value : far_away + s.st_value;
}

static void relocate(Elf *elf, uint8_t *data, size_t len, Bytes relocations)
{
    for (size_t at = 0; at + sizeof(Elf64_Rela) <= relocations.len; at += sizeof(Elf64_Rela)) {
        Elf64_Rela r;
        memcpy(&r, relocations.at + at, sizeof r);
        unsigned type = ELF64_R_TYPE(r.r_info);
        unsigned size = type == R_X86_64_64 ? 8 : type == R_X86_64_32 || type == R_X86_64_32S ? 4 : 0;
        if (size == 0)
            continue; // thread-local storage and the like: nothing that describes code
        if (!inside((Bytes){data, len}, r.r_offset, size)) {
            malformed(elf, "relocation outside of its section");
            return;
        }
        uint64_t value = symbol_address(elf, ELF64_R_SYM(r.r_info)) + (uint64_t)r.r_addend;
        memcpy(data + r.r_offset, &value, size);
    }
}

Bytes elf_section(Elf *elf, const char *name)
{
    uint32_t i = 1;
    while (i < elf->nsections && strcmp(elf->sections[i].name, name) != 0)
        i++;
    if (i >= elf->nsections)
        return (Bytes){0};
    Bytes data = elf->sections[i].data;
    uint32_t rela = elf->sections[i].rela;
    if (rela == 0 || data.len == 0)
        return data;
    uint8_t *copy = arena_copy(elf->arena, data.at, data.len);
    relocate(elf, copy, data.len, elf->sections[rela].data);
    return (Bytes){copy, data.len};
}
