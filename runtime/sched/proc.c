// proc.c: the scheduler.
//
// newproc makes a G runnable in its P's queue; schedule, on g0, picks one and gogo's to it; the G comes back to g0 by
// mcall when it parks, yields or ends. Three functions make a G runnable: newproc (new), goready (was parked), Gosched
// (was running). One place takes them off: findrunnable, in this order: every 61st time the global queue (so that two
// goroutines that keep each other ready cannot starve it), the own queue, the global queue, the other Ps' queues.
//
// An M that finds nothing gives its P to sched.pidle, enqueues itself in sched.midle and sleeps on m.park until startm hands
// it a P in m.nextp. Whoever makes work while there are idle Ps and nobody is already looking (nmspinning) wakes one
// (wakep). At present one P exists, so one M runs goroutines, and sysmon is the only other thread.
//
// The life of a G: made (malg) once, then dead <-> runnable -> running -> waiting -> runnable..., and for its next life it
// is taken from the P's free list with its first stack segment still attached: `go` costs neither a lock nor memory.
// The status of a G is written only by whoever owns the G at that moment, so stores suffice.
#include "sched/rt.h"

G g0;
M m0;
M *allm;
P *allp[MaxProcs];
AllGs allgs;
uintptr_t allglen;
Sched sched;
int32_t gomaxprocs;
G *main_g;
bool runtimeInitDone;

enum { GoidBatch = 16, GFreeMax = 256, SudogMax = 128 };

void runtime_main(void);
void goexit1(void);
COLD void mstart1(void);

Funcval mainPC = {runtime_main};

// The program: emitted by the compiler.
extern void main_inittask(void) __asm__("main..inittask"); // initialisers of all packages, in order
extern void main_main(void) __asm__("main.main");

const char *waitReasonString(WaitReason w) {
    static const char *const text[] = {
#define WAITREASON(name, text) text,
#include "sched/waitreasons.def"
#undef WAITREASON
    };
    return w < waitReasonCount ? text[w] : "unknown wait reason";
}

// ---- Boot ----

// What the rest takes for granted of compiler and machine.
COLD void check(void) {
    uint32_t u = 1;
    uint64_t w = ~0ull;
    float nan = 0;
    nan /= nan;
    if (sizeof(uintptr_t) != 8 || sizeof(GoString) != 16 || sizeof(GoSlice) != 24) throw("bad word size");
    if (!atomic_cas(&u, 1, 2) || u != 2 || atomic_cas(&u, 1, 3) || u != 2) throw("cas");
    if (atomic_xadd(&w, 1) != 0 || w != 0) throw("xadd");
    if (atomic_xchg(&u, 7) != 2 || u != 7) throw("xchg");
    if (nan == nan || !(nan != nan)) throw("float32nan");
}

static COLD void mcommoninit(M *mp) {
    lock(&sched.lock);
    mp->id = sched.mnext++;
    if (mp->id >= sched.maxmcount) throw("thread exhaustion");
    mp->cheaprand = startupRand ^ (mp->id + 1) * 0x9e3779b97f4a7c15ull;
    mp->alllink = allm;
    atomic_store_rel(&allm, mp);
    unlock(&sched.lock);
    malgsignal(mp);
}

static void acquirep(P *pp) {
    M *mp = getg()->m;
    mp->p = pp;
    pp->m = mp;
    atomic_store(&pp->status, Prunning);
}

static P *releasep(void) {
    M *mp = getg()->m;
    P *pp = mp->p;
    mp->p = NULL;
    pp->m = NULL;
    atomic_store(&pp->status, Pidle);
    return pp;
}

// Makes allp[0..n); the first becomes this M's. Boot only.
static COLD void procresize(int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        P *pp = persistentalloc(sizeof(P), 64);
        pp->id = i;
        pp->mcache = allocmcache();
        allp[i] = pp;
    }
    gomaxprocs = n;
    acquirep(allp[0]);
    for (int32_t i = n - 1; i > 0; i--) {
        allp[i]->link = sched.pidle;
        sched.pidle = allp[i];
        sched.npidle++;
    }
}

COLD void schedinit(void) {
    sched.maxmcount = 10000;
    sched.lastpoll = nanotime();
    mallocinit();
    mcommoninit(&m0);
    minit_signal(&m0);
    initsig();
    procresize(1);
}

// First C on an M's g0, called by mstart.
COLD void mstart1(void) {
    M *mp = getg()->m;
    if (mp != &m0) minit_signal(mp);
    if (mp->mstartfn != NULL) mp->mstartfn();
    if (mp->nextp != NULL) {
        acquirep(mp->nextp);
        mp->nextp = NULL;
    }
    schedule();
}

