// driver.h: from the command line to files on disk: options, the pipeline, the linker, `gocc run`.
//
//   options.c    the command line
//   load.c       the packages of a program, each parsed and checked once
//   folder.c     the source files of a folder; buildtags.c: which of them are for this system
//   importpath.c from an import's path to a folder; gomod.c: go.mod; paths.c: names of folders
//   build.c      the pipeline: parse, check, lower, generate, optimise, emit, link
//   dump.c       what -d=types, -d=escape, -d=mono and -m print
//   link.c       finds lld and runs it
//   output.c     outputs appear complete or not at all; nothing temporary is left behind
//   phase.c      names the running phase, for -v, -d=time and our own crashes
//   run.c        replaces gocc by the program it built
//   test.c       `gocc test`: builds and runs the tests of packages; testmain.c: finds them and writes their main
//                package; example.c: what examples print; cover.c: coverage
//   resource.c   finds lib/gocc beside the executable
//   deepstack.c  runs the compiler on a stack as deep as any syntax tree needs
//
// Exit status: 0, or 1 for what is wrong with the program or its surroundings (errors, files, no linker), 2 for a
// command line that makes no sense, 3 for a bug of ours. `gocc run` passes on the status of the program.
#ifndef GOCC_DRIVER_H
#define GOCC_DRIVER_H

#include "lower/lower.h"
#include "syntax/cover.h"

enum { EXIT_PROGRAM = 1, EXIT_USAGE = 2, EXIT_BUG = 3 };

// Where the pipeline ends (-stop=), in its order.
typedef enum Stop { STOP_PARSE, STOP_CHECK, STOP_LOWER, STOP_IR, STOP_OPT, STOP_OBJ, STOP_NEVER } Stop;

typedef enum Emit { EMIT_PROGRAM, EMIT_OBJECT, EMIT_ASSEMBLY, EMIT_LLVM } Emit;

// The package `path` is made of these files and of no folder (-pkg=path=file,file).
typedef struct GivenPkg {
    const char *path;
    bool standard;   // it has the rights of the library's packages
    int covered;     // so many of its files, from the first, get counters
    int cover_first; // the number of the first one's counters
    Vec(const char *) files;
} GivenPkg;

typedef struct Options {
    int opt_level; // 0..3
    bool debug_info;
    bool all_errors;   // -e
    bool escape_notes; // -m
    bool verbose;      // -v
    bool run;          // `gocc run`
    bool fuzz;         // `gocc test -fuzz`
    Emit emit;
    Stop stop;
    struct {
        bool tokens, ast, types, escape, mono, ir, time;
    } dump;                  // -d=
    const char *output;      // -o, NULL if not given; "-" is standard output
    Vec(const char *) files; // of the main package
    const char *dir;         // or its folder; NULL if there are files
    bool all_sources;        // -a: the library, too, is compiled from its sources
    const char *library;     // -library: where the library's objects go; NULL: a program is compiled
    int image;               // -image=N: only image N of the library is made there, by a run of -library; -1: not given
    Vec(const char *) tags;  // -tags
    int lang;                // -lang=go1.N; 0 if not given
    const char *package_path;      // -p: import path of the main package, NULL if not given
    const char *home;              // the main package was made for the package in this folder; NULL: it was not
    const char *local_prefix;      // -D: what import paths that begin with ./ and ../ are relative to, NULL: the folder
    Vec(GivenPkg) packages;        // -pkg
    CoverMode cover;               // how the given packages count
    const char *cover_patterns;    // -coverpkg, NULL: the package that is tested
    Vec(const char *) cover_roots; // folders of all packages that are tested
    bool given_standard;           // -std: they count as packages of the library
    char **args;                   // of the program, for `gocc run`
    int nargs;
} Options;

// options.c -----------------------------------------------------------------------------------------------------------

// Reads the command line. Prints and exits for --help, --version (0) and for a wrong command line (EXIT_USAGE).
void options_parse(Arena *a, Options *o, int argc, char **argv);
void options_init(Options *o); // as without any flag
// Takes in one flag; `next` is the word behind it, or NULL. True if that one was used up. Exits like options_parse.
bool options_flag(Arena *a, Options *o, const char *word, const char *next);
// "gocc: text", a pointer to --help; exits with EXIT_USAGE.
_Noreturn void usage_error(const char *fmt, ...) PRINTF_LIKE(1, 2);

