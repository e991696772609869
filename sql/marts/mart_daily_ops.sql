-- mart_daily_ops: the desk day by day, days on which nothing happened included.
--
-- Grain: UTC calendar day from the first ticket to config.as_of.
-- Source: int_status_spans, int_ticket_lifetime, mart_sla_attainment,
-- mart_ticket_outcomes, int_events, stg_satisfaction_ratings, int_desk_facts,
-- config.
-- Needs: stg_satisfaction_ratings, int_desk_facts, int_events,
--        int_status_spans, int_ticket_lifetime, mart_sla_attainment,
--        mart_ticket_outcomes, config
--
-- Everything stands on the day on which it happened: a reply on the day of the
-- reply, a verdict on the day it fell, a rating on the day it was given. What
-- the desk does not record at all (int_desk_facts) is NULL on every day.
--
--   weekday         1 = Monday .. 7 = Sunday
--   is_partial      1 = as_of cuts the day short
--   volume          tickets created; solved, reopened: each time
--   backlog         tickets unsolved at the end of the day (the last day: at
--                   as_of), whenever they were created
--   first_replies, first_reply_avg_hours, first_reply_p50_hours
--                   of the tickets that got their first reply on the day
--   sla_*           total_resolution_time verdicts; reply_sla_* those of
--                   first_reply_time; both with Wilson's 95 % interval
--   csat_avg, ratings  given on the day
--   reopen_rate     of the tickets first solved on the day, how many were
--                   reopened by as_of; escalation_rate: of those created on
--                   it, how many were escalated by then. Proportions, not
--                   ratios of two flows; the last days have had less time
--   finished, cost, cost_per_ticket  tickets whose current solve is of the day,
--                   what is known to have been spent on them, and that by
--                   ticket of known cost
--   volume_7_avg    mean volume of the seven days BEFORE: the day is no part of
--                   its own yardstick. NULL until there are seven
--   surge_line, is_surge  config.surge_share above that, and volume beyond it
--   volume_28_avg   mean of the 28 days that end with the day

CREATE TABLE mart_daily_ops(
  day                   TEXT NOT NULL PRIMARY KEY,
  weekday               INTEGER NOT NULL,
  is_partial            INTEGER NOT NULL,
  volume                INTEGER NOT NULL,
  solved                INTEGER NOT NULL,
  reopened              INTEGER NOT NULL,
  backlog               INTEGER NOT NULL,
  first_replies         INTEGER,
  first_reply_avg_hours REAL,
  first_reply_p50_hours REAL,
  sla_n                 INTEGER NOT NULL,
  sla_met               INTEGER NOT NULL,
  sla_hit_rate          REAL,
  sla_low               REAL,
  sla_high              REAL,
  reply_sla_n           INTEGER NOT NULL,
  reply_sla_met         INTEGER NOT NULL,
  reply_sla_hit_rate    REAL,
  reply_sla_low         REAL,
  reply_sla_high        REAL,
  ratings               INTEGER,
  csat_avg              REAL,
  first_solved          INTEGER NOT NULL,
  reopen_rate           REAL,
  reopen_low            REAL,
  reopen_high           REAL,
  escalation_rate       REAL,
  escalation_low        REAL,
  escalation_high       REAL,
  finished              INTEGER NOT NULL,
  cost                  REAL,
  cost_per_ticket       REAL,
  volume_7_avg          REAL,
  surge_line            REAL,
  is_surge              INTEGER,
  volume_28_avg         REAL
) STRICT;

