/* See transitions.h. */
#include "transitions.h"
#include "../core/sort.h"

static void transitionsRates(int *rc, Transitions *p, u32 nActivity){
  const Arcs *pArcs = &p->arcs;
  u64 *aOut = mem_array(rc, nActivity, sizeof(u64)), i;
  p->aProbability = mem_array(rc, pArcs->n, sizeof(double));
  p->aDependency = mem_array(rc, pArcs->n, sizeof(double));
  for(i=0; *rc==SO_OK && i<pArcs->n; i++){
    aOut[pArcs->a[i].source] += pArcs->a[i].nCount;
  }
  for(i=0; *rc==SO_OK && i<pArcs->n; i++){
    const Arc *a = &pArcs->a[i];
    double ab = (double)a->nCount, ba;
    p->aProbability[i] = ab/(double)aOut[a->source];
    if( a->source==a->target ){
      p->aDependency[i] = ab/(ab+1);
    }else{
      ba = (double)arcs_occurrences(pArcs, a->target, a->source);
      p->aDependency[i] = (ab-ba)/(ab+ba+1);
    }
  }
  mem_free(aOut);
}

static int transitionsLess(const void *pCtx, u32 x, u32 y){
  const Arc *a = pCtx;
  if( a[x].nCount!=a[y].nCount ) return a[x].nCount>a[y].nCount;
  return arcs_less(&a[x], &a[y]);
}

int transitions_read(Transitions *p, Log *pLog, u32 collapse){
  Spans spans;
  int rc = SO_OK;
  memset(p, 0, sizeof(*p));
  memset(&spans, 0, sizeof(spans));
  while( rc==SO_OK && log_next(pLog) ){
    u32 i;
    log_collapse(pLog, collapse);
    for(i=1; rc==SO_OK && i<pLog->n; i++){
      u32 k = arcs_count(&rc, &p->arcs, pLog->aAct[i-1], pLog->aAct[i],
                         pLog->iCase);
      spans_add(&spans, k, (double)(pLog->aAt[i] - pLog->aAt[i-1]));
    }
  }
  if( rc==SO_OK ) rc = pLog->rc;
  p->aSpread = spans_spread(&rc, &spans, p->arcs.n);
  spans_free(&spans);
  transitionsRates(&rc, p, pLog->nActivity);
  p->aOrder = sort_order(&rc, p->arcs.n, transitionsLess, p->arcs.a);
  return rc;
}

void transitions_free(Transitions *p){
  arcs_free(&p->arcs);
  mem_free(p->aProbability);
  mem_free(p->aDependency);
  mem_free(p->aSpread);
  mem_free(p->aOrder);
  memset(p, 0, sizeof(*p));
}
