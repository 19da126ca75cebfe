// types.h: Go's types, objects and scopes (spec: Types, Declarations and scope, Properties of types and values).
//
// Identity. Types are made through the constructors below, which hand out one object per pointer, slice, array, map and
// channel type. `types_identical` is the relation of the spec: pointer equality first, structure where two spellings
// can differ (parameter names, interfaces, byte and uint8). Named types and type parameters are identical only to
// themselves (instances: same origin and identical type arguments).
//
// Sizes and alignments are gc's on amd64.
#ifndef GOCC_TYPES_H
#define GOCC_TYPES_H

#include "constant/constant.h"

// clang-format off
typedef enum TypeKind {
    TINVALID, // of erroneous expressions; identical and assignable to everything, so that errors do not multiply
    TBOOL, TINT, TINT8, TINT16, TINT32, TINT64, TUINT, TUINT8, TUINT16, TUINT32, TUINT64, TUINTPTR,
    TFLOAT32, TFLOAT64, TCOMPLEX64, TCOMPLEX128, TSTRING, TUNSAFEPTR,
    TUNTYPEDBOOL, TUNTYPEDINT, TUNTYPEDRUNE, TUNTYPEDFLOAT, TUNTYPEDCOMPLEX, TUNTYPEDSTRING, TUNTYPEDNIL,
    TARRAY, TSLICE, TSTRUCT, TPOINTER, TFUNC, TINTERFACE, TMAP, TCHAN, TNAMED, TTYPEPARAM, TTUPLE, TUNION,
    TYPE_KIND_COUNT
} TypeKind;
// clang-format on

enum { LANGUAGE_VERSION = 27 }; // Go 1.27, the newest that there is

typedef struct Scope Scope;
typedef struct Pkg Pkg;
typedef Vec(Obj *) ObjVec;
typedef Vec(Type *) TypeVec;
typedef Vec(FuncInfo *) FuncVec;

typedef struct UnionTerm {
    Type *type;
    bool tilde;
} UnionTerm;
typedef Vec(UnionTerm) TermVec;

struct Type {
    TypeKind kind;
    int64_t size; // in bytes; -1 until types_size computed it
    int32_t align;
    bool visiting; // a walk through values of this type is in it; stops at erroneous types that contain themselves
    void *cg;      // code generation's cache (LLVM type), NULL elsewhere
    Type *ptr_to, *slice_of; // interning: the pointer and the slice type with this element, or NULL
    // A row for each kind.
    // clang-format off
    union {
        struct { Str name; } basic;                            // TBOOL..TUNTYPEDNIL; "byte" and "rune" have their own
        struct { Type *elem; int64_t len; } array;
        struct { Type *elem; } slice;
        struct { Type *elem; } pointer;
        struct { Type *key, *elem; } map;
        struct { Type *elem; ChanDir dir; } chan;
        struct { ObjVec fields; Str *tags; int64_t *offsets; } strct; // tags NULL if no field has one; offsets lazily
        struct { ObjVec params, results; bool variadic; TypeVec tparams; Obj *recv; } func; // variadic: the last is a slice
        struct { ObjVec vars; } tuple;                         // results of a call with several
        struct {
            ObjVec methods;    // explicitly declared (OBJ_FUNC with a TFUNC type)
            TypeVec embeds;    // embedded types and unions
            ObjVec all;        // after types_complete_interface: the whole method set, sorted by name
            TermVec terms;     // after completion: the type set's terms, if has_terms; none of them: empty type set
            bool complete, comparable, has_terms; // comparable: all comparable types (only without has_terms)
            bool busy;         // being completed
            bool implicit;     // made for a constraint written without interface{}: [T ~int|string]
        } iface;
        struct {
            Obj *obj;
            Type *under;       // NULL until resolved
            ObjVec methods;    // declared methods, in source order; empty for an instance (see type_method)
            Type *origin;      // generic type of which this is an instance; NULL if none
            TypeVec targs;     // of an instance
            TypeVec tparams;   // of a generic type (TTYPEPARAM)
            TypeVec instances; // of a generic type: those made so far
            Type *stands_for;  // of a generic alias, which is a type only when instantiated: its right-hand side
            ObjVec inst_methods; // of an instance: origin's methods with its type arguments, made on demand
            TypeVec outer;     // of a type declared in a generic function, after substitution (type_subst): the types
                               // in the place of the function's type parameters; origin is the type as declared
        } named;
        struct { Obj *obj; int index; Type *bound; } tparam;   // bound: constraint, an interface after underlying
        struct { TermVec terms; } unio;
    };
    // clang-format on
};

