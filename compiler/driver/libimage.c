// libimage.c: the library as the front end leaves it. When gocc is built, all its packages are parsed and checked once
// more, as lazily as for a program, and what that leaves in memory is written to lib/gocc/library/image (util/image.c).
// A program that is compiled later takes from it the packages that it imports.
//
// The image is that of one compiler, known by its build ID, and of sources and objects as they were: size and time of
// each file and folder are looked at. Who asks for other sources (-tags, -pkg, a package under test) goes without it.
#include "codegen/codegen.h"
#include "driver/driver.h"

#include <sys/stat.h>
#include <unistd.h>

typedef struct Seen { // a file or folder that the image was made of
    const char *path;
    int64_t size, time; // of the last change, in ns
} Seen;

typedef struct LibraryImage {
    Load *load;
    const char *stdlib;
    Vec(Seen) seen;
} LibraryImage;

enum { MAX_PARTS = UTIL_PARTS + TYPES_PARTS };

static void list_parts(ImagePart *parts)
{
    util_parts(parts);
    types_parts(parts + UTIL_PARTS);
}

static uint64_t image_stamp(const char *compiler)
{
    return library_mix(0, compiler, strlen(compiler));
}

// number: 0 is the one that is used.
static const char *image_path(Arena *a, const char *dir, int number)
{
    return number == 0 ? arena_printf(a, "%s/image", dir) : arena_printf(a, "%s/image.%d", dir, number);
}

// Folders have no size of their own.
static bool look_at(const char *path, Seen *seen)
{
    struct stat st;
    if (stat(path, &st) < 0)
        return false;
    *seen = (Seen){path, S_ISDIR(st.st_mode) ? 0 : st.st_size, st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec};
    return true;
}

// Using it ------------------------------------------------------------------------------------------------------------

static bool is_as_seen(const LibraryImage *image, const char *stdlib)
{
    if (strcmp(image->stdlib, stdlib) != 0)
        return false;
    for (int i = 0; i < image->seen.len; i++) {
        Seen now;
        const Seen *then = &image->seen.at[i];
        if (!look_at(then->path, &now) || now.size != then->size || now.time != then->time)
            return false;
    }
    return true;
}

Load *libimage_open(Arena *a, const Options *o)
{
    if (o->library || o->home || o->tags.len > 0 || o->packages.len > 0)
        return NULL;
    const char *stdlib = resource_stdlib(a), *compiler = library_compiler_id(a);
    ImagePart parts[MAX_PARTS];
    list_parts(parts);
    if (!*compiler)
        return NULL;
    const char *path = image_path(a, arena_printf(a, "%s/../library", stdlib), 0);
    const_use_lasting();
    const LibraryImage *image = image_open(path, image_stamp(compiler), parts, MAX_PARTS);
    if (!image)
        return NULL;
    if (is_as_seen(image, stdlib)) {
        if (o->verbose)
            fprintf(stderr, "gocc: library from %s\n", path);
        return image->load;
    }
    image_forget(parts, MAX_PARTS);
    return NULL;
}

// Making it -----------------------------------------------------------------------------------------------------------

static void see(Arena *a, LibraryImage *image, const char *path)
{
    Seen s;
    if (!look_at(path, &s))
        fatal("cannot stat %s", path);
    vec_push(a, &image->seen, s);
}

static void see_package(Arena *a, LibraryImage *image, const Pkg *pkg, const char *dir)
{
    see(a, image, dir);
    for (int i = 0; i < pkg->files.len; i++)
        see(a, image, pkg->files.at[i]->source->path);
    if (pkg->compiled) {
        see(a, image, pkg->compiled->object);
        see(a, image, library_index(a, pkg));
    }
}

void libimage_make(Arena *outside, const Options *given)
{
    const char *path = image_path(outside, given->library, given->image);
    image_begin(given->image);
    const_use_lasting();
    Arena *a = arena_new();
    Options o;
    options_init(&o);
    o.home = resource_stdlib(a); // so it may import what is internal
    vec_push(a, &o.files, (const char *)arena_printf(a, "%s", given->files.at[0]));
    LibraryImage *image = arena_make(a, LibraryImage);
    image->load = load_program(a, &o);
    load_check(image->load, true);
    diag_flush(stderr);
    if (diag_count() > 0)
        fatal("the library has errors");
    image->stdlib = resource_stdlib(a);
    Program packages = {.arena = a};
    load_freeze(image->load, &packages);
    for (int i = 0; i < packages.pkgs.len; i++) {
        Pkg *pkg = packages.pkgs.at[i];
        see_package(a, image, pkg, load_folder(image->load, pkg));
        if (pkg->compiled)
            library_leaks(pkg);
    }
    const char *why;
    ImagePart parts[MAX_PARTS];
    list_parts(parts);
    if (!image_write(path, image_stamp(library_compiler_id(a)), parts, MAX_PARTS, image, &why))
        fatal("cannot write %s: %s", path, why);
}

bool libimage_check(Arena *a, const char *dir)
{
    const char *why, *path = image_path(a, dir, 0), *other = image_path(a, dir, 1);
    bool same = image_same(path, other, &why);
    unlink(other);
    if (!same) {
        unlink(path);
        fprintf(stderr, "gocc: %s: %s\n", path, why);
    }
    return same;
}
