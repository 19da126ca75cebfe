// rt.h: the one header of the runtime: its structures, globals and the functions that one file offers to the others.
//
// G is a goroutine, M a thread (a "machine"), P the right to run Go code, with a run queue and caches of its own. An M
// needs a P to run a G; an M without work parks, its P goes to sched.pidle. Names and fields are Go's, so what is known
// about Go's scheduler, and what Go-aware debuggers look for, holds here.
//
// Which stack: a function runs on the goroutine's stack (any C function may: its prologue grows the stack, see
// stack.c), on g0 (the M's own 64 KB stack: the scheduler, memory, whatever takes sched.lock) or on gsignal (signal
// handlers). A function that may run where no valid stack limit is in 0x70(fs) is marked NOSPLIT.
//
// The order of locks is in README.md. A field without a lock in its comment belongs to the goroutine or the M that
// owns the structure.
#ifndef GOCC_RT_H
#define GOCC_RT_H

#include "abi/abi.h"
#include "abi/atomic.h"
#include "abi/rtfuncs.h"

typedef struct G G;
typedef struct M M;
typedef struct P P;
typedef struct Sched Sched;
typedef struct Hchan Hchan;
typedef struct Sudog Sudog;
typedef struct Panic Panic;       // lang/panic.c
typedef struct Defer Defer;       // lang/panic.c
typedef struct Mcache Mcache;     // mem/mheap.h
typedef struct Timer Timer;       // svc/svc.h
typedef struct Labels Labels;     // svc/pprof.h
typedef struct Profile Profile;   // svc/pprof.h
typedef struct Bytes Bytes;       // svc/pprof.h
typedef struct Ucontext Ucontext; // os/linux/syscall.h

#define NORETURN __attribute__((noreturn))
#define NOINLINE __attribute__((noinline))
#define COLD __attribute__((cold, minsize))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define GOSTR(literal) ((GoString){(const uint8_t *)(literal), sizeof(literal) - 1})
#ifdef RT_HOSTED
#define NOSPLIT
#define G0_CODE
#define G0_CODE_END
#else
// No stack check in the prologue. What such a function and those it calls without a check use must fit in StackSmall.
#define NOSPLIT __attribute__((no_split_stack))
// The linker wants to hear from every file that it is in on the split stacks, from one without checks as well.
__asm__(".section .note.GNU-split-stack, \"\", @progbits\n.text");
// Between the two: functions that run on g0 or gsignal only, which do not grow. Without stack checks they are smaller.
#define G0_CODE _Pragma("clang attribute push(__attribute__((no_split_stack)), apply_to = function)")
#define G0_CODE_END _Pragma("clang attribute pop")
// The runtime's variables have sections of their own: where pointers are in them the collector does not know
// (mgcroots.c).
#pragma clang section data = "rt_data" bss = "rt_bss"
#endif

enum {
    StackMin = 2048, // first segment of a goroutine
    // from the low end of a segment's usable part to the limit that prologues compare with: 256 that frames under 256
    // bytes take unchecked, the rest for __morestack and NOSPLIT functions
    StackGuard = 736,
    StackG0 = 65536,      // g0 of every M
    StackCacheOrders = 5, // a P caches free segments of StackMin << 0..4 bytes
    MaxProcs = 256,
    MaxStackSize = 1000000000,    // of a goroutine, unless the program asks for something else (sched.maxstack), but...
    MaxStackCeiling = 2000000000, // ...never more than this
};

// Value of G.stackguard0, above all addresses: the goroutine is to make way at the next call. preempt.c
enum { StackPreempt = -2 };

// Values of G.atomicstatus. Go's numbers: debuggers know them.
enum {
    Gidle = 0,     // just allocated
    Grunnable = 1, // on a run queue
    Grunning = 2,  // has an M and a P, on no queue
    Gsyscall = 3,  // in a system call, has an M
    Gwaiting = 4,  // parked; something else (a channel, a list) remembers it
    Gdead = 6,     // unused: in a free list, or being set up
    Gpreempted = 9,
};

// Values of P.status. Of an M in a system call: it may take its P back, or somebody else takes it, by cas.
enum { Pidle, Prunning, Psyscall, Pgcstop, Pdead };

// Values of G.resume: where a runnable goroutine stands.
enum {
    ResumeJump,   // at sched.pc, with all registers dead
    ResumeStart,  // before the first instruction of its function
    ResumeSignal, // at any instruction, its registers in g.async
};

typedef enum WaitReason {
#define WAITREASON(name, text) waitReason##name,
#include "sched/waitreasons.def"
#undef WAITREASON
    waitReasonCount
} WaitReason;

// The shape debuggers expect of atomicstatus
typedef struct AtomicUint32 {
    uint32_t value;
} AtomicUint32;

typedef struct Stack {
    uintptr_t lo, hi;
} Stack;

