// typestring.c: types as text, in two spellings.
//
// Messages (type_str) keep what the programmer wrote: byte, any, parameter names, elements of an interface in source
// order; `struct{a int; B string "tag"}`, `interface{M()}`. Symbols and type descriptors (type_link_str) need one text
// for each set of identical types, spelled as Go's reflect prints types: `struct { A int "tag" }`, `interface {}`,
// uint8 for byte, no parameter names, interface methods flattened and sorted. Local types of the same name get a number
// there.
#include "types/internal.h"

typedef struct Writer {
    StrBuf out;
    bool link; // canonical spelling
    bool path; // link: packages by full path
    bool param_names;
    Pkg *rel;     // messages: this package's names stay unqualified
    TypeVec open; // interfaces and structs being written, to stop at cycles through unnamed types
} Writer;

static void write_type(Writer *w, Type *t);

static void put(Writer *w, const char *text)
{
    buf_puts(&w->out, text);
}

static void put_str(Writer *w, Str s)
{
    buf_add(&w->out, s->text, s->len);
}

typedef Vec(Pkg *) PkgVec;

// Is there, among the packages that `from` imports directly or not, another one with the name of pkg?
static bool has_namesake(PkgVec *seen, Pkg *from, const Pkg *pkg)
{
    for (int i = 0; i < seen->len; i++) {
        if (seen->at[i] == from)
            return false;
    }
    vec_push(types_arena(), seen, from);
    if (from != pkg && from->name == pkg->name)
        return true;
    for (int i = 0; i < from->imports.len; i++) {
        if (has_namesake(seen, from->imports.at[i], pkg))
            return true;
    }
    return false;
}

// "pkg." in front of a name of package pkg; the quoted path in messages where the name could be that of several
// packages.
static void write_package(Writer *w, Pkg *pkg)
{
    if (!pkg || (!w->link && pkg == w->rel))
        return;
    PkgVec seen = {0};
    if (w->path || !pkg->name || (!w->link && !w->rel))
        put_str(w, pkg->path);
    else if (!w->link && has_namesake(&seen, w->rel, pkg))
        put(w, const_quote(w->out.arena, pkg->path->text, pkg->path->len));
    else
        put_str(w, pkg->name);
    put(w, ".");
}

// Type parameters with their constraints; consecutive ones with the same constraint share it.
static void write_tparams(Writer *w, const TypeVec *list)
{
    put(w, "[");
    for (int i = 0; i < list->len; i++) {
        Type *p = list->at[i];
        put_str(w, p->tparam.obj->name);
        Type *bound = p->tparam.bound;
        bool shared = i + 1 < list->len && list->at[i + 1]->tparam.bound == bound;
        if (!shared && bound) {
            put(w, " ");
            write_type(w, bound);
        }
        if (i + 1 < list->len)
            put(w, ", ");
    }
    put(w, "]");
}

// Numbers for types declared inside functions, which may share their name with others. They are the same whichever part
// of a program is compiled, and with however much of its packages parsed. In the main package it is gc's number, the
// place among the local types of the package; in others, where nobody looks at it, the place in the source.
static PtrMap local_numbers; // TYPEDECL -> number, of main packages

void typestring_reset(void)
{
    local_numbers = (PtrMap){0};
}

typedef struct LocalCount {
    int n;
    bool within_func;
} LocalCount;

static void count_local_types(Node *n, void *ctx)
{
    LocalCount *outer = ctx, inner = {0, true};
    if (n->kind == N_TYPEDECL && outer->within_func && !n->typedecl.alias && !ptrmap_get(&local_numbers, n))
        ptrmap_set(types_arena(), &local_numbers, n, (void *)(intptr_t)++outer->n);
    inner.n = outer->n;
    inner.within_func = outer->within_func || n->kind == N_BLOCK;
    node_each_child(n, count_local_types, &inner);
    outer->n = inner.n;
}

static int place_among_locals(const Obj *o)
{
    if (!ptrmap_get(&local_numbers, o->decl)) {
        LocalCount count = {0, false};
        for (int i = 0; i < o->pkg->files.len; i++)
            for (int j = 0; j < o->pkg->files.at[i]->decls.len; j++)
                count_local_types(o->pkg->files.at[i]->decls.at[j], &count);
    }
    return (int)(intptr_t)ptrmap_get(&local_numbers, o->decl);
}

static long long local_number(const Obj *o)
{
    if (strcmp(o->pkg->path->text, "main") == 0)
        return place_among_locals(o);
    for (int i = 0; i < o->pkg->files.len; i++) {
        const Source *src = o->pkg->files.at[i]->source;
        if (o->pos >= src->base && o->pos - src->base <= src->len)
            return (long long)i << 32 | (o->pos - src->base);
    }
    return o->pos;
}

static bool is_local(Obj *o)
{
    return o->scope && o->pkg && o->scope != o->pkg->scope && o->scope != universe();
}

static void write_each(Writer *w, const TypeVec *list)
{
    for (int i = 0; i < list->len; i++) {
        if (i > 0)
            put(w, w->link ? "," : ", ");
        write_type(w, list->at[i]);
    }
}

