// cg_map.c: maps (spec: Map types, Index expressions, Composite literals). A map is a pointer to the runtime's Map;
// reading, assigning and deleting are calls. This file chooses among the runtime's variants by the type of the key,
// lays out the memory of groups (runtime/lang/map.h), and makes the hash functions of key types.
#include "abi/abi.h"
#include "codegen/cg.h"

enum { MIN_TABLE_ENTRIES = 9 }; // constant entries in a row from which a literal's are in a table

// Layout --------------------------------------------------------------------------------------------------------------

static Type *members(Cg *cg, const char *first, Type *t, const char *second, Type *u)
{
    ObjVec fields = {0};
    vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr(first), 0, NULL, t));
    if (u)
        vec_push(cg->arena, &fields, obj_new(cg->arena, OBJ_VAR, intern_cstr(second), 0, NULL, u));
    return type_struct(fields, NULL);
}

typedef struct Layout {
    Type *group;
    int64_t slot_size, elem_off;
    bool indirect_key, indirect_elem;
} Layout;

// Elements without size need no place of their own, and no padding behind the key: nobody keeps a pointer to them.
static Layout layout(Cg *cg, Type *map)
{
    Type *u = underlying(map), *key = u->map.key, *elem = u->map.elem;
    Layout l = {.indirect_key = type_size(key) > MapMaxInline, .indirect_elem = type_size(elem) > MapMaxInline};
    if (l.indirect_key)
        key = basic(TUNSAFEPTR);
    if (l.indirect_elem)
        elem = basic(TUNSAFEPTR);
    bool has_elem = type_size(elem) > 0;
    Type *slot = members(cg, "key", key, "elem", has_elem ? elem : NULL);
    l.slot_size = type_size(slot);
    l.elem_off = has_elem ? field_offset(slot, 1) : 0;
    l.group = members(cg, "ctrl", basic(TUINT64), "slots", type_array(slot, MapGroupSlots));
    return l;
}

// Can keys of type t that are equal differ?
static bool needs_key_update(Type *t)
{
    t = underlying(t);
    if (t->kind == TARRAY)
        return needs_key_update(t->array.elem);
    if (t->kind != TSTRUCT)
        return is_float(t) || is_complex(t) || is_string(t) || is_interface(t);
    for (int i = 0; i < t->strct.fields.len; i++)
        if (needs_key_update(t->strct.fields.at[i]->type))
            return true;
    return false;
}

void cg_map_type_parts(Cg *cg, LType *types, Value *vals, Type *map)
{
    LType all[CG_MAP_TYPE_PARTS] = {cg->ptr, cg->ptr, cg->ptr, cg->ptr, cg->i64, cg->i64, cg->i64, cg->i32};
    memcpy(types, all, sizeof all);
    if (!vals)
        return;
    Type *u = underlying(map);
    Layout l = layout(cg, map);
    unsigned flags = (needs_key_update(u->map.key) ? MapFlagNeedKeyUpdate : 0) |
                     (cg_has_interface(u->map.key) ? MapFlagHashMightPanic : 0) |
                     (l.indirect_key ? MapFlagIndirectKey : 0) | (l.indirect_elem ? MapFlagIndirectElem : 0);
    Str name = intern_printf("map.group[%s]%s", type_link_str(cg->arena, u->map.key, false),
                             type_link_str(cg->arena, u->map.elem, false));
    vals[0] = cg_rtype(cg, u->map.key);
    vals[1] = cg_rtype(cg, u->map.elem);
    vals[2] = cg_memory_rtype(cg, cg_lltype(cg, l.group), KindStruct, name);
    vals[3] = cg_hash_fn(cg, u->map.key);
    vals[4] = cg_int(cg, type_size(l.group));
    vals[5] = cg_int(cg, l.slot_size);
    vals[6] = cg_int(cg, l.elem_off);
    vals[7] = LLVMConstInt(cg->i32, flags, false);
}

// Calls ---------------------------------------------------------------------------------------------------------------

typedef enum Variant { ANY, FAST32, FAST64, FASTSTR } Variant;

