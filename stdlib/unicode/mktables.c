// mktables.c: writes the tables of package unicode, or those of strconv's IsPrint, from the Unicode Character Database.
//
//   mktables DIR CHANGES tables       source of package unicode on standard output
//   mktables DIR CHANGES printable    source of package strconv
//
// DIR has UnicodeData.txt, Scripts.txt, PropList.txt, CaseFolding.txt and PropertyValueAliases.txt, in their format
// (UAX #44): fields between semicolons, comments from #, code points or ranges of them in the first field. CHANGES is
// what later versions have changed, and is left alone if DIR is not older.
//
// Every property is kept for each code point; tables are written from that. A set of code points becomes ranges with a
// stride, the mappings of case become ranges with the same distances, and simple case folding becomes a list of those
// code points for which going to lower case, or else to upper case, is not the next one of the cycle.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 0x110000, MAX_NAMES = 400 };

// Names in the order in which they came up; a code point has the index of one.
typedef struct Names {
    char *at[MAX_NAMES];
    int len;
} Names;

static Names categories, scripts, properties;
static unsigned char category[CODES]; // index in categories; 0 is Cn
static unsigned char script[CODES];   // index in scripts; 0 is none
static bool *has_property[MAX_NAMES]; // CODES each
static int upper[CODES], lower[CODES], title[CODES], fold[CODES];
static int orbit[CODES]; // the next code point that is the same in simple case folding
static int version[3];   // of the data
static Names alias_long, alias_short;

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "mktables: %s: %s\n", what, which);
    exit(1);
}

static void *allocate(size_t n)
{
    void *p = calloc(1, n);
    if (!p)
        fail("out of memory", "");
    return p;
}

static int name_index(Names *names, const char *name)
{
    for (int i = 0; i < names->len; i++) {
        if (strcmp(names->at[i], name) == 0)
            return i;
    }
    if (names->len == MAX_NAMES)
        fail("too many names", name);
    names->at[names->len] = strcpy(allocate(strlen(name) + 1), name);
    return names->len++;
}

// The set of a property, which may be a new one.
static bool *property_set(const char *name)
{
    int i = name_index(&properties, name);
    if (!has_property[i])
        has_property[i] = allocate(CODES);
    return has_property[i];
}

// Reading -------------------------------------------------------------------------------------------------------------

enum { MAX_FIELDS = 20 };

typedef struct Line {
    char *field[MAX_FIELDS]; // without blanks around them; those that are not there are empty
    int first, last;         // the code points of the first field
} Line;

static int code_point(const char *text)
{
    char *end;
    long n = strtol(text, &end, 16);
    if (end == text || n < 0 || n >= CODES)
        fail("not a code point", text);
    return (int)n;
}

static char *trim(char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    for (char *end = s + strlen(s); end > s && strchr(" \t\r\n", end[-1]);)
        *--end = '\0';
    return s;
}

// Splits text in place; false if nothing is in it.
static bool split(char *text, Line *line)
{
    static char empty[1];
    text[strcspn(text, "#")] = '\0';
    for (int i = 0; i < MAX_FIELDS; i++)
        line->field[i] = empty;
    for (int i = 0; text && i < MAX_FIELDS; i++) {
        char *next = strchr(text, ';');
        if (next)
            *next++ = '\0';
        line->field[i] = trim(text);
        text = next;
    }
    return line->field[0][0] != '\0';
}

static void set_range(Line *line)
{
    line->first = line->last = code_point(line->field[0]);
    char *dots = strstr(line->field[0], "..");
    if (dots)
        line->last = code_point(dots + 2);
}

static void read_lines(const char *dir, const char *name, bool ranges, void (*take)(Line *))
{
    char path[4096], text[4096];
    snprintf(path, sizeof path, "%s%s%s", dir, *dir ? "/" : "", name);
    FILE *in = fopen(path, "r");
    if (!in)
        fail("cannot be read", path);
    while (fgets(text, sizeof text, in)) {
        Line line;
        if (split(text, &line)) {
            if (ranges)
                set_range(&line);
            take(&line);
        }
    }
    if (ferror(in))
        fail("cannot be read", path);
    fclose(in);
}

