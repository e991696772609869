-- Plain SQL for mart_daily_ops: a GROUP BY a measure, the median of a day's first
-- replies by row_number().

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
), changes AS (
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
), ranked AS (
  SELECT day, hours, row_number() OVER queue-1 AS i, count(*) OVER queue-1 AS m
  FROM (SELECT substr(first_reply_at, 1, 10) AS day,
               (unixepoch(first_reply_at)-unixepoch(created_at))/3600.0 AS hours
        FROM int_ticket_lifetime
        WHERE first_reply_at IS NOT NULL)
  WINDOW queue AS (PARTITION BY day ORDER BY hours
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), replied AS (
  SELECT day, count(*) AS n, avg(hours) AS avg_hours,
         total(hours*max(0, 1-abs(i-0.5*m))) AS p50_hours
  FROM ranked
  GROUP BY day
), judged AS (
  SELECT period_start AS day,
         sum(n) FILTER (WHERE metric='total_resolution_time') AS n,
         sum(met) FILTER (WHERE metric='total_resolution_time') AS met,
         sum(n) FILTER (WHERE metric='first_reply_time') AS reply_n,
         sum(met) FILTER (WHERE metric='first_reply_time') AS reply_met
  FROM mart_sla_attainment
  WHERE period='day' AND cut='all'
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
  LEFT JOIN changes AS f ON f.day=d.day
  LEFT JOIN replied AS p ON p.day=d.day
  LEFT JOIN judged AS j ON j.day=d.day
  LEFT JOIN rated AS r ON r.day=d.day
  LEFT JOIN resolved AS s ON s.day=d.day
  LEFT JOIN finished AS x ON x.day=d.day
), smoothed AS (
  SELECT *,
    sum(opened-solved) OVER (ORDER BY day) AS backlog,
    iif(count(*) OVER week=7, avg(volume) OVER week, NULL)
      AS volume_7_avg,
    iif(count(*) OVER month=28, avg(volume) OVER month, NULL)
      AS volume_28_avg,
    nullif(sla_n, 0) AS clocks, nullif(reply_n, 0) AS reply_clocks,
    nullif(first_solved, 0) AS solves, nullif(volume, 0) AS tickets,
    1.959963984540054*1.959963984540054 AS zz
  FROM days
  WINDOW week AS (ORDER BY day ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING),
         month AS (ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)
)
SELECT
  day, 1+(strftime('%w', day)+6)%7, is_partial,
  volume, solved, reopened, backlog,
  first_replies, avg_hours, p50_hours,
  sla_n, sla_met, 1.0*sla_met/nullif(sla_n, 0),
  (1.0*sla_met/clocks+zz/clocks/2
    -sqrt(zz/clocks*(1.0*sla_met/clocks*(1-1.0*sla_met/clocks)+zz/clocks/4)))
    /(1+zz/clocks),
  (1.0*sla_met/clocks+zz/clocks/2
    +sqrt(zz/clocks*(1.0*sla_met/clocks*(1-1.0*sla_met/clocks)+zz/clocks/4)))
    /(1+zz/clocks),
  reply_n, reply_met, 1.0*reply_met/nullif(reply_n, 0),
  (1.0*reply_met/reply_clocks+zz/reply_clocks/2
    -sqrt(zz/reply_clocks*(1.0*reply_met/reply_clocks*(1-1.0*reply_met/reply_clocks)
          +zz/reply_clocks/4)))
    /(1+zz/reply_clocks),
  (1.0*reply_met/reply_clocks+zz/reply_clocks/2
    +sqrt(zz/reply_clocks*(1.0*reply_met/reply_clocks*(1-1.0*reply_met/reply_clocks)
          +zz/reply_clocks/4)))
    /(1+zz/reply_clocks),
  ratings, csat,
  first_solved, 1.0*came_back/nullif(first_solved, 0),
  (1.0*came_back/solves+zz/solves/2
    -sqrt(zz/solves*(1.0*came_back/solves*(1-1.0*came_back/solves)+zz/solves/4)))
    /(1+zz/solves),
  (1.0*came_back/solves+zz/solves/2
    +sqrt(zz/solves*(1.0*came_back/solves*(1-1.0*came_back/solves)+zz/solves/4)))
    /(1+zz/solves),
  1.0*escalated/nullif(volume, 0),
  (1.0*escalated/tickets+zz/tickets/2
    -sqrt(zz/tickets*(1.0*escalated/tickets*(1-1.0*escalated/tickets)+zz/tickets/4)))
    /(1+zz/tickets),
  (1.0*escalated/tickets+zz/tickets/2
    +sqrt(zz/tickets*(1.0*escalated/tickets*(1-1.0*escalated/tickets)+zz/tickets/4)))
    /(1+zz/tickets),
  finished, cost, cost_per_ticket,
  volume_7_avg,
  volume_7_avg*(1+c.surge_share),
  volume>volume_7_avg*(1+c.surge_share),
  volume_28_avg
FROM smoothed, config AS c;
