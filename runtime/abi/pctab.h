// pctab.h: from code addresses to function names, files and lines: the table that the compiler adds to a program.
//
// Tracebacks, panics and runtime.Caller need names and lines without reading DWARF, and stripped programs need them too.
// The compiler writes the table after code generation, from the object's line table (and its inlined calls from
// .debug_info), as one read-only object with the global symbol `runtime_pctab`. The runtime refers to it weakly: without
// it, tracebacks show addresses.
//
// All positions in the table are offsets in bytes from its header, all code positions are offsets from `text`: one
// relocation in the whole table. Numbers are little endian. Parts, in this order, each aligned to 4:
//
//   PcTab            header
//   PcFunc[nfuncs]   sorted by entry; code between two functions (padding, other objects) belongs to none
//   PcScope[nscopes] inlined calls, those of one function together
//   line programs    bytes
//   strings          NUL-terminated, offset 0 is the empty string
//
// A line program is a list of rows; each says what holds from its pc up to the next row's:
//
//   uvarint  (pc - pc of the row before) * 2 + (1 if the scope changes)      the first row: relative to entry, 0 there
//   uvarint  scope, only if it changes: 0 is the function itself, n is its PcScope n - 1        begins as 0
//   varint   line - line of the row before, zigzag (2 * n, or -2 * n - 1 for negative n)        begins as PcFunc.line
//
// The list ends at the first row whose pc would reach `size`: of that row only the first number is there. Code without a
// line of its own has that of the row before.
#ifndef GOCC_PCTAB_H
#define GOCC_PCTAB_H

#include <stdint.h>

enum {
    PcTabMagic = 0x31637067,   // "gpc1"
    PcFuncWrapper = 1,         // made by the compiler (closure of a go or defer statement, method wrapper): not shown
    PcFuncNoArgs = 2,          // shown as f(), not as f(...)
};

typedef struct PcTab {
    uint32_t magic;
    uint32_t nfuncs;
    const uint8_t *text;       // relocated: begin of the compiled code
    uint32_t text_size;        // addresses outside are no compiled code
    uint32_t nscopes;
    uint32_t funcs, scopes, lines, strings; // where the parts begin
} PcTab;

typedef struct PcFunc {
    uint32_t entry, size;      // code
    uint32_t name, file;       // string offsets from `strings`: "main.(*T).M", and an absolute path or "?"
    uint32_t line;             // of the declaration; line programs count from here
    uint32_t program;          // offset from `lines`
    uint32_t scope;            // index of its first PcScope
    uint32_t flags;
} PcFunc;

// A call that was inlined. It stands in another scope of the same function.
typedef struct PcScope {
    uint32_t name, file;       // of the function that was inlined
    uint32_t parent;           // scope number of the caller: 0, or an earlier one
    uint32_t line;             // of the call, in the caller's file
    uint32_t flags;            // PcFuncWrapper, PcFuncNoArgs
} PcScope;

#endif
