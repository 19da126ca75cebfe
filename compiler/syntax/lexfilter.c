// lexfilter.c: between the lexer and the grammar; makes Go's tokens fit for an LALR(1) parser.
//
// 1. Semicolons (spec: Semicolons). A newline, a comment with a newline in it, or the end of the file becomes a
//    semicolon if the token before it may end a statement.
//
// 2. Braces. In `if x == T {` the brace opens the block, though in an expression `T {` begins a composite literal.
//    Between the keyword of a control clause and its block we are in its header; a `{` there, outside all brackets, is
//    delivered with block_brace set and the grammar has a token of its own for it (LBODY). Brackets inside the header
//    suspend it and their partners restore it, so `if x == (T{}) {` and `for f(T{}) {` work. The brace of `struct {`
//    and `interface {` is never that of the block. There are two cases only the grammar can tell: literals of a type
//    that is spelled out (`for range []int{1} {`) and function bodies; there the parser calls filter_open_literal as
//    soon as it has taken the brace, and the header is resumed behind the partner. The `}` of a composite literal is
//    marked (literal_brace; LITEND in the grammar) so that after an error it is not taken for the end of a block.
//
// 3. Bodies of functions that are not parsed now (Lexer.skip_body, set behind `func`) are passed over: `{` is followed
//    by `}`.
//
// 4. Errors. While the parser skips tokens after an error (from filter_recover to the next semicolon, block brace or
//    closing brace), whole bracketed groups are left out, as is the rest of a composite literal the error is in: what
//    is inside does not concern the statement where parsing goes on. A semicolon ends all open parentheses and square
//    brackets. A closing bracket that fits no open one changes nothing; one that fits an outer one closes those inside.
#include "syntax/lexer.h"

#include <stdlib.h>

// Spec: Semicolons: the tokens after which a newline ends the statement.
static bool can_end_statement(Token t)
{
    switch (t) {
    case T_IDENT:
    case T_INTLIT:
    case T_FLOATLIT:
    case T_IMAGLIT:
    case T_CHARLIT:
    case T_STRINGLIT:
    case T_BREAK:
    case T_CONTINUE:
    case T_FALLTHROUGH:
    case T_RETURN:
    case T_INC:
    case T_DEC:
    case T_RPAREN:
    case T_RBRACK:
    case T_RBRACE: return true;
    default: return false;
    }
}

static Token semicolon(Lexer *lx, const char *why)
{
    lx->ends_statement = false;
    lx->semi = why;
    return lx->tok = T_SEMICOLON;
}

// The next token with automatic semicolons.
static Token next_with_semicolons(Lexer *lx)
{
    for (;;) {
        int t = (int)lexer_next(lx);
        if (t == T_NEWLINE) {
            if (lx->ends_statement)
                return semicolon(lx, "newline");
        } else if (t == T_EOF && lx->ends_statement) {
            return semicolon(lx, "EOF");
        } else if (t == T_SEMICOLON) {
            return semicolon(lx, "semicolon");
        } else {
            lx->ends_statement = can_end_statement((Token)t);
            return (Token)t;
        }
    }
}

static void open_bracket(Lexer *lx, char kind, bool header_behind)
{
    if (lx->nest_len == lx->nest_cap) {
        lx->nest_cap = lx->nest_cap ? lx->nest_cap * 2 : 64;
        lx->nest = realloc(lx->nest, (size_t)lx->nest_cap * sizeof *lx->nest);
        if (!lx->nest)
            fatal("out of memory");
    }
    lx->nest[lx->nest_len++] = (OpenBracket){.kind = kind, .header = header_behind};
    lx->header = false;
}

static bool is_brace(char kind)
{
    return kind == '{' || kind == 'L';
}

static void close_bracket(Lexer *lx, char kind)
{
    for (int i = lx->nest_len - 1; i >= 0; i--) {
        if (lx->nest[i].kind == kind) {
            lx->header = lx->nest[i].header;
            lx->nest_len = i;
            return;
        }
        if (is_brace(lx->nest[i].kind))
            return; // `)` and `]` do not reach out of braces
    }
}

static void open_brace(Lexer *lx)
{
    lx->block_brace = lx->header && !lx->after_struct;
    open_bracket(lx, '{', lx->header && lx->after_struct);
}

static void close_brace(Lexer *lx)
{
    for (int i = lx->nest_len - 1; i >= 0; i--) {
        if (is_brace(lx->nest[i].kind)) {
            lx->literal_brace = lx->nest[i].kind == 'L';
            lx->header = lx->nest[i].header;
            lx->nest_len = i;
            return;
        }
    }
}

