// error.c: the types of the runtime's own panic values: runtime.errorString, errorAddressString, plainError,
// boundsError, *PanicNilError and *TypeAssertionError.
//
// They are Go types like those that the compiler makes, with a type descriptor and an Error method, so that a program
// that recovers one can compare it, ask for its text, and find it to be a runtime.Error. Methods get the interface's
// data word as receiver and return the string in two registers, as compiled ones do.
//
// Of the last two types package runtime has declarations. A program that names one has a descriptor of it, which the
// compiler exports; then that is the type of the values.
#include "lang/lang.h"

typedef struct BoundsError {
    int64_t x;
    intgo y;
    bool is_signed;
    uint8_t code; // BoundsCode
} BoundsError;

typedef struct AddressError {
    GoString text;
    uintptr_t addr;
} AddressError;

typedef GoString (*TextMethod)(const void *self);

static GoString error_string_text(const void *self)
{
    return concatstring2(NULL, gostring("runtime error: "), *(const GoString *)self);
}

static GoString plain_error_text(const void *self)
{
    return *(const GoString *)self;
}

static GoString bounds_error_text(const void *self)
{
    const BoundsError *e = self;
    char text[BoundsTextMax];
    int n = bounds_text(text, e->code, e->x, e->is_signed, e->y);
    return concatstring2(NULL, gostring("runtime error: "), (GoString){(const uint8_t *)text, n});
}

static GoString panic_nil_text(const void *self)
{
    return gostring("runtime error: panic called with nil argument");
}

typedef struct TypeAssertionError {
    Rtype *iface, *concrete, *asserted; // the first two may be NULL
    GoString missing_method;
} TypeAssertionError;

// Where t, or what makes it differ from others that are written alike, was declared.
static GoString package_of(const Rtype *t)
{
    const Uncommon *u = uncommon_of(t);
    const GoString *path = u == NULL ? NULL : u->pkgPath;
    if (path == NULL && t->kind == KindStruct)
        path = ((const StructType *)t)->pkgPath;
    if (path == NULL && t->kind == KindInterface) {
        const GoSlice *methods = &((const InterfaceType *)t)->methods;
        for (intgo i = 0; i < methods->len && path == NULL; i++)
            path = ((const Imethod *)methods->array)[i].pkgPath;
    }
    return path == NULL ? (GoString){NULL, 0} : *path;
}

static GoString type_assertion_text(const void *self)
{
    const TypeAssertionError *e = self;
    GoString iface = e->iface != NULL ? e->iface->str : gostring("interface");
    GoString asserted = e->asserted->str;
    if (e->concrete == NULL)
        return concatstrings(
            NULL, (GoString[]){gostring("interface conversion: "), iface, gostring(" is nil, not "), asserted}, 4);
    GoString concrete = e->concrete->str, note = {NULL, 0};
    if (e->missing_method.len != 0)
        return concatstrings(NULL,
                             (GoString[]){gostring("interface conversion: "), concrete, gostring(" is not "), asserted,
                                          gostring(": missing method "), e->missing_method},
                             6);
    if (strequal(&concrete, &asserted)) {
        GoString p = package_of(e->concrete), q = package_of(e->asserted);
        note = gostring(strequal(&p, &q) ? " (types from different scopes)" : " (types from different packages)");
    }
    return concatstrings(NULL,
                         (GoString[]){gostring("interface conversion: "), iface, gostring(" is "), concrete,
                                      gostring(", not "), asserted, note},
                         7);
}

static void is_runtime_error(void)
{
}

static uintptr_t address_error_addr(const void *self)
{
    return ((const AddressError *)self)->addr;
}

static bool address_error_equal(const void *p, const void *q)
{
    const AddressError *a = p, *b = q;
    return a->addr == b->addr && strequal(&a->text, &b->text);
}

static bool bounds_error_equal(const void *p, const void *q)
{
    const BoundsError *a = p, *b = q;
    return a->x == b->x && a->y == b->y && a->is_signed == b->is_signed && a->code == b->code;
}

#define NAME(s)                                                                                                        \
    {                                                                                                                  \
        (const uint8_t *)(s), sizeof(s) - 1                                                                            \
    }
#define METHOD(text, function)                                                                                         \
    {                                                                                                                  \
        .name = NAME(text), .ifn = (void (*)(void))(function)                                                          \
    }
