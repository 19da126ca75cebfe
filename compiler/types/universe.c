// universe.c: the predeclared identifiers (spec: Predeclared identifiers) and package unsafe.
//
// Predeclared types are the same objects for all packages of a run. `byte`, `rune` and `any` are aliases, but messages
// show them as they were written, so each has a Type of its own that is identical to what it stands for.
#include "types/internal.h"

static struct {
    Arena *arena;
    Scope *scope;
    Pkg *unsafe;
    Type *basic[TUNTYPEDNIL + 1];
    Type *byte, *rune, *error, *any, *comparable;
    Checking checking;
    int version;
} u;

static const struct {
    TypeKind kind;
    const char *name;
} basic_names[] = {
    {TINVALID, "invalid type"},
    {TBOOL, "bool"},
    {TINT, "int"},
    {TINT8, "int8"},
    {TINT16, "int16"},
    {TINT32, "int32"},
    {TINT64, "int64"},
    {TUINT, "uint"},
    {TUINT8, "uint8"},
    {TUINT16, "uint16"},
    {TUINT32, "uint32"},
    {TUINT64, "uint64"},
    {TUINTPTR, "uintptr"},
    {TFLOAT32, "float32"},
    {TFLOAT64, "float64"},
    {TCOMPLEX64, "complex64"},
    {TCOMPLEX128, "complex128"},
    {TSTRING, "string"},
    {TUNSAFEPTR, "unsafe.Pointer"},
    {TUNTYPEDBOOL, "untyped bool"},
    {TUNTYPEDINT, "untyped int"},
    {TUNTYPEDRUNE, "untyped rune"},
    {TUNTYPEDFLOAT, "untyped float"},
    {TUNTYPEDCOMPLEX, "untyped complex"},
    {TUNTYPEDSTRING, "untyped string"},
    {TUNTYPEDNIL, "untyped nil"},
};

static const struct {
    const char *name;
    Builtin builtin;
} builtin_names[] = {
    {"append", B_APPEND},   {"cap", B_CAP},       {"clear", B_CLEAR},     {"close", B_CLOSE}, {"complex", B_COMPLEX},
    {"copy", B_COPY},       {"delete", B_DELETE}, {"imag", B_IMAG},       {"len", B_LEN},     {"make", B_MAKE},
    {"max", B_MAX},         {"min", B_MIN},       {"new", B_NEW},         {"panic", B_PANIC}, {"print", B_PRINT},
    {"println", B_PRINTLN}, {"real", B_REAL},     {"recover", B_RECOVER},
};

static const struct {
    const char *name;
    Builtin builtin;
} unsafe_names[] = {
    {"Add", B_UNSAFE_ADD},       {"Alignof", B_UNSAFE_ALIGNOF},       {"Offsetof", B_UNSAFE_OFFSETOF},
    {"Sizeof", B_UNSAFE_SIZEOF}, {"Slice", B_UNSAFE_SLICE},           {"SliceData", B_UNSAFE_SLICEDATA},
    {"String", B_UNSAFE_STRING}, {"StringData", B_UNSAFE_STRINGDATA},
};

static Obj *declare(Scope *scope, ObjKind kind, const char *name, Pkg *pkg, Type *type)
{
    Obj *o = obj_new(u.arena, kind, intern_cstr(name), 0, pkg, type);
    o->color = 2;
    scope_insert(u.arena, scope, o);
    return o;
}

static Type *new_basic(TypeKind kind, const char *name)
{
    Type *t = type_new(kind);
    t->basic.name = intern_cstr(name);
    return t;
}

static void make_basic_types(void)
{
    for (size_t i = 0; i < ARRAY_LEN(basic_names); i++) {
        TypeKind kind = basic_names[i].kind;
        u.basic[kind] = new_basic(kind, basic_names[i].name);
        if (TBOOL <= kind && kind <= TSTRING)
            declare(u.scope, OBJ_TYPE, basic_names[i].name, NULL, u.basic[kind]);
    }
    u.byte = new_basic(TUINT8, "byte");
    declare(u.scope, OBJ_TYPE, "byte", NULL, u.byte)->is_alias = true;
    u.rune = new_basic(TINT32, "rune");
    declare(u.scope, OBJ_TYPE, "rune", NULL, u.rune)->is_alias = true;
}

