// diag.c: the diagnostics sink, after the rules of gc, so that the same program gives the same list.
//
// What is reported, in order of arrival:
//   - of several syntax errors on one line only the first,
//   - an error not again if the one before it had the same text and line,
//   - after `limit` errors nothing more; the list then ends with "too many errors" at the last one kept.
// diag_flush sorts by position (stable, files in order of loading), drops neighbours that would print alike, and
// prints. A note is a line of its own under its error: a tab, the position, the text; it goes where its error goes.
//
// On a terminal each error is followed by its source line and a caret.
#include "util/internal.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct Diag {
    Pos pos;
    int order;  // of arrival, to keep the sort stable
    char *text; // message and notes, as printed behind the position
} Diag;

static struct {
    Arena *arena;
    Vec(Diag) list; // not yet printed
    int count;      // errors kept since the start, printed ones included
    int mild;       // those of them after which checking goes on
    int limit;      // 0: none
    bool limit_set; // else the default counts
    Pos full_at;    // position of the error that reached the limit
    bool full, full_told;
    bool last_dropped;           // the error reported last was not kept: neither are its notes
    Pos last_syntax, last_other; // the errors kept last, for "one a line"
    char *last_text;
} sink;

static int current_limit(void)
{
    return sink.limit_set ? sink.limit : 10;
}

static bool same_line(Pos a, Pos b)
{
    if (a == 0 || b == 0)
        return a == b;
    PosInfo x = pos_info(a), y = pos_info(b);
    return x.source == y.source && x.line == y.line;
}

static char *format(const char *prefix, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (!sink.arena)
        sink.arena = arena_new();
    size_t prefix_len = strlen(prefix);
    char *text = arena_alloc(sink.arena, prefix_len + (size_t)len + 1);
    memcpy(text, prefix, prefix_len);
    vsnprintf(text + prefix_len, (size_t)len + 1, fmt, args);
    return text;
}

static void add(Pos pos, char *text)
{
    Diag d = {.pos = pos, .order = sink.list.len, .text = text};
    vec_push(sink.arena, &sink.list, d);
    sink.count++;
    if (current_limit() > 0 && sink.count >= current_limit()) {
        sink.full = true;
        sink.full_at = pos;
    }
}

// False if the error was not kept.
static bool report(Pos pos, const char *fmt, va_list args)
{
    sink.last_dropped = true;
    if (sink.full)
        return false;
    char *text = format("", fmt, args);
    if (sink.last_text && strcmp(sink.last_text, text) == 0 && same_line(sink.last_other, pos))
        return false;
    sink.last_other = pos;
    sink.last_text = text;
    sink.last_dropped = false;
    add(pos, text);
    return true;
}

void diag_error(Pos pos, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    report(pos, fmt, args);
    va_end(args);
}

void diag_mild(Pos pos, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    sink.mild += report(pos, fmt, args);
    va_end(args);
}

void diag_syntax(Pos pos, const char *fmt, ...)
{
    sink.last_dropped = true;
    if (sink.full || (sink.last_syntax && same_line(sink.last_syntax, pos)))
        return;
    va_list args;
    va_start(args, fmt);
    char *text = format("syntax error: ", fmt, args);
    va_end(args);
    sink.last_syntax = pos;
    sink.last_dropped = false;
    add(pos, text);
}

// "path:line:col: ", shorter where parts are unknown.
static void print_pos(StrBuf *b, Pos pos)
{
    PosInfo info = pos_info(pos);
    if (!info.source)
        return;
    buf_printf(b, "%s:%d:", info.path, info.line);
    if (info.col > 0)
        buf_printf(b, "%d:", info.col);
    buf_puts(b, " ");
}

void diag_note(Pos pos, const char *fmt, ...)
{
    if (sink.last_dropped || sink.list.len == 0)
        return;
    va_list args;
    va_start(args, fmt);
    char *text = format("", fmt, args);
    va_end(args);
    Diag *d = &sink.list.at[sink.list.len - 1];
    StrBuf b = {.arena = sink.arena};
    buf_printf(&b, "%s\n\t", d->text);
    print_pos(&b, pos);
    buf_puts(&b, text);
    d->text = b.text;
}

int diag_count(void)
{
    return sink.count;
}

int diag_blocking(void)
{
    return sink.count - sink.mild;
}

void diag_block(void)
{
    sink.mild = 0;
}

void diag_set_limit(int limit)
{
    sink.limit = limit;
    sink.limit_set = true;
}

static int by_position(const void *x, const void *y)
{
    const Diag *a = x, *b = y;
    if (a->pos != b->pos)
        return a->pos < b->pos ? -1 : 1;
    return a->order - b->order;
}

// The source line with a caret under the column. Tabs are kept in the caret's line so that it lands right; bytes that
// continue a UTF-8 sequence take no room.
static void print_caret(FILE *out, Pos pos)
{
    PosInfo info = pos_info(pos);
    if (!info.source || info.text_len > 400)
        return;
    int before = (int)(pos - info.source->base - (Pos)(info.text - info.source->text));
    fprintf(out, "    %.*s\n    ", info.text_len, info.text);
    for (int i = 0; i < before && i < info.text_len; i++) {
        unsigned char c = (unsigned char)info.text[i];
        if (c == '\t')
            putc('\t', out);
        else if ((c & 0xC0) != 0x80)
            putc(' ', out);
    }
    fprintf(out, "^\n");
}

void diag_flush(FILE *out)
{
    if (sink.list.len > 0)
        qsort(sink.list.at, (size_t)sink.list.len, sizeof(Diag), by_position);
    bool terminal = fileno(out) >= 0 && isatty(fileno(out));
    for (int i = 0; i < sink.list.len; i++) {
        const Diag *d = &sink.list.at[i];
        if (i > 0 && d[-1].pos == d->pos && strcmp(d[-1].text, d->text) == 0)
            continue;
        StrBuf b = {.arena = sink.arena};
        print_pos(&b, d->pos);
        buf_puts(&b, d->text);
        fprintf(out, "%s\n", b.text);
        if (terminal)
            print_caret(out, d->pos);
    }
    sink.list.len = 0;
    if (sink.full && !sink.full_told) {
        StrBuf b = {.arena = sink.arena};
        print_pos(&b, sink.full_at);
        fprintf(out, "%stoo many errors\n", b.len ? b.text : "");
        sink.full_told = true;
    }
    fflush(out);
}

void diag_shutdown(void)
{
    arena_free(sink.arena);
    memset(&sink, 0, sizeof sink);
}

void ice_at(const char *phase, Pos pos, const char *fmt, ...)
{
    static bool failing; // printing the position may itself fail
    PosInfo info = {0};
    if (!failing) {
        failing = true;
        diag_flush(stderr);
        info = pos_info(pos);
    }
    if (info.source)
        fprintf(stderr, "%s:%d:%d: ", info.path, info.line, info.col);
    fprintf(stderr, "internal compiler error: %s: ", phase);
    va_list args;
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fprintf(stderr, "\n\nThis is a bug in gocc, not in your program.\n"
                    "Please report it together with the smallest program that shows it.\n");
    exit(3);
}

void fatal(const char *fmt, ...)
{
    fprintf(stderr, "gocc: ");
    va_list args;
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fprintf(stderr, "\n");
    exit(1);
}

void util_parts(ImagePart *parts)
{
    intern_part(&parts[0]);
    source_part(&parts[1]);
}

void util_shutdown(void)
{
    diag_shutdown();
    source_shutdown();
    intern_shutdown();
}
