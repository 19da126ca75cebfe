// testjson.c: what a test program prints, as the events of `go test -json`, one JSON object a line.
//
// With -test.v=test2json the program begins each line that is about a test, not by it, with ^V, and puts what Error and
// its relatives print between ^O and ^N; where its logs have one of those characters, ^[ stands in front
// (testing/common.g):
//
//   ^V=== RUN   TestX          event run       ^V--- PASS: TestX (0.01s)   event pass, when what follows it is output
//   ^V=== PAUSE, CONT, ATTR    events of that name                         behind it has come
//   ^V=== NAME  TestX          no event: what follows is of TestX
//   ^VPASS ^VFAIL              of the whole program
//
// Everything is an event output, too.
#include "driver/driver.h"

#include <stdlib.h>
#include <time.h>

enum { FRAMING = 'V' & 31, ERROR_BEGIN = 'O' & 31, ERROR_END = 'N' & 31, ESCAPE = 27 };

struct TestJson {
    Arena *arena;
    const char *package;
    double begin;
    StrBuf line;         // that is not complete
    const char *test;    // that output is of, "" for none
    const char *pending; // a test whose result is to come: its name, or NULL
    const char *result;  // and the result
    double elapsed;
    const char *end; // result of the package, NULL as long as it is not known
    bool in_error;
    FILE *out;
};

static double now(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

// Objects -------------------------------------------------------------------------------------------------------------

// As encoding/json has it, which also escapes what HTML does not like.
static void put_string(FILE *out, const char *text, size_t len)
{
    putc('"', out);
    for (size_t i = 0; i < len;) {
        unsigned char c = (unsigned char)text[i];
        uint32_t r = c;
        int n = c < 0x80 ? 1 : (int)utf8_decode(text + i, len - i, &r);
        bool bad = n < 1 || (n == 1 && c >= 0x80);
        if (bad)
            fputs("\xef\xbf\xbd", out);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f')
            fprintf(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '\b' ? 'b' : 'f');
        else if (c < ' ' || c == '<' || c == '>' || c == '&' || r == 0x2028 || r == 0x2029)
            fprintf(out, "\\u%04x", (unsigned)r);
        else
            fwrite(text + i, 1, (size_t)n, out);
        i += bad ? 1 : (size_t)n;
    }
    putc('"', out);
}

static void put_member(FILE *out, const char *name, const char *value)
{
    fprintf(out, ",\"%s\":", name);
    put_string(out, value, strlen(value));
}

// The members that all events have.
static void begin_event(TestJson *j, const char *action, const char *test)
{
    struct timespec ts;
    struct tm tm;
    char text[64], zone[16], fraction[16];
    clock_gettime(CLOCK_REALTIME, &ts);
    localtime_r(&ts.tv_sec, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm);
    int n = snprintf(fraction, sizeof fraction, ".%09ld", ts.tv_nsec);
    while (n > 0 && (fraction[n - 1] == '0' || fraction[n - 1] == '.'))
        fraction[--n] = '\0';
    long minutes = tm.tm_gmtoff / 60;
    if (minutes == 0)
        snprintf(zone, sizeof zone, "Z");
    else
        snprintf(zone, sizeof zone, "%c%02ld:%02ld", minutes < 0 ? '-' : '+', labs(minutes) / 60, labs(minutes) % 60);
    fprintf(j->out, "{\"Time\":\"%s%s%s\",\"Action\":\"%s\"", text, fraction, zone, action);
    put_member(j->out, "Package", j->package);
    if (*test)
        put_member(j->out, "Test", test);
}

static void end_event(TestJson *j)
{
    fputs("}\n", j->out);
    fflush(j->out);
}

static void put_elapsed(TestJson *j, double seconds)
{
    fprintf(j->out, ",\"Elapsed\":%.15g", seconds);
}

// kind: OutputType, or NULL
static void put_output(TestJson *j, const char *text, size_t len, const char *kind)
{
    if (len == 0)
        return;
    begin_event(j, "output", j->test);
    fputs(",\"Output\":", j->out);
    put_string(j->out, text, len);
    if (kind)
        put_member(j->out, "OutputType", kind);
    end_event(j);
}

// Lines ---------------------------------------------------------------------------------------------------------------

static void put_pending(TestJson *j)
{
    if (!j->pending)
        return;
    begin_event(j, j->result, j->pending);
    put_elapsed(j, j->elapsed);
    end_event(j);
    j->pending = NULL;
}

// Output of a test: its parts within and without the marks of errors.
static void plain_line(TestJson *j, const char *line, size_t len)
{
    char *part = arena_alloc(j->arena, len + 1);
    size_t n = 0;
    const char *kind = j->in_error ? "error-continue" : NULL;
    for (size_t i = 0; i < len; i++) {
        if (line[i] == ESCAPE && i + 1 < len) {
            part[n++] = line[++i];
        } else if (line[i] == ERROR_BEGIN) {
            put_output(j, part, n, kind);
            n = 0;
            kind = "error";
            j->in_error = true;
        } else if (line[i] == ERROR_END) {
            if (i + 1 < len && line[i + 1] == '\n')
                part[n++] = line[++i];
            put_output(j, part, n, kind);
            n = 0;
            kind = NULL;
            j->in_error = false;
        } else {
            part[n++] = line[i];
        }
    }
    put_output(j, part, n, kind);
}

static const char *word(TestJson *j, const char **at)
{
    size_t n = strcspn(*at, " ");
    const char *text = arena_printf(j->arena, "%.*s", (int)n, *at);
    *at += n + ((*at)[n] == ' ');
    return text;
}

// "--- PASS: TestX (0.01s)"
static void result_line(TestJson *j, const char *line, const char *text)
{
    put_pending(j);
    const char *at = text + 4, *colon = strchr(at, ':'), *paren = strstr(at, " (");
    if (!colon || !paren || paren < colon + 2) {
        plain_line(j, line, strlen(line));
        return;
    }
    j->result = strncmp(at, "PASS", 4) == 0   ? "pass"
                : strncmp(at, "FAIL", 4) == 0 ? "fail"
                : strncmp(at, "SKIP", 4) == 0 ? "skip"
                                              : "bench";
    j->pending = j->test = arena_printf(j->arena, "%.*s", (int)(paren - colon - 2), colon + 2);
    j->elapsed = atof(paren + 2);
    put_output(j, line, strlen(line), "frame");
}

// "=== RUN   TestX"
static void update_line(TestJson *j, const char *line, const char *text)
{
    static const char *const actions[][2] = {{"RUN", "run"},   {"PAUSE", "pause"},         {"CONT", "cont"},
                                             {"ATTR", "attr"}, {"ARTIFACTS", "artifacts"}, {"NAME", NULL}};
    put_pending(j);
    const char *at = text + 4, *verb = word(j, &at), *action = NULL;
    for (size_t i = 0; i < ARRAY_LEN(actions); i++)
        if (strcmp(verb, actions[i][0]) == 0)
            action = actions[i][1];
    at += strspn(at, " ");
    j->test = word(j, &at);
    if (!action)
        return;
    if (strcmp(action, "pause") == 0)
        put_output(j, line, strlen(line), "frame");
    begin_event(j, action, j->test);
    if (strcmp(action, "attr") == 0) {
        put_member(j->out, "Key", word(j, &at));
        put_member(j->out, "Value", at);
    } else if (strcmp(action, "artifacts") == 0) {
        put_member(j->out, "Path", at);
    }
    end_event(j);
    if (strcmp(action, "pause") != 0)
        put_output(j, line, strlen(line), "frame");
}

static void framing_line(TestJson *j, const char *line)
{
    const char *text = arena_printf(j->arena, "%.*s", (int)strcspn(line, "\n"), line), *trim = text + strspn(text, " ");
    if (strcmp(text, "PASS") == 0 || strcmp(text, "FAIL") == 0 || strncmp(text, "FAIL\t", 5) == 0) {
        put_pending(j);
        j->test = "";
        j->end = *text == 'P' ? "pass" : "fail";
        put_output(j, line, strlen(line), "frame");
    } else if (strncmp(trim, "--- ", 4) == 0) {
        result_line(j, line, trim);
    } else if (strncmp(text, "=== ", 4) == 0) {
        update_line(j, line, text);
    } else {
        plain_line(j, line, strlen(line));
    }
}

static void take_line(TestJson *j)
{
    if (j->line.len > 0 && j->line.text[0] == FRAMING)
        framing_line(j, j->line.text + 1);
    else
        plain_line(j, j->line.text, j->line.len);
    j->line.len = 0;
}

void testjson_write(TestJson *j, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == FRAMING && j->line.len > 0 && !(j->line.text[j->line.len - 1] == ESCAPE))
            take_line(j); // what was printed before does not end with its line
        buf_add(&j->line, &text[i], 1);
        if (text[i] == '\n')
            take_line(j);
    }
}

