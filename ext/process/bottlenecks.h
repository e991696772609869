/*
** Bottlenecks: where the time of a log goes by, and where too much of it. A
** step is a pair of neighbouring events of a case and lasts from the first to
** the second; it is charged to its arc, or to the activity or the resource of
** its first event. A case's last event begins no step.
**
** Easy to get wrong: a limit in hours becomes whole milliseconds before
** anything is compared with it, or a step of exactly 1.1 hours might break a
** limit of 1.1 hours.
*/
#ifndef SUPPORTOPS_BOTTLENECKS_H
#define SUPPORTOPS_BOTTLENECKS_H

#include "arcs.h"
#include "log.h"
#include "spread.h"

/* What a step is charged to, as the words of the option say it. */
enum { BOTTLENECK_ARC, BOTTLENECK_ACTIVITY, BOTTLENECK_RESOURCE };

typedef struct BottleneckRule BottleneckRule;
struct BottleneckRule {
  int by;
  u32 collapse;                        /* as log_collapse() */
  double limitHours;                   /* longer is a breach; NaN: no limit */
};

typedef struct Bottleneck Bottleneck;
struct Bottleneck {
  u64 nBreach;                         /* steps longer than the limit; all of
                                       ** them without one */
  double breachRate;
  double excess;                       /* what passes the limit, ms; NaN without
                                       ** one */
  double share;                        /* of all steps' time; NaN of none */
  double score;                        /* mean x count x breachRate, ms */
};

typedef struct Bottlenecks Bottlenecks;
struct Bottlenecks {
  Arcs keys;                           /* activities; by activity target is 0;
                                       ** by resource source is its number, 0
                                       ** for none, and target is 0 */
  Spread *aSpread;                     /* by key: durations */
  Bottleneck *a;                       /* by key */
  u32 *aOrder;                         /* rank -> key: largest score first,
                                       ** then by the names */
};

int bottlenecks_read(Bottlenecks *p, Log *pLog, const BottleneckRule *pRule);
void bottlenecks_free(Bottlenecks *p);

#endif
