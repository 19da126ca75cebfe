// internal.h: what the files of util/ share with each other and with nobody else: how each global is released.
#ifndef GOCC_UTIL_INTERNAL_H
#define GOCC_UTIL_INTERNAL_H

#include "util/util.h"

void intern_part(ImagePart *part); // each global as a part of an image
void source_part(ImagePart *part);
void intern_shutdown(void); // intern.c
void source_shutdown(void); // source.c
void diag_shutdown(void);   // diag.c

#endif
