/*
** Sets of distinct cells; see cell.h. Two ways lead from a key to its number:
**
** A table by key, for whole numbers that lie close together, as ticket
** numbers do, and for texts that end in such numbers (INC0001234): one look,
** and tickets that are alive together lie side by side. Of texts that end in
** the same number the first has the place; the others are in the hash.
**
** A hash for all others. It too keeps neighbours together: the last four bits
** of the key are the last four of the slot, so sixteen neighbours fill a block
** of slots to the last; a key of another block that lands there must leave the
** block at once, not walk through it (cellsetSlot).
**
** Whoever knows the hash can choose keys that all look in one place. Once long
** looks have tried as many slots as there are, everything is entered anew by
** the hash of another seed (cellsetSpread): a seed is done with after 2*sqrt(n)
** keys chosen against it, so n keys cost n*sqrt(n) steps at the worst. Numbers
** are given as keys come; no result depends on the seed.
**
** Easy to get wrong: when the table grows over keys that the hash has, they
** must be entered in the table too (cellsetDense).
*/
#include "cell.h"
#include "sort.h"

#define CELLSET_LONG 64                /* tries that chance does not bring */

typedef struct CellBlock CellBlock;
struct CellBlock {
  CellBlock *pNext;
  u64 nUsed, nAlloc;                   /* bytes that follow this struct */
};

static u64 cellsetMix(u64 x){
  x *= 0x9E3779B97F4A7C15u;
  x ^= x>>32;
  x *= 0xD6E8FEB86659FD93u;
  return x ^ (x>>29);
}

/* Words of eight bytes; the last one overlaps the one before it. Under eight
** bytes are read as two overlapping halves. A word is mixed before the next
** one comes: else that could take back what it did, whatever the seed. */
static u64 cellsetHashBytes(const u8 *z, u32 n, u64 h){
  u64 x = 0, y = 0;
  h ^= n;
  if( n>=8 ){
    const u8 *zLast = z + n - 8;
    for(; z<zLast; z+=8){
      memcpy(&x, z, 8);
      h = cellsetMix(h ^ x);
    }
    memcpy(&x, zLast, 8);
  }else if( n>=4 ){
    memcpy(&x, z, 4);
    memcpy(&y, z + n - 4, 4);
    x |= y<<32;
  }else if( n>0 ){
    x = (u64)z[0] | (u64)z[n/2]<<8 | (u64)z[n-1]<<16;
  }
  return cellsetMix(h ^ x);
}

/* The last four bits of the key stay the last four of the slot; all others
** say which block it lies in. */
static inline u64 cellsetHash(const Cell *c, u64 seed){
  u64 bits;
  u8 last;
  switch( c->type ){
    case CELL_INT:
    case CELL_WHOLE:
      bits = (u64)c->u.i;
      return cellsetMix(bits>>4 ^ seed)<<4 | (bits & 15);
    case CELL_REAL:
      memcpy(&bits, &c->u.r, 8);
      return cellsetMix(bits ^ seed);
    case CELL_NULL:
      return 0;
  }
  if( c->n==0 ) return 1;
  last = c->u.z[c->n-1];
  seed ^= (u64)(last>>4)<<32;
  return cellsetHashBytes(c->u.z, c->n-1, seed)<<4 | (last & 15);
}

/* Where the j-th try for hash h looks: three times the same place of another
** block, the same for all of a block; then slot after slot, so that every
** slot is reached. */
static inline u64 cellsetSlot(u64 h, u64 j){
  u64 step = ((h>>32) | 1)<<4;
  return j<4 ? h + j*step : h + 3*step + (j-3);
}

/* Names and ticket numbers are short: two overlapping words, no call. */
static inline int cellsetSameBytes(const u8 *a, const u8 *b, u32 n){
  u64 x, y;
  if( n<8 || n>16 ) return memcmp(a, b, n)==0;
  memcpy(&x, a, 8);
  memcpy(&y, b, 8);
  if( x!=y ) return 0;
  memcpy(&x, a+n-8, 8);
  memcpy(&y, b+n-8, 8);
  return x==y;
}

static inline int cellsetSame(const Cell *a, const Cell *b){
  if( a->type!=b->type ){
    return a->type<CELL_TEXT && b->type<CELL_TEXT && cell_compare(a, b)==0;
  }
  if( a->type<CELL_REAL ) return a->type==CELL_NULL || a->u.i==b->u.i;
  if( a->type==CELL_REAL ) return a->u.r==b->u.r;
  return a->n==b->n && cellsetSameBytes(a->u.z, b->u.z, a->n);
}

