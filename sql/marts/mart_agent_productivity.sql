-- mart_agent_productivity: what each person did, week by week and in all, and
-- what became of it.
--
-- Grain: period x agent who did, was given or held anything in it.
-- Source: stg_ticket_events (work), int_status_spans (what they held, solves),
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
--
-- A key is a week, by its Monday, and an agent as JSON, which keeps the id's type:
-- keyed() adds up by it without the sort that GROUP BY needs. Nothing looks back
-- from each event of a ticket to its first: a case may have very many.

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
WITH RECURSIVE known AS (
  SELECT f.has_replies, f.has_minutes, f.has_ratings,
         EXISTS (SELECT 1 FROM mart_sla) AS has_targets,
         (SELECT 60*sum(cost)/nullif(sum(agent_minutes), 0.0)
          FROM stg_ticket_costs
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
), given AS (           -- the first span of a ticket in each one's hands
  SELECT date(p.timestamp, 'weekday 0', '-6 days') || p.activity AS key
  FROM (SELECT event_log(ticket_id, json_quote(assignee_id), from_at, NULL,
                         ordinal) AS log
        FROM int_status_spans
        WHERE assignee_id IS NOT NULL) AS l, process_events(l.log) AS p
  WHERE NOT p.is_rework
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
), held AS (
  SELECT week || json_quote(agent_id) AS key, hours
  FROM holdings
  WHERE until_at<=datetime(week, '+7 days')
  UNION ALL
  SELECT week || json_quote(agent_id),
         cycle_hours(from_at, min(until_at, datetime(week, '+7 days')))
  FROM stretches
), answers AS MATERIALIZED (    -- the first reply to each ticket
  SELECT
    date(l.first_reply_at, 'weekday 0', '-6 days') AS week,
    cycle_hours(l.created_at, l.first_reply_at) AS hours,
    l.replies=1 AS is_only,
    (SELECT iif(e.is_automatic IS 1, NULL, e.agent_id)
     FROM int_events AS e
     WHERE e.ticket_id=l.ticket_id AND e.event_type='reply'
     ORDER BY e.position LIMIT 1) AS agent_id
  FROM int_ticket_lifetime AS l
  WHERE l.first_reply_at IS NOT NULL
), exchanges AS MATERIALIZED (  -- tickets that had several replies
  SELECT e.ticket_id, date(e.event_at, 'weekday 0', '-6 days') AS week,
         e.agent_id, count(*) AS replies
  FROM int_ticket_lifetime AS l
  CROSS JOIN int_events AS e ON e.ticket_id=l.ticket_id
  WHERE l.replies>1 AND e.event_type='reply' AND e.is_automatic IS NOT 1
  GROUP BY e.ticket_id, week, e.agent_id
), replied AS (         -- tickets of a week, and how often
  SELECT week || json_quote(agent_id) AS key, 1 AS replies
  FROM answers
  WHERE is_only
  UNION ALL
  SELECT week || json_quote(agent_id), replies
  FROM exchanges
), turns AS (           -- of tickets that came back: each solve, and the events
  SELECT l.ticket_id, 'solve' AS turn, s.from_at AS at, 0 AS position, -- that say
         NULL AS agent                                                 -- so
  FROM int_ticket_lifetime AS l
  CROSS JOIN int_status_spans AS s ON s.ticket_id=l.ticket_id
  WHERE l.reopens>0 AND s.is_solve
  UNION ALL
  SELECT l.ticket_id, 'told', e.event_at, e.position,
         iif(e.is_automatic IS 1, NULL, json_quote(e.agent_id))
  FROM int_ticket_lifetime AS l
  CROSS JOIN int_events AS e ON e.ticket_id=l.ticket_id
  WHERE l.reopens>0 AND e.event_type IN ('solved', 'closed')
), solves AS MATERIALIZED (     -- by the first event that says so
  SELECT l.ticket_id, l.first_solved_at AS solved_at,
         ifnull(l.replies<=1 AND l.agents=1, 0) AS is_one_touch, 0 AS came_back,
         (SELECT iif(e.is_automatic IS 1, NULL, json_quote(e.agent_id))
          FROM int_events AS e
          WHERE e.ticket_id=l.ticket_id AND e.event_at>=l.first_solved_at
            AND e.event_type IN ('solved', 'closed')
          ORDER BY e.position LIMIT 1) AS agent
  FROM int_ticket_lifetime AS l
  WHERE l.reopens=0 AND l.first_solved_at IS NOT NULL
  UNION ALL             -- runs alternate: the nth solve is the 2nth, or before
  SELECT l.ticket_id, p.timestamp, 0, (p.position+1)/2<=l.reopens,
         p.next_resource
  FROM (SELECT event_log(ticket_id, turn, at, agent, position) AS log
        FROM turns) AS t, process_events(t.log, '{"collapse": 1}') AS p
  CROSS JOIN int_ticket_lifetime AS l ON l.ticket_id=p.case_id
  WHERE p.activity='solve'
), opinions AS MATERIALIZED (   -- max() picks the solve before the rating
  SELECT max(s.solved_at), r.score,
         date(r.rated_at, 'weekday 0', '-6 days') || s.agent AS key
  FROM solves AS s
  CROSS JOIN stg_satisfaction_ratings AS r
    ON r.ticket_id=s.ticket_id AND r.rated_at>=s.solved_at
  GROUP BY r.ticket_id
), clocks AS (          -- held by whom when they were decided
  SELECT date(k.decided_at, 'weekday 0', '-6 days') AS week,
         NOT k.is_met AS is_breached,
         (SELECT s.assignee_id FROM int_status_spans AS s
          WHERE s.ticket_id=k.ticket_id AND s.from_at<=k.decided_at
          ORDER BY s.ordinal DESC LIMIT 1) AS agent_id
  FROM mart_sla AS k
  WHERE k.is_met IS NOT NULL
), collected(deed, numbers) AS (
  SELECT 'given', keyed(key, 1) FROM given
  UNION ALL
  SELECT 'replied', keyed(key, replies) FROM replied
  UNION ALL
  SELECT 'worked', keyed(date(event_at, 'weekday 0', '-6 days')
                           || json_quote(agent_id), agent_minutes)
  FROM stg_ticket_events
  WHERE agent_id IS NOT NULL AND is_automatic IS NOT 1
  UNION ALL
  SELECT 'solved', keyed(date(solved_at, 'weekday 0', '-6 days') || agent,
                         is_one_touch)
  FROM solves
  UNION ALL
  SELECT 'undone', keyed(date(solved_at, 'weekday 0', '-6 days') || agent, 1)
  FROM solves
  WHERE came_back
  UNION ALL
  SELECT 'rated', keyed(key, score) FROM opinions
  UNION ALL
  SELECT 'satisfied', keyed(key, 1) FROM opinions WHERE score>=4
  UNION ALL
  SELECT 'judged', keyed(week || json_quote(agent_id), is_breached) FROM clocks
  UNION ALL
  SELECT 'held', keyed(key, hours) FROM held
), ledger AS MATERIALIZED (
  SELECT c.deed, substr(k.key, 1, 10) AS week,
         substr(k.key, 11)->>'$' AS agent_id, k.n, k.total
  FROM collected AS c, keyed_quantiles(c.numbers, 0.5) AS k
  UNION ALL             -- in all, a ticket counts once, not in each week
  SELECT 'again', min(week), agent_id, count(*)-1, NULL
  FROM exchanges
  GROUP BY ticket_id, agent_id
  HAVING count(*)>1
), sums AS MATERIALIZED (
  SELECT
    c.period, c.period_start, l.agent_id,
    total(l.n) FILTER (WHERE l.deed='given') AS assigned,
    total(l.n) FILTER (WHERE l.deed='replied') AS replied,
    total(l.n) FILTER (WHERE l.deed='again') AS again,
    total(l.total) FILTER (WHERE l.deed='replied') AS replies,
    total(l.total) FILTER (WHERE l.deed='worked')/60 AS handle_hours,
    total(l.n) FILTER (WHERE l.deed='solved') AS solved,
    total(l.total) FILTER (WHERE l.deed='solved') AS one_touch,
    total(l.n) FILTER (WHERE l.deed='undone') AS reopened,
    total(l.n) FILTER (WHERE l.deed='rated') AS ratings,
    total(l.total) FILTER (WHERE l.deed='rated') AS score,
    total(l.n) FILTER (WHERE l.deed='satisfied') AS satisfied,
    total(l.n) FILTER (WHERE l.deed='judged') AS verdicts,
    total(l.total) FILTER (WHERE l.deed='judged') AS breached,
    total(l.total) FILTER (WHERE l.deed='held')/nullif(c.hours, 0.0)
      AS mean_open
  FROM ledger AS l JOIN calendar AS c ON c.week=l.week
  WHERE l.agent_id IS NOT NULL
  GROUP BY 1, 2, 3
), first_replies AS MATERIALIZED (
  SELECT 'week' AS period, substr(k.key, 1, 10) AS period_start,
         substr(k.key, 11)->>'$' AS agent_id, k.n, k.q1 AS p50, k.q2 AS p90
  FROM (SELECT keyed(week || json_quote(agent_id), hours) AS numbers
        FROM answers) AS a, keyed_quantiles(a.numbers, '[0.5, 0.9]') AS k
  UNION ALL
  SELECT 'all', b.first_week, k.key, k.n, k.q1, k.q2
  FROM bounds AS b, (SELECT keyed(agent_id, hours) AS numbers FROM answers) AS a,
       keyed_quantiles(a.numbers, '[0.5, 0.9]') AS k
), people AS (
  SELECT
    s.period, s.period_start, s.agent_id, a.agent_name, a.group_name,
    s.assigned, s.solved, s.reopened, s.mean_open,
    iif(k.has_replies, s.replied-iif(s.period='all', s.again, 0.0), NULL)
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
  LEFT JOIN stg_agents AS a ON a.agent_id=s.agent_id
  LEFT JOIN stg_group_capacity AS g ON g.group_name=a.group_name
  WHERE a.role IS NOT 'bot'
), judged AS (
  SELECT *, count(*) OVER team AS group_agents,
         sum(solved) OVER team AS group_solved,
         gini(solved) OVER team AS group_gini
  FROM people
  WINDOW team AS (PARTITION BY period, period_start, group_name)
)
SELECT
  period, period_start, agent_id, agent_name, group_name,
  assigned, replied, replies, solved,
  one_touch, one_touch/nullif(solved, 0),
  wilson_low(one_touch, nullif(solved, 0)),
  wilson_high(one_touch, nullif(solved, 0)),
  handle_hours, handle_hours/nullif(solved, 0), handle_hours*hourly_cost,
  first_replies, p50, p90,
  reopened, reopened/nullif(solved, 0),
  wilson_low(reopened, nullif(solved, 0)),
  wilson_high(reopened, nullif(solved, 0)),
  ratings, csat_avg, satisfied, satisfied/nullif(ratings, 0),
  wilson_low(satisfied, nullif(ratings, 0)),
  wilson_high(satisfied, nullif(ratings, 0)),
  verdicts, breached, breached/nullif(verdicts, 0),
  wilson_low(breached, nullif(verdicts, 0)),
  wilson_high(breached, nullif(verdicts, 0)),
  mean_open,
  iif(group_name IS NULL, NULL, group_agents),
  iif(group_name IS NULL, NULL, solved/nullif(group_solved, 0)),
  iif(group_name IS NULL, NULL, group_gini)
FROM judged;
