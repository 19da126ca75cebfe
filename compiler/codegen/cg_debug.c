// cg_debug.c: DWARF 4 through DIBuilder, in the form that gdb and delve expect of a Go program: language Go, gc's
// symbol names and type names, strings as {str, len}, slices as {array, len, cap}.
//
// The objects of the library have functions and lines only: every program is linked with them, and little is left of
// variables in optimised code.
#include "codegen/cg.h"

// Delve takes code for optimised unless the producer names gc's flags that turn optimisation off.
static const char producer[] = "Go cmd/compile go1.27.0 gocc", producer_O0[] = "Go cmd/compile go1.27.0 gocc; -N -l";

static LLVMMetadataRef di_type(Cg *cg, Type *t);

static const char *main_file(Cg *cg)
{
    const Pkg *pkg = cg->opt->library ? cg->opt->library : cg->prog->main;
    return pkg->files.at[0]->source->path;
}

void cg_debug_init(Cg *cg)
{
    if (!cg->opt->debug)
        return;
    LLVMValueRef dwarf = LLVMConstInt(cg->i32, 4, false), info = LLVMConstInt(cg->i32, 3, false);
    LLVMAddModuleFlag(cg->mod, LLVMModuleFlagBehaviorWarning, "Dwarf Version", 13, LLVMValueAsMetadata(dwarf));
    LLVMAddModuleFlag(cg->mod, LLVMModuleFlagBehaviorWarning, "Debug Info Version", 18, LLVMValueAsMetadata(info));
    cg->dib = LLVMCreateDIBuilder(cg->mod);
    const char *name = main_file(cg), *dir = cg->opt->dir;
    LLVMMetadataRef file = LLVMDIBuilderCreateFile(cg->dib, name, strlen(name), dir, strlen(dir));
    const char *by = cg->opt->opt_level > 0 ? producer : producer_O0;
    LLVMDWARFEmissionKind kind = cg->opt->library ? LLVMDWARFEmissionLineTablesOnly : LLVMDWARFEmissionFull;
    bool functions = kind == LLVMDWARFEmissionLineTablesOnly; // with all functions, as for profilers
    cg->cu =
        LLVMDIBuilderCreateCompileUnit(cg->dib, LLVMDWARFSourceLanguageGo, file, by, strlen(by), cg->opt->opt_level > 0,
                                       "", 0, 0, "", 0, kind, 0, false, functions, "", 0, "", 0);
}

void cg_debug_finish(Cg *cg)
{
    if (!cg->dib)
        return;
    LLVMDIBuilderFinalize(cg->dib);
    LLVMDisposeDIBuilder(cg->dib);
    cg->dib = NULL;
}

static LLVMMetadataRef di_file(Cg *cg, Pos pos)
{
    const char *path = pos ? pos_info(pos).path : main_file(cg);
    if (!*path)
        path = "??"; // as //line :1 makes it
    Str key = intern_cstr(path);
    LLVMMetadataRef file = ptrmap_get(&cg->di_files, key);
    if (!file) {
        file = LLVMDIBuilderCreateFile(cg->dib, path, strlen(path), cg->opt->dir, strlen(cg->opt->dir));
        ptrmap_set(cg->arena, &cg->di_files, key, file);
    }
    return file;
}

// Types ---------------------------------------------------------------------------------------------------------------

enum { ATE_boolean = 2, ATE_complex = 3, ATE_float = 4, ATE_signed = 5, ATE_unsigned = 7 }; // DW_ATE_*

static LLVMMetadataRef basic_type(Cg *cg, const char *name, Type *t, unsigned encoding)
{
    return LLVMDIBuilderCreateBasicType(cg->dib, name, strlen(name), (uint64_t)type_size(t) * 8, encoding, 0);
}

typedef struct Member {
    const char *name;
    LLVMMetadataRef type;
    uint64_t size, offset; // bytes
} Member;

static LLVMMetadataRef struct_type(Cg *cg, const char *name, uint64_t size, uint32_t align, const Member *m, int n)
{
    LLVMMetadataRef file = di_file(cg, 0);
    LLVMMetadataRef *elems = arena_alloc(cg->arena, sizeof(LLVMMetadataRef) * (size_t)(n + 1));
    for (int i = 0; i < n; i++)
        elems[i] = LLVMDIBuilderCreateMemberType(cg->dib, cg->cu, m[i].name, strlen(m[i].name), file, 0, m[i].size * 8,
                                                 0, m[i].offset * 8, 0, m[i].type);
    return LLVMDIBuilderCreateStructType(cg->dib, cg->cu, name, strlen(name), file, 0, size * 8, align * 8, 0, NULL,
                                         elems, (unsigned)n, 0, NULL, "", 0);
}

