/*
 * parser.y: the grammar of Go 1.27 (spec: everything from Types to Source file organization).
 *
 * Types and expressions are one family in the tree, but two in the grammar: `expr` stands where a value may be (it
 * includes every type, because `T(x)` and `f(T)` cannot be told apart yet), `type` where only a type may be.
 *
 * How the well-known conflicts are solved:
 *   T { in a control clause     two tokens, "{" and LBODY, chosen by lexfilter.c
 *   func() (x)                  an opening parenthesis behind parameters always begins results
 *   []T[x]   chan T.x           belong to the type as far as they can: typename takes `[` and `.`
 *   (a, b int)                  parameters are read as a list of `type` and `name type`; build_params decides afterwards
 *   x [n]E or x[T]              a parameter or field with an array type, or an instantiated type: what follows `]` tells
 *   type T [P *C] ...           read as an array length; taken apart if it can only be a type parameter (build_type_param)
 *   <-chan T                    read as a receive operation, turned round if its operand is a channel type
 *
 * Some actions must run before the next token is read, because they tell the lexer something: lit_open, comp_open, body_open
 * (filter_open_literal), and func_start (pragmas). Each stands alone in its rule, so the parser reduces it without
 * looking ahead.
 *
 * Errors: complain.c words them; parsing goes on at the next statement, declaration, field or specification (the
 * `error` rules). After the package clause has failed nothing more is read.
 */
%require "3.8"
%define api.pure full
%define api.prefix {gogram}
%define api.token.prefix {TOK_}
%define api.location.type {Pos}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%parse-param { Parser *p }
%lex-param { Parser *p }

%code requires {
#include "syntax/parser.h"
}

%union {
    Node *node;
    NodeVec list;
    Str str;
    Token tok;
    const char *semi;
    Header *header;
    uint32_t flags;
}

%code {
// A construct lies where its first token does.
#define YYLLOC_DEFAULT(cur, rhs, n) ((cur) = YYRHSLOC((rhs), (n) ? 1 : 0))
// The stacks grow on the heap. Deeper programs are refused; brackets meet MAX_NESTING earlier.
#define YYMAXDEPTH (6 * MAX_NESTING)
#define YYINITDEPTH 1000

static int yylex(YYSTYPE *val, Pos *loc, Parser *p);
static void yyerror(const Pos *loc, Parser *p, const char *msg);
static Header *new_header(Parser *p, Header h);
static void add_decls(Parser *p, NodeVec decls);
static void check_import_place(Parser *p, Pos pos);
static void no_pragmas(Parser *p);
static void no_condition(Parser *p, const char *semi, Pos pos);
static void check_stmt_end(Parser *p, int token, Pos pos);

static const NodeVec NONE = {0};
}

%token EOF 0 "EOF"
%token <str> IDENT "name" INTLIT "integer" FLOATLIT "float" IMAGLIT "imaginary" CHARLIT "rune" STRINGLIT "string"
%token <tok> ADD "+" SUB "-" MUL "*" QUO "/" REM "%" AND "&" OR "|" XOR "^" SHL "<<" SHR ">>" ANDNOT "&^"
%token <tok> LAND "&&" LOR "||" ARROW "<-" INC "++" DEC "--" EQL "==" NEQ "!=" LSS "<" LEQ "<=" GTR ">" GEQ ">="
%token <tok> ASSIGN "=" ASSIGNOP "op=" DEFINE ":=" NOT "!" TILDE "~"
%token <tok> LPAREN "(" LBRACK "[" LBRACE "{" LBODY "body {" RPAREN ")" RBRACK "]" RBRACE "}" LITEND "lit }"
%token <tok> COMMA "," COLON ":" DOT "." ELLIPSIS "..."
%token <semi> SEMICOLON ";"
%token <tok> BREAK "break" CASE "case" CHAN "chan" CONST "const" CONTINUE "continue" DEFAULT "default" DEFER "defer"
%token <tok> ELSE "else" FALLTHROUGH "fallthrough" FOR "for" FUNC "func" GO "go" GOTO "goto" IF "if" IMPORT "import"
%token <tok> INTERFACE "interface" MAP "map" PACKAGE "package" RANGE "range" RETURN "return" SELECT "select"
%token <tok> STRUCT "struct" SWITCH "switch" TYPE "type" VAR "var"

%type <node> name literal expr oexpr unary pexpr typename_expr paren complit elem value
%type <node> type nonparen_type nonrecv_type chan_elem typename othertype comptype functype
%type <node> signature param tparam first_tparam union union_np uterm uterm_np ielem iunion iterm body obody block
%type <node> stmt simple osimple hinit if_stmt else for_stmt switch_stmt select_stmt case comm go_stmt
%type <node> constspec varspec typespec importspec
%type <list> exprlist elems elemlist targs names oparams params otparams tparams tparams_rest tparams_more result
%type <list> fields field fieldlist ielems ielemlist stmts cases comms
%type <list> constspecs varspecs typespecs importspecs decl const_decl var_decl type_decl import_decl func_decl
%type <header> if_header for_header switch_header
%type <node> otag
%type <tok> oassign
%type <node> case_head comm_head
%type <flags> func_start

