// debugger.c: what Go-aware debuggers (delve, gdb's Go script) look for in a program: the variables runtime.allgs and
// runtime.allglen, and a type runtime.g with Go's field names.
//
// C cannot spell these names. The build takes this file alone through LLVM's textual form, where it renames language,
// producer, types and variables in the debug information (CMakeLists.txt); symbols and code stay what C made of them.
// Everything else of the runtime keeps its C names, so that `p g0` and `p allgs` work in plain gdb.
#include "sched/rt.h"

AllGs debugger_allgs;
uintptr_t debugger_allglen;
uint64_t debugger_goid; // of the goroutine made last; and a use of G, without which its fields were not described

// sched.allglock held; called whenever allgs has changed.
void debugger_setallgs(const AllGs *all)
{
    debugger_allgs = *all;
    debugger_allglen = all->len;
    debugger_goid = all->array[all->len - 1]->goid;
}
