// cg.h: what the files of codegen/ share. One file per construct of the language, named after it.
//
// Values. A Go value in flight is a Val. Scalars, strings, slices, interfaces and small structs are LLVM values
// (strings {ptr,i64}, slices {ptr,i64,i64}, interfaces {ptr,ptr}); structs and arrays with more than four leaves
// (abi/callconv.h), or arrays that may be indexed, are held by address (`mem`). Such an address belongs to somebody:
// unless the Val says `temp`, it is a variable's own storage and must be copied before anything else can write to it.
// bool is i1 as a value and i8 in memory and inside aggregates.
//
// Functions. Every Go function has the LLVM type  R (ptr sret?, ptr nest context, parameters...): the context travels
//                                                 in
// r10, direct calls pass poison for it, which costs nothing. Parameters that are `mem` go as a pointer to a copy that
// the callee may read but not write. Results: none -> void; one direct -> itself; several that registers can hold -> a
// struct; all else is written through the sret pointer. abi/callconv.h has the rule.
#ifndef GOCC_CG_H
#define GOCC_CG_H

#include <llvm-c/Comdat.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>

#include "abi/abi.h"
#include "codegen/codegen.h"

typedef LLVMValueRef Value;
typedef LLVMTypeRef LType;
typedef LLVMBasicBlockRef Block;

typedef struct Val {
    Value v;    // the value, or its address if mem
    Type *type; // concrete Go type (no type parameters)
    bool mem;
    bool temp; // mem: nobody else writes to it
} Val;

// Runtime functions, one index per row of abi/rtfuncs.def.
typedef enum RtFunc {
#define RTFUNC(name, result, params, attrs) RT_##name,
#include "abi/rtfuncs.def"
#undef RTFUNC
    RT_COUNT
} RtFunc;

typedef struct Requests Requests; // requests.c

typedef struct Cg {
    Program *prog;
    const CgOptions *opt;
    Arena *arena;
    LLVMContextRef ctx;
    LLVMModuleRef mod;
    LLVMTargetMachineRef tm;
    LLVMTargetDataRef td;
    LType i1, i8, i16, i32, i64, i128, f32, f64, ptr, void_;
    LType string, slice, iface; // {ptr,i64} {ptr,i64,i64} {ptr,ptr}
    LType complex64, complex128;
    struct {
        Value fn;
        LType type;
        bool sret;
    } rt[RT_COUNT];
    PtrMap globals;                        // Obj (package variable) -> LLVM global
    PtrMap rtypes;                         // Str (canonical type string) -> type descriptor
    Vec(struct Descriptor *) descriptors;  // all of rtypes
    PtrMap strings;                        // Str -> private constant with its bytes
    PtrMap funcvals;                       // LLVM function -> constant funcval
    PtrMap itabs;                          // Str "type,iface" -> itab
    PtrMap equals;                         // Str (canonical type string) -> equality function
    PtrMap hashes;                         // the same -> hash function
    PtrMap gctypes;                        // LLVM type -> descriptor for the collector (cg_gcdata.c)
    Vec(struct MethodTable *) tables;      // method tables of descriptors, filled at the end (cg_uncommon.c)
    PtrMap wanted_methods;                 // Str: method names of the interfaces the program can assert to
    PtrMap used_methods;                   // Str: method names that are called through interfaces
    Vec(struct StaticItab *) static_itabs; // filled like tables (cg_iface.c)
    bool reflects_methods;                 // cg_reflect.c
    Vec(struct Gate *) gates;              // cg_onlyif.c
    PtrMap gate_of;                        // Str (symbol) -> Gate
    PtrMap present;                        // Str (symbol) of functions of the program, as far as insts_seen of them
    int insts_seen;
    uint32_t kinds;        // 1 << RKind, of types whose values interfaces may hold
    PtrMap made;           // descriptors that are for more than being compared with
    bool linked_library;   // the program has packages that were compiled before (library.c)
    PtrMap by_path;        // Str (import path) -> Pkg
    Vec(Inst *) to_inline; // functions of other objects whose bodies are wanted after all
    bool inlines;          // what is being generated is worth that
    int inline_depth;      // Decl.depth of it (cg_func.c)
    PtrMap kept;           // Obj or Str (symbol) of functions that are not private
    Requests *requests;    // where to note what is asked for; NULL: nowhere
    Vec(Requests *) recorded;
    PtrMap requests_of;      // Inst -> Requests
    PtrMap package_numbers;  // Pkg -> 1 + its place in package_list
    Vec(Pkg *) package_list; // packages that requests name
    int pointers_made;       // of descriptors
    unsigned md_make_implicit, md_prof;
    Value md_empty, md_unlikely;
    bool unsupported; // something was reported
    // debug information, cg_debug.c
    LLVMDIBuilderRef dib;
    LLVMMetadataRef cu;
    PtrMap di_files, di_types;
} Cg;

