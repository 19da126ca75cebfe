// dump.c: tokens and trees as text, for -d=tokens and -d=ast and for tests. The form is stable: one token or node a
// line, with line:col, two blanks of indentation a level. A child is preceded by the role it has, where that is not
// plain.
#include "syntax/lexer.h"

void dump_tokens(FILE *out, const Source *src)
{
    Arena *a = arena_new();
    Lexer lx;
    lexer_open(&lx, a, src);
    for (Token t; (t = filter_next(&lx)) != T_EOF;) {
        PosInfo at = pos_info(lx.pos);
        fprintf(out, "%d:%d\t%s", at.line, at.col, t == T_ASSIGNOP ? token_text(lx.op) : token_text(t));
        if (t == T_ASSIGNOP)
            fprintf(out, "=");
        else if (t == T_SEMICOLON)
            fprintf(out, " (%s)", lx.semi);
        else if (t >= T_IDENT && t <= T_STRINGLIT)
            fprintf(out, " %s", lx.str->text);
        fprintf(out, "\n");
    }
    lexer_close(&lx);
    arena_free(a);
}

static void child(FILE *out, const char *role, const Node *n, int indent)
{
    if (!n)
        return;
    if (role) {
        fprintf(out, "%*s%s:\n", indent * 2, "", role);
        indent++;
    }
    dump_node(out, n, indent);
}

static void children(FILE *out, const char *role, const NodeVec *list, int indent)
{
    if (list->len == 0)
        return;
    if (role) {
        fprintf(out, "%*s%s:\n", indent * 2, "", role);
        indent++;
    }
    for (int i = 0; i < list->len; i++)
        dump_node(out, list->at[i], indent);
}

// What stands behind the kind on a node's own line.
static void dump_attributes(FILE *out, const Node *n)
{
    switch (n->kind) {
    case N_NAME: fprintf(out, " %s", n->name.name->text); break;
    case N_BASICLIT: fprintf(out, " %s", n->lit.text->text); break;
    case N_SELECTOR: fprintf(out, " .%s", n->sel.name->text); break;
    case N_UNARY:
    case N_BINARY:
    case N_INCDEC:
    case N_BRANCH: fprintf(out, " %s", token_text(n->op)); break;
    case N_ASSIGN: fprintf(out, " %s%s", token_text(n->op), n->op == T_ASSIGN || n->op == T_DEFINE ? "" : "="); break;
    case N_SLICE: fprintf(out, "%s", n->slice.full ? " full" : ""); break;
    case N_CALL: fprintf(out, "%s", n->call.dots ? " ..." : ""); break;
    case N_CHANTYPE:
        fprintf(out, "%s", n->chantype.dir == CHAN_RECV ? " <-chan" : n->chantype.dir == CHAN_SEND ? " chan<-" : "");
        break;
    case N_FIELD: fprintf(out, "%s", n->field.embedded ? " embedded" : ""); break;
    case N_RANGE: fprintf(out, "%s", n->range.define ? " :=" : ""); break;
    case N_CASE: fprintf(out, "%s", n->case_.is_default ? " default" : ""); break;
    case N_COMM: fprintf(out, "%s", n->comm.comm ? "" : " default"); break;
    case N_IMPORT: fprintf(out, " \"%s\"", n->import.path ? n->import.path->text : "?"); break;
    case N_CONSTDECL: fprintf(out, " iota=%d%s", n->valuedecl.iota, n->valuedecl.inherited ? " inherited" : ""); break;
    case N_TYPEDECL: fprintf(out, "%s", n->typedecl.alias ? " alias" : ""); break;
    case N_FUNCDECL:
        fprintf(out, "%s%s", n->funcdecl.pragma & PRAGMA_NOINLINE ? " noinline" : "",
                n->funcdecl.pragma & PRAGMA_NOSPLIT ? " nosplit" : "");
        if (n->funcdecl.linkname)
            fprintf(out, " linkname=%s", n->funcdecl.linkname->text);
        if (n->funcdecl.only_if)
            fprintf(out, " onlyif=%s", n->funcdecl.only_if->text);
        break;
    default: break;
    }
}

static bool dump_expr(FILE *out, const Node *n, int i)
{
    switch (n->kind) {
    case N_COMPLIT:
        child(out, "type", n->complit.typ, i);
        children(out, NULL, &n->complit.elems, i);
        return true;
    case N_KEYVALUE:
        child(out, NULL, n->keyvalue.key, i);
        child(out, NULL, n->keyvalue.value, i);
        return true;
    case N_FUNCLIT:
        child(out, NULL, n->funclit.typ, i);
        child(out, NULL, n->funclit.body, i);
        return true;
    case N_PAREN: child(out, NULL, n->paren.x, i); return true;
    case N_SELECTOR: child(out, NULL, n->sel.x, i); return true;
    case N_INDEX:
        child(out, NULL, n->index.x, i);
        children(out, NULL, &n->index.args, i);
        return true;
    case N_SLICE:
        child(out, NULL, n->slice.x, i);
        child(out, "lo", n->slice.lo, i);
        child(out, "hi", n->slice.hi, i);
        child(out, "max", n->slice.max, i);
        return true;
    case N_TYPEASSERT:
        child(out, NULL, n->assert.x, i);
        child(out, "type", n->assert.typ, i);
        return true;
    case N_CALL:
        child(out, NULL, n->call.fun, i);
        children(out, "args", &n->call.args, i);
        return true;
    case N_STAR: child(out, NULL, n->star.x, i); return true;
    case N_UNARY: child(out, NULL, n->unary.x, i); return true;
    case N_BINARY:
        child(out, NULL, n->binary.x, i);
        child(out, NULL, n->binary.y, i);
        return true;
    default: return false;
    }
}

