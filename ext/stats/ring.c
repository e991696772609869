/* See ring.h. */
#include "ring.h"

void ring_free(Ring *p){
  mem_free(p->a);
  memset(p, 0, sizeof(*p));
}

/* A larger ring, with the oldest row first. It grows with the rows, not to
** nMax at once: many partitions are shorter than the window. */
static void ringGrow(int *rc, Ring *p){
  u64 nNew = p->nAlloc + p->nAlloc/2 + 8;
  u64 nTail = p->nAlloc - p->iFirst;   /* from the oldest to the end */
  double *aNew;
  if( nNew>p->nMax ) nNew = p->nMax;
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

static double ringForget(Ring *p){
  double y = p->a[p->iFirst];
  p->iFirst = p->iFirst+1==p->nAlloc ? 0 : p->iFirst+1;
  p->n--;
  return y;
}

/* The place of row k of the ring, from 0, the oldest. */
static u64 ringPlace(const Ring *p, u64 k){
  u64 i = p->iFirst + k;
  return i<p->nAlloc ? i : i-p->nAlloc;
}

int ring_push(int *rc, Ring *p, double y, double *pGone){
  int isFull = p->n==p->nMax;
  if( isFull ) *pGone = ringForget(p);
  if( p->n==p->nAlloc ) ringGrow(rc, p);
  if( *rc==SO_OK ){
    p->a[ringPlace(p, p->n)] = y;
    p->n++;
    p->nFrame++;
  }
  return isFull;
}

int ring_drop(Ring *p, double *pGone){
  if( p->nFrame==0 ) return 0;
  p->nFrame--;
  if( p->n<=p->nFrame ) return 0;
  *pGone = ringForget(p);
  return 1;
}

double ring_last(const Ring *p){
  return p->a[ringPlace(p, p->n-1)];
}