// The files say their version in the first line: # PropList-15.0.0.txt
static void read_version(const char *dir)
{
    char path[4096], text[256] = "";
    snprintf(path, sizeof path, "%s/PropList.txt", dir);
    FILE *in = fopen(path, "r");
    if (!in || !fgets(text, sizeof text, in) ||
        sscanf(text, "# PropList-%d.%d.%d.txt", &version[0], &version[1], &version[2]) != 3)
        fail("has no version", path);
    fclose(in);
}

// A large range is two lines, "<CJK Ideograph, First>" and "<CJK Ideograph, Last>".
static void take_character(Line *line)
{
    static int first = -1;
    int code = line->first, from = first >= 0 ? first : code;
    first = strstr(line->field[1], ", First>") ? code : -1;
    if (first >= 0)
        return;
    for (int i = from; i <= code; i++)
        category[i] = (unsigned char)name_index(&categories, line->field[2]);
    if (*line->field[12])
        upper[code] = code_point(line->field[12]);
    if (*line->field[13])
        lower[code] = code_point(line->field[13]);
    title[code] = *line->field[14] ? code_point(line->field[14]) : upper[code];
}

static void take_script(Line *line)
{
    for (int i = line->first; i <= line->last; i++)
        script[i] = (unsigned char)name_index(&scripts, line->field[1]);
}

static void take_property(Line *line)
{
    memset(property_set(line->field[1]) + line->first, true, (size_t)(line->last - line->first + 1));
}

static void take_fold(Line *line)
{
    if (strcmp(line->field[1], "C") == 0 || strcmp(line->field[1], "S") == 0)
        fold[line->first] = code_point(line->field[2]);
}

// gc ; Lu ; Uppercase_Letter, and perhaps one more name.
static void take_alias(Line *line)
{
    if (strcmp(line->field[0], "gc") != 0)
        return;
    for (int i = 2; i < 4; i++) {
        if (*line->field[i]) {
            name_index(&alias_long, line->field[i]);
            alias_short.at[alias_short.len++] = strcpy(allocate(strlen(line->field[1]) + 1), line->field[1]);
        }
    }
}

static bool newer; // the changes are of a newer version than the data

static void take_case_change(Line *line)
{
    int to = code_point(line->field[2]);
    for (int i = line->first; i <= line->last; i++, to++) {
        upper[to] = title[to] = i;
        lower[i] = fold[i] = to;
        upper[i] = title[i] = i;
    }
}

static void take_change(Line *line)
{
    if (strcmp(line->field[0], "Version") == 0) {
        int v[3];
        if (sscanf(line->field[1], "%d.%d.%d", &v[0], &v[1], &v[2]) != 3)
            fail("not a version", line->field[1]);
        newer = v[0] > version[0] || (v[0] == version[0] && v[1] > version[1]);
        if (newer)
            memcpy(version, v, sizeof v);
        return;
    }
    if (!newer)
        return;
    set_range(line);
    const char *kind = line->field[1], *value = line->field[2];
    size_t n = (size_t)(line->last - line->first + 1);
    if (strcmp(kind, "category") == 0)
        memset(category + line->first, name_index(&categories, value), n);
    else if (strcmp(kind, "script") == 0)
        memset(script + line->first, name_index(&scripts, value), n);
    else if (strcmp(kind, "property") == 0)
        memset(property_set(value) + line->first, true, n);
    else if (strcmp(kind, "not") == 0)
        memset(property_set(value) + line->first, false, n);
    else if (strcmp(kind, "case") == 0)
        take_case_change(line);
    else if (strcmp(kind, "fold") == 0)
        fold[line->first] = code_point(value);
    else
        fail("no kind of change", kind);
}

// Makes orbit from fold: the code points with the same folding in a cycle, in ascending order.
static void make_orbits(void)
{
    static int last[CODES], first[CODES]; // of those with this folding, so far
    for (int i = 0; i < CODES; i++)
        last[i] = first[i] = -1;
    for (int i = 0; i < CODES; i++) {
        int to = fold[i];
        if (last[to] >= 0)
            orbit[last[to]] = i;
        else
            first[to] = i;
        last[to] = i;
        orbit[i] = first[to];
    }
}

