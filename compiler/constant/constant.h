// constant.h: exact values of constant expressions (spec: Constants), on GMP and MPFR.
//
// A Const is immutable. Integers are mpz, rationals mpq while they stay small, other floats MPFR with 512 bits of
// mantissa as gc keeps them. A value's kind is the smallest that holds it only where an operation says so; conversions
// between kinds are explicit (const_to_int, const_to_float, const_to_complex).
// Values live until const_shutdown.
#ifndef GOCC_CONSTANT_H
#define GOCC_CONSTANT_H

#include "syntax/syntax.h"

// Digits are kept in lasting memory from now on, as an image demands (util/image.c); called before any value is made.
void const_use_lasting(void);

typedef enum ConstKind { CONST_UNKNOWN, CONST_BOOL, CONST_STRING, CONST_INT, CONST_FLOAT, CONST_COMPLEX } ConstKind;

ConstKind const_kind(const Const *c);

// Making. const_unknown stands for the value of an erroneous expression; every operation on it gives it back.
const Const *const_unknown(void);
const Const *const_bool(bool b);
const Const *const_string(const char *text, size_t len);
const Const *const_int64(int64_t v);
const Const *const_uint64(uint64_t v);
const Const *const_float64(double v);                         // v finite
const Const *const_complex(const Const *re, const Const *im); // numeric, real
// From the text of a literal token (T_INTLIT, T_FLOATLIT, T_IMAGLIT, T_CHARLIT, T_STRINGLIT) that the lexer has
// already accepted. const_unknown if the value is too large ("excessively large").
const Const *const_from_literal(Token lit, Str text);

// Reading. The caller knows the kind.
bool const_bool_value(const Const *c);
Str const_string_value(const Const *c);
size_t const_string_len(const Const *c);           // without making the text, which may be huge
bool const_fits_int64(const Const *c, int64_t *v); // INT (or integral FLOAT/COMPLEX) that fits
bool const_fits_uint64(const Const *c, uint64_t *v);
double const_float64_value(const Const *c); // nearest double, ±Inf on overflow; any real kind
float const_float32_value(const Const *c);  // nearest float, rounded once
const Const *const_real(const Const *c);    // any numeric kind
const Const *const_imag(const Const *c);
int const_sign(const Const *c);    // -1, 0, 1; of a complex: 0 exactly if zero, else 1
int const_bit_len(const Const *c); // of |c|, INT
// Absolute value of an INT as 64-bit words, least significant first, for code generation; n words are written.
void const_int_words(const Const *c, uint64_t *words, int n); // two's complement

// Conversions; NULL if the value has no such form (1.5 to int; 1i to float).
const Const *const_to_int(const Const *c);
const Const *const_to_float(const Const *c);
const Const *const_to_complex(const Const *c);
const Const *const_round_float32(const Const *c); // the value rounded to the type; NULL if it overflows
const Const *const_round_float64(const Const *c);

// Operations. Operands are brought to the larger kind first (const_match). op is the token of the operator.
//   unary:   T_ADD T_SUB T_XOR T_NOT; for T_XOR on an unsigned type pass its size in bits, else 0
//   binary:  T_ADD T_SUB T_MUL T_QUO T_REM T_AND T_OR T_XOR T_ANDNOT T_LAND T_LOR, T_ADD of strings;
//            int_div: T_QUO of integers truncates. The caller has excluded division by zero.
//   shift:   T_SHL T_SHR of an INT
//   compare: T_EQL T_NEQ T_LSS T_LEQ T_GTR T_GEQ
const Const *const_unary(Token op, const Const *x, int unsigned_bits);
const Const *const_binary(Token op, const Const *x, const Const *y, bool int_div);
const Const *const_shift(Token op, const Const *x, unsigned count);
bool const_compare(Token op, const Const *x, const Const *y);

// Text as gc prints constants in messages: 300, 1.5, "abc" (shortened past 72 characters), 'a' as 97, (1 + 2i),
// 1e+100 for large floats.
char *const_str(Arena *a, const Const *c);
// Go's double-quoted form of any bytes (strconv.Quote), for string constants and struct tags.
char *const_quote(Arena *a, const char *text, size_t len);

void const_shutdown(void);

#endif
