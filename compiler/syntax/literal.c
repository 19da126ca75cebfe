// literal.c: the parts of lexical analysis that are more than patterns: quoted literals, and the checks on numbers and
// identifiers (spec: Lexical elements). Errors are gc's in wording and place.
#include "syntax/lexer.h"

static bool is_decimal(char c)
{
    return c >= '0' && c <= '9';
}
static char lower(char c)
{
    return (char)(c | 0x20);
}
static bool is_hex(char c)
{
    return is_decimal(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

static const char *base_name(unsigned base)
{
    switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
    }
}

// The code point at p, which lies before lx->end; an undecodable byte counts as one. Stores its length.
static uint32_t rune_at(Lexer *lx, const char *p, int *len)
{
    uint32_t r;
    *len = utf8_decode(p, (size_t)(lx->end - p), &r);
    if (*len == 0)
        *len = 1;
    return r;
}

static int digit_value(char c)
{
    if (is_decimal(c))
        return c - '0';
    return is_hex(c) ? lower(c) - 'a' + 10 : 99;
}

// Digits of a numeric escape: count of them in base, p at the first. Returns where it stopped.
static const char *numeric_escape(Lexer *lx, const char *p, int count, unsigned base, uint32_t max, bool *ok)
{
    uint64_t x = 0;
    for (; count > 0; count--, p++) {
        if (p >= lx->end)
            return p; // the literal is unterminated, which is reported
        int d = digit_value(*p);
        if (d >= (int)base) {
            int len;
            char quoted[16];
            rune_quote(rune_at(lx, p, &len), quoted);
            lexer_error(lx, p, "invalid character %s in %s escape", quoted, base_name(base));
            *ok = false;
            return p;
        }
        x = x * base + (unsigned)d;
    }
    if (x > max && base == 8) {
        lexer_error(lx, p, "octal escape value %u > 255", (unsigned)x);
        *ok = false;
    } else if (x > max || (x >= 0xD800 && x < 0xE000)) {
        char text[24];
        rune_describe((uint32_t)x, text);
        lexer_error(lx, p, "escape is invalid Unicode code point %s", text);
        *ok = false;
    }
    return p;
}

// p is behind a backslash. Returns the end of the escape; clears *ok if it is wrong.
static const char *escape(Lexer *lx, const char *p, char quote, bool *ok)
{
    if (p >= lx->end)
        return p;
    if (*p == quote)
        return p + 1;
    switch (*p) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\': return p + 1;
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': return numeric_escape(lx, p, 3, 8, 255, ok);
    case 'x': return numeric_escape(lx, p + 1, 2, 16, 255, ok);
    case 'u': return numeric_escape(lx, p + 1, 4, 16, 0x10FFFF, ok);
    case 'U': return numeric_escape(lx, p + 1, 8, 16, 0x10FFFF, ok);
    }
    lexer_error(lx, p, "unknown escape");
    *ok = false;
    return p;
}

const char *lex_string(Lexer *lx, const char *start)
{
    bool ok = true;
    const char *p = start + 1;
    while (p < lx->end) {
        char c = *p;
        if (c == '"')
            return p + 1;
        if (c == '\n') {
            lexer_error(lx, p, "newline in string");
            return p;
        }
        p++;
        if (c == '\\')
            p = escape(lx, p, '"', &ok);
    }
    lexer_error(lx, start, "string not terminated");
    return p;
}

const char *lex_raw_string(Lexer *lx, const char *start)
{
    const char *close = memchr(start + 1, '`', (size_t)(lx->end - start - 1));
    if (close)
        return close + 1;
    lexer_error(lx, start, "string not terminated");
    return lx->end;
}

const char *lex_rune(Lexer *lx, const char *start)
{
    bool ok = true;
    const char *p = start + 1;
    for (int n = 0; p < lx->end; n++) {
        if (*p == '\'') {
            if (ok && n == 0)
                lexer_error(lx, p, "empty rune literal or unescaped '");
            else if (ok && n != 1)
                lexer_error(lx, start, "more than one character in rune literal");
            return p + 1;
        }
        if (*p == '\n') {
            if (ok)
                lexer_error(lx, p, "newline in rune literal");
            return p;
        }
        if (*p == '\\') {
            p = escape(lx, p + 1, '\'', &ok);
        } else {
            int len;
            rune_at(lx, p, &len);
            p += len;
        }
    }
    if (ok)
        lexer_error(lx, start, "rune literal not terminated");
    return p;
}

// Index of the first '_' that does not stand between digits (a base prefix counts as one), or -1.
static int invalid_separator(const char *s, size_t len)
{
    char prefix = ' ';
    char before = '.'; // '_', '0' for any digit, '.' for anything else
    size_t i = 0;
    if (len >= 2 && s[0] == '0') {
        prefix = lower(s[1]);
        if (prefix == 'x' || prefix == 'o' || prefix == 'b') {
            before = '0';
            i = 2;
        }
    }
    for (; i < len; i++) {
        bool digit = is_decimal(s[i]) || (prefix == 'x' && is_hex(s[i]));
        if (s[i] == '_' && before != '0')
            return (int)i;
        if (s[i] != '_' && !digit && before == '_')
            return (int)i - 1;
        before = s[i] == '_' ? '_' : digit ? '0' : '.';
    }
    return before == '_' ? (int)len - 1 : -1;
}

