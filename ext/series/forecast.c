/* See forecast.h. */
#include "forecast.h"
#include "../stats/order.h"
#include "../stats/percentile.h"
#include "../stats/student.h"

#include <float.h>
#include <math.h>

/* A forecast further from the series than this many times its range is held
** there: no desk's tickets grow like that, but fits of odd series do. So are
** the bounds where the season multiplies, whose variance is only known to the
** first order: of an added season far bounds are what a long way is like. */
#define FORECAST_REACH 3

/* AICc looks one step ahead. A season that multiplies divides each error by a
** factor, and one near 0 throws the level about: where that makes the variance
** two seasons ahead more than so many times that of the best added season, the
** multiplying one is not chosen; where it was asked for, the status says so. */
#define FORECAST_WILDER 2

/* With so many errors more than figures fitted, a step's interval is made of
** their own quantiles. A normal one is as wide as its few worst days make it,
** and then holds 95 of 100 days where it should hold 80. With fewer it is
** Student's, who allows for how little is known of the errors' size. */
#define FORECAST_ERRORS 40

/* So many equal values have to be there for an interval of that one value. If
** of n+1 values in any order one is another, that is the last with probability
** 1/(n+1): at most 1/5, at most 1/20. */
#define FORECAST_EQUAL80 4
#define FORECAST_EQUAL95 19

/* Quantiles of the normal distribution: 0.9 and 0.975. */
#define FORECAST_Z80 1.28155156554460047
#define FORECAST_Z95 1.95996398454005424

#define HOUR_MS 3600000
#define DAY_MS  (24*HOUR_MS)

const char *forecast_status(int status){
  static const char *const azStatus[] = {
    "ok",
    "no values",
    "one value: no interval",
    "constant series",
    "short history: mean",
    "short history: weekday mean",
    "short history: no season",
    "short history: no trend",
    "values not above 0: additive season",
    "no multiplicative fit: additive season",
    "wild: factors near 0",
    "unstable constants: mean",
    "held: three times the series' range away",
    "no value at this place of the season",
  };                                   /* by FORECAST_* */
  return azStatus[status];
}

u64 forecast_season(const Step *pStep){
  if( pStep->months>0 ){
    return 12%pStep->months==0 ? (u64)(12/pStep->months) : 1;
  }
  if( pStep->ms==DAY_MS || pStep->ms==7*DAY_MS ){
    return pStep->ms==DAY_MS ? 7 : 52;
  }
  /* Below a quarter of an hour a day is too long a season to be fitted. */
  if( pStep->ms<HOUR_MS/4 || pStep->ms>DAY_MS || DAY_MS%pStep->ms ) return 1;
  return (u64)(DAY_MS/pStep->ms);
}

/* --- Which model ---------------------------------------------------------- */

/* The model of means alone: of all values, or of each place in the season. */
static FitTask forecastMeans(const Smooth *pForm){
  FitTask task = { *pForm, {0, 0, 0, 1}, 0 };
  task.form.trend = TREND_NONE;
  return task;
}

static void forecastDropSeason(Smooth *pForm){
  pForm->seasonal = SEASON_NONE;
  pForm->m = 1;
}

/* Whether there are enough values for AICc, and for a season two of it. */
static int forecastIsEnough(const FitTask *pTask, const Forecast *p){
  if( p->nSeen<(u64)fit_count(pTask, p->nPlace)+2 ) return 0;
  return pTask->form.seasonal==SEASON_NONE || p->nSeen>=2*p->nPlace+2;
}

/*
** Take from the model what there are too few values for, and say what: the
** trend, unless the season cannot stay in any case; then weekdays keep their
** means; then the season; then all but the mean.
*/
static int forecastReduce(const ForecastTask *pTask, const Forecast *p,
                          FitTask *pFit){
  static const struct { int dropTrend, dropSeason, status; } aRung[] = {
    { 0, 0, FORECAST_OK },
    { 1, 0, FORECAST_NO_TREND },
    { 0, 1, FORECAST_NO_SEASON },
    { 1, 1, FORECAST_NO_SEASON },
  };
  FitTask asked = *pFit;
  int i;
  for(i=0; i<4; i++){
    if( i==2 && pTask->weekdays && asked.form.seasonal!=SEASON_NONE
     && p->nSeen>=asked.form.m ){
      asked.form.seasonal = SEASON_ADD;
      *pFit = forecastMeans(&asked.form);
      return FORECAST_WEEKDAY_MEAN;
    }
    *pFit = asked;
    if( aRung[i].dropTrend ) pFit->form.trend = TREND_NONE;
    if( aRung[i].dropSeason ) forecastDropSeason(&pFit->form);
    if( forecastIsEnough(pFit, p) ) return aRung[i].status;
  }
  *pFit = forecastMeans(&pFit->form);
  return FORECAST_MEAN;
}

