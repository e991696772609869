/* See activities.h. */
#include "activities.h"
#include "../core/sort.h"

static void activitiesCase(Activities *p, const Log *pLog, Spans *pSpans){
  u32 i;
  p->a[pLog->aAct[0]].nStart++;
  p->a[pLog->aAct[pLog->n-1]].nEnd++;
  for(i=0; i<pLog->n; i++){
    Activity *a = &p->a[pLog->aAct[i]];
    int again = a->lastCase==pLog->iCase;
    int follows = i>0 && pLog->aAct[i]==pLog->aAct[i-1];
    if( !again ){
      a->lastCase = pLog->iCase;
      a->nHere = 0;
      a->nCase++;
    }
    a->nEvent++;
    a->nHere++;
    if( again ) a->nReworkEvent++;
    if( a->nHere==2 ) a->nReworkCase++;
    if( follows ) a->nSelfLoop++;
    if( again && !follows ) a->nRepetition++;
    if( i+1<pLog->n ){
      spans_add(pSpans, pLog->aAct[i],
                (double)(pLog->aAt[i+1] - pLog->aAt[i]));
    }
  }
}

static int activitiesLess(const void *pCtx, u32 x, u32 y){
  const Activity *a = pCtx;
  if( a[x].nEvent!=a[y].nEvent ) return a[x].nEvent>a[y].nEvent;
  return x<y;
}

int activities_read(Activities *p, Log *pLog, u32 collapse){
  Spans spans;
  int rc = SO_OK;
  memset(p, 0, sizeof(*p));
  memset(&spans, 0, sizeof(spans));
  p->n = pLog->nActivity;
  p->a = mem_array(&rc, p->n, sizeof(Activity));
  while( rc==SO_OK && log_next(pLog) ){
    log_collapse(pLog, collapse);
    activitiesCase(p, pLog, &spans);
  }
  if( rc==SO_OK ) rc = pLog->rc;
  p->aSpread = spans_spread(&rc, &spans, p->n);
  spans_free(&spans);
  p->aOrder = sort_order(&rc, p->n, activitiesLess, p->a);
  return rc;
}

void activities_free(Activities *p){
  mem_free(p->a);
  mem_free(p->aSpread);
  mem_free(p->aOrder);
  memset(p, 0, sizeof(*p));
}
