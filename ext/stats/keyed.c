/*
** Collecting numbers by key, and writing and reading them as a value; see
** keyed.h.
**
** A row costs a look at the set of keys and 12 bytes. In the end a counting
** sort by key brings each key's numbers together, and each key's are sorted
** by themselves: nothing is ever compared across keys.
*/
#include "keyed.h"
#include "order.h"

#include <math.h>

#define KEYED_WHOLE_MAX 9007199254740992    /* 2^53: whole numbers up to here
                                            ** are told apart by a double */

static void keyedbuildRoom(KeyedBuild *p, u64 nMore){
  mem_reserve(&p->rc, &p->aX, &p->nAllocX, p->n+nMore, sizeof(double));
  mem_reserve(&p->rc, &p->aKey, &p->nAllocKey, p->n+nMore, sizeof(u32));
}

/* The number of a key. A key first seen as 7.0 becomes 7 with its first row
** that says so. */
static u32 keyedbuildKey(KeyedBuild *p, const Cell *pKey){
  u32 k = cellset_add(&p->rc, &p->keys, pKey);
  if( pKey->type==CELL_WHOLE ) p->hasWhole = 1;
  if( p->hasWhole && pKey->type==CELL_INT && p->rc==SO_OK ){
    p->keys.a[k].type = CELL_INT;
  }
  return k;
}

/* -0.0 is kept as 0.0: they are equal, so which of them was shown would
** depend on the order of the rows. */
void keyedbuild_add(KeyedBuild *p, const Cell *pKey, double x){
  u32 k = keyedbuildKey(p, pKey);
  if( isnan(x) ) return;
  if( p->n==p->nAllocX || p->n==p->nAllocKey ) keyedbuildRoom(p, 1);
  if( p->rc ) return;
  p->aKey[p->n] = k;
  p->aX[p->n] = x + 0.0;
  p->n++;
}

int keyedbuild_add_value(KeyedBuild *p, const void *aBlob, u64 nBlob){
  Keyed keyed;
  u64 i;
  int rc = keyed_open(&keyed, aBlob, nBlob);
  while( rc==SO_OK && p->rc==SO_OK && keyed_next(&keyed) ){
    u32 k = keyedbuildKey(p, &keyed.key);
    keyedbuildRoom(p, keyed.n);
    if( p->rc || keyed.n==0 ) continue;
    memcpy(p->aX + p->n, keyed.a, (size_t)keyed.n*sizeof(double));
    for(i=0; i<keyed.n; i++) p->aKey[p->n+i] = k;
    p->n += keyed.n;
  }
  if( rc==SO_OK ) rc = keyed.rc;
  keyed_close(&keyed);
  return rc ? rc : p->rc;
}

void keyedbuild_free(KeyedBuild *p){
  cellset_free(&p->keys);
  mem_free(p->aKey);
  mem_free(p->aX);
  memset(p, 0, sizeof(*p));
}

/* --- Writing --------------------------------------------------------------*/

/* aOrder[place] = number of the key. */
static u32 *keyedOrder(int *rc, const CellSet *p){
  u64 i, n;
  u32 *aRank = cellset_rank(rc, p, 0, &n);
  u32 *aOrder = mem_array(rc, n, sizeof(u32));
  for(i=0; *rc==SO_OK && i<n; i++) aOrder[aRank[i]] = (u32)i;
  mem_free(aRank);
  return aOrder;
}

/* All numbers, key after key in aOrder's order; aEnd[number of a key] is where
** its own end. What was collected is given back on the way: it and the sorted
** array and the value together would be most of the memory. */
static double *keyedGather(KeyedBuild *p, const u32 *aOrder, u64 *aEnd){
  double *a = mem_array(&p->rc, p->n, sizeof(double));
  u64 i, n = 0;
  if( p->rc ) return a;
  for(i=0; i<p->n; i++) aEnd[p->aKey[i]]++;
  for(i=0; i<p->keys.n; i++){
    u64 nHere = aEnd[aOrder[i]];
    aEnd[aOrder[i]] = n;               /* its start, until numbers come */
    n += nHere;
  }
  for(i=0; i<p->n; i++) a[aEnd[p->aKey[i]]++] = p->aX[i];
  mem_free(p->aX);
  mem_free(p->aKey);
  p->aX = 0;
  p->aKey = 0;
  return a;
}

/* a[0..n) is in order, so its ends say how large its numbers are. */
static int keyedIsWhole(const double *a, u64 n){
  u64 i;
  if( n==0 || a[0]<-(double)KEYED_WHOLE_MAX
   || a[n-1]>(double)KEYED_WHOLE_MAX ) return 0;
  for(i=0; i<n; i++) if( a[i]!=(double)(i64)a[i] ) return 0;
  return 1;
}

/* The numbers a[0..n) of one key. Differences of whole numbers stay below
** 2^54: 8 bytes at most, and 10 are there for the first. */
static void keyedPut(Buf *pOut, double *a, u64 n){
  int isWhole;
  u64 i;
  u8 *z;
  order_sort(a, n);
  isWhole = keyedIsWhole(a, n);
  buf_varint(pOut, 2*n + (u64)isWhole);
  buf_reserve(pOut, 8*n + 2);
  if( pOut->rc || n==0 ) return;
  z = pOut->a + pOut->n;
  if( isWhole ){
    z = varint_put(z, zigzag((i64)a[0]));
    for(i=1; i<n; i++) z = varint_put(z, (u64)((i64)a[i] - (i64)a[i-1]));
  }else{
    for(i=0; i<n; i++) z = double_put(z, a[i]);
  }
  pOut->n = (u64)(z - pOut->a);
}