// One segment of a goroutine's stack. The header lies at the low end of the segment's own memory.
typedef struct Stackseg {
    Stack stack; // usable part; stack.hi is the end of the segment
    // stack.lo + StackGuard; the highest address there is if every call is to enter __morestack
    uintptr_t guard;
    uintptr_t avail;       // room from stack.lo + StackGuard on; 0 if __morestack is always to ask newstack
    struct Stackseg *prev; // the segment that called into this one, NULL in the first
    struct Stackseg *next; // the segment kept for the next crossing; link in the free lists
    uint32_t size;         // whole block, header included: a power of two
    uint32_t total;        // size of this and all earlier segments, for the limit
    uintptr_t prevsp;      // rsp in prev when it was left
} Stackseg;

// Where a goroutine that does not run goes on. Everything but sp, bp and pc is dead at a switch.
typedef struct Gobuf {
    uintptr_t sp;
    uintptr_t pc;
    G *g;
    void *ctxt; // goes to r10: the Funcval of a new goroutine
    uintptr_t ret;
    uintptr_t lr; // 0 on this machine
    uintptr_t bp;
} Gobuf;

struct G {
    Stack stack;           // the segment it runs on (g0: the M's stack)
    uintptr_t stackguard0; // stack limit for compiled code; copied to 0x70(fs) when it runs
    uintptr_t stackguard1; // stack limit for the runtime on g0
    Panic *_panic;         // innermost panic
    Defer *_defer;         // innermost defer
    M *m;                  // the M that runs it, or NULL
    Gobuf sched;
    Stackseg *seg;             // current segment; NULL on g0 and gsignal
    Stackseg *seg0;            // first segment, kept when the G dies
    void *param;               // what the waker hands over (the Sudog that fired)
    AtomicUint32 atomicstatus; // atomic
    uint32_t selectDone;       // atomic: won by the first case of a select that fires
    uint64_t goid;
    G *schedlink;         // next in the global queue or a free list; its lock
    int64_t waitsince;    // nanotime_real when it parked, roughly: sched.roughtime
    uint8_t waitreason;   // WaitReason, valid if Gwaiting
    bool maywake, leaked; // blocked on something that can be reached; on something else. mgcleak.c, world stopped
    uint8_t resume;       // Resume: how execute makes it go on
    bool paniconfault;    // debug.SetPanicOnFault: a fault anywhere is a panic
    bool isSystem;        // of the runtime itself: not counted for deadlock, not shown in tracebacks
    uint32_t scangen;     // atomic: gc_scangen: the collector has seen its stack (mgcmark.c)
    uint32_t pins;        // > 0: not to be preempted; for fast paths that are inlined into compiled code
    M *lockedm;           // LockOSThread
    struct Async *async;  // registers of a preempted goroutine; memory for them once it was. preempt.c
    uint64_t parentGoid;  // who created it
    uintptr_t gopc;       // pc of the go statement
    uintptr_t startpc;    // pc of its function
    const Labels *labels; // in the heap, or NULL; `go` passes them on. Only the goroutine sets them. svc/labels.c
    const void *waitaddr; // blocked on this semaphore, sync.Cond or coroutine; svc/sema.c, coro.c
    Sudog *waiting;       // Sudogs it waits with, in lock order
    Timer *timer;         // of time.Sleep
    uint64_t traceflow;   // GOTRACE: number of the arrow that ends where it runs next
    uint8_t tracewake;    // GOTRACE: what kind of arrow
    uint32_t cleargen;    // gc_scangen when its first segment was all zeros, at the beginning of a life
    int64_t readytime;    // ModeReadyTime: nanotime of the last goready
    // The last fault that became a panic, for its message.
    uint32_t sig, sigcode0; // signal, its code
    uintptr_t sigcode1;     // address that was accessed
    uintptr_t sigpc;
};

// A G on one wait list: one goroutine may be on many (select), and a list has many goroutines.
struct Sudog {
    G *g;
    Sudog *next, *prev; // on the wait queue; channel lock. next links the free list as well
    void *elem;         // data element, may point into a stack
    int64_t acquiretime, releasetime;
    uint32_t ticket;
    bool isSelect;    // g takes part in a select: selectDone must be won to wake it
    bool success;     // woken by a value, not by close
    uint16_t waiters; // svc/sema.c: others behind it; at most 65535
    Sudog *parent;
    Sudog *waitlink; // g.waiting list
    Sudog *waittail;
    Hchan *c; // the channel
};

typedef struct Waitq {
    Sudog *first, *last;
} Waitq;

// Blocks the thread, not the goroutine: for the runtime's own short critical sections. lock.c
// 0 free, 1 held, 2 held and somebody may sleep; atomic
typedef struct Mutex {
    uint32_t key;
} Mutex;

// One-time wake-up of one thread: noteclear, then one notesleep and one notewakeup in any order. note.c
// 0 or 1; atomic
typedef struct Note {
    uint32_t key;
} Note;

// Through schedlink
typedef struct GQueue {
    G *head, *tail;
} GQueue;
typedef struct GList {
    G *head;
    int32_t n;
} GList;

// Timers of a P, first the earliest. svc/timer.c
typedef struct TimerEntry {
    int64_t when;
    Timer *timer;
} TimerEntry;
typedef struct TimerHeap {
    Mutex lock;
    int64_t first; // atomic, changed under lock: when of the earliest, 0 if there is none
    TimerEntry *at;
    intgo len, cap;
} TimerHeap;

