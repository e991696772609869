/*
** The mean of the last few rows: moving_avg(y, n). Rows come in order and
** leave oldest first, if they leave at all; either way the mean is that of
** the last n of those that are there.
*/
#ifndef SUPPORTOPS_WINDOW_MEAN_H
#define SUPPORTOPS_WINDOW_MEAN_H

#include "moments.h"

typedef struct WindowMean WindowMean;
struct WindowMean {
  u64 nWindow;                         /* rows to look at; set before use */
  u64 nLeast;                          /* rows below which there is no mean */
  u64 nFrame;                          /* rows that came and have not left */
  double *a;                           /* ring of the last rows; NaN: NULL */
  u64 nAlloc, iFirst, n;               /* its size, its oldest, its rows */
  Mean mean;                           /* of the values in the ring */
};

void window_mean_free(WindowMean *p);

/* A row with value y comes; NaN says NULL, which takes a place but is not in
** the mean. */
void window_mean_push(int *rc, WindowMean *p, double y);

/* The oldest row leaves. */
void window_mean_drop(WindowMean *p);

/* False where there are too few rows, or no mean of them. */
int window_mean_get(WindowMean *p, double *pOut);

#endif
