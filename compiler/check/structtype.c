// structtype.c: struct types (spec: Struct types).
#include "check/checker.h"

typedef struct StructBuilder {
    Checker *c;
    ObjVec fields;
    Vec(Str) tags;
    bool tagged; // some field has a tag
} StructBuilder;

static void add_field(StructBuilder *b, Node *field, Node *name, Type *t, bool embedded)
{
    Checker *c = b->c;
    Obj *o = obj_new(c->arena, OBJ_VAR, name->name.name, name->pos, c->pkg, t);
    o->is_field = true;
    o->is_embedded = embedded;
    o->decl = field;
    o->color = 2;
    Str tag = NULL;
    if (field->field.tag && field->field.tag->kind == N_BASICLIT && !field->field.tag->lit.bad) {
        const Const *text = const_from_literal(T_STRINGLIT, field->field.tag->lit.text);
        if (const_kind(text) == CONST_STRING)
            tag = const_string_value(text);
    }
    if (!is_blank(o->name))
        for (int i = 0; i < b->fields.len; i++)
            if (b->fields.at[i]->name == o->name) {
                check_redeclared(c, o->pos, o, b->fields.at[i], "");
                return;
            }
    field->obj = o;
    b->tagged |= tag != NULL;
    vec_push(c->arena, &b->tags, tag);
    vec_push(c->arena, &b->fields, o);
}

// The name of the field that an embedded type T, *T, p.T, T[A] declares; NULL if the type has none. For p.T a NAME is
// made.
static Node *embedded_name(Checker *c, Node *typ)
{
    switch (typ->kind) {
    case N_NAME: return typ;
    case N_STAR: return typ->star.x->kind == N_STAR ? NULL : embedded_name(c, typ->star.x);
    case N_PAREN: return embedded_name(c, typ->paren.x);
    case N_SELECTOR: {
        Node *name = node_new(c->arena, N_NAME, typ->sel.name_pos);
        name->name.name = typ->sel.name;
        return name;
    }
    case N_INDEX: return embedded_name(c, typ->index.x);
    default: return NULL;
    }
}

static void run_embedded(Checker *c, Node *n, void *data)
{
    Type *t = data;
    bool ptr = t->kind == TPOINTER;
    if (ptr)
        t = t->pointer.elem;
    if (!type_valid(t))
        return;
    switch (underlying(t)->kind) {
    case TUNSAFEPTR: check_error_at(c, n, "embedded field type cannot be unsafe.Pointer"); break;
    case TPOINTER: check_error_at(c, n, "embedded field type cannot be a pointer"); break;
    case TINTERFACE:
        if (is_typeparam(t))
            check_error_at(c, n, "embedded field type cannot be a (pointer to a) type parameter");
        else if (ptr)
            check_error_at(c, n, "embedded field type cannot be a pointer to an interface");
        break;
    default: break;
    }
}

static void add_embedded(StructBuilder *b, Node *field, Type *t)
{
    Checker *c = b->c;
    Node *typ = field->field.typ, *name = embedded_name(c, typ);
    if (!name) {
        check_error_at(c, typ, "invalid embedded field type %s", expr_text(c, typ));
        name = node_new(c->arena, N_NAME, node_start(typ));
        name->name.name = intern_cstr("_");
        add_field(b, field, name, basic(TINVALID), true);
        return;
    }
    add_field(b, field, name, t, true);
    check_later(c, run_embedded, typ, t);
}

Type *check_struct_type(Checker *c, Node *n)
{
    StructBuilder b = {.c = c};
    Node *previous = NULL;
    Type *t = NULL;
    for (int i = 0; i < n->structtype.fields.len; i++) {
        Node *field = n->structtype.fields.at[i];
        if (field->field.typ != previous)
            t = check_var_type(c, field->field.typ); // a, b T share one node
        previous = field->field.typ;
        if (field->field.embedded || !field->field.name)
            add_embedded(&b, field, t);
        else
            add_field(&b, field, field->field.name, t, false);
    }
    return type_struct(b.fields, b.tagged ? b.tags.at : NULL);
}