typedef enum ObjKind { OBJ_PKG, OBJ_CONST, OBJ_TYPE, OBJ_VAR, OBJ_FUNC, OBJ_BUILTIN, OBJ_NIL, OBJ_LABEL } ObjKind;

typedef enum Builtin {
    B_APPEND,
    B_CAP,
    B_CLEAR,
    B_CLOSE,
    B_COMPLEX,
    B_COPY,
    B_DELETE,
    B_IMAG,
    B_LEN,
    B_MAKE,
    B_MAX,
    B_MIN,
    B_NEW,
    B_PANIC,
    B_PRINT,
    B_PRINTLN,
    B_REAL,
    B_RECOVER,
    B_UNSAFE_ADD,
    B_UNSAFE_ALIGNOF,
    B_UNSAFE_OFFSETOF,
    B_UNSAFE_SIZEOF,
    B_UNSAFE_SLICE,
    B_UNSAFE_SLICEDATA,
    B_UNSAFE_STRING,
    B_UNSAFE_STRINGDATA,
    BUILTIN_COUNT
} Builtin;

// A declared thing.
struct Obj {
    ObjKind kind;
    Str name;
    Pos pos;       // of the declaring name; 0 for predeclared
    Pkg *pkg;      // NULL for predeclared
    Type *type;    // NULL until resolved
    Scope *scope;  // that holds it; NULL for fields and methods
    Node *decl;    // CONSTDECL, VARDECL, TYPEDECL, FUNCDECL, FIELD or the defining statement; NULL if none
    uint8_t color; // check: 0 untouched, 1 being resolved, 2 done
    bool used;     // VAR, PKG, LABEL
    bool is_alias; // TYPE: alias declaration
    bool is_field, is_embedded, is_param; // VAR
    // lower/ and codegen/
    bool captured; // VAR: a closure refers to it
    // VAR: its address is taken (&x, x[:] of an array, method call through &x, captured by reference)
    bool addrtaken;
    bool reassigned; // VAR: assigned after its declaration
    bool escapes;    // VAR: must live on the heap
    int slot;        // VAR: index into func->locals
    // VAR: the function that declares it, NULL at package level. FUNC: its body's info, NULL if none
    FuncInfo *func;
    const Const *cval; // CONST
    // VAR at package level: of which variable it is another name ("path.x", //go:linkname), else NULL
    Str linkname;
    Node *value; // CONST: its initialiser expression, with iota `iota`. VAR at package level: see Pkg.inits
    int iota;
    Builtin builtin; // BUILTIN
    Pkg *imported;   // PKG
    Obj *recv_type;  // FUNC: for a method, the TYPE object of its receiver base type; else NULL
    bool ptr_recv;   // FUNC: method with a pointer receiver
    Obj *origin;     // FUNC, VAR of an instance: the method or field of the generic type; else NULL
    void *cg;        // code generation's cache
};

