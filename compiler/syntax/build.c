// build.c: what the grammar's actions do when it takes more than a line: they make nodes, and they make the checks that
// depend on how something was written and not on what the names in it mean.
#include "syntax/parser.h"

NodeVec list_of(Parser *p, Node *n)
{
    NodeVec list = {0};
    return n ? list_add(p, list, n) : list;
}

NodeVec list_add(Parser *p, NodeVec list, Node *n)
{
    if (!n)
        return list; // what did not parse
    if (list.cap == 0) {
        list.at = arena_alloc(p->arena, 2 * sizeof *list.at); // most lists have one or two elements
        list.cap = 2;
    }
    vec_push(p->arena, &list, n);
    return list;
}

// Has the lexer complained about text that begins at pos?
static bool is_bad(const Parser *p, Pos pos, uint32_t len)
{
    for (int i = p->lx.bad.len - 1; i >= 0; i--) {
        if (pos <= p->lx.bad.at[i] && p->lx.bad.at[i] <= pos + len)
            return true;
    }
    return false;
}

Node *build_name(Parser *p, Pos pos, Str name)
{
    Node *n = node_new(p->arena, N_NAME, pos);
    n->name.name = name;
    n->name.bad = is_bad(p, pos, name->len);
    return n;
}

Node *build_lit(Parser *p, Token kind, Pos pos, Str text)
{
    Node *n = node_new(p->arena, N_BASICLIT, pos);
    n->op = (uint8_t)kind;
    n->lit.text = text;
    n->lit.bad = is_bad(p, pos, text->len);
    return n;
}

// ---- expressions and types ----

Node *build_unary(Parser *p, Token op, Pos pos, Node *x)
{
    Node *n = node_new(p->arena, N_UNARY, pos);
    n->op = (uint8_t)op;
    n->unary.x = op == T_AND ? unparen(x) : x; // &(T{...}) is &T{...}
    return n;
}

// `<-x`. If x is a channel type this is a type, and the arrow belongs to its `chan`: <-chan E, and the arrow that x had
// there belongs to the next one: <-(chan<- E) is <-chan (<-E), which wants E to be a channel type. Faults are reported
// behind x, where they become apparent.
Node *build_receive(Parser *p, Pos pos, Node *x, Pos behind)
{
    if (x->kind != N_CHANTYPE)
        return build_unary(p, T_ARROW, pos, x);
    ChanDir dir = CHAN_SEND;
    Node *t = x;
    while (dir == CHAN_SEND && t->kind == N_CHANTYPE) {
        dir = (ChanDir)t->chantype.dir;
        if (dir == CHAN_RECV)
            syntax_error(p, behind, "unexpected <-, expected chan");
        t->chantype.dir = CHAN_RECV;
        t = t->chantype.elem;
    }
    if (dir == CHAN_SEND)
        syntax_error(p, behind, "unexpected %s, expected chan", node_str(p->arena, t));
    x->pos = pos;
    return x;
}

Node *build_binary(Parser *p, Token op, Pos pos, Node *x, Node *y)
{
    Node *n = node_new(p->arena, N_BINARY, pos);
    n->op = (uint8_t)op;
    n->binary.x = x;
    n->binary.y = y;
    return n;
}

Node *build_selector(Parser *p, Node *x, Str name, Pos name_pos)
{
    Node *n = node_new(p->arena, N_SELECTOR, node_start(x));
    n->sel.x = x;
    n->sel.name = name;
    n->sel.name_pos = name_pos;
    return n;
}

Node *build_index(Parser *p, Node *x, Pos lbrack, NodeVec args)
{
    Node *n = node_new(p->arena, N_INDEX, node_start(x));
    n->index.x = x;
    n->index.args = args;
    n->index.lbrack = lbrack;
    return n;
}

Node *build_slice(Parser *p, Node *x, Pos lbrack, Node *lo, Node *hi, Node *max, bool full)
{
    Node *n = node_new(p->arena, N_SLICE, lbrack);
    n->slice.x = x;
    n->slice.lo = lo;
    n->slice.hi = hi;
    n->slice.max = max;
    n->slice.full = full;
    n->slice.lbrack = lbrack;
    return n;
}

