// escape.h: what the files of the escape analysis share. The algorithm is described at the top of escape.c.
#ifndef GOCC_ESCAPE_H
#define GOCC_ESCAPE_H

#include "lower/lower.h"

typedef struct Loc Loc;

// dst = src with the sum of dereferences (positive) and address-of operations (-1) on src's side.
typedef struct Edge {
    Loc *src;
    int derefs; // >= -1
} Edge;

typedef enum LocKind {
    LOC_HEAP,   // everything that outlives all frames; one in each batch
    LOC_CALLEE, // func values that are called where nobody knows which; one in each batch
    LOC_VAR,
    LOC_PARAM, // receivers too
    LOC_RESULT,
    LOC_SITE, // an expression that allocates
    LOC_BOX,  // the copy of a value in an interface
    LOC_TEMP, // a place where flows meet
} LocKind;

// Where a parameter's value gets to: the fewest dereferences on a way there; NOWHERE if there is none.
enum { NOWHERE = -1, MAX_DEREFS = 100 };
typedef struct Leaks {
    int heap, callee;
    int *results; // by index
    int nresults;
} Leaks;

// A place values are stored in: a variable, what an expression allocates, or neither (LOC_TEMP).
struct Loc {
    LocKind kind;
    FuncInfo *fn;     // in whose frame it would be
    int depth;        // of loops around it in fn, 1 is none; UNDECLARED before the declaration was met
    int result;       // LOC_RESULT: index
    Obj *var;         // LOC_VAR, LOC_PARAM, LOC_RESULT
    Node *site;       // LOC_SITE; LOC_BOX: the operand
    Node *conversion; // LOC_BOX: the CALL, if the conversion is explicit
    Vec(Edge) in;     // assignments to it
    Leaks leaks;      // LOC_PARAM
    bool escapes;     // must be on the heap
    bool called;      // closures found here may be called without anybody knowing
    // escape_solve.c
    bool queued;      // for a walk from here
    unsigned walk;    // the last one that came here ...
    unsigned waiting; // ... and the last one whose queue it stood in
    int derefs;       // from the walk's root to here
};
enum { UNDECLARED = -1 };

// A declared function, or the initialiser of a package variable, or a literal in one of them.
typedef struct FnState {
    FuncInfo *fn;
    FuncVec callees;   // functions its body mentions
    FuncVec returned;  // the literals it returns ...
    bool returns_more; // ... and nothing else, if false
    int index, low;    // Tarjan's algorithm; 0: not visited
    bool on_stack;
    bool in_batch;     // its locations are in the graph being built
    bool results_lost; // a literal: it may be called by somebody who does not know it
    Leaks *leaks;      // when done: of the receiver, if any, and the parameters
    int nleaks;
} FnState;

typedef Vec(FnState *) FnStateVec;

// What a local variable of function type gets assigned, where it is declared and later.
typedef struct FuncValues {
    FuncVec fns;
    bool unknown; // something else than functions and nil, too
} FuncValues;

// The whole analysis.
typedef struct Escape {
    Program *prog;
    Arena *arena;
    Arena *scratch; // of the current batch; NULL while nothing is lowered
    PtrMap states;  // FuncInfo -> FnState
    PtrMap values;  // Obj -> FuncValues
    FnStateVec stack;
    int last_index;
} Escape;

// Functions analysed at once: a strongly connected component of the call graph.
typedef struct Batch {
    Escape *esc;
    Arena *arena;
    Vec(Loc *) locs;
    Loc heap, callee;
    PtrMap by_var;  // Obj -> Loc
    FnStateVec fns; // literals included, each behind the function around it
} Batch;

// A place in the program while a function's graph is built.
typedef struct Ctx {
    Batch *b;
    FuncInfo *fn;
    int depth;
    PtrMap *loop_labels; // LABELED that a goto further down jumps back to
} Ctx;

// Where the value of an expression goes: dst = derefs x. dst NULL: nowhere.
typedef struct Hole {
    Loc *dst;
    int derefs;
} Hole;

