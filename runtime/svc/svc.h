// svc.h: what the library's packages call: C functions that a declaration without body is bound to by //go:linkname
// (README.md, "Functions of the library"). Named package_function.
#ifndef GOCC_SVC_H
#define GOCC_SVC_H

#include "lang/lang.h"

// errors.c: for errors.As. `target` is the any that points to where the error goes; error_type is an any that holds a
// *error.
typedef enum AsTarget { AsTargetGood, AsTargetNoPointer, AsTargetNoError } AsTarget;
intgo errors_target(Eface target, Eface error_type); // AsTarget
bool errors_assign(Eface err, Eface target);         // *target = err if that can be assigned

// sort.c: for sort.Slice.
intgo sort_slicelen(Eface x); // panics with reflect's words if x is no slice
// an element of the slice x is 1: a word without a pointer, 2: a pointer, 0: neither
intgo sort_wordkind(Eface x);
void sort_swap(Eface x, intgo i, intgo j); // exchanges elements i and j, which are in range, of the slice x

// reflect.c: for package reflect
void *reflect_newarray(Rtype *elem, intgo n);
void reflect_typedmemmove(Rtype *t, void *to, const void *from);
void reflect_typedmemclr(Rtype *t, void *p);
void reflect_typedslicecopy(Rtype *elem, void *to, const void *from, intgo n);
void reflect_typedarrayclear(Rtype *elem, void *p, intgo n);
intgo reflect_maplen(const Map *m);
void reflect_mapassign(MapType *t, Map *m, const void *key, const void *elem);
intgo reflect_chantryrecv(Hchan *c, void *elem);    // 0: it would block, 1: closed, 2: received
GoSlice reflect_typelinks(void);                    // []*Rtype, sorted by str
const Uncommon *reflect_methods(const Rtype *t);    // NULL: it has no name and no methods
const Uncommon *reflect_methodlist(const Rtype *t); // the same
Rtype *reflect_ptrtothis(Rtype *t);                 // NULL: none is known

// reflect_call.c
typedef struct CallPart { // a piece of a parameter or result that has a place of its own
    uint32_t value;       // of which parameter or result
    uint32_t offset;      // within it
    // of a parameter: ints, floats or stack of CallFrame, counted on; of a result: result_ints, result_floats
    uint16_t place;
    uint8_t size;
    bool is_bool, is_address;
} CallPart;
typedef struct CallLayout {
    intgo params, results; // number of parts
    intgo stack;           // words
    bool results_in_memory;
} CallLayout;
void reflect_calllayout(FuncType *t, bool receiver, CallPart *parts, CallLayout *layout);
void *reflect_madefunccode(void);
void reflectcall(CallFrame *frame);

