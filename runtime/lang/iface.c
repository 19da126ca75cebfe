// iface.c: itabs: the method tables of interface values, made when a program asks whether a type implements an
// interface.
//
// The compiler emits an itab for each conversion that it sees. What it cannot see, x.(I) and cases of type switches,
// looks up the pair (interface, type) in a hash table, which begins with the compiler's own itabs, so that a pair never
// has two. Answers are kept, the negative ones too: such an itab has NULL as its first method. Looking up takes no
// lock: entries are only ever added, each by one store, and a table that has become too small is left to its readers.
#include "lang/lang.h"

typedef struct ItabTable {
    uintptr_t size;  // a power of two
    uintptr_t count; // entries in use, at most 3/4 of size; itablock
    Itab *entries[]; // atomic; open addressing with linear probing
} ItabTable;

// The itabs that the compiler has emitted, []*Itab; absent if there are none.
extern const GoSlice runtime_itablinks __attribute__((weak));

static Mutex itablock;
static ItabTable *itabs; // atomic, written under itablock

enum { FirstTableSize = 64 };

static uintptr_t hash_pair(const InterfaceType *inter, const Rtype *type)
{
    uintptr_t h = (uintptr_t)inter * 31 + (uintptr_t)type;
    return (h * 0x9E3779B97F4A7C15u) >> 32;
}

// Where the pair is, or the free entry where it belongs.
static Itab **itab_slot(ItabTable *t, const InterfaceType *inter, const Rtype *type)
{
    for (uintptr_t i = hash_pair(inter, type);; i++) {
        Itab **slot = &t->entries[i & (t->size - 1)];
        Itab *tab = atomic_load_acq(slot);
        if (tab == NULL || (tab->inter == inter && tab->type == type))
            return slot;
    }
}

static ItabTable *new_table(uintptr_t size)
{
    ItabTable *t = persistentalloc(sizeof(ItabTable) + size * sizeof(Itab *), 8);
    t->size = size;
    return t;
}

static void add_to(ItabTable *t, Itab *tab)
{
    Itab **slot = itab_slot(t, tab->inter, tab->type);
    if (*slot != NULL)
        return;
    atomic_store_rel(slot, tab);
    t->count++;
}

static ItabTable *first_table(void)
{
    const GoSlice *links = &runtime_itablinks;
    __asm__("" : "+r"(links)); // a weak symbol: may be 0
    uintptr_t n = links == NULL ? 0 : (uintptr_t)links->len, size = FirstTableSize;
    while (size < 2 * n)
        size *= 2;
    ItabTable *t = new_table(size);
    for (uintptr_t i = 0; i < n; i++)
        add_to(t, ((Itab **)links->array)[i]);
    return t;
}

// itablock held.
static void itab_add(Itab *tab)
{
    ItabTable *t = itabs;
    if (4 * (t->count + 1) > 3 * t->size) {
        ItabTable *larger = new_table(2 * t->size);
        for (uintptr_t i = 0; i < t->size; i++)
            if (t->entries[i] != NULL)
                add_to(larger, t->entries[i]);
        atomic_store_rel(&itabs, larger);
        t = larger;
    }
    add_to(t, tab);
}

// In the place of methods that the compiler has not generated because nothing calls them.
void unreachableMethod(void)
{
    throw("unreachable method called");
}

// The runtime's own methods carry no type descriptors.
static bool has_type(const Method *m, const Rtype *type)
{
    if (m->type != NULL)
        return m->type == type;
    static const char *const types[][2] = {
        {"Addr", "func() uintptr"}, {"Error", "func() string"}, {"RuntimeError", "func()"}};
    for (uintptr_t i = 0; i < sizeof types / sizeof *types; i++) {
        GoString name = gostring(types[i][0]), text = gostring(types[i][1]);
        if (strequal(&m->name, &name))
            return m->ifn != NULL && strequal(&type->str, &text);
    }
    return false;
}

static bool same_package(const GoString *p, const GoString *q)
{
    return p == q || (p != NULL && q != NULL && strequal(p, q));
}

