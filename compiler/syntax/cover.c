// cover.c: counters for `gocc test -cover`, put into the tree of a file before anybody else looks at it.
//
// The blocks are those that the go command counts. A list of statements is cut behind each statement that may go
// elsewhere (if, for, switch, select, a block, break and relatives, a label, a call of panic, whatever holds a function
// literal); a block reaches from its first statement to where the statement that ends it opens a body, or to its end.
// Where a block has lines without code, blank or with comments, it is cut again, unless that is within a statement.
// Each block gets a counter, an element of the variable that the file is given, and a statement that counts in front of
// it.
//
// What the tree does not tell, where statements end and which lines have code, comes from a list of the file's pieces:
// text without blanks and comments in it, cut at braces and semicolons.
#include "syntax/cover.h"

typedef struct Piece {
    uint32_t start, end; // offsets in the text
    int line, end_line;
    uint32_t open; // of a `}`: where its `{` is
} Piece;

typedef struct Cover {
    Arena *arena;
    const File *file;
    CoverMode mode;
    Str variable;
    const char *text;
    Vec(Piece) pieces;
    Vec(uint32_t) lines; // where each begins
    CoverBlocks *blocks;
} Cover;

// A statement of a list.
typedef struct Item {
    Node *stmt;
    uint32_t start, end;
    bool label; // alone: its statement is the next item
} Item;

typedef Vec(Item) Items;

// What is put before an item.
typedef struct Insertion {
    int before;
    Node *stmt;
} Insertion;

typedef struct List {
    Cover *c;
    Items items;
    Vec(Insertion) counters;
} List;

typedef struct Range {
    uint32_t start, end;
    int stmts;
} Range;

typedef Vec(Range) Ranges;

static uint32_t offset(const Cover *c, Pos pos)
{
    return pos - c->file->source->base;
}

// Pieces --------------------------------------------------------------------------------------------------------------

// Behind the blanks and comments at p.
static const char *skip_blank(Cover *c, const char *p)
{
    for (;; p++) {
        if (*p == '\n') {
            vec_push(c->arena, &c->lines, (uint32_t)(p + 1 - c->text));
        } else if (p[0] == '/' && p[1] == '/') {
            p += strcspn(p, "\n") - 1;
        } else if (p[0] == '/' && p[1] == '*') {
            const char *end = strstr(p + 2, "*/");
            for (; end && p < end; p++) {
                if (*p == '\n')
                    vec_push(c->arena, &c->lines, (uint32_t)(p + 1 - c->text));
            }
            p += end ? 1 : 0;
        } else if (*p != ' ' && *p != '\t' && *p != '\r') {
            return p;
        }
    }
}

// Behind the literal that begins at p with a quote of some kind.
static const char *skip_quoted(Cover *c, const char *p)
{
    char quote = *p++;
    for (; *p && *p != quote; p++) {
        if (*p == '\n')
            vec_push(c->arena, &c->lines, (uint32_t)(p + 1 - c->text));
        if (*p == '\\' && quote != '`' && p[1])
            p++;
    }
    return *p ? p + 1 : p;
}

static const char *skip_piece(Cover *c, const char *p)
{
    if (strchr("{};", *p))
        return p + 1;
    while (*p && !strchr("{}; \t\r\n", *p) && !(p[0] == '/' && (p[1] == '/' || p[1] == '*')))
        p = strchr("\"'`", *p) ? skip_quoted(c, p) : p + 1;
    return p;
}

