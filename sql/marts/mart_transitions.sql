-- mart_transitions: the process map: how often one activity follows another,
-- and the time that passes in between.
--
-- Grain: source activity x target activity. Source: int_event_log, int_events,
-- config.
-- Needs: int_event_log, int_events, config
--
--   transitions   occurrences; cases = tickets in which it occurs
--   is_open       1 = the ticket is unsolved on the way: most events of the
--                 source leave it so. Of the others (solved tickets that wait
--                 to be closed, or come back) nobody waits for the desk
--   share         of all transitions
--   time_share    of the total_hours of all transitions with the same is_open
--   time_rank     1 = the most hours in all of those with is_open; then the rest
--   probability   of the target among all that follows the source
--   dependency    -1..1: near 1 = the target follows the source and hardly ever
--                 the other way round
--   *_hours       exact, from every occurrence
--
-- Where config.collapse is 1 a run of one activity counts as one event.

CREATE TABLE mart_transitions(
  source       TEXT NOT NULL,
  target       TEXT NOT NULL,
  is_open      INTEGER NOT NULL,
  time_rank    INTEGER NOT NULL,
  transitions  INTEGER NOT NULL,
  cases        INTEGER NOT NULL,
  share        REAL NOT NULL,
  probability  REAL NOT NULL,
  dependency   REAL NOT NULL,
  mean_hours   REAL NOT NULL,
  median_hours REAL NOT NULL,
  p90_hours    REAL NOT NULL,
  p95_hours    REAL NOT NULL,
  min_hours    REAL NOT NULL,
  max_hours    REAL NOT NULL,
  stdev_hours  REAL,
  total_hours  REAL NOT NULL,
  time_share   REAL,
  PRIMARY KEY(source, target)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_transitions
WITH states AS MATERIALIZED (
  SELECT keyed(activity, status NOT IN ('solved', 'closed')) AS is_open
  FROM int_events
), sources AS MATERIALIZED (
  SELECT k.key AS activity, k.mean>=0.5 AS is_open
  FROM states AS s, keyed_quantiles(s.is_open) AS k
), transitions AS MATERIALIZED (
  SELECT t.*
  FROM config AS c, int_event_log AS l,
       process_transitions(l.log, json_object('collapse', c.collapse)) AS t
)
SELECT
  t.source, t.target, s.is_open,
  row_number() OVER (ORDER BY s.is_open DESC, t.total_hours DESC,
                              t.source, t.target),
  t.count, t.cases,
  1.0*t.count/sum(t.count) OVER (),
  t.probability, t.dependency,
  t.mean_hours, t.median_hours, t.p90_hours, t.p95_hours,
  t.min_hours, t.max_hours, t.stdev_hours,
  t.total_hours,
  t.total_hours/nullif(sum(t.total_hours) OVER (PARTITION BY s.is_open), 0.0)
FROM transitions AS t
JOIN sources AS s ON s.activity=t.source;
