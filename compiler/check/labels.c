// labels.c: labels and the targets of break, continue, goto and fallthrough inside one function body (spec: Labeled
// statements, Break, Continue, Goto and Fallthrough statements).
//
// One walk over the statements, block by block. A goto whose label is not known yet is kept in its block's list of
// forward jumps; the label resolves it when it comes, and what is left at the end of a block becomes a forward jump of
// the block around it. A variable declared while a forward jump is open makes it a bad jump if it ends in the same
// block. What is still open when the body ends jumps into a block or to nowhere.
//
// Function literals are not looked into: each body has labels of its own.
#include "check/checker.h"

typedef struct Block {
    const struct Block *outer;
    Pos start;
    Node *labeled; // LABELED statement whose statement this block belongs to, or NULL
} Block;

typedef struct Label {
    Node *node;         // LABELED
    const Block *block; // that contains it
} Label;

// What the branch statements at some place leave or continue.
typedef struct Targets {
    Node *breaks;    // innermost for, range, switch or select; NULL outside
    Node *continues; // innermost for or range
    int case_index;  // of the directly enclosing clause of `breaks`; -1 elsewhere
} Targets;

typedef struct LabelChecker {
    Checker *c;
    Vec(Label) labels; // all of the body
} LabelChecker;

// One block while its statements are gone through.
typedef struct Walk {
    LabelChecker *lc;
    const Block *block;
    Targets targets;
    NodeVec forward; // BRANCH nodes: gotos whose label has not been seen
    int bad;         // the first so many of them jump over `var_name`
    Pos var_pos;
    const char *var_name;
    bool last_statement; // the one being walked ends the block, empty statements aside
} Walk;

static NodeVec walk_block(LabelChecker *lc, const Block *block, Targets targets, const NodeVec *stmts);

static const char *label_name(const Node *name)
{
    return name->name.name->text;
}

static const Label *find_label(const LabelChecker *lc, Str name)
{
    for (int i = 0; i < lc->labels.len; i++) {
        if (lc->labels.at[i].node->labeled.label->name.name == name)
            return &lc->labels.at[i];
    }
    return NULL;
}

// Declarations --------------------------------------------------------------------------------------------------------

static void declare_variable(Walk *w, Pos pos, const char *name)
{
    w->bad = w->forward.len;
    w->var_pos = pos;
    w->var_name = name;
}

static void walk_declaration(Walk *w, Node *stmt)
{
    for (int i = 0; i < stmt->declstmt.decls.len; i++) {
        Node *d = stmt->declstmt.decls.at[i];
        if (d->kind == N_VARDECL && d->valuedecl.names.len > 0) {
            Node *name = d->valuedecl.names.at[0];
            declare_variable(w, name->pos, label_name(name));
            return;
        }
    }
}

static const char *list_text(Checker *c, const NodeVec *list)
{
    StrBuf b = {.arena = c->arena};
    for (int i = 0; i < list->len; i++)
        buf_printf(&b, "%s%s", i > 0 ? ", " : "", expr_text(c, list->at[i]));
    return b.text;
}

static void resolve_forward(Walk *w, Node *labeled)
{
    Checker *c = w->lc->c;
    Str name = labeled->labeled.label->name.name;
    int kept = 0, still_bad = 0;
    for (int i = 0; i < w->forward.len; i++) {
        Node *jump = w->forward.at[i];
        if (jump->branch.label->name.name != name) {
            still_bad += i < w->bad;
            w->forward.at[kept++] = jump;
            continue;
        }
        jump->branch.target = labeled;
        labeled->labeled.used = true;
        if (i < w->bad)
            check_error(c, jump->branch.label->pos, "goto %s jumps over declaration of %s at %s", name->text,
                        w->var_name, pos_text(c, w->var_pos));
    }
    w->forward.len = kept;
    w->bad = still_bad;
}

static void declare_label(Walk *w, Node *labeled)
{
    LabelChecker *lc = w->lc;
    Node *name = labeled->labeled.label;
    const Label *other = find_label(lc, name->name.name);
    if (other)
        check_error(lc->c, name->pos, "label %s already defined at %s", label_name(name),
                    pos_text(lc->c, other->node->labeled.label->pos));
    else
        vec_push(lc->c->arena, &lc->labels, ((Label){labeled, w->block}));
    resolve_forward(w, labeled);
    if (other && labeled->labeled.used)
        other->node->labeled.used = true;
}

// Branches ------------------------------------------------------------------------------------------------------------

