// heapdump.c: debug.WriteHeapDump: the heap, stacks and variables as a file, in the format of Go's heap dumps (version
// "go1.7").
//
// A dump is a header and records: a tag, then what belongs to it. Numbers are varints, strings and memory have their
// length in front, lists of fields, which say where pointers are, end with FieldEnd. The world is stopped meanwhile and
// all is swept. Stacks are conservative here: every word of a frame counts as a pointer. A frame reaches from that of
// its callee to its own frame pointer; what lies between a frame and the end of its segment is a frame without a
// function. Registers of a goroutine that was preempted are roots ("other root").
#include "mem/mgc.h"
#include "mem/mspecial.h"
#include "os/linux/elf.h"
#include "os/linux/syscall.h"
#include "svc/pprof.h"

enum { FieldEnd = 0, FieldPointer = 1 };
enum {
    TagEOF = 0,
    TagObject = 1,
    TagOtherRoot = 2,
    TagType = 3,
    TagGoroutine = 4,
    TagFrame = 5,
    TagParams = 6,
    TagFinalizer = 7,
    TagItab = 8,
    TagThread = 9,
    TagMemStats = 10,
    TagQueuedFinalizer = 11,
    TagData = 12,
    TagBSS = 13,
    TagDefer = 14,
    TagPanic = 15,
    TagMemProf = 16,
    TagAllocSample = 17,
};
enum { PT_LOAD = 1, PF_W = 2, TypeCache = 256 };

extern const GoSlice runtime_gcroots __attribute__((weak)); // of GCRoot
extern const Ehdr __ehdr_start __attribute__((visibility("hidden")));
extern char __start_rt_data[] __attribute__((visibility("hidden"))),
    __stop_rt_data[] __attribute__((visibility("hidden")));
extern char __start_rt_bss[] __attribute__((visibility("hidden"))),
    __stop_rt_bss[] __attribute__((visibility("hidden")));

static struct {
    int32_t fd;
    uint32_t n;
    GoString version;
    const Rtype *types[TypeCache]; // written already; one that is not there any more is written again
    uint8_t buf[4096];
} out;

#define WAITREASON(name, text) {(const uint8_t *)(text), sizeof(text) - 1},
static const GoString reasons[] = {
#include "sched/waitreasons.def"
};
#undef WAITREASON

G0_CODE

// ---- Bytes ----

// What cannot be written is lost, as in Go: there is nobody to tell.
static void put(const uint8_t *p, uintptr_t n)
{
    while (n > 0) {
        int64_t done = write(out.fd, p, n);
        if (done <= 0)
            return;
        p += done;
        n -= (uintptr_t)done;
    }
}

static void flush(void)
{
    put(out.buf, out.n);
    out.n = 0;
}

static void bytes(const void *p, uintptr_t n)
{
    if (out.n + n > sizeof out.buf)
        flush();
    if (n > sizeof out.buf) {
        put(p, n);
        return;
    }
    memmove(out.buf + out.n, p, n);
    out.n += (uint32_t)n;
}

static void number(uint64_t v)
{
    uint8_t buf[10];
    uintptr_t n = 0;
    for (; v >= 0x80; v >>= 7)
        buf[n++] = (uint8_t)(v | 0x80);
    buf[n++] = (uint8_t)v;
    bytes(buf, n);
}

static void address(const void *p)
{
    number((uintptr_t)p);
}

static void memory(uintptr_t p, uintptr_t n)
{
    number(n);
    bytes((const void *)p, n);
}

static void string(GoString s)
{
    memory((uintptr_t)s.str, (uintptr_t)s.len);
}

static void cstring(const char *s)
{
    string(s == NULL ? (GoString){NULL, 0} : gostring(s));
}

// ---- Fields ----

static void pointer(uintptr_t p, uintptr_t base)
{
    number(FieldPointer);
    number(p - base);
}

static void element(const Rtype *t, uintptr_t at, uintptr_t end, uintptr_t base)
{
    if (t->tflag & TFlagGCParts) {
        for (const GCPart *part = (const GCPart *)t->gcdata; part->count != 0; part++)
            for (uintptr_t i = 0; i < part->count; i++)
                element(part->type, at + part->offset + i * part->type->size, end, base);
        return;
    }
    for (uintptr_t i = 0; i < t->ptrdata / 8 && at + i * 8 < end; i++)
        if (t->size == 8 || t->gcdata[i / 8] >> i % 8 & 1)
            pointer(at + i * 8, base);
}

static void objectfields(const Mspan *s, uintptr_t p)
{
    uintptr_t end = p + s->elemsize;
    if (!isnoscan(s) && s->elemsize <= MaxBitmapSize) {
        for (uintptr_t at = p; at < end; at += 8)
            if (s->meta[at >> MetaShift] >> at / 8 % 64 & 1)
                pointer(at, p);
    } else if (!isnoscan(s)) {
        const Rtype *t = (const Rtype *)s->meta[p >> MetaShift];
        for (uintptr_t at = p; t != NULL && t->ptrdata != 0 && at < end; at += t->size)
            element(t, at, end, p);
    }
    number(FieldEnd);
}