/* LOWEST marks rules that give way to a longer reading; the brackets stand above it. */
%precedence LOWEST
%left LOR
%left LAND
%left EQL NEQ LSS LEQ GTR GEQ
%left ADD SUB OR XOR
%left MUL QUO REM AND ANDNOT SHL SHR
%precedence LPAREN LBRACK LBODY DOT ARROW

%%

/* ---- files and declarations ---- */

file:
    package decls                       { no_pragmas(p); }
|   package decls decl                  { add_decls(p, $3); no_pragmas(p); }
;

package:
    PACKAGE name ";"                    {
                                            p->file->pkgname = $2;
                                            lexer_take_pragmas(&p->lx, PRAGMAS_OF_FILE);
                                            if (p->lx.has_errors) {
                                                diag_block();
                                                YYABORT;
                                            }
                                        }
;

decls:
    %empty
|   decls decl ";"                      { add_decls(p, $2); no_pragmas(p); yyerrok; }
|   decls error
;

decl:
    import_decl
|   const_decl                          { p->seen_other_decl = true; }
|   var_decl                            { p->seen_other_decl = true; }
|   type_decl                           { p->seen_other_decl = true; }
|   func_decl                           { p->seen_other_decl = true; }
;

import_start: IMPORT                    { check_import_place(p, @1); no_pragmas(p); yyerrok; };
const_start:  CONST                     { no_pragmas(p); yyerrok; };
var_start:    VAR                       { no_pragmas(p); yyerrok; };
type_start:   TYPE                      { no_pragmas(p); yyerrok; };
func_start:   FUNC                      {
                                            $$ = lexer_take_pragmas(&p->lx, PRAGMAS_OF_FUNC);
                                            p->lx.skip_body = p->without_bodies;
                                            yyerrok;
                                        };

import_decl:
    import_start importspec             { $$ = list_of(p, $2); }
|   import_start "(" ")"                { $$ = NONE; }
|   import_start "(" importspecs osemi ")" { $$ = $3; }
;

importspecs:
    importspec                          { $$ = list_of(p, $1); }
|   importspecs semi importspec         { $$ = list_add(p, $1, $3); }
;

importspec:
    literal                             { $$ = build_import(p, @1, NULL, $1->op, $1->lit.text, @1); }
|   name literal                        { $$ = build_import(p, @1, $1, $2->op, $2->lit.text, @2); }
|   "." literal                         {
                                            Node *dot = build_name(p, @1, intern_cstr("."));
                                            $$ = build_import(p, @1, dot, $2->op, $2->lit.text, @2);
                                        }
|   error                               { $$ = NULL; }
;

const_decl:
    const_start constspec               { $$ = list_of(p, $2); number_consts(p, $$); }
|   const_start "(" ")"                 { $$ = NONE; }
|   const_start "(" constspecs osemi ")" { $$ = $3; number_consts(p, $$); }
;

constspecs:
    constspec                           { $$ = list_of(p, $1); }
|   constspecs semi constspec           { $$ = list_add(p, $1, $3); }
;

constspec:
    names                               { $$ = build_value_decl(p, N_CONSTDECL, $1, NULL, NONE); }
|   names type                          { $$ = build_value_decl(p, N_CONSTDECL, $1, $2, NONE); }
|   names assign exprlist               { $$ = build_value_decl(p, N_CONSTDECL, $1, NULL, $3); }
|   names type assign exprlist          { $$ = build_value_decl(p, N_CONSTDECL, $1, $2, $4); }
|   error                               { $$ = NULL; }
;

var_decl:
    var_start varspec                   { $$ = list_of(p, $2); }
|   var_start "(" ")"                   { $$ = NONE; }
|   var_start "(" varspecs osemi ")"    { $$ = $3; }
;

varspecs:
    varspec                             { $$ = list_of(p, $1); }
|   varspecs semi varspec               { $$ = list_add(p, $1, $3); }
;

varspec:
    names type                          { $$ = build_value_decl(p, N_VARDECL, $1, $2, NONE); }
|   names assign exprlist               { $$ = build_value_decl(p, N_VARDECL, $1, NULL, $3); }
|   names type assign exprlist          { $$ = build_value_decl(p, N_VARDECL, $1, $2, $4); }
|   error                               { $$ = NULL; }
;

/* People write := for =; say so and go on. */
assign:
    "="
|   ":="                                { syntax_error(p, @1, "unexpected :=, expected ="); }
;

oassign:
    %empty                              { $$ = T_EOF; }
|   assign                              { $$ = T_ASSIGN; }
;

type_decl:
    type_start typespec                 { $$ = list_of(p, $2); }
|   type_start "(" ")"                  { $$ = NONE; }
|   type_start "(" typespecs osemi ")"  { $$ = $3; }
;

typespecs:
    typespec                            { $$ = list_of(p, $1); }
|   typespecs semi typespec             { $$ = list_add(p, $1, $3); }
;

typespec:
    name type                           { $$ = build_typedecl(p, $1, NONE, false, $2); }
|   name assign type                    { $$ = build_typedecl(p, $1, NONE, true, $3); }
|   name "[" expr "]" assign type       {
                                            Node *first = build_type_param(p, $3, false);
                                            if (!first)
                                                syntax_error(p, @5, "unexpected =, expected type");
                                            NodeVec list = first ? list_of(p, first) : NONE;
                                            $$ = build_typedecl(p, $1, build_params(p, list, TYPE_PARAMS, @4), true, $6);
                                        }
