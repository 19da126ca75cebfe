// pctab.h: what the compiler adds to a program about its code: function names, files and lines by address, and where to
// go on after a fault.
//
// Tracebacks, panics and runtime.Caller need names and lines without reading DWARF, and stripped programs need them
// too. After code generation the compiler reads the finished object: its line table, its inlined calls (.debug_info)
// and LLVM's fault map. From them it makes for each function
//
//   a PcFunc     in section `gopcfunc`, linked to the function's text (SHF_LINK_ORDER): the linker drops it with the
//                function and sorts what remains by the code's addresses. All objects of a program contribute, and the
//                whole is an array from __start_gopcfunc to __stop_gopcfunc. Code between two functions (padding, the
//                runtime) belongs to none.
//   a record     read-only data. Names are addresses of NUL-terminated strings, which the linker merges.
//
// The runtime refers to the bounds weakly: without a table, tracebacks show addresses. Code is linked below 4 GB
// (LLVM's small code model). Numbers are little endian; nothing in a record is aligned. A record:
//
//   uint32   name      "main.(*T).M"
//   uint32   file      an absolute path, or "?"
//   uvarint  size      of the code
//   uvarint  line * PcFlagValues + flags              line of the declaration; line programs count from here
//   uvarint  number of faulting accesses, then for each, by address:
//                uvarint  its address - that of the one before; the first: relative to entry
//                varint   where to go on - where to after the one before; the first: relative to entry
//   uvarint  number of scopes (calls that were inlined), then for each:
//                uvarint  (parent * 2 + (1 if its file is that of the one before)) * PcFlagValues + flags
//                                  parent is the scope of the caller: 0 is the function itself, n the n-th scope
//                uvarint  line of the call, in the caller's file
//                uint32   name of the function that was inlined
//                uint32   its file, unless it is that of the one before (of the first: the function's)
//   line program
//
// A line program is a list of rows; each says what holds from its pc up to the next row's:
//
//   uvarint  (pc - pc of the row before) * 2 + (1 if the scope changes)      the first row: relative to entry, 0 there
//   uvarint  scope, only if it changes                                       begins as 0
//   varint   line - line of the row before                                   begins as the declaration's
//
// The list ends at the first row whose pc would reach the size: of that row only the first number is there. Code
// without a line of its own has that of the row before. A varint is a uvarint, zigzag: 2 * n, or -2 * n - 1 for
// negative n.
#ifndef GOCC_PCTAB_H
#define GOCC_PCTAB_H

#include <stdint.h>

enum {
    PcFuncWrapper = 1, // made by the compiler (closure of a go or defer statement, method wrapper): not shown
    PcFuncNoArgs = 2,  // shown as f(), not as f(...)
    PcFuncFile = 4,    // of a scope: no call, only another file (//line); name and line mean nothing
    PcFlagValues = 8,
};

typedef struct PcFunc {
    uint32_t entry;  // address of the code
    uint32_t record; // address of the record
} PcFunc;

#endif
