// checker.h: what the files of check/ share.
//
// Findings are written straight into Nodes (see syntax.h); there is no separate operand. An expression is checked
// exactly where it stands, by a function that leaves mode, type and value in the node. A Node that failed keeps mode
// MODE_NONE and type basic(TINVALID), and nothing that uses it reports again.
//
// Untyped expressions carry an untyped type until their context is known; untyped.c then walks down the tree again and
// writes the final type. Where a call with several results feeds several places, each result is represented by a node
// of its own that is in no tree (check_multi).
//
// Order. Package-level objects are resolved on demand (decl.c); Obj.color is 0 untouched, 1 on Checker.path, 2 done.
// Whatever needs complete types (function bodies, constraint checks, map keys ...) is put off with check_later and run
// by check_run_delayed: bodies of function literals at the end of the statement they stand in, everything else at the
// end.
#ifndef GOCC_CHECKER_H
#define GOCC_CHECKER_H

#include "check/check.h"

typedef struct Checker Checker;
typedef struct MonoGraph MonoGraph; // mono.c

// A put-off check: run(c, node, data).
typedef void (*DelayedRun)(Checker *c, Node *node, void *data);
typedef struct Delayed {
    DelayedRun run;
    Node *node;
    void *data;
    int version;
} Delayed;
// A type and where it is written
typedef struct SizedType {
    Node *node;
    Type *type;
} SizedType;

// Where a package-level object (or a method) was declared.
typedef struct DeclInfo {
    Scope *file;      // scope of its file
    Node *typ, *init; // of a const or var; NULL if none
    bool inherited;   // const: typ and init repeat an earlier spec's
    ObjVec lhs;       // of `var a, b = f()`: all of them; else empty
    Node *node;       // TYPEDECL or FUNCDECL; the spec of a const or var
    Scope *tscope;    // TYPEDECL with type parameters: their scope, once collected
} DeclInfo;

// One import of a file.
typedef struct ImportUse {
    Obj *name;
    Scope *file;
    bool dot;
} ImportUse;

struct Checker {
    Arena *arena;
    Pkg *pkg;
    Importer importer;
    void *importer_ctx;
    // Context of what is being checked; saved and restored around declarations and function bodies (struct Env).
    FuncInfo *func;        // NULL outside functions
    Scope *scope;          // innermost
    const Const *iota;     // in constant declarations, else NULL
    Pos errpos;            // where errors in an inherited constant initialiser are reported, else 0
    bool in_tparams;       // inside a type parameter list
    bool in_alias;         // inside an alias declaration: defined types are named, not resolved
    bool has_call_or_recv; // since it was last cleared: a call or receive was checked

    Vec(Delayed) delayed;
    ObjVec path;           // objects being resolved, outermost first
    ObjVec objs;           // every object to resolve, methods included, in source order
    PtrMap decls;          // Obj -> DeclInfo
    PtrMap rhs;            // TNAMED -> Type written on the right-hand side of its declaration
    PtrMap valid_types;    // TNAMED found not to contain themselves -> themselves
    PtrMap instance_nodes; // instance of a generic type -> Node of the first use of it, for messages
    MonoGraph *mono;       // NULL until something generic is instantiated
    PtrMap shift_lhs;      // Node -> itself: untyped left operands of non-constant shifts
    Vec(ImportUse) imports;
    PtrMap files;         // scope of a file -> File
    Vec(SizedType) sized; // for check_sizes
    int errors;           // reported for this package
};

// What a declaration saves and restores.
typedef struct Env {
    FuncInfo *func;
    Scope *scope;
    const Const *iota;
    Pos errpos;
    bool in_tparams, in_alias, has_call_or_recv;
    int version; // of the language (types_version)
} Env;

// The type a function value is assigned to, from which missing type arguments may be inferred, and what to call it.
typedef struct Target {
    Type *sig;
    const char *desc;
} Target;

// check.c -------------------------------------------------------------------------------------------------------------
Env env_enter(Checker *c, Scope *scope); // a fresh context at scope; returns the one to give env_leave
void env_leave(Checker *c, const Env *saved);
void check_later(Checker *c, DelayedRun run, Node *node, void *data);
void check_run_delayed(Checker *c, int from); // runs and forgets what was put off since delayed.len was `from`

