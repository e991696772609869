/* See arcs.h: a hash table with open addressing, at most half full. */
#include "arcs.h"

static u64 arcsHash(u32 source, u32 target){
  u64 h = ((u64)source<<32 | target) * 0x9E3779B97F4A7C15u;
  return h ^ (h>>32);
}

/* The slot of an arc: its own, or the free one where it belongs. */
static u32 *arcsSlot(const Arcs *p, u32 source, u32 target){
  u64 h = arcsHash(source, target);
  u32 i;
  for(; (i = p->aSlot[h & (p->nSlot-1)])!=0; h++){
    if( p->a[i-1].source==source && p->a[i-1].target==target ) break;
  }
  return &p->aSlot[h & (p->nSlot-1)];
}

static void arcsGrow(int *rc, Arcs *p){
  u64 nSlot = p->nSlot ? 2*p->nSlot : 256, i;
  u32 *aSlot = mem_array(rc, nSlot, sizeof(u32));
  if( *rc ) return;
  mem_free(p->aSlot);
  p->aSlot = aSlot;
  p->nSlot = nSlot;
  for(i=0; i<p->n; i++){
    *arcsSlot(p, p->a[i].source, p->a[i].target) = (u32)i + 1;
  }
}

u32 arcs_count(int *rc, Arcs *p, u32 source, u32 target, u64 iCase){
  u32 *pSlot;
  Arc *a;
  if( 2*(p->n+1)>p->nSlot ) arcsGrow(rc, p);
  if( *rc ) return 0;
  pSlot = arcsSlot(p, source, target);
  if( *pSlot==0 ){
    mem_reserve(rc, &p->a, &p->nAlloc, p->n+1, sizeof(Arc));
    if( *rc ) return 0;
    memset(&p->a[p->n], 0, sizeof(Arc));
    p->a[p->n].source = source;
    p->a[p->n].target = target;
    *pSlot = (u32)++p->n;
  }
  a = &p->a[*pSlot - 1];
  a->nCount++;
  if( a->lastCase!=iCase ){
    a->lastCase = iCase;
    a->nCase++;
  }
  return *pSlot - 1;
}

u64 arcs_occurrences(const Arcs *p, u32 source, u32 target){
  u32 i = *arcsSlot(p, source, target);
  return i ? p->a[i-1].nCount : 0;
}

int arcs_less(const Arc *a, const Arc *b){
  return a->source!=b->source ? a->source<b->source : a->target<b->target;
}

void arcs_free(Arcs *p){
  mem_free(p->a);
  mem_free(p->aSlot);
  memset(p, 0, sizeof(*p));
}