void cellset_free(CellSet *p){
  CellBlock *pBlock, *pNext;
  for(pBlock=p->pBlock; pBlock; pBlock=pNext){
    pNext = pBlock->pNext;
    mem_free(pBlock);
  }
  mem_free(p->a);
  mem_free(p->aSlot);
  mem_free(p->aDense);
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

/* The whole number that a key is, or that a text ends in: ticket numbers
** such as INC0001234 count up as whole numbers do. */
static inline int cellsetKey(const Cell *c, i64 *pKey){
  const u8 *z = c->u.z;
  u32 n = c->n, nMin;
  i64 key = 0, place = 1;
  if( c->type==CELL_INT || c->type==CELL_WHOLE ){
    *pKey = c->u.i;
    return 1;
  }
  if( c->type!=CELL_TEXT || n==0 || z[n-1]<'0' || z[n-1]>'9' ) return 0;
  nMin = n>9 ? n-9 : 0;
  do{
    key += place*(z[--n]-'0');
    place *= 10;
  }while( n>nMin && z[n-1]>='0' && z[n-1]<='9' );
  *pKey = key;
  return 1;
}

/* Where a key's number stands in the table by key; 0 outside it. */
static inline u32 *cellsetAt(const CellSet *p, const Cell *pCell){
  i64 key;
  u64 d;
  if( !cellsetKey(pCell, &key) ) return 0;
  d = (u64)key - (u64)p->base;
  return d<p->nDense ? &p->aDense[d] : 0;
}

/* A look took nTry tries. True once all long ones took more than there are
** slots: then the next seed is due. */
static int cellsetIsLong(CellSet *p, u64 nTry, u64 nSlot){
  if( nTry<=CELLSET_LONG ) return 0;
  p->nLong += nTry;
  if( p->nLong<=nSlot ) return 0;
  p->seed = cellsetMix(p->seed + 1);
  return 1;
}

/* Enter all members that are not in the table by key into nSlot empty slots.
** False where that took too long. */
static int cellsetEnter(CellSet *p, u32 *aSlot, u64 nSlot){
  u64 i, j;
  p->nHash = p->nLong = 0;
  for(i=0; i<p->n; i++){
    u64 h = cellsetHash(&p->a[i], p->seed);
    u32 *pAt = cellsetAt(p, &p->a[i]);
    if( pAt && *pAt==i+1 ) continue;
    for(j=0; aSlot[cellsetSlot(h, j) & (nSlot-1)]; j++){}
    aSlot[cellsetSlot(h, j) & (nSlot-1)] = (u32)i + 1;
    p->nHash++;
    if( cellsetIsLong(p, j, nSlot) ) return 0;
  }
  return 1;
}

/* nSlot slots instead of those there are. For every seed that takes too long
** there must be other keys chosen against it, so there is one that does not. */
static void cellsetSpread(int *rc, CellSet *p, u64 nSlot){
  u32 *aSlot = mem_array(rc, nSlot, sizeof(u32));
  if( *rc ) return;
  while( !cellsetEnter(p, aSlot, nSlot) ){
    memset(aSlot, 0, (size_t)nSlot*sizeof(u32));
  }
  mem_free(p->aSlot);
  p->aSlot = aSlot;
  p->nSlot = nSlot;
}

/* Let the table by key reach up to this one, when it will not be mostly
** empty: at least a quarter full, but for the first few. */
static void cellsetDense(int *rc, CellSet *p, const Cell *pCell){
  u64 d, n, i;
  u32 *aDense;
  i64 key;
  if( !cellsetKey(pCell, &key) ) return;
  if( p->nDense==0 ) p->base = key;
  d = (u64)key - (u64)p->base;
  if( d<p->nDense || d>=4*(p->n+16) ) return;
  n = 2*p->nDense>d ? 2*p->nDense : d+16;
  aDense = mem_array(rc, n, sizeof(u32));
  if( *rc ) return;
  mem_free(p->aDense);
  p->aDense = aDense;
  p->nDense = n;
  for(i=0; i<p->n; i++){
    u32 *pAt = cellsetAt(p, &p->a[i]);
    if( pAt && *pAt==0 ) *pAt = (u32)i + 1;
  }
}

/* The slow half of cellset_add: a cell not seen before. */
static u32 cellsetNew(int *rc, CellSet *p, const Cell *pCell){
  Cell c = *pCell;
  u32 *pAt;
  u64 h, j;
  if( p->n>=0x7FFFFFFE ) *rc = SO_NOMEM;
  if( *rc==SO_OK ) cellsetDense(rc, p, &c);
  pAt = cellsetAt(p, &c);
  if( pAt && *pAt ) pAt = 0;           /* taken by another text */
  if( *rc==SO_OK && !pAt && 2*(p->nHash+1)>p->nSlot ){
    cellsetSpread(rc, p, p->nSlot ? 2*p->nSlot : 16);  /* at most half full */
  }
  mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(Cell));
  if( *rc==SO_OK && c.type>=CELL_TEXT ) c.u.z = cellsetCopy(rc, p, c.u.z, c.n);
  if( *rc ) return 0;
  if( pAt==0 ){
    h = cellsetHash(&c, p->seed);
    for(j=0; p->aSlot[cellsetSlot(h, j) & (p->nSlot-1)]; j++){}
    pAt = &p->aSlot[cellsetSlot(h, j) & (p->nSlot-1)];
    p->nHash++;
  }
  *pAt = (u32)p->n + 1;
  if( c.type==CELL_TEXT ) p->denseText = 1;
  p->a[p->n] = c;
  return (u32)p->n++;
}

u32 cellset_add(int *rc, CellSet *p, const Cell *pCell){
  u32 *pAt = cellsetAt(p, pCell);
  u32 iSlot = pAt ? *pAt : 0;
  u64 mask = p->nSlot - 1, h, j;
  if( *rc ) return 0;
  if( iSlot && (p->denseText || pCell->type==CELL_TEXT)
   && !cellsetSame(&p->a[iSlot-1], pCell) ){
    iSlot = 0;                         /* another text with this number */
    pAt = 0;
  }
  if( pAt==0 && p->nSlot ){
    h = cellsetHash(pCell, p->seed);
    for(j=0; (iSlot = p->aSlot[cellsetSlot(h, j) & mask])!=0; j++){
      if( cellsetSame(&p->a[iSlot-1], pCell) ) break;
    }
    if( cellsetIsLong(p, j, p->nSlot) ) cellsetSpread(rc, p, p->nSlot);
  }
  return iSlot ? iSlot - 1 : cellsetNew(rc, p, pCell);
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
