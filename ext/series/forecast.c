/* See forecast.h. */
#include "forecast.h"

#include <math.h>

/* A forecast further from the series than this many times its range is held
** there: no desk's tickets grow like that, but fits of odd series do. */
#define FORECAST_REACH 3

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
    "unstable constants: mean",
    "held: three times the series' range away",
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
static int forecastIsEnough(const FitTask *pTask, u64 nSeen){
  if( nSeen<(u64)fit_count(pTask)+2 ) return 0;
  return pTask->form.seasonal==SEASON_NONE || nSeen>=2*pTask->form.m+2;
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
    if( forecastIsEnough(pFit, p->nSeen) ) return aRung[i].status;
  }
  *pFit = forecastMeans(&pFit->form);
  return FORECAST_MEAN;
}

/* Fit a candidate, and keep it where it is the best so far. */
static void forecastTry(int *rc, Forecast *p, const FitTask *pFit, int status,
                        const double *a){
  Fit fit;
  fit_open(rc, &fit, pFit, a, p->n);
  if( *rc==SO_OK && fit.sse<INFINITY
   && (!p->hasFit || fit_aicc(&fit)<fit_aicc(&p->fit)) ){
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
    if( p->min>0 ) forecastTrends(rc, p, pTask, SEASON_MUL, a);
  }else{
    forecastTrends(rc, p, pTask, seasonal, a);
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

void forecast_open(int *rc, Forecast *p, const ForecastTask *pTask,
                   const double *a, u64 n){
  memset(p, 0, sizeof(*p));
  if( n>FORECAST_NEWEST ){
    a += n - FORECAST_NEWEST;
    n = FORECAST_NEWEST;
  }
  a = forecastLook(p, a, n);
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
  return fit_parameter(&p->fit, SMOOTH_SEASON + i);
}

/* --- The steps to come ---------------------------------------------------- */

static double forecastFloor(const Forecast *p, double y){
  return y<p->floor ? p->floor : y;
}

/* A step of a fitted model; mean and variance are in the fit's units. */
static ForecastStep forecastStep(const Forecast *p, double mean, double sd,
                                 double low, double high){
  double z80 = FORECAST_Z80, z95 = FORECAST_Z95;
  ForecastStep step;
  step.status = p->status;
  if( mean<low || mean>high ){
    mean = mean<low ? low : high;
    step.status = FORECAST_HELD;
  }
  step.mean = forecastFloor(p, fit_value(&p->fit, mean));
  step.low80 = forecastFloor(p, fit_value(&p->fit, mean - z80*sd));
  step.high80 = forecastFloor(p, fit_value(&p->fit, mean + z80*sd));
  step.low95 = forecastFloor(p, fit_value(&p->fit, mean - z95*sd));
  step.high95 = forecastFloor(p, fit_value(&p->fit, mean + z95*sd));
  return step;
}

/* A step without a model: the one value there is, if any. */
static ForecastStep forecastPlain(const Forecast *p){
  ForecastStep step;
  double y = p->nSeen ? forecastFloor(p, p->min) : NAN;
  step.mean = y;
  step.low80 = step.high80 = step.low95 = step.high95 =
    p->status==FORECAST_CONSTANT ? y : NAN;
  step.status = p->status;
  return step;
}

void forecast_steps(int *rc, const Forecast *p, u64 h, ForecastStep *a){
  double *aMean, *aVariance, low, high, reach, sigma;
  u64 i;
  if( !p->hasFit ){
    for(i=0; i<h; i++) a[i] = forecastPlain(p);
    return;
  }
  aMean = mem_array(rc, 2*h, sizeof(double));
  if( aMean==0 ) return;
  aVariance = aMean + h;
  smooth_ahead(rc, &p->fit.form, p->fit.p, &p->fit.run, p->n, h, aMean,
               aVariance);
  low = fit_units(&p->fit, p->min);
  high = fit_units(&p->fit, p->max);
  reach = FORECAST_REACH*(high-low);
  sigma = fit_sigma(&p->fit);
  for(i=0; *rc==SO_OK && i<h; i++){
    a[i] = forecastStep(p, aMean[i], sigma*sqrt(aVariance[i]), low-reach,
                        high+reach);
  }
  mem_free(aMean);
}
