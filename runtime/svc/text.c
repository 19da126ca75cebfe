// text.c: searching in bytes, 16 or 32 at a time. The wider instructions are used where the machine has them.
#include <cpuid.h>
#include <immintrin.h>

#include "svc/svc.h"

// The index of the first c among the 16 bytes at p, or more than 15.
static inline intgo index16(const uint8_t *p, __m128i wanted)
{
    int equal = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), wanted));
    return __builtin_ctz((unsigned)equal | 1u << 16);
}

// s has 16 bytes or more.
static intgo indexnarrow(GoString s, uint8_t c)
{
    __m128i wanted = _mm_set1_epi8((char)c);
    for (intgo at = 0; at <= s.len - 16; at += 16) {
        intgo i = index16(s.str + at, wanted);
        if (i < 16)
            return at + i;
    }
    intgo i = index16(s.str + s.len - 16, wanted); // the last 16, some of them for the second time
    return i < 16 ? s.len - 16 + i : -1;
}

#define WIDE __attribute__((target("avx2,bmi")))

WIDE static inline uint32_t equal32(const uint8_t *p, __m256i wanted)
{
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)p), wanted));
}

// s has 32 bytes or more.
WIDE static intgo indexwide(GoString s, uint8_t c)
{
    __m256i wanted = _mm256_set1_epi8((char)c);
    for (intgo at = 0; at <= s.len - 32; at += 32) {
        uint32_t equal = equal32(s.str + at, wanted);
        if (equal != 0)
            return at + __builtin_ctz(equal);
    }
    uint32_t equal = equal32(s.str + s.len - 32, wanted);
    return equal != 0 ? s.len - 32 + __builtin_ctz(equal) : -1;
}

// AVX2 in the processor, and the kernel saves its registers.
static bool isWide(void)
{
    static uint8_t known; // 0: not looked yet, 1: no, 2: yes
    if (UNLIKELY(known == 0)) {
        uint32_t a, b, c, d, low, high;
        bool wide = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_OSXSAVE) != 0;
        if (wide) {
            __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
            wide = (low & 6) == 6 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2) != 0;
        }
        known = wide ? 2 : 1;
    }
    return known == 2;
}

// Fewer than 16 bytes, more than none: the 16 bytes from the first on, or if those would reach into the next page,
// which may not be there, up to the last.
static intgo indexshort(GoString s, uint8_t c)
{
    __m128i wanted = _mm_set1_epi8((char)c);
    bool fits = ((uintptr_t)s.str & 4095) <= 4096 - 16;
    const uint8_t *p = fits ? s.str : s.str + s.len - 16;
    uint32_t equal = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), wanted));
    if (!fits)
        equal >>= 16 - s.len;
    equal &= (1u << s.len) - 1;
    return equal != 0 ? __builtin_ctz(equal) : -1;
}

intgo text_indexbyte(GoString s, uint8_t c)
{
    if (s.len >= 32 && isWide())
        return indexwide(s, c);
    if (s.len >= 16)
        return indexnarrow(s, c);
    return s.len > 0 ? indexshort(s, c) : -1;
}
