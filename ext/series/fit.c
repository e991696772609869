/*
** See fit.h. What the descent moves is not the parameters but numbers without
** bounds: a constant is low + (high-low)/(1+exp(-x)), with gamma's bound
** depending on alpha; a state is x times the size it is likely to have.
*/
#include "fit.h"
#include "fit_bfgs.h"

#include <float.h>
#include <math.h>

#define FIT_ITERATIONS 300             /* at most, after the first look */
#define FIT_LOOK 8                     /* iterations from each start */
#define FIT_SEASONS 5                  /* looked at for start states, */
#define FIT_VALUES 10                  /* or so many values without one */

/* The range of phi: below, a trend is over before it is seen; above, it is
** not damped (as in R). */
#define FIT_PHI_LOW 0.8
#define FIT_PHI_HIGH 0.98

/* Mean squared errors in units of the variance: below the one it is rounding,
** above the other the path has lost the series and only grows. */
#define FIT_NOTHING 1e-30
#define FIT_LOST 1e12

/* Places from which the descent sets out, as shares of each constant's range:
** likelihoods of smoothing models have several maxima, at low and at high
** alpha, and with a season that is steady or one that follows. */
static const double aFitStart[][FIT_CONSTANTS] = {
  { 0.10, 0.02, 0.10, 0.80 },
  { 0.40, 0.02, 0.40, 0.80 },
  { 0.15, 0.02, 0.80, 0.80 },
  { 0.80, 0.50, 0.10, 0.30 },
};
#define N_START ((int)(sizeof(aFitStart)/sizeof(aFitStart[0])))

/* What the descent's function needs. */
typedef struct FitWork FitWork;
struct FitWork {
  const FitTask *pTask;
  Fit *pFit;
  double *y;                           /* the values in the fit's units */
  double *g;                           /* derivatives by the parameters */
  double *aUnit;                       /* size of each state */
  double *aFrom, *aBest;               /* the descent's start and best end */
};

/* --- Units ---------------------------------------------------------------- */

static int fitExponent(const double *y, u64 n){
  double max = 0;
  int e = 0;
  u64 i;
  for(i=0; i<n; i++) if( fabs(y[i])>max ) max = fabs(y[i]);
  frexp(max, &e);
  return e;
}

/* 2^-e*y into z[], then its mean and spread taken out; a season that
** multiplies needs the true zero, and keeps its mean. */
static void fitUnits(Fit *p, const double *y, double *z){
  double sum = 0, squares = 0;
  u64 i;
  p->units.exponent = fitExponent(y, p->n);
  for(i=0; i<p->n; i++){
    z[i] = ldexp(y[i], -p->units.exponent);
    if( isnan(z[i]) ) continue;
    sum += z[i];
    p->nSeen++;
  }
  sum /= (double)p->nSeen;
  for(i=0; i<p->n; i++){
    if( !isnan(z[i]) ) squares += (z[i]-sum)*(z[i]-sum);
  }
  p->units.centre = p->form.seasonal==SEASON_MUL ? 0 : sum;
  p->units.spread = sqrt(squares/(double)p->nSeen);
  for(i=0; i<p->n; i++) z[i] = (z[i] - p->units.centre)/p->units.spread;
}

static double fitFinite(double x){
  return x>DBL_MAX ? DBL_MAX : x<-DBL_MAX ? -DBL_MAX : x;
}

double fit_value(const Fit *p, double z){
  return fitFinite(ldexp(p->units.centre + p->units.spread*z,
                         p->units.exponent));
}

double fit_length(const Fit *p, double z){
  return fitFinite(ldexp(p->units.spread*z, p->units.exponent));
}

double fit_units(const Fit *p, double y){
  return (ldexp(y, -p->units.exponent) - p->units.centre)/p->units.spread;
}

double fit_parameter(const Fit *p, u64 i){
  double z = p->p[i];
  if( i<SMOOTH_LEVEL || (i>=SMOOTH_SEASON && p->form.seasonal==SEASON_MUL) ){
    return z;
  }
  return i==SMOOTH_LEVEL ? fit_value(p, z) : fit_length(p, z);
}

/* --- Places of the season ------------------------------------------------- */

u64 fit_values(const double *y, u64 n, u64 m, u64 i){
  u64 nSeen = 0;
  for(; i<n; i+=m) nSeen += !isnan(y[i]) ? 1u : 0u;
  return nSeen;
}

static u64 fitPlaces(const double *y, u64 n, u64 m){
  u64 i, nPlace = 0;
  for(i=0; i<m; i++) nPlace += fit_values(y, n, m, i)>0;
  return nPlace;
}

/* --- Start states --------------------------------------------------------- */

