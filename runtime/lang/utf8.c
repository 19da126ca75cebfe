// utf8.c: decoding and encoding of UTF-8 with Go's replacement rule: each invalid byte becomes one U+FFFD of width 1.
//
// The valid sequences are those of table 3-7 of the Unicode standard. Only the second byte has a range that depends on
// the first one (no overlong forms after E0 and F0, no surrogates after ED, nothing past U+10FFFF after F4); the
// others are always 80..BF.
#include "lang/utf8.h"

typedef struct Lead {
    int width; // 0: no sequence begins with this byte
    uint8_t second_min, second_max;
} Lead;

static Lead lead_of(uint8_t b)
{
    if (b < 0xC2)
        return (Lead){b < 0x80 ? 1 : 0, 0, 0};
    if (b < 0xE0)
        return (Lead){2, 0x80, 0xBF};
    if (b < 0xF0)
        return (Lead){3, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF};
    if (b < 0xF5)
        return (Lead){4, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF};
    return (Lead){0, 0, 0};
}

int utf8_decode(const uint8_t *p, intgo n, int32_t *rune)
{
    Lead lead = lead_of(p[0]);
    if (lead.width == 1) {
        *rune = p[0];
        return 1;
    }
    *rune = RuneError;
    if (lead.width == 0 || n < lead.width || p[1] < lead.second_min || p[1] > lead.second_max)
        return 1;
    int32_t r = (p[0] & (0x7F >> lead.width)) << 6 | (p[1] & 0x3F);
    for (int i = 2; i < lead.width; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 1;
        r = r << 6 | (p[i] & 0x3F);
    }
    *rune = r;
    return lead.width;
}

int utf8_encode(uint8_t *p, int32_t r)
{
    uint32_t c = (uint32_t)r;
    if (c > RuneMax || (c >= 0xD800 && c <= 0xDFFF))
        c = RuneError;
    if (c < 0x80) {
        p[0] = (uint8_t)c;
        return 1;
    }
    int width = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (int i = width - 1; i > 0; i--) {
        p[i] = (uint8_t)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    p[0] = (uint8_t)(c | (0xF00u >> width));
    return width;
}