static Variant variant(Type *map)
{
    Type *u = underlying(map), *key = u->map.key;
    if (type_size(u->map.elem) > MapMaxInline)
        return ANY;
    if (is_string(key))
        return FASTSTR;
    if (!cg_regular_memory(key))
        return ANY;
    return type_size(key) == 4 ? FAST32 : type_size(key) == 8 ? FAST64 : ANY;
}

#define VARIANTS(name)                                                                                                 \
    {                                                                                                                  \
        RT_##name, RT_##name##_fast32, RT_##name##_fast64, RT_##name##_faststr                                         \
    }
static const RtFunc access1[] = VARIANTS(mapaccess1), access2[] = VARIANTS(mapaccess2), assign[] = VARIANTS(mapassign),
                    delete_[] = VARIANTS(mapdelete);

// The key as the variant wants it: its address, its bits, or the string.
static Value key_operand(Fn *f, Variant v, Val key)
{
    if (v == FASTSTR)
        return key.v;
    if (v == ANY)
        return cg_spill(f, key);
    LType want = v == FAST32 ? f->cg->i32 : f->cg->i64;
    if (!key.mem && LLVMTypeOf(key.v) == want)
        return key.v;
    if (!key.mem && LLVMTypeOf(key.v) == f->cg->ptr)
        return LLVMBuildPtrToInt(f->b, key.v, want, "");
    Value bits = LLVMBuildLoad2(f->b, want, cg_spill(f, key), "");
    LLVMSetAlignment(bits, (unsigned)type_align(key.type));
    return bits;
}

static Value map_call(Fn *f, const RtFunc *variants, Type *map, Value m, Val key)
{
    Variant v = variant(map);
    Value args[3] = {cg_rtype(f->cg, map), m, key_operand(f, v, key)}, r = cg_rt(f, variants[v], args, 3);
    if (f->loop_depth > 0 && v != ANY && variants != delete_)
        cg_call_attr(f->cg, LLVMIsACallInst(r), "alwaysinline"); // the layout of the map's memory becomes constants
    return r;
}

Value cg_map_assign(Fn *f, Type *map, Value m, Val key)
{
    return map_call(f, assign, map, m, key);
}

void cg_map_delete(Fn *f, Type *map, Value m, Val key)
{
    map_call(f, delete_, map, m, key);
}

static Value zero_bytes(Cg *cg)
{
    Value g = LLVMGetNamedGlobal(cg->mod, "runtime_zeroVal");
    if (g)
        return g;
    g = LLVMAddGlobal(cg->mod, LLVMArrayType2(cg->i64, MapZeroSize / 8), "runtime_zeroVal");
    LLVMSetGlobalConstant(g, true);
    return g;
}

// The element at p, or zero if p is nil: in memory of its own, for elements larger than the runtime's zeros.
static Val large_elem(Fn *f, Value p, Value there, Type *elem)
{
    Value tmp = cg_alloca(f, cg_lltype(f->cg, elem), "elem");
    Block found = cg_block(f, "found"), absent = cg_block(f, "absent"), end = cg_block(f, "end");
    cg_branch(f, there, found, absent);
    cg_enter(f, found);
    cg_init(f, tmp, cg_load(f, p, elem));
    cg_jump(f, end);
    cg_enter(f, absent);
    cg_store_zero(f, tmp, elem);
    cg_jump(f, end);
    cg_enter(f, end);
    return cg_stable(f, cg_load(f, tmp, elem));
}

Val cg_map_access(Fn *f, Type *map, Value m, Val key, Val *ok)
{
    Type *elem = underlying(map)->map.elem;
    bool large = type_size(elem) > MapZeroSize;
    if (!ok && !large)
        return cg_load(f, map_call(f, access1, map, m, key), elem);
    Value p = map_call(f, access2, map, m, key), there = LLVMBuildIsNotNull(f->b, p, "");
    if (ok)
        *ok = cg_val(there, basic(TBOOL));
    if (large)
        return large_elem(f, p, there, elem);
    return cg_load(f, LLVMBuildSelect(f->b, there, p, zero_bytes(f->cg), ""), elem);
}

