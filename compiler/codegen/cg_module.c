// cg_module.c: the module: set up, generate all instances, optimise, write.
#include <llvm-c/Analysis.h>
#include <llvm-c/Support.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <unistd.h>

#include "codegen/cg.h"

void cg_unsupported(Cg *cg, Pos pos, const char *what)
{
    cg->unsupported = true;
    diag_error(pos, "not supported yet: %s", what);
}

static void init_llvm(void)
{
    static bool done;
    if (done)
        return;
    done = true;
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
    LLVMInitializeX86AsmParser(); // for inline assembly
    const char *args[] = {"gocc", "-enable-implicit-null-checks"};
    LLVMParseCommandLineOptions(2, args, "");
}

static LLVMTargetMachineRef target_machine(int opt_level)
{
    static const char triple[] = "x86_64-unknown-linux-gnu";
    LLVMTargetRef target;
    char *error = NULL;
    if (LLVMGetTargetFromTriple(triple, &target, &error))
        ice_at("codegen", 0, "LLVM: %s", error);
    static const LLVMCodeGenOptLevel levels[4] = {LLVMCodeGenLevelNone, LLVMCodeGenLevelLess, LLVMCodeGenLevelDefault,
                                                  LLVMCodeGenLevelAggressive};
    return LLVMCreateTargetMachine(target, triple, "x86-64", "", levels[opt_level], LLVMRelocStatic,
                                   LLVMCodeModelSmall);
}

static void init_types(Cg *cg)
{
    LLVMContextRef c = cg->ctx;
    cg->i1 = LLVMInt1TypeInContext(c);
    cg->i8 = LLVMInt8TypeInContext(c);
    cg->i16 = LLVMInt16TypeInContext(c);
    cg->i32 = LLVMInt32TypeInContext(c);
    cg->i64 = LLVMInt64TypeInContext(c);
    cg->f32 = LLVMFloatTypeInContext(c);
    cg->f64 = LLVMDoubleTypeInContext(c);
    cg->ptr = LLVMPointerTypeInContext(c, 0);
    cg->void_ = LLVMVoidTypeInContext(c);
    cg->string = LLVMStructTypeInContext(c, (LType[]){cg->ptr, cg->i64}, 2, false);
    cg->slice = LLVMStructTypeInContext(c, (LType[]){cg->ptr, cg->i64, cg->i64}, 3, false);
    cg->iface = LLVMStructTypeInContext(c, (LType[]){cg->ptr, cg->ptr}, 2, false);
    cg->complex64 = LLVMStructTypeInContext(c, (LType[]){cg->f32, cg->f32}, 2, false);
    cg->complex128 = LLVMStructTypeInContext(c, (LType[]){cg->f64, cg->f64}, 2, false);
    cg->md_make_implicit = LLVMGetMDKindIDInContext(c, "make.implicit", 13);
    cg->md_prof = LLVMGetMDKindIDInContext(c, "prof", 4);
    cg->md_empty = LLVMMetadataAsValue(c, LLVMMDNodeInContext2(c, NULL, 0));
    LLVMMetadataRef weights[3] = {LLVMMDStringInContext2(c, "branch_weights", 14),
                                  LLVMValueAsMetadata(LLVMConstInt(cg->i32, 1, false)),
                                  LLVMValueAsMetadata(LLVMConstInt(cg->i32, 1 << 20, false))};
    cg->md_unlikely = LLVMMetadataAsValue(c, LLVMMDNodeInContext2(c, weights, 3));
}

static void init_module(Cg *cg)
{
    cg->ctx = LLVMContextCreate();
    cg->mod = LLVMModuleCreateWithNameInContext("main", cg->ctx);
    cg->tm = target_machine(cg->opt->opt_level);
    cg->td = LLVMCreateTargetDataLayout(cg->tm);
    char *triple = LLVMGetTargetMachineTriple(cg->tm);
    LLVMSetTarget(cg->mod, triple);
    LLVMDisposeMessage(triple);
    LLVMSetModuleDataLayout(cg->mod, cg->td);
    init_types(cg);
    cg_abi_init(cg);
    cg_debug_init(cg);
}

// The program --------------------------------------------------------------------------------------------------------

bool cg_is_program(Cg *cg)
{
    const Pkg *root = cg->prog->main;
    const Obj *main = scope_lookup(root->scope, intern_cstr("main"));
    return strcmp(root->name->text, "main") == 0 && main && main->func;
}

// Every function of the package that is not generic.
static void want_whole_package(Cg *cg, const Pkg *pkg)
{
    const FuncVec *funcs = &pkg->funcs;
    for (int i = 0; i < funcs->len; i++) {
        FuncInfo *fn = funcs->at[i];
        bool generic = fn->sig->func.tparams.len > 0 || mono_receiver_tparams(fn) > 0;
        if (!generic && !is_blank(fn->obj->name))
            mono_func(cg->prog, fn, (TypeVec){0});
    }
}

// The functions of one package, and those that were made for it of generic ones.
static void generate_library(Cg *cg)
{
    cg_gates_check(cg);
    cg_find_private(cg);
    cg_library_glue(cg);
    want_whole_package(cg, cg->opt->library);
    int done = 0;
    do {
        while (done < cg->prog->insts.len)
            cg_func_body(cg, cg->prog->insts.at[done++]);
    } while (cg_inline_more(cg));
    cg_debug_finish(cg);
}

