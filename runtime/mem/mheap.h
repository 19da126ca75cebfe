// mheap.h: the heap's structures.
//
//   Arena     64 MB of address space, and beside it what is known about it: span of each page, pointer maps, bits
//   page      8 KB, the unit that spans are made of (mpagealloc.c)
//   Mspan     a run of pages that holds objects of one size class, or one large object (mheap.c)
//   Mcentral  the spans of one class that nobody allocates from (mcentral.c)
//   Mcache    of each P: for each class the span that it allocates from, and the free run in it (mcache.c)
//
// A span class is a size class and whether its objects have pointers ("noscan": none).
//
// Of an object the heap knows:
//   - alloc bit: it is in use, or lies in the run that a P hands out just now. Swept from the mark bits.
//   - mark bit: the collector has reached it.
//   - where its pointers are, unless it is noscan. Each 512 bytes of an arena have a word of metadata: of objects up to
//     512 bytes (MaxBitmapSize) it is a bitmap, a bit for each word of the 512 bytes that holds a pointer; objects that
//     are larger begin in 512 bytes of their own, and the word is the address of their type descriptor, whose pointer
//     map repeats over the object. It stands apart from the objects so that powers of two fit;
//   - whether there are arrays in it, for code may walk over these and keep no pointer but one beside the object
//     (mgcmark.c).
#ifndef GOCC_MHEAP_H
#define GOCC_MHEAP_H

#include "mem/sizeclass.h"
#include "sched/rt.h"

enum {
    ArenaShift = 26,
    ArenaSize = 1 << ArenaShift,
    ArenaPages = ArenaSize / PageSize,
    MetaShift = 9,
    MaxBitmapSize = 1 << MetaShift,
    AddressBits = 47,
    MaxArenas = 1 << (AddressBits - ArenaShift),
    PageBitWords = PageSize / 8 / 64, // words of alloc or mark bits per page: enough for objects of 8 bytes
    NumSpanClasses = NumSizeClasses * 2,
    HugePage = 2 << 20,
};

typedef struct Mspan Mspan;
typedef struct Arena Arena;

struct Mspan {
    uintptr_t base;
    uintptr_t elemsize; // of a large object: all its pages
    uint32_t nelems;
    uint32_t divmul; // offset * divmul >> 32 = number of the object; 0 of a large object
    uint32_t npages;
    uint32_t freeindex;  // objects below are in use; the owner's
    uint32_t alloccount; // alloc bits that are set; the owner's
    uint32_t sweepgen;   // mheap.sweepgen when it was swept last
    uint32_t nspecials;  // what mspecial.c knows about its objects; atomic
    uint32_t specialgen; // mheap.sweepgen when the sweeper had seen to these
    uint8_t spanclass;
    bool needzero;          // free objects may have been in use before
    uint64_t *alloc, *mark; // bits of its objects; mark: atomic while marking
    uint64_t *meta;         // meta[address >> MetaShift] is the address's word of metadata
    Mspan *next, *prev;     // in a list of Mcentral, or (next) among the unused Mspans
};

struct Arena {
    uintptr_t base;
    uint32_t npagesfree;             // mheap.lock, as all up to spans
    uint32_t lowest;                 // no page below is free
    uint32_t longest;                // no run of free pages is longer
    uint32_t dirtyend;               // from here on no free page takes memory
    uint64_t used[ArenaPages / 64];  // pages in use
    uint64_t clean[ArenaPages / 64]; // free pages that are zero and take no memory: fresh, or given back to the system
    Mspan *spans[ArenaPages];        // NULL: free. Written under mheap.lock, read without
    uint64_t meta[ArenaSize >> MetaShift];
    // a bit for each word: an object of up to MaxBitmapSize begins there that has arrays
    uint64_t arrays[ArenaSize >> MetaShift];
    uint64_t alloc[ArenaPages * PageBitWords];
    uint64_t mark[ArenaPages * PageBitWords];
};

typedef struct SpanList {
    Mspan *first, *last;
} SpanList;

// Spans of one class. One that has been swept is in partial or full, as it has free objects or not.
typedef struct Mcentral {
    Mutex lock;
    SpanList partial, full, unswept;
    uint64_t nfree; // atomic: objects ever freed; for statistics
} __attribute__((aligned(64))) Mcentral;

// What a P allocates objects of one span class from: the free run [next, end) of a span. Its alloc bits are set
// already. Behind a run somebody else's object begins. The end's address gets into registers and stays there or on
// stacks when the run is used up, and the collector would find it: so what is kept is BumpBias less, which in a heap of
// up to 1 GB is no pointer.
enum { BumpBias = 1 << 30 };
typedef struct Bump {
    uintptr_t next, end; // less BumpBias
    union {
        uint64_t *meta;     // of the span, as there
        uintptr_t needzero; // noscan: the run is not zero. (Runs for pointers always are.)
    };
    Mspan *span; // NULL: none
} Bump;

