// report.c: errors of the checker, and how operands, types and counts are worded in them.
//
// The words are gc's, and so is what is kept silent: a message that mentions an invalid operand or type in its middle
// only repeats an earlier one. An error in an initialiser that a constant inherited is reported at the constant, since
// the text it is in stands elsewhere.
#include "check/checker.h"

static bool is_noise(Checker *c, const char *text)
{
    if (c->errors == 0)
        return false;
    const char *operand = strstr(text, "invalid operand"), *type = strstr(text, "invalid type");
    return (operand && operand != text) || (type && type != text);
}

static bool report(Checker *c, Pos pos, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    char *text = arena_alloc(c->arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    if (is_noise(c, text))
        return false;
    if (c->errpos)
        pos = c->errpos;
    c->errors++;
    diag_error(pos, "%s%s", text, check_version_origin(c, pos, text));
    return true;
}

bool check_error(Checker *c, Pos pos, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    bool reported = report(c, pos, fmt, args);
    va_end(args);
    return reported;
}

bool check_error_at(Checker *c, const Node *n, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    bool reported = report(c, node_start(n), fmt, args);
    va_end(args);
    return reported;
}

void check_unsupported(Checker *c, const Node *n, const char *what)
{
    check_error_at(c, n, "not supported yet: %s", what);
}

void check_redeclared(Checker *c, Pos pos, Obj *o, Obj *other, const char *suffix)
{
    if (check_error(c, pos, "%s redeclared%s", o->name->text, suffix) && other->pos)
        diag_note(other->pos, "other declaration of %s", other->name->text);
}

Pos operation_pos(const Node *n)
{
    if (n->kind == N_CALL)
        return n->call.lparen;
    if (n->kind == N_INDEX)
        return n->index.lbrack;
    return n->pos;
}

char *expr_text(Checker *c, const Node *n)
{
    return node_str(c->arena, n);
}

char *type_text(Checker *c, Type *t)
{
    return t ? type_str(c->arena, t, c->pkg) : "<nil>";
}

char *pos_text(Checker *c, Pos pos)
{
    PosInfo at = pos_info(pos);
    return arena_printf(c->arena, "%s:%d:%d", at.path, at.line, at.col);
}

char *counted(Checker *c, int n, const char *unit)
{
    return arena_printf(c->arena, "%d %s%s", n, unit, n == 1 ? "" : "s");
}

const char *type_kind_word(Type *t)
{
    switch (underlying(t)->kind) {
    case TARRAY: return "array";
    case TSLICE: return "slice";
    case TSTRUCT: return "struct";
    case TPOINTER: return "pointer";
    case TFUNC: return "func";
    case TINTERFACE: return "interface";
    case TMAP: return "map";
    case TCHAN: return "chan";
    case TTUPLE: return "tuple";
    case TUNION: return "union";
    default: return "";
    }
}

static const char *mode_text(const Node *n)
{
    const Node *inner = n;
    while (inner->kind == N_PAREN)
        inner = inner->paren.x;
    switch ((Mode)n->mode) {
    case MODE_NONE: return "invalid operand";
    case MODE_NOVALUE: return "no value";
    case MODE_BUILTIN: return "built-in";
    case MODE_TYPE: return "type";
    case MODE_CONST: return "constant";
    case MODE_VAR: return "variable";
    case MODE_MAPINDEX: return "map index expression";
    case MODE_VALUE:
        if (inner->kind == N_TYPEASSERT || (inner->kind == N_UNARY && inner->op == T_ARROW))
            return "comma, ok expression";
        return "value";
    case MODE_NIL: return "nil";
    case MODE_PKG: return "package";
    }
    return "";
}

// " of struct type T", " of type P constrained by C"
static void add_type(Checker *c, StrBuf *b, Type *t)
{
    if (!type_valid(t)) {
        buf_puts(b, " with invalid type");
        return;
    }
    buf_puts(b, " of ");
    if (is_generic(t) || (t->kind == TFUNC && t->func.tparams.len > 0))
        buf_puts(b, "generic ");
    if (t->kind == TNAMED || t == type_any()) {
        const char *word = type_kind_word(t);
        buf_printf(b, "%s ", *word ? word : type_text(c, underlying(t)));
    }
    buf_printf(b, "type %s", type_text(c, t));
    if (t->kind != TTYPEPARAM)
        return;
    buf_printf(b, " constrained by %s", type_text(c, t->tparam.bound));
    if (underlying(t)->kind == TINTERFACE && type_set_empty(underlying(t)))
        buf_puts(b, " with empty type set");
}

char *operand_text(Checker *c, const Node *n)
{
    if (n->mode == MODE_NIL) {
        if (!n->type || !type_valid(n->type))
            return "nil (with invalid type)";
        if (n->type->kind == TUNTYPEDNIL)
            return "nil";
        return arena_printf(c->arena, "nil (of type %s)", type_text(c, n->type));
    }
    StrBuf b = {.arena = c->arena};
    char *expr = expr_text(c, n);
    buf_printf(&b, "%s (", expr);
    bool typed = n->mode == MODE_CONST || n->mode == MODE_VAR || n->mode == MODE_MAPINDEX || n->mode == MODE_VALUE;
    bool untyped = typed && n->type && is_untyped(n->type);
    if (untyped)
        buf_printf(&b, "%s ", type_text(c, n->type));
    buf_puts(&b, mode_text(n));
    if (n->mode == MODE_CONST && n->cval) {
        char *value = const_str(c->arena, n->cval);
        if (strcmp(value, expr) != 0)
            buf_printf(&b, " %s", value);
    }
    if (typed && !untyped && n->type)
        add_type(c, &b, n->type);
    buf_puts(&b, ")");
    return b.text;
}

static const char *summary(Checker *c, Type *t)
{
    if (!t || !type_valid(t))
        return "unknown type";
    if (!is_untyped(t))
        return type_text(c, t);
    if (is_numeric(t))
        return "number";
    const char *text = type_text(c, t);
    return strncmp(text, "untyped ", 8) == 0 ? text + 8 : text;
}

char *types_text(Checker *c, const TypeVec *types, bool variadic, bool dots)
{
    StrBuf b = {.arena = c->arena};
    buf_puts(&b, "(");
    for (int i = 0; i < types->len; i++) {
        Type *t = types->at[i];
        bool last = i == types->len - 1;
        if (i > 0)
            buf_puts(&b, ", ");
        if (last && variadic) {
            buf_puts(&b, "...");
            if (t->kind == TSLICE)
                t = t->slice.elem;
        }
        buf_puts(&b, summary(c, t));
        if (last && dots)
            buf_puts(&b, "...");
    }
    buf_puts(&b, ")");
    return b.text;
}
