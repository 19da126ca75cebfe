// sizeclass.h: which sizes small objects come in.
//
// Multiples of 8 up to 24, of 16 up to 128, and from there on eight steps to each doubling: so class and size follow
// from each other by shifts, without a table, and in code that the compiler specialises for a type both are constants.
// A power of two fits exactly.
//
// A span of a class has as many pages as it takes for eight objects (four of the largest) with little left over at the
// end. What is lost by both, of sizes from 1 to 32768 that are equally likely, is 4.4 % of the memory; at worst 19 %
// (65 bytes in 80), from 129 bytes on 12 % (tests/rtunit/test_mem.c computes it).
#ifndef GOCC_SIZECLASS_H
#define GOCC_SIZECLASS_H

#include <stdint.h>

enum {
    PageShift = 13,
    PageSize = 1 << PageShift,
    MaxSmallSize = 32 << 10,
    NumSizeClasses = 75, // class 0 is that of large objects
    MaxSpanPages = 16,   // of small objects
    MaxSlack = 32,       // 1/MaxSlack of a span may be left over
};

// The smallest class for size bytes, 1 <= size <= MaxSmallSize.
static inline __attribute__((always_inline)) uint32_t sizeclass(uintptr_t size)
{
    if (size <= 24)
        return (uint32_t)(size + 7) >> 3;
    if (size <= 128)
        return ((uint32_t)(size + 15) >> 4) + 2;
    uint32_t log = 63 - (uint32_t)__builtin_clzll(size - 1); // 7..14
    return 3 + 8 * (log - 7) + ((uint32_t)(size - 1) >> (log - 3));
}

static inline __attribute__((always_inline)) uintptr_t classsize(uint32_t class)
{
    if (class <= 3)
        return class * 8;
    if (class <= 10)
        return (class - 2) * 16;
    uint32_t step = class - 11;
    return (uintptr_t)(step % 8 + 9) << (4 + step / 8);
}

// Pages of a span of objects of this size.
static inline uint32_t spanpages(uintptr_t size)
{
    uint32_t objects = size > MaxSmallSize / 2 ? 4 : 8;
    for (uint32_t n = 1; n < MaxSpanPages; n++) {
        uintptr_t bytes = (uintptr_t)n * PageSize;
        if (bytes / size >= objects && bytes % size * MaxSlack <= bytes)
            return n;
    }
    return MaxSpanPages;
}

#endif
