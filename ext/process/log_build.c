/*
** Collecting events and writing them as a value; see log.h.
**
** What it costs is spent on memory traffic, so an event is 16 bytes, written
** once and read twice. Nothing is moved: each case gets a slice of one array
** of event numbers (a counting sort), and slices are nearly always in order.
*/
#include "log.h"
#include "../core/sort.h"

#define LOGBUILD_GONE 256              /* fewer dropped events may stay */

/* The sorting values become numbers in a set, because one of them is not an
** integer. The ones seen so far are integers: turn them too. */
static void logbuildSortByCell(LogBuild *p){
  u64 i;
  p->sortByCell = 1;
  for(i=0; p->aExtra && i<p->n; i++){
    Cell c = cell_int(p->aExtra[i].sorting);
    if( !p->hasSorting ) c.type = CELL_NULL;
    p->aExtra[i].sorting = cellset_add(&p->rc, &p->sortings, &c);
  }
}

/* Whole reals count as integers here: only their order matters. */
static i64 logbuildSorting(LogBuild *p, const Cell *pSorting){
  Cell c = *pSorting;
  if( c.type==CELL_WHOLE ) c.type = CELL_INT;
  if( !p->sortByCell ){
    int mixed = p->n>0 && (c.type==CELL_INT)!=p->hasSorting;
    if( c.type==CELL_INT && !mixed ){
      p->hasSorting = 1;
      return c.u.i;
    }
    if( c.type==CELL_NULL && !mixed ) return 0;
    logbuildSortByCell(p);
  }
  p->hasSorting = 1;
  return cellset_add(&p->rc, &p->sortings, &c);
}

/* The first event with a resource or a sorting value: room for all events'. */
static void logbuildExtra(LogBuild *p){
  mem_reserve(&p->rc, &p->aExtra, &p->nAllocExtra, p->nAllocEvent,
              sizeof(LogExtra));
  if( p->rc==SO_OK ) memset(p->aExtra, 0, (size_t)p->n*sizeof(LogExtra));
}

static void logbuildRoom(LogBuild *p){
  if( p->n>=0x7FFFFFFE ) p->rc = SO_NOMEM;
  mem_reserve(&p->rc, &p->aEvent, &p->nAllocEvent, p->n+1, sizeof(LogEvent));
  if( p->aExtra ){
    mem_reserve(&p->rc, &p->aExtra, &p->nAllocExtra, p->nAllocEvent,
                sizeof(LogExtra));
  }
}

void logbuild_add(LogBuild *p, const LogRow *pRow){
  LogEvent *pEvent;
  int extra = pRow->resource.type!=CELL_NULL || pRow->sorting.type!=CELL_NULL;
  if( p->n==p->nAllocEvent ) logbuildRoom(p);
  if( extra && p->aExtra==0 ) logbuildExtra(p);
  if( p->rc ) return;
  pEvent = &p->aEvent[p->n];
  pEvent->at = pRow->at;
  pEvent->iCase = cellset_add(&p->rc, &p->cases, &pRow->caseId);
  if( pRow->caseId.type==CELL_WHOLE ){
    pEvent->iCase |= LOG_WHOLE;
    p->hasWhole = 1;
  }
  pEvent->iActivity = cellset_add(&p->rc, &p->activities, &pRow->activity);
  if( p->aExtra ){
    LogExtra *pExtra = &p->aExtra[p->n];
    pExtra->iResource = 0;
    if( pRow->resource.type!=CELL_NULL ){
      pExtra->iResource = 1
                    + cellset_add(&p->rc, &p->resources, &pRow->resource);
      p->hasResource = 1;
    }
    pExtra->sorting = logbuildSorting(p, &pRow->sorting);
  }
  if( p->rc==SO_OK ) p->n++;
}

void logbuild_skip(LogBuild *p){
  p->nSkipped++;
}

