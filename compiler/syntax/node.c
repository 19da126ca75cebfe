// node.c: making nodes, names of kinds and tokens, and the source form of expressions for messages.
//
// node_str prints as gc does in its messages: on one line, bodies of functions and composite literals shortened to {…},
// blanks around binary operators, no parentheses but those written.
#include "syntax/syntax.h"

Node *node_new(Arena *a, NodeKind kind, Pos pos)
{
    Node *n = arena_make(a, Node);
    n->kind = (uint8_t)kind;
    n->pos = pos;
    return n;
}

const char *node_kind_name(NodeKind kind)
{
    static const char *const names[NODE_COUNT] = {
#define NODE(kind, member, text) [N_##kind] = text,
#include "syntax/nodes.def"
#undef NODE
    };
    return (unsigned)kind < NODE_COUNT ? names[kind] : "?";
}

const char *token_text(Token t)
{
    static const char *const texts[TOKEN_COUNT] = {
#define TOKEN(name, text, prec) [T_##name] = text,
#include "syntax/tokens.def"
#undef TOKEN
    };
    return (unsigned)t < TOKEN_COUNT ? texts[t] : "?";
}

Node *unparen(Node *n)
{
    while (n && n->kind == N_PAREN)
        n = n->paren.x;
    return n;
}

static void print(StrBuf *b, const Node *n);

static void print_list(StrBuf *b, const NodeVec *list)
{
    for (int i = 0; i < list->len; i++) {
        if (i > 0)
            buf_puts(b, ", ");
        print(b, list->at[i]);
    }
}

// Parameters or results between brackets; neighbours that share a type are printed `a, b int`.
static void print_params(StrBuf *b, const NodeVec *list, const char *open, const char *close)
{
    buf_puts(b, open);
    for (int i = 0; i < list->len; i++) {
        const Node *f = list->at[i], *next = i + 1 < list->len ? list->at[i + 1] : NULL;
        if (i > 0)
            buf_puts(b, ", ");
        if (f->field.name) {
            print(b, f->field.name);
            if (next && next->field.name && next->field.typ == f->field.typ)
                continue;
            buf_puts(b, " ");
        }
        print(b, f->field.typ);
    }
    buf_puts(b, close);
}

static void print_signature(StrBuf *b, const Node *n)
{
    const NodeVec *results = &n->functype.results;
    print_params(b, &n->functype.params, "(", ")");
    if (results->len == 0)
        return;
    buf_puts(b, " ");
    if (results->len == 1 && !results->at[0]->field.name)
        print(b, results->at[0]->field.typ);
    else
        print_params(b, results, "(", ")");
}

static void print_struct(StrBuf *b, const Node *n)
{
    const NodeVec *fields = &n->structtype.fields;
    buf_puts(b, "struct{");
    for (int i = 0; i < fields->len; i++) {
        const Node *f = fields->at[i], *next = i + 1 < fields->len ? fields->at[i + 1] : NULL;
        if (f->field.name)
            print(b, f->field.name);
        if (f->field.name && next && next->field.name && next->field.typ == f->field.typ) {
            buf_puts(b, ", ");
            continue;
        }
        if (f->field.name)
            buf_puts(b, " ");
        print(b, f->field.typ);
        if (f->field.tag) {
            buf_puts(b, " ");
            print(b, f->field.tag);
        }
        if (next)
            buf_puts(b, "; ");
    }
    buf_puts(b, "}");
}

static void print_interface(StrBuf *b, const Node *n)
{
    const NodeVec *elems = &n->interfacetype.elems;
    buf_puts(b, "interface{");
    for (int i = 0; i < elems->len; i++) {
        const Node *f = elems->at[i];
        if (i > 0)
            buf_puts(b, "; ");
        if (f->field.name) {
            print(b, f->field.name);
            print_signature(b, f->field.typ);
        } else {
            print(b, f->field.typ);
        }
    }
    buf_puts(b, "}");
}

static void print_chan(StrBuf *b, const Node *n)
{
    const Node *elem = n->chantype.elem;
    buf_puts(b, n->chantype.dir == CHAN_RECV ? "<-chan " : n->chantype.dir == CHAN_SEND ? "chan<- " : "chan ");
    bool parens = n->chantype.dir == CHAN_BOTH && elem->kind == N_CHANTYPE && elem->chantype.dir == CHAN_RECV;
    buf_puts(b, parens ? "(" : "");
    print(b, elem);
    buf_puts(b, parens ? ")" : "");
}

