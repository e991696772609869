/*
** See ranked.h.
**
** Easy to get wrong: where one value lies in several blocks. Both insertion
** and removal go to the last block whose first value is not above x; if x is
** anywhere, it is there.
*/
#include "ranked.h"

#define BLOCK_MAX  512                 /* values a block; 4 KB */
#define BLOCK_FILL 384                 /* of them when blocks are made anew */
#define BLOCK_LOW  128                 /* below: try to join with a neighbour */

/* The search over blocks reads only this array; a block's values are looked
** at in one block alone. */
struct RankedBlock {
  double first;                        /* a[0] */
  double *a;                           /* BLOCK_MAX places, owned */
  u64 n;
};

void ranked_free(Ranked *p){
  u64 i;
  for(i=0; i<p->nBlock; i++) mem_free(p->aBlock[i].a);
  mem_free(p->aBlock);
  memset(p, 0, sizeof(*p));
}

/* Open place i for a new block and fill it with a[0..n). Blocks behind it move
** up, so the place that ranked_get() remembers is forgotten: walking there
** anew costs little, once in some hundred insertions. */
static void rankedOpen(int *rc, Ranked *p, u64 i, const double *a, u64 n){
  RankedBlock *pBlock;
  double *aNew;
  mem_reserve(rc, &p->aBlock, &p->nBlockAlloc, p->nBlock+1,
              sizeof(RankedBlock));
  if( *rc ) return;
  aNew = mem_alloc(BLOCK_MAX*sizeof(double));
  if( aNew==0 ){
    *rc = SO_NOMEM;
    return;
  }
  memcpy(aNew, a, (size_t)n*sizeof(double));
  pBlock = &p->aBlock[i];
  memmove(pBlock+1, pBlock, (size_t)(p->nBlock-i)*sizeof(RankedBlock));
  pBlock->a = aNew;
  pBlock->first = a[0];
  pBlock->n = n;
  p->nBlock++;
  p->iAt = p->nBefore = 0;
}

static void rankedClose(Ranked *p, u64 i){
  RankedBlock *pBlock = &p->aBlock[i];
  mem_free(pBlock->a);
  p->nBlock--;
  memmove(pBlock, pBlock+1, (size_t)(p->nBlock-i)*sizeof(RankedBlock));
  p->iAt = p->nBefore = 0;
}

void ranked_fill(int *rc, Ranked *p, const double *a, u64 n){
  u64 i;
  for(i=0; i<n && *rc==SO_OK; i+=BLOCK_FILL){
    rankedOpen(rc, p, p->nBlock, a+i, n-i<BLOCK_FILL ? n-i : BLOCK_FILL);
  }
  p->n = n;
  if( *rc ) ranked_free(p);
}

/* The last block whose first value is not above x, or the first block. */
static u64 rankedBlockOf(const Ranked *p, double x){
  u64 lo = 0, hi = p->nBlock;
  while( hi-lo>1 ){
    u64 mid = lo + (hi-lo)/2;
    if( p->aBlock[mid].first<=x ){
      lo = mid;
    }else{
      hi = mid;
    }
  }
  return lo;
}

/* The first place in the block that is not below x; may be its end. */
static u64 rankedPlace(const RankedBlock *pBlock, double x){
  u64 lo = 0, hi = pBlock->n;
  while( lo<hi ){
    u64 mid = lo + (hi-lo)/2;
    if( pBlock->a[mid]<x ){
      lo = mid+1;
    }else{
      hi = mid;
    }
  }
  return lo;
}

/* A full block is cut in the middle first. All that can fail happens before
** anything is changed. */
void ranked_insert(int *rc, Ranked *p, double x){
  RankedBlock *pBlock;
  u64 i, k;
  if( *rc ) return;
  if( p->nBlock==0 ){
    ranked_fill(rc, p, &x, 1);
    return;
  }
  i = rankedBlockOf(p, x);
  if( p->aBlock[i].n==BLOCK_MAX ){
    rankedOpen(rc, p, i+1, p->aBlock[i].a+BLOCK_MAX/2, BLOCK_MAX/2);
    if( *rc ) return;
    p->aBlock[i].n = BLOCK_MAX/2;
    if( p->aBlock[i+1].first<=x ) i++;
  }
  pBlock = &p->aBlock[i];
  k = rankedPlace(pBlock, x);
  memmove(pBlock->a+k+1, pBlock->a+k, (size_t)(pBlock->n-k)*sizeof(double));
  pBlock->a[k] = x;
  pBlock->first = pBlock->a[0];
  pBlock->n++;
  p->n++;
  if( i<p->iAt ) p->nBefore++;
}

/* Join block i+1 into block i where both fit well: blocks that rows have
** left nearly empty would cost more than they hold. */
static void rankedJoin(Ranked *p, u64 i){
  RankedBlock *pBlock = &p->aBlock[i];
  if( i+1>=p->nBlock || pBlock[0].n+pBlock[1].n>BLOCK_FILL ) return;
  memcpy(pBlock[0].a+pBlock[0].n, pBlock[1].a,
         (size_t)pBlock[1].n*sizeof(double));
  pBlock[0].n += pBlock[1].n;
  rankedClose(p, i+1);
}

/* A block that loses its last value goes; one that gets thin is joined, so
** that frames which drift through the values do not leave a trail of blocks
** with a value each. */
int ranked_remove(Ranked *p, double x){
  RankedBlock *pBlock;
  u64 i, k;
  if( p->nBlock==0 ) return 0;
  i = rankedBlockOf(p, x);
  pBlock = &p->aBlock[i];
  k = rankedPlace(pBlock, x);
  if( k==pBlock->n || pBlock->a[k]!=x ) return 0;
  pBlock->n--;
  p->n--;
  memmove(pBlock->a+k, pBlock->a+k+1, (size_t)(pBlock->n-k)*sizeof(double));
  if( i<p->iAt ) p->nBefore--;
  if( pBlock->n==0 ){
    rankedClose(p, i);
  }else{
    pBlock->first = pBlock->a[0];
    if( pBlock->n<BLOCK_LOW ){
      rankedJoin(p, i);
      if( i>0 ) rankedJoin(p, i-1);
    }
  }
  return 1;
}

/* A row more or less moves an order statistic by one place at most, so the
** walk from the last place is a step or two. */
double ranked_get(Ranked *p, u64 k){
  while( k<p->nBefore ){
    p->iAt--;
    p->nBefore -= p->aBlock[p->iAt].n;
  }
  while( k>=p->nBefore+p->aBlock[p->iAt].n ){
    p->nBefore += p->aBlock[p->iAt].n;
    p->iAt++;
  }
  return p->aBlock[p->iAt].a[k-p->nBefore];
}
