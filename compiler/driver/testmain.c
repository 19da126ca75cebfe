// testmain.c: the program that runs the tests of a package: finds test files and the functions in them, and writes the
// main package that hands them to package testing.
//
// Test files (*_test.g, *_test.go) of the package itself are compiled together with it; those of the package NAME_test
// are a package of their own, which imports the other one. Both import the package with its test files in it, and so
// does everything that the tests import.
#include "driver/driver.h"

#include <ctype.h>
#include <errno.h>
#include <locale.h>
#include <wctype.h>

typedef enum TestKind { TEST_TEST, TEST_BENCHMARK, TEST_FUZZ, TEST_EXAMPLE, TEST_MAIN, TEST_NONE } TestKind;

typedef struct TestFunc {
    TestKind kind;
    const char *pkg; // name under which the main package imports it: _test or _xtest
    const char *name;
    const char *output; // of an example
    bool unordered;
} TestFunc;

typedef struct Found {
    Arena *arena;
    Vec(TestFunc) funcs;
} Found;

// Test functions ------------------------------------------------------------------------------------------------------

// Is name the prefix, or the prefix and something that does not begin with a lower-case letter?
static bool has_prefix(const char *name, const char *prefix)
{
    size_t n = strlen(prefix);
    if (strncmp(name, prefix, n) != 0)
        return false;
    if (!name[n])
        return true;
    if ((unsigned char)name[n] < 0x80)
        return !islower((unsigned char)name[n]);
    uint32_t r = 0;
    utf8_decode(name + n, strlen(name + n), &r);
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0);
    bool lower = utf8 && iswlower_l((wint_t)r, utf8);
    if (utf8)
        freelocale(utf8);
    return !lower;
}

// One parameter of type *letter or *testing.letter, no result, no type parameters.
static bool takes(const Node *type, char letter)
{
    const NodeVec *params = &type->functype.params;
    if (params->len != 1 || type->functype.results.len > 0)
        return false;
    const Node *t = params->at[0]->field.typ;
    if (!t || t->kind != N_STAR)
        return false;
    const Node *x = t->star.x;
    Str name = x->kind == N_NAME ? x->name.name : x->kind == N_SELECTOR ? x->sel.name : NULL;
    return name && name->len == 1 && name->text[0] == letter;
}

static void require(const Node *fn, char letter, const char *param)
{
    const Node *type = fn->funcdecl.typ;
    if (type->functype.tparams.len > 0)
        diag_error(fn->pos, "wrong signature for %s, test functions cannot have type parameters",
                   fn->funcdecl.name->name.name->text);
    else if (!takes(type, letter))
        diag_error(fn->pos, "wrong signature for %s, must be: func %s(%s *testing.%c)",
                   fn->funcdecl.name->name.name->text, fn->funcdecl.name->name.name->text, param, letter);
}

static TestKind classify(const Node *fn)
{
    const char *name = fn->funcdecl.name->name.name->text;
    const Node *type = fn->funcdecl.typ;
    if (strcmp(name, "TestMain") == 0 && !takes(type, 'T')) {
        require(fn, 'M', "m");
        return TEST_MAIN;
    }
    if (has_prefix(name, "Test")) {
        require(fn, 'T', "t");
        return TEST_TEST;
    }
    if (has_prefix(name, "Benchmark")) {
        require(fn, 'B', "b");
        return TEST_BENCHMARK;
    }
    if (has_prefix(name, "Fuzz")) {
        require(fn, 'F', "f");
        return TEST_FUZZ;
    }
    bool plain = type->functype.params.len == 0 && type->functype.results.len == 0;
    return has_prefix(name, "Example") && plain ? TEST_EXAMPLE : TEST_NONE;
}

static void find_funcs(Found *found, const File *file, const char *pkg)
{
    for (int i = 0; i < file->decls.len; i++) {
        const Node *d = file->decls.at[i];
        if (d->kind != N_FUNCDECL || d->funcdecl.recv || !d->funcdecl.body)
            continue;
        TestFunc f = {.kind = classify(d), .pkg = pkg, .name = d->funcdecl.name->name.name->text};
        if (f.kind == TEST_EXAMPLE)
            f.output = example_output(found->arena, file->source, d->funcdecl.body, &f.unordered);
        if (f.kind == TEST_NONE || (f.kind == TEST_EXAMPLE && !f.output))
            continue;
        vec_push(found->arena, &found->funcs, f);
    }
}

// Writing the main package --------------------------------------------------------------------------------------------

static void add_quoted(StrBuf *out, const char *text)
{
    buf_puts(out, "\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\' || c < ' ' || c >= 0x7f)
            buf_printf(out, "\\x%02x", c);
        else
            buf_add(out, text, 1);
    }
    buf_puts(out, "\"");
}

static void add_list(StrBuf *out, const Found *found, TestKind kind, const char *variable, const char *type)
{
    buf_printf(out, "\nvar %s = []testing.%s{\n", variable, type);
    for (int i = 0; i < found->funcs.len; i++) {
        const TestFunc *f = &found->funcs.at[i];
        if (f->kind != kind)
            continue;
        buf_printf(out, "\t{\"%s\", %s.%s", f->name, f->pkg, f->name);
        if (kind == TEST_EXAMPLE) {
            buf_puts(out, ", ");
            add_quoted(out, f->output);
            buf_puts(out, f->unordered ? ", true" : ", false");
        }
        buf_puts(out, "},\n");
    }
    buf_puts(out, "}\n");
}