Node *build_assert(Parser *p, Node *x, Node *typ)
{
    Node *n = node_new(p->arena, N_TYPEASSERT, node_start(x));
    n->assert.x = x;
    n->assert.typ = typ;
    return n;
}

Node *build_call(Parser *p, Node *fun, Pos lparen, NodeVec args, bool dots, Pos rparen)
{
    Node *n = node_new(p->arena, N_CALL, node_start(fun));
    n->call.fun = fun;
    n->call.args = args;
    n->call.dots = dots;
    n->call.lparen = lparen;
    n->call.rparen = rparen;
    return n;
}

Node *build_complit(Parser *p, Node *typ, Pos lbrace, NodeVec elems, Pos rbrace)
{
    Node *n = node_new(p->arena, N_COMPLIT, typ ? node_start(typ) : lbrace);
    n->complit.typ = typ;
    n->complit.elems = elems;
    n->complit.rbrace = rbrace;
    return n;
}

Node *build_one(Parser *p, NodeKind kind, Pos pos, Node *x)
{
    Node *n = node_new(p->arena, kind, pos);
    switch (kind) {
    case N_PAREN: n->paren.x = x; break;
    case N_STAR: n->star.x = x; break;
    case N_SLICETYPE: n->slicetype.elem = x; break;
    case N_ELLIPSIS: n->ellipsis.elem = x; break;
    default: ice_at("parse", pos, "build_one: %s", node_kind_name(kind));
    }
    return n;
}

Node *build_array(Parser *p, Pos pos, Node *len, Node *elem)
{
    Node *n = node_new(p->arena, N_ARRAYTYPE, pos);
    n->arraytype.len = len;
    n->arraytype.elem = elem;
    return n;
}

Node *build_map(Parser *p, Pos pos, Node *key, Node *elem)
{
    Node *n = node_new(p->arena, N_MAPTYPE, pos);
    n->maptype.key = key;
    n->maptype.elem = elem;
    return n;
}

Node *build_chan(Parser *p, Pos pos, ChanDir dir, Node *elem)
{
    Node *n = node_new(p->arena, N_CHANTYPE, pos);
    n->chantype.dir = (uint8_t)dir;
    n->chantype.elem = elem;
    return n;
}

Node *build_functype(Parser *p, Pos pos, NodeVec tparams, NodeVec params, NodeVec results)
{
    Node *n = node_new(p->arena, N_FUNCTYPE, pos);
    n->functype.tparams = tparams;
    n->functype.params = params;
    n->functype.results = results;
    return n;
}

Node *build_funclit(Parser *p, Pos pos, Node *typ, Node *body)
{
    Node *n = node_new(p->arena, N_FUNCLIT, pos);
    n->funclit.typ = typ;
    n->funclit.body = body;
    return n;
}

Node *build_field(Parser *p, Pos pos, Node *name, Node *typ)
{
    Node *n = node_new(p->arena, N_FIELD, pos);
    n->field.name = name;
    n->field.typ = typ;
    return n;
}

Node *build_embedded(Parser *p, Pos pos, Node *typ, Node *tag)
{
    Node *n = build_field(p, pos, NULL, typ);
    n->field.tag = tag;
    n->field.embedded = true;
    return n;
}

NodeVec build_fields(Parser *p, NodeVec names, Node *typ, Node *tag)
{
    NodeVec list = {0};
    for (int i = 0; i < names.len; i++) {
        Node *f = build_field(p, names.at[i]->pos, names.at[i], typ);
        f->field.tag = tag;
        list = list_add(p, list, f);
    }
    return list;
}

// ---- parameters ----

static bool is_lone_name(const Node *field)
{
    return !field->field.name && field->field.typ->kind == N_NAME;
}

