// mangle.c: every symbol of a compiled program is made here, named as gc names it, so that debuggers, profilers and
// tracebacks show what a Go programmer expects:
//
//   main.f   main.T.M   main.(*T).M   main.Map[int,string]   main.f.func1   main.f.func1.2   main.f.gowrap1   main.x
//   type:main.T   go:string."..." is not needed: constants are private
#include "lower/lower.h"

static const char *pkg_prefix(const Pkg *pkg)
{
    return pkg ? pkg->path->text : "go";
}

// 1-based index of a literal among those of its function, or of its package.
int mangle_literal_index(const FuncInfo *fn)
{
    const FuncVec *list = fn->outer ? &fn->outer->literals : &fn->pkg->literals;
    for (int i = 0; i < list->len; i++)
        if (list->at[i] == fn)
            return i + 1;
    return 0;
}

// Type arguments from..to-1 in brackets, nothing if there are none.
static void add_targs(StrBuf *b, const Inst *inst, int from, int to)
{
    if (from >= to)
        return;
    buf_puts(b, "[");
    for (int i = from; i < to; i++)
        buf_printf(b, "%s%s", i > from ? "," : "", type_link_str(b->arena, inst->targs.at[i], true));
    buf_puts(b, "]");
}

static int range_index(const FuncInfo *fn)
{
    const FuncVec *list = &fn->outer->range_bodies;
    for (int i = 0; i < list->len; i++)
        if (list->at[i] == fn)
            return i + 1;
    return 0;
}

static void add_func(StrBuf *b, const Inst *inst)
{
    const FuncInfo *fn = inst->fn;
    if (!fn->obj) { // a literal: gc counts func1, func2 in a declared function, plain numbers inside a literal
        if (is_range_body(fn)) {
            add_func(b, inst->outer);
            buf_printf(b, "-range%d", range_index(fn));
            return;
        }
        if (inst->outer)
            add_func(b, inst->outer);
        else
            buf_printf(b, "%s.init", pkg_prefix(fn->pkg)); // of a variable
        if (!fn->outer)
            buf_printf(b, ".func%d", mangle_literal_index(fn));
        else
            buf_printf(b, fn->outer->obj ? ".func%d" : ".%d", mangle_literal_index(fn));
        return;
    }
    const Obj *recv = fn->obj->recv_type;
    if (!recv) {
        buf_printf(b, "%s.%s", pkg_prefix(fn->pkg), fn->obj->name->text);
        if (strcmp(fn->obj->name->text, "init") == 0) { // several are allowed in a package
            for (int i = 0; i < fn->pkg->init_funcs.len; i++)
                if (fn->pkg->init_funcs.at[i] == fn)
                    buf_printf(b, ".%d", i);
        }
        add_targs(b, inst, 0, inst->targs.len);
        return;
    }
    buf_printf(b, fn->obj->ptr_recv ? "%s.(*%s" : "%s.%s", pkg_prefix(fn->pkg), recv->name->text);
    int nrecv = inst->targs.len ? mono_receiver_tparams(fn) : 0;
    add_targs(b, inst, 0, nrecv);
    buf_printf(b, fn->obj->ptr_recv ? ").%s" : ".%s", fn->obj->name->text);
    add_targs(b, inst, nrecv, inst->targs.len);
}

Str mangle_func(const Inst *inst)
{
    Arena *a = arena_new();
    StrBuf b = {.arena = a};
    add_func(&b, inst);
    Str s = intern(b.text, b.len);
    arena_free(a);
    return s;
}

Str mangle_var(const Obj *v)
{
    if (is_blank(v->name))
        return intern_printf("%s._%u", pkg_prefix(v->pkg), (unsigned)v->pos);
    return intern_printf("%s.%s", pkg_prefix(v->pkg), v->name->text);
}

Str mangle_type(Arena *a, Type *t)
{
    return intern_printf("type:%s", type_link_str(a, t, true));
}

Str mangle_wrapper(Program *prog, Inst *in, const char *kind)
{
    int *count = in ? &in->wrappers : &prog->wrappers;
    return intern_printf("%s.%s%d", in ? in->symbol->text : "main", kind, ++*count);
}
