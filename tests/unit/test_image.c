// Memory as a file (util/image.c): what one process has made, another one has; what leads out of an image shows when
// two are compared. An image cannot be made twice in a process, so each is made by a child.
#include "util/util.h"

#include <setjmp.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { STAMP = 2024, COUNT = 100000 };

typedef struct Node {
    struct Node *next;
    Str name;
    void (*code)(void); // of the executable
    void *stray;
} Node;

static struct {
    Node *last;
    int n;
} list; // a variable that belongs to the image

static ImagePart parts[UTIL_PARTS + 1];
static char path[2][64];

static void nothing(void)
{
}

static Node *make_list(Arena *a)
{
    for (; list.n < COUNT; list.n++) {
        Node *n = arena_make(a, Node);
        n->next = list.last;
        n->name = intern_cstr(arena_printf(a, "name%d", list.n));
        n->code = nothing;
        list.last = n;
    }
    return list.last;
}

// A child makes image `place`, in which one word is `stray`, and ends.
static void make_image(int place, void *stray)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        const char *why;
        image_begin(place);
        Node *root = make_list(arena_new());
        root->next->stray = stray;
        _exit(image_write(path[place], STAMP, parts, UTIL_PARTS + 1, root, &why) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static int setup(void **state)
{
    util_parts(parts);
    parts[UTIL_PARTS] = (ImagePart){&list, sizeof list};
    for (int i = 0; i < 2; i++) {
        snprintf(path[i], sizeof path[i], "/tmp/gocc-image-XXXXXX");
        close(mkstemp(path[i]));
    }
    return 0;
}

static int teardown(void **state)
{
    unlink(path[0]);
    unlink(path[1]);
    return 0;
}

static Node *open_image(uint64_t stamp)
{
    return image_open(path[0], stamp, parts, UTIL_PARTS + 1);
}

static void test_taken_over(void **state)
{
    make_image(0, NULL);
    assert_null(list.last);
    Node *n = open_image(STAMP);
    assert_non_null(n);
    assert_ptr_equal(n, list.last);
    assert_int_equal(list.n, COUNT);
    for (int i = COUNT - 1; i >= 0; i--, n = n->next) {
        char name[16];
        snprintf(name, sizeof name, "name%d", i);
        assert_string_equal(n->name->text, name);
        assert_ptr_equal(n->name, intern_cstr(name)); // the interner came with it
        assert_true(n->code == nothing);
    }
    assert_null(n);
    Str made = intern_cstr("made later"); // beside the image
    assert_string_equal(made->text, "made later");
    assert_ptr_equal(made, intern_cstr("made later"));
    image_forget(parts, UTIL_PARTS + 1);
    assert_null(list.last);
    assert_int_equal(list.n, 0);
    assert_ptr_equal(intern_cstr("x"), intern_cstr("x")); // as if nothing had been
}

static void test_not_for_us(void **state)
{
    make_image(0, NULL);
    assert_null(open_image(STAMP + 1));
    assert_null(image_open("/nonexistent/image", STAMP, parts, UTIL_PARTS + 1));
    assert_int_equal(truncate(path[0], 4096), 0);
    assert_null(open_image(STAMP));
    assert_int_equal(truncate(path[0], 10), 0);
    assert_null(open_image(STAMP));
    make_image(1, NULL);
    assert_null(image_open(path[1], STAMP, parts, UTIL_PARTS + 1)); // made to be compared only
}

static void test_compared(void **state)
{
    const char *why;
    make_image(0, NULL);
    make_image(1, NULL);
    assert_true(image_same(path[0], path[1], &why));
}

// Words that are not the same at both places, by little or much, or by the distance of the places without leading to
// them.
static void test_stray_words(void **state)
{
    const char *why;
    make_image(0, (void *)0x7f0000001000);
    make_image(1, (void *)0x7f0000001000);
    assert_true(image_same(path[0], path[1], &why)); // a number, for all that one can see
    make_image(1, (void *)0x7f0000002000);
    assert_false(image_same(path[0], path[1], &why));
    assert_non_null(strstr(why, "0x7f0000001000, 0x7f0000002000"));
    make_image(1, (void *)(0x7f0000001000 + (1ull << 40)));
    assert_false(image_same(path[0], path[1], &why));
    make_image(1, NULL);
    assert_false(image_same(path[0], path[1], &why));
}

static void test_unreadable(void **state)
{
    const char *why;
    make_image(0, NULL);
    assert_false(image_same(path[0], "/nonexistent/image", &why));
    assert_non_null(why);
    assert_int_equal(truncate(path[1], 4096), 0);
    assert_false(image_same(path[0], path[1], &why));
    assert_non_null(why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taken_over),  cmocka_unit_test(test_not_for_us), cmocka_unit_test(test_compared),
        cmocka_unit_test(test_stray_words), cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