static void track_brackets(Lexer *lx, Token t)
{
    lx->block_brace = lx->literal_brace = false;
    switch (t) {
    case T_LPAREN: open_bracket(lx, '(', lx->header); break;
    case T_LBRACK: open_bracket(lx, '[', lx->header); break;
    case T_LBRACE: open_brace(lx); break;
    case T_RPAREN: close_bracket(lx, '('); break;
    case T_RBRACK: close_bracket(lx, '['); break;
    case T_RBRACE: close_brace(lx); break;
    case T_IF:
    case T_FOR:
    case T_SWITCH: lx->header = true; break;
    default: break;
    }
    lx->after_struct = t == T_STRUCT || t == T_INTERFACE;
}

// The brace just read opens a body: the next token is its partner.
static void skip_body(Lexer *lx)
{
    const char *behind = lx->src->text + (lx->pos - lx->src->base) + 1, *close = skip_to_brace(behind, lx->end);
    lx->skip_body = false;
    if (!close)
        return;
    lexer_resume(lx, close);
    lx->skipped_body = true;
}

static Token next_tracked(Lexer *lx)
{
    Token t = next_with_semicolons(lx);
    bool outside = lx->nest_len == 0, in_type = lx->after_struct;
    track_brackets(lx, t);
    if (lx->skip_body && outside && t == T_LBRACE && !in_type)
        skip_body(lx);
    else if (lx->skip_body && outside && t == T_SEMICOLON)
        lx->skip_body = false; // there is no body
    return t;
}

// Reads on until no more than len brackets are open.
static void skip_to_nesting(Lexer *lx, int len)
{
    while (lx->nest_len > len && next_tracked(lx) != T_EOF) {}
}

// How many brackets enclose the outermost composite literal that we are in since the last block; -1 if in none.
static int literal_nesting(const Lexer *lx)
{
    int found = -1;
    for (int i = lx->nest_len - 1; i >= 0 && lx->nest[i].kind != '{'; i--) {
        if (lx->nest[i].kind == 'L')
            found = i;
    }
    return found;
}

// A statement ends after an error in it: nothing in it is open any more.
static void end_statement(Lexer *lx)
{
    while (lx->nest_len > 0 && lx->nest[lx->nest_len - 1].kind != '{')
        lx->nest_len--;
    lx->header = false;
    lx->recovering = false;
}

// The next token that may matter to a parser that looks for a place to go on from.
static Token next_recovering(Lexer *lx)
{
    for (;;) {
        Token t = next_tracked(lx);
        if (t == T_EOF)
            return t;
        if (t == T_LPAREN || t == T_LBRACK || (t == T_LBRACE && !lx->block_brace)) {
            skip_to_nesting(lx, lx->nest_len - 1);
        } else if (literal_nesting(lx) >= 0) {
            skip_to_nesting(lx, literal_nesting(lx));
        } else {
            if (t == T_SEMICOLON)
                end_statement(lx);
            else if (t == T_LBRACE || (t == T_RBRACE && !lx->literal_brace))
                lx->recovering = false;
            return t;
        }
    }
}

Token filter_next(Lexer *lx)
{
    bool drop = lx->drop_semicolon;
    lx->drop_semicolon = false;
    Token t = lx->recovering ? next_recovering(lx) : next_tracked(lx);
    return drop && t == T_SEMICOLON ? filter_next(lx) : t;
}

void filter_open_literal(Lexer *lx, bool composite)
{
    if (lx->nest_len == 0)
        return;
    OpenBracket *top = &lx->nest[lx->nest_len - 1];
    top->header |= lx->block_brace;
    if (composite)
        top->kind = 'L';
}

// Does the line after the newline at lx->pos begin with the closing bracket that we wait for? Then a comma is missing.
static bool closes_on_next_line(const Lexer *lx)
{
    if (lx->nest_len == 0 || strcmp(lx->semi, "newline") != 0)
        return false;
    const char *p = lx->src->text + (lx->pos - lx->src->base);
    while (p < lx->end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
        p++;
    char kind = lx->nest[lx->nest_len - 1].kind;
    return p < lx->end && ((kind == '(' && *p == ')') || (kind == '[' && *p == ']'));
}

void filter_recover(Lexer *lx)
{
    lx->recovering = true;
    if (lx->tok == T_SEMICOLON) {
        // the parser will take it for the end of the statement; make it so
        int nesting = literal_nesting(lx);
        if (nesting < 0 && closes_on_next_line(lx))
            nesting = lx->nest_len - 1;
        if (nesting >= 0) {
            skip_to_nesting(lx, nesting);
            lx->drop_semicolon = true;
        }
        end_statement(lx);
    } else if ((lx->tok == T_RBRACE && !lx->literal_brace) || (lx->tok == T_LBRACE && lx->block_brace)) {
        lx->recovering = false;
    }
}
