/*
** Transitions: the directly-follows arcs of a log. An arc a -> b stands for
** each pair of neighbouring events of a case; its duration is the time from
** the first to the second.
*/
#ifndef SUPPORTOPS_TRANSITIONS_H
#define SUPPORTOPS_TRANSITIONS_H

#include "arcs.h"
#include "log.h"
#include "spread.h"

typedef struct Transitions Transitions;
struct Transitions {
  Arcs arcs;                           /* of activity numbers */
  double *aProbability;                /* by arc: of all that follows source */
  double *aDependency;                 /* heuristics miner, Weijters 2006:
                                       ** (|ab|-|ba|)/(|ab|+|ba|+1), and
                                       ** |aa|/(|aa|+1) */
  Spread *aSpread;                     /* durations */
  u32 *aOrder;                         /* rank -> arc, most frequent first,
                                       ** then by the names */
};

int transitions_read(Transitions *p, Log *pLog, u32 collapse);
void transitions_free(Transitions *p);

#endif
