// pctab_line.c: .debug_line of DWARF 2 to 4: a byte code whose run lists (address, file, line) in ascending order.
//
// Only what a traceback needs is kept: address, file and line. Files are numbers in this program's table of files, also
// in .debug_info.
#include "codegen/pctab.h"

enum { // standard and extended opcodes
    LNS_extended = 0,
    LNS_copy,
    LNS_advance_pc,
    LNS_advance_line,
    LNS_set_file,
    LNS_set_column,
    LNS_negate_stmt,
    LNS_set_basic_block,
    LNS_const_add_pc,
    LNS_fixed_advance_pc,
    LNE_end_sequence = 1,
    LNE_set_address,
};

typedef struct LineHeader {
    uint8_t min_inst, opcode_base, line_range;
    int8_t line_base;
    const uint8_t *lengths; // operand counts, by opcode - 1
} LineHeader;

// A clean absolute path: no empty, `.` or `..` elements.
static Str clean_path(Arena *a, const char *dir, const char *sub, const char *name)
{
    const char *parts[3] = {dir, sub, name};
    StrBuf b = {.arena = a};
    for (int i = name[0] == '/' ? 2 : sub[0] == '/' ? 1 : 0; i < 3; i++) {
        for (const char *p = parts[i]; *p;) {
            size_t n = strcspn(p, "/");
            if (n == 2 && p[0] == '.' && p[1] == '.') {
                while (b.len > 0 && b.text[--b.len] != '/') {}
            } else if (n > 0 && !(n == 1 && p[0] == '.')) {
                buf_add(&b, "/", 1);
                buf_add(&b, p, n);
            }
            p += n + (p[n] == '/');
        }
    }
    return intern(b.text, b.len);
}

static FileNames read_files(Arena *a, Reader *r, const char *comp_dir)
{
    FileNames files = {0};
    Vec(const char *) dirs = {0};
    vec_push(a, &dirs, "");
    for (const char *s; *(s = read_string(r));)
        vec_push(a, &dirs, s);
    vec_push(a, &files.at, intern_cstr("?")); // DWARF counts files from 1
    for (const char *s; *(s = read_string(r));) {
        uint64_t dir = read_uleb(r);
        read_uleb(r); // time
        read_uleb(r); // size
        vec_push(a, &files.at, clean_path(a, comp_dir, dir < (uint64_t)dirs.len ? dirs.at[dir] : "", s));
    }
    return files;
}

static void add_row(Arena *a, LineTable *t, uint64_t pc, uint64_t line, const FileNames *files, uint64_t file)
{
    Str name = file < (uint64_t)files->at.len ? files->at.at[file] : NULL;
    LineRow row = {pc, (uint32_t)line, name, (uint32_t)t->rows.len};
    vec_push(a, &t->rows, row);
}

static void run(Arena *a, LineTable *t, Reader *r, const LineHeader *h, const FileNames *files)
{
    uint64_t pc = 0, line = 1, file = 1;
    while (r->at < r->end) {
        uint8_t op = (uint8_t)read_uint(r, 1);
        if (op >= h->opcode_base) {
            unsigned special = op - h->opcode_base;
            pc += (uint64_t)(special / h->line_range) * h->min_inst;
            line += (uint64_t)(h->line_base + (int)(special % h->line_range));
            add_row(a, t, pc, line, files, file);
            continue;
        }
        switch (op) {
        case LNS_extended: {
            uint64_t len = read_uleb(r);
            if (len == 0 || len > reader_left(r)) {
                r->bad = true;
                return;
            }
            const uint8_t *next = r->at + len;
            uint8_t extended = (uint8_t)read_uint(r, 1);
            if (extended == LNE_end_sequence)
                pc = 0, line = file = 1;
            else if (extended == LNE_set_address && len == 9)
                pc = read_uint(r, 8);
            r->at = next;
            break;
        }
        case LNS_copy: add_row(a, t, pc, line, files, file); break;
        case LNS_set_file: file = read_uleb(r); break;
        case LNS_advance_pc: pc += read_uleb(r) * h->min_inst; break;
        case LNS_advance_line: line += (uint64_t)read_sleb(r); break;
        case LNS_const_add_pc: pc += (uint64_t)((255 - h->opcode_base) / h->line_range) * h->min_inst; break;
        case LNS_fixed_advance_pc: pc += read_uint(r, 2); break;
        default:
            for (int n = h->lengths[op - 1]; n > 0; n--)
                read_uleb(r);
        }
    }
}

FileNames lines_read(Arena *a, LineTable *t, Bytes debug_line, uint64_t offset, const char *dir)
{
    Reader r = reader(debug_line, offset);
    uint64_t len = read_uint(&r, 4);
    if (len > reader_left(&r))
        read_past_end(&r);
    else
        r.end = r.at + len;
    unsigned version = (unsigned)read_uint(&r, 2);
    if (!r.bad && (version < 2 || version > 4)) {
        t->bad = "line table of an unknown version";
        return (FileNames){0};
    }
    uint64_t header_len = read_uint(&r, 4);
    Reader program = r;
    read_skip(&program, header_len);
    LineHeader h = {.min_inst = (uint8_t)read_uint(&r, 1)};
    if (version >= 4)
        read_uint(&r, 1); // operations in a VLIW instruction
    read_uint(&r, 1);     // are rows the begin of a statement
    h.line_base = (int8_t)read_uint(&r, 1);
    h.line_range = (uint8_t)read_uint(&r, 1);
    h.opcode_base = (uint8_t)read_uint(&r, 1);
    h.lengths = r.at;
    read_skip(&r, h.opcode_base ? h.opcode_base - 1u : 0);
    FileNames files = read_files(a, &r, dir);
    if (r.bad || program.bad || h.line_range == 0 || h.opcode_base == 0) {
        t->bad = "damaged line table";
        return files;
    }
    run(a, t, &program, &h, &files);
    if (program.bad)
        t->bad = "damaged line program";
    return files;
}
