// mkunicode.c: run at build time; turns the Unicode Character Database's UnicodeData.txt into tables of code point
// ranges for unicode.c.
//
//   mkunicode UnicodeData.txt > zunicode.h
//
// Each line of the input is "code;name;category;..."; a pair of lines whose names end in ", First>" and ", Last>"
// stands for all code points between them. Lines come in order of their codes, so ranges are made by joining
// neighbours.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Class {
    const char *table;      // name of the array written
    const char *categories; // general categories that belong to it: one letter is a whole major class
    unsigned lo, hi;        // range being joined
    bool open;
} Class;

static bool belongs(const char *categories, const char *category)
{
    for (const char *c = categories; *c; c += strcspn(c, " "), c += *c == ' ') {
        size_t len = strcspn(c, " ");
        if (strncmp(c, category, len) == 0)
            return true;
    }
    return false;
}

static void write_range(const Class *c)
{
    if (c->open)
        printf("    {0x%04X, 0x%04X},\n", c->lo, c->hi);
}

static void add_range(Class *c, unsigned lo, unsigned hi)
{
    if (c->open && c->hi + 1 == lo) {
        c->hi = hi;
        return;
    }
    write_range(c);
    c->lo = lo;
    c->hi = hi;
    c->open = true;
}

static void write_table(Class *c, FILE *in)
{
    char line[1024];
    unsigned first = 0;
    rewind(in);
    printf("static const RuneRange %s[] = {\n", c->table);
    while (fgets(line, sizeof line, in)) {
        char *name = strchr(line, ';');
        char *category = name ? strchr(name + 1, ';') : NULL;
        if (!category) {
            fprintf(stderr, "mkunicode: malformed line: %s", line);
            exit(1);
        }
        unsigned code = (unsigned)strtoul(line, NULL, 16);
        *category++ = '\0';
        if (strstr(name, ", First>"))
            first = code;
        else if (belongs(c->categories, category))
            add_range(c, strstr(name, ", Last>") ? first : code, code);
    }
    write_range(c);
    printf("};\n");
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!in) {
        fprintf(stderr, "usage: mkunicode UnicodeData.txt > zunicode.h\n");
        return 1;
    }
    Class classes[] = {
        {.table = "letters", .categories = "L"},
        {.table = "digits", .categories = "Nd"},
        {.table = "uppers", .categories = "Lu"},
        {.table = "printables", .categories = "L M N P S"},
    };
    printf("// Made by mkunicode.c from UnicodeData.txt.\n");
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        write_table(&classes[i], in);
    fclose(in);
    return 0;
}
