/* See series_build.h. */
#include "series_build.h"
#include "../clock/moment.h"
#include "../core/sort.h"
#include "../stats/exact.h"

#include <math.h>

#define SERIESBUILD_GONE 1024          /* rows that may wait to be forgotten */

/* --- Collecting ----------------------------------------------------------*/

/* nCount numbers are summed up in y. Row numbers below have 32 bits. */
static void seriesbuildPush(SeriesBuild *p, i64 at, double y, u64 nCount){
  u64 i;
  if( p->n==p->nAllocRow ){
    if( p->n>=0xFFFFFFFEu ) p->rc = SO_NOMEM;
    mem_reserve(&p->rc, &p->aRow, &p->nAllocRow, p->n+1, sizeof(SeriesRow));
  }
  if( p->aCount || nCount!=1 ){
    int isFirst = p->aCount==0;
    mem_reserve(&p->rc, &p->aCount, &p->nAllocCount, p->n+1, sizeof(u64));
    for(i=0; p->rc==SO_OK && isFirst && i<p->n; i++) p->aCount[i] = 1;
    if( p->rc==SO_OK ) p->aCount[p->n] = nCount;
  }
  if( p->rc ) return;
  p->aRow[p->n].at = at;
  p->aRow[p->n].y = y;
  p->n++;
}

/* Take the n oldest rows back. Once more are gone than are left, those that
** are left move up. */
static void seriesbuildPop(SeriesBuild *p, u64 n){
  u64 nLeft;
  p->iFirst += n;
  nLeft = p->n - p->iFirst;
  if( p->iFirst<SERIESBUILD_GONE || p->iFirst<nLeft ) return;
  memmove(p->aRow, p->aRow+p->iFirst, (size_t)nLeft*sizeof(SeriesRow));
  if( p->aCount ){
    memmove(p->aCount, p->aCount+p->iFirst, (size_t)nLeft*sizeof(u64));
  }
  p->iFirst = 0;
  p->n = nLeft;
}

void seriesbuild_add(SeriesBuild *p, i64 at, double y){
  seriesbuildPush(p, at, y, 1);
  p->nInput++;
}

void seriesbuild_skip(SeriesBuild *p){
  p->nSkipped++;
  p->nInput++;
}

void seriesbuild_drop(SeriesBuild *p){
  seriesbuildPop(p, 1);
  p->nInput--;
}

void seriesbuild_unskip(SeriesBuild *p){
  p->nSkipped--;
  p->nInput--;
}

void seriesbuild_free(SeriesBuild *p){
  mem_free(p->aRow);
  mem_free(p->aCount);
  memset(p, 0, sizeof(*p));
}

/* --- Merging -------------------------------------------------------------*/

/* Does the value fit to those before? Then it counts as one of them. */
static int seriesbuildFit(SeriesBuild *p, const Series *h){
  if( p->nInput==0 ){
    p->combine = h->combine;
    p->missingIsZero = h->missingIsZero;
  }
  if( p->combine!=h->combine ) return SERIES_OTHER_COMBINE;
  if( p->missingIsZero!=h->missingIsZero ) return SERIES_OTHER_MISSING;
  if( step_is(&h->step) ){
    if( p->nStep==0 ) p->step = h->step;
    if( !step_same(&p->step, &h->step) ) return SERIES_OTHER_STEP;
    p->nStep++;
  }
  p->nInput++;
  p->nSkipped += h->nSkipped;
  return SO_OK;
}