struct M {
    G *g0;      // with the stack that the scheduler runs on
    G *gsignal; // with the stack that signal handlers run on
    // Thread storage: the fs register points at tls[1]. -8(fs) = tls[0] is the current G; 0x28(fs) = tls[6] is the
    // stack protector's canary, read by libm; 0x70(fs) = tls[15] is the stack limit that prologues compare rsp with.
    uintptr_t tls[16];
    void (*mstartfn)(void);
    G *curg;  // goroutine it runs, or NULL
    P *p;     // attached P, NULL while it runs no Go code
    P *nextp; // P to take on wake-up
    P *oldp;  // P that it had before the system call it is in
    int64_t id;
    int32_t locks;          // > 0: must not be preempted nor give up its P. From SoloSection on: solo.h
    int32_t mallocing;      // in the allocator: a second entry is a bug
    int32_t throwing;       // in a fatal error
    int32_t dying;          // how deep in dying it is
    int32_t printlock;      // depth of printlock
    bool spinning;          // out of work, looks for some actively
    bool blocked;           // asleep on park
    uint32_t signalPending; // atomic: a preemption signal is under way
    uint32_t lockedExt;     // depth of LockOSThread
    uint32_t procid;        // thread id of the kernel
    uint32_t owescall;      // atomic: svc/allthreads.c wants a system call made by this thread
    uint64_t sigmask;       // signals blocked when it starts
    uint32_t alive;         // atomic: the thread is not gone yet. Valid in sched.mdead
    Note park;
    M *alllink;                       // next in allm; written once
    M *schedlink;                     // next in sched.midle or sched.mdead; sched.lock
    G *lockedg;                       // LockOSThread
    bool (*waitunlockf)(G *, void *); // of the gopark in progress
    void *waitlock;
    uint8_t waitreason;
};

struct P {
    // Run queue: the owner writes tail, anybody moves head by cas. runqhead and runqtail run freely, modulo 2^32.
    uint32_t runqhead; // atomic
    uint32_t runqtail; // atomic, written by the owner only
    // atomic. Ready goroutine to run next, within the time slice of the one that readied it; only the owner sets it to
    // a G, anybody may take it
    G *runnext;
    M *m;            // NULL if idle
    uint32_t status; // Pidle, Prunning...; atomic
    int32_t id;
    uint32_t schedtick; // one up for every time slice; sysmon reads it
    uint32_t runcount;  // one up for every goroutine run; sysmon and thieves read it
    bool preempt;       // atomic: enter the scheduler soon
    // What its goroutines are like, for wake-up and theft (steal.c): cycles from one switch to the next, on average.
    uint32_t grain;     // atomic
    uint32_t grainruns; // runcount when the measurement began, and its time in cycles
    uint64_t graintime;
    Mcache *mcache;
    uint8_t *mapscratch;   // lang/map_grow.c; NULL until it is needed
    uint64_t cheaprand;    // state of cheaprand
    uint64_t goidcache;    // goids handed out from here...
    uint64_t goidcacheend; // ...to here
    GList gFree;           // dead Gs with their first segment
    Sudog *sudogcache;     // free Sudogs
    int32_t nsudogcache;
    uint32_t syscalltick; // one up for every system call; sysmon reads it
    P *link;              // next in sched.pidle; sched.lock
    int32_t nstackcache[StackCacheOrders];
    Stackseg *stackcache[StackCacheOrders]; // free segments of StackMin << i bytes
    struct TraceChunk *trace;               // GOTRACE: events
    uint64_t tracearrows;                   // GOTRACE: arrows that began here
    TimerHeap timers;
    uint64_t timerlook; // cycles: when the owner last looked whether one is due
    G *runq[256];       // atomic
    // Written by others.
    uint32_t thiefruns __attribute__((aligned(64))); // atomic: runcount when a thief looked, and that moment in cycles
    uint64_t thieftime;                              // atomic
    uint32_t sysmontick, sysmonruns, sysmonsyscalls; // sysmon: schedtick, runcount and syscalltick when it looked
    int64_t sysmonwhen, sysmonsyscallwhen;           // sysmon: when it saw that schedtick and that syscalltick first
};