/* Event i as the row that it came from. The cells stay p's. */
static void logbuildRow(const LogBuild *p, u64 i, LogRow *pRow){
  const LogEvent *e = &p->aEvent[i];
  u32 k = e->iCase & ~LOG_WHOLE;
  memset(pRow, 0, sizeof(*pRow));
  pRow->caseId = p->cases.a[k];
  if( p->hasWhole && pRow->caseId.type<CELL_REAL ){
    pRow->caseId.type = e->iCase & LOG_WHOLE ? CELL_WHOLE : CELL_INT;
  }
  pRow->activity = p->activities.a[e->iActivity];
  pRow->at = e->at;
  if( p->aExtra==0 ) return;
  if( p->aExtra[i].iResource ){
    pRow->resource = p->resources.a[p->aExtra[i].iResource-1];
  }
  if( p->sortByCell ){
    pRow->sorting = p->sortings.a[p->aExtra[i].sorting];
  }else if( p->hasSorting ){
    pRow->sorting = cell_int(p->aExtra[i].sorting);
  }
}

/* Start anew with the events that are left: names and cases that are gone
** take no time or memory any more. */
static void logbuildRenew(LogBuild *p){
  LogBuild fresh;
  LogRow row;
  u64 i;
  memset(&fresh, 0, sizeof(fresh));
  fresh.nSkipped = p->nSkipped;
  for(i=p->iFirst; i<p->n && fresh.rc==SO_OK; i++){
    logbuildRow(p, i, &row);
    logbuild_add(&fresh, &row);
  }
  if( fresh.rc ){
    p->rc = fresh.rc;
    logbuild_free(&fresh);
  }else{
    logbuild_free(p);
    *p = fresh;
  }
}

/* Once more are gone than are left, the ones left are collected anew: at
** least as many rows have come and gone as that costs. */
void logbuild_drop(LogBuild *p){
  if( p->iFirst<p->n ) p->iFirst++;
  if( p->rc==SO_OK && p->iFirst>=LOGBUILD_GONE
   && p->iFirst>=p->n - p->iFirst ) logbuildRenew(p);
}

void logbuild_free(LogBuild *p){
  cellset_free(&p->cases);
  cellset_free(&p->activities);
  cellset_free(&p->resources);
  cellset_free(&p->sortings);
  mem_free(p->aEvent);
  mem_free(p->aExtra);
  memset(p, 0, sizeof(*p));
}

int logbuild_add_log(LogBuild *p, const void *aBlob, u64 nBlob){
  Log log;
  LogRow row;
  u32 i;
  int rc = log_open(&log, aBlob, nBlob);
  while( rc==SO_OK && p->rc==SO_OK && log_next(&log) ){
    memset(&row, 0, sizeof(row));
    row.caseId = log.caseId;
    for(i=0; i<log.n; i++){
      const LogName *pName = &log.aActivity[log.aAct[i]];
      row.activity = cell_bytes(CELL_TEXT, pName->z, pName->n);
      row.at = log.aAt[i];
      row.resource.type = CELL_NULL;
      if( log.aRes && log.aRes[i] ){
        pName = &log.aResource[log.aRes[i]-1];
        row.resource = cell_bytes(CELL_TEXT, pName->z, pName->n);
      }
      if( log.flags & LOG_SORT_INT ) row.sorting = cell_int(log.aSort[i]);
      if( log.flags & LOG_SORT_CELL ){
        row.sorting = log.sortings.a[log.aSort[i]];
      }
      logbuild_add(p, &row);
    }
  }
  if( rc==SO_OK ) rc = log.rc;
  if( rc==SO_OK ) p->nSkipped += log.nSkipped;
  log_close(&log);
  return rc ? rc : p->rc;
}

/* --- Writing --------------------------------------------------------------*/

#define LOGWRITE_AHEAD 24              /* events that are fetched early */