#define METHODS(text_method)                                                                                           \
    {                                                                                                                  \
        METHOD("Error", text_method), METHOD("RuntimeError", is_runtime_error)                                         \
    }
#define UNCOMMON(list)                                                                                                 \
    {                                                                                                                  \
        .pkgPath = &package, .methods = { list, 2, 2 }                                                                 \
    }

static const GoString package = NAME("runtime");
static Method error_string_methods[] = METHODS(error_string_text);
static Method address_error_methods[] = {METHOD("Addr", address_error_addr), METHOD("Error", error_string_text),
                                         METHOD("RuntimeError", is_runtime_error)};
static Method plain_error_methods[] = METHODS(plain_error_text);
static Method bounds_error_methods[] = METHODS(bounds_error_text);
static Method panic_nil_methods[] = METHODS(panic_nil_text);
static Method type_assertion_methods[] = METHODS(type_assertion_text);
static const uint8_t first_word_pointer[8] = {1};
static const uint8_t four_words_pointers[8] = {0xF};

typedef struct NamedString {
    Rtype t;
    Uncommon uncommon;
} NamedString;
typedef struct NamedStruct {
    StructType s;
    Uncommon uncommon;
} NamedStruct;
typedef struct NamedPointer {
    PtrType p;
    Uncommon uncommon;
} NamedPointer;

#define STRING_TYPE(type_name, list)                                                                                   \
    {                                                                                                                  \
        .t = {.size = sizeof(GoString),                                                                                \
              .ptrdata = 8,                                                                                            \
              .tflag = TFlagUncommon | TFlagNamed,                                                                     \
              .align = 8,                                                                                              \
              .fieldAlign = 8,                                                                                         \
              .kind = KindString,                                                                                      \
              .equal = strequal,                                                                                       \
              .gcdata = first_word_pointer,                                                                            \
              .str = NAME("runtime." type_name)},                                                                      \
        .uncommon = UNCOMMON(list),                                                                                    \
    }

static NamedString error_string_type = STRING_TYPE("errorString", error_string_methods);
static NamedString plain_error_type = STRING_TYPE("plainError", plain_error_methods);
static NamedStruct bounds_error_type = {
    .s.t = {.size = sizeof(BoundsError),
            .tflag = TFlagUncommon | TFlagNamed,
            .align = 8,
            .fieldAlign = 8,
            .kind = KindStruct,
            .equal = bounds_error_equal,
            .str = NAME("runtime.boundsError")},
    .s.pkgPath = &package,
    .uncommon = UNCOMMON(bounds_error_methods),
};
static NamedStruct address_error_type = {
    .s.t = {.size = sizeof(AddressError),
            .ptrdata = 8,
            .tflag = TFlagUncommon | TFlagNamed,
            .align = 8,
            .fieldAlign = 8,
            .kind = KindStruct,
            .equal = address_error_equal,
            .gcdata = first_word_pointer,
            .str = NAME("runtime.errorAddressString")},
    .s.pkgPath = &package,
    .uncommon = {.pkgPath = &package, .methods = {address_error_methods, 3, 3}},
};
static Rtype panic_nil_elem = {
    .tflag = TFlagNamed,
    .align = 8,
    .fieldAlign = 8,
    .kind = KindStruct,
    .equal = memequal0,
    .str = NAME("runtime.PanicNilError"),
};
static Rtype type_assertion_elem = {
    .size = sizeof(TypeAssertionError),
    .ptrdata = 32,
    .tflag = TFlagNamed,
    .align = 8,
    .fieldAlign = 8,
    .kind = KindStruct,
    .gcdata = four_words_pointers,
    .str = NAME("runtime.TypeAssertionError"),
};

#define POINTER_TYPE(type_name, elem_type, list)                                                                       \
    {                                                                                                                  \
        .p.t = {.size = 8,                                                                                             \
                .ptrdata = 8,                                                                                          \
                .tflag = TFlagUncommon | TFlagRegularMemory | TFlagDirectIface,                                        \
                .align = 8,                                                                                            \
                .fieldAlign = 8,                                                                                       \
                .kind = KindPointer,                                                                                   \
                .equal = memequal64,                                                                                   \
                .gcdata = first_word_pointer,                                                                          \
                .str = NAME("*runtime." type_name)},                                                                   \
        .p.elem = &elem_type, .uncommon = UNCOMMON(list),                                                              \
    }

