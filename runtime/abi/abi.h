// abi.h: the layouts that compiled code, the runtime and assembly share. Names are Go's where Go has one.
//
// The compiler builds the same layouts as LLVM types (codegen/cg_abi.c); tests/unit/test_abi.c compares every offset.
// Assembly gets its offsets from zoffsets.h, generated from this header and runtime/sched/rt.h.
//
// Calling convention: the C convention of the System V ABI, with the context of a func value in r10. A word is 8 bytes.
// Strings travel as two words, slices as three, interfaces as two. Results of C functions over two words go through a
// pointer (sret) as C does it.
#ifndef GOCC_ABI_H
#define GOCC_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t intgo;   // Go's int
typedef uint64_t uintgo; // Go's uint

typedef struct Rtype Rtype;

typedef struct GoString {
    const uint8_t *str;
    intgo len;
} GoString;
typedef struct GoSlice {
    void *array;
    intgo len, cap;
} GoSlice;
// interface{}; data: the value itself if pointer-shaped, else a pointer to an immutable copy
typedef struct Eface {
    Rtype *type;
    void *data;
} Eface;
typedef struct Itab Itab;
// Interface with methods
typedef struct Iface {
    Itab *tab;
    void *data;
} Iface;
typedef struct GoComplex {
    double re, im;
} GoComplex;

// A func value is a pointer to one of these; nil func is NULL. code is called with r10 = the Funcval.
typedef struct Funcval {
    void (*code)(void); /* captured variables follow */
} Funcval;

// What a C function hands back in two registers.
enum { TmpBuf = 32 }; // bytes of a frame for a string that does not leave it (lang/string.c)
// Growslice, stringtoslicebyte: the length is known
typedef struct PtrCap {
    void *array;
    intgo cap;
} PtrCap;
// decoderune
typedef struct RunePos {
    intgo rune, pos;
} RunePos;
// selectgo
typedef struct SelectResult {
    intgo index;
    bool received;
} SelectResult;
// Selectnbrecv, in one register
typedef struct NbRecvResult {
    bool selected, received;
} NbRecvResult;

// Kinds, Go's reflect numbering.
typedef enum RKind {
    KindInvalid,
    KindBool,
    KindInt,
    KindInt8,
    KindInt16,
    KindInt32,
    KindInt64,
    KindUint,
    KindUint8,
    KindUint16,
    KindUint32,
    KindUint64,
    KindUintptr,
    KindFloat32,
    KindFloat64,
    KindComplex64,
    KindComplex128,
    KindArray,
    KindChan,
    KindFunc,
    KindInterface,
    KindMap,
    KindPointer,
    KindSlice,
    KindString,
    KindStruct,
    KindUnsafePointer,
} RKind;

enum {
    TFlagUncommon = 1,  // an Uncommon follows the kind's own struct
    TFlagDirectory = 2, // the directory of a Map: of no use without it
    TFlagNamed = 4,
    TFlagRegularMemory = 8, // equal is memequal of size bytes
    TFlagGCParts = 16,      // gcdata points to GCParts
    TFlagDirectIface = 32,  // pointer-shaped: stored in an interface's data word itself
    TFlagIndexed = 128,     // has an array of more than one element in it, or is one; only of types with pointers
    // made at run time: equal, if not NULL, is not code for this type; typeequal has to be asked
    TFlagGeneric = 64,
};