// Some parameter has a name, so all must have one: gives `a` of `a, b int` its type. Reports the leftmost fault.
static void name_params(Parser *p, NodeVec fields, bool type_params, Pos close)
{
    Pos fault = 0;
    bool unnamed = false;
    Node *typ = NULL; // of the parameter to the right
    for (int i = fields.len - 1; i >= 0; i--) {
        Node *f = fields.at[i];
        if (is_lone_name(f)) {
            f->field.name = f->field.typ;
            if (!typ)
                fault = f->field.name->pos;
            f->field.typ = typ ? typ : node_new(p->arena, N_BAD, f->field.name->pos);
            continue;
        }
        typ = f->field.typ;
        if (!f->field.name) {
            unnamed = true;
            fault = node_start(typ);
            f->field.name = build_name(p, fault, intern_cstr("_"));
        }
    }
    if (fault == 0)
        return;
    if (!unnamed)
        syntax_error(p, close, type_params ? "missing type constraint" : "missing parameter type");
    else if (type_params)
        syntax_error(p, fault, "missing type parameter name%s", fields.len == 1 ? " or invalid array length" : "");
    else
        syntax_error(p, fault, "missing parameter name");
}

// `...T` is for the last parameter of a function only; elsewhere it is reported once and becomes T.
static void check_dots(Parser *p, NodeVec fields, ParamUse use)
{
    bool reported = false;
    for (int i = 0; i < fields.len; i++) {
        Node *t = fields.at[i]->field.typ;
        if (t->kind != N_ELLIPSIS || (use == PARAMS && i + 1 == fields.len))
            continue;
        if (!reported)
            plain_error(p, t->pos, use == PARAMS ? "can only use ... with final parameter" : "invalid use of ...");
        reported = true;
        fields.at[i]->field.typ = t->ellipsis.elem;
    }
}

NodeVec build_params(Parser *p, NodeVec fields, ParamUse use, Pos close)
{
    bool named = use == TYPE_PARAMS;
    for (int i = 0; i < fields.len && !named; i++)
        named = fields.at[i]->field.name != NULL;
    if (named)
        name_params(p, fields, use == TYPE_PARAMS, close);
    check_dots(p, fields, use);
    return fields;
}

Node *build_receiver(Parser *p, NodeVec fields, Pos close, Pos method)
{
    fields = build_params(p, fields, RESULTS, close);
    if (fields.len != 1) {
        plain_error(p, method, fields.len == 0 ? "method has no receiver" : "method has multiple receivers");
    }
    return fields.len > 0 ? fields.at[0] : NULL;
}

NodeVec build_type_args(Parser *p, NodeVec fields)
{
    NodeVec list = {0};
    for (int i = 0; i < fields.len; i++) {
        const Node *f = fields.at[i];
        if (f->field.name)
            syntax_error(p, node_start(f->field.typ),
                         "unexpected %s in type argument list; possibly missing comma or ]",
                         node_str(p->arena, f->field.typ));
        list = list_add(p, list, f->field.typ);
    }
    return list;
}

// Can x be nothing but a type element, even where a value is allowed?
static bool must_be_type(const Node *x)
{
    switch (x->kind) {
    case N_ARRAYTYPE:
    case N_STRUCTTYPE:
    case N_FUNCTYPE:
    case N_INTERFACETYPE:
    case N_SLICETYPE:
    case N_MAPTYPE:
    case N_CHANTYPE: return true;
    case N_BINARY: return must_be_type(x->binary.x) || must_be_type(x->binary.y);
    case N_UNARY: return x->op == T_TILDE || must_be_type(x->unary.x);
    case N_STAR: return must_be_type(x->star.x);
    case N_PAREN: return must_be_type(x->paren.x);
    default: return false;
    }
}

// Splits x into a name and what follows it, if that can be a constraint: P *C, P (C), P *C | D. Returns the name, with
// the constraint in *rest (NULL for a name alone); NULL if x is no such thing.
static Node *split_name(Parser *p, Node *x, bool force, Node **rest)
{
    *rest = NULL;
    if (x->kind == N_NAME)
        return x;
    if (x->kind == N_BINARY && x->op == T_MUL) {
        if (x->binary.x->kind != N_NAME || !(force || must_be_type(x->binary.y)))
            return NULL;
        *rest = build_one(p, N_STAR, x->pos, x->binary.y);
        return x->binary.x;
    }
    if (x->kind == N_BINARY && x->op == T_OR) {
        Node *left;
        Node *name = split_name(p, x->binary.x, force || must_be_type(x->binary.y), &left);
        if (!name || !left)
            return NULL;
        *rest = build_binary(p, T_OR, x->pos, left, x->binary.y);
        return name;
    }
    if (x->kind == N_CALL && x->call.fun->kind == N_NAME && x->call.args.len == 1 && !x->call.dots) {
        if (!force && !must_be_type(x->call.args.at[0]))
            return NULL;
        *rest = unparen(x->call.args.at[0]);
        return x->call.fun;
    }
    return NULL;
}