static void walk_fallthrough(Walk *w, Node *stmt)
{
    Node *of = w->targets.breaks;
    const char *fault = "fallthrough statement out of place";
    if (of && of->kind == N_TYPESWITCH)
        fault = "cannot fallthrough in type switch";
    else if (of && of->kind == N_SWITCH && w->targets.case_index >= 0 && w->last_statement)
        fault = w->targets.case_index + 1 == of->switch_.cases.len ? "cannot fallthrough final case in switch" : NULL;
    if (fault)
        check_error(w->lc->c, stmt->pos, "%s", fault);
}

static void walk_plain_branch(Walk *w, Node *stmt)
{
    switch (stmt->op) {
    case T_BREAK:
        stmt->branch.target = w->targets.breaks;
        if (!stmt->branch.target)
            check_error(w->lc->c, stmt->pos, "break is not in a loop, switch, or select");
        break;
    case T_CONTINUE:
        stmt->branch.target = w->targets.continues;
        if (!stmt->branch.target)
            check_error(w->lc->c, stmt->pos, "continue is not in a loop");
        break;
    case T_FALLTHROUGH: walk_fallthrough(w, stmt); break;
    }
}

static bool is_loop(const Node *n)
{
    return n && (n->kind == N_FOR || n->kind == N_RANGE);
}

static bool is_breakable(const Node *n)
{
    return is_loop(n) || (n && (n->kind == N_SWITCH || n->kind == N_TYPESWITCH || n->kind == N_SELECT));
}

// break L and continue L: L must label a statement around the branch.
static void walk_labeled_exit(Walk *w, Node *stmt)
{
    Checker *c = w->lc->c;
    Node *name = stmt->branch.label;
    const char *verb = stmt->op == T_BREAK ? "break" : "continue";
    const Label *label = find_label(w->lc, name->name.name);
    if (!label) {
        check_error(c, name->pos, "%s label not defined: %s", verb, label_name(name));
        return;
    }
    label->node->labeled.used = true; // even if not rightly
    const Block *b = w->block;
    while (b && b->labeled != label->node)
        b = b->outer;
    Node *target = b ? label->node->labeled.stmt : NULL;
    if (stmt->op == T_BREAK ? is_breakable(target) : is_loop(target))
        stmt->branch.target = target;
    else
        check_error(c, name->pos, "invalid %s label %s", verb, label_name(name));
}

static void walk_goto(Walk *w, Node *stmt)
{
    const Label *label = find_label(w->lc, stmt->branch.label->name.name);
    if (label) {
        label->node->labeled.used = true;
        for (const Block *b = w->block; b; b = b->outer) {
            if (b == label->block) {
                stmt->branch.target = label->node;
                return;
            }
        }
    }
    vec_push(w->lc->c->arena, &w->forward, stmt);
}

static void walk_branch(Walk *w, Node *stmt)
{
    if (!stmt->branch.label)
        walk_plain_branch(w, stmt);
    else if (stmt->op == T_GOTO)
        walk_goto(w, stmt);
    else
        walk_labeled_exit(w, stmt);
}

// Statements ----------------------------------------------------------------------------------------------------------

// Field by field: padding with what was on the stack would make images of the library differ (util/image.c).
static const Block *new_block(Checker *c, const Block *outer, Pos start, Node *labeled)
{
    Block *b = arena_make(c->arena, Block);
    b->outer = outer;
    b->start = start;
    b->labeled = labeled;
    return b;
}

static void walk_inner(Walk *w, Node *labeled, Targets targets, Pos start, const NodeVec *stmts)
{
    const Block *inner = new_block(w->lc->c, w->block, start, labeled);
    NodeVec open = walk_block(w->lc, inner, targets, stmts);
    for (int i = 0; i < open.len; i++)
        vec_push(w->lc->c->arena, &w->forward, open.at[i]);
}

static void walk_if(Walk *w, Node *labeled, Node *stmt)
{
    Targets inner = {w->targets.breaks, w->targets.continues, -1};
    Node *then = stmt->if_.then, *els = stmt->if_.els;
    walk_inner(w, labeled, inner, then->pos, &then->block.stmts);
    if (els) {
        NodeVec only = {.at = &els, .len = 1};
        walk_inner(w, labeled, inner, els->pos, &only);
    }
}

static void walk_cases(Walk *w, Node *labeled, Node *stmt, const NodeVec *cases)
{
    for (int i = 0; i < cases->len; i++) {
        Node *clause = cases->at[i];
        Targets inner = {stmt, w->targets.continues, i};
        walk_inner(w, labeled, inner, clause->pos, clause->kind == N_CASE ? &clause->case_.body : &clause->comm.body);
    }
}

