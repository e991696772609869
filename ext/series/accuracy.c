/*
** See accuracy.h. The measures are those of R. J. Hyndman and A. B. Koehler,
** "Another look at measures of forecast accuracy", International Journal of
** Forecasting 22, 2006; smape is the M4 competition's, from 0 to 2.
*/
#include "accuracy.h"

#include <math.h>

/* What a row adds to the mean; false where it does not count. */
static int accuracyTerm(int measure, const AccuracyRow *pRow, double *pTerm){
  double a = pRow->actual, f = pRow->forecast;
  double size = fabs(a) + fabs(f);
  switch( measure ){
    case ACCURACY_BIAS:
      *pTerm = f - a;
      return 1;
    case ACCURACY_MAPE:
      *pTerm = fabs(a-f)/fabs(a);
      return a!=0 && isfinite(*pTerm);
    case ACCURACY_SMAPE:
      *pTerm = size>0 ? 2*fabs(a-f)/size : 0;
      return 1;
    case ACCURACY_MASE:
      *pTerm = fabs(a-f)/pRow->other;
      return pRow->other>0 && isfinite(*pTerm);
    case ACCURACY_COVERAGE:
      *pTerm = f<=a && a<=pRow->other;
      return 1;
  }
  *pTerm = fabs(a-f);
  return 1;
}

void accuracy_add(Accuracy *p, int measure, const AccuracyRow *pRow,
                  int sign){
  double x;
  if( !accuracyTerm(measure, pRow, &x) ) return;
  if( measure==ACCURACY_RMSE ){        /* a spread around 0: no sum is kept */
    p->of.mean.n += sign;
    exact_add_square(&p->of.squares, x, sign);
  }else{
    mean_add(&p->of.mean, x, sign);
  }
  if( measure==ACCURACY_WAPE ) mean_add(&p->size, fabs(pRow->actual), sign);
}

int accuracy_get(Accuracy *p, int measure, double *pOut){
  double error, size;
  if( measure==ACCURACY_RMSE ){
    return moments_spread(&p->of, SPREAD_POPULATION|SPREAD_ROOT, pOut);
  }
  if( !mean_get(&p->of.mean, &error) ) return 0;
  if( measure==ACCURACY_WAPE ){
    if( !mean_get(&p->size, &size) || size==0 ) return 0;
    error /= size;
    if( isinf(error) ) return 0;
  }
  *pOut = error;
  return 1;
}

int accuracy_naive(const Series *p, u64 season, double *pOut){
  Mean mean;
  u64 i;
  memset(&mean, 0, sizeof(mean));
  for(i=season; i<p->n; i++){
    double x = fabs(p->a[i] - p->a[i-season]);
    if( !isnan(x) ) mean_add(&mean, x, 1);
  }
  return mean_get(&mean, pOut);
}
