/*
** Variants: cases that have the same list of activities. Identity is the
** list, never a joined text: an activity may hold the arrow itself.
*/
#ifndef SUPPORTOPS_VARIANTS_H
#define SUPPORTOPS_VARIANTS_H

#include "log.h"
#include "spread.h"

typedef struct Variant Variant;
struct Variant {
  u64 iSeq;                            /* its activities: aSeq[iSeq..+nSeq) */
  u32 nSeq;
  u32 nCase;
  u32 iExample;                        /* its first case, in examples */
  i64 firstAt, lastAt;                 /* earliest start, latest end */
};

/* Variants are numbered as they first come; aOrder ranks them by (cases
** descending, activities by code point), which is variant_id - 1. */
typedef struct Variants Variants;
struct Variants {
  Variant *a;
  u64 n, nAlloc;
  u32 *aSeq;
  u64 nSeq, nAllocSeq;
  u32 *aSlot;                          /* number+1; 0 empty; nSlot is 2^k */
  u64 nSlot;
  CellSet examples;
  Spans spans;                         /* case after case: its variant, ms */
  u32 *aOrder;                         /* rank -> number */
  u32 *aRank;                          /* number -> rank */
};

/* Read the whole log (it is left at its end). SO_OK, SO_NOMEM or
** SO_MISMATCH. */
int variants_read(Variants *p, Log *pLog, u32 collapse);
void variants_free(Variants *p);

#endif
