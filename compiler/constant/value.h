// value.h: how the files of constant/ represent a Const; nobody else looks inside.
//
// Representations are ordered: an operation on two values first brings the smaller one to the representation of the
// larger (value_match). Integers are always REP_INT. Floats are exact fractions (REP_RAT) while numerator and
// denominator stay below 4096 bits, then REP_FLOAT with 512 bits of mantissa; a float never goes back to a fraction,
// because the exactness it would promise is gone. REP_COMPLEX holds two real values of any numeric representation.
// String concatenation builds a tree that is flattened when its text is first asked for, so that a long chain of `"..."
// + "..."` costs linear time.
#ifndef GOCC_CONSTANT_VALUE_H
#define GOCC_CONSTANT_VALUE_H

#include "constant/constant.h"

#include <gmp.h>
#include <mpfr.h>

#define CONST_PREC 512          // mantissa bits of REP_FLOAT
#define CONST_MAX_RAT_BITS 4096 // fractions stay below this size

typedef enum ConstRep { REP_UNKNOWN, REP_BOOL, REP_STRING, REP_INT, REP_RAT, REP_FLOAT, REP_COMPLEX } ConstRep;

struct Const {
    ConstRep rep;
    Const *next; // registry of all values, for const_shutdown
    union {
        bool b;
        struct {
            Str text; // NULL while it is still left + right
            const Const *left, *right;
            size_t len;
        } str;
        mpz_t z;
        mpq_t q;
        mpfr_t f;
        struct {
            const Const *re, *im;
        } c;
    };
};

// constant.c
Const *value_new(ConstRep rep);                     // registered; the number inside is initialised to zero
const Const *value_rat(Const *v);                   // v REP_RAT in lowest terms; becomes REP_FLOAT if too large
const Const *value_float(Const *v);                 // v REP_FLOAT; infinities become unknown, -0 becomes 0
void value_get_float(mpfr_t dst, const Const *c);   // dst := c, rounded once to dst's precision; c real
void value_match(const Const **x, const Const **y); // brings both to the larger representation

#endif