// paths.c -------------------------------------------------------------------------------------------------------------
// Paths given and made are clean: no "//", no "/" at the end, no "." elements, ".." only at the beginning.

const char *path_clean(Arena *a, const char *path);
const char *path_dir(Arena *a, const char *path);                   // "." if there is no slash; "/" of "/"
const char *path_base(const char *path);                            // last element
const char *path_join(Arena *a, const char *dir, const char *rest); // clean
const char *path_below(const char *dir, const char *path); // rest of path behind dir and its slash, "" for dir; NULL if
                                                           // path is not in dir
const char *path_real(Arena *a, const char *path);         // absolute, links followed; NULL if it does not exist
const char *path_relative(Arena *a, const char *from, const char *to); // between two absolute ones
const char *path_shown(Arena *a, const char *real);                    // relative to where gocc runs if that is shorter
bool path_is_dir(const char *path);
bool path_is_file(const char *path);

// buildtags.c ---------------------------------------------------------------------------------------------------------

bool buildtags_is_test(const char *name);                      // x_test.g
bool buildtags_name_holds(const Options *o, const char *name); // by _GOOS and _GOARCH in the file's name
// By its //go:build line; reports what is no expression. *version: N if the line demands at least go1.N, else 0.
bool buildtags_source_holds(const Options *o, const Source *src, int *version);

// gomod.c -------------------------------------------------------------------------------------------------------------

typedef struct Replacement {
    const char *path, *dir; // dir: a local folder, absolute
    int version;
} Replacement;

typedef struct Module {
    const char *path; // as go.mod calls it
    const char *dir;  // that holds go.mod, real
    int version;      // of the language: N of its line `go 1.N`
    Vec(Replacement) replacements;
} Module;

// The module that the real folder dir is in: of the nearest go.mod upwards. NULL if there is none. Errors go to diag.
Module *module_find(Arena *a, const char *dir);
// Folder of the package with this import path in m or a module that m replaces, and *version of that module; NULL if
// there is none.
const char *module_folder(Arena *a, const Module *m, const char *import_path, int *version);
// The other way round, for a real folder.
const char *module_import_path(Arena *a, const Module *m, const char *dir);

// importpath.c --------------------------------------------------------------------------------------------------------

// Where a package is.
typedef struct Place {
    Str path;              // its import path
    const char *dir;       // its folder, to show and to open
    const GivenPkg *given; // its files if they were given by -pkg, else NULL
    bool standard;         // of the library
    int version;           // of the language that it is in
} Place;

// Where to look for packages.
typedef struct Search {
    Arena *arena;
    const Options *options;
    const char *main_dir; // real folder of the main package
    const char *stdlib;   // folder of the library
    const Module *module; // of the main package, NULL if it is in none
} Search;

int import_version(const Search *s);    // of the language, for packages beside the main one
bool import_is_local(const char *path); // begins with . or ..
// Finds the package that `path` means in a file of `from`. False after reporting at pos.
bool import_locate(const Search *s, const Place *from, Str path, Pos pos, Place *out);

// folder.c ------------------------------------------------------------------------------------------------------------

typedef Vec(const char *) NameVec;

bool is_source_name(const char *name); // ends in .g or .go
// Every source file in the folder dir, tests too, sorted; false if it cannot be read (errno).
bool folder_names(Arena *a, const char *dir, NameVec *names);
// Parses the files of the package in folder dir into pkg->files. Errors go to diag, those about the folder at pos.
void folder_load(Arena *a, const Options *o, const char *dir, Pos pos, Pkg *pkg);

// embed.c -------------------------------------------------------------------------------------------------------------

void embed_resolve(Arena *a, const File *file); // reads what the //go:embed directives of the file name

// load.c --------------------------------------------------------------------------------------------------------------

typedef struct Load Load;

