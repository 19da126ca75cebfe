// ftoa.h: the shortest decimal form of a floating-point number, as Go prints it. Needs nothing of the runtime.
#ifndef GOCC_RT_FTOA_H
#define GOCC_RT_FTOA_H

#include <stdbool.h>

enum { FtoaMax = 32 }; // room that every result fits in

// Write v to buf as strconv's format 'g' with the fewest digits that read back as v ("1.5", "1e+100", "-0", "NaN",
// "+Inf") and return the length. With plus, a sign is written for positive values and NaN too.
int ftoa64(char *buf, double v, bool plus);
int ftoa32(char *buf, float v, bool plus);

#endif
