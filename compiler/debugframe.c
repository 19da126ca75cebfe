// debugframe.c: a tool of the build: debugframe ARCHIVE makes .debug_frame of the objects in libgrt.a readable for
// delve, in place (compiler/codegen/debug_frame.c). The runtime is DWARF 4, as compiled code is: debuggers show
// constants that an inlined function was called with, which DWARF 3 cannot express.
//
// An archive is "!<arch>\n" and its members, each behind a header of text and at an even offset.
#include "codegen/pctab.h"

#include <ar.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// One more than len bytes are allocated. NULL if the file cannot be read.
static uint8_t *read_file(const char *path, size_t *len)
{
    FILE *in = fopen(path, "rbe");
    uint8_t *bytes = NULL;
    if (in && fseek(in, 0, SEEK_END) == 0) {
        *len = (size_t)ftell(in);
        rewind(in);
        bytes = malloc(*len + 1);
        if (bytes && fread(bytes, 1, *len, in) != *len) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (in)
        fclose(in);
    return bytes;
}

static bool write_file(const char *path, const uint8_t *bytes, size_t len)
{
    FILE *out = fopen(path, "r+be");
    bool ok = out && fwrite(bytes, 1, len, out) == len;
    return (!out || fclose(out) == 0) && ok;
}

int main(int argc, char **argv)
{
    size_t len = 0;
    uint8_t *bytes = argc == 2 ? read_file(argv[1], &len) : NULL;
    if (!bytes || len < SARMAG || memcmp(bytes, ARMAG, SARMAG) != 0) {
        fprintf(stderr, "debugframe: %s is no archive\n", argc == 2 ? argv[1] : "nothing");
        return 1;
    }
    for (size_t at = SARMAG; at + sizeof(struct ar_hdr) <= len;) {
        const struct ar_hdr *h = (const void *)(bytes + at);
        char digits[sizeof h->ar_size + 1] = {0};
        memcpy(digits, h->ar_size, sizeof h->ar_size);
        size_t size = strtoul(digits, NULL, 10);
        at += sizeof *h;
        if (size > len - at)
            size = len - at;
        if (size >= SELFMAG && memcmp(bytes + at, ELFMAG, SELFMAG) == 0)
            debug_frame_to_version3(bytes + at, size);
        at += size + size % 2;
    }
    bool ok = write_file(argv[1], bytes, len);
    if (!ok)
        perror(argv[1]);
    free(bytes);
    return ok ? 0 : 1;
}
