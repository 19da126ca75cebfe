// cg_lvalue.c: places. Go evaluates the operands of the left side of an assignment first, and indexes and dereferences
// only when it assigns (spec: Assignment statements), so a place is kept as the operands plus the steps still to do:
// nil checks, bounds checks, field offsets. Of a map's entry the map and the key are kept.
#include "codegen/cg.h"

typedef enum StepKind { STEP_NIL, STEP_FIELD, STEP_INDEX, STEP_LOAD } StepKind;

typedef struct Step {
    StepKind kind;
    LType type;       // FIELD: the struct; INDEX: the element
    int field;        // FIELD
    int64_t size;     // NIL: of the object pointed to
    Value index, len; // INDEX
    bool is_unsigned; // INDEX
} Step;

struct Lvalue {
    Value base;
    Type *map; // m[k]: base is m; else NULL
    Val key;
    Type *type;
    Vec(Step) steps;
    Pos pos;
};

Type *cg_lvalue_type(const Lvalue *lv)
{
    return lv->type;
}

bool cg_lvalue_is_entry(const Lvalue *lv)
{
    return lv->map != NULL;
}

static void add_step(Fn *f, Lvalue *lv, Step s)
{
    vec_push(f->cg->arena, &lv->steps, s);
}

static Lvalue *from_pointer(Fn *f, Value p, Type *elem, Pos pos)
{
    Lvalue *lv = arena_make(f->cg->arena, Lvalue);
    lv->base = p;
    lv->type = elem;
    lv->pos = pos;
    add_step(f, lv, (Step){.kind = STEP_NIL, .size = type_size(elem)});
    return lv;
}

static void add_path(Fn *f, Lvalue *lv, const Selection *s)
{
    for (int i = 0; i < s->npath; i++) {
        if (is_pointer(lv->type)) {
            lv->type = underlying(lv->type)->pointer.elem;
            add_step(f, lv, (Step){.kind = STEP_LOAD});
            add_step(f, lv, (Step){.kind = STEP_NIL, .size = type_size(lv->type)});
        }
        Type *st = underlying(lv->type);
        add_step(f, lv, (Step){.kind = STEP_FIELD, .type = cg_lltype(f->cg, st), .field = s->path[i]});
        lv->type = st->strct.fields.at[s->path[i]]->type;
    }
}

// An lvalue for x, or for a copy of its value where x is not addressable (f().a[i]).
static Lvalue *operand(Fn *f, Node *x)
{
    x = unparen(x);
    if (x->mode == MODE_VAR)
        return cg_lvalue(f, x);
    Lvalue *lv = arena_make(f->cg->arena, Lvalue);
    Val v = cg_expr(f, x);
    lv->base = cg_spill(f, v);
    lv->type = v.type;
    lv->pos = x->pos;
    return lv;
}

static Lvalue *selector(Fn *f, Node *n)
{
    if (!n->sel.selection) { // pkg.Name
        Lvalue *lv = arena_make(f->cg->arena, Lvalue);
        lv->base = cg_var_addr(f, n->obj);
        lv->type = cg_type(f, n->type);
        return lv;
    }
    Type *xt = cg_type(f, n->sel.x->type);
    Lvalue *lv = is_pointer(xt) ? from_pointer(f, cg_expr(f, n->sel.x).v, underlying(xt)->pointer.elem, n->pos)
                                : operand(f, n->sel.x);
    add_path(f, lv, n->sel.selection);
    return lv;
}

