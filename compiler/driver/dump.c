// dump.c: what -d=types, -d=escape, -d=mono and -m print. The text is stable: one line for each thing, in source order,
// without addresses, so that tests can compare it.
#include "driver/driver.h"

static void print_position(FILE *out, Pos pos)
{
    PosInfo info = pos_info(pos);
    if (info.source)
        fprintf(out, "%s:%d:%d: ", info.path, info.line, info.col);
}

static void print_object(FILE *out, Arena *a, const Obj *o, const Pkg *rel)
{
    static const char *const kinds[] = {
        [OBJ_PKG] = "package", [OBJ_CONST] = "const",     [OBJ_TYPE] = "type", [OBJ_VAR] = "var",
        [OBJ_FUNC] = "func",   [OBJ_BUILTIN] = "builtin", [OBJ_NIL] = "nil",   [OBJ_LABEL] = "label",
    };
    if (!o->name || !o->type)
        return;
    print_position(out, o->pos);
    Type *shown = o->kind == OBJ_TYPE ? underlying(o->type) : o->type;
    fprintf(out, "%s %s %s\n", kinds[o->kind], o->name->text, type_str(a, shown, (Pkg *)rel));
}

static void print_function(FILE *out, Arena *a, const FuncInfo *fn)
{
    for (int i = 0; i < fn->locals.len; i++)
        print_object(out, a, fn->locals.at[i], fn->pkg);
    for (int i = 0; i < fn->literals.len; i++)
        print_function(out, a, fn->literals.at[i]);
}

void dump_types(FILE *out, Arena *a, const Pkg *pkg)
{
    for (int i = 0; i < pkg->objs.len; i++)
        print_object(out, a, pkg->objs.at[i], pkg);
    for (int i = 0; i < pkg->funcs.len; i++)
        print_function(out, a, pkg->funcs.at[i]);
}

void dump_escapes(FILE *out, const Program *prog)
{
    for (int i = 0; i < prog->escape_notes.len; i++) {
        print_position(out, prog->escape_notes.at[i].pos);
        fprintf(out, "%s\n", prog->escape_notes.at[i].text);
    }
}

void dump_instances(FILE *out, const Program *prog)
{
    for (int i = 0; i < prog->insts.len; i++)
        fprintf(out, "%s\n", prog->insts.at[i]->symbol->text);
}
