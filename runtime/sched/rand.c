// rand.c: cheap random numbers for choices that need no quality (steal order, select order): wyrand's step, one
// multiply, state per P.
#include "sched/rt.h"

uint64_t cheaprand64(void)
{
    P *pp = getg()->m->p;
    pp->cheaprand += 0xa0761d6478bd642full;
    unsigned __int128 product = (unsigned __int128)pp->cheaprand * (pp->cheaprand ^ 0xe7037ed1a0b428dbull);
    return (uint64_t)(product >> 64 ^ product);
}

uint32_t cheaprand(void)
{
    return (uint32_t)cheaprand64();
}

// Multiplication instead of a remainder: as uniform as 32 bits allow, without the division.
uint32_t cheaprandn(uint32_t n)
{
    return (uint64_t)cheaprand() * n >> 32;
}