// A function parameter or result on its way through LLVM's signature.
typedef struct Sig {
    LType type;    // of the function
    LType ret;     // LLVM result type; void_ if none or sret
    LType results; // memory layout of the results: the struct behind sret, or the single result's type; NULL if none
    bool sret;
    int nresults;
    Type **result_types;
    int nparams; // Go parameters, receiver included
    Type **param_types;
} Sig;

typedef struct Local {
    Value addr; // where the variable lives: alloca, heap object, or a by-value capture's spill
    bool is_mem_param;
} Local;

// Where break and continue of one statement go.
typedef struct Target {
    Node *stmt;  // FOR, RANGE, SWITCH, TYPESWITCH, SELECT; label resolves to it through BRANCH.target
    Node *label; // the LABELED around it, or NULL
    Block on_break, on_continue;
    struct Target *outer;
} Target;

// One function being generated.
typedef struct Early {
    const Node *n;
    Val v;
} Early;

typedef struct Fn {
    Cg *cg;
    Inst *inst; // NULL in runtime glue (equality functions, wrappers)
    FuncInfo *info;
    Value fn;
    Sig *sig;
    LLVMBuilderRef b;
    LLVMBuilderRef entry; // builder that stays in the entry block, for allocas
    Block alloca_block, body;
    Local *locals;   // by Obj.slot
    Value *captures; // by index in info->captures: address of the variable
    Value sret;
    Target *targets;
    Block *label_blocks;     // goto
    PtrMap labels;           // LABELED -> Block
    Block fallthrough_block; // body of the next case
    bool once;               // runs once in a program: what its literals point to may be data
    Value range_state;       // in the body of a loop over a function: the loop's state (cg_rangefunc.c), else NULL
    Value defer_frame;       // DeferFrame (abi.h), NULL in a function without defer
    int loop_depth;          // of the statement being generated
    bool panics;             // what is being generated is the operand of panic
    Vec(Early) early;        // operands that have been evaluated before their turn (cg_order.c)
    LLVMMetadataRef scope;   // debug: current lexical scope, in `file`
    LLVMMetadataRef file;    // of the function
    LLVMMetadataRef foreign, foreign_scope, foreign_file; // the last scope in another file
    LLVMMetadataRef subprogram;
    Pos pos;
} Fn;

// cg_module.c ---------------------------------------------------------------------------------------------------------
Cg *cg_module_new(Program *prog, const CgOptions *opt); // an empty module, runtime functions declared
void cg_module_free(Cg *cg);
// Reports `not supported yet: what` at pos and lets generation go on; nothing is emitted in the end.
void cg_unsupported(Cg *cg, Pos pos, const char *what);
bool cg_is_program(Cg *cg); // has the root package a main.main?

// cg_abi.c: runtime functions and data layout -------------------------------------------------------------------------
void cg_abi_init(Cg *cg);
// Calls a runtime function. String arguments may be given as {ptr,i64} values.
Value cg_rt(Fn *f, RtFunc fn, const Value *args, int n);
#define CG_RT(f, fn, ...) cg_rt(f, RT_##fn, (Value[]){__VA_ARGS__}, (int)ARRAY_LEN(((Value[]){__VA_ARGS__})))
#define CG_RT0(f, fn) cg_rt(f, RT_##fn, NULL, 0)
unsigned cg_flatten(Fn *f, Value v, Value *out); // an argument for C: an aggregate as its members; how many
void cg_drop_unused_rt(Cg *cg);                  // declarations without calls; no cg_rt from here on
void cg_redeclare_rt(Cg *cg);                    // says once more what is known about those that have got a body
void cg_call_attr(Cg *cg, Value call, const char *name); // enum attribute on a call
void cg_call_keeps_line(Cg *cg, Value call);             // LLVM must not merge it with one of another line
void cg_fn_attr(Cg *cg, Value fn, const char *name);     // enum attribute on a function
void cg_attr_at(Cg *cg, Value fn, unsigned index, const char *name);
void cg_attr_type(Cg *cg, Value fn, unsigned index, const char *name, LType t);

