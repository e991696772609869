/* See window_mean.h. */
#include "window_mean.h"

#include <math.h>

void window_mean_push(int *rc, WindowMean *p, double y){
  double gone;
  if( ring_push(rc, &p->ring, y, &gone) && !isnan(gone) ){
    mean_add(&p->mean, gone, -1);
  }
  if( *rc==SO_OK && !isnan(y) ) mean_add(&p->mean, y, 1);
}

void window_mean_drop(WindowMean *p){
  double gone;
  if( ring_drop(&p->ring, &gone) && !isnan(gone) ){
    mean_add(&p->mean, gone, -1);
  }
}

int window_mean_get(WindowMean *p, double *pOut){
  return p->ring.n>=p->nLeast && mean_get(&p->mean, pOut);
}
