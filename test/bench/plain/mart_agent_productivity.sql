-- Plain SQL for mart_agent_productivity: percentiles by row_number(), Gini's
-- coefficient by places.

INSERT INTO mart_agent_productivity
WITH RECURSIVE known AS (   -- what the desk records at all
  SELECT
    f.has_replies, f.has_minutes, f.has_ratings,
    EXISTS (SELECT 1 FROM mart_sla) AS has_targets,
    (SELECT 60*sum(cost)/nullif(sum(agent_minutes), 0.0) FROM stg_ticket_costs
     WHERE cost IS NOT NULL AND agent_minutes IS NOT NULL) AS hourly_cost
  FROM int_desk_facts AS f
), bounds AS (
  SELECT min(s.from_at) AS first_at, c.as_of,
         date(min(s.from_at), 'weekday 0', '-6 days') AS first_week
  FROM config AS c, int_status_spans AS s
), weeks(week) AS (
  SELECT first_week FROM bounds WHERE first_week IS NOT NULL
  UNION ALL
  SELECT date(week, '+7 days') FROM weeks, bounds
  WHERE datetime(week, '+7 days')<=as_of
), calendar AS MATERIALIZED (   -- each week, as itself and as part of all
  SELECT week, 'week' AS period, week AS period_start,
         (unixepoch(min(datetime(week, '+7 days'), as_of))
          -unixepoch(max(datetime(week), first_at)))/3600.0 AS hours
  FROM weeks, bounds
  UNION ALL
  SELECT week, 'all', first_week, (unixepoch(as_of)-unixepoch(first_at))/3600.0
  FROM weeks, bounds
), holdings AS (
  SELECT assignee_id AS agent_id, from_at, until_at, hours,
         date(from_at, 'weekday 0', '-6 days') AS week
  FROM int_status_spans
  WHERE is_unsolved AND assignee_id IS NOT NULL AND hours>0
), stretches(agent_id, week, from_at, until_at) AS (    -- of those that go on
  SELECT agent_id, week, from_at, until_at              -- past a Monday
  FROM holdings
  WHERE until_at>datetime(week, '+7 days')
  UNION ALL
  SELECT agent_id, date(week, '+7 days'), datetime(week, '+7 days'), until_at
  FROM stretches
  WHERE until_at>datetime(week, '+7 days')
), given AS (
  SELECT assignee_id AS agent_id, ticket_id,
         date(min(from_at), 'weekday 0', '-6 days') AS week
  FROM int_status_spans
  WHERE assignee_id IS NOT NULL
  GROUP BY ticket_id, assignee_id
), solves AS MATERIALIZED ( -- by the first event of the span that says so
  SELECT
    s.ticket_id, s.from_at, date(s.from_at, 'weekday 0', '-6 days') AS week,
    (SELECT iif(e.is_automatic IS 1, NULL, e.agent_id)
     FROM int_events AS e
     WHERE e.ticket_id=s.ticket_id AND e.event_at>=s.from_at
       AND e.event_type IN ('solved', 'closed')
     ORDER BY e.position LIMIT 1) AS agent_id,
    l.replies<=1 AND l.agents=1 AND l.reopens=0 AS is_one_touch,
    l.reopens>0 AND EXISTS (
      SELECT 1 FROM int_status_spans AS o
      WHERE o.ticket_id=s.ticket_id AND o.ordinal>s.ordinal AND o.is_opening
    ) AS came_back
  FROM int_status_spans AS s
  JOIN int_ticket_lifetime AS l ON l.ticket_id=s.ticket_id
  WHERE s.is_solve
), opinions AS (        -- max() picks the solve before the rating
  SELECT max(s.from_at), s.agent_id, r.score,
         date(r.rated_at, 'weekday 0', '-6 days') AS week
  FROM stg_satisfaction_ratings AS r
  JOIN solves AS s ON s.ticket_id=r.ticket_id AND s.from_at<=r.rated_at
  GROUP BY r.ticket_id
), clocks AS MATERIALIZED (
  SELECT
    date(decided_at, 'weekday 0', '-6 days') AS week, is_met,
    (SELECT s.assignee_id FROM int_status_spans AS s
     WHERE s.ticket_id=k.ticket_id AND s.from_at<=k.decided_at
     ORDER BY s.ordinal DESC LIMIT 1) AS agent_id
  FROM mart_sla AS k
  WHERE is_met IS NOT NULL
), ledger(agent_id, week, assigned, replied, replies, handled, solved, one_touch,
          reopened, ratings, score, satisfied, verdicts, breached, held) AS (
  SELECT agent_id, week, count(*), 0, 0, 0.0, 0, 0, 0, 0, 0.0, 0, 0, 0, 0.0
  FROM given GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, date(event_at, 'weekday 0', '-6 days') AS week, 0,
         count(DISTINCT iif(event_type='reply', ticket_id, NULL)),
         sum(event_type='reply'), total(agent_minutes)/60,
         0, 0, 0, 0, 0.0, 0, 0, 0, 0.0
  FROM stg_ticket_events
  WHERE agent_id IS NOT NULL AND is_automatic IS NOT 1
  GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, week, 0, 0, 0, 0.0, count(*), sum(is_one_touch),
         sum(came_back), 0, 0.0, 0, 0, 0, 0.0
  FROM solves WHERE agent_id IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, week, 0, 0, 0, 0.0, 0, 0, 0, count(*), sum(score),
         sum(score>=4), 0, 0, 0.0
  FROM opinions WHERE agent_id IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, week, 0, 0, 0, 0.0, 0, 0, 0, 0, 0.0, 0, count(*),
         sum(NOT is_met), 0.0
  FROM clocks WHERE agent_id IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, week, 0, 0, 0, 0.0, 0, 0, 0, 0, 0.0, 0, 0, 0, sum(hours)
  FROM holdings
  WHERE until_at<=datetime(week, '+7 days')
  GROUP BY 1, 2
  UNION ALL
  SELECT agent_id, week, 0, 0, 0, 0.0, 0, 0, 0, 0, 0.0, 0, 0, 0,
         sum(unixepoch(min(until_at, datetime(week, '+7 days')))-unixepoch(from_at))
           /3600.0
  FROM stretches GROUP BY 1, 2
), sums AS MATERIALIZED (
  SELECT
    c.period, c.period_start, l.agent_id,
    sum(l.assigned) AS assigned, sum(l.replied) AS replied,
    sum(l.replies) AS replies, sum(l.handled) AS handle_hours,
    sum(l.solved) AS solved, sum(l.one_touch) AS one_touch,
    sum(l.reopened) AS reopened, sum(l.ratings) AS ratings,
    sum(l.score) AS score, sum(l.satisfied) AS satisfied,
    sum(l.verdicts) AS verdicts, sum(l.breached) AS breached,
    sum(l.held)/nullif(max(c.hours), 0.0) AS mean_open
  FROM ledger AS l JOIN calendar AS c ON c.week=l.week
  GROUP BY 1, 2, 3
), answers AS MATERIALIZED (
  SELECT
    date(l.first_reply_at, 'weekday 0', '-6 days') AS week,
    (unixepoch(l.first_reply_at)-unixepoch(l.created_at))/3600.0 AS hours,
    (SELECT iif(e.is_automatic IS 1, NULL, e.agent_id)
     FROM int_events AS e
     WHERE e.ticket_id=l.ticket_id AND e.event_type='reply'
     ORDER BY e.position LIMIT 1) AS agent_id
  FROM int_ticket_lifetime AS l
  WHERE l.first_reply_at IS NOT NULL
), ranked AS (
  SELECT c.period, c.period_start, a.agent_id, a.hours,
         row_number() OVER queue-1 AS i, count(*) OVER queue-1 AS m
  FROM answers AS a JOIN calendar AS c ON c.week=a.week
  WHERE a.agent_id IS NOT NULL
  WINDOW queue AS (PARTITION BY c.period, c.period_start, a.agent_id
                   ORDER BY a.hours
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), first_replies AS MATERIALIZED (  -- type 7: the rows beside the place
  SELECT period, period_start, agent_id, count(*) AS n,
         total(hours*max(0, 1-abs(i-0.5*m))) AS p50,
         total(hours*max(0, 1-abs(i-0.9*m))) AS p90
  FROM ranked
  GROUP BY 1, 2, 3
), ever_replied AS MATERIALIZED (   -- a ticket counts once in all, not in each
  SELECT agent_id, count(DISTINCT ticket_id) AS n   -- week
  FROM stg_ticket_events
  WHERE event_type='reply' AND agent_id IS NOT NULL AND is_automatic IS NOT 1
  GROUP BY agent_id
), people AS (
  SELECT
    s.period, s.period_start, s.agent_id, a.agent_name, a.group_name,
    s.assigned, s.solved, s.reopened, s.mean_open,
    iif(k.has_replies, iif(s.period='all', ifnull(e.n, 0), s.replied), NULL)
      AS replied,
    iif(k.has_replies, s.replies, NULL) AS replies,
    iif(k.has_replies, s.one_touch, NULL) AS one_touch,
    iif(k.has_replies, ifnull(f.n, 0), NULL) AS first_replies, f.p50, f.p90,
    iif(k.has_minutes, s.handle_hours, NULL) AS handle_hours,
    ifnull(g.hourly_cost, k.hourly_cost) AS hourly_cost,
    iif(k.has_ratings, s.ratings, NULL) AS ratings,
    iif(k.has_ratings, s.satisfied, NULL) AS satisfied,
    s.score/nullif(s.ratings, 0) AS csat_avg,
    iif(k.has_targets, s.verdicts, NULL) AS verdicts,
    iif(k.has_targets, s.breached, NULL) AS breached
  FROM sums AS s
  JOIN known AS k
  LEFT JOIN first_replies AS f USING (period, period_start, agent_id)
  LEFT JOIN ever_replied AS e ON e.agent_id=s.agent_id
  LEFT JOIN stg_agents AS a ON a.agent_id=s.agent_id
  LEFT JOIN stg_group_capacity AS g ON g.group_name=a.group_name
  WHERE a.role IS NOT 'bot'
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY period, period_start, group_name
                               ORDER BY solved) AS i
  FROM people
), judged AS (
  SELECT
    *,
    nullif(solved, 0) AS solves, nullif(ratings, 0) AS opinions,
    nullif(verdicts, 0) AS clocks, 1.959963984540054*1.959963984540054 AS zz,
    count(*) OVER team AS group_agents,
    sum(solved) OVER team AS group_solved,
    2.0*sum(i*solved) OVER team/(count(*) OVER team*sum(solved) OVER team)
      -(count(*) OVER team+1.0)/count(*) OVER team AS group_gini
  FROM placed
  WINDOW team AS (PARTITION BY period, period_start, group_name)
)
SELECT
  period, period_start, agent_id, agent_name, group_name,
  assigned, replied, replies, solved,
  one_touch, 1.0*one_touch/nullif(solved, 0),
  (1.0*one_touch/solves+zz/solves/2
    -sqrt(zz/solves*(1.0*one_touch/solves*(1-1.0*one_touch/solves)+zz/solves/4)))
    /(1+zz/solves),
  (1.0*one_touch/solves+zz/solves/2
    +sqrt(zz/solves*(1.0*one_touch/solves*(1-1.0*one_touch/solves)+zz/solves/4)))
    /(1+zz/solves),
  handle_hours, handle_hours/nullif(solved, 0), handle_hours*hourly_cost,
  first_replies, p50, p90,
  reopened, 1.0*reopened/nullif(solved, 0),
  (1.0*reopened/solves+zz/solves/2
    -sqrt(zz/solves*(1.0*reopened/solves*(1-1.0*reopened/solves)+zz/solves/4)))
    /(1+zz/solves),
  (1.0*reopened/solves+zz/solves/2
    +sqrt(zz/solves*(1.0*reopened/solves*(1-1.0*reopened/solves)+zz/solves/4)))
    /(1+zz/solves),
  ratings, csat_avg, satisfied, 1.0*satisfied/nullif(ratings, 0),
  (1.0*satisfied/opinions+zz/opinions/2
    -sqrt(zz/opinions*(1.0*satisfied/opinions*(1-1.0*satisfied/opinions)+zz/opinions/4)))
    /(1+zz/opinions),
  (1.0*satisfied/opinions+zz/opinions/2
    +sqrt(zz/opinions*(1.0*satisfied/opinions*(1-1.0*satisfied/opinions)+zz/opinions/4)))
    /(1+zz/opinions),
  verdicts, breached, 1.0*breached/nullif(verdicts, 0),
  (1.0*breached/clocks+zz/clocks/2
    -sqrt(zz/clocks*(1.0*breached/clocks*(1-1.0*breached/clocks)+zz/clocks/4)))
    /(1+zz/clocks),
  (1.0*breached/clocks+zz/clocks/2
    +sqrt(zz/clocks*(1.0*breached/clocks*(1-1.0*breached/clocks)+zz/clocks/4)))
    /(1+zz/clocks),
  mean_open,
  iif(group_name IS NULL, NULL, group_agents),
  iif(group_name IS NULL, NULL, 1.0*solved/nullif(group_solved, 0)),
  iif(group_name IS NULL, NULL, group_gini)
FROM judged;