// Reads and parses the package that `o` names and all that it imports. A named file that cannot be read is fatal; all
// else that is wrong goes to diag. Dumps what -d=tokens and -d=ast ask for of the main package.
Load *load_program(Arena *a, const Options *o);
// All that was loaded and checked can be taken into other programs (libimage.c): list gets it, but for the main
// package.
void load_freeze(Load *l, Program *list);
const char *load_folder(const Load *l, const Pkg *pkg); // where the package is
Pkg *load_main(const Load *l);
// Reports what can be said of packages with syntax errors.
void load_check_syntax(Load *l);
// Checks each package, dependencies first. A package that imports one with errors is not checked. linked: and whether
// they can be linked to a program.
void load_check(Load *l, bool linked);
// Fills prog->pkgs in the order of initialisation, and prog->main.
void load_list(Load *l, Program *prog);

// library.c -----------------------------------------------------------------------------------------------------------

// Of a package whose imports have these fingerprints.
uint64_t library_fingerprint(const Pkg *pkg, const uint64_t *imports, int n);
// The object of a package of the library, by its fingerprint; NULL if there is none of just these sources.
struct CompiledPkg *library_find(Arena *a, const Pkg *pkg);
// Compiles every package of the library to an object in the folder o->library. Returns the exit status.
int library_build(Arena *a, Options *o);
const char *library_compiler_id(Arena *a);           // the build ID of this gocc in hexadecimal, "" if it has none
const char *library_index(Arena *a, const Pkg *pkg); // where the index of its object is
uint64_t library_mix(uint64_t h, const void *bytes, size_t n); // a hash, of more bytes

// libimage.c ----------------------------------------------------------------------------------------------------------

// All packages of the library, loaded and checked, if there is an image of them that fits; NULL otherwise. To be called
// before anything is interned or loaded.
Load *libimage_open(Arena *a, const Options *o);
enum { IMAGES = 2 }; // that are made when gocc is built: one to use, one to compare it with
// Writes image o->image into the folder of the library's objects; o->files: a program that imports every package.
// Nothing was interned or loaded in this process; a is from before as well.
void libimage_make(Arena *a, const Options *o);
bool libimage_check(Arena *a, const char *dir); // the images there are the same (image_same). Otherwise tells why

// build.c -------------------------------------------------------------------------------------------------------------

// Compiles what `o` names to `output` (or as far as -stop says) and returns the exit status.
int build(Arena *a, const Options *o, const char *output);
// The output's name if -o does not give one: that of the first file without folder and ending, or of the folder, with
// the ending of what is made.
const char *build_default_output(Arena *a, const Options *o);

// dump.c --------------------------------------------------------------------------------------------------------------

void dump_types(FILE *out, Arena *a, const Pkg *pkg); // each package-level object and local variable with its type
void dump_escapes(FILE *out, const Program *prog);    // each variable that lives on the heap, in gc's words
void dump_instances(FILE *out, const Program *prog);  // each function that was generated, in that order

// link.c --------------------------------------------------------------------------------------------------------------

// Links an object file with the runtime to a static executable. Fatal if there is no linker or it fails.
// With it go the objects of the library that prog uses.
void link_program(Arena *a, const Options *o, const Program *prog, const char *object, const char *program);

// testjson.c ----------------------------------------------------------------------------------------------------------

// Turns the output of a test program into events (gocc test -json), which go to out.
typedef struct TestJson TestJson;
TestJson *testjson_begin(Arena *a, FILE *out, const char *package); // package: import path
void testjson_write(TestJson *j, const char *text, size_t len);
// last: the line about the package; result: pass, fail or skip; failed_build: what testjson_build_failed was told, or
// NULL
void testjson_end(TestJson *j, const char *last, const char *result, const char *failed_build);
void testjson_build_failed(FILE *out, const char *id, const char *text); // text: the compiler's

// output.c ------------------------------------------------------------------------------------------------------------

// Arranges that temporary files go away at exit, on SIGINT, SIGTERM and SIGHUP, and when the compiler itself crashes
// (which is reported with the phase). Call once, on the thread that compiles.
void output_init(void);
// Creates an empty temporary file in $TMPDIR or /tmp; `suffix` ends its name. Fatal if it cannot.
const char *output_temp(Arena *a, const char *suffix);
// A file being made. Write to `temp`, then commit: `path` becomes the complete new file in one step. Without commit the
// old content of `path` stays. Devices and pipes cannot be replaced: they get the bytes at commit, as does "-"
// (stdout).
typedef struct Output {
    const char *path, *temp;
    bool copy; // path is no regular file
    bool executable;
} Output;
Output output_begin(Arena *a, const char *path, bool executable); // fatal if path cannot be written
void output_commit(Output *out);                                  // fatal if writing fails
void output_remove(const char *temp);                             // a temporary is no longer needed

