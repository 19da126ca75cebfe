// boundstext.c: the texts of failed index and slice operations. Needs nothing of the runtime, so tests can use it
// hosted.
//
// One pattern per check: %x is the offending operand, %y what it was compared with. A negative operand is wrong
// whatever it is compared with, so its pattern leaves that out.
#include "lang/lang.h"

typedef struct Pattern {
    const char *text, *negative;
} Pattern;

static const Pattern patterns[] = {
    [BoundsIndex] = {"index out of range [%x] with length %y", "index out of range [%x]"},
    [BoundsSliceAlen] = {"slice bounds out of range [:%x] with length %y", "slice bounds out of range [:%x]"},
    [BoundsSliceAcap] = {"slice bounds out of range [:%x] with capacity %y", "slice bounds out of range [:%x]"},
    [BoundsSliceB] = {"slice bounds out of range [%x:%y]", "slice bounds out of range [%x:]"},
    [BoundsSlice3Alen] = {"slice bounds out of range [::%x] with length %y", "slice bounds out of range [::%x]"},
    [BoundsSlice3Acap] = {"slice bounds out of range [::%x] with capacity %y", "slice bounds out of range [::%x]"},
    [BoundsSlice3B] = {"slice bounds out of range [:%x:%y]", "slice bounds out of range [:%x:]"},
    [BoundsSlice3C] = {"slice bounds out of range [%x:%y:]", "slice bounds out of range [%x::]"},
    [BoundsConvert] = {"cannot convert slice with length %y to array or pointer to array with length %x",
                       "cannot convert slice with length %y to array or pointer to array with length %x"},
};

static char *put_int(char *p, uint64_t v, bool is_signed)
{
    if (is_signed && (int64_t)v < 0) {
        *p++ = '-';
        v = 0 - v;
    }
    char digits[20];
    int n = 0;
    do
        digits[n++] = (char)('0' + v % 10);
    while ((v /= 10) != 0);
    while (n > 0)
        *p++ = digits[--n];
    return p;
}

int bounds_text(char *buf, BoundsCode code, int64_t x, bool is_signed, intgo y)
{
    const Pattern *pattern = &patterns[code];
    char *p = buf;
    for (const char *s = is_signed && x < 0 ? pattern->negative : pattern->text; *s != 0; s++) {
        if (*s != '%')
            *p++ = *s;
        else if (*++s == 'x')
            p = put_int(p, (uint64_t)x, is_signed);
        else
            p = put_int(p, (uint64_t)y, true);
    }
    return (int)(p - buf);
}
