/* See percentile.h. */
#include "percentile.h"
#include "order.h"

#include <math.h>

void percentile_free(Percentile *p){
  mem_free(p->a);
  ranked_free(&p->ranked);
  memset(p, 0, sizeof(*p));
}

/* From values as they came to values in order. It happens once: rows that
** come and go after an answer will go on doing so. */
static void percentileRank(int *rc, Percentile *p){
  if( *rc || p->isRanked ) return;
  order_sort(p->a, p->n);
  ranked_fill(rc, &p->ranked, p->a, p->n);
  if( *rc ) return;
  mem_free(p->a);
  p->a = 0;
  p->n = p->nAlloc = 0;
  p->isRanked = 1;
}

/* -0.0 is stored as 0.0: they are equal, so which of them an answer showed
** would depend on the order of the rows. */
void percentile_add(int *rc, Percentile *p, double y){
  if( p->hasAnswer ) percentileRank(rc, p);
  p->hasAnswer = 0;
  if( p->isRanked ){
    ranked_insert(rc, &p->ranked, y+0.0);
    return;
  }
  if( p->n==p->nAlloc ){
    mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(double));
  }
  if( *rc ) return;
  p->a[p->n++] = y+0.0;
}

void percentile_remove(int *rc, Percentile *p, double y){
  percentileRank(rc, p);
  p->hasAnswer = 0;
  if( *rc==SO_OK ) ranked_remove(&p->ranked, y);
}

/* Values k and k+1 in order; only value k at the end. */
static void percentilePair(Percentile *p, u64 k, double *pLow, double *pHigh){
  u64 i;
  if( p->isRanked ){
    *pLow = ranked_get(&p->ranked, k);
    *pHigh = k+1<p->ranked.n ? ranked_get(&p->ranked, k+1) : *pLow;
    return;
  }
  order_select(p->a, p->n, k);
  *pLow = p->a[k];
  *pHigh = k+1<p->n ? p->a[k+1] : *pLow;
  for(i=k+2; i<p->n; i++){
    if( p->a[i]<*pHigh ) *pHigh = p->a[i];
  }
}

u64 percentile_order(Percentile *p){
  if( p->isRanked ) return p->ranked.n;
  order_sort(p->a, p->n);
  return p->n;
}

double percentile_at(Percentile *p, u64 k){
  return p->isRanked ? ranked_get(&p->ranked, k) : p->a[k];
}

double percentile_between(double low, double high, double share){
  double width = high-low;
  if( isfinite(width) ) return low + width*share;
  return low*(1-share) + high*share;   /* -1e308 and 1e308: no such width */
}

/* Where a fraction of n values falls: at place *pk, counted from 0, and by the
** share returned on to the next. Computed as SQLite's own function does, so
** that the two agree in the last bit: 0.29 of 101 values is place
** 28.999999999999996. */
static double percentilePlace(u64 n, double fraction, u64 *pk){
  double place = fraction*(double)(n-1);
  *pk = (u64)place;
  return place-(double)*pk;
}

double percentile_sorted(const double *a, u64 n, double fraction){
  u64 k;
  double share = percentilePlace(n, fraction, &k);
  return k+1<n ? percentile_between(a[k], a[k+1], share) : a[k];
}

int percentile_get(Percentile *p, int isDiscrete, double *pOut){
  u64 n = p->isRanked ? p->ranked.n : p->n, k;
  if( n==0 ) return 0;
  if( !p->hasAnswer ){
    double share = percentilePlace(n, p->fraction, &k), low, high;
    percentilePair(p, k, &low, &high);
    p->answer = percentile_between(low, high, isDiscrete ? 0 : share);
    p->hasAnswer = 1;
  }
  *pOut = p->answer;
  return 1;
}