INSERT INTO mart_daily_ops
WITH RECURSIVE latest(at) AS (
  SELECT max(from_at) FROM int_status_spans
  UNION ALL SELECT max(event_at) FROM int_events
  UNION ALL SELECT max(rated_at) FROM stg_satisfaction_ratings
), ends AS (            -- a midnight as_of ends the day before it, unless
  SELECT                -- something happened at that very instant
    (SELECT substr(min(from_at), 1, 10) FROM int_status_spans) AS first_day,
    max(date(as_of, iif(time(as_of)='00:00:00', '-1 day', '+0 days')),
        ifnull((SELECT substr(max(at), 1, 10) FROM latest), '')) AS last_day,
    substr(as_of, 1, 10) AS as_of_day
  FROM config
), bounds AS (
  SELECT first_day, last_day, last_day=as_of_day AS cut_short FROM ends
), calendar(day, last_day, is_partial) AS (
  SELECT first_day, last_day, cut_short AND first_day=last_day FROM bounds
  WHERE first_day IS NOT NULL
  UNION ALL
  SELECT date(day, '+1 day'), calendar.last_day,
         cut_short AND date(day, '+1 day')=calendar.last_day
  FROM calendar, bounds
  WHERE day<calendar.last_day
), changes AS MATERIALIZED (    -- one scan of each table, numbers by day
  SELECT keyed(substr(from_at, 1, 10), ordinal>1) FILTER (WHERE is_opening)
           AS opened,
         keyed(substr(from_at, 1, 10), 1) FILTER (WHERE is_solve) AS solved
  FROM int_status_spans
), lives AS MATERIALIZED (
  SELECT keyed(substr(first_reply_at, 1, 10),
               cycle_hours(created_at, first_reply_at))
           FILTER (WHERE first_reply_at IS NOT NULL) AS replied,
         keyed(substr(first_solved_at, 1, 10), reopens>0)
           FILTER (WHERE first_solved_at IS NOT NULL) AS resolved
  FROM int_ticket_lifetime
), outcomes AS MATERIALIZED (
  SELECT keyed(substr(created_at, 1, 10), ifnull(escalated, 0)) AS created,
         keyed(substr(solved_at, 1, 10), 1)
           FILTER (WHERE solved_at IS NOT NULL) AS finished,
         keyed(substr(solved_at, 1, 10), cost)
           FILTER (WHERE solved_at IS NOT NULL) AS spent
  FROM mart_ticket_outcomes
), opinions AS MATERIALIZED (
  SELECT keyed(substr(rated_at, 1, 10), score) AS rated
  FROM stg_satisfaction_ratings
), figures(day, measure, n, total, mean, median) AS (
  SELECT k.key, 'opened', k.n, k.total, k.mean, k.q1
  FROM changes AS s, keyed_quantiles(s.opened, 0.5) AS k
  UNION ALL
  SELECT k.key, 'solved', k.n, k.total, k.mean, k.q1
  FROM changes AS s, keyed_quantiles(s.solved, 0.5) AS k
  UNION ALL
  SELECT k.key, 'replied', k.n, k.total, k.mean, k.q1
  FROM lives AS s, keyed_quantiles(s.replied, 0.5) AS k
  UNION ALL
  SELECT k.key, 'resolved', k.n, k.total, k.mean, k.q1
  FROM lives AS s, keyed_quantiles(s.resolved, 0.5) AS k
  UNION ALL
  SELECT k.key, 'created', k.n, k.total, k.mean, k.q1
  FROM outcomes AS s, keyed_quantiles(s.created, 0.5) AS k
  UNION ALL
  SELECT k.key, 'finished', k.n, k.total, k.mean, k.q1
  FROM outcomes AS s, keyed_quantiles(s.finished, 0.5) AS k
  UNION ALL
  SELECT k.key, 'spent', k.n, k.total, k.mean, k.q1
  FROM outcomes AS s, keyed_quantiles(s.spent, 0.5) AS k
  UNION ALL
  SELECT k.key, 'rated', k.n, k.total, k.mean, k.q1
  FROM opinions AS s, keyed_quantiles(s.rated, 0.5) AS k
  UNION ALL
  SELECT period_start, metric, n, met, NULL, NULL
  FROM mart_sla_attainment
  WHERE period='day' AND cut='all'
), facts AS MATERIALIZED (
  SELECT
    day,
    max(n) FILTER (WHERE measure='created') AS volume,
    max(total) FILTER (WHERE measure='created') AS escalated,
    max(n) FILTER (WHERE measure='opened') AS opened,
    max(total) FILTER (WHERE measure='opened') AS reopened,
    max(n) FILTER (WHERE measure='solved') AS solved,
    max(n) FILTER (WHERE measure='replied') AS first_replies,
    max(mean) FILTER (WHERE measure='replied') AS avg_hours,
    max(median) FILTER (WHERE measure='replied') AS p50_hours,
    max(n) FILTER (WHERE measure='total_resolution_time') AS sla_n,
    max(total) FILTER (WHERE measure='total_resolution_time') AS sla_met,
    max(n) FILTER (WHERE measure='first_reply_time') AS reply_n,
    max(total) FILTER (WHERE measure='first_reply_time') AS reply_met,
    max(n) FILTER (WHERE measure='rated') AS ratings,
    max(mean) FILTER (WHERE measure='rated') AS csat,
    max(n) FILTER (WHERE measure='resolved') AS first_solved,
    max(total) FILTER (WHERE measure='resolved') AS came_back,
    max(n) FILTER (WHERE measure='finished') AS finished,
    max(total) FILTER (WHERE measure='spent') AS cost,
    max(mean) FILTER (WHERE measure='spent') AS cost_per_ticket
  FROM figures
  GROUP BY day
), days AS (
  SELECT
    d.day, d.is_partial,
    ifnull(f.volume, 0) AS volume,
    iif(k.has_escalations, f.escalated, NULL) AS escalated,
    ifnull(f.opened, 0) AS opened, ifnull(f.solved, 0) AS solved,
    ifnull(f.reopened, 0) AS reopened,
    iif(k.has_replies, ifnull(f.first_replies, 0), NULL) AS first_replies,
    f.avg_hours, f.p50_hours,
    ifnull(f.sla_n, 0) AS sla_n, ifnull(f.sla_met, 0) AS sla_met,
    ifnull(f.reply_n, 0) AS reply_n, ifnull(f.reply_met, 0) AS reply_met,
    iif(k.has_ratings, ifnull(f.ratings, 0), NULL) AS ratings, f.csat,
    ifnull(f.first_solved, 0) AS first_solved,
    ifnull(f.came_back, 0) AS came_back,
    ifnull(f.finished, 0) AS finished, f.cost, f.cost_per_ticket
  FROM calendar AS d
  JOIN int_desk_facts AS k
  LEFT JOIN facts AS f ON f.day=d.day
), smoothed AS (
  SELECT *,
    sum(opened-solved) OVER (ORDER BY day) AS backlog,
    iif(count(*) OVER week=7, moving_avg(volume) OVER week, NULL)
      AS volume_7_avg,
    iif(count(*) OVER month=28, moving_avg(volume) OVER month, NULL)
      AS volume_28_avg
  FROM days
  WINDOW week AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING),
         month AS (ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)
)
SELECT
  day, 1+(strftime('%w', day)+6)%7, is_partial,
  volume, solved, reopened, backlog,
  first_replies, avg_hours, p50_hours,
  sla_n, sla_met, 1.0*sla_met/nullif(sla_n, 0),
  wilson_low(sla_met, nullif(sla_n, 0)), wilson_high(sla_met, nullif(sla_n, 0)),
  reply_n, reply_met, 1.0*reply_met/nullif(reply_n, 0),
  wilson_low(reply_met, nullif(reply_n, 0)),
  wilson_high(reply_met, nullif(reply_n, 0)),
  ratings, csat,
  first_solved, 1.0*came_back/nullif(first_solved, 0),
  wilson_low(came_back, nullif(first_solved, 0)),
  wilson_high(came_back, nullif(first_solved, 0)),
  1.0*escalated/nullif(volume, 0),
  wilson_low(escalated, nullif(volume, 0)),
  wilson_high(escalated, nullif(volume, 0)),
  finished, cost, cost_per_ticket,
  volume_7_avg,
  volume_7_avg*(1+c.surge_share),
  volume>volume_7_avg*(1+c.surge_share),
  volume_28_avg
FROM smoothed, config AS c;
