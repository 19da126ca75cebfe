// cg_assert.c: type assertions and type switches (spec: Type assertions, Type switches). Types are compared by the
// address of their descriptor; whether a type has the methods of an interface is the runtime's question (assertE2I).
#include "abi/abi.h"
#include "codegen/cg.h"

// The descriptor of the value in an interface, NULL if the interface is nil.
Value cg_dynamic_type(Fn *f, Val x)
{
    Cg *cg = f->cg;
    Value word = cg_field(f, x.v, 0);
    types_complete_interface(underlying(x.type));
    if (underlying(x.type)->iface.all.len == 0)
        return word;
    Block load = cg_block(f, "itab"), end = cg_block(f, "type"), start = LLVMGetInsertBlock(f->b);
    cg_branch(f, LLVMBuildIsNull(f->b, word, ""), end, load);
    cg_enter(f, load);
    Value offset = cg_int(cg, offsetof(Itab, type));
    Value type = LLVMBuildLoad2(f->b, cg->ptr, LLVMBuildGEP2(f->b, cg->i8, word, &offset, 1, ""), "");
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->ptr, "");
    LLVMAddIncoming(phi, (Value[]){LLVMConstNull(cg->ptr), type}, (Block[]){start, load}, 2);
    return phi;
}

// The value of concrete type t out of an interface's data word.
static Val unbox(Fn *f, Value data, Type *t)
{
    if (!cg_is_pointer_shaped(t))
        return cg_load(f, data, t);
    LType lt = cg_lltype(f->cg, t);
    if (lt == f->cg->ptr)
        return cg_val(data, t);
    Value tmp = cg_alloca(f, lt, "unbox"); // a struct or array around one pointer
    LLVMBuildStore(f->b, data, tmp);
    return cg_load(f, tmp, t);
}

static bool is_empty_iface(Type *t)
{
    types_complete_interface(underlying(t));
    return underlying(t)->iface.all.len == 0;
}

// x.(I): the first word of the result; NULL word if x does not implement I and `panics` is false.
static Value iface_word(Fn *f, Value type, Type *iface, bool panics)
{
    Cg *cg = f->cg;
    if (!is_empty_iface(iface)) {
        Value inter = cg_rtype(cg, iface);
        return panics ? CG_RT(f, assertE2I, inter, type) : CG_RT(f, assertE2I2, inter, type);
    }
    if (panics) {
        Value args[1] = {cg_rtype(cg, iface)};
        cg_panic_if(f, LLVMBuildIsNull(f->b, type, ""), RT_panicnildottype, args, 1);
    }
    return type;
}

static Val assert_iface(Fn *f, Val x, Type *t, Val *ok)
{
    Cg *cg = f->cg;
    Value word = iface_word(f, cg_dynamic_type(f, x), t, ok == NULL), data = cg_field(f, x.v, 1);
    if (ok) {
        Value yes = LLVMBuildIsNotNull(f->b, word, "");
        *ok = cg_val(yes, basic(TBOOL));
        data = LLVMBuildSelect(f->b, yes, data, LLVMConstNull(cg->ptr), "");
    }
    return cg_val(cg_make2(f, cg->iface, word, data), t);
}

static Val assert_concrete(Fn *f, Val x, Type *t, Val *ok)
{
    Cg *cg = f->cg;
    Value type = cg_dynamic_type(f, x), want = cg_compared_rtype(cg, t), data = cg_field(f, x.v, 1);
    Value same = LLVMBuildICmp(f->b, LLVMIntEQ, type, want, "");
    if (!ok) {
        Value args[3] = {type, want, cg_rtype(cg, x.type)};
        cg_panic_if(f, LLVMBuildNot(f->b, same, ""), RT_panicdottypeE, args, 3);
        return unbox(f, data, t);
    }
    *ok = cg_val(same, basic(TBOOL));
    Value slot = cg_alloca(f, cg_lltype(cg, t), "assert");
    Block yes = cg_block(f, "is"), no = cg_block(f, "isnot"), end = cg_block(f, "end");
    cg_branch(f, same, yes, no);
    cg_enter(f, yes);
    cg_store(f, slot, unbox(f, data, t));
    cg_jump(f, end);
    cg_enter(f, no);
    cg_store_zero(f, slot, t);
    cg_jump(f, end);
    cg_enter(f, end);
    return cg_stable(f, cg_load(f, slot, t));
}

