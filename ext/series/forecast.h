/*
** A forecast of a series: which smoothing model it is given, and what the
** model says about the steps to come.
**
** The model. Asked for 'auto', trend is none or damped, season added or, where
** all values are above 0, multiplying; the least AICc decides, but a season
** that multiplies is not taken where factors near 0 make it wild (forecast.c).
** A trend that goes on for ever is fitted only when asked for: it wins on AICc
** and loses on the days to come.
**
** Nothing in a series is a fault. What it is too short or too odd for is left
** out, and the status says so.
**
** Sums. Errors of neighbouring steps go together, but not all the way, so the
** interval of a sum is neither that of its steps added up nor what variances
** added up would give; each step comes with the sum up to it.
**
** Easy to get wrong: a series has a length and a number of values. Seasons
** are counted along the length, so a missing day keeps its weekday; whether
** there is enough to fit is asked of the values. A place of the season that
** never had one is not an average place: its steps are not forecast, and
** whoever means 0 counts missing steps as 0 in series().
*/
#ifndef SUPPORTOPS_FORECAST_H
#define SUPPORTOPS_FORECAST_H

#include "fit.h"
#include "step.h"

#define FORECAST_MAX_SEASON 10000
#define FORECAST_MAX_STEPS 10000
#define FORECAST_NEWEST 100000         /* buckets that are looked at */

enum {
  FORECAST_OK,
  FORECAST_NO_VALUES,
  FORECAST_ONE_VALUE,
  FORECAST_CONSTANT,
  FORECAST_MEAN,                       /* too few values for anything else */
  FORECAST_WEEKDAY_MEAN,               /* for more than weekdays */
  FORECAST_NO_SEASON,                  /* for the season */
  FORECAST_NO_TREND,                   /* for the trend */
  FORECAST_NOT_ABOVE_ZERO,             /* values that a factor cannot make */
  FORECAST_NO_FACTORS,                 /* a path that leaves them above 0 */
  FORECAST_WILD,                       /* a season that multiplies too much */
  FORECAST_UNSTABLE,                   /* constants that let errors grow */
  FORECAST_HELD,                       /* of a step: it left all reason */
  FORECAST_NO_PLACE                    /* of a step: no such one had a value */
};
const char *forecast_status(int status);

/* What is asked for. */
typedef struct ForecastTask ForecastTask;
struct ForecastTask {
  FitTask fit;                         /* trend and season may be AUTO; m 1 is
                                       ** no season */
  int weekdays;                        /* the season is the days of a week */
  double floor;                        /* nothing lies below; NaN: 0 where no
                                       ** value is negative */
};

/* The season that a step suggests: a day of hours, a week of days, a year of
** weeks, months or quarters; 1 where none does. */
u64 forecast_season(const Step *pStep);

typedef struct Forecast Forecast;
struct Forecast {
  int status;
  int hasFit;                          /* else one value all along, or none */
  Fit fit;
  double floor;
  u64 n, nSeen;                        /* buckets looked at; with a value */
  double min, max;
  u64 m, nPlace;                       /* places of the season; with a value */
  u64 *aSeen;                          /* values at each place */
  unsigned tried;                      /* forms, a bit each */
  double wild;                         /* variance from which on a candidate is
                                       ** not taken */
};

/* Look at a[0..n), NaN being missing, and fit. To be freed in any case. */
void forecast_open(int *rc, Forecast *p, const ForecastTask *pTask,
                   const double *a, u64 n);
void forecast_close(Forecast *p);

/* "ETS(A,Ad,A)[7]": error, trend and season in the words of the field; or
** "mean", "weekday mean", "constant". At most FORECAST_NAME bytes with the
** NUL; empty where there is no value at all. */
#define FORECAST_NAME 32
void forecast_name(const Forecast *p, char *z);

/* A figure of the fit, in the series' own units; NaN where the model has no
** such thing, or no double can hold it. */
enum {
  FIGURE_ALPHA, FIGURE_BETA, FIGURE_GAMMA, FIGURE_PHI,
  FIGURE_LEVEL, FIGURE_TREND,          /* before the first value */
  FIGURE_SSE, FIGURE_LOGLIK, FIGURE_AIC, FIGURE_AICC, FIGURE_BIC,
  FIGURE_SIGMA
};
double forecast_figure(const Forecast *p, int iFigure);
/* Of the season, from the first bucket looked at: how many, and number i. */
u64 forecast_seasons(const Forecast *p);
double forecast_season_start(const Forecast *p, u64 i);

/* NaN where nothing can be said; low95 <= low80 <= mean <= high80 <= high95. */
typedef struct ForecastRange ForecastRange;
struct ForecastRange {
  double mean, low80, high80, low95, high95;
};

/* A step to come, and the sum of all steps up to it. */
typedef struct ForecastStep ForecastStep;
struct ForecastStep {
  ForecastRange own, sum;
  int status;
};

/* The next h steps into a[]. */
void forecast_steps(int *rc, const Forecast *p, u64 h, ForecastStep *a);

#endif