// mfinal.c: for packages runtime and weak
void runtime_setfinalizer(Eface obj, Eface finalizer);
uint64_t runtime_addcleanup(void *p, Funcval *fn); // the number that stopcleanup wants; 0: p is not in the heap
void runtime_stopcleanup(uintptr_t p, uint64_t id);
void runtime_keepalive(Eface x);
void *weak_handle(void *p);
void *weak_strong(void *handle); // NULL: what it was made of is gone
intgo runtime_kindof(Eface x);   // RKind
GoString runtime_typename(Eface x);
NORETURN void runtime_panicerror(GoString text); // with a runtime.Error
// mprof.c: for package runtime. []MemProfileRecord, []StackRecord; how many it takes, which are filled in if there are
// so many
typedef struct StackRecord StackRecord;
typedef struct MemRecord MemRecord;
intgo runtime_memprofile(MemRecord *p, intgo len, intgo cap, bool inusezero);
intgo runtime_goroutineprofile(StackRecord *p, intgo len, intgo cap);
// blockprof.c: for package runtime. []BlockProfileRecord; how many it takes, which are filled in if there are so many
typedef struct WaitRecord WaitRecord;
void runtime_setblockprofilerate(intgo rate);
intgo runtime_setmutexprofilefraction(intgo rate); // gives the old one; rate < 0 only asks
intgo runtime_waitprofile(WaitRecord *p, intgo len, intgo cap, bool mutex);
intgo runtime_threadcount(void);
// sema.c. Atomic: NULL or, with a mutex profile, called on the goroutine that has unlocked: so long others waited;
// mutex: by Mutex.Unlock
extern void (*mutexcontended)(int64_t ns, bool mutex);
// memprof.c, blockprof.c, cpuprof.c, countprof.c, labels.c: for package runtime/pprof
GoSlice pprof_heap(bool allocs);          // []byte, as all profiles; allocs: which value tools show first
intgo pprof_heaprate(void);               // runtime.MemProfileRate
bool pprof_startcpu(intgo hz);            // false: one is under way
void runtime_setcpuprofilerate(intgo hz); // begins a profile, or ends sampling; pprof_startcpu takes it over
GoSlice pprof_stopcpu(void);
GoSlice pprof_waits(bool mutex);
Profile *pprof_newcounts(GoString name);
void pprof_addcount(Profile *p, const uintptr_t *pcs, intgo npcs, intgo cap, int64_t count, const Labels *labels);
GoSlice pprof_counts(const Profile *p);
typedef struct StackCount {
    intgo words, goroutines;
} StackCount;
StackCount pprof_goroutines(bool leaked, uintptr_t *words, intgo len, intgo cap, const void **labels, intgo nlabels,
                            intgo labelscap);
void pprof_setlabels(const Labels *labels); // of the calling goroutine; NULL: none

// timer.c. A Timer is part of time.Timer, which declares the same fields.
struct Timer {
    Mutex lock, sendlock;
    uint32_t firing;      // atomic: how often it has left its heap to call f and has not done so yet
    TimerHeap *heap;      // where it waits, or NULL
    intgo index;          // in heap
    int64_t when, period; // period 0: once
    Funcval *f;           // func(arg any, seq uintptr, delta int64), on g0; delta: ns late
    Eface arg;
    uintptr_t seq;   // one up for every stop; sendlock
    Hchan *c;        // channel that f sends to, or NULL
    bool armed;      // channel: it is to fire, in a heap or not. The heap's lock, else lock
    int32_t waiting; // channel: goroutines that wait on it; lock
    G *sleeper;      // instead of f: a goroutine to wake
};
void timerheap_add(TimerHeap *h, Timer *t);
void timerheap_remove(TimerHeap *h, Timer *t);
void time_bind(Timer *t);                                // t.c is its channel
bool time_stop(Timer *t);                                // true if that kept it from firing
bool time_reset(Timer *t, int64_t when, int64_t period); // when: nanotime; stops it first, the same result
void time_sleep(int64_t ns);
int64_t runtime_nanotime(void);
typedef struct TimeNow {
    int64_t sec;
    int32_t nsec;
    int64_t mono;
} TimeNow;
TimeNow time_now(void);

// netpoll.c: for internal/poll. mode: 'r', 'w', 'r' + 'w' for both.
typedef struct PollDesc PollDesc;
typedef enum PollStatus { PollErrNone, PollErrClosing, PollErrTimeout, PollErrNotPollable } PollStatus;
typedef struct PollOpen {
    PollDesc *desc;
    intgo errno;
} PollOpen;
PollOpen poll_open(uintptr_t fd);
void poll_close(PollDesc *pd); // after poll_unblock; nobody waits any more
// PollStatus. Before the first attempt: forgets old edges
intgo poll_reset(PollDesc *pd, intgo mode);
// PollStatus. After EAGAIN: until it is worth another try
intgo poll_wait(PollDesc *pd, intgo mode);
void poll_setdeadline(PollDesc *pd, int64_t when, intgo mode); // nanotime; 0: none; < 0: it has passed
// the descriptor is about to be closed: nobody waits any longer
void poll_unblock(PollDesc *pd);
void poll_semacquire(uint32_t *addr); // sema.c

