// elf.h: the headers of an ELF64 file as it lies in memory, for those who look into the program itself (mem/mgcmark.c)
// or into the vDSO (clock.c). Names are those of the ELF specification without their prefixes.
#ifndef GOCC_ELF_H
#define GOCC_ELF_H

#include <stdint.h>

typedef struct Ehdr {
    uint8_t ident[16];
    uint16_t type, machine;
    uint32_t version;
    uint64_t entry, phoff, shoff;
    uint32_t flags;
    uint16_t ehsize, phentsize, phnum, shentsize, shnum, shstrndx;
} Ehdr;
typedef struct Phdr {
    uint32_t type, flags;
    uint64_t offset, vaddr, paddr, filesz, memsz, align;
} Phdr;

#endif
