/* Order of cells, and cells inside values; see cell.h. */
#include "cell.h"

Cell cell_int(i64 i){
  Cell c = {{0}, 0, CELL_INT};
  c.u.i = i;
  return c;
}

Cell cell_real(double r){
  Cell c = {{0}, 0, CELL_REAL};
  if( r>=-9223372036854775808.0 && r<9223372036854775808.0
   && r==(double)(i64)r ){
    c.type = CELL_WHOLE;
    c.u.i = (i64)r;
  }else{
    c.u.r = r;
  }
  return c;
}

Cell cell_bytes(u8 type, const void *z, u64 n){
  Cell c = {{0}, 0, CELL_NULL};
  c.type = type;
  c.u.z = z ? z : (const u8*)"";
  c.n = (u32)n;
  return c;
}

static int cellClass(const Cell *c){
  switch( c->type ){
    case CELL_NULL: return 0;
    case CELL_TEXT: return 2;
    case CELL_BLOB: return 3;
    default:        return 1;
  }
}

/* i against a real that is not whole or lies outside the integers. */
static int cellIntReal(i64 i, double r){
  if( r>=9223372036854775808.0 ) return -1;
  if( r<-9223372036854775808.0 ) return 1;
  if( i!=(i64)r ) return i<(i64)r ? -1 : 1;
  return r>(double)(i64)r ? -1 : 1;
}

int cell_compare(const Cell *a, const Cell *b){
  int ca = cellClass(a), cb = cellClass(b), d;
  if( ca!=cb ) return ca<cb ? -1 : 1;
  if( ca==0 ) return 0;
  if( ca==1 ){
    int aReal = a->type==CELL_REAL, bReal = b->type==CELL_REAL;
    if( aReal && bReal ) return (a->u.r>b->u.r) - (a->u.r<b->u.r);
    if( aReal ) return -cellIntReal(b->u.i, a->u.r);
    if( bReal ) return cellIntReal(a->u.i, b->u.r);
    return (a->u.i>b->u.i) - (a->u.i<b->u.i);
  }
  d = memcmp(a->u.z, b->u.z, a->n<b->n ? a->n : b->n);
  return d ? d : (a->n>b->n) - (a->n<b->n);
}

/* --- Cells inside values --------------------------------------------------*/

/* At most so many bytes are shared: a few bytes of a forged value must not
** stand for megabytes, cell after cell. */
#define CELL_SHARED_MAX 127

static u32 cellShared(const Cell *a, const Cell *b){
  u32 n = 0, max = CELL_SHARED_MAX;
  if( a==0 || a->type<CELL_TEXT || b->type<CELL_TEXT ) return 0;
  if( a->n<max ) max = a->n;
  if( b->n<max ) max = b->n;
  while( n<max && a->u.z[n]==b->u.z[n] ) n++;
  return n;
}

void cell_put(Buf *p, const Cell *c, const Cell *pPrev){
  buf_byte(p, c->type);
  if( c->type==CELL_INT || c->type==CELL_WHOLE ){
    /* Differences wrap around, as unsigned numbers do, and wrap back. */
    int near = pPrev && (pPrev->type==CELL_INT || pPrev->type==CELL_WHOLE);
    buf_signed(p, (i64)((u64)c->u.i - (near ? (u64)pPrev->u.i : 0)));
  }else if( c->type==CELL_REAL ){
    buf_double(p, c->u.r);
  }else if( c->type>=CELL_TEXT ){
    u32 n = cellShared(pPrev, c);
    buf_varint(p, n);
    buf_varint(p, c->n - n);
    buf_bytes(p, c->u.z + n, c->n - n);
  }
}

/* pCell holds the previous cell on entry (zeroed at first). */
void cell_get(Rd *r, int *rc, Cell *pCell, Buf *pText){
  Cell prev = *pCell;
  u8 type = (u8)rd_fixed(r, 1);
  if( type==CELL_INT || type==CELL_WHOLE ){
    int near = prev.type==CELL_INT || prev.type==CELL_WHOLE;
    pCell->u.i = (i64)((u64)rd_signed(r) + (near ? (u64)prev.u.i : 0));
    if( type==CELL_WHOLE ){            /* must be a real that is whole */
      Cell c = cell_real((double)pCell->u.i);
      if( c.type!=CELL_WHOLE || c.u.i!=pCell->u.i ) r->bad = 1;
    }
  }else if( type==CELL_REAL ){
    pCell->u.r = rd_double(r);
    /* NaN is no SQL value, and a whole number has another type. */
    if( pCell->u.r!=pCell->u.r || cell_real(pCell->u.r).type!=CELL_REAL ){
      r->bad = 1;
    }
  }else if( type==CELL_TEXT || type==CELL_BLOB ){
    u64 nMax = prev.type<CELL_TEXT ? 0
             : prev.n<CELL_SHARED_MAX ? prev.n : CELL_SHARED_MAX;
    u64 nShared = rd_count(r, nMax);
    u64 n = rd_count(r, (u64)(r->pEnd - r->p));
    const u8 *z = rd_bytes(r, n);
    if( r->bad ) return;
    pText->n = nShared;                /* its bytes so far are prev's */
    buf_reserve(pText, n+1);
    buf_bytes(pText, z, n);
    if( pText->rc ){
      *rc = pText->rc;
      return;
    }
    pCell->u.z = pText->a;
    pCell->n = (u32)(nShared + n);
  }else if( type!=CELL_NULL ){
    r->bad = 1;
  }
  pCell->type = type;
}
