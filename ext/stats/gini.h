/* Gini's coefficient of values that come and, in a window, go: how unequally a
** sum is shared out. */
#ifndef SUPPORTOPS_GINI_H
#define SUPPORTOPS_GINI_H

#include "percentile.h"

/* From 0, all alike, towards 1, one has everything: (n-1)/n then. False where
** there are no values or all are 0. None may be negative. */
int gini_get(Percentile *p, double *pOut);

#endif
