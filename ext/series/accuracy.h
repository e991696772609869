/*
** How good forecasts were: means of errors over pairs of what was and what
** had been said, and the scale that a naive forecast sets. Sums are exact, so
** the order of pairs makes no difference and pairs may leave a window.
**
** Easy to get wrong: which pairs count. A percentage of an actual 0 is none,
** so mape leaves those pairs out; wape and smape do not need to.
*/
#ifndef SUPPORTOPS_ACCURACY_H
#define SUPPORTOPS_ACCURACY_H

#include "../stats/moments.h"
#include "series.h"

enum {
  ACCURACY_MAE,                        /* mean |a-f| */
  ACCURACY_RMSE,                       /* root of the mean (a-f)^2 */
  ACCURACY_BIAS,                       /* mean f-a */
  ACCURACY_MAPE,                       /* mean |a-f|/|a|, where a is not 0 */
  ACCURACY_SMAPE,                      /* mean 2|a-f|/(|a|+|f|), 0 of 0/0 */
  ACCURACY_WAPE,                       /* sum |a-f| / sum |a| */
  ACCURACY_MASE,                       /* mean |a-f|/scale, where scale>0 */
  ACCURACY_COVERAGE                    /* share of low <= a <= high */
};

/* Ready when zeroed; owns no memory. */
typedef struct Accuracy Accuracy;
struct Accuracy {
  Moments of;                          /* the errors, and for rmse their
                                       ** squares */
  Mean size;                           /* |a|, for wape */
};

/* What a row says: actual and forecast; scale, or low and high. */
typedef struct AccuracyRow AccuracyRow;
struct AccuracyRow {
  double actual, forecast, other;      /* coverage: actual, low, high */
};

/* Put a row in (sign 1), or take an equal one out (sign -1). */
void accuracy_add(Accuracy *p, int measure, const AccuracyRow *pRow,
                  int sign);
/* False, and *pOut untouched, where no row counts. */
int accuracy_get(Accuracy *p, int measure, double *pOut);

/* The mean |y - y season steps before|, over the steps where both are there.
** False where there are none. */
int accuracy_naive(const Series *p, u64 season, double *pOut);

#endif
