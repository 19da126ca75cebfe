// string.c: concatenation and conversions of strings; they are compared in alg.c and arch/amd64/cmpstring.S.
//
// Strings are immutable, so results may share memory with operands: a concatenation of which only one operand is not
// empty is that operand, and one-byte strings come from a table. Conversions decode UTF-8 with Go's replacement rule
// (utf8.c).
//
// Where the result does not leave the caller's frame, it is given TmpBuf bytes there as buf, which short results go to;
// buf is NULL for others. A result without buf must not share memory with an operand in a frame.
#include "lang/lang.h"
#include "lang/utf8.h"

#define BYTES4(b) b, b + 1, b + 2, b + 3
#define BYTES16(b) BYTES4(b), BYTES4(b + 4), BYTES4(b + 8), BYTES4(b + 12)
#define BYTES64(b) BYTES16(b), BYTES16(b + 16), BYTES16(b + 32), BYTES16(b + 48)
static const uint8_t every_byte[256] = {BYTES64(0), BYTES64(64), BYTES64(128), BYTES64(192)};

// Memory for a string or byte slice of n bytes, not zeroed.
static uint8_t *raw_bytes(uintptr_t n)
{
    return mallocgc(n, NULL, false);
}

static uint8_t *bytes_in(void *buf, uintptr_t n)
{
    return buf != NULL && n <= TmpBuf ? buf : raw_bytes(n);
}

static bool in_a_frame(const void *p)
{
    for (const Stackseg *s = getg()->seg; s != NULL; s = s->prev) {
        if ((uintptr_t)p >= s->stack.lo && (uintptr_t)p < s->stack.hi)
            return true;
    }
    return false;
}

GoString concatstrings(void *buf, const GoString *parts, intgo count)
{
    intgo total = 0, filled = 0;
    GoString last = {NULL, 0};
    for (intgo i = 0; i < count; i++) {
        if (parts[i].len == 0)
            continue;
        if (__builtin_add_overflow(total, parts[i].len, &total))
            throw("string concatenation too long");
        filled++;
        last = parts[i];
    }
    if (filled == 0 || (filled == 1 && (buf != NULL || !in_a_frame(last.str))))
        return last;
    uint8_t *s = bytes_in(buf, (uintptr_t)total), *p = s;
    for (intgo i = 0; i < count; i++) {
        memmove(p, parts[i].str, (uintptr_t)parts[i].len);
        p += parts[i].len;
    }
    return (GoString){s, total};
}

GoString concatstring2(void *buf, GoString a, GoString b)
{
    return concatstrings(buf, (GoString[]){a, b}, 2);
}

// string(rune): its UTF-8 form, U+FFFD for what is not a code point.
GoString intstring(void *buf, intgo r)
{
    if (r >= 0 && r < 0x80)
        return (GoString){&every_byte[r], 1};
    uint8_t *p = bytes_in(buf, UTFMax);
    return (GoString){p, utf8_encode(p, r < 0 || r > RuneMax ? RuneError : (int32_t)r)};
}

GoString slicebytetostring(void *buf, const void *bytes, intgo n)
{
    if (n <= 0)
        return (GoString){NULL, 0};
    if (n == 1)
        return (GoString){&every_byte[*(const uint8_t *)bytes], 1};
    uint8_t *p = bytes_in(buf, (uintptr_t)n);
    memmove(p, bytes, (uintptr_t)n);
    return (GoString){p, n};
}

// []byte(s). Its capacity is that of the allocation; the bytes behind the length are zero.
PtrCap stringtoslicebyte(void *buf, GoString s)
{
    uintptr_t n = (uintptr_t)s.len, cap = buf != NULL && n <= TmpBuf ? TmpBuf : roundupsize(n, true);
    uint8_t *p = bytes_in(buf, cap);
    memmove(p, s.str, n);
    memclrNoHeapPointers(p + n, cap - n);
    return (PtrCap){p, (intgo)cap};
}

GoString slicerunetostring(const void *slice, intgo n)
{
    const int32_t *runes = slice;
    uint8_t room[UTFMax];
    uintptr_t total = 0;
    for (intgo i = 0; i < n; i++)
        total += (uintptr_t)utf8_encode(room, runes[i]);
    if (total == 0)
        return (GoString){NULL, 0};
    uint8_t *s = raw_bytes(total), *p = s;
    for (intgo i = 0; i < n; i++)
        p += utf8_encode(p, runes[i]);
    return (GoString){s, (intgo)total};
}

intgo countrunes(GoString s)
{
    intgo n = 0;
    int32_t r;
    for (intgo i = 0; i < s.len; n++)
        i += s.str[i] < 0x80 ? 1 : utf8_decode(s.str + i, s.len - i, &r);
    return n;
}

GoSlice stringtoslicerune(GoString s)
{
    intgo n = countrunes(s);
    uintptr_t bytes = (uintptr_t)n * sizeof(int32_t), cap = roundupsize(bytes, true);
    int32_t *runes = mallocgc(cap, NULL, false);
    memclrNoHeapPointers((uint8_t *)runes + bytes, cap - bytes);
    for (intgo i = 0, at = 0; i < n; i++)
        at += utf8_decode(s.str + at, s.len - at, &runes[i]);
    return (GoSlice){runes, n, (intgo)(cap / sizeof(int32_t))};
}

// The rune of s that begins at byte `at` (less than the length), and where the next one begins.
RunePos decoderune(GoString s, intgo at)
{
    int32_t r;
    int width = utf8_decode(s.str + at, s.len - at, &r);
    return (RunePos){r, at + width};
}
