-- Plain SQL for mart_sla_attainment: the cuts as in the model, Wilson's interval
-- by its formula.

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
  SELECT *, 1.0*met/n AS share, 1.959963984540054*1.959963984540054/n AS zz,
         iif(with_promise=n, promised/n, NULL) AS target_attainment
  FROM periods
)
SELECT
  period, period_start, metric, cut, group_name, priority, ticket_type,
  channel, n, met, n-met, share,
  iif(met=0, 0.0, (share+zz/2-sqrt(zz*(share*(1-share)+zz/4)))/(1+zz)),
  iif(met=n, 1.0, (share+zz/2+sqrt(zz*(share*(1-share)+zz/4)))/(1+zz)),
  target_attainment, share-target_attainment
FROM shares;