/* The variance two seasons ahead, in units that are the same for all models of
** a series. */
static double forecastFar(int *rc, const Fit *pFit){
  u64 h = 2*pFit->form.m;
  double sigma = fit_sigma(pFit), far = INFINITY;
  SmoothAhead *a = mem_array(rc, h, sizeof(*a));
  if( a==0 ) return far;
  smooth_ahead(rc, &pFit->form, pFit->p, &pFit->run, pFit->n, h, a);
  if( *rc==SO_OK ) far = sigma*sigma*a[h-1].variance;
  mem_free(a);
  return far;
}

/* Fit a candidate, and keep it where it is the best so far and not too wild. */
static void forecastTry(int *rc, Forecast *p, const FitTask *pFit, int status,
                        const double *a){
  Fit fit;
  fit_open(rc, &fit, pFit, a, p->n);
  if( *rc==SO_OK && fit.sse<INFINITY
   && (!p->hasFit || fit_aicc(&fit)<fit_aicc(&p->fit))
   && (p->wild==INFINITY || forecastFar(rc, &fit)<=p->wild) ){
    fit_close(&p->fit);
    p->fit = fit;
    p->hasFit = 1;
    p->status = status;
  }else{
    fit_close(&fit);
  }
}

/* Fit the form, or what is left of it, unless that has been tried. */
static void forecastForm(int *rc, Forecast *p, const ForecastTask *pTask,
                         int trend, int seasonal, const double *a){
  FitTask fit = pTask->fit;
  int status;
  fit.form.trend = trend;
  fit.form.seasonal = seasonal;
  if( seasonal==SEASON_NONE ) forecastDropSeason(&fit.form);
  status = forecastReduce(pTask, p, &fit);
  if( p->tried & 1u<<(3*fit.form.trend + fit.form.seasonal) ) return;
  p->tried |= 1u<<(3*fit.form.trend + fit.form.seasonal);
  forecastTry(rc, p, &fit, status, a);
}

/* All forms that were asked for, with a season of this kind. */
static void forecastTrends(int *rc, Forecast *p, const ForecastTask *pTask,
                           int seasonal, const double *a){
  const double *aFixed = pTask->fit.aFixed;
  int trend = pTask->fit.form.trend;
  if( trend!=TREND_AUTO ){
    forecastForm(rc, p, pTask, trend, seasonal, a);
    return;
  }
  if( isnan(aFixed[SMOOTH_BETA]) && isnan(aFixed[SMOOTH_PHI]) ){
    forecastForm(rc, p, pTask, TREND_NONE, seasonal, a);
  }
  forecastForm(rc, p, pTask, TREND_DAMPED, seasonal, a);
}

/* The variance from which on a season that multiplies is wild. pAdded has the
** best with an added one, if there is one that will do. */
static double forecastWild(int *rc, const Forecast *pAdded){
  if( !pAdded->hasFit ) return INFINITY;
  return FORECAST_WILDER*forecastFar(rc, &pAdded->fit);
}

/* Whether the model is that wild, which has not been compared so far. */
static int forecastIsWild(int *rc, const Forecast *p,
                          const ForecastTask *pTask, const double *a){
  Forecast added = *p;
  double wild;
  if( !p->hasFit || p->fit.form.seasonal!=SEASON_MUL ) return 0;
  added.hasFit = 0;
  added.tried = 0;
  memset(&added.fit, 0, sizeof(added.fit));
  forecastTrends(rc, &added, pTask, SEASON_ADD, a);
  wild = forecastWild(rc, &added);
  fit_close(&added.fit);
  return !(forecastFar(rc, &p->fit)<=wild);
}