// What the checker knows of one function or function literal.
struct FuncInfo {
    Node *node;      // FUNCDECL or FUNCLIT
    Obj *obj;        // declared function or method; NULL for a literal
    FuncInfo *outer; // enclosing function of a literal; NULL for a declared one or a literal at package level
    Pkg *pkg;
    Type *sig;              // TFUNC
    Obj *recv;              // VAR, NULL if none
    ObjVec params, results; // VARs, unnamed ones included (name NULL or "_")
    ObjVec locals;          // every VAR declared in the body, parameters and results first; Obj.slot indexes it
    FuncVec literals;       // literals directly inside, in source order
    FuncVec range_bodies; // lower/rangefunc.c: bodies of loops over functions directly inside; their node is the RANGE
    Node *body;           // BLOCK, NULL if declared elsewhere
    bool has_defer, has_recover, has_closures, has_goto;
    // check/body.c: the check of the body that was put off; NULL: none of the above is missing
    struct BodyTask *pending;
    // lower/
    // of a function of the library, if that is known beforehand: what lower_leaks says of it, else NULL
    const char *leaks;
    ObjVec captures; // variables of outer functions that it refers to, in order of first use
    bool reachable;
    void *cg;
};

// One assignment that initialises package-level variables.
typedef struct PkgInit {
    ObjVec lhs; // one, or several for `var a, b = f()`; blank ones included
    Node *rhs;
    bool lowered; // lower/
} PkgInit;

struct Pkg {
    Str path; // import path; "main" for the program
    Str name;
    Scope *scope;
    Vec(File *) files;
    Vec(Pkg *) imports; // direct, sorted by path
    Vec(PkgInit) inits; // in initialisation order (check/initorder.c)
    FuncVec funcs;      // every function and method with a body, source order
    FuncVec init_funcs; // func init(), source order; also in funcs
    FuncVec literals;   // function literals outside of functions, in the order in which they were checked
    ObjVec objs;        // package-level consts, types, vars, funcs in source order
    bool checked;
    // of the library, hence correct: a function's body is parsed and checked when it is needed (check_pending)
    bool lazy;
    int version;                  // of the language, 22 for go1.22; 0: LANGUAGE_VERSION
    uint64_t fingerprint;         // of its sources and those of all that it imports (driver/fingerprint.c)
    struct CompiledPkg *compiled; // its functions in an object of the library (codegen/library.c); NULL: there are none
};

// x.name after lookup: the way from x to the field or method.
typedef enum SelKind {
    SEL_FIELD,      // x.f
    SEL_METHOD,     // x.m: method value, or the callee of a method call
    SEL_METHODEXPR, // T.m
} SelKind;
struct Selection {
    SelKind kind;
    Obj *obj;  // field VAR or method FUNC
    int *path; // field indices through embedded structs; the last is the field itself (SEL_FIELD) or absent
    int npath;
    bool indirect; // a pointer was followed on the way
    Type *recv;    // type of x
};

// scope.c -------------------------------------------------------------------------------------------------------------
Scope *scope_new(Arena *a, Scope *parent);
Scope *scope_parent(const Scope *s);
Obj *scope_insert(Arena *a, Scope *s, Obj *o);      // NULL, or the object that already has this name (nothing inserted)
Obj *scope_lookup(const Scope *s, Str name);        // this scope only
Obj *scope_lookup_parent(const Scope *s, Str name); // outwards
typedef void (*ScopeVisitor)(Obj *o, void *ctx);
void scope_each(const Scope *s, ScopeVisitor f, void *ctx); // in insertion order
Obj *obj_new(Arena *a, ObjKind kind, Str name, Pos pos, Pkg *pkg, Type *type);
bool is_blank(Str name); // "_"
bool is_exported(Str name);

// universe.c ----------------------------------------------------------------------------------------------------------
// The predeclared identifiers. types_init makes them in arena a; call it once before anything else here.
void types_init(Arena *a);
enum { TYPES_PARTS = 2 };
void types_parts(ImagePart *parts); // of an image that has types in it; it stands for types_init
Scope *universe(void);
// Whose types are in question: messages leave names of pkg unqualified, and `resolve` (may be NULL) is called for an
// object or named type whose type a question needs but that is not resolved yet (type or under is NULL).
typedef struct Checking {
    Pkg *pkg;
    void (*resolve)(void *ctx, Obj *o);
    void *ctx;
} Checking;
Checking types_set_checking(Checking now); // returns what was set before
// The version of the language (27: go1.27) that the text in question is in.
void types_set_version(int version);
int types_version(void);
bool types_allow(int version); // is it this one, or a later one?
Pkg *unsafe_pkg(void);
Type *basic(TypeKind k); // TINVALID..TUNTYPEDNIL
Type *type_byte(void);   // identical to uint8, printed as byte
Type *type_rune(void);
Type *type_error(void); // the named interface
Type *type_any(void);   // interface{} printed as any
Type *type_comparable(void);