struct Mcache {
    struct GcWork *gcw; // what the write barrier has found on this P
    Bump bump[NumSpanClasses];
    uintptr_t tiny;     // where the next object under 8 bytes goes...
    uintptr_t tinyend;  // ...and the end of that block
    uint64_t sweepdebt; // mgcsweep.c
    // Statistics.
    int64_t profleft[NumSpanClasses]; // bytes until the heap profile's next sample; memprof.h
    uint64_t tinyallocs;              // objects that share a block with one before
    uint64_t nmalloc[NumSpanClasses]; // objects, those of the current runs included
    uint64_t largebytes;              // of large objects
};

typedef struct Mheap {
    Mutex lock;
    uint32_t narenas;
    Arena **sorted; // the arenas by address; lock
    uint32_t sortedcap;
    Mspan *freespans;   // Mspans without pages; lock
    uintptr_t hint;     // where the next arena is tried to be; lock
    uintptr_t lo, hi;   // all arenas lie between; atomic, they only spread
    uint32_t releasing; // threads that are giving back pages, which are in use meanwhile, of no span; lock
    uint32_t sweepgen;  // one up with each collection; changes with the world stopped
    // Statistics, lock.
    uint64_t pagesinuse;    // in spans
    uint64_t pagesmapped;   // of all arenas
    uint64_t pagesclean;    // free and without memory
    uint64_t pagesreleased; // clean again, by the scavenger; total
    uint64_t nspans;
    uint64_t largefreed; // bytes of large objects; atomic
    Mcentral central[NumSpanClasses];
} Mheap;

extern Mheap mheap;
extern Arena **mheap_arenas; // address >> ArenaShift -> Arena or NULL

static inline __attribute__((always_inline)) uint8_t makespanclass(uint32_t class, bool noscan)
{
    return (uint8_t)(class * 2 + noscan);
}

// meta is a span's: the word of Arena.arrays for an address, as there.
static inline __attribute__((always_inline)) uint64_t *arrayword(uint64_t *meta, uintptr_t p)
{
    return &meta[(p >> MetaShift) + (ArenaSize >> MetaShift)];
}

static inline bool isnoscan(const Mspan *s)
{
    return s->spanclass & 1;
}

// The span that p points into, NULL if that is no memory of the heap. Any address.
static inline Mspan *spanof(uintptr_t p)
{
    if (p - mheap.lo >= mheap.hi - mheap.lo)
        return NULL;
    Arena *a = mheap_arenas[p >> ArenaShift];
    return a == NULL ? NULL : a->spans[p >> PageShift & (ArenaPages - 1)];
}

// The number of the object that p, which lies in s, points into; >= s->nelems behind the last one.
static inline uint32_t objindex(const Mspan *s, uintptr_t p)
{
    return (uint32_t)((p - s->base) * s->divmul >> 32);
}

static inline bool bittest(const uint64_t *bits, uint32_t i)
{
    return __atomic_load_n(&bits[i / 64], __ATOMIC_RELAXED) >> i % 64 & 1;
}

static inline uintptr_t pageround(uintptr_t n)
{
    return (n + PageSize - 1) & ~(uintptr_t)(PageSize - 1);
}

static inline uintptr_t roundup(uintptr_t n, uintptr_t align)
{
    return (n + align - 1) & -align;
}

// mpagealloc.c, mheap.lock held
void pageinit(void);
uintptr_t pagealloc(uint32_t npages, bool *clean); // 0: no memory. clean: all of it is zero
void pagefree(uintptr_t p, uint32_t npages);
uintptr_t pagescavenge(uintptr_t bytes); // gives up to about so many bytes of free pages back; how many. The
                                         // lock is given up now and then
// The first run of n free pages from page `from` on, or ArenaPages; *longest: the longest that was seen.
uint32_t pagerun(const uint64_t *used, uint32_t from, uint32_t n, uint32_t *longest);
// mheap.c
Mspan *mheap_alloc(uint32_t npages, uint8_t spanclass, uintptr_t elemsize); // any stack; throws if there is no memory
void mheap_free(Mspan *s); // all its objects are garbage and it is on no list
void spanlist_push(SpanList *l, Mspan *s);
Mspan *spanlist_pop(SpanList *l);
void spanlist_remove(SpanList *l, Mspan *s);
void spanlist_append(SpanList *l, SpanList *other); // empties other
// mcentral.c; m.locks > 0
Mspan *mcentral_get(uint8_t spanclass); // a span with free objects, for the caller alone
void mcentral_put(Mspan *s);
// mcache.c
// P's owner, m.locks > 0. The next free run. False: the span is used up
bool mcache_refill(Mcache *c, uint8_t spanclass);
void mcache_take(Mcache *c, uint8_t spanclass); // a new span, which mcache_refill finds runs in
uint32_t mcache_unused(const Bump *b);          // objects of its run that are still free
void mcache_flush(Mcache *c);                   // the owner stands still: gives everything back
// mgcsweep.c
bool sweepspan(Mspan *s, bool mayfree);       // s is the caller's. True: it was empty and has been freed
bool sweepone(void);                          // any stack with m.locks > 0; false: nothing is left to sweep
void sweepall(void);                          // a goroutine
void sweep_share(Mcache *c, uintptr_t bytes); // P's owner, m.locks > 0: so much is being allocated
// world stopped: how much there is to allocate before the next collection
void sweep_pace(uint64_t bytes);
void sweepstart(void); // world stopped, marking is over: all spans want to be swept

#endif
