// phase.c: which phase of the compiler is running. -v prints each as it begins, -d=time the time that each took, and a
// crash of the compiler names the one it happened in.
#include "driver/driver.h"

#include <time.h>

enum { MAX_PHASES = 16 };

// One compilation runs in one process; a signal handler must be able to read the name.
static struct {
    const char *volatile name;
    double begin, first_begin;
    struct {
        const char *name;
        double seconds;
    } done[MAX_PHASES];
    int ndone;
} phases;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void close_current(double t)
{
    if (phases.name && phases.ndone < MAX_PHASES) {
        phases.done[phases.ndone].name = phases.name;
        phases.done[phases.ndone++].seconds = t - phases.begin;
    }
    phases.name = NULL;
}

void phase_begin(const Options *o, const char *name, const char *what)
{
    double t = now();
    if (!phases.first_begin)
        phases.first_begin = t;
    close_current(t);
    phases.name = name;
    phases.begin = t;
    if (o->verbose)
        fprintf(stderr, what ? "gocc: %s %s\n" : "gocc: %s\n", name, what);
}

const char *phase_current(void)
{
    return phases.name ? phases.name : "driver";
}

void phase_end(const Options *o)
{
    double t = now();
    close_current(t);
    if (!o->dump.time)
        return;
    for (int i = 0; i < phases.ndone; i++)
        fprintf(stderr, "%-10s %9.3f ms\n", phases.done[i].name, phases.done[i].seconds * 1e3);
    fprintf(stderr, "%-10s %9.3f ms\n", "total", (t - phases.first_begin) * 1e3);
}
