// effects.c: could anybody notice that an expression is evaluated? If not, the initialiser of a variable that nothing
// refers to need not run, and what it refers to need not be in the program.
//
// Noticeable are calls, receiving, and everything that can panic. Only what is clearly none of these counts as silent;
// a function is followed if its body is one return statement, as errors.New's is.
#include "lower/lower.h"

enum { MAX_DEPTH = 8 }; // of functions that call functions

static bool effects(Node *n, int depth);

static bool any_effects(const NodeVec *list, int depth)
{
    for (int i = 0; i < list->len; i++) {
        if (effects(list->at[i], depth))
            return true;
    }
    return false;
}

static bool has_interface(Type *t)
{
    return !type_comparable_ok(t, false, NULL);
}

// Hashing a key that holds an interface can panic; so can an index that does not exist, but that is a constant.
static bool literal_effects(Node *n, int depth)
{
    Type *t = underlying(n->type);
    if (t->kind == TMAP && has_interface(t->map.key))
        return true;
    for (int i = 0; i < n->complit.elems.len; i++) {
        Node *e = n->complit.elems.at[i];
        if (e->kind != N_KEYVALUE) {
            if (effects(e, depth))
                return true;
        } else if ((t->kind == TMAP && effects(e->keyvalue.key, depth)) || effects(e->keyvalue.value, depth)) {
            return true;
        }
    }
    return false;
}

static bool conversion_effects(Node *n, int depth)
{
    Type *to = underlying(n->type), *from = underlying(n->call.args.at[0]->type);
    bool length_matters = from->kind == TSLICE && (to->kind == TARRAY || to->kind == TPOINTER);
    return length_matters || effects(n->call.args.at[0], depth);
}

static bool builtin_effects(Node *n, Builtin b, int depth)
{
    switch (b) {
    case B_CAP:
    case B_COMPLEX:
    case B_IMAG:
    case B_LEN:
    case B_MAX:
    case B_MIN:
    case B_NEW:
    case B_REAL: return any_effects(&n->call.args, depth);
    case B_MAKE:
        for (int i = 1; i < n->call.args.len; i++) {
            if (n->call.args.at[i]->mode != MODE_CONST)
                return true;
        }
        return false;
    default: return true;
    }
}

// The body of the function that is called, if it consists of a return statement.
static Node *only_return(Node *fun)
{
    fun = unparen(fun);
    bool named = fun->kind == N_NAME || (fun->kind == N_SELECTOR && !fun->sel.selection);
    Obj *o = named ? fun->obj : NULL;
    Node *body = o && o->kind == OBJ_FUNC && o->func ? o->func->body : NULL;
    if (body)
        check_pending(o->func);
    if (!body || body->block.stmts.len != 1 || body->block.stmts.at[0]->kind != N_RETURN)
        return NULL;
    return body->block.stmts.at[0];
}

static bool call_effects(Node *n, int depth)
{
    Node *fun = unparen(n->call.fun);
    if (fun->mode == MODE_TYPE)
        return conversion_effects(n, depth);
    if (fun->mode == MODE_BUILTIN)
        return builtin_effects(n, fun->obj->builtin, depth);
    Node *ret = depth < MAX_DEPTH ? only_return(fun) : NULL;
    return !ret || any_effects(&ret->ret.results, depth + 1) || any_effects(&n->call.args, depth);
}

static bool selector_effects(Node *n, int depth)
{
    const Selection *s = n->sel.selection;
    if (!s || s->kind == SEL_METHODEXPR)
        return false;
    return s->kind != SEL_FIELD || s->indirect || is_pointer(n->sel.x->type) || effects(n->sel.x, depth);
}

static bool binary_effects(Node *n, int depth)
{
    Node *x = n->binary.x, *y = n->binary.y;
    switch (n->op) {
    case T_QUO:
    case T_REM:
        if (y->mode != MODE_CONST && !is_float(y->type) && !is_complex(y->type))
            return true;
        break;
    case T_SHL:
    case T_SHR:
        if (y->mode != MODE_CONST && !is_unsigned(y->type))
            return true;
        break;
    case T_EQL:
    case T_NEQ:
        if (has_interface(x->type) || has_interface(y->type))
            return true;
        break;
    default: break;
    }
    return effects(x, depth) || effects(y, depth);
}

static bool effects(Node *n, int depth)
{
    if (n->mode == MODE_CONST || n->mode == MODE_TYPE || n->mode == MODE_NIL)
        return false;
    switch (n->kind) {
    case N_BASICLIT:
    case N_FUNCLIT:
    case N_NAME: return false;
    case N_PAREN: return effects(n->paren.x, depth);
    case N_COMPLIT: return literal_effects(n, depth);
    case N_SELECTOR: return selector_effects(n, depth);
    case N_CALL: return call_effects(n, depth);
    case N_UNARY: return n->op == T_ARROW || effects(n->unary.x, depth);
    case N_BINARY: return binary_effects(n, depth);
    default: return true;
    }
}

bool expr_has_effects(Node *n)
{
    return effects(n, 0);
}
