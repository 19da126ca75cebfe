// paths.c: names of folders as text and as they are on disk. A folder has two names here: the one to show, as the user
// wrote it or relative to where gocc runs, and the real one (absolute, without links), which is what comparisons use.
#include "driver/driver.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

const char *path_dir(Arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_printf(a, "%.*s", (int)(slash - path), path);
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Takes the last element off the text of length len; false if there is none that could be.
static bool drop_element(const char *text, size_t *len)
{
    size_t n = *len;
    if (n == 0 || (n == 1 && text[0] == '/'))
        return false;
    size_t start = n;
    while (start > 0 && text[start - 1] != '/')
        start--;
    if (n - start == 2 && memcmp(text + start, "..", 2) == 0)
        return false;
    *len = start > 1 ? start - 1 : start;
    return true;
}

const char *path_clean(Arena *a, const char *path)
{
    char *out = arena_alloc(a, strlen(path) + 2);
    size_t len = 0;
    bool rooted = path[0] == '/';
    if (rooted)
        out[len++] = '/';
    while (*path) {
        size_t n = strcspn(path, "/");
        bool up = n == 2 && memcmp(path, "..", 2) == 0;
        if (n > 0 && !(n == 1 && path[0] == '.') && !(up && (drop_element(out, &len) || rooted))) {
            if (len > 0 && out[len - 1] != '/')
                out[len++] = '/';
            memcpy(out + len, path, n);
            len += n;
        }
        path += n + (path[n] == '/');
    }
    if (len == 0)
        out[len++] = '.';
    out[len] = '\0';
    return out;
}

const char *path_join(Arena *a, const char *dir, const char *rest)
{
    return path_clean(a, arena_printf(a, "%s/%s", dir, rest));
}

const char *path_below(const char *dir, const char *path)
{
    size_t n = strlen(dir);
    if (n == 1 && dir[0] == '/')
        return path[0] == '/' ? path + 1 : NULL;
    if (strncmp(dir, path, n) != 0)
        return NULL;
    return path[n] == '\0' ? path + n : path[n] == '/' ? path + n + 1 : NULL;
}

const char *path_real(Arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return NULL;
    const char *copy = arena_copy(a, real, strlen(real) + 1);
    free(real);
    return copy;
}

const char *path_relative(Arena *a, const char *from, const char *to)
{
    StrBuf b = {.arena = a};
    const char *rest;
    while (!(rest = path_below(from, to))) {
        buf_puts(&b, b.len > 0 ? "/.." : "..");
        from = path_dir(a, from);
    }
    if (*rest)
        buf_printf(&b, "%s%s", b.len > 0 ? "/" : "", rest);
    return b.len > 0 ? b.text : ".";
}

const char *path_shown(Arena *a, const char *real)
{
    const char *here = path_real(a, ".");
    const char *relative = here ? path_relative(a, here, real) : real;
    return strlen(relative) < strlen(real) ? relative : real;
}

bool path_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool path_is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}