// The text is that of a correct file.
static void find_pieces(Cover *c)
{
    Vec(uint32_t) open = {0};
    vec_push(c->arena, &c->lines, 0);
    const char *p = c->text;
    if (strncmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3;
    for (p = skip_blank(c, p); *p; p = skip_blank(c, p)) {
        Piece piece = {.start = (uint32_t)(p - c->text), .line = c->lines.len};
        if (*p == '{')
            vec_push(c->arena, &open, piece.start);
        if (*p == '}' && open.len > 0)
            piece.open = open.at[--open.len];
        p = skip_piece(c, p);
        piece.end = (uint32_t)(p - c->text);
        piece.end_line = c->lines.len;
        vec_push(c->arena, &c->pieces, piece);
    }
}

// Index of the first piece that ends behind off.
static int piece_at(const Cover *c, uint32_t off)
{
    int lo = 0, hi = c->pieces.len;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (c->pieces.at[mid].end > off)
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

static bool is_piece(const Cover *c, int i, char which)
{
    return c->text[c->pieces.at[i].start] == which;
}

// Where the `{` is whose partner is at rbrace.
static uint32_t open_brace(const Cover *c, Pos rbrace)
{
    return c->pieces.at[piece_at(c, offset(c, rbrace))].open;
}

// Where the code before `limit` ends; semicolons do not count.
static uint32_t code_end(const Cover *c, uint32_t limit)
{
    int i = piece_at(c, limit);
    if (i == c->pieces.len || c->pieces.at[i].start >= limit)
        i--;
    while (is_piece(c, i, ';'))
        i--;
    return c->pieces.at[i].end < limit ? c->pieces.at[i].end : limit;
}

// Statements ----------------------------------------------------------------------------------------------------------

// Where the text of a statement begins: node_start, but exact.
static uint32_t stmt_start(const Cover *c, const Node *n)
{
    for (;;) {
        switch (n->kind) {
        case N_EXPRSTMT: n = n->exprstmt.x; break;
        case N_SEND: n = n->send.ch; break;
        case N_INCDEC: n = n->incdec.x; break;
        case N_ASSIGN: n = n->assign.lhs.at[0]; break;
        case N_LABELED: n = n->labeled.label; break;
        case N_BINARY: n = n->binary.x; break;
        case N_CALL: n = n->call.fun; break;
        case N_SELECTOR: n = n->sel.x; break;
        case N_INDEX: n = n->index.x; break;
        case N_SLICE: n = n->slice.x; break;
        case N_TYPEASSERT: n = n->assert.x; break;
        case N_COMPLIT:
            if (!n->complit.typ)
                return offset(c, n->pos);
            n = n->complit.typ;
            break;
        default: return offset(c, n->pos);
        }
    }
}

static void find_literal(Node *n, void *ctx)
{
    Node **found = ctx;
    if (*found)
        return;
    if (n->kind == N_FUNCLIT)
        *found = n;
    else
        node_each_child(n, find_literal, found);
}

// The brace of the first function literal in n, which may be NULL. False if there is none.
static bool literal_brace(const Cover *c, Node *n, uint32_t *brace)
{
    Node *found = NULL;
    if (n)
        find_literal(n, &found);
    if (found)
        *brace = offset(c, found->funclit.body->pos);
    return found != NULL;
}

// Where the statement ends the block that it is in.
static uint32_t boundary(const Cover *c, const Item *item, Node *n)
{
    uint32_t at;
    switch (n->kind) {
    case N_BLOCK: return offset(c, n->pos);
    case N_LABELED: return item->label ? item->end : boundary(c, item, n->labeled.stmt);
    case N_IF:
        return literal_brace(c, n->if_.init, &at) || literal_brace(c, n->if_.cond, &at) ? at
                                                                                        : offset(c, n->if_.then->pos);
    case N_FOR:
        return literal_brace(c, n->for_.init, &at) || literal_brace(c, n->for_.cond, &at) ||
                       literal_brace(c, n->for_.post, &at)
                   ? at
                   : offset(c, n->for_.body->pos);
    case N_RANGE: return literal_brace(c, n->range.x, &at) ? at : offset(c, n->range.body->pos);
    case N_SWITCH:
        return literal_brace(c, n->switch_.init, &at) || literal_brace(c, n->switch_.tag, &at)
                   ? at
                   : open_brace(c, n->switch_.rbrace);
    case N_TYPESWITCH: return literal_brace(c, n->typeswitch.init, &at) ? at : open_brace(c, n->typeswitch.rbrace);
    case N_SELECT: return open_brace(c, n->select.rbrace);
    default: return literal_brace(c, n, &at) ? at : item->end;
    }
}

static bool is_panic(const Node *n)
{
    const Node *x = n->kind == N_EXPRSTMT ? n->exprstmt.x : NULL;
    return x && x->kind == N_CALL && x->call.args.len == 1 && x->call.fun->kind == N_NAME &&
           strcmp(x->call.fun->name.name->text, "panic") == 0;
}

static bool ends_block(const Cover *c, Node *n)
{
    uint32_t at;
    switch (n->kind) {
    case N_BLOCK:
    case N_BRANCH:
    case N_FOR:
    case N_IF:
    case N_LABELED:
    case N_RANGE:
    case N_SWITCH:
    case N_SELECT:
    case N_TYPESWITCH: return true;
    default: return is_panic(n) || literal_brace(c, n, &at);
    }
}

// Nothing can come between such a statement and its label.
static bool is_control(const Node *n)
{
    return n->kind == N_FOR || n->kind == N_RANGE || n->kind == N_SWITCH || n->kind == N_SELECT ||
           n->kind == N_TYPESWITCH;
}

// Adds n, and takes labels off statements that can do without.
static void add_item(Cover *c, Items *items, Node *n, uint32_t end)
{
    while (n->kind == N_LABELED && !is_control(n->labeled.stmt)) {
        Node *inner = n->labeled.stmt;
        bool last = inner->kind == N_EMPTY;
        uint32_t behind = last ? end : stmt_start(c, inner);
        vec_push(c->arena, items, ((Item){.stmt = n, .start = stmt_start(c, n), .end = behind, .label = true}));
        if (last)
            return;
        n->labeled.stmt = node_new(c->arena, N_EMPTY, inner->pos);
        n = inner;
    }
    vec_push(c->arena, items, ((Item){.stmt = n, .start = stmt_start(c, n), .end = end}));
}

// Adds the empty statements in the text from `from` to `to`, which are not in the tree: its semicolons, but for the
// first one if that is on `line`, where it ends a statement.
static void add_empty(Cover *c, Items *items, uint32_t from, uint32_t to, int line)
{
    for (int i = piece_at(c, from); i < c->pieces.len && c->pieces.at[i].start < to; i++) {
        const Piece *p = &c->pieces.at[i];
        if (!is_piece(c, i, ';'))
            continue;
        Node *n = node_new(c->arena, N_EMPTY, c->file->source->base + p->start);
        if (p->line != line)
            vec_push(c->arena, items, ((Item){.stmt = n, .start = p->start, .end = p->end}));
        line = 0;
    }
}

// Blocks --------------------------------------------------------------------------------------------------------------

// The parts of [start, end) that have code, without blank lines and comments between them. One is empty if there are
// none.
static Ranges code_ranges(const Cover *c, uint32_t start, uint32_t end)
{
    Ranges ranges = {0};
    int last = 0; // line that has code, 0: none yet
    uint32_t from = start;
    for (int i = piece_at(c, start); i < c->pieces.len && c->pieces.at[i].start < end; i++) {
        const Piece *p = &c->pieces.at[i];
        if (is_piece(c, i, '{') || is_piece(c, i, '}'))
            continue;
        uint32_t at = p->start < start ? start : p->start;
        if (last == 0) {
            from = at;
        } else if (p->line > last + 1) {
            vec_push(c->arena, &ranges, ((Range){.start = from, .end = c->lines.at[last]}));
            from = at;
        }
        last = p->end_line > last ? p->end_line : last;
    }
    if (last == 0)
        end = start;
    else if (last < c->lines.len && c->lines.at[last] < end)
        end = c->lines.at[last];
    vec_push(c->arena, &ranges, ((Range){.start = from, .end = end}));
    return ranges;
}

// Counts the statements in each range, and joins with the one before what begins within a statement.
static void join_ranges(Ranges *ranges, const Item *items, int n)
{
    int kept = 0;
    for (int i = 0; i < ranges->len; i++) {
        Range r = ranges->at[i];
        bool within = false;
        for (int k = 0; k < n; k++) {
            r.stmts += items[k].start >= r.start && items[k].start < r.end;
            within |= items[k].start < r.start && r.start < items[k].end;
        }
        if (within && kept > 0) {
            ranges->at[kept - 1].end = r.end;
            ranges->at[kept - 1].stmts += r.stmts;
        } else {
            ranges->at[kept++] = r;
        }
    }
    ranges->len = kept;
}

static void add_position(const Cover *c, uint32_t off, int *line, int *col)
{
    int lo = 0, hi = c->lines.len;
    while (hi - lo > 1) {
        int mid = (lo + hi) / 2;
        if (c->lines.at[mid] <= off)
            lo = mid;
        else
            hi = mid;
    }
    *line = lo + 1;
    *col = (int)(off - c->lines.at[lo]) + 1;
}

static Node *name_node(const Cover *c, Pos pos, const char *name)
{
    Node *n = node_new(c->arena, N_NAME, pos);
    n->name.name = intern_cstr(name);
    return n;
}

static Node *number_node(const Cover *c, Pos pos, int value)
{
    Node *n = node_new(c->arena, N_BASICLIT, pos);
    n->op = T_INTLIT;
    n->lit.text = intern_printf("%d", value);
    return n;
}

// atomic.AddUint32(&counter, 1)
static Node *atomic_call(const Cover *c, Pos pos, Node *counter)
{
    Node *fun = node_new(c->arena, N_SELECTOR, pos), *address = node_new(c->arena, N_UNARY, pos);
    fun->sel.x = name_node(c, pos, COVER_ATOMIC);
    fun->sel.name = intern_cstr("AddUint32");
    fun->sel.name_pos = pos;
    address->op = T_AND;
    address->unary.x = counter;
    Node *call = node_new(c->arena, N_CALL, pos);
    call->call.fun = fun;
    vec_push(c->arena, &call->call.args, address);
    vec_push(c->arena, &call->call.args, number_node(c, pos, 1));
    call->call.lparen = call->call.rparen = pos;
    return call;
}

// The statement that counts.
static Node *count_stmt(const Cover *c, Pos pos, int index)
{
    Node *counter = node_new(c->arena, N_INDEX, pos), *n;
    counter->index.x = name_node(c, pos, c->variable->text);
    counter->index.lbrack = pos;
    vec_push(c->arena, &counter->index.args, number_node(c, pos, index));
    switch (c->mode) {
    case COVER_ATOMICALLY:
        n = node_new(c->arena, N_EXPRSTMT, pos);
        n->exprstmt.x = atomic_call(c, pos, counter);
        return n;
    case COVER_COUNT:
        n = node_new(c->arena, N_INCDEC, pos);
        n->op = T_INC;
        n->incdec.x = counter;
        return n;
    default:
        n = node_new(c->arena, N_ASSIGN, pos);
        n->op = T_ASSIGN;
        vec_push(c->arena, &n->assign.lhs, counter);
        vec_push(c->arena, &n->assign.rhs, number_node(c, pos, 1));
        return n;
    }
}

static void add_block(List *l, Range r, int before)
{
    Cover *c = l->c;
    CoverBlock b = {.stmts = r.stmts};
    add_position(c, r.start, &b.line, &b.col);
    add_position(c, r.end, &b.end_line, &b.end_col);
    Node *stmt = count_stmt(c, c->file->source->base + r.start, c->blocks->len);
    vec_push(c->arena, &l->counters, ((Insertion){.before = before, .stmt = stmt}));
    vec_push(c->arena, c->blocks, b);
}

// The blocks of a list that begins at pos; the first counter goes to its beginning. whole: it reaches to `end`, with
// the closing brace, if it is one block.
static void add_blocks(List *l, uint32_t pos, uint32_t end, bool whole)
{
    const Items *items = &l->items;
    for (int first = 0, last; first < items->len; first = last) {
        uint32_t to = end;
        bool ends = false;
        for (last = first; last < items->len && !ends; last++) {
            const Item *item = &items->at[last];
            to = item->label ? item->start : boundary(l->c, item, item->stmt);
            ends = ends_block(l->c, item->stmt);
        }
        whole = whole && !ends;
        to = whole ? end : to;
        Ranges ranges = {0};
        if (pos != to) {
            ranges = code_ranges(l->c, pos, to);
            join_ranges(&ranges, &items->at[first], last - first);
        }
        for (int i = 0, before = first; i < ranges.len; i++) {
            while (i > 0 && before < last && items->at[before].start < ranges.at[i].start)
                before++;
            add_block(l, ranges.at[i], before);
        }
        pos = last < items->len ? items->at[last].start : end;
    }
}

// Lists ---------------------------------------------------------------------------------------------------------------

static void visit(Node *n, void *ctx);

// A list of statements in the text from pos to end, with a brace at `limit` or a case.
static void cover_list(Cover *c, NodeVec *stmts, uint32_t pos, uint32_t first, uint32_t limit, uint32_t end, bool whole)
{
    List l = {.c = c};
    add_empty(c, &l.items, first, stmts->len > 0 ? stmt_start(c, stmts->at[0]) : limit, 0);
    for (int i = 0; i < stmts->len; i++) {
        Node *n = stmts->at[i];
        uint32_t next = i + 1 < stmts->len ? stmt_start(c, stmts->at[i + 1]) : limit, behind = code_end(c, next);
        visit(n, c);
        add_item(c, &l.items, n, behind);
        bool lone = l.items.at[l.items.len - 1].label;
        add_empty(c, &l.items, behind, next, lone ? 0 : c->pieces.at[piece_at(c, behind - 1)].end_line);
    }
    if (l.items.len == 0)
        add_block(&l, code_ranges(c, first, end).at[0], 0);
    else
        add_blocks(&l, pos, whole ? end : l.items.at[l.items.len - 1].end, whole);
    NodeVec all = {0};
    for (int i = 0, k = 0; i <= l.items.len; i++) {
        for (; k < l.counters.len && l.counters.at[k].before <= i; k++)
            vec_push(c->arena, &all, l.counters.at[k].stmt);
        if (i < l.items.len && l.items.at[i].stmt->kind != N_EMPTY)
            vec_push(c->arena, &all, l.items.at[i].stmt);
    }
    *stmts = all;
}

// A block whose opening brace is, for this, at lbrace.
static void cover_block(Cover *c, Node *block, uint32_t lbrace)
{
    uint32_t rbrace = offset(c, block->block.rbrace);
    cover_list(c, &block->block.stmts, lbrace, lbrace + 1, rbrace, rbrace + 1, true);
}

// Clauses of a switch or select.
static void cover_cases(Cover *c, NodeVec *cases, Pos rbrace)
{
    for (int i = 0; i < cases->len; i++) {
        Node *n = cases->at[i];
        bool comm = n->kind == N_COMM;
        NodeVec *body = comm ? &n->comm.body : &n->case_.body;
        for (int k = 0; !comm && k < n->case_.exprs.len; k++)
            visit(n->case_.exprs.at[k], c);
        if (comm && n->comm.comm)
            visit(n->comm.comm, c);
        uint32_t colon = offset(c, comm ? n->comm.colon : n->case_.colon) + 1;
        uint32_t limit = offset(c, i + 1 < cases->len ? cases->at[i + 1]->pos : rbrace);
        cover_list(c, body, colon, colon, limit, body->len > 0 ? code_end(c, limit) : colon, false);
    }
}

// The block behind an `else` begins there; an `if` there gets one.
static void cover_else(Cover *c, Node *n)
{
    uint32_t word = c->pieces.at[piece_at(c, offset(c, n->if_.then->block.rbrace) + 1)].start;
    uint32_t behind = word + (uint32_t)strlen("else");
    Node *els = n->if_.els;
    if (els->kind != N_BLOCK) {
        const Node *last = els;
        while (last->kind == N_IF)
            last = last->if_.els ? last->if_.els : last->if_.then;
        Node *block = node_new(c->arena, N_BLOCK, els->pos);
        block->block.rbrace = last->block.rbrace;
        vec_push(c->arena, &block->block.stmts, els);
        n->if_.els = block;
        uint32_t end = offset(c, last->block.rbrace) + 1;
        cover_list(c, &block->block.stmts, behind, behind, end, end, true);
    } else {
        cover_block(c, els, behind);
    }
}

static void visit(Node *n, void *ctx)
{
    Cover *c = ctx;
    switch (n->kind) {
    case N_BLOCK: cover_block(c, n, offset(c, n->pos)); break;
    case N_IF:
        if (n->if_.init)
            visit(n->if_.init, c);
        visit(n->if_.cond, c);
        visit(n->if_.then, c);
        if (n->if_.els)
            cover_else(c, n);
        break;
    case N_SWITCH:
        if (n->switch_.init)
            visit(n->switch_.init, c);
        if (n->switch_.tag)
            visit(n->switch_.tag, c);
        cover_cases(c, &n->switch_.cases, n->switch_.rbrace);
        break;
    case N_TYPESWITCH:
        if (n->typeswitch.init)
            visit(n->typeswitch.init, c);
        visit(n->typeswitch.x, c);
        cover_cases(c, &n->typeswitch.cases, n->typeswitch.rbrace);
        break;
    case N_SELECT: cover_cases(c, &n->select.cases, n->select.rbrace); break;
    default: node_each_child(n, visit, c); break;
    }
}

// Files ---------------------------------------------------------------------------------------------------------------

// var variable [n]uint32
static Node *declare_counters(const Cover *c, Pos pos)
{
    Node *n = node_new(c->arena, N_VARDECL, pos), *array = node_new(c->arena, N_ARRAYTYPE, pos);
    array->arraytype.len = number_node(c, pos, c->blocks->len);
    array->arraytype.elem = name_node(c, pos, "uint32");
    vec_push(c->arena, &n->valuedecl.names, name_node(c, pos, c->variable->text));
    n->valuedecl.typ = array;
    return n;
}

static Node *import_atomic(const Cover *c, Pos pos)
{
    Node *n = node_new(c->arena, N_IMPORT, pos);
    n->import.name = name_node(c, pos, COVER_ATOMIC);
    n->import.path = intern_cstr("sync/atomic");
    n->import.path_pos = pos;
    return n;
}

void cover_file(Arena *a, File *file, CoverMode mode, const char *variable, CoverBlocks *blocks)
{
    Cover c = {.arena = a, .file = file, .mode = mode, .variable = intern_cstr(variable), .blocks = blocks};
    c.text = file->source->text;
    find_pieces(&c);
    for (int i = 0; i < file->decls.len; i++) {
        Node *d = file->decls.at[i];
        if (d->kind != N_FUNCDECL)
            visit(d, &c);
        else if (d->funcdecl.body && strcmp(d->funcdecl.name->name.name->text, "_") != 0)
            visit(d->funcdecl.body, &c);
    }
    if (blocks->len == 0)
        return;
    vec_push(a, &file->decls, declare_counters(&c, file->pkgname->pos));
    if (mode == COVER_ATOMICALLY)
        vec_push(a, &file->decls, import_atomic(&c, file->pkgname->pos));
}
