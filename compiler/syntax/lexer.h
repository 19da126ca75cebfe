// lexer.h: what the files of syntax/ share below the parser: the state of lexing one file, and Unicode.
//
//   lexer_next   one token as written, newlines included                 lexer.l
//   filter_next  tokens as the grammar wants them                        lexfilter.c
#ifndef GOCC_LEXER_H
#define GOCC_LEXER_H

#include "syntax/syntax.h"

enum { T_NEWLINE = TOKEN_COUNT }; // from lexer_next only: a newline, or a comment that holds one

typedef struct PragmaMark {
    uint32_t flag; // see directive.c; 0 for a directive nobody knows
    Pos pos;
} PragmaMark;

typedef struct OpenBracket {
    char kind;   // ( [ {, or L: the brace of a composite literal
    bool header; // value of Lexer.header to return to behind its partner
} OpenBracket;

typedef struct Lexer {
    Arena *arena;
    const Source *src;
    const char *end; // of the text
    void *flex;      // flex's own state
    bool has_errors; // something was reported about this file

    // the current token
    Token tok;
    Token op; // ASSIGNOP: the operator
    Pos pos;
    Str str;          // IDENT and literals: the text as written
    const char *semi; // SEMICOLON: "semicolon", "newline" or "EOF"

    size_t next_bad; // offset of the next byte that no Go source may contain; len if there is none

    Vec(Pos) bad; // where lexer or parser have reported something

    // directives
    const char *line_start;     // where the current line begins, for "on a line of its own"
    Vec(PragmaMark) pragmas;    // not yet taken by a declaration
    Vec(Linkname) linknames;    // of the whole file
    Vec(Pos) embeds;            // //go:embed, of the whole file
    Vec(OnlyIf) onlyifs;        // //gocc:onlyif, of the whole file
    Vec(Restricted) restricted; // of the whole file

    // lexfilter.c
    bool ends_statement; // a newline now is a semicolon
    bool header;         // between `if`, `for` or `switch` and its `{`, outside brackets
    bool after_struct;   // the token before was `struct` or `interface`
    bool block_brace;    // the current token is the `{` of a control clause's block
    bool literal_brace;  // the current token is the `}` of a composite literal
    bool recovering;     // the parser skips tokens after an error
    bool drop_semicolon; // if the next token is a semicolon, it is left out
    bool skip_body;      // behind the signature of the declaration of a function comes a body to be passed over
    bool skipped_body;   // that has happened
    OpenBracket *nest;   // open brackets
    int nest_len, nest_cap;
} Lexer;

enum { MAX_NESTING = 50000 }; // open brackets; the tree is walked recursively

// lexer.l
void lexer_open(Lexer *lx, Arena *a, const Source *src); // src stays open until lexer_close
// from there on; what is forbidden is not looked for
void lexer_open_at(Lexer *lx, Arena *a, const Source *src, Pos pos);
void lexer_close(Lexer *lx);
void lexer_resume(Lexer *lx, const char *p); // goes on there
Token lexer_next(Lexer *lx);                 // T_EOF at the end, again and again

// literal.c: each is given the first byte, checks the literal, reports what is wrong with it, returns its end
const char *lex_string(Lexer *lx, const char *p);
const char *lex_raw_string(Lexer *lx, const char *p);
const char *lex_rune(Lexer *lx, const char *p);
void lex_check_number(Lexer *lx, const char *p, size_t len); // len: all that looks like part of the number
Token lex_number_kind(const char *p, size_t len);
void lex_check_identifier(Lexer *lx, const char *p, size_t len); // contains non-ASCII bytes
// Reports at a place in the text.
void lexer_error(Lexer *lx, const char *at, const char *fmt, ...) PRINTF_LIKE(3, 4);

// directive.c: a comment that begins with //go:, //line or /*line; [p, end) is all of it
void lex_directive(Lexer *lx, const char *p, const char *end, bool own_line);
typedef enum PragmaPlace { PRAGMAS_OF_FUNC, PRAGMAS_OF_FILE, PRAGMAS_OF_NOTHING } PragmaPlace;
// Takes the directives read since the last call. Gives PRAGMA_* and reports those that may not stand before this.
uint32_t lexer_take_pragmas(Lexer *lx, PragmaPlace place);

// skip.c: the brace that closes what is open at p, in correct text; NULL if there is none
const char *skip_to_brace(const char *p, const char *end);

// lexfilter.c
Token filter_next(Lexer *lx);
void filter_open_literal(Lexer *lx, bool composite); // the `{` just delivered opens a composite literal or the body of
                                                     // a function literal, not the block of a control clause
void filter_recover(Lexer *lx);                      // the parser has met an error and will skip tokens

// unicode.c: code points ("runes")
bool rune_is_letter(uint32_t r), rune_is_digit(uint32_t r), rune_is_printable(uint32_t r);
int utf8_encode(uint32_t r, char *out);    // up to 4 bytes; how many
void rune_quote(uint32_t r, char *out);    // 'x', '\n', '\u00ad': as Go's %q; out has room for 16
void rune_describe(uint32_t r, char *out); // U+0040 '@': as Go's %#U; out has room for 24

#endif
