// cg_iface.c: values as interfaces. An empty interface is {type, data}, one with methods {itab, data}; the data word is
// the value itself if it is pointer-shaped, else the address of an immutable copy.
//
// A method is generated for an itab only if the program calls a method of that name through some interface, or asks for
// methods at run time (cg_method_used). So itabs are filled in step by step, and written in the end.
#include "codegen/cg.h"

// The single pointer inside a pointer-shaped struct or array.
static Value pointer_word(Fn *f, Val v)
{
    Value p = v.v;
    while (LLVMGetTypeKind(LLVMTypeOf(p)) != LLVMPointerTypeKind)
        p = cg_field(f, p, 0);
    return p;
}

static Value constant_copy(Cg *cg, Val v)
{
    Value init = LLVMTypeOf(v.v) == cg->i1 ? LLVMConstInt(cg->i8, LLVMConstIntGetZExtValue(v.v), false) : v.v;
    Value g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    return g;
}

// in_frame: lower/escape.c knows that nobody sees the copy when this frame, or this iteration of a loop, has ended.
static Value data_word(Fn *f, Val v, bool in_frame)
{
    if (cg_is_pointer_shaped(v.type))
        return pointer_word(f, v);
    if (!v.mem && LLVMIsConstant(v.v))
        return constant_copy(f->cg, v);
    Value p = in_frame ? cg_alloca(f, cg_lltype(f->cg, v.type), "box") : cg_new(f, v.type);
    cg_init(f, p, v);
    return p;
}

// Is the method as an itab holds it the method itself?
static bool is_plain(Type *t, const Selection *s)
{
    return s->npath == 0 && is_pointer(t) && s->obj->ptr_recv;
}

static Str wrapper_name(Cg *cg, Type *t, const Obj *m)
{
    const char *pkg = is_exported(m->name) ? "" : m->pkg->path->text; // T may have an m of each of several packages
    return intern_printf("%s.%s%s%s.itab", type_link_str(cg->arena, t, true), pkg, *pkg ? "." : "", m->name->text);
}

// fn takes the data word as receiver, loads the value and follows embedded fields to the method.
static void generate_wrapper(Cg *cg, Value fn, Sig *sig, Type *t, Selection *s)
{
    Type *base = is_pointer(t) ? underlying(t)->pointer.elem : t;
    Val *args = arena_alloc(cg->arena, sizeof(Val) * (size_t)(sig->nparams + 1));
    Fn *f = cg_wrapper_begin(cg, fn, sig, args, s->obj->pos);
    Value addr = args[0].v;
    if (!is_pointer(t) && cg_is_pointer_shaped(t)) { // the word is the value: give it an address
        Value box = cg_alloca(f, cg->ptr, "recv");
        LLVMBuildStore(f->b, addr, box);
        addr = box;
    } else {
        cg_nil_check(f, addr, type_size(base));
    }
    bool compiled = base->kind == TNAMED && base->named.obj->pkg && base->named.obj->pkg->compiled;
    compiled = compiled || cg->opt->library;
    cg->inlines = true;
    cg->inline_depth = compiled ? 2 : 0; // of the many itabs that programs have from the library, the smallest methods
    Callee c = {.args = args, .nargs = sig->nparams};
    args[0] = cg_stable(f, cg_method_at(f, &c, addr, base, s));
    cg_wrapper_end(f, &c);
    cg->inlines = false;
    cg->inline_depth = 0;
}

