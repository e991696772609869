/*
** The clock room's registration table.
**
** cycle_hours(), sla_status() and the others are faces of moment.c and sla.c;
** moment() of moment_format.c. What all share, the meaning of a moment, is
** said in moment.h.
*/
#include "clock.h"
#include "clock_sql.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

static const Func aClockFunc[] = {
  { "cycle_hours", 2, 2, 0, 0, cycle_hours_func, 0, 0, 0,
    { "cycle_hours(from, to)", "REAL hours",
      "Hours from one moment to another, exact to the millisecond; negative "
      "when to is before from. NULL where either is NULL or no moment. A "
      "moment is ISO 8601 text with a date (no zone means UTC), or Unix "
      "seconds as a number or as text, or milliseconds from 1e11 on; years 1 "
      "to 9999. 'now', a time without a date and Julian days are no moments.",
      "SELECT cycle_hours('2016-02-29 01:16:00', '2016-03-01T02:46Z')",
      "25.5" } },

  { "sla_status", 2, 6, 0, 0, sla_status_func, 0, 0, 0,
    { "sla_status(elapsed_hours, target_hours) or sla_status(started, "
      "stopped, target_hours [, as_of [, schedule [, at_risk_share]]])",
      "TEXT 'within_sla', 'breached', 'at_risk', 'on_track'",
      "Where an SLA clock stands. 'within_sla' when it stopped at or before "
      "its target, compared in whole milliseconds, else 'breached'. Still "
      "open (stopped is NULL): 'breached' when as_of is past due, 'at_risk' "
      "when the time left is at most at_risk_share (0.2) of the target, else "
      "'on_track'; NULL without as_of, or when as_of is before started. NULL "
      "for a NULL target, a negative duration, and a malformed elapsed_hours, "
      "started or stopped (which is not the same as open). A malformed "
      "parameter is an error: target_hours is a number, 0 or more, as_of a "
      "moment, at_risk_share from 0 to 1; schedule must be NULL: every hour "
      "counts.",
      "SELECT sla_status(8.0, 8), "
      "sla_status('2024-03-01 09:00:00', NULL, 8, '2024-03-01 15:30:00')",
      "within_sla|at_risk" } },

  { "sla_due_at", 2, 3, 0, 0, sla_due_at_func, 0, 0, 0,
    { "sla_due_at(started, target_hours [, schedule])", "TEXT moment",
      "The last moment that is still within the target: started plus "
      "target_hours, rounded to the millisecond. NULL where started is NULL "
      "or no moment, target_hours is NULL, or the result is past the year "
      "9999. A target_hours that is no number, or negative, is an error; "
      "schedule must be NULL: every hour counts.",
      "SELECT sla_due_at('2024-02-28 20:00:00', 8.5)",
      "2024-02-29 04:30:00" } },

  { "sla_remaining", 3, 4, 0, 0, sla_remaining_func, 0, 0, 0,
    { "sla_remaining(started, target_hours, as_of [, schedule])",
      "REAL hours",
      "Hours left of a target at as_of; negative past due. NULL where an "
      "argument is NULL, started is no moment, or as_of is before started. A "
      "malformed target_hours or as_of is an error; schedule must be NULL: "
      "every hour counts.",
      "SELECT sla_remaining('2024-03-01 09:00', 8, '2024-03-01 15:30'), "
      "sla_remaining('2024-03-01 09:00', 4, '2024-03-01 15:30')",
      "1.5|-2.5" } },

  { "moment", 2, 2, 0, 0, moment_func, 0, 0, 0,
    { "moment(text, format)", "TEXT moment",
      "Reads other spellings of a moment and gives YYYY-MM-DD HH:MM:SS in "
      "UTC, with .SSS where there are milliseconds. The format is made of "
      "YYYY or YY (00-68 are 20xx), M or MM (month; minutes once the hour has "
      "passed), MON (English name), D or DD, DY (weekday, not looked at "
      "further), H or HH, S or SS (with a fraction), AM and Z (offset, Z or "
      "UTC), in any case; one or two digits do for either spelling. A blank "
      "stands for one or more, other characters for themselves. Or the "
      "format is 'iso' or 'unix' (any moment), or 'excel' (serial days of "
      "the 1900 system, whose 1900-02-29 is NULL). NULL where an argument is "
      "NULL or the text is not of the format; a format that cannot be read "
      "is an error.",
      "SELECT moment('29/2/2016 01:16', 'D/M/YYYY HH:MM'), "
      "moment('Tue Oct 31 23:36:20 +0000 2017', 'DY MON DD HH:MM:SS Z YYYY')",
      "2016-02-29 01:16:00|2017-10-31 23:36:20" } },
};

const Room clock_room = { "clock", aClockFunc, N(aClockFunc), 0, 0 };