// version.c -----------------------------------------------------------------------------------------------------------
void check_file_version(Checker *c, File *file, const Scope *scope); // from here on this file is being checked
void check_scope_version(Checker *c, const Scope *scope);            // or the file that scope is in
// Does the version being checked have `what`, which came with go1.version? Reports at pos if not.
bool check_version(Checker *c, Pos pos, int version, const char *what);
// What gc appends to a message that says "requires go1.N or later": who asked for the older version. Else "".
const char *check_version_origin(Checker *c, Pos pos, const char *text);

// report.c ------------------------------------------------------------------------------------------------------------
// Reports an error of the package being checked. False if it was suppressed as noise that follows from an earlier one
// (a message about an invalid operand or type); then no note may follow.
bool check_error(Checker *c, Pos pos, const char *fmt, ...) PRINTF_LIKE(3, 4);
bool check_error_at(Checker *c, const Node *n, const char *fmt, ...) PRINTF_LIKE(3, 4); // at its leftmost position
void check_unsupported(Checker *c, const Node *n, const char *what);                    // "not supported yet: what"
void check_redeclared(Checker *c, Pos pos, Obj *o, Obj *other, const char *suffix);
char *operand_text(Checker *c, const Node *n); // x (variable of type int)
char *expr_text(Checker *c, const Node *n);
char *type_text(Checker *c, Type *t);
char *pos_text(Checker *c, Pos pos);
Pos operation_pos(const Node *n); // where gc reports what is not reported at its start: an operation at its operator, a
                                  // call at its parenthesis, an index at its bracket
const char *type_kind_word(Type *t); // "slice", "struct" ...; "" if basic
// "(int, string)" as in have/want lines. dots: the last one is followed by "..."; variadic: it is a parameter ...E.
char *types_text(Checker *c, const TypeVec *types, bool variadic, bool dots);
char *counted(Checker *c, int n, const char *unit); // "2 variables"

// decl.c --------------------------------------------------------------------------------------------------------------
void check_obj(Checker *c, Obj *o);               // resolves o; detects cycles
void check_declare(Checker *c, Scope *s, Obj *o); // inserts unless blank; reports redeclarations
void check_decl_stmt(Checker *c, Node *stmt);
void check_arity(Checker *c, Node *spec); // as many values as names?
void check_const_decl(Checker *c, Obj *o, Node *typ, Node *init, bool inherited);
void check_type_decl(Checker *c, Obj *o, Node *decl, DeclInfo *info); // info NULL for a local type
void check_type_params_of(Checker *c, Obj *o, DeclInfo *info);        // declares the type parameters of a generic type
Obj *check_new_var(Checker *c, Node *name, Type *t, Node *decl);      // local variable; not in a scope yet
void check_add_local(FuncInfo *fn, Arena *a, Obj *v);

// body.c --------------------------------------------------------------------------------------------------------------
FuncInfo *check_new_func(Checker *c, Node *node, Obj *obj, FuncInfo *outer);
void check_body_later(Checker *c, FuncInfo *fn, Scope *scope);

// check.c: what types/ is to know while c is at work
Checking check_context(Checker *c);

// cycle.c -------------------------------------------------------------------------------------------------------------
bool check_valid_cycle(Checker *c, Obj *o);     // o is on the path: is the cycle from it allowed? Reports if not.
void check_direct_cycles(Checker *c);           // type A B; type B A
bool check_complete(Checker *c, Type *t);       // can values of t be used now? Reports the cycle if not.
bool check_has_size(Checker *c, Type *t);       // false, after reporting, if a value of t contains a type that is still
                                                // being declared, so that its size would depend on itself
void check_valid_type(Checker *c, Type *named); // no value of the type contains itself
Type *check_rhs(Checker *c, Type *named);

// typexpr.c -----------------------------------------------------------------------------------------------------------
Obj *check_lookup(Checker *c, Str name);
void check_ident(Checker *c, Node *n, bool want_type);
Type *check_type(Checker *c, Node *n);     // any type but a generic one
Type *check_var_type(Checker *c, Node *n); // and no constraint interface
void check_not_constraint(Checker *c, Node *n, Type *t);
Type *check_generic_type(Checker *c, Node *n, char **why);
bool check_type_list(Checker *c, const NodeVec *list, TypeVec *out); // false if one failed
bool is_generic(const Type *t);
bool type_valid(const Type *t);
bool name_is(const Node *n, const char *text);

// sizes.c -------------------------------------------------------------------------------------------------------------
void check_size(Checker *c, Node *n, Type *t);    // notes an array, struct, channel or map type written as n
void check_sizes(Checker *c);                     // reports those that are too large, if there are no other errors
bool check_depends_on_tparam(Type *t, int depth); // does the size of t depend on a type parameter? depth 0

