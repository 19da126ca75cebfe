// rtfuncs.h: C prototypes of every runtime function that compiled code calls, generated from rtfuncs.def.
//
// The tokens of rttypes.def (Ptr, Int, String, TypeP...) become C types of the same name. A result of three words
// (Slice) needs nothing special here: C returns it through a hidden pointer, and that is what the compiler emits.
#ifndef GOCC_RTFUNCS_H
#define GOCC_RTFUNCS_H

#include "abi/abi.h"

struct Hchan;

#define RTTYPE(token, ctype, shape) typedef ctype token;
#include "abi/rttypes.def"
#undef RTTYPE

#define RTATTR_0
#define RTATTR_RT_NORETURN __attribute__((noreturn, cold))
#define RTATTR_RT_COLD __attribute__((cold))
#define RTATTR_RT_READONLY __attribute__((pure))
#define RTATTR_RT_FRESH
#define RTATTR_RT_BARRIER __attribute__((cold))
#define RTATTR_RT_BARRIER_REGS __attribute__((cold, preserve_most))

#define RTFUNC(name, result, params, attr) RTATTR_##attr result name params;
#include "abi/rtfuncs.def"
#undef RTFUNC

#endif
