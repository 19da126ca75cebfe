// text.c: searching in bytes, sixteen at a time.
#include <emmintrin.h>

#include "svc/svc.h"

// The index of the first c among the 16 bytes at p, or more than 15.
static inline intgo index16(const uint8_t *p, __m128i wanted) {
    int equal = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), wanted));
    return __builtin_ctz((unsigned)equal | 1u << 16);
}

intgo text_indexbyte(GoString s, uint8_t c) {
    if (s.len < 16) {
        for (intgo i = 0; i < s.len; i++)
            if (s.str[i] == c)
                return i;
        return -1;
    }
    __m128i wanted = _mm_set1_epi8((char)c);
    intgo at = 0;
    for (; at <= s.len - 16; at += 16) {
        intgo i = index16(s.str + at, wanted);
        if (i < 16)
            return at + i;
    }
    if (at == s.len)
        return -1;
    intgo i = index16(s.str + s.len - 16, wanted); // the last 16, some of them for the second time
    return i < 16 ? s.len - 16 + i : -1;
}