Node *build_type_param(Parser *p, Node *x, bool force)
{
    Node *constraint;
    Node *name = split_name(p, x, force, &constraint);
    if (!name || (!constraint && !force))
        return NULL;
    if (!constraint)
        return build_field(p, name->pos, NULL, name); // a lone name; its constraint follows
    return build_field(p, name->pos, name, constraint);
}

// ---- statements ----

Node *build_block(Parser *p, Pos pos, NodeVec stmts, Pos rbrace)
{
    Node *n = node_new(p->arena, N_BLOCK, pos);
    n->block.stmts = stmts;
    n->block.rbrace = rbrace;
    return n;
}

Node *build_exprstmt(Parser *p, Node *x)
{
    Node *n = node_new(p->arena, N_EXPRSTMT, node_start(x));
    n->exprstmt.x = x;
    return n;
}

Node *build_assign(Parser *p, Token op, Pos pos, NodeVec lhs, NodeVec rhs)
{
    Node *n = node_new(p->arena, N_ASSIGN, pos);
    n->op = (uint8_t)op;
    n->assign.lhs = lhs;
    n->assign.rhs = rhs;
    return n;
}

Node *build_incdec(Parser *p, Token op, Pos pos, Node *x)
{
    Node *n = node_new(p->arena, N_INCDEC, pos);
    n->op = (uint8_t)op;
    n->incdec.x = x;
    return n;
}

Node *build_branch(Parser *p, Token op, Pos pos, Node *label)
{
    Node *n = node_new(p->arena, N_BRANCH, pos);
    n->op = (uint8_t)op;
    n->branch.label = label;
    return n;
}

// Spec: Go statements, Defer statements: "The expression must be a function or method call; it cannot be
// parenthesized."
Node *build_call_stmt(Parser *p, NodeKind kind, Pos pos, Node *call)
{
    const char *what = kind == N_GO ? "go" : "defer";
    if (call->kind == N_PAREN) {
        plain_error(p, call->pos, "expression in %s must not be parenthesized", what);
        call = unparen(call);
    }
    Node *n = node_new(p->arena, kind, pos);
    n->go.call = call;
    return n;
}

// In a message, an assignment shows its binary operands in parentheses, so that its = stands out.
static char *emphasize(Parser *p, NodeVec list)
{
    StrBuf b = {.arena = p->arena};
    for (int i = 0; i < list.len; i++) {
        bool parens = list.len == 1 && list.at[i]->kind == N_BINARY;
        buf_printf(&b, "%s%s%s%s", i > 0 ? ", " : "", parens ? "(" : "", node_str(p->arena, list.at[i]),
                   parens ? ")" : "");
    }
    return b.text;
}

// The condition or tag of a control clause from the simple statement written there; BAD if it is no expression.
static Node *condition(Parser *p, Node *s)
{
    if (!s || s->kind == N_EXPRSTMT)
        return s ? s->exprstmt.x : NULL;
    Pos pos = s->pos;
    if (s->kind == N_ASSIGN && s->op == T_ASSIGN) {
        syntax_error(p, pos, "cannot use assignment %s = %s as value", emphasize(p, s->assign.lhs),
                     emphasize(p, s->assign.rhs));
    } else {
        syntax_error(p, pos, "cannot use %s as value", node_str(p->arena, s));
    }
    return node_new(p->arena, N_BAD, pos);
}

Node *build_if(Parser *p, Pos pos, const Header *h, Node *then, Node *els)
{
    Node *n = node_new(p->arena, N_IF, pos);
    n->if_.init = h->init;
    n->if_.cond = h->cond ? condition(p, h->cond) : node_new(p->arena, N_BAD, then->pos);
    n->if_.then = then;
    n->if_.els = els;
    return n;
}

