// utf8.h: UTF-8 as Go reads and writes it. Needs nothing of the runtime, so that tests can use it hosted.
#ifndef GOCC_RT_UTF8_H
#define GOCC_RT_UTF8_H

#include "abi/abi.h"

enum {
    RuneError = 0xFFFD, // what every byte that is not part of valid UTF-8 decodes to
    RuneMax = 0x10FFFF,
    UTFMax = 4, // bytes of the longest encoding
};

// Decodes the rune at p, which has n >= 1 bytes. Stores the rune and returns its width. Anything invalid (a lone
// continuation byte, a truncated, overlong, surrogate or too large sequence) is RuneError of width 1.
int utf8_decode(const uint8_t *p, intgo n, int32_t *rune);

// Writes r to p (room for UTFMax bytes) and returns the number of bytes. Surrogates and values out of range are written
// as RuneError.
int utf8_encode(uint8_t *p, int32_t r);

#endif
