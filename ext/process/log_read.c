/*
** Reading an event-log value; see log.h. The bytes come from SQL and may be
** anything: a fault ends the reading with SO_MISMATCH, never with a wrong
** answer or a read past the end.
*/
#include "log.h"

/* Names, ascending and distinct. */
static u32 logNames(Log *p, Rd *r, LogName **paName){
  u64 n = rd_count(r, (u64)(r->pEnd - r->p)), i;
  LogName *a = mem_array(&p->rc, n, sizeof(LogName));
  *paName = a;
  for(i=0; p->rc==SO_OK && i<n && !r->bad; i++){
    u64 nByte = rd_count(r, (u64)(r->pEnd - r->p));
    a[i].z = (const char*)rd_bytes(r, nByte);
    a[i].n = (u32)nByte;
    if( i>0 && !r->bad ){
      u32 nMin = a[i].n<a[i-1].n ? a[i].n : a[i-1].n;
      int d = memcmp(a[i-1].z, a[i].z, nMin);
      if( d>0 || (d==0 && a[i-1].n>=a[i].n) ) r->bad = 1;
    }
  }
  return (u32)n;
}

static void logSortings(Log *p, Rd *r){
  u64 n = rd_count(r, (u64)(r->pEnd - r->p)), i;
  Cell c = {{0}, 0, CELL_NULL};
  for(i=0; p->rc==SO_OK && i<n && !r->bad; i++){
    cell_get(r, &p->rc, &c, &p->text);
    if( !r->bad && cellset_add(&p->rc, &p->sortings, &c)!=i ) r->bad = 1;
  }
  p->text.n = 0;
}

static void logSection(Rd *r, Rd *pSection, u64 n){
  pSection->p = rd_bytes(r, n);
  pSection->pEnd = pSection->p ? pSection->p + n : 0;
}

/* The fixed-width sections fill what is left exactly. */
static void logNumbers(Log *p, Rd *r){
  p->widthAct = log_width(p->nActivity);
  p->widthRes = log_width((u64)p->nResource + 1);
  p->pActivities = rd_bytes(r, p->nEvent*(u64)p->widthAct);
  if( p->flags & LOG_RESOURCE ){
    p->pResources = rd_bytes(r, p->nEvent*(u64)p->widthRes);
  }
  if( r->p!=r->pEnd ) r->bad = 1;
}

int log_open(Log *p, const void *aBlob, u64 nBlob){
  Rd r;
  u8 version;
  u64 nCases, nTimes, nSorts;
  memset(p, 0, sizeof(*p));
  p->rc = value_open(&r, aBlob, nBlob, LOG_KIND, LOG_VERSION, &version,
                     &p->flags);
  if( p->rc ) return p->rc;
  /* An unknown flag, or both of the sortings. */
  if( p->flags>(LOG_RESOURCE|LOG_SORT_CELL) ) r.bad = 1;
  p->nByte = nBlob;
  p->nEvent = rd_count(&r, nBlob);     /* each takes at least a byte */
  p->nCase = rd_count(&r, p->nEvent);
  p->nSkipped = rd_varint(&r);
  p->nActivity = logNames(p, &r, &p->aActivity);
  if( p->flags & LOG_RESOURCE ) p->nResource = logNames(p, &r, &p->aResource);
  if( p->flags & LOG_SORT_CELL ) logSortings(p, &r);
  p->unit = (i64)rd_count(&r, 60000);
  if( p->unit!=1 && p->unit!=1000 && p->unit!=60000 ) r.bad = 1;
  p->firstAt = rd_signed(&r);
  if( p->firstAt<LOG_TIME_MIN || p->firstAt>LOG_TIME_MAX ) r.bad = 1;
  nCases = rd_varint(&r);
  nTimes = rd_varint(&r);
  nSorts = rd_varint(&r);
  logSection(&r, &p->cases0, nCases);
  logSection(&r, &p->times0, nTimes);
  logSection(&r, &p->sorts0, nSorts);
  logNumbers(p, &r);
  if( p->rc==SO_OK && r.bad ) p->rc = SO_MISMATCH;
  log_rewind(p);
  return p->rc;
}

void log_close(Log *p){
  mem_free(p->aActivity);
  mem_free(p->aResource);
  mem_free(p->aAt);
  mem_free(p->aAct);
  mem_free(p->aPlace);
  mem_free(p->aRes);
  mem_free(p->aSort);
  buf_free(&p->text);
  cellset_free(&p->sortings);
  memset(p, 0, sizeof(*p));
}

void log_rewind(Log *p){
  p->cases = p->cases0;
  p->times = p->times0;
  p->sorts = p->sorts0;
  p->iCase = p->iEvent = 0;
  p->prevStart = p->firstAt;
  p->prevSort = 0;
  p->caseId.type = CELL_NULL;
  p->text.n = 0;
}

/* n numbers of the given width, each below nName, widened. 0: one is not. */
static int logWiden(u32 *aOut, const u8 *a, u32 n, int width, u64 nName){
  u32 i, max = 0;
  for(i=0; i<n; i++){
    u32 x = a[0];
    if( width>1 ) x |= (u32)a[1]<<8;
    if( width>2 ) x |= (u32)a[2]<<16 | (u32)a[3]<<24;
    a += width;
    aOut[i] = x;
    if( x>max ) max = x;
  }
  return max<nName;
}

