/*
** Means and variances that rows may leave again: on exact sums, with the
** infinities counted apart, because infinity minus infinity is no number.
*/
#ifndef SUPPORTOPS_MOMENTS_H
#define SUPPORTOPS_MOMENTS_H

#include "exact.h"

/* Both are ready when zeroed and own no memory. */
typedef struct Mean Mean;
struct Mean {
  i64 n;                               /* values, infinities included */
  i64 nPlus, nMinus;                   /* of them +Inf and -Inf */
  Exact sum;                           /* of the finite ones */
};

typedef struct Moments Moments;
struct Moments {
  Mean mean;
  Exact squares;
};

/* Put y in (sign 1), or take an equal value out again (sign -1). */
void mean_add(Mean *p, double y, int sign);
void moments_add(Moments *p, double y, int sign);

/* The mean in *pOut. False, and *pOut untouched, where there is none: no
** values, or infinities of both signs. One infinity is the mean. */
int mean_get(Mean *p, double *pOut);
/* The sum, under the same conditions. */
int mean_total(Mean *p, double *pOut);

/* Which spread moments_spread() gives; to be combined with |. */
enum { SPREAD_POPULATION = 1, SPREAD_ROOT = 2 };

/* Variance or standard deviation (ROOT), over n-1 or n (POPULATION). False
** where there is none: no values, one and not POPULATION, or an infinity. */
int moments_spread(Moments *p, int what, double *pOut);

/* How many sample deviations y lies above the mean. False where there is no
** deviation or it is 0. An infinite y gives that infinity. */
int moments_score(Moments *p, double y, double *pOut);

#endif