static void read_all(const char *dir, const char *changes)
{
    for (int i = 0; i < CODES; i++)
        upper[i] = lower[i] = title[i] = fold[i] = i;
    name_index(&categories, "Cn");
    name_index(&scripts, "");
    read_version(dir);
    read_lines(dir, "UnicodeData.txt", true, take_character);
    read_lines(dir, "Scripts.txt", true, take_script);
    read_lines(dir, "PropList.txt", true, take_property);
    read_lines(dir, "CaseFolding.txt", true, take_fold);
    read_lines(dir, "PropertyValueAliases.txt", false, take_alias);
    read_lines("", changes, false, take_change);
    make_orbits();
}

// Sets ----------------------------------------------------------------------------------------------------------------

// Whether the general category of a code point is the named one or, by a name of one letter, one of that group. LC is
// the group of letters that have case.
static bool in_category(int code, const char *name)
{
    const char *c = categories.at[category[code]];
    if (strcmp(name, "LC") == 0)
        return strcmp(c, "Lu") == 0 || strcmp(c, "Ll") == 0 || strcmp(c, "Lt") == 0;
    return strncmp(c, name, strlen(name)) == 0;
}

static bool set[CODES];

static void set_category(const char *name)
{
    for (int i = 0; i < CODES; i++)
        set[i] = in_category(i, name);
}

static void set_script(const char *name)
{
    int n = name_index(&scripts, name);
    for (int i = 0; i < CODES; i++)
        set[i] = script[i] == n;
}

// Replaces the set by what is not in it but equal in case folding to something in it. False: there is nothing.
static bool set_folded(void)
{
    static bool in[CODES];
    bool some = false;
    memcpy(in, set, sizeof in);
    for (int i = 0; i < CODES; i++) {
        set[i] = false;
        for (int k = orbit[i]; !in[i] && k != i; k = orbit[k])
            set[i] = set[i] || in[k];
        some = some || set[i];
    }
    return some;
}

// Next element of the set from code on and below end; end if there is none.
static int next_in_set(int code, int end)
{
    while (code < end && !set[code])
        code++;
    return code;
}

// Writes the elements from one code point to before another as {first, last, stride}; returns the number of those
// ranges that are in Latin-1.
static int print_ranges(int from, int end)
{
    int latin = 0;
    for (int lo = next_in_set(from, end); lo < end;) {
        int hi = lo, next = next_in_set(lo + 1, end), stride = next < end ? next - lo : 1;
        while (next < end && next - hi == stride) {
            hi = next;
            next = next_in_set(hi + 1, end);
        }
        if (hi == lo)
            stride = 1;
        // Of what only two elements share, the second may begin a row of neighbours.
        if (stride > 1 && hi == lo + stride && next < end && next == hi + 1) {
            hi = lo;
            stride = 1;
            next = next_in_set(lo + 1, end);
        }
        printf("{%#x,%#x,%d},", lo, hi, stride);
        latin += hi <= 0xff;
        lo = next;
    }
    return latin;
}

// Writes the set as a *RangeTable.
static void print_set(void)
{
    int latin = 0;
    printf("&RangeTable{");
    if (next_in_set(0, 0x10000) < 0x10000) {
        printf("R16:[]Range16{");
        latin = print_ranges(0, 0x10000);
        printf("},");
    }
    if (next_in_set(0x10000, CODES) < CODES) {
        printf("R32:[]Range32{");
        print_ranges(0x10000, CODES);
        printf("},");
    }
    if (latin > 0)
        printf("LatinOffset:%d,", latin);
    printf("}\n");
}

// Tables of package unicode -------------------------------------------------------------------------------------------

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Code points have indices, so this is for when no table is made from them any more.
static Names sorted(const Names *names)
{
    Names copy = *names;
    qsort(copy.at, (size_t)copy.len, sizeof copy.at[0], compare_names);
    return copy;
}

static void print_map(const char *var, const char *doc, const Names *names, const char *prefix)
{
    printf("// %s has %s.\nvar %s = map[string]*RangeTable{\n", var, doc, var);
    for (int i = 0; i < names->len; i++)
        printf("\t\"%s\": %s%s,\n", names->at[i], prefix, names->at[i]);
    printf("}\n\n");
}

