/*
** A sorted collection of doubles that values enter and leave: what a sliding
** median stands on. The values lie in sorted blocks of a few hundred, so that
** an insertion moves one block's tail and not the whole array: a running
** median of a million rows stays near linear, and a window of a few dozen is
** one block, that is, a plain sorted array.
*/
#ifndef SUPPORTOPS_RANKED_H
#define SUPPORTOPS_RANKED_H

#include "../core/base.h"

typedef struct RankedBlock RankedBlock;
typedef struct Ranked Ranked;

/* A zeroed Ranked is empty and owns nothing. */
struct Ranked {
  RankedBlock *aBlock;                 /* in order, none of them empty */
  u64 nBlock, nBlockAlloc;
  u64 n;                               /* values in all */
  u64 iAt, nBefore;                    /* where ranked_get() was last, and the
                                       ** number of values before that block */
};

void ranked_free(Ranked *p);

/* Fill an empty p with a[0..n), which is sorted. */
void ranked_fill(int *rc, Ranked *p, const double *a, u64 n);

/* On a set *rc, and when memory runs out, p stays as it was. */
void ranked_insert(int *rc, Ranked *p, double x);

/* Take out one value equal to x; false when there is none. */
int ranked_remove(Ranked *p, double x);

/* The k-th least value, from 0; k<n. Asking near the last place is cheap. */
double ranked_get(Ranked *p, u64 k);

#endif
