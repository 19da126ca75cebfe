// library.c: the packages of the library as objects (codegen/library.c), made when gocc is built and found beside their
// sources:
//
//   lib/gocc/stdlib/<path>/*.g     sources
//   lib/gocc/library/<path>.o      object
//   lib/gocc/library/<path>.index  its index
//
// `gocc -library DIR` makes them: all packages go through the front end as one program, then each is generated in a
// process of its own, as many at a time as there are processors. Two more make the image of what the front end has made
// of them (libimage.c).
//
// An object is taken only if it was made by this gocc of these sources. The compiler is known by the build ID that the
// linker gave it; the sources by a fingerprint of their text and, so that what was inlined from other packages counts,
// of the fingerprints of what the package imports. Other files by -tags, another version of the language, a package
// under test: all have another fingerprint.
#include "codegen/codegen.h"
#include "driver/driver.h"

#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// Fingerprints --------------------------------------------------------------------------------------------------------

uint64_t library_mix(uint64_t h, const void *bytes, size_t n) // FNV-1a
{
    const uint8_t *p = bytes;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 1099511628211u;
    return h;
}

uint64_t library_fingerprint(const Pkg *pkg, const uint64_t *imports, int n)
{
    uint64_t h = library_mix(14695981039346656037u, &pkg->version, sizeof pkg->version);
    for (int i = 0; i < pkg->files.len; i++) {
        const Source *src = pkg->files.at[i]->source;
        h = library_mix(h, path_base(src->path), strlen(path_base(src->path)) + 1);
        h = library_mix(h, &src->len, sizeof src->len);
        h = library_mix(h, src->text, src->len);
    }
    return library_mix(h, imports, (size_t)n * sizeof *imports);
}

enum { ID_BYTES = 20 };

typedef struct BuildId {
    uint8_t bytes[ID_BYTES];
    size_t len;
} BuildId;

static int find_build_id(struct dl_phdr_info *info, size_t size, void *ctx)
{
    BuildId *id = ctx;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_NOTE)
            continue;
        const uint8_t *p = (const uint8_t *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        const uint8_t *end = p + info->dlpi_phdr[i].p_memsz;
        while (end - p >= (ptrdiff_t)sizeof(Elf64_Nhdr)) {
            const Elf64_Nhdr *note = (const void *)p;
            size_t name = (note->n_namesz + 3u) & ~3u, desc = (note->n_descsz + 3u) & ~3u;
            if (note->n_type == NT_GNU_BUILD_ID && note->n_descsz <= ID_BYTES) {
                memcpy(id->bytes, p + sizeof *note + name, id->len = note->n_descsz);
                return 1;
            }
            p += sizeof *note + name + desc;
        }
    }
    return 1; // the executable comes first; the libraries have IDs of their own
}

const char *library_compiler_id(Arena *a)
{
    BuildId id = {0};
    dl_iterate_phdr(find_build_id, &id);
    char *text = arena_alloc(a, 2 * ID_BYTES + 1);
    for (size_t i = 0; i < id.len; i++)
        snprintf(text + 2 * i, 3, "%02x", id.bytes[i]);
    text[2 * id.len] = '\0';
    return text;
}

// Using it ------------------------------------------------------------------------------------------------------------

static const char *in_library(Arena *a, const char *dir, const Pkg *pkg, const char *ending)
{
    return arena_printf(a, "%s/%s.%s", dir, pkg->path->text, ending);
}

static const char *library_folder(Arena *a)
{
    return arena_printf(a, "%s/../library", resource_stdlib(a));
}

const char *library_index(Arena *a, const Pkg *pkg)
{
    return in_library(a, library_folder(a), pkg, "index");
}

CompiledPkg *library_find(Arena *a, const Pkg *pkg)
{
    static const char *id;
    if (!id)
        id = library_compiler_id(a);
    const char *stamp = library_stamp(a, id, pkg), *object = in_library(a, library_folder(a), pkg, "o");
    return *id && access(object, R_OK) == 0 ? library_open(a, library_index(a, pkg), object, stamp) : NULL;
}

// Making it -----------------------------------------------------------------------------------------------------------

// The import paths of all packages below dir, which is the folder `path` of the library.
static void list_packages(Arena *a, const char *dir, const char *path, NameVec *paths)
{
    NameVec files = {0};
    int sources = 0;
    if (!folder_names(a, dir, &files))
        fatal("cannot read %s: %s", dir, strerror(errno));
    for (int i = 0; i < files.len; i++)
        sources += !buildtags_is_test(files.at[i]);
    if (sources > 0 && *path)
        vec_push(a, paths, path);
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));) {
        const char *below = path_join(a, dir, e->d_name);
        bool hidden = e->d_name[0] == '.' || e->d_name[0] == '_' || strcmp(e->d_name, "testdata") == 0;
        if (!hidden && path_is_dir(below))
            list_packages(a, below, arena_printf(a, "%s%s%s", path, *path ? "/" : "", e->d_name), paths);
    }
    if (d)
        closedir(d);
}