// sigqueue.c: for os/signal. sig: from 1 to 64. One goroutine at a time calls the first three, one the next
void signal_enable(uint32_t sig);
void signal_disable(uint32_t sig);
void signal_ignore(uint32_t sig);
uint32_t signal_recv(void); // waits for the next one
bool signal_ignored(uint32_t sig);
void signal_settle(void); // until what has arrived has left signal_recv
// a write to standard output said EPIPE: ends the program, or not
void os_sigpipe(void);

// sema.c: for package sync. These wait until *addr > 0 and take one; they differ in what a traceback says.
void sync_mutexwait(uint32_t *addr, bool lifo); // lifo: in front of those that wait already
void sync_readwait(uint32_t *addr);
void sync_writewait(uint32_t *addr);
void sync_groupwait(uint32_t *addr);
// gives one back; handoff: to the first that waits, at once
void sync_semrelease(uint32_t *addr, bool handoff);
typedef struct NotifyList {
    uint32_t wait;   // atomic: number of the next that waits
    uint32_t notify; // number of the next to be woken; lock, read atomically as a hint
    Mutex lock;
    Sudog *head, *tail; // lock
} NotifyList;
uint32_t sync_notifyadd(NotifyList *l);
void sync_notifywait(NotifyList *l, uint32_t ticket);
void sync_notifyall(NotifyList *l);
void sync_notifyone(NotifyList *l);
bool sync_canspin(intgo tries); // is it worth spinning for a mutex whose holder runs?
void sync_dospin(void);
NORETURN void sync_fatal(GoString text);
void sync_poolsinit(void *array); // pool.c
intgo sync_pin(void);
void sync_unpin(void);

// atomic.c: for package sync/atomic. add gives the new value, the others the old one.
#define ATOMICS(bits)                                                                                                  \
    uint##bits##_t atomic_load##bits(uint##bits##_t *p);                                                               \
    void atomic_store##bits(uint##bits##_t *p, uint##bits##_t v);                                                      \
    uint##bits##_t atomic_add##bits(uint##bits##_t *p, uint##bits##_t v);                                              \
    uint##bits##_t atomic_swap##bits(uint##bits##_t *p, uint##bits##_t v);                                             \
    uint##bits##_t atomic_and##bits(uint##bits##_t *p, uint##bits##_t v);                                              \
    uint##bits##_t atomic_or##bits(uint##bits##_t *p, uint##bits##_t v);                                               \
    bool atomic_cas##bits(uint##bits##_t *p, uint##bits##_t from, uint##bits##_t to);
ATOMICS(32)
ATOMICS(64)
#undef ATOMICS
uint32_t atomic_replace32(uint32_t *p, uint32_t from, uint32_t to);
void *atomic_loadp(void **p);
void atomic_storep(void **p, void *v);
void *atomic_swapp(void **p, void *v);
bool atomic_casp(void **p, void *from, void *to);

