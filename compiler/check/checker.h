// checker.h: what the files of check/ share. Findings are written straight into Nodes (see syntax.h); there is no
// separate operand. A Node that failed keeps mode MODE_NONE and type basic(TINVALID), and nothing that uses it reports
// again.
#ifndef GOCC_CHECKER_H
#define GOCC_CHECKER_H

#include "check/check.h"

typedef struct Checker {
    Arena *arena;
    Pkg *pkg;
    Importer importer;
    void *importer_ctx;
    // context of what is being checked; saved and restored around declarations and function literals
    FuncInfo *func;     // NULL outside functions
    Scope *scope;       // innermost
    const Const *iota;  // in constant declarations, else NULL
    Vec(FuncInfo *) later; // bodies still to check
} Checker;

// labels.c: resolves BRANCH.target inside one body; "label L defined and not used", "invalid break label L",
// "goto L jumps over variable declaration at line N", "goto L jumps into block starting at ..." ...
void check_labels(Checker *c, Node *body);
// returns.c: spec: Terminating statements.
bool check_terminating(Node *stmt);
// initorder.c: fills pkg->inits from the package's variables and their dependencies; reports "initialization cycle or
// refers to itself" as gc does. Runs after all bodies are checked.
void check_initorder(Checker *c);

#endif
