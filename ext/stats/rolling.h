/*
** How far a row lies from the rows before it: rolling_zscore(y, n) and
** rolling_robust_z(y, n). The row that is scored is not among those that it
** is held against: with it, no score of a window of n could pass
** (n-1)/sqrt(n), and an alarm at 3 would never go off below 11 rows.
*/
#ifndef SUPPORTOPS_ROLLING_H
#define SUPPORTOPS_ROLLING_H

#include "moments.h"
#include "ranked.h"
#include "ring.h"

typedef struct Rolling Rolling;
struct Rolling {
  Ring ring;                           /* the n rows before and, newest, the
                                       ** row that is scored: nMax is n+1 */
  u64 nLeast;                          /* values that there must be among the
                                       ** rows before; 0: all n rows must be
                                       ** there, whatever they hold */
  int isRobust;
  Moments moments;                     /* of the values before, or... */
  Ranked ranked;                       /* ...where isRobust, they in order */
};

void rolling_free(Rolling *p);

/* A row with value y comes; NaN says NULL, which takes a place. */
void rolling_push(int *rc, Rolling *p, double y);

/* The oldest row leaves. */
void rolling_drop(Rolling *p);

/* The newest row's score. False where there is none: too few rows before it,
** or values that do not differ, or no value itself. */
int rolling_get(Rolling *p, double *pOut);

#endif