void keyedbuild_write(KeyedBuild *p, Buf *pOut){
  u32 *aOrder = keyedOrder(&p->rc, &p->keys);
  u64 *aEnd = mem_array(&p->rc, p->keys.n, sizeof(u64));
  double *a = keyedGather(p, aOrder, aEnd);
  const Cell *pPrev = 0;
  u64 i, n = 0;
  if( p->rc ) pOut->rc = p->rc;
  value_begin(pOut);
  buf_varint(pOut, p->keys.n);
  for(i=0; pOut->rc==SO_OK && i<p->keys.n; i++){
    u32 k = aOrder[i];
    cell_put(pOut, &p->keys.a[k], pPrev);
    keyedPut(pOut, a+n, aEnd[k]-n);
    pPrev = &p->keys.a[k];
    n = aEnd[k];
  }
  value_end(pOut, KEYED_KIND, KEYED_VERSION, 0);
  mem_free(a);
  mem_free(aEnd);
  mem_free(aOrder);
}

/* --- Reading --------------------------------------------------------------*/

int keyed_open(Keyed *p, const void *aBlob, u64 nBlob){
  u8 version;
  u16 flags;
  memset(p, 0, sizeof(*p));
  p->rc = value_open(&p->rd, aBlob, nBlob, KEYED_KIND, KEYED_VERSION, &version,
                     &flags);
  if( p->rc ) return p->rc;
  p->nKey = rd_count(&p->rd, nBlob);   /* each takes at least a byte */
  p->rd0 = p->rd;
  if( p->rd.bad || flags!=0 ) p->rc = SO_MISMATCH;
  return p->rc;
}

void keyed_close(Keyed *p){
  buf_free(&p->text);
  buf_free(&p->prevText);
  mem_free(p->a);
  memset(p, 0, sizeof(*p));
}

/* The next key into p->key, which must stand behind the one before. */
static int keyedKey(Keyed *p){
  Cell prev = p->key;
  if( prev.type>=CELL_TEXT ){          /* its bytes are about to change */
    p->prevText.n = 0;
    buf_reserve(&p->prevText, (u64)prev.n+1);
    buf_bytes(&p->prevText, prev.u.z, prev.n);
    if( p->prevText.rc ) p->rc = p->prevText.rc;
    prev.u.z = p->prevText.a;
  }
  if( p->rc==SO_OK ) cell_get(&p->rd, &p->rc, &p->key, &p->text);
  if( p->rc || p->rd.bad ) return 0;
  return p->iKey==0 || cell_compare(&prev, &p->key)<0;
}

/* Whole numbers, each no less than the one before and none past 2^53. */
static int keyedGetWhole(Keyed *p){
  const i64 max = KEYED_WHOLE_MAX;
  i64 x = rd_signed(&p->rd);
  u64 i;
  if( x<-max || x>max ) return 0;
  p->a[0] = (double)x;
  for(i=1; i<p->n; i++){
    u64 d = p->rd.p<p->rd.pEnd && *p->rd.p<0x80
          ? *p->rd.p++ : rd_varint(&p->rd);
    if( d>(u64)(max-x) ) return 0;
    x += (i64)d;
    p->a[i] = (double)x;
  }
  return 1;
}

/* Doubles in order; the ends being finite, all are. NaN fails every test. */
static int keyedGetReal(Keyed *p){
  const u8 *z = rd_bytes(&p->rd, 8*p->n);
  int ok = 1;
  u64 i;
  if( z==0 ) return 0;
  for(i=0; i<p->n; i++) p->a[i] = double_get(z + 8*i);
  for(i=1; i<p->n; i++) ok &= p->a[i-1]<=p->a[i];
  return ok && isfinite(p->a[0]) && isfinite(p->a[p->n-1]);
}

/* The current key's numbers. Each takes a byte at least, so what a count may
** ask for is bounded by the BLOB. */
static int keyedNumbers(Keyed *p){
  u64 nLeft = (u64)(p->rd.pEnd - p->rd.p);
  u64 n = rd_count(&p->rd, 2*nLeft+1);
  int isWhole = n%2==1, ok;
  p->n = n/2;
  if( p->rd.bad || (isWhole && p->n==0) ) return 0;
  if( p->n==0 ) return 1;
  mem_reserve(&p->rc, &p->a, &p->nAlloc, p->n, sizeof(double));
  if( p->rc ) return 0;
  ok = isWhole ? keyedGetWhole(p) : keyedGetReal(p);
  return ok && !p->rd.bad;
}

int keyed_next(Keyed *p){
  int ok;
  if( p->rc ) return 0;
  if( p->iKey==p->nKey ){
    if( p->rd.p!=p->rd.pEnd ) p->rc = SO_MISMATCH;
    return 0;
  }
  ok = keyedKey(p) && keyedNumbers(p);
  if( !ok && p->rc==SO_OK ) p->rc = SO_MISMATCH;
  p->iKey++;
  return ok;
}

int keyed_check(Keyed *p){
  while( keyed_next(p) ){}
  if( p->rc==SO_OK ){
    p->rd = p->rd0;
    p->iKey = 0;
    p->key.type = CELL_NULL;
  }
  return p->rc;
}