Val cg_map_index(Fn *f, Node *n, Val *ok)
{
    Type *map = cg_type(f, n->index.x->type), *key = underlying(map)->map.key;
    Node *k = n->index.args.at[0];
    Value m = cg_expr(f, n->index.x).v;
    Val v;
    if (!is_string(key) || !cg_borrow_string(f, k, key, &v)) // a key that is only looked up
        v = cg_expr_to(f, k, key);
    cg_debug_pos(f, n->pos);
    return cg_map_access(f, map, m, v, ok);
}

// `used` is the first member of Map.
Value cg_map_len(Fn *f, Value m)
{
    Cg *cg = f->cg;
    Block load = cg_block(f, "len"), end = cg_block(f, "end"), start = LLVMGetInsertBlock(f->b);
    cg_branch(f, LLVMBuildIsNull(f->b, m, ""), end, load);
    cg_enter(f, load);
    Value used = LLVMBuildLoad2(f->b, cg->i64, m, "");
    cg_jump(f, end);
    cg_enter(f, end);
    Value phi = LLVMBuildPhi(f->b, cg->i64, "");
    LLVMAddIncoming(phi, (Value[]){cg_int(cg, 0), used}, (Block[]){start, load}, 2);
    return phi;
}

// Making --------------------------------------------------------------------------------------------------------------

static Value zeroed(Fn *f, int64_t size, const char *name)
{
    Cg *cg = f->cg;
    Value p = cg_alloca(f, LLVMArrayType2(cg->i64, (uint64_t)size / 8), name);
    LLVMBuildMemSet(f->b, p, LLVMConstNull(cg->i8), cg_int(cg, size), 8);
    return p;
}

// A map that does not outlive the frame, with room for a first group if that may be enough.
static Value frame_map(Fn *f, Type *map, Value hint, bool small)
{
    Cg *cg = f->cg;
    Value m = zeroed(f, sizeof(Map), "map");
    if (small) {
        Value group = zeroed(f, type_size(layout(cg, map).group), "group"), at = cg_int(cg, offsetof(Map, first));
        LLVMBuildStore(f->b, group, LLVMBuildInBoundsGEP2(f->b, cg->i8, m, &at, 1, ""));
    }
    CG_RT(f, makemap, cg_rtype(cg, map), hint, m);
    return m;
}

// site: the make or literal.
Val cg_map_make(Fn *f, Node *site, Type *map, Value hint)
{
    Cg *cg = f->cg;
    bool small = LLVMIsAConstantInt(hint) && LLVMConstIntGetZExtValue(hint) <= MapGroupSlots;
    Value m;
    if (site->noescape)
        m = frame_map(f, map, hint, small);
    else if (small)
        m = CG_RT0(f, makemap_small);
    else
        m = CG_RT(f, makemap, cg_rtype(cg, map), hint, LLVMConstNull(cg->ptr));
    return cg_val(m, map);
}

// Literals ------------------------------------------------------------------------------------------------------------

// Entries of a literal as LLVM constants; the first `count` of the vector are used.
typedef struct Table {
    Value *keys, *elems;
    int count;
} Table;

// The constant entries of a literal from i on.
static Table constant_entries(Fn *f, NodeVec list, int i, Type *u)
{
    Arena *a = f->cg->arena;
    size_t size = sizeof(Value) * (size_t)(list.len - i + 1);
    Table t = {arena_alloc(a, size), arena_alloc(a, size), 0};
    for (; i < list.len; i++) {
        Value key = cg_static_init(f, list.at[i]->keyvalue.key, u->map.key);
        Value elem = key ? cg_static_init(f, list.at[i]->keyvalue.value, u->map.elem) : NULL;
        if (!elem)
            break;
        t.keys[t.count] = key;
        t.elems[t.count++] = elem;
    }
    return t;
}

static Value constant_array(Cg *cg, LType t, Value *vals, int n)
{
    Value init = LLVMConstArray2(t, vals, (uint64_t)n), g = LLVMAddGlobal(cg->mod, LLVMTypeOf(init), "");
    LLVMSetInitializer(g, init);
    LLVMSetGlobalConstant(g, true);
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetUnnamedAddress(g, LLVMGlobalUnnamedAddr);
    return g;
}

