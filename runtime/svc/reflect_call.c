// reflect_call.c: where the parameters and results of a function type are when a function is called (abi/callconv.h),
// for package reflect, which moves them there and back.
#include "svc/svc.h"

#define CC_TYPE const Rtype *
#define CC_KIND(t) ((RKind)(t)->kind)
#define CC_SIZE(t) ((t)->size)
#define CC_ELEM(t) (((const ArrayType *)(t))->elem)
#define CC_LEN(t) (((const ArrayType *)(t))->len)
#define CC_FIELDS(t) (((const StructType *)(t))->fields.len)
#define CC_FIELD(t, i) (((const StructField *)((const StructType *)(t))->fields.array)[i].type)
#define CC_FIELD_OFFSET(t, i)                                                                                          \
    (((const StructField *)((const StructType *)(t))->fields.array)[i].place >> FieldOffsetShift)
#include "abi/callconv.h"

typedef struct Places {
    intgo ints, floats, stack;
} Places; // used so far

static uint16_t next_place(Places *p, bool is_float)
{
    if (is_float && p->floats < CallFloats)
        return (uint16_t)(CallInts + p->floats++);
    if (!is_float && p->ints < CallInts)
        return (uint16_t)p->ints++;
    return (uint16_t)(CallInts + CallFloats + p->stack++);
}

static CallPart *add_part(CallPart *out, Places *p, intgo value, const CallLeaf *leaf, bool address)
{
    *out = (CallPart){(uint32_t)value, leaf->offset, next_place(p, leaf->is_float), leaf->size, leaf->is_bool, address};
    return out + 1;
}

static CallPart *add_param(CallPart *out, Places *p, intgo value, const Rtype *t)
{
    CallLeaves l = call_leaves(t);
    if (l.memory)
        return add_part(out, p, value, &(CallLeaf){.size = 8}, true);
    for (int i = 0; i < l.n; i++)
        out = add_part(out, p, value, &l.at[i], false);
    return out;
}

static bool results_in_memory(const FuncType *t)
{
    int n = 0, floats = 0;
    for (intgo i = 0; i < t->out.len; i++) {
        CallLeaves l = call_leaves(((Rtype **)t->out.array)[i]);
        if (!call_results_fit(&l, &n, &floats))
            return true;
    }
    return false;
}

// Result registers are numbered behind those of parameters: rax, rdx, rcx, xmm0, xmm1.
static CallPart *add_results(CallPart *out, const FuncType *t)
{
    uint16_t ints = 0, floats = CallMaxResultLeaves;
    for (intgo i = 0; i < t->out.len; i++) {
        CallLeaves l = call_leaves(((Rtype **)t->out.array)[i]);
        for (int k = 0; k < l.n; k++) {
            const CallLeaf *leaf = &l.at[k];
            uint16_t place = leaf->is_float ? floats++ : ints++;
            *out++ = (CallPart){(uint32_t)i, leaf->offset, place, leaf->size, leaf->is_bool, false};
        }
    }
    return out;
}

// parts has room for CallMaxLeaves of each parameter, the receiver, and CallMaxResultLeaves. Value 0 is the receiver,
// if there is one.
void reflect_calllayout(FuncType *t, bool receiver, CallPart *parts, CallLayout *layout)
{
    Places places = {0};
    CallPart *out = parts;
    layout->results_in_memory = results_in_memory(t);
    if (layout->results_in_memory)
        next_place(&places, false);
    intgo value = 0;
    if (receiver)
        out = add_part(out, &places, value++, &(CallLeaf){.size = 8}, false);
    for (intgo i = 0; i < t->in.len; i++)
        out = add_param(out, &places, value++, ((Rtype **)t->in.array)[i]);
    layout->params = out - parts;
    layout->stack = places.stack;
    if (!layout->results_in_memory)
        out = add_results(out, t);
    layout->results = out - parts - layout->params;
}

void *reflect_madefunccode(void)
{
    return (void *)reflect_madefunc;
}