/* Both ends are rows without a number: a series may begin with a gap. What
** does not fit is still read: a value that is none is said to be none. */
int seriesbuild_merge(SeriesBuild *p, const void *aBlob, u64 nBlob){
  SeriesRead read;
  const Series *h = &read.head;
  i64 from, to;
  int i, misfit;
  if( seriesread_open(&read, aBlob, nBlob) ) return read.rc;
  misfit = seriesbuildFit(p, h);
  if( h->n>0 && series_at(h, 0, &from) && series_at(h, h->n-1, &to) ){
    seriesbuildPush(p, from, NAN, 1);
    seriesbuildPush(p, to, NAN, 1);
  }
  while( p->rc==SO_OK && seriesread_next(&read) ){
    for(i=0; i<read.nPart && !misfit; i++){
      u64 count = i==0 || h->combine!=SERIES_MEAN ? read.count : 0;
      seriesbuildPush(p, read.at, read.aPart[i], count);
    }
  }
  if( p->rc ) return p->rc;
  return read.rc ? read.rc : misfit;
}

int seriesbuild_unmerge(SeriesBuild *p, const void *aBlob, u64 nBlob){
  SeriesRead read;
  u64 n;
  if( seriesread_open(&read, aBlob, nBlob) ) return read.rc;
  n = read.head.n>0 ? 2 : 0;
  while( seriesread_next(&read) ) n += (u64)read.nPart;
  seriesbuildPop(p, n);
  p->nSkipped -= read.head.nSkipped;
  p->nInput--;
  if( step_is(&read.head.step) ) p->nStep--;
  if( p->nStep==0 ) memset(&p->step, 0, sizeof(p->step));
  return SO_OK;
}

/* --- Inferring the step --------------------------------------------------*/

/* Moments that stand on one day of the month at one time, or on each month's
** last, are months apart; others are milliseconds apart. */
typedef struct SeriesGaps SeriesGaps;
struct SeriesGaps {
  u64 nMoment;                         /* different ones */
  int sameDay, allLast;                /* what has held so far */
  int day;                             /* that of the first one */
  i64 inDay;                           /* time of day of the first one */
};

/* Days since 1970-01-01, rounded down. */
static i64 seriesgapsDays(i64 at){
  return (at - MOMENT_MIN)/(24*MOMENT_HOUR) + MOMENT_MIN/(24*MOMENT_HOUR);
}

static void seriesgapsAdd(SeriesGaps *g, i64 at){
  i64 days = seriesgapsDays(at), inDay = at - days*24*MOMENT_HOUR;
  int year, month, day, next;
  moment_date(days+1, &year, &month, &next);
  moment_date(days, &year, &month, &day);
  if( g->nMoment++==0 ){
    g->day = day;
    g->inDay = inDay;
    g->sameDay = g->allLast = 1;
  }
  if( day!=g->day || inDay!=g->inDay ) g->sameDay = 0;
  if( next!=1 || inDay!=g->inDay ) g->allLast = 0;
}

static i64 seriesgapsLength(const SeriesGaps *g, i64 from, i64 to){
  static const Step month = { 0, 1 };
  if( !g->sameDay && !g->allLast ) return to - from;
  return step_bucket(&month, to) - step_bucket(&month, from);
}

/* The gap that is more frequent than all others together, or 0. It is the one
** that is left when different gaps cancel each other out in pairs (Boyer and
** Moore's vote); whether it is that frequent is then counted. */
static i64 seriesgapsMajority(const SeriesGaps *g, const i64 *a){
  i64 gap = 0;
  u64 i, nVote = 0, n = 0;
  for(i=1; i<g->nMoment; i++){
    i64 x = seriesgapsLength(g, a[i-1], a[i]);
    if( nVote==0 ) gap = x;
    if( x==gap ){
      nVote++;
    }else{
      nVote--;
    }
  }
  for(i=1; i<g->nMoment; i++) n += seriesgapsLength(g, a[i-1], a[i])==gap;
  return 2*n > g->nMoment-1 ? gap : 0;
}

static int seriesbuildLess(const void *pCtx, u32 x, u32 y){
  const SeriesRow *a = pCtx;
  return a[x].at<a[y].at;
}

