/* The process room's registration table. */
#include "process.h"
#include "process_sql.h"

#define N(a) ((int)(sizeof(a)/sizeof(a[0])))

/* A small log for the examples: two cases. */
#define EXAMPLE_ROWS \
  "(VALUES(1,'open','2025-01-06 09:00'),(1,'work','2025-01-06 10:00')," \
  "(1,'close','2025-01-06 12:00'),(2,'open','2025-01-06 09:30')," \
  "(2,'close','2025-01-06 10:00'))"
#define EXAMPLE_LOG \
  "(SELECT event_log(column1, column2, column3) FROM " EXAMPLE_ROWS ")"

static const Func aProcessFunc[] = {
  { "event_log", 3, 5, 0, 0, event_log_step, event_log_final,
    event_log_value, event_log_inverse,
    { "event_log(case, activity, at [, resource [, sorting]])", "BLOB",
      "Collects events into an event-log value, which the process_ tables "
      "read, a table can store and event_log_merge() adds to. case may be of "
      "any type and keeps it; activity and resource are names (a number is "
      "taken as printed); at is a moment. Events of a case stand by at, then "
      "sorting (any value: an event id, a sequence number, the activity), "
      "then order of input; give a sorting value whenever events may share "
      "an instant, or the answer depends on the order in which SQLite happens "
      "to read. A row whose case, activity or at is NULL or unreadable is "
      "skipped and counted (event_log_info). NULL on no rows.",
      "SELECT event_log_info(" EXAMPLE_LOG ") ->> '$.events'", "5" } },
  { "event_log_merge", 1, 1, 0, 0, event_log_merge_step, event_log_final,
    event_log_value, event_log_merge_inverse,
    { "event_log_merge(log)", "BLOB",
      "Merges event-log values of many rows into one: days into a quarter. "
      "The same as collecting all their events at once; events that share an "
      "instant and have no sorting value keep the order of the rows. NULLs "
      "are skipped; NULL on no value.",
      "SELECT event_log_info(event_log_merge(l)) ->> '$.events' FROM (SELECT "
      "event_log(column1, column2, column3) AS l FROM " EXAMPLE_ROWS
      " GROUP BY column1)", "5" } },
  { "event_log_merge", 2, 8, 0, 0, event_log_merge_func, 0, 0, 0,
    { "event_log_merge(log, log, ...)", "BLOB",
      "Merges two to eight event-log values, for an upsert: ON CONFLICT DO "
      "UPDATE SET log = event_log_merge(log, excluded.log). NULLs are "
      "skipped; NULL when all are.",
      "SELECT event_log_info(event_log_merge(" EXAMPLE_LOG ", "
      EXAMPLE_LOG ")) ->> '$.events'", "10" } },
  { "event_log_info", 1, 1, 0, 0, event_log_info_func, 0, 0, 0,
    { "event_log_info(log)", "TEXT JSON",
      "What a log holds: events, cases, activities, resources, variants, "
      "first and last moment, events_skipped while collecting, tied_pairs "
      "(neighbours of one instant) and unsorted_pairs (those of them that no "
      "sorting value tells apart), bytes, format version. NULL gives NULL.",
      "SELECT event_log_info(" EXAMPLE_LOG ") ->> '$.variants'", "2" } },
};