// memstats.c: for packages runtime and runtime/debug.
struct MemStats;
void runtime_gc(void);
void runtime_readmemstats(struct MemStats *m); // *runtime.MemStats
intgo debug_setgcpercent(intgo percent);       // the old one; < 0: off
int64_t debug_setmemorylimit(int64_t limit);   // the old one; < 0: only asks
void debug_freeosmemory(void);
void memstats_dump(void (*put)(uint64_t v));              // g0, world stopped: MemStats up to PauseNs, then NumGC
void debug_writeheapdump(uintptr_t fd, GoString version); // heapdump.c
// proc.c: for package runtime
void runtime_gosched(void);
void runtime_setdefaultgomaxprocs(void);
intgo runtime_gomaxprocs(intgo n);
intgo runtime_numcpu(void);
intgo runtime_numgoroutine(void);
bool testing_istest(void);
typedef struct FuzzCounters {
    void *first;
    intgo count;
} FuzzCounters;
FuzzCounters testing_fuzzcounters(void);
void runtime_goexit(void);
void runtime_lockosthread(void);
void runtime_unlockosthread(void);
void runtime_breakpoint(void); // a debugger stops here
// proc.c: for runtime/debug
intgo debug_setmaxstack(intgo bytes);
intgo debug_setmaxthreads(intgo n);
bool debug_setpaniconfault(bool enabled); // of the calling goroutine; gives the old state
void debug_settraceback(GoString level);
intgo debug_setcrashfd(intgo fd);
// syscall.c. Results of the kernel: -errno for a failure.
int64_t syscall_blocking(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);
// never waits
int64_t syscall_raw(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);
// allthreads.c: the same by every thread of the program
int64_t syscall_allthreads(int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f);
NORETURN void syscall_exit(intgo code);
intgo syscall_pagesize(void);
intgo syscall_argc(void);
GoString syscall_arg(intgo i);
intgo syscall_envc(void);
GoString syscall_env(intgo i);
// callers.c: for package runtime. Names and files are those of the program's table, for ever.
// what stands for each active function, from the caller outwards, at most len; skip: functions to leave out
intgo runtime_callers(intgo skip, uintptr_t *pcs, intgo len, intgo cap);
intgo return_addresses(uintptr_t *pcs, intgo max);                            // of all frames, from the caller outwards
intgo functions_at(const uintptr_t *pcs, intgo n, uintptr_t *out, intgo max); // g0. runtime_callers' numbers for frames
intgo goroutine_callers(G *gp, uintptr_t *out, intgo max); // g0. The same for a goroutine that does not run
typedef struct RuntimeFunc { // one that lists of callers show, by the address behind that of fn
    void (*fn)(void);
    const char *name, *file;
} RuntimeFunc;
extern const RuntimeFunc *more_runtime_funcs; // of blockprof.c, or NULL; the last has no fn
uintptr_t
callers_address(uintptr_t number); // the address where an inlined function is active; other numbers as they are
typedef struct FrameAt {
    GoString name, file; // name empty: no function that is known
    intgo line, startline;
    uintptr_t entry;
    bool inlined;
} FrameAt;
// pc: from runtime_callers, the innermost function at a return address, or an entry
FrameAt runtime_frameat(uintptr_t pc);
intgo runtime_stack(uint8_t *buf, intgo len, intgo cap, bool all); // a traceback as text: how many bytes
// exec.c: for syscall.StartProcess, which declares the same struct. All strings end with a NUL.
enum {
    ForkSetsid = 1,
    ForkSetpgid = 2,
    ForkForeground = 4,
    ForkSetctty = 8,
    ForkNoctty = 16,
    ForkPtrace = 32,
    ForkCredential = 64,
    ForkNoGroups = 128,
};
typedef struct ForkArgs {
    const char *path, *dir, *chroot; // dir, chroot: or NULL
    char **argv, **envp;
    int64_t *fds; // of the new process, in order; -1: closed. Overwritten
    intgo nfds;
    uint32_t *groups;
    intgo ngroups;
    uintptr_t *caps; // ambient capabilities
    intgo ncaps;
    int64_t *pidfd;  // gets a descriptor of the process; or NULL
    uint64_t *files; // limit of open files, the one that holds and the highest; or NULL
    uint64_t cloneflags, unshareflags;
    int64_t pgid, ctty, pdeathsig, uid, gid;
    uint64_t flags; // Fork...
} ForkArgs;
int64_t syscall_forkexec(ForkArgs *a); // the number of the process, or -errno

// rand.c: for packages math/rand and math/rand/v2. The numbers differ from run to run.
uint64_t rand_uint64(void);

// chacha8.c: four blocks with the counters from counter on; word w of block b is the 32 bits at 4w+b of out[32]. Unlike
// ChaCha's, a block is the outcome of the rounds plus the key[4], without the constants and the counter.
void chacha8_blocks(uint64_t *out, const uint64_t *key, uint32_t counter);

// text.c
intgo text_indexbyte(GoString s, uint8_t c); // of the first c in s, or -1

#endif