/* The mean of z[0..n) without what is missing, or otherwise. */
static double fitMean(const double *z, u64 n, double otherwise){
  double sum = 0;
  u64 i, nSeen = 0;
  for(i=0; i<n; i++){
    if( isnan(z[i]) ) continue;
    sum += z[i];
    nSeen++;
  }
  return nSeen ? sum/(double)nSeen : otherwise;
}

/* The rule of thumb of fit.h; a place without a value is an average one. */
static void fitHeuristic(const Smooth *pForm, const double *z, u64 n,
                         double *p){
  u64 i, m = pForm->m;
  u64 nLater = n>2*m ? m : n-m;        /* of the second season */
  double l = fitMean(z, m, 0);
  p[SMOOTH_LEVEL] = l;
  if( pForm->trend!=TREND_NONE ){
    p[SMOOTH_SLOPE] = (fitMean(z+m, nLater, l) - l)/(double)m;
  }
  if( pForm->seasonal==SEASON_NONE ) return;
  for(i=0; i<m; i++){
    int isMul = pForm->seasonal==SEASON_MUL;
    p[SMOOTH_SEASON+i] = isnan(z[i]) ? isMul : isMul ? z[i]/l : z[i]-l;
  }
}

/* The least-squares line through z[0..n), step i at i+1; flat without a
** trend. */
static void fitLine(int hasTrend, const double *z, u64 n, double *p){
  double mean = fitMean(z, n, 0), middle = 0, top = 0, bottom = 0, nSeen = 0;
  u64 i;
  for(i=0; i<n; i++){
    if( isnan(z[i]) ) continue;
    middle += (double)(i+1);
    nSeen++;
  }
  middle /= nSeen;
  for(i=0; i<n && hasTrend; i++){
    double x = (double)(i+1) - middle;
    if( isnan(z[i]) ) continue;
    top += x*(z[i]-mean);
    bottom += x*x;
  }
  p[SMOOTH_SLOPE] = bottom>0 ? top/bottom : 0;
  p[SMOOTH_LEVEL] = mean - middle*p[SMOOTH_SLOPE];
}

/* Start states for the descent: a line through the first seasons, and the
** mean departure from it of each place in the season. */
static void fitStates(const Smooth *pForm, const double *z, u64 n, double *p){
  u64 m = pForm->m;
  u64 nLook = pForm->seasonal==SEASON_NONE ? FIT_VALUES : FIT_SEASONS*m;
  u64 i, t;
  int isMul = pForm->seasonal==SEASON_MUL;
  if( nLook>n ) nLook = n;
  fitLine(pForm->trend!=TREND_NONE, z, nLook, p);
  if( isMul && p[SMOOTH_LEVEL]*(p[SMOOTH_LEVEL]
                                + p[SMOOTH_SLOPE]*(double)nLook)<=0 ){
    fitLine(0, z, nLook, p);           /* it must not cross zero */
  }
  if( pForm->seasonal==SEASON_NONE ) return;
  for(i=0; i<m; i++){
    double sum = 0, nSeen = 0;
    for(t=i; t<nLook; t+=m){
      double line = p[SMOOTH_LEVEL] + p[SMOOTH_SLOPE]*(double)(t+1);
      if( isnan(z[t]) ) continue;
      sum += isMul ? z[t]/line : z[t]-line;
      nSeen++;
    }
    p[SMOOTH_SEASON+i] = nSeen>0 ? sum/nSeen : isMul;
  }
}

/* --- The descent ---------------------------------------------------------- */

/* The value of constant i that is not to be fitted; NaN where it is. Of alpha
** and gamma, 1 leaves the other no room (fitRange). */
static double fitFixed(const FitTask *pTask, int i){
  const Smooth *pForm = &pTask->form;
  if( i==SMOOTH_BETA && pForm->trend==TREND_NONE ) return 0;
  if( i==SMOOTH_PHI && pForm->trend!=TREND_DAMPED ) return 1;
  if( i==SMOOTH_GAMMA && pForm->seasonal==SEASON_NONE ) return 0;
  if( isnan(pTask->aFixed[i])
   && ((i==SMOOTH_GAMMA && pTask->aFixed[SMOOTH_ALPHA]==1)
    || (i==SMOOTH_ALPHA && pTask->aFixed[SMOOTH_GAMMA]==1)) ){
    return 0;
  }
  return pTask->aFixed[i];
}

/* The range of constant i, alpha being known when gamma is asked for: beyond
** alpha + gamma = 1 level and season chase the same error. */
static void fitRange(const FitTask *pTask, int i, double alpha, double *pLow,
                     double *pWidth){
  double gamma = fitFixed(pTask, SMOOTH_GAMMA);
  *pLow = 0;
  *pWidth = 1;
  if( i==SMOOTH_ALPHA && !isnan(gamma) ) *pWidth = 1 - gamma;
  if( i==SMOOTH_GAMMA ) *pWidth = 1 - alpha;
  if( i==SMOOTH_PHI ){
    *pLow = FIT_PHI_LOW;
    *pWidth = FIT_PHI_HIGH - FIT_PHI_LOW;
  }
}