static bool uses(const Found *found, const char *pkg)
{
    for (int i = 0; i < found->funcs.len; i++) {
        if (strcmp(found->funcs.at[i].pkg, pkg) == 0)
            return true;
    }
    return false;
}

static const char *main_text(const Options *o, const TestPkg *pkg, const Found *found)
{
    const char *test = cover_any(pkg) || uses(found, "_test") ? "_test" : "_";
    StrBuf out = {.arena = found->arena};
    buf_puts(&out, "package main\n\nimport (\n\t\"os\"\n\t\"testing\"\n\t\"testing/internal/testdeps\"\n");
    if (pkg->sources.len + pkg->tests.len > 0)
        buf_printf(&out, "\t%s \"%s\"\n", test, pkg->path);
    if (pkg->external.len > 0)
        buf_printf(&out, "\t%s \"%s_test\"\n", uses(found, "_xtest") ? "_xtest" : "_", pkg->path);
    cover_imports(pkg, &out);
    buf_puts(&out, ")\n");
    add_list(&out, found, TEST_TEST, "tests", "InternalTest");
    add_list(&out, found, TEST_BENCHMARK, "benchmarks", "InternalBenchmark");
    add_list(&out, found, TEST_FUZZ, "fuzzTargets", "InternalFuzzTarget");
    add_list(&out, found, TEST_EXAMPLE, "examples", "InternalExample");
    buf_puts(&out, "\nfunc main() {\n");
    if (o->cover)
        cover_register(found->arena, o, pkg, &out);
    buf_printf(&out,
               "\tdeps := testdeps.Deps{Path: \"%s\"}\n"
               "\tm := testing.MainStart(deps, tests, benchmarks, fuzzTargets, examples)\n",
               pkg->path);
    const char *main_pkg = NULL;
    for (int i = 0; i < found->funcs.len; i++) {
        if (found->funcs.at[i].kind == TEST_MAIN)
            main_pkg = found->funcs.at[i].pkg;
    }
    if (main_pkg)
        buf_printf(&out, "\t%s.TestMain(m)\n\tos.Exit(testdeps.ExitCode(m))\n}\n", main_pkg);
    else
        buf_puts(&out, "\tos.Exit(m.Run())\n}\n");
    return out.text;
}

static const char *write_main(Arena *a, const char *text)
{
    const char *path = output_temp(a, "_testmain.g");
    FILE *f = fopen(path, "w");
    if (!f || fputs(text, f) < 0 || fclose(f) != 0)
        fatal("cannot write %s: %s", path, strerror(errno));
    return path;
}

// The package ---------------------------------------------------------------------------------------------------------

static File *parse_test_file(Arena *a, const Options *o, const char *path)
{
    const char *why = NULL;
    const Source *src = source_load(path, &why);
    if (!src)
        fatal("cannot read %s: %s", path, why);
    int version;
    return buildtags_source_holds(o, src, &version) ? parse_file(a, src) : NULL;
}

// Adds the file to its package: tests of the package itself or of NAME_test.
static void add_test(Arena *a, TestPkg *pkg, const File *file, Found *found)
{
    if (!file || !file->pkgname)
        return;
    const char *name = file->pkgname->name.name->text;
    size_t len = strlen(name);
    bool external = len > 5 && strcmp(name + len - 5, "_test") == 0;
    if (external)
        vec_push(a, &pkg->external, file->source->path);
    else
        vec_push(a, &pkg->tests, file->source->path);
    find_funcs(found, file, external ? "_xtest" : "_test");
}

static void add_source(Arena *a, const Options *o, TestPkg *pkg, const char *path)
{
    const char *why = NULL;
    const Source *src = source_load(path, &why);
    if (!src)
        fatal("cannot read %s: %s", path, why);
    int version;
    if (buildtags_source_holds(o, src, &version))
        vec_push(a, &pkg->sources, path);
}

static void find_files(Arena *a, const Options *o, const char *dir, bool tests, TestPkg *pkg, Found *found)
{
    NameVec names = {0};
    if (!folder_names(a, dir, &names))
        fatal("cannot read %s: %s", dir, strerror(errno));
    for (int i = 0; i < names.len; i++) {
        const char *name = names.at[i], *path = path_join(a, dir, name);
        if (!buildtags_name_holds(o, name) || buildtags_is_test(name) != tests)
            continue;
        if (tests)
            add_test(a, pkg, parse_test_file(a, o, path), found);
        else
            add_source(a, o, pkg, path);
    }
}

void testmain_sources(Arena *a, const Options *o, const char *dir, NameVec *files)
{
    TestPkg pkg = {.dir = dir};
    find_files(a, o, dir, false, &pkg, NULL);
    *files = pkg.sources;
}

bool testmain_write(Arena *a, const Options *o, TestPkg *pkg)
{
    Found found = {.arena = a};
    find_files(a, o, pkg->source_dir, false, pkg, &found);
    find_files(a, o, pkg->dir, true, pkg, &found);
    if (o->cover)
        cover_sources(a, o, pkg);
    if (diag_count() > 0 || pkg->tests.len + pkg->external.len == 0)
        return false;
    if (o->cover && o->cover_patterns)
        cover_others(a, o, pkg);
    if (diag_count() > 0)
        return false;
    pkg->main_file = write_main(a, main_text(o, pkg, &found));
    return true;
}
