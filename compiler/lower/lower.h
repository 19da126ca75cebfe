// lower.h: between the checked tree and code generation. Nothing is rewritten; these passes add what code generation
// needs to know about the program as a whole.
//
//   capture.c   which variables each function literal refers to, and which variables are captured or have their address
//               taken
//   rangefunc.c bodies of loops over functions become functions
//   escape*.c   which variables and allocations may live in a frame, which must live on the heap: _callee and _expr,
//               _call, _stmt build a graph (_graph), _solve finds what escapes in it, _note tells it as -m does
//   mono.c      the worklist of function instances (declaration, type arguments): what is generated at all
//   effects.c   which initialisers need not run if nobody needs their values
//   mangle.c    the symbol of everything, as gc names it
#ifndef GOCC_LOWER_H
#define GOCC_LOWER_H

#include "check/check.h"

// One function to generate: a declared function, method or literal under type arguments.
typedef struct Inst {
    FuncInfo *fn;
    Str symbol;
    TypeVec tparams, targs; // the type environment; empty for what is not generic
    struct Inst *outer;     // of a literal: the instance that contains it
    int wrappers;           // how many go and method-value wrappers of it were named so far
    void *cg;               // code generation's
} Inst;

// A line of what -m prints.
typedef struct EscapeNote {
    Pos pos;
    const char *text;
} EscapeNote;

typedef struct Program {
    Arena *arena;
    Vec(Pkg *) pkgs; // dependencies first; the last one is main
    Pkg *main;
    Vec(Inst *) insts;            // grows while code is generated: a worklist
    struct Escape *escape;        // escape.c
    PtrMap by_fn;                 // FuncInfo -> Inst of a function without type arguments
    int wrappers;                 // the same of those outside of functions
    bool want_escape_notes;       // set it before lower_program to get the next
    Vec(EscapeNote) escape_notes; // what escapes and what does not, in gc's words, sorted by position
} Program;

// capture.c, escape.c and rangefunc.c over every function and initialiser, but for those of lazy packages (Pkg.lazy).
void lower_program(Program *prog);
// The same for what is needed of those; nothing happens if it has been done. `fn` may be a literal. The body is checked
// first.
void lower_function(Program *prog, FuncInfo *fn);
void lower_initialiser(Program *prog, Pkg *pkg, PkgInit *init);
// Where the arguments of a lowered function get to, as text without spaces: with it (FuncInfo.leaks) callers are
// lowered without looking into the function. "" if that is not all that they need to know.
const char *lower_leaks(Program *prog, FuncInfo *fn);

// capture.c -----------------------------------------------------------------------------------------------------------
// Fill FuncInfo.captures and Obj.captured, addrtaken.
void lower_captures(Arena *a, FuncInfo *fn);
void lower_init_captures(Arena *a, PkgInit *init);
// Is `v` captured by value (never assigned after its declaration, address not taken, at most 128 bytes)?
bool capture_by_value(const Obj *v);

// rangefunc.c ---------------------------------------------------------------------------------------------------------
// Make the body of each loop over a function a FuncInfo of its own (RANGE.fn), with its variables and captures.
void lower_rangefuncs(Arena *a, FuncInfo *fn);
void lower_init_rangefuncs(Arena *a, PkgInit *init);
bool is_range_body(const FuncInfo *fn);
FuncInfo *real_function(FuncInfo *fn); // the declared function or literal that a range body belongs to

// mono.c --------------------------------------------------------------------------------------------------------------
// The FuncInfo of a declared function or method; one is made for a function without body.
FuncInfo *mono_info(Program *prog, Obj *fn);
// The instance of a declared function or method under type arguments (of its receiver type first, if a method).
Inst *mono_func(Program *prog, FuncInfo *fn, TypeVec targs);
// The same, but it does not belong to the program: for who wants to know its type and its symbol.
const Inst *mono_detached(Program *prog, FuncInfo *fn, TypeVec targs);
// How many of a method's type arguments are its receiver's; they come first.
int mono_receiver_tparams(const FuncInfo *fn);
// The instance of a function literal inside `outer` (NULL: in a package-level initialiser).
Inst *mono_literal(Program *prog, FuncInfo *fn, Inst *outer);
// t under the instance's type environment.
Type *mono_type(const Inst *inst, Type *t);

// effects.c -----------------------------------------------------------------------------------------------------------
bool expr_has_effects(Node *n); // could anybody notice that the expression is evaluated?

// mangle.c ------------------------------------------------------------------------------------------------------------
int mangle_literal_index(const FuncInfo *fn); // among those of its function, or of the package's variables, from 1
Str mangle_func(const Inst *inst);            // main.f, main.T.M, main.(*T).M, main.f.func1
Str mangle_var(const Obj *v);                 // main.x
Str mangle_type(Arena *a, Type *t);           // type:main.T
Str mangle_wrapper(Program *prog, Inst *in, const char *kind); // main.f.gowrap1

#endif
