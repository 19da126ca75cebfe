// errors.c: assigning an error to a variable whose type is known at run time only (errors.As).
#include "svc/svc.h"

// The type that target points to, NULL if it is no pointer or nil.
static Rtype *target_type(Eface target) {
    if (target.type == NULL || target.type->kind != KindPointer || target.data == NULL)
        return NULL;
    return ((PtrType *)target.type)->elem;
}

static bool is_empty_interface(const Rtype *t) {
    return t->kind == KindInterface && ((const InterfaceType *)t)->methods.len == 0;
}

intgo errors_target(Eface target, Eface error_type) {
    Rtype *t = target_type(target), *error = ((PtrType *)error_type.type)->elem;
    if (t == NULL)
        return AsTargetNoPointer;
    if (t->kind == KindInterface || assertE2I2((InterfaceType *)error, t) != NULL)
        return AsTargetGood;
    return AsTargetNoError;
}

bool errors_assign(Eface err, Eface target) {
    Rtype *t = target_type(target);
    if (is_empty_interface(t)) {
        *(Eface *)target.data = err;
        return true;
    }
    if (t->kind == KindInterface) {
        Itab *tab = assertE2I2((InterfaceType *)t, err.type);
        if (tab != NULL)
            *(Iface *)target.data = (Iface){ tab, err.data };
        return tab != NULL;
    }
    if (t != err.type)
        return false;
    if (t->tflag & TFlagDirectIface)
        *(void **)target.data = err.data;
    else
        memmove(target.data, err.data, t->size);
    return true;
}