// The worklist: generating a body asks for further instances.
static void generate(Cg *cg)
{
    Pkg *root = cg->prog->main;
    Obj *main = scope_lookup(root->scope, intern_cstr("main"));
    if (cg_is_program(cg))
        mono_func(cg->prog, main->func, (TypeVec){0});
    ProgramInit *init = cg_init_begin(cg);
    if (cg->opt->whole_package)
        want_whole_package(cg, root);
    int done = 0;
    do {
        while (done < cg->prog->insts.len)
            cg_func_body(cg, cg->prog->insts.at[done++]);
    } while (cg_inline_more(cg) || cg_init_more(init) || cg_itabs_more(cg) || cg_uncommon_more(cg) ||
             cg_reflect_more(cg) || cg_gates_more(cg));
    cg_init_finish(init);
    cg_itabs_finish(cg);
    cg_gates_finish(cg);
    cg_rtype_finish(cg);
    cg_reflect_finish(cg);
    cg_debug_finish(cg);
}

static void verify(Cg *cg, const char *when)
{
    char *error = NULL;
    if (LLVMVerifyModule(cg->mod, LLVMReturnStatusAction, &error))
        ice_at("codegen", 0, "%s: %s", when, error);
    LLVMDisposeMessage(error);
}

static void optimise(Cg *cg)
{
    if (cg->opt->opt_level > 0)
        cg_link_inline(cg);
    LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
    LLVMPassBuilderOptionsSetVerifyEach(options, false);
    // Every call keeps its frame, as tracebacks, runtime.Caller and the limit of the stack promise: no recursion
    // becomes a loop.
    for (Value fn = LLVMGetFirstFunction(cg->mod); fn; fn = LLVMGetNextFunction(fn))
        if (!LLVMIsDeclaration(fn))
            LLVMAddTargetDependentFunctionAttr(fn, "disable-tail-calls", "true");
    char *passes = arena_printf(cg->arena, "default<O%d>", cg->opt->opt_level);
    LLVMErrorRef error = LLVMRunPasses(cg->mod, passes, cg->tm, options);
    if (error)
        ice_at("codegen", 0, "LLVM passes: %s", LLVMGetErrorMessage(error));
    LLVMDisposePassBuilderOptions(options);
    if (cg->opt->opt_level > 0)
        cg_inline_clears(cg);
}

static bool write_text(Cg *cg, char **why)
{
    char *text = LLVMPrintModuleToString(cg->mod);
    FILE *out = strcmp(cg->opt->path, "-") == 0 ? stdout : fopen(cg->opt->path, "w");
    bool ok = out && fputs(text, out) >= 0;
    if (out && out != stdout)
        ok = fclose(out) == 0 && ok;
    else if (out)
        ok = fflush(out) == 0 && ok;
    LLVMDisposeMessage(text);
    if (!ok)
        *why = "cannot write output";
    return ok;
}

static bool write_output(Cg *cg, char **why)
{
    if (cg->opt->output == CG_LLVM_IR)
        return write_text(cg, why);
    if (cg->opt->output == CG_OBJECT)
        return cg_write_object(cg, why);
    const char *path = strcmp(cg->opt->path, "-") == 0 ? "/dev/stdout" : cg->opt->path;
    char *error = NULL;
    if (!LLVMTargetMachineEmitToFile(cg->tm, cg->mod, path, LLVMAssemblyFile, &error))
        return true;
    *why = arena_printf(cg->prog->arena, "%s", error);
    LLVMDisposeMessage(error);
    return false;
}

Cg *cg_module_new(Program *prog, const CgOptions *opt)
{
    init_llvm();
    Cg *cg = arena_make(prog->arena, Cg);
    cg->prog = prog;
    cg->opt = opt;
    cg->arena = prog->arena;
    init_module(cg);
    return cg;
}

void cg_module_free(Cg *cg)
{
    LLVMDisposeTargetData(cg->td);
    LLVMDisposeTargetMachine(cg->tm);
    LLVMDisposeModule(cg->mod);
    LLVMContextDispose(cg->ctx);
}

bool codegen_program(Program *prog, const CgOptions *opt, char **why)
{
    *why = NULL;
    Cg *cg = cg_module_new(prog, opt);
    for (int i = 0; i < prog->pkgs.len; i++)
        cg->linked_library |= prog->pkgs.at[i]->compiled != NULL;
    if (opt->library)
        generate_library(cg);
    else
        generate(cg);
    bool ok = !cg->unsupported && diag_count() == 0;
    if (ok) {
        if (opt->dump_ir) {
            char *text = LLVMPrintModuleToString(cg->mod);
            fputs(text, stderr);
            LLVMDisposeMessage(text);
        }
        if (opt->verify)
            verify(cg, "generated module");
        if (!opt->stop_after_ir)
            optimise(cg);
        if (!opt->library && cg_is_program(cg))
            cg_gcroots(cg);
        if (!opt->whole_package)
            cg_constant_sections(cg);
        ok = write_output(cg, why) && (!opt->library || cg_library_write(cg, why));
    }
    cg_module_free(cg);
    return ok;
}
