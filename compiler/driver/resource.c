// resource.c: what gocc needs at run time beside itself: lib/gocc (the runtime's archive, the library's sources), found
// relative to the executable so that a build folder and an installation can be moved; and programs in $PATH.
#include "driver/driver.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// The folder that holds bin/ and lib/: two up from the executable.
static const char *prefix(Arena *a)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0)
        fatal("cannot read /proc/self/exe to find lib/gocc");
    path[len] = '\0';
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (slash)
            *slash = '\0';
    }
    return arena_copy(a, path, strlen(path) + 1);
}

const char *resource_path(Arena *a, const char *name)
{
    const char *path = arena_printf(a, "%s/lib/gocc/%s", prefix(a), name);
    if (access(path, R_OK) < 0)
        fatal("%s is missing: gocc is not completely built or installed", path);
    return path;
}

const char *resource_stdlib(Arena *a)
{
    return arena_printf(a, "%s/lib/gocc/stdlib", prefix(a));
}

const char *resource_find_program(Arena *a, const char *name)
{
    const char *dirs = getenv("PATH");
    while (dirs && *dirs) {
        size_t len = strcspn(dirs, ":");
        const char *path = len ? arena_printf(a, "%.*s/%s", (int)len, dirs, name) : arena_printf(a, "./%s", name);
        struct stat st;
        if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0)
            return path;
        dirs += len + (dirs[len] == ':');
    }
    return NULL;
}
