// slice.c: make([]T), the growth of append, and what unsafe.Slice and unsafe.String must not make.
//
// cap() of an appended slice is visible to programs, so growth follows gc: double up to 256 elements, then ever closer
// to a quarter more, and the result rounded up to what the allocator would hand out anyway (a size class, or whole
// pages). The list of size classes is gc's for the same reason.
#include "lang/lang.h"

enum {
    PageSize = 8192,
    MaxSmallSize = 32768,
    HeaderSize = 8,         // gc keeps a type word before objects with pointers
    MinSizeForHeader = 512, // that are larger than this
    DoublingLimit = 256,
};

static const uintptr_t MaxAlloc = 1ull << 48;

static const uint16_t size_classes[] = {
    8,    16,   24,    32,    48,    64,    80,    96,    112,   128,   144,   160,   176,   192,   208,   224,   240,
    256,  288,  320,   352,   384,   416,   448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152,  1280,
    1408, 1536, 1792,  2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912,  8192,
    9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
};

// The smallest class of at least size bytes; size is 1..MaxSmallSize.
static uintptr_t class_size(uintptr_t size)
{
    if (size <= 32)
        return (size + 7) & ~7ul;
    unsigned low = 0, high = sizeof size_classes / sizeof size_classes[0] - 1;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (size_classes[middle] < size)
            low = middle + 1;
        else
            high = middle;
    }
    return size_classes[low];
}

uintptr_t roundupsize(uintptr_t size, bool noscan)
{
    if (size == 0)
        return 0;
    if (size <= MaxSmallSize - HeaderSize) {
        uintptr_t header = !noscan && size > MinSizeForHeader ? HeaderSize : 0;
        return class_size(size + header) - header;
    }
    uintptr_t pages = size + PageSize - 1;
    return pages < size ? size : pages & ~(uintptr_t)(PageSize - 1);
}

void panicmakeslicelen(void)
{
    panic_runtime_error("makeslice: len out of range");
}

void panicmakeslicecap(void)
{
    panic_runtime_error("makeslice: cap out of range");
}

// count elements of t in bytes; false if that is more than a program can have.
static bool elements_size(const Rtype *t, uintgo count, uintptr_t *bytes)
{
    return !__builtin_mul_overflow(t->size, count, bytes) && *bytes <= MaxAlloc;
}

// Memory for make([]T, len, cap), zeroed. A length that is too large is reported as such even where the capacity, which
// the program may not have written, would be too large as well.
void *makeslice(Rtype *elem, intgo len, intgo cap)
{
    uintptr_t bytes;
    if (len < 0 || len > cap || !elements_size(elem, (uintgo)cap, &bytes)) {
        if (len < 0 || !elements_size(elem, (uintgo)len, &bytes))
            panicmakeslicelen();
        panicmakeslicecap();
    }
    return mallocarray(bytes, elem);
}

// unsafe.Slice: len elements at p must not wrap around the address space, and nil has none. (The compiler asks only
// about those that look odd.)
void unsafeslice(Rtype *elem, const void *p, intgo len)
{
    uintptr_t bytes;
    if (len < 0 || __builtin_mul_overflow(elem->size, (uintptr_t)len, &bytes) || bytes > -(uintptr_t)p ||
        (p == NULL && len > 0)) {
        if (p == NULL && len > 0)
            panic_runtime_error("unsafe.Slice: ptr is nil and len is not zero");
        panic_runtime_error("unsafe.Slice: len out of range");
    }
}

// The same for the bytes of unsafe.String.
void unsafestring(const void *p, intgo len)
{
    if (len < 0 || (uintptr_t)len > -(uintptr_t)p) {
        if (p == NULL && len > 0)
            panic_runtime_error("unsafe.String: ptr is nil and len is not zero");
        panic_runtime_error("unsafe.String: len out of range");
    }
}

intgo nextslicecap(intgo new_len, intgo old_cap)
{
    uintgo cap = (uintgo)old_cap;
    if ((uintgo)new_len > cap * 2)
        return new_len;
    if (cap < DoublingLimit)
        return (intgo)(cap * 2);
    do
        cap += (cap + 3 * DoublingLimit) >> 2;
    while (cap < (uintgo)new_len);
    return (intgo)cap > 0 ? (intgo)cap : new_len;
}

// append needs room for new_len elements (num more than there are) and the capacity is old_cap. Gives the new array
// with the old elements in it, and its capacity. What lies behind new_len is zero; between the old length and new_len
// the caller writes.
PtrCap growslice(void *old, intgo new_len, intgo old_cap, intgo num, Rtype *elem)
{
    if (new_len < 0)
        panic_runtime_error("growslice: len out of range");
    if (elem->size == 0)
        return (PtrCap){mallocgc(0, NULL, false), new_len};
    uintptr_t bytes;
    if (!elements_size(elem, (uintgo)nextslicecap(new_len, old_cap), &bytes))
        panic_runtime_error("growslice: len out of range");
    bool noscan = elem->ptrdata == 0;
    intgo cap = (intgo)(roundupsize(bytes, noscan) / elem->size);
    bytes = (uintptr_t)cap * elem->size;
    if (bytes > MaxAlloc)
        panic_runtime_error("growslice: len out of range");

    uint8_t *array = noscan ? mallocgc(bytes, NULL, false) : mallocarray(bytes, elem);
    if (noscan) {
        uintptr_t used = (uintptr_t)new_len * elem->size;
        memclrNoHeapPointers(array + used, bytes - used);
    }
    memmove(array, old, (uintptr_t)(new_len - num) * elem->size);
    return (PtrCap){array, cap};
}
