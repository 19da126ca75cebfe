// codegen.h: from a lowered program to an object file, through LLVM's C API.
#ifndef GOCC_CODEGEN_H
#define GOCC_CODEGEN_H

#include "lower/lower.h"

typedef enum CgOutput { CG_OBJECT, CG_ASSEMBLY, CG_LLVM_IR } CgOutput;

typedef struct CgOptions {
    int opt_level;      // 0..3
    bool debug;         // -g
    bool dump_ir;       // -d=ir: print the module before optimisation on stderr
    bool stop_after_ir; // -stop=ir: emit unoptimised IR only (with CG_LLVM_IR), no passes
    bool verify;        // run LLVM's verifier
    bool fuzz;          // functions count what runs (cg_fuzz.c)
    bool whole_package; // generate every function of the root package, not only what main.main reaches
    Pkg *library;       // generate nothing but the functions of this package, for programs to link; NULL: a program
    const char *library_index; // of such an object (library.c): where it goes
    const char *library_stamp; // and its first line
    const char *inline_path;   // the runtime's hot functions as bitcode
    CgOutput output;
    const char *path; // where the output goes; "-" for standard output (assembly and IR only)
    const char *dir;  // compilation directory, for debug information
} CgOptions;

// Generates everything reachable from main.main and the package initialisers and writes opt->path; of a root package
// that is not main, every function, for other objects to call. On failure to write returns false with a one-line reason
// in *why. Constructs that are not implemented are reported through diag; then returns false with *why NULL.
bool codegen_program(Program *prog, const CgOptions *opt, char **why);

// library.c: packages of the library that were compiled when gocc was built. Of each there is an object with its
// functions and an index that names them.
typedef struct CompiledPkg {
    const char *object; // its path
    bool used;          // the program refers to something in it
    Vec(Str) packages;  // that its requests name by numbers
    PtrMap functions;   // Str (symbol) -> CompiledFunc
} CompiledPkg;
typedef struct CompiledFunc {
    CompiledPkg *pkg;
    const char *requests; // what its body asks for (requests.c)
    long len;             // of requests; -1: they are not known
    const char *leaks;    // lower_leaks of it; NULL: not known
    bool is_private;      // the object has it for itself: LLVM may have given it other parameters, or none of its own
} CompiledFunc;
// The line that an index must begin with to be valid for the package as it is now.
const char *library_stamp(Arena *a, const char *compiler, const Pkg *pkg);
// Reads an index. NULL if there is none, or if it does not begin with stamp.
CompiledPkg *library_open(Arena *a, const char *index, const char *object, const char *stamp);

void library_leaks(const Pkg *pkg); // gives the functions of a compiled package their FuncInfo.leaks

// For the test that compiler and runtime agree (tests/unit/test_abi.c): the offsets in bytes at which code generation
// puts the members of a structure of runtime/abi/abi.h, aggregates taken apart into words. Fills offsets, returns how
// many; 0 for a name it does not know. types_init must have been called.
int codegen_abi_offsets(const char *structure, int64_t *offsets, int max);

#endif