static Lvalue *element(Fn *f, Node *n)
{
    Cg *cg = f->cg;
    Type *xt = cg_type(f, n->index.x->type), *u = underlying(xt);
    Lvalue *lv;
    Value len;
    if (u->kind == TSLICE) {
        Value s = cg_expr(f, n->index.x).v;
        lv = arena_make(cg->arena, Lvalue);
        lv->base = cg_field(f, s, 0);
        lv->type = u->slice.elem;
        len = cg_field(f, s, 1);
    } else if (u->kind == TPOINTER) {
        Type *array = underlying(u->pointer.elem);
        lv = from_pointer(f, cg_expr(f, n->index.x).v, u->pointer.elem, n->pos);
        lv->type = array->array.elem;
        len = cg_int(cg, array->array.len);
    } else if (u->kind == TARRAY) {
        lv = operand(f, n->index.x);
        lv->type = u->array.elem;
        len = cg_int(cg, u->array.len);
    } else {
        lv = arena_make(cg->arena, Lvalue);
        lv->map = xt;
        lv->base = cg_expr(f, n->index.x).v;
        lv->key = cg_stable(f, cg_expr_to(f, n->index.args.at[0], u->map.key));
        lv->type = u->map.elem;
        lv->pos = n->index.lbrack;
        return lv;
    }
    Step s = {.kind = STEP_INDEX, .type = cg_lltype(cg, lv->type), .len = len};
    s.index = cg_index_value(f, n->index.args.at[0], &s.is_unsigned);
    lv->pos = n->index.lbrack;
    add_step(f, lv, s);
    return lv;
}

Lvalue *cg_lvalue(Fn *f, Node *n)
{
    n = unparen(n);
    switch (n->kind) {
    case N_NAME: {
        if (is_blank(n->name.name))
            return NULL;
        Lvalue *lv = arena_make(f->cg->arena, Lvalue);
        lv->base = cg_var_addr(f, n->obj);
        lv->type = cg_type(f, n->obj->type);
        return lv;
    }
    case N_SELECTOR: return selector(f, n);
    case N_INDEX: return element(f, n);
    case N_STAR: return from_pointer(f, cg_expr(f, n->star.x).v, cg_type(f, n->type), n->pos);
    case N_COMPLIT: return operand(f, n);
    default: return operand(f, n);
    }
}

// Which byte, behind the pointer that step i checks, is accessed first.
static int64_t accessed(Fn *f, const Lvalue *lv, int i)
{
    int64_t at = 0;
    while (++i < lv->steps.len && lv->steps.at[i].kind == STEP_FIELD)
        at += (int64_t)LLVMOffsetOfElement(f->cg->td, lv->steps.at[i].type, (unsigned)lv->steps.at[i].field);
    return at;
}

Value cg_lvalue_addr(Fn *f, Lvalue *lv)
{
    Cg *cg = f->cg;
    Value p = lv->base;
    if (lv->pos)
        cg_debug_pos(f, lv->pos);
    if (lv->map)
        return cg_map_assign(f, lv->map, lv->base, lv->key);
    for (int i = 0; i < lv->steps.len; i++) {
        const Step *s = &lv->steps.at[i];
        switch (s->kind) {
        case STEP_NIL: cg_nil_check_at(f, p, s->size, accessed(f, lv, i)); break;
        case STEP_FIELD: p = cg_gep(f, s->type, p, (unsigned)s->field); break;
        case STEP_LOAD: p = LLVMBuildLoad2(f->b, cg->ptr, p, ""); break;
        case STEP_INDEX:
            cg_bounds_check(f, s->index, s->len, s->is_unsigned);
            p = LLVMBuildInBoundsGEP2(f->b, s->type, p, (Value[]){s->index}, 1, "");
            break;
        }
    }
    return p;
}

Val cg_lvalue_entry(Fn *f, Lvalue *lv)
{
    return cg_map_access(f, lv->map, lv->base, lv->key, NULL);
}

void cg_lvalue_store(Fn *f, Lvalue *lv, Val v)
{
    if (lv)
        cg_store(f, cg_lvalue_addr(f, lv), cg_convert_implicit(f, v, lv->type));
}

Value cg_addr(Fn *f, Node *n)
{
    Lvalue *lv = cg_lvalue(f, n);
    return cg_lvalue_addr(f, lv);
}

Value cg_follow_path(Fn *f, Value addr, Type **type, const Selection *s, int n)
{
    Lvalue lv = {.base = addr, .type = *type};
    Selection part = {.path = s->path, .npath = n};
    add_path(f, &lv, &part);
    *type = lv.type;
    return cg_lvalue_addr(f, &lv);
}