static double fitShare(double x){
  return 1/(1 + exp(-x));
}

/* The parameters at the descent's x. */
static void fitPoint(const FitWork *w, const double *x){
  double *p = w->pFit->p;
  u64 i, n = SMOOTH_SIZE(w->pFit->form.m);
  for(i=0; i<FIT_CONSTANTS; i++){
    double low, width;
    p[i] = fitFixed(w->pTask, (int)i);
    if( !isnan(p[i]) ) continue;
    fitRange(w->pTask, (int)i, p[SMOOTH_ALPHA], &low, &width);
    p[i] = low + width*fitShare(x[i]);
  }
  for(i=SMOOTH_LEVEL; i<n; i++) p[i] = x[i]*w->aUnit[i];
}

/* Derivatives by the parameters, turned into those by x. */
static void fitChain(const FitWork *w, const double *x, double *g){
  const FitTask *pTask = w->pTask;
  const double *p = w->pFit->p;
  double scale = 1/(double)w->pFit->nSeen;
  u64 i, n = SMOOTH_SIZE(pTask->form.m);
  memset(g, 0, (size_t)n*sizeof(double));
  if( isnan(fitFixed(pTask, SMOOTH_GAMMA)) ){
    w->g[SMOOTH_ALPHA] -= fitShare(x[SMOOTH_GAMMA])*w->g[SMOOTH_GAMMA];
  }
  for(i=0; i<FIT_CONSTANTS; i++){
    double low, width, share = fitShare(x[i]);
    if( !isnan(fitFixed(pTask, (int)i)) ) continue;
    fitRange(pTask, (int)i, p[SMOOTH_ALPHA], &low, &width);
    g[i] = scale*w->g[i]*width*share*(1-share);
  }
  if( pTask->heuristic ) return;
  for(i=SMOOTH_LEVEL; i<n; i++) g[i] = scale*w->g[i]*w->aUnit[i];
  if( pTask->form.trend==TREND_NONE ) g[SMOOTH_SLOPE] = 0;
  if( pTask->form.seasonal==SEASON_NONE ) g[SMOOTH_SEASON] = 0;
}

/* The mean squared error at x, for bfgs_run(). */
static double fitObjective(void *pArg, const double *x, double *g){
  FitWork *w = pArg;
  Fit *p = w->pFit;
  double sse;
  fitPoint(w, x);
  sse = smooth_run(&p->form, p->p, w->y, p->n, &p->run);
  if( sse==INFINITY ) return INFINITY;
  smooth_gradient(&p->form, p->p, w->y, p->n, &p->run, w->g);
  fitChain(w, x, g);
  return sse/(double)p->nSeen;
}

/* A little way from every start, then all the way from the best. Without a
** constant to be fitted the sum of squares has one minimum. */
static void fitDescend(int *rc, FitWork *w){
  u64 size = SMOOTH_SIZE(w->pFit->form.m)*sizeof(double);
  double best = INFINITY;
  int i, k, nFree = 0;
  Bfgs bfgs;
  memset(&bfgs, 0, sizeof(bfgs));
  bfgs_alloc(rc, &bfgs, SMOOTH_SIZE(w->pFit->form.m));
  bfgs.value = fitObjective;
  bfgs.pArg = w;
  for(i=0; i<FIT_CONSTANTS; i++) nFree += isnan(fitFixed(w->pTask, i))!=0;
  for(k=0; *rc==SO_OK && k<(nFree ? N_START : 1); k++){
    memcpy(bfgs.x, w->aFrom, (size_t)size);
    for(i=0; i<FIT_CONSTANTS; i++){
      bfgs.x[i] = log(aFitStart[k][i]/(1 - aFitStart[k][i]));
    }
    bfgs_run(&bfgs, FIT_LOOK);
    if( bfgs.f<best ){
      best = bfgs.f;
      memcpy(w->aBest, bfgs.x, (size_t)size);
    }
  }
  if( best<INFINITY ){
    memcpy(bfgs.x, w->aBest, (size_t)size);
    bfgs_run(&bfgs, FIT_ITERATIONS);
    fitPoint(w, bfgs.x);
  }
  w->pFit->nIteration = bfgs.nIteration;
  bfgs_free(&bfgs);
}

