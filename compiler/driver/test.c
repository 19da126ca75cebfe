// test.c: `gocc test`: builds a test program for each package and runs it in the package's folder.
//
// Each program is built by a process of its own, since a compiler run is not made to be repeated. Without folders on
// the command line the package is that of the current folder, and its output is shown as it comes, as with -bench and
// that of a single package with -v. Otherwise the output of a package is shown when it is complete, and only if it has
// failed or -v or -bench is given. Behind it stands a line as `go test` writes it:
//
//   ok      example.com/x  0.012s
//   FAIL    example.com/x  0.012s
//   FAIL    example.com/x [build failed]
//   ?       example.com/x  [no test files]
//
// and with -cover the coverage behind the time; a package without tests has 0.0% of it (cover.c).
#include "driver/driver.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char help[] =
    "gocc test builds and runs the tests of packages.\n"
    "\n"
    "Usage:\n"
    "    gocc test [flags] [folder...] [-args arguments of the test programs]\n"
    "\n"
    "folder/... is a folder and all below it; a path that is no folder is a package of the library. Flags of the test\n"
    "programs (-run, -skip, -v, -bench, -benchtime, -benchmem, -fuzz, -fuzztime, -fuzzminimizetime, -count, -cpu,\n"
    "-short, -timeout, -failfast, -list, -parallel, -shuffle, -fullpath, -artifacts, -outputdir) may also be written "
    "with\n"
    "-test. in front. The others are gocc's, but for -v, and:\n"
    "    -c            only build, to PACKAGE.test or what -o says\n"
    "    -cover        measure which part of the statements has run\n"
    "    -covermode=m  set: whether a statement has run (this is -cover's); count: how often; atomic: how often, exact "
    "if\n"
    "                  goroutines run at the same time\n"
    "    -coverpkg=list\n"
    "                  cover these packages, separated by commas, where tests import them; the form is that of "
    "folders\n"
    "                  and of import paths, which may end in /...\n"
    "    -coverprofile=file\n"
    "                  write what has run to a file, in the form that `go tool cover` reads\n"
    "    -json         print what happens as JSON objects, one a line, those of go test -json\n"
    "    -p=path       import path of the package; if it is one of the library, its sources are the library's\n";

enum { NO_TESTS = 4, NOTHING_RUNS = 5 }; // exit status of a build without tests; of one with statements, and -cover

typedef struct Test {
    Arena *arena;
    Options options;  // of the compiler
    Vec(char *) args; // of the test programs
    Vec(const char *) dirs;
    bool local;  // no folders were named
    bool bench;  // -bench
    bool fuzz;   // -fuzz
    bool stream; // output is not looked at
    bool tee;    // output is shown as it comes
    bool compile_only;
    bool verbose;     // -v or -bench: all output is shown
    bool json;        // -json
    TestJson *events; // of the package being tested, with -json
    bool failed;
    double timeout;           // seconds; 0: none
    const char *profile;      // -coverprofile; NULL: none
    FILE *profile_file;       // that it is written to
    const char *profile_part; // a temporary file, of the package being tested
    const char *output_dir;   // -outputdir
} Test;

// The command line ----------------------------------------------------------------------------------------------------

// Flags that test programs have, and whether they have a value.
static const struct {
    const char *name;
    bool value;
} test_flags[] = {
    {"v", false},         {"short", false},    {"failfast", false}, {"benchmem", false}, {"fullpath", false},
    {"artifacts", false}, {"run", true},       {"skip", true},      {"bench", true},     {"benchtime", true},
    {"count", true},      {"cpu", true},       {"timeout", true},   {"list", true},      {"parallel", true},
    {"shuffle", true},    {"outputdir", true}, {"fuzz", true},      {"fuzztime", true},  {"fuzzminimizetime", true},
};

