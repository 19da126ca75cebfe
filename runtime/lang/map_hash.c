// map_hash.c: hash functions: MapType.hasher of the simple key types, and of interfaces by the type of what they hold.
// Equal keys have equal hashes; NaN, which equals nothing, has a random one. The algorithm is in map.h.
#include "lang/map.h"

uint64_t runtime_hashkey[4]; // secrets of the process; [0] is odd once they are set

// The numbers follow from startupRand, so it does not matter if two threads do this at once. SplitMix64 by Sebastiano
// Vigna (https://prng.di.unimi.it/splitmix64.c, public domain).
static NOINLINE void choose_secrets(void)
{
    uint64_t state = startupRand;
    for (int i = 3; i >= 0; i--) {
        uint64_t z = state += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        atomic_store_rel(&runtime_hashkey[i], (z ^ z >> 31) | 1);
    }
}

void hash_init(void)
{
    if (UNLIKELY(atomic_load_relaxed(&runtime_hashkey[0]) == 0))
        choose_secrets();
}

uintptr_t hash_long(const uint8_t *p, uintptr_t n, uintptr_t seed)
{
    const uint64_t *key = runtime_hashkey;
    uintptr_t left = n;
    if (left > 48) { // three chains of multiplications at a time
        uint64_t second = seed, third = seed;
        do {
            seed = hash_mix(hash_read64(p) ^ key[1], hash_read64(p + 8) ^ seed);
            second = hash_mix(hash_read64(p + 16) ^ key[2], hash_read64(p + 24) ^ second);
            third = hash_mix(hash_read64(p + 32) ^ key[3], hash_read64(p + 40) ^ third);
            p += 48;
            left -= 48;
        } while (left > 48);
        seed ^= second ^ third;
    }
    for (; left > 16; left -= 16, p += 16)
        seed = hash_mix(hash_read64(p) ^ key[1], hash_read64(p + 8) ^ seed);
    return hash_finish(hash_read64(p + left - 16), hash_read64(p + left - 8), n, seed);
}

uintptr_t memhash(const void *p, uintptr_t seed, uintptr_t n)
{
    return hash_bytes(p, n, seed);
}

uintptr_t memhash0(const void *p, uintptr_t seed)
{
    return seed;
}

uintptr_t memhash8(const void *p, uintptr_t seed)
{
    return hash_word(*(const uint8_t *)p, seed);
}

uintptr_t memhash16(const void *p, uintptr_t seed)
{
    return hash_word(*(const uint16_t *)p, seed);
}

uintptr_t memhash32(const void *p, uintptr_t seed)
{
    return hash_word(*(const uint32_t *)p, seed);
}

uintptr_t memhash64(const void *p, uintptr_t seed)
{
    return hash_word(*(const uint64_t *)p, seed);
}

uintptr_t memhash128(const void *p, uintptr_t seed)
{
    return hash_bytes(p, 16, seed);
}

uintptr_t strhash(const void *p, uintptr_t seed)
{
    const GoString *s = p;
    return hash_bytes(s->str, (uintptr_t)s->len, seed);
}

uintptr_t f64hash(const void *p, uintptr_t seed)
{
    double f = *(const double *)p;
    if (f == 0)
        return hash_word(0, seed); // 0 and -0 are equal
    if (f != f)
        return hash_word(cheaprand(), seed ^ cheaprand());
    return memhash64(p, seed);
}

uintptr_t f32hash(const void *p, uintptr_t seed)
{
    double f = *(const float *)p;
    return f64hash(&f, seed);
}

uintptr_t c64hash(const void *p, uintptr_t seed)
{
    const float *parts = p;
    return f32hash(&parts[1], f32hash(&parts[0], seed));
}

uintptr_t c128hash(const void *p, uintptr_t seed)
{
    const double *parts = p;
    return f64hash(&parts[1], f64hash(&parts[0], seed));
}

// Interfaces ----------------------------------------------------------------------------------------------------------

static NORETURN COLD void panic_unhashable(const Rtype *t)
{
    gopanic(error_string(concatstring2(NULL, gostring("hash of unhashable type "), t->str)));
}

static bool is_blank_field(const StructField *f)
{
    return f->name.len == 1 && f->name.str[0] == '_';
}

// Are values equal if their bytes are? The descriptors that the compiler makes say so.
static bool is_regular(const Rtype *t)
{
    if ((t->tflag & (TFlagRegularMemory | TFlagGeneric)) != TFlagGeneric)
        return (t->tflag & TFlagRegularMemory) != 0;
    switch (t->kind) {
    case KindFloat32:
    case KindFloat64:
    case KindComplex64:
    case KindComplex128:
    case KindString:
    case KindInterface: return false;
    case KindArray: return is_regular(((const ArrayType *)t)->elem);
    case KindStruct: {
        const GoSlice *fields = &((const StructType *)t)->fields;
        uintptr_t end = 0;
        for (intgo i = 0; i < fields->len; i++) {
            const StructField *f = (const StructField *)fields->array + i;
            if (is_blank_field(f) || !is_regular(f->type) || f->place >> FieldOffsetShift != end)
                return false;
            end += f->type->size;
        }
        return end == t->size;
    }
    default: return true;
    }
}

