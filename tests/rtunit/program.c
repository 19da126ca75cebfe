// program.c: compiled programs without a compiler: C functions stand for what gocc emits (main.main, a func value for
// `go`) and put the real libgrt.a through its paces. It is linked and started exactly like a compiled program.
//
//   program TEST    runs one test of the table at the end: exit 0, or a message and exit 1. Some end in fatal errors,
//                   which CMakeLists.txt expects. With another number of arguments it just starts and exits.
#include "svc/svc.h"

void main_inittask(void) __asm__("main..inittask");
void main_main(void) __asm__("main.main");

static void text(const char *s)
{
    uintptr_t n = 0;
    while (s[n] != 0)
        n++;
    write(1, s, n);
}

#define CHECK(cond)                                                                                                    \
    do {                                                                                                               \
        if (!(cond))                                                                                                   \
            failed(#cond);                                                                                             \
    } while (0)

static COLD NOINLINE void failed(const char *cond)
{
    text("does not hold: ");
    text(cond);
    text("\n");
    exit(1);
}

static int64_t counter; // atomic

// ---- goroutines ----

static void count(void)
{
    atomic_xadd(&counter, 1);
}
static Funcval countf = {count};

// Bursts and single ones; all run, and dead goroutines are used again.
static void spawn(void)
{
    for (int i = 0; i < 1000; i++)
        newproc(&countf);
    while (atomic_load(&counter) < 1000)
        Gosched();
    uintptr_t made = allglen;
    for (int i = 0; i < 200000; i++) {
        newproc(&countf);
        if (i % 100 == 0)
            Gosched();
    }
    while (atomic_load(&counter) < 201000)
        Gosched();
    while (gcount() > 1)
        Gosched();
    CHECK(made <= 1003);
    CHECK(gomaxprocs > 1 || allglen == made);
    CHECK(getg()->goid == 1);
}

enum { Parked = 100000 };
static G *parked[Parked];
static int64_t nparked;

static bool remember(G *gp, void *slot)
{
    *(G **)slot = gp;
    atomic_xadd(&nparked, 1);
    return true;
}

static bool refuse(G *gp, void *unused)
{
    return false;
}

// Goes through a park that is called off and one that holds; what it had on its stack is still there.
static void sleeper(void)
{
    volatile int64_t mine = atomic_xadd(&counter, 1) - 1;
    gopark(refuse, NULL, waitReasonSleep, 0);
    gopark(remember, &parked[mine], waitReasonSleep, 0);
    CHECK(getg() == parked[mine]);
    CHECK(readgstatus(getg()) == Grunning);
    atomic_xadd(&nparked, -1);
}
static Funcval sleeperf = {sleeper};

static void park(void)
{
    for (int i = 0; i < Parked; i++)
        newproc(&sleeperf);
    while (atomic_load(&nparked) < Parked)
        Gosched();
    CHECK(gcount() == Parked + 1);
    for (int i = 0; i < Parked; i++) {
        CHECK(readgstatus(parked[i]) == Gwaiting);
        CHECK(parked[i]->waitreason == waitReasonSleep);
        goready(parked[i], 0);
    }
    while (atomic_load(&nparked) > 0)
        Gosched();
}

static void early(void)
{
    atomic_xadd(&counter, 1);
    Goexit();
    failed("Goexit does not return");
}
static Funcval earlyf = {early};

static void goexits(void)
{
    for (int i = 0; i < 1000; i++)
        newproc(&earlyf);
    while (atomic_load(&counter) < 1000)
        Gosched();
    while (gcount() > 1)
        Gosched();
}

// ---- stacks ----

// More arguments than registers: some travel on the stack and are copied from segment to segment.
static NOINLINE int64_t deep(int64_t n, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, int64_t g)
{
    if (n == 0)
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g;
    int64_t r = deep(n - 1, a, b, c, d, e, f + 1, g);
    __asm__ volatile("" : "+r"(r));
    return r + 1;
}

static NOINLINE double floats(int n, double a, double b, double c, double d, double e, double f, double g, double h)
{
    volatile char pad[300];
    pad[0] = 1;
    if (n == 0)
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
    return floats(n - 1, a, b, c, d, e, f, g, h) + pad[0];
}

static NOINLINE long double x87(int n, long double a)
{
    volatile char pad[200];
    pad[0] = 1;
    return n == 0 ? a : x87(n - 1, a) + pad[0];
}

typedef struct Pair {
    int64_t a;
    double b;
} Pair;
static NOINLINE Pair pair(int n, Pair p)
{
    volatile char pad[100];
    pad[0] = 1;
    if (n == 0)
        return p;
    Pair r = pair(n - 1, p);
    return (Pair){r.a + pad[0], r.b + pad[0]};
}

typedef struct Large {
    int64_t v[20];
} Large;
static NOINLINE Large large(int n, Large p)
{
    if (n == 0)
        return p;
    Large r = large(n - 1, p);
    r.v[n % 20]++;
    return r;
}

static void deepstack(void)
{
    CHECK(deep(1000000, 1, 2, 3, 4, 5, 6, 7) == 1 + 4 + 9 + 16 + 25 + 36 + 49 + 7000000);
    CHECK(getg()->seg == getg()->seg0);
    CHECK(floats(20000, 1, 2, 3, 4, 5, 6, 7, 8) == 204 + 20000);
    CHECK(x87(20000, 0.5L) == 20000.5L);
    Pair p = pair(20000, (Pair){3, 0.25});
    CHECK(p.a == 20003 && p.b == 20000.25);
    Large l = large(20000, (Large){{5}});
    CHECK(l.v[0] == 1005 && l.v[19] == 1000);
}

static NOINLINE int64_t leaf(int64_t x)
{
    volatile char b[300];
    b[x & 255] = x;
    return b[x & 255] & 127;
}

// A loop of calls at every distance from the end of a segment: crossing must use the segment that is kept.
static NOINLINE int64_t hot(volatile char *up, int depth)
{
    volatile char pad[32];
    pad[0] = up == NULL ? 0 : up[0];
    if (depth > 0)
        return hot(pad, depth - 1) + pad[0];
    int64_t s = leaf(0);
    Stackseg *kept = getg()->seg->next;
    uintptr_t pool = sched.stackpool;
    for (int64_t i = 0; i < 1000; i++)
        s += leaf(i);
    CHECK(getg()->seg->next == kept);
    CHECK(sched.stackpool == pool);
    return s;
}

static void hotsplit(void)
{
    int64_t want = hot(NULL, 0);
    for (int depth = 1; depth < 200; depth++)
        CHECK(hot(NULL, depth) == want);
}

// A goroutine that was deep and waits keeps segments, until they are taken from it.
static NOINLINE int64_t dive(int64_t n)
{
    volatile char pad[200];
    pad[0] = 1;
    return n == 0 ? 0 : dive(n - 1) + pad[0];
}

static G *diver;

static bool knowdiver(G *gp, void *unused)
{
    atomic_store(&diver, gp);
    return true;
}

static void diving(void)
{
    for (int i = 0; i < 2; i++) {
        CHECK(dive(10000) == 10000);
        gopark(knowdiver, NULL, waitReasonSleep, 1);
    }
    atomic_xadd(&counter, 1);
}
static Funcval divingf = {diving};

static void shrinkdiver(void *unused)
{
    stackshrink(diver);
    stackscavenge();
}

static void shrink(void)
{
    newproc(&divingf);
    for (int i = 0; i < 2; i++) {
        while (atomic_load(&diver) == NULL || readgstatus(diver) != Gwaiting)
            Gosched();
        CHECK(diver->seg->next != NULL);
        systemstack(shrinkdiver, NULL);
        CHECK(diver->seg->next == NULL);
        CHECK(sched.stackfree[6] != NULL && sched.stackfree[6]->total == ~0u); // 128 KB, its memory given back
        G *gp = diver;
        atomic_store(&diver, NULL);
        goready(gp, 0);
    }
    while (atomic_load(&counter) == 0)
        Gosched();
}

// A jump out of many segments, as recover does it.
static void *jump[5];

static NOINLINE int64_t jumper(int64_t n)
{
    volatile char pad[100];
    pad[0] = 1;
    if (n > 0)
        return jumper(n - 1) + pad[0];
    stackunwind((uintptr_t)jump[2]);
    __builtin_longjmp(jump, 1);
}

static NOINLINE bool jumps(void)
{
    if (__builtin_setjmp(jump) == 0)
        jumper(50000);
    while (getg()->stackguard0 == (uintptr_t)StackPreempt) // sysmon asks it to make way after 10 ms
        Gosched();
    return getg()->seg == getg()->seg0 && getg()->stackguard0 == getg()->seg0->guard;
}

static void unwind(void)
{
    for (int i = 0; i < 10; i++)
        CHECK(jumps());
    CHECK(deep(100000, 1, 2, 3, 4, 5, 6, 7) == 140 + 700000);
}

// Segments of goroutines that end go back: many deep ones after each other need no more memory than a few.
static void deepcount(void)
{
    deep(2000, 1, 2, 3, 4, 5, 6, 7);
    atomic_xadd(&counter, 1);
}
static Funcval deepcountf = {deepcount};

static void recycle(void)
{
    uintptr_t pool = 0;
    for (int i = 0; i < 2000; i++) {
        newproc(&deepcountf);
        while (atomic_load(&counter) <= i)
            Gosched();
        if (i == 10)
            pool = sched.stackpool;
    }
    CHECK(gomaxprocs > 1 || sched.stackpool == pool);
}

// ---- preemption ----

// What lies in this section is compiled code to the scheduler: it may be preempted at every instruction.
#define USER __attribute__((section("user"), noinline, no_split_stack))
extern const char __start_user[], __stop_user[];

enum { Torturers = 4, Torture = 3000 }; // preemptions, all in all

static struct Tortured {
    uint64_t before[8 * 34], after[8 * 34];
    volatile uint64_t bad, rounds;
} tortured[Torturers];
static volatile bool enough;
static bool has_avx, has_avx512;

// What processor and kernel agree on.
static void cpuinit(void)
{
    uint32_t a, b, c, d, xcr0, high;
    __asm__("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(1), "c"(0));
    if ((c >> 27 & 1) == 0)
        return; // OSXSAVE
    __asm__("xgetbv" : "=a"(xcr0), "=d"(high) : "c"(0));
    has_avx = (c >> 28 & 1) != 0 && (xcr0 & 6) == 6;
    __asm__("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(7), "c"(0));
    has_avx512 = has_avx && (b >> 16 & 1) != 0 && (b >> 30 & 1) != 0 && (xcr0 & 0xe6) == 0xe6;
}

// Loads patterns into 32 vector registers of 64 bytes and 8 masks, waits, and stores them.
__attribute__((target("avx512f,avx512bw"))) USER static void registers512(struct Tortured *t)
{
    __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
                     "vmovdqu64 64*\\n(%0), %%zmm\\n\n\t"
                     ".endr\n\t"
                     ".irp n,0,1,2,3,4,5,6,7\n\t"
                     "kmovq 64*32+8*\\n(%0), %%k\\n\n\t"
                     ".endr\n\t"
                     "movl $20000, %%ecx\n"
                     "1: decl %%ecx\n\t"
                     "jnz 1b\n\t"
                     ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
                     "vmovdqu64 %%zmm\\n, 64*\\n(%1)\n\t"
                     ".endr\n\t"
                     ".irp n,0,1,2,3,4,5,6,7\n\t"
                     "kmovq %%k\\n, 64*32+8*\\n(%1)\n\t"
                     ".endr\n\t"
                     "vzeroupper" ::"r"(t->before),
                     "r"(t->after)
                     : "ecx", "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
                       "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15", "xmm16", "xmm17", "xmm18", "xmm19",
                       "xmm20", "xmm21", "xmm22", "xmm23", "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29",
                       "xmm30", "xmm31", "k1", "k2", "k3", "k4", "k5", "k6", "k7");
}

// The same with the 16 registers of AVX, 32 bytes each.
__attribute__((target("avx"))) USER static void registers256(struct Tortured *t)
{
    __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                     "vmovdqu 32*\\n(%0), %%ymm\\n\n\t"
                     ".endr\n\t"
                     "movl $20000, %%ecx\n"
                     "1: decl %%ecx\n\t"
                     "jnz 1b\n\t"
                     ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                     "vmovdqu %%ymm\\n, 32*\\n(%1)\n\t"
                     ".endr\n\t"
                     "vzeroupper" ::"r"(t->before),
                     "r"(t->after)
                     : "ecx", "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
                       "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

USER static void registers128(struct Tortured *t)
{
    __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                     "movdqu 16*\\n(%0), %%xmm\\n\n\t"
                     ".endr\n\t"
                     "movl $20000, %%ecx\n"
                     "1: decl %%ecx\n\t"
                     "jnz 1b\n\t"
                     ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                     "movdqu %%xmm\\n, 16*\\n(%1)\n\t"
                     ".endr" ::"r"(t->before),
                     "r"(t->after)
                     : "ecx", "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
                       "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

// General registers and flags: a multiplicative generator over 12 registers.
USER static uint64_t general(uint64_t seed)
{
    uint64_t r = seed;
    __asm__ volatile("movq %0, %%rax\n\t"
                     ".irp r,rcx,rdx,rsi,rdi,r8,r9,r10,r11,r12,r13,r14,r15\n\t"
                     "leaq 12345(%%rax, %%rax, 4), %%\\r\n\t"
                     "movq %%\\r, %%rax\n\t"
                     ".endr\n\t"
                     "movl $5000, %%ebx\n"
                     "1:\n\t"
                     ".irp r,rcx,rdx,rsi,rdi,r8,r9,r10,r11,r12,r13,r14,r15\n\t"
                     "addq %%\\r, %%rax\n\t"
                     "adcq $0, %%\\r\n\t"
                     "rolq $7, %%\\r\n\t"
                     ".endr\n\t"
                     "decl %%ebx\n\t"
                     "jnz 1b\n\t"
                     "movq %%rax, %0"
                     : "+m"(r)
                     :
                     : "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
                       "memory", "cc");
    return r;
}

static struct Tortured *volatile unstarted = tortured;

USER static void torturer(void)
{
    struct Tortured *t = unstarted++;
    int words = has_avx512 ? 8 * 33 : has_avx ? 4 * 16 : 2 * 16;
    for (int i = 0; i < words; i++)
        t->before[i] = (uint64_t)(t - tortured + 1) * 0x9e3779b97f4a7c15ull * (i + 1);
    uint64_t want = general((uint64_t)t);
    while (!enough) {
        for (int i = 0; i < words; i++)
            t->after[i] = 0;
        if (has_avx512)
            registers512(t);
        else if (has_avx)
            registers256(t);
        else
            registers128(t);
        for (int i = 0; i < words; i++)
            t->bad += t->before[i] != t->after[i];
        t->bad += general((uint64_t)t) != want;
        t->rounds++;
    }
}
static Funcval torturerf = {torturer};

// What the compiler would say of it (abi/pctab.h): one function, if its size is not 0; no lines.
uint8_t user_record[32] __attribute__((used));
__asm__(".section gopcfunc,\"aR\"\n.long __start_user, user_record\n.previous");

static void describe_user(void)
{
    enum { Size = 8, SizeBytes = 5 };
    uint32_t size = (uint32_t)(__stop_user - __start_user);
    for (int i = 0; i < SizeBytes; i++)
        user_record[Size + i] = (uint8_t)(size >> 7 * i & 0x7F) | (i < SizeBytes - 1 ? 0x80 : 0);
}

static void torture(void)
{
    describe_user();
    cpuinit();
    for (int i = 0; i < Torturers; i++)
        newproc(&torturerf);
    for (int64_t end = nanotime() + 300000000000; sched.npreempted < Torture && nanotime() < end;)
        Gosched();
    CHECK(sched.npreempted >= Torture);
    enough = true;
    while (gcount() > 1)
        Gosched();
    for (int i = 0; i < Torturers; i++)
        CHECK(tortured[i].rounds > 100 && tortured[i].bad == 0);
    printstring(has_avx512 ? GOSTR("AVX-512") : has_avx ? GOSTR("AVX") : GOSTR("SSE"));
    printstring(GOSTR(" registers and masks, general registers: nothing lost\n"));
}

// A signal that comes in a bad moment is remembered until the next call that looks at the limit of the stack, if it is
// compiled code that calls; but what the runtime calls meanwhile goes on.
static uint64_t preempted[2];
static uint64_t sum;

__attribute__((noinline)) static void called(uint64_t n)
{
    uint64_t room[40]; // in a frame that is not small
    for (uint32_t i = 0; i < 40; i++)
        *(volatile uint64_t *)&room[i] = n + i;
    for (uint32_t i = 0; i < 40; i++)
        sum += *(volatile uint64_t *)&room[i];
}

__attribute__((noinline)) static void ask(void)
{
    M *mp = acquirem();
    mp->p->preempt = true;
    mp->signalPending = 1;
    signalM(mp, 23);
    called(1);
    preempted[0] = sched.npreempted;
    releasem(mp);
}

USER static void interrupted(void)
{
    G *gp = pin();
    ask();
    unpin(gp);
    called(2);
    preempted[1] = sched.npreempted;
}

static void preemptcalls(void)
{
    describe_user();
    for (uint32_t i = 0; i < 100; i++) {
        uint64_t before = sched.npreempted;
        sum = 0;
        interrupted();
        CHECK(sum == 40 * (1 + 2) + 2 * 780);
        CHECK(preempted[0] == before && preempted[1] > before);
        CHECK(getg()->stackguard0 == getg()->seg->guard);
    }
}

// ---- memory, clock ----

static void memory(void)
{
    for (int i = 0; i < 100000; i++) {
        uintptr_t size = cheaprandn(i % 100 == 0 ? 200000 : 500);
        uint8_t *p = mallocgc(size, NULL, true);
        uintptr_t align = size % 8 == 0 || size > 8 ? 8 : size % 4 == 0 ? 4 : size % 2 == 0 ? 2 : 1;
        CHECK(p != NULL && (uintptr_t)p % align == 0);
        if (size > 0) {
            CHECK(p[0] == 0 && p[size / 2] == 0 && p[size - 1] == 0);
            memset(p, 0xa5, size);
        }
    }
    uint8_t *big = mallocgc(300 << 20, NULL, true);
    CHECK(big[0] == 0 && big[(300 << 20) - 1] == 0);
}

// memset of n bytes at p + offset, and of nothing else.
static void filled(uint8_t *p, uintptr_t offset, uintptr_t n)
{
    enum { Room = 64 };
    for (uintptr_t i = 0; i < offset + n + Room; i++)
        p[i] = 0x11;
    CHECK(memset(p + offset, 0xa5, n) == p + offset);
    for (uintptr_t i = 0; i < offset + n + Room; i++)
        CHECK(p[i] == (i >= offset && i < offset + n ? 0xa5 : 0x11));
}

static void fill(void)
{
    uint8_t *p = mallocgc(5000, NULL, true);
    for (uintptr_t n = 0; n < 600; n++)
        for (uintptr_t offset = 0; offset < 16; offset++)
            filled(p, offset, n);
    for (uintptr_t n = 2030; n < 2070; n++)
        filled(p, n % 16, n);
}

static void clock(void)
{
    int64_t t = nanotime();
    usleep(2000);
    int64_t passed = nanotime() - t;
    CHECK(passed >= 2000000 && passed < 10000000000);
    Walltime w = walltime();
    CHECK(w.sec > 1600000000 && w.nsec >= 0 && w.nsec < 1000000000);
}

// With GODEBUG=seed=N: time is virtual. A sleep of an hour takes no time, and the clock says that it was an hour.
static int64_t napped;

static void hour(void)
{
    time_sleep(3600000000000);
    atomic_xadd(&napped, 1);
}
static Funcval hourf = {hour};

static void virtualtime(void)
{
    int64_t real = nanotime_real(), begin = nanotime();
    Walltime w = walltime();
    CHECK(w.sec == 1257894000);
    for (int i = 0; i < 10; i++)
        newproc(&hourf);
    time_sleep(7200000000000);
    CHECK(napped == 10);
    CHECK(nanotime() - begin >= 7200000000000 && nanotime() - begin < 7200001000000);
    CHECK(walltime().sec == w.sec + 7200);
    CHECK(nanotime_real() - real < 30000000000);
    for (int64_t now = nanotime(); nanotime() < now + 1000000;) {} // moves while somebody looks
}

// ---- timers ----

enum { Sleepers = 100000 };
static int64_t slept; // atomic

static void napper(void)
{
    int64_t ns = 1000000 + cheaprandn(50000000), begin = nanotime();
    time_sleep(ns);
    CHECK(nanotime() - begin >= ns);
    atomic_xadd(&slept, 1);
}
static Funcval napperf = {napper};

static void sleepers(void)
{
    int64_t begin = nanotime();
    time_sleep(-1);
    time_sleep(20000000);
    CHECK(nanotime() - begin >= 20000000 && nanotime() - begin < 60000000000);
    for (int i = 0; i < Sleepers; i++)
        newproc(&napperf);
    while (atomic_load(&slept) < Sleepers)
        time_sleep(1000000);
    CHECK(nanotime() - begin < 300000000000);
}

// Sleeping threads must not look like a deadlock, and are not to be woken by somebody who computes.
static void computer(void)
{
    for (int64_t end = nanotime() + 50000000; nanotime() < end;) {}
}
static Funcval computerf = {computer};

static void sleepbusy(void)
{
    for (int i = 0; i < 3; i++)
        newproc(&computerf);
    for (int i = 0; i < 20; i++) {
        int64_t begin = nanotime();
        time_sleep(2000000);
        CHECK(nanotime() - begin >= 2000000);
    }
}

// Fires in the order of their times, whatever order they were started, moved and stopped in. That is done long before
// they are due; then they are moved close to now, and from the moment that all are, late on a busy machine, the order
// counts.
enum { Timers = 1000 };
static struct {
    Timer t;
    int64_t due;
} timers[Timers];
static int64_t fired, lastdue;
static bool all_close;

static void firing(Eface arg, uintptr_t seq, int64_t delta)
{
    int64_t due = *(int64_t *)arg.data;
    CHECK(delta >= 0 && nanotime() >= due);
    if (gomaxprocs == 1 && all_close) // each P has a heap of its own
        CHECK(due >= lastdue);
    lastdue = due;
    atomic_xadd(&fired, 1);
}
static Funcval firingf = {(void (*)(void))firing};

static void timerorder(void)
{
    const int64_t hour = 3600000000000;
    int64_t later = nanotime() + hour;
    for (int i = 0; i < Timers; i++) {
        timers[i].due = later + cheaprandn(20000000);
        timers[i].t = (Timer){.f = &firingf, .arg = {NULL, &timers[i].due}};
        CHECK(!time_reset(&timers[i].t, timers[i].due, 0));
    }
    for (int i = 0; i < Timers; i += 2)
        CHECK(time_stop(&timers[i].t));
    for (int i = 0; i < Timers; i += 4)
        CHECK(!time_reset(&timers[i].t, timers[i].due, 0));
    for (int i = 1; i < Timers; i += 4) {
        timers[i].due += 5000000;
        CHECK(time_reset(&timers[i].t, timers[i].due, 0));
    }
    int64_t closer = nanotime() + 30000000 - later;
    for (int i = 0; i < Timers; i++)
        if (i % 4 != 2) {
            timers[i].due += closer;
            CHECK(time_reset(&timers[i].t, timers[i].due, 0));
        }
    lastdue = 0;
    all_close = true;
    while (atomic_load(&fired) < Timers * 3 / 4)
        time_sleep(1000000);
    time_sleep(5000000);
    CHECK(atomic_load(&fired) == Timers * 3 / 4);
    for (int i = 0; i < Timers; i++)
        CHECK(!time_stop(&timers[i].t));
}

// A channel timer that is due but was not received from counts as stopped in time, and leaves nothing behind.
static Hchan *tickc;

static void ticking(Eface arg, uintptr_t seq, int64_t delta)
{
    int64_t v = 1;
    selectnbsend(tickc, &v);
    atomic_xadd(&fired, 1);
}
static Funcval tickingf = {(void (*)(void))ticking};

static void tickers(void)
{
    static Rtype int64type = {.size = 8, .align = 8, .kind = KindInt64};
    ChanType ct = {.elem = &int64type};
    int64_t v;
    tickc = makechan(&ct, 1);
    Timer t = {.f = &tickingf, .c = tickc};
    time_bind(&t);
    time_reset(&t, nanotime() + 1000000, 1000000);
    for (int i = 0; i < 20; i++) {
        chanrecv1(tickc, &v);
        CHECK(v == 1);
    }
    time_sleep(3000000); // nobody receives
    CHECK(time_stop(&t));
    int64_t n = atomic_load(&fired);
    time_sleep(3000000);
    CHECK(!selectnbrecv(&v, tickc).selected && atomic_load(&fired) == n);
    time_reset(&t, nanotime() + 1000000, 0);
    time_sleep(3000000);
    CHECK(selectnbrecv(&v, tickc).selected && atomic_load(&fired) == n + 1);
    CHECK(!time_stop(&t));
    time_reset(&t, nanotime() + 1000000, 0);
    time_sleep(3000000);
    CHECK(time_stop(&t) && chanlen(tickc) == 0);
    CHECK(!time_stop(&t));
}

// A system call that blocks does not hold up the others, on one P: each waits until all have come.
enum { Blockers = 50, Futex = 202, FutexWaitPrivate = 128, FutexWakePrivate = 129, Etimedout = 110 };
static int64_t blocked; // atomic
static uint32_t gate;   // atomic: they may go

static void blocker(void)
{
    int64_t minute[2] = {60, 0};
    if (atomic_xadd(&blocked, 1) == Blockers) {
        atomic_store(&gate, 1);
        CHECK(blockingsyscall(Futex, (uint64_t)&gate, FutexWakePrivate, Blockers, 0, 0, 0) >= 0);
    }
    while (atomic_load(&gate) == 0)
        CHECK(blockingsyscall(Futex, (uint64_t)&gate, FutexWaitPrivate, 0, (uint64_t)minute, 0, 0) != -Etimedout);
    atomic_xadd(&slept, 1);
}
static Funcval blockerf = {blocker};

static void syscalls(void)
{
    for (int i = 0; i < Blockers; i++)
        newproc(&blockerf);
    while (atomic_load(&slept) < Blockers)
        Gosched();
    for (int i = 0; i < 100000; i++)
        CHECK(blockingsyscall(39, 0, 0, 0, 0, 0, 0) > 0); // getpid
}

// ---- ends ----

static void deadlock(void)
{
    newproc(&sleeperf);
    gopark(NULL, NULL, waitReasonChanReceive, 0);
}

static void nogoroutines(void)
{
    Goexit();
}

static NOINLINE int64_t forever(int64_t n)
{
    int64_t r = forever(n + 1);
    __asm__ volatile("" : "+r"(r));
    return r + n;
}

static void overflow(void)
{
    forever(0);
}

static void nilload(void)
{
    int64_t *volatile p = NULL;
    counter = *p;
}

static void nilgo(void)
{
    newproc(NULL);
}

#define TEST(name)                                                                                                     \
    {                                                                                                                  \
#name, name                                                                                                    \
    }
static const struct {
    const char *name;
    void (*run)(void);
} tests[] = {
    TEST(spawn),        TEST(park),        TEST(goexits),      TEST(deepstack), TEST(hotsplit),   TEST(unwind),
    TEST(recycle),      TEST(torture),     TEST(sleepers),     TEST(sleepbusy), TEST(timerorder), TEST(tickers),
    TEST(syscalls),     TEST(virtualtime), TEST(shrink),       TEST(memory),    TEST(clock),      TEST(fill),
    TEST(preemptcalls), TEST(deadlock),    TEST(nogoroutines), TEST(overflow),  TEST(nilload),    TEST(nilgo),
};

static bool initialised;

void main_inittask(void)
{
    initialised = true;
}

void main_main(void)
{
    CHECK(initialised);
    if (runtime_argc != 2)
        return;
    for (uintptr_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        const char *a = tests[i].name, *b = runtime_argv[1];
        while (*a != 0 && *a == *b)
            a++, b++;
        if (*a != *b)
            continue;
        tests[i].run();
        return;
    }
    failed("there is a test of that name");
}