// A duration as in "1h30m10.5s", in seconds; -1 if it is none.
static double parse_duration(const char *s)
{
    static const struct {
        const char *unit;
        double seconds;
    } units[] = {
        {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}, {"h", 3600}, {"m", 60}, {"s", 1},
    };
    double sum = 0;
    if (strcmp(s, "0") == 0)
        return 0;
    while (*s) {
        char *end;
        double n = strtod(s, &end);
        size_t i = 0;
        while (i < ARRAY_LEN(units) && strncmp(end, units[i].unit, strlen(units[i].unit)) != 0)
            i++;
        if (end == s || i == ARRAY_LEN(units) || n < 0)
            return -1;
        sum += n * units[i].seconds;
        s = end + strlen(units[i].unit);
    }
    return sum;
}

// Takes in a flag of the test programs. False if it is none; *used: the next word is its value.
static bool parse_test_flag(Test *t, const char *flag, const char *next, bool *used)
{
    *used = false;
    if (strncmp(flag, "test.", 5) == 0)
        flag += 5;
    size_t len = strcspn(flag, "="), i = 0;
    while (i < ARRAY_LEN(test_flags) &&
           (strlen(test_flags[i].name) != len || strncmp(test_flags[i].name, flag, len) != 0))
        i++;
    if (i == ARRAY_LEN(test_flags))
        return false;
    const char *value = flag[len] ? flag + len + 1 : NULL;
    if (test_flags[i].value && !value) {
        if (!next)
            usage_error("-%s needs a value", test_flags[i].name);
        value = next;
        *used = true;
    }
    const char *name = test_flags[i].name;
    vec_push(t->arena, &t->args,
             value ? arena_printf(t->arena, "-test.%s=%s", name, value) : arena_printf(t->arena, "-test.%s", name));
    if (strcmp(name, "timeout") == 0 && (t->timeout = parse_duration(value)) < 0)
        usage_error("-timeout=%s is no duration", value);
    if (strcmp(name, "outputdir") == 0)
        t->output_dir = value;
    t->bench = t->bench || strcmp(name, "bench") == 0;
    t->fuzz = t->fuzz || (strcmp(name, "fuzz") == 0 && *value);
    t->options.fuzz = t->fuzz;
    bool on = !value || strcmp(value, "false") != 0;
    t->verbose =
        t->verbose || (on && (strcmp(name, "v") == 0 || strcmp(name, "bench") == 0 || strcmp(name, "list") == 0));
    return true;
}

// Adds dir, if it has source files, and all folders in it that are worth looking at.
static void add_below(Test *t, const char *dir)
{
    NameVec names = {0}, dirs = {0};
    if (folder_names(t->arena, dir, &names) && names.len > 0)
        vec_push(t->arena, &t->dirs, dir);
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        const char *path = path_join(t->arena, dir, e->d_name);
        bool skipped = e->d_name[0] == '.' || e->d_name[0] == '_' || strcmp(e->d_name, "testdata") == 0;
        if (!skipped && path_is_dir(path) && !path_is_file(path_join(t->arena, path, "go.mod")))
            vec_push(t->arena, &dirs, path);
    }
    if (d)
        closedir(d);
    for (int i = 1; i < dirs.len; i++) { // in order of their names
        for (int k = i; k > 0 && strcmp(dirs.at[k - 1], dirs.at[k]) > 0; k--) {
            const char *swap = dirs.at[k];
            dirs.at[k] = dirs.at[k - 1];
            dirs.at[k - 1] = swap;
        }
    }
    for (int i = 0; i < dirs.len; i++)
        add_below(t, dirs.at[i]);
}

static void add_dir(Test *t, const char *word)
{
    size_t len = strlen(word);
    bool below = len >= 3 && strcmp(word + len - 3, "...") == 0 && (len == 3 || word[len - 4] == '/');
    const char *dir = below ? arena_printf(t->arena, "%.*s", (int)(len - 3), word) : word;
    dir = path_clean(t->arena, *dir ? dir : ".");
    if (!path_is_dir(dir)) {
        const char *standard = path_join(t->arena, resource_stdlib(t->arena), dir);
        if (!path_is_dir(standard))
            usage_error("%s is no folder and no package of the library", word);
        dir = standard;
    }
    if (below)
        add_below(t, dir);
    else
        vec_push(t->arena, &t->dirs, dir);
}

