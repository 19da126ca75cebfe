// What the checker writes into the tree: the annotations that code generation lives on.
#include "check_source.h"

#define BODY(stmts) "package p\nfunc f() {\n" stmts "\n}\n"

// Constants and untyped operands --------------------------------------------------------------------------------------

static void test_constants(void **state)
{
    assert_true(check_text("package p\n"
                           "const ( a = iota; b; c float32 = 0.1 )\n"
                           "const s = \"x\" + \"yz\"\n"
                           "var v = 1 << 3 | 1\n"
                           "var l = len(s)\n"
                           "var m uint8 = 200 + b\n"));
    assert_string_equal(const_str(A, object("b")->cval), "1");
    assert_int_equal(object("b")->type->kind, TUNTYPEDINT);
    assert_int_equal(object("c")->type->kind, TFLOAT32);
    assert_const(find("1 << 3 | 1"), "9");
    assert_type(find("1 << 3 | 1"), "int");
    assert_const(find("len(s)"), "3");
    assert_const(find("200 + b"), "201");
    assert_type(find("200 + b"), "uint8");
}

static void test_untyped_operands(void **state)
{
    assert_true(check_text(BODY("var x int8; var y float64; var e any; var n uint\n"
                                "_ = x + 1; _ = y * 2; e = 'a'; e = 1.5; _ = e == \"s\"; _ = x << 7; _ = 1 << n\n"
                                "var w int64 = 1 << n\n"
                                "var p *int = nil\n"
                                "_ = (2) * x\n"
                                "_, _, _ = e, p, w")));
    assert_type(find("x + 1"), "int8");
    assert_type(find("x + 1")->binary.y, "int8");
    assert_const(find("x + 1")->binary.y, "1");
    assert_type(find("y * 2")->binary.y, "float64");
    assert_type(find("'a'"), "rune"); // the interface is the destination's business
    assert_type(find("1.5"), "float64");
    assert_type(find("e == \"s\"")->binary.y, "string");
    assert_type(find("e == \"s\""), "bool");
    assert_type(find("x << 7")->binary.y, "uint");
    assert_type(find_nth("1 << n", 0), "int");
    assert_type(find_nth("1 << n", 1), "int64");
    assert_type(find_nth("1 << n", 1)->binary.x, "int64");
    assert_int_equal(find("nil")->mode, MODE_NIL);
    assert_type(find("nil"), "*int");
    assert_type(find("(2)"), "int8");
    assert_type(find("(2)")->paren.x, "int8");
}

static void test_conditions_are_typed(void **state)
{
    assert_true(check_text(BODY("a := 1\nif a == 1 && a < 2 {}\nfor !(a == 3) {}\nswitch { case a > 4: }")));
    assert_type(find("a == 1 && a < 2"), "bool");
    assert_type(find("a == 1"), "bool");
    assert_type(find("!(a == 3)"), "bool");
    assert_type(find("a == 3"), "bool");
    assert_type(find("a > 4"), "bool");
}

// Variables -----------------------------------------------------------------------------------------------------------

static void test_locals(void **state)
{
    assert_true(check_text("package p\n"
                           "func f(a int, _ string, b ...byte) (r int, err error) {\n"
                           "    x, _ := a, 2\n"
                           "    var y int\n"
                           "    for i, v := range b { _, _ = i, v }\n"
                           "    y = x\n"
                           "    g := func(z int) int { w := z; return w + x }\n"
                           "    return g(y), nil\n"
                           "}\n"));
    FuncInfo *fn = object("f")->func;
    assert_int_equal(pkg->funcs.len, 1);
    assert_ptr_equal(pkg->funcs.at[0], fn);
    static const char *const names[] = {"a", "_", "b", "r", "err", "x", "y", "i", "v", "g"};
    assert_int_equal(fn->locals.len, ARRAY_LEN(names));
    for (int i = 0; i < fn->locals.len; i++) {
        assert_string_equal(fn->locals.at[i]->name->text, names[i]);
        assert_int_equal(fn->locals.at[i]->slot, i);
        assert_ptr_equal(fn->locals.at[i]->func, fn);
        assert_true(fn->locals.at[i]->is_param == (i < 5));
    }
    assert_false(fn->locals.at[5]->reassigned);
    assert_true(fn->locals.at[6]->reassigned);
    assert_int_equal(fn->params.len, 3);
    assert_int_equal(fn->results.len, 2);
    assert_true(fn->has_closures);
    assert_int_equal(fn->literals.len, 1);
    FuncInfo *lit = fn->literals.at[0];
    assert_ptr_equal(lit->outer, fn);
    assert_int_equal(lit->locals.len, 3); // z, the unnamed result, w
    assert_ptr_equal(find("w + x")->binary.y->obj, fn->locals.at[5]);
    assert_null(find_nth("_", 1)->obj);
    assert_ptr_equal(find("x")->obj, fn->locals.at[5]);
    assert_type(find("x"), "int");
}

