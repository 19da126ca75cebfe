// print.c: print, println and the texts of the runtime itself, to standard error.
//
// A print statement is compiled to printlock, one call per operand, printunlock. What is printed between the two is
// collected in one buffer and written at once, so lines of several threads do not mix. The lock is recursive per M: a
// fatal error may have to print while its thread is in the middle of a print.
#include "lang/lang.h"

static Mutex debuglock; // protects the buffer; held while any printlock of the M is open
static uint8_t buffer[1024];
static uintptr_t buffered;
static uint8_t *capture; // where output goes instead, or NULL; under debuglock
static uintptr_t captured, capture_cap;

static int32_t crashfd = -1; // atomic: where a dying thread writes as well, or -1

static void write_to(int32_t fd, const uint8_t *p, uintptr_t n)
{
    while (n > 0) {
        int64_t done = write(fd, p, n);
        if (done == -4 /* EINTR */)
            continue;
        if (done <= 0)
            return; // nobody left to tell
        p += done;
        n -= (uintptr_t)done;
    }
}

static void write_all(const uint8_t *p, uintptr_t n)
{
    write_to(2, p, n);
    int32_t fd = atomic_load(&crashfd);
    if (UNLIKELY(fd >= 0) && getg()->m->dying != 0)
        write_to(fd, p, n);
}

int32_t setcrashfd(int32_t fd)
{
    return atomic_load(&sched.dying) ? -1 : atomic_xchg(&crashfd, fd);
}

void printflush(void)
{
    write_all(buffer, buffered);
    buffered = 0;
}

// locks is raised so that the goroutine stays on this M, whose lock it is.
void printlock(void)
{
    M *mp = acquirem();
    if (mp->printlock++ == 0)
        lock(&debuglock);
}

void printunlock(void)
{
    M *mp = getg()->m;
    if (mp->printlock == 1)
        printflush();
    if (--mp->printlock == 0)
        unlock(&debuglock);
    releasem(mp);
}

void printabandon(void)
{
    M *mp = getg()->m;
    while (mp->printlock > 0)
        printunlock();
}

void printcapture(void *buf, uintptr_t cap)
{
    printflush();
    capture = buf;
    captured = 0;
    capture_cap = cap;
}

uintptr_t printcaptured(void)
{
    capture = NULL;
    return captured;
}

static void capture_text(const void *p, uintptr_t n)
{
    if (n > capture_cap - captured)
        n = capture_cap - captured;
    memmove(capture + captured, p, n);
    captured += n;
}

static void gwrite(const void *p, uintptr_t n)
{
    printlock();
    if (capture == NULL && n > sizeof buffer - buffered)
        printflush();
    if (capture != NULL) {
        capture_text(p, n);
    } else if (n > sizeof buffer) {
        write_all(p, n);
    } else {
        memmove(buffer + buffered, p, n);
        buffered += n;
    }
    printunlock();
}

void printcstring(const char *s)
{
    gwrite(s, cstrlen(s));
}

void printstring(GoString s)
{
    gwrite(s.str, (uintptr_t)s.len);
}

void printnl(void)
{
    gwrite("\n", 1);
}

void printsp(void)
{
    gwrite(" ", 1);
}

void printbool(bool v)
{
    printcstring(v ? "true" : "false");
}

static void print_number(uint64_t v, unsigned base, const char *prefix)
{
    char digits[24], *end = digits + sizeof digits, *p = end;
    do
        *--p = "0123456789abcdef"[v % base];
    while ((v /= base) != 0);
    for (uintptr_t n = cstrlen(prefix); n > 0; n--)
        *--p = prefix[n - 1];
    gwrite(p, (uintptr_t)(end - p));
}

void printint(intgo v)
{
    print_number(v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 10, v < 0 ? "-" : "");
}

void printuint(uintgo v)
{
    print_number(v, 10, "");
}

void printhex(uint64_t v)
{
    print_number(v, 16, "0x");
}

void printpointer(const void *p)
{
    printhex((uintptr_t)p);
}

// Go prints uintptr operands in decimal; the runtime's own addresses go through printhex.
void printuintptr(uintptr_t v)
{
    printuint(v);
}

void printslice(const void *array, intgo len, intgo cap)
{
    printlock();
    printcstring("[");
    printint(len);
    printcstring("/");
    printint(cap);
    printcstring("]");
    printpointer(array);
    printunlock();
}

static void print_words(const void *a, const void *b)
{
    printlock();
    printcstring("(");
    printpointer(a);
    printcstring(",");
    printpointer(b);
    printcstring(")");
    printunlock();
}

void printeface(Eface e)
{
    print_words(e.type, e.data);
}

void printiface(Iface i)
{
    print_words(i.tab, i.data);
}

void printindented(GoString s)
{
    printlock();
    intgo from = 0;
    for (intgo i = 0; i < s.len; i++) {
        if (s.str[i] != '\n')
            continue;
        gwrite(s.str + from, (uintptr_t)(i + 1 - from));
        gwrite("\t", 1);
        from = i + 1;
    }
    gwrite(s.str + from, (uintptr_t)(s.len - from));
    printunlock();
}

#pragma weak printfloating

// Prints a value of a basic type; false if the kind is none.
static bool print_basic(const Rtype *t, const void *p)
{
    switch (t->kind) {
    case KindBool: printbool(*(const bool *)p); break;
    case KindInt:
    case KindInt64: printint(*(const int64_t *)p); break;
    case KindInt8: printint(*(const int8_t *)p); break;
    case KindInt16: printint(*(const int16_t *)p); break;
    case KindInt32: printint(*(const int32_t *)p); break;
    case KindUint:
    case KindUint64:
    case KindUintptr: printuint(*(const uint64_t *)p); break;
    case KindUint8: printuint(*(const uint8_t *)p); break;
    case KindUint16: printuint(*(const uint16_t *)p); break;
    case KindUint32: printuint(*(const uint32_t *)p); break;
    case KindFloat32:
    case KindFloat64:
    case KindComplex64:
    case KindComplex128: printfloating(t->kind, p); break;
    case KindString: printindented(*(const GoString *)p); break;
    default: return false;
    }
    return true;
}

// Predeclared types print as their value, other basic types as T(value) or T("value"), everything else as (T) address.
void printpanicval(Eface v)
{
    if (v.type == NULL) {
        printcstring("nil");
        return;
    }
    Rtype *t = v.type;
    bool basic = (t->kind >= KindBool && t->kind <= KindComplex128) || t->kind == KindString;
    if (!basic) {
        printcstring("(");
        printstring(t->str);
        printcstring(") ");
        printpointer(v.data);
        return;
    }
    bool predeclared = true;
    for (intgo i = 0; i < t->str.len; i++)
        predeclared &= t->str.str[i] != '.';                              // named types are qualified
    bool complex = t->kind == KindComplex64 || t->kind == KindComplex128; // has parentheses of its own
    if (predeclared) {
        print_basic(t, v.data);
        return;
    }
    printstring(t->str);
    printcstring(t->kind == KindString ? "(\"" : complex ? "" : "(");
    print_basic(t, v.data);
    printcstring(t->kind == KindString ? "\")" : complex ? "" : ")");
}