|   name "[" expr "," tparams_rest "]" oassign type {
                                            Node *first = build_type_param(p, $3, true);
                                            if (!first)
                                                syntax_error(p, @4, "unexpected comma; expected ]");
                                            NodeVec list = first ? list_of(p, first) : NONE;
                                            for (int i = 0; first && i < $5.len; i++)
                                                list = list_add(p, list, $5.at[i]);
                                            list = build_params(p, list, TYPE_PARAMS, @6);
                                            $$ = build_typedecl(p, $1, list, $7 == T_ASSIGN, $8);
                                        }
|   name "[" first_tparam tparams_more "]" oassign type {
                                            NodeVec list = list_of(p, $3);
                                            for (int i = 0; i < $4.len; i++)
                                                list = list_add(p, list, $4.at[i]);
                                            list = build_params(p, list, TYPE_PARAMS, @5);
                                            $$ = build_typedecl(p, $1, list, $6 == T_ASSIGN, $7);
                                        }
|   error                               { $$ = NULL; }
;

func_decl:
    func_start name otparams signature obody {
                                            Node *typ = $4;
                                            typ->functype.tparams = $3;
                                            Node *f = build_func(p, @2, NULL, $2, typ, $5);
                                            f->funcdecl.pragma = $1;
                                            $$ = list_of(p, f);
                                        }
|   func_start "(" oparams ")" name otparams signature obody {
                                            Node *typ = $7;
                                            typ->functype.tparams = $6;
                                            Node *recv = build_receiver(p, $3, @4, @5);
                                            Node *f = build_func(p, @2, recv, $5, typ, $8);
                                            f->funcdecl.pragma = $1;
                                            $$ = list_of(p, f);
                                        }
;

obody:
    %empty                              { $$ = NULL; }
|   block                               {
                                            $$ = $1;
                                            if (p->lx.skipped_body)
                                                $$->block.unparsed = p->lx.src;
                                            p->lx.skipped_body = false;
                                        }
;

names:
    name                                { $$ = list_of(p, $1); }
|   names "," name                      { $$ = list_add(p, $1, $3); }
;

name:
    IDENT %prec LOWEST                  { $$ = build_name(p, @1, $1); }
;

/* ---- types ---- */

type:
    nonparen_type
|   "(" type ")"                        { $$ = build_one(p, N_PAREN, @1, $2); }
;

nonparen_type:
    nonrecv_type
|   "<-" CHAN type                      { $$ = build_chan(p, @1, CHAN_RECV, $3); }
;

/* `chan <-chan T` is read as `chan<- (chan T)`: the element of a plain channel cannot begin with <-. */
nonrecv_type:
    typename
|   "*" type                            { $$ = build_one(p, N_STAR, @1, $2); }
|   functype
|   othertype
;

chan_elem:
    nonrecv_type
|   "(" type ")"                        { $$ = build_one(p, N_PAREN, @1, $2); }
;

typename:
    name                                %prec LOWEST
|   name targs                          { $$ = build_index(p, $1, @2, $2); }
|   name "." IDENT                      %prec LOWEST { $$ = build_selector(p, $1, $3, @3); }
|   name "." IDENT targs                { $$ = build_index(p, build_selector(p, $1, $3, @3), @4, $4); }
;

targs:
    "[" expr "]"                        { $$ = list_of(p, $2); }
|   "[" expr "," "]"                    { $$ = list_of(p, $2); }
|   "[" expr "," exprlist ocomma "]"    {
                                            $$ = list_of(p, $2);
                                            for (int i = 0; i < $4.len; i++)
                                                $$ = list_add(p, $$, $4.at[i]);
                                        }
;

othertype:
    comptype                            %prec LOWEST
|   CHAN chan_elem                      { $$ = build_chan(p, @1, CHAN_BOTH, $2); }
|   CHAN "<-" type                      { $$ = build_chan(p, @1, CHAN_SEND, $3); }
|   INTERFACE "{" ielems "}"            { $$ = node_new(p->arena, N_INTERFACETYPE, @1); $$->interfacetype.elems = $3; }
;

comptype:
    "[" "]" type                        { $$ = build_one(p, N_SLICETYPE, @1, $3); }
|   "[" expr "]" type                   { $$ = build_array(p, @1, $2, $4); }
|   "[" "..." "]" type                  { $$ = build_array(p, @1, node_new(p->arena, N_ELLIPSIS, @2), $4); }
|   MAP "[" type "]" type               { $$ = build_map(p, @1, $3, $5); }
|   STRUCT "{" fields "}"               { $$ = node_new(p->arena, N_STRUCTTYPE, @1); $$->structtype.fields = $3; }
;

functype:
    FUNC signature                      { $$ = $2; }
|   FUNC "[" tparams ocomma "]" signature {
                                            syntax_error(p, @2, "function type must have no type parameters");
                                            $$ = $6;
                                        }
;

signature:
    "(" oparams ")" result              {
                                            $$ = build_functype(p, @1, NONE, build_params(p, $2, PARAMS, @3), $4);
                                        }
;

result:
    %empty                              %prec LOWEST { $$ = NONE; }
|   nonparen_type                       { $$ = list_of(p, build_field(p, @1, NULL, $1)); }
|   "(" oparams ")"                     { $$ = build_params(p, $2, RESULTS, @3); }
;

oparams:
    %empty                              { $$ = NONE; }
