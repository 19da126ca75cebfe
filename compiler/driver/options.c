// options.c: the command line.
//
// Flags are gc's and the C compilers' where those agree: one dash, `-o file`, `-d=list`; two dashes are taken as one.
// They may stand before, between and after file names. A package is named by its files or by its folder. For `gocc
// run`, the file names end at the first word that does not end in .g or .go, and everything behind belongs to the
// program, as with `go run`.
#include "driver/driver.h"

#include <stdlib.h>
#include <sys/stat.h>

static const char help[] =
    "gocc compiles G, the language of Go, to small static programs.\n"
    "\n"
    "Usage:\n"
    "    gocc [flags] file.g... | folder            compile a package and what it imports to a program\n"
    "    gocc run [flags] file.g... | folder [args] compile it, run it with args, keep nothing\n"
    "    gocc test [flags] [folder...] [-args ...]  run the tests of packages: gocc test --help\n"
    "\n"
    "Flags:\n"
    "    -o file       name of the output; - is standard output for -S and -emit-llvm\n"
    "    -O0 .. -O3    optimisation level; -O2 if not given\n"
    "    -g, -g0       with or without debug information; -g if not given\n"
    "    -c            stop at an object file\n"
    "    -S            stop at assembly text\n"
    "    -emit-llvm    stop at LLVM's textual IR\n"
    "    -e            print all errors, not only the first ten\n"
    "    -m            print what escapes to the heap\n"
    "    -v            print each phase and the linker's command line\n"
    "    -stop=phase   stop behind phase: parse, check, lower, ir, opt, obj\n"
    "    -d=list       print, separated by commas: tokens, ast, types, escape, mono, ir, time\n"
    "    -tags=list    build tags that hold in //go:build lines, separated by commas\n"
    "    -pkg=path=files  import path and files (separated by commas) of a package that is in no folder of its own\n"
    "    -std          packages given by -pkg may import what is internal to the library\n"
    "    -lang=go1.N   version of the language, if not the one that go.mod names, or the newest\n"
    "    -p=path       import path of the package being compiled\n"
    "    -a            compile the library from its sources, too, instead of linking its objects\n"
    "    -library=folder  make the library's objects; done when gocc is built\n"
    "    -D=path       what ./x and ../x in import paths are relative to, if not to the file's folder\n"
    "    --help        this text\n"
    "    --version     version of gocc and of LLVM\n";

void usage_error(const char *fmt, ...)
{
    fprintf(stderr, "gocc: ");
    va_list args;
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fprintf(stderr, " (gocc --help shows how to use it)\n");
    exit(EXIT_USAGE);
}

