// escape_note.c: what -m prints, in gc's words:
//
//   moved to heap: x                           a variable
//   &T{...} escapes to heap                    an expression that allocates, or is boxed in an interface
//   make([]int, 10) does not escape
//   leaking param: p                           its value gets to the heap
//   leaking param content: p                   what it points to does
//   leaking param: p to result ~r0 level=1     result 0 gets *p
//   p does not escape
//
// and at gc's positions, which in its back end are those of operators: `(` of a call, `[` of an index, `{` of a
// literal.
#include "lower/escape.h"

#include <stdlib.h>

// Text of expressions -------------------------------------------------------------------------------------------------

typedef struct Text {
    StrBuf buf;
    Pkg *pkg; // its names are not qualified
} Text;

static void expr(Text *t, Node *n);

// gc's back end leaves a blank before the brace of types without members.
static void type(Text *t, Type *type)
{
    for (const char *s = type_str(t->buf.arena, type, t->pkg); *s; s++) {
        if (strncmp(s, "{}", 2) == 0)
            buf_puts(&t->buf, " ");
        buf_add(&t->buf, s, 1);
    }
}

static void constant(Text *t, const Node *n)
{
    Arena *a = t->buf.arena;
    StrBuf *b = &t->buf;
    int64_t rune;
    if (n->type == type_rune() && const_fits_int64(n->cval, &rune) && rune >= ' ' && rune <= '~') {
        buf_printf(b, rune == '\'' || rune == '\\' ? "'\\%c'" : "'%c'", (int)rune);
        return;
    }
    if (const_kind(n->cval) == CONST_COMPLEX) {
        buf_printf(b, "(%s + %si)", const_str(a, const_real(n->cval)), const_str(a, const_imag(n->cval)));
        return;
    }
    TypeKind k = n->type->kind; // a constant of one of these types needs no conversion to tell its type
    bool plain = k == TINT || k == TFLOAT64 || k == TSTRING || k == TBOOL;
    if (!plain)
        type(t, n->type), buf_puts(b, "(");
    if (const_kind(n->cval) == CONST_STRING) {
        Str text = const_string_value(n->cval);
        buf_puts(b, const_quote(a, text->text, text->len));
    } else {
        buf_puts(b, const_str(a, n->cval));
    }
    if (!plain)
        buf_puts(b, ")");
}

static void list(Text *t, const NodeVec *nodes)
{
    for (int i = 0; i < nodes->len; i++) {
        if (i)
            buf_puts(&t->buf, ", ");
        expr(t, nodes->at[i]);
    }
}

static void literal(Text *t, const Node *n)
{
    Type *of = n->type, *u = operand_type(of);
    if (u && u->kind == TPOINTER) { // elided
        buf_puts(&t->buf, "&");
        of = u->pointer.elem;
    }
    type(t, of);
    buf_puts(&t->buf, n->complit.elems.len ? "{...}" : "{}");
}

static void call(Text *t, Node *n)
{
    Node *fun = unparen(n->call.fun);
    if (fun->mode == MODE_TYPE) {
        bool plain = fun->kind == N_NAME || fun->kind == N_SELECTOR || fun->kind == N_INDEX;
        if (!plain)
            buf_puts(&t->buf, "(");
        type(t, n->type);
        if (!plain)
            buf_puts(&t->buf, ")");
    } else {
        expr(t, fun);
    }
    buf_puts(&t->buf, "(");
    list(t, &n->call.args);
    buf_puts(&t->buf, n->call.dots ? "...)" : ")");
}

static void slice(Text *t, Node *n)
{
    expr(t, n->slice.x);
    buf_puts(&t->buf, "[");
    if (n->slice.lo)
        expr(t, n->slice.lo);
    buf_puts(&t->buf, ":");
    if (n->slice.hi)
        expr(t, n->slice.hi);
    if (n->slice.max) {
        buf_puts(&t->buf, ":");
        expr(t, n->slice.max);
    }
    buf_puts(&t->buf, "]");
}

