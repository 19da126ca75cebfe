// mutate.c: mutations that know what a token, a bracketed group and a line are. Bytes changed at random rarely get past
// the parser; here three of four mutations move, copy, drop or exchange whole tokens or groups of the input (or of a
// second one, in a cross-over), which leaves most programs parsable and many of them correct. The rest is left to
// libFuzzer.
//
// The input is cut up in a way that fails on nothing: a word, a number, a literal in quotes, a comment or line break,
// or one run of the characters of operators. Blanks belong to the token before them.
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t max_out, unsigned seed);

enum { MAX_TOKENS = 1 << 14 };

// A text and where its tokens begin; start[n] is the end.
typedef struct Text {
    const uint8_t *data;
    size_t size;
    int n;
    uint32_t start[MAX_TOKENS + 1];
} Text;

// Tokens from..to-1.
typedef struct Range {
    int from, to;
} Range;

static uint64_t state;

static unsigned roll(unsigned n) // 0..n-1; splitmix64
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return n ? (unsigned)((z ^ z >> 31) % n) : 0;
}

static bool is_word(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
}

static bool is_blank(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t literal_end(const uint8_t *p, size_t i, size_t size)
{
    uint8_t quote = p[i++];
    while (i < size && p[i] != quote && (quote == '`' || p[i] != '\n'))
        i += p[i] == '\\' && quote != '`' ? 2 : 1;
    return i + 1 < size ? i + 1 : size;
}

static size_t token_end(const uint8_t *p, size_t i, size_t size)
{
    uint8_t c = p[i];
    if (c == '"' || c == '\'' || c == '`')
        return literal_end(p, i, size);
    if (is_word(c) || (c == '.' && i + 1 < size && p[i + 1] >= '0' && p[i + 1] <= '9')) {
        while (i < size && (is_word(p[i]) || (p[i] == '.' && c <= '9')))
            i++;
        return i;
    }
    if (c == '/' && i + 1 < size && p[i + 1] == '/') {
        while (i < size && p[i] != '\n')
            i++;
        return i;
    }
    i++;
    if (memchr("()[]{};,\n", c, 9))
        return i;
    while (i < size && strchr("+-*/%&|^<>=!:.~", p[i]) && p[i] != 0 && strchr("+-*/%&|^<>=!:.~", c))
        i++;
    return i;
}

static void cut(Text *t, const uint8_t *data, size_t size)
{
    t->data = data;
    t->size = size;
    t->n = 0;
    size_t i = 0;
    while (i < size && is_blank(data[i]))
        i++;
    while (i < size && t->n < MAX_TOKENS) {
        t->start[t->n++] = (uint32_t)i;
        i = token_end(data, i, size);
        while (i < size && is_blank(data[i]))
            i++;
    }
    t->start[t->n] = (uint32_t)size;
}

static uint8_t first(const Text *t, int i)
{
    return t->data[t->start[i]];
}

// The token behind the group of brackets that opens at i; i + 1 if none does.
static int group_end(const Text *t, int i)
{
    int depth = 0;
    for (int k = i; k < t->n; k++) {
        uint8_t c = first(t, k);
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        if (depth <= 0)
            return k + 1;
    }
    return i + 1;
}

// Something that belongs together, near a random place: a token, a name with the groups behind it, a group, its inside,
// a line with all that its brackets span, or a few tokens.
static Range pick(const Text *t)
{
    int i = (int)roll((unsigned)t->n), to;
    switch (roll(6)) {
    case 0:
    case 1: return (Range){i, i + 1};
    case 2:
        to = i + 1;
        while (to < t->n && strchr("([.", first(t, to)) && first(t, to))
            to = first(t, to) == '.' ? to + 1 : group_end(t, to);
        return (Range){i, to};
    case 3:
        for (int k = i; k < t->n; k++) {
            if (group_end(t, k) > k + 2)
                return roll(2) ? (Range){k, group_end(t, k)} : (Range){k + 1, group_end(t, k) - 1};
        }
        return (Range){i, i + 1};
    case 4:
        while (i > 0 && first(t, i - 1) != '\n')
            i--;
        to = i;
        while (to < t->n && first(t, to) != '\n')
            to = group_end(t, to);
        return (Range){i, to < t->n ? to + 1 : to};
    default: to = i + 1 + (int)roll(8); return (Range){i, to < t->n ? to : t->n};
    }
}

// A range of t that could stand where `like` stands: of tries made at random the first that begins with the same sort
// of character, else the last.
static Range pick_like(const Text *t, const Text *other, Range like)
{
    Range r = pick(t);
    for (int tries = 0; tries < 16; tries++, r = pick(t)) {
        uint8_t a = first(other, like.from), b = first(t, r.from);
        bool single = like.to - like.from == 1;
        if (is_word(a) == is_word(b) && (a == '\n') == (b == '\n') && single == (r.to - r.from == 1))
            return r;
    }
    return r;
}

typedef struct Output {
    uint8_t *at;
    size_t len, max;
} Output;

static void put(Output *o, const Text *t, Range r)
{
    size_t n = t->start[r.to] - t->start[r.from];
    if (n > o->max - o->len)
        n = o->max - o->len;
    memcpy(o->at + o->len, t->data + t->start[r.from], n);
    o->len += n;
    if (n > 0 && o->len < o->max && is_word(o->at[o->len - 1]))
        o->at[o->len++] = ' '; // words must not grow together
}

static void head(Output *o, const Text *t, int to)
{
    o->len = t->start[to] < o->max ? t->start[to] : o->max;
    memcpy(o->at, t->data, o->len);
}

static void tail(Output *o, const Text *t, int from)
{
    size_t n = t->size - t->start[from];
    if (n > o->max - o->len)
        n = o->max - o->len;
    memcpy(o->at + o->len, t->data + t->start[from], n);
    o->len += n;
}

// t with one thing of `from` (which may be t itself) put in the place of one of its own, or beside it.
static void transplant(Output *o, const Text *t, const Text *from)
{
    Range old = pick(t), new = pick_like(from, t, old);
    head(o, t, old.from);
    put(o, from, new);
    tail(o, t, roll(3) ? old.to : old.from);
}

static void drop(Output *o, const Text *t)
{
    Range r = pick(t);
    head(o, t, r.from);
    tail(o, t, r.to);
}

static void exchange(Output *o, const Text *t)
{
    Range a = pick(t), b = pick_like(t, t, a);
    if (a.from > b.from) {
        Range c = a;
        a = b;
        b = c;
    }
    if (a.to > b.from) {
        drop(o, t);
        return;
    }
    head(o, t, a.from);
    put(o, t, b);
    put(o, t, (Range){a.to, b.from});
    put(o, t, a);
    tail(o, t, b.to);
}

// Words of one kind; separated by blanks.
static const char *const kinds[] = {
    "+ - * / % & | ^ << >> &^",
    "== != < <= > >= && ||",
    "= := += -= *= /= %= &= |= ^= <<= >>= &^=",
    "int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 string "
    "bool byte "
    "rune error any unsafe.Pointer []int [3]int [0]byte *int map[string]int chan<-int func() struct{} "
    "[2]struct{X,Y*int}",
    "0 1 2 3 7 10 63 64 127 128 255 256 32768 65536 2147483647 2147483648 9223372036854775807 9223372036854775808 "
    "1<<70 -1 'a' "
    "1.5 1e100 2i 0x1p-1074",
    "nil true false iota _ \"s\" \"\" x",
    "len cap append copy min max new make clear close delete panic print println real imag complex recover",
    "break continue return goto fallthrough go defer",
};
enum { KIND_OF_NUMBERS = 4 };

// The next word of a list, of length *len, or NULL.
static const char *next_word(const char *p, size_t *len)
{
    p += strspn(p, " ");
    *len = strcspn(p, " ");
    return *len > 0 ? p : NULL;
}

static bool is_of_kind(int kind, const uint8_t *text, size_t len)
{
    size_t n;
    for (const char *p = kinds[kind]; (p = next_word(p, &n)) != NULL; p += n) {
        if (n == len && memcmp(p, text, len) == 0)
            return true;
    }
    return kind == KIND_OF_NUMBERS && text[0] >= '0' && text[0] <= '9';
}

static const char *random_word(int kind, size_t *len)
{
    unsigned count = 0;
    for (const char *p = kinds[kind]; (p = next_word(p, len)) != NULL; p += *len)
        count++;
    const char *p = next_word(kinds[kind], len);
    for (unsigned i = roll(count); i > 0; i--)
        p = next_word(p + *len, len);
    return p;
}

// One token becomes another of its kind: an operator, a type, a number.
static void substitute(Output *o, const Text *t)
{
    enum { KINDS = sizeof kinds / sizeof kinds[0] };
    for (int tries = 0; tries < 64; tries++) {
        int i = (int)roll((unsigned)t->n), kind = 0;
        const uint8_t *text = t->data + t->start[i];
        size_t len = t->start[i + 1] - t->start[i];
        while (len > 1 && is_blank(text[len - 1]))
            len--;
        while (kind < KINDS && !is_of_kind(kind, text, len))
            kind++;
        if (kind == KINDS)
            continue;
        const char *word = random_word(kind, &len);
        static Text new; // of one token
        new.data = (const uint8_t *)word;
        new.size = new.start[1] = (uint32_t)len;
        new.n = 1;
        head(o, t, i);
        put(o, &new, (Range){0, 1});
        tail(o, t, i + 1);
        return;
    }
    drop(o, t);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    static Text text; // too large for a stack
    state = seed;
    cut(&text, data, size);
    if (text.n == 0 || roll(4) == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    uint8_t *copy = malloc(max_size);
    for (unsigned rounds = 1 + roll(3); rounds > 0 && text.n > 0; rounds--) {
        Output out = {.at = copy, .max = max_size};
        switch (roll(8)) {
        case 0: drop(&out, &text); break;
        case 1: exchange(&out, &text); break;
        case 2:
        case 3:
        case 4: substitute(&out, &text); break;
        default: transplant(&out, &text, &text); break;
        }
        memcpy(data, copy, out.len);
        cut(&text, data, out.len);
    }
    free(copy);
    return text.size;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *data1, size_t size1, const uint8_t *data2, size_t size2, uint8_t *out,
                                 size_t max_out, unsigned seed)
{
    static Text one, two;
    state = seed;
    cut(&one, data1, size1);
    cut(&two, data2, size2);
    Output o = {.at = out, .max = max_out};
    if (one.n > 0 && two.n > 0)
        transplant(&o, &one, &two);
    return o.len;
}
