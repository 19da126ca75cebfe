// labels.c: labels of goroutines: keys and values that say what a goroutine works for. Profiles and tracebacks show
// them.
//
// A set of labels is an object of the heap that nobody changes, made by package runtime/pprof. A goroutine has a
// pointer to one and hands it to those that it starts (newproc1). A sample of the CPU profile notes the pointer
// (cpuprof.c).
//
// What is here is in programs that set labels; the rest of the runtime knows of it by labelops.
#include "lang/utf8.h"
#include "svc/pprof.h"

enum { StringBuckets = 256 };

// Strings of labels by what they say: several sets have the same, each with its own memory.
typedef struct LabelString {
    struct LabelString *next;
    GoString s;
    uint64_t number; // in the profile
} LabelString;

// ---- Tracebacks ----

G0_CODE

static bool plain(GoString s)
{
    for (intgo i = 0; i < s.len; i++) {
        uint8_t c = s.str[i];
        bool letter = (uint8_t)((c | 0x20) - 'a') < 26, digit = (uint8_t)(c - '0') < 10;
        if (!letter && !digit && c != '.' && c != '/' && c != '_')
            return false;
    }
    return true;
}

static void printchar(uint8_t c)
{
    printstring((GoString){&c, 1});
}

static void printdigits(uint32_t v, int n)
{
    while (n-- > 0)
        printchar((uint8_t) "0123456789abcdef"[v >> 4 * n & 15]);
}

// As in a Go string, all of it in ASCII. invalid: a byte that is no UTF-8.
static void printescaped(uint32_t r, bool invalid)
{
    if (r == '\n' || r == '\r' || r == '\t') {
        printchar('\\');
        printchar(r == '\n' ? 'n' : r == '\r' ? 'r' : 't');
    } else if (r == '\\' || r == '"') {
        printchar('\\');
        printchar((uint8_t)r);
    } else if (r >= ' ' && r <= '~') {
        printchar((uint8_t)r);
    } else {
        bool byte = invalid || r < ' ';
        printchar('\\');
        printchar(byte ? 'x' : r <= 0xFFFF ? 'u' : 'U');
        printdigits(r, byte ? 2 : r <= 0xFFFF ? 4 : 8);
    }
}

static void printtext(GoString s)
{
    if (plain(s)) {
        printstring(s);
        return;
    }
    printchar('"');
    for (intgo i = 0, n; i < s.len; i += n) {
        int32_t r;
        n = utf8_decode(s.str + i, s.len - i, &r);
        bool invalid = r == 0xFFFD && n == 1;
        printescaped(invalid ? s.str[i] : (uint32_t)r, invalid);
    }
    printchar('"');
}

static void print(const Labels *l)
{
    if (l->len == 0 || godebugnumber("tracebacklabels", 1) != 1)
        return;
    printcstring(" {");
    for (intgo i = 0; i < l->len; i++) {
        if (i > 0)
            printcstring(", ");
        printtext(l->list[i].key);
        printcstring(": ");
        printtext(l->list[i].value);
    }
    printcstring("}");
}

// gp is over. Goroutines that count as scanned may have got their labels from it.
static void end(G *gp)
{
    writebarrierptr(&gp->labels, NULL);
}

G0_CODE_END

// ---- Profiles ----

static uint64_t string(Profile *p, GoString s)
{
    uint64_t hash = 0;
    if (s.len == 0)
        return 0;
    for (intgo i = 0; i < s.len; i++)
        hash = (hash ^ s.str[i]) * 0x9E3779B97F4A7C15u;
    if (p->labelstrings == NULL)
        p->labelstrings = mallocgc(StringBuckets * sizeof(LabelString *), &pointer_type, true);
    LabelString **head = &((LabelString **)p->labelstrings)[hash >> 56];
    for (LabelString *l = *head; l != NULL; l = l->next)
        if (l->s.len == s.len && memequal(l->s.str, s.str, (uintptr_t)s.len))
            return l->number;
    LabelString *l = mallocgc(sizeof *l, &pointer_type, true);
    l->s = s;
    l->number = profile_newstring(p, s);
    l->next = *head;
    writebarrierptr(head, l);
    return l->number;
}

static void write_labels(Profile *p, Bytes *sample, const Labels *labels)
{
    for (intgo i = 0; i < labels->len; i++)
        profile_label(sample, string(p, labels->list[i].key), string(p, labels->list[i].value));
}

static const LabelOps ops = {print, end, write_labels};

// ---- Package runtime/pprof ----

void pprof_setlabels(const Labels *labels)
{
    if (labels != NULL) {
        atomic_store_rel(&labelops, &ops);
        if (cpuprof_on())
            cpuprof_keeplabels();
    }
    writebarrierptr(&getg()->labels, labels);
}
