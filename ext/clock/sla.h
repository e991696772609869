/*
** SLA clocks on which every hour counts.
**
** Easy to get wrong: everything is compared in whole milliseconds, the grain
** of a moment. Then 8.1 hours spent of 8.1 allowed is within, however the two
** were computed, and "equal is within" means what a reader expects.
*/
#ifndef SUPPORTOPS_SLA_H
#define SUPPORTOPS_SLA_H

#include "moment.h"

typedef enum {
  SLA_UNKNOWN,                         /* NULL in SQL */
  SLA_WITHIN,
  SLA_BREACHED,
  SLA_ON_TRACK,
  SLA_AT_RISK
} SlaStatus;

#define SLA_SHARE 0.2                  /* at risk with a fifth of it left */

/* Targets are finite hours, 0 or more. A negative duration is unknown. */
SlaStatus sla_of_hours(double elapsed, double target);
SlaStatus sla_of_stopped(i64 started, i64 stopped, double target);
SlaStatus sla_of_open(i64 started, i64 asOf, double target, double share);

/* 1 and *pDue, or 0 where that is past the year 9999. */
int sla_due(i64 started, double target, i64 *pDue);

/* 1 and the hours left, negative past due; 0 where asOf is before started. */
int sla_left(i64 started, i64 asOf, double target, double *pHours);

#endif
