// requests.c: what the body of a function asks for when it is generated (functions, variables, type descriptors, itabs,
// methods called through interfaces), as text. It is written for each function of the library and read when a program
// needs the function, in place of generating the body (library.c).
//
// Things are named by where their declarations are, in numbers: the package by its place in a table that the index has
// in front, an object by its place in the package. Sources being the same (that is what the index's stamp says) so are
// the numbers. What cannot be named so, such as a type that is declared inside a function, makes the whole list void:
// for that function a program generates the body after all, and throws it away. The function literals in a function
// have no list of their own: what they ask for is in that of the function.
//
//   number   decimal, with a comma behind it            text   its length as number, then its bytes
//   F pkg obj targs            a function               M pkg type method targs   a method
//   f and m, the same          one that is called through its gate
//   V pkg obj                  a package variable       T type                    a type descriptor
//   C type                     cg_compared_rtype        I type type               an itab
//   U text  W text             cg_use_method, cg_want_method
//   types: see write_type
#include <stdlib.h>

#include "codegen/cg.h"

enum { MAX_TYPE_DEPTH = 40 };

typedef struct Writer {
    Cg *cg;
    StrBuf *out;
    int depth;
    bool failed;
} Writer;

static void put_number(Writer *w, int64_t n)
{
    buf_printf(w->out, "%lld,", (long long)n);
}

static void put_text(Writer *w, Str s)
{
    put_number(w, s->len);
    buf_add(w->out, s->text, s->len);
}

static void put_package(Writer *w, Pkg *pkg)
{
    Cg *cg = w->cg;
    uintptr_t n = (uintptr_t)ptrmap_get(&cg->package_numbers, pkg);
    if (n == 0) {
        vec_push(cg->arena, &cg->package_list, pkg);
        ptrmap_set(cg->arena, &cg->package_numbers, pkg, (void *)(n = (uintptr_t)cg->package_list.len));
    }
    put_number(w, (int64_t)n);
}

// Package and place of a package-level object.
static void put_object(Writer *w, const Obj *o)
{
    if (!o->pkg || o->pkg->objs.len == 0) {
        w->failed = true;
        return;
    }
    int i = 0;
    while (i < o->pkg->objs.len && o->pkg->objs.at[i] != o)
        i++;
    w->failed |= i == o->pkg->objs.len;
    put_package(w, o->pkg);
    put_number(w, i);
}

// Types ---------------------------------------------------------------------------------------------------------------

static void write_type(Writer *w, Type *t);

static void write_types(Writer *w, const TypeVec *list)
{
    put_number(w, list->len);
    for (int i = 0; i < list->len; i++)
        write_type(w, list->at[i]);
}

static void write_vars(Writer *w, const ObjVec *vars)
{
    put_number(w, vars->len);
    for (int i = 0; i < vars->len; i++)
        write_type(w, vars->at[i]->type);
}

static void put_hidden_package(Writer *w, const Obj *o)
{
    if (o->pkg)
        put_package(w, o->pkg);
    else
        put_number(w, 0);
}

static void write_fields(Writer *w, const Type *t)
{
    put_number(w, t->strct.fields.len);
    for (int i = 0; i < t->strct.fields.len; i++) {
        const Obj *f = t->strct.fields.at[i];
        put_text(w, f->name);
        put_hidden_package(w, f);
        put_number(w, f->is_embedded);
        write_type(w, f->type);
        put_text(w, t->strct.tags && t->strct.tags[i] ? t->strct.tags[i] : intern_cstr(""));
    }
}

static void write_methods(Writer *w, Type *t)
{
    types_complete_interface(t);
    w->failed |= t->iface.comparable || t->iface.has_terms;
    put_number(w, t->iface.all.len);
    for (int i = 0; i < t->iface.all.len; i++) {
        put_text(w, t->iface.all.at[i]->name);
        put_hidden_package(w, t->iface.all.at[i]);
        write_type(w, t->iface.all.at[i]->type);
    }
}

static void write_named(Writer *w, Type *t)
{
    const Obj *o = t->named.origin ? t->named.origin->named.obj : t->named.obj;
    if (t == type_error()) {
        buf_puts(w->out, "e");
        return;
    }
    buf_puts(w->out, "n");
    w->failed |= t->named.outer.len > 0;
    put_object(w, o);
    write_types(w, &t->named.targs);
}