static NamedPointer panic_nil_type = POINTER_TYPE("PanicNilError", panic_nil_elem, panic_nil_methods);
static NamedPointer type_assertion_type =
    POINTER_TYPE("TypeAssertionError", type_assertion_elem, type_assertion_methods);

// The program's descriptors, if it has them.
extern Rtype exported_panic_nil __asm__("type:*runtime.PanicNilError") __attribute__((weak));
extern Rtype exported_type_assertion __asm__("type:*runtime.TypeAssertionError") __attribute__((weak));

static Rtype *exported_or(Rtype *exported, NamedPointer *own)
{
    __asm__("" : "+r"(exported)); // a weak symbol: may be 0
    return exported != NULL ? exported : &own->p.t;
}

static Eface string_value(NamedString *type, GoString text)
{
    GoString *s = mallocgc(sizeof *s, &type->t, true);
    *s = text;
    return (Eface){&type->t, s};
}

Eface error_string(GoString text)
{
    return string_value(&error_string_type, text);
}

Eface address_error(GoString text, uintptr_t addr)
{
    AddressError *e = mallocgc(sizeof *e, &address_error_type.s.t, true);
    *e = (AddressError){text, addr};
    return (Eface){&address_error_type.s.t, e};
}

Eface plain_error(GoString text)
{
    return string_value(&plain_error_type, text);
}

Eface panic_nil_error(void)
{
    return (Eface){exported_or(&exported_panic_nil, &panic_nil_type), mallocgc(1, NULL, true)};
}

Eface bounds_error(int64_t x, bool is_signed, intgo y, int code)
{
    BoundsError *e = mallocgc(sizeof *e, NULL, true);
    *e = (BoundsError){x, y, is_signed, (uint8_t)code};
    return (Eface){&bounds_error_type.s.t, e};
}

Eface type_assertion_error(Rtype *iface, Rtype *concrete, Rtype *asserted, GoString missing_method)
{
    TypeAssertionError *e = mallocgc(sizeof *e, &type_assertion_elem, true);
    *e = (TypeAssertionError){iface, concrete, asserted, missing_method};
    return (Eface){exported_or(&exported_type_assertion, &type_assertion_type), e};
}

GoString runtime_typeassertiontext(const void *e)
{
    return type_assertion_text(e);
}

// The Uncommon lies behind the struct of the type's kind.
const Uncommon *uncommon_of(const Rtype *t)
{
    if (!(t->tflag & TFlagUncommon))
        return NULL;
    uintptr_t size = sizeof(Rtype);
    switch (t->kind) {
    case KindArray: size = sizeof(ArrayType); break;
    case KindChan: size = sizeof(ChanType); break;
    case KindFunc: size = sizeof(FuncType); break;
    case KindInterface: size = sizeof(InterfaceType); break;
    case KindMap: size = sizeof(MapType); break;
    case KindPointer: size = sizeof(PtrType); break;
    case KindSlice: size = sizeof(SliceType); break;
    case KindStruct: size = sizeof(StructType); break;
    }
    return (const Uncommon *)((const uint8_t *)t + size);
}

static bool is_text(GoString s, const char *text)
{
    GoString t = gostring(text);
    return strequal(&s, &t);
}

// The method `name() string` of a type. The runtime's own types carry no method types.
static TextMethod text_method(const Rtype *t, const char *name)
{
    const Uncommon *u = uncommon_of(t);
    if (u == NULL)
        return NULL;
    const Method *methods = u->methods.array;
    for (intgo i = 0; i < u->methods.len; i++) {
        const Method *m = &methods[i];
        if (is_text(m->name, name) && m->ifn != NULL && (m->type == NULL || is_text(m->type->str, "func() string")))
            return (TextMethod)m->ifn;
    }
    return NULL;
}

bool error_text(Eface value, GoString *text)
{
    if (value.type == NULL)
        return false;
    TextMethod method = text_method(value.type, "Error");
    if (method == NULL)
        method = text_method(value.type, "String");
    if (method == NULL)
        return false;
    *text = method(value.data);
    return true;
}