// structtype.c, interface.c, signature.c ------------------------------------------------------------------------------
Type *check_struct_type(Checker *c, Node *n);
Type *check_interface_type(Checker *c, Node *n);
// Checks a FUNCTYPE; recv is the FIELD of a method's receiver or NULL. With fn, its recv, params, results and locals
// are filled; *scope is the scope the names were declared in.
Type *check_func_type(Checker *c, Node *n, Node *recv, FuncInfo *fn, Scope **scope);
void check_unpack_recv(Node *typ, bool *ptr, Node **base, NodeVec *tparams);
void check_collect_tparams(Checker *c, const NodeVec *fields, TypeVec *out);

// expr.c --------------------------------------------------------------------------------------------------------------
typedef enum ExprKind { EXPR_CONVERSION, EXPR_VALUE, EXPR_STATEMENT } ExprKind;
ExprKind check_raw_expr(Checker *c, Node *n, const Target *target, Type *hint, bool allow_generic);
void check_expr(Checker *c, Node *n, const Target *target); // one value
void check_generic_expr(Checker *c, Node *n, Type *hint);   // one value, maybe a generic function
void check_expr_or_type(Checker *c, Node *n, bool allow_generic);
// All values of n: several for a call, two for a comma-ok form if allowed (*commaok tells).
NodeVec check_multi(Checker *c, Node *n, bool allow_commaok, bool *commaok);
NodeVec check_expr_list(Checker *c, const NodeVec *list);
void check_single_value(Checker *c, Node *n);
void check_exclude(Checker *c, Node *n, bool novalue, bool builtin, bool type);
bool check_use(Checker *c, const NodeVec *list); // checks after an error elsewhere; true if all are fine
bool check_use_one(Checker *c, Node *n, bool lhs);
void check_set_commaok(Node *n);
bool check_assertable(Checker *c, Type *V, Type *T, char **why); // can a V (interface) hold a T?
bool node_ok(const Node *n);
void node_fail(Node *n);
void node_set(Node *n, Mode mode, Type *t);
void node_set_const(Node *n, Type *t, const Const *value);

// operator.c ----------------------------------------------------------------------------------------------------------
void check_unary(Checker *c, Node *n);
// x op y into n. n is the BINARY node, or, with assign_op, a node made for `x op= y`.
void check_binary(Checker *c, Node *n, Node *x, Node *y, Token op, bool assign_op);
void check_comparison(Checker *c, Node *n, Node *x, Node *y, Token op, bool switch_case);
void check_match_types(Checker *c, Node *n, Node *x, Node *y);   // n fails if x and y cannot be given one type
Type *check_chan_elem(Checker *c, Pos pos, Node *ch, bool recv); // NULL after reporting

// untyped.c -----------------------------------------------------------------------------------------------------------
typedef enum ConvFail { CONV_OK, CONV_INVALID, CONV_TRUNCATED, CONV_OVERFLOWS } ConvFail;
// The type an untyped n takes where target is expected, and its value if constant; NULL if impossible (*fail tells).
Type *check_implicit_type(Checker *c, Node *n, Type *target, const Const **value, ConvFail *fail);
void check_convert_untyped(Checker *c, Node *n, Type *target);
void check_update_type(Checker *c, Node *n, Type *t, bool final);
void check_default(Checker *c, Node *n); // gives an untyped n its default type
void check_representable(Checker *c, Node *n, Type *basic_type);
const Const *check_represent(Checker *c, const Const *value, Type *x, Type *t, ConvFail *fail);
void check_overflow(Checker *c, Node *n);
bool check_string_length(Checker *c, Node *n, uint64_t length); // of a constant; false after reporting
bool check_assignable(Checker *c, Node *n, Type *T, char **why);

// typeset.c -----------------------------------------------------------------------------------------------------------
// The specific types of t: t itself, or, of a type parameter, those of its constraint (none: empty).
TypeVec check_typeset(Checker *c, Type *t);
// The underlying type common to all of them (channels may differ in direction); NULL if none, *why says why.
Type *check_common_under(Checker *c, Type *t, char **why);
bool all_types(Type *t, bool (*is)(Type *u)); // is(underlying) of every specific type; false if none
Type *array_ptr_deref(Type *t);
bool is_array_or_ptr(Type *t);
bool is_map_or_slice(Type *t);

