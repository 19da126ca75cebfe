// syntax.h: from source text to syntax trees.
//
//   lexer.l (flex) -> lexfilter.c -> parser.y (bison) -> File of Nodes
//
// The tree is made once and never copied. The checker writes its findings into the annotation part of each Node (type,
// cval, obj, ...); generic bodies are checked once with type parameters in those annotations, and code generation reads
// them under a type environment.
#ifndef GOCC_SYNTAX_H
#define GOCC_SYNTAX_H

#include "util/util.h"

typedef enum Token {
#define TOKEN(name, text, prec) T_##name,
#include "syntax/tokens.def"
#undef TOKEN
    TOKEN_COUNT
} Token;

typedef enum NodeKind {
#define NODE(kind, member, text) N_##kind,
#include "syntax/nodes.def"
#undef NODE
    NODE_COUNT
} NodeKind;

typedef struct Node Node;
typedef struct Type Type;           // types/types.h
typedef struct Obj Obj;             // types/types.h
typedef struct Const Const;         // constant/constant.h
typedef struct Selection Selection; // types/types.h
typedef struct FuncInfo FuncInfo;   // types/types.h

typedef Vec(Node *) NodeVec;

typedef enum ChanDir { CHAN_BOTH = 3, CHAN_SEND = 2, CHAN_RECV = 1 } ChanDir; // Go's reflect values

// What an expression denotes; written by the checker.
typedef enum Mode {
    MODE_NONE,     // not checked yet, or in error
    MODE_NOVALUE,  // call without result
    MODE_BUILTIN,  // name of a built-in function (obj->builtin)
    MODE_TYPE,     // a type; Node.type is it
    MODE_CONST,    // constant; Node.cval is its value, Node.type its final type
    MODE_VAR,      // addressable variable
    MODE_MAPINDEX, // m[k]: assignable, not addressable
    MODE_VALUE,    // computed value
    MODE_NIL,      // the predeclared nil; Node.type is the type it was converted to
    MODE_PKG,      // package name, only as x in a SELECTOR
} Mode;

