/*
** The last few rows of a window frame: what moving_avg(y, n) and the rolling
** scores look back on. Rows come in order and leave oldest first, if they
** leave at all; either way the ring holds the last nMax of those that are
** there.
*/
#ifndef SUPPORTOPS_RING_H
#define SUPPORTOPS_RING_H

#include "../core/base.h"

typedef struct Ring Ring;
struct Ring {
  u64 nMax;                            /* rows to keep; set before use */
  u64 nFrame;                          /* rows that came and have not left */
  double *a;                           /* the last of them; NaN says NULL */
  u64 nAlloc, iFirst, n;               /* its size, its oldest, its rows */
};

void ring_free(Ring *p);

/* A row comes. True when the ring's oldest row made room for it: its value is
** in *pGone then. */
int ring_push(int *rc, Ring *p, double y, double *pGone);

/* The frame's oldest row leaves. True when the ring had it, as before. */
int ring_drop(Ring *p, double *pGone);

/* The newest row; p->n>0. */
double ring_last(const Ring *p);

#endif