static void forecastChoose(int *rc, Forecast *p, const ForecastTask *pTask,
                           const double *a){
  int seasonal = pTask->fit.form.seasonal, note = FORECAST_OK;
  if( pTask->fit.form.m==1 ) seasonal = SEASON_NONE;
  if( seasonal==SEASON_MUL && p->min<=0 ){
    seasonal = SEASON_ADD;
    note = FORECAST_NOT_ABOVE_ZERO;
  }
  if( seasonal==SEASON_AUTO ){
    forecastTrends(rc, p, pTask, SEASON_ADD, a);
    p->wild = forecastWild(rc, p);
    if( p->min>0 ) forecastTrends(rc, p, pTask, SEASON_MUL, a);
  }else{
    forecastTrends(rc, p, pTask, seasonal, a);
    if( forecastIsWild(rc, p, pTask, a) ) note = FORECAST_WILD;
  }
  if( !p->hasFit && seasonal==SEASON_MUL ){
    forecastTrends(rc, p, pTask, SEASON_ADD, a);
    note = FORECAST_NO_FACTORS;
  }
  if( !p->hasFit ){
    const Smooth flat = { TREND_NONE, SEASON_NONE, 1 };
    FitTask means = forecastMeans(&flat);
    forecastTry(rc, p, &means, FORECAST_UNSTABLE, a);
  }
  if( p->status==FORECAST_OK ) p->status = note;
}

/* --- Opening -------------------------------------------------------------- */

/* Count what is there, from the first value on. */
static const double *forecastLook(Forecast *p, const double *a, u64 n){
  u64 i;
  while( n>0 && isnan(a[0]) ){
    a++;
    n--;
  }
  p->n = n;
  p->wild = INFINITY;
  p->min = INFINITY;
  p->max = -INFINITY;
  for(i=0; i<n; i++){
    if( isnan(a[i]) ) continue;
    if( a[i]<p->min ) p->min = a[i];
    if( a[i]>p->max ) p->max = a[i];
    p->nSeen++;
  }
  return a;
}

/* Count the values at each place of the season. */
static void forecastPlaces(int *rc, Forecast *p, const ForecastTask *pTask,
                           const double *a){
  u64 i;
  p->m = pTask->fit.form.seasonal==SEASON_NONE ? 1 : pTask->fit.form.m;
  p->aSeen = mem_array(rc, p->m, sizeof(*p->aSeen));
  for(i=0; *rc==SO_OK && i<p->m; i++){
    p->aSeen[i] = fit_values(a, p->n, p->m, i);
    p->nPlace += p->aSeen[i]>0;
  }
}

void forecast_open(int *rc, Forecast *p, const ForecastTask *pTask,
                   const double *a, u64 n){
  memset(p, 0, sizeof(*p));
  if( n>FORECAST_NEWEST ){
    a += n - FORECAST_NEWEST;
    n = FORECAST_NEWEST;
  }
  a = forecastLook(p, a, n);
  forecastPlaces(rc, p, pTask, a);
  if( *rc ) return;
  p->floor = !isnan(pTask->floor) ? pTask->floor : p->min>=0 ? 0 : -INFINITY;
  if( p->nSeen==0 ){
    p->status = FORECAST_NO_VALUES;
    p->min = NAN;
  }else if( p->min==p->max ){
    p->status = p->nSeen==1 ? FORECAST_ONE_VALUE : FORECAST_CONSTANT;
  }else{
    forecastChoose(rc, p, pTask, a);
  }
}

void forecast_close(Forecast *p){
  fit_close(&p->fit);
  mem_free(p->aSeen);
  memset(p, 0, sizeof(*p));
}

/* --- Words and figures ---------------------------------------------------- */

static char *forecastText(char *z, const char *zText){
  size_t n = strlen(zText);
  memcpy(z, zText, n+1);
  return z+n;
}