/* What writing needs for a moment. */
typedef struct LogWrite LogWrite;
struct LogWrite {
  int rc;
  const LogBuild *pBuild;
  u32 *aCount;                         /* events of each case */
  u8 *aInt;                            /* 1: the case shows an integer; 0 where
                                       ** no row gave a whole real */
  i64 *aFirst;                         /* time of each case's first */
  u32 *aEnd;                           /* end of each case's slice of aEvent */
  u32 *aEvent;                         /* event numbers, case after case */
  u32 *aCase;                          /* cases in the value's order */
  u32 *aTmp;                           /* for sorting a slice */
  u32 *aAct, *aRes, *aSort;            /* number -> place in the value */
  u64 nCase, nAct, nRes, nSort;
  int sortMode;                        /* 0, LOG_SORT_INT or LOG_SORT_CELL */
  int widthAct, widthRes;
  u32 maxCount;
  i64 unit;
  Buf cases, times, sorts, acts, ress; /* the sections */
};

static void logwriteFree(LogWrite *w){
  mem_free(w->aCount);
  mem_free(w->aInt);
  mem_free(w->aFirst);
  mem_free(w->aEnd);
  mem_free(w->aEvent);
  mem_free(w->aCase);
  mem_free(w->aTmp);
  mem_free(w->aAct);
  mem_free(w->aRes);
  mem_free(w->aSort);
  buf_free(&w->cases);
  buf_free(&w->times);
  buf_free(&w->sorts);
  buf_free(&w->acts);
  buf_free(&w->ress);
}

/* The largest unit that divides this time and all before it. The divisors
** are constants on purpose: a division by a variable costs more than all
** the rest of the pass. */
static i64 logwriteUnit(i64 unit, i64 at){
  if( unit==60000 && at%60000!=0 ) unit = 1000;
  if( unit==1000 && at%1000!=0 ) unit = 1;
  return unit;
}

static i64 logwriteInUnits(i64 at, i64 unit){
  return unit==60000 ? at/60000 : unit==1000 ? at/1000 : at;
}

/* One pass over the events: counts, first times, the unit of time. */
static void logwriteCount(LogWrite *w){
  const LogBuild *p = w->pBuild;
  u64 i;
  w->unit = 60000;
  w->aCount = mem_array(&w->rc, p->cases.n, sizeof(u32));
  w->aFirst = mem_array(&w->rc, p->cases.n, sizeof(i64));
  if( w->rc ) return;
  for(i=p->iFirst; i<p->n; i++){
    const LogEvent *e = &p->aEvent[i];
    u32 k = e->iCase & ~LOG_WHOLE;
    if( w->aCount[k]==0 || e->at<w->aFirst[k] ) w->aFirst[k] = e->at;
    w->aCount[k]++;
    w->unit = logwriteUnit(w->unit, e->at);
  }
}

/* Which of the cases that are numbers show an integer. */
static void logwriteInts(LogWrite *w){
  const LogBuild *p = w->pBuild;
  u64 i;
  if( !p->hasWhole ) return;
  w->aInt = mem_array(&w->rc, p->cases.n, 1);
  for(i=p->iFirst; w->rc==SO_OK && i<p->n; i++){
    if( (p->aEvent[i].iCase & LOG_WHOLE)==0 ) w->aInt[p->aEvent[i].iCase] = 1;
  }
}

/* A case's id as the value shows it. */
static Cell logwriteCase(const LogWrite *w, u32 k){
  Cell c = w->pBuild->cases.a[k];
  if( w->aInt && (c.type==CELL_INT || c.type==CELL_WHOLE) ){
    c.type = w->aInt[k] ? CELL_INT : CELL_WHOLE;
  }
  return c;
}