struct Node {
    uint8_t kind;      // NodeKind
    uint8_t op;        // Token: operator of UNARY BINARY ASSIGN INCDEC, keyword of BRANCH, literal token of BASICLIT
    uint8_t mode;      // Mode (annotation)
    bool commaok;      // annotation: INDEX of map, TYPEASSERT, receive: evaluated in a two-value context (v, ok)
    bool noescape;     // annotation of lower/escape.c: what this node allocates may live in the frame
    bool noescape_box; // the same of the copy that is made where this operand is converted to an interface
    Pos pos;           // where gc reports the node: the operator of BINARY, ASSIGN and SEND, the opening `(` of CALL is
                       // rparen's partner and stays in call.lparen, the name of NAME; see syntax/position.c
    // annotations, written by check/
    Type *type;        // type of the expression (final: untyped operands have been given theirs), or the type denoted
    const Const *cval; // value, if the expression is constant
    Obj *obj;     // NAME: what it resolves to; SELECTOR: the qualified object, field or method; CASE of a TYPESWITCH:
                  // the variable of the clause; FIELD: the parameter or field declared
    Type **targs; // NAME, SELECTOR, INDEX denoting a generic function: its type arguments, explicit or inferred
    int ntargs;
    // A row for each kind.
    // clang-format off
    union {
        struct { Str name; bool bad; } name;                        // bad: has forbidden characters, reported
        struct { Str text; bool bad; } lit;                         // as written, quotes included; bad: malformed, reported
        struct { Node *typ; NodeVec elems; Pos rbrace; } complit;
        struct { Node *key, *value; Selection *selection; } keyvalue; // selection: annotation: the way to a promoted field
                                                                    // in a struct literal, else NULL
        struct { Node *typ, *body; FuncInfo *fn; } funclit;         // fn: annotation
        struct { Node *x; } paren;
        struct { Node *x; Str name; Pos name_pos; Selection *selection; } sel; // selection: annotation, NULL for pkg.Name
        struct { Node *x; NodeVec args; Pos lbrack; } index;
        struct { Node *x, *lo, *hi, *max; bool full; Pos lbrack; } slice;
        struct { Node *x, *typ; } assert;
        struct { Node *fun; NodeVec args; bool dots; Pos lparen, rparen; } call;
        struct { Node *x; } star;
        struct { Node *x; } unary;
        struct { Node *x, *y; } binary;
        struct { Node *len, *elem; } arraytype;
        struct { Node *elem; } slicetype;
        struct { Node *key, *elem; } maptype;
        struct { Node *elem; uint8_t dir; } chantype;               // dir: ChanDir
        struct { NodeVec tparams, params, results; } functype;      // FIELD nodes
        struct { NodeVec fields; } structtype;                      // FIELD nodes
        struct { NodeVec elems; } interfacetype;                    // FIELD nodes: method (name, FUNCTYPE) or embedded
        struct { Node *elem; } ellipsis;
        struct { Node *name, *typ; Node *tag; bool embedded; } field; // name NULL if none; `a, b int` shares typ
        struct { NodeVec stmts; Pos rbrace; const Source *unparsed; } block; // unparsed: parse_body was not called yet
        struct { Node *x; } exprstmt;
        struct { Node *ch, *value; } send;
        struct { Node *x; } incdec;                                 // op T_INC or T_DEC
        struct { NodeVec lhs, rhs; } assign;                        // op T_ASSIGN, T_DEFINE or the binary operator
        struct { Node *call; } go;
        struct { NodeVec results; } ret;
        struct { Node *label; Node *target; } branch;               // label: NAME or NULL; target: annotation, the
                                                                    // LABELED (goto) or the loop/switch/select left
        struct { Node *label, *stmt; bool used; } labeled;
        struct { Node *init, *cond, *then, *els; } if_;             // els: NULL, IF or BLOCK
        struct { Node *init, *tag; NodeVec cases; Pos rbrace; } switch_;
        struct { Node *init, *bind, *x; NodeVec cases; Pos rbrace; } typeswitch; // bind: NAME or NULL
        struct { NodeVec exprs; NodeVec body; bool is_default; Pos colon; } case_;
        struct { NodeVec cases; Pos rbrace; } select;
        struct { Node *comm; NodeVec body; Pos colon; } comm;       // comm: SEND, EXPRSTMT, ASSIGN; NULL for default
        struct { Node *init, *cond, *post, *body; bool shared; } for_; // shared: annotation: the variables that it declares
                                                                    // are the same in all iterations (before go1.22)
        struct { Node *key, *value, *x, *body; Node *extra; bool define, shared; FuncInfo *fn; } range; // key, value may be NULL;
                                                                    // extra: a third variable, an error, or NULL; fn:
                                                                    // annotation of lower/rangefunc.c
        struct { NodeVec decls; } declstmt;
        struct { Node *name; Str path; Pos path_pos; } import;       // name: NULL, or NAME (`.` and `_` included); path
                                                                    // NULL: malformed, reported
        struct {
            NodeVec names;
            Node *typ;
            NodeVec values;
            struct Embed *embed; // VARDECL: the files that //go:embed names, or NULL
            int iota;        // CONSTDECL: index in its group
            bool inherited;  // CONSTDECL: typ and values repeat the previous spec's
        } valuedecl;
        struct { Node *name; NodeVec tparams; Node *typ; bool alias; } typedecl;
        struct {
            Node *recv;      // FIELD, NULL for a function
            Node *name, *typ, *body; // body NULL: declared elsewhere
            uint32_t pragma; // PRAGMA_*
            Str linkname;    // from //go:linkname, or NULL
            Str only_if;     // the words of //gocc:onlyif, or NULL
            FuncInfo *fn;    // annotation
        } funcdecl;
    };
    // clang-format on
};

