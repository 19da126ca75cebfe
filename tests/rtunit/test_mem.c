// test_mem.c: size classes and what they waste, the page allocator against a simple model, lists of spans.
#include "mem/mheap.h"
#include "shims.h"

#include <stdlib.h>
#include <sys/mman.h>

// What mpagealloc.c wants of the system. Nothing may be touched that was not mapped, and what was given back is zero.
void *sysReserve(uintptr_t n)
{
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

void *sysMap(void *hint, uintptr_t n)
{
    void *p = mmap(hint, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

void sysFree(void *p, uintptr_t n)
{
    munmap(p, n);
}

void sysUnused(void *p, uintptr_t n)
{
    madvise(p, n, MADV_DONTNEED);
}

void sysHugePage(void *p, uintptr_t n)
{
}

void throwOutOfMemory(void)
{
    throw("out of memory");
}

// ---- Size classes ----

static void classes_fit(void **state)
{
    assert_int_equal(classsize(NumSizeClasses - 1), MaxSmallSize);
    for (uintptr_t size = 1; size <= MaxSmallSize; size++) {
        uint32_t class = sizeclass(size);
        assert_in_range(class, 1, NumSizeClasses - 1);
        assert_true(classsize(class) >= size);
        assert_true(class == 1 || classsize(class - 1) < size);
    }
    for (uintptr_t size = 8; size <= MaxSmallSize; size *= 2)
        assert_int_equal(classsize(sizeclass(size)), size);
}

// The share of memory that an object of `size` bytes does not use, its part of the end of the span included.
static double waste(uintptr_t size)
{
    uintptr_t each = classsize(sizeclass(size)), bytes = (uintptr_t)spanpages(each) * PageSize;
    return 1 - (double)size / ((double)bytes / (double)(bytes / each));
}

// The figures that sizeclass.h names.
static void little_is_wasted(void **state)
{
    double sum = 0, worst = 0, worst_over_128 = 0;
    for (uintptr_t size = 1; size <= MaxSmallSize; size++) {
        double w = waste(size);
        sum += w;
        if (size >= 57 && w > worst)
            worst = w;
        if (size > 128 && w > worst_over_128)
            worst_over_128 = w;
    }
    assert_true(sum / MaxSmallSize < 0.045);
    assert_true(worst < 0.191);
    assert_true(worst_over_128 < 0.125);
}

static void addresses_find_their_object(void **state)
{
    for (uint32_t class = 1; class < NumSizeClasses; class ++) {
        uintptr_t size = classsize(class), bytes = (uintptr_t)spanpages(size) * PageSize;
        Mspan s = {.base = 0x10000, .divmul = UINT32_MAX / (uint32_t)size + 1};
        assert_true(bytes / size <= (uintptr_t)spanpages(size) * PageBitWords * 64);
        for (uintptr_t at = 0; at < bytes; at++)
            if (objindex(&s, s.base + at) != at / size)
                fail_msg("class %u, offset %lu", class, at);
    }
}

// ---- Pages ----

static uint32_t naive_run(const uint64_t *used, uint32_t from, uint32_t n)
{
    for (uint32_t i = from, run = 0; i < ArenaPages; i++) {
        run = bittest(used, i) ? 0 : run + 1;
        if (run == n)
            return i + 1 - n;
    }
    return ArenaPages;
}

static void runs_are_found(void **state)
{
    static uint64_t used[ArenaPages / 64];
    srand(1);
    for (int density = 1; density < 100; density += 7) {
        for (uint32_t i = 0; i < ArenaPages / 64; i++)
            used[i] = 0;
        for (uint32_t i = 0; i < ArenaPages; i++)
            if (rand() % 100 < density)
                used[i / 64] |= 1ull << i % 64;
        for (int k = 0; k < 200; k++) {
            uint32_t from = (uint32_t)rand() % ArenaPages, n = 1 + (uint32_t)rand() % (k % 2 ? 200 : 8), longest = 0;
            uint32_t found = pagerun(used, from, n, &longest);
            assert_int_equal(found, naive_run(used, from, n));
            if (found == ArenaPages && longest > 0)
                assert_true(naive_run(used, from, longest) < ArenaPages);
            if (found == ArenaPages)
                assert_int_equal(naive_run(used, from, longest + 1), ArenaPages);
        }
    }
}

enum { Blocks = 300 };
static struct {
    uintptr_t p;
    uint32_t n;
    uint8_t mark;
} blocks[Blocks];

static void fill(int i)
{
    for (uint32_t k = 0; k < blocks[i].n; k++)
        *(uint8_t *)(blocks[i].p + (uintptr_t)k * PageSize) = blocks[i].mark;
}

static void intact(int i)
{
    for (uint32_t k = 0; k < blocks[i].n; k++)
        assert_int_equal(*(uint8_t *)(blocks[i].p + (uintptr_t)k * PageSize), blocks[i].mark);
}

static uint32_t some_pages(void)
{
    switch (rand() % 20) {
    case 0: return 1 + (uint32_t)rand() % 3000;
    case 1: return 1 + (uint32_t)rand() % 300;
    default: return 1 + (uint32_t)rand() % 16;
    }
}

static void give_back(uintptr_t bytes)
{
    lock(&mheap.lock);
    pagescavenge(bytes);
    unlock(&mheap.lock);
    for (uint32_t i = 0; i < mheap.narenas; i++) {
        const Arena *a = mheap.sorted[i];
        for (uint32_t page = a->dirtyend; page < ArenaPages; page++)
            assert_true(bittest(a->used, page) || bittest(a->clean, page));
    }
}

// Random allocating, freeing and giving back: blocks never overlap, and what is said to be clean is zero.
static void pages_come_and_go(void **state)
{
    pageinit();
    srand(2);
    for (int round = 0; round < 20000; round++) {
        int i = rand() % Blocks;
        if (blocks[i].n != 0) {
            intact(i);
            pagefree(blocks[i].p, blocks[i].n);
            blocks[i].n = 0;
            continue;
        }
        bool clean;
        blocks[i].n = some_pages();
        blocks[i].p = pagealloc(blocks[i].n, &clean);
        blocks[i].mark = (uint8_t)(1 + rand() % 255);
        assert_true(blocks[i].p != 0 && blocks[i].p % PageSize == 0);
        for (uint32_t k = 0; clean && k < blocks[i].n; k++)
            assert_int_equal(*(uint8_t *)(blocks[i].p + (uintptr_t)k * PageSize), 0);
        fill(i);
        if (round % 100 == 0)
            give_back((uintptr_t)rand() % (4 << 20));
    }
    uint64_t used = 0;
    for (int i = 0; i < Blocks; i++) {
        if (blocks[i].n != 0)
            intact(i);
        used += blocks[i].n;
    }
    uint64_t free = 0;
    for (uint32_t i = 0; i < mheap.narenas; i++)
        free += mheap.sorted[i]->npagesfree;
    assert_int_equal(used + free, mheap.pagesmapped);
    for (int i = 0; i < Blocks; i++)
        if (blocks[i].n != 0)
            pagefree(blocks[i].p, blocks[i].n);
    give_back(UINTPTR_MAX);
    assert_int_equal(mheap.pagesclean, mheap.pagesmapped); // everything has been given back
}

static void larger_than_an_arena(void **state)
{
    bool clean;
    uint32_t n = ArenaPages * 3 + 17;
    uintptr_t p = pagealloc(n, &clean);
    assert_true(p != 0 && p % ArenaSize == 0 && clean);
    *(uint8_t *)p = *(uint8_t *)(p + (uintptr_t)n * PageSize - 1) = 1;
    uintptr_t small = pagealloc(2, &clean);
    assert_true(small < p || small >= p + (uintptr_t)n * PageSize);
    pagefree(small, 2);
    pagefree(p, n);
    assert_int_equal(pagealloc(n, &clean), p); // the same arenas again
    assert_false(clean);
}

// ---- Spans ----

static void spans_know_their_pages(void **state)
{
    Mspan *s = mheap_alloc(spanpages(1152), makespanclass(sizeclass(1152), false), 1152);
    uintptr_t end = s->base + (uintptr_t)s->npages * PageSize;
    assert_ptr_equal(spanof(s->base), s);
    assert_ptr_equal(spanof(end - 1), s);
    assert_int_equal(s->nelems, s->npages * PageSize / 1152);
    assert_null(spanof(0x1000));
    assert_null(spanof(UINTPTR_MAX));
    uintptr_t base = s->base;
    mheap_free(s);
    assert_null(spanof(base));
}

static void lists(void **state)
{
    Mspan s[5] = {0};
    SpanList a = {NULL, NULL}, b = {NULL, NULL};
    for (int i = 0; i < 3; i++)
        spanlist_push(&a, &s[i]);
    spanlist_remove(&a, &s[1]);
    spanlist_push(&b, &s[3]);
    spanlist_push(&b, &s[4]);
    spanlist_append(&a, &b);
    assert_null(b.first);
    static const int order[] = {2, 0, 4, 3};
    for (int i = 0; i < 4; i++)
        assert_ptr_equal(spanlist_pop(&a), &s[order[i]]);
    assert_null(spanlist_pop(&a));
    assert_null(a.last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_fit),
        cmocka_unit_test(little_is_wasted),
        cmocka_unit_test(addresses_find_their_object),
        cmocka_unit_test(runs_are_found),
        cmocka_unit_test(pages_come_and_go),
        cmocka_unit_test(larger_than_an_arena),
        cmocka_unit_test(spans_know_their_pages),
        cmocka_unit_test(lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