// What `go test` has and this does not.
static void refuse_flag(const char *flag)
{
    static const char *const missing[] = {"cpuprofile", "memprofile", "race", "vet"};
    for (size_t i = 0; i < ARRAY_LEN(missing); i++) {
        size_t n = strlen(missing[i]);
        if (strncmp(flag, missing[i], n) == 0 && (!flag[n] || flag[n] == '='))
            usage_error("not supported yet: gocc test -%s", missing[i]);
    }
}

// Takes in -cover and relatives. False if flag is none; *used: the next word is its value.
static bool parse_cover_flag(Test *t, const char *flag, const char *next, bool *used)
{
    if (strncmp(flag, "test.", 5) == 0)
        flag += 5;
    const char *eq = strchr(flag, '='), *value = eq ? eq + 1 : NULL;
    size_t len = strcspn(flag, "=");
    CoverMode mode = t->options.cover ? t->options.cover : COVER_SET;
    if (len == 5 && strncmp(flag, "cover", len) == 0) {
        t->options.cover = value && strcmp(value, "false") == 0 ? COVER_NONE : mode;
        return true;
    }
    bool is_mode = len == 9 && strncmp(flag, "covermode", len) == 0;
    bool is_pkg = len == 8 && strncmp(flag, "coverpkg", len) == 0;
    if (!is_mode && !is_pkg && (len != 12 || strncmp(flag, "coverprofile", len) != 0))
        return false;
    *used = !value;
    if (!value && !next)
        usage_error("-%s needs a value", flag);
    value = value ? value : next;
    if (is_pkg)
        t->options.cover_patterns = value;
    else if (!is_mode)
        t->profile = value;
    t->options.cover = is_mode ? cover_parse_mode(value) : mode;
    return true;
}

static void parse_command_line(Test *t, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;
        bool used = false;
        if (strcmp(word, "-args") == 0 || strcmp(word, "--args") == 0) {
            for (i++; i < argc; i++)
                vec_push(t->arena, &t->args, argv[i]);
        } else if (word[0] != '-' || !word[1]) {
            add_dir(t, word);
        } else {
            const char *flag = word + 1 + (word[1] == '-');
            if (strcmp(flag, "help") == 0 || strcmp(flag, "h") == 0) {
                fputs(help, stdout);
                exit(0);
            }
            refuse_flag(flag);
            if (strcmp(flag, "c") == 0)
                t->compile_only = true;
            else if (strcmp(flag, "json") == 0)
                t->json = true;
            else if (!parse_cover_flag(t, flag, next, &used) && !parse_test_flag(t, flag, next, &used))
                used = options_flag(t->arena, &t->options, word, next);
            i += used;
        }
    }
    t->local = t->dirs.len == 0;
    if (t->local)
        vec_push(t->arena, &t->dirs, ".");
    for (int i = 0; i < t->dirs.len; i++)
        vec_push(t->arena, &t->options.cover_roots, t->dirs.at[i]);
    if (t->fuzz && t->dirs.len > 1)
        usage_error("cannot use -fuzz flag with multiple packages");
    if (t->fuzz && t->profile)
        usage_error("cannot use -coverprofile flag with -fuzz flag");
    t->stream = (t->local || t->bench || t->fuzz) && !t->json;
    t->tee = t->verbose && t->dirs.len == 1 && !t->json;
    if (t->options.output && (!t->compile_only || t->dirs.len > 1))
        usage_error("-o is for -c and one package");
}

// Building ------------------------------------------------------------------------------------------------------------