// Type descriptor, common part. One per type in the program, so two types are identical exactly if their addresses are.
struct Rtype {
    uintptr_t size;
    uintptr_t ptrdata; // bytes of the prefix that can hold pointers
    uint32_t hash;     // of the canonical type string
    uint8_t tflag;
    uint8_t align;
    uint8_t fieldAlign;
    uint8_t kind;                              // RKind
    bool (*equal)(const void *, const void *); // NULL if not comparable; see TFlagGeneric
    // where pointers are: one bit per word of ptrdata, least significant first, in whole words of 64 bits; or GCPart[];
    // NULL if ptrdata is 0
    const uint8_t *gcdata;
    GoString str;     // "main.T", "[]int"
    Rtype *ptrToThis; // NULL if the program has no *T
};
// Pointers of a type larger than GCMaxBitmap: at offset lie count objects of type, whose map may be parts again. A list
// of these ends with one whose count is 0.
typedef struct GCPart {
    uintptr_t offset, count;
    Rtype *type;
} GCPart;
enum { GCMaxBitmap = 8192 };
// Where static data holds pointers: the compiler makes a slice of these, runtime_gcroots.
// Of type only size, ptrdata, tflag and gcdata are meaningful
typedef struct GCRoot {
    void *addr;
    Rtype *type;
} GCRoot;
typedef struct ArrayType {
    Rtype t;
    Rtype *elem, *slice;
    uintgo len;
} ArrayType;
// Dir: 1 receive, 2 send, 3 both
typedef struct ChanType {
    Rtype t;
    Rtype *elem;
    intgo dir;
} ChanType;
// []*Rtype
typedef struct FuncType {
    Rtype t;
    GoSlice in, out;
    bool variadic;
} FuncType;
// pkgPath NULL if exported
typedef struct Imethod {
    GoString name;
    const GoString *pkgPath;
    Rtype *type;
} Imethod;
// []Imethod, sorted by name
typedef struct InterfaceType {
    Rtype t;
    GoSlice methods;
} InterfaceType;
typedef struct MapType {
    Rtype t;
    Rtype *key, *elem;
    Rtype *group; // of a Map's memory, common part only: a word of control bytes, then MapGroupSlots slots
    uintptr_t (*hasher)(const void *key, uintptr_t seed); // panics if the key holds an interface of an unhashable value
    uintptr_t groupSize, slotSize, elemOff; // in bytes; the key is at the begin of its slot, the element at elemOff
    uint32_t flags;                         // MapFlag...
} MapType;
typedef struct PtrType {
    Rtype t;
    Rtype *elem;
} PtrType;
typedef struct SliceType {
    Rtype t;
    Rtype *elem;
} SliceType;
enum { FieldEmbedded = 1, FieldExported = 2, FieldOffsetShift = 2 };
typedef struct StructField {
    GoString name;
    Rtype *type;
    uintptr_t place; // offset << FieldOffsetShift, FieldEmbedded, FieldExported
    GoString tag;
} StructField;
typedef struct StructType {
    Rtype t;
    const GoString *pkgPath; // of the fields that are not exported; NULL if there are none
    GoSlice fields;          // []StructField
} StructType;
typedef struct Method {
    GoString name;
    const GoString *pkgPath; // NULL if exported
    Rtype *type;             // without the receiver; NULL if nothing can ask for it
    void (*ifn)(void);       // as in an itab: the receiver is an interface's data word. NULL if nothing can call it
} Method;
// []Method, sorted by name; pkgPath NULL: predeclared, or the type has no name
typedef struct Uncommon {
    const GoString *pkgPath;
    GoSlice methods;
} Uncommon;

struct Itab {
    InterfaceType *inter;
    Rtype *type;
    uint32_t hash; // copy of type->hash, for type switches
    uint32_t pad;
    void (*fun[])(void); // one per method of inter, in its order; receiver is the interface's data word
};

enum {
    MapFlagNeedKeyUpdate = 1,  // keys that are equal may differ (0 and -0): assignment stores the key again
    MapFlagHashMightPanic = 2, // the key contains an interface
    MapFlagIndirectKey = 4,    // slots hold a pointer to the key,
    MapFlagIndirectElem = 8,   // to the element
    MapGroupSlots = 8,
    MapFlagGenericHash = 16, // made at run time: hasher is not code for the key's type; typehash has to be asked
    MapMaxInline = 128,      // larger keys and elements are stored indirectly
    MapZeroSize = 1024,      // what mapaccess1 returns for absent keys is so many zero bytes
};