static void write_type(Writer *w, Type *t)
{
    if (++w->depth > MAX_TYPE_DEPTH)
        w->failed = true;
    if (w->failed)
        return;
    switch (t->kind) {
    case TPOINTER:
        buf_puts(w->out, "p");
        write_type(w, t->pointer.elem);
        break;
    case TSLICE:
        buf_puts(w->out, "s");
        write_type(w, t->slice.elem);
        break;
    case TARRAY:
        buf_puts(w->out, "a");
        put_number(w, t->array.len);
        write_type(w, t->array.elem);
        break;
    case TMAP:
        buf_puts(w->out, "m");
        write_type(w, t->map.key);
        write_type(w, t->map.elem);
        break;
    case TCHAN:
        buf_puts(w->out, "c");
        put_number(w, t->chan.dir);
        write_type(w, t->chan.elem);
        break;
    case TFUNC:
        buf_puts(w->out, "f");
        put_number(w, t->func.variadic);
        write_vars(w, &t->func.params);
        write_vars(w, &t->func.results);
        w->failed |= t->func.tparams.len > 0;
        break;
    case TSTRUCT:
        buf_puts(w->out, "t");
        write_fields(w, t);
        break;
    case TINTERFACE:
        buf_puts(w->out, "i");
        write_methods(w, t);
        break;
    case TNAMED: write_named(w, t); break;
    default:
        buf_puts(w->out, "b");
        put_number(w, t->kind);
        w->failed |= t->kind > TUNSAFEPTR || t->kind < TBOOL;
        break;
    }
    w->depth--;
}

// Writing requests ----------------------------------------------------------------------------------------------------

// Adds the request to those of the function that is being generated, once.
static void record(Cg *cg, Writer *w)
{
    Requests *r = cg->requests;
    if (w->failed) {
        r->unknown = true;
        return;
    }
    Str text = intern(w->out->text, w->out->len);
    if (ptrmap_get(&r->known, text))
        return;
    ptrmap_set(cg->arena, &r->known, text, (void *)text);
    buf_add(&r->text, text->text, text->len);
}

static Writer begin(Cg *cg, StrBuf *out, const char *kind)
{
    *out = (StrBuf){.arena = cg->arena};
    buf_puts(out, kind);
    return (Writer){.cg = cg, .out = out};
}

static void write_method(Writer *w, const Obj *o)
{
    const Type *named = o->recv_type->type;
    int i = 0;
    while (i < named->named.methods.len && named->named.methods.at[i] != o)
        i++;
    w->failed |= i == named->named.methods.len;
    put_object(w, o->recv_type);
    put_number(w, i);
}

static Requests *requests_new(Cg *cg, Str symbol)
{
    Requests *r = arena_make(cg->arena, Requests);
    r->symbol = symbol;
    r->text.arena = cg->arena;
    vec_push(cg->arena, &cg->recorded, r);
    return r;
}

void cg_requests_begin_glue(Cg *cg, Str symbol)
{
    cg->requests = requests_new(cg, symbol);
}

void cg_requests_begin(Cg *cg, Inst *inst)
{
    Requests *r = requests_new(cg, inst->symbol);
    r->fn = inst->fn;
    r->is_private = cg_is_private(cg, inst);
    ptrmap_set(cg->arena, &cg->requests_of, inst, r);
    Inst *outermost = inst;
    while (outermost->outer)
        outermost = outermost->outer;
    cg->requests = ptrmap_get(&cg->requests_of, outermost);
}

static void request_func(Cg *cg, const Inst *inst, const char *kind, const char *method_kind)
{
    const Obj *o = inst->fn->obj;
    if (!cg->requests || !o) // literals are part of the function that they are in
        return;
    StrBuf out;
    Writer w = begin(cg, &out, o->recv_type ? method_kind : kind);
    if (o->recv_type)
        write_method(&w, o);
    else
        put_object(&w, o);
    write_types(&w, &inst->targs);
    record(cg, &w);
}

void cg_request_func(Cg *cg, const Inst *inst)
{
    request_func(cg, inst, "F", "M");
}

void cg_request_gate(Cg *cg, const Inst *inst)
{
    request_func(cg, inst, "f", "m");
}

void cg_request_var(Cg *cg, const Obj *v)
{
    if (!cg->requests)
        return;
    StrBuf out;
    Writer w = begin(cg, &out, "V");
    put_object(&w, v);
    record(cg, &w);
}

void cg_request_types(Cg *cg, const char *kind, Type *t, Type *iface)
{
    if (!cg->requests)
        return;
    StrBuf out;
    Writer w = begin(cg, &out, kind);
    write_type(&w, t);
    if (iface)
        write_type(&w, iface);
    record(cg, &w);
}

void cg_request_method(Cg *cg, const char *kind, Str name)
{
    if (!cg->requests)
        return;
    StrBuf out;
    Writer w = begin(cg, &out, kind);
    put_text(&w, name);
    record(cg, &w);
}

// Reading -------------------------------------------------------------------------------------------------------------

typedef struct Reader {
    Cg *cg;
    const CompiledPkg *from;
    const char *at;
} Reader;

static int64_t get_number(Reader *r)
{
    char *end;
    int64_t n = strtoll(r->at, &end, 10);
    if (end == r->at || *end != ',')
        ice_at("library", 0, "%s: malformed index", r->from->object);
    r->at = end + 1;
    return n;
}

