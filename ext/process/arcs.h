/*
** Arcs: pairs of numbers, source and target, each with how often it occurs
** and in how many cases.
*/
#ifndef SUPPORTOPS_ARCS_H
#define SUPPORTOPS_ARCS_H

#include "../core/base.h"

typedef struct Arc Arc;
struct Arc {
  u32 source, target;
  u64 nCount, nCase;
  u64 lastCase;                        /* case it was last seen in, from 1 */
};

typedef struct Arcs Arcs;
struct Arcs {
  Arc *a;                              /* in the order of first sight */
  u64 n, nAlloc;
  u32 *aSlot;                          /* number+1; nSlot is 2^k */
  u64 nSlot;
};

/* Count an occurrence in case iCase. Cases come one after the other. Gives the
** arc's number; 0 and *rc where there is no memory. */
u32 arcs_count(int *rc, Arcs *p, u32 source, u32 target, u64 iCase);
/* How often it occurs. The set must not be empty. */
u64 arcs_occurrences(const Arcs *p, u32 source, u32 target);
/* True when a stands before b: by source, then target. */
int arcs_less(const Arc *a, const Arc *b);
void arcs_free(Arcs *p);

#endif