|   params ocomma
;

params:
    param                               { $$ = list_of(p, $1); }
|   params "," param                    { $$ = list_add(p, $1, $3); }
;

param:
    type                                { $$ = build_field(p, @1, NULL, $1); }
|   name type                           { $$ = build_field(p, @1, $1, $2); }
|   "..." type                          { $$ = build_field(p, @1, NULL, build_one(p, N_ELLIPSIS, @1, $2)); }
|   name "..." type                     { $$ = build_field(p, @1, $1, build_one(p, N_ELLIPSIS, @2, $3)); }
;

otparams:
    %empty                              { $$ = NONE; }
|   "[" tparams ocomma "]"              { $$ = build_params(p, $2, TYPE_PARAMS, @4); }
|   "[" "]"                             { syntax_error(p, @2, "empty type parameter list"); $$ = NONE; }
;

tparams:
    tparam                              { $$ = list_of(p, $1); }
|   tparams "," tparam                  { $$ = list_add(p, $1, $3); }
;

tparam:
    union                               { $$ = build_field(p, @1, NULL, $1); }
|   name union                          { $$ = build_field(p, @1, $1, $2); }
;

tparams_rest:
    %empty                              { $$ = NONE; }
|   tparams ocomma
;

tparams_more:
    %empty                              { $$ = NONE; }
|   "," tparams_rest                    { $$ = $2; }
;

/* A first type parameter that is no expression: its constraint begins with neither * nor (. */
first_tparam:
    name union_np                       { $$ = build_field(p, @1, $1, $2); }
;

union:
    uterm
|   union "|" uterm                     { $$ = build_binary(p, T_OR, @2, $1, $3); }
;

union_np:
    uterm_np
|   union_np "|" uterm                  { $$ = build_binary(p, T_OR, @2, $1, $3); }
;

uterm:
    type
|   "~" type                            { $$ = build_unary(p, T_TILDE, @1, $2); }
;

uterm_np:
    typename
|   functype
|   othertype
|   "<-" CHAN type                      { $$ = build_chan(p, @1, CHAN_RECV, $3); }
|   "~" type                            { $$ = build_unary(p, T_TILDE, @1, $2); }
;

fields:
    %empty                              { $$ = NONE; }
|   fieldlist osemi
;

fieldlist:
    field
|   fieldlist semi field                {
                                            $$ = $1;
                                            for (int i = 0; i < $3.len; i++)
                                                $$ = list_add(p, $$, $3.at[i]);
                                        }
;

field:
    name type otag                      { $$ = build_fields(p, list_of(p, $1), $2, $3); }
|   name "," names type otag            {
                                            NodeVec list = list_of(p, $1);
                                            for (int i = 0; i < $3.len; i++)
                                                list = list_add(p, list, $3.at[i]);
                                            $$ = build_fields(p, list, $4, $5);
                                        }
|   typename otag                       { $$ = list_of(p, build_embedded(p, @1, $1, $2)); }
|   "*" typename otag                   {
                                            $$ = list_of(p, build_embedded(p, @1, build_one(p, N_STAR, @1, $2), $3));
                                        }
|   "(" type ")" otag                   {
                                            syntax_error(p, @1, "cannot parenthesize embedded type");
                                            $$ = list_of(p, build_embedded(p, @1, $2, $4));
                                        }
|   "*" "(" typename ")" otag           {
                                            syntax_error(p, @2, "cannot parenthesize embedded type");
                                            $$ = list_of(p, build_embedded(p, @1, build_one(p, N_STAR, @1, $3), $5));
                                        }
|   error                               { $$ = NONE; }
;

otag:
    %empty                              { $$ = NULL; }
|   literal
;

ielems:
    %empty                              { $$ = NONE; }
|   ielemlist osemi
;

ielemlist:
    ielem                               { $$ = list_of(p, $1); }
|   ielemlist semi ielem                { $$ = list_add(p, $1, $3); }
;

/* `m[P C]()` is a method with type parameters (an error), `T[A, B]` an instantiated type: read alike, told apart then. */
ielem:
    name "(" oparams ")" result         {
                                            NodeVec params = build_params(p, $3, PARAMS, @4);
                                            $$ = build_field(p, @1, $1, build_functype(p, @2, NONE, params, $5));
                                        }
|   name "[" tparams ocomma "]" signature {
                                            build_params(p, $3, TYPE_PARAMS, @5);
                                            plain_error(p, @2, "interface method must have no type parameters");
                                            $$ = build_field(p, @1, $1, $6);
                                        }
|   iunion                              { $$ = build_embedded(p, @1, $1, NULL); }
|   error                               { $$ = NULL; }
;

iunion:
    iterm
|   iunion "|" uterm                    { $$ = build_binary(p, T_OR, @2, $1, $3); }
;

iterm:
    name                                %prec LOWEST
|   name "[" tparams ocomma "]"         { $$ = build_index(p, $1, @2, build_type_args(p, $3)); }
|   name "." IDENT                      %prec LOWEST { $$ = build_selector(p, $1, $3, @3); }
|   name "." IDENT targs                { $$ = build_index(p, build_selector(p, $1, $3, @3), @4, $4); }
|   "*" type                            { $$ = build_one(p, N_STAR, @1, $2); }
|   "(" type ")"                        { $$ = build_one(p, N_PAREN, @1, $2); }
|   functype
|   othertype
|   "<-" CHAN type                      { $$ = build_chan(p, @1, CHAN_RECV, $3); }
|   "~" type                            { $$ = build_unary(p, T_TILDE, @1, $2); }
;

