// cg_switch.c: expression switches (spec: Switch statements). Cases are compared in order; LLVM makes jump tables of
// runs of integer constants.
#include "codegen/cg.h"

static void clause_body(Fn *f, Node *clause, Block next_body, Block end)
{
    Block saved_block = f->fallthrough_block;
    f->fallthrough_block = next_body;
    LLVMMetadataRef saved = cg_debug_push_scope(f, clause->pos);
    cg_stmts(f, clause->case_.body);
    cg_debug_pop_scope(f, saved);
    f->fallthrough_block = saved_block;
    cg_jump(f, end);
}

// Branches to body if one of the clause's expressions matches, and continues in the block where none did.
static void clause_tests(Fn *f, Node *clause, const Val *tag, Block body)
{
    for (int i = 0; i < clause->case_.exprs.len; i++) {
        Node *e = clause->case_.exprs.at[i];
        Block next = cg_block(f, "next");
        if (!tag && is_boolean(cg_type(f, e->type))) {
            cg_cond(f, e, body, next);
        } else { // without a tag, an interface may hold true
            cg_order(f, &e, 1);
            Val x = tag ? *tag : cg_val(LLVMConstInt(f->cg->i1, 1, false), basic(TBOOL));
            Val y = unparen(e)->mode == MODE_NIL ? cg_zero(f, x.type) : cg_expr(f, e);
            cg_debug_pos(f, e->pos);
            cg_branch(f, cg_compare(f, T_EQL, x, y), body, next);
        }
        cg_enter(f, next);
    }
}

void cg_switch(Fn *f, Node *n)
{
    LLVMMetadataRef saved = cg_debug_push_scope(f, n->pos);
    if (n->switch_.init)
        cg_stmt(f, n->switch_.init);
    Val tag;
    bool has_tag = n->switch_.tag != NULL;
    cg_order(f, &n->switch_.tag, 1);
    if (has_tag)
        tag = cg_stable(f, cg_expr(f, n->switch_.tag));
    NodeVec cases = n->switch_.cases;
    Block *bodies = arena_alloc(f->cg->arena, sizeof(Block) * (size_t)(cases.len + 1)), end = cg_block(f, "endswitch");
    Block deflt = end;
    for (int i = 0; i < cases.len; i++) {
        bodies[i] = cg_block(f, "case");
        if (cases.at[i]->case_.is_default)
            deflt = bodies[i];
    }
    bodies[cases.len] = end;
    for (int i = 0; i < cases.len; i++)
        clause_tests(f, cases.at[i], has_tag ? &tag : NULL, bodies[i]);
    cg_jump(f, deflt);
    Target t;
    cg_push_target(f, &t, n, end, NULL);
    for (int i = 0; i < cases.len; i++) {
        cg_enter(f, bodies[i]);
        clause_body(f, cases.at[i], bodies[i + 1], end);
    }
    cg_pop_target(f);
    cg_debug_pop_scope(f, saved);
    cg_enter(f, end);
}