static void print_slice(StrBuf *b, const Node *n)
{
    print(b, n->slice.x);
    buf_puts(b, "[");
    print(b, n->slice.lo);
    buf_puts(b, ":");
    print(b, n->slice.hi);
    if (n->slice.max) {
        buf_puts(b, ":");
        print(b, n->slice.max);
    }
    buf_puts(b, "]");
}

static void print_call(StrBuf *b, const Node *n)
{
    print(b, n->call.fun);
    buf_puts(b, "(");
    print_list(b, &n->call.args);
    buf_puts(b, n->call.dots ? "...)" : ")");
}

static void print_statement(StrBuf *b, const Node *n)
{
    switch (n->kind) {
    case N_EXPRSTMT: print(b, n->exprstmt.x); break;
    case N_SEND:
        print(b, n->send.ch);
        buf_puts(b, " <- ");
        print(b, n->send.value);
        break;
    case N_INCDEC:
        print(b, n->incdec.x);
        buf_puts(b, token_text(n->op));
        break;
    case N_ASSIGN:
        print_list(b, &n->assign.lhs);
        buf_printf(b, " %s%s ", token_text(n->op), n->op == T_ASSIGN || n->op == T_DEFINE ? "" : "=");
        print_list(b, &n->assign.rhs);
        break;
    default: buf_printf(b, "%s", node_kind_name(n->kind));
    }
}

static void print_type(StrBuf *b, const Node *n)
{
    switch (n->kind) {
    case N_ARRAYTYPE:
        buf_puts(b, "[");
        print(b, n->arraytype.len);
        buf_puts(b, "]");
        print(b, n->arraytype.elem);
        break;
    case N_SLICETYPE:
        buf_puts(b, "[]");
        print(b, n->slicetype.elem);
        break;
    case N_MAPTYPE:
        buf_puts(b, "map[");
        print(b, n->maptype.key);
        buf_puts(b, "]");
        print(b, n->maptype.elem);
        break;
    case N_CHANTYPE: print_chan(b, n); break;
    case N_FUNCTYPE:
        buf_puts(b, "func");
        print_signature(b, n);
        break;
    case N_STRUCTTYPE: print_struct(b, n); break;
    case N_INTERFACETYPE: print_interface(b, n); break;
    case N_ELLIPSIS:
        buf_puts(b, "...");
        print(b, n->ellipsis.elem);
        break;
    default: print_statement(b, n);
    }
}

static void print(StrBuf *b, const Node *n)
{
    if (!n)
        return;
    switch (n->kind) {
    case N_BAD: buf_puts(b, "<bad expr>"); break;
    case N_NAME: buf_add(b, n->name.name->text, n->name.name->len); break;
    case N_BASICLIT: buf_add(b, n->lit.text->text, n->lit.text->len); break;
    case N_COMPLIT:
        print(b, n->complit.typ);
        buf_puts(b, n->complit.elems.len > 0 ? "{…}" : "{}");
        break;
    case N_KEYVALUE:
        print(b, n->keyvalue.key);
        buf_puts(b, ": ");
        print(b, n->keyvalue.value);
        break;
    case N_FUNCLIT:
        print(b, n->funclit.typ);
        buf_puts(b, n->funclit.body->block.stmts.len > 0 ? " {…}" : " {}");
        break;
    case N_PAREN:
        buf_puts(b, "(");
        print(b, n->paren.x);
        buf_puts(b, ")");
        break;
    case N_SELECTOR:
        print(b, n->sel.x);
        buf_printf(b, ".%s", n->sel.name->text);
        break;
    case N_INDEX:
        print(b, n->index.x);
        buf_puts(b, "[");
        print_list(b, &n->index.args);
        buf_puts(b, "]");
        break;
    case N_SLICE: print_slice(b, n); break;
    case N_TYPEASSERT:
        print(b, n->assert.x);
        buf_puts(b, n->assert.typ ? ".(" : ".(type");
        print(b, n->assert.typ);
        buf_puts(b, ")");
        break;
    case N_CALL: print_call(b, n); break;
    case N_STAR:
        buf_puts(b, "*");
        print(b, n->star.x);
        break;
    case N_UNARY:
        buf_puts(b, token_text(n->op));
        print(b, n->unary.x);
        break;
    case N_BINARY:
        print(b, n->binary.x);
        buf_printf(b, " %s ", token_text(n->op));
        print(b, n->binary.y);
        break;
    default: print_type(b, n);
    }
}

char *node_str(Arena *a, const Node *n)
{
    StrBuf b = {.arena = a};
    buf_puts(&b, "");
    print(&b, n);
    return b.text;
}