/* Times of the case's events, in milliseconds. A time past the year 9999 is
** a forgery: nothing later may overflow. */
static int logTimes(Log *p){
  const i64 max = LOG_TIME_MAX/p->unit, min = LOG_TIME_MIN/p->unit;
  i64 at = p->prevStart;
  u32 i;
  if( at<min || at>max ) return 0;
  p->aAt[0] = at*p->unit;
  for(i=1; i<p->n; i++){
    u64 d = p->times.p<p->times.pEnd && *p->times.p<0x80
          ? *p->times.p++ : rd_varint(&p->times);
    if( d>(u64)(max - at) ) return 0;
    at += (i64)d;
    p->aAt[i] = at*p->unit;
  }
  p->startAt = p->aAt[0];
  p->endAt = p->aAt[p->n-1];
  return 1;
}

static int logSorts(Log *p){
  u32 i;
  for(i=0; i<p->n; i++){
    if( p->flags & LOG_SORT_CELL ){
      p->aSort[i] = (i64)rd_varint(&p->sorts);
      if( (u64)p->aSort[i]>=p->sortings.n ) return 0;
    }else{
      p->prevSort = (i64)((u64)p->prevSort + (u64)rd_signed(&p->sorts));
      p->aSort[i] = p->prevSort;
    }
  }
  return 1;
}

/* The case's id and size; room for its events. */
static int logCaseHead(Log *p){
  u64 n, d;
  cell_get(&p->cases, &p->rc, &p->caseId, &p->text);
  if( p->caseId.type==CELL_NULL ) return 0;
  n = rd_count(&p->cases, p->nEvent - p->iEvent);
  d = rd_varint(&p->cases);
  if( n==0 || d>(u64)(LOG_TIME_MAX - LOG_TIME_MIN) ) return 0;
  p->prevStart += (i64)d;              /* logTimes() tests it */
  p->n = (u32)n;
  mem_reserve(&p->rc, &p->aAt, &p->nAllocAt, n, sizeof(i64));
  mem_reserve(&p->rc, &p->aAct, &p->nAllocAct, n, sizeof(u32));
  mem_reserve(&p->rc, &p->aPlace, &p->nAllocPlace, n, sizeof(u32));
  if( p->flags & LOG_RESOURCE ){
    mem_reserve(&p->rc, &p->aRes, &p->nAllocRes, n, sizeof(u32));
  }
  if( p->flags & (LOG_SORT_INT|LOG_SORT_CELL) ){
    mem_reserve(&p->rc, &p->aSort, &p->nAllocSort, n, sizeof(i64));
  }
  return p->rc==SO_OK;
}

static int logCase(Log *p){
  u32 i;
  if( !logCaseHead(p) || !logTimes(p) ) return 0;
  if( !logWiden(p->aAct, p->pActivities + p->iEvent*(u64)p->widthAct, p->n,
                p->widthAct, p->nActivity) ) return 0;
  if( p->aRes && !logWiden(p->aRes,
                p->pResources + p->iEvent*(u64)p->widthRes, p->n,
                p->widthRes, (u64)p->nResource + 1) ) return 0;
  if( p->aSort && !logSorts(p) ) return 0;
  for(i=0; i<p->n; i++) p->aPlace[i] = i;
  p->nWhole = p->n;
  p->iEvent += p->n;
  p->iCase++;
  return !p->cases.bad && !p->times.bad && !p->sorts.bad;
}

int log_next(Log *p){
  if( p->rc ) return 0;
  if( p->iCase<p->nCase ){
    if( logCase(p) ) return 1;
    if( p->rc==SO_OK ) p->rc = SO_MISMATCH;
  }else if( p->iEvent!=p->nEvent || p->cases.p!=p->cases.pEnd
         || p->times.p!=p->times.pEnd || p->sorts.p!=p->sorts.pEnd ){
    p->rc = SO_MISMATCH;
  }
  return 0;
}

/* The current case's event i becomes its n-th. Since n<=i, event i-1 is still
** as it was when i is looked at. */
static void logKeep(Log *p, u32 n, u32 i){
  p->aAt[n] = p->aAt[i];
  p->aAct[n] = p->aAct[i];
  p->aPlace[n] = p->aPlace[i];
  if( p->aRes ) p->aRes[n] = p->aRes[i];
  if( p->aSort ) p->aSort[n] = p->aSort[i];
}

void log_collapse(Log *p, u32 max){
  u32 i, run = 1, n = 1;
  if( max==0 ) return;
  for(i=1; i<p->n; i++){
    run = p->aAct[i]==p->aAct[i-1] ? run + 1 : 1;
    if( run<=max ) logKeep(p, n++, i);
  }
  p->n = n;
}

void log_changes(Log *p){
  u32 i, n = 1;
  for(i=1; i<p->n; i++){
    if( p->aAct[i]!=p->aAct[i-1]
     || (p->aRes && p->aRes[i]!=p->aRes[i-1])
     || (p->aSort && p->aSort[i]!=p->aSort[i-1]) ) logKeep(p, n++, i);
  }
  p->n = n;
}
