/* See transitions.h. */
#include "transitions.h"
#include "../core/sort.h"

static u64 transitionsHash(u32 source, u32 target){
  u64 h = ((u64)source<<32 | target) * 0x9E3779B97F4A7C15u;
  return h ^ (h>>32);
}

/* The slot of an arc: its own, or the free one where it belongs. */
static u32 *transitionsSlot(const Transitions *p, u32 source, u32 target){
  u64 h = transitionsHash(source, target);
  u32 i;
  for(; (i = p->aSlot[h & (p->nSlot-1)])!=0; h++){
    if( p->a[i-1].source==source && p->a[i-1].target==target ) break;
  }
  return &p->aSlot[h & (p->nSlot-1)];
}

static void transitionsGrow(int *rc, Transitions *p){
  u64 nSlot = p->nSlot ? 2*p->nSlot : 256, i;
  u32 *aSlot = mem_array(rc, nSlot, sizeof(u32));
  if( *rc ) return;
  mem_free(p->aSlot);
  p->aSlot = aSlot;
  p->nSlot = nSlot;
  for(i=0; i<p->n; i++){
    *transitionsSlot(p, p->a[i].source, p->a[i].target) = (u32)i + 1;
  }
}

static u32 transitionsFind(int *rc, Transitions *p, u32 source, u32 target){
  u32 *pSlot;
  if( 2*(p->n+1)>p->nSlot ) transitionsGrow(rc, p);
  if( *rc ) return 0;
  pSlot = transitionsSlot(p, source, target);
  if( *pSlot==0 ){
    mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(Arc));
    if( *rc ) return 0;
    memset(&p->a[p->n], 0, sizeof(Arc));
    p->a[p->n].source = source;
    p->a[p->n].target = target;
    *pSlot = (u32)++p->n;
  }
  return *pSlot - 1;
}

static void transitionsRates(int *rc, Transitions *p, u32 nActivity){
  u64 *aOut = mem_array(rc, nActivity, sizeof(u64)), i;
  for(i=0; *rc==SO_OK && i<p->n; i++) aOut[p->a[i].source] += p->a[i].nCount;
  for(i=0; *rc==SO_OK && i<p->n; i++){
    Arc *a = &p->a[i];
    double ab = (double)a->nCount, ba = 0;
    u32 iBack = *transitionsSlot(p, a->target, a->source);
    a->probability = ab/(double)aOut[a->source];
    if( a->source==a->target ){
      a->dependency = ab/(ab+1);
    }else{
      if( iBack ) ba = (double)p->a[iBack-1].nCount;
      a->dependency = (ab-ba)/(ab+ba+1);
    }
  }
  mem_free(aOut);
}

static int transitionsLess(const void *pCtx, u32 x, u32 y){
  const Arc *a = &((const Transitions*)pCtx)->a[x];
  const Arc *b = &((const Transitions*)pCtx)->a[y];
  if( a->nCount!=b->nCount ) return a->nCount>b->nCount;
  if( a->source!=b->source ) return a->source<b->source;
  return a->target<b->target;
}

int transitions_read(Transitions *p, Log *pLog, u32 collapse){
  Spans spans;
  int rc = SO_OK;
  memset(p, 0, sizeof(*p));
  memset(&spans, 0, sizeof(spans));
  while( rc==SO_OK && log_next(pLog) ){
    u32 i;
    log_collapse(pLog, collapse);
    for(i=1; i<pLog->n; i++){
      u32 k = transitionsFind(&rc, p, pLog->aAct[i-1], pLog->aAct[i]);
      if( rc ) break;
      p->a[k].nCount++;
      if( p->a[k].lastCase!=pLog->iCase ){
        p->a[k].lastCase = pLog->iCase;
        p->a[k].nCase++;
      }
      spans_add(&spans, k, (double)(pLog->aAt[i] - pLog->aAt[i-1]));
    }
  }
  if( rc==SO_OK ) rc = pLog->rc;
  p->aSpread = spans_spread(&rc, &spans, p->n);
  spans_free(&spans);
  transitionsRates(&rc, p, pLog->nActivity);
  p->aOrder = sort_order(&rc, p->n, transitionsLess, p);
  return rc;
}

void transitions_free(Transitions *p){
  mem_free(p->a);
  mem_free(p->aSlot);
  mem_free(p->aSpread);
  mem_free(p->aOrder);
  memset(p, 0, sizeof(*p));
}