enum { PRAGMA_NOINLINE = 1, PRAGMA_NOSPLIT = 2, PRAGMA_NOESCAPE = 4, PRAGMA_UINTPTRESCAPES = 8, PRAGMA_COLD = 16 };

// //go:linkname local target; target is empty if it is not given.
typedef struct Linkname {
    Pos pos;
    Str local, target;
} Linkname;

// //gocc:onlyif word...
typedef struct OnlyIf {
    Pos pos;
    Str words;
} OnlyIf;

// //go:embed pattern...
typedef struct EmbedPattern {
    Pos pos;
    Str text;
} EmbedPattern;

typedef struct EmbedFile {
    Str name;         // relative to the package, with slashes; that of a folder ends with one
    const char *data; // NULL for a folder
    size_t len;
} EmbedFile;

typedef struct Embed {
    Pos pos;          // of the (first) directive
    Node *decl;       // VARDECL, NULL: no variable follows
    bool within_func; // that is local
    Vec(EmbedPattern) patterns;
    // set by who loads the package
    Vec(EmbedFile) files; // folders before what is in them
    Pos error_pos;        // of the pattern that is wrong
    const char *error;    // NULL if none is
} Embed;

// A directive that only packages of the library may have, and what to say to others.
typedef struct Restricted {
    Pos pos;
    const char *text;
} Restricted;

// One parsed source file.
typedef struct File {
    const Source *source;
    Node *pkgname;              // NAME; NULL if even the package clause failed to parse
    NodeVec decls;              // IMPORT, CONSTDECL, VARDECL, TYPEDECL, FUNCDECL in source order
    Vec(Linkname) linknames;    // //go:linkname
    Vec(Pos) bad;               // where lexer or parser have reported something
    Vec(Restricted) restricted; // directives that only some packages may have
    Vec(Embed *) embeds;        // //go:embed, one for each variable
    bool imports_embed;         // imports package embed
    int build_version; // the N of the go1.N that its //go:build line demands at least; 0: none. Set by who loads it
    int version;       // annotation: the version of the language that it is in (22: go1.22)
} File;

// parser.y ----------------------------------------------------------------------------------------------------------

// Parses one file. Reports syntax errors through diag and returns what could be parsed; never NULL. A caller looks at
// diag_count() to know. Nodes live in arena a.
File *parse_file(Arena *a, const Source *src);
// The same for a file that is known to be correct: what is in the bodies of functions is left out for now.
File *parse_file_without_bodies(Arena *a, const Source *src);
void parse_body(Arena *a, Node *block); // a body that was left out; nothing happens if it was not

// node.c ------------------------------------------------------------------------------------------------------------

Node *node_new(Arena *a, NodeKind kind, Pos pos);
const char *node_kind_name(NodeKind kind);
const char *token_text(Token t); // "+", "name", "break"
Node *unparen(Node *n);          // strips PAREN
// Source form of an expression or type, on one line, as gc prints it in messages ("x[i] + f(…)", "func() {…}"
// shortened).
char *node_str(Arena *a, const Node *n);

// walk.c: calls f for each direct child of n that is not NULL, in source order. Children are nodes of the tree only,
// never what annotations point to. A list that several nodes share (the type of `a, b int`, inherited constant specs)
// is visited from each of them.
typedef void (*NodeVisitor)(Node *child, void *ctx);
void node_each_child(Node *n, NodeVisitor f, void *ctx);

// position.c: gc reports some nodes elsewhere than where they begin.
Pos node_start(const Node *n); // leftmost position of n's text
Pos node_end(const Node *n);   // position just behind n's text (best effort)

// unicode.c
int utf8_decode(const char *text, size_t len, uint32_t *rune); // bytes of the code point at text; 0: not valid UTF-8
bool rune_is_upper(uint32_t r);                                // an upper-case letter: such names are exported

// dump.c: stable text for -d=tokens and -d=ast.
void dump_tokens(FILE *out, const Source *src);
void dump_file(FILE *out, const File *file);
void dump_node(FILE *out, const Node *n, int indent);

#endif