struct Sched {
    Mutex lock;
    uint64_t goidgen;     // atomic; last goid handed to a P
    M *midle;             // idle Ms; lock
    int32_t nmidle;       // lock
    int32_t nmidlelocked; // locked Ms that wait for work; lock
    M *mdead;             // Ms whose thread has ended, or is about to; lock
    int64_t mnext;        // Ms created, next id; lock
    int64_t nmfreed;      // how many of them have no thread any more; lock
    int32_t maxmcount;    // more Ms than these are a fatal error; lock
    uintptr_t maxstack;   // bytes of stack that a goroutine may have
    int32_t nmsys;        // Ms of the system, not counted for deadlock (sysmon); lock
    P *pidle;             // idle Ps; lock
    GQueue runq;          // global queue; lock
    int32_t runqsize;     // lock; read atomically as a hint
    uint64_t npreempted;  // goroutines that a signal made give way; lock
    Mutex gFreeLock;
    GList gFree; // dead Gs; gFreeLock
    Mutex sudoglock;
    Sudog *sudogcache; // sudoglock
    Mutex stacklock;
    Stackseg *stackfree[10];           // free segments of StackMin << i bytes; stacklock
    uintptr_t stackpool, stackpoolend; // memory for new ones; stacklock
    Mutex allglock;
    Mutex asynclock;
    struct Async *asyncfree; // asynclock
    int64_t lastpoll;        // when the poller was asked last, by a waiter or by sysmon; a hint
    int32_t stopwait;        // Ps that have not stopped yet; lock
    Note stopnote;           // woken when stopwait becomes 0
    int64_t wenton;          // nanotime when the last M was about to be woken after a stop; who has worldsema
    uint32_t worldsema;      // atomic: somebody stops the world, or has stopped it
    bool sysmonbusy;         // the monitor looks often: set when work could not be given away yet
    uint32_t sysmonwait;     // atomic: sysmon sleeps on sysmonnote
    Note sysmonnote;
    int64_t nsteal;
    uint32_t idlewaiter; // atomic: an M sleeps until the first timer or in the poller, or is about to...
    int64_t idleuntil;   // atomic: ...until then; 0: it does not know yet
    uint32_t idlebreak;  // atomic, futex: it should look again
    int32_t npollwait;   // atomic: goroutines parked in the poller
    uint32_t polling;    // atomic: an M asks the poller without waiting
    uint32_t dying;      // atomic: somebody is printing a fatal error
    // Read at every `go` and every wake-up: a cache line without anything that changes as often.
    int32_t nmspinning __attribute__((aligned(64))); // atomic
    int32_t npidle;                                  // atomic, changed under lock
    uint32_t solo;                                   // atomic, changed under lock: one P at most is not idle; solo.h
    uint32_t gcwaiting;                              // atomic: a stop of the world is wanted
    int64_t roughtime; // atomic: nanotime_real, a few hundredths of a second old; valid while some P is not idle
    uint32_t modes;    // ModeSeed...: what else the scheduler has to do. Atomic
};

// Bits of sched.modes.
enum {
    ModeSeed = 1,      // GODEBUG=seed=N: seed.c chooses
    ModeTrace = 2,     // GOTRACE=FILE: trace.c records
    ModeReadyTime = 4, // runtime.SetBlockProfileRate: goready notes the time
};

typedef struct AllGs {
    G **array;
    intgo len, cap;
} AllGs;

extern G g0;              // the boot thread's g0
extern M m0;              // the boot thread
extern M *allm;           // all Ms through alllink; atomic
extern P *allp[MaxProcs]; // gomaxprocs of them
extern AllGs allgs;       // every G ever made, dead ones too; sched.allglock
extern uintptr_t allglen; // atomic; allgs.array[0..allglen) may be read without a lock
extern Sched sched;
extern int32_t ncpu;
extern int32_t gomaxprocs;
extern int32_t nallp;    // Ps ever made
void runtime_main(void); // what goroutine 1 does
extern Funcval mainPC;   // its func value
extern G *main_g;        // goroutine 1
extern bool runtimeInitDone;

#ifdef RT_HOSTED
extern _Thread_local G *hosted_g;
#define getg() (hosted_g)
#else
// The current G, through thread storage. After a call that may park, m and p may be others: read them again.
#define getg() (*(G * __seg_fs *)(uintptr_t)-8)
#endif

#define getcallerpc() ((uintptr_t)__builtin_return_address(0)) // in NOSPLIT functions: else it may be __morestack's
#define getcallersp() ((uintptr_t)__builtin_frame_address(0) + 16)
#define getcallerfp() ((uintptr_t)__builtin_frame_address(0))

static inline uint32_t readgstatus(G *gp)
{
    return atomic_load_acq(&gp->atomicstatus.value);
}

// Pins the goroutine to its M: no preemption, no change of P until releasem.
static inline M *acquirem(void)
{
    M *mp = getg()->m;
    mp->locks++;
    __asm__ volatile("" ::: "memory");
    return mp;
}

static inline void releasem(M *mp)
{
    __asm__ volatile("" ::: "memory");
    mp->locks--;
}

// Keeps the goroutine from being preempted, as acquirem does, where the code may be inlined into compiled code. Fences
// for signals hold LLVM back as empty assembly does, and take it less time: it looks up each clobber of that by name.
static inline G *pin(void)
{
    G *gp = getg();
    gp->pins++;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    return gp;
}

static inline void unpin(G *gp)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    gp->pins--;
}

#ifndef RT_HOSTED
#include "arch/amd64/switch.h"
#endif