/* ---- expressions ---- */

exprlist:
    expr                                { $$ = list_of(p, $1); }
|   exprlist "," expr                   { $$ = list_add(p, $1, $3); }
;

expr:
    unary
|   expr "||" expr                      { $$ = build_binary(p, T_LOR, @2, $1, $3); }
|   expr "&&" expr                      { $$ = build_binary(p, T_LAND, @2, $1, $3); }
|   expr "==" expr                      { $$ = build_binary(p, T_EQL, @2, $1, $3); }
|   expr "!=" expr                      { $$ = build_binary(p, T_NEQ, @2, $1, $3); }
|   expr "<" expr                       { $$ = build_binary(p, T_LSS, @2, $1, $3); }
|   expr "<=" expr                      { $$ = build_binary(p, T_LEQ, @2, $1, $3); }
|   expr ">" expr                       { $$ = build_binary(p, T_GTR, @2, $1, $3); }
|   expr ">=" expr                      { $$ = build_binary(p, T_GEQ, @2, $1, $3); }
|   expr "+" expr                       { $$ = build_binary(p, T_ADD, @2, $1, $3); }
|   expr "-" expr                       { $$ = build_binary(p, T_SUB, @2, $1, $3); }
|   expr "|" expr                       { $$ = build_binary(p, T_OR, @2, $1, $3); }
|   expr "^" expr                       { $$ = build_binary(p, T_XOR, @2, $1, $3); }
|   expr "*" expr                       { $$ = build_binary(p, T_MUL, @2, $1, $3); }
|   expr "/" expr                       { $$ = build_binary(p, T_QUO, @2, $1, $3); }
|   expr "%" expr                       { $$ = build_binary(p, T_REM, @2, $1, $3); }
|   expr "&" expr                       { $$ = build_binary(p, T_AND, @2, $1, $3); }
|   expr "&^" expr                      { $$ = build_binary(p, T_ANDNOT, @2, $1, $3); }
|   expr "<<" expr                      { $$ = build_binary(p, T_SHL, @2, $1, $3); }
|   expr ">>" expr                      { $$ = build_binary(p, T_SHR, @2, $1, $3); }
;

oexpr:
    %empty                              { $$ = NULL; }
|   expr
;

unary:
    pexpr                               %prec LOWEST
|   "*" unary                           { $$ = build_one(p, N_STAR, @1, $2); }
|   "+" unary                           { $$ = build_unary(p, T_ADD, @1, $2); }
|   "-" unary                           { $$ = build_unary(p, T_SUB, @1, $2); }
|   "!" unary                           { $$ = build_unary(p, T_NOT, @1, $2); }
|   "^" unary                           { $$ = build_unary(p, T_XOR, @1, $2); }
|   "~" unary                           { $$ = build_unary(p, T_TILDE, @1, $2); }
|   "&" unary                           { $$ = build_unary(p, T_AND, @1, $2); }
|   "<-" unary                          { $$ = build_receive(p, @1, $2, yylloc); }
;

pexpr:
    literal
|   typename_expr                       %prec LOWEST
|   paren                               %prec LOWEST
|   othertype
|   functype                            %prec LOWEST
|   functype body_open stmts "}"        {
                                            // the literal lies at `func`, its signature behind it
                                            Node *body = build_block(p, @2, $3, @4);
                                            $$ = build_funclit(p, @1, $1, body);
                                        }
|   complit
|   pexpr "(" ")"                       { $$ = build_call(p, $1, @2, NONE, false, @3); }
|   pexpr "(" exprlist ocomma ")"       { $$ = build_call(p, $1, @2, $3, false, @5); }
|   pexpr "(" exprlist "..." ocomma ")" { $$ = build_call(p, $1, @2, $3, true, @6); }
|   pexpr "[" oexpr ":" oexpr "]"       { $$ = build_slice(p, $1, @2, $3, $5, NULL, false); }
|   pexpr "[" oexpr ":" oexpr ":" oexpr "]" {
                                            if (!$5)
                                                plain_error(p, @6, "middle index required in 3-index slice");
                                            if (!$7)
                                                plain_error(p, @8, "final index required in 3-index slice");
                                            $$ = build_slice(p, $1, @2, $3, $5, $7, true);
                                        }
|   pexpr "." "(" type ")"              { $$ = build_assert(p, $1, $4); }
|   pexpr "." "(" TYPE ")"              { $$ = build_assert(p, $1, NULL); }
;

/* What may also be a type's name, and so may begin a composite literal. */
typename_expr:
    name                                %prec LOWEST
|   pexpr "." IDENT                     { $$ = build_selector(p, $1, $3, @3); }
|   pexpr "[" expr "]"                  { $$ = build_index(p, $1, @2, list_of(p, $3)); }
|   pexpr "[" expr "," "]"              { $$ = build_index(p, $1, @2, list_of(p, $3)); }
|   pexpr "[" expr "," exprlist ocomma "]" {
                                            NodeVec args = list_of(p, $3);
                                            for (int i = 0; i < $5.len; i++)
                                                args = list_add(p, args, $5.at[i]);
                                            $$ = build_index(p, $1, @2, args);
                                        }