static void startSysmon(void *unused) {
    lock(&sched.lock);
    sched.nmsys++; // before it exists: checkdead must never count it as one that works
    unlock(&sched.lock);
    newm(sysmon, NULL);
}

// Goroutine 1.
COLD void runtime_main(void) {
    main_g = getg();
    systemstack(startSysmon, NULL);
    gcenable();
    runtimeInitDone = true;
    main_inittask();
    main_main();
    exit(0);
}

// ---- Goroutines: making, recycling ----

static NOINLINE COLD void allgadd(G *gp) {
    lock(&sched.allglock);
    if (allgs.len == allgs.cap) {
        intgo cap = allgs.cap == 0 ? 64 : allgs.cap * 2;
        G **array = persistentalloc(cap * sizeof(G *), 64);
        if (allgs.len > 0) memcpy(array, allgs.array, allgs.len * sizeof(G *));
        atomic_store_rel(&allgs.array, array); // readers of the old one still find what they need in it
        allgs.cap = cap;
    }
    allgs.array[allgs.len++] = gp;
    atomic_store_rel(&allglen, allgs.len);
    debugger_setallgs(&allgs);
    unlock(&sched.allglock);
}

typedef struct NewG { G *g; } NewG;

// On g0: a G with a stack, dead so far.
static COLD void malg(void *arg) {
    G *gp = persistentalloc(sizeof(G), 64);
    gp->seg0 = stackalloc(StackMin);
    stackfreechain(gp);
    gp->sched.g = gp;
    gp->atomicstatus.value = Gdead;
    allgadd(gp);
    ((NewG *)arg)->g = gp;
}

// Refills the P's free list from the global one.
static NOINLINE void gfrefill(P *pp) {
    lock(&sched.gFreeLock);
    while (pp->gFree.n < GFreeMax / 2 && sched.gFree.head != NULL) {
        G *gp = sched.gFree.head;
        sched.gFree.head = gp->schedlink;
        sched.gFree.n--;
        gp->schedlink = pp->gFree.head;
        pp->gFree.head = gp;
        pp->gFree.n++;
    }
    unlock(&sched.gFreeLock);
}

static inline G *gfget(P *pp) {
    if (UNLIKELY(pp->gFree.head == NULL)) {
        if (atomic_load_relaxed(&sched.gFree.n) == 0) return NULL;
        gfrefill(pp);
    }
    G *gp = pp->gFree.head;
    if (LIKELY(gp != NULL)) {
        pp->gFree.head = gp->schedlink;
        pp->gFree.n--;
    }
    return gp;
}

// Gives half of the P's free list to the global one.
static NOINLINE void gfspill(P *pp) {
    lock(&sched.gFreeLock);
    while (pp->gFree.n > GFreeMax / 2) {
        G *gp = pp->gFree.head;
        pp->gFree.head = gp->schedlink;
        pp->gFree.n--;
        gp->schedlink = sched.gFree.head;
        sched.gFree.head = gp;
        atomic_store_relaxed(&sched.gFree.n, sched.gFree.n + 1);
    }
    unlock(&sched.gFreeLock);
}

static inline void gfput(P *pp, G *gp) {
    gp->schedlink = pp->gFree.head;
    pp->gFree.head = gp;
    if (UNLIKELY(++pp->gFree.n > GFreeMax)) gfspill(pp);
}

static NOINLINE void goidrefill(P *pp) {
    pp->goidcacheend = atomic_xadd(&sched.goidgen, GoidBatch) + 1;
    pp->goidcache = pp->goidcacheend - GoidBatch;
}

static COLD NOINLINE void badstatus(G *gp, uint32_t from) {
    throw("casgstatus: bad incoming values");
}

inline __attribute__((always_inline)) void casgstatus(G *gp, uint32_t from, uint32_t to) {
    if (UNLIKELY(atomic_load_relaxed(&gp->atomicstatus.value) != from)) badstatus(gp, from);
    atomic_store_rel(&gp->atomicstatus.value, to);
}

