-- mart_sla_attainment: the share of promises kept, by day, week and month, for
-- the whole desk and for each group, priority, ticket type and channel.
--
-- Grain: period x period_start x metric x cut x the cut's values.
-- Source: mart_sla (clocks whose verdict has fallen), stg_sla_targets.
-- Needs: mart_sla, stg_sla_targets
--
--   period        'day', 'week' (from Monday) or 'month'; a clock belongs to
--                 the one in which its verdict fell (mart_sla.decided_at), so a
--                 past period changes no more but by a reopening, and a clock
--                 that ran out counts then, not when the ticket is done at last
--   cut           which columns the row is for: 'all', 'group', 'priority',
--                 'type', 'channel', 'priority, type', and for months also
--                 'each' (all four at once, for pivot tables); the others hold
--                 '(all)', an unknown value '(none)'. Within one period and
--                 metric the rows of every cut add up to those of 'all'
--   n             verdicts; met and breached make n
--   low, high     Wilson's 95 % interval of attainment
--   target_attainment  what was promised: the mean over the row's clocks of
--                 their priority's; NULL where none is set. gap = attainment
--                 minus that, negative when the promise was missed

CREATE TABLE mart_sla_attainment(
  period            TEXT NOT NULL,
  period_start      TEXT NOT NULL,
  metric            TEXT NOT NULL,
  cut               TEXT NOT NULL,
  group_name        TEXT NOT NULL,
  priority          TEXT NOT NULL,
  ticket_type       TEXT NOT NULL,
  channel           TEXT NOT NULL,
  n                 INTEGER NOT NULL,
  met               INTEGER NOT NULL,
  breached          INTEGER NOT NULL,
  attainment        REAL NOT NULL,
  low               REAL NOT NULL,
  high              REAL NOT NULL,
  target_attainment REAL,
  gap               REAL,
  PRIMARY KEY(period, period_start, metric, cut,
              group_name, priority, ticket_type, channel)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_sla_attainment
WITH cells AS MATERIALIZED (  -- a day's verdicts alike in all that is cut by:
  SELECT                      -- fewer than verdicts, and each cut adds these up
    substr(s.decided_at, 1, 10) AS day,
    s.metric,
    s.priority,
    ifnull(s.ticket_type, '(none)') AS ticket_type,
    ifnull(s.group_name, '(none)') AS group_name,
    ifnull(s.channel, '(none)') AS channel,
    count(*) AS n,
    sum(s.is_met) AS met,
    sum(g.target_attainment) AS promised,
    count(g.target_attainment) AS with_promise
  FROM mart_sla AS s
  LEFT JOIN stg_sla_targets AS g ON g.priority=s.priority
  WHERE s.is_met IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6
), days(day, metric, cut, group_name, priority, ticket_type, channel,
        n, met, promised, with_promise) AS MATERIALIZED (
  SELECT day, metric, 'all', '(all)', '(all)', '(all)', '(all)',
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric
  UNION ALL
  SELECT day, metric, 'group', group_name, '(all)', '(all)', '(all)',
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric, group_name
  UNION ALL
  SELECT day, metric, 'priority', '(all)', priority, '(all)', '(all)',
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric, priority
  UNION ALL
  SELECT day, metric, 'type', '(all)', '(all)', ticket_type, '(all)',
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric, ticket_type
  UNION ALL
  SELECT day, metric, 'channel', '(all)', '(all)', '(all)', channel,
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric, channel
  UNION ALL
  SELECT day, metric, 'priority, type', '(all)', priority, ticket_type, '(all)',
         sum(n), sum(met), sum(promised), sum(with_promise)
  FROM cells GROUP BY day, metric, priority, ticket_type
), periods AS (
  SELECT 'day' AS period, day AS period_start, metric, cut, group_name,
         priority, ticket_type, channel, n, met, promised, with_promise
  FROM days
  UNION ALL
  SELECT 'week', date(day, 'weekday 0', '-6 days'), metric, cut, group_name,
         priority, ticket_type, channel, sum(n), sum(met), sum(promised),
         sum(with_promise)
  FROM days GROUP BY 2, 3, 4, 5, 6, 7, 8
  UNION ALL
  SELECT 'month', substr(day, 1, 7)||'-01', metric, cut, group_name,
         priority, ticket_type, channel, sum(n), sum(met), sum(promised),
         sum(with_promise)
  FROM days GROUP BY 2, 3, 4, 5, 6, 7, 8
  UNION ALL
  SELECT 'month', substr(day, 1, 7)||'-01', metric, 'each', group_name,
         priority, ticket_type, channel, sum(n), sum(met),
         sum(promised), sum(with_promise)
  FROM cells GROUP BY 2, 3, 5, 6, 7, 8
), shares AS (
  SELECT *, 1.0*met/n AS attainment,
         iif(with_promise=n, promised/n, NULL) AS target_attainment
  FROM periods
)
SELECT
  period, period_start, metric, cut, group_name, priority, ticket_type,
  channel, n, met, n-met,
  attainment, wilson_low(met, n), wilson_high(met, n),
  target_attainment, attainment-target_attainment
FROM shares;