static void test_function_flags(void **state)
{
    assert_true(check_text("package p\n"
                           "func a() { defer func() { recover() }() }\n"
                           "func b() { goto L; L: }\n"
                           "func init() {}\nfunc init() {}\n"
                           "func c()\n"
                           "func d() func() { return func() { f := func() { f2 := 0; _ = f2 }; f() } }\n"));
    assert_true(object("a")->func->has_defer);
    assert_false(object("a")->func->has_recover);
    assert_true(object("a")->func->literals.at[0]->has_recover);
    assert_true(object("b")->func->has_goto);
    assert_int_equal(pkg->init_funcs.len, 2);
    assert_int_equal(pkg->funcs.len, 5); // c has no body
    assert_null(object("c")->func);
    assert_non_null(object("c")->decl->funcdecl.fn);
    FuncInfo *outer = object("d")->func->literals.at[0];
    assert_int_equal(outer->literals.len, 1);
    assert_ptr_equal(outer->literals.at[0]->outer, outer);
    assert_string_equal(outer->literals.at[0]->locals.at[0]->name->text, "f2");
}

static void test_literal_in_assign_op(void **state)
{ // its operand is checked twice, but is one function
    assert_true(check_text(BODY("var a [3]int\na[func() int { x := 1; return x }()] += 2")));
    FuncInfo *fn = object("f")->func;
    assert_int_equal(fn->literals.len, 1);
    assert_int_equal(fn->literals.at[0]->locals.len, 2); // the unnamed result and x
    assert_ptr_equal(find_kind(N_FUNCLIT, 0)->funclit.fn, fn->literals.at[0]);
}

static void test_package_objects(void **state)
{
    assert_true(check_text("package p\n"
                           "type T struct{}\nfunc (t *T) M() {}\nvar a = b\nvar b = 1\nvar _ = a\nfunc f() {}\n"));
    static const char *const names[] = {"T", "a", "b", "_", "f"};
    assert_int_equal(pkg->objs.len, ARRAY_LEN(names));
    for (int i = 0; i < pkg->objs.len; i++)
        assert_string_equal(pkg->objs.at[i]->name->text, names[i]);
    assert_int_equal(pkg->inits.len, 3);
    assert_ptr_equal(pkg->inits.at[0].lhs.at[0], object("b"));
    assert_ptr_equal(pkg->inits.at[1].lhs.at[0], object("a"));
    Obj *m = object("T")->type->named.methods.at[0];
    assert_true(m->ptr_recv);
    assert_ptr_equal(m->recv_type, object("T"));
    assert_ptr_equal(m->func->recv, m->func->locals.at[0]);
}

// Calls ---------------------------------------------------------------------------------------------------------------

static void test_calls(void **state)
{
    assert_true(
        check_text("package p\n"
                   "func none() {}\nfunc two() (int, string) { return 1, \"\" }\n"
                   "func take(a int, s string, more ...any) {}\n"
                   "type I int\n"
                   "func f(s string, b []byte) {\n"
                   "    none(); take(two()); take(1, s, 2, nil); _ = I(7); _ = append(b, s...); copy(b, \"x\")\n"
                   "    _ = make([]int, 3); _ = new(I); (println)(1)\n"
                   "}\n"));
    assert_int_equal(find("none()")->mode, MODE_NOVALUE);
    assert_int_equal(find("two()")->type->kind, TTUPLE);
    assert_int_equal(find("two()")->type->tuple.vars.len, 2);
    assert_int_equal(find("take(two())")->call.args.len, 1);
    assert_type(find("2"), "int");
    assert_type(find("nil"), "any");
    assert_int_equal(find("I(7)")->call.fun->mode, MODE_TYPE);
    assert_const(find("I(7)"), "7");
    assert_type(find("I(7)"), "I");
    assert_int_equal(find("append(b, s...)")->call.fun->mode, MODE_BUILTIN);
    assert_int_equal(find("append(b, s...)")->call.fun->obj->builtin, B_APPEND);
    assert_type(find("append(b, s...)"), "[]byte");
    assert_type(find("append(b, s...)")->call.args.at[1], "string");
    assert_type(find("copy(b, \"x\")")->call.args.at[1], "string");
    assert_int_equal(find("make([]int, 3)")->call.args.at[0]->mode, MODE_TYPE);
    assert_type(find("make([]int, 3)"), "[]int");
    assert_type(find("new(I)"), "*I");
    assert_int_equal(find("(println)")->obj->builtin, B_PRINTLN);
}