void forecast_name(const Forecast *p, char *z){
  static const char *const azTrend[] = { "N", "A", "Ad" };
  static const char *const azSeason[] = { "N", "A", "M" };
  const Smooth *pForm = &p->fit.form;
  u64 unit = 1;
  z[0] = 0;
  if( !p->hasFit ){
    if( p->nSeen ) forecastText(z, "constant");
  }else if( p->status==FORECAST_MEAN || p->status==FORECAST_UNSTABLE ){
    forecastText(z, "mean");
  }else if( p->status==FORECAST_WEEKDAY_MEAN ){
    forecastText(z, "weekday mean");
  }else{
    z = forecastText(z, "ETS(A,");
    z = forecastText(z, azTrend[pForm->trend]);
    z = forecastText(z, ",");
    z = forecastText(z, azSeason[pForm->seasonal]);
    z = forecastText(z, ")");
    if( pForm->m==1 ) return;
    *z++ = '[';
    while( pForm->m/unit>=10 ) unit *= 10;
    for(; unit; unit/=10) *z++ = (char)('0' + pForm->m/unit%10);
    forecastText(z, "]");
  }
}

/* A parameter, or NaN where the model has none. */
static double forecastParameter(const Forecast *p, u64 i){
  const Smooth *pForm = &p->fit.form;
  if( ((i==SMOOTH_BETA || i==SMOOTH_SLOPE) && pForm->trend==TREND_NONE)
   || (i==SMOOTH_PHI && pForm->trend!=TREND_DAMPED)
   || (i==SMOOTH_GAMMA && pForm->seasonal==SEASON_NONE) ){
    return NAN;
  }
  return fit_parameter(&p->fit, i);
}

double forecast_figure(const Forecast *p, int iFigure){
  double n = (double)p->nSeen, k = p->fit.nFitted;
  if( !p->hasFit ) return NAN;
  switch( iFigure ){
    case FIGURE_ALPHA:  return forecastParameter(p, SMOOTH_ALPHA);
    case FIGURE_BETA:   return forecastParameter(p, SMOOTH_BETA);
    case FIGURE_GAMMA:  return forecastParameter(p, SMOOTH_GAMMA);
    case FIGURE_PHI:    return forecastParameter(p, SMOOTH_PHI);
    case FIGURE_LEVEL:  return forecastParameter(p, SMOOTH_LEVEL);
    case FIGURE_TREND:  return forecastParameter(p, SMOOTH_SLOPE);
    case FIGURE_SSE:    return fit_sse(&p->fit);
    case FIGURE_LOGLIK: return fit_loglik(&p->fit);
    case FIGURE_AIC:    return -2*fit_loglik(&p->fit) + 2*k;
    case FIGURE_AICC:   return fit_aicc(&p->fit);
    case FIGURE_BIC:    return -2*fit_loglik(&p->fit) + k*log(n);
  }
  return fit_length(&p->fit, fit_sigma(&p->fit));
}

u64 forecast_seasons(const Forecast *p){
  return p->hasFit && p->fit.form.seasonal!=SEASON_NONE ? p->fit.form.m : 0;
}

double forecast_season_start(const Forecast *p, u64 i){
  return p->aSeen[i]==0 ? NAN : fit_parameter(&p->fit, SMOOTH_SEASON + i);
}

/* --- The steps to come ---------------------------------------------------- */

/* Whether step i to come (from 0) stands where, in a season that is looked at,
** no step had a value. Equal values are a season's from m of them on. */
static int forecastIsEmpty(const Forecast *p, u64 i){
  u64 m = p->hasFit ? p->fit.form.m : p->nSeen>=p->m ? p->m : 1;
  return m>1 && p->aSeen[(p->n + i)%m]==0;
}

/* A step of which nothing can be said counts as nothing in the sum. */
static void forecastNothing(const ForecastStep *pBefore, ForecastStep *pStep){
  const ForecastRange none = { NAN, NAN, NAN, NAN, NAN };
  const ForecastRange zero = { 0, 0, 0, 0, 0 };
  pStep->own = none;
  pStep->sum = pBefore ? pBefore->sum : zero;
  pStep->status = FORECAST_NO_PLACE;
}

/* Half an interval's width for an error of one step, in the fit's units: for a
** step, and for a sum. */
typedef struct ForecastHalf ForecastHalf;
struct ForecastHalf {
  double own80, own95, sum80, sum95;
};

/* Whether the model is means alone, of which all errors are known exactly. */
static int forecastIsMeans(const Forecast *p){
  return p->status==FORECAST_MEAN || p->status==FORECAST_WEEKDAY_MEAN
      || p->status==FORECAST_UNSTABLE;
}

