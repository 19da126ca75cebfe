// parser.h: what parser.y shares with the files that build nodes (build.c) and word its errors (complain.c).
#ifndef GOCC_PARSER_H
#define GOCC_PARSER_H

#include "syntax/lexer.h"

typedef struct Parser {
    Lexer lx; // first
    Arena *arena;
    File *file;
    bool seen_other_decl;  // a declaration that is no import
    Node *unfinished_stmt; // the statement read last, unless it was empty
    bool stopped;          // given up; nothing more is reported
    bool without_bodies;   // see parse_file_without_bodies
    const Token *prologue; // tokens to begin with; only the body behind them is parsed. NULL: a whole file
} Parser;

// complain.c ----------------------------------------------------------------------------------------------------------

// The parser's stack when it met a token it cannot use: names of grammar symbols, the top has index 0.
typedef struct ParseStack {
    const char *(*symbol)(const void *impl, int index); // "" below the bottom
    bool (*expects)(const void *impl, const char *symbol);
    const void *impl;
} ParseStack;

// Reports the current token of p in gc's words.
void complain(Parser *p, const ParseStack *stack);
void syntax_error(Parser *p, Pos pos, const char *fmt, ...) PRINTF_LIKE(3, 4); // "syntax error: " + text
void plain_error(Parser *p, Pos pos, const char *fmt, ...) PRINTF_LIKE(3, 4);

// embed.c: gives the //go:embed at pos to the variable behind it, when the file has been parsed.
void embed_attach(Arena *a, File *file, Pos pos);

// build.c -------------------------------------------------------------------------------------------------------------

NodeVec list_of(Parser *p, Node *n);
NodeVec list_add(Parser *p, NodeVec list, Node *n);
Node *build_name(Parser *p, Pos pos, Str name);
Node *build_lit(Parser *p, Token kind, Pos pos, Str text);
Node *build_unary(Parser *p, Token op, Pos pos, Node *x);
Node *build_receive(Parser *p, Pos pos, Node *x, Pos behind);
Node *build_binary(Parser *p, Token op, Pos pos, Node *x, Node *y);
Node *build_selector(Parser *p, Node *x, Str name, Pos name_pos);
Node *build_index(Parser *p, Node *x, Pos lbrack, NodeVec args);
Node *build_slice(Parser *p, Node *x, Pos lbrack, Node *lo, Node *hi, Node *max, bool full);
Node *build_assert(Parser *p, Node *x, Node *typ);
Node *build_call(Parser *p, Node *fun, Pos lparen, NodeVec args, bool dots, Pos rparen);
Node *build_complit(Parser *p, Node *typ, Pos lbrace, NodeVec elems, Pos rbrace);
Node *build_one(Parser *p, NodeKind kind, Pos pos, Node *x); // nodes with one child and nothing else
Node *build_array(Parser *p, Pos pos, Node *len, Node *elem);
Node *build_map(Parser *p, Pos pos, Node *key, Node *elem);
Node *build_chan(Parser *p, Pos pos, ChanDir dir, Node *elem);
Node *build_funclit(Parser *p, Pos pos, Node *typ, Node *body);
Node *build_field(Parser *p, Pos pos, Node *name, Node *typ);
Node *build_embedded(Parser *p, Pos pos, Node *typ, Node *tag);
NodeVec build_fields(Parser *p, NodeVec names, Node *typ, Node *tag);

// Parameters as read: FIELDs, where a lone name is a FIELD with that name as its type. Decides which are names and
// which are types, and gives `a, b int` its types (spec: Function types). close: the closing bracket.
typedef enum ParamUse { PARAMS, RESULTS, TYPE_PARAMS } ParamUse;
NodeVec build_params(Parser *p, NodeVec fields, ParamUse use, Pos close);
Node *build_receiver(Parser *p, NodeVec fields, Pos close, Pos method); // of a method; method: position of its name
NodeVec build_type_args(Parser *p, NodeVec fields); // parameters as read, none of which may have a name
// `type T [x ...`: if x can be read as a type parameter's name and constraint, its FIELD; else NULL. force: more
// parameters follow, so that it must be one.
Node *build_type_param(Parser *p, Node *x, bool force);

Node *build_block(Parser *p, Pos pos, NodeVec stmts, Pos rbrace);
Node *build_exprstmt(Parser *p, Node *x);
Node *build_assign(Parser *p, Token op, Pos pos, NodeVec lhs, NodeVec rhs);
Node *build_incdec(Parser *p, Token op, Pos pos, Node *x);
Node *build_branch(Parser *p, Token op, Pos pos, Node *label);
Node *build_call_stmt(Parser *p, NodeKind kind, Pos pos, Node *call);
// The clause of an if, for or switch; what is absent is NULL.
typedef struct Header {
    Node *init, *cond, *post; // simple statements
    Node *range;              // a RANGE without body; then nothing else
} Header;
Node *build_if(Parser *p, Pos pos, const Header *h, Node *then, Node *els);
Node *build_for(Parser *p, Pos pos, const Header *h, Node *body);
Node *build_switch(Parser *p, Pos pos, const Header *h, NodeVec cases, Pos rbrace);
Node *build_case(Parser *p, Pos pos, NodeVec exprs, bool is_default, Pos colon); // without its body
Node *build_comm(Parser *p, Pos pos, Node *comm, Pos colon);                     // likewise
Node *build_range(Parser *p, NodeVec lhs, bool define, Node *x);

Node *build_value_decl(Parser *p, NodeKind kind, NodeVec names, Node *typ, NodeVec values);
void number_consts(Parser *p, NodeVec specs); // iota and implicit repetition in a const declaration
Node *build_import(Parser *p, Pos pos, Node *name, Token kind, Str path, Pos path_pos);
Node *build_typedecl(Parser *p, Node *name, NodeVec tparams, bool alias, Node *typ);
Node *build_func(Parser *p, Pos pos, Node *recv, Node *name, Node *typ, Node *body);
Node *build_functype(Parser *p, Pos pos, NodeVec tparams, NodeVec params, NodeVec results);
void resolve_directives(Parser *p);

#endif