;

paren:
    "(" expr ")"                        { $$ = build_one(p, N_PAREN, @1, $2); }
;

literal:
    INTLIT                              { $$ = build_lit(p, T_INTLIT, @1, $1); }
|   FLOATLIT                            { $$ = build_lit(p, T_FLOATLIT, @1, $1); }
|   IMAGLIT                             { $$ = build_lit(p, T_IMAGLIT, @1, $1); }
|   CHARLIT                             { $$ = build_lit(p, T_CHARLIT, @1, $1); }
|   STRINGLIT                           { $$ = build_lit(p, T_STRINGLIT, @1, $1); }
;

complit:
    typename_expr lit_open elems LITEND { $$ = build_complit(p, $1, @2, $3, @4); }
|   comptype comp_open elems LITEND     { $$ = build_complit(p, $1, @2, $3, @4); }
|   paren lit_open elems LITEND         {
                                            syntax_error(p, @2, "cannot parenthesize type in composite literal");
                                            $$ = build_complit(p, $1, @2, $3, @4);
                                        }
;

lit_open:
    "{"                                 { filter_open_literal(&p->lx, true); }
;

comp_open:
    "{"                                 { filter_open_literal(&p->lx, true); }
|   LBODY                               { filter_open_literal(&p->lx, true); }
;

body_open:
    "{"                                 { filter_open_literal(&p->lx, false); }
|   LBODY                               { filter_open_literal(&p->lx, false); }
;

elems:
    %empty                              { $$ = NONE; }
|   elemlist ocomma
;

elemlist:
    elem                                { $$ = list_of(p, $1); }
|   elemlist "," elem                   { $$ = list_add(p, $1, $3); }
;

elem:
    value
|   value ":" value                     {
                                            $$ = node_new(p->arena, N_KEYVALUE, $1->pos);
                                            $$->pos = node_start($1);
                                            $$->keyvalue.key = $1;
                                            $$->keyvalue.value = $3;
                                        }
;

value:
    expr
|   lit_open elems LITEND               { $$ = build_complit(p, NULL, @1, $2, @3); }
;

/* ---- statements ---- */

block:
    "{" stmts "}"                       { $$ = build_block(p, @1, $2, @3); }
;

body:
    body_start stmts "}"                { $$ = build_block(p, @1, $2, @3); }
;

body_start:
    LBODY                               { yyerrok; }
;

stmts:
    stmt                                { $$ = list_of(p, $1); p->unfinished_stmt = $1; }
|   stmts semi stmt                     { $$ = list_add(p, $1, $3); p->unfinished_stmt = $3; }
;

semi:
    ";"                                 { no_pragmas(p); yyerrok; }
;

stmt:
    %empty                              { $$ = NULL; }
|   error                               { $$ = NULL; }
|   simple
|   block
|   if_stmt
|   for_stmt
|   switch_stmt
|   select_stmt
|   go_stmt
|   name ":" stmt                       {
                                            Node *stmt = $3 ? $3 : node_new(p->arena, N_EMPTY, @2);
                                            $$ = node_new(p->arena, N_LABELED, @1);
                                            $$->labeled.label = $1;
                                            $$->labeled.stmt = stmt;
                                            if (!$3 && (yychar == TOK_CASE || yychar == TOK_DEFAULT)) {
                                                syntax_error(p, @2, "missing statement after label");
                                                $$ = stmt; // the label is not looked at any more
                                            }
                                        }
|   const_decl                          { $$ = node_new(p->arena, N_DECLSTMT, @1); $$->declstmt.decls = $1; }
|   var_decl                            { $$ = node_new(p->arena, N_DECLSTMT, @1); $$->declstmt.decls = $1; }
|   type_decl                           { $$ = node_new(p->arena, N_DECLSTMT, @1); $$->declstmt.decls = $1; }
|   RETURN                              { $$ = node_new(p->arena, N_RETURN, @1); }
|   RETURN exprlist                     { $$ = node_new(p->arena, N_RETURN, @1); $$->ret.results = $2; }
|   BREAK                               { $$ = build_branch(p, T_BREAK, @1, NULL); }
|   BREAK name                          { $$ = build_branch(p, T_BREAK, @1, $2); }
|   CONTINUE                            { $$ = build_branch(p, T_CONTINUE, @1, NULL); }
|   CONTINUE name                       { $$ = build_branch(p, T_CONTINUE, @1, $2); }
|   GOTO name                           { $$ = build_branch(p, T_GOTO, @1, $2); }
|   FALLTHROUGH                         { $$ = build_branch(p, T_FALLTHROUGH, @1, NULL); }
;

go_stmt:
    GO pexpr                            { $$ = build_call_stmt(p, N_GO, @1, $2); }
|   DEFER pexpr                         { $$ = build_call_stmt(p, N_DEFER, @1, $2); }
;

simple:
    expr                                { $$ = build_exprstmt(p, $1); }
|   expr "<-" expr                      {
                                            $$ = node_new(p->arena, N_SEND, @2);
                                            $$->send.ch = $1;
                                            $$->send.value = $3;
                                        }
