// example.c: what an example prints, as the last comment in its body says. The syntax tree has no comments, so this
// looks through the text of the body, past strings and runes.
//
// Comments on consecutive lines without code between them are one. Its text is what `go doc` would show: without the
// comment signs and one space behind //, without directives, blanks at the ends of lines, and blank lines at both ends;
// several blank lines are one.
#include "driver/driver.h"

#include <ctype.h>
#include <strings.h>

typedef struct Comment {
    const char *begin, *end; // without // or the signs around
    int line, last_line;
    bool block; // between signs
} Comment;

typedef struct Scan {
    Arena *arena;
    const char *p, *end;
    int line;
    bool code;          // since the last comment
    Vec(Comment) group; // the last comments that belong together
} Scan;

static void skip_quoted(Scan *s)
{
    char quote = *s->p++;
    while (s->p < s->end && *s->p != quote) {
        s->line += *s->p == '\n';
        s->p += *s->p == '\\' && quote != '`' ? 2 : 1;
    }
    s->p++;
}

static void add_comment(Scan *s)
{
    Comment c = {.begin = s->p + 2, .line = s->line, .block = s->p[1] == '*'};
    const char *stop = c.block ? memmem(c.begin, (size_t)(s->end - c.begin), "*/", 2)
                               : memchr(c.begin, '\n', (size_t)(s->end - c.begin));
    c.end = stop ? stop : s->end;
    for (const char *q = c.begin; q < c.end; q++)
        s->line += *q == '\n';
    c.last_line = s->line;
    s->p = c.end + (c.block ? 2 : 0);
    bool goes_on = s->group.len > 0 && !s->code && c.line <= s->group.at[s->group.len - 1].last_line + 1;
    if (!goes_on)
        s->group.len = 0;
    vec_push(s->arena, &s->group, c);
    s->code = false;
}

static void find_last_comment(Scan *s)
{
    while (s->p < s->end) {
        if (s->p + 1 < s->end && s->p[0] == '/' && (s->p[1] == '/' || s->p[1] == '*')) {
            add_comment(s);
            continue;
        }
        if (*s->p == '"' || *s->p == '`' || *s->p == '\'') {
            s->code = true;
            skip_quoted(s);
            continue;
        }
        s->code = s->code || !isspace((unsigned char)*s->p);
        s->line += *s->p == '\n';
        s->p++;
    }
}

// //name:text is for tools.
static bool is_directive(const Comment *c)
{
    const char *p = c->begin;
    while (p < c->end && (islower((unsigned char)*p) || isdigit((unsigned char)*p)))
        p++;
    return !c->block && p > c->begin && p + 1 < c->end && *p == ':' &&
           (islower((unsigned char)p[1]) || isdigit((unsigned char)p[1]));
}

// Adds the lines of a comment; *blank: blank lines are due before the next one that is not.
static void add_lines(StrBuf *out, const char *p, const char *end, bool *blank)
{
    while (p <= end) {
        const char *newline = memchr(p, '\n', (size_t)(end - p)), *stop = newline ? newline : end;
        const char *last = stop;
        while (last > p && isspace((unsigned char)last[-1]))
            last--;
        if (last == p) {
            *blank = true;
        } else {
            if (*blank && out->len > 0)
                buf_puts(out, "\n");
            *blank = false;
            buf_add(out, p, (size_t)(last - p));
            buf_puts(out, "\n");
        }
        p = stop + 1;
    }
}

static const char *group_text(Scan *s)
{
    StrBuf out = {.arena = s->arena};
    bool blank = false;
    for (int i = 0; i < s->group.len; i++) {
        const Comment *c = &s->group.at[i];
        if (is_directive(c))
            continue;
        const char *begin = c->begin;
        if (!c->block && begin < c->end && *begin == ' ')
            begin++;
        add_lines(&out, begin, c->end, &blank);
    }
    return out.text ? out.text : "";
}

const char *example_output(Arena *a, const Source *src, const Node *body, bool *unordered)
{
    const char *begin = src->text + (body->pos - src->base), *end = src->text + (body->block.rbrace - src->base);
    Scan s = {.arena = a, .p = begin, .end = end};
    find_last_comment(&s);
    const char *text = group_text(&s);
    text += strspn(text, " \t\n\r\v\f");
    *unordered = strncasecmp(text, "unordered ", 10) == 0;
    if (*unordered)
        text += 10;
    if (strncasecmp(text, "output:", 7) != 0)
        return NULL;
    text += 7;
    text += strspn(text, " ");
    return *text == '\n' ? text + 1 : text;
}