static void walk_loop(Walk *w, Node *labeled, Node *stmt, Node *body)
{
    walk_inner(w, labeled, (Targets){stmt, stmt, -1}, body->pos, &body->block.stmts);
}

static void walk_stmt(Walk *w, Node *stmt)
{
    Node *labeled = NULL;
    while (stmt->kind == N_LABELED) {
        if (!is_blank(stmt->labeled.label->name.name)) {
            declare_label(w, stmt);
            labeled = stmt;
        }
        stmt = stmt->labeled.stmt;
        if (!stmt)
            return;
    }
    switch (stmt->kind) {
    case N_DECLSTMT: walk_declaration(w, stmt); break;
    case N_ASSIGN:
        if (stmt->op == T_DEFINE)
            declare_variable(w, stmt->pos, list_text(w->lc->c, &stmt->assign.lhs));
        break;
    case N_BRANCH: walk_branch(w, stmt); break;
    case N_BLOCK: {
        Targets inner = {w->targets.breaks, w->targets.continues, -1};
        walk_inner(w, labeled, inner, stmt->pos, &stmt->block.stmts);
        break;
    }
    case N_IF: walk_if(w, labeled, stmt); break;
    case N_FOR: walk_loop(w, labeled, stmt, stmt->for_.body); break;
    case N_RANGE: walk_loop(w, labeled, stmt, stmt->range.body); break;
    case N_SWITCH: walk_cases(w, labeled, stmt, &stmt->switch_.cases); break;
    case N_TYPESWITCH: walk_cases(w, labeled, stmt, &stmt->typeswitch.cases); break;
    case N_SELECT: walk_cases(w, labeled, stmt, &stmt->select.cases); break;
    }
}

// Walks the statements of a block; gives back its gotos that are still open.
static NodeVec walk_block(LabelChecker *lc, const Block *block, Targets targets, const NodeVec *stmts)
{
    Walk w = {.lc = lc, .block = block, .targets = targets};
    int n = stmts->len;
    while (n > 0 && stmts->at[n - 1]->kind == N_EMPTY)
        n--; // a fallthrough before empty statements still comes last
    for (int i = 0; i < n; i++) {
        w.last_statement = i == n - 1;
        walk_stmt(&w, stmts->at[i]);
    }
    return w.forward;
}

static void report_open_jump(LabelChecker *lc, Node *jump)
{
    Node *name = jump->branch.label;
    const Label *label = find_label(lc, name->name.name);
    if (!label) {
        check_error(lc->c, name->pos, "label %s not defined", label_name(name));
        return;
    }
    label->node->labeled.used = true;
    check_error(lc->c, name->pos, "goto %s jumps into block starting at %s", label_name(name),
                pos_text(lc->c, label->block->start));
}

typedef struct BranchCheck {
    Checker c;
    const File *file;
} BranchCheck;

// A body with errors in it may lack statements, and what they would have used.
static bool is_whole(const File *file, const Node *body)
{
    for (int i = 0; i < file->bad.len; i++) {
        if (body->pos <= file->bad.at[i] && file->bad.at[i] <= body->block.rbrace)
            return false;
    }
    return true;
}

static void check_branches_in(Node *n, void *ctx)
{
    BranchCheck *b = ctx;
    Node *body = n->kind == N_FUNCDECL ? n->funcdecl.body : n->kind == N_FUNCLIT ? n->funclit.body : NULL;
    if (body && is_whole(b->file, body))
        check_labels(&b->c, body);
    node_each_child(n, check_branches_in, ctx);
}

void check_branches(Arena *a, Pkg *pkg)
{
    BranchCheck b = {.c = {.arena = a, .pkg = pkg}};
    for (int i = 0; i < pkg->files.len; i++) {
        b.file = pkg->files.at[i];
        for (int j = 0; j < b.file->decls.len; j++)
            check_branches_in(b.file->decls.at[j], &b);
    }
}

void check_labels(Checker *c, Node *body)
{
    if (!body)
        return;
    LabelChecker lc = {.c = c};
    const Block *outermost = new_block(c, NULL, body->pos, NULL);
    NodeVec open = walk_block(&lc, outermost, (Targets){.case_index = -1}, &body->block.stmts);
    for (int i = 0; i < open.len; i++)
        report_open_jump(&lc, open.at[i]);
    for (int i = 0; i < lc.labels.len; i++) {
        Node *labeled = lc.labels.at[i].node;
        if (!labeled->labeled.used)
            check_error(c, labeled->labeled.label->pos, "label %s defined and not used",
                        label_name(labeled->labeled.label));
    }
}