// type.c: constructors -----------------------------------------------------------------------------------------------
Type *type_pointer(Type *elem);
Type *type_slice(Type *elem);
Type *type_array(Type *elem, int64_t len);
Type *type_map(Type *key, Type *elem);
Type *type_chan(Type *elem, ChanDir dir);
Type *type_struct(ObjVec fields, Str *tags);
Type *type_func(ObjVec params, ObjVec results, bool variadic);
Type *type_tuple(ObjVec vars);
Type *type_interface(ObjVec methods, TypeVec embeds);
Type *type_named(Obj *obj, Type *under); // under may be NULL and set later; sets obj->type if that is NULL
Type *type_param(Obj *obj, int index, Type *bound);
Type *type_union(const UnionTerm *terms, int n);
int type_num_methods(Type *named);    // declared methods; of an instance those of its origin
Obj *type_method(Type *named, int i); // of an instance with its type arguments in place (Obj.origin: the generic one)

// predicates.c --------------------------------------------------------------------------------------------------------
Type *underlying(Type *t); // of a named type its underlying, of a type parameter its constraint interface; or t
bool is_boolean(Type *t), is_integer(Type *t), is_unsigned(Type *t), is_float(Type *t), is_complex(Type *t),
    is_numeric(Type *t), is_string(Type *t), is_untyped(Type *t), is_typed(Type *t), is_ordered(Type *t),
    is_const_type(Type *t), is_interface(Type *t), is_nonparam_interface(Type *t), is_named(Type *t),
    is_typeparam(Type *t), is_pointer(Type *t), is_bytes_or_runes(Type *t), has_nil(Type *t), is_signed(Type *t);
// all look at the underlying type; of a type parameter: at every type of its set.
// is_named: has a name (predeclared, defined, type parameter). is_const_type: never
// of a type parameter
bool type_comparable_ok(Type *t, bool dynamic, char **why); // dynamic: interfaces count as comparable. why: a reason in
    // gc's words ("struct containing []int cannot be compared"), arena text, may be NULL
bool types_identical(Type *a, Type *b);
bool types_identical_ignore_tags(Type *a, Type *b);
Type *default_type(Type *t); // of an untyped type; others unchanged
Type *core_type(Type *t);    // the one underlying type of all types of a type parameter's set, NULL if there is
                             // none; of other types the underlying one
bool type_has_pointers(Type *t);

// typeset.c -----------------------------------------------------------------------------------------------------------
void types_complete_interface(Type *iface); // computes iface.all and terms; idempotent
bool type_set_empty(Type *iface);           // no type at all implements it
// Calls f with each specific type and its underlying type while f gives true: the terms of a type parameter's set,
// (NULL, NULL) if it has none; of another type just t itself. The result of the last call.
typedef bool (*TypePred)(Type *t, Type *under, void *ctx);
bool type_each(Type *t, TypePred f, void *ctx);

