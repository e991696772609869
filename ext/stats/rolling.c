/* See rolling.h. */
#include "rolling.h"
#include "percentile.h"

#include <math.h>

/* 1/qnorm(3/4): makes the median of deviations of normal values estimate
** their standard deviation. */
#define ROLLING_MAD_TO_SD 1.482602218505602

void rolling_free(Rolling *p){
  ring_free(&p->ring);
  ranked_free(&p->ranked);
}

/* y joins the rows before, or leaves them. */
static void rollingAdd(int *rc, Rolling *p, double y){
  if( isnan(y) ) return;
  if( p->isRobust ){
    ranked_insert(rc, &p->ranked, y);
  }else{
    moments_add(&p->moments, y, 1);
  }
}

static void rollingRemove(Rolling *p, double y){
  if( isnan(y) ) return;
  if( p->isRobust ){
    ranked_remove(&p->ranked, y);
  }else{
    moments_add(&p->moments, y, -1);
  }
}

void rolling_push(int *rc, Rolling *p, double y){
  double gone;
  if( p->ring.n>0 ) rollingAdd(rc, p, ring_last(&p->ring));
  if( *rc==SO_OK && ring_push(rc, &p->ring, y, &gone) ) rollingRemove(p, gone);
}

/* The newest row has not joined the others yet. */
void rolling_drop(Rolling *p){
  double gone;
  if( ring_drop(&p->ring, &gone) && p->ring.n>0 ) rollingRemove(p, gone);
}

static double rollingMedian(Ranked *p){
  return percentile_between(ranked_get(p, (p->n-1)/2), ranked_get(p, p->n/2),
                            0.5);
}

/*
** The k-th least distance of a value from their median, from 0; k is at most
** half of them. Below the median, distances grow towards the first value, and
** from it on towards the last: two sequences in order, i values of the one and
** k-i of the other being those that are less. i is found by halving.
*/
static double rollingDistance(Ranked *p, double median, u64 k){
  u64 nBelow = p->n/2, nAbove = p->n - nBelow;
  u64 lo = 0, hi = k;
  double below = INFINITY, above = INFINITY;
  while( lo<hi ){
    u64 i = lo + (hi-lo)/2;
    if( median - ranked_get(p, nBelow-1-i)
        < ranked_get(p, nBelow+k-i-1) - median ){
      lo = i+1;
    }else{
      hi = i;
    }
  }
  if( lo<nBelow ) below = median - ranked_get(p, nBelow-1-lo);
  if( k-lo<nAbove ) above = ranked_get(p, nBelow+k-lo) - median;
  return below<above ? below : above;
}

/* The median of distances, as that of values: between the two middle ones. */
static int rollingRobust(Ranked *p, double y, double *pOut){
  double median = rollingMedian(p), mad;
  mad = percentile_between(rollingDistance(p, median, (p->n-1)/2),
                           rollingDistance(p, median, p->n/2), 0.5);
  if( !(mad>0) || isinf(mad) ) return 0;
  *pOut = (y-median)/mad/ROLLING_MAD_TO_SD;
  return 1;
}

int rolling_get(Rolling *p, double *pOut){
  u64 nValue = p->isRobust ? p->ranked.n : (u64)p->moments.mean.n;
  double y;
  if( p->ring.n==0 || nValue<2 || nValue<p->nLeast ) return 0;
  if( p->nLeast==0 && p->ring.n<p->ring.nMax ) return 0;
  y = ring_last(&p->ring);
  if( isnan(y) ) return 0;
  return p->isRobust ? rollingRobust(&p->ranked, y, pOut)
                     : moments_score(&p->moments, y, pOut);
}