// A G that will call fn, in no queue yet. callerpc: the go statement.
static inline G *newproc1(Funcval *fn, G *callergp, uintptr_t callerpc, P *pp) {
    G *gp = gfget(pp);
    if (UNLIKELY(gp == NULL)) {
        NewG n;
        systemstack(malg, &n);
        gp = n.g;
    }
    // The return address above the first frame; gostart puts a real one there.
    uintptr_t sp = gp->stack.hi - 8;
    *(uintptr_t *)sp = (uintptr_t)goexit + 1;
    gp->sched.sp = sp;
    gp->sched.pc = (uintptr_t)fn->code;
    gp->sched.ctxt = fn;
    gp->sched.bp = 0;
    gp->parentGoid = callergp->goid;
    gp->gopc = callerpc;
    gp->startpc = (uintptr_t)fn->code;
    if (UNLIKELY(pp->goidcache == pp->goidcacheend)) goidrefill(pp);
    gp->goid = pp->goidcache++;
    casgstatus(gp, Gdead, Grunnable);
    return gp;
}

// `go`: fn takes no arguments, what it needs it has captured. Runs on the caller's stack; NOSPLIT because it wants the
// address of its caller, and that is __morestack if its own prologue splits.
NOSPLIT void newproc(Funcval *fn) {
    uintptr_t callerpc = getcallerpc();
    if (UNLIKELY(fn == NULL)) fatal("go of nil func value");
    M *mp = acquirem();
    P *pp = mp->p;
    runqput(pp, newproc1(fn, getg(), callerpc, pp), true);
    if (UNLIKELY(atomic_load_relaxed(&sched.npidle) != 0) && runtimeInitDone) wakep();
    releasem(mp);
}

// On g0: the goroutine is over.
static void goexit0(G *gp) {
    M *mp = gp->m;
    P *pp = mp->p;
    casgstatus(gp, Grunning, Gdead);
    gp->m = NULL;
    mp->curg = NULL;
    gp->_defer = NULL;
    gp->_panic = NULL;
    gp->param = NULL;
    gp->waiting = NULL;
    gp->isSystem = false;
    if (UNLIKELY(gp->seg0->next != NULL)) stackfreechain(gp);
    gfput(pp, gp);
    schedule();
}

void goexit1(void) {
    mcall(goexit0);
}

void Goexit(void) {
    mcall(goexit0);
    __builtin_unreachable();
}

COLD void forEachG(void (*fn)(G *, void *), void *arg) {
    uintptr_t n = atomic_load_acq(&allglen);
    G **array = atomic_load_acq(&allgs.array);
    for (uintptr_t i = 0; i < n; i++) fn(array[i], arg);
}

static void countUserG(G *gp, void *count) {
    uint32_t status = readgstatus(gp);
    if (status != Gdead && status != Gidle && !gp->isSystem) ++*(int32_t *)count;
}

int32_t gcount(void) {
    int32_t n = 0;
    forEachG(countUserG, &n);
    return n;
}

// ---- Parking ----

static NORETURN inline void execute(G *gp, bool inheritTime) {
    M *mp = getg()->m;
    mp->curg = gp;
    gp->m = mp;
    casgstatus(gp, Grunnable, Grunning);
    if (!inheritTime) mp->p->schedtick++;
    if (gp->sched.pc == gp->startpc) gostart(&gp->sched);
    gogo(&gp->sched);
}

// On g0, with the goroutine off its stack: from here on somebody else may run it.
static void park_m(G *gp) {
    M *mp = gp->m;
    casgstatus(gp, Grunning, Gwaiting);
    mp->curg = NULL;
    gp->m = NULL;
    bool (*unlockf)(G *, void *) = mp->waitunlockf;
    if (unlockf != NULL && !unlockf(gp, mp->waitlock)) {
        casgstatus(gp, Gwaiting, Grunnable);
        execute(gp, true);
    }
    schedule();
}

void gopark(bool (*unlockf)(G *, void *), void *lock, WaitReason reason, int32_t traceskip) {
    G *gp = getg();
    M *mp = gp->m;
    mp->waitunlockf = unlockf;
    mp->waitlock = lock;
    gp->waitreason = reason;
    gp->waitsince = 0;
    mcall(park_m);
}

static bool parkunlock(G *gp, void *l) {
    unlock(l);
    return true;
}

void goparkunlock(Mutex *l, WaitReason reason, int32_t traceskip) {
    gopark(parkunlock, l, reason, traceskip);
}

void goready(G *gp, int32_t traceskip) {
    M *mp = acquirem();
    casgstatus(gp, Gwaiting, Grunnable);
    runqput(mp->p, gp, true);
    if (UNLIKELY(atomic_load_relaxed(&sched.npidle) != 0)) wakep();
    releasem(mp);
}

static void gosched_m(G *gp) {
    M *mp = gp->m;
    casgstatus(gp, Grunning, Grunnable);
    mp->curg = NULL;
    gp->m = NULL;
    runqput(mp->p, gp, false);
    schedule();
}

