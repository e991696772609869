/*
** See cell.h. The hash keeps neighbouring keys in neighbouring slots: ticket
** numbers that are alive together differ in their last digits, so a log in
** order of time stays in the cache.
*/
#include "cell.h"
#include "sort.h"

typedef struct CellBlock CellBlock;
struct CellBlock {
  CellBlock *pNext;
  u64 nUsed, nAlloc;                   /* bytes that follow this struct */
};

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

static u64 cellMix(u64 x){
  x *= 0x9E3779B97F4A7C15u;
  x ^= x>>32;
  x *= 0xD6E8FEB86659FD93u;
  return x ^ (x>>29);
}

/* Words of eight bytes; the last one overlaps the one before it. Under eight
** bytes are read as two overlapping halves. */
static u64 cellHashBytes(const u8 *z, u32 n){
  u64 h = n, x = 0, y = 0;
  if( n>=8 ){
    const u8 *zLast = z + n - 8;
    for(; z<zLast; z+=8){
      memcpy(&x, z, 8);
      h = (h ^ x) * 0x9E3779B97F4A7C15u;
      h ^= h>>32;
    }
    memcpy(&x, zLast, 8);
  }else if( n>=4 ){
    memcpy(&x, z, 4);
    memcpy(&y, z + n - 4, 4);
    x |= y<<32;
  }else if( n>0 ){
    x = (u64)z[0] | (u64)z[n/2]<<8 | (u64)z[n-1]<<16;
  }
  return cellMix(h ^ x);
}

/* The last four bits of the key stay the last four of the slot. */
static inline u64 cellHash(const Cell *c){
  u64 bits;
  switch( c->type ){
    case CELL_INT:
    case CELL_WHOLE:
      bits = (u64)c->u.i;
      return cellMix(bits>>4)<<4 | (bits & 15);
    case CELL_REAL:
      memcpy(&bits, &c->u.r, 8);
      return cellMix(bits);
    case CELL_NULL:
      return 0;
  }
  if( c->n==0 ) return 1;
  return cellHashBytes(c->u.z, c->n-1)<<4 | (c->u.z[c->n-1] & 15);
}

static inline int cellSame(const Cell *a, const Cell *b){
  if( a->type!=b->type ){
    return a->type<CELL_TEXT && b->type<CELL_TEXT && cell_compare(a, b)==0;
  }
  if( a->type<CELL_REAL ) return a->type==CELL_NULL || a->u.i==b->u.i;
  if( a->type==CELL_REAL ) return a->u.r==b->u.r;
  return a->n==b->n && memcmp(a->u.z, b->u.z, a->n)==0;
}

/* --- Cells inside values --------------------------------------------------*/