static bool implements(const Method *m, const Imethod *wanted)
{
    return strequal(&m->name, &wanted->name) && same_package(m->pkgPath, wanted->pkgPath) && has_type(m, wanted->type);
}

// Fills in the methods; the name of the first one that is missing, or NULL. Both lists are sorted by name, and of one
// name a type may have several, unexported ones of different packages.
static const GoString *itab_init(Itab *tab)
{
    const Imethod *wanted = tab->inter->methods.array;
    const Uncommon *u = uncommon_of(tab->type);
    intgo have = u == NULL ? 0 : u->methods.len, next = 0;
    const Method *methods = u == NULL ? NULL : u->methods.array;
    for (intgo i = 0; i < tab->inter->methods.len; i++) {
        while (next < have && cmpstring(methods[next].name, wanted[i].name) < 0)
            next++;
        intgo found = next;
        while (found < have && !implements(&methods[found], &wanted[i]) &&
               strequal(&methods[found].name, &wanted[i].name))
            found++;
        if (found == have || !implements(&methods[found], &wanted[i])) {
            tab->fun[0] = NULL;
            return &wanted[i].name;
        }
        tab->fun[i] = methods[found].ifn != NULL ? methods[found].ifn : unreachableMethod;
    }
    return NULL;
}

typedef struct ItabRequest {
    InterfaceType *inter;
    Rtype *type;
    Itab *result;
} ItabRequest;

// On g0: finds the pair's itab or makes one.
static void make_itab(void *arg)
{
    ItabRequest *r = arg;
    lock(&itablock);
    if (itabs == NULL)
        atomic_store_rel(&itabs, first_table());
    r->result = *itab_slot(itabs, r->inter, r->type);
    if (r->result == NULL) {
        r->result = persistentalloc(sizeof(Itab) + (uintptr_t)r->inter->methods.len * sizeof(void (*)(void)), 8);
        r->result->inter = r->inter;
        r->result->type = r->type;
        r->result->hash = r->type->hash;
        itab_init(r->result);
        itab_add(r->result);
    }
    unlock(&itablock);
}

// NULL if type, which is not NULL, does not have inter's methods. inter has at least one.
static Itab *getitab(InterfaceType *inter, Rtype *type)
{
    ItabTable *t = atomic_load_acq(&itabs);
    Itab *tab = t == NULL ? NULL : *itab_slot(t, inter, type);
    if (tab == NULL) {
        ItabRequest request = {.inter = inter, .type = type};
        systemstack(make_itab, &request);
        tab = request.result;
    }
    return tab->fun[0] == NULL ? NULL : tab;
}

// The itab for x.(I), x of dynamic type `type`; panics if x is nil or lacks a method.
Itab *assertE2I(InterfaceType *inter, Rtype *type)
{
    if (type == NULL)
        gopanic(type_assertion_error(NULL, NULL, &inter->t, (GoString){NULL, 0}));
    Itab *tab = getitab(inter, type);
    if (tab != NULL)
        return tab;
    Itab *copy = mallocgc(sizeof(Itab) + (uintptr_t)inter->methods.len * sizeof(void (*)(void)), NULL, true);
    copy->inter = inter;
    copy->type = type;
    gopanic(type_assertion_error(NULL, type, &inter->t, *itab_init(copy)));
}

// The same for x, ok = x.(I): NULL instead of a panic.
Itab *assertE2I2(InterfaceType *inter, Rtype *type)
{
    return type == NULL ? NULL : getitab(inter, type);
}

// x.(T) failed; x's static type is iface and it holds a `have`, or nothing.
void panicdottypeE(Rtype *have, Rtype *want, Rtype *iface)
{
    gopanic(type_assertion_error(iface, have, want, (GoString){NULL, 0}));
}

void panicnildottype(Rtype *want)
{
    gopanic(type_assertion_error(NULL, NULL, want, (GoString){NULL, 0}));
}

G0_CODE

void itabs_each(void (*fn)(const Itab *tab, void *arg), void *arg)
{
    if (itabs == NULL)
        itabs = first_table();
    for (uintptr_t i = 0; i < itabs->size; i++)
        if (itabs->entries[i] != NULL)
            fn(itabs->entries[i], arg);
}

G0_CODE_END