void Gosched(void) {
    mcall(gosched_m);
}

// ---- Finding work ----

// The P has nothing else: one goroutine out of the global queue.
static G *globrunqgetLocked(P *pp, int32_t max) {
    if (atomic_load_relaxed(&sched.runqsize) == 0) return NULL;
    lock(&sched.lock);
    G *gp = globrunqget(pp, max);
    unlock(&sched.lock);
    return gp;
}

// Four rounds over the other Ps from a random start; runnext is taken in the last one only, its owner is about to run it.
static G *stealWork(P *pp) {
    for (int32_t round = 0; round < 4; round++) {
        int32_t start = cheaprandn(gomaxprocs);
        for (int32_t i = 0; i < gomaxprocs; i++) {
            P *p2 = allp[(start + i) % gomaxprocs];
            if (p2 == pp || atomic_load_relaxed(&p2->status) == Pidle) continue;
            G *gp = runqsteal(pp, p2, round == 3);
            if (gp != NULL) return gp;
        }
    }
    return NULL;
}

// Everybody is about to sleep: is there anything that could ever wake the program? sched.lock held; the caller's M is
// already counted as idle.
static NOINLINE COLD void checkdead(void) {
    int64_t running = sched.mnext - sched.nmidle - sched.nmidlelocked - sched.nmsys;
    if (running > 0 || atomic_load(&sched.dying) != 0) return;
    unlock(&sched.lock);
    if (gcount() == 0) fatal("no goroutines (main called runtime.Goexit) - deadlock!");
    fatal("all goroutines are asleep - deadlock!");
}

static void pidleput(P *pp) {
    pp->link = sched.pidle;
    sched.pidle = pp;
    atomic_store(&sched.npidle, sched.npidle + 1);
}

static P *pidleget(void) {
    P *pp = sched.pidle;
    if (pp == NULL) return NULL;
    sched.pidle = pp->link;
    atomic_store(&sched.npidle, sched.npidle - 1);
    if (atomic_load(&sched.sysmonwait) != 0) {
        atomic_store(&sched.sysmonwait, 0);
        notewakeup(&sched.sysmonnote);
    }
    return pp;
}

// Puts this M, which has no P, to sleep until startm gives it one.
static NOINLINE COLD void stopm(void) {
    M *mp = getg()->m;
    mp->schedlink = sched.midle;
    sched.midle = mp;
    sched.nmidle++;
    checkdead();
    unlock(&sched.lock);
    notesleep(&mp->park);
    noteclear(&mp->park);
    acquirep(mp->nextp);
    mp->nextp = NULL;
}

// A G to run. Sleeps until there is one.
static NOINLINE G *findrunnable(bool *inheritTime) {
    M *mp = getg()->m;
    for (;;) {
        P *pp = mp->p;
        G *gp = runqget(pp, inheritTime);
        if (gp != NULL) return gp;
        gp = globrunqgetLocked(pp, 0);
        if (gp != NULL) return gp;
        if (gomaxprocs > 1) {
            if (!mp->spinning) {
                mp->spinning = true;
                atomic_xadd(&sched.nmspinning, 1);
            }
            gp = stealWork(pp);
            if (gp != NULL) return gp;
        }
        lock(&sched.lock);
        if (sched.runqsize != 0) {
            gp = globrunqget(pp, 0);
            unlock(&sched.lock);
            return gp;
        }
        pidleput(releasep());
        if (mp->spinning) {
            // Work may have been added between our last look and the count going down, by somebody who saw us spinning and
            // woke nobody: look once more.
            mp->spinning = false;
            atomic_xadd(&sched.nmspinning, -1);
            for (int32_t i = 0; i < gomaxprocs; i++) {
                if (runqempty(allp[i])) continue;
                P *idle = pidleget();
                unlock(&sched.lock);
                acquirep(idle);
                goto again;
            }
        }
        stopm();
    again:;
    }
}

void schedule(void) {
    M *mp = getg()->m;
    P *pp = mp->p;
    bool inheritTime = false;
    G *gp = NULL;
    if (UNLIKELY(mp->locks != 0)) throw("schedule: holding locks");
    pp->preempt = false;
    if (UNLIKELY(pp->schedtick % 61 == 0)) gp = globrunqgetLocked(pp, 1);
    if (gp == NULL) gp = runqget(pp, &inheritTime);
    if (UNLIKELY(gp == NULL)) gp = findrunnable(&inheritTime);
    if (UNLIKELY(mp->spinning)) {
        mp->spinning = false;
        atomic_xadd(&sched.nmspinning, -1);
        wakep(); // we found something: perhaps there is more
    }
    execute(gp, inheritTime);
}

