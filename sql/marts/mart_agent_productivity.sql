-- mart_agent_productivity: what each person did, week by week and in all, and
-- what became of it.
--
-- Grain: period x agent who did, was given or held anything in it.
-- Source: stg_ticket_events (deeds), int_status_spans (what they held, solves),
-- int_events, int_ticket_lifetime, mart_sla, stg_satisfaction_ratings,
-- stg_agents, stg_group_capacity, stg_ticket_costs, int_desk_facts, config.
-- Needs: stg_ticket_events, stg_agents, stg_group_capacity, stg_ticket_costs,
--        stg_satisfaction_ratings, int_desk_facts, int_events,
--        int_status_spans, int_ticket_lifetime, mart_sla, config
--
-- Machines are not people: an agent of role 'bot' has no row, and an event with
-- is_automatic = 1 is nobody's work (a ticket that a machine assigned is held
-- all the same). Everything stands in the week in which it happened, but a
-- reopening, which stands with the solve that it undid.
--
--   period          'week' (from Monday, period_start) or 'all', whose
--                   period_start is the first week's
--   agent_name, group_name  from stg_agents; the group is the agent's own
--   assigned        tickets that became theirs for the first time, be it by
--                   solving them
--   replied, replies  tickets they replied to in public, and how often
--   solved          solves, by whoever did the event; one_touch of them: nobody
--                   else has worked on the ticket, there was one reply at most
--                   and no reopening
--   handle_hours    agent_minutes of their events; hours_per_solve all of them
--                   by the solves; handle_cost at the hourly cost of the group,
--                   or where none is given the desk's mean
--   first_reply_p*  creation to the first reply, of tickets whose first reply
--                   was theirs
--   reopened        of their solves, undone by as_of, by whomever
--   ratings         of tickets whose last solve before the rating was theirs;
--                   satisfied: 4 or 5
--   verdicts, breached  clocks decided, or run out, while they held the ticket
--   mean_open       unsolved tickets they held, on average over the period up
--                   to as_of
--   group_agents    people of the group with a row in the period; share_of_group
--                   of their solves; group_gini how unevenly these fall on them:
--                   0 = all alike, near 1 = all on one
--
-- Rates have Wilson's 95 % intervals: read those before comparing people. What
-- the desk does not record (replies, minutes, ratings, targets) is NULL.

CREATE TABLE mart_agent_productivity(
  period                TEXT NOT NULL,
  period_start          TEXT NOT NULL,
  agent_id              ANY NOT NULL,
  agent_name            TEXT,
  group_name            TEXT,
  assigned              INTEGER NOT NULL,
  replied               INTEGER,
  replies               INTEGER,
  solved                INTEGER NOT NULL,
  one_touch             INTEGER,
  one_touch_rate        REAL,
  one_touch_low         REAL,
  one_touch_high        REAL,
  handle_hours          REAL,
  hours_per_solve       REAL,
  handle_cost           REAL,
  first_replies         INTEGER,
  first_reply_p50_hours REAL,
  first_reply_p90_hours REAL,
  reopened              INTEGER NOT NULL,
  reopen_rate           REAL,
  reopen_low            REAL,
  reopen_high           REAL,
  ratings               INTEGER,
  csat_avg              REAL,
  satisfied             INTEGER,
  satisfied_rate        REAL,
  satisfied_low         REAL,
  satisfied_high        REAL,
  verdicts              INTEGER,
  breached              INTEGER,
  breach_rate           REAL,
  breach_low            REAL,
  breach_high           REAL,
  mean_open             REAL,
  group_agents          INTEGER,
  share_of_group        REAL,
  group_gini            REAL,
  PRIMARY KEY(period, period_start, agent_id)
) STRICT, WITHOUT ROWID;

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
         cycle_hours(max(datetime(week), first_at),
                     min(datetime(week, '+7 days'), as_of)) AS hours
  FROM weeks, bounds
  UNION ALL
  SELECT week, 'all', first_week, cycle_hours(first_at, as_of)
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
         sum(cycle_hours(from_at, min(until_at, datetime(week, '+7 days'))))
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
), answers AS (
  SELECT
    date(l.first_reply_at, 'weekday 0', '-6 days') AS week,
    cycle_hours(l.created_at, l.first_reply_at) AS hours,
    (SELECT iif(e.is_automatic IS 1, NULL, e.agent_id)
     FROM int_events AS e
     WHERE e.ticket_id=l.ticket_id AND e.event_type='reply'
     ORDER BY e.position LIMIT 1) AS agent_id
  FROM int_ticket_lifetime AS l
  WHERE l.first_reply_at IS NOT NULL
), waits AS MATERIALIZED (
  SELECT keyed(json_array(agent_id, week), hours) AS weekly,
         keyed(agent_id, hours) AS ever
  FROM answers
  WHERE agent_id IS NOT NULL
), first_replies AS MATERIALIZED (
  SELECT 'week' AS period, k.key->>1 AS period_start, k.key->>0 AS agent_id,
         k.n, k.q1 AS p50, k.q2 AS p90
  FROM waits AS w, keyed_quantiles(w.weekly, '[0.5, 0.9]') AS k
  UNION ALL
  SELECT 'all', b.first_week, k.key, k.n, k.q1, k.q2
  FROM bounds AS b, waits AS w, keyed_quantiles(w.ever, '[0.5, 0.9]') AS k
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
), judged AS (
  SELECT
    *,
    count(*) OVER team AS group_agents,
    sum(solved) OVER team AS group_solved,
    gini(solved) OVER team AS group_gini
  FROM people
  WINDOW team AS (PARTITION BY period, period_start, group_name)
)
SELECT
  period, period_start, agent_id, agent_name, group_name,
  assigned, replied, replies, solved,
  one_touch, 1.0*one_touch/nullif(solved, 0),
  wilson_low(one_touch, nullif(solved, 0)),
  wilson_high(one_touch, nullif(solved, 0)),
  handle_hours, handle_hours/nullif(solved, 0), handle_hours*hourly_cost,
  first_replies, p50, p90,
  reopened, 1.0*reopened/nullif(solved, 0),
  wilson_low(reopened, nullif(solved, 0)),
  wilson_high(reopened, nullif(solved, 0)),
  ratings, csat_avg, satisfied, 1.0*satisfied/nullif(ratings, 0),
  wilson_low(satisfied, nullif(ratings, 0)),
  wilson_high(satisfied, nullif(ratings, 0)),
  verdicts, breached, 1.0*breached/nullif(verdicts, 0),
  wilson_low(breached, nullif(verdicts, 0)),
  wilson_high(breached, nullif(verdicts, 0)),
  mean_open,
  iif(group_name IS NULL, NULL, group_agents),
  iif(group_name IS NULL, NULL, 1.0*solved/nullif(group_solved, 0)),
  iif(group_name IS NULL, NULL, group_gini)
FROM judged;
