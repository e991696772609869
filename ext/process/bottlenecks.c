/* See bottlenecks.h. */
#include "bottlenecks.h"
#include "../core/sort.h"

#include <math.h>

#define HOUR 3600000.0                 /* milliseconds */

static void bottlenecksCase(int *rc, Bottlenecks *p, const Log *pLog, int by,
                            Spans *pSpans){
  u32 i;
  for(i=1; *rc==SO_OK && i<pLog->n; i++){
    u32 source = pLog->aAct[i-1], target = 0, k;
    if( by==BOTTLENECK_ARC ) target = pLog->aAct[i];
    if( by==BOTTLENECK_RESOURCE ) source = pLog->aRes ? pLog->aRes[i-1] : 0;
    k = arcs_count(rc, &p->keys, source, target, pLog->iCase);
    spans_add(pSpans, k, (double)(pLog->aAt[i] - pLog->aAt[i-1]));
  }
}

/* What passes the limit, in milliseconds. Nothing passes NaN. */
static void bottlenecksBreaches(Bottlenecks *p, const Spans *pSpans,
                                double limit){
  u64 i;
  for(i=0; i<pSpans->n; i++){
    Bottleneck *b = &p->a[pSpans->aGroup[i]];
    if( pSpans->aMs[i]>limit ){
      b->nBreach++;
      b->excess += pSpans->aMs[i] - limit;
    }
  }
}

/* The product before the quotient: both are whole numbers, so scores that are
** equal come out equal (49 hours at a rate of 1/49 are 1 hour). */
static void bottlenecksScores(Bottlenecks *p, int hasLimit){
  double total = 0;
  u64 i;
  for(i=0; i<p->keys.n; i++) total += p->aSpread[i].total;
  for(i=0; i<p->keys.n; i++){
    const Spread *s = &p->aSpread[i];
    Bottleneck *b = &p->a[i];
    if( !hasLimit ){
      b->nBreach = s->n;
      b->excess = NAN;
    }
    b->breachRate = (double)b->nBreach/(double)s->n;
    b->share = s->total/total;
    b->score = s->total*(double)b->nBreach/(double)s->n;
  }
}

static int bottlenecksLess(const void *pCtx, u32 x, u32 y){
  const Bottlenecks *p = pCtx;
  if( p->a[x].score!=p->a[y].score ) return p->a[x].score>p->a[y].score;
  return arcs_less(&p->keys.a[x], &p->keys.a[y]);
}

int bottlenecks_read(Bottlenecks *p, Log *pLog, const BottleneckRule *pRule){
  Spans spans;
  int rc = SO_OK;
  memset(p, 0, sizeof(*p));
  memset(&spans, 0, sizeof(spans));
  while( rc==SO_OK && log_next(pLog) ){
    log_collapse(pLog, pRule->collapse);
    bottlenecksCase(&rc, p, pLog, pRule->by, &spans);
  }
  if( rc==SO_OK ) rc = pLog->rc;
  p->aSpread = spans_spread(&rc, &spans, p->keys.n);
  p->a = mem_array(&rc, p->keys.n, sizeof(Bottleneck));
  if( rc==SO_OK ){
    bottlenecksBreaches(p, &spans, round(pRule->limitHours*HOUR));
    bottlenecksScores(p, !isnan(pRule->limitHours));
  }
  spans_free(&spans);
  p->aOrder = sort_order(&rc, p->keys.n, bottlenecksLess, p);
  return rc;
}

void bottlenecks_free(Bottlenecks *p){
  arcs_free(&p->keys);
  mem_free(p->aSpread);
  mem_free(p->a);
  mem_free(p->aOrder);
  memset(p, 0, sizeof(*p));
}