Val cg_type_assert(Fn *f, Node *n, Val *ok)
{
    cg_order(f, &n->assert.x, 1);
    Val x = cg_expr(f, n->assert.x);
    Type *t = cg_type(f, n->assert.typ->type);
    cg_debug_pos(f, n->pos);
    return is_interface(t) ? assert_iface(f, x, t, ok) : assert_concrete(f, x, t, ok);
}

// Type switches -------------------------------------------------------------------------------------------------------

typedef struct Switched {
    Node *n;
    Val x;
    Value type; // dynamic
} Switched;

// Branches to body if the value has type e (nil included); for an interface also leaves its word in *word.
static void case_test(Fn *f, const Switched *s, Node *e, Block body, Block next, Value *word)
{
    Cg *cg = f->cg;
    if (unparen(e)->mode == MODE_NIL) {
        cg_branch(f, LLVMBuildIsNull(f->b, s->type, ""), body, next);
        return;
    }
    Type *t = cg_type(f, e->type);
    Value yes;
    if (is_interface(t)) {
        *word = iface_word(f, s->type, t, false);
        yes = LLVMBuildIsNotNull(f->b, *word, "");
    } else {
        yes = LLVMBuildICmp(f->b, LLVMIntEQ, s->type, cg_compared_rtype(cg, t), "");
    }
    cg_branch(f, yes, body, next);
}

// The clause's own variable: of the case's type if it names one type, else of the type of x.
static void bind(Fn *f, const Switched *s, Node *clause, Value word)
{
    if (!clause->obj)
        return;
    Type *t = cg_type(f, clause->obj->type);
    Val v = s->x;
    Node *only = clause->case_.exprs.len == 1 ? unparen(clause->case_.exprs.at[0]) : NULL;
    if (only && only->mode != MODE_NIL) {
        Value data = cg_field(f, s->x.v, 1);
        v = is_interface(t) ? cg_val(cg_make2(f, f->cg->iface, word, data), t) : unbox(f, data, t);
    }
    cg_declare_local(f, clause->obj, &v);
}

void cg_typeswitch(Fn *f, Node *n)
{
    LLVMMetadataRef saved = cg_debug_push_scope(f, n->pos);
    if (n->typeswitch.init)
        cg_stmt(f, n->typeswitch.init);
    Node *x = unparen(n->typeswitch.x);
    if (x->kind == N_TYPEASSERT && !x->assert.typ)
        x = x->assert.x;
    cg_order(f, &x, 1);
    Switched s = {.n = n, .x = cg_expr(f, x)};
    s.type = cg_dynamic_type(f, s.x);
    NodeVec cases = n->typeswitch.cases;
    Block end = cg_block(f, "endswitch"), deflt = end;
    Block *bodies = arena_alloc(f->cg->arena, sizeof(Block) * (size_t)(cases.len + 1));
    Value *words = arena_alloc(f->cg->arena, sizeof(Value) * (size_t)(cases.len + 1));
    for (int i = 0; i < cases.len; i++) {
        bodies[i] = cg_block(f, "case");
        if (cases.at[i]->case_.is_default)
            deflt = bodies[i];
    }
    for (int i = 0; i < cases.len; i++) {
        NodeVec exprs = cases.at[i]->case_.exprs;
        for (int e = 0; e < exprs.len; e++) {
            Block next = cg_block(f, "next");
            case_test(f, &s, exprs.at[e], bodies[i], next, &words[i]);
            cg_enter(f, next);
        }
    }
    cg_jump(f, deflt);
    Target t;
    cg_push_target(f, &t, n, end, NULL);
    for (int i = 0; i < cases.len; i++) {
        cg_enter(f, bodies[i]);
        LLVMMetadataRef inner = cg_debug_push_scope(f, cases.at[i]->pos);
        bind(f, &s, cases.at[i], words[i]);
        cg_stmts(f, cases.at[i]->case_.body);
        cg_debug_pop_scope(f, inner);
        cg_jump(f, end);
    }
    cg_pop_target(f);
    cg_debug_pop_scope(f, saved);
    cg_enter(f, end);
}