// A loop over two read-only arrays.
static void assign_table(Fn *f, Type *map, Value m, const Table *t)
{
    Cg *cg = f->cg;
    Type *u = underlying(map);
    LType key = cg_lltype(cg, u->map.key), elem = cg_lltype(cg, u->map.elem);
    Value keys = constant_array(cg, key, t->keys, t->count), elems = constant_array(cg, elem, t->elems, t->count);
    Value i = cg_alloca(f, cg->i64, "i");
    LLVMBuildStore(f->b, cg_int(cg, 0), i);
    Block loop = cg_block(f, "entries"), end = cg_block(f, "end");
    cg_jump(f, loop);
    cg_enter(f, loop);
    Value at = LLVMBuildLoad2(f->b, cg->i64, i, "");
    Val k = cg_load(f, LLVMBuildInBoundsGEP2(f->b, key, keys, &at, 1, ""), u->map.key);
    Value slot = cg_map_assign(f, map, m, k);
    cg_store(f, slot, cg_load(f, LLVMBuildInBoundsGEP2(f->b, elem, elems, &at, 1, ""), u->map.elem));
    Value next = LLVMBuildAdd(f->b, at, cg_int(cg, 1), "");
    LLVMBuildStore(f->b, next, i);
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntULT, next, cg_int(cg, t->count), ""), loop, end);
    cg_enter(f, end);
}

static void assign_entry(Fn *f, Type *map, Value m, Node *e)
{
    Type *u = underlying(map);
    cg_order(f, (Node *[]){e->keyvalue.key, e->keyvalue.value}, 2);
    Val key = cg_stable(f, cg_expr_to(f, e->keyvalue.key, u->map.key));
    Val elem = cg_stable(f, cg_expr_to(f, e->keyvalue.value, u->map.elem));
    cg_debug_pos(f, e->pos);
    cg_store(f, cg_map_assign(f, map, m, key), elem);
}

Val cg_map_literal(Fn *f, Node *n, Type *map, Node *site)
{
    NodeVec list = n->complit.elems;
    Val m = cg_map_make(f, site, map, cg_int(f->cg, list.len));
    for (int i = 0; i < list.len;) {
        Table t = {0};
        if (list.len - i >= MIN_TABLE_ENTRIES)
            t = constant_entries(f, list, i, underlying(map));
        if (t.count >= MIN_TABLE_ENTRIES) {
            assign_table(f, map, m.v, &t);
            i += t.count;
        } else {
            for (int end = i + t.count; i < list.len && i <= end; i++)
                assign_entry(f, map, m.v, list.at[i]);
        }
    }
    return m;
}

// Hash functions ------------------------------------------------------------------------------------------------------

static Value hash_call(Fn *f, Type *t, Value p, Value seed)
{
    Cg *cg = f->cg;
    LType type = LLVMFunctionType(cg->i64, (LType[]){cg->ptr, cg->i64}, 2, false);
    return LLVMBuildCall2(f->b, type, cg_hash_fn(cg, t), (Value[]){p, seed}, 2, "");
}

static Value offset(Fn *f, Value p, int64_t bytes)
{
    Value n = cg_int(f->cg, bytes);
    return bytes == 0 ? p : LLVMBuildInBoundsGEP2(f->b, f->cg->i8, p, &n, 1, "");
}

// Each field's hash is the seed of the next one's. Neighbours that are plain memory are hashed as one.
static Value hash_struct(Fn *f, Type *st, Value p, Value seed)
{
    int n = st->strct.fields.len;
    for (int i = 0; i < n;) {
        Obj *fld = st->strct.fields.at[i];
        int64_t begin = field_offset(st, i), end = begin + type_size(fld->type);
        int next = i + 1;
        if (!is_blank(fld->name) && !cg_regular_memory(fld->type)) {
            seed = hash_call(f, fld->type, offset(f, p, begin), seed);
        } else if (!is_blank(fld->name)) {
            for (; next < n && field_offset(st, next) == end; next++) {
                Obj *more = st->strct.fields.at[next];
                if (is_blank(more->name) || !cg_regular_memory(more->type))
                    break;
                end += type_size(more->type);
            }
            seed = CG_RT(f, memhash, offset(f, p, begin), seed, cg_int(f->cg, end - begin));
        }
        i = next;
    }
    return seed;
}

