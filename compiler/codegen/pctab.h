// pctab.h: the table of code positions (runtime/abi/pctab.h says what it is) and how it gets into an object file.
//
//   pctab.c        pctab_add: from an object file to the same with its table; merges the sources below
//   pctab_elf.c    the object file: sections, symbols, relocations
//   pctab_emit.c   the object file with the table added
//   pctab_line.c   .debug_line: which line an address belongs to
//   pctab_info.c   .debug_info: functions and inlined calls
//   pctab_fault.c  .llvm_faultmaps: accesses that are nil checks
//   cg_pctab.c     calls pctab_add for the program being compiled, and writes its object file
//
// LLVM has just written what is read here, as ELF64 with DWARF 4 in RELA sections. Nevertheless no number is trusted:
// every read is checked against the end of its section, and what cannot be understood ends the reading with a reason.
#ifndef GOCC_CODEGEN_PCTAB_H
#define GOCC_CODEGEN_PCTAB_H

#include "util/util.h"

typedef struct Bytes {
    const uint8_t *at;
    size_t len;
} Bytes;

// pctab.c -------------------------------------------------------------------------------------------------------------

// How a function is shown: PcFuncWrapper, PcFuncNoArgs, for the symbol of a function.
typedef uint32_t PcFlags(void *ctx, Str symbol);

// *result is `object`, a relocatable file, with the table for its functions, in memory of `a`. LLVM's fault map, which
// is part of the table then, is left out of links. Without debug information the table has names only. False with a
// reason in *why if the object is malformed.
bool pctab_add(Arena *a, Bytes object, PcFlags *flags, void *ctx, Bytes *result, const char **why);

// debug_frame.c -------------------------------------------------------------------------------------------------------

// Rewrites the CIEs in an object file's .debug_frame, in place.
void debug_frame_to_version3(uint8_t *object, size_t len);

// Reading bytes -------------------------------------------------------------------------------------------------------

// A position in bytes. Reading past the end gives zeros, stays at the end and sets `bad`.
typedef struct Reader {
    const uint8_t *at, *end;
    bool bad;
} Reader;

static inline Reader reader(Bytes b, uint64_t from)
{
    const uint8_t *at = b.at ? b.at : (const uint8_t *)"";
    bool bad = from > b.len;
    return (Reader){at + (bad ? b.len : from), at + b.len, bad};
}

static inline size_t reader_left(const Reader *r)
{
    return (size_t)(r->end - r->at);
}

static inline void read_past_end(Reader *r)
{
    r->at = r->end;
    r->bad = true;
}

static inline void read_skip(Reader *r, uint64_t n)
{
    if (n > reader_left(r))
        read_past_end(r);
    else
        r->at += n;
}

// Little endian, n <= 8 bytes.
static inline uint64_t read_uint(Reader *r, unsigned n)
{
    uint64_t v = 0;
    if (n > reader_left(r)) {
        read_past_end(r);
        return 0;
    }
    memcpy(&v, r->at, n);
    r->at += n;
    return v;
}

static inline uint64_t read_uleb(Reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; r->at < r->end; shift += 7) {
        uint8_t b = *r->at++;
        if (shift < 64)
            v |= (uint64_t)(b & 0x7F) << shift;
        if (b < 0x80)
            return v;
    }
    r->bad = true;
    return 0;
}

static inline int64_t read_sleb(Reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; r->at < r->end;) {
        uint8_t b = *r->at++;
        if (shift < 64)
            v |= (uint64_t)(b & 0x7F) << shift;
        shift += 7;
        if (b >= 0x80)
            continue;
        if ((b & 0x40) && shift < 64)
            v |= ~(uint64_t)0 << shift;
        return (int64_t)v;
    }
    r->bad = true;
    return 0;
}

// A NUL-terminated string; "" if it does not end.
static inline const char *read_string(Reader *r)
{
    const void *end = r->at < r->end ? memchr(r->at, 0, reader_left(r)) : NULL;
    if (!end) {
        read_past_end(r);
        return "";
    }
    const char *s = (const char *)r->at;
    r->at = (const uint8_t *)end + 1;
    return s;
}

// pctab_elf.c ---------------------------------------------------------------------------------------------------------

typedef struct ElfSection {
    const char *name;
    uint32_t type, link, info;
    uint32_t rela; // the section with its relocations, 0 if there is none
    bool code;
    uint64_t address; // of code: what elf_section says
    Bytes data;
} ElfSection;

