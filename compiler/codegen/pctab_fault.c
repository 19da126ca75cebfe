// pctab_fault.c: LLVM's fault map, version 1: accesses that double as nil checks.
//
// LLVM turns `if p == nil { panic }` in front of an access to *p into the access alone: if that faults, execution is to
// go on at the block that panics. The map is one section for the whole object, a header and a block for each function,
// whose reference to every function would keep all of them in the program. So it is excluded from links, and what it
// says goes to the functions' records (runtime/abi/pctab.h).
#include "codegen/pctab.h"

#include <stdlib.h>

static int by_pc(const void *a, const void *b)
{
    const FaultSite *x = a, *y = b;
    return x->pc < y->pc ? -1 : x->pc > y->pc;
}

FaultSites faults_read(Elf *elf)
{
    FaultSites sites = {0};
    Bytes map = elf_section(elf, FaultMapSection);
    if (map.len == 0)
        return sites;
    Reader r = reader(map, 0);
    unsigned version = (unsigned)read_uint(&r, 1);
    read_skip(&r, 3); // reserved
    for (uint64_t n = read_uint(&r, 4); n > 0 && !r.bad; n--) {
        uint64_t entry = read_uint(&r, 8), nsites = read_uint(&r, 4);
        read_skip(&r, 4); // reserved
        for (; nsites > 0 && !r.bad; nsites--) {
            read_skip(&r, 4); // load, store or both
            uint64_t fault = entry + read_uint(&r, 4), handler = entry + read_uint(&r, 4);
            FaultSite site = {fault, handler};
            vec_push(elf->arena, &sites.at, site);
        }
    }
    if (version != 1 || r.bad)
        sites.bad = "damaged fault map";
    if (sites.at.len)
        qsort(sites.at.at, (size_t)sites.at.len, sizeof(FaultSite), by_pc);
    return sites;
}
