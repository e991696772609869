/* Reading the series value; see series.h. */
#include "series.h"
#include "../clock/moment.h"

#include <math.h>

/* --- Bucket by bucket ----------------------------------------------------*/

/* A step and a stretch of buckets that can be. Only a series of nothing may
** lack a step. */
static int seriesPossible(const Series *p){
  i64 ms;
  if( p->n==0 && p->step.months==0 && p->step.ms==0 ) return 1;
  if( !step_is(&p->step) ) return 0;
  return p->n==0 || (series_at(p, 0, &ms) && series_at(p, p->n-1, &ms));
}

int seriesread_open(SeriesRead *p, const void *aBlob, u64 nBlob){
  Series *h = &p->head;
  u16 flags = 0;
  u8 version;
  memset(p, 0, sizeof(*p));
  p->rc = value_open(&p->r, aBlob, nBlob, SERIES_KIND, SERIES_VERSION,
                     &version, &flags);
  if( p->rc ) return p->rc;
  h->combine = flags & SERIES_COMBINE;
  h->missingIsZero = (flags & SERIES_ZERO)!=0;
  h->step.months = (int)rd_count(&p->r, STEP_MAX_MONTHS);
  h->step.ms = (i64)rd_count(&p->r, STEP_MAX_MS);
  h->n = rd_count(&p->r, SERIES_MAX);
  h->nSkipped = rd_varint(&p->r);
  h->first = rd_signed(&p->r);
  if( p->r.bad || flags>(SERIES_LAST|SERIES_ZERO) || h->combine>SERIES_LAST
   || !seriesPossible(h) ){
    p->rc = SO_MISMATCH;
  }
  return p->rc;
}

/* Are the parts those of their sum? Adding them in doubles would not tell: a
** part of just half the last bit of the one before is right or wrong by what
** follows it. */
static int seriesIsSum(const SeriesRead *p){
  Exact sum;
  double a[EXACT_PARTS];
  int i;
  memset(&sum, 0, sizeof(sum));
  for(i=0; i<p->nPart; i++) exact_add(&sum, p->aPart[i], 1);
  return exact_parts(&sum, a)==p->nPart
      && memcmp(a, p->aPart, (size_t)p->nPart*sizeof(double))==0;
}

/* Numbers of a size that can be. One alone is its own sum, and no integer:
** that is written as such. */
static void seriesParts(SeriesRead *p){
  int i;
  p->nPart = (int)rd_count(&p->r, EXACT_PARTS);
  for(i=0; i<p->nPart; i++){
    p->aPart[i] = rd_double(&p->r);
    if( !(fabs(p->aPart[i])<=SERIES_LARGEST) ) p->r.bad = 1;
  }
  if( p->r.bad ) return;
  if( p->nPart==1 ){
    p->r.bad = series_is_whole(p->aPart[0]);
  }else{
    p->r.bad = p->nPart==0 || !seriesIsSum(p);
  }
}

/* The number of bucket p->i, whose first varint is code. */
static void seriesNumber(SeriesRead *p, u64 code){
  const Series *h = &p->head;
  i64 begin = 0;
  if( code==1 ){
    seriesParts(p);
  }else{
    i64 x = unzigzag(code-2);
    p->nPart = 1;
    p->aPart[0] = (double)x;
    if( x>SERIES_WHOLE || x < -SERIES_WHOLE ) p->r.bad = 1;
  }
  series_at(h, p->i, &begin);
  p->at = begin;
  p->count = 1;
  if( h->combine==SERIES_MEAN ){
    p->count = rd_count(&p->r, SERIES_COUNT);
    if( p->count==0 ) p->r.bad = 1;
  }else if( h->combine==SERIES_LAST ){
    p->at += (i64)rd_count(&p->r, STEP_MAX_MS);
    if( p->at>MOMENT_MAX
     || step_bucket(&h->step, p->at)!=h->first+(i64)p->i ) p->r.bad = 1;
  }
}

int seriesread_next(SeriesRead *p){
  u64 n = p->head.n, code;
  while( p->rc==SO_OK && p->iNext<n ){
    code = rd_varint(&p->r);
    p->i = p->iNext;
    if( code==0 ){
      p->iNext += 1 + rd_count(&p->r, n - p->iNext - 1);
    }else{
      seriesNumber(p, code);
      p->iNext++;
    }
    if( p->r.bad ){
      p->rc = SO_MISMATCH;
    }else if( code ){
      return 1;
    }
  }
  if( p->rc==SO_OK && p->r.p!=p->r.pEnd ) p->rc = SO_MISMATCH;
  return 0;
}

/* --- All of it -----------------------------------------------------------*/

/* The first part is the sum rounded to a double; see series.h. */
int series_open(Series *p, const void *aBlob, u64 nBlob){
  SeriesRead read;
  double empty;
  u64 i;
  seriesread_open(&read, aBlob, nBlob);
  *p = read.head;
  if( read.rc==SO_OK ) p->a = mem_array(&read.rc, p->n, sizeof(double));
  if( read.rc ) return read.rc;
  empty = p->missingIsZero ? 0.0 : (double)NAN;
  for(i=0; i<p->n; i++) p->a[i] = empty;
  p->nMissing = p->n;
  while( seriesread_next(&read) ){
    p->a[read.i] = read.aPart[0]/(double)read.count;
    p->nMissing--;
  }
  if( p->missingIsZero ) p->nMissing = 0;
  if( read.rc ) series_close(p);
  return read.rc;
}

void series_close(Series *p){
  mem_free(p->a);
  memset(p, 0, sizeof(*p));
}

int series_at(const Series *p, u64 i, i64 *pMs){
  if( i>(u64)INT64_MAX/2 ) return 0;
  if( p->first>INT64_MAX/2 || p->first<INT64_MIN/2 ) return 0;
  return step_begin(&p->step, p->first+(i64)i, pMs);
}