typedef struct ElfFunc {
    const char *name;
    uint64_t entry, size;
    uint32_t symbol, section; // its indices
} ElfFunc;

typedef struct Elf {
    Arena *arena;
    Bytes file;
    uint64_t headers; // where those of the sections begin
    ElfSection *sections;
    uint32_t nsections;
    uint32_t names; // section indices; 0 if there is none
    uint32_t symtab, symtab_shndx;
    uint64_t code_size; // addresses of code are below this
    Vec(ElfFunc) funcs; // by entry, one for each address, not overlapping
    const char *bad;    // why the file is malformed, NULL so far
} Elf;

void elf_read(Arena *a, Bytes file, Elf *elf);
// What the section holds after relocation, where sections with code are at their `address` and every other section that
// is loaded is far behind. Empty if there is no such section.
Bytes elf_section(Elf *elf, const char *name);

// pctab_emit.c --------------------------------------------------------------------------------------------------------

#define FaultMapSection ".llvm_faultmaps"

typedef struct PcRef { // a reference from a record to a string, 4 bytes
    uint32_t at;       // in `records`
    uint32_t string;   // in `strings`
} PcRef;

typedef struct PcPiece { // what the table says of one function
    const ElfFunc *func;
    uint32_t record, size; // in `records`
    uint32_t refs, nrefs;  // in `refs`
} PcPiece;

typedef struct PcPieces {
    Vec(PcPiece) at; // by address
    Vec(PcRef) refs; // by place
    StrBuf records, strings;
} PcPieces;

// The file with these pieces, in sections that belong to the functions' sections, and with its fault map excluded from
// links.
Bytes elf_add_pieces(Elf *elf, const PcPieces *pieces);

// pctab_fault.c -------------------------------------------------------------------------------------------------------

typedef struct FaultSite {
    uint64_t pc, handler;
} FaultSite;

typedef struct FaultSites {
    Vec(FaultSite) at; // by pc
    const char *bad;
} FaultSites;

FaultSites faults_read(Elf *elf);

// pctab_line.c --------------------------------------------------------------------------------------------------------

typedef struct LineRow {
    uint64_t pc;
    uint32_t line; // 0: compiler-made code without a line
    Str file;
    uint32_t order; // in which they were found
} LineRow;

typedef struct LineTable {
    Vec(LineRow) rows; // as found: sorted inside a sequence only
    const char *bad;
} LineTable;

typedef struct FileNames {
    Vec(Str) at; // by DWARF's file number; absolute, without . and ..
} FileNames;

// Runs the line program at `offset` of .debug_line: adds its rows, gives its files. `dir` is the unit's folder.
FileNames lines_read(Arena *a, LineTable *t, Bytes debug_line, uint64_t offset, const char *dir);

// pctab_info.c --------------------------------------------------------------------------------------------------------

enum { NoCall = UINT32_MAX };

typedef struct InfoFunc { // a DW_TAG_subprogram
    uint64_t at;          // where it stands in .debug_info
    uint64_t origin;      // where its abstract description or declaration stands; 0 if here
    const char *symbol;   // NULL if only the origin has it
    Str file;             // the same
    uint32_t line;        // the same: 0
} InfoFunc;

typedef struct InfoBody { // code of a function
    uint64_t entry;
    uint32_t func; // index of its InfoFunc
} InfoBody;

typedef struct InfoCall { // a call that was inlined
    uint64_t origin;      // the function's InfoFunc.at
    uint32_t parent;      // index of the inlined call around it, or NoCall
    uint32_t line;        // of the call
    Str file;             // the same; NULL if it is not told
} InfoCall;

typedef struct InfoRange { // code of an inlined call, that of calls inside it included
    uint64_t from, to;
    uint32_t call;
} InfoRange;

typedef struct DebugInfo {
    Vec(InfoFunc) funcs;   // by `at`
    Vec(InfoBody) bodies;  // by entry
    Vec(InfoCall) calls;   // outer ones before inner ones
    Vec(InfoRange) ranges; // by `from`, of equal ones the outer call first
    LineTable lines;       // by pc
    const char *bad;
} DebugInfo;

// Everything that the object's debug information says about code; empty if it has none.
void info_read(Arena *a, Elf *elf, DebugInfo *info);
// The function described at `at`, completed from its origin. symbol "" if there is none.
InfoFunc info_func(const DebugInfo *info, uint64_t at);

#endif