// arch/amd64/asm.S
// Neither these two nor schedule return. They are not declared so because a compiler makes a jump of a call that could,
// in the last place, and a call that never returns spoils the processor's prediction of the returns to come.
void gogo(Gobuf *buf);                           // goes on where buf says, on buf->g. Any stack but buf's
void gostart(Gobuf *buf);                        // the same for a goroutine that has not run yet
void systemstack(void (*fn)(void *), void *arg); // fn(arg) on g0; from g0 it is a plain call. fn must not park
NORETURN void abort(void);                       // ud2
extern const uint8_t goexit_end[];
void goexit(void); // what a goroutine's first function returns to (at goexit + 1)
void mstart(void); // first code of an M on its g0; never returns
// arch/amd64/morestack.S
NORETURN void morestack_again(void); // where a goroutine goes on that was preempted in newstack
// see stack.c; frames in [__morestack, __morestack_end) are no Go frames
void __morestack(void);
extern const char __morestack_end[];
extern const uintptr_t morestack_pieces[3][2]; // of __morestack: begun anew when a signal asks gp to make way there
// arch/amd64/memmove.S, memset.S, memcmp.S: also memcpy. memmove is in rtfuncs.def
void *memcpy(void *to, const void *from, uintptr_t n);
void *memset(void *p, int c, uintptr_t n);
int memcmp(const void *a, const void *b, uintptr_t n);

// os/linux/os.c
void args(int32_t argc, char **argv);                  // keeps argc, argv, envp and the auxiliary vector
void osinit(void);                                     // ncpu, page size, vDSO
int32_t getproccount(void);                            // what ncpu would be now
const char *gogetenv(const char *name);                // value, or NULL
const char *godebug(const char *key);                  // what follows KEY= in GODEBUG, or NULL
int64_t godebugnumber(const char *key, int64_t unset); // the number there (parsenumber); unset if there is no KEY=
int64_t parsenumber(const char **s);                   // steps over the digits at *s; 0 if there are none
int64_t write(int32_t fd, const void *p, uintptr_t n); // bytes written or -errno
NORETURN void exit(int32_t code);                      // of the process
void *sysReserve(uintptr_t n);                         // zeroed memory, committed on first touch; NULL if there is none
void *sysMap(void *hint, uintptr_t n);                 // the same, but refused if it is more than there can ever be
void sysUnused(void *p, uintptr_t n);                  // takes the memory away; it is zero when touched again
void sysHugePage(void *p, uintptr_t n);                // will be used densely
void sysFree(void *p, uintptr_t n);
void usleep(uint32_t usec);
void osyield(void);
int32_t futexsleep(uint32_t *addr, uint32_t val, int64_t ns); // while *addr == val; ns < 0: no limit. 0 or -errno
void futexwakeup(uint32_t *addr, uint32_t cnt);
// every thread passes a memory barrier; false: the kernel cannot do it
bool barrierAllThreads(void);
int32_t newosproc(M *mp, void *stk); // thread that runs mstart on mp->g0; its id or -errno
// of the calling thread; the kernel sets *alive to 0 when it is gone
NORETURN void exitThread(uint32_t *alive);
extern int32_t runtime_argc;
extern char **runtime_argv, **runtime_envp;
extern uintptr_t physPageSize;
extern uint64_t startupRand; // random, from the kernel
// os/linux/clock.c
int64_t nanotime(void);              // monotonic, ns; virtual with GODEBUG=seed=N
int64_t nanotime_real(void);         // never virtual: for what waits for the kernel
int64_t threadtime(uint32_t procid); // ns that the processor worked for this thread
typedef struct Walltime {
    int64_t sec;
    int32_t nsec;
} Walltime;
Walltime walltime(void);
// os/linux/netpoll_epoll.c. Errors are errnos, 0 if there is none
enum { PollIn = 1, PollOut = 2, PollFailed = 4 }; // what a descriptor is ready for; PollFailed: nothing but an error
void netpollinit(void);
int32_t netpollopen(int32_t fd, uint64_t tag); // tag: what its events will say; not 0
int32_t netpollclose(int32_t fd);
void netpollbreak(void); // ends a netpollwait of another thread
bool netpollwait(int64_t ns, void (*ready)(uint64_t tag, uint32_t what, void *arg), void *arg); // g0. Calls ready for
    // each event; ns < 0: waits for one. True: there was a break
// os/linux/signal.c
void initsig(void);                      // handlers for all signals but a few
void malgsignal(M *mp);                  // makes mp->gsignal
void signalM(M *mp, int32_t sig);        // the signal goes to its thread
void setsig(int32_t sig, void *handler); // for all threads
void minit_signal(M *mp);                // on the thread itself: its signal stack and mask
// gsignal or g0. svc/sigqueue.c; NULL without. False: nobody wants it
extern bool (*sigqueue)(int32_t sig);
void sigenable(int32_t sig); // these three: for a signal that the program may ask for
void sigdisable(int32_t sig);
void sigignore(int32_t sig);
bool sigignored(int32_t sig);
// g0. A write to standard output said EPIPE: ends the program, or not
void sigpipe(void);
NORETURN void dieFromSignal(int32_t sig);     // g0, gsignal. Ends the program by the signal's own action
uintptr_t sigcontext_pc(const Ucontext *ctx); // where the signal came
uintptr_t sigcontext_sp(const Ucontext *ctx);
uintptr_t sigcontext_bp(const Ucontext *ctx);
void dumpregs(const Ucontext *ctx); // prints them

