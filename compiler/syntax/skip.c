// skip.c: the end of a function's body without its tokens.
//
// A program uses few of the functions in the packages of the library that it imports. Their bodies, three quarters of
// the text, are parsed when they are needed (parse_body); until then only their end matters. Braces count, but for
// those in strings, runes and comments.
#include "syntax/lexer.h"

// p: behind the opening quote. Returns the byte behind the closing one.
static const char *skip_quoted(const char *p, const char *end, char quote)
{
    while (p < end && *p != quote)
        p += *p == '\\' ? 2 : 1;
    return p + 1;
}

static const char *skip_comment(const char *p, const char *end)
{
    if (p[1] == '/') {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        return newline ? newline : end;
    }
    const char *close = p[1] == '*' ? memmem(p + 2, (size_t)(end - p - 2), "*/", 2) : p - 1;
    return close ? close + 2 : end;
}

const char *skip_to_brace(const char *p, const char *end)
{
    for (int depth = 1; p < end;) {
        switch (*p) {
        case '{': depth++; break;
        case '}':
            if (--depth == 0)
                return p;
            break;
        case '"':
        case '`':
        case '\'':
            p = *p == '`' ? memchr(p + 1, '`', (size_t)(end - p - 1)) : skip_quoted(p + 1, end, *p) - 1;
            if (!p)
                return NULL;
            break;
        case '/': p = skip_comment(p, end) - 1; break;
        default: break;
        }
        p++;
    }
    return NULL;
}