static int seriesbuildInfer(const SeriesBuild *p, Step *pStep, u64 *pnGot){
  const SeriesRow *aRow = p->aRow + p->iFirst;
  SeriesGaps gaps;
  int rc = SO_OK;
  u64 i, n = p->n - p->iFirst;
  u32 *aOrder = sort_order(&rc, n, seriesbuildLess, aRow);
  i64 *a = mem_array(&rc, n, sizeof(i64));
  i64 gap = 0;
  memset(&gaps, 0, sizeof(gaps));
  for(i=0; rc==SO_OK && i<n; i++){
    i64 at = aRow[aOrder[i]].at;
    if( i>0 && at==a[gaps.nMoment-1] ) continue;
    a[gaps.nMoment] = at;
    seriesgapsAdd(&gaps, at);
  }
  *pnGot = gaps.nMoment;
  if( rc==SO_OK && gaps.nMoment<3 ) rc = SERIES_FEW;
  if( rc==SO_OK ) gap = seriesgapsMajority(&gaps, a);
  if( rc==SO_OK && gap==0 ) rc = SERIES_UNCLEAR;
  if( gaps.sameDay || gaps.allLast ){
    pStep->months = (int)gap;
  }else{
    pStep->ms = gap;
  }
  mem_free(aOrder);
  mem_free(a);
  return rc;
}

/* --- Writing -------------------------------------------------------------*/

/* What writing needs for a moment. */
typedef struct SeriesWrite SeriesWrite;
struct SeriesWrite {
  int rc;
  const SeriesBuild *pBuild;
  Step step;
  i64 first;                           /* number of the first bucket */
  u64 n;                               /* buckets */
  u64 nSkipped;
  u32 *aBucket;                        /* of each row; n: left out */
  u32 *aEnd;                           /* end of each bucket's slice of aRow */
  u32 *aRow;                           /* row numbers, bucket after bucket */
  Exact sum;                           /* empty between buckets */
};

/* From the first row's moment to the last one's, or as they are fixed. Rows
** before least lie in no bucket that can be named. One end that is fixed where
** no row lies within makes a bucket of its own: the range is there although
** nothing happened in it. False where there is none. */
static int serieswriteEnds(const SeriesBuild *p, i64 least, i64 *pFrom,
                           i64 *pTo){
  i64 from = MOMENT_MAX+1, to = MOMENT_MIN-1;
  u64 i;
  for(i=p->iFirst; i<p->n; i++){
    i64 at = p->aRow[i].at;
    if( at<least ) continue;
    if( at<from ) from = at;
    if( at>to ) to = at;
  }
  if( p->hasFrom ) from = p->from;
  if( p->hasTo ) to = p->to;
  if( p->hasFrom && !p->hasTo && to<from ) to = from;
  if( p->hasTo && !p->hasFrom && from>to ) from = to;
  *pFrom = from;
  *pTo = to;
  return from<=to && to>=least;
}

/* The first and the last bucket. A row may lie behind the moment that its last
** bucket is named by. A bucket that begins before the year 1 cannot be named;
** the one after it can. */
static void serieswriteRange(SeriesWrite *w, u64 *pnGot){
  const Step *pStep = &w->step;
  i64 first = step_bucket(pStep, MOMENT_MIN), begin = MOMENT_MIN, from, to;
  if( !step_begin(pStep, first, &begin) ) step_begin(pStep, ++first, &begin);
  if( !serieswriteEnds(w->pBuild, begin, &from, &to) ) return;
  w->first = from<begin ? first : step_bucket(pStep, from);
  w->n = (u64)(step_bucket(pStep, to) - w->first) + 1;
  if( w->n>SERIES_MAX ){
    *pnGot = w->n;
    w->rc = SERIES_LONG;
  }
}