// mem/malloc.c (mallocgc, newobject and newarray are in rtfuncs.def)
// where every object of size 0 is, variables of compiled code included
extern uint64_t runtime_zerobase;
void mallocinit(void);
Mcache *allocmcache(void);
void *mallocarray(uintptr_t size, Rtype *elem);         // zero; elements of a slice, which code will walk over
void *persistentalloc(uintptr_t size, uintptr_t align); // zeroed, never freed; any stack
NORETURN void throwOutOfMemory(void);

// sched/coro.c: coroutines; what package iter calls, and coro_new in proc.c
void coro_switch(G **coro);      // who waits in *coro goes on; the caller waits until somebody switches back
void coro_end(G **coro);         // who waits goes on; so does the caller, for the last time
void coro_wait(G *gp, G **coro); // gp, which is Gwaiting, will go on at the next switch

// sched/proc.c (newproc is in rtfuncs.def)
void check(void);
void schedinit(void);
// until goready. unlockf runs on g0 after the goroutine is off its stack; false: do not park
void gopark(bool (*unlockf)(G *, void *), void *lock, WaitReason reason, int32_t traceskip);
extern void (*blockpark)(void (*park_m)(G *)); // atomic: NULL or, with a block profile, in the place of mcall(park_m)
void goparkunlock(Mutex *l, WaitReason reason, int32_t traceskip);
void goready(G *gp, int32_t traceskip); // gp is Gwaiting; makes it the next to run here
void Gosched(void);
void gosched_m(G *gp);      // g0. gp, which is off its stack, gives way to others
NORETURN void Goexit(void); // lang/panic.c calls it after the deferred calls
void casgstatus(G *gp, uint32_t from, uint32_t to);
void dropg(G *gp, uint32_t status, int32_t why);   // g0. gp, which ran here, leaves its M; why: for a trace (trace.h)
void schedule(void);                               // g0
void execute(G *gp, bool inheritTime);             // g0. Goes on with gp, which is Grunnable and in no queue
void coro_new(Funcval *fn, G **coro);              // for coro.c
void injectglist(GQueue *q, int32_t n);            // n Gs that became runnable to the global queue; wakes Ps
void injectg(G *gp);                               // goready for a caller without P: gp, Gwaiting, to the global queue
void forEachG(void (*fn)(G *, void *), void *arg); // all Gs that exist at the call, dead ones too
const char *waitReasonString(WaitReason w);
void unlockinit(void); // the caller has left the initialisers, if it was in them
int32_t gcount(void);  // user goroutines that live
// sched/mach.c: threads
void mcommoninit(M *mp);
int32_t setmaxthreads(int32_t n);                  // gives the old limit
void newm(void (*fn)(void), P *pp, bool spinning); // g0. New thread; runs fn, if any, then the scheduler with pp
void startm(P *pp, bool spinning);                 // g0. An M, idle or new, runs pp, or an idle P if pp is NULL
void checkdeadagain(void *unused);                 // g0: what kept the program from being dead is over
// g0, no P. Sleeps until there is one for this M; looks for so many ns first
void stopm(int64_t look);
void handoffp(P *pp);   // g0. pp has lost its M: to another M, or idle
void wakep(void);       // there is work: an idle P, if any, starts to look for it
void wakepMaybe(P *pp); // work was added to pp: wakep if another P could do it sooner
// g0. The goroutine that was locked to this M is over: so is the thread
NORETURN void mexit(void);
void LockOSThread(void);
void UnlockOSThread(void);
void stoplockedm(void);   // g0. This M's goroutine is not runnable: until it is
void startlockedm(G *gp); // g0. gp belongs to another M: this one gives it its P and sleeps
// sched/proc_p.c: Ps, and stopping the world
// world stopped. *runnable: Ps with work, through link; not the own one
void procresize(int32_t n, P **runnable);
void acquirep(P *pp);
void roughtimeis(int64_t now); // sets sched.roughtime, if it is time to
P *releasep(void);             // gives it up, Pidle
void pidleput(P *pp);          // sched.lock held
P *pidleget(void);             // sched.lock held. NULL: none
void soloupdate(void);         // sched.lock held. solo.c: npidle or gomaxprocs has changed
void stopTheWorldM(void);      // the same on g0 of a thread without P
void startTheWorldM(void);
void stopTheWorld(void); // on a goroutine: this P is the only one that runs, until...
void startTheWorld(void);
int32_t GOMAXPROCS(int32_t n); // sets it if n > 0; gives the old value
void gcstopm(void);            // g0. Stops for stopTheWorld
void freezetheworld(void);     // on the way to an exit: the others stop soon, for ever
// sched/idlewait.c
// What the scheduler asks of timers, all on g0; NULL as long as there never was one: programs without do not carry
// them.
typedef struct TimerOps {
    void (*run)(P *pp); // what is due of pp's timers
    // pp, the own P, has timers: runs what is due, if it is time to look
    void (*own)(P *pp);
    bool (*all)(void);            // runs what is due on any P; true if there was something
    bool (*overdue)(int64_t now); // a P is idle and somebody should have run a timer by now
    void (*givenup)(P *pp);       // pp, with timers, was given up by an M that will not look for work
} TimerOps;
// The same of the network poller; NULL as long as no descriptor was ever polled.
typedef struct PollOps {
    int32_t (*poll)(int64_t ns, GQueue *ready); // how many became runnable within ns (0: at once; < 0: whenever)
    void (*wake)(void);                         // ends a poll that waits
    bool (*now)(P *pp);                         // pp, the own P, gets what is ready; false: nothing
    bool (*sysmon)(int64_t now);                // no P. The global queue does, if nobody has asked for long
} PollOps;
// The same of labels; NULL as long as no goroutine ever had any.
typedef struct LabelOps {
    void (*print)(const Labels *l); // for a traceback
    void (*end)(G *gp);             // g0. gp, which has labels, is over
    void (*write)(Profile *p, Bytes *sample, const Labels *l);
} LabelOps;
extern const TimerOps *timerops; // proc.c
extern const PollOps *pollops;   // proc.c
extern const LabelOps *labelops; // proc.c
// proc.c. NULL while there is neither. No P. Sleeps until there may be something to do; true: has a P again; false:
// sleep otherwise
extern bool (*idlewait)(void);
void timersinit(void (*run)(P *pp));                                       // sets it
void idlepollinit(int32_t (*poll)(int64_t, GQueue *), void (*wake)(void)); // sets pollops
void timerwake(int64_t when);   // a timer was started: whoever waits must wake in time
bool timeroverdue(int64_t now); // somebody should have run a timer by now
// sched/steal.c
G *stealWork(P *pp);      // a G from another P, more to pp's queue; NULL
bool worthWaking(P *pp);  // pp has more to do than it costs to wake somebody for it
bool workElsewhere(void); // some P or the global queue has work worth waking for
void grainsample(P *pp);  // its goroutines since the last one
void grainrestart(P *pp); // it was idle
// sched/sudog.c
Sudog *acquireSudog(void); // zeroed
void releaseSudog(Sudog *s);
// sched/entersyscall.c: brackets of a system call that may block. Others may run on the P meanwhile
void entersyscall(void);
void exitsyscall(void);
int64_t blockingsyscall(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);
// sched/preempt.c
bool preemptone(P *pp); // asks what runs there to make way; false: nothing runs
void preemptall(void);
void asyncfree(G *gp);            // g0. gp is dead
NORETURN void asyncresume(G *gp); // g0. Goes on where a signal stopped gp
void preemptpark(G *gp);          // g0, gp is off its stack. No return
bool maypreemptcall(G *gp);       // g0, from newstack: may gp make way before this call?
void preemptcall(G *gp);          // g0, from newstack: the limit is StackPreempt. Perhaps no return
// where all its registers are kept
void asyncranges(G *gp, void (*fn)(uintptr_t lo, uintptr_t hi, void *arg), void *arg);
// sched/seed.c: GODEBUG=seed=N. All but the first: in this mode only
void seedinit(void); // reads GODEBUG
G *seedpick(P *pp);  // any of the runnable goroutines, or NULL. pp is the own P
// g0, from newstack: gp calls a function. May preempt it: no return then
void seedcall(G *gp);
int32_t seedprocs(int32_t n);      // for GOMAXPROCS: what it says, there is one P all the same
int64_t seedtime(void);            // virtual time: moves with each question, each choice, and by...
void seedadvance(int64_t when);    // ...this, to a time when something happens
void *seedaddress(uintptr_t size); // where the next memory from the kernel should be
// sched/trace.c: GOTRACE=FILE; in this mode only. svc/tracejson.c writes
void tracestart(G *gp);                 // g0. gp runs on this P from here on
void tracestop(G *gp, int reason);      // g0, or where it is not preempted. gp ceases to run
void tracesyscall(G *gp);               // the same, as it enters a system call
void traceready(P *pp, G *gp);          // goready, with ModeTrace or ModeReadyTime
void tracearrow(P *pp, G *gp, int why); // gp, not runnable yet, becomes so by the caller, who holds pp
void traceworld(bool stops);            // the world is to stop; it goes on
void traceopen(void *unused);           // g0, at boot: reads the environment
void traceend(void);                    // the process ends: writes the rest. Any stack
// sched/rand.c: with a P
uint64_t cheaprand64(void);
uint32_t cheaprand(void);
uint32_t cheaprandn(uint32_t n); // 0 <= result < n