/* Cases whose events have all left the frame go last. */
static int logwriteCaseLess(const void *pCtx, u32 x, u32 y){
  const LogWrite *w = pCtx;
  const Cell *a = w->pBuild->cases.a;
  if( (w->aCount[x]==0)!=(w->aCount[y]==0) ) return w->aCount[y]==0;
  if( w->aFirst[x]!=w->aFirst[y] ) return w->aFirst[x]<w->aFirst[y];
  return cell_compare(&a[x], &a[y])<0;
}

/* Give each case its slice, in the value's order of cases. */
static void logwriteSlices(LogWrite *w){
  const LogBuild *p = w->pBuild;
  u64 i;
  u32 end = 0;
  w->aCase = sort_order(&w->rc, p->cases.n, logwriteCaseLess, w);
  w->aEnd = mem_array(&w->rc, p->cases.n, sizeof(u32));
  w->aEvent = mem_array(&w->rc, p->n - p->iFirst + LOGWRITE_AHEAD,
                        sizeof(u32));
  if( w->rc ) return;
  for(i=0; i<p->cases.n && w->aCount[w->aCase[i]]; i++){
    u32 k = w->aCase[i];
    w->aEnd[k] = end;                  /* its start, until events come */
    end += w->aCount[k];
    if( w->aCount[k]>w->maxCount ) w->maxCount = w->aCount[k];
  }
  w->nCase = i;
  for(i=p->iFirst; i<p->n; i++){
    w->aEvent[w->aEnd[p->aEvent[i].iCase & ~LOG_WHOLE]++] = (u32)i;
  }
  w->aTmp = mem_array(&w->rc, (u64)w->maxCount/2+1, sizeof(u32));
}

/* What the events in hand sort by, whatever earlier ones did: aUse marks the
** sorting values in use. */
static int logwriteSortMode(const CellSet *p, const u32 *aUse){
  int nInt = 0, nOther = 0, nNull = 0;
  u64 i;
  for(i=0; i<p->n; i++){
    if( !aUse[i] ) continue;
    if( p->a[i].type==CELL_INT ){
      nInt = 1;
    }else if( p->a[i].type==CELL_NULL ){
      nNull = 1;
    }else{
      nOther = 1;
    }
  }
  if( nOther || (nInt && nNull) ) return LOG_SORT_CELL;
  return nInt ? LOG_SORT_INT : 0;
}

/* Which names are in use, and where they go. */
static void logwriteNames(LogWrite *w){
  const LogBuild *p = w->pBuild;
  u64 i, nMax = p->activities.n;
  u32 *aUse;
  if( p->resources.n>nMax ) nMax = p->resources.n;
  if( p->sortings.n>nMax ) nMax = p->sortings.n;
  aUse = mem_array(&w->rc, nMax, sizeof(u32));
  if( w->rc==SO_OK ){
    for(i=p->iFirst; i<p->n; i++) aUse[p->aEvent[i].iActivity] = 1;
    w->aAct = cellset_rank(&w->rc, &p->activities, aUse, &w->nAct);
  }
  if( w->rc==SO_OK && p->hasResource ){
    memset(aUse, 0, (size_t)nMax*sizeof(u32));
    for(i=p->iFirst; i<p->n; i++){
      if( p->aExtra[i].iResource ) aUse[p->aExtra[i].iResource-1] = 1;
    }
    w->aRes = cellset_rank(&w->rc, &p->resources, aUse, &w->nRes);
  }
  if( p->hasSorting && p->iFirst<p->n ) w->sortMode = LOG_SORT_INT;
  if( w->rc==SO_OK && p->sortByCell ){
    memset(aUse, 0, (size_t)nMax*sizeof(u32));
    for(i=p->iFirst; i<p->n; i++) aUse[p->aExtra[i].sorting] = 1;
    w->sortMode = logwriteSortMode(&p->sortings, aUse);
    w->aSort = cellset_rank(&w->rc, &p->sortings, aUse, &w->nSort);
  }
  mem_free(aUse);
}

