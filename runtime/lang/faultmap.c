// faultmap.c: loads and stores that double as nil checks.
//
// LLVM turns `if p == nil { panic }` in front of an access to *p into the access alone and lists it in .llvm_faultmaps:
// if it faults, execution is to go on at the block that panics. The section (version 1) is a header followed by one
// block of faulting accesses for each function; the compiler makes its symbol global. Faults are rare, so the search is
// linear.
#include "lang/lang.h"

typedef struct FaultHeader {
    uint8_t version, reserved8;
    uint16_t reserved16;
    uint32_t nfuncs;
} FaultHeader;

typedef struct FaultSite {
    uint32_t kind;           // load, load and store, store
    uint32_t fault, handler; // offsets from the function's address
} FaultSite;

typedef struct __attribute__((packed, aligned(4))) FaultFunc {
    uint64_t address;
    uint32_t nsites, reserved;
    FaultSite sites[];
} FaultFunc;

extern const FaultHeader __LLVM_FaultMaps __attribute__((weak));

uintptr_t faultmap_handler(uintptr_t pc)
{
    const FaultHeader *header = &__LLVM_FaultMaps;
    __asm__("" : "+r"(header)); // a weak symbol: may be 0
    if (header == NULL || header->version != 1)
        return 0;
    const FaultFunc *f = (const FaultFunc *)(header + 1);
    for (uint32_t i = 0; i < header->nfuncs; i++) {
        for (uint32_t j = 0; j < f->nsites; j++)
            if (pc == f->address + f->sites[j].fault)
                return f->address + f->sites[j].handler;
        f = (const FaultFunc *)&f->sites[f->nsites];
    }
    return 0;
}