// sched/runq.c: the P's own queue. pp is the caller's P unless it says otherwise
void runqput(P *pp, G *gp, bool next);           // to the tail, or to runnext (kicks the old one to the tail)
G *runqget(P *pp, bool *inheritTime);            // NULL if empty. inheritTime: it came from runnext
bool runqempty(P *pp);                           // any P
G *runqsteal(P *pp, P *p2, bool stealRunNext);   // half of p2's queue to pp; one of them to run, or NULL
void globrunqput(G *gp);                         // sched.lock held
void globrunqputbatch(GQueue *batch, int32_t n); // sched.lock held; empties batch
G *globrunqget(P *pp, int32_t max);              // sched.lock held. One to run, and a fair share, max in all
                                                 // (0: no limit), to pp's queue, which is empty unless max is 1

// sched/stack.c
void stackinit(void);                 // reads GODEBUG
Stackseg *stackalloc(uintptr_t size); // size: a power of two, at least StackMin
void stackfree(Stackseg *s);
// g0. gp does not run and cannot begin to: frees what it keeps for later
void stackshrink(G *gp);
void stackscavenge(void);   // g0. Gives the memory of large free segments back to the kernel
void stackfreechain(G *gp); // all but the first segment of a G at its end
// after a jump out of deeper frames: makes sp's segment the current one
void stackunwind(uintptr_t sp);