// escape.c ------------------------------------------------------------------------------------------------------------
FnState *escape_state(Escape *esc, FuncInfo *fn); // made on demand

// escape_leaks.c ------------------------------------------------------------------------------------------------------
bool escape_recall(Escape *esc, FnState *s); // has s leaks, from FuncInfo.leaks if need be?

// escape_graph.c ------------------------------------------------------------------------------------------------------
Loc *loc_new(Ctx *c, LocKind kind);
Loc *loc_of(Ctx *c, Obj *v);      // of a local variable
Loc *loc_declare(Ctx *c, Obj *v); // the same, now that its declaration is met
Hole hole_nowhere(void);
Hole hole_heap(Ctx *c);
Hole hole_to(Loc *dst);
Hole hole_deref(Hole k, int n);
Hole hole_addr(Hole k);
Hole hole_tee(Ctx *c, const Hole *k, int n); // into all of them; none of them is an address-of
void flow(Ctx *c, Hole k, Loc *src);
Hole hole_site(Ctx *c, Hole k, LocKind kind, Node *n); // n allocates, k gets the address; where the contents go
bool is_direct_iface(Type *t);                         // kept in an interface's data word itself
bool fn_encloses(const Batch *b, const FuncInfo *outer, const FuncInfo *inner);

// escape_solve.c ------------------------------------------------------------------------------------------------------
void escape_solve(Batch *b); // sets escapes and leaks of all locations

// escape_stmt.c -------------------------------------------------------------------------------------------------------
void escape_body(Batch *b, FuncInfo *fn); // a function or literal from its first statement to its last
void escape_stmt(Ctx *c, Node *n);
Hole escape_place(Ctx *c, Node *n); // where a value assigned to the place n goes

// escape_self.c -------------------------------------------------------------------------------------------------------
bool is_self_assignment(Node *dst, Node *src); // stores in an object what it holds already

// escape_expr.c -------------------------------------------------------------------------------------------------------
void escape_expr(Ctx *c, Hole k, Node *n);
void escape_discard(Ctx *c, Node *n);                          // n may be NULL
void escape_convert(Ctx *c, Hole k, Node *n, Type *to);        // as escape_expr, with the implicit conversion to `to`
Hole escape_converted(Ctx *c, Hole k, Type *from, Type *to);   // k for one of several results, which is converted
void escape_receiver(Ctx *c, Hole k, Node *sel);               // the receiver that the method sel gets
void escape_multi(Ctx *c, Node *n, const Hole *ks, int count); // n in a context of `count` values, already converted
Type *operand_type(Type *t);       // the common underlying type, NULL if a type parameter has none
TypeKind operand_kind(Type *t);    // its kind, TINVALID for NULL
Hole hole_assert(Hole k, Type *t); // the value of type t out of an interface

// escape_call.c -------------------------------------------------------------------------------------------------------
void escape_call(Ctx *c, const Hole *ks, Node *n); // ks: where each result goes; NULL: nowhere
void escape_go(Ctx *c, Node *stmt);
// Where an argument of known functions goes; param -1: the receiver. Not known (none): to the heap.
Hole escape_param(Ctx *c, FuncVec fns, int param, const Hole *ks);

// escape_callee.c -----------------------------------------------------------------------------------------------------
bool escape_promised(Node *fun);                // it has no body, and go:noescape says that no argument escapes
FuncVec escape_callees(Escape *esc, Node *fun); // the functions that a call of fun may call; none: not known
// What the tree n mentions, to from->callees (from may be NULL), and what it assigns to variables of function type.
void escape_collect(Escape *esc, Node *n, FnState *from);

// escape_note.c -------------------------------------------------------------------------------------------------------
void escape_self_assignment(Ctx *c, Node *n); // notes that an assignment is left out
void escape_report(Batch *b);                 // to Program.escape_notes, if it is of the main package
void escape_sort_notes(Program *prog);

#endif
