-- Plain SQL for mart_group_performance: percentiles by row_number().

INSERT INTO mart_group_performance
WITH recent AS (        -- the days by which rates are taken, at most 28
  SELECT datetime(c.as_of, '-28 days') AS since,
         nullif(unixepoch(c.as_of)
                -unixepoch(max(datetime(c.as_of, '-28 days'), min(s.from_at))),
                0)/86400.0 AS days
  FROM config AS c, int_group_stints AS s
), ranked AS (
  SELECT group_name, hours, row_number() OVER queue-1 AS i,
         count(*) OVER queue-1 AS m
  FROM int_group_stints
  WHERE ended_by<>'open'
  WINDOW queue AS (PARTITION BY group_name ORDER BY hours
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), quantiles AS (       -- type 7: the rows beside the place, by nearness
  SELECT group_name,
         total(hours*max(0, 1-abs(i-0.5*m))) AS p50_hours,
         total(hours*max(0, 1-abs(i-0.75*m))) AS p75_hours,
         total(hours*max(0, 1-abs(i-0.9*m))) AS p90_hours
  FROM ranked
  GROUP BY group_name
), stays AS (
  SELECT
    s.group_name,
    count(DISTINCT s.ticket_id) AS tickets,
    count(*) AS stays,
    count(*) FILTER (WHERE s.ended_by<>'open') AS ended_stays,
    avg(s.hours) FILTER (WHERE s.ended_by<>'open') AS mean_hours,
    total(s.hours) FILTER (WHERE s.ended_by<>'open') AS total_hours,
    total(s.waiting_hours) FILTER (WHERE s.ended_by<>'open') AS waiting_hours,
    count(*) FILTER (WHERE s.ended_by='solved') AS solved,
    count(*) FILTER (WHERE s.from_at>=r.since) AS arrivals,
    count(*) FILTER (WHERE s.ended_by<>'open' AND s.until_at>=r.since)
      AS completions,
    r.days
  FROM int_group_stints AS s, recent AS r
  GROUP BY s.group_name
), reopenings AS (
  SELECT from_group AS group_name, count(*) AS reopened
  FROM int_group_stints
  WHERE entered_by='reopened'
  GROUP BY from_group
), escalations AS (
  SELECT from_group, to_group, count(*) AS n
  FROM int_event_transitions
  WHERE to_type='escalated'
  GROUP BY from_group, to_group
), clocks AS (
  SELECT group_name, count(*) AS verdicts, sum(is_met=0) AS breached
  FROM mart_sla
  WHERE metric='total_resolution_time' AND is_met IS NOT NULL
  GROUP BY group_name
), measured AS (
  SELECT
    s.*,
    ifnull(k.verdicts, 0) AS verdicts,
    ifnull(k.breached, 0) AS breached,
    1.0*k.breached/k.verdicts AS breach_rate,
    ifnull(o.reopened, 0) AS reopened,
    1.0*ifnull(o.reopened, 0)/nullif(s.solved, 0) AS reopen_rate,
    q.p50_hours, q.p75_hours, q.p90_hours,
    iif(a.has_escalations, (SELECT total(e.n) FROM escalations AS e
                            WHERE e.to_group=s.group_name), NULL)
      AS escalated_in,
    iif(a.has_escalations, (SELECT total(e.n) FROM escalations AS e
                            WHERE e.from_group=s.group_name), NULL)
      AS escalated_out,
    ifnull(s.mean_hours, 0.0) AS score_hours,
    s.ended_stays AS score_volume,
    ifnull(1.0*k.breached/k.verdicts, 1.0) AS score_breach,
    f.fte
  FROM int_desk_facts AS a
  JOIN stays AS s
  LEFT JOIN quantiles AS q ON q.group_name=s.group_name
  LEFT JOIN clocks AS k ON k.group_name=s.group_name
  LEFT JOIN reopenings AS o ON o.group_name=s.group_name
  LEFT JOIN stg_group_capacity AS f ON f.group_name=s.group_name
), scored AS (
  SELECT *, score_hours*score_volume*score_breach AS score,
         nullif(verdicts, 0) AS judged, nullif(solved, 0) AS solves,
         1.959963984540054*1.959963984540054 AS zz
  FROM measured
)
SELECT
  group_name,
  rank() OVER (ORDER BY score DESC, total_hours DESC, group_name),
  tickets, stays, ended_stays, stays-ended_stays,
  mean_hours, p50_hours, p75_hours, p90_hours,
  total_hours, waiting_hours/nullif(total_hours, 0.0),
  verdicts, breached, breach_rate,
  (1.0*breached/judged+zz/judged/2
    -sqrt(zz/judged*(1.0*breached/judged*(1-1.0*breached/judged)+zz/judged/4)))
    /(1+zz/judged),
  (1.0*breached/judged+zz/judged/2
    +sqrt(zz/judged*(1.0*breached/judged*(1-1.0*breached/judged)+zz/judged/4)))
    /(1+zz/judged),
  solved, reopened, reopen_rate,
  (1.0*reopened/solves+zz/solves/2
    -sqrt(zz/solves*(1.0*reopened/solves*(1-1.0*reopened/solves)+zz/solves/4)))
    /(1+zz/solves),
  (1.0*reopened/solves+zz/solves/2
    +sqrt(zz/solves*(1.0*reopened/solves*(1-1.0*reopened/solves)+zz/solves/4)))
    /(1+zz/solves),
  escalated_in, escalated_out,
  ifnull(arrivals/days, 0.0), ifnull(completions/days, 0.0),
  (stays-ended_stays)*days/nullif(completions, 0),
  score_hours, score_volume, score_breach, score,
  score/nullif(sum(score) OVER (), 0.0),
  rank() OVER (ORDER BY score_hours DESC),
  rank() OVER (ORDER BY score_volume DESC),
  rank() OVER (ORDER BY score_breach DESC),
  fte, (stays-ended_stays)/nullif(fte, 0.0), arrivals/days/nullif(fte, 0.0)
FROM scored;