|   expr "++"                           { $$ = build_incdec(p, T_INC, @2, $1); }
|   expr "--"                           { $$ = build_incdec(p, T_DEC, @2, $1); }
|   expr ASSIGNOP expr                  { $$ = build_assign(p, $2, @2, list_of(p, $1), list_of(p, $3)); }
|   exprlist "=" exprlist               { $$ = build_assign(p, T_ASSIGN, @2, $1, $3); }
|   exprlist ":=" exprlist              { $$ = build_assign(p, T_DEFINE, @2, $1, $3); }
;

osimple:
    %empty                              { $$ = NULL; }
|   simple
;

hinit:
    osimple
|   VAR simple                          {
                                            syntax_error(p, @2, "var declaration not allowed in %s initializer",
                                                         token_text($<tok>0));
                                            $$ = $2;
                                        }
;

if_stmt:
    IF if_header body else              { $$ = build_if(p, @1, $2, $3, $4); }
|   IF error body else                  { $$ = NULL; }
|   IF error                            { $$ = NULL; }
;

/* What is missing in a header is reported at its end, which is the token that follows (yylloc). */
if_header:
    hinit                               {
                                            if (!$1)
                                                syntax_error(p, yylloc, "missing condition in if statement");
                                            $$ = new_header(p, (Header){.cond = $1});
                                        }
|   hinit ";" osimple                   {
                                            if (!$3)
                                                no_condition(p, $2, @2);
                                            $$ = new_header(p, (Header){.init = $1, .cond = $3});
                                        }
;

else:
    %empty                              { $$ = NULL; }
|   ELSE if_stmt                        { $$ = $2; }
|   ELSE block                          { $$ = $2; }
;

for_stmt:
    FOR for_header body                 { $$ = build_for(p, @1, $2, $3); }
|   FOR error body                      { $$ = NULL; }
|   FOR error                           { $$ = NULL; }
;

for_header:
    hinit                               { $$ = new_header(p, (Header){.cond = $1}); }
|   hinit ";" osimple                   {
                                            syntax_error(p, yylloc, "unexpected {, expected %s",
                                                         $3 ? "semicolon or newline" : "for loop condition");
                                            $$ = new_header(p, (Header){.init = $1, .cond = $3});
                                        }
|   hinit ";" osimple ";" osimple       { $$ = new_header(p, (Header){.init = $1, .cond = $3, .post = $5}); }
|   RANGE expr                          { $$ = new_header(p, (Header){.range = build_range(p, NONE, false, $2)}); }
|   exprlist "=" RANGE expr             { $$ = new_header(p, (Header){.range = build_range(p, $1, false, $4)}); }
|   exprlist ":=" RANGE expr            { $$ = new_header(p, (Header){.range = build_range(p, $1, true, $4)}); }
;

switch_stmt:
    SWITCH switch_header body_start cases "}" { $$ = build_switch(p, @1, $2, $4, @5); }
|   SWITCH error body_start cases "}"        { $$ = NULL; }
|   SWITCH error                        { $$ = NULL; }
;

switch_header:
    hinit                               { $$ = new_header(p, (Header){.cond = $1}); }
|   hinit ";" osimple                   { $$ = new_header(p, (Header){.init = $1, .cond = $3}); }
;

cases:
    %empty                              { $$ = NONE; }
|   error                               { $$ = NONE; }
|   cases case                          { $$ = list_add(p, $1, $2); }
;

case:
    case_head stmts                     { check_stmt_end(p, yychar, yylloc); $$ = $1; $$->case_.body = $2; }
;

case_head:
    CASE exprlist ":"                   { $$ = build_case(p, @1, $2, false, @3); yyerrok; }
|   DEFAULT ":"                         { $$ = build_case(p, @1, NONE, true, @2); yyerrok; }
;

select_stmt:
    SELECT "{" comms "}"                {
                                            $$ = node_new(p->arena, N_SELECT, @1);
                                            $$->select.cases = $3;
                                            $$->select.rbrace = @4;
                                        }
|   SELECT error                        { $$ = NULL; }
;

comms:
    %empty                              { $$ = NONE; }
|   error                               { $$ = NONE; }
|   comms comm                          { $$ = list_add(p, $1, $2); }
;

comm:
    comm_head stmts                     { check_stmt_end(p, yychar, yylloc); $$ = $1; $$->comm.body = $2; }
;

comm_head:
    CASE simple ":"                     { $$ = build_comm(p, @1, $2, @3); yyerrok; }
|   DEFAULT ":"                         { $$ = build_comm(p, @1, NULL, @2); yyerrok; }
;

ocomma: %empty | ",";
osemi:  %empty | ";";

%%

// The parser's token for each of the language's; a token that the grammar lacks does not compile.
static const short token_codes[TOKEN_COUNT] = {
#define TOKEN(name, text, prec) [T_##name] = TOK_##name,
#include "syntax/tokens.def"
#undef TOKEN
};

// What stands before a body that is parsed alone.
static const Token body_prologue[] = {T_PACKAGE, T_IDENT, T_SEMICOLON, T_FUNC, T_IDENT, T_LPAREN, T_RPAREN, T_EOF};

static int prologue_token(Parser *p, YYSTYPE *val, Pos *loc)
{
    Token t = *p->prologue++;
    *loc = p->lx.src->base;
    if (t == T_IDENT)
        val->str = intern_cstr("_");
    else if (t == T_SEMICOLON)
        val->semi = "semicolon";
    else
        val->tok = t;
    return token_codes[t];
}

