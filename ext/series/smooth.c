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

/* What is expected 1 to h steps after the run; aBase[] gets the part without
** the season. */
static void smoothMean(const Smooth *pForm, const double *p,
                       const SmoothRun *r, u64 n, u64 h, double *aBase,
                       double *aMean){
  double slope = r->slope, base = r->level;
  u64 i;
  for(i=0; i<h; i++){
    double s = r->aSeason[n + i%pForm->m];
    slope *= p[SMOOTH_PHI];
    base += slope;
    aBase[i] = base;
    aMean[i] = pForm->seasonal==SEASON_MUL ? base*s : base + s;
  }
}

/* By how much an error of 1 moves the level j steps on, j from 0 to h-1:
** alpha*(1 + beta*(phi + .. + phi^j)). */
static void smoothWeights(const double *p, u64 h, double *aWeight){
  double power = 1, sum = 0;
  u64 j;
  for(j=0; j<h; j++){
    aWeight[j] = p[SMOOTH_ALPHA]*(1 + p[SMOOTH_BETA]*sum);
    power *= p[SMOOTH_PHI];
    sum += power;
  }
}

/* The weight of an error for the season m, 2m, .. steps on is gamma. */
static void smoothVarianceAdd(const Smooth *pForm, const double *p, u64 h,
                              const double *aWeight, double *aVariance){
  double sum = 1;
  u64 i;
  for(i=0; i<h; i++){
    if( i>0 ){
      double c = aWeight[i] + (i%pForm->m==0 ? p[SMOOTH_GAMMA] : 0);
      sum += c*c;
    }
    aVariance[i] = sum;
  }
}

/* Where the season multiplies, an error of step k enters the level divided by
** that step's season, and the season divided by that step's base. */
static void smoothVarianceMul(const Smooth *pForm, const double *p,
                              const double *aSeason, u64 h,
                              const double *aWeight, const double *aBase,
                              double *aVariance){
  u64 i, k, m = pForm->m;
  for(i=0; i<h; i++){
    double sum = 1, s = aSeason[i%m];
    for(k=0; k<i; k++){
      double c = aWeight[i-k]*s/aSeason[k%m];
      if( (i-k)%m==0 && aBase[k]>0 ) c += p[SMOOTH_GAMMA]*aBase[i]/aBase[k];
      sum += c*c;
    }
    aVariance[i] = i>0 && sum<aVariance[i-1] ? aVariance[i-1] : sum;
  }
}

void smooth_ahead(int *rc, const Smooth *pForm, const double *p,
                  const SmoothRun *r, u64 n, u64 h, double *aMean,
                  double *aVariance){
  double *aBase = mem_array(rc, 2*h, sizeof(double));
  double *aWeight;
  if( aBase==0 ) return;
  aWeight = aBase + h;
  smoothMean(pForm, p, r, n, h, aBase, aMean);
  smoothWeights(p, h, aWeight);
  if( pForm->seasonal==SEASON_MUL ){
    smoothVarianceMul(pForm, p, r->aSeason + n, h, aWeight, aBase, aVariance);
  }else{
    smoothVarianceAdd(pForm, p, h, aWeight, aVariance);
  }
  mem_free(aBase);
}
