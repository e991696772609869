/*
** See smooth.h. The runs for an added and a multiplying season stand apart:
** they are all the time that a fit takes, and a test inside would be a third
** of it.
**
** The gradient is reverse-mode differentiation by hand. Going back from step
** t+1, dLevel, dSlope and aBack[t+m] say how half the sum of squares changes
** with the states that step t left; the code turns them into those before it.
** Each line is the transpose of one line of the step forward.
*/
#include "smooth.h"

#include <math.h>

void smooth_alloc(int *rc, SmoothRun *r, u64 n, u64 m){
  r->aError = mem_array(rc, 5*n + 2*m, sizeof(double));
  if( r->aError==0 ) return;
  r->aBase = r->aError + n;
  r->aSlope = r->aBase + n;
  r->aSeason = r->aSlope + n;
  r->aBack = r->aSeason + n + m;
}

void smooth_free(SmoothRun *r){
  mem_free(r->aError);
  memset(r, 0, sizeof(*r));
}

static double smoothRunAdd(const double *p, const double *y, u64 n, u64 m,
                           SmoothRun *r){
  double alpha = p[SMOOTH_ALPHA], phi = p[SMOOTH_PHI];
  double alphaBeta = alpha*p[SMOOTH_BETA], gamma = p[SMOOTH_GAMMA];
  double l = p[SMOOTH_LEVEL], b = p[SMOOTH_SLOPE];
  double sum = 0;
  u64 t;
  for(t=0; t<n; t++){
    double fade = phi*b;
    double base = l + fade;
    double s = r->aSeason[t];
    double e = y[t] - (base + s);
    if( isnan(y[t]) ) e = 0;
    r->aSlope[t] = b;
    r->aError[t] = e;
    l = base + alpha*e;
    b = fade + alphaBeta*e;
    r->aSeason[t+m] = s + gamma*e;
    sum += e*e;
  }
  r->level = l;
  r->slope = b;
  return sum;
}

static double smoothRunMul(const double *p, const double *y, u64 n, u64 m,
                           SmoothRun *r){
  double alpha = p[SMOOTH_ALPHA], phi = p[SMOOTH_PHI];
  double beta = p[SMOOTH_BETA], gamma = p[SMOOTH_GAMMA];
  double l = p[SMOOTH_LEVEL], b = p[SMOOTH_SLOPE];
  double sum = 0;
  u64 t;
  for(t=0; t<n; t++){
    double fade = phi*b;
    double base = l + fade;
    double s = r->aSeason[t];
    double e = y[t] - base*s;
    double up;
    if( !(base>0 && s>0) ) return INFINITY;
    if( isnan(y[t]) ) e = 0;
    up = alpha*e/s;
    r->aSlope[t] = b;
    r->aBase[t] = base;
    r->aError[t] = e;
    l = base + up;
    b = fade + beta*up;
    r->aSeason[t+m] = s + gamma*e/base;
    sum += e*e;
  }
  r->level = l;
  r->slope = b;
  return sum;
}

double smooth_run(const Smooth *pForm, const double *p, const double *y, u64 n,
                  SmoothRun *r){
  double sum;
  memcpy(r->aSeason, p + SMOOTH_SEASON, (size_t)pForm->m*sizeof(double));
  if( pForm->seasonal==SEASON_MUL ){
    sum = smoothRunMul(p, y, n, pForm->m, r);
  }else{
    sum = smoothRunAdd(p, y, n, pForm->m, r);
  }
  /* The sum of a path that broke down is infinite or not a number. */
  return sum<INFINITY ? sum : INFINITY;
}

/* --- The gradient --------------------------------------------------------- */

static void smoothBackAdd(const double *p, const double *y, u64 n, u64 m,
                          const SmoothRun *r, double *g){
  double alpha = p[SMOOTH_ALPHA], beta = p[SMOOTH_BETA];
  double gamma = p[SMOOTH_GAMMA], phi = p[SMOOTH_PHI];
  double dLevel = 0, dSlope = 0;
  double gAlpha = 0, gBeta = 0, gGamma = 0, gPhi = 0;
  u64 t = n;
  while( t-->0 ){
    double e = r->aError[t];
    double dSeason = r->aBack[t+m];
    double up = dLevel + beta*dSlope;
    double dError = isnan(y[t]) ? 0 : e + alpha*up + gamma*dSeason;
    gAlpha += e*up;
    gBeta += e*dSlope;
    gGamma += e*dSeason;
    r->aBack[t] = dSeason - dError;
    dLevel -= dError;
    gPhi += r->aSlope[t]*(dLevel + dSlope);
    dSlope = phi*(dLevel + dSlope);
  }
  g[SMOOTH_ALPHA] = gAlpha;
  g[SMOOTH_BETA] = alpha*gBeta;
  g[SMOOTH_GAMMA] = gGamma;
  g[SMOOTH_PHI] = gPhi;
  g[SMOOTH_LEVEL] = dLevel;
  g[SMOOTH_SLOPE] = dSlope;
}