static void print_categories(void)
{
    static const char *const groups[] = {"C", "L", "LC", "M", "N", "P", "S", "Z"};
    static const char *const words[][2] = {
        {"Digit", "Nd"}, {"Letter", "L"}, {"Lower", "Ll"}, {"Mark", "M"},   {"Number", "N"}, {"Other", "C"},
        {"Punct", "P"},  {"Space", "Z"},  {"Symbol", "S"}, {"Title", "Lt"}, {"Upper", "Lu"},
    };
    Names names = categories, folds = {0};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
        name_index(&names, groups[i]);
    names = sorted(&names);
    printf("// The general categories, and the groups of them.\nvar (\n");
    for (int i = 0; i < names.len; i++) {
        set_category(names.at[i]);
        printf("\t%s = ", names.at[i]);
        print_set();
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        printf("\t%s = %s\n", words[i][0], words[i][1]);
    printf(")\n\n");
    print_map("Categories", "the tables of all general categories and their groups, by name", &names, "");

    printf("var (\n");
    for (int i = 0; i < names.len; i++) {
        set_category(names.at[i]);
        if (strcmp(names.at[i], "LC") != 0 && set_folded()) { // only those that Go has
            name_index(&folds, names.at[i]);
            printf("\tfold%s = ", names.at[i]);
            print_set();
        }
    }
    printf(")\n\n");
    print_map("FoldCategory",
              "for a category the code points outside of it that simple case folding takes into it; for most\n// "
              "categories there are none",
              &folds, "fold");
}

static void print_scripts(void)
{
    Names names = {0}, folds = {0};
    for (int i = 1; i < scripts.len; i++)
        name_index(&names, scripts.at[i]);
    names = sorted(&names);
    printf("// The scripts.\nvar (\n");
    for (int i = 0; i < names.len; i++) {
        set_script(names.at[i]);
        printf("\t%s = ", names.at[i]);
        print_set();
    }
    printf(")\n\n");
    print_map("Scripts", "the tables of all scripts, by name", &names, "");

    printf("var (\n");
    for (int i = 0; i < names.len; i++) {
        set_script(names.at[i]);
        if (set_folded()) {
            name_index(&folds, names.at[i]);
            printf("\tfold%s = ", names.at[i]);
            print_set();
        }
    }
    printf(")\n\n");
    print_map("FoldScript",
              "for a script the code points outside of it that simple case folding takes into it; for most scripts\n// "
              "there are none",
              &folds, "fold");
}

static void print_properties(void)
{
    Names names = sorted(&properties);
    printf("// The properties.\nvar (\n");
    for (int i = 0; i < names.len; i++) {
        memcpy(set, property_set(names.at[i]), sizeof set);
        printf("\t%s = ", names.at[i]);
        print_set();
    }
    printf("\tSTerm = Sentence_Terminal // its name before\n)\n\n");
    name_index(&names, "STerm");
    print_map("Properties", "the tables of all properties, by name", &names, "");
}

static void print_aliases(void)
{
    printf("// CategoryAliases has the long names of categories, for the names that [Categories] knows.\n");
    printf("var CategoryAliases = map[string]string{\n");
    for (int i = 0; i < alias_long.len; i++)
        printf("\t\"%s\": \"%s\",\n", alias_long.at[i], alias_short.at[i]);
    printf("}\n\n");
}

// Whether upper and lower case take turns from here on: this is upper case, and the next one is its lower case.
static bool is_pair(int code)
{
    int next = code + 1;
    return next < CODES && upper[code] == code && lower[code] == next && title[code] == code && upper[next] == code &&
           lower[next] == next && title[next] == code;
}

static bool same_distances(int a, int b)
{
    return upper[a] - a == upper[b] - b && lower[a] - a == lower[b] - b && title[a] - a == title[b] - b;
}

static bool has_case(int code)
{
    return upper[code] != code || lower[code] != code || title[code] != code;
}

static void print_case_ranges(void)
{
    printf("// CaseRanges has the mappings between upper, lower and title case of all letters whose case can be "
           "changed.\n");
    printf("var CaseRanges = []CaseRange{\n");
    for (int lo = 0, hi; lo < CODES; lo = hi + 1) {
        hi = lo;
        if (!has_case(lo))
            continue;
        if (is_pair(lo)) {
            for (hi = lo + 1; hi + 1 < CODES && is_pair(hi + 1);)
                hi += 2;
            printf("\t{%#x, %#x, d{UpperLower, UpperLower, UpperLower}},\n", lo, hi);
            continue;
        }
        while (hi + 1 < CODES && same_distances(lo, hi + 1) && !is_pair(hi + 1))
            hi++;
        printf("\t{%#x, %#x, d{%d, %d, %d}},\n", lo, hi, upper[lo] - lo, lower[lo] - lo, title[lo] - lo);
    }
    printf("}\n\n");
}

static void print_orbits(void)
{
    printf("// foldNext has the next code point of the cycle of simple case folding, where [SimpleFold] would not find "
           "it by\n");
    printf("// going to lower case or else to upper case.\nvar foldNext = []foldPair{\n");
    for (int i = 0; i < CODES; i++) {
        int next = lower[i] != i ? lower[i] : upper[i];
        if (orbit[i] != next)
            printf("\t{%#x, %#x},\n", i, orbit[i]);
    }
    printf("}\n\n");
}

static void print_latin(void)
{
    static const struct {
        const char *category, *flags;
    } classes[] = {{"Cc", "charControl"},
                   {"P", "charPunct"},
                   {"N", "charNumber"},
                   {"S", "charSymbol"},
                   {"Zs", "charSpace"},
                   {"Lu", "charUpper"},
                   {"Ll", "charLower"},
                   {"Lo", "charUpper | charLower"},
                   {"Cf", "0"}};
    printf("// latinChars has the classes of Latin-1.\nvar latinChars = [MaxLatin1 + 1]uint8{\n");
    for (int code = 0; code <= 0xff; code++) {
        const char *flags = NULL;
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
            if (in_category(code, classes[i].category))
                flags = classes[i].flags;
        }
        if (!flags)
            fail("no class for the category", categories.at[category[code]]);
        bool printed = !in_category(code, "C") && !in_category(code, "Z");
        printf("\t%#x: %s%s,\n", code, flags, printed || code == ' ' ? " | charPrint" : "");
    }
    printf("}\n");
}