// assign.c ------------------------------------------------------------------------------------------------------------
void check_assignment(Checker *c, Node *x, Type *T, const char *context); // T NULL: the blank identifier
void check_init_const(Checker *c, Obj *o, Node *x);
void check_init_var(Checker *c, Obj *v, Node *x, const char *context);
void check_init_vars(Checker *c, const ObjVec *lhs, const NodeVec *rhs, Node *return_stmt);
void check_assign_var(Checker *c, Node *lhs, Node *rhs, Node *x, const char *context); // rhs unchecked, or x checked
void check_assign_vars(Checker *c, const NodeVec *lhs, const NodeVec *rhs);
void check_short_var_decl(Checker *c, Node *stmt);
void check_assign_op(Checker *c, Node *stmt);
void check_inc_dec(Checker *c, Node *stmt);
Target check_target(Checker *c, Type *t, const char *desc); // .sig NULL if t is no function type

// call.c, selector.c, builtin.c, conversion.c, literal.c, index.c ---------------------------------------------------
ExprKind check_call(Checker *c, Node *n);
Type *check_arguments(Checker *c, Node *call, Type *sig, TypeVec targs, const NodeVec *tnodes, NodeVec args);
void check_selector(Checker *c, Node *n, bool want_type);
char *check_lookup_failure(Checker *c, Type *t, Str name, bool struct_lit);
bool check_builtin(Checker *c, Node *call, Builtin id);
ExprKind builtin_expr_kind(Builtin id);
void check_conversion(Checker *c, Node *n, Node *x, Type *T);
void check_basic_lit(Checker *c, Node *n);
void check_func_lit(Checker *c, Node *n);
void check_composite_lit(Checker *c, Node *n, Type *hint);
bool check_index_expr(Checker *c, Node *n); // true: n instantiates a generic function, not done yet
void check_slice_expr(Checker *c, Node *n);
Type *check_index(Checker *c, Node *n, int64_t max, int64_t *value); // *value -1 if not constant; type NULL if invalid
bool check_valid_index(Checker *c, Node *n, const char *what, bool allow_negative);

// generic.c -----------------------------------------------------------------------------------------------------------
// n denotes a generic function, an INDEX node with type arguments, perhaps not all: instantiates it with those and what
// can be inferred from target (may be NULL).
void check_func_inst(Checker *c, Node *n, const Target *target);
bool check_partial_inst(Checker *c, Node *n); // the same of an argument; what is missing is left to the call
void check_instantiated(Checker *c, Node *n, Type *sig, TypeVec targs, const NodeVec *tnodes, Pos pos);
Type *check_instantiated_type(Checker *c, Node *n);
Type *check_infer_call(Checker *c, Node *call, Type *sig, TypeVec targs, const NodeVec *tnodes, ObjVec *params,
                       NodeVec args);

// mono.c --------------------------------------------------------------------------------------------------------------
// Remembers an instantiation at pos, or at the type arguments' own nodes if they are written (nodes may be NULL).
void check_mono_instance(Checker *c, const TypeVec *tparams, const TypeVec *targs, const NodeVec *nodes, Pos pos);
void check_mono(Checker *c); // reports instantiation cycles, if there are no other errors

// ifacecycle.c --------------------------------------------------------------------------------------------------------
void check_interface_cycles(Checker *c); // if there are no other errors

// stmt.c, switch.c, range.c -------------------------------------------------------------------------------------------
void check_stmt(Checker *c, Node *s);
void check_stmts(Checker *c, const NodeVec *list);
void check_open_scope(Checker *c);
void check_close_scope(Checker *c);
void check_switch(Checker *c, Node *s);
void check_type_switch(Checker *c, Node *s);
void check_select(Checker *c, Node *s);
void check_range(Checker *c, Node *s);

// collect.c -----------------------------------------------------------------------------------------------------------
void check_collect(Checker *c);
void check_unused_imports(Checker *c);
void check_linknames(Checker *c); // if there are no other errors

// embed.c -------------------------------------------------------------------------------------------------------------
void check_embeds(Checker *c); // if there are no other errors

// labels.c: resolves BRANCH.target inside one body; "label L defined and not used", "invalid break label L",
// "goto L jumps over variable declaration at line N", "goto L jumps into block starting at ..." ...
void check_labels(Checker *c, Node *body);
// returns.c: spec: Terminating statements.
bool check_terminating(Node *stmt);
// initorder.c: fills pkg->inits from the package's variables and their dependencies; reports "initialization cycle or
// refers to itself" as gc does. Runs after all bodies are checked.
void check_initorder(Checker *c);

#endif