// ---- Records ----

static void type(const Rtype *t)
{
    const Rtype **cached = &out.types[(uintptr_t)t / 16 % TypeCache];
    if (t == NULL || *cached == t)
        return;
    *cached = t;
    const Uncommon *u = uncommon_of(t);
    number(TagType);
    address(t);
    number(t->size);
    GoString name = t->str, path = u == NULL || u->pkgPath == NULL ? (GoString){NULL, 0} : *u->pkgPath;
    intgo dot = 0; // of "lib.T" the path replaces what stands before the dot
    while (path.len > 0 && dot < name.len && name.str[dot] != '.' && name.str[dot] != '[')
        dot++;
    if (path.len > 0 && dot < name.len && name.str[dot] == '.') {
        number((uint64_t)(path.len + name.len - dot));
        bytes(path.str, (uintptr_t)path.len);
        bytes(name.str + dot, (uintptr_t)(name.len - dot));
    } else {
        string(name);
    }
    number((t->tflag & TFlagDirectIface) == 0 || t->ptrdata != 0);
}

static void params(void)
{
    number(TagParams);
    number(false); // little-endian
    number(sizeof(void *));
    number(mheap.lo);
    number(mheap.hi);
    string(GOSTR("amd64"));
    string(out.version);
    number((uint64_t)ncpu);
}

static void itab(const Itab *tab, void *unused)
{
    if (tab->fun[0] == NULL && tab->inter->methods.len > 0)
        return; // the type does not have the methods
    type(tab->type);
    number(TagItab);
    address(tab);
    address(tab->type);
}

static void span(const Mspan *s)
{
    for (uint32_t i = 0; i < s->nelems; i++) {
        if (!bittest(s->alloc, i))
            continue;
        uintptr_t p = s->base + i * s->elemsize;
        number(TagObject);
        number(p);
        memory(p, s->elemsize);
        objectfields(s, p);
    }
}

static void objects(void)
{
    for (uint32_t i = 0; i < NumSpanClasses; i++) {
        for (const Mspan *s = mheap.central[i].partial.first; s != NULL; s = s->next)
            span(s);
        for (const Mspan *s = mheap.central[i].full.first; s != NULL; s = s->next)
            span(s);
    }
}

typedef struct Frames {
    uintptr_t at, callee; // where the next one begins, and where the last did
    uint64_t depth;
} Frames;

// The part of the stack up to hi; f: no function.
static void frame(Frames *s, uintptr_t hi, FuncInfo f, uintptr_t pc)
{
    uintptr_t lo = s->at;
    if (hi <= lo && f.func == NULL)
        return;
    hi = hi < lo ? lo : hi;
    number(TagFrame);
    number(lo);
    number(s->depth++);
    number(s->callee);
    memory(lo, hi - lo);
    number(f.entry);
    number(pc);
    number(pc);
    cstring(f.func == NULL ? "unknown function" : f.name);
    for (uintptr_t p = roundup(lo, 8); p + 8 <= hi; p += 8)
        pointer(p, lo);
    number(FieldEnd);
    s->callee = lo;
    s->at = hi;
}

// Ends the segment that s is in.
static const Stackseg *outersegment(Frames *s, const Stackseg *seg)
{
    frame(s, seg->stack.hi, (FuncInfo){.func = NULL}, 0);
    s->at = seg->prevsp;
    return seg->prev;
}

static bool within(const Stackseg *seg, uintptr_t p)
{
    return p >= seg->stack.lo && p <= seg->stack.hi;
}

static void frames(G *gp)
{
    Frames s = {.at = gp->sched.sp};
    const Stackseg *seg = gp->seg;
    while (seg != NULL && !within(seg, s.at))
        seg = seg->prev;
    Place p = {.pc = gp->sched.pc, .bp = gp->sched.bp, .gp = gp};
    do {
        const Stackseg *own = seg;
        while (own != NULL && !within(own, p.bp))
            own = own->prev;
        if (own == NULL)
            break; // it has not begun
        while (seg != own)
            seg = outersegment(&s, seg);
        frame(&s, p.bp + 2 * sizeof(uintptr_t), stack_func(&p), p.pc);
    } while (stack_outwards(&p));
    while (seg != NULL)
        seg = outersegment(&s, seg);
}

static void registers(uintptr_t lo, uintptr_t hi, void *unused)
{
    for (uintptr_t *p = (uintptr_t *)roundup(lo, 8); (uintptr_t)(p + 1) <= hi; p++) {
        if (spanof(*p) == NULL)
            continue;
        number(TagOtherRoot);
        string(GOSTR("register"));
        number(*p);
    }
}

