// position.c: where nodes lie.
//
// Node.pos is where gc reports an error about the node, and what a message about it should be given, except that a node
// with an operator in the middle keeps that operator's position and is reported at node_start:
//
//   BINARY ASSIGN SEND INCDEC     the operator (node_start: the left operand)
//   SELECTOR INDEX CALL TYPEASSERT KEYVALUE COMPLIT EXPRSTMT    the beginning
//   SLICE                         its `[`; gc reports slice expressions there, even as the left part of a larger one
//   FUNCTYPE                      the `(` (or `[`) behind func; a FUNCLIT lies at func
//   FUNCDECL                      behind func: the name, or the `(` of the receiver
//   IMPORT CONSTDECL VARDECL TYPEDECL FIELD    the first name or type of it
//   CASE COMM, statements         the keyword
//   others                        the first token
//
// Further places have fields of their own: call.lparen, call.rparen, index.lbrack, sel.name_pos, block.rbrace.
#include "syntax/syntax.h"

Pos node_start(const Node *n)
{
    for (;;) {
        switch (n->kind) {
        case N_BINARY: n = n->binary.x; break;
        case N_SEND: n = n->send.ch; break;
        case N_INCDEC: n = n->incdec.x; break;
        case N_ASSIGN: n = n->assign.lhs.at[0]; break;
        default: return n->pos;
        }
    }
}

static const Node *last_of(const NodeVec *list)
{
    return list->len > 0 ? list->at[list->len - 1] : NULL;
}

// Either the end of n, stored in *end, or the node whose end is n's.
static const Node *expr_tail(const Node *n, Pos *end)
{
    *end = 0;
    switch (n->kind) {
    case N_NAME: *end = n->pos + n->name.name->len; return NULL;
    case N_BASICLIT: *end = n->pos + n->lit.text->len; return NULL;
    case N_COMPLIT: *end = n->complit.rbrace + 1; return NULL;
    case N_SELECTOR: *end = n->sel.name_pos + n->sel.name->len; return NULL;
    case N_CALL: *end = n->call.rparen + 1; return NULL;
    case N_KEYVALUE: return n->keyvalue.value;
    case N_FUNCLIT: return n->funclit.body;
    case N_PAREN: return n->paren.x;
    case N_INDEX: return last_of(&n->index.args);
    case N_SLICE:
        return n->slice.max ? n->slice.max : n->slice.hi ? n->slice.hi : n->slice.lo ? n->slice.lo : n->slice.x;
    case N_TYPEASSERT: return n->assert.typ ? n->assert.typ : n->assert.x;
    case N_STAR: return n->star.x;
    case N_UNARY: return n->unary.x;
    case N_BINARY: return n->binary.y;
    case N_ARRAYTYPE: return n->arraytype.elem;
    case N_SLICETYPE: return n->slicetype.elem;
    case N_MAPTYPE: return n->maptype.elem;
    case N_CHANTYPE: return n->chantype.elem;
    case N_FUNCTYPE: return last_of(n->functype.results.len ? &n->functype.results : &n->functype.params);
    case N_STRUCTTYPE: return last_of(&n->structtype.fields);
    case N_INTERFACETYPE: return last_of(&n->interfacetype.elems);
    case N_ELLIPSIS: return n->ellipsis.elem;
    case N_FIELD: return n->field.tag ? n->field.tag : n->field.typ;
    default: return NULL;
    }
}

static const Node *stmt_tail(const Node *n, Pos *end)
{
    switch (n->kind) {
    case N_BLOCK: *end = n->block.rbrace + 1; return NULL;
    case N_SWITCH: *end = n->switch_.rbrace + 1; return NULL;
    case N_TYPESWITCH: *end = n->typeswitch.rbrace + 1; return NULL;
    case N_SELECT: *end = n->select.rbrace + 1; return NULL;
    case N_INCDEC: *end = n->pos + 2; return NULL;
    case N_EXPRSTMT: return n->exprstmt.x;
    case N_SEND: return n->send.value;
    case N_ASSIGN: return last_of(&n->assign.rhs);
    case N_GO:
    case N_DEFER: return n->go.call;
    case N_RETURN: return last_of(&n->ret.results);
    case N_BRANCH: return n->branch.label;
    case N_LABELED: return n->labeled.stmt;
    case N_IF: return n->if_.els ? n->if_.els : n->if_.then;
    case N_CASE: *end = n->case_.colon + 1; return last_of(&n->case_.body);
    case N_COMM: *end = n->comm.colon + 1; return last_of(&n->comm.body);
    case N_FOR: return n->for_.body;
    case N_RANGE: return n->range.body;
    case N_DECLSTMT: return last_of(&n->declstmt.decls);
    case N_IMPORT: *end = n->import.path_pos + n->import.path->len + 2; return NULL;
    case N_CONSTDECL:
    case N_VARDECL:
        if (n->valuedecl.inherited)
            return last_of(&n->valuedecl.names);
        return n->valuedecl.values.len ? last_of(&n->valuedecl.values)
               : n->valuedecl.typ      ? n->valuedecl.typ
                                       : last_of(&n->valuedecl.names);
    case N_TYPEDECL: return n->typedecl.typ;
    case N_FUNCDECL: return n->funcdecl.body ? n->funcdecl.body : n->funcdecl.typ;
    default: return NULL;
    }
}

Pos node_end(const Node *n)
{
    for (;;) {
        Pos end;
        const Node *tail = expr_tail(n, &end);
        if (!tail && end == 0)
            tail = stmt_tail(n, &end);
        if (!tail)
            return end ? end : n->pos;
        n = tail;
    }
}
