// svc.h: what the library's packages call: C functions that a declaration without body is bound to by //go:linkname
// (README.md, "Functions of the library"). Named package_function.
#ifndef GOCC_SVC_H
#define GOCC_SVC_H

#include "lang/lang.h"

// errors.c: for errors.As. `target` is the any that points to where the error goes; error_type is an any that holds a
// *error.
typedef enum AsTarget { AsTargetGood, AsTargetNoPointer, AsTargetNoError } AsTarget;
intgo errors_target(Eface target, Eface error_type); // AsTarget
bool errors_assign(Eface err, Eface target);         // *target = err if that can be assigned

// sort.c: for sort.Slice.
intgo sort_slicelen(Eface x);              // panics with reflect's words if x is no slice
void sort_swap(Eface x, intgo i, intgo j); // exchanges elements i and j, which are in range, of the slice x

// text.c
intgo text_indexbyte(GoString s, uint8_t c); // of the first c in s, or -1

#endif