// A temporary file: a program that imports every package of the library.
static const char *write_importer(Arena *a)
{
    const char *path = output_temp(a, ".g"), *stdlib = resource_stdlib(a);
    NameVec paths = {0};
    list_packages(a, stdlib, "", &paths);
    FILE *out = fopen(path, "we");
    bool ok = out && fputs("package main\n\n", out) >= 0;
    for (int i = 0; ok && i < paths.len; i++)
        ok = fprintf(out, "import _ \"%s\"\n", paths.at[i]) >= 0;
    ok = ok && fputs("\nfunc main() {}\n", out) >= 0;
    if (!out || fclose(out) != 0 || !ok)
        fatal("cannot write %s: %s", path, strerror(errno));
    return path;
}

static void make_folder_of(Arena *a, const char *path)
{
    const char *dir = path_dir(a, path);
    if (path_is_dir(dir))
        return;
    make_folder_of(a, dir);
    if (mkdir(dir, 0777) < 0 && errno != EEXIST)
        fatal("cannot make %s: %s", dir, strerror(errno));
}

// In a process of its own.
static _Noreturn void generate_package(Arena *a, const Options *o, Program *prog, Pkg *pkg)
{
    const char *object = in_library(a, o->library, pkg, "o"), *index = in_library(a, o->library, pkg, "index");
    make_folder_of(a, object);
    CgOptions cg = {
        .opt_level = o->opt_level,
        .debug = o->debug_info,
        .library = pkg,
        .library_index = index,
        .library_stamp = library_stamp(a, library_compiler_id(a), pkg),
        .inline_path = resource_path(a, "inline.bc"),
        .output = CG_OBJECT,
        .path = object,
        .dir = resource_stdlib(a),
    };
    char *why = NULL;
    bool ok = codegen_program(prog, &cg, &why);
    diag_flush(stderr);
    if (!ok)
        fprintf(stderr, "gocc: cannot write %s: %s\n", object, why ? why : "code generation failed");
    _exit(ok ? 0 : EXIT_PROGRAM);
}

// Waits for one of the processes; true if it did what it should.
static bool wait_for_one(void)
{
    int status;
    pid_t pid;
    while ((pid = wait(&status)) < 0 && errno == EINTR)
        ;
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Has another gocc make the library's image (libimage.c), where the system chooses its addresses anew.
static void start_image(Arena *a, const Options *o, int place)
{
    char *argv[] = {"gocc", arena_printf(a, "-library=%s", o->library), arena_printf(a, "-image=%d", place),
                    (char *)o->files.at[0], NULL};
    pid_t pid = fork();
    if (pid < 0)
        fatal("cannot start a process: %s", strerror(errno));
    if (pid == 0) {
        personality((unsigned long)personality(UINT32_MAX) & ~(unsigned long)ADDR_NO_RANDOMIZE);
        execv("/proc/self/exe", argv);
        fprintf(stderr, "gocc: cannot start gocc: %s\n", strerror(errno));
        _exit(EXIT_PROGRAM);
    }
}

// The image, and another one to compare it with.
static bool make_image(Arena *a, const Options *o)
{
    bool ok = true;
    for (int place = 0; place < IMAGES; place++)
        start_image(a, o, place);
    for (int place = 0; place < IMAGES; place++)
        ok &= wait_for_one();
    return ok && libimage_check(a, o->library);
}

int library_build(Arena *a, Options *o)
{
    if (o->image >= 0) {
        libimage_make(a, o);
        return 0;
    }
    o->home = resource_stdlib(a); // so it may import what is internal
    vec_push(a, &o->files, write_importer(a));
    Load *load = load_program(a, o);
    if (diag_blocking() == 0)
        load_check(load, true);
    diag_flush(stderr);
    if (diag_count() > 0)
        return EXIT_PROGRAM;
    Program prog = {.arena = a};
    load_list(load, &prog);
    lower_program(&prog);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int running = 0;
    bool ok = true;
    for (int i = 0; i < prog.pkgs.len; i++) {
        if (prog.pkgs.at[i] == prog.main)
            continue;
        if (running >= processors && running-- > 0)
            ok &= wait_for_one();
        pid_t pid = fork();
        if (pid < 0)
            fatal("cannot start a process: %s", strerror(errno));
        if (pid == 0)
            generate_package(a, o, &prog, prog.pkgs.at[i]);
        running++;
    }
    for (; running > 0; running--)
        ok &= wait_for_one();
    ok = ok && make_image(a, o);
    return ok ? 0 : EXIT_PROGRAM;
}