static LLVMMetadataRef pointer_to(Cg *cg, LLVMMetadataRef elem, const char *name)
{
    return LLVMDIBuilderCreatePointerType(cg->dib, elem, 64, 64, 0, name, strlen(name));
}

static LLVMMetadataRef words_type(Cg *cg, const char *name, const Member *m, int n)
{
    return struct_type(cg, name, (uint64_t)n * 8, 8, m, n);
}

static LLVMMetadataRef go_struct(Cg *cg, const char *name, Type *t)
{
    int n = t->strct.fields.len;
    Member *m = arena_alloc(cg->arena, sizeof(Member) * (size_t)(n + 1));
    for (int i = 0; i < n; i++) {
        Obj *fld = t->strct.fields.at[i];
        m[i] = (Member){fld->name->text, di_type(cg, fld->type), (uint64_t)type_size(fld->type),
                        (uint64_t)field_offset(t, i)};
    }
    return struct_type(cg, name, (uint64_t)type_size(t), (uint32_t)type_align(t), m, n);
}

static LLVMMetadataRef array_type(Cg *cg, Type *t)
{
    LLVMMetadataRef range = LLVMDIBuilderGetOrCreateSubrange(cg->dib, 0, t->array.len);
    return LLVMDIBuilderCreateArrayType(cg->dib, (uint64_t)type_size(t) * 8, (uint32_t)type_align(t) * 8,
                                        di_type(cg, t->array.elem), &range, 1);
}

static LLVMMetadataRef make_type(Cg *cg, Type *t, const char *name)
{
    Type *u = underlying(t);
    LLVMMetadataRef intt = u->kind == TINT ? NULL : di_type(cg, basic(TINT));
    LLVMMetadataRef voidp = LLVMDIBuilderCreatePointerType(cg->dib, NULL, 64, 64, 0, "", 0);
    switch (u->kind) {
    case TBOOL: return basic_type(cg, name, t, ATE_boolean);
    case TFLOAT32:
    case TFLOAT64: return basic_type(cg, name, t, ATE_float);
    case TCOMPLEX64:
    case TCOMPLEX128: return basic_type(cg, name, t, ATE_complex);
    case TSTRING:
        return words_type(
            cg, name,
            (Member[]){{"str", pointer_to(cg, di_type(cg, basic(TUINT8)), "*uint8"), 8, 0}, {"len", intt, 8, 8}}, 2);
    case TSLICE: {
        LLVMMetadataRef array = di_type(cg, type_pointer(u->slice.elem));
        return words_type(cg, name, (Member[]){{"array", array, 8, 0}, {"len", intt, 8, 8}, {"cap", intt, 8, 16}}, 3);
    }
    case TINTERFACE: {
        types_complete_interface(u);
        const char *first = u->iface.all.len ? "tab" : "_type";
        return words_type(cg, name, (Member[]){{first, voidp, 8, 0}, {"data", voidp, 8, 8}}, 2);
    }
    case TSTRUCT: return go_struct(cg, name, u);
    case TARRAY: return array_type(cg, u);
    case TPOINTER: return pointer_to(cg, di_type(cg, u->pointer.elem), name);
    default:
        if (is_integer(t))
            return basic_type(cg, name, t, is_unsigned(t) ? ATE_unsigned : ATE_signed);
        return pointer_to(cg, NULL, name);
    }
}

static LLVMMetadataRef di_type(Cg *cg, Type *t)
{
    const char *name = type_link_str(cg->arena, t, false);
    Str key = intern_cstr(type_link_str(cg->arena, t, true));
    LLVMMetadataRef d = ptrmap_get(&cg->di_types, key);
    if (d)
        return d;
    // a type that refers to itself finds this placeholder, which is replaced once the type is known
    LLVMMetadataRef fwd = LLVMDIBuilderCreateReplaceableCompositeType(
        cg->dib, 0x13 /*structure*/, name, strlen(name), cg->cu, di_file(cg, 0), 0, 0, (uint64_t)type_size(t) * 8,
        (uint32_t)type_align(t) * 8, 0, key->text, key->len);
    ptrmap_set(cg->arena, &cg->di_types, key, fwd);
    d = make_type(cg, t, name);
    LLVMMetadataReplaceAllUsesWith(fwd, d);
    ptrmap_set(cg->arena, &cg->di_types, key, d);
    return d;
}