/* The sorting value of an event as the value writes it. */
static i64 logwriteSorting(const LogWrite *w, u32 iEvent){
  i64 x = w->pBuild->aExtra[iEvent].sorting;
  if( !w->pBuild->sortByCell ) return x;
  return w->sortMode==LOG_SORT_CELL ? (i64)w->aSort[x]
                                    : w->pBuild->sortings.a[x].u.i;
}

static int logwriteEventLess(const void *pCtx, u32 x, u32 y){
  const LogWrite *w = pCtx;
  const LogEvent *a = w->pBuild->aEvent;
  if( a[x].at!=a[y].at ) return a[x].at<a[y].at;
  if( !w->sortMode ) return 0;               /* stable: order of input */
  return logwriteSorting(w, x)<logwriteSorting(w, y);
}

/* Most slices are in order as they come: see that without a sort. Slices
** follow each other, so the events needed soon are known: asking for them
** early saved a tenth of the whole. */
static int logwriteInOrder(const LogWrite *w, const u32 *a, u32 n){
  int inOrder = 1;
  u32 i;
  for(i=0; i<n; i++){
#if defined(__GNUC__)
    __builtin_prefetch(&w->pBuild->aEvent[a[i+LOGWRITE_AHEAD]]);
#endif
    if( i && logwriteEventLess(w, a[i], a[i-1]) ) inOrder = 0;
  }
  return inOrder;
}

/* A set's members in order: names, or cells. */
static void logwriteSet(Buf *pOut, const CellSet *p, const u32 *aRank,
                        u64 nRank, int asNames){
  u32 *aAt = mem_array(&pOut->rc, nRank, sizeof(u32));
  const Cell *pPrev = 0;
  u64 i;
  buf_varint(pOut, nRank);
  for(i=0; pOut->rc==SO_OK && i<p->n; i++){
    if( aRank[i]!=0xFFFFFFFFu ) aAt[aRank[i]] = (u32)i;
  }
  for(i=0; pOut->rc==SO_OK && i<nRank; i++){
    const Cell *c = &p->a[aAt[i]];
    if( asNames ){
      buf_varint(pOut, c->n);
      buf_bytes(pOut, c->u.z, c->n);
    }else{
      cell_put(pOut, c, pPrev);
      pPrev = c;
    }
  }
  mem_free(aAt);
}

static void logwriteNumber(Buf *pOut, u32 x, int width){
  u8 *a = pOut->a + pOut->n;           /* room was made for all of them */
  a[0] = (u8)x;
  if( width>1 ) a[1] = (u8)(x>>8);
  if( width>2 ){
    a[2] = (u8)(x>>16);
    a[3] = (u8)(x>>24);
  }
  pOut->n += (u64)width;
}

/* The events of one case, a[0..n) in order, to the sections. There is room. */
static void logwriteEvents(LogWrite *w, const u32 *a, u32 n, i64 *pPrevSort){
  const LogBuild *p = w->pBuild;
  i64 prev = p->aEvent[a[0]].at;
  u32 i;
  for(i=0; i<n; i++){
    const LogEvent *e = &p->aEvent[a[i]];
    if( i ){
      u64 d = (u64)logwriteInUnits(e->at - prev, w->unit);
      w->times.n = (u64)(varint_put(w->times.a + w->times.n, d) - w->times.a);
      prev = e->at;
    }
    logwriteNumber(&w->acts, w->aAct[e->iActivity], w->widthAct);
    if( w->nRes ){
      u32 k = p->aExtra[a[i]].iResource;
      logwriteNumber(&w->ress, k ? w->aRes[k-1] + 1 : 0, w->widthRes);
    }
    if( w->sortMode ){
      i64 x = logwriteSorting(w, a[i]);
      u64 d = w->sortMode==LOG_SORT_CELL ? (u64)x
            : zigzag((i64)((u64)x - (u64)*pPrevSort));
      w->sorts.n = (u64)(varint_put(w->sorts.a + w->sorts.n, d) - w->sorts.a);
      *pPrevSort = x;
    }
  }
}

