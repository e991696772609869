-- mart_daily_ops: the desk day by day, days on which nothing happened included.
--
-- Grain: UTC calendar day from the first ticket to config.as_of.
-- Source: int_status_spans, int_ticket_lifetime, mart_sla,
-- mart_ticket_outcomes, int_events, stg_satisfaction_ratings, int_desk_facts,
-- config.
-- Needs: int_desk_facts, int_events, int_status_spans, int_ticket_lifetime,
--        mart_sla, mart_ticket_outcomes, stg_satisfaction_ratings, config
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
), flows AS (
  SELECT substr(from_at, 1, 10) AS day,
         sum(is_opening) AS opened,
         sum(is_solve) AS solved,
         sum(is_opening AND ordinal>1) AS reopened
  FROM int_status_spans
  WHERE is_opening OR is_solve
  GROUP BY 1
), created AS (
  SELECT substr(created_at, 1, 10) AS day, count(*) AS volume,
         sum(escalated) AS escalated
  FROM mart_ticket_outcomes
  GROUP BY 1
), replied AS (
  SELECT substr(first_reply_at, 1, 10) AS day, count(*) AS n,
         avg(cycle_hours(created_at, first_reply_at)) AS avg_hours,
         median(cycle_hours(created_at, first_reply_at)) AS p50_hours
  FROM int_ticket_lifetime
  WHERE first_reply_at IS NOT NULL
  GROUP BY 1
), judged AS (
  SELECT substr(decided_at, 1, 10) AS day,
         sum(metric='total_resolution_time') AS n,
         sum(metric='total_resolution_time' AND is_met) AS met,
         sum(metric='first_reply_time') AS reply_n,
         sum(metric='first_reply_time' AND is_met) AS reply_met
  FROM mart_sla
  WHERE is_met IS NOT NULL
  GROUP BY 1
), rated AS (
  SELECT substr(rated_at, 1, 10) AS day, count(*) AS n, avg(score) AS csat
  FROM stg_satisfaction_ratings
  WHERE score IS NOT NULL
  GROUP BY 1
), resolved AS (
  SELECT substr(first_solved_at, 1, 10) AS day, count(*) AS n,
         sum(reopens>0) AS came_back
  FROM int_ticket_lifetime
  WHERE first_solved_at IS NOT NULL
  GROUP BY 1
), finished AS (
  SELECT substr(solved_at, 1, 10) AS day, count(*) AS n, sum(cost) AS cost,
         avg(cost) AS cost_per_ticket
  FROM mart_ticket_outcomes
  WHERE solved_at IS NOT NULL
  GROUP BY 1
), days AS (
  SELECT
    d.day, d.is_partial,
    ifnull(c.volume, 0) AS volume, c.escalated,
    ifnull(f.opened, 0) AS opened, ifnull(f.solved, 0) AS solved,
    ifnull(f.reopened, 0) AS reopened,
    iif(k.has_replies, ifnull(p.n, 0), NULL) AS first_replies,
    p.avg_hours, p.p50_hours,
    ifnull(j.n, 0) AS sla_n, ifnull(j.met, 0) AS sla_met,
    ifnull(j.reply_n, 0) AS reply_n, ifnull(j.reply_met, 0) AS reply_met,
    iif(k.has_ratings, ifnull(r.n, 0), NULL) AS ratings, r.csat,
    ifnull(s.n, 0) AS first_solved, ifnull(s.came_back, 0) AS came_back,
    ifnull(x.n, 0) AS finished, x.cost, x.cost_per_ticket
  FROM calendar AS d
  JOIN int_desk_facts AS k
  LEFT JOIN created AS c ON c.day=d.day
  LEFT JOIN flows AS f ON f.day=d.day
  LEFT JOIN replied AS p ON p.day=d.day
  LEFT JOIN judged AS j ON j.day=d.day
  LEFT JOIN rated AS r ON r.day=d.day
  LEFT JOIN resolved AS s ON s.day=d.day
  LEFT JOIN finished AS x ON x.day=d.day
), rated_days AS (
  SELECT *,
    sum(opened-solved) OVER (ORDER BY day) AS backlog,
    iif(count(*) OVER week=7, moving_avg(volume) OVER week, NULL)
      AS volume_7_avg,
    iif(count(*) OVER month=28, moving_avg(volume) OVER month, NULL)
      AS volume_28_avg,
    wilson_interval(sla_met, nullif(sla_n, 0)) AS sla,
    wilson_interval(reply_met, nullif(reply_n, 0)) AS reply_sla,
    wilson_interval(came_back, nullif(first_solved, 0)) AS reopen,
    wilson_interval(escalated, nullif(volume, 0)) AS escalation
  FROM days
  WINDOW week AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING),
         month AS (ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)
)
SELECT
  day, 1+(strftime('%w', day)+6)%7, is_partial,
  volume, solved, reopened, backlog,
  first_replies, avg_hours, p50_hours,
  sla_n, sla_met, 1.0*sla_met/nullif(sla_n, 0), sla->>'low', sla->>'high',
  reply_n, reply_met, 1.0*reply_met/nullif(reply_n, 0),
  reply_sla->>'low', reply_sla->>'high',
  ratings, csat,
  first_solved, 1.0*came_back/nullif(first_solved, 0),
  reopen->>'low', reopen->>'high',
  1.0*escalated/nullif(volume, 0), escalation->>'low', escalation->>'high',
  finished, cost, cost_per_ticket,
  volume_7_avg,
  volume_7_avg*(1+c.surge_share),
  volume>volume_7_avg*(1+c.surge_share),
  volume_28_avg
FROM rated_days, config AS c;
