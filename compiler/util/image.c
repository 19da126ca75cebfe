// image.c: memory as a file. What one run of the compiler has made of the library (trees, types, constants, names,
// texts) is written once and mapped by later runs, which then need not read, parse and check it again.
//
// All memory that lasts (arenas, interned strings, sources, the digits of numbers) comes from lasting_alloc. That is
// calloc, unless image_begin was called: then it is one region at an address of our own, which is the same in every
// run. So pointers may stay as they are. They may lead into the region and, since an executable that is not
// position-independent lies where it always does, to functions and constants of the compiler. Variables of the compiler
// that belong to it (ImagePart) are copied into the file and back.
//
// Whether something leads elsewhere, to a stack or to what malloc has given, shows when another process makes the same
// image at another place (image_same): the system gives each process other addresses for those, so a word must either
// be the same in both files or lead into both regions, equally far. What is hashed by its address must not notice the
// place, hence hash_pointer.
//
// The file is mapped privately: pages are read when they are touched, and what a run changes is its own copy.
//
//   header | parts | region, from a page boundary
//
// The stamp says who wrote it and of what. Another stamp, another place of the executable or no room at the address:
// there is no image, and everything is done from the sources.
#include "util/util.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALIGNMENT = 16, PAGE = 4096 };

#define REGION ((char *)0x200000000000)
#define REGION_SIZE ((size_t)1 << 30)
#define PLACE_DISTANCE ((uintptr_t)1 << 40) // leaves the lower half of an address alone, see hash_pointer

typedef struct Header {
    char magic[8];
    uint64_t stamp, header_size, size; // size: of the region
    char *base;                        // of the region
    void *executable, *root;
} Header;

static const char magic[8] = "goccimg";

static struct {
    bool making;
    char *base, *end; // what is used of it; NULL: there is none in this process
} region;

static bool in_region(const void *p)
{
    return (const char *)p >= region.base && (const char *)p < region.end;
}

void *lasting_alloc(size_t size)
{
    if (!region.making) {
        void *p = calloc(1, size);
        if (!p)
            fatal("out of memory");
        return p;
    }
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size > (size_t)(region.base + REGION_SIZE - region.end))
        fatal("out of memory for the image");
    void *p = region.end;
    region.end += size;
    return p;
}

void lasting_free(void *p)
{
    if (!in_region(p))
        free(p);
}

void *lasting_realloc(void *p, size_t old_size, size_t size)
{
    if (p && !region.making && !in_region(p)) {
        p = realloc(p, size);
        if (!p)
            fatal("out of memory");
        return p;
    }
    void *moved = lasting_alloc(size);
    if (p)
        memcpy(moved, p, old_size < size ? old_size : size);
    return moved;
}

void image_begin(int place)
{
    char *base = REGION + (uintptr_t)place * PLACE_DISTANCE;
    void *p = mmap(base, REGION_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != base)
        fatal("cannot reserve memory for the image: %s", strerror(errno));
    region.making = true;
    region.base = region.end = base;
}

// Writing -------------------------------------------------------------------------------------------------------------

static size_t size_before_region(const ImagePart *parts, int n)
{
    size_t size = sizeof(Header);
    for (int i = 0; i < n; i++)
        size += parts[i].size;
    return (size + PAGE - 1) & ~(size_t)(PAGE - 1);
}

bool image_write(const char *path, uint64_t stamp, const ImagePart *parts, int n, void *root, const char **why)
{
    size_t before = size_before_region(parts, n), size = (size_t)(region.end - region.base);
    char *front = calloc(1, before);
    FILE *out = front ? fopen(path, "wbe") : NULL;
    bool ok = out != NULL;
    if (ok) {
        Header h = {.stamp = stamp,
                    .header_size = before,
                    .size = size,
                    .base = region.base,
                    .executable = image_begin,
                    .root = root};
        memcpy(h.magic, magic, sizeof magic);
        memcpy(front, &h, sizeof h);
        char *p = front + sizeof h;
        for (int i = 0; i < n; p += parts[i++].size)
            memcpy(p, parts[i].at, parts[i].size);
        ok = fwrite(front, 1, before, out) == before && fwrite(region.base, 1, size, out) == size;
    }
    if (out)
        ok = fclose(out) == 0 && ok;
    free(front);
    if (!ok)
        *why = strerror(errno);
    return ok;
}

