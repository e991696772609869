-- queue_performance: where do tickets pile up? The groups by bottleneck score,
-- how their work falls on their people, and the tickets to look at first.
--
-- Reads: mart_group_performance, mart_agent_productivity, mart_at_risk,
-- mart_ticket_outcomes, config. Of people it tells how they share the work, not
-- who does how much: who takes the hard tickets solves fewer.

-- What the answer is, in words.
WITH unsolved AS (
  SELECT count(*) FILTER (WHERE is_open) AS n FROM mart_ticket_outcomes
), fullest AS (
  SELECT * FROM mart_group_performance
  ORDER BY backlog DESC, group_name LIMIT 1
), worst AS (
  SELECT *, rtrim(iif(hours_rank=1, 'the longest stays, ', '')
             || iif(volume_rank=1, 'the most stays, ', '')
             || iif(breach_rank=1 AND verdicts>0, 'the highest breach rate, ', ''),
             ', ') AS strengths
  FROM mart_group_performance WHERE bottleneck_rank=1
), answers(line, answer) AS (
  SELECT 1, printf('Unsolved tickets: %,d. %s holds the most of them, %,d (%.0f %%)%s.',
                   n, group_name, backlog, 100.0*backlog/n,
                   iif(clear_days IS NULL, '',
                       printf(', %.1f days'' work', clear_days)))
  FROM unsolved, fullest WHERE n>0 AND backlog>0
  UNION ALL
  SELECT 2, printf('The bottleneck is %s: %,d stays of %.1f hours on average%s.',
                   group_name, score_volume, score_hours,
                   iif(breach_rate IS NULL, '',
                       printf(', %.1f %% breached', 100*breach_rate)))
  FROM worst
  UNION ALL
  SELECT 3, printf('Of all groups it has %s.', strengths)
  FROM worst WHERE strengths<>''
  UNION ALL
  SELECT 4, printf('Score = mean hours x stays x breach rate: %.0f %% of the sum over '
                || 'all groups is its own.', 100*score_share)
  FROM worst WHERE score_share IS NOT NULL
  UNION ALL
  SELECT 5, 'No ticket of this desk was in a known group.'
  WHERE NOT EXISTS (SELECT 1 FROM worst)
  UNION ALL
  SELECT 6, printf('Running clocks: %,d are overdue, %,d will be soon (%g %% of the '
                || 'target or less is left).',
                   count(*) FILTER (WHERE sla_status='breached'),
                   count(*) FILTER (WHERE sla_status='at_risk'),
                   100*at_risk_share)
  FROM config LEFT JOIN mart_at_risk
)
SELECT answer AS "WHERE DO TICKETS PILE UP?" FROM answers ORDER BY line;

-- The ten groups with the highest score.
SELECT substr(group_name, 1, 20) AS "group, by score",
       printf('%,7d', backlog) AS "backlog",
       iif(clear_days IS NULL, '-', printf('%6.1f', clear_days)) AS "= days",
       printf('%,7d', stays) AS "stays",
       iif(p50_hours IS NULL, '-', printf('%6.1f', p50_hours)) AS "P50 h",
       iif(p90_hours IS NULL, '-', printf('%6.1f', p90_hours)) AS "P90 h",
       iif(breach_rate IS NULL, '-', printf('%5.1f', 100*breach_rate))
         AS "breach %",
       iif(breach_rate IS NULL, '-', printf('%4.1f - %.1f', 100*breach_low,
                                            100*breach_high)) AS "95 %",
       bar(score_share, max(score_share) OVER (), 10) AS "score"
FROM mart_group_performance ORDER BY bottleneck_rank LIMIT 10;

-- People, where the desk says how many it has.
SELECT substr(group_name, 1, 20) AS "staff",
       printf('%5g', fte) AS "FTE",
       printf('%6.1f', backlog_per_fte) AS "unsolved each",
       printf('%6.1f', arrivals_per_fte_day) AS "new a day each",
       printf('%6.1f', arrivals_per_day) AS "new a day",
       printf('%6.1f', completions_per_day) AS "ended",
       iif(escalated_in IS NULL, '-', printf('%,7d', escalated_in))
         AS "escalated in",
       iif(escalated_out IS NULL, '-', printf('%,7d', escalated_out)) AS "out"
FROM mart_group_performance WHERE fte IS NOT NULL ORDER BY bottleneck_rank LIMIT 10;

SELECT 'Staff: this desk does not say how many people its groups have.' AS "not shown"
WHERE NOT EXISTS (SELECT 1 FROM mart_group_performance WHERE fte IS NOT NULL);

-- Who carries the work: the people of each group over the last four whole weeks.
-- A Gini of 0 means that all solved alike.
WITH weeks AS (
  SELECT DISTINCT period_start
  FROM mart_agent_productivity, config
  WHERE period='week' AND datetime(period_start, '+7 days')<=as_of
  ORDER BY period_start DESC LIMIT 4
), people AS (
  SELECT group_name, agent_id, sum(solved) AS solved,
         sum(mean_open)/(SELECT count(*) FROM weeks) AS held
  FROM mart_agent_productivity
  WHERE period='week' AND group_name IS NOT NULL
    AND period_start IN (SELECT period_start FROM weeks)
  GROUP BY group_name, agent_id
)
SELECT substr(group_name, 1, 20) AS "load, last 4 weeks",
       printf('%6d', count(*)) AS "people",
       printf('%,7d', sum(solved)) AS "solves",
       printf('%5.1f', 100.0/count(*)) AS "even share, %",
       iif(sum(solved)=0, '-', printf('%5.1f', 100.0*max(solved)/sum(solved)))
         AS "largest, %",
       iif(sum(solved)=0, '-', printf('%5.2f', gini(solved))) AS "Gini",
       printf('%6.1f', avg(held)) AS "holds each",
       printf('%6.1f', max(held)) AS "the fullest"
FROM people GROUP BY group_name ORDER BY sum(solved) DESC, group_name LIMIT 10;

SELECT 'Load: this desk does not say who works in which group.' AS "not shown"
WHERE NOT EXISTS (SELECT 1 FROM mart_agent_productivity
                  WHERE group_name IS NOT NULL);

-- The ten tickets to look at first.
SELECT urgency AS "#",
       substr(ticket_id, 1, 12) AS "look at",
       iif(metric='first_reply_time', 'reply', 'solve') AS "to",
       substr(priority, 1, 12) AS "priority",
       status AS "status",
       substr(ifnull(group_name, '-'), 1, 18) AS "group",
       substr(ifnull(coalesce(assignee_name, assignee_id), '-'), 1, 14) AS "owner",
       substr(due_at, 6, 11) AS "due",
       printf('%+8.1f', remaining_hours) AS "hours"
FROM mart_at_risk ORDER BY urgency LIMIT 10;

-- All of them, by the time that is left.
SELECT risk_band AS "running clocks",
       count(*) FILTER (WHERE metric='first_reply_time') AS "to reply",
       count(*) FILTER (WHERE metric='total_resolution_time') AS "to solve",
       count(DISTINCT ticket_id) AS "tickets"
FROM mart_at_risk GROUP BY risk_band ORDER BY max(urgency);
