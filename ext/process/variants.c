/* See variants.h. */
#include "variants.h"
#include "../core/sort.h"

static u64 variantsHash(const u32 *a, u32 n){
  u64 h = n;
  u32 i;
  for(i=0; i<n; i++) h = (h ^ a[i]) * 0x9E3779B97F4A7C15u;
  return h ^ (h>>32);
}

static void variantsGrow(int *rc, Variants *p){
  u64 nSlot = p->nSlot ? 2*p->nSlot : 64, i, h;
  u32 *aSlot = mem_array(rc, nSlot, sizeof(u32));
  if( *rc ) return;
  for(i=0; i<p->n; i++){
    h = variantsHash(p->aSeq + p->a[i].iSeq, p->a[i].nSeq);
    while( aSlot[h & (nSlot-1)] ) h++;
    aSlot[h & (nSlot-1)] = (u32)i + 1;
  }
  mem_free(p->aSlot);
  p->aSlot = aSlot;
  p->nSlot = nSlot;
}

/* A new variant, put into slot h. */
static void variantsNew(int *rc, Variants *p, const Log *pLog, u64 h){
  Variant *v;
  mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(Variant));
  mem_reserve(rc, &p->aSeq, &p->nAllocSeq, p->nSeq+pLog->n, sizeof(u32));
  if( *rc ) return;
  v = &p->a[p->n];
  memset(v, 0, sizeof(*v));
  v->iSeq = p->nSeq;
  v->nSeq = pLog->n;
  v->firstAt = pLog->startAt;
  v->lastAt = pLog->endAt;
  v->iExample = cellset_add(rc, &p->examples, &pLog->caseId);
  memcpy(p->aSeq + p->nSeq, pLog->aAct, pLog->n*sizeof(u32));
  p->nSeq += pLog->n;
  p->aSlot[h & (p->nSlot-1)] = (u32)++p->n;
}

/* The number of the current case's variant. */
static u32 variantsFind(int *rc, Variants *p, const Log *pLog){
  u64 h = variantsHash(pLog->aAct, pLog->n);
  u32 i;
  if( 2*(p->n+1)>p->nSlot ) variantsGrow(rc, p);
  if( *rc ) return 0;
  for(; (i = p->aSlot[h & (p->nSlot-1)])!=0; h++){
    const Variant *v = &p->a[i-1];
    if( v->nSeq==pLog->n && memcmp(p->aSeq + v->iSeq, pLog->aAct,
                                   pLog->n*sizeof(u32))==0 ) return i-1;
  }
  variantsNew(rc, p, pLog, h);
  return (u32)p->n - 1;
}

static int variantsLess(const void *pCtx, u32 x, u32 y){
  const Variants *p = pCtx;
  const Variant *a = &p->a[x], *b = &p->a[y];
  u32 i;
  if( a->nCase!=b->nCase ) return a->nCase>b->nCase;
  for(i=0; i<a->nSeq && i<b->nSeq; i++){
    u32 ai = p->aSeq[a->iSeq+i], bi = p->aSeq[b->iSeq+i];
    if( ai!=bi ) return ai<bi;         /* numbers stand by code point */
  }
  return a->nSeq<b->nSeq;
}

int variants_read(Variants *p, Log *pLog, u32 collapse){
  int rc = SO_OK;
  u64 i;
  memset(p, 0, sizeof(*p));
  while( rc==SO_OK && log_next(pLog) ){
    u32 k;
    log_collapse(pLog, collapse);
    k = variantsFind(&rc, p, pLog);
    if( rc ) break;
    p->a[k].nCase++;
    if( pLog->endAt>p->a[k].lastAt ) p->a[k].lastAt = pLog->endAt;
    spans_add(&p->spans, k, (double)(pLog->endAt - pLog->startAt));
  }
  if( rc==SO_OK ) rc = pLog->rc;
  if( rc==SO_OK ) rc = p->spans.rc;
  p->aOrder = sort_order(&rc, p->n, variantsLess, p);
  p->aRank = mem_array(&rc, p->n, sizeof(u32));
  for(i=0; rc==SO_OK && i<p->n; i++) p->aRank[p->aOrder[i]] = (u32)i;
  return rc;
}

void variants_free(Variants *p){
  mem_free(p->a);
  mem_free(p->aSeq);
  mem_free(p->aSlot);
  mem_free(p->aOrder);
  mem_free(p->aRank);
  cellset_free(&p->examples);
  spans_free(&p->spans);
  memset(p, 0, sizeof(*p));
}
