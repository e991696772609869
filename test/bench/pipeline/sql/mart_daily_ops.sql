-- mart_daily_ops in DuckDB: the desk day by day; columns as in
-- ../../../../sql/marts/mart_daily_ops.sql.

CREATE TABLE mart_daily_ops AS
WITH bounds AS (
  SELECT (SELECT min(from_at)::date FROM int_status_spans) AS first_day,
         greatest((as_of-to_microseconds(1))::date,
                  (SELECT max(from_at)::date FROM int_status_spans),
                  (SELECT max(event_at)::date FROM stg_ticket_events),
                  (SELECT max(rated_at)::date FROM stg_satisfaction_ratings))
           AS last_day,
         as_of::date AS as_of_day
  FROM config
), calendar AS (
  SELECT unnest(range(first_day, last_day+to_days(1), to_days(1)))::date
           AS day,
         last_day=as_of_day AND day=last_day AS is_partial
  FROM bounds
), flows AS (
  SELECT from_at::date AS day, count(*) FILTER (WHERE is_opening) AS opened,
         count(*) FILTER (WHERE is_solve) AS solved,
         count(*) FILTER (WHERE is_opening AND ordinal>1) AS reopened
  FROM int_status_spans
  WHERE is_opening OR is_solve
  GROUP BY ALL
), created AS (
  SELECT created_at::date AS day, count(*) AS volume,
         count(*) FILTER (WHERE escalated) AS escalated
  FROM mart_ticket_outcomes
  GROUP BY ALL
), replied AS (
  SELECT first_reply_at::date AS day, count(*) AS first_replies,
         avg(hours_between(created_at, first_reply_at)) AS reply_avg,
         median(hours_between(created_at, first_reply_at)) AS reply_p50
  FROM int_ticket_lifetime
  WHERE first_reply_at IS NOT NULL
  GROUP BY ALL
), judged AS (
  SELECT decided_at::date AS day,
         count(*) FILTER (WHERE metric='total_resolution_time') AS sla_n,
         count(*) FILTER (WHERE metric='total_resolution_time' AND is_met=1)
           AS sla_met,
         count(*) FILTER (WHERE metric='first_reply_time') AS reply_n,
         count(*) FILTER (WHERE metric='first_reply_time' AND is_met=1)
           AS reply_met
  FROM mart_sla
  WHERE is_met IS NOT NULL
  GROUP BY ALL
), rated AS (
  SELECT rated_at::date AS day, count(*) AS ratings, avg(score) AS csat
  FROM stg_satisfaction_ratings
  WHERE score IS NOT NULL
  GROUP BY ALL
), resolved AS (
  SELECT first_solved_at::date AS day, count(*) AS first_solved,
         count(*) FILTER (WHERE reopens>0) AS came_back
  FROM int_ticket_lifetime
  WHERE first_solved_at IS NOT NULL
  GROUP BY ALL
), finished AS (
  SELECT solved_at::date AS day, count(*) AS finished, sum(cost) AS cost,
         avg(cost) AS cost_per_ticket
  FROM mart_ticket_outcomes
  WHERE solved_at IS NOT NULL
  GROUP BY ALL
), days AS (
  SELECT day, is_partial, coalesce(volume, 0) AS volume,
         coalesce(escalated, 0) AS escalated, coalesce(opened, 0) AS opened,
         coalesce(solved, 0) AS solved, coalesce(reopened, 0) AS reopened,
         coalesce(first_replies, 0) AS first_replies, reply_avg, reply_p50,
         coalesce(sla_n, 0) AS sla_n, coalesce(sla_met, 0) AS sla_met,
         coalesce(reply_n, 0) AS reply_n, coalesce(reply_met, 0) AS reply_met,
         coalesce(ratings, 0) AS ratings, csat,
         coalesce(first_solved, 0) AS first_solved,
         coalesce(came_back, 0) AS came_back,
         coalesce(finished, 0) AS finished, cost, cost_per_ticket
  FROM calendar
  LEFT JOIN created USING (day)
  LEFT JOIN flows USING (day)
  LEFT JOIN replied USING (day)
  LEFT JOIN judged USING (day)
  LEFT JOIN rated USING (day)
  LEFT JOIN resolved USING (day)
  LEFT JOIN finished USING (day)
), windowed AS (
  SELECT *, sum(opened-solved) OVER (ORDER BY day) AS backlog,
         CASE WHEN count(*) OVER week=7 THEN avg(volume) OVER week END
           AS volume_7_avg,
         CASE WHEN count(*) OVER month=28 THEN avg(volume) OVER month END
           AS volume_28_avg
  FROM days
  WINDOW week AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING),
         month AS (ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)
)
SELECT day, isodow(day) AS weekday, is_partial, volume, solved, reopened, backlog,
       first_replies, reply_avg AS first_reply_avg_hours,
       reply_p50 AS first_reply_p50_hours,
       sla_n, sla_met, sla_met/nullif(sla_n, 0)::double AS sla_hit_rate,
       wilson_low(sla_met, sla_n) AS sla_low, wilson_high(sla_met, sla_n) AS sla_high,
       reply_n AS reply_sla_n, reply_met AS reply_sla_met,
       reply_met/nullif(reply_n, 0)::double AS reply_sla_hit_rate,
       wilson_low(reply_met, reply_n) AS reply_sla_low,
       wilson_high(reply_met, reply_n) AS reply_sla_high,
       ratings, csat AS csat_avg, first_solved,
       came_back/nullif(first_solved, 0)::double AS reopen_rate,
       wilson_low(came_back, first_solved) AS reopen_low,
       wilson_high(came_back, first_solved) AS reopen_high,
       escalated/nullif(volume, 0)::double AS escalation_rate,
       wilson_low(escalated, volume) AS escalation_low,
       wilson_high(escalated, volume) AS escalation_high,
       finished, cost, cost_per_ticket, volume_7_avg,
       volume_7_avg*(1+surge_share) AS surge_line,
       volume>volume_7_avg*(1+surge_share) AS is_surge,
       volume_28_avg
FROM windowed, config;
