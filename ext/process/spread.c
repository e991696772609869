/* See spread.h: a counting sort by group, then selection within each. */
#include "spread.h"
#include "../stats/order.h"

#include <math.h>

void spans_add(Spans *p, u32 iGroup, double ms){
  if( p->n==p->nAllocGroup ){
    mem_reserve(&p->rc, &p->aGroup, &p->nAllocGroup, p->n+1, sizeof(u32));
    mem_reserve(&p->rc, &p->aMs, &p->nAllocMs, p->nAllocGroup, sizeof(double));
  }
  if( p->rc ) return;
  p->aGroup[p->n] = iGroup;
  p->aMs[p->n] = ms;
  p->n++;
}

void spans_free(Spans *p){
  mem_free(p->aGroup);
  mem_free(p->aMs);
  memset(p, 0, sizeof(*p));
}

/* The type 7 quantile: linear between order statistics k and k+1, where
** k = floor(p(n-1)). a[*piFrom..n) holds the largest values, as a smaller p
** left them; so each call narrows where the next one looks. */
static double spreadQuantile(double *a, u64 n, double p, u64 *piFrom){
  double at = p*(double)(n-1), next;
  u64 k = (u64)at, i;
  order_select(a + *piFrom, n - *piFrom, k - *piFrom);
  *piFrom = k;
  if( (double)k==at || k+1>=n ) return a[k];
  next = a[k+1];
  for(i=k+2; i<n; i++) if( a[i]<next ) next = a[i];
  return a[k] + (next - a[k])*(at - (double)k);
}

static void spreadOf(Spread *p, double *a, u64 n){
  double sum = 0, squares = 0;
  u64 i, iFrom = 0;
  p->n = n;
  p->mean = p->stdev = p->min = p->median = p->p90 = p->p95 = p->max = NAN;
  if( n==0 ) return;
  p->min = p->max = a[0];
  for(i=0; i<n; i++){
    sum += a[i];
    if( a[i]<p->min ) p->min = a[i];
    if( a[i]>p->max ) p->max = a[i];
  }
  p->total = sum;
  p->mean = sum/(double)n;
  for(i=0; i<n; i++) squares += (a[i]-p->mean)*(a[i]-p->mean);
  if( n>1 ) p->stdev = sqrt(squares/(double)(n-1));
  p->median = spreadQuantile(a, n, 0.5, &iFrom);
  p->p90 = spreadQuantile(a, n, 0.9, &iFrom);
  p->p95 = spreadQuantile(a, n, 0.95, &iFrom);
}

Spread *spans_spread(int *rc, const Spans *p, u64 nGroup){
  Spread *aSpread;
  double *aSorted;
  u64 *aStart, i, n = 0;
  if( p->rc ) *rc = p->rc;
  aSpread = mem_array(rc, nGroup, sizeof(Spread));
  aSorted = mem_array(rc, p->n, sizeof(double));
  aStart = mem_array(rc, nGroup+1, sizeof(u64));
  if( *rc==SO_OK ){
    for(i=0; i<p->n; i++) aStart[p->aGroup[i]]++;
    for(i=0; i<=nGroup; i++){
      u64 nHere = aStart[i];
      aStart[i] = n;
      n += nHere;
    }
    for(i=0; i<p->n; i++) aSorted[aStart[p->aGroup[i]]++] = p->aMs[i];
    for(i=0, n=0; i<nGroup; i++){      /* aStart[i] is now group i's end */
      spreadOf(&aSpread[i], aSorted+n, aStart[i]-n);
      n = aStart[i];
    }
  }else{
    mem_free(aSpread);
    aSpread = 0;
  }
  mem_free(aSorted);
  mem_free(aStart);
  return aSpread;
}