static Stop parse_stop(const char *name)
{
    static const char *const names[] = {
        [STOP_PARSE] = "parse", [STOP_CHECK] = "check", [STOP_LOWER] = "lower",
        [STOP_IR] = "ir",       [STOP_OPT] = "opt",     [STOP_OBJ] = "obj",
    };
    for (int i = 0; i < (int)ARRAY_LEN(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return (Stop)i;
    }
    usage_error("-stop=%s: no such phase; there are parse, check, lower, ir, opt, obj", name);
}

static void parse_dumps(Options *o, const char *list)
{
    const struct {
        const char *name;
        bool *flag;
    } dumps[] = {
        {"tokens", &o->dump.tokens}, {"ast", &o->dump.ast}, {"types", &o->dump.types}, {"escape", &o->dump.escape},
        {"mono", &o->dump.mono},     {"ir", &o->dump.ir},   {"time", &o->dump.time},
    };
    while (*list) {
        size_t len = strcspn(list, ",");
        int i = 0, n = (int)ARRAY_LEN(dumps);
        while (i < n && !(strlen(dumps[i].name) == len && strncmp(list, dumps[i].name, len) == 0))
            i++;
        if (i == n)
            usage_error("-d=%.*s: no such dump; there are tokens, ast, types, escape, mono, ir, time", (int)len, list);
        *dumps[i].flag = true;
        list += len + (list[len] == ',');
    }
}

static void parse_tags(Arena *a, Options *o, const char *list)
{
    while (*list) {
        size_t len = strcspn(list, ", ");
        if (len > 0)
            vec_push(a, &o->tags, (const char *)arena_printf(a, "%.*s", (int)len, list));
        list += len + (list[len] != '\0');
    }
}

// path=file,file
static void parse_package(Arena *a, Options *o, const char *text)
{
    size_t path_len = strcspn(text, "=");
    const char *list = text + path_len + (text[path_len] == '=');
    GivenPkg pkg = {.path = arena_printf(a, "%.*s", (int)path_len, text)};
    while (*list) {
        size_t len = strcspn(list, ",");
        const char *file = arena_printf(a, "%.*s", (int)len, list);
        if (!is_source_name(file))
            usage_error("-pkg=%s: \"%s\" is not a .g or .go file", text, file);
        vec_push(a, &pkg.files, file);
        list += len + (list[len] == ',');
    }
    if (path_len == 0 || pkg.files.len == 0)
        usage_error("-pkg=%s: should be -pkg=path=file.g,file.g", text);
    vec_push(a, &o->packages, pkg);
}

// A flag with a text: `-name=value` or `-name value`. NULL if flag is not this one; *used: the next word is the value.
static const char *flag_value(const char *flag, const char *name, const char *next, bool *used)
{
    size_t n = strlen(name);
    if (strncmp(flag, name, n) != 0 || (flag[n] && flag[n] != '='))
        return NULL;
    *used = !flag[n];
    const char *value = *used ? next : flag + n + 1;
    if (!value || !*value)
        usage_error("-%s needs a value", name);
    return value;
}

// go1.N
static int parse_lang(const char *text)
{
    char *end;
    if (strcmp(text, "go1") == 0)
        return 1; // go1.0, which has the same language
    long n = strncmp(text, "go1.", 4) == 0 && text[4] >= '0' && text[4] <= '9' ? strtol(text + 4, &end, 10) : -1;
    if (n < 0 || *end || (text[4] == '0' && text[5]))
        usage_error("invalid value \"%s\" for -lang: should be something like \"go1.12\"", text);
    if (n > LANGUAGE_VERSION)
        usage_error("invalid value \"%s\" for -lang: max known version is \"go1.%d\"", text, LANGUAGE_VERSION);
    return n > 0 ? (int)n : 1;
}

// Flags about packages.
static bool parse_package_flag(Arena *a, Options *o, const char *flag, const char *next, bool *used)
{
    const char *value;
    if ((value = flag_value(flag, "tags", next, used)))
        parse_tags(a, o, value);
    else if ((value = flag_value(flag, "pkg", next, used)))
        parse_package(a, o, value);
    else if ((value = flag_value(flag, "p", next, used)))
        o->package_path = value;
    else if ((value = flag_value(flag, "lang", next, used)))
        o->lang = parse_lang(value);
    else if ((value = flag_value(flag, "library", next, used)))
        o->library = value;
    else if ((value = flag_value(flag, "image", next, used)))
        o->image = *value - '0';
    else if ((value = flag_value(flag, "D", next, used)))
        o->local_prefix = value;
    return value != NULL;
}

// One flag, dashes stripped. `value` is the next word, for `-o file`. Returns true if it was used up.
static bool parse_flag(Arena *a, Options *o, const char *word, const char *flag, const char *value)
{
    bool used;
    if (parse_package_flag(a, o, flag, value, &used))
        return used;
    const struct {
        const char *name;
        bool *flag;
        bool to;
    } switches[] = {
        {"g", &o->debug_info, true},       {"g0", &o->debug_info, false}, {"e", &o->all_errors, true},
        {"m", &o->escape_notes, true},     {"v", &o->verbose, true},      {"a", &o->all_sources, true},
        {"std", &o->given_standard, true},
    };
    for (size_t i = 0; i < ARRAY_LEN(switches); i++) {
        if (strcmp(flag, switches[i].name) == 0) {
            *switches[i].flag = switches[i].to;
            return false;
        }
    }
    if (flag[0] == 'O' && flag[1] >= '0' && flag[1] <= '3' && !flag[2]) {
        o->opt_level = flag[1] - '0';
    } else if (strcmp(flag, "c") == 0) {
        o->emit = EMIT_OBJECT;
    } else if (strcmp(flag, "S") == 0) {
        o->emit = EMIT_ASSEMBLY;
    } else if (strcmp(flag, "emit-llvm") == 0) {
        o->emit = EMIT_LLVM;
    } else if (strncmp(flag, "stop=", 5) == 0) {
        o->stop = parse_stop(flag + 5);
    } else if (strncmp(flag, "d=", 2) == 0) {
        parse_dumps(o, flag + 2);
    } else if (strncmp(flag, "o=", 2) == 0 && flag[2]) {
        o->output = flag + 2;
    } else if (strcmp(flag, "o") == 0) {
        if (!value || !*value)
            usage_error("-o needs a file name");
        o->output = value;
        return true;
    } else {
        usage_error("unknown flag %s", word);
    }
    return false;
}

static bool parse_information(const char *flag)
{
    if (strcmp(flag, "help") == 0 || strcmp(flag, "h") == 0)
        fputs(help, stdout);
    else if (strcmp(flag, "version") == 0)
        printf("gocc %s (LLVM %s), G as of Go 1.27, linux/amd64\n", GOCC_VERSION, GOCC_LLVM_VERSION);
    else
        return false;
    return true;
}

// -o must not name a source file, under whatever spelling.
static void check_output_is_no_input(const Options *o)
{
    struct stat out, in;
    if (!o->output || stat(o->output, &out) < 0)
        return;
    for (int i = 0; i < o->files.len; i++) {
        if (stat(o->files.at[i], &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
            usage_error("-o %s would overwrite a source file", o->output);
    }
}

static void check_combination(const Options *o)
{
    if (o->image >= 0 && (!o->library || o->image >= IMAGES || o->files.len != 1))
        usage_error("-image is for gocc -library");
    if (o->library) {
        if ((o->files.len > 0 && o->image < 0) || o->dir || o->run || o->output || o->emit != EMIT_PROGRAM ||
            o->stop != STOP_NEVER)
            usage_error("-library compiles the library and nothing else");
        return;
    }
    if (o->files.len == 0 && !o->dir)
        usage_error("no source files");
    if (o->files.len > 0 && o->dir)
        usage_error("name the files of one package, or one folder: both makes no sense");
    if (o->run && o->output)
        usage_error("gocc run keeps no output: -o makes no sense");
    if (o->run && (o->emit != EMIT_PROGRAM || o->stop != STOP_NEVER))
        usage_error("gocc run makes a program: -c, -S, -emit-llvm and -stop make no sense");
    if (o->output && strcmp(o->output, "-") == 0 && o->emit != EMIT_ASSEMBLY && o->emit != EMIT_LLVM)
        usage_error("-o - is for -S and -emit-llvm");
    check_output_is_no_input(o);
}

void options_init(Options *o)
{
    *o = (Options){.opt_level = 2, .debug_info = true, .emit = EMIT_PROGRAM, .stop = STOP_NEVER, .image = -1};
}

bool options_flag(Arena *a, Options *o, const char *word, const char *next)
{
    const char *flag = word + 1 + (word[1] == '-');
    if (parse_information(flag))
        exit(0);
    return parse_flag(a, o, word, flag, next);
}

void options_parse(Arena *a, Options *o, int argc, char **argv)
{
    options_init(o);
    int i = 1;
    if (argc > 1 && strcmp(argv[1], "run") == 0) {
        o->run = true;
        i++;
    }
    bool flags_end = false;
    for (; i < argc; i++) {
        const char *word = argv[i];
        if (o->run && (o->dir || (o->files.len > 0 && !is_source_name(word))))
            break;
        if (!flags_end && strcmp(word, "--") == 0) {
            flags_end = true;
        } else if (!flags_end && word[0] == '-' && word[1]) {
            i += options_flag(a, o, word, i + 1 < argc ? argv[i + 1] : NULL);
        } else if (is_source_name(word)) {
            vec_push(a, &o->files, word);
        } else if (path_is_dir(word) && !o->dir) {
            o->dir = path_clean(a, word);
        } else {
            usage_error("%s is not a .g or .go file", *word ? word : "an empty name");
        }
    }
    o->args = argv + i;
    o->nargs = argc - i;
    check_combination(o);
}
