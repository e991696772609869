/*
** One stable sort: of u32 indexes, by whatever the caller's less() says of
** them. Iterative, n log n at worst and about n on input that is in order
** already, as logs mostly are.
*/
#ifndef SUPPORTOPS_SORT_H
#define SUPPORTOPS_SORT_H

#include "base.h"

/* True when x must stand before y. */
typedef int (*SortLess)(const void *pCtx, u32 x, u32 y);

/* Sort a[0..n). aTmp has room for n/2+1 indexes. */
void sort_u32(u32 *a, u64 n, u32 *aTmp, SortLess less, const void *pCtx);

/* 0..n-1 in order; from mem_alloc, 0 and *rc when there is no memory. */
u32 *sort_order(int *rc, u64 n, SortLess less, const void *pCtx);

#endif
