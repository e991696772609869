/* The series room's registration table. */
#include "series_room.h"
#include "series_sql.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

static const Tvf aSeriesTvf[] = {
  { "calendar",
    "at TEXT, day TEXT, weekday INTEGER, position INTEGER",
    "_from, _to, _step", 3, calendar_open, calendar_column, calendar_close,
    { "calendar(from, to, step)", "TABLE",
      "The steps of a stretch of time, a row each, from the one that holds "
      "the moment from to the one that holds to: what a count is joined to, "
      "so that days without a row are kept. at is when a step begins, day its "
      "date, weekday 1 (Monday) to 7; position counts from 1. step is a "
      "number (1 when absent) of milliseconds, seconds, minutes, hours, days, "
      "weeks, months, quarters or years. Weeks begin on Mondays; steps are "
      "counted from 1970-01-01 UTC, so '6 hours' begin at 0, 6, 12 and 18. No "
      "rows where to is before from; more than 4,000,000 are an error.",
      "SELECT at, weekday FROM calendar('2024-01-31', '2024-03-01', "
      "'1 month')",
      "2024-01-01 00:00:00|1\n2024-02-01 00:00:00|4\n"
      "2024-03-01 00:00:00|5" } },
};

const Room series_room = {
  "series", 0, 0, aSeriesTvf, N(aSeriesTvf)
};