// Functions, scopes, positions, variables -----------------------------------------------------------------------------

void cg_debug_func(Fn *f, const char *name, Pos pos)
{
    Cg *cg = f->cg;
    if (!cg->dib)
        return;
    LLVMMetadataRef file = f->file = di_file(cg, pos);
    unsigned line = (unsigned)pos_info(pos).line;
    LLVMMetadataRef type = LLVMDIBuilderCreateSubroutineType(cg->dib, file, NULL, 0, 0);
    f->subprogram = LLVMDIBuilderCreateFunction(cg->dib, cg->cu, name, strlen(name), name, strlen(name), file, line,
                                                type, true, true, line, 0, cg->opt->opt_level > 0);
    LLVMSetSubprogram(f->fn, f->subprogram);
    f->scope = f->subprogram;
}

// The current scope, but in the file of pos: //line may change it inside a function, and package initialisers come from
// all files.
static LLVMMetadataRef scope_at(Fn *f, Pos pos)
{
    LLVMMetadataRef file = di_file(f->cg, pos);
    if (file == f->file)
        return f->scope;
    if (!f->foreign || f->foreign_file != file || f->foreign_scope != f->scope) {
        f->foreign = LLVMDIBuilderCreateLexicalBlockFile(f->cg->dib, f->scope, file, 0);
        f->foreign_file = file;
        f->foreign_scope = f->scope;
    }
    return f->foreign;
}

void cg_debug_pos(Fn *f, Pos pos)
{
    if (!pos)
        return;
    f->pos = pos;
    if (!f->scope)
        return;
    PosInfo p = pos_info(pos);
    LLVMSetCurrentDebugLocation2(
        f->b, LLVMDIBuilderCreateDebugLocation(f->cg->ctx, (unsigned)p.line, (unsigned)p.col, scope_at(f, pos), NULL));
}

LLVMMetadataRef cg_debug_push_scope(Fn *f, Pos pos)
{
    LLVMMetadataRef saved = f->scope;
    if (!f->scope)
        return NULL;
    PosInfo p = pos_info(pos);
    f->scope = LLVMDIBuilderCreateLexicalBlock(f->cg->dib, saved, f->file, (unsigned)p.line, (unsigned)p.col);
    return saved;
}

void cg_debug_pop_scope(Fn *f, LLVMMetadataRef saved)
{
    f->scope = saved;
}

void cg_debug_var(Fn *f, Obj *v, Value addr, int argno, bool by_reference)
{
    Cg *cg = f->cg;
    if (!cg->dib || cg->opt->library || !f->scope || !v->name || is_blank(v->name) || !v->pos)
        return;
    LLVMMetadataRef type = di_type(cg, cg_type(f, v->type)), file = di_file(cg, v->pos);
    unsigned line = (unsigned)pos_info(v->pos).line;
    const char *name = v->name->text;
    LLVMMetadataRef var =
        argno ? LLVMDIBuilderCreateParameterVariable(cg->dib, f->scope, name, strlen(name), (unsigned)argno, file, line,
                                                     type, true, 0)
              : LLVMDIBuilderCreateAutoVariable(cg->dib, f->scope, name, strlen(name), file, line, type, true, 0, 0);
    uint64_t deref = 6; // DW_OP_deref
    LLVMMetadataRef expr = LLVMDIBuilderCreateExpression(cg->dib, &deref, by_reference ? 1 : 0);
    PosInfo p = pos_info(v->pos);
    LLVMMetadataRef loc = LLVMDIBuilderCreateDebugLocation(cg->ctx, (unsigned)p.line, (unsigned)p.col, f->scope, NULL);
    LLVMDIBuilderInsertDeclareRecordAtEnd(cg->dib, addr, var, expr, loc, LLVMGetInsertBlock(f->b));
}

void cg_debug_global(Cg *cg, Obj *v, Value global)
{
    if (!cg->dib || is_blank(v->name))
        return;
    const char *name = mangle_var(v)->text;
    LLVMMetadataRef expr = LLVMDIBuilderCreateExpression(cg->dib, NULL, 0);
    LLVMMetadataRef g = LLVMDIBuilderCreateGlobalVariableExpression(
        cg->dib, cg->cu, name, strlen(name), "", 0, di_file(cg, v->pos), (unsigned)pos_info(v->pos).line,
        di_type(cg, v->type), true, expr, NULL, 0);
    LLVMGlobalSetMetadata(global, LLVMGetMDKindIDInContext(cg->ctx, "dbg", 3), g);
}
