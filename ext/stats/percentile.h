/*
** Order statistics of rows that come and, in a window, go.
**
** Easy to get wrong: a plain aggregate must not pay for the window's needs.
** So values are only appended, and one selection answers; a collection that
** stays sorted is built when a row comes or goes after an answer was given.
*/
#ifndef SUPPORTOPS_PERCENTILE_H
#define SUPPORTOPS_PERCENTILE_H

#include "ranked.h"

/* A zeroed Percentile holds nothing. */
typedef struct Percentile Percentile;
struct Percentile {
  double *a;                           /* values as they came, or... */
  u64 n, nAlloc;
  Ranked ranked;                       /* ...in order, once isRanked */
  double fraction;                     /* 0..1, the first row's... */
  u8 hasFraction;                      /* ...once there was one */
  u8 isRanked;
  u8 hasAnswer;                        /* answer fits the values as they are */
  double answer;
};

void percentile_free(Percentile *p);

/* Put y in, or take one equal value out. y must be finite. */
void percentile_add(int *rc, Percentile *p, double y);
void percentile_remove(int *rc, Percentile *p, double y);

/* Bring the values in order and say how many there are; then percentile_at()
** gives the k-th, from 0. The caller's answer from them may be left in
** p->answer, with p->hasAnswer: it holds until a value comes or goes. */
u64 percentile_order(Percentile *p);
double percentile_at(Percentile *p, u64 k);

/* From low to high, by the share of the way: where two neighbours lie around
** a quantile. */
double percentile_between(double low, double high, double share);

/* The quantile of a[0..n), which is sorted, n>0, as percentile_get() has it. */
double percentile_sorted(const double *a, u64 n, double fraction);

/*
** The value at p->fraction: between the two neighbours of place
** fraction*(n-1), in proportion (Hyndman and Fan's type 7), or with
** isDiscrete the lower of the two. False where there are no values.
*/
int percentile_get(Percentile *p, int isDiscrete, double *pOut);

#endif
