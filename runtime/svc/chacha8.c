// chacha8.c: blocks of ChaCha with eight rounds for math/rand/v2 (stdlib/math/rand/v2/chacha8.g has the rest of the
// generator). Four blocks are computed side by side: a vector has the same word of each.
#include "svc/svc.h"

typedef uint32_t Lanes __attribute__((vector_size(16)));
typedef uint32_t LanesInWords __attribute__((vector_size(16), aligned(8)));

static inline Lanes rotate(Lanes x, int n)
{
    return x << n | x >> (32 - n);
}

static inline void quarter(Lanes *a, Lanes *b, Lanes *c, Lanes *d)
{
    *a += *b, *d = rotate(*d ^ *a, 16);
    *c += *d, *b = rotate(*b ^ *c, 12);
    *a += *b, *d = rotate(*d ^ *a, 8);
    *c += *d, *b = rotate(*b ^ *c, 7);
}

static inline Lanes in_all(uint32_t x)
{
    return (Lanes){x, x, x, x};
}

void chacha8_blocks(uint64_t *out, const uint64_t *key, uint32_t counter)
{
    Lanes s[16] = {in_all(0x61707865), in_all(0x3320646E), in_all(0x79622D32),
                   in_all(0x6B206574)}; // "expand 32-byte k"
    for (int i = 0; i < 4; i++) {
        s[4 + 2 * i] = in_all((uint32_t)key[i]);
        s[5 + 2 * i] = in_all((uint32_t)(key[i] >> 32));
    }
    s[12] = (Lanes){counter, counter + 1, counter + 2, counter + 3};
    s[13] = s[14] = s[15] = in_all(0);
    for (int i = 0; i < 4; i++) { // the columns, the diagonals
        quarter(&s[0], &s[4], &s[8], &s[12]);
        quarter(&s[1], &s[5], &s[9], &s[13]);
        quarter(&s[2], &s[6], &s[10], &s[14]);
        quarter(&s[3], &s[7], &s[11], &s[15]);
        quarter(&s[0], &s[5], &s[10], &s[15]);
        quarter(&s[1], &s[6], &s[11], &s[12]);
        quarter(&s[2], &s[7], &s[8], &s[13]);
        quarter(&s[3], &s[4], &s[9], &s[14]);
    }
    for (int i = 0; i < 4; i++) {
        s[4 + 2 * i] += in_all((uint32_t)key[i]);
        s[5 + 2 * i] += in_all((uint32_t)(key[i] >> 32));
    }
    for (int w = 0; w < 16; w++)
        *(LanesInWords *)(out + 2 * w) = s[w];
}