// The method as an itab holds it: its receiver is the data word. Pointers are passed as they are; other types have a
// wrapper.
Value cg_itab_method(Cg *cg, Type *t, Selection *s)
{
    Obj *m = s->obj;
    if (is_plain(t, s)) {
        Type *base = underlying(t)->pointer.elem;
        TypeVec targs = base->kind == TNAMED ? base->named.targs : (TypeVec){0};
        return cg_func_decl(cg, mono_func(cg->prog, mono_info(cg->prog, m), targs));
    }
    Str name = wrapper_name(cg, t, m);
    Value fn = LLVMGetNamedFunction(cg->mod, name->text);
    if (fn)
        return fn;
    Sig *sig = cg_sig(cg, m->type, basic(TUNSAFEPTR));
    fn = cg_glue_elsewhere(cg, t, name, sig->type);
    if (fn)
        return fn;
    fn = cg_glue_decl(cg, name, sig->type);
    generate_wrapper(cg, fn, sig, t, s);
    return fn;
}

void cg_make_itab_method(Cg *cg, Type *t, Selection *s)
{
    if (is_plain(t, s))
        return;
    Str name = wrapper_name(cg, t, s->obj);
    cg_requests_begin_glue(cg, name);
    Value fn = cg_itab_method(cg, t, s);
    cg->requests = NULL;
    cg_share(cg, fn);
    cg_fn_attr(cg, fn, "minsize"); // the method is there too: only the smallest are inlined
    cg_fn_attr(cg, fn, "optsize");
}

LType cg_itab_type(Cg *cg, unsigned methods)
{
    LType parts[5] = {cg->ptr, cg->ptr, cg->i32, cg->i32, LLVMArrayType2(cg->ptr, methods)};
    return LLVMStructTypeInContext(cg->ctx, parts, 5, false);
}

Value cg_itab(Cg *cg, Type *t, Type *iface)
{
    cg_request_types(cg, "I", t, iface);
    const char *ts = type_link_str(cg->arena, t, true), *is = type_link_str(cg->arena, iface, true);
    Str name = intern_printf("go:itab.%s,%s", ts, is);
    Value g = ptrmap_get(&cg->itabs, name);
    if (g)
        return g;
    if (cg->opt->library) {
        g = cg_library_symbol(cg, name->text);
        ptrmap_set(cg->arena, &cg->itabs, name, g);
        return g;
    }
    Type *u = underlying(iface);
    types_complete_interface(u);
    unsigned n = (unsigned)u->iface.all.len;
    LType lt = cg_itab_type(cg, n);
    g = LLVMAddGlobal(cg->mod, lt, name->text);
    LLVMSetLinkage(g, LLVMInternalLinkage);
    LLVMSetGlobalConstant(g, true);
    if (cg->linked_library)
        cg_share(cg, g);
    ptrmap_set(cg->arena, &cg->itabs, name, g);
    StaticItab *tab = arena_make(cg->arena, StaticItab);
    *tab = (StaticItab){g, t, iface, cg_rtype(cg, t), NULL};
    tab->code = arena_alloc(cg->arena, sizeof(Value) * (n + 1));
    vec_push(cg->arena, &cg->static_itabs, tab);
    return g;
}

// Generates the methods that are called by now; true if there were any.
static bool itab_more(Cg *cg, StaticItab *tab)
{
    bool any = false;
    const ObjVec *methods = &underlying(tab->iface)->iface.all;
    for (int i = 0; i < methods->len; i++) {
        bool ambiguous;
        Obj *m = methods->at[i];
        if (tab->code[i] || !cg_method_used(cg, m->name))
            continue;
        tab->code[i] = cg_itab_method(cg, tab->type, lookup_field_or_method(tab->type, m->pkg, m->name, &ambiguous));
        any = true;
    }
    return any;
}

bool cg_itabs_more(Cg *cg)
{
    bool any = false;
    for (int i = 0; i < cg->static_itabs.len; i++) // grows meanwhile
        any |= itab_more(cg, cg->static_itabs.at[i]);
    return any;
}

