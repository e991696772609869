-- mart_group_performance in DuckDB: how long tickets stay in each group, how
-- many, and which group is the bottleneck; columns as in
-- ../../../../sql/marts/mart_group_performance.sql.

CREATE TABLE mart_group_performance AS
WITH recent AS (
  SELECT any_value(as_of)-to_days(28) AS since,
         hours_between(greatest(any_value(as_of)-to_days(28), min(from_at)),
                       any_value(as_of))/24 AS days
  FROM config, int_group_stints
), stays AS (
  SELECT group_name, count(DISTINCT ticket_id) AS tickets, count(*) AS stays,
         count(*) FILTER (WHERE ended_by<>'open') AS ended_stays,
         avg(hours) FILTER (WHERE ended_by<>'open') AS mean_hours,
         quantile_cont(hours, [0.5, 0.75, 0.9]) FILTER (WHERE ended_by<>'open')
           AS quantiles,
         coalesce(sum(hours) FILTER (WHERE ended_by<>'open'), 0) AS total_hours,
         coalesce(sum(waiting_hours) FILTER (WHERE ended_by<>'open'), 0)
           AS waiting_hours,
         count(*) FILTER (WHERE ended_by='solved') AS solved,
         count(*) FILTER (WHERE from_at>=since) AS arrivals,
         count(*) FILTER (WHERE ended_by<>'open' AND until_at>=since)
           AS completions,
         any_value(days) AS days
  FROM int_group_stints, recent
  GROUP BY group_name
), reopenings AS (
  SELECT from_group AS group_name, count(*) AS reopened
  FROM int_group_stints
  WHERE entered_by='reopened'
  GROUP BY from_group
), came AS (
  SELECT group_name, count(*) AS n FROM int_events
  WHERE event_type='escalated' AND position>1 GROUP BY group_name
), went AS (
  SELECT from_group AS group_name, count(*) AS n FROM int_events
  WHERE event_type='escalated' AND position>1 GROUP BY from_group
), clocks AS (
  SELECT group_name, count(*) AS verdicts,
         count(*) FILTER (WHERE is_met=0) AS breached
  FROM mart_sla
  WHERE metric='total_resolution_time' AND is_met IS NOT NULL
  GROUP BY group_name
), measured AS (
  SELECT s.*, stays-ended_stays AS backlog,
         coalesce(verdicts, 0) AS verdicts, coalesce(breached, 0) AS breached,
         breached/verdicts::double AS breach_rate,
         coalesce(reopened, 0) AS reopened,
         coalesce(came.n, 0) AS escalated_in, coalesce(went.n, 0) AS escalated_out,
         coalesce(mean_hours, 0) AS score_hours, ended_stays AS score_volume,
         coalesce(breached/verdicts::double, 1) AS score_breach, fte,
         score_hours*score_volume*score_breach AS score
  FROM stays AS s
  LEFT JOIN clocks USING (group_name)
  LEFT JOIN reopenings USING (group_name)
  LEFT JOIN came USING (group_name)
  LEFT JOIN went USING (group_name)
  LEFT JOIN stg_group_capacity USING (group_name)
)
SELECT group_name,
       rank() OVER (ORDER BY score DESC, total_hours DESC, group_name)
         AS bottleneck_rank,
       tickets, stays, ended_stays, backlog,
       mean_hours, quantiles[1] AS p50_hours, quantiles[2] AS p75_hours,
       quantiles[3] AS p90_hours,
       total_hours, waiting_hours/nullif(total_hours, 0) AS waiting_share,
       verdicts, breached, breach_rate,
       wilson_low(breached, verdicts) AS breach_low,
       wilson_high(breached, verdicts) AS breach_high,
       solved, reopened, reopened/nullif(solved, 0)::double AS reopen_rate,
       wilson_low(reopened, solved) AS reopen_low,
       wilson_high(reopened, solved) AS reopen_high,
       escalated_in, escalated_out,
       coalesce(arrivals/nullif(days, 0), 0) AS arrivals_per_day,
       coalesce(completions/nullif(days, 0), 0) AS completions_per_day,
       backlog*days/nullif(completions, 0) AS clear_days,
       score_hours, score_volume, score_breach, score AS bottleneck_score,
       score/nullif(sum(score) OVER (), 0) AS score_share,
       rank() OVER (ORDER BY score_hours DESC) AS hours_rank,
       rank() OVER (ORDER BY score_volume DESC) AS volume_rank,
       rank() OVER (ORDER BY score_breach DESC) AS breach_rank,
       fte, backlog/nullif(fte, 0) AS backlog_per_fte,
       arrivals/days/nullif(fte, 0) AS arrivals_per_fte_day
FROM measured;