// cg_type.c -----------------------------------------------------------------------------------------------------------
Type *cg_type(Fn *f, Type *t);     // under f's type environment
LType cg_lltype(Cg *cg, Type *t);  // layout in memory
LType cg_valtype(Cg *cg, Type *t); // as a value (bool: i1); not for mem types
bool cg_is_mem(Cg *cg, Type *t);
bool cg_is_pointer_shaped(Type *t);          // stored directly in an interface's data word
Sig *cg_sig(Cg *cg, Type *func, Type *recv); // recv NULL if none

// cg_value.c ----------------------------------------------------------------------------------------------------------
Val cg_val(Value v, Type *t);
Val cg_zero(Fn *f, Type *t);
Val cg_load(Fn *f, Value addr, Type *t); // mem types: the address itself, not temp
// Every store of a Go value into memory goes through one of these: into memory that others may know, with the write
// barrier; and into memory that nobody has seen yet, whose old contents do not count.
void cg_store(Fn *f, Value addr, Val v);
void cg_init(Fn *f, Value addr, Val v);
void cg_store_zero(Fn *f, Value addr, Type *t);    // like cg_init
Val cg_stable(Fn *f, Val v);                       // a copy in a temporary if v is somebody's storage
Value cg_spill(Fn *f, Val v);                      // address of v in memory, for runtime calls; read only
Value cg_alloca(Fn *f, LType t, const char *name); // in the entry block
Value cg_new(Fn *f, Type *t);                      // zeroed heap object
Value cg_int(Cg *cg, int64_t v);
Value cg_field(Fn *f, Value agg, unsigned i); // extractvalue
Value cg_gep(Fn *f, LType t, Value p, unsigned field);
Value cg_make2(Fn *f, LType t, Value a, Value b);
Value cg_make3(Fn *f, LType t, Value a, Value b, Value c);
Value cg_tobool8(Fn *f, Value i1);
Value cg_string_const(Cg *cg, Str s);                  // {ptr,i64}
Value cg_bytes_const(Cg *cg, const char *p, size_t n); // ptr to private bytes
Block cg_block(Fn *f, const char *name);               // appended to the function
void cg_enter(Fn *f, Block b);                         // continue generating in b
void cg_jump(Fn *f, Block to);                         // br unless the block is already terminated
bool cg_terminated(Fn *f);
void cg_branch(Fn *f, Value cond, Block then, Block els);
void cg_branch_unlikely(Fn *f, Value cond, Block cold, Block rest); // cond true is the cold way
void cg_nil_check(Fn *f, Value p, int64_t offset); // panics if p is nil; offset: none of the coming access is beyond it
// at: what will be accessed, if that is known: for the text
void cg_nil_check_at(Fn *f, Value p, int64_t offset, int64_t at);
void cg_panic_if(Fn *f, Value cond, RtFunc fn, const Value *args, int n);
#define CG_PANIC_IF(f, cond, fn, ...)                                                                                  \
    cg_panic_if(f, cond, RT_##fn, (Value[]){__VA_ARGS__}, (int)ARRAY_LEN(((Value[]){__VA_ARGS__})))

// cg_inline.c ---------------------------------------------------------------------------------------------------------
void cg_link_inline(Cg *cg); // bodies of runtime functions that the module calls, to be inlined

// cg_fuzz.c -----------------------------------------------------------------------------------------------------------
void cg_fuzz_counters(Cg *cg, Value fn); // has the blocks of a finished function count how often they run

// cg_clear.c ----------------------------------------------------------------------------------------------------------
void cg_inline_clears(Cg *cg); // after the passes

// cg_barrier.c --------------------------------------------------------------------------------------------------------
void cg_write_barrier(Fn *f, Value addr, Type *t); // before the value of type t at addr is overwritten
void cg_write_barrier_bulk(Fn *f, Value p, Value bytes, Type *elem); // the same of an array

// cg_onlyif.c ---------------------------------------------------------------------------------------------------------
bool cg_is_gated(const FuncInfo *fn);                              // are calls of it made through a gate?
Value cg_gate_code(Fn *f, FuncInfo *fn, TypeVec targs, Sig **sig); // what to call in its place
void cg_want_gate(Cg *cg, FuncInfo *fn, TypeVec targs);            // the program is to have the gate
bool cg_gates_more(Cg *cg); // asks for functions needed since; true if there were any
void cg_gates_finish(Cg *cg);
// reports what //gocc:onlyif names in vain in the package that is being made
void cg_gates_check(Cg *cg);

// cg_func.c -----------------------------------------------------------------------------------------------------------
bool cg_has_more_instructions(Value fn, int n);
Value cg_func_decl(Cg *cg, Inst *inst);             // declaration of an instance's LLVM function
Value cg_glue_decl(Cg *cg, Str symbol, LType type); // internal function with our attributes
void cg_func_body(Cg *cg, Inst *inst);
// bodies of other objects' functions, to be inlined; true if there were any
bool cg_inline_more(Cg *cg);
Fn *cg_glue_begin(Cg *cg, Value fn, Pos pos); // a function generated without Go source
void cg_glue_end(Fn *f);
Value cg_funcval_const(Cg *cg, Value fn); // constant funcval {fn}
Value cg_closure(Fn *f, Node *funclit);   // funcval of a literal
void cg_return(Fn *f, Val *results, int n);
void cg_declare_local(Fn *f, Obj *v, const Val *init); // makes storage, initialises (init NULL: zero)
Value cg_var_addr(Fn *f, Obj *v);
Value cg_global(Cg *cg, Obj *v);
Sig *cg_fn_sig(Cg *cg, Inst *inst);

// library.c -----------------------------------------------------------------------------------------------------------
// are the compiler's functions for t in an object of the library, if there is one?
bool cg_has_glue(const Type *t);
// declared, if it is in an object of the library; else NULL
Value cg_glue_elsewhere(Cg *cg, Type *t, Str symbol, LType type);
void cg_library_glue(Cg *cg);                         // generates those of the library's package that is being made
const CompiledFunc *cg_elsewhere(Cg *cg, Inst *inst); // in an object of the library that is not being made? else NULL
Pkg *library_package(Cg *cg, const CompiledPkg *from, int i); // the i-th of those that its index names
bool cg_is_small(Cg *cg, const Inst *inst, int depth); // is its body worth being looked at by callers in other objects?
void cg_find_private(Cg *cg);                          // before the library's package is generated
bool cg_is_private(Cg *cg, const Inst *inst); // of the package of the library that is being made: unknown outside
bool cg_is_leisurely(const Cg *cg, const Inst *inst); // of the library, and not worth more code than it needs
bool cg_library_write(Cg *cg, char **why);            // the index
void cg_constant_sections(Cg *cg);                 // after optimisation: constants that the linker can drop one by one
Value cg_library_symbol(Cg *cg, const char *name); // a variable, type descriptor or itab that the program defines
void cg_share(Cg *cg, Value global);               // makes a variable or constant known to the library's objects

// requests.c ----------------------------------------------------------------------------------------------------------
struct Requests {
    Str symbol;
    FuncInfo *fn; // NULL: made by the compiler
    bool is_private;
    StrBuf text;
    bool unknown; // there is one that cannot be written
    PtrMap known;
};
// A function of the library is about to be generated: cg->requests is where to note what it asks for, which these do.
void cg_requests_begin(Cg *cg, Inst *inst);
void cg_requests_begin_glue(Cg *cg, Str symbol); // the same of a function of the compiler's own
void cg_request_func(Cg *cg, const Inst *inst);
void cg_request_gate(Cg *cg, const Inst *inst); // a call of the function through its gate
void cg_request_var(Cg *cg, const Obj *v);
void cg_request_types(Cg *cg, const char *kind, Type *t, Type *iface); // "T", "I"; iface NULL if there is none
void cg_request_method(Cg *cg, const char *kind, Str name);            // "U", "W"
void cg_replay(Cg *cg, const CompiledFunc *fn);                        // asks again

// cg_expr.c -----------------------------------------------------------------------------------------------------------
Val cg_expr(Fn *f, Node *n);
Val cg_expr_to(Fn *f, Node *n, Type *dst); // with the implicit conversion to dst
Value cg_cond_value(Fn *f, Node *n);
void cg_cond(Fn *f, Node *n, Block t, Block e);
int cg_exprs(Fn *f, NodeVec list, Val *out, int max); // a list, or one call with several results; the count
void cg_multi(Fn *f, Node *n, Val *out, int count);   // an expression in a context of `count` values
Val cg_field_of(Fn *f, Val x, int i);                 // field i of a struct value
Val cg_selection_value(Fn *f, Node *n);

// cg_embed.c ----------------------------------------------------------------------------------------------------------
Value cg_embed(Cg *cg, const Obj *v); // what //go:embed puts into the variable, or NULL

// cg_order.c ----------------------------------------------------------------------------------------------------------
// To be called before the operands (some may be NULL) are evaluated, which then happens one after the other.
void cg_order(Fn *f, Node *const *operands, int n);
bool cg_take_early(Fn *f, const Node *n, Val *v); // the value of n, if it has been evaluated already

// cg_lvalue.c ---------------------------------------------------------------------------------------------------------
// A place whose operands are evaluated but whose checks (nil, bounds) are still to come (spec: Assignment statements).
typedef struct Lvalue Lvalue;
Lvalue *cg_lvalue(Fn *f, Node *n);       // NULL for _
Value cg_lvalue_addr(Fn *f, Lvalue *lv); // performs the checks
void cg_lvalue_store(Fn *f, Lvalue *lv, Val v);
Type *cg_lvalue_type(const Lvalue *lv);
bool cg_lvalue_is_entry(const Lvalue *lv); // m[k]: cg_lvalue_addr makes the entry if there is none
Val cg_lvalue_entry(Fn *f, Lvalue *lv);    // the value of m[k] without making one
Value cg_addr(Fn *f, Node *n);             // address of an addressable expression
Value cg_follow_path(Fn *f, Value addr, Type **type, const Selection *s, int n); // n steps of an embedding path

// cg_arith.c ----------------------------------------------------------------------------------------------------------
Val cg_binary(Fn *f, Token op, Val x, Val y); // arithmetic, operands of identical type
Val cg_shift(Fn *f, Token op, Val x, Val count);
Value cg_compare(Fn *f, Token op, Val x, Val y); // i1
Val cg_unary(Fn *f, Token op, Val x);
void cg_make_equal(Cg *cg, Type *t); // for the library's object, if it is a function of its own
Value cg_equal_fn(Cg *cg, Type *t);  // bool (ptr, ptr) of a comparable type, NULL if not comparable
bool cg_regular_memory(Type *t);     // are values of comparable type t equal if their bytes are?
bool cg_has_interface(Type *t);      // its comparison and its hash may panic

// cg_const.c, cg_conv.c -----------------------------------------------------------------------------------------------
Val cg_const(Cg *cg, const Const *c, Type *t);
// explicit conversion; site: what may be in the frame, or NULL
Val cg_convert(Fn *f, Val v, Type *dst, const Node *site);
Value cg_tmp_buf(Fn *f, const Node *site); // for a short string that the site makes; null if it escapes
// string(b) and []byte(s) where the result is gone before anybody can write to the bytes: nothing is copied. False, and
// nothing is generated, if n is no such conversion. t: of the string.
bool cg_borrow_string(Fn *f, Node *n, Type *t, Val *v);
bool cg_borrow_bytes(Fn *f, Node *n, Val *v);
Val cg_convert_implicit(Fn *f, Val v, Type *dst); // assignability: to interface, channel direction, same underlying

// cg_index.c ----------------------------------------------------------------------------------------------------------
Val cg_index(Fn *f, Node *n);
Val cg_slice_expr(Fn *f, Node *n);
Value cg_index_value(Fn *f, Node *n, bool *is_unsigned); // an index or size operand as i64
Value cg_int_value(Fn *f, Val v);                        // an integer as i64
void cg_bounds_check(Fn *f, Value index, Value len, bool is_unsigned);

// cg_append.c ---------------------------------------------------------------------------------------------------------
Val cg_append(Fn *f, Node *call);
void cg_append_order(Fn *f, Node *call);                // cg_order for its operands
bool cg_is_append_in_place(Node *lhs, Node *rhs);       // is lhs = rhs of the form x = append(x, ...)?
void cg_append_in_place(Fn *f, Node *call, Lvalue *lv); // then: lv is the first operand and gets the result

// cg_call.c, cg_builtin.c, cg_go.c ------------------------------------------------------------------------------------
// A callee and its operands, evaluated and not yet called, as `go` and `defer` need it.
typedef struct Callee {
    Value fn, context; // LLVM function; r10 (poison if unused)
    Sig *sig;
    Val *args; // receiver included
    int nargs;
    bool uintptr_escapes; // //go:uintptrescapes: memory that holds uintptr arguments keeps what they point to
} Callee;
Type *cg_kept_arg_type(const Callee *c, Type *t); // how an argument of type t is kept in memory until the call
Callee cg_callee(Fn *f, Node *call);
Value cg_call_emit(Fn *f, const Callee *c, Val *results); // fills c->sig->nresults results
Val cg_call(Fn *f, Node *call);                           // first result, or an empty Val
void cg_call_multi(Fn *f, Node *call, Val *out);
Val cg_builtin(Fn *f, Node *call);
Val *cg_builtin_operands(Fn *f, Node *call, int from, Type *t, int *n); // those from `from` on are converted to t
void cg_clear_slice(Fn *f, Val s);
Val *cg_builtin_args(Fn *f, Node *call, int *n); // of a built-in that is a statement
Val cg_builtin_emit(Fn *f, Node *call, Val *args, int n);
void cg_print(Fn *f, Pos pos, const Val *vals, int n, bool line); // cg_print.c
Value cg_statement_closure(Fn *f, Node *stmt, bool in_frame);     // the call of a GO or DEFER as a closure
void cg_go(Fn *f, Node *stmt);
Val cg_method_value(Fn *f, Node *sel); // x.M
Val cg_method_expr(Fn *f, Node *sel);  // T.M
// The method s of the object of type t at addr, promoted ones included: fills the callee, returns the receiver.
Val cg_method_at(Fn *f, Callee *c, Value addr, Type *t, const Selection *s);
// A function of the compiler's own with signature sig; its parameters go to args. Ends by calling c with its results.
Fn *cg_wrapper_begin(Cg *cg, Value fn, Sig *sig, Val *args, Pos pos);
void cg_wrapper_end(Fn *w, const Callee *c);
void cg_defer_prologue(Fn *f); // cg_defer.c: the recovery point of a function that defers
void cg_defer(Fn *f, Node *stmt);
void cg_defer_return(Fn *f); // runs what was deferred and returns the result variables
void cg_defer_range(Fn *f);  // before a loop over a function whose body defers
Value cg_frame_address(Fn *f);
Value cg_alloc_slice(Fn *f, Node *site, Type *elem, Value len, Value cap); // backing array

// cg_chan.c, cg_select.c ----------------------------------------------------------------------------------------------
Val cg_recv(Fn *f, Node *n, Val *ok); // ok NULL if not wanted
void cg_send(Fn *f, Node *n);
void cg_select(Fn *f, Node *n);

// cg_stmt.c, cg_assign.c, cg_switch.c, cg_range.c
// ----------------------------------------------------------------------
void cg_stmt(Fn *f, Node *n);
void cg_stmts(Fn *f, NodeVec list);
void cg_assign(Fn *f, Node *n);
void cg_define_or_assign(Fn *f, Node *lhs, bool define, Val v); // one place of an assignment or :=
void cg_decl(Fn *f, Node *decl);
void cg_switch(Fn *f, Node *n);
void cg_range(Fn *f, Node *n);
// cg_rangefunc.c
void cg_range_func(Fn *f, Node *n);
void cg_range_body(Fn *f);                                              // the body function
void cg_range_exit(Fn *f, Node *branch);                                // a branch out of the body
void cg_range_return(Fn *f);                                            // return; the result variables are set
Value cg_closure_object(Fn *f, Inst *inst, bool in_frame, Value extra); // extra: word after the code, or NULL
void cg_push_target(Fn *f, Target *t, Node *stmt, Block on_break, Block on_continue);
void cg_pop_target(Fn *f);
Block cg_label_block(Fn *f, Node *labeled); // where goto goes

// cg_linkname.c -------------------------------------------------------------------------------------------------------
Obj *cg_linked_variable(Cg *cg, Obj *v); // the variable that v->linkname names, if it is another one, or NULL
void cg_linkname(Cg *cg, Inst *inst, const char *target); // the body of a function that go:linkname binds to target

// cg_complit.c --------------------------------------------------------------------------------------------------------
bool cg_complit_is_zero(Node *n, Type *t);          // n is T{} of a struct or array type that is identical to t
bool cg_complit_is_static(Fn *f, Node *n, Type *t); // a struct or array literal of constants
Val cg_complit(Fn *f, Node *n);
Value cg_complit_addr(Fn *f, Node *n, Node *site);         // &T{...}; site: the & node, for escape
void cg_complit_into(Fn *f, Node *n, Type *t, Value addr); // struct or array literal of type t

Value cg_static_init(Fn *f, Node *n, Type *t);    // n as an LLVM constant in memory form, NULL if it is none
Value cg_static_literal(Fn *f, Node *n, Type *t); // the same of a struct or array literal of type t
Value cg_static_elements(Fn *f, Node *n, Type *elem, int64_t *len); // of the elements of an array or slice literal

// cg_init.c -----------------------------------------------------------------------------------------------------------
typedef struct ProgramInit ProgramInit;
ProgramInit *cg_init_begin(Cg *cg);   // main..inittask and the beginning of each path.init
bool cg_init_more(ProgramInit *init); // generates what is wanted since; true if there was anything
void cg_init_finish(ProgramInit *init);
Value cg_static_once(Fn *f, Node *n); // cg_static_init of what may be data of the program because f->once

// cg_map.c ------------------------------------------------------------------------------------------------------------
Val cg_map_index(Fn *f, Node *n, Val *ok);                      // m[k]; ok NULL if not wanted
Val cg_map_access(Fn *f, Type *map, Value m, Val key, Val *ok); // key of the map's key type
Value cg_map_assign(Fn *f, Type *map, Value m, Val key);        // address for the element
void cg_map_delete(Fn *f, Type *map, Value m, Val key);
Value cg_map_len(Fn *f, Value m);
Val cg_map_make(Fn *f, Node *site, Type *map, Value hint); // site: may it be in the frame?
Val cg_map_literal(Fn *f, Node *n, Type *map, Node *site);
Value cg_hash_fn(Cg *cg, Type *t); // uintptr (ptr, uintptr seed) of a comparable type
enum { CG_MAP_TYPE_PARTS = 8 };
void cg_map_type_parts(Cg *cg, LType *types, Value *vals, Type *map); // members of MapType (abi.h); vals may be NULL

// cg_rtype.c, cg_iface.c ----------------------------------------------------------------------------------------------
bool cg_is_runtime(const Pkg *pkg);                     // NULL: no
Value cg_rtype(Cg *cg, Type *t);                        // address of the type descriptor
Value cg_compared_rtype(Cg *cg, Type *t);               // the same, for who only compares it with others
bool cg_may_be_held(Cg *cg, Type *t, Value descriptor); // may an interface hold a value of the type? No may become yes
Value cg_slice_const(Cg *cg, LType elem, Value *vals, int n); // of a private constant array
Value cg_known_rtype(Cg *cg, Type *t);                        // the same if the program has it so far, else NULL
typedef struct Descriptor {                                   // one that was made, until cg_rtype_finish
    Type *type;
    const char *text; // Rtype.str
    Value global, *members;
    unsigned n;
    struct MethodTable *methods; // NULL: it can have none
} Descriptor;
void cg_rtype_finish(Cg *cg);
RKind cg_rkind(Type *t);
enum { CG_MAX_DESCRIPTOR = 24 };                        // members of a descriptor, at most
int cg_descriptor_members(Cg *cg, Type *t, LType *out); // their types: common part, the kind's, Uncommon; the count
LType cg_imethod_type(Cg *cg), cg_struct_field_type(Cg *cg), cg_method_type(Cg *cg),
    cg_itab_type(Cg *cg, unsigned methods), cg_scase_type(Cg *cg), cg_gcpart_type(Cg *cg); // as in abi.h
Value cg_pkgpath(Cg *cg, const Pkg *pkg);                  // address of a GoString with its path, NULL without pkg
Value cg_hidden_pkgpath(Cg *cg, Str name, const Pkg *pkg); // the same if name is not exported, else NULL
// common part only, of memory that is no Go value: for the collector
Value cg_memory_rtype(Cg *cg, LType t, RKind kind, Str name);
typedef struct StaticItab {
    Value global;
    Type *type, *iface;
    Value rtype;
    Value *code; // by method of iface; NULL: not used so far
} StaticItab;
Value cg_itab(Cg *cg, Type *t, Type *iface);
bool cg_itabs_more(Cg *cg); // generates methods used since; true if there were any
void cg_itabs_finish(Cg *cg);
Value cg_unreachable_method(Cg *cg);                       // a function of the runtime that throws
Val cg_to_iface(Fn *f, Val v, Type *iface, bool in_frame); // in_frame: of the copy, if one is needed

// cg_gcdata.c ---------------------------------------------------------------------------------------------------------
typedef struct PointerMap { // members of Rtype (abi.h)
    int64_t ptrdata;
    Value gcdata;
    unsigned tflag; // 0 or TFlagGCParts
} PointerMap;
PointerMap cg_pointer_map(Cg *cg, LType t);
void cg_gcroots(Cg *cg); // runtime_gcroots; when the module is optimised

// cg_uncommon.c -------------------------------------------------------------------------------------------------------
bool cg_has_uncommon(Type *t);               // named, or has methods
void cg_uncommon_types(Cg *cg, LType *out2); // members of Uncommon (abi.h)
void cg_uncommon_values(Cg *cg, Type *t, Value *out2);
void cg_want_method(Cg *cg, Str name); // some interface of the program has this method
void cg_use_method(Cg *cg, Str name);  // some interface's method of that name is called
bool cg_method_used(Cg *cg, Str name);
struct MethodTable *cg_method_table(Cg *cg, Type *t, Value descriptor); // NULL: such a type can have none
Value cg_method_slice(Cg *cg, const struct MethodTable *t); // when no more is generated: what stands in the descriptor
bool cg_uncommon_more(Cg *cg);                              // generates methods wanted since; true if there were any
void cg_make_itab_method(Cg *cg, Type *t, Selection *s);    // for the library's object, if it is not the method itself
Value cg_itab_method(Cg *cg, Type *t, Selection *s);        // cg_iface.c: method with the data word as receiver

// cg_reflect.c --------------------------------------------------------------------------------------------------------
bool cg_reflects_methods(Cg *cg);      // may the program ask any type for its exported methods?
bool cg_reflects_method_lists(Cg *cg); // may it ask how many there are?
bool cg_reflects_types(Cg *cg);        // may it look a type up that it has made up?
bool cg_reflect_more(Cg *cg);          // makes descriptors wanted since; true if there were any
void cg_reflect_finish(Cg *cg);

// cg_assert.c ---------------------------------------------------------------------------------------------------------
Value cg_dynamic_type(Fn *f, Val iface);     // type descriptor of what an interface holds, NULL if nil
Val cg_type_assert(Fn *f, Node *n, Val *ok); // ok NULL: panics
void cg_typeswitch(Fn *f, Node *n);

// cg_debug.c ----------------------------------------------------------------------------------------------------------
void cg_debug_init(Cg *cg);
void cg_debug_finish(Cg *cg);
void cg_debug_func(Fn *f, const char *name, Pos pos);
void cg_debug_var(Fn *f, Obj *v, Value addr, int argno, bool by_reference);
void cg_debug_global(Cg *cg, Obj *v, Value global);
void cg_debug_pos(Fn *f, Pos pos);                   // position of the instructions to come
LLVMMetadataRef cg_debug_push_scope(Fn *f, Pos pos); // returns the scope to restore
void cg_debug_pop_scope(Fn *f, LLVMMetadataRef saved);

// cg_pctab.c ----------------------------------------------------------------------------------------------------------
// Writes the object file to opt->path, with the table for tracebacks. False with a reason in *why.
bool cg_write_object(Cg *cg, char **why);

#endif