// The interface is named if anything can ask for it: if the program has its descriptor.
static bool itab_finish(Cg *cg, const StaticItab *tab, Value unused)
{
    Value iface = cg_known_rtype(cg, tab->iface);
    unsigned n = (unsigned)underlying(tab->iface)->iface.all.len;
    for (unsigned i = 0; i < n; i++)
        tab->code[i] = tab->code[i] ? tab->code[i] : unused;
    Value hash = LLVMGetAggregateElement(LLVMGetInitializer(tab->rtype), 2);
    Value parts[5] = {iface ? iface : LLVMConstNull(cg->ptr), tab->rtype, hash, LLVMConstInt(cg->i32, 0, false),
                      LLVMConstArray2(cg->ptr, tab->code, n)};
    LLVMSetInitializer(tab->global, LLVMConstStructInContext(cg->ctx, parts, 5, false));
    return iface != NULL;
}

Value cg_unreachable_method(Cg *cg)
{
    static const char name[] = "unreachableMethod";
    Value fn = LLVMGetNamedFunction(cg->mod, name);
    return fn ? fn : LLVMAddFunction(cg->mod, name, LLVMFunctionType(cg->void_, NULL, 0, false));
}

// Writes the itabs, and the list of those that the runtime may be asked for, so that it makes no second one for the
// same pair of types.
void cg_itabs_finish(Cg *cg)
{
    int n = 0;
    if (cg->static_itabs.len == 0)
        return;
    Value *all = arena_alloc(cg->arena, sizeof(Value) * (size_t)cg->static_itabs.len);
    Value unused = cg_unreachable_method(cg);
    for (int i = 0; i < cg->static_itabs.len; i++)
        if (itab_finish(cg, cg->static_itabs.at[i], unused))
            all[n++] = cg->static_itabs.at[i]->global;
    if (n == 0)
        return;
    Value list = LLVMConstArray2(cg->ptr, all, (uint64_t)n);
    Value array = LLVMAddGlobal(cg->mod, LLVMTypeOf(list), ""), len = cg_int(cg, n);
    LLVMSetInitializer(array, list);
    LLVMSetLinkage(array, LLVMPrivateLinkage);
    LLVMSetGlobalConstant(array, true);
    Value links = LLVMAddGlobal(cg->mod, cg->slice, "runtime_itablinks");
    LLVMSetInitializer(links, LLVMConstStructInContext(cg->ctx, (Value[]){array, len, len}, 3, false));
    LLVMSetGlobalConstant(links, true);
}

// Interface to interface: the dynamic type stays, the itab changes.
static Val convert_iface(Fn *f, Val v, Type *iface)
{
    Cg *cg = f->cg;
    Type *from = underlying(v.type), *to = underlying(iface);
    types_complete_interface(from);
    types_complete_interface(to);
    if (types_identical(from, to) || (from->iface.all.len == 0 && to->iface.all.len == 0))
        return cg_val(v.v, iface);
    Value type = cg_dynamic_type(f, v), data = cg_field(f, v.v, 1);
    if (to->iface.all.len == 0)
        return cg_val(cg_make2(f, cg->iface, type, data), iface);
    Block find = cg_block(f, "find"), end = cg_block(f, "end"), start = LLVMGetInsertBlock(f->b);
    cg_branch(f, LLVMBuildIsNull(f->b, type, ""), end, find);
    cg_enter(f, find);
    Value itab = CG_RT(f, assertE2I, cg_rtype(cg, iface), type);
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->ptr, "");
    LLVMAddIncoming(phi, (Value[]){LLVMConstNull(cg->ptr), itab}, (Block[]){start, find}, 2);
    return cg_val(cg_make2(f, cg->iface, phi, data), iface);
}

Val cg_to_iface(Fn *f, Val v, Type *iface, bool in_frame)
{
    Cg *cg = f->cg;
    if (is_interface(v.type))
        return convert_iface(f, v, iface);
    types_complete_interface(underlying(iface));
    bool empty = underlying(iface)->iface.all.len == 0;
    Value word = empty ? cg_rtype(cg, v.type) : cg_itab(cg, v.type, iface);
    return cg_val(cg_make2(f, cg->iface, word, data_word(f, v, in_frame)), iface);
}
