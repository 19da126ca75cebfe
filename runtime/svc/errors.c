// errors.c: assigning an error to a variable whose type is known at run time only (errors.As).
#include "svc/svc.h"

// The type that target points to, NULL if it is no pointer or nil.
static Rtype *target_type(Eface target)
{
    if (target.type == NULL || target.type->kind != KindPointer || target.data == NULL)
        return NULL;
    return ((PtrType *)target.type)->elem;
}

static bool is_empty_interface(const Rtype *t)
{
    return t->kind == KindInterface && ((const InterfaceType *)t)->methods.len == 0;
}

intgo errors_target(Eface target, Eface error_type)
{
    Rtype *t = target_type(target), *error = ((PtrType *)error_type.type)->elem;
    if (t == NULL)
        return AsTargetNoPointer;
    if (t->kind == KindInterface || assertE2I2((InterfaceType *)error, t) != NULL)
        return AsTargetGood;
    return AsTargetNoError;
}

bool errors_assign(Eface err, Eface target)
{
    Rtype *t = target_type(target);
    if (is_empty_interface(t)) {
        typedmemmove(t, target.data, &err);
        return true;
    }
    if (t->kind == KindInterface) {
        Iface value = {assertE2I2((InterfaceType *)t, err.type), err.data};
        if (value.tab != NULL)
            typedmemmove(t, target.data, &value);
        return value.tab != NULL;
    }
    if (t != err.type)
        return false;
    typedmemmove(t, target.data, t->tflag & TFlagDirectIface ? &err.data : err.data);
    return true;
}