// phase.c -------------------------------------------------------------------------------------------------------------

void phase_begin(const Options *o, const char *name, const char *what); // ends the one before; what: NULL or its object
const char *phase_current(void);
void phase_end(const Options *o); // of the last one; prints the table of -d=time

// run.c ---------------------------------------------------------------------------------------------------------------

// Builds to a temporary file and turns this process into the program. Returns an exit status only if that fails.
int run_program(Arena *a, const Options *o);

// test.c --------------------------------------------------------------------------------------------------------------

// `gocc test ...`: the whole command. Returns the exit status.
int test_command(Arena *a, int argc, char **argv);

// testmain.c ----------------------------------------------------------------------------------------------------------

// A file whose coverage is measured.
typedef struct CoverFile {
    const char *name;   // in profiles
    const char *import; // what the main package calls its package; NULL: that is not in the program
    CoverBlocks blocks;
} CoverFile;

// A package that is covered because of -coverpkg.
typedef struct CoverPkg {
    const char *path;
    bool standard;
    bool linked; // it is in the program
    NameVec files;
    int first; // of its files in TestPkg.covered
} CoverPkg;

typedef struct TestPkg {
    const char *dir;                  // with the tests
    const char *source_dir;           // with the package, mostly the same
    const char *path;                 // import path
    NameVec sources, tests, external; // files of the package, of its tests, and of the package NAME_test
    Vec(CoverFile) covered;           // with o->cover: the sources, and those of cover_pkgs
    int covered_sources;              // so many of them are the package's own
    Vec(CoverPkg) cover_pkgs;
    const char *main_file; // the generated main package
} TestPkg;

// Finds the files of the package in pkg->dir and pkg->source_dir and writes its main package to a temporary file. False
// if there are no tests, or after reporting an error.
bool testmain_write(Arena *a, const Options *o, TestPkg *pkg);
// of the package in dir, without tests
void testmain_sources(Arena *a, const Options *o, const char *dir, NameVec *files);

// cover.c -------------------------------------------------------------------------------------------------------------

const char *cover_mode_name(CoverMode mode);                  // as -covermode has it
CoverMode cover_parse_mode(const char *name);                 // ends the program if there is no such mode
const char *cover_variable(Arena *a, int file);               // that has the counters of a package's file, by its index
void cover_sources(Arena *a, const Options *o, TestPkg *pkg); // finds the blocks of its sources
void cover_others(Arena *a, const Options *o, TestPkg *pkg);  // and of what -coverpkg names
bool cover_any(const TestPkg *pkg);                           // is there something to count in its sources?
// For the main package: what it imports, and the call that hands the counters to package testing.
void cover_imports(const TestPkg *pkg, StrBuf *out);
void cover_register(Arena *a, const Options *o, const TestPkg *pkg, StrBuf *out);
// the profile of a package that does not run
void cover_write_unrun(const Options *o, TestPkg *pkg, const char *profile);
// The profile of all packages. Fatal if it cannot be written.
FILE *cover_begin_profile(const char *path, CoverMode mode);
void cover_add_profile(FILE *to, const char *part); // part: of one package; it may be missing

// example.c -----------------------------------------------------------------------------------------------------------

// What an example with this body prints, NULL if it does not say so.
const char *example_output(Arena *a, const Source *src, const Node *body, bool *unordered);

// resource.c ----------------------------------------------------------------------------------------------------------

// Path of a file in lib/gocc; fatal if it is not there.
const char *resource_path(Arena *a, const char *name);
// The folder of the standard library's sources; it may be missing.
const char *resource_stdlib(Arena *a);
// Path of a program in $PATH, or NULL.
const char *resource_find_program(Arena *a, const char *name);

// deepstack.c ---------------------------------------------------------------------------------------------------------

// f(ctx) on a thread with a stack of 512 MB (less where the system refuses); its result.
int deepstack_call(int (*f)(void *ctx), void *ctx);

#endif