static void smoothBackMul(const double *p, const double *y, u64 n, u64 m,
                          const SmoothRun *r, double *g){
  double alpha = p[SMOOTH_ALPHA], beta = p[SMOOTH_BETA];
  double gamma = p[SMOOTH_GAMMA], phi = p[SMOOTH_PHI];
  double dLevel = 0, dSlope = 0;
  double gAlpha = 0, gBeta = 0, gGamma = 0, gPhi = 0;
  u64 t = n;
  while( t-->0 ){
    double base = r->aBase[t], s = r->aSeason[t];
    double e = r->aError[t], eByS = e/s, eByBase = e/base;
    double dSeason = r->aBack[t+m];
    double up = dLevel + beta*dSlope;
    double upByS = alpha*up/s, sideByBase = gamma*dSeason/base;
    double dError = isnan(y[t]) ? 0 : e + upByS + sideByBase;
    gAlpha += eByS*up;
    gBeta += eByS*dSlope;
    gGamma += eByBase*dSeason;
    r->aBack[t] = dSeason - upByS*eByS - dError*base;
    dLevel -= sideByBase*eByBase + dError*s;
    gPhi += r->aSlope[t]*(dLevel + dSlope);
    dSlope = phi*(dLevel + dSlope);
  }
  g[SMOOTH_ALPHA] = gAlpha;
  g[SMOOTH_BETA] = alpha*gBeta;
  g[SMOOTH_GAMMA] = gGamma;
  g[SMOOTH_PHI] = gPhi;
  g[SMOOTH_LEVEL] = dLevel;
  g[SMOOTH_SLOPE] = dSlope;
}

void smooth_gradient(const Smooth *pForm, const double *p, const double *y,
                     u64 n, SmoothRun *r, double *g){
  u64 i, m = pForm->m;
  memset(r->aBack + n, 0, (size_t)m*sizeof(double));
  if( pForm->seasonal==SEASON_MUL ){
    smoothBackMul(p, y, n, m, r, g);
  }else{
    smoothBackAdd(p, y, n, m, r, g);
  }
  memcpy(g + SMOOTH_SEASON, r->aBack, (size_t)m*sizeof(double));
  for(i=0; i<SMOOTH_SIZE(m); i++) g[i] *= 2;
}

/* --- Forecasts ------------------------------------------------------------ */

/* The h steps ahead, an array a thing. */
typedef struct SmoothWork SmoothWork;
struct SmoothWork {
  double *aBase, *aSeason;             /* what is expected, in its parts */
  double *aLevel, *aAgain;             /* weights of an error j steps back */
  double *aUnder;                      /* aBase, or infinity for none above 0 */
  double *aReach;                      /* what an error has moved so far */
};

static void smoothMean(const Smooth *pForm, const double *p,
                       const SmoothRun *r, u64 n, u64 h, SmoothWork *w,
                       SmoothAhead *a){
  double slope = r->slope, base = r->level;
  u64 i;
  for(i=0; i<h; i++){
    double s = r->aSeason[n + i%pForm->m];
    slope *= p[SMOOTH_PHI];
    base += slope;
    w->aBase[i] = base;
    w->aSeason[i] = s;
    a[i].mean = pForm->seasonal==SEASON_MUL ? base*s : base + s;
  }
}

/* How an error of 1 moves what is expected j steps on, j from 0 to h-1: by way
** of the level alpha*(1 + beta*(phi + .. + phi^j)), by way of the season every
** m steps gamma. At 0 it is the error itself. */
static void smoothWeights(const Smooth *pForm, const double *p, u64 h,
                          SmoothWork *w){
  double power = 1, sum = 0;
  u64 j;
  for(j=0; j<h; j++){
    w->aLevel[j] = j==0 ? 1 : p[SMOOTH_ALPHA]*(1 + p[SMOOTH_BETA]*sum);
    w->aAgain[j] = j>0 && j%pForm->m==0 ? p[SMOOTH_GAMMA] : 0;
    power *= p[SMOOTH_PHI];
    sum += power;
  }
}

/* A weight depends only on how long ago the error was, so the sums over all
** errors grow by one term a step. */
static void smoothVarianceAdd(u64 h, const SmoothWork *w, SmoothAhead *a){
  double variance = 0, reach = 0, sum = 0;
  u64 i;
  for(i=0; i<h; i++){
    double c = w->aLevel[i] + w->aAgain[i];
    reach += c;
    variance += c*c;
    sum += reach*reach;
    a[i].variance = variance;
    a[i].sumVariance = sum;
  }
}

/* Where the season multiplies, an error of step k enters the level divided by
** that step's season, and the season divided by that step's base. */
static void smoothVarianceMul(u64 h, SmoothWork *w, SmoothAhead *a){
  double widest = 0, widestSum = 0;
  u64 i, k;
  for(i=0; i<h; i++){
    double s = w->aSeason[i], base = w->aBase[i], variance = 0, sum = 0;
    w->aUnder[i] = base>0 ? base : INFINITY;
    for(k=0; k<=i; k++){
      double c = w->aLevel[i-k]*s/w->aSeason[k]
               + w->aAgain[i-k]*base/w->aUnder[k];
      w->aReach[k] += c;
      variance += c*c;
      sum += w->aReach[k]*w->aReach[k];
    }
    if( variance>widest ) widest = variance;
    if( sum>widestSum ) widestSum = sum;
    a[i].variance = widest;
    a[i].sumVariance = widestSum;
  }
}

void smooth_ahead(int *rc, const Smooth *pForm, const double *p,
                  const SmoothRun *r, u64 n, u64 h, SmoothAhead *a){
  SmoothWork w;
  w.aBase = mem_array(rc, 6*h, sizeof(double));
  if( w.aBase==0 ) return;
  w.aSeason = w.aBase + h;
  w.aLevel = w.aSeason + h;
  w.aAgain = w.aLevel + h;
  w.aUnder = w.aAgain + h;
  w.aReach = w.aUnder + h;             /* zeros */
  smoothMean(pForm, p, r, n, h, &w, a);
  smoothWeights(pForm, p, h, &w);
  if( pForm->seasonal==SEASON_MUL ){
    smoothVarianceMul(h, &w, a);
  }else{
    smoothVarianceAdd(h, &w, a);
  }
  mem_free(w.aBase);
}