// The type arguments of a type and, before them, those of the generic function that it is declared in: "[int;string]".
static void write_targs(Writer *w, const TypeVec *outer, const TypeVec *targs)
{
    bool path = w->path;
    w->path = w->link ? true : path; // reflect, too, writes type arguments with full paths
    put(w, "[");
    write_each(w, outer);
    put(w, outer->len > 0 && targs->len > 0 ? ";" : "");
    write_each(w, targs);
    put(w, "]");
    w->path = path;
}

static void write_named(Writer *w, Type *t)
{
    Obj *o = t->named.obj;
    const TypeVec none = {0}, *outer = w->link ? &t->named.outer : &none; // messages do without them
    write_package(w, o->pkg);
    put_str(w, o->name);
    if (t->named.targs.len + outer->len > 0)
        write_targs(w, outer, &t->named.targs);
    else if (t->named.tparams.len > 0 && !w->link)
        write_tparams(w, &t->named.tparams);
    if (w->path && is_local(o))
        buf_printf(&w->out, "·%lld", local_number(o));
}

static void write_tparam(Writer *w, Type *t)
{
    Obj *o = t->tparam.obj;
    put_str(w, o->name);
    if (!w->link && scope_lookup(universe(), o->name)) { // "int" that is not int
        PosInfo at = pos_info(o->pos);
        buf_printf(&w->out, " /* with %s declared at %s:%d:%d */", o->name->text, at.path ? at.path : "", at.line,
                   at.col);
    }
}

// Functions -----------------------------------------------------------------------------------------------------------

static void write_vars(Writer *w, const ObjVec *vars, bool variadic)
{
    put(w, "(");
    for (int i = 0; i < vars->len; i++) {
        Obj *v = vars->at[i];
        if (i > 0)
            put(w, ", ");
        if (w->param_names && v->name && v->name->len > 0) {
            put_str(w, v->name);
            put(w, " ");
        }
        bool last = variadic && i == vars->len - 1;
        if (last && v->type->kind == TSLICE) {
            put(w, "...");
            write_type(w, v->type->slice.elem);
        } else { // append([]byte, string...) has a last parameter that is no slice
            write_type(w, v->type);
            put(w, last ? "..." : "");
        }
    }
    put(w, ")");
}

static void write_signature(Writer *w, Type *t)
{
    if (t->func.tparams.len > 0)
        write_tparams(w, &t->func.tparams);
    write_vars(w, &t->func.params, t->func.variadic);
    const ObjVec *results = &t->func.results;
    if (results->len == 0)
        return;
    put(w, " ");
    Str name = results->at[0]->name;
    if (results->len == 1 && (!w->param_names || !name || name->len == 0))
        write_type(w, results->at[0]->type);
    else
        write_vars(w, results, false);
}

// Structs and interfaces ----------------------------------------------------------------------------------------------

// An embedded field is named after its type, but for one embedded through an alias.
static bool named_by_alias(const Obj *field)
{
    Type *t = field->type->kind == TPOINTER ? field->type->pointer.elem : field->type;
    if (t->kind == TNAMED)
        return t->named.obj->name != field->name;
    return t->kind <= TUNSAFEPTR && t->basic.name != field->name && t != type_byte() && t != type_rune();
}

// Does the name of the type that is embedded not tell which package's field it is?
static bool hides_package(const Obj *field)
{
    Type *t = field->type->kind == TPOINTER ? field->type->pointer.elem : field->type;
    return !is_exported(field->name) && (t->kind != TNAMED || t->named.obj->pkg != field->pkg);
}

static void write_struct(Writer *w, Type *t)
{
    const ObjVec *fields = &t->strct.fields;
    put(w, w->link ? "struct {" : "struct{");
    for (int i = 0; i < fields->len; i++) {
        Obj *f = fields->at[i];
        put(w, i > 0 ? "; " : w->link ? " " : "");
        if (!f->is_embedded) {
            if (w->path && !is_exported(f->name)) // names of different packages are different fields
                write_package(w, f->pkg);
            put_str(w, f->name);
            put(w, " ");
        } else if (w->path && (named_by_alias(f) || hides_package(f))) {
            // struct{ A } and struct{ B } differ even if A and B are one type; struct{ int } is another one elsewhere
            if (!is_exported(f->name))
                write_package(w, f->pkg);
            put_str(w, f->name);
            put(w, "=");
        }
        write_type(w, f->type);
        Str tag = t->strct.tags ? t->strct.tags[i] : NULL;
        if (tag && tag->len > 0) {
            put(w, " ");
            put(w, const_quote(w->out.arena, tag->text, tag->len));
        }
    }
    put(w, w->link && fields->len > 0 ? " }" : "}");
}

static void write_method(Writer *w, Obj *m)
{
    if (w->link && !is_exported(m->name))
        write_package(w, m->pkg);
    put_str(w, m->name);
    if (m->type)
        write_signature(w, m->type);
    else
        put(w, "()");
}