static void test_comma_ok(void **state)
{
    assert_true(check_text(BODY("var m map[string]int; var c chan int; var e any\n"
                                "a, ok := m[\"k\"]\nb, ok := <-c\nd, ok := (e.(int))\n"
                                "g := m[\"l\"]\nh := <-c\n_, _, _, _, _, _ = a, b, d, g, h, ok")));
    assert_true(find("m[\"k\"]")->commaok);
    assert_int_equal(find("m[\"k\"]")->mode, MODE_MAPINDEX);
    assert_true(find_nth("<-c", 0)->commaok);
    assert_true(find("(e.(int))")->commaok);
    assert_true(find("e.(int)")->commaok);
    assert_false(find("m[\"l\"]")->commaok);
    assert_false(find_nth("<-c", 1)->commaok);
}

// Selectors -----------------------------------------------------------------------------------------------------------

static void test_selectors(void **state)
{
    assert_true(check_text("package p\n"
                           "type E struct{ x int }\nfunc (e *E) P() {}\nfunc (e E) V() int { return 0 }\n"
                           "type T struct { a string; *E }\n"
                           "func f(t T, i interface{ V() int }) {\n"
                           "    _ = t.x; t.P(); _ = t.V; _ = T.V; _ = (*E).P; _ = i.V()\n"
                           "}\n"));
    Selection *s = find("t.x")->sel.selection;
    assert_int_equal(s->kind, SEL_FIELD);
    assert_int_equal(s->npath, 2);
    assert_int_equal(s->path[0], 1);
    assert_true(s->indirect);
    assert_int_equal(find("t.x")->mode, MODE_VAR);
    assert_int_equal(find("t.P")->sel.selection->kind, SEL_METHOD);
    assert_type(find("t.V"), "func() int");
    assert_int_equal(find("T.V")->sel.selection->kind, SEL_METHODEXPR);
    assert_type(find("T.V"), "func(T) int");
    assert_type(find("(*E).P"), "func(*E)");
    assert_ptr_equal(find("t.P")->obj, find("(*E).P")->obj);
    assert_type(find("i.V()"), "int");
}

static void test_qualified(void **state)
{
    assert_true(check_text("package p\nimport \"unsafe\"\nvar p unsafe.Pointer\nvar n = unsafe.Sizeof(p)\n"));
    assert_null(find("unsafe.Pointer")->sel.selection);
    assert_int_equal(find("unsafe")->mode, MODE_PKG);
    assert_const(find("unsafe.Sizeof(p)"), "8");
    assert_type(find("unsafe.Sizeof(p)"), "uintptr");
    assert_int_equal(pkg->imports.len, 1);
}

// Literals and statements ---------------------------------------------------------------------------------------------

static void test_composite_literals(void **state)
{
    assert_true(check_text("package p\n"
                           "type P struct { x, y int }\n"
                           "var a = []*P{{1, 2}}\nvar b = map[string]P{\"k\": {y: 3}}\nvar c = [...]byte{4: 9}\n"));
    Node *inner = find("[]*P{…}")->complit.elems.at[0];
    assert_null(inner->complit.typ);
    assert_type(inner, "*P");
    Node *kv = find("map[string]P{…}")->complit.elems.at[0];
    assert_const(kv->keyvalue.key, "\"k\"");
    Node *field = kv->keyvalue.value->complit.elems.at[0];
    assert_string_equal(field->keyvalue.key->obj->name->text, "y");
    assert_true(field->keyvalue.key->obj->is_field);
    Node *open = find("[...]byte{…}");
    assert_type(open, "[5]byte");
    assert_type(open->complit.typ, "[5]byte");
    assert_const(open->complit.elems.at[0]->keyvalue.key, "4");
}

static void test_type_switch_vars(void **state)
{
    assert_true(
        check_text(BODY("var e any\nswitch v := e.(type) { case int: _ = v; case nil: ; case string, bool: _ = v; "
                        "default: }")));
    static const char *const types[] = {"int", "any", "any", "any"};
    FuncInfo *fn = object("f")->func;
    assert_int_equal(fn->locals.len, 5);
    for (int i = 0; i < 4; i++) {
        Node *clause = find_kind(N_CASE, i);
        assert_ptr_equal(clause->obj, fn->locals.at[1 + i]);
        assert_type(clause->obj, types[i]);
    }
    assert_ptr_equal(find("v")->obj, find_kind(N_CASE, 0)->obj);
    assert_int_equal(find("nil")->mode, MODE_NIL);
}