static void logwriteCases(LogWrite *w){
  Cell id, prevId = {{0}, 0, CELL_NULL};
  i64 prevFirst = 0, prevSort = 0;
  u64 i, n = w->pBuild->n - w->pBuild->iFirst;
  w->widthAct = log_width(w->nAct);
  w->widthRes = log_width(w->nRes + 1);
  buf_reserve(&w->acts, n*(u64)w->widthAct);
  if( w->nRes ) buf_reserve(&w->ress, n*(u64)w->widthRes);
  for(i=0; i<w->nCase; i++){
    u32 k = w->aCase[i], nCount = w->aCount[k];
    u32 *a = w->aEvent + (w->aEnd[k] - nCount);
    i64 first = logwriteInUnits(w->aFirst[k], w->unit);
    if( !logwriteInOrder(w, a, nCount) ){
      sort_u32(a, nCount, w->aTmp, logwriteEventLess, w);
    }
    id = logwriteCase(w, k);
    cell_put(&w->cases, &id, &prevId);
    prevId = id;
    buf_varint(&w->cases, nCount);
    buf_varint(&w->cases, i ? (u64)(first - prevFirst) : 0);
    prevFirst = first;
    buf_reserve(&w->times, 10*(u64)nCount);
    if( w->sortMode ) buf_reserve(&w->sorts, 10*(u64)nCount);
    w->rc = w->cases.rc | w->times.rc | w->sorts.rc | w->acts.rc | w->ress.rc;
    if( w->rc ) return;
    logwriteEvents(w, a, nCount, &prevSort);
  }
}

static void logwriteSection(Buf *pOut, Buf *pSection){
  buf_bytes(pOut, pSection->a, pSection->n);
  buf_free(pSection);
}

static void logwriteBody(LogWrite *w, Buf *pOut){
  const LogBuild *p = w->pBuild;
  int flags = w->sortMode;
  value_begin(pOut);
  buf_varint(pOut, p->n - p->iFirst);
  buf_varint(pOut, w->nCase);
  buf_varint(pOut, p->nSkipped);
  logwriteSet(pOut, &p->activities, w->aAct, w->nAct, 1);
  if( w->nRes ){
    flags |= LOG_RESOURCE;
    logwriteSet(pOut, &p->resources, w->aRes, w->nRes, 1);
  }
  if( w->sortMode==LOG_SORT_CELL ){
    logwriteSet(pOut, &p->sortings, w->aSort, w->nSort, 0);
  }
  buf_varint(pOut, (u64)w->unit);
  buf_signed(pOut, w->nCase ? logwriteInUnits(w->aFirst[w->aCase[0]], w->unit)
                            : 0);
  buf_varint(pOut, w->cases.n);
  buf_varint(pOut, w->times.n);
  buf_varint(pOut, w->sorts.n);
  logwriteSection(pOut, &w->cases);
  logwriteSection(pOut, &w->times);
  logwriteSection(pOut, &w->sorts);
  logwriteSection(pOut, &w->acts);
  logwriteSection(pOut, &w->ress);
  value_end(pOut, LOG_KIND, LOG_VERSION, (u16)flags);
}

void logbuild_write(const LogBuild *p, Buf *pOut){
  LogWrite w;
  memset(&w, 0, sizeof(w));
  w.pBuild = p;
  w.rc = p->rc;
  if( w.rc==SO_OK ) logwriteCount(&w);
  if( w.rc==SO_OK ) logwriteInts(&w);
  if( w.rc==SO_OK ) logwriteSlices(&w);
  if( w.rc==SO_OK ) logwriteNames(&w);
  if( w.rc==SO_OK ) logwriteCases(&w);
  if( w.rc==SO_OK ) logwriteBody(&w, pOut);
  if( w.rc ) pOut->rc = w.rc;
  logwriteFree(&w);
}
