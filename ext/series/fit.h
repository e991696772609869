/*
** Fitting a smoothing model (smooth.h) to a series: constants and start
** states of the greatest likelihood. Errors are added and normal, so that is
** the least sum of squares; the gradient is exact and the descent BFGS.
**
** Easy to get wrong: squares of large numbers. Values are first divided by a
** power of two, so that none can overflow or vanish, then moved and measured
** by their own mean and spread. All that a Fit holds is in these units, and
** fit_value(), fit_length() and fit_loglik() lead out of them.
*/
#ifndef SUPPORTOPS_FIT_H
#define SUPPORTOPS_FIT_H

#include "smooth.h"

#define FIT_CONSTANTS 4                /* alpha, beta, gamma, phi */

/* What is to be fitted. */
typedef struct FitTask FitTask;
struct FitTask {
  Smooth form;
  double aFixed[FIT_CONSTANTS];        /* NaN where it is to be fitted */
  int heuristic;                       /* start states by the rule of thumb:
                                       ** level: the first season's mean;
                                       ** slope: the second's less it, over m;
                                       ** season: the first's y - l or y/l */
};

/* Units: y = 2^exponent * (centre + spread*z). */
typedef struct FitUnits FitUnits;
struct FitUnits {
  double centre, spread;
  int exponent;
};

typedef struct Fit Fit;
struct Fit {
  Smooth form;
  FitUnits units;
  u64 n, nSeen;                        /* values; those not missing */
  double *p;                           /* parameters; see smooth.h */
  double sse;                          /* INFINITY: the model will not do */
  int nFitted;                         /* constants and start states fitted,
                                       ** and one for the variance */
  int nIteration;
  SmoothRun run;                       /* with the last states */
};

/*
** Fit to y[0..n), NaN being missing; y[0] is there, and two values differ. To
** be freed in any case. A model that cannot hold the values is no fault: its
** sse is INFINITY. Nothing is known of a place of the season without a value:
** what stands there is an average place's, and of no use.
*/
void fit_open(int *rc, Fit *p, const FitTask *pTask, const double *y, u64 n);
void fit_close(Fit *p);

/* How many values y[0..n) has at place i of a season of m steps. */
u64 fit_values(const double *y, u64 n, u64 m, u64 i);
/* What fit_open() counts as nFitted for a task, nPlace places of whose season
** have a value. */
int fit_count(const FitTask *pTask, u64 nPlace);

/* A value or a difference in the series' own units: never beyond the doubles,
** and never NaN of what is not. */
double fit_value(const Fit *p, double z);
double fit_length(const Fit *p, double z);
/* The other way: a value in the fit's units. */
double fit_units(const Fit *p, double y);
/* A parameter (a place of smooth.h) in the series' own units. */
double fit_parameter(const Fit *p, u64 i);

/* Sum of squared errors in the series' own units; NaN where it is beyond the
** doubles. */
double fit_sse(const Fit *p);
/* Standard deviation of the errors, in the fit's units; NaN where there are no
** more values than figures. */
double fit_sigma(const Fit *p);
/* -(n/2) log(sse) in the series' own units, as R has it: the constant that
** depends on n alone is left out. A perfect fit is one to rounding. */
double fit_loglik(const Fit *p);
/* Akaike's criterion corrected for short series; INFINITY where n is too
** small for it. */
double fit_aicc(const Fit *p);

#endif
