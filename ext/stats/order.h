/* Order in arrays of doubles without NaN: sorting, and selection, which finds
** one order statistic without sorting the rest. */
#ifndef SUPPORTOPS_ORDER_H
#define SUPPORTOPS_ORDER_H

#include "../core/base.h"

void order_sort(double *a, u64 n);

/* Rearrange so that a[k] is what a sort would put there, nothing before it is
** greater and nothing after it is less. k<n. Linear on average, never worse
** than n log n. */
void order_select(double *a, u64 n, u64 k);

#endif
