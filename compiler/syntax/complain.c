// complain.c: words for syntax errors, the same that gc finds.
//
// gc's parser descends recursively, and what it says depends on the function it is in. An LALR parser has its stack
// instead, which tells as much. The current token cannot follow; there are three cases:
//   - something must begin here (a statement, an expression, a type, a name): "unexpected T, expected ..."
//   - something complete stands before it: the innermost construct that is still open on the stack decides: "unexpected
//     T in argument list; possibly missing comma or )", "unexpected T at end of statement", ...
//   - a mistake common enough to have its own sentence: "else must be followed by if or statement block"
// Grammar symbols are compared by the names that parser.y gives them.
#include "syntax/parser.h"

static bool is(const char *symbol, const char *name)
{
    return strcmp(symbol, name) == 0;
}

// Is symbol one of the space-separated names?
static bool is_one_of(const char *symbol, const char *names)
{
    size_t len = strlen(symbol);
    if (len == 0)
        return false;
    for (const char *p = names; (p = strstr(p, symbol)) != NULL; p += len) {
        if ((p == names || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
    }
    return false;
}

static char *format(Parser *p, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    char *text = arena_alloc(p->arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    return text;
}

void syntax_error(Parser *p, Pos pos, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    diag_syntax(pos, "%s", format(p, fmt, args));
    va_end(args);
    p->lx.has_errors = true;
    vec_push(p->arena, &p->lx.bad, pos);
}

void plain_error(Parser *p, Pos pos, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    diag_mild(pos, "%s", format(p, fmt, args));
    va_end(args);
    p->lx.has_errors = true;
    vec_push(p->arena, &p->lx.bad, pos);
}

// The current token as gc names it.
static char *describe_token(Parser *p)
{
    const Lexer *lx = &p->lx;
    switch (lx->tok) {
    case T_IDENT: return arena_printf(p->arena, "name %s", lx->str->text);
    case T_INTLIT:
    case T_FLOATLIT:
    case T_IMAGLIT:
    case T_CHARLIT:
    case T_STRINGLIT: return arena_printf(p->arena, "literal %s", lx->str->text);
    case T_SEMICOLON: return arena_printf(p->arena, "%s", lx->semi);
    case T_ASSIGNOP: return arena_printf(p->arena, "%s=", token_text(lx->op));
    default: return arena_printf(p->arena, "%s%s", lx->tok >= T_BREAK ? "keyword " : "", token_text(lx->tok));
    }
}

// What is to be said: "unexpected T" + text, or text alone.
typedef struct Words {
    const char *text;
    bool plain;
} Words;

static Words after(const char *text)
{
    return (Words){.text = text};
}
static Words plain(const char *text)
{
    return (Words){.text = text, .plain = true};
}

static const char *sym(const ParseStack *s, int i)
{
    return s->symbol(s->impl, i);
}
static bool expects(const ParseStack *s, const char *symbol)
{
    return s->expects(s->impl, symbol);
}

static bool begins_statements(const char *symbol)
{
    return is_one_of(symbol, "{ semi body_start body_open case_head comm_head");
}

// An opening parenthesis at index i that is not closed.
static Words in_parens(const ParseStack *s, int i)
{
    const char *below = sym(s, i + 1);
    if (is(below, "pexpr"))
        return after(" in argument list; possibly missing comma or )");
    if (is_one_of(below, "import_start const_start var_start type_start"))
        return after(" in grouped declaration; possibly missing semicolon or newline or )");
    if (is_one_of(below, "func func_start name otparams )") || is(below, "]"))
        return after(" in parameter list; possibly missing comma or )");
    return after(", expected )");
}

static Words in_brackets(const ParseStack *s, int i, bool colon, bool tparams)
{
    const char *below = sym(s, i + 1);
    if (is(below, "pexpr"))
        return after(colon ? ", expected ]" : ", expected comma, : or ]");
    if (tparams || (is(below, "name") && is(sym(s, i + 2), "func_start")))
        return after(" in parameter list; possibly missing comma or ]");
    return after(", expected ]");
}

static Words in_braces(const ParseStack *s, int i)
{
    const char *below = sym(s, i + 1);
    if (is(below, "struct"))
        return after(" in struct type; possibly missing semicolon or newline or }");
    if (is(below, "interface"))
        return after(" in interface type; possibly missing semicolon or newline or }");
    if (is_one_of(below, "select"))
        return after(", expected case or default or }");
    return after(" at end of statement");
}

// The clause of a control statement has ended, or should, and its block does not follow. range: in a range clause;
// semis: semicolons in it so far.
static Words in_header(const char *keyword, int semis, bool range)
{
    if (is(keyword, "for")) {
        return after(semis == 1            ? ", expected semicolon or newline"
                     : range || semis == 2 ? ", expected { after for clause"
                                           : ", expected {");
    }
    if (semis == 0)
        return after(", expected {");
    return is(keyword, "if") ? after(", expected { after if clause") : plain("missing { after switch clause");
}

// Something complete stands before the token: finds the innermost open construct.
static Words after_complete(const ParseStack *s)
{
    int semis = 0, closed = 0; // closed: brackets whose opening one is still to come
    bool colon = false, range = false, tparams = false;
    for (int i = 0;; i++) {
        const char *x = sym(s, i);
        closed += is_one_of(x, ") ]");
        if (closed > 0) {
            closed -= is_one_of(x, "( [");
            continue;
        }
        if (is(x, "") || is(x, "decls"))
            return after(" after top level declaration");
        if (is(x, "package"))
            return after(", expected semicolon or newline");
        if (is(x, "("))
            return in_parens(s, i);
        if (is(x, "["))
            return in_brackets(s, i, colon, tparams);
        if (is_one_of(x, "lit_open comp_open"))
            return after(" in composite literal; possibly missing comma or }");
        if (is_one_of(x, "case_head comm_head body_open"))
            return after(" at end of statement");
        if (is(x, "body_start"))
            return is(sym(s, i + 1), "switch_header") ? after(", expected case or default or }")
                                                      : after(" at end of statement");
        if (is(x, "{"))
            return in_braces(s, i);
        if (is_one_of(x, "case default"))
            return after(", expected :");
        if (is(x, "body")) {
            i += 2; // the clause before it, and its keyword, are complete
            continue;
        }
        if (is(x, "for_header"))
            return after(", expected { after for clause");
        if (is(x, "if_header"))
            return after(", expected { after if clause");
        if (is(x, "switch_header"))
            return plain("missing { after switch clause");
        if (is_one_of(x, "if for switch"))
            return in_header(x, semis, range);
        if (is(x, ",") && is(sym(s, i + 1), "exprlist") &&
            (begins_statements(sym(s, i + 2)) || is_one_of(sym(s, i + 2), "if for switch")))
            return after(", expected := or = or comma");
        semis += is(x, ";");
        colon |= is(x, ":");
        range |= is(x, "range");
        tparams |= is_one_of(x, "first_tparam tparams tparam union union_np") ||
                   (i > 0 && is(x, "name") && is(sym(s, i + 1), "[") && is(sym(s, i + 3), "type_start"));
    }
}

// A statement must begin here, or the list of them end.
static Words no_statement(const ParseStack *s, Token t)
{
    for (int i = 0; !is(sym(s, i), ""); i++) {
        const char *x = sym(s, i);
        if (is_one_of(x, "case_head comm_head") && t != T_EOF)
            return after(", expected case or default or }");
        if (is_one_of(x, "{ body_start body_open"))
            break;
    }
    return after(", expected }");
}

// Nothing but a name may stand here.
static Words no_name(const ParseStack *s)
{
    bool method = is(sym(s, 0), ".") && is(sym(s, 1), "pexpr");
    return after(method || is(sym(s, 0), "func_start") ? ", expected name or (" : ", expected name");
}

// At the end of the file inside a list gc misses the closing bracket, not the next element.
static Words no_expression(const ParseStack *s, Token t)
{
    const char *top = sym(s, 0);
    if (t == T_RBRACK && is(top, "["))
        return after(", expected operand");
    if (t == T_EOF) {
        for (int i = 0; is_one_of(top, ", ( lit_open comp_open") && !is(sym(s, i), ""); i++) {
            if (is_one_of(sym(s, i), "lit_open comp_open"))
                return after(", expected }");
            if (is(sym(s, i), "(") && is(sym(s, i + 1), "pexpr"))
                return after(", expected )");
            if (begins_statements(sym(s, i)))
                break;
        }
    }
    return after(", expected expression");
}

static Words no_type(const ParseStack *s)
{
    const char *top = sym(s, 0);
    if (is(top, "chan") || (is(top, "<-") && is(sym(s, 1), "chan")))
        return plain("missing channel element type");
    if (is(top, "..."))
        return plain("... is missing type");
    if (is(top, "|"))
        return after(", expected ~ term or type");
    if (expects(s, "...") && is_one_of(top, "( ,"))
        return after(", expected )");
    if (expects(s, "~") && is_one_of(top, "[ ,"))
        return after(", expected ]");
    return after(", expected type");
}

// The next element of a list of declarations, fields or interface elements must begin, or the list end with close.
static Words no_element(const ParseStack *s, const char *list, Token t)
{
    if (t == T_EOF)
        return after(is_one_of(list, "struct interface fieldlist ielemlist") ? ", expected }" : ", expected )");
    if (is_one_of(list, "struct fieldlist"))
        return after(", expected field name or embedded type");
    if (is_one_of(list, "interface ielemlist"))
        return after(", expected ~ term or type");
    if (is_one_of(list, "import_start importspecs"))
        return plain("missing import path");
    return after(", expected name");
}

// Mistakes known by the symbol on top of the stack alone, or by few. False if it is none.
static bool known_mistake(const ParseStack *s, Token t, Words *words)
{
    const char *top = sym(s, 0), *below = sym(s, 1);
    if (is(top, "") || is(top, "EOF"))
        *words = plain("package statement must be first");
    else if (is(top, "else"))
        *words = plain("else must be followed by if or statement block");
    else if (is(top, "import_start") || (is(below, "import_start") && is_one_of(top, "name .")))
        *words = plain("missing import path");
    else if (is(top, "select"))
        *words = plain("missing { after select clause");
    else if (is_one_of(top, "struct interface"))
        *words = after(", expected {");
    else if (is(top, "map"))
        *words = after(", expected [");
    else if (is_one_of(top, "func otparams") || (is(top, "name") && is(below, "func_start")) ||
             (is(top, "name") && is(below, ")") && is(sym(s, 4), "func_start")))
        *words = after(", expected (");
    else if (is(top, "<-") && expects(s, "chan") && !expects(s, "map"))
        *words = after(", expected keyword chan");
    else if (is(top, ":") && is(below, "name") && begins_statements(sym(s, 2)))
        *words = plain("missing statement after label");
    else if (is(top, "[") && t == T_RBRACK && is(below, "name"))
        *words = after(", expected type argument list");
    else if (is(top, "name") && is(below, "type_start"))
        *words = after(" in type declaration");
    else
        return false;
    return true;
}

static Words choose_words(const ParseStack *s, Token t)
{
    Words words;
    const char *top = sym(s, 0), *below = sym(s, 1);
    if (known_mistake(s, t, &words))
        return words;
    if (expects(s, "if"))
        return no_statement(s, t);
    if (is(top, "decls"))
        return plain("non-declaration statement outside function body");
    if (is_one_of(top, "{ (") && is_one_of(below, "struct interface import_start const_start var_start type_start"))
        return no_element(s, below, t);
    if (is(top, ";") && is_one_of(below, "fieldlist ielemlist importspecs constspecs varspecs typespecs"))
        return no_element(s, below, t);
    if (is_one_of(top, "{ cases comms body_start"))
        return after(t == T_EOF ? ", expected }" : ", expected case or default or }");
    if (expects(s, "integer") && expects(s, "func"))
        return no_expression(s, t);
    bool may_end = expects(s, ";") || expects(s, ",") || expects(s, ")") || expects(s, "]") || expects(s, "}");
    if (expects(s, "map")) {
        bool name_needs_type = is(top, "name") && is_one_of(below, "{ semi") && expects(s, "string");
        if (!may_end || name_needs_type || is_one_of(top, "( ,") || is_one_of(top, "[ |") ||
            (is(top, "names") && is(below, "var_start")))
            return no_type(s);
    } else if (!may_end && expects(s, "name")) {
        return no_name(s);
    }
    return after_complete(s);
}

// Does a function without a body come just before? Then its brace is on the wrong line.
static bool brace_after_func(const Parser *p)
{
    const NodeVec *decls = &p->file->decls;
    if (p->lx.tok != T_LBRACE || decls->len == 0)
        return false;
    const Node *last = decls->at[decls->len - 1];
    return last->kind == N_FUNCDECL && !last->funcdecl.body;
}

void complain(Parser *p, const ParseStack *stack)
{
    if (p->lx.tok == T_EOF && p->lx.has_errors)
        return; // what is missing there follows from the error before
    if (is(sym(stack, 0), "decls") && brace_after_func(p)) {
        syntax_error(p, p->lx.pos, "unexpected semicolon or newline before {");
        return;
    }
    Words w = choose_words(stack, p->lx.tok);
    if (w.plain)
        syntax_error(p, p->lx.pos, "%s", w.text);
    else
        syntax_error(p, p->lx.pos, "unexpected %s%s", describe_token(p), w.text);
}