/* With few errors. Of means only they themselves have been fitted; elsewhere
** the variance counts too, as R has it, and the intervals are a little wide
** for what the descent takes beyond its figures. */
static ForecastHalf forecastFew(const Forecast *p){
  int left = (int)p->nSeen - p->fit.nFitted + forecastIsMeans(p);
  ForecastHalf half = { NAN, NAN, NAN, NAN };
  double sigma;
  if( left<1 ) return half;
  sigma = sqrt(p->fit.sse/left);
  half.own80 = half.sum80 = sigma*student_upper(0.1, left);
  half.own95 = half.sum95 = sigma*student_upper(0.025, left);
  return half;
}

/* Whether the errors are too few to speak for themselves. */
static int forecastIsFew(const Forecast *p){
  return (double)p->nSeen - p->fit.nFitted<FORECAST_ERRORS;
}

/* From the sizes of past errors, which fitting has made smaller than those to
** come, as it has for sigma. A sum of many errors is nearly normal and the few
** large ones count in it, so its width is never below the normal's. */
static ForecastHalf forecastHalf(int *rc, const Forecast *p){
  double sigma = fit_sigma(&p->fit), n = (double)p->nSeen;
  double grow = sqrt(n/(n - p->fit.nFitted));
  ForecastHalf half = { FORECAST_Z80*sigma, FORECAST_Z95*sigma,
                        FORECAST_Z80*sigma, FORECAST_Z95*sigma };
  double *a, *aSeen;
  u64 i;
  if( forecastIsFew(p) ) return forecastFew(p);
  a = mem_array(rc, p->n, sizeof(double));
  if( a==0 ) return half;
  for(i=0; i<p->n; i++) a[i] = fabs(p->fit.run.aError[i]);
  order_sort(a, p->n);
  aSeen = a + (p->n - p->nSeen);       /* behind the zeros of missing values */
  half.own80 = grow*percentile_sorted(aSeen, p->nSeen, 0.8);
  half.own95 = grow*percentile_sorted(aSeen, p->nSeen, 0.95);
  mem_free(a);
  if( half.sum80<half.own80 ) half.sum80 = half.own80;
  if( half.sum95<half.own95 ) half.sum95 = half.own95;
  return half;
}

/* A mean of few values errs too, by 1/n of a value's variance, and that in all
** steps made of it at once: in the sum of k+1 of them (k+1)^2/n. */
static void forecastErrOfMeans(const Forecast *p, u64 h, SmoothAhead *a){
  u64 i, m = p->fit.form.m;
  double sum = 0;
  if( !forecastIsMeans(p) || !forecastIsFew(p) ) return;
  for(i=0; i<h; i++){
    double k = (double)(i/m);
    double n = (double)(m==1 ? p->nSeen : p->aSeen[(p->n + i)%m]);
    if( n>0 ){
      sum += (2*k + 1)/n;
      a[i].variance += 1/n;
    }
    a[i].sumVariance += sum;
  }
}

static double forecastFloor(const Forecast *p, double y){
  return y<p->floor ? p->floor : y;
}

/* What a step is held between, in the fit's units, and whether it was. */
typedef struct ForecastHold ForecastHold;
struct ForecastHold {
  double low, high;
  int held;
};

static ForecastHold forecastReach(const Forecast *p){
  double low = fit_units(&p->fit, p->min), high = fit_units(&p->fit, p->max);
  double reach = FORECAST_REACH*(high-low);
  ForecastHold hold = { low-reach, high+reach, 0 };
  return hold;
}

static double forecastHold(ForecastHold *p, double z){
  if( z<p->low || z>p->high ) p->held = 1;
  return z<p->low ? p->low : z>p->high ? p->high : z;
}

/* A bound of a step, in the series' own units. */
static double forecastBound(const Forecast *p, ForecastHold *pHold, double z){
  if( p->fit.form.seasonal==SEASON_MUL ) z = forecastHold(pHold, z);
  return forecastFloor(p, fit_value(&p->fit, z));
}

