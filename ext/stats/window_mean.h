/*
** The mean of the last few rows: moving_avg(y, n).
*/
#ifndef SUPPORTOPS_WINDOW_MEAN_H
#define SUPPORTOPS_WINDOW_MEAN_H

#include "moments.h"
#include "ring.h"

typedef struct WindowMean WindowMean;
struct WindowMean {
  Ring ring;                           /* ring.nMax: rows to look at */
  u64 nLeast;                          /* rows below which there is no mean */
  Mean mean;                           /* of the values in the ring */
};

/* A row with value y comes; NaN says NULL, which takes a place but is not in
** the mean. */
void window_mean_push(int *rc, WindowMean *p, double y);

/* The oldest row leaves. */
void window_mean_drop(WindowMean *p);

/* False where there are too few rows, or no mean of them. */
int window_mean_get(WindowMean *p, double *pOut);

#endif