// sched/lock.c, sched/note.c
void lock(Mutex *l);
void unlock(Mutex *l);
void noteclear(Note *n);
void notewakeup(Note *n);
void notesleep(Note *n);              // g0
bool notespin(Note *n, int64_t ns);   // the same, without sleeping
bool notetsleep(Note *n, int64_t ns); // false: time is up
// sched/sysmon.c, sched/schedtrace.c
void sysmon(void);
void schedtrace(int64_t ms, bool detailed); // prints the state of the scheduler, ms after the start
// sched/debugger.c
void debugger_setallgs(const AllGs *all); // sched.allglock held: shows debuggers what allgs is now
// svc/pprof.c: profiles and reports that the environment asks for
void profilesinit(void);                                                 // before the program's initialisers
void profilesend(bool mainreturned);                                     // the program is about to exit
extern void (*sigprof)(uintptr_t pc, uintptr_t bp, uintptr_t sp, G *gp); // signal.c; gsignal: gp was interrupted there
// mem/mbarrier.c (gcshade1 and bulkBarrierPreWrite are in rtfuncs.def)
// mgc.c. Marks p, NULL or whatever a pointer held. m.locks may be up
void gcshade(const void *p);
extern uint32_t runtime_writeBarrier; // mgc.c. Not 0 while gcshade must see pointers that disappear
static inline bool writeBarrierOn(void)
{
    return atomic_load_relaxed(&runtime_writeBarrier) != 0;
}
static inline void writebarrierptr(void *slot, const void *p)
{ // *slot = p, where slot may be in the heap
    if (UNLIKELY(writeBarrierOn()))
        gcshade(*(void **)slot);
    *(const void **)slot = p;
}
void typedmemmove(Rtype *t, void *to, const void *from); // to may be in the heap, as a t
void typedmemclr(Rtype *t, void *p);
// mem/mgc.c
void gcenable(void); // starts the sweeper; from here on memory is collected
// mem/mgcmark.c
extern uint32_t gc_scangen; // a goroutine with another one must not run before gcscan_run
void gcscan_run(G *gp);     // g0, with a P: gp is about to run
// atomic, mgc.c: a collection is under way, it may wake somebody yet
extern uint32_t gc_running;
// mgcscavenge.c, from sysmon: collects if that has not happened for long, and gives memory back
void gc_watch(int64_t now);
bool gc_scavenging(void); // there is some to be given back
// mem/mbarrier.c (gcWriteBarrier and others are in rtfuncs.def)
extern uint32_t runtime_writeBarrier; // not 0: stores of pointers must tell the collector

// lang/symtab.c
bool iscompiled(uintptr_t pc); // is it in a function of the program, rather than of the runtime?
// lang/print.c
// printlock held: what is printed goes to buf, what does not fit nowhere
void printcapture(void *buf, uintptr_t cap);
uintptr_t printcaptured(void); // ends that; how many bytes there are
// lang/panic.c, lang/traceback.c
NORETURN COLD void throw(const char *s); // bug in the runtime: "fatal error: s", tracebacks, exit 2
// the program's fault, not recoverable: the same without runtime frames
NORETURN COLD void fatal(const char *s);
// for the message of the panic to come
void fault_record(G *gp, int32_t sig, int32_t code, uintptr_t addr, uintptr_t pc);
// on the faulting goroutine, as if the faulting instruction called it
NORETURN COLD void sigpanic(void);
// gsignal: where gp goes on after a fault; push_pc: with pc as return address
uintptr_t fault_resume(G *gp, int32_t sig, int32_t code, uintptr_t addr, uintptr_t pc, bool *push_pc);
NORETURN COLD void sigdie(G *gp, int32_t sig, int32_t code, uintptr_t addr, const Ucontext *ctx); // gsignal: the signal
    // ends the program. gp was interrupted
bool sigshows(const M *mp);                        // it is to call sigdie if SIGQUIT comes, whoever wants it
void goroutineheader(G *gp);                       // "goroutine 1 [chan receive]:\n"
void traceback(uintptr_t pc, uintptr_t bp, G *gp); // frames from here outwards
void tracebackothers(G *me);                       // header and frames of all user goroutines but me

#endif