static void expr(Text *t, Node *n)
{
    StrBuf *b = &t->buf;
    if (n->mode == MODE_TYPE) {
        type(t, n->type);
        return;
    }
    if (n->mode == MODE_CONST && n->cval && n->type) {
        constant(t, n);
        return;
    }
    switch (n->kind) {
    case N_FUNCLIT: buf_puts(b, "func literal"); break;
    case N_COMPLIT: literal(t, n); break;
    case N_CALL: call(t, n); break;
    case N_SLICE: slice(t, n); break;
    case N_PAREN:
        buf_puts(b, "(");
        expr(t, n->paren.x);
        buf_puts(b, ")");
        break;
    case N_SELECTOR:
        expr(t, n->sel.x);
        buf_printf(b, ".%s", n->sel.name->text);
        break;
    case N_INDEX:
        expr(t, n->index.x);
        buf_puts(b, "[");
        list(t, &n->index.args);
        buf_puts(b, "]");
        break;
    case N_TYPEASSERT:
        expr(t, n->assert.x);
        buf_puts(b, ".(");
        type(t, n->assert.typ->type);
        buf_puts(b, ")");
        break;
    case N_STAR:
        buf_puts(b, unparen(n->star.x)->kind == N_STAR ? "*(" : "*");
        expr(t, n->star.x);
        if (unparen(n->star.x)->kind == N_STAR)
            buf_puts(b, ")");
        break;
    case N_UNARY:
        buf_puts(b, token_text(n->op));
        expr(t, n->unary.x);
        break;
    case N_BINARY:
        expr(t, n->binary.x);
        buf_printf(b, " %s ", token_text(n->op));
        expr(t, n->binary.y);
        break;
    default: buf_puts(b, node_str(b->arena, n));
    }
}

// Where gc's back end has the node.
static Pos position(const Node *n)
{
    switch (n->kind) {
    case N_CALL: return n->call.lparen;
    case N_INDEX: return n->index.lbrack;
    case N_SELECTOR: return n->sel.name_pos - 1; // the dot
    case N_TYPEASSERT: return node_end(n->assert.x);
    case N_COMPLIT: return n->complit.typ ? node_end(n->complit.typ) : n->pos;
    default: return n->pos;
    }
}

// Notes ---------------------------------------------------------------------------------------------------------------

static void note(Batch *b, Pos pos, const char *text)
{
    EscapeNote n = {pos, text};
    vec_push(b->esc->prog->arena, &b->esc->prog->escape_notes, n);
}

// What of `site` is allocated: an argument list, a call's result, or the expression as it stands.
static const char *site_text(Batch *b, const Loc *l)
{
    Node *n = l->conversion ? l->conversion : l->site;
    Text t = {.buf.arena = b->esc->prog->arena, .pkg = l->fn->pkg};
    if (l->kind == LOC_SITE && n->kind == N_CALL) {
        Node *fun = unparen(n->call.fun);
        if (fun->mode == MODE_BUILTIN && fun->obj->builtin == B_APPEND)
            return "append";
        if (fun->mode != MODE_BUILTIN && fun->mode != MODE_TYPE)
            return "... argument";
    }
    if (n->kind == N_RANGE)
        return "func literal";
    expr(&t, n);
    return t.buf.text;
}

static Pos site_position(const Loc *l)
{
    const Node *n = l->site;
    bool conversion = n->kind == N_CALL && unparen(n->call.fun)->mode == MODE_TYPE;
    if (l->kind == LOC_SITE && conversion)
        return position(unparen(n->call.args.at[0]));
    return position(n);
}

// main.f, T.M, (*T).M, f.func1 as gc calls them, without the package.
static void function_name(StrBuf *b, const FuncInfo *fn)
{
    if (!fn->obj) {
        if (!fn->outer) {
            buf_printf(b, "init.func%d", mangle_literal_index(fn));
            return;
        }
        function_name(b, fn->outer);
        buf_printf(b, fn->outer->obj ? ".func%d" : ".%d", mangle_literal_index(fn));
    } else if (fn->obj->recv_type) {
        buf_printf(b, fn->obj->ptr_recv ? "(*%s).%s" : "%s.%s", fn->obj->recv_type->name->text, fn->obj->name->text);
    } else {
        buf_puts(b, fn->obj->name->text);
    }
}