static void print_tables(void)
{
    printf("// Generated by mktables.c.\n\npackage unicode\n\n");
    printf("// Version is the version of Unicode that the tables are of.\nconst Version = \"%d.%d.%d\"\n\n", version[0],
           version[1], version[2]);
    print_aliases();
    print_case_ranges();
    print_orbits();
    print_latin();
    print_categories();
    print_scripts();
    print_properties();
}

// Tables of package strconv -------------------------------------------------------------------------------------------

// Less base.
static void print_edges(const char *var, const char *type, int from, int end, int base)
{
    bool before = false;
    int column = 0;
    printf("var %s = [...]%s{", var, type);
    for (int i = from; i < end; i++) {
        bool is = in_category(i, "L") || in_category(i, "M") || in_category(i, "N") || in_category(i, "P") ||
                  in_category(i, "S") || i == ' ';
        if (is != before)
            printf("%s%#x,", column++ % 16 ? " " : "\n\t", i - base);
        before = is;
    }
    printf("\n}\n\n");
}

static void print_printable(void)
{
    printf("// Generated by mktables.c.\n\npackage strconv\n\n");
    printf("// Where printable runes begin and end, in turn.\n\n");
    print_edges("printEdges0", "uint16", 0, 0x10000, 0);
    print_edges("printEdges1", "uint16", 0x10000, 0x20000, 0x10000);
    print_edges("printEdges2", "uint32", 0x20000, CODES, 0);
    printf("// spaces are the runes that are graphic but not printable.\nvar spaces = [...]uint16{");
    for (int i = 0; i < 0x10000; i++) {
        if (in_category(i, "Zs") && i != ' ')
            printf("%#x, ", i);
    }
    printf("}\n");
}

int main(int argc, char **argv)
{
    if (argc != 4)
        fail("usage", "mktables DIR CHANGES tables|printable");
    read_all(argv[1], argv[2]);
    if (strcmp(argv[3], "tables") == 0)
        print_tables();
    else if (strcmp(argv[3], "printable") == 0)
        print_printable();
    else
        fail("no such output", argv[3]);
    return fflush(stdout) || ferror(stdout);
}