// A map. make allocates it; a program's map variable points to it. lang/map.h tells how it works. All zero but for
// first[0], which may point to a zeroed group, it is what makemap wants from a frame.
typedef struct Map {
    uint64_t used;     // number of entries: len
    uintptr_t seed;    // of the hashes
    void **dir;        // the directory: 1 << depth arrays of groups, then as many MapTables. NULL: no memory yet
    void *first[2];    // the directory while depth is 0
    uint32_t clearSeq; // calls of clear
    uint8_t depth;     // log2 of the directory's length
    uint8_t groupMask; // each table has groupMask + 1 groups
    uint8_t writing;   // 1 during a write, so that two at a time are noticed
    uint8_t flags;     // MapTombstones, MapWalked
} Map;

enum {
    MapTombstones = 1, // there may be some
    MapWalked = 2,     // there has been an iterator
};

// The state of a range loop, in the frame.
typedef struct MapIter {
    void *key, *elem; // of the current entry; key NULL: the loop is over
    MapType *t;
    Map *m;                        // NULL: the loop is over
    uint8_t *group;                // being walked, NULL before a table is
    const uint8_t *stale;          // not 0 when the table has been replaced
    uint8_t *groups;               // of the table
    uint64_t covered;              // of the space of hashes, in units of 1 >> 32, this table included
    uint32_t start;                // prefix of 32 bits of the hashes where the walk began
    uint32_t clearSeq;             // of the map when the walk began
    uint8_t groupMask, walked;     // groups of the table, less one; those walked already
    uint8_t firstGroup, firstSlot; // random
    uint8_t pending;               // slots of the group that are still to come, one bit each
} MapIter;

// Deferred calls. A function that defers has one DeferFrame, and one Defer per pending call, innermost first on
// g._defer.
//
// At entry compiled code saves its recovery point with llvm.eh.sjlj.setjmp(jmpbuf). `defer` fills in a record (in the
// frame; in a loop, from newobject) and links it: d.link = g._defer; g._defer = &d. Before each return, and where
// setjmp comes back a second time (a deferred call has recovered a panic: the results are what the result variables
// say), it calls deferreturn(&frame), which runs and unlinks the frame's records.
//
// The body of a loop over a function defers on behalf of the function with the loop, while records of the function that
// calls the body may be on the list already: deferprocat links the record behind those. For it to find the place,
// deferrange links a record that does nothing before the loop begins, if the frame has none yet.
// Frame pointer, address to go on at, stack pointer; two spare
typedef struct DeferFrame {
    void *jmpbuf[5];
} DeferFrame;
typedef struct Defer {
    struct Defer *link;
    Funcval *fn;       // the call, as a closure without parameters
    DeferFrame *frame; // of the function that deferred it
} Defer;

// What the body of a loop over a function finds when it is called, and the loop when the function has returned.
typedef enum RangeState {
    RangeReady,        // the body may be called
    RangeDone,         // the body has returned false
    RangePanic,        // the body is running, or has panicked
    RangeExhausted,    // the loop is over
    RangeMissingPanic, // the function has swallowed the body's panic
} RangeState;

// One case of selectgo. Sends come first in the array, then receives.
typedef struct Scase {
    struct Hchan *c;
    void *elem;
} Scase;

// A call whose parameters are known at run time only (callconv.h, arch/amd64/reflectcall.S). Floats are in the lower
// bits.
typedef struct CallFrame {
    uint64_t ints[6];          // rdi, rsi, rdx, rcx, r8, r9
    uint64_t floats[8];        // xmm0 to xmm7
    uint64_t result_ints[3];   // rax, rdx, rcx
    uint64_t result_floats[2]; // xmm0, xmm1
    uint64_t *stack;           // words on the stack
    uintptr_t nstack;
    void (*code)(void);
    void *context; // r10
} CallFrame;

// A func value made at run time.
typedef struct MadeFunc {
    void (*code)(void);    // reflect_madefunc
    void (*entry)(void);   // a Go function: func(*MadeFunc, *CallFrame)
    uintptr_t stack_bytes; // of the parameters on the stack
    // what entry wants to know
} MadeFunc;

// Built by the compiler for each `select` and handed to selectgo; order0 has room for 2 * ncases entries.

#endif