static void test_branches(void **state)
{
    assert_true(check_text(BODY("L: for { switch { default: break; case true: continue L } }")));
    Node *loop = find_kind(N_FOR, 0);
    assert_ptr_equal(find_kind(N_BRANCH, 0)->branch.target, find_kind(N_SWITCH, 0));
    assert_ptr_equal(find_kind(N_BRANCH, 1)->branch.target, loop);
}

// Generics ------------------------------------------------------------------------------------------------------------

static void test_instances(void **state)
{
    assert_true(check_text(
        "package p\n"
        "type L[T any] struct { head T; next *L[T] }\nfunc (l *L[U]) Get() U { return l.head }\n"
        "func Map[T, R any](xs []T, f func(T) R) []R { return nil }\nfunc id[T any](x T) T { return x }\n"
        "func f(l *L[int]) {\n"
        "    _ = l.Get(); _ = l.next.head; _ = Map([]int{}, func(int) string { return \"\" }); _ = id[bool]\n"
        "    _ = Map([]byte{}, id)\n"
        "}\n"));
    assert_type(find("l.Get()"), "int");
    assert_type(find("l.next.head"), "int");
    Node *map = find("Map([]int{}, func(int) string {…})");
    assert_type(map, "[]string");
    assert_int_equal(map->call.fun->ntargs, 2);
    assert_string_equal(type_str(A, map->call.fun->targs[1], pkg), "string");
    assert_int_equal(find("id[bool]")->ntargs, 1);
    assert_type(find("id[bool]"), "func(x bool) bool");
    Node *arg = find("Map([]byte{}, id)")->call.args.at[1];
    assert_int_equal(arg->ntargs, 1);
    assert_type(arg, "func(x byte) byte");
    Type *generic = object("L")->type;
    assert_int_equal(generic->named.tparams.len, 1);
    assert_ptr_equal(generic->named.methods.at[0]->type->func.results.at[0]->type, generic->named.tparams.at[0]);
}

// Errors --------------------------------------------------------------------------------------------------------------

static void test_errors(void **state)
{
    assert_false(check_text("package p\n"
                            "import \"unsafe\"\n"
                            "func f(s string) int {\n"
                            "\tx := 1\n"
                            "\tvar y int = s + undefined + 2\n"
                            "\ty.z()\n"
                            "\tf(1, 2)\n"
                            "}\n"
                            "type T struct { t T }\n"
                            "var s int\nvar s int\n"));
    assert_string_equal(take_errors(), "x.g:2:8: \"unsafe\" imported and not used\n"
                                       "x.g:4:2: declared and not used: x\n"
                                       "x.g:5:18: undefined: undefined\n"
                                       "x.g:6:4: y.z undefined (type int has no field or method z)\n"
                                       "x.g:7:7: too many arguments in call to f\n"
                                       "\thave (number, number)\n"
                                       "\twant (string)\n"
                                       "x.g:8:1: missing return\n"
                                       "x.g:9:6: invalid recursive type: T refers to itself\n"
                                       "x.g:11:5: s redeclared in this block\n"
                                       "\tx.g:10:5: other declaration of s\n");
}

static void test_linkable(void **state)
{
    assert_true(check_text("package p\nfunc f()\n"));
    assert_false(check_linkable(pkg));
    assert_string_equal(take_errors(), "x.g:2:6: missing function body\n");
    assert_true(check_text("package p\nfunc f() {}\n"));
    assert_true(check_linkable(pkg));
}

// Programs are written by programs too: depth must only cost memory.
static void test_long_chains(void **state)
{
    StrBuf b = {.arena = A};
    buf_puts(&b, "package p\nvar x = 1\nvar y = x");
    for (int i = 0; i < 3000; i++)
        buf_puts(&b, " + x");
    buf_puts(&b, "\nconst s = \"\"");
    for (int i = 0; i < 3000; i++)
        buf_puts(&b, " + \"a\"");
    buf_puts(&b, "\n");
    assert_true(check_text(b.text));
    assert_int_equal(const_string_value(object("s")->cval)->len, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_constants),
        cmocka_unit_test(test_untyped_operands),
        cmocka_unit_test(test_conditions_are_typed),
        cmocka_unit_test(test_locals),
        cmocka_unit_test(test_function_flags),
        cmocka_unit_test(test_literal_in_assign_op),
        cmocka_unit_test(test_package_objects),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_comma_ok),
        cmocka_unit_test(test_selectors),
        cmocka_unit_test(test_qualified),
        cmocka_unit_test(test_composite_literals),
        cmocka_unit_test(test_type_switch_vars),
        cmocka_unit_test(test_branches),
        cmocka_unit_test(test_instances),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_linkable),
        cmocka_unit_test(test_long_chains),
    };
    return cmocka_run_group_tests(tests, setup_check, teardown_check);
}
