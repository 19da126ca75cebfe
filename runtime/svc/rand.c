// rand.c: for the functions of packages math/rand and math/rand/v2 that have no seed.
#include "svc/svc.h"

uint64_t rand_uint64(void)
{
    return cheaprand64();
}
