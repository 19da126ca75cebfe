// pctab_elf.c: reads and extends the relocatable ELF64 files that LLVM writes.
//
// Reading: section headers, the functions of .text from the symbol table, and sections of debug information with their
// relocations applied as if .text were linked to address 0. Debug information of code elsewhere must not be mistaken
// for .text, so all other sections that are loaded are put behind it, out of reach.
//
// Extending: the old file stays as it is, the new section, its one relocation, longer copies of the symbol table and of
// the string table and a new section header table follow, and the ELF header is made to point to them.
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

static Elf64_Shdr section_header(const Elf *elf, const Elf64_Ehdr *h, uint32_t i)
{
    Elf64_Shdr s;
    memcpy(&s, elf->file.at + h->e_shoff + (uint64_t)i * sizeof s, sizeof s);
    return s;
}

static void read_sections(Elf *elf, const Elf64_Ehdr *h)
{
    elf->nsections = h->e_shnum;
    elf->sections = arena_alloc(elf->arena, sizeof(ElfSection) * h->e_shnum);
    Elf64_Shdr names_header = section_header(elf, h, h->e_shstrndx);
    if (!inside(elf->file, names_header.sh_offset, names_header.sh_size)) {
        malformed(elf, "section names outside of the file");
        return;
    }
    Bytes names = {elf->file.at + names_header.sh_offset, names_header.sh_size};
    for (uint32_t i = 1; i < elf->nsections; i++) {
        Elf64_Shdr s = section_header(elf, h, i);
        ElfSection *out = &elf->sections[i];
        *out = (ElfSection){string_at(names, s.sh_name), s.sh_type, s.sh_link, s.sh_info, {0}};
        if (s.sh_type != SHT_NOBITS) {
            if (!inside(elf->file, s.sh_offset, s.sh_size)) {
                malformed(elf, "section outside of the file");
                return;
            }
            out->data = (Bytes){elf->file.at + s.sh_offset, s.sh_size};
        }
        if (s.sh_type == SHT_SYMTAB)
            elf->symtab = i;
        if (!elf->text && s.sh_type == SHT_PROGBITS && strcmp(out->name, ".text") == 0)
            elf->text = i;
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
        if (ELF64_ST_TYPE(s.st_info) != STT_FUNC || s.st_shndx != elf->text || s.st_size == 0)
            continue;
        if (s.st_value > elf->text_size || s.st_size > elf->text_size - s.st_value) {
            malformed(elf, "function outside of .text");
            return;
        }
        ElfFunc f = {string_at(names, s.st_name), s.st_value, s.st_size, i};
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
    if (h.e_type != ET_REL || h.e_machine != EM_X86_64)
        malformed(elf, "not a relocatable file for x86-64");
    else if (h.e_shentsize != sizeof(Elf64_Shdr) || h.e_shstrndx >= h.e_shnum ||
             !inside(file, h.e_shoff, (uint64_t)h.e_shnum * sizeof(Elf64_Shdr)))
        malformed(elf, "section headers outside of the file");
    else
        read_sections(elf, &h);
    if (elf->bad || !elf->text || !elf->symtab)
        return;
    elf->text_size = elf->sections[elf->text].data.len;
    read_functions(elf);
}

// Where a symbol is, in the sense of elf_section. Debug sections refer to each other by offsets: each begins at 0.
static uint64_t symbol_address(const Elf *elf, uint64_t index)
{
    Elf64_Sym s = symbol_at(elf, index);
    const char *section = s.st_shndx < elf->nsections ? elf->sections[s.st_shndx].name : NULL;
    bool debug = section && strncmp(section, ".debug_", 7) == 0;
    return s.st_shndx == elf->text || debug ? s.st_value : far_away + s.st_value;
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
    uint32_t i = 1, rela = 1;
    while (i < elf->nsections && strcmp(elf->sections[i].name, name) != 0)
        i++;
    if (i >= elf->nsections)
        return (Bytes){0};
    while (rela < elf->nsections && !(elf->sections[rela].type == SHT_RELA && elf->sections[rela].info == i))
        rela++;
    Bytes data = elf->sections[i].data;
    if (rela >= elf->nsections || data.len == 0)
        return data;
    uint8_t *copy = arena_copy(elf->arena, data.at, data.len);
    relocate(elf, copy, data.len, elf->sections[rela].data);
    return (Bytes){copy, data.len};
}

// Extending -----------------------------------------------------------------------------------------------------------

// The file being made: parts are appended, each where its alignment wants it.
typedef struct Image {
    uint8_t *at;
    uint64_t len;
} Image;

static uint64_t put(Image *image, const void *data, size_t len)
{
    image->len = (image->len + 15) & ~(uint64_t)15;
    uint64_t offset = image->len;
    if (len)
        memcpy(image->at + offset, data, len);
    image->len += len;
    return offset;
}

static void put_more(Image *image, const void *data, size_t len)
{
    memcpy(image->at + image->len, data, len);
    image->len += len;
}

Bytes elf_add_data(Elf *elf, const char *symbol, const char *section, Bytes data, uint64_t pointer)
{
    Elf64_Ehdr h;
    memcpy(&h, elf->file.at, sizeof h);
    const ElfSection *symtab = &elf->sections[elf->symtab];
    if (elf->funcs.len == 0 || symtab->link != h.e_shstrndx || h.e_shnum + 2 >= SHN_LORESERVE) {
        malformed(elf, "sections or symbols are not as LLVM writes them");
        return elf->file;
    }
    Bytes strings = elf->sections[symtab->link].data;
    char *names = arena_printf(elf->arena, "%s%c.rela%s", symbol, 0, section);
    size_t symbol_len = strlen(symbol) + 1, names_len = symbol_len + strlen(".rela") + strlen(section) + 1;
    size_t headers_len = (size_t)(h.e_shnum + 2) * sizeof(Elf64_Shdr);
    Image image = {arena_alloc(elf->arena, elf->file.len + data.len + symtab->data.len + strings.len + names_len +
                                               headers_len + 256),
                   0};
    put(&image, elf->file.at, elf->file.len);

    uint64_t data_at = put(&image, data.at, data.len);
    const ElfFunc *first = &elf->funcs.at[0]; // .text as seen from a symbol that is certainly there
    Elf64_Rela rela = {pointer, ELF64_R_INFO((uint64_t)first->symbol, R_X86_64_64), -(int64_t)first->entry};
    uint64_t rela_at = put(&image, &rela, sizeof rela);
    uint64_t symtab_at = put(&image, symtab->data.at, symtab->data.len);
    Elf64_Sym sym = {(uint32_t)strings.len, ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT), STV_DEFAULT, h.e_shnum, 0, data.len};
    put_more(&image, &sym, sizeof sym);
    uint64_t strings_at = put(&image, strings.at, strings.len);
    put_more(&image, names, names_len);

    Elf64_Shdr *headers = arena_alloc(elf->arena, headers_len);
    for (uint32_t i = 0; i < h.e_shnum; i++)
        headers[i] = section_header(elf, &h, i);
    headers[elf->symtab].sh_offset = symtab_at;
    headers[elf->symtab].sh_size = symtab->data.len + sizeof sym;
    headers[symtab->link].sh_offset = strings_at;
    headers[symtab->link].sh_size = strings.len + names_len;
    uint32_t rela_name = (uint32_t)(strings.len + symbol_len);
    headers[h.e_shnum] = (Elf64_Shdr){.sh_name = rela_name + (uint32_t)strlen(".rela"),
                                      .sh_type = SHT_PROGBITS,
                                      .sh_flags = SHF_ALLOC,
                                      .sh_offset = data_at,
                                      .sh_size = data.len,
                                      .sh_addralign = 8};
    headers[h.e_shnum + 1] = (Elf64_Shdr){.sh_name = rela_name,
                                          .sh_type = SHT_RELA,
                                          .sh_flags = SHF_INFO_LINK,
                                          .sh_offset = rela_at,
                                          .sh_size = sizeof rela,
                                          .sh_link = elf->symtab,
                                          .sh_info = h.e_shnum,
                                          .sh_addralign = 8,
                                          .sh_entsize = sizeof rela};
    h.e_shoff = put(&image, headers, headers_len);
    h.e_shnum += 2;
    memcpy(image.at, &h, sizeof h);
    return (Bytes){image.at, image.len};
}