Node *build_range(Parser *p, NodeVec lhs, bool define, Node *x)
{
    Node *n = node_new(p->arena, N_RANGE, node_start(x));
    n->range.define = define;
    n->range.x = x;
    if (lhs.len > 0)
        n->range.key = lhs.at[0];
    if (lhs.len > 1)
        n->range.value = lhs.at[1];
    if (lhs.len > 2)
        n->range.extra = lhs.at[2];
    return n;
}

Node *build_for(Parser *p, Pos pos, const Header *h, Node *body)
{
    if (h->range) {
        h->range->pos = pos;
        h->range->range.body = body;
        return h->range;
    }
    if (h->post && h->post->kind == N_ASSIGN && h->post->op == T_DEFINE)
        syntax_error(p, h->post->pos, "cannot declare in post statement of for loop");
    Node *n = node_new(p->arena, N_FOR, pos);
    n->for_.init = h->init;
    n->for_.cond = condition(p, h->cond);
    n->for_.post = h->post;
    n->for_.body = body;
    return n;
}

static bool is_type_guard(const Node *x)
{
    return x->kind == N_TYPEASSERT && !x->assert.typ;
}

// The x.(type) of a type switch, and the name it binds; NULL if s is an ordinary tag.
static Node *type_guard(Node *s, Node **bind)
{
    *bind = NULL;
    if (!s)
        return NULL;
    if (s->kind == N_EXPRSTMT)
        return is_type_guard(s->exprstmt.x) ? s->exprstmt.x : NULL;
    if (s->kind != N_ASSIGN || s->op != T_DEFINE || s->assign.lhs.len != 1 || s->assign.rhs.len != 1)
        return NULL;
    if (s->assign.lhs.at[0]->kind != N_NAME || !is_type_guard(s->assign.rhs.at[0]))
        return NULL;
    *bind = s->assign.lhs.at[0];
    return s->assign.rhs.at[0];
}

Node *build_switch(Parser *p, Pos pos, const Header *h, NodeVec cases, Pos rbrace)
{
    Node *bind;
    Node *guard = type_guard(h->cond, &bind);
    Node *n = node_new(p->arena, guard ? N_TYPESWITCH : N_SWITCH, pos);
    if (guard) {
        n->typeswitch.init = h->init;
        n->typeswitch.bind = bind;
        n->typeswitch.x = guard->assert.x;
        n->typeswitch.cases = cases;
        n->typeswitch.rbrace = rbrace;
    } else {
        n->switch_.init = h->init;
        n->switch_.tag = condition(p, h->cond);
        n->switch_.cases = cases;
        n->switch_.rbrace = rbrace;
    }
    return n;
}

Node *build_case(Parser *p, Pos pos, NodeVec exprs, bool is_default, Pos colon)
{
    Node *n = node_new(p->arena, N_CASE, pos);
    n->case_.exprs = exprs;
    n->case_.is_default = is_default;
    n->case_.colon = colon;
    return n;
}

Node *build_comm(Parser *p, Pos pos, Node *comm, Pos colon)
{
    Node *n = node_new(p->arena, N_COMM, pos);
    n->comm.comm = comm;
    n->comm.colon = colon;
    return n;
}

// ---- declarations ----

Node *build_value_decl(Parser *p, NodeKind kind, NodeVec names, Node *typ, NodeVec values)
{
    Node *n = node_new(p->arena, kind, names.at[0]->pos);
    n->valuedecl.names = names;
    n->valuedecl.typ = typ;
    n->valuedecl.values = values;
    return n;
}

// Spec: Constant declarations: an empty expression list repeats the one before, with its type.
void number_consts(Parser *p, NodeVec specs)
{
    const Node *last = NULL;
    for (int i = 0; i < specs.len; i++) {
        Node *n = specs.at[i];
        n->valuedecl.iota = i;
        if (n->valuedecl.values.len > 0 || n->valuedecl.typ) {
            last = n;
        } else if (last) {
            n->valuedecl.typ = last->valuedecl.typ;
            n->valuedecl.values = last->valuedecl.values;
            n->valuedecl.inherited = true;
        }
    }
}