// The import path of the package in dir, which need not be in a module.
static const char *import_path(Test *t, const char *dir)
{
    if (t->options.package_path)
        return t->options.package_path;
    const char *real = path_real(t->arena, dir), *standard = path_real(t->arena, resource_stdlib(t->arena));
    if (!real)
        return dir;
    const char *below = standard ? path_below(standard, real) : NULL;
    if (below && *below)
        return below;
    const Module *m = module_find(t->arena, real);
    const char *path = m ? module_import_path(t->arena, m, real) : NULL;
    return path ? path : path_base(real);
}

static void give_package(Arena *a, Options *o, GivenPkg pkg, const NameVec *first, const NameVec *second)
{
    for (int i = 0; i < first->len; i++)
        vec_push(a, &pkg.files, first->at[i]);
    for (int i = 0; second && i < second->len; i++)
        vec_push(a, &pkg.files, second->at[i]);
    if (pkg.files.len > 0)
        vec_push(a, &o->packages, pkg);
}

// In a process of its own: builds the tests in dir to `program` and ends with the exit status.
_Noreturn static void build_here(Test *t, const char *dir, const char *path, const char *program)
{
    Arena *a = t->arena;
    Options *o = &t->options;
    const char *standard = path_join(a, resource_stdlib(a), path);
    bool is_standard = path_is_dir(standard);
    TestPkg pkg = {.dir = dir, .source_dir = is_standard ? standard : dir, .path = path};
    if (!testmain_write(a, o, &pkg)) {
        diag_flush(stderr);
        bool unrun = diag_count() == 0 && cover_any(&pkg);
        if (unrun && t->profile_part)
            cover_write_unrun(o, &pkg, t->profile_part);
        fflush(NULL);
        _exit(diag_count() > 0 ? EXIT_PROGRAM : unrun ? NOTHING_RUNS : NO_TESTS);
    }
    GivenPkg own = {.path = path, .standard = is_standard, .covered = pkg.covered_sources};
    GivenPkg external = {.path = arena_printf(a, "%s_test", path), .standard = is_standard};
    give_package(a, o, own, &pkg.sources, &pkg.tests);
    give_package(a, o, external, &pkg.external, NULL);
    for (int i = 0; i < pkg.cover_pkgs.len; i++) {
        const CoverPkg *c = &pkg.cover_pkgs.at[i];
        GivenPkg other = {.path = c->path, .standard = c->standard, .covered = c->files.len, .cover_first = c->first};
        if (c->linked)
            give_package(a, o, other, &c->files, NULL);
    }
    vec_push(a, &o->files, pkg.main_file);
    o->package_path = NULL;
    o->home = dir;
    int status = build(a, o, program);
    output_remove(pkg.main_file);
    fflush(NULL);
    if (status == 0)
        _exit(0); // what is temporary is the parent's
    exit(status);
}

// All that comes from fd.
static StrBuf read_all(Test *t, int fd)
{
    StrBuf text = {.arena = t->arena};
    char buf[4096];
    ssize_t n;
    buf_puts(&text, "");
    while ((n = read(fd, buf, sizeof buf)) > 0 || (n < 0 && errno == EINTR))
        buf_add(&text, buf, n > 0 ? (size_t)n : 0);
    return text;
}

// Exit status of the build; the compiler has said what is wrong, on standard error or, with -json, in *said.
static int build_test(Test *t, const char *dir, const char *path, const char *program, const char **said)
{
    int fds[2] = {-1, -1};
    if (t->json && pipe2(fds, O_CLOEXEC) < 0)
        fatal("cannot make a pipe: %s", strerror(errno));
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0)
        fatal("cannot fork: %s", strerror(errno));
    if (pid == 0 && (!t->json || dup2(fds[1], STDERR_FILENO) >= 0))
        build_here(t, dir, path, program);
    if (t->json) {
        close(fds[1]);
        *said = read_all(t, fds[0]).text;
        close(fds[0]);
    }
    int status;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            fatal("cannot wait: %s", strerror(errno));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_BUG;
}

// Running -------------------------------------------------------------------------------------------------------------

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