static Value hash_array(Fn *f, Type *array, Value p, Value seed)
{
    Cg *cg = f->cg;
    if (array->array.len == 0)
        return seed;
    Value i = cg_alloca(f, cg->i64, "i"), hash = cg_alloca(f, cg->i64, "hash");
    LLVMBuildStore(f->b, cg_int(cg, 0), i);
    LLVMBuildStore(f->b, seed, hash);
    Block loop = cg_block(f, "loop"), end = cg_block(f, "end");
    cg_jump(f, loop);
    cg_enter(f, loop);
    Value at = LLVMBuildLoad2(f->b, cg->i64, i, "");
    Value elem = LLVMBuildInBoundsGEP2(f->b, cg_lltype(cg, array->array.elem), p, &at, 1, "");
    LLVMBuildStore(f->b, hash_call(f, array->array.elem, elem, LLVMBuildLoad2(f->b, cg->i64, hash, "")), hash);
    Value up = LLVMBuildAdd(f->b, at, cg_int(cg, 1), "");
    LLVMBuildStore(f->b, up, i);
    cg_branch(f, LLVMBuildICmp(f->b, LLVMIntULT, up, cg_int(cg, array->array.len), ""), loop, end);
    cg_enter(f, end);
    return LLVMBuildLoad2(f->b, cg->i64, hash, "");
}

static Value generate_hash(Cg *cg, Type *t, Str name)
{
    LType type = LLVMFunctionType(cg->i64, (LType[]){cg->ptr, cg->i64}, 2, false);
    Value fn = cg_glue_decl(cg, intern_printf("type:.hash.%s", name->text), type);
    ptrmap_set(cg->arena, &cg->hashes, name, fn);
    Fn *f = cg_glue_begin(cg, fn, 0);
    Value p = LLVMGetParam(fn, 0), seed = LLVMGetParam(fn, 1), hash;
    Type *u = underlying(t);
    if (cg_regular_memory(t))
        hash = CG_RT(f, memhash, p, seed, cg_int(cg, type_size(t)));
    else if (u->kind == TARRAY)
        hash = hash_array(f, u, p, seed);
    else
        hash = hash_struct(f, u, p, seed);
    LLVMBuildRet(f->b, hash);
    cg_glue_end(f);
    return fn;
}

Value cg_hash_fn(Cg *cg, Type *t)
{
    Type *u = underlying(t);
    switch (u->kind) {
    case TSTRING: return cg->rt[RT_strhash].fn;
    case TFLOAT32: return cg->rt[RT_f32hash].fn;
    case TFLOAT64: return cg->rt[RT_f64hash].fn;
    case TCOMPLEX64: return cg->rt[RT_c64hash].fn;
    case TCOMPLEX128: return cg->rt[RT_c128hash].fn;
    case TINTERFACE: types_complete_interface(u); return cg->rt[u->iface.all.len ? RT_interhash : RT_nilinterhash].fn;
    default: break;
    }
    if (cg_regular_memory(t)) {
        switch (type_size(t)) {
        case 0: return cg->rt[RT_memhash0].fn;
        case 1: return cg->rt[RT_memhash8].fn;
        case 2: return cg->rt[RT_memhash16].fn;
        case 4: return cg->rt[RT_memhash32].fn;
        case 8: return cg->rt[RT_memhash64].fn;
        case 16: return cg->rt[RT_memhash128].fn;
        default: break;
        }
    }
    Str name = intern_cstr(type_link_str(cg->arena, t, true));
    Value fn = ptrmap_get(&cg->hashes, name);
    return fn ? fn : generate_hash(cg, t, name);
}