/* Which bucket each row belongs to, and how many rows each has. Rows mostly
** come in order of time, so the next is likely to be in the same bucket: its
** bounds are kept, and the calendar is not asked again. */
static void serieswriteCount(SeriesWrite *w){
  const SeriesBuild *p = w->pBuild;
  u64 i;
  i64 begin = 1, end = 0;              /* [begin,end) is bucket k */
  u32 k = 0;
  w->aBucket = mem_array(&w->rc, p->n - p->iFirst, sizeof(u32));
  w->aEnd = mem_array(&w->rc, w->n+1, sizeof(u32));
  for(i=p->iFirst; w->rc==SO_OK && i<p->n; i++){
    i64 at = p->aRow[i].at;
    if( at<begin || at>=end ){
      i64 bucket = step_bucket(&w->step, at);
      if( !step_begin(&w->step, bucket, &begin) ) begin = MOMENT_MIN;
      if( !step_begin(&w->step, bucket+1, &end) ) end = MOMENT_MAX+1;
      k = bucket>=w->first && (u64)(bucket - w->first)<w->n
        ? (u32)(bucket - w->first) : (u32)w->n;
    }
    w->aBucket[i-p->iFirst] = k;
    w->aEnd[k]++;
  }
}

/* Give each bucket its slice: what is left out goes behind the last. */
static void serieswriteSlices(SeriesWrite *w){
  const SeriesBuild *p = w->pBuild;
  u64 i, n = p->n - p->iFirst;
  u32 end = 0;
  w->aRow = mem_array(&w->rc, n, sizeof(u32));
  if( w->rc ) return;
  w->nSkipped += w->aEnd[w->n];
  for(i=0; i<=w->n; i++){
    u32 count = w->aEnd[i];
    w->aEnd[i] = end;                  /* its start, until rows come */
    end += count;
  }
  for(i=0; i<n; i++) w->aRow[w->aEnd[w->aBucket[i]]++] = (u32)(p->iFirst+i);
}

/* A whole number as such; others by their parts. */
static void serieswriteParts(SeriesWrite *w, Buf *pOut, const double *a,
                             int n){
  int i;
  if( !(fabs(a[0])<=SERIES_LARGEST) ){
    w->rc = SERIES_LARGE;
  }else if( n==1 && series_is_whole(a[0]) ){
    buf_varint(pOut, zigzag((i64)a[0]) + 2);
  }else{
    buf_varint(pOut, 1);
    buf_varint(pOut, (u64)n);
    for(i=0; i<n; i++) buf_double(pOut, a[i]);
  }
}

/*
** The sum of a bucket's numbers, its rows a[0..n). Mostly it is exact in a
** double, and then no step of it was rounded (what it was rounded by is
** Knuth's, The Art of Computer Programming 2, 4.2.2). Otherwise it is summed
** again without rounding.
*/
static void serieswriteSum(SeriesWrite *w, Buf *pOut, const u32 *a, u32 n){
  const SeriesRow *aRow = w->pBuild->aRow;
  double aPart[EXACT_PARTS] = {0};
  double sum = 0, lost = 0;
  int nPart;
  u32 i;
  for(i=0; i<n && lost==0; i++){
    double y = aRow[a[i]].y, t = sum + y, z = t - sum;
    if( isnan(y) ) continue;
    lost = (sum - (t - z)) + (y - z);
    sum = t;
  }
  if( lost==0 ){
    serieswriteParts(w, pOut, &sum, 1);
    return;
  }
  for(i=0; i<n; i++){
    if( !isnan(aRow[a[i]].y) ) exact_add(&w->sum, aRow[a[i]].y, 1);
  }
  nPart = exact_parts(&w->sum, aPart);
  serieswriteParts(w, pOut, aPart, nPart>0 ? nPart : 1);
}

