// pool.c: what a collection does to the values in sync.Pools (stdlib/sync/pool.g): what was put in since the last one
// becomes the victim, what was victim goes. A pool that has nothing is in no list: if the program has dropped it, it is
// garbage.
//
// Programs without pools do not carry this: poolclean (mgc.c) is set by the first pool that is used.
#include "mem/mgc.h"
#include "svc/svc.h"

// The beginning of a sync.Pool.
typedef struct SyncPool {
    void *stacks, *victim;
    struct SyncPool *link;
} SyncPool;

static SyncPool **lists; // pools[0]: with values; pools[1]: with victims

G0_CODE

// The world is stopped and nothing is marked yet, so the stores need no barrier.
static void clean(void)
{
    for (SyncPool *p = lists[1], *next; p != NULL; p = next) {
        next = p->link;
        p->victim = NULL;
        p->link = NULL;
    }
    for (SyncPool *p = lists[0]; p != NULL; p = p->link) {
        p->victim = p->stacks;
        p->stacks = NULL;
    }
    lists[1] = lists[0];
    lists[0] = NULL;
}

G0_CODE_END

void sync_poolsinit(void *array)
{
    lists = array;
    atomic_store(&poolclean, clean);
}
