// memstats.c: what programs ask and tell the allocator and the collector: packages runtime and runtime/debug.
#include "mem/mgc.h"
#include "svc/svc.h"

enum { BySizes = 61 };

// runtime.MemStats, field by field.
typedef struct MemStats {
    uint64_t Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees;
    uint64_t HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects;
    uint64_t StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys, BuckHashSys, GCSys, OtherSys;
    uint64_t NextGC, LastGC, PauseTotalNs;
    uint64_t PauseNs[PauseRing], PauseEnd[PauseRing];
    uint32_t NumGC, NumForcedGC;
    double GCCPUFraction;
    bool EnableGC, DebugGC;
    struct {
        uint32_t Size;
        uint64_t Mallocs, Frees;
    } BySize[BySizes];
} MemStats;

// Pointers that earlier calls have left below would be found again in what frames of the collection do not initialise.
static NOINLINE void clearbelow(void)
{
    volatile uintptr_t old[256];
    for (uint32_t i = 0; i < 256; i++)
        old[i] = 0;
}

void runtime_gc(void)
{
    clearbelow();
    gc_run();
}

G0_CODE

static COLD void addclass(MemStats *m, uint32_t spanclass)
{
    uint32_t class = spanclass / 2;
    uint64_t mallocs = 0, frees = atomic_load(&mheap.central[spanclass].nfree);
    for (int32_t i = 0; i < nallp; i++) {
        const Mcache *c = allp[i]->mcache;
        mallocs += c->nmalloc[spanclass] - mcache_unused(&c->bump[spanclass]);
    }
    m->Mallocs += mallocs;
    m->Frees += frees;
    m->TotalAlloc += mallocs * classsize(class);
    m->Alloc += (mallocs - frees) * classsize(class);
    if (class >= BySizes)
        return;
    m->BySize[class].Mallocs += mallocs;
    m->BySize[class].Frees += frees;
}

static COLD void heapstats(MemStats *m)
{
    for (uint32_t i = 0; i < NumSpanClasses; i++)
        addclass(m, i);
    for (int32_t i = 0; i < nallp; i++) {
        m->Mallocs += allp[i]->mcache->tinyallocs;
        m->Frees += allp[i]->mcache->tinyallocs; // they go with their block
        m->TotalAlloc += allp[i]->mcache->largebytes;
        m->Alloc += allp[i]->mcache->largebytes;
    }
    m->Alloc -= atomic_load(&mheap.largefreed);
    for (uint32_t i = 1; i < BySizes; i++)
        m->BySize[i].Size = (uint32_t)classsize(i);
    m->HeapAlloc = m->Alloc;
    m->HeapObjects = m->Mallocs - m->Frees;
    m->HeapInuse = mheap.pagesinuse << PageShift;
    m->HeapSys = (mheap.pagesmapped << PageShift);
    m->HeapIdle = m->HeapSys - m->HeapInuse;
    m->HeapReleased = mheap.pagesclean << PageShift;
}

static COLD void readmemstats(void *arg)
{
    MemStats *m = arg;
    int64_t now = nanotime();
    memset(m, 0, sizeof *m);
    heapstats(m);
    m->StackInuse = m->StackSys = gc.stackbytes;
    m->MSpanInuse = m->MSpanSys = mheap.nspans * sizeof(Mspan);
    m->MCacheInuse = m->MCacheSys = (uint64_t)nallp * sizeof(Mcache);
    m->GCSys = m->HeapInuse / 16; // metadata of the pages in use
    m->Sys = m->HeapSys + m->StackSys + m->MSpanSys + m->MCacheSys + m->GCSys;
    m->NextGC = gc.goal;
    m->LastGC = (uint64_t)gc.lastend;
    m->PauseTotalNs = gc.pausetotal;
    memcpy(m->PauseNs, gc.pause, sizeof m->PauseNs);
    memcpy(m->PauseEnd, gc.pauseend, sizeof m->PauseEnd);
    m->NumGC = gc.cycles;
    m->NumForcedGC = gc.userforced;
    m->GCCPUFraction = (double)gc.cputime / ((double)(now - gc.starttime) * gomaxprocs);
    m->EnableGC = true;
}

void memstats_dump(void (*put)(uint64_t v))
{
    static MemStats m;
    readmemstats(&m);
    for (const uint64_t *p = &m.Alloc; p < m.PauseEnd; p++)
        put(*p);
    put(m.NumGC);
}

G0_CODE_END

void runtime_readmemstats(MemStats *m)
{
    stopTheWorld();
    systemstack(readmemstats, m);
    startTheWorld();
}

intgo debug_setgcpercent(intgo percent)
{
    return gc_setpercent(percent > INT32_MAX ? INT32_MAX : percent < 0 ? -1 : (int32_t)percent);
}

int64_t debug_setmemorylimit(int64_t limit)
{
    return gc_setlimit(limit);
}

void debug_freeosmemory(void)
{
    gc_run();
    gc_scavengeall();
}