/* A step of a fitted model whose error is sd times one step's; the mean is in
** the fit's units. */
static void forecastStep(const Forecast *p, const ForecastHalf *pHalf,
                         double mean, double sd, ForecastHold hold,
                         ForecastStep *pStep){
  double half80 = sd*pHalf->own80, half95 = sd*pHalf->own95;
  ForecastRange *r = &pStep->own;
  mean = forecastHold(&hold, mean);
  r->mean = forecastFloor(p, fit_value(&p->fit, mean));
  r->low80 = forecastBound(p, &hold, mean - half80);
  r->high80 = forecastBound(p, &hold, mean + half80);
  r->low95 = forecastBound(p, &hold, mean - half95);
  r->high95 = forecastBound(p, &hold, mean + half95);
  pStep->status = hold.held && p->status!=FORECAST_WILD ? FORECAST_HELD
                                                        : p->status;
}

/* A step without a model: the one value there is, if any. */
static void forecastPlain(const Forecast *p, ForecastStep *pStep){
  ForecastRange *r = &pStep->own;
  r->mean = p->nSeen ? forecastFloor(p, p->min) : NAN;
  r->low80 = r->high80 = p->nSeen>=FORECAST_EQUAL80 ? r->mean : NAN;
  r->low95 = r->high95 = p->nSeen>=FORECAST_EQUAL95 ? r->mean : NAN;
  pStep->status = p->status;
}

static void forecastAdd(double *pSum, double x){
  double sum = *pSum + x;
  *pSum = sum>DBL_MAX ? DBL_MAX : sum<-DBL_MAX ? -DBL_MAX : sum;
}

static void forecastNarrow(double *pLow, double *pHigh, double mean,
                           double half){
  if( mean-half>*pLow ) *pLow = mean-half;
  if( mean+half<*pHigh ) *pHigh = mean+half;
}

/*
** The sum of the steps so far with one more, and half the widths of its
** intervals. pAll has the sums of the steps' own bounds: where these are if all
** steps err together, and no sum lies further out. Where a floor cuts the steps
** those are the closer ones, so no sum is below its floors.
*/
static ForecastRange forecastSum(ForecastRange *pAll, const ForecastRange *pOwn,
                                 double half80, double half95){
  ForecastRange sum;
  forecastAdd(&pAll->mean, pOwn->mean);
  forecastAdd(&pAll->low80, pOwn->low80);
  forecastAdd(&pAll->high80, pOwn->high80);
  forecastAdd(&pAll->low95, pOwn->low95);
  forecastAdd(&pAll->high95, pOwn->high95);
  sum = *pAll;
  forecastNarrow(&sum.low80, &sum.high80, sum.mean, half80);
  forecastNarrow(&sum.low95, &sum.high95, sum.mean, half95);
  return sum;
}

static void forecastPlainSteps(const Forecast *p, u64 h, ForecastStep *a){
  ForecastRange all = {0, 0, 0, 0, 0};
  u64 i;
  for(i=0; i<h; i++){
    if( forecastIsEmpty(p, i) ){
      forecastNothing(i ? &a[i-1] : 0, &a[i]);
      continue;
    }
    forecastPlain(p, &a[i]);
    a[i].sum = forecastSum(&all, &a[i].own, INFINITY, INFINITY);
  }
}

void forecast_steps(int *rc, const Forecast *p, u64 h, ForecastStep *a){
  const Fit *pFit = &p->fit;
  ForecastRange all = {0, 0, 0, 0, 0};
  ForecastHalf half;
  SmoothAhead *aAhead;
  ForecastHold hold;
  u64 i;
  if( !p->hasFit ){
    forecastPlainSteps(p, h, a);
    return;
  }
  aAhead = mem_array(rc, h, sizeof(*aAhead));
  if( aAhead==0 ) return;
  smooth_ahead(rc, &pFit->form, pFit->p, &pFit->run, p->n, h, aAhead);
  if( *rc==SO_OK ) forecastErrOfMeans(p, h, aAhead);
  half = forecastHalf(rc, p);
  hold = forecastReach(p);
  for(i=0; *rc==SO_OK && i<h; i++){
    double sumSd = sqrt(aAhead[i].sumVariance);
    if( forecastIsEmpty(p, i) ){
      forecastNothing(i ? &a[i-1] : 0, &a[i]);
      continue;
    }
    forecastStep(p, &half, aAhead[i].mean, sqrt(aAhead[i].variance), hold,
                 &a[i]);
    a[i].sum = forecastSum(&all, &a[i].own,
                           fit_length(pFit, sumSd*half.sum80),
                           fit_length(pFit, sumSd*half.sum95));
  }
  mem_free(aAhead);
}