// The package ---------------------------------------------------------------------------------------------------------

TestJson *testjson_begin(Arena *a, FILE *out, const char *package)
{
    TestJson *j = arena_make(a, TestJson);
    *j = (TestJson){.arena = a, .package = package, .begin = now(), .line.arena = a, .test = "", .out = out};
    begin_event(j, "start", "");
    end_event(j);
    return j;
}

void testjson_end(TestJson *j, const char *last, const char *result, const char *failed_build)
{
    if (j->line.len > 0)
        take_line(j);
    put_pending(j);
    j->test = "";
    put_output(j, last, strlen(last), strncmp(last, "FAIL", 4) == 0 ? "frame" : NULL);
    begin_event(j, result, "");
    put_elapsed(j, (double)(long)((now() - j->begin) * 1000 + 0.5) / 1000);
    if (failed_build)
        put_member(j->out, "FailedBuild", failed_build);
    end_event(j);
}

void testjson_build_failed(FILE *out, const char *id, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        n += text[n] == '\n';
        fputs("{\"ImportPath\":", out);
        put_string(out, id, strlen(id));
        fputs(",\"Action\":\"build-output\",\"Output\":", out);
        put_string(out, text, n);
        fputs("}\n", out);
        text += n;
    }
    fputs("{\"ImportPath\":", out);
    put_string(out, id, strlen(id));
    fputs(",\"Action\":\"build-fail\"}\n", out);
    fflush(out);
}
