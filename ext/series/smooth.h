/*
** Exponential smoothing with additive errors: a level, a trend that may fade,
** and a season that is added or multiplies (Holt 1957, Winters 1960; Hyndman,
** Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing", 2008).
** One step from the states l, b and s, with base = l + phi*b:
**
**   y expected    base + s               or   base * s
**   l'            alpha*(y-s) + (1-alpha)*base     y/s for y-s
**   b'            beta*(l'-l) + (1-beta)*phi*b
**   s'            gamma*(y-base) + (1-gamma)*s     y/base for y-base
**
** They are computed in the equivalent form that corrects by the error e, in
** which a missing y is an error of 0: then the states only go on.
**
** All parameters stand in one array, constants and start states alike, and
** so does the gradient: what fits them need not tell them apart. A model
** without a trend has beta 0, phi 1 and slope 0; one without a season has
** m = 1, gamma 0 and a season of one 0. No step looks at its form twice.
**
** Easy to get wrong: beta is Holt's own, a share of the level's change, so
** what multiplies the error is alpha*beta.
*/
#ifndef SUPPORTOPS_SMOOTH_H
#define SUPPORTOPS_SMOOTH_H

#include "../core/base.h"

enum { TREND_NONE, TREND_ADD, TREND_DAMPED, TREND_AUTO };
enum { SEASON_NONE, SEASON_ADD, SEASON_MUL, SEASON_AUTO };

/* Which model; AUTO has been decided before one is run. */
typedef struct Smooth Smooth;
struct Smooth {
  int trend, seasonal;
  u64 m;                               /* steps in a season, or 1 */
};

/* Places in an array of parameters or of a gradient. */
enum {
  SMOOTH_ALPHA, SMOOTH_BETA, SMOOTH_GAMMA, SMOOTH_PHI,
  SMOOTH_LEVEL, SMOOTH_SLOPE,          /* before the first value */
  SMOOTH_SEASON                        /* m of them, from the first value on */
};
#define SMOOTH_SIZE(m) (SMOOTH_SEASON + (m))

/* What a run leaves behind: what its gradient needs, and its last states. */
typedef struct SmoothRun SmoothRun;
struct SmoothRun {
  double *aError;                      /* n, 0 where y is missing */
  double *aBase, *aSlope;              /* n, of the step and before it */
  double *aSeason;                     /* n+m: of each step, then of the m
                                       ** steps to come */
  double *aBack;                       /* n+m, the gradient's own */
  double level, slope;                 /* after the last value */
};

/* Room for n values and seasons of m; freed also after a failure. */
void smooth_alloc(int *rc, SmoothRun *r, u64 n, u64 m);
void smooth_free(SmoothRun *r);

/* Run over y[0..n), NaN being missing. Gives the sum of squared errors, or
** INFINITY where it leaves the doubles or, in a model that multiplies, where
** a level or a season is not above 0. */
double smooth_run(const Smooth *pForm, const double *p, const double *y, u64 n,
                  SmoothRun *r);

/* The derivatives of that sum with respect to every parameter: the run
** backwards, exact but for rounding. The run must have been finite. */
void smooth_gradient(const Smooth *pForm, const double *p, const double *y,
                     u64 n, SmoothRun *r, double *g);

/* A step after a run: what is expected of it, and the variances of the errors
** of it and of the sum of all steps up to it, in units of one step's. */
typedef struct SmoothAhead SmoothAhead;
struct SmoothAhead {
  double mean, variance, sumVariance;
};

/*
** The h steps after the run of n values into a[]. A variance counts each error
** yet to come with the weight by which it moves the forecast, or all those
** that are added up; exact where the season is added, to first order where it
** multiplies (there the weight depends on the states). Neither ever falls from
** a step to the next. Time grows with h, or with h*h where it multiplies.
*/
void smooth_ahead(int *rc, const Smooth *pForm, const double *p,
                  const SmoothRun *r, u64 n, u64 h, SmoothAhead *a);

#endif