// The text of an import path without quotes and escapes. Only a path with escapes that matter differs from its source
// text, and such a path names no package; so the quotes are all that is taken off, and a raw string's \r.
Node *build_import(Parser *p, Pos pos, Node *name, Token kind, Str text, Pos path_pos)
{
    Node *n = node_new(p->arena, N_IMPORT, pos);
    n->import.name = name;
    n->import.path_pos = path_pos;
    if (kind != T_STRINGLIT)
        syntax_error(p, path_pos, "import path must be a string");
    StrBuf b = {.arena = p->arena};
    buf_puts(&b, "");
    for (uint32_t i = 1; kind == T_STRINGLIT && i + 1 < text->len; i++) {
        if (text->text[0] != '`' || text->text[i] != '\r')
            buf_add(&b, &text->text[i], 1);
    }
    if (!is_bad(p, path_pos, text->len))
        n->import.path = intern(b.text, b.len);
    return n;
}

Node *build_typedecl(Parser *p, Node *name, NodeVec tparams, bool alias, Node *typ)
{
    Node *n = node_new(p->arena, N_TYPEDECL, name->pos);
    if (tparams.len == 0 && !alias && typ->kind == N_ARRAYTYPE && typ->arraytype.len->kind != N_ELLIPSIS) {
        // `type T [P *[]int] E` has been read as an array
        Node *param = build_type_param(p, typ->arraytype.len, false);
        if (param) {
            tparams = list_of(p, param);
            typ = typ->arraytype.elem;
        }
    }
    n->typedecl.name = name;
    n->typedecl.tparams = tparams;
    n->typedecl.alias = alias;
    n->typedecl.typ = typ;
    return n;
}

Node *build_func(Parser *p, Pos pos, Node *recv, Node *name, Node *typ, Node *body)
{
    Node *n = node_new(p->arena, N_FUNCDECL, pos);
    n->funcdecl.recv = recv;
    n->funcdecl.name = name;
    n->funcdecl.typ = typ;
    n->funcdecl.body = body;
    return n;
}

static bool imports(const File *file, const char *path)
{
    for (int i = 0; i < file->decls.len; i++) {
        const Node *d = file->decls.at[i];
        if (d->kind == N_IMPORT && d->import.path && strcmp(d->import.path->text, path) == 0)
            return true;
    }
    return false;
}

static void resolve_linknames(Parser *p)
{
    bool allowed = imports(p->file, "unsafe");
    for (int i = 0; i < p->lx.linknames.len; i++) {
        Linkname l = p->lx.linknames.at[i];
        if (!allowed) {
            diag_mild(l.pos, "//go:linkname only allowed in Go files that import \"unsafe\"");
            continue;
        }
        vec_push(p->arena, &p->file->linknames, l);
        for (int j = 0; j < p->file->decls.len; j++) {
            Node *d = p->file->decls.at[j];
            if (d->kind != N_FUNCDECL || d->funcdecl.recv || d->funcdecl.name->name.name != l.local)
                continue;
            d->funcdecl.linkname =
                l.target->len > 0 ? l.target : intern_printf("%s.%s", p->file->pkgname->name.name->text, l.local->text);
        }
    }
}

static void resolve_onlyifs(Parser *p)
{
    for (int i = 0, j = 0; i < p->lx.onlyifs.len; i++) {
        while (j < p->file->decls.len && p->file->decls.at[j]->pos < p->lx.onlyifs.at[i].pos)
            j++;
        if (j < p->file->decls.len && p->file->decls.at[j]->kind == N_FUNCDECL)
            p->file->decls.at[j]->funcdecl.only_if = p->lx.onlyifs.at[i].words;
    }
}

void resolve_directives(Parser *p)
{
    resolve_linknames(p);
    resolve_onlyifs(p);
    for (int i = 0; i < p->lx.bad.len; i++)
        vec_push(p->arena, &p->file->bad, p->lx.bad.at[i]);
    for (int i = 0; i < p->lx.restricted.len; i++)
        vec_push(p->arena, &p->file->restricted, p->lx.restricted.at[i]);
    p->file->imports_embed = imports(p->file, "embed");
    for (int i = 0; i < p->lx.embeds.len; i++)
        embed_attach(p->arena, p->file, p->lx.embeds.at[i]);
}
