/* See moments.h. */
#include "moments.h"

#include <math.h>

/* Count y. True when it is finite and so belongs into the sums. */
static int meanCount(Mean *p, double y, int sign){
  p->n += sign;
  if( isfinite(y) ) return 1;
  if( y>0 ){
    p->nPlus += sign;
  }else{
    p->nMinus += sign;
  }
  return 0;
}

void mean_add(Mean *p, double y, int sign){
  if( meanCount(p, y, sign) ) exact_add(&p->sum, y, sign);
}

void moments_add(Moments *p, double y, int sign){
  if( !meanCount(&p->mean, y, sign) ) return;
  exact_add(&p->mean.sum, y, sign);
  exact_add_square(&p->squares, y, sign);
}

/* The sum over n. That of no finite values among infinities is 0 and is not
** looked at. */
static int meanOver(Mean *p, i64 n, double *pOut){
  if( p->n<=0 || (p->nPlus>0 && p->nMinus>0) ) return 0;
  if( p->nPlus>0 ){
    *pOut = INFINITY;
  }else if( p->nMinus>0 ){
    *pOut = -INFINITY;
  }else{
    *pOut = exact_mean(&p->sum, n);
  }
  return 1;
}

int mean_get(Mean *p, double *pOut){
  return meanOver(p, p->n, pOut);
}

int mean_total(Mean *p, double *pOut){
  return meanOver(p, 1, pOut);
}

/* The root needs an even exponent. */
static Scaled momentsRoot(Scaled s){
  if( s.e % 2 ){
    s.m *= 2;
    s.e--;
  }
  s.m = sqrt(s.m);
  s.e /= 2;
  return s;
}

/*
** The textbook's (n*S2 - S1*S1) / (n*(n-1)), which is useless in doubles, where
** it cancels, and right here, where sums are exact. The exponent is kept apart
** until the end, so that a deviation is found where its square is no double.
*/
int moments_spread(Moments *p, int what, double *pOut){
  i64 n = p->mean.n;
  i64 nFree = what & SPREAD_POPULATION ? n : n-1;
  Scaled s;
  if( nFree<=0 || p->mean.nPlus>0 || p->mean.nMinus>0 ) return 0;
  s = exact_spread(&p->mean.sum, &p->squares, n);
  s.m /= (double)n*(double)nFree;
  if( what & SPREAD_ROOT ) s = momentsRoot(s);
  *pOut = ldexp(s.m, s.e);
  return 1;
}

/* (y - S1/n) / sqrt((n*S2 - S1*S1) / (n*(n-1))), its numerator and its
** denominator each times n, and each exact but for one rounding. */
int moments_score(Moments *p, double y, double *pOut){
  i64 n = p->mean.n;
  Scaled above, below;
  if( n<2 || p->mean.nPlus>0 || p->mean.nMinus>0 ) return 0;
  below = exact_spread(&p->mean.sum, &p->squares, n);
  if( below.m==0 ) return 0;
  if( isinf(y) ){
    *pOut = y;
    return 1;
  }
  above = exact_deviation(&p->mean.sum, n, y);
  below.m *= (double)n/(double)(n-1);
  below = momentsRoot(below);
  *pOut = ldexp(above.m/below.m, above.e-below.e);
  return 1;
}