// Where inputs that fuzzing found interesting are kept from run to run; NULL: nowhere.
static const char *fuzz_cache(Test *t, const char *path)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && *cache == '/')
        return arena_printf(t->arena, "%s/gocc/fuzz/%s", cache, path);
    return home && *home == '/' ? arena_printf(t->arena, "%s/.cache/gocc/fuzz/%s", home, path) : NULL;
}

// Runs the program in dir. Its standard output and error go to `out`, or to ours if that is -1.
static pid_t start(Test *t, const char *dir, const char *path, const char *program, int out)
{
    Vec(char *) argv = {0};
    vec_push(t->arena, &argv, (char *)program);
    if (t->timeout > 0)
        vec_push(t->arena, &argv, arena_printf(t->arena, "-test.timeout=%gs", t->timeout));
    if (t->json)
        vec_push(t->arena, &argv, (char *)"-test.v=test2json");
    if (t->profile_part)
        vec_push(t->arena, &argv, arena_printf(t->arena, "-test.coverprofile=%s", t->profile_part));
    const char *kept = t->fuzz ? fuzz_cache(t, path) : NULL;
    if (kept)
        vec_push(t->arena, &argv, arena_printf(t->arena, "-test.fuzzcachedir=%s", kept));
    for (int i = 0; i < t->args.len; i++)
        vec_push(t->arena, &argv, t->args.at[i]);
    vec_push(t->arena, &argv, NULL);
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0)
        fatal("cannot fork: %s", strerror(errno));
    if (pid > 0)
        return pid;
    if (out >= 0 && (dup2(out, STDOUT_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0))
        _exit(127);
    if (chdir(dir) < 0)
        _exit(127);
    execv(program, argv.at);
    _exit(127);
}

// A program that should have ended itself gets a minute more.
static int milliseconds_left(const Test *t, double begin)
{
    if (t->timeout <= 0 || t->fuzz)
        return -1;
    double left = begin + t->timeout + 60 - now();
    return left <= 0 ? 0 : left > 1e6 ? 1000000000 : (int)(left * 1000) + 1;
}

// Collects what comes from fd up to its end; a program that does not end is killed.
static void collect(const Test *t, int fd, pid_t pid, double begin, StrBuf *output)
{
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int ready = poll(&p, 1, milliseconds_left(t, begin));
        if (ready == 0) {
            buf_printf(output, "*** Test killed: ran too long.\n");
            kill(pid, SIGKILL);
            return;
        }
        char buf[1 << 16];
        ssize_t n = ready < 0 ? -1 : read(fd, buf, sizeof buf);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        buf_add(output, buf, (size_t)n);
        if (t->events)
            testjson_write(t->events, buf, (size_t)n);
        if (t->tee && fwrite(buf, 1, (size_t)n, stdout) == (size_t)n)
            fflush(stdout);
    }
}

static const char *status_text(Arena *a, int status)
{
    return WIFEXITED(status) ? arena_printf(a, "exit status %d", WEXITSTATUS(status))
                             : arena_printf(a, "signal: %s", strsignal(WTERMSIG(status)));
}

// A line beside what the program prints.
static void say(Test *t, const char *line)
{
    if (t->events)
        testjson_write(t->events, line, strlen(line));
    else
        fputs(line, stdout);
}

// The line that stands behind the output of a package.
static void conclude(Test *t, const char *line, const char *result, const char *failed_build)
{
    if (t->events)
        testjson_end(t->events, line, result, failed_build);
    else
        fputs(line, stdout);
    t->events = NULL;
}

// The coverage that a program has printed, for the line about its package.
static const char *coverage_remark(Test *t, const char *output)
{
    const char *at = t->options.cover ? strstr(output, "coverage: ") : NULL;
    return at ? arena_printf(t->arena, "\t%.*s", (int)strcspn(at, "\n"), at) : "";
}