/* Level and season are known up to what one can lend the other: let those
** places of the season that have a value average 0, or 1. */
static void fitNormalize(const Smooth *pForm, const double *y, u64 n,
                         double *p){
  int isMul = pForm->seasonal==SEASON_MUL;
  double mean = 0, nPlace = 0;
  u64 i;
  if( pForm->seasonal==SEASON_NONE ) return;
  for(i=0; i<pForm->m; i++){
    if( fit_values(y, n, pForm->m, i)==0 ) continue;
    mean += p[SMOOTH_SEASON+i];
    nPlace++;
  }
  mean /= nPlace;
  for(i=0; i<pForm->m; i++){
    if( fit_values(y, n, pForm->m, i)==0 ) p[SMOOTH_SEASON+i] = isMul;
    else if( isMul ) p[SMOOTH_SEASON+i] /= mean;
    else p[SMOOTH_SEASON+i] -= mean;
  }
  if( isMul ){
    p[SMOOTH_LEVEL] *= mean;
    p[SMOOTH_SLOPE] *= mean;
  }else{
    p[SMOOTH_LEVEL] += mean;
  }
}

/* Start states in w->pFit->p, and their sizes. */
static void fitBegin(FitWork *w){
  Fit *p = w->pFit;
  u64 i, n = SMOOTH_SIZE(p->form.m);
  int isMul = p->form.seasonal==SEASON_MUL;
  if( w->pTask->heuristic ){
    fitHeuristic(&p->form, w->y, p->n, p->p);
  }else{
    fitStates(&p->form, w->y, p->n, p->p);
  }
  for(i=SMOOTH_LEVEL; i<n; i++){
    w->aUnit[i] = i==SMOOTH_SLOPE ? 0.1 : 1;
    if( i>=SMOOTH_SEASON && isMul && p->p[SMOOTH_LEVEL]!=0 ){
      w->aUnit[i] = 1/fabs(p->p[SMOOTH_LEVEL]);
    }
    w->aFrom[i] = p->p[i]/w->aUnit[i];
  }
}

/* --- Fits ----------------------------------------------------------------- */

void fit_open(int *rc, Fit *p, const FitTask *pTask, const double *y, u64 n){
  FitWork w = { pTask, p, 0, 0, 0, 0, 0 };
  u64 size = SMOOTH_SIZE(pTask->form.m);
  memset(p, 0, sizeof(*p));
  p->form = pTask->form;
  p->n = n;
  p->sse = INFINITY;
  p->nFitted = fit_count(pTask, fitPlaces(y, n, pTask->form.m));
  p->p = mem_array(rc, size, sizeof(double));
  smooth_alloc(rc, &p->run, n, p->form.m);
  w.y = mem_array(rc, n + 4*size, sizeof(double));
  if( *rc==SO_OK ){
    w.g = w.y + n;
    w.aUnit = w.g + size;
    w.aFrom = w.aUnit + size;
    w.aBest = w.aFrom + size;
    fitUnits(p, y, w.y);
    fitBegin(&w);
    fitDescend(rc, &w);
  }
  if( *rc==SO_OK ){
    fitNormalize(&p->form, y, n, p->p);
    p->sse = smooth_run(&p->form, p->p, w.y, n, &p->run);
    if( p->sse>FIT_LOST*(double)p->nSeen ) p->sse = INFINITY;
  }
  mem_free(w.y);
}

void fit_close(Fit *p){
  mem_free(p->p);
  smooth_free(&p->run);
  memset(p, 0, sizeof(*p));
}

int fit_count(const FitTask *pTask, u64 nPlace){
  int i, n = 2;                        /* the level and the variance */
  for(i=0; i<FIT_CONSTANTS; i++) n += isnan(fitFixed(pTask, i))!=0;
  if( pTask->form.trend!=TREND_NONE ) n++;
  /* One season is what the others leave. */
  if( pTask->form.seasonal!=SEASON_NONE ) n += (int)nPlace - 1;
  return n;
}

double fit_sse(const Fit *p){
  double sse = ldexp(p->sse*p->units.spread*p->units.spread,
                     2*p->units.exponent);
  return sse<INFINITY ? sse : NAN;
}

double fit_sigma(const Fit *p){
  double left = (double)p->nSeen - p->nFitted;
  return left>=1 ? sqrt(p->sse/left) : NAN;
}

double fit_loglik(const Fit *p){
  double n = (double)p->nSeen;
  double sse = p->sse>FIT_NOTHING*n ? p->sse : FIT_NOTHING*n;
  return -n/2*log(sse) - n*(log(p->units.spread)
                            + p->units.exponent*0.69314718055994530942);
}

double fit_aicc(const Fit *p){
  double n = (double)p->nSeen, k = p->nFitted;
  if( n-k-1<=0 ) return INFINITY;
  return -2*fit_loglik(p) + 2*k + 2*k*(k+1)/(n-k-1);
}
