// unicode.c: UTF-8 and the Unicode classes that Go's lexical rules speak of (spec: Source code representation).
//
// The class tables are sorted ranges made by mkunicode.c from the Unicode Character Database; a lookup is a binary
// search. ASCII is answered before.
#include "syntax/lexer.h"

typedef struct RuneRange {
    uint32_t lo, hi;
} RuneRange;

#include "zunicode.h"

static bool in_table(const RuneRange *table, size_t len, uint32_t r)
{
    size_t lo = 0, hi = len;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (r < table[mid].lo)
            hi = mid;
        else if (r > table[mid].hi)
            lo = mid + 1;
        else
            return true;
    }
    return false;
}

bool rune_is_letter(uint32_t r)
{
    if (r < 0x80)
        return (r | 0x20) - 'a' < 26;
    return in_table(letters, ARRAY_LEN(letters), r);
}

bool rune_is_digit(uint32_t r)
{
    if (r < 0x80)
        return r - '0' < 10;
    return in_table(digits, ARRAY_LEN(digits), r);
}

bool rune_is_upper(uint32_t r)
{
    if (r < 0x80)
        return r - 'A' < 26;
    return in_table(uppers, ARRAY_LEN(uppers), r);
}

bool rune_is_printable(uint32_t r)
{
    if (r < 0x80)
        return r >= ' ' && r < 0x7F;
    return in_table(printables, ARRAY_LEN(printables), r);
}

// The tightest bounds for the second byte (RFC 3629) exclude overlong forms, surrogates and values past U+10FFFF.
int utf8_decode(const char *text, size_t len, uint32_t *rune)
{
    const unsigned char *s = (const unsigned char *)text;
    *rune = 0xFFFD;
    if (len == 0)
        return 0;
    if (s[0] < 0x80) {
        *rune = s[0];
        return 1;
    }
    int n = s[0] >= 0xC2 && s[0] <= 0xDF ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] <= 0xF4 ? 4 : 0;
    if (n == 0 || len < (size_t)n)
        return 0;
    unsigned lo = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned hi = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < lo || s[1] > hi)
        return 0;
    uint32_t r = s[0] & (0x7Fu >> n);
    for (int i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        r = r << 6 | (s[i] & 0x3F);
    }
    *rune = r;
    return n;
}

int utf8_encode(uint32_t r, char *out)
{
    if (r < 0x80) {
        out[0] = (char)r;
        return 1;
    }
    int n = r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
    for (int i = n - 1; i > 0; i--, r >>= 6)
        out[i] = (char)(0x80 | (r & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xF0) | r);
    return n;
}

void rune_quote(uint32_t r, char *out)
{
    static const char escapes[] = "\aa\bb\ff\nn\rr\tt\vv\\\\''";
    for (const char *e = escapes; *e; e += 2) {
        if (r == (unsigned char)e[0]) {
            sprintf(out, "'\\%c'", e[1]);
            return;
        }
    }
    if (rune_is_printable(r)) {
        out[0] = '\'';
        int n = utf8_encode(r, out + 1);
        strcpy(out + 1 + n, "'");
    } else if (r < 0x80) {
        sprintf(out, "'\\x%02x'", r);
    } else {
        sprintf(out, r < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", r);
    }
}

void rune_describe(uint32_t r, char *out)
{
    int n = sprintf(out, "U+%04X", r);
    if (rune_is_printable(r)) {
        strcpy(out + n, " '");
        n += 2;
        n += utf8_encode(r, out + n);
        strcpy(out + n, "'");
    }
}