// type error interface { Error() string }
static void make_error(void)
{
    ObjVec results = {0}, methods = {0};
    vec_push(u.arena, &results, obj_new(u.arena, OBJ_VAR, NULL, 0, NULL, u.basic[TSTRING]));
    Type *sig = type_func((ObjVec){0}, results, false);
    Obj *method = obj_new(u.arena, OBJ_FUNC, intern_cstr("Error"), 0, NULL, sig);
    method->color = 2;
    vec_push(u.arena, &methods, method);
    Obj *name = declare(u.scope, OBJ_TYPE, "error", NULL, NULL);
    u.error = type_named(name, type_interface(methods, (TypeVec){0}));
    method->recv_type = name;
}

static void make_interfaces(void)
{
    u.any = type_interface((ObjVec){0}, (TypeVec){0});
    declare(u.scope, OBJ_TYPE, "any", NULL, u.any)->is_alias = true;
    make_error();
    Type *iface = type_interface((ObjVec){0}, (TypeVec){0});
    iface->iface.comparable = true;
    iface->iface.complete = true;
    u.comparable = type_named(declare(u.scope, OBJ_TYPE, "comparable", NULL, NULL), iface);
}

static void make_constants(void)
{
    declare(u.scope, OBJ_CONST, "true", NULL, u.basic[TUNTYPEDBOOL])->cval = const_bool(true);
    declare(u.scope, OBJ_CONST, "false", NULL, u.basic[TUNTYPEDBOOL])->cval = const_bool(false);
    declare(u.scope, OBJ_CONST, "iota", NULL, u.basic[TUNTYPEDINT])->cval = const_int64(0);
    declare(u.scope, OBJ_NIL, "nil", NULL, u.basic[TUNTYPEDNIL]);
}

static void make_unsafe(void)
{
    u.unsafe = arena_make(u.arena, Pkg);
    u.unsafe->path = u.unsafe->name = intern_cstr("unsafe");
    u.unsafe->scope = scope_new(u.arena, u.scope);
    u.unsafe->checked = true;
    declare(u.unsafe->scope, OBJ_TYPE, "Pointer", u.unsafe, u.basic[TUNSAFEPTR]);
    for (size_t i = 0; i < ARRAY_LEN(unsafe_names); i++)
        declare(u.unsafe->scope, OBJ_BUILTIN, unsafe_names[i].name, u.unsafe, NULL)->builtin = unsafe_names[i].builtin;
}

void types_parts(ImagePart *parts)
{
    parts[0] = (ImagePart){&u, sizeof u};
    types_intern_part(&parts[1]);
}

void types_init(Arena *a)
{
    memset(&u, 0, sizeof u);
    u.arena = a;
    u.version = LANGUAGE_VERSION;
    u.scope = scope_new(a, NULL);
    types_intern_reset();
    typestring_reset();
    make_basic_types();
    make_interfaces();
    make_constants();
    for (size_t i = 0; i < ARRAY_LEN(builtin_names); i++)
        declare(u.scope, OBJ_BUILTIN, builtin_names[i].name, NULL, NULL)->builtin = builtin_names[i].builtin;
    make_unsafe();
}

Checking types_set_checking(Checking now)
{
    Checking before = u.checking;
    u.checking = now;
    return before;
}

void types_set_version(int version)
{
    u.version = version;
}

int types_version(void)
{
    return u.version;
}

bool types_allow(int version)
{
    return u.version >= version;
}

Arena *types_arena(void)
{
    return u.arena;
}

Pkg *types_relative(void)
{
    return u.checking.pkg;
}

void types_resolve(Obj *o)
{
    if (u.checking.resolve && o)
        u.checking.resolve(u.checking.ctx, o);
}

Scope *universe(void)
{
    return u.scope;
}

Pkg *unsafe_pkg(void)
{
    return u.unsafe;
}

Type *basic(TypeKind k)
{
    return u.basic[k];
}

Type *type_byte(void)
{
    return u.byte;
}

Type *type_rune(void)
{
    return u.rune;
}

Type *type_error(void)
{
    return u.error;
}

Type *type_any(void)
{
    return u.any;
}

Type *type_comparable(void)
{
    return u.comparable;
}
