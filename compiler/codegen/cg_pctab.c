// cg_pctab.c: writes the program's object file, with the table of code positions that tracebacks need (pctab.h).
#include <errno.h>

#include "abi/pctab.h"
#include "codegen/cg.h"
#include "codegen/pctab.h"

// What has source of its own, by symbol: functions and package initialisation. All else was made by the compiler.
static PtrMap shown_functions(Cg *cg)
{
    static const uint32_t with_params = 0, without_params = PcFuncNoArgs;
    PtrMap shown = {0};
    for (int i = 0; i < cg->prog->insts.len; i++) {
        const Inst *inst = cg->prog->insts.at[i];
        bool params = inst->fn->recv || inst->fn->params.len > 0;
        ptrmap_set(cg->arena, &shown, inst->symbol, (void *)(params ? &with_params : &without_params));
    }
    for (int i = 0; i < cg->prog->pkgs.len; i++) {
        Str symbol = intern_printf("%s.init", cg->prog->pkgs.at[i]->path->text);
        ptrmap_set(cg->arena, &shown, symbol, (void *)&without_params);
    }
    return shown;
}

static uint32_t flags(void *shown, Str symbol)
{
    const uint32_t *flags = ptrmap_get(shown, symbol);
    return flags ? *flags : PcFuncWrapper;
}

static bool write_file(Cg *cg, Bytes file, char **why)
{
    FILE *out = strcmp(cg->opt->path, "-") == 0 ? stdout : fopen(cg->opt->path, "wb");
    bool ok = out && fwrite(file.at, 1, file.len, out) == file.len;
    if (out)
        ok = (out == stdout ? fflush(out) : fclose(out)) == 0 && ok;
    if (!ok)
        *why = arena_printf(cg->prog->arena, "%s", strerror(errno));
    return ok;
}

bool cg_write_object(Cg *cg, char **why)
{
    LLVMMemoryBufferRef object;
    char *error = NULL;
    if (LLVMTargetMachineEmitToMemoryBuffer(cg->tm, cg->mod, LLVMObjectFile, &error, &object)) {
        *why = arena_printf(cg->prog->arena, "%s", error);
        LLVMDisposeMessage(error);
        return false;
    }
    Bytes file = {(const uint8_t *)LLVMGetBufferStart(object), LLVMGetBufferSize(object)};
    PtrMap shown = shown_functions(cg);
    Arena *scratch = arena_new();
    const char *malformed;
    if (!pctab_add(scratch, file, flags, &shown, &file, &malformed))
        ice_at("codegen", 0, "object file: %s", malformed);
    uint8_t *copy = arena_copy(scratch, file.at, file.len);
    debug_frame_to_version3(copy, file.len);
    bool ok = write_file(cg, (Bytes){copy, file.len}, why);
    arena_free(scratch);
    LLVMDisposeMemoryBuffer(object);
    return ok;
}
