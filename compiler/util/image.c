// image.c: memory as a file. What one run of the compiler has made of the library (trees, types, constants, names, texts) is
// written once and mapped by later runs, which then need not read, parse and check it again.
//
// All memory that lasts (arenas, interned strings, sources, the digits of numbers) comes from lasting_alloc. That is calloc,
// unless image_begin was called: then it is one region at an address of our own, which is the same in every run. So pointers
// may stay as they are. They may lead into the region and, since an executable that is not position-independent lies where it
// always does, to functions and constants of the compiler; image_write looks at each word of memory and refuses what leads
// elsewhere. Variables of the compiler that belong to it (ImagePart) are copied into the file and back.
//
// The file is mapped privately: pages are read when they are touched, and what a run changes is its own copy.
//
//   header | parts | region, from a page boundary
//
// The stamp says who wrote it and of what. Another stamp, another place of the executable or no room at the address: there is
// no image, and everything is done from the sources.
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

typedef struct Header {
    char magic[8];
    uint64_t stamp, header_size, size; // size: of the region
    void *executable, *root;
} Header;

static const char magic[8] = "goccimg";

static struct {
    bool making;
    char *end; // of what is used of the region; NULL: there is none in this process
} region;

static bool in_region(const void *p)
{
    return (const char *)p >= REGION && (const char *)p < region.end;
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
    if (size > (size_t)(REGION + REGION_SIZE - region.end))
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

void image_begin(void)
{
    void *p = mmap(REGION, REGION_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != REGION)
        fatal("cannot reserve memory for the image: %s", strerror(errno));
    region.making = true;
    region.end = REGION;
}

// Writing -------------------------------------------------------------------------------------------------------------

typedef struct Range {
    uintptr_t from, to;
} Range;

enum { MAX_RANGES = 512 };

// What is mapped beside the region and the executable, and above 4 GiB: numbers look like lower addresses, and there is only
// the heap of the first thread, which is not the compiler's (driver/deepstack.c). Returns the count.
static int foreign_ranges(Range *ranges)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[1024];
    int n = 0;
    while (maps && n < MAX_RANGES && fgets(line, sizeof line, maps)) {
        Range r;
        if (sscanf(line, "%lx-%lx", &r.from, &r.to) != 2 || (char *)r.from == REGION)
            continue;
        if (r.from > UINT32_MAX)
            ranges[n++] = r;
    }
    if (maps)
        fclose(maps);
    return n;
}

// Two numbers of 32 bits beside each other, positions or lengths, may look like an address; but then the lower half is small.
static bool may_be_address(uintptr_t word)
{
    enum { LARGEST_NUMBER = 1 << 24 };
    return word > UINT32_MAX && word % sizeof word == 0 && (uint32_t)word > LARGEST_NUMBER;
}

// The first word that leads out of the image, or NULL.
static const uintptr_t *find_foreign(const void *at, size_t size, const Range *ranges, int n)
{
    const uintptr_t *words = at;
    for (size_t i = 0; i < size / sizeof *words; i++)
        for (int k = 0; may_be_address(words[i]) && k < n; k++)
            if (words[i] >= ranges[k].from && words[i] < ranges[k].to)
                return &words[i];
    return NULL;
}

static const char *check_words(const ImagePart *parts, int n)
{
    Range ranges[MAX_RANGES];
    int nranges = foreign_ranges(ranges);
    const uintptr_t *foreign = find_foreign(REGION, (size_t)(region.end - REGION), ranges, nranges);
    for (int i = 0; i < n && !foreign; i++)
        foreign = find_foreign(parts[i].at, parts[i].size, ranges, nranges);
    static char text[80];
    if (!foreign)
        return NULL;
    snprintf(text, sizeof text, "the word at %p leads out of it, to %p", (const void *)foreign, (void *)*foreign);
    return text;
}

static size_t size_before_region(const ImagePart *parts, int n)
{
    size_t size = sizeof(Header);
    for (int i = 0; i < n; i++)
        size += parts[i].size;
    return (size + PAGE - 1) & ~(size_t)(PAGE - 1);
}

bool image_write(const char *path, uint64_t stamp, const ImagePart *parts, int n, void *root, const char **why)
{
    *why = check_words(parts, n);
    if (*why)
        return false;
    size_t before = size_before_region(parts, n), size = (size_t)(region.end - REGION);
    char *front = calloc(1, before);
    FILE *out = front ? fopen(path, "wbe") : NULL;
    bool ok = out != NULL;
    if (ok) {
        Header h = {.stamp = stamp, .header_size = before, .size = size, .executable = image_begin, .root = root};
        memcpy(h.magic, magic, sizeof magic);
        memcpy(front, &h, sizeof h);
        char *p = front + sizeof h;
        for (int i = 0; i < n; p += parts[i++].size)
            memcpy(p, parts[i].at, parts[i].size);
        ok = fwrite(front, 1, before, out) == before && fwrite(REGION, 1, size, out) == size;
    }
    if (out)
        ok = fclose(out) == 0 && ok;
    free(front);
    if (!ok)
        *why = strerror(errno);
    return ok;
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
        h.executable != (void *)image_begin || h.header_size != before || h.size > REGION_SIZE)
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
    munmap(REGION, (size_t)(region.end - REGION));
    region.end = NULL;
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
