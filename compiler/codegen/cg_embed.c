// cg_embed.c: variables that //go:embed fills: data of the program. A string is read only; []byte is memory that may be
// written to; embed.FS is a pointer to a slice of {name, data}, sorted, as package embed declares it.
#include "codegen/cg.h"

static Value bytes(Cg *cg, const char *data, size_t len, bool constant)
{
    Value g = LLVMAddGlobal(cg->mod, LLVMArrayType2(LLVMInt8TypeInContext(cg->ctx), len), "");
    LLVMSetInitializer(g, LLVMConstStringInContext2(cg->ctx, data, len, true));
    LLVMSetGlobalConstant(g, constant);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetAlignment(g, 1);
    return len > 0 ? g : LLVMConstNull(cg->ptr);
}

static Value string(Cg *cg, const char *data, size_t len)
{
    Value parts[2] = {bytes(cg, data ? data : "", len, true), cg_int(cg, (int64_t)len)};
    return LLVMConstStructInContext(cg->ctx, parts, 2, false);
}

static Value slice(Cg *cg, Value array, int64_t len)
{
    Value parts[3] = {array, cg_int(cg, len), cg_int(cg, len)};
    return LLVMConstStructInContext(cg->ctx, parts, 3, false);
}

static Value private_data(Cg *cg, Value init)
{
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetAlignment(g, 8);
    return g;
}

static Value file_system(Cg *cg, const Embed *e)
{
    Value *files = arena_alloc(cg->arena, sizeof(Value) * (size_t)(e->files.len + 1));
    for (int i = 0; i < e->files.len; i++) {
        const EmbedFile *f = &e->files.at[i];
        Value parts[2] = {string(cg, f->name->text, f->name->len), string(cg, f->data, f->len)};
        files[i] = LLVMConstStructInContext(cg->ctx, parts, 2, false);
    }
    LType pair = LLVMStructTypeInContext(cg->ctx, (LType[]){cg->string, cg->string}, 2, false);
    Value array = private_data(cg, LLVMConstArray2(pair, files, (uint64_t)e->files.len));
    Value list = private_data(cg, slice(cg, array, e->files.len));
    return LLVMConstStructInContext(cg->ctx, &list, 1, false);
}

Value cg_embed(Cg *cg, const Obj *v)
{
    const Embed *e = v->decl && v->decl->kind == N_VARDECL ? v->decl->valuedecl.embed : NULL;
    if (!e)
        return NULL;
    Type *u = underlying(v->type);
    if (u->kind == TSTRUCT)
        return file_system(cg, e);
    const EmbedFile *f = NULL;
    for (int i = 0; i < e->files.len; i++)
        if (e->files.at[i].data)
            f = &e->files.at[i];
    if (u->kind == TSTRING)
        return string(cg, f->data, f->len);
    return slice(cg, bytes(cg, f->data, f->len, false), (int64_t)f->len);
}