static void write_canonical_terms(Writer *w, Type *t)
{
    for (int i = 0; i < t->iface.terms.len; i++) {
        put(w, i > 0 ? "|" : "");
        put(w, t->iface.terms.at[i].tilde ? "~" : "");
        write_type(w, t->iface.terms.at[i].type);
    }
}

static void write_canonical_interface(Writer *w, Type *t)
{
    types_complete_interface(t);
    put(w, "interface {");
    bool first = true;
    for (int i = 0; i < t->iface.all.len; i++, first = false) {
        put(w, first ? " " : "; ");
        write_method(w, t->iface.all.at[i]);
    }
    if (t->iface.comparable || t->iface.has_terms) { // constraints are no types of values, but get a text too
        put(w, first ? " " : "; ");
        put(w, t->iface.comparable ? "comparable" : "");
        write_canonical_terms(w, t);
        first = false;
    }
    put(w, first ? "}" : " }");
}

static void write_interface(Writer *w, Type *t)
{
    if (w->link) {
        write_canonical_interface(w, t);
        return;
    }
    if (t == type_any()) {
        put(w, "any");
        return;
    }
    if (t->iface.implicit && t->iface.methods.len == 0 && t->iface.embeds.len == 1) {
        write_type(w, t->iface.embeds.at[0]);
        return;
    }
    if (t == type_comparable()->named.under) {
        put(w, "interface{comparable}");
        return;
    }
    put(w, "interface{");
    for (int i = 0; i < t->iface.methods.len; i++) {
        put(w, i > 0 ? "; " : "");
        write_method(w, t->iface.methods.at[i]);
    }
    for (int i = 0; i < t->iface.embeds.len; i++) {
        put(w, i + t->iface.methods.len > 0 ? "; " : "");
        write_type(w, t->iface.embeds.at[i]);
    }
    put(w, "}");
}

static void write_union(Writer *w, Type *t)
{
    for (int i = 0; i < t->unio.terms.len; i++) {
        put(w, i > 0 ? " | " : "");
        put(w, t->unio.terms.at[i].tilde ? "~" : "");
        write_type(w, t->unio.terms.at[i].type);
    }
}

// Only an interface can contain itself without a named type between.
static bool enter(Writer *w, Type *t)
{
    for (int i = 0; i < w->open.len; i++) {
        if (w->open.at[i] == t)
            return false;
    }
    vec_push(w->out.arena, &w->open, t);
    return true;
}

// The rest ------------------------------------------------------------------------------------------------------------

static void write_basic(Writer *w, Type *t)
{
    put_str(w, w->link ? basic(t->kind)->basic.name : t->basic.name);
}

static void write_chan(Writer *w, Type *t)
{
    Type *elem = t->chan.elem;
    bool parens = t->chan.dir == CHAN_BOTH && elem->kind == TCHAN && elem->chan.dir == CHAN_RECV;
    put(w, t->chan.dir == CHAN_BOTH ? "chan " : t->chan.dir == CHAN_SEND ? "chan<- " : "<-chan ");
    put(w, parens ? "(" : "");
    write_type(w, elem);
    put(w, parens ? ")" : "");
}

static void write_type(Writer *w, Type *t)
{
    if (!t) {
        put(w, "invalid type");
        return;
    }
    switch (t->kind) {
    case TARRAY:
        buf_printf(&w->out, "[%lld]", (long long)t->array.len);
        write_type(w, t->array.elem);
        return;
    case TSLICE:
        put(w, "[]");
        write_type(w, t->slice.elem);
        return;
    case TPOINTER:
        put(w, "*");
        write_type(w, t->pointer.elem);
        return;
    case TMAP:
        put(w, "map[");
        write_type(w, t->map.key);
        put(w, "]");
        write_type(w, t->map.elem);
        return;
    case TCHAN: write_chan(w, t); return;
    case TSTRUCT: write_struct(w, t); return;
    case TFUNC:
        put(w, "func");
        write_signature(w, t);
        return;
    case TTUPLE: write_vars(w, &t->tuple.vars, false); return;
    case TINTERFACE:
        if (!enter(w, t)) {
            put(w, "interface {...}");
            return;
        }
        write_interface(w, t);
        w->open.len--;
        return;
    case TUNION: write_union(w, t); return;
    case TNAMED: write_named(w, t); return;
    case TTYPEPARAM: write_tparam(w, t); return;
    default: write_basic(w, t); return;
    }
}

static char *finish(Writer *w)
{
    buf_puts(&w->out, "");
    return w->out.text;
}

char *type_str(Arena *a, Type *t, Pkg *rel)
{
    Writer w = {.out = {.arena = a}, .param_names = true, .rel = rel};
    write_type(&w, t);
    return finish(&w);
}

char *type_link_str(Arena *a, Type *t, bool path)
{
    Writer w = {.out = {.arena = a}, .link = true, .path = path};
    write_type(&w, t);
    return finish(&w);
}

char *func_str(Arena *a, Obj *f, Pkg *rel)
{
    Writer w = {.out = {.arena = a}, .rel = rel};
    put_str(&w, f->name);
    if (f->type)
        write_signature(&w, f->type);
    return finish(&w);
}
