// pprof.c: profiles in the format that `go tool pprof` reads, the protocol buffer Profile (its fields' numbers are
// below), not compressed. Names and lines are in it, so the program is not needed to look at one.
//
// A profile is built front to back in one piece of garbage-collected memory: fields may come in any order, so a string,
// a location or a function is written when it is first used, and tables remember which number it got.
#include "mem/mgc.h"
#include "os/linux/syscall.h"
#include "svc/pprof.h"

enum { // fields
    ProfileSampleType = 1,
    ProfileSample = 2,
    ProfileMapping = 3,
    ProfileLocation = 4,
    ProfileFunction = 5,
    ProfileString = 6,
    ProfileTime = 9,
    ProfileDuration = 10,
    ProfilePeriodType = 11,
    ProfilePeriod = 12,
    ProfileDefaultType = 14,
    SampleLocation = 1,
    SampleValue = 2,
    SampleLabel = 3,
    LabelKey = 1,
    LabelStr = 2,
    LabelNum = 3,
    LabelUnit = 4,
    LocationId = 1,
    LocationMapping = 2,
    LocationAddress = 3,
    LocationLine = 4,
    LineFunction = 1,
    LineLine = 2,
    FunctionId = 1,
    FunctionName = 2,
    FunctionSystemName = 3,
    FunctionFile = 4,
    MappingId = 1,
    MappingHasFunctions = 7,
    MappingHasFiles = 8,
    MappingHasLines = 9,
    MappingHasInlined = 10,
};

// ---- Bytes ----

static void append(Bytes *b, const void *p, uintptr_t n)
{
    if (b->len + n > b->cap) {
        uintptr_t cap = (b->len + n) * 2 + 256;
        uint8_t *grown = mallocgc(cap, NULL, false);
        memmove(grown, b->p, b->len);
        b->p = grown;
        b->cap = cap;
    }
    memmove(b->p + b->len, p, n);
    b->len += n;
}

static void varint(Bytes *b, uint64_t v)
{
    uint8_t buf[10];
    uintptr_t n = 0;
    for (; v >= 0x80; v >>= 7)
        buf[n++] = (uint8_t)(v | 0x80);
    buf[n++] = (uint8_t)v;
    append(b, buf, n);
}

static void number(Bytes *b, uint32_t field, uint64_t v)
{
    varint(b, field << 3);
    varint(b, v);
}

static void bytes(Bytes *b, uint32_t field, const void *p, uintptr_t n)
{
    varint(b, field << 3 | 2);
    varint(b, n);
    append(b, p, n);
}

// Moves the message m into b, as a field.
static void message(Bytes *b, uint32_t field, Bytes *m)
{
    bytes(b, field, m->p, m->len);
    m->len = 0;
}

// ---- Tables ----

static uint32_t slotof(const Numbers *t, uintptr_t key)
{
    uint32_t i = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) & t->mask;
    while (t->at[i].key != 0 && t->at[i].key != key)
        i = (i + 1) & t->mask;
    return i;
}

// The number of key, which is not 0; *fresh: it has just got it.
static uint64_t numberof(Numbers *t, uintptr_t key, bool *fresh)
{
    if (t->at == NULL || t->count * 2 > t->mask) {
        Numbers grown = {.mask = t->at == NULL ? 255 : t->mask * 2 + 1, .count = t->count};
        grown.at = mallocgc((grown.mask + 1) * sizeof *grown.at, NULL, true);
        for (uint32_t i = 0; t->at != NULL && i <= t->mask; i++)
            if (t->at[i].key != 0)
                grown.at[slotof(&grown, t->at[i].key)] = t->at[i];
        *t = grown;
    }
    uint32_t i = slotof(t, key);
    *fresh = t->at[i].key == 0;
    if (*fresh) {
        t->at[i].key = key;
        t->at[i].number = ++t->count;
    }
    return t->at[i].number;
}

// Strings are known by where they are; all are constants of the program.
static uint64_t string(Profile *p, GoString s)
{
    bool fresh;
    if (s.len == 0)
        return 0;
    uint64_t n = numberof(&p->strings, (uintptr_t)s.str, &fresh);
    if (fresh)
        bytes(&p->out, ProfileString, s.str, (uintptr_t)s.len);
    return n;
}

uint64_t profile_newstring(Profile *p, GoString s)
{
    bytes(&p->out, ProfileString, s.str, (uintptr_t)s.len);
    return ++p->strings.count;
}

static uint64_t function(Profile *p, GoString name, GoString file)
{
    bool fresh;
    uint64_t id = numberof(&p->functions, (uintptr_t)name.str, &fresh);
    if (!fresh)
        return id;
    Bytes m = {0};
    number(&m, FunctionId, id);
    number(&m, FunctionName, string(p, name));
    number(&m, FunctionSystemName, string(p, name));
    number(&m, FunctionFile, string(p, file));
    message(&p->out, ProfileFunction, &m);
    return id;
}

static void line(Profile *p, Bytes *location, GoString name, GoString file, uint32_t number_)
{
    Bytes m = {0};
    number(&m, LineFunction, function(p, name, file));
    number(&m, LineLine, number_);
    message(location, LocationLine, &m);
}

typedef struct Lines {
    uintptr_t pc;
    Frame frame[16];
    int n;
} Lines;

G0_CODE

static void findlines(void *arg)
{
    Lines *l = arg;
    FuncInfo f = findfunc(l->pc);
    if (f.func == NULL)
        return;
    Frame frame = symtab_inner(f, l->pc);
    do
        if (!frame.wrapper)
            l->frame[l->n++] = frame;
    while (l->n < 16 && symtab_outer(f, &frame));
}