/* Of numbers of one moment the greatest: the order of rows must not matter. */
static void serieswriteLast(SeriesWrite *w, Buf *pOut, const u32 *a, u32 n,
                            i64 begin){
  const SeriesRow *pLast = 0;
  u32 i;
  for(i=0; i<n; i++){
    const SeriesRow *pRow = &w->pBuild->aRow[a[i]];
    if( isnan(pRow->y) ) continue;
    if( pLast==0 || pRow->at>pLast->at
     || (pRow->at==pLast->at && pRow->y>pLast->y) ) pLast = pRow;
  }
  serieswriteParts(w, pOut, &pLast->y, 1);
  buf_varint(pOut, (u64)(pLast->at - begin));
}

/* How many numbers the rows a[0..n) stand for; rows says of how many rows. */
static u64 serieswriteNumbers(const SeriesBuild *p, const u32 *a, u32 n,
                              u32 *pnRow){
  u64 count = 0;
  u32 i;
  *pnRow = 0;
  for(i=0; i<n; i++){
    if( isnan(p->aRow[a[i]].y) ) continue;
    count += p->aCount ? p->aCount[a[i]] : 1;
    ++*pnRow;
  }
  return count;
}

static void serieswriteBuckets(SeriesWrite *w, Buf *pOut){
  const SeriesBuild *p = w->pBuild;
  u64 i, nEmpty = 0;
  i64 begin = 0;
  for(i=0; i<w->n && w->rc==SO_OK && pOut->rc==SO_OK; i++){
    u32 start = i>0 ? w->aEnd[i-1] : 0, n = w->aEnd[i] - start, nRow;
    const u32 *a = w->aRow + start;
    u64 count = serieswriteNumbers(p, a, n, &nRow);
    if( nRow>0 && nEmpty>0 ){
      buf_varint(pOut, 0);
      buf_varint(pOut, nEmpty-1);
    }
    nEmpty = nRow>0 ? 0 : nEmpty+1;
    if( nRow==0 ) continue;
    if( p->combine==SERIES_LAST ){
      step_begin(&w->step, w->first+(i64)i, &begin);
      serieswriteLast(w, pOut, a, n, begin);
    }else{
      serieswriteSum(w, pOut, a, n);
    }
    if( p->combine==SERIES_MEAN ) buf_varint(pOut, count);
    if( count>SERIES_COUNT ) w->rc = SERIES_LARGE;
  }
  if( nEmpty>0 ){
    buf_varint(pOut, 0);
    buf_varint(pOut, nEmpty-1);
  }
}

static void serieswriteBody(SeriesWrite *w, Buf *pOut){
  const SeriesBuild *p = w->pBuild;
  value_begin(pOut);
  buf_varint(pOut, (u64)w->step.months);
  buf_varint(pOut, (u64)w->step.ms);
  buf_varint(pOut, w->n);
  buf_varint(pOut, w->nSkipped);
  buf_signed(pOut, w->first);
  serieswriteBuckets(w, pOut);
  value_end(pOut, SERIES_KIND, SERIES_VERSION,
            (u16)(p->combine | (p->missingIsZero ? SERIES_ZERO : 0)));
}

int seriesbuild_write(const SeriesBuild *p, Buf *pOut, Step *pStep,
                      u64 *pnGot){
  SeriesWrite w;
  int isKnown = step_is(&p->step);
  memset(&w, 0, sizeof(w));
  w.pBuild = p;
  w.rc = p->rc;
  w.step = p->step;
  w.nSkipped = p->nSkipped;
  if( w.rc==SO_OK && !isKnown && p->iFirst<p->n ){
    w.rc = seriesbuildInfer(p, &w.step, pnGot);
    isKnown = 1;
  }
  *pStep = w.step;
  if( w.rc==SO_OK && isKnown ) serieswriteRange(&w, pnGot);
  if( w.rc==SO_OK ) serieswriteCount(&w);
  if( w.rc==SO_OK ) serieswriteSlices(&w);
  if( w.rc==SO_OK ) serieswriteBody(&w, pOut);
  mem_free(w.aBucket);
  mem_free(w.aEnd);
  mem_free(w.aRow);
  return w.rc ? w.rc : pOut->rc;
}
