/* Activities: how often, where in a case, how often again. */
#ifndef SUPPORTOPS_ACTIVITIES_H
#define SUPPORTOPS_ACTIVITIES_H

#include "log.h"
#include "spread.h"

typedef struct Activity Activity;
struct Activity {
  u64 nEvent, nCase, nStart, nEnd;
  u64 nReworkCase;                     /* cases in which it occurs again */
  u64 nReworkEvent;                    /* events after its first in a case */
  u64 nSelfLoop;                       /* neighbouring pairs of itself */
  u64 nRepetition;                     /* later runs of it in a case */
  u64 lastCase;                        /* case it was last seen in, from 1 */
  u32 nHere;                           /* times in that case */
};

typedef struct Activities Activities;
struct Activities {
  Activity *a;                         /* by activity number */
  u64 n;
  Spread *aSpread;                     /* time to the next event of the case */
  u32 *aOrder;                         /* most events first, then by name */
};

int activities_read(Activities *p, Log *pLog, u32 collapse);
void activities_free(Activities *p);

#endif
