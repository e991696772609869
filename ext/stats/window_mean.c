/* See window_mean.h. */
#include "window_mean.h"

#include <math.h>

void window_mean_free(WindowMean *p){
  mem_free(p->a);
  p->a = 0;
  p->nAlloc = p->iFirst = p->n = p->nFrame = 0;
}

/* A larger ring, with the oldest row first. It grows with the rows, not to
** nWindow at once: many partitions are shorter than the window. */
static void windowMeanGrow(int *rc, WindowMean *p){
  u64 nNew = p->nAlloc + p->nAlloc/2 + 8;
  u64 nTail = p->nAlloc - p->iFirst;   /* from the oldest to the end */
  double *aNew;
  if( nNew>p->nWindow ) nNew = p->nWindow;
  aNew = mem_array(rc, nNew, sizeof(double));
  if( *rc ) return;
  if( p->a ){
    memcpy(aNew, p->a+p->iFirst, (size_t)nTail*sizeof(double));
    memcpy(aNew+nTail, p->a, (size_t)p->iFirst*sizeof(double));
  }
  mem_free(p->a);
  p->a = aNew;
  p->nAlloc = nNew;
  p->iFirst = 0;
}

static void windowMeanForget(WindowMean *p){
  double y = p->a[p->iFirst];
  if( !isnan(y) ) mean_add(&p->mean, y, -1);
  p->iFirst = p->iFirst+1==p->nAlloc ? 0 : p->iFirst+1;
  p->n--;
}

void window_mean_push(int *rc, WindowMean *p, double y){
  u64 i;
  if( p->n==p->nWindow ) windowMeanForget(p);
  if( p->n==p->nAlloc ) windowMeanGrow(rc, p);
  if( *rc ) return;
  i = p->iFirst + p->n;
  p->a[i<p->nAlloc ? i : i-p->nAlloc] = y;
  p->n++;
  p->nFrame++;
  if( !isnan(y) ) mean_add(&p->mean, y, 1);
}

void window_mean_drop(WindowMean *p){
  if( p->nFrame==0 ) return;
  p->nFrame--;
  if( p->n>p->nFrame ) windowMeanForget(p);
}

int window_mean_get(WindowMean *p, double *pOut){
  return p->n>=p->nLeast && mean_get(&p->mean, pOut);
}
