/*
** Durations by group, and what is said of each group: mean, exact quantiles,
** extremes. Every table of the room that speaks of hours uses this.
*/
#ifndef SUPPORTOPS_SPREAD_H
#define SUPPORTOPS_SPREAD_H

#include "../core/base.h"

/* Collected pairs (group, milliseconds). */
typedef struct Spans Spans;
struct Spans {
  int rc;                              /* sticky */
  u32 *aGroup;
  double *aMs;                         /* whole numbers, exact below 2^53 */
  u64 n, nAllocGroup, nAllocMs;
};

/* What is known of a group of n durations, in milliseconds. Quantiles are
** type 7 (linear between order statistics); stdev is the sample's, NaN for
** n<2; all are NaN for n==0. */
typedef struct Spread Spread;
struct Spread {
  u64 n;
  double total, mean, stdev, min, median, p90, p95, max;
};

void spans_add(Spans *p, u32 iGroup, double ms);
void spans_free(Spans *p);
/* One Spread for each group 0..nGroup-1, from mem_alloc; 0 and *rc else. */
Spread *spans_spread(int *rc, const Spans *p, u64 nGroup);

#endif
