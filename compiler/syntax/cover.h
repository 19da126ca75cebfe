// cover.h: counters for coverage (cover.c).
#ifndef GOCC_COVER_H
#define GOCC_COVER_H

#include "syntax/syntax.h"

typedef enum CoverMode { COVER_NONE, COVER_SET, COVER_COUNT, COVER_ATOMICALLY } CoverMode;

#define COVER_ATOMIC "_cover_atomic_" // what package sync/atomic is called in a file with counters

// A block of statements that run together; places in the text without regard to //line, from 1, columns in bytes.
typedef struct CoverBlock {
    int line, col, end_line, end_col;
    int stmts;
} CoverBlock;

typedef Vec(CoverBlock) CoverBlocks;

// Adds counters to a file that has been parsed without errors and not been looked at, and the declaration of
// `variable`, an array of uint32 that has them. *blocks, which is empty, gets what each counts. A file without any is
// left as it is.
void cover_file(Arena *a, File *file, CoverMode mode, const char *variable, CoverBlocks *blocks);

#endif