// lookup.c ------------------------------------------------------------------------------------------------------------
// Finds field or method `name` in T (spec: Selectors). NULL if none or ambiguous (*ambiguous tells). `pkg` qualifies
// unexported names. A method with pointer receiver found on a T that is neither pointer nor addressable is returned
// too; the caller checks addressability through obj->ptr_recv and selection->indirect.
Selection *lookup_field_or_method(Type *T, Pkg *pkg, Str name, bool *ambiguous);
// First method of interface `iface` that T lacks, or NULL. *why: in gc's words, e.g.
// "(missing method Foo)", "(method Foo has pointer receiver)" or
// "(wrong type for method Foo)\n\t\thave ...\n\t\twant ...".
Obj *missing_method(Type *T, Type *iface, char **why);
bool type_implements(Type *T, Type *iface, bool constraint, char **why);
// The method set of T or *T for type descriptors: methods sorted by name, promoted ones included, generic ones not.
typedef struct MethodSetEntry {
    Str name;
    Pkg *pkg;
    Selection *sel;
} MethodSetEntry;
typedef Vec(MethodSetEntry) MethodSet;
MethodSet method_set(Type *T);

// assignable.c --------------------------------------------------------------------------------------------------------
// V and T typed (untyped operands are the checker's business). *why: gc's explanation or NULL.
bool type_assignable(Type *V, Type *T, char **why);
bool type_convertible(Type *V, Type *T, char **why);
// Is constant c representable as a value of basic type T (spec: Representability)? The value rounded to T, or NULL.
const Const *const_represent(const Const *c, Type *T);

// layout.c ------------------------------------------------------------------------------------------------------------
int64_t type_size(Type *t); // t complete and without type parameters; INT64_MAX if the size overflows
int64_t type_align(Type *t);
int64_t field_offset(Type *strct, int i);

// subst.c, infer.c: generics -----------------------------------------------------------------------------------------
Type *type_instance(Type *origin, TypeVec targs);                        // interned per identical arguments
Type *type_subst(Type *t, const TypeVec *tparams, const TypeVec *targs); // t itself if nothing changes; a NULL argument
                                                                         // leaves its parameter alone

// infer.c -------------------------------------------------------------------------------------------------------------
// A function argument, as type inference sees it.
typedef struct InferArg {
    Type *type;       // may be untyped; of a generic function its signature, whose type parameters are in `tparams` too
    bool is_nil;      // the untyped nil
    Pos pos;          // for messages
    const char *text; // the expression, for messages
} InferArg;
// Pos 0: where the call is reported
typedef struct InferError {
    Pos pos;
    const char *text;
} InferError;

// Completes the type arguments of a call or instantiation (spec: Type inference).
//   tparams  the type parameters to find arguments for. None may occur in the arguments' types except as that of a
//            generic function argument: a function that calls itself must be given fresh ones (type_rename_tparams).
//   targs    the arguments given explicitly; may be shorter than tparams, and NULL where unknown
//   params   the parameter types, one for each of the n args (a variadic parameter once for each argument it takes)
//   reverse  the "call" is the assignment of a generic function: messages speak the other way round
// True: *out has a type for each of tparams; whether they satisfy their constraints is for type_verify to say. False:
// *err says why, unless err->text is NULL because an argument is in error itself.
bool type_infer(const TypeVec *tparams, const TypeVec *targs, const TypeVec *params, const InferArg *args, int n,
                bool reverse, TypeVec *out, InferError *err);
// Index of the first type argument that does not satisfy the constraint of its parameter (*why tells), or -1.
int type_verify(const TypeVec *tparams, const TypeVec *targs, char **why);
// Fresh copies of tparams with constraints in terms of themselves; *t, if not NULL, is rewritten to use them.
TypeVec type_rename_tparams(const TypeVec *tparams, Type **t);
bool type_is_parameterized(Type *t, const TypeVec *tparams); // mentions one of tparams

// typestring.c --------------------------------------------------------------------------------------------------------
// As in messages: names of `rel` unqualified, others with their package's name; NULL qualifies all, with the path.
char *type_str(Arena *a, Type *t, Pkg *rel);
// As in symbols and type descriptors: canonical, equal exactly for identical types; packages by full path if `path`,
// else by name ("main.T", "[]main.T", "map[string]int", "func(int) string", "struct { A int \"tag\" }").
char *type_link_str(Arena *a, Type *t, bool path);

#endif
