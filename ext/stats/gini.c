/*
** See gini.h. Over the values in order, x1 <= x2 <= ... <= xn,
**
**   sum of (2i-n-1)*xi / (n * sum of xi)
**
** whose terms cancel. Summed by parts, the upper sum is that of
** i*(n-i) * (x(i+1)-xi): no term is negative, so values that are alike give
** exactly 0, and no digits are lost.
*/
#include "gini.h"

/* A sum of terms that are not negative, with what its roundings dropped
** (Neumaier's). */
typedef struct GiniSum GiniSum;
struct GiniSum {
  double sum, rest;
};

static void giniAdd(GiniSum *p, double x){
  double t = p->sum + x;
  p->rest += p->sum>=x ? (p->sum-t) + x : (x-t) + p->sum;
  p->sum = t;
}

int gini_get(Percentile *p, double *pOut){
  u64 n = percentile_order(p), i;
  GiniSum above = {0, 0}, below = {0, 0};
  double scale, x, prev;
  if( n==0 || percentile_at(p, n-1)==0 ) return 0;
  if( !p->hasAnswer ){
    /* n*n values of the largest size must have a sum. */
    scale = percentile_at(p, n-1)>1e240 ? 1e-100 : 1;
    prev = percentile_at(p, 0)*scale;
    for(i=0; i<n; i++){
      x = percentile_at(p, i)*scale;
      giniAdd(&above, (double)i*(double)(n-i)*(x-prev));
      giniAdd(&below, x);
      prev = x;
    }
    p->answer = (above.sum+above.rest)/((double)n*(below.sum+below.rest));
    p->hasAnswer = 1;
  }
  *pOut = p->answer;
  return 1;
}
