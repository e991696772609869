/*
** Transitions: the directly-follows arcs of a log. An arc a -> b stands for
** each pair of neighbouring events of a case; its duration is the time from
** the first to the second.
*/
#ifndef SUPPORTOPS_TRANSITIONS_H
#define SUPPORTOPS_TRANSITIONS_H

#include "log.h"
#include "spread.h"

typedef struct Arc Arc;
struct Arc {
  u32 source, target;                  /* activity numbers */
  u64 nCount, nCase;
  u64 lastCase;                        /* case it was last seen in, from 1 */
  double probability;                  /* of all that follows source */
  double dependency;                   /* heuristics miner, Weijters 2006:
                                       ** (|ab|-|ba|)/(|ab|+|ba|+1), and
                                       ** |aa|/(|aa|+1) */
};

typedef struct Transitions Transitions;
struct Transitions {
  Arc *a;
  u64 n, nAlloc;
  u32 *aSlot;                          /* number+1; nSlot is 2^k */
  u64 nSlot;
  Spread *aSpread;                     /* hours of each arc, by number */
  u32 *aOrder;                         /* rank -> number, most frequent first,
                                       ** then by the names */
};

int transitions_read(Transitions *p, Log *pLog, u32 collapse);
void transitions_free(Transitions *p);

#endif
