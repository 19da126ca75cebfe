// check.h: type checking (spec: Types .. Program initialization), in gc's words at gc's positions.
//
//   check.c      the phases; report.c: errors and the words in them
//   collect.c    package-level objects, methods to their receivers, imports to file scopes
//   decl.c       resolves one object on demand; cycle.c: which cycles are allowed
//   typexpr.c structtype.c interface.c signature.c sizes.c            type expressions -> types
//   expr.c operator.c call.c selector.c builtin.c conversion.c literal.c index.c    expressions -> annotations on Node
//   untyped.c    constants and other untyped operands get their types; typeset.c, generic.c: type parameters
//   body.c stmt.c switch.c range.c assign.c labels.c returns.c        statements; missing return; unused variables
//   initorder.c  order of package variables; version.c: what older versions of the language do not have
//
// A package is checked after its imports. Untyped constants and operands carry their final type when check_package
// returns (for bodies of lazy packages: when check_pending returns): no untyped type is left in a Node except untyped
// nil that was never converted (an error was reported) and the operands of constant expressions.
#ifndef GOCC_CHECK_H
#define GOCC_CHECK_H

#include "types/types.h"

// Finds the package that an import path names for a file of `from`; NULL after reporting at pos.
typedef Pkg *(*Importer)(void *ctx, Pkg *from, Str path, Pos pos);

// The first thing an import path may not contain, in words; NULL if there is none (spec: Import declarations).
char *check_import_path(Arena *a, Str path);

// Checks pkg->files and fills scope, imports, inits, funcs, init_funcs, objs and every Node's annotations. Errors go to
// diag; true if there were none. Everything lives in arena a.
bool check_package(Arena *a, Pkg *pkg, Importer importer, void *importer_ctx);

// Checks the body of a function of a lazy package (Pkg.lazy), unless that has been done.
void check_pending(FuncInfo *fn);

// What can be said of a package with syntax errors: reports misplaced labels, break, continue, goto and fallthrough.
void check_branches(Arena *a, Pkg *pkg);

// What only matters if the package, checked without errors, becomes part of a program: every function has a body or a
// linkname, and package main has a func main. Reports what is missing; true if nothing is.
bool check_linkable(Pkg *pkg);

#endif