// Comparing -----------------------------------------------------------------------------------------------------------

typedef struct Words {
    const uintptr_t *at; // NULL: the file cannot be read
    size_t n;
} Words;

static Words map_words(const char *path)
{
    Words w = {0};
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p != MAP_FAILED)
            w = (Words){p, (size_t)st.st_size / sizeof *w.at};
    }
    if (fd >= 0)
        close(fd);
    return w;
}

// The first word that is neither the same in both nor an address in both regions; the count of words if there is none.
static size_t find_difference(Words a, Words b)
{
    size_t i = 0;
    while (i < a.n && (a.at[i] == b.at[i] || (b.at[i] - a.at[i] == PLACE_DISTANCE && a.at[i] >= (uintptr_t)REGION &&
                                              a.at[i] < (uintptr_t)REGION + REGION_SIZE)))
        i++;
    return i;
}

bool image_same(const char *path, const char *other, const char **why)
{
    static char text[160];
    Words a = map_words(path), b = map_words(other);
    *why = NULL;
    if (!a.at || !b.at) {
        *why = "cannot read the images";
    } else if (a.n != b.n) {
        *why = "two images of the same are not of the same size";
    } else {
        size_t i = find_difference(a, b);
        if (i < a.n)
            snprintf(text, sizeof text,
                     "word %zu leads out of the image, or changes from one run to the next: %#zx, %#zx", i, a.at[i],
                     b.at[i]);
        *why = i < a.n ? text : NULL;
    }
    if (a.at)
        munmap((void *)a.at, a.n * sizeof *a.at);
    if (b.at)
        munmap((void *)b.at, b.n * sizeof *b.at);
    return !*why;
}

// Reading -------------------------------------------------------------------------------------------------------------

static bool map_region(int fd, const Header *h)
{
    size_t size = (h->size + PAGE - 1) & ~(size_t)(PAGE - 1);
    char *p = mmap(REGION, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED_NOREPLACE, fd, (off_t)h->header_size);
    if (p != REGION) {
        if (p != MAP_FAILED)
            munmap(p, size);
        return false;
    }
    region.base = REGION;
    region.end = REGION + h->size;
    return true;
}

// Takes the image in fd. NULL if it is not for us.
static void *open_image(int fd, uint64_t stamp, const ImagePart *parts, int n)
{
    Header h;
    struct stat st;
    size_t before = size_before_region(parts, n);
    if (pread(fd, &h, sizeof h, 0) != sizeof h || memcmp(h.magic, magic, sizeof magic) != 0 || h.stamp != stamp ||
        h.base != REGION || h.executable != (void *)image_begin || h.header_size != before || h.size > REGION_SIZE)
        return NULL;
    if (fstat(fd, &st) < 0 || (uint64_t)st.st_size != h.header_size + h.size || !map_region(fd, &h))
        return NULL;
    off_t at = sizeof h;
    for (int i = 0; i < n; at += (off_t)parts[i++].size)
        if (pread(fd, parts[i].at, parts[i].size, at) != (ssize_t)parts[i].size)
            fatal("cannot read the image of the library");
    return h.root;
}

void image_forget(const ImagePart *parts, int n)
{
    for (int i = 0; i < n; i++)
        memset(parts[i].at, 0, parts[i].size);
    munmap(region.base, (size_t)(region.end - region.base));
    region.base = region.end = NULL;
}

void *image_open(const char *path, uint64_t stamp, const ImagePart *parts, int n)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    void *root = open_image(fd, stamp, parts, n);
    close(fd);
    return root;
}