static int yylex(YYSTYPE *val, Pos *loc, Parser *p)
{
    if (p->prologue && *p->prologue != T_EOF)
        return prologue_token(p, val, loc);
    Token t = p->stopped ? T_EOF : filter_next(&p->lx);
    *loc = p->lx.pos;
    if (p->prologue && t == T_RBRACE && p->lx.nest_len == 0)
        p->stopped = true; // the body is complete
    if (p->lx.nest_len > MAX_NESTING && !p->stopped) {
        syntax_error(p, p->lx.pos, "nested too deeply (more than %d open brackets)", MAX_NESTING);
        p->stopped = true;
        t = T_EOF;
    }
    switch (t) {
    case T_IDENT: case T_INTLIT: case T_FLOATLIT: case T_IMAGLIT: case T_CHARLIT: case T_STRINGLIT:
        val->str = p->lx.str;
        break;
    case T_SEMICOLON: val->semi = p->lx.semi; break;
    case T_ASSIGNOP: val->tok = p->lx.op; break;
    default: val->tok = t; break;
    }
    if (t == T_LBRACE && p->lx.block_brace)
        return TOK_LBODY;
    if (t == T_RBRACE && p->lx.literal_brace)
        return TOK_LITEND;
    return token_codes[t];
}

// Called for one thing only: the stacks have reached YYMAXDEPTH.
static void yyerror(const Pos *loc, Parser *p, const char *msg)
{
    syntax_error(p, *loc, "nested too deeply");
    p->stopped = true;
}

typedef struct StackView {
    const yypcontext_t *ctx;
    int depth; // the bottom, the only place where state 0 is, has this index
} StackView;

static const char *stack_symbol(const void *impl, int index)
{
    const StackView *v = impl;
    return index < v->depth ? yysymbol_name(YY_ACCESSING_SYMBOL(v->ctx->yyssp[-index])) : "";
}

static bool stack_expects(const void *impl, const char *symbol)
{
    const StackView *v = impl;
    yysymbol_kind_t expected[YYNTOKENS];
    int n = yypcontext_expected_tokens(v->ctx, expected, YYNTOKENS);
    for (int i = 0; i < n; i++) {
        if (strcmp(yysymbol_name(expected[i]), symbol) == 0)
            return true;
    }
    return false;
}

static int yyreport_syntax_error(const yypcontext_t *ctx, Parser *p)
{
    StackView view = {.ctx = ctx};
    while (ctx->yyssp[-view.depth] != 0)
        view.depth++;
    ParseStack stack = {.symbol = stack_symbol, .expects = stack_expects, .impl = &view};
    complain(p, &stack);
    filter_recover(&p->lx);
    return 0;
}

static Header *new_header(Parser *p, Header h)
{
    return arena_copy(p->arena, &h, sizeof h);
}

static void add_decls(Parser *p, NodeVec decls)
{
    for (int i = 0; i < decls.len; i++) {
        if (decls.at[i])
            p->file->decls = list_add(p, p->file->decls, decls.at[i]);
    }
}

// What comes next, or ends here, takes no pragmas.
static void no_pragmas(Parser *p)
{
    if (p->lx.pragmas.len > 0)
        lexer_take_pragmas(&p->lx, PRAGMAS_OF_NOTHING);
}

// The condition of an if is missing behind a semicolon.
static void no_condition(Parser *p, const char *semi, Pos pos)
{
    if (strcmp(semi, "semicolon") == 0)
        syntax_error(p, pos, "missing condition in if statement");
    else
        syntax_error(p, pos, "unexpected %s, expected { after if clause", semi);
}

// The statements of a clause end before token: `case` and `default` want a semicolon before them, `}` does not.
static void check_stmt_end(Parser *p, int token, Pos pos)
{
    const Node *last = p->unfinished_stmt;
    while (last && last->kind == N_LABELED)
        last = last->labeled.stmt;
    if (last && last->kind != N_EMPTY && (token == TOK_CASE || token == TOK_DEFAULT))
        syntax_error(p, pos, "unexpected keyword %s at end of statement", token == TOK_CASE ? "case" : "default");
}

static void check_import_place(Parser *p, Pos pos)
{
    if (p->seen_other_decl)
        syntax_error(p, pos, "imports must appear before other declarations");
}

static File *parse(Arena *a, const Source *src, bool without_bodies)
{
    File *file = arena_make(a, File);
    file->source = src;
    Parser p = {.arena = a, .file = file, .without_bodies = without_bodies};
    lexer_open(&p.lx, a, src);
    yyparse(&p);
    resolve_directives(&p);
    lexer_close(&p.lx);
    return file;
}

File *parse_file(Arena *a, const Source *src)
{
    return parse(a, src, false);
}

File *parse_file_without_bodies(Arena *a, const Source *src)
{
    return parse(a, src, true);
}

// The grammar knows files only: the body is read as that of the one function in one.
void parse_body(Arena *a, Node *block)
{
    const Source *src = block->block.unparsed;
    if (!src)
        return;
    block->block.unparsed = NULL;
    File file = {.source = src};
    Parser p = {.arena = a, .file = &file, .prologue = body_prologue};
    lexer_open_at(&p.lx, a, src, block->pos);
    yyparse(&p);
    lexer_close(&p.lx);
    if (file.decls.len == 1)
        block->block.stmts = file.decls.at[0]->funcdecl.body->block.stmts;
}
