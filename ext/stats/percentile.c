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

/* place is computed as SQLite's own function does, so that the two agree in the
** last bit: p=0.29 of 101 values is place 28.999999999999996. */
int percentile_get(Percentile *p, int isDiscrete, double *pOut){
  u64 n = p->isRanked ? p->ranked.n : p->n;
  if( n==0 ) return 0;
  if( !p->hasAnswer ){
    double place = p->fraction*(double)(n-1), low, high, width;
    u64 k = (u64)place;
    double share = place-(double)k;
    percentilePair(p, k, &low, &high);
    width = high-low;
    if( isDiscrete || share==0 ){
      p->answer = low;
    }else if( isfinite(width) ){
      p->answer = low + width*share;
    }else{                             /* -1e308 and 1e308: no such width */
      p->answer = low*(1-share) + high*share;
    }
    p->hasAnswer = 1;
  }
  *pOut = p->answer;
  return 1;
}
