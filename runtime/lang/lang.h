// lang.h: what the files of this folder offer to each other: the runtime's half of Go's language features. What
// compiled code calls is in abi/rtfuncs.def; what the scheduler needs of this folder is in sched/rt.h.
//
// Everything here may run on a goroutine's stack unless it says otherwise.
#ifndef GOCC_LANG_H
#define GOCC_LANG_H

#include "sched/rt.h"

// slice.c
uintptr_t roundupsize(uintptr_t size, bool noscan); // what gc's allocator hands out for size bytes
intgo nextslicecap(intgo new_len, intgo old_cap);   // growth of append, before rounding

enum { FirstPage = 0x1000 }; // an access below is one through nil

// error.c: values of the runtime's own error types. Each allocates.
Eface error_string(GoString text);                  // runtime.errorString: Error() is "runtime error: " + text
Eface address_error(GoString text, uintptr_t addr); // runtime.errorAddressString: as errorString; Addr() is addr
Eface plain_error(GoString text);                   // runtime.plainError: Error() is text
Eface panic_nil_error(void);                        // *runtime.PanicNilError: what panic(nil) becomes
Eface bounds_error(int64_t x, bool is_signed, intgo y, int code); // runtime.boundsError, code: BoundsCode
Eface type_assertion_error(Rtype *iface, Rtype *concrete, Rtype *asserted, GoString missing_method); // NULL: not known
// for package runtime: a TypeAssertionError's text, not of the zero one
GoString runtime_typeassertiontext(const void *e);
const Uncommon *uncommon_of(const Rtype *t);  // NULL if the type has neither name nor methods
bool error_text(Eface value, GoString *text); // calls value's Error or String method if its type has one

static inline uintptr_t cstrlen(const char *s)
{
    uintptr_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}

// s must outlive the result.
static inline GoString gostring(const char *s)
{
    return (GoString){(const uint8_t *)s, (intgo)cstrlen(s)};
}

// Which check failed; x and y are the operands that the text shows.
typedef enum BoundsCode {
    BoundsIndex,      // s[x], y = len(s)
    BoundsSliceAlen,  // s[?:x], y = len(s)
    BoundsSliceAcap,  // s[?:x], y = cap(s)
    BoundsSliceB,     // s[x:y]
    BoundsSlice3Alen, // s[?:?:x], y = len(s)
    BoundsSlice3Acap, // s[?:?:x], y = cap(s)
    BoundsSlice3B,    // s[?:x:y]
    BoundsSlice3C,    // s[x:y:]
    BoundsConvert,    // (*[x]T)(s), y = len(s)
} BoundsCode;

// boundstext.c
enum { BoundsTextMax = 112 };
// gives the length, at most BoundsTextMax
int bounds_text(char *buf, BoundsCode code, int64_t x, bool is_signed, intgo y);

// iface.c
void itabs_each(void (*fn)(const Itab *tab, void *arg), void *arg); // g0, world stopped; the negative answers too
void unreachableMethod(void);

// alg.c, map_hash.c: of values of a comparable type, by its descriptor
bool typeequal(const Rtype *t, const void *p, const void *q);
uintptr_t typehash(const Rtype *t, const void *p, uintptr_t seed);
static inline bool equal_values(const Rtype *t, const void *p, const void *q)
{
    return UNLIKELY(t->tflag & TFlagGeneric) ? typeequal(t, p, q) : t->equal(p, q);
}

// panic.c
NORETURN COLD void panic_runtime_error(const char *text); // panic(runtime.errorString(text))
NORETURN COLD void panic_plain_error(const char *text);   // panic(runtime.plainError(text))
NORETURN COLD void panic_uncomparable(Rtype *t);
NORETURN void goexit_deferred(void); // runtime.Goexit: the deferred calls, then the end of the goroutine

void calldeferred(Panic *p, Funcval *fn); // for panic p or, NULL, because the function returns

struct Panic {
    Eface arg;     // what panic was called with
    GoString text; // its text, once nobody can recover it any more
    Panic *link;   // the panic that was going on when this one began
    // frame that calls the deferred function; the one function that may recover returns to it. NULL while none runs
    void *caller;
    Defer *rest;     // deferred calls that were left when the one that runs now was started
    bool recovered;  // recover was called for it
    bool aborted;    // a later panic has run past it
    bool goexit;     // no panic: Goexit runs the deferred calls
    bool repanicked; // the next panic has the same value: printed once
    bool printing;   // its value's Error or String is being called for its text
};

// reflectcall.S, for gorecover; reflectcall itself is in svc.h
void reflectcall_code(void), reflectcall_end(void);
void reflect_madefunc(void), reflect_madefunc_end(void);

// die.c (throw and fatal are in rt.h)
NORETURN COLD void fatalpanic(Panic *p); // nobody recovers p: prints it and those before it, exits

// print.c
void printcstring(const char *s);
void printindented(GoString s); // "\n" becomes "\n\t", so that it cannot look like a traceback
void printhex(uint64_t v);
void printflush(void); // what was printed is written now; for the way to exit
// what a panic that ends the program prints goes there, too; -1: nowhere. Gives the old one, or -1 if the program is
// about to end
int32_t setcrashfd(int32_t fd);
void printabandon(void);                         // gives up every printlock of this M
void printfloating(uint8_t kind, const void *p); // float.c; there if the program has such values
void printpanicval(Eface v);                     // as `panic: ` shows it

// symtab.c: from code addresses to names and lines. Empty answers where the program carries no table.
typedef struct FuncInfo {
    const struct PcFunc *func; // NULL: not compiled code, or no table
    uintptr_t entry;
    const char *name, *file;
    uint32_t size, line, flags;
    const uint8_t *rest; // of the record
} FuncInfo;
typedef struct Frame { // one function that was active at a pc; inlined calls are frames of their own
    const char *name, *file;
    uint32_t line;
    bool inlined, wrapper, no_args;
    uint32_t scope_; // for symtab_outer
} Frame;
FuncInfo findfunc(uintptr_t pc);
bool has_pctab(void);
// where to go on after a fault at pc, 0 if the access was no nil check
uintptr_t faultmap_handler(uintptr_t pc);
Frame symtab_inner(FuncInfo f, uintptr_t pc); // the innermost frame at pc
bool symtab_outer(FuncInfo f, Frame *frame);  // replaces an inlined frame by the one it was inlined into

// traceback.c
enum { TracebackNone, TracebackSingle, TracebackSystem };
int gotraceback(bool *all); // level and whether all goroutines are wanted, from GOTRACEBACK
typedef struct Place {      // one place in a stack: a function at pc, whose frame is at bp
    uintptr_t pc, bp;
    const Stackseg *seg; // where bp was last; NULL: not looked for yet
    uintptr_t sp;        // where the frame of its callee ends; 0 if that is not known
    bool exact;          // pc is an instruction that runs or faulted; otherwise the return address of a call
    G *gp;
} Place;
bool stack_outwards(Place *p);         // g0. On to the caller; false at the end of the stack
const Panic *panic_at(const Place *p); // g0. Whose deferred function this frame has called, or NULL
FuncInfo stack_func(const Place *p);   // g0. Its function, empty if that is not compiled code
void settraceback(GoString level);     // of debug.SetTraceback: shows more than GOTRACEBACK, never less
bool tracebackcrash(void);             // the end is to be SIGABRT

#endif