void escape_self_assignment(Ctx *c, Node *n)
{
    Program *prog = c->b->esc->prog;
    if (!prog->want_escape_notes)
        return;
    Text t = {.buf.arena = prog->arena, .pkg = c->fn->pkg};
    function_name(&t.buf, c->fn);
    buf_puts(&t.buf, " ignoring self-assignment in ");
    list(&t, &n->assign.lhs);
    buf_puts(&t.buf, " = ");
    list(&t, &n->assign.rhs);
    note(c->b, n->pos, t.buf.text);
}

static void report_location(Batch *b, const Loc *l)
{
    Arena *a = b->esc->prog->arena;
    if (l->var) {
        if (l->escapes && l->var->name)
            note(b, l->var->pos, arena_printf(a, "moved to heap: %s", l->var->name->text));
        return;
    }
    if (l->kind != LOC_SITE && l->kind != LOC_BOX)
        return;
    const char *what = l->escapes ? "escapes to heap" : "does not escape";
    note(b, site_position(l), arena_printf(a, "%s %s", site_text(b, l), what));
}

static const char *result_name(Arena *a, const FuncInfo *fn, int i)
{
    const Obj *r = fn->results.at[i];
    if (!r->name)
        return arena_printf(a, "~r%d", i);
    return is_blank(r->name) ? arena_printf(a, "~b%d", i) : r->name->text;
}

static void report_param(Batch *b, FuncInfo *fn, const Loc *l)
{
    const Obj *v = l->var;
    if (!v->name || is_blank(v->name) || !type_has_pointers(v->type) || l->escapes)
        return;
    Arena *a = b->esc->prog->arena;
    const Leaks *leaks = &l->leaks;
    const char *name = v->name->text;
    bool said = leaks->heap != NOWHERE;
    if (said)
        note(b, v->pos, arena_printf(a, "leaking param%s: %s", leaks->heap ? " content" : "", name));
    for (int i = 0; i < leaks->nresults; i++) {
        if (leaks->results[i] == NOWHERE)
            continue;
        const char *to = result_name(a, fn, i);
        note(b, v->pos, arena_printf(a, "leaking param: %s to result %s level=%d", name, to, leaks->results[i]));
        said = true;
    }
    if (!said)
        note(b, v->pos, arena_printf(a, "%s does not escape", name));
}

void escape_report(Batch *b)
{
    if (b->fns.at[0]->fn->pkg != b->esc->prog->main)
        return;
    for (int i = 0; i < b->fns.len; i++) {
        FuncInfo *fn = b->fns.at[i]->fn;
        for (int j = 0; j < fn->locals.len; j++) {
            const Loc *l = ptrmap_get(&b->by_var, fn->locals.at[j]);
            if (l->kind == LOC_PARAM)
                report_param(b, fn, l);
        }
    }
    for (int i = 0; i < b->locs.len; i++)
        report_location(b, b->locs.at[i]);
}

static int compare(const void *x, const void *y)
{
    const EscapeNote *a = x, *b = y;
    if (a->pos != b->pos)
        return a->pos < b->pos ? -1 : 1;
    return strcmp(a->text, b->text);
}

// Sorts, and leaves one of equal lines at one place.
void escape_sort_notes(Program *prog)
{
    if (prog->escape_notes.len == 0)
        return;
    EscapeNote *at = prog->escape_notes.at;
    qsort(at, (size_t)prog->escape_notes.len, sizeof *at, compare);
    int n = 1;
    for (int i = 1; i < prog->escape_notes.len; i++)
        if (compare(&at[n - 1], &at[i]) != 0)
            at[n++] = at[i];
    prog->escape_notes.len = n;
}
