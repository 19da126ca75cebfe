// debug_frame.c: makes .debug_frame readable for delve, which knows the CIE of DWARF 3 only.
//
// LLVM writes CIE version 4 when the module is DWARF 4. The two differ by two bytes behind the augmentation string
// (address size 8, segment selector size 0) and the version number; dropping the bytes and padding with two DW_CFA_nop
// at the end keeps the length, so nothing else moves. Nothing in a CIE is relocated.
#include <elf.h>

#include "codegen/pctab.h"

enum { CIE_ID = 8, VERSION = 0, AUGMENTATION = 1, SIZES = 2, REST = 4 }; // offsets behind the entry's header

static uint64_t read_at(const uint8_t *p, unsigned n)
{
    uint64_t v = 0;
    memcpy(&v, p, n);
    return v;
}

static void rewrite_cie(uint8_t *body, size_t len)
{
    bool version4 =
        len > REST && body[VERSION] == 4 && body[AUGMENTATION] == 0 && body[SIZES] == 8 && body[SIZES + 1] == 0;
    if (!version4)
        return;
    body[VERSION] = 3;
    memmove(body + SIZES, body + REST, len - REST);
    memset(body + len - 2, 0, 2);
}

static void rewrite_section(uint8_t *p, size_t len)
{
    for (size_t at = 0; at + CIE_ID <= len;) {
        size_t entry = (size_t)read_at(p + at, 4);
        if (entry < 4 || entry > len - at - 4)
            return;
        if (read_at(p + at + 4, 4) == UINT32_MAX)
            rewrite_cie(p + at + CIE_ID, entry - 4);
        at += 4 + entry;
    }
}

void debug_frame_to_version3(uint8_t *object, size_t len)
{
    Elf64_Ehdr h;
    if (len < sizeof h)
        return;
    memcpy(&h, object, sizeof h);
    if (h.e_shoff > len || (uint64_t)h.e_shnum * sizeof(Elf64_Shdr) > len - h.e_shoff || h.e_shstrndx >= h.e_shnum)
        return;
    Elf64_Shdr names, s;
    memcpy(&names, object + h.e_shoff + h.e_shstrndx * sizeof names, sizeof names);
    static const char wanted[] = ".debug_frame";
    for (int i = 0; i < h.e_shnum; i++) {
        memcpy(&s, object + h.e_shoff + (size_t)i * sizeof s, sizeof s);
        uint64_t name = names.sh_offset + s.sh_name;
        bool found = name + sizeof wanted <= len && memcmp(object + name, wanted, sizeof wanted) == 0;
        if (found && s.sh_offset <= len && s.sh_size <= len - s.sh_offset)
            rewrite_section(object + s.sh_offset, s.sh_size);
    }
}