static void report_run(Test *t, const char *path, int status, const StrBuf *output, double seconds)
{
    bool ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const char *text = output->text ? output->text : "";
    if ((!ok || t->verbose) && !t->tee && !t->json)
        fwrite(text, 1, output->len, stdout);
    if (!ok) {
        if (output->len == 0)
            say(t, arena_printf(t->arena, "%s\n", status_text(t->arena, status)));
        conclude(t, arena_printf(t->arena, "FAIL\t%s\t%.3fs\n", path, seconds), "fail", NULL);
        t->failed = true;
        return;
    }
    const char *none = "testing: warning: no tests to run\n";
    const char *remark = strstr(text, none) ? " [no tests to run]" : "";
    const char *covered = coverage_remark(t, text);
    conclude(t, arena_printf(t->arena, "ok  \t%s\t%.3fs%s%s\n", path, seconds, covered, remark), "pass", NULL);
}

static void run_test(Test *t, const char *dir, const char *path, const char *program)
{
    int fds[2] = {-1, -1};
    if (!t->stream && pipe2(fds, O_CLOEXEC) < 0)
        fatal("cannot make a pipe: %s", strerror(errno));
    double begin = now();
    pid_t pid = start(t, dir, path, program, fds[1]);
    StrBuf output = {.arena = t->arena};
    if (!t->stream) {
        close(fds[1]);
        collect(t, fds[0], pid, begin, &output);
        close(fds[0]);
    }
    int status;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            fatal("cannot wait: %s", strerror(errno));
    }
    report_run(t, path, status, &output, now() - begin);
}

static void test_folder(Test *t, const char *dir)
{
    const char *path = import_path(t, dir), *program;
    if (t->compile_only)
        program = t->options.output ? t->options.output : arena_printf(t->arena, "%s.test", path_base(path));
    else
        program = output_temp(t->arena, ".test");
    t->profile_part = t->profile_file ? output_temp(t->arena, ".cover") : NULL;
    const char *said = "", *id = arena_printf(t->arena, "%s [%s.test]", path, path);
    int status = build_test(t, dir, path, program, &said);
    bool broken = status != 0 && status != NO_TESTS && status != NOTHING_RUNS;
    if (t->json && broken)
        testjson_build_failed(stdout, id, arena_printf(t->arena, "# %s\n%s", id, said));
    if (t->json && !t->compile_only)
        t->events = testjson_begin(t->arena, stdout, path);
    if (status == 0 && !t->compile_only) {
        run_test(t, dir, path, program);
    } else if (status == NO_TESTS) {
        conclude(t, arena_printf(t->arena, "?   \t%s\t[no test files]\n", path), "skip", NULL);
    } else if (status == NOTHING_RUNS) {
        conclude(t, arena_printf(t->arena, "\t%s\t\tcoverage: 0.0%% of statements\n", path), "skip", NULL);
    } else if (broken) {
        conclude(t, arena_printf(t->arena, "FAIL\t%s [build failed]\n", path), "fail", id);
        t->failed = true;
    }
    if (!t->compile_only)
        output_remove(program);
    if (t->profile_part) {
        cover_add_profile(t->profile_file, t->profile_part);
        output_remove(t->profile_part);
    }
}

int test_command(Arena *a, int argc, char **argv)
{
    Test t = {.arena = a, .timeout = 600};
    options_init(&t.options);
    parse_command_line(&t, argc, argv);
    diag_set_limit(t.options.all_errors ? 0 : 10);
    output_init();
    if (t.profile && !t.compile_only) {
        t.profile = t.output_dir && *t.profile != '/' ? path_join(a, t.output_dir, t.profile) : t.profile;
        t.profile_file = cover_begin_profile(t.profile, t.options.cover);
    }
    for (int i = 0; i < t.dirs.len; i++)
        test_folder(&t, t.dirs.at[i]);
    if (t.profile_file && fclose(t.profile_file) != 0)
        fatal("cannot write %s: %s", t.profile, strerror(errno));
    if (t.failed && !t.local && !t.json)
        printf("FAIL\n");
    return t.failed ? EXIT_PROGRAM : 0;
}
