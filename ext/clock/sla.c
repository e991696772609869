/*
** See sla.h. Durations are whole milliseconds, held in doubles: exact as far
** as moments reach, and still ordered for a target that no clock will meet.
*/
#include "sla.h"

#include <float.h>
#include <math.h>

/* Below this milliseconds are exact in a double; above it, 142,000 years, no
** two moments are that far apart, and hours are compared as they are. */
#define SLA_EXACT 4503599627370496.0   /* 2^52 */

/* Rounded, because 8.1*3600000 need not be whole in binary; and finite, so
** that a difference of two is never Inf - Inf. */
static double slaMs(double hours){
  double ms = round(hours*MOMENT_HOUR);
  return ms<DBL_MAX ? ms : DBL_MAX;
}

SlaStatus sla_of_hours(double elapsed, double target){
  double a = slaMs(elapsed), b = slaMs(target);
  if( elapsed<0 ) return SLA_UNKNOWN;
  if( a>=SLA_EXACT || b>=SLA_EXACT ){
    a = elapsed;
    b = target;
  }
  return a<=b ? SLA_WITHIN : SLA_BREACHED;
}

SlaStatus sla_of_stopped(i64 started, i64 stopped, double target){
  if( stopped<started ) return SLA_UNKNOWN;
  return (double)(stopped-started)<=slaMs(target) ? SLA_WITHIN : SLA_BREACHED;
}

/* The share is rounded as well: 0.29 of 100 h is a hair below 29 h in binary,
** and 29 h left must be at risk. */
SlaStatus sla_of_open(i64 started, i64 asOf, double target, double share){
  double ms = slaMs(target);
  double left = ms - (double)(asOf-started);
  if( asOf<started ) return SLA_UNKNOWN;
  if( left<0 ) return SLA_BREACHED;
  return left<=round(share*ms) ? SLA_AT_RISK : SLA_ON_TRACK;
}

int sla_due(i64 started, double target, i64 *pDue){
  double ms = slaMs(target);
  if( ms>(double)(MOMENT_MAX-started) ) return 0;
  *pDue = started + (i64)ms;
  return 1;
}

/* Through milliseconds where they are exact, so that nothing is left exactly
** when the due moment has come. */
int sla_left(i64 started, i64 asOf, double target, double *pHours){
  double ms = slaMs(target);
  if( asOf<started ) return 0;
  if( ms<SLA_EXACT ){
    *pHours = moment_hours((i64)ms - (asOf-started));
  }else{
    *pHours = target - moment_hours(asOf-started);
  }
  return 1;
}
