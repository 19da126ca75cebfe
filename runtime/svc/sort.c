// sort.c: slices whose element type is known at run time only (sort.Slice).
#include "svc/svc.h"

intgo sort_slicelen(Eface x)
{
    static const char *const kinds[] = {
        "zero",   "bool",   "int",       "int8",    "int16",   "int32",   "int64",     "uint",       "uint8",
        "uint16", "uint32", "uint64",    "uintptr", "float32", "float64", "complex64", "complex128", "array",
        "chan",   "func",   "interface", "map",     "ptr",     "slice",   "string",    "struct",     "unsafe.Pointer",
    };
    if (x.type == NULL || x.type->kind != KindSlice) {
        GoString kind = gostring(kinds[x.type == NULL ? KindInvalid : x.type->kind]);
        gopanic(plain_error(
            concatstrings(NULL, (GoString[]){gostring("reflect: call of Swapper on "), kind, gostring(" Value")}, 3)));
    }
    return ((const GoSlice *)x.data)->len;
}

intgo sort_wordkind(Eface x)
{
    const Rtype *elem = ((const SliceType *)x.type)->elem;
    return elem->size != sizeof(uintptr_t) ? 0 : elem->ptrdata == 0 ? 1 : 2;
}

void sort_swap(Eface x, intgo i, intgo j)
{
    Rtype *elem = ((SliceType *)x.type)->elem;
    uintptr_t size = elem->size;
    uint8_t *array = ((GoSlice *)x.data)->array, *a = array + (uintptr_t)i * size, *b = array + (uintptr_t)j * size;
    if (elem->ptrdata != 0) {
        bulkBarrierPreWrite(a, size, elem);
        bulkBarrierPreWrite(b, size, elem);
    }
    if (size <= 64 && size % 8 == 0) { // a loop of words is quicker than three calls
        uint64_t *x = (uint64_t *)a, *y = (uint64_t *)b;
        for (uintptr_t k = 0; k < size / 8; k++) {
            uint64_t word = x[k];
            x[k] = y[k];
            y[k] = word;
        }
        return;
    }
    uint8_t block[128]; // through which large elements go piece by piece
    for (uintptr_t at = 0; at < size; at += sizeof block) {
        uintptr_t n = size - at < sizeof block ? size - at : sizeof block;
        memmove(block, a + at, n);
        memmove(a + at, b + at, n);
        memmove(b + at, block, n);
    }
}
