-- mart_agent_productivity in DuckDB: what each person did, by week and in all,
-- and what became of it; columns as in
-- ../../../../sql/marts/mart_agent_productivity.sql.

CREATE TABLE mart_agent_productivity AS
WITH bounds AS (
  SELECT min(from_at) AS first_at, any_value(as_of) AS as_of
  FROM int_status_spans, config
), hourly AS (
  SELECT 60*sum(cost)/sum(agent_minutes) AS cost FROM stg_ticket_costs
), whole AS (           -- the tickets that one agent alone has worked on
  SELECT ticket_id FROM stg_ticket_events
  GROUP BY ticket_id HAVING count(DISTINCT agent_id)=1
), solvers AS (         -- by the first event of the span that says so
  SELECT s.ticket_id, s.ordinal, arg_min_null(
           CASE WHEN e.is_automatic=0 THEN e.agent_id END, e.position) AS agent_id
  FROM int_status_spans AS s
  JOIN int_events AS e ON e.ticket_id=s.ticket_id AND e.event_at>=s.from_at
  WHERE s.is_solve AND e.event_type IN ('solved', 'closed')
  GROUP BY s.ticket_id, s.ordinal
), solves AS (
  SELECT s.ticket_id, s.from_at, v.agent_id,
         l.replies<=1 AND l.reopens=0 AND w.ticket_id IS NOT NULL AS is_one_touch,
         s.ordinal<o.ordinal AS came_back
  FROM int_status_spans AS s
  JOIN int_ticket_lifetime AS l USING (ticket_id)
  LEFT JOIN solvers AS v USING (ticket_id, ordinal)
  LEFT JOIN whole AS w USING (ticket_id)
  LEFT JOIN (SELECT ticket_id, max(ordinal) AS ordinal FROM int_status_spans
             WHERE is_opening GROUP BY ticket_id) AS o USING (ticket_id)
  WHERE s.is_solve
), stretches AS (       -- held, cut at Mondays
  SELECT assignee_id AS agent_id, unnest(generate_series(
           date_trunc('week', from_at), date_trunc('week', until_at), to_days(7)))
           AS week, from_at, until_at
  FROM int_status_spans
  WHERE is_unsolved AND assignee_id IS NOT NULL AND hours>0
), answers AS (
  SELECT ticket_id, min(event_at) AS at, arg_min_null(
           CASE WHEN is_automatic=0 THEN agent_id END, position) AS agent_id
  FROM int_events
  WHERE event_type='reply'
  GROUP BY ticket_id
), ledger AS (
  SELECT agent_id, date_trunc('week', from_at) AS week, count(*) AS assigned
  FROM (SELECT assignee_id AS agent_id, min(from_at) AS from_at
        FROM int_status_spans WHERE assignee_id IS NOT NULL
        GROUP BY ticket_id, assignee_id)
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT agent_id, date_trunc('week', event_at) AS week,
         count(DISTINCT ticket_id) FILTER (WHERE event_type='reply') AS replied,
         count(*) FILTER (WHERE event_type='reply') AS replies,
         coalesce(sum(agent_minutes), 0)/60 AS handle_hours
  FROM stg_ticket_events
  WHERE agent_id IS NOT NULL AND is_automatic=0
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT agent_id, date_trunc('week', from_at) AS week, count(*) AS solved,
         count(*) FILTER (WHERE is_one_touch) AS one_touch,
         count(*) FILTER (WHERE came_back) AS reopened
  FROM solves WHERE agent_id IS NOT NULL GROUP BY ALL
  UNION ALL BY NAME
  SELECT agent_id, date_trunc('week', rated_at) AS week, count(*) AS ratings,
         sum(score) AS score, count(*) FILTER (WHERE score>=4) AS satisfied
  FROM stg_satisfaction_ratings AS r
  ASOF JOIN solves AS s ON s.ticket_id=r.ticket_id AND s.from_at<=r.rated_at
  WHERE agent_id IS NOT NULL GROUP BY ALL
  UNION ALL BY NAME
  SELECT s.assignee_id AS agent_id, date_trunc('week', decided_at) AS week,
         count(*) AS verdicts, count(*) FILTER (WHERE is_met=0) AS breached
  FROM (SELECT ticket_id, is_met, decided_at FROM mart_sla
        WHERE is_met IS NOT NULL) AS k
  ASOF JOIN int_status_spans AS s
         ON s.ticket_id=k.ticket_id AND s.from_at<=k.decided_at
  WHERE s.assignee_id IS NOT NULL GROUP BY ALL
  UNION ALL BY NAME
  SELECT agent_id, week, sum(hours_between(greatest(from_at, week),
                             least(until_at, week+to_days(7)))) AS held
  FROM stretches GROUP BY ALL
), sums AS (
  SELECT week, agent_id,
         coalesce(sum(assigned), 0) AS assigned, coalesce(sum(replied), 0) AS replied,
         coalesce(sum(replies), 0) AS replies,
         coalesce(sum(handle_hours), 0) AS handle_hours,
         coalesce(sum(solved), 0) AS solved, coalesce(sum(one_touch), 0) AS one_touch,
         coalesce(sum(reopened), 0) AS reopened, coalesce(sum(ratings), 0) AS ratings,
         sum(score) AS score, coalesce(sum(satisfied), 0) AS satisfied,
         coalesce(sum(verdicts), 0) AS verdicts, coalesce(sum(breached), 0) AS breached,
         coalesce(sum(held), 0) AS held
  FROM ledger
  GROUP BY GROUPING SETS ((week, agent_id), (agent_id))
), first_replies AS (
  SELECT date_trunc('week', a.at) AS week, a.agent_id, count(*) AS n,
         quantile_cont(hours_between(t.created_at, a.at), [0.5, 0.9]) AS q
  FROM answers AS a JOIN stg_tickets AS t USING (ticket_id)
  WHERE a.agent_id IS NOT NULL
  GROUP BY GROUPING SETS ((date_trunc('week', a.at), a.agent_id), (a.agent_id))
), ever_replied AS (    -- a ticket counts once in all, not in each week
  SELECT agent_id, count(DISTINCT ticket_id) AS n FROM stg_ticket_events
  WHERE event_type='reply' AND is_automatic=0
  GROUP BY agent_id
), people AS (
  SELECT s.*, a.agent_name, a.group_name, hourly.cost AS hourly_cost,
         coalesce(f.n, 0) AS first_replies, f.q,
         coalesce(s.week, date_trunc('week', first_at)) AS period_start,
         s.held/hours_between(
           CASE WHEN s.week IS NULL THEN first_at ELSE greatest(s.week, first_at) END,
           CASE WHEN s.week IS NULL THEN as_of
                ELSE least(s.week+to_days(7), as_of) END) AS mean_open,
         CASE WHEN s.week IS NULL THEN coalesce(e.n, 0) ELSE s.replied END
           AS tickets_replied
  FROM sums AS s
  CROSS JOIN bounds
  CROSS JOIN hourly
  LEFT JOIN first_replies AS f
         ON f.agent_id=s.agent_id AND f.week IS NOT DISTINCT FROM s.week
  LEFT JOIN ever_replied AS e ON e.agent_id=s.agent_id
  LEFT JOIN stg_agents AS a ON a.agent_id=s.agent_id
  WHERE a.role IS DISTINCT FROM 'bot'
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY week, group_name ORDER BY solved) AS i
  FROM people
), teams AS (
  SELECT *, count(*) OVER team AS group_agents, sum(solved) OVER team AS group_solved,
         (2*sum(i*solved) OVER team/nullif(sum(solved) OVER team, 0)
          -count(*) OVER team-1)/count(*) OVER team AS group_gini
  FROM ranked
  WINDOW team AS (PARTITION BY week, group_name)
)
SELECT CASE WHEN week IS NULL THEN 'all' ELSE 'week' END AS period,
       period_start::date AS period_start, agent_id, agent_name, group_name,
       assigned, tickets_replied AS replied, replies, solved, one_touch,
       one_touch/nullif(solved, 0) AS one_touch_rate,
       wilson_low(one_touch, solved) AS one_touch_low,
       wilson_high(one_touch, solved) AS one_touch_high,
       handle_hours, handle_hours/nullif(solved, 0) AS hours_per_solve,
       handle_hours*hourly_cost AS handle_cost,
       first_replies, q[1] AS first_reply_p50_hours, q[2] AS first_reply_p90_hours,
       reopened, reopened/nullif(solved, 0) AS reopen_rate,
       wilson_low(reopened, solved) AS reopen_low,
       wilson_high(reopened, solved) AS reopen_high,
       ratings, score/nullif(ratings, 0) AS csat_avg,
       satisfied, satisfied/nullif(ratings, 0) AS satisfied_rate,
       wilson_low(satisfied, ratings) AS satisfied_low,
       wilson_high(satisfied, ratings) AS satisfied_high,
       verdicts, breached, breached/nullif(verdicts, 0) AS breach_rate,
       wilson_low(breached, verdicts) AS breach_low,
       wilson_high(breached, verdicts) AS breach_high,
       mean_open, group_agents, solved/nullif(group_solved, 0) AS share_of_group,
       group_gini
FROM teams;