G0_CODE_END

// pc: a return address, or one more than where a signal came.
static uint64_t location(Profile *p, uintptr_t pc)
{
    bool fresh;
    uint64_t id = numberof(&p->locations, pc, &fresh);
    if (!fresh)
        return id;
    Lines l = {.pc = pc - 1};
    systemstack(findlines, &l);
    Bytes m = {0};
    number(&m, LocationId, id);
    number(&m, LocationMapping, 1);
    number(&m, LocationAddress, pc - 1);
    for (int i = 0; i < l.n; i++)
        line(p, &m, gostring(l.frame[i].name), gostring(l.frame[i].file), l.frame[i].line);
    if (l.n == 0)
        line(p, &m, GOSTR("runtime._System"), GOSTR("runtime"), 0); // the runtime's own C
    message(&p->out, ProfileLocation, &m);
    return id;
}

void profile_function(Profile *p, uintptr_t pc, GoString name, GoString file, uint32_t number_)
{
    bool fresh;
    uint64_t id = numberof(&p->locations, pc, &fresh);
    if (!fresh)
        return;
    Bytes m = {0};
    number(&m, LocationId, id);
    number(&m, LocationMapping, 1);
    if (name.len > 0)
        line(p, &m, name, file, number_);
    message(&p->out, ProfileLocation, &m);
}

void profile_functions(Profile *p, const uintptr_t *pcs, intgo n)
{
    bool fresh;
    uint64_t id = numberof(&p->locations, pcs[0], &fresh);
    if (!fresh)
        return;
    Bytes m = {0};
    number(&m, LocationId, id);
    number(&m, LocationMapping, 1);
    for (intgo i = 0; i < n; i++) {
        FrameAt at = runtime_frameat(pcs[i]);
        if (at.name.len > 0)
            line(p, &m, at.name, at.file, (uint32_t)at.line);
    }
    message(&p->out, ProfileLocation, &m);
}

// ---- Profiles ----

static void valuetype(Profile *p, uint32_t field, const char *const *type)
{
    Bytes m = {0};
    for (uint32_t i = 0; i < 2; i++)
        number(&m, 1 + i, string(p, gostring(type[i])));
    message(&p->out, field, &m);
}

void profile_begin(Profile *p, const char *const (*types)[2], int n, int64_t period)
{
    bytes(&p->out, ProfileString, "", 0);
    for (int i = 0; i <= n; i++)
        valuetype(p, i < n ? ProfileSampleType : ProfilePeriodType, types[i]);
    number(&p->out, ProfilePeriod, (uint64_t)period);
    Walltime now = walltime();
    number(&p->out, ProfileTime, (uint64_t)(now.sec * 1000000000 + now.nsec));
    Bytes m = {0};
    number(&m, MappingId, 1);
    for (uint32_t field = MappingHasFunctions; field <= MappingHasInlined; field++)
        number(&m, field, 1);
    message(&p->out, ProfileMapping, &m);
}

void profile_duration(Profile *p, int64_t ns)
{
    number(&p->out, ProfileDuration, (uint64_t)ns);
}

void profile_label(Bytes *sample, uint64_t key, uint64_t value)
{
    Bytes m = {0};
    number(&m, LabelKey, key);
    number(&m, LabelStr, value);
    message(sample, SampleLabel, &m);
}

void profile_default(Profile *p, GoString type)
{
    number(&p->out, ProfileDefaultType, string(p, type));
}

static void sizelabel(Profile *p, Bytes *sample, uintptr_t size)
{
    Bytes m = {0};
    uint64_t bytes = string(p, GOSTR("bytes"));
    number(&m, LabelKey, bytes);
    number(&m, LabelNum, size);
    number(&m, LabelUnit, bytes);
    message(sample, SampleLabel, &m);
}

void profile_sample(Profile *p, const Sample *s)
{
    Bytes m = {0};
    for (intgo i = 0; i < s->npcs; i++)
        number(&m, SampleLocation, location(p, s->pcs[i]));
    for (int i = 0; i < s->nvalues; i++)
        number(&m, SampleValue, (uint64_t)s->values[i]);
    if (s->size > 0)
        sizelabel(p, &m, s->size);
    if (s->type.len > 0)
        profile_label(&m, string(p, GOSTR("type")), string(p, s->type));
    if (s->labels != NULL)
        labelops->write(p, &m, s->labels);
    message(&p->out, ProfileSample, &m);
}

GoSlice profile_bytes(const Profile *p)
{
    return (GoSlice){p->out.p, (intgo)p->out.len, (intgo)p->out.cap};
}

void profile_write(const char *path, const Profile *p)
{
    enum { O_WRONLY = 1, O_CREAT = 0100, O_TRUNC = 01000, O_CLOEXEC = 02000000 };
    int64_t fd = SYSCALL(open, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    for (uintptr_t at = 0; fd >= 0 && at < p->out.len;) {
        int64_t n = write((int32_t)fd, p->out.p + at, p->out.len - at);
        if (n <= 0)
            break;
        at += (uintptr_t)n;
    }
}

// ---- What the environment asks for ----

void profilesinit(void)
{
    memprof_init();
    cpuprof_init();
}

void profilesend(bool mainreturned)
{
    cpuprof_exit();
    memprof_exit();
    if (mainreturned && godebugnumber("leaks", 0) == 1)
        gc_printleaks();
}