static Str get_text(Reader *r)
{
    size_t len = (size_t)get_number(r);
    r->at += len;
    return intern(r->at - len, len);
}

static Pkg *get_package(Reader *r)
{
    int64_t n = get_number(r);
    return n > 0 ? library_package(r->cg, r->from, (int)n - 1) : NULL;
}

static Obj *get_object(Reader *r)
{
    Pkg *pkg = get_package(r);
    int64_t i = get_number(r);
    if (!pkg || i >= pkg->objs.len)
        ice_at("library", 0, "%s: index names what is not there", r->from->object);
    return pkg->objs.at[i];
}

static Type *read_type(Reader *r);

static TypeVec read_types(Reader *r)
{
    TypeVec list = {0};
    for (int64_t n = get_number(r); n > 0; n--)
        vec_push(r->cg->arena, &list, read_type(r));
    return list;
}

static ObjVec read_vars(Reader *r)
{
    ObjVec vars = {0};
    for (int64_t n = get_number(r); n > 0; n--)
        vec_push(r->cg->arena, &vars, obj_new(r->cg->arena, OBJ_VAR, intern_cstr(""), 0, NULL, read_type(r)));
    return vars;
}

static Type *read_struct(Reader *r)
{
    int64_t n = get_number(r);
    ObjVec fields = {0};
    Str *tags = arena_alloc(r->cg->arena, sizeof(Str) * (size_t)(n + 1));
    for (int64_t i = 0; i < n; i++) {
        Str name = get_text(r);
        Pkg *pkg = get_package(r);
        bool embedded = get_number(r) != 0;
        Obj *f = obj_new(r->cg->arena, OBJ_VAR, name, 0, pkg, read_type(r));
        f->is_field = true;
        f->is_embedded = embedded;
        vec_push(r->cg->arena, &fields, f);
        tags[i] = get_text(r);
    }
    return type_struct(fields, tags);
}

static Type *read_interface(Reader *r)
{
    ObjVec methods = {0};
    for (int64_t n = get_number(r); n > 0; n--) {
        Str name = get_text(r);
        Pkg *pkg = get_package(r);
        vec_push(r->cg->arena, &methods, obj_new(r->cg->arena, OBJ_FUNC, name, 0, pkg, read_type(r)));
    }
    return type_interface(methods, (TypeVec){0});
}

static Type *read_type(Reader *r)
{
    switch (*r->at++) {
    case 'p': return type_pointer(read_type(r));
    case 's': return type_slice(read_type(r));
    case 'a': {
        int64_t len = get_number(r);
        return type_array(read_type(r), len);
    }
    case 'm': {
        Type *key = read_type(r);
        return type_map(key, read_type(r));
    }
    case 'c': {
        ChanDir dir = (ChanDir)get_number(r);
        return type_chan(read_type(r), dir);
    }
    case 'f': {
        bool variadic = get_number(r) != 0;
        ObjVec params = read_vars(r);
        return type_func(params, read_vars(r), variadic);
    }
    case 't': return read_struct(r);
    case 'i': return read_interface(r);
    case 'n': {
        Type *t = get_object(r)->type;
        TypeVec targs = read_types(r);
        return targs.len > 0 ? type_instance(t, targs) : t;
    }
    case 'e': return type_error();
    case 'b': return basic((TypeKind)get_number(r));
    default: ice_at("library", 0, "%s: malformed index", r->from->object);
    }
}

static void read_func(Reader *r, bool method, bool gate)
{
    Program *prog = r->cg->prog;
    Obj *o = get_object(r);
    if (method)
        o = o->type->named.methods.at[get_number(r)];
    TypeVec targs = read_types(r);
    if (gate)
        cg_want_gate(r->cg, mono_info(prog, o), targs);
    else
        mono_func(prog, mono_info(prog, o), targs);
}

static void read_request(Reader *r)
{
    Cg *cg = r->cg;
    switch (*r->at++) {
    case 'F': read_func(r, false, false); break;
    case 'M': read_func(r, true, false); break;
    case 'f': read_func(r, false, true); break;
    case 'm': read_func(r, true, true); break;
    case 'V': cg_global(cg, get_object(r)); break;
    case 'T': cg_rtype(cg, read_type(r)); break;
    case 'C': cg_compared_rtype(cg, read_type(r)); break;
    case 'I': {
        Type *t = read_type(r);
        cg_itab(cg, t, read_type(r));
        break;
    }
    case 'U': cg_use_method(cg, get_text(r)); break;
    case 'W': cg_want_method(cg, get_text(r)); break;
    default: ice_at("library", 0, "%s: malformed index", r->from->object);
    }
}

void cg_replay(Cg *cg, const CompiledFunc *fn)
{
    Reader r = {cg, fn->pkg, fn->requests};
    while (r.at < fn->requests + fn->len)
        read_request(&r);
}