// ---- Threads ----

static NORETURN COLD void nothread(int32_t errno) {
    printlock();
    printstring(GOSTR("runtime: failed to create new OS thread (have "));
    printint(sched.mnext);
    printstring(GOSTR(" already; errno="));
    printint(errno);
    printstring(GOSTR(")\n"));
    if (errno == 11) printstring(GOSTR("runtime: may need to increase max user processes (ulimit -u)\n")); // EAGAIN
    printunlock();
    throw("newosproc");
}

// On g0.
COLD void newm(void (*fn)(void), P *pp) {
    M *mp = persistentalloc(sizeof(M), 64);
    G *gp = persistentalloc(sizeof(G), 64);
    gp->stack.lo = (uintptr_t)persistentalloc(StackG0, 64);
    gp->stack.hi = gp->stack.lo + StackG0;
    gp->stackguard0 = gp->stackguard1 = gp->stack.lo + StackGuard;
    gp->m = mp;
    mp->g0 = gp;
    mp->mstartfn = fn;
    mp->nextp = pp;
    mcommoninit(mp);
    int32_t id = newosproc(mp, (void *)gp->stack.hi);
    if (id < 0) nothread(-id);
    mp->procid = id;
}

typedef struct StartRequest { bool spinning; } StartRequest;

// On g0: an idle M, or a new one, gets an idle P. Without an idle P nothing happens.
static COLD void startm(void *arg) {
    bool spinning = ((StartRequest *)arg)->spinning;
    lock(&sched.lock);
    P *pp = pidleget();
    M *mp = pp == NULL ? NULL : sched.midle;
    if (mp != NULL) {
        sched.midle = mp->schedlink;
        sched.nmidle--;
        mp->spinning = spinning;
        mp->nextp = pp;
    }
    unlock(&sched.lock);
    if (pp == NULL) {
        if (spinning) atomic_xadd(&sched.nmspinning, -1);
    } else if (mp != NULL) {
        notewakeup(&mp->park);
    } else {
        if (spinning) atomic_xadd(&sched.nmspinning, -1); // a new M starts without
        newm(NULL, pp);
    }
}

void wakep(void) {
    if (atomic_load(&sched.nmspinning) != 0 || !atomic_cas(&sched.nmspinning, 0, 1)) return;
    StartRequest r = {true};
    systemstack(startm, &r);
}

// ---- Sudogs ----

static NOINLINE COLD void sudogrefill(P *pp) {
    lock(&sched.sudoglock);
    while (pp->nsudogcache < SudogMax / 2 && sched.sudogcache != NULL) {
        Sudog *s = sched.sudogcache;
        sched.sudogcache = s->next;
        s->next = pp->sudogcache;
        pp->sudogcache = s;
        pp->nsudogcache++;
    }
    unlock(&sched.sudoglock);
    if (pp->sudogcache != NULL) return;
    Sudog *batch = persistentalloc(16 * sizeof(Sudog), 64);
    for (int32_t i = 0; i < 16; i++) {
        batch[i].next = pp->sudogcache;
        pp->sudogcache = &batch[i];
        pp->nsudogcache++;
    }
}

static NOINLINE COLD void sudogspill(P *pp) {
    lock(&sched.sudoglock);
    while (pp->nsudogcache > SudogMax / 2) {
        Sudog *s = pp->sudogcache;
        pp->sudogcache = s->next;
        pp->nsudogcache--;
        s->next = sched.sudogcache;
        sched.sudogcache = s;
    }
    unlock(&sched.sudoglock);
}

Sudog *acquireSudog(void) {
    M *mp = acquirem();
    P *pp = mp->p;
    if (UNLIKELY(pp->sudogcache == NULL)) sudogrefill(pp);
    Sudog *s = pp->sudogcache;
    pp->sudogcache = s->next;
    pp->nsudogcache--;
    s->next = NULL;
    releasem(mp);
    return s;
}

void releaseSudog(Sudog *s) {
    if (UNLIKELY(s->elem != NULL || s->isSelect || s->waitlink != NULL || s->c != NULL))
        throw("runtime: sudog released while in use");
    M *mp = acquirem();
    P *pp = mp->p;
    *s = (Sudog){.next = pp->sudogcache};
    pp->sudogcache = s;
    if (UNLIKELY(++pp->nsudogcache > SudogMax)) sudogspill(pp);
    releasem(mp);
}