static void goroutine(G *gp, void *unused)
{
    uint32_t status = readgstatus(gp);
    if (status == Gdead || status == Gidle || gp->seg == NULL)
        return;
    number(TagGoroutine);
    address(gp);
    number(gp->sched.sp);
    number(gp->goid);
    number(gp->gopc);
    number(status == Grunning ? Gwaiting : status); // it waits for the dump
    number(gp->isSystem);
    number(false);
    number((uint64_t)gp->waitsince);
    string(status == Grunning   ? reasons[waitReasonDumpingHeap]
           : status == Gwaiting ? reasons[gp->waitreason]
                                : reasons[waitReasonZero]);
    address(gp->sched.ctxt);
    address(gp->m);
    address(gp->_defer);
    address(gp->_panic);
    frames(gp);
    for (const Panic *p = gp->_panic; p != NULL; p = p->link) {
        number(TagPanic);
        address(p);
        address(gp);
        address(p->arg.type);
        address(p->arg.data);
        number(0);
        address(p->link);
    }
    if (gp->resume == ResumeSignal)
        asyncranges(gp, registers, NULL);
}

static void threads(void)
{
    for (const M *mp = atomic_load_acq(&allm); mp != NULL; mp = mp->alllink) {
        number(TagThread);
        address(mp);
        number((uint64_t)mp->id);
        number(mp->procid);
    }
}

// Pointers of the runtime's own variables in [lo, hi), part of what begins at base.
static void ownfields(uintptr_t lo, uintptr_t hi, const char *start, const char *end)
{
    for (uintptr_t p = roundup((uintptr_t)start, 8); p + 8 <= (uintptr_t)end; p += 8)
        if (p >= lo && p + 8 <= hi && p - (uintptr_t)&mheap >= sizeof mheap && spanof(*(uintptr_t *)p) != NULL)
            pointer(p, lo);
}

static void variables(uint32_t tag, uintptr_t lo, uintptr_t hi)
{
    const GoSlice *roots = &runtime_gcroots;
    __asm__("" : "+r"(roots)); // a weak symbol: may be 0
    if (lo >= hi)
        return;
    number(tag);
    number(lo);
    memory(lo, hi - lo);
    for (intgo i = 0; roots != NULL && i < roots->len; i++) {
        const GCRoot *r = (const GCRoot *)roots->array + i;
        if ((uintptr_t)r->addr >= lo && (uintptr_t)r->addr < hi)
            element(r->type, (uintptr_t)r->addr, hi, lo);
    }
    ownfields(lo, hi, __start_rt_data, __stop_rt_data);
    ownfields(lo, hi, __start_rt_bss, __stop_rt_bss);
    number(FieldEnd);
}

static void allvariables(void)
{
    const Phdr *ph = (const Phdr *)((uintptr_t)&__ehdr_start + __ehdr_start.phoff);
    for (uint32_t i = 0; i < __ehdr_start.phnum; i++) {
        if (ph[i].type != PT_LOAD || (ph[i].flags & PF_W) == 0)
            continue;
        variables(TagData, ph[i].vaddr, ph[i].vaddr + ph[i].filesz);
        variables(TagBSS, ph[i].vaddr + ph[i].filesz, ph[i].vaddr + ph[i].memsz);
    }
}

// fn will be called with an object of type object_type, or with one that its parameter, of type arg, can hold.
static void finalizer(uint64_t tag, uintptr_t object, const Funcval *fn, const Rtype *arg, const Rtype *object_type)
{
    number(tag);
    number(object);
    address(fn);
    address((void *)fn->code);
    address(arg);
    address(object_type);
}

static void special(const Special *s, void *unused)
{
    if (s->kind == SpecialProfile) {
        number(TagAllocSample);
        number(s->p);
        address(s->site);
    } else if (s->kind == SpecialFinalizer) {
        type(s->arg);
        type(s->object_type);
        finalizer(TagFinalizer, s->p, s->fn, s->arg, s->object_type);
    }
}

static void queued(const DueCall *c, void *unused)
{
    if (c->object == 0)
        return; // a cleanup
    finalizer(TagQueuedFinalizer, c->object, c->fn, c->arg, c->object_type);
}

static void site(const Site *s, void *unused)
{
    number(TagMemProf);
    address(s);
    number(s->size);
    number((uint64_t)s->npcs);
    for (intgo i = 0; i < s->npcs; i++) {
        FuncInfo f = findfunc(s->pcs[i] - 1);
        Frame at = symtab_inner(f, s->pcs[i] - 1);
        cstring(at.name);
        cstring(at.file);
        number(at.line);
    }
    number(s->allocs);
    number(s->frees);
}

static void dump(void *unused)
{
    gc_flushcaches();
    memset(out.types, 0, sizeof out.types);
    bytes("go1.7 heap dump\n", 16);
    params();
    itabs_each(itab, NULL);
    objects();
    forEachG(goroutine, NULL);
    threads();
    allvariables();
    number(TagMemStats);
    memstats_dump(number);
    memprof_foreach(site, NULL);
    specials_each(special, queued, NULL);
    number(TagEOF);
    flush();
}

G0_CODE_END

// Callers' registers go to this frame.
static NOINLINE void dumphere(void)
{
    __builtin_unwind_init();
    systemstack(dump, NULL);
    __asm__ volatile("" ::: "memory");
}

void debug_writeheapdump(uintptr_t fd, GoString version)
{
    gc_acquire();
    stopTheWorld();
    out.fd = (int32_t)fd;
    out.version = version;
    dumphere();
    startTheWorld();
    gc_release();
}