static u32 cellShared(const Cell *a, const Cell *b){
  u32 n = 0, max;
  if( a==0 || a->type<CELL_TEXT || b->type<CELL_TEXT ) return 0;
  max = a->n<b->n ? a->n : b->n;
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
  }else if( type==CELL_REAL ){
    pCell->u.r = rd_double(r);
    if( pCell->u.r!=pCell->u.r ) r->bad = 1;         /* NaN is no SQL value */
  }else if( type==CELL_TEXT || type==CELL_BLOB ){
    u64 nShared = rd_count(r, prev.type>=CELL_TEXT ? prev.n : 0);
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

/* --- Sets -----------------------------------------------------------------*/

void cellset_free(CellSet *p){
  CellBlock *pBlock, *pNext;
  for(pBlock=p->pBlock; pBlock; pBlock=pNext){
    pNext = pBlock->pNext;
    mem_free(pBlock);
  }
  mem_free(p->a);
  mem_free(p->aSlot);
  memset(p, 0, sizeof(*p));
}

/* A copy of n bytes that never moves. Blocks double from small: thousands of
** groups with a few keys each must not cost a page apiece. */
static const u8 *cellsetCopy(int *rc, CellSet *p, const u8 *z, u32 n){
  CellBlock *pBlock = p->pBlock;
  u8 *a;
  if( pBlock==0 || pBlock->nAlloc - pBlock->nUsed<n ){
    u64 nAlloc = pBlock ? 2*pBlock->nAlloc : 128;
    if( nAlloc>65536 ) nAlloc = 65536;
    if( nAlloc<n ) nAlloc = n;
    pBlock = mem_alloc(sizeof(*pBlock) + nAlloc);
    if( pBlock==0 ){
      *rc = SO_NOMEM;
      return 0;
    }
    pBlock->pNext = p->pBlock;
    pBlock->nUsed = 0;
    pBlock->nAlloc = nAlloc;
    p->pBlock = pBlock;
  }
  a = (u8*)(pBlock+1) + pBlock->nUsed;
  memcpy(a, z, n);
  pBlock->nUsed += n;
  return a;
}

/* Twice the slots; the table is at most half full, so probes stay short. */
static void cellsetGrow(int *rc, CellSet *p){
  u64 nSlot = p->nSlot ? 2*p->nSlot : 16, i, h;
  u32 *aSlot = mem_array(rc, nSlot, sizeof(u32));
  if( *rc ) return;
  for(i=0; i<p->n; i++){
    for(h=cellHash(&p->a[i]); aSlot[h & (nSlot-1)]; h++){}
    aSlot[h & (nSlot-1)] = (u32)i + 1;
  }
  mem_free(p->aSlot);
  p->aSlot = aSlot;
  p->nSlot = nSlot;
}

/* The slow half of cellset_add: a cell not seen before. */
static u32 cellsetNew(int *rc, CellSet *p, const Cell *pCell){
  Cell c = *pCell;
  u64 h;
  if( p->n>=0x7FFFFFFE ) *rc = SO_NOMEM;
  if( *rc==SO_OK && 2*(p->n+1)>p->nSlot ) cellsetGrow(rc, p);
  mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(Cell));
  if( *rc==SO_OK && c.type>=CELL_TEXT ) c.u.z = cellsetCopy(rc, p, c.u.z, c.n);
  if( *rc ) return 0;
  for(h=cellHash(&c); p->aSlot[h & (p->nSlot-1)]; h++){}
  p->aSlot[h & (p->nSlot-1)] = (u32)p->n + 1;
  p->a[p->n] = c;
  return (u32)p->n++;
}

u32 cellset_add(int *rc, CellSet *p, const Cell *pCell){
  u64 mask = p->nSlot - 1, h;
  u32 iSlot;
  if( *rc ) return 0;
  if( p->nSlot ){
    for(h=cellHash(pCell); (iSlot = p->aSlot[h & mask])!=0; h++){
      Cell *pHave = &p->a[iSlot-1];
      if( cellSame(pHave, pCell) ){
        /* 7 and 7.0 met: whichever came first, the set shows 7. */
        if( pCell->type==CELL_INT ) pHave->type = CELL_INT;
        return iSlot - 1;
      }
    }
  }
  return cellsetNew(rc, p, pCell);
}

static int cellsetLess(const void *pCtx, u32 x, u32 y){
  const Cell *a = pCtx;
  return cell_compare(&a[x], &a[y])<0;
}

u32 *cellset_rank(int *rc, const CellSet *p, const u32 *aUse, u64 *pnRank){
  u32 *aOrder = sort_order(rc, p->n, cellsetLess, p->a);
  u32 *aRank = mem_array(rc, p->n, sizeof(u32));
  u64 i, n = 0;
  if( *rc==SO_OK ){
    for(i=0; i<p->n; i++){
      int used = aUse==0 || aUse[aOrder[i]]!=0;
      aRank[aOrder[i]] = used ? (u32)n++ : 0xFFFFFFFFu;
    }
  }
  mem_free(aOrder);
  *pnRank = n;
  return aRank;
}
