// sizes.c: types that no memory holds, and element types that channels and maps cannot have (implementation
// restrictions that gc has too, in its words).
//
// Sizes are looked at last, in packages without errors. Those of type parameters are not known here.
#include "check/checker.h"

static const int64_t max_size = (int64_t)1 << 50; // of any type
static const int64_t max_chan_elem = 1 << 16;
static const int64_t max_map_part = (int64_t)1 << 31;

bool check_depends_on_tparam(Type *t, int depth)
{
    enum { MAX_DEPTH = 1000 }; // a type that contains itself is reported elsewhere
    if (is_typeparam(t))
        return true;
    if (depth > MAX_DEPTH)
        return true;
    Type *u = underlying(t);
    if (u->kind == TARRAY)
        return check_depends_on_tparam(u->array.elem, depth + 1);
    if (u->kind != TSTRUCT)
        return false;
    for (int i = 0; i < u->strct.fields.len; i++)
        if (check_depends_on_tparam(u->strct.fields.at[i]->type, depth + 1))
            return true;
    return false;
}

// Size of t; 0 if it is not known.
static int64_t known_size(Type *t)
{
    return type_valid(underlying(t)) && !check_depends_on_tparam(t, 0) ? type_size(t) : 0;
}

static void report(Checker *c, Node *n, const char *what, Type *t)
{
    const char *name = t ? type_text(c, t) : "";
    check_error_at(c, n, "%s%s%s%s", t ? "type " : "", name, t ? " " : "", what);
}

static void check_one(Checker *c, Node *n, Type *t)
{
    switch (t->kind) {
    case TARRAY:
        if (known_size(t) >= max_size)
            report(c, n, "larger than address space", t);
        break;
    case TSTRUCT:
        if (known_size(t) >= max_size)
            report(c, n, "too large", t);
        break;
    case TCHAN:
        if (known_size(t->chan.elem) >= max_chan_elem)
            report(c, n, "channel element type too large (>64kB)", NULL);
        break;
    case TMAP:
        if (known_size(t->map.elem) >= max_map_part)
            report(c, n, "map element type too large", NULL);
        if (known_size(t->map.key) >= max_map_part)
            report(c, n, "map key type too large", NULL);
        break;
    default: break;
    }
}

void check_size(Checker *c, Node *n, Type *t)
{
    vec_push(c->arena, &c->sized, ((SizedType){n, t}));
}

void check_sizes(Checker *c)
{
    if (c->errors > 0)
        return;
    for (int i = 0; i < c->sized.len; i++)
        check_one(c, c->sized.at[i].node, c->sized.at[i].type);
}
