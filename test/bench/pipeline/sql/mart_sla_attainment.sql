-- mart_sla_attainment in DuckDB: the share of promises kept by day, week and
-- month, for the desk and each cut of it; grain, columns and meaning as in
-- ../../../../sql/marts/mart_sla_attainment.sql.

CREATE TABLE mart_sla_attainment AS
WITH cells AS (         -- a day's verdicts that are alike in every cut
  SELECT decided_at::date AS day, metric, priority,
         coalesce(ticket_type, '(none)') AS ticket_type,
         coalesce(group_name, '(none)') AS group_name,
         coalesce(channel, '(none)') AS channel,
         count(*) AS n, sum(is_met) AS met, sum(target_attainment) AS promised,
         count(target_attainment) AS with_promise
  FROM mart_sla
  LEFT JOIN stg_sla_targets USING (priority)
  WHERE is_met IS NOT NULL
  GROUP BY ALL
), periods AS (
  SELECT period,
         CASE period WHEN 'day' THEN day
                     ELSE date_trunc(period, day)::date END AS period_start,
         metric, group_name, priority, ticket_type, channel,
         grouping(group_name, priority, ticket_type, channel) AS absent,
         sum(n) AS n, sum(met) AS met, sum(promised) AS promised,
         sum(with_promise) AS with_promise
  FROM cells, (VALUES ('day'), ('week'), ('month')) AS p(period)
  GROUP BY GROUPING SETS (
    (1, 2, metric), (1, 2, metric, group_name), (1, 2, metric, priority),
    (1, 2, metric, ticket_type), (1, 2, metric, channel),
    (1, 2, metric, priority, ticket_type),
    (1, 2, metric, group_name, priority, ticket_type, channel))
  HAVING absent>0 OR period='month'
)
SELECT period, period_start, metric,
       CASE absent WHEN 15 THEN 'all' WHEN 7 THEN 'group' WHEN 11 THEN 'priority'
                   WHEN 13 THEN 'type' WHEN 14 THEN 'channel'
                   WHEN 9 THEN 'priority, type' ELSE 'each' END AS cut,
       coalesce(group_name, '(all)') AS group_name,
       coalesce(priority, '(all)') AS priority,
       coalesce(ticket_type, '(all)') AS ticket_type,
       coalesce(channel, '(all)') AS channel,
       n, met, n-met AS breached, met/n AS attainment,
       wilson_low(met, n) AS low, wilson_high(met, n) AS high,
       CASE WHEN with_promise=n THEN promised/n END AS target_attainment,
       met/n-CASE WHEN with_promise=n THEN promised/n END AS gap
FROM periods;
