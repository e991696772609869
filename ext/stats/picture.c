/* See picture.h. */
#include "picture.h"

#include <math.h>

/* U+25xx, whose last byte is given. */
static void pictureBlock(Buf *pOut, int last){
  u8 a[3] = {0xE2, 0x96, 0};
  a[2] = (u8)last;
  buf_bytes(pOut, a, 3);
}

/* Rounded to nearest: a bar says how much, so half an eighth more or less is
** fair on both sides, and the least x may show nothing. */
void picture_bar(Buf *pOut, double x, double max, int width){
  int nEighth = 8*width;
  if( !(x>0) ) return;
  if( x<max ) nEighth = (int)(x/max*nEighth + 0.5);
  for(; nEighth>=8; nEighth-=8) pictureBlock(pOut, 0x88);
  if( nEighth>0 ) pictureBlock(pOut, 0x90-nEighth);    /* U+258F is 1/8 */
}

void spark_free(Spark *p){
  while( p->iFirst<p->n ) spark_drop(p);
  mem_free(p->a);
  memset(p, 0, sizeof(*p));
}

/* A new point at place 0, or none on *rc. */
static SparkPoint *sparkNew(int *rc, Spark *p, double y){
  SparkPoint *pPoint;
  if( p->iFirst>16 && p->iFirst>p->n/2 ){   /* reuse what was dropped */
    p->n -= p->iFirst;
    memmove(p->a, p->a+p->iFirst, (size_t)p->n*sizeof(SparkPoint));
    p->iFirst = 0;
  }
  mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(SparkPoint));
  if( *rc ) return 0;
  pPoint = &p->a[p->n++];
  memset(pPoint, 0, sizeof(*pPoint));
  pPoint->y = y;
  return pPoint;
}

void spark_push(int *rc, Spark *p, double y){
  sparkNew(rc, p, y);
}

void spark_push_real(int *rc, Spark *p, double y, double at){
  SparkPoint *pPoint = sparkNew(rc, p, y);
  if( pPoint ) pPoint->at = at;
}

/* The nearest double and the difference: in order of these two, integers and
** reals stand as SQL orders them, with no bit lost. */
void spark_push_integer(int *rc, Spark *p, double y, i64 at){
  SparkPoint *pPoint = sparkNew(rc, p, y);
  if( pPoint==0 ) return;
  pPoint->at = (double)at;
  if( pPoint->at<9223372036854775808.0 ){
    pPoint->atRest = at - (i64)pPoint->at;
  }else{                               /* 2^63, which no i64 holds */
    pPoint->atRest = at - INT64_MAX - 1;
  }
}

/* The text is copied: SQL's own is gone with the row. */
void spark_push_text(int *rc, Spark *p, double y, const void *z, u64 n){
  u8 *zAt;
  SparkPoint *pPoint;
  if( *rc ) return;
  zAt = mem_alloc(n);
  pPoint = zAt ? sparkNew(rc, p, y) : 0;
  if( pPoint==0 ){
    mem_free(zAt);
    *rc = SO_NOMEM;
    return;
  }
  if( n>0 ) memcpy(zAt, z, (size_t)n);
  pPoint->zAt = zAt;
  pPoint->nAt = n;
}

void spark_drop(Spark *p){
  if( p->iFirst>=p->n ) return;
  mem_free(p->a[p->iFirst].zAt);
  p->iFirst++;
}

/* As SQL's BINARY collation: bytes, and the shorter first. */
static int sparkCompareText(const SparkPoint *p, const SparkPoint *q){
  u64 n = p->nAt<q->nAt ? p->nAt : q->nAt;
  int c = n>0 ? memcmp(p->zAt, q->zAt, (size_t)n) : 0;
  if( c!=0 || p->nAt==q->nAt ) return c;
  return p->nAt<q->nAt ? -1 : 1;
}

/* Below, at or above zero as p stands before, with or behind q. */
static int sparkCompare(const SparkPoint *p, const SparkPoint *q){
  int c;
  if( (p->zAt!=0)!=(q->zAt!=0) ) return p->zAt ? 1 : -1;
  if( p->zAt ){
    c = sparkCompareText(p, q);
    if( c!=0 ) return c;
  }
  if( p->at!=q->at ) return p->at<q->at ? -1 : 1;
  if( p->atRest!=q->atRest ) return p->atRest<q->atRest ? -1 : 1;
  if( isnan(p->y) || isnan(q->y) ) return (isnan(p->y)==0) - (isnan(q->y)==0);
  return (p->y>q->y) - (p->y<q->y);
}

/* Let ap[i] sink until no child stands behind it. */
static void sparkSink(const SparkPoint **ap, u64 i, u64 n){
  const SparkPoint *p = ap[i];
  u64 child;
  while( (child = 2*i+1)<n ){
    if( child+1<n && sparkCompare(ap[child+1], ap[child])>0 ) child++;
    if( sparkCompare(ap[child], p)<=0 ) break;
    ap[i] = ap[child];
    i = child;
  }
  ap[i] = p;
}

/* Heapsort: in place, and n log n whatever the order. Points that compare
** equal look equal, so that it is not stable does not show. */
static void sparkSort(const SparkPoint **ap, u64 n){
  u64 i;
  for(i=n/2; i-->0; ) sparkSink(ap, i, n);
  for(i=n; i-->1; ){
    const SparkPoint *p = ap[0];
    ap[0] = ap[i];
    ap[i] = p;
    sparkSink(ap, 0, i);
  }
}

/* The points in drawing order, to be freed; 0 on *rc. */
static const SparkPoint **sparkOrder(int *rc, const Spark *p, int isPlaced){
  u64 n = p->n - p->iFirst, i;
  const SparkPoint **ap = mem_array(rc, n, sizeof(SparkPoint*));
  if( ap==0 ) return 0;
  for(i=0; i<n; i++) ap[i] = &p->a[p->iFirst+i];
  if( isPlaced ) sparkSort(ap, n);
  return ap;
}

/* 0..7. The distance of two doubles may be too large for one: then halves. */
static int sparkHeight(double y, double least, double greatest){
  double width = greatest-least, height;
  if( isinf(y) ) return y>0 ? 7 : 0;
  if( !(least<greatest) ) return 3;
  if( isfinite(width) ){
    height = 8*((y-least)/width);
  }else{
    height = 8*((y/2-least/2)/(greatest/2-least/2));
  }
  return height<7 ? (int)height : 7;
}

/* Infinities do not stretch the scale: they would press the rest flat. */
void spark_draw(Buf *pOut, const Spark *p, int isPlaced){
  const SparkPoint **ap = sparkOrder(&pOut->rc, p, isPlaced);
  double least = INFINITY, greatest = -INFINITY;
  u64 n = p->n - p->iFirst, i;
  if( ap==0 ) return;
  for(i=0; i<n; i++){
    double y = ap[i]->y;
    if( !isfinite(y) ) continue;
    if( y<least ) least = y;
    if( y>greatest ) greatest = y;
  }
  for(i=0; i<n; i++){
    double y = ap[i]->y;
    if( isnan(y) ){
      buf_byte(pOut, ' ');
    }else{
      pictureBlock(pOut, 0x81 + sparkHeight(y, least, greatest));
    }
  }
  mem_free(ap);
}
