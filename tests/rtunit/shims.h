// shims.h: what tests of runtime files have in common: a G to run as, and panics that a test can expect.
#ifndef GOCC_RTUNIT_SHIMS_H
#define GOCC_RTUNIT_SHIMS_H

// cmocka wants these before it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/lang.h"

// Text of the last panic_runtime_error or panic_plain_error, or of throw.
extern const char *shim_panic_text;
extern jmp_buf shim_panic_point;

// Runs statement, which must panic with exactly this text.
#define assert_panics(text, statement)                                                                                 \
    do {                                                                                                               \
        shim_panic_text = NULL;                                                                                        \
        if (setjmp(shim_panic_point) == 0) {                                                                           \
            statement;                                                                                                 \
            fail_msg("no panic: %s", text);                                                                            \
        }                                                                                                              \
        assert_string_equal(shim_panic_text, text);                                                                    \
    } while (0)

// The last goroutine that goready was called for, and how often it was called.
extern G *shim_readied;
extern int shim_nreadied;

// Called in place of gopark: plays the rest of the world, for instance the goroutine that sends. The unlock function
// has been run. A test that parks without setting it fails.
extern void (*shim_while_parked)(G *gp);

#endif