static const Tvf aProcessTvf[] = {
  { "process_events",
    "case_id, position INTEGER, activity TEXT, timestamp TEXT, "
    "resource TEXT, previous_activity TEXT, previous_resource TEXT, "
    "next_activity TEXT, next_resource TEXT, next_timestamp TEXT, "
    "hours_to_next REAL, is_rework INTEGER, is_start INTEGER, "
    "is_end INTEGER, first_event INTEGER, last_event INTEGER, sorting",
    "_log, _options", 1, process_events_open, process_events_column,
    process_events_close,
    { "process_events(log [, options])", "TABLE",
      "The events of a log in its order, each between its neighbours of the "
      "case: what lag() and lead() would give without sorting. position "
      "counts from 1 in the case; is_rework says that the activity occurred "
      "before in the case; previous_ columns are NULL at its start, "
      "next_ columns and hours_to_next at its end. Cases stand by their "
      "first moment, then id. Option collapse: k cuts runs of one activity to "
      "their first k events before anything is looked at (0: off). Option "
      "changes: true leaves out each event whose activity, resource and "
      "sorting value are those of the one before: a log of states then gives "
      "the span of each. first_event and last_event are the places in the "
      "whole case of the events that a row stands for.",
      "SELECT case_id, position, activity, next_activity, hours_to_next "
      "FROM process_events(" EXAMPLE_LOG ") WHERE case_id=1",
      "1|1|open|work|1.0\n1|2|work|close|2.0\n1|3|close||" } },
  { "process_cases",
    "case_id, variant_id INTEGER, events INTEGER, start_at TEXT, "
    "end_at TEXT, hours REAL, start_activity TEXT, end_activity TEXT, "
    "rework_events INTEGER, self_loops INTEGER, resources INTEGER, "
    "handovers INTEGER",
    "_log, _options", 1, process_cases_open, process_cases_column,
    process_cases_close,
    { "process_cases(log [, options])", "TABLE",
      "A row a case. hours is from its first event to its last (0 for one "
      "event); rework_events are events whose activity occurred before in "
      "the case; self_loops neighbouring pairs of one activity; resources "
      "the distinct ones; handovers neighbouring events of two resources. "
      "Option collapse: k cuts runs of one activity to k events before "
      "anything but the times is looked at (0: off).",
      "SELECT case_id, variant_id, events, hours FROM process_cases("
      EXAMPLE_LOG ")", "1|2|3|3.0\n2|1|2|0.5" } },
  { "process_variants",
    "variant_id INTEGER, variant TEXT, activities TEXT, length INTEGER, "
    "cases INTEGER, share REAL, cumulative_share REAL, mean_hours REAL, "
    "median_hours REAL, p90_hours REAL, min_hours REAL, max_hours REAL, "
    "first_at TEXT, last_at TEXT, example_case",
    "_log, _options", 1, process_variants_open, process_variants_column,
    process_variants_close,
    { "process_variants(log [, options])", "TABLE",
      "The lists of activities that cases follow, most frequent first (then "
      "by the names' code points): variant_id is that rank. variant is for "
      "reading, activities is the exact list as JSON. Hours are from a "
      "case's first event to its last; quantiles are exact (type 7: linear "
      "between order statistics). first_at and last_at are the earliest "
      "start and the latest end, example_case the first case. Option "
      "collapse: k cuts runs of one activity to k events (0: off).",
      "SELECT variant_id, variant, cases, share FROM process_variants("
      EXAMPLE_LOG ")",
      "1|open -> close|1|0.5\n2|open -> work -> close|1|0.5" } },
  { "process_activities",
    "activity TEXT, events INTEGER, cases INTEGER, start_cases INTEGER, "
    "end_cases INTEGER, rework_cases INTEGER, rework_events INTEGER, "
    "self_loops INTEGER, repetitions INTEGER, mean_hours REAL, "
    "median_hours REAL, p90_hours REAL",
    "_log, _options", 1, process_activities_open, process_activities_column,
    process_activities_close,
    { "process_activities(log [, options])", "TABLE",
      "A row an activity, most events first. rework_cases are cases in "
      "which it occurs at least twice, rework_events its occurrences after "
      "the first; self_loops neighbouring pairs of itself; repetitions its "
      "later runs in a case. Hours are from its event to the next of the "
      "case. Option collapse as in process_variants.",
      "SELECT activity, events, start_cases, end_cases, mean_hours FROM "
      "process_activities(" EXAMPLE_LOG ")",
      "close|2|0|2|\nopen|2|2|0|0.75\nwork|1|0|0|2.0" } },
  { "process_transitions",
    "source TEXT, target TEXT, count INTEGER, cases INTEGER, "
    "probability REAL, dependency REAL, mean_hours REAL, median_hours REAL, "
    "p90_hours REAL, p95_hours REAL, min_hours REAL, max_hours REAL, "
    "stdev_hours REAL, total_hours REAL",
    "_log, _options", 1, process_transitions_open, process_transitions_column,
    process_transitions_close,
    { "process_transitions(log [, options])", "TABLE",
      "The directly-follows arcs, most frequent first: pairs of neighbouring "
      "events of a case. count is occurrences, cases distinct cases, "
      "probability the share among all that follows source, dependency the "
      "heuristics miner's measure (Weijters and others 2006). Hours are the "
      "time between the two events; quantiles are exact (type 7), "
      "stdev_hours is the sample's (NULL for one). Option collapse as in "
      "process_variants.",
      "SELECT source, target, count, median_hours FROM process_transitions("
      EXAMPLE_LOG ") ORDER BY source, target",
      "open|close|1|0.5\nopen|work|1|1.0\nwork|close|1|2.0" } },
  { "process_bottlenecks",
    "key TEXT, source TEXT, target TEXT, count INTEGER, cases INTEGER, "
    "mean_hours REAL, median_hours REAL, p90_hours REAL, total_hours REAL, "
    "share_of_total_time REAL, breach_rate REAL, excess_hours REAL, "
    "score REAL, rank INTEGER",
    "_log, _options", 1, process_bottlenecks_open, process_bottlenecks_column,
    process_bottlenecks_close,
    { "process_bottlenecks(log [, options])", "TABLE",
      "Where the time goes by: score = mean_hours x count x breach_rate, the "
      "largest first (then by the names' code points). A step lasts from an "
      "event to the next of its case; a case's last event begins none. "
      "Option by: 'arc' (default) charges it to source -> target, 'activity' "
      "to the source, 'resource' to whoever did the source event. key is "
      "that name, an arc's spelled as a model (process_conformance), or NULL "
      "for steps that nobody is known to have begun; what has no step has no "
      "row. Option limit_hours: longer is a breach (equal is "
      "not), breach_rate the share of breaches, excess_hours the sum of what "
      "passes the limit; without a limit breach_rate is 1, so that score is "
      "plain time x volume, and excess_hours NULL. share_of_total_time is "
      "NULL where no time passes at all. Option top: k gives the first k "
      "rows. Option collapse as in process_variants.",
      "SELECT rank, key, breach_rate, score FROM process_bottlenecks("
      EXAMPLE_LOG ", '{\"limit_hours\": 0.5}')",
      "1|work -> close|1.0|2.0\n2|open -> work|1.0|1.0\n"
      "3|open -> close|0.0|0.0" } },
  { "process_conformance",
    "case_id, variant_id INTEGER, conforms INTEGER, deviation TEXT",
    "_log, _model, _options", 2, process_conformance_open,
    process_conformance_column, process_conformance_close,
    { "process_conformance(log, model [, options])", "TABLE",
      "A row a case: conforms is 1 where its activities are exactly the "
      "model's, else 0 and deviation says where it first leaves the model. "
      "A model is a sequence 'open -> triage -> close' (names with an arrow "
      "or outer blanks in '...'), a JSON list of names, or a JSON list of "
      "such lists, any of which will do. Option collapse as in "
      "process_variants. A malformed model is an error.",
      "SELECT case_id, conforms, deviation FROM process_conformance("
      EXAMPLE_LOG ", 'open -> work -> close')",
      "1|1|\n2|0|open is followed by close" } },
};

const Room process_room = {
  "process", aProcessFunc, N(aProcessFunc), aProcessTvf, N(aProcessTvf)
};