static bool dump_type(FILE *out, const Node *n, int i)
{
    switch (n->kind) {
    case N_ARRAYTYPE:
        child(out, "len", n->arraytype.len, i);
        child(out, NULL, n->arraytype.elem, i);
        return true;
    case N_SLICETYPE: child(out, NULL, n->slicetype.elem, i); return true;
    case N_MAPTYPE:
        child(out, "key", n->maptype.key, i);
        child(out, NULL, n->maptype.elem, i);
        return true;
    case N_CHANTYPE: child(out, NULL, n->chantype.elem, i); return true;
    case N_FUNCTYPE:
        children(out, "tparams", &n->functype.tparams, i);
        children(out, "params", &n->functype.params, i);
        children(out, "results", &n->functype.results, i);
        return true;
    case N_STRUCTTYPE: children(out, NULL, &n->structtype.fields, i); return true;
    case N_INTERFACETYPE: children(out, NULL, &n->interfacetype.elems, i); return true;
    case N_ELLIPSIS: child(out, NULL, n->ellipsis.elem, i); return true;
    case N_FIELD:
        child(out, NULL, n->field.name, i);
        child(out, NULL, n->field.typ, i);
        child(out, "tag", n->field.tag, i);
        return true;
    default: return false;
    }
}

static bool dump_control(FILE *out, const Node *n, int i)
{
    switch (n->kind) {
    case N_IF:
        child(out, "init", n->if_.init, i);
        child(out, "cond", n->if_.cond, i);
        child(out, NULL, n->if_.then, i);
        child(out, "else", n->if_.els, i);
        return true;
    case N_SWITCH:
        child(out, "init", n->switch_.init, i);
        child(out, "tag", n->switch_.tag, i);
        children(out, NULL, &n->switch_.cases, i);
        return true;
    case N_TYPESWITCH:
        child(out, "init", n->typeswitch.init, i);
        child(out, "bind", n->typeswitch.bind, i);
        child(out, "of", n->typeswitch.x, i);
        children(out, NULL, &n->typeswitch.cases, i);
        return true;
    case N_CASE:
        children(out, "of", &n->case_.exprs, i);
        children(out, NULL, &n->case_.body, i);
        return true;
    case N_SELECT: children(out, NULL, &n->select.cases, i); return true;
    case N_COMM:
        child(out, "comm", n->comm.comm, i);
        children(out, NULL, &n->comm.body, i);
        return true;
    case N_FOR:
        child(out, "init", n->for_.init, i);
        child(out, "cond", n->for_.cond, i);
        child(out, "post", n->for_.post, i);
        child(out, NULL, n->for_.body, i);
        return true;
    case N_RANGE:
        child(out, "key", n->range.key, i);
        child(out, "value", n->range.value, i);
        child(out, "of", n->range.x, i);
        child(out, NULL, n->range.body, i);
        return true;
    default: return false;
    }
}

static bool dump_stmt(FILE *out, const Node *n, int i)
{
    switch (n->kind) {
    case N_BLOCK: children(out, NULL, &n->block.stmts, i); return true;
    case N_EXPRSTMT: child(out, NULL, n->exprstmt.x, i); return true;
    case N_SEND:
        child(out, NULL, n->send.ch, i);
        child(out, NULL, n->send.value, i);
        return true;
    case N_INCDEC: child(out, NULL, n->incdec.x, i); return true;
    case N_ASSIGN:
        children(out, "lhs", &n->assign.lhs, i);
        children(out, "rhs", &n->assign.rhs, i);
        return true;
    case N_GO:
    case N_DEFER: child(out, NULL, n->go.call, i); return true;
    case N_RETURN: children(out, NULL, &n->ret.results, i); return true;
    case N_BRANCH: child(out, "label", n->branch.label, i); return true;
    case N_LABELED:
        child(out, "label", n->labeled.label, i);
        child(out, NULL, n->labeled.stmt, i);
        return true;
    case N_DECLSTMT: children(out, NULL, &n->declstmt.decls, i); return true;
    default: return false;
    }
}

static void dump_decl(FILE *out, const Node *n, int i)
{
    switch (n->kind) {
    case N_IMPORT: child(out, NULL, n->import.name, i); break;
    case N_CONSTDECL:
    case N_VARDECL:
        children(out, NULL, &n->valuedecl.names, i);
        if (n->valuedecl.inherited)
            break;
        child(out, "type", n->valuedecl.typ, i);
        children(out, "values", &n->valuedecl.values, i);
        break;
    case N_TYPEDECL:
        child(out, NULL, n->typedecl.name, i);
        children(out, "tparams", &n->typedecl.tparams, i);
        child(out, NULL, n->typedecl.typ, i);
        break;
    case N_FUNCDECL:
        child(out, "recv", n->funcdecl.recv, i);
        child(out, NULL, n->funcdecl.name, i);
        child(out, NULL, n->funcdecl.typ, i);
        child(out, NULL, n->funcdecl.body, i);
        break;
    default: break;
    }
}

void dump_node(FILE *out, const Node *n, int indent)
{
    if (!n)
        return;
    PosInfo at = pos_info(n->pos);
    fprintf(out, "%*s%s", indent * 2, "", node_kind_name(n->kind));
    dump_attributes(out, n);
    fprintf(out, "  @%d:%d\n", at.line, at.col);
    int i = indent + 1;
    if (!dump_expr(out, n, i) && !dump_type(out, n, i) && !dump_control(out, n, i) && !dump_stmt(out, n, i))
        dump_decl(out, n, i);
}

void dump_file(FILE *out, const File *file)
{
    if (file->pkgname)
        fprintf(out, "package %s\n", file->pkgname->name.name->text);
    for (int i = 0; i < file->decls.len; i++)
        dump_node(out, file->decls.at[i], 0);
}