static uintptr_t hash_regular(const void *p, uintptr_t size, uintptr_t seed)
{
    switch (size) {
    case 0: return memhash0(p, seed);
    case 1: return memhash8(p, seed);
    case 2: return memhash16(p, seed);
    case 4: return memhash32(p, seed);
    case 8: return memhash64(p, seed);
    default: return hash_bytes(p, size, seed);
    }
}

// Neighbours that are plain memory are hashed as one.
static uintptr_t hash_struct(const StructType *t, const uint8_t *p, uintptr_t seed)
{
    const StructField *f = t->fields.array, *last = f + t->fields.len;
    while (f < last) {
        const StructField *first = f++;
        uintptr_t begin = first->place >> FieldOffsetShift, end = begin + first->type->size;
        if (is_blank_field(first))
            continue;
        if (!is_regular(first->type)) {
            seed = typehash(first->type, p + begin, seed);
            continue;
        }
        for (; f < last && f->place >> FieldOffsetShift == end && !is_blank_field(f) && is_regular(f->type); f++)
            end += f->type->size;
        seed = hash_bytes(p + begin, end - begin, seed);
    }
    return seed;
}

// Hash of a value of a comparable type, from the descriptor. Exactly what the compiler's hash functions give
// (cg_hash_fn): a map that reflection has made may become that of compiled code.
uintptr_t typehash(const Rtype *t, const void *p, uintptr_t seed)
{
    switch (t->kind) {
    case KindFloat32: return f32hash(p, seed);
    case KindFloat64: return f64hash(p, seed);
    case KindComplex64: return c64hash(p, seed);
    case KindComplex128: return c128hash(p, seed);
    case KindString: return strhash(p, seed);
    case KindInterface:
        return ((const InterfaceType *)t)->methods.len == 0 ? nilinterhash(p, seed) : interhash(p, seed);
    default: break;
    }
    if (is_regular(t))
        return hash_regular(p, t->size, seed);
    if (t->kind == KindStruct)
        return hash_struct((const StructType *)t, p, seed);
    const ArrayType *a = (const ArrayType *)t;
    for (uintgo i = 0; i < a->len; i++)
        seed = typehash(a->elem, (const uint8_t *)p + i * a->elem->size, seed);
    return seed;
}

static uintptr_t dynamic_hash(const Rtype *t, const void *const *data, uintptr_t seed)
{
    if (t == NULL)
        return seed;
    if (t->equal == NULL)
        panic_unhashable(t);
    return typehash(t, t->tflag & TFlagDirectIface ? (const void *)data : *data, seed ^ t->hash);
}

uintptr_t nilinterhash(const void *p, uintptr_t seed)
{
    const Eface *e = p;
    return dynamic_hash(e->type, (const void *const *)&e->data, seed);
}

uintptr_t interhash(const void *p, uintptr_t seed)
{
    const Iface *i = p;
    return dynamic_hash(i->tab == NULL ? NULL : i->tab->type, (const void *const *)&i->data, seed);
}

// Empty maps need no hash, but an unhashable key is an error there too.
static void check_value(const Rtype *t, const void *p)
{
    switch (t->kind) {
    case KindInterface: {
        const Eface *e = p; // an Iface has its data word in the same place
        bool empty = ((const InterfaceType *)t)->methods.len == 0;
        const Rtype *held = e->type == NULL ? NULL : empty ? e->type : ((const Iface *)p)->tab->type;
        if (held == NULL)
            return;
        if (held->equal == NULL)
            gopanic(plain_error(concatstring2(NULL, gostring("hash of unhashable type: "), held->str)));
        check_value(held, held->tflag & TFlagDirectIface ? (const void *)&e->data : e->data);
        return;
    }
    case KindArray: {
        const ArrayType *a = (const ArrayType *)t;
        for (uintgo i = 0; i < a->len; i++)
            check_value(a->elem, (const uint8_t *)p + i * a->elem->size);
        return;
    }
    case KindStruct: {
        const GoSlice *fields = &((const StructType *)t)->fields;
        for (intgo i = 0; i < fields->len; i++) {
            const StructField *f = (const StructField *)fields->array + i;
            if (!is_blank_field(f))
                check_value(f->type, (const uint8_t *)p + (f->place >> FieldOffsetShift));
        }
        return;
    }
    default: return;
    }
}

void map_check_key(const MapType *t, const void *key)
{
    check_value(t->key, key);
}

// For package unique: the hash of *key as a key of the map that is in m.
uintptr_t unique_keyhash(Eface m, const void *key)
{
    return map_hash((const MapType *)m.type, key, 0);
}
