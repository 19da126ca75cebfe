// walk.c: the one place that knows which members of a Node are children. Passes that treat a few kinds specially and
// merely descend through the rest use it, so that a new kind of node is added here once.
#include "syntax/syntax.h"

static void each(NodeVec list, NodeVisitor f, void *ctx)
{
    for (int i = 0; i < list.len; i++)
        if (list.at[i])
            f(list.at[i], ctx);
}

static void one(Node *n, NodeVisitor f, void *ctx)
{
    if (n)
        f(n, ctx);
}

static void expr_children(Node *n, NodeVisitor f, void *ctx)
{
    switch (n->kind) {
    case N_COMPLIT:
        one(n->complit.typ, f, ctx);
        each(n->complit.elems, f, ctx);
        break;
    case N_KEYVALUE:
        one(n->keyvalue.key, f, ctx);
        one(n->keyvalue.value, f, ctx);
        break;
    case N_FUNCLIT:
        one(n->funclit.typ, f, ctx);
        one(n->funclit.body, f, ctx);
        break;
    case N_PAREN: one(n->paren.x, f, ctx); break;
    case N_SELECTOR: one(n->sel.x, f, ctx); break;
    case N_INDEX:
        one(n->index.x, f, ctx);
        each(n->index.args, f, ctx);
        break;
    case N_SLICE:
        one(n->slice.x, f, ctx);
        one(n->slice.lo, f, ctx);
        one(n->slice.hi, f, ctx);
        one(n->slice.max, f, ctx);
        break;
    case N_TYPEASSERT:
        one(n->assert.x, f, ctx);
        one(n->assert.typ, f, ctx);
        break;
    case N_CALL:
        one(n->call.fun, f, ctx);
        each(n->call.args, f, ctx);
        break;
    case N_STAR: one(n->star.x, f, ctx); break;
    case N_UNARY: one(n->unary.x, f, ctx); break;
    case N_BINARY:
        one(n->binary.x, f, ctx);
        one(n->binary.y, f, ctx);
        break;
    default: break;
    }
}

static void type_children(Node *n, NodeVisitor f, void *ctx)
{
    switch (n->kind) {
    case N_ARRAYTYPE:
        one(n->arraytype.len, f, ctx);
        one(n->arraytype.elem, f, ctx);
        break;
    case N_SLICETYPE: one(n->slicetype.elem, f, ctx); break;
    case N_MAPTYPE:
        one(n->maptype.key, f, ctx);
        one(n->maptype.elem, f, ctx);
        break;
    case N_CHANTYPE: one(n->chantype.elem, f, ctx); break;
    case N_FUNCTYPE:
        each(n->functype.tparams, f, ctx);
        each(n->functype.params, f, ctx);
        each(n->functype.results, f, ctx);
        break;
    case N_STRUCTTYPE: each(n->structtype.fields, f, ctx); break;
    case N_INTERFACETYPE: each(n->interfacetype.elems, f, ctx); break;
    case N_ELLIPSIS: one(n->ellipsis.elem, f, ctx); break;
    case N_FIELD:
        one(n->field.name, f, ctx);
        one(n->field.typ, f, ctx);
        one(n->field.tag, f, ctx);
        break;
    default: break;
    }
}

static void stmt_children(Node *n, NodeVisitor f, void *ctx)
{
    switch (n->kind) {
    case N_BLOCK: each(n->block.stmts, f, ctx); break;
    case N_EXPRSTMT: one(n->exprstmt.x, f, ctx); break;
    case N_SEND:
        one(n->send.ch, f, ctx);
        one(n->send.value, f, ctx);
        break;
    case N_INCDEC: one(n->incdec.x, f, ctx); break;
    case N_ASSIGN:
        each(n->assign.lhs, f, ctx);
        each(n->assign.rhs, f, ctx);
        break;
    case N_GO:
    case N_DEFER: one(n->go.call, f, ctx); break;
    case N_RETURN: each(n->ret.results, f, ctx); break;
    case N_LABELED: one(n->labeled.stmt, f, ctx); break;
    case N_IF:
        one(n->if_.init, f, ctx);
        one(n->if_.cond, f, ctx);
        one(n->if_.then, f, ctx);
        one(n->if_.els, f, ctx);
        break;
    case N_SWITCH:
        one(n->switch_.init, f, ctx);
        one(n->switch_.tag, f, ctx);
        each(n->switch_.cases, f, ctx);
        break;
    case N_TYPESWITCH:
        one(n->typeswitch.init, f, ctx);
        one(n->typeswitch.x, f, ctx);
        each(n->typeswitch.cases, f, ctx);
        break;
    case N_CASE:
        each(n->case_.exprs, f, ctx);
        each(n->case_.body, f, ctx);
        break;
    case N_SELECT: each(n->select.cases, f, ctx); break;
    case N_COMM:
        one(n->comm.comm, f, ctx);
        each(n->comm.body, f, ctx);
        break;
    case N_FOR:
        one(n->for_.init, f, ctx);
        one(n->for_.cond, f, ctx);
        one(n->for_.post, f, ctx);
        one(n->for_.body, f, ctx);
        break;
    case N_RANGE:
        one(n->range.key, f, ctx);
        one(n->range.value, f, ctx);
        one(n->range.x, f, ctx);
        one(n->range.body, f, ctx);
        break;
    case N_DECLSTMT: each(n->declstmt.decls, f, ctx); break;
    default: break;
    }
}

static void decl_children(Node *n, NodeVisitor f, void *ctx)
{
    switch (n->kind) {
    case N_CONSTDECL:
    case N_VARDECL:
        each(n->valuedecl.names, f, ctx);
        one(n->valuedecl.typ, f, ctx);
        each(n->valuedecl.values, f, ctx);
        break;
    case N_TYPEDECL:
        one(n->typedecl.name, f, ctx);
        each(n->typedecl.tparams, f, ctx);
        one(n->typedecl.typ, f, ctx);
        break;
    case N_FUNCDECL:
        one(n->funcdecl.recv, f, ctx);
        one(n->funcdecl.name, f, ctx);
        one(n->funcdecl.typ, f, ctx);
        one(n->funcdecl.body, f, ctx);
        break;
    default: break;
    }
}

void node_each_child(Node *n, NodeVisitor f, void *ctx)
{
    if (n->kind < N_ARRAYTYPE)
        expr_children(n, f, ctx);
    else if (n->kind < N_BLOCK)
        type_children(n, f, ctx);
    else if (n->kind < N_IMPORT)
        stmt_children(n, f, ctx);
    else
        decl_children(n, f, ctx);
}