// What a walk over a number has found.
typedef struct Number {
    const char *p, *end;
    unsigned base;
    char prefix; // '\0', or one of 0 x o b
    bool digits, separators;
    const char *bad; // first digit too large for the base
    bool is_float;
} Number;

static void skip_digits(Number *n, unsigned base)
{
    for (; n->p < n->end && (*n->p == '_' || (base == 16 ? is_hex(*n->p) : is_decimal(*n->p))); n->p++) {
        if (*n->p == '_') {
            n->separators = true;
            continue;
        }
        n->digits = true;
        if (base <= 10 && *n->p >= (char)('0' + base) && !n->bad)
            n->bad = n->p;
    }
}

static bool mantissa(Lexer *lx, Number *n)
{
    bool ok = true;
    if (*n->p == '0') {
        n->p++;
        char c = n->p < n->end ? lower(*n->p) : ' ';
        n->base = c == 'x' ? 16 : c == 'b' ? 2 : 8;
        n->prefix = c == 'x' || c == 'o' || c == 'b' ? c : '0';
        if (n->prefix == '0')
            n->digits = true;
        else
            n->p++;
    }
    if (*n->p != '.')
        skip_digits(n, n->base);
    if (n->p < n->end && *n->p == '.') {
        if (n->prefix == 'o' || n->prefix == 'b') {
            lexer_error(lx, n->p, "invalid radix point in %s literal", base_name(n->base));
            ok = false;
        }
        n->p++;
        n->is_float = true;
        skip_digits(n, n->base);
    }
    if (ok && !n->digits) {
        lexer_error(lx, n->p, "%s literal has no digits", base_name(n->base));
        ok = false;
    }
    return ok;
}

static bool exponent(Lexer *lx, Number *n, bool ok)
{
    char e = n->p < n->end ? lower(*n->p) : ' ';
    if (e != 'e' && e != 'p') {
        if (ok && n->prefix == 'x' && n->is_float) {
            lexer_error(lx, n->p, "hexadecimal mantissa requires a 'p' exponent");
            ok = false;
        }
        return ok;
    }
    if (ok && e == 'e' && n->prefix && n->prefix != '0') {
        lexer_error(lx, n->p, "'%c' exponent requires decimal mantissa", *n->p);
        ok = false;
    } else if (ok && e == 'p' && n->prefix != 'x') {
        lexer_error(lx, n->p, "'%c' exponent requires hexadecimal mantissa", *n->p);
        ok = false;
    }
    n->p++;
    n->is_float = true;
    if (n->p < n->end && (*n->p == '+' || *n->p == '-'))
        n->p++;
    n->digits = false;
    const char *bad = n->bad;
    skip_digits(n, 10);
    n->bad = bad;
    if (ok && !n->digits) {
        lexer_error(lx, n->p, "exponent has no digits");
        ok = false;
    }
    return ok;
}

void lex_check_number(Lexer *lx, const char *text, size_t len)
{
    Number n = {.p = text, .end = text + len, .base = 10};
    bool ok = exponent(lx, &n, mantissa(lx, &n));
    bool imaginary = len > 0 && text[len - 1] == 'i';
    if (ok && !n.is_float && !imaginary && n.bad) {
        lexer_error(lx, n.bad, "invalid digit '%c' in %s literal", *n.bad, base_name(n.base));
        ok = false;
    }
    int i = ok && n.separators ? invalid_separator(text, len) : -1;
    if (i >= 0)
        lexer_error(lx, text + i, "'_' must separate successive digits");
}

Token lex_number_kind(const char *p, size_t len)
{
    if (p[len - 1] == 'i')
        return T_IMAGLIT;
    bool hex = len >= 2 && p[0] == '0' && lower(p[1]) == 'x';
    for (size_t i = 0; i < len; i++) {
        if (p[i] == '.' || (hex ? lower(p[i]) == 'p' : lower(p[i]) == 'e' || lower(p[i]) == 'p'))
            return T_FLOATLIT;
    }
    return T_INTLIT;
}

void lex_check_identifier(Lexer *lx, const char *p, size_t len)
{
    const char *end = p + len;
    bool first = true;
    while (p < end) {
        uint32_t r;
        int n = utf8_decode(p, (size_t)(end - p), &r);
        char text[24];
        if (n > 1 && r != 0xFEFF && !rune_is_letter(r)) {
            rune_describe(r, text);
            if (!rune_is_digit(r))
                lexer_error(lx, p, "invalid character %s in identifier", text);
            else if (first)
                lexer_error(lx, p, "identifier cannot begin with digit %s", text);
        }
        first = false;
        p += n > 0 ? n : 1; // bytes that are no UTF-8 are reported as such
    }
}
