// cg_chan.c: send and receive (spec: Send statements, Receive operator). Elements travel by address: the runtime copies
// them from the sender's memory to the receiver's.
#include "codegen/cg.h"

void cg_send(Fn *f, Node *n)
{
    cg_order(f, (Node *[]){n->send.ch, n->send.value}, 2);
    Val ch = cg_expr(f, n->send.ch);
    Type *elem = underlying(ch.type)->chan.elem;
    Val v = cg_stable(f, cg_expr_to(f, n->send.value, elem));
    cg_debug_pos(f, n->pos);
    CG_RT(f, chansend1, ch.v, cg_spill(f, v));
}

Val cg_recv(Fn *f, Node *n, Val *ok)
{
    Cg *cg = f->cg;
    cg_order(f, &n->unary.x, 1);
    Val ch = cg_expr(f, n->unary.x);
    Type *elem = underlying(ch.type)->chan.elem;
    Value slot = cg_alloca(f, cg_lltype(cg, elem), "recv");
    cg_debug_pos(f, n->pos);
    if (ok)
        *ok = cg_val(CG_RT(f, chanrecv2, ch.v, slot), basic(TBOOL));
    else
        CG_RT(f, chanrecv1, ch.v, slot);
    Val v = cg_load(f, slot, elem);
    return v.mem ? cg_stable(f, v) : v; // the slot is used again by the next receive here
}
