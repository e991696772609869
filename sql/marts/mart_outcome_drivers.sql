-- mart_outcome_drivers: what goes with a bad outcome: each level of a factor
-- against all other tickets, crude and like with like.
--
-- Grain: factor x level x measure, of solved tickets. Source:
-- mart_ticket_outcomes, config.
-- Needs: mart_ticket_outcomes, config
--
--   factor      reopened, escalated, resolution, first_reply, groups, group,
--               channel, priority, ticket_type, customer_tier, assistant
--   measure     'csat' (1..5), 'cycle_hours', 'agent_hours', 'cost', 'reopened'
--               and 'churned_90' (0 or 1): n tickets of which it is known
--   mean, rest_mean, difference  of the level, of all others of the factor
--   adjusted    the same difference within tickets of one type, priority and
--               channel (the factor itself left out), weighted by the level's
--               tickets; low, high: its 95 % interval (normal). A difference
--               that shrinks from crude to adjusted was the mix of tickets
--   covered     share of the level's tickets that have such a counterpart
--   tickets_30  tickets of the level solved in 30 days, over the whole history
--
-- No proof of causes: what is escalated was harder from the start, also within
-- one type, priority and channel.

CREATE TABLE mart_outcome_drivers(
  factor     TEXT NOT NULL,
  level      TEXT NOT NULL,
  measure    TEXT NOT NULL,
  tickets    INTEGER NOT NULL,
  tickets_30 REAL NOT NULL,
  n          INTEGER NOT NULL,
  mean       REAL NOT NULL,
  rest_n     INTEGER NOT NULL,
  rest_mean  REAL,
  difference REAL,
  adjusted   REAL,
  low        REAL,
  high       REAL,
  covered    REAL NOT NULL,
  PRIMARY KEY(factor, level, measure)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_outcome_drivers
WITH kinds AS MATERIALIZED (      -- few rows a ticket's every trait tells apart
  SELECT reopened, escalated, resolution_met, reply_met, ai_participated,
         groups_visited>1 AS several_groups, group_name, customer_tier,
         ifnull(channel, '') AS channel, ifnull(priority, '') AS priority,
         ifnull(ticket_type, '') AS ticket_type,
         count(*) AS tickets,
         count(csat) AS csat_n, total(csat) AS csat_sum,
         total(csat*csat) AS csat_squares,
         count(cycle_hours) AS hours_n, total(cycle_hours) AS hours_sum,
         total(cycle_hours*cycle_hours) AS hours_squares,
         count(agent_minutes) AS work_n, total(agent_minutes/60) AS work_sum,
         total(agent_minutes*agent_minutes/3600) AS work_squares,
         count(cost) AS cost_n, total(cost) AS cost_sum,
         total(cost*cost) AS cost_squares,
         count(churned_90) AS lost_n, total(churned_90) AS lost_sum
  FROM mart_ticket_outcomes
  WHERE NOT is_open
  GROUP BY reopened, escalated, resolution_met, reply_met, ai_participated,
           groups_visited>1, group_name, customer_tier, channel, priority,
           ticket_type
), levels AS (
  SELECT 'reopened' AS factor, iif(reopened, 'yes', 'no') AS level,
         ticket_type || '|' || priority || '|' || channel AS stratum, kinds.* FROM kinds
  UNION ALL
  SELECT 'escalated', iif(escalated, 'yes', 'no'),
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE escalated IS NOT NULL
  UNION ALL
  SELECT 'resolution', iif(resolution_met, 'in time', 'late'),
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE resolution_met IS NOT NULL
  UNION ALL
  SELECT 'first_reply', iif(reply_met, 'in time', 'late'),
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE reply_met IS NOT NULL
  UNION ALL
  SELECT 'groups', iif(several_groups, 'several', 'one'),
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE several_groups IS NOT NULL
  UNION ALL
  SELECT 'assistant', iif(ai_participated, 'took part', 'did not'),
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE ai_participated IS NOT NULL
  UNION ALL
  SELECT 'group', group_name,
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE group_name IS NOT NULL
  UNION ALL
  SELECT 'customer_tier', customer_tier,
         ticket_type || '|' || priority || '|' || channel, * FROM kinds
  WHERE customer_tier IS NOT NULL
  UNION ALL
  SELECT 'channel', channel,
         ticket_type || '|' || priority, * FROM kinds
  WHERE channel<>''
  UNION ALL
  SELECT 'priority', priority,
         ticket_type || '|' || channel, * FROM kinds
  WHERE priority<>''
  UNION ALL
  SELECT 'ticket_type', ticket_type,
         priority || '|' || channel, * FROM kinds
  WHERE ticket_type<>''
), cells AS MATERIALIZED (
  SELECT factor, level, stratum, sum(tickets) AS tickets,
         sum(csat_n) AS csat_n, sum(csat_sum) AS csat_sum,
         sum(csat_squares) AS csat_squares,
         sum(hours_n) AS hours_n, sum(hours_sum) AS hours_sum,
         sum(hours_squares) AS hours_squares,
         sum(work_n) AS work_n, sum(work_sum) AS work_sum,
         sum(work_squares) AS work_squares,
         sum(cost_n) AS cost_n, sum(cost_sum) AS cost_sum,
         sum(cost_squares) AS cost_squares,
         sum(tickets) AS back_n, total(tickets) FILTER (WHERE reopened) AS back_sum,
         sum(lost_n) AS lost_n, sum(lost_sum) AS lost_sum
  FROM levels
  GROUP BY factor, level, stratum
), measured(factor, level, stratum, tickets, measure, n, sum, squares) AS (
  SELECT factor, level, stratum, tickets, 'csat', csat_n, csat_sum,
         csat_squares FROM cells
  UNION ALL
  SELECT factor, level, stratum, tickets, 'cycle_hours', hours_n, hours_sum,
         hours_squares FROM cells
  UNION ALL
  SELECT factor, level, stratum, tickets, 'agent_hours', work_n, work_sum,
         work_squares FROM cells
  UNION ALL
  SELECT factor, level, stratum, tickets, 'cost', cost_n, cost_sum,
         cost_squares FROM cells
  UNION ALL
  SELECT factor, level, stratum, tickets, 'reopened', back_n, back_sum,
         back_sum FROM cells
  WHERE factor<>'reopened'
  UNION ALL
  SELECT factor, level, stratum, tickets, 'churned_90', lost_n, lost_sum,
         lost_sum FROM cells
), compared AS (        -- each level of a stratum beside all others of it
  SELECT *, sum(n) OVER s-n AS rest_n, sum(sum) OVER s-sum AS rest_sum,
         sum(squares) OVER s-squares AS rest_squares
  FROM measured
  WINDOW s AS (PARTITION BY factor, measure, stratum)
), varied AS (          -- a mean's variance; of one ticket it is not known
  SELECT *, sum/n-rest_sum/rest_n AS gap,
         max(squares-sum*sum/n, 0.0)/(n-1)/n
           + max(rest_squares-rest_sum*rest_sum/rest_n, 0.0)/(rest_n-1)/rest_n
           AS variance
  FROM compared
), joined AS (
  SELECT factor, level, measure, sum(tickets) AS tickets, sum(n) AS n,
         sum(sum) AS sum, sum(rest_n) AS rest_n,
         sum(n*gap) FILTER (WHERE variance IS NOT NULL) AS gaps,
         sum(n) FILTER (WHERE variance IS NOT NULL) AS covered,
         sqrt(sum(n*n*variance)) AS deviation
  FROM varied
  GROUP BY factor, level, measure
  HAVING sum(n)>0
), whole AS (
  SELECT *, sum(n) OVER f-n AS others, sum(sum) OVER f-sum AS others_sum
  FROM joined
  WINDOW f AS (PARTITION BY factor, measure)
), history AS (
  SELECT max(cycle_hours(min(o.created_at), c.as_of)/24/30, 1) AS months
  FROM mart_ticket_outcomes AS o, config AS c
)
SELECT factor, level, measure, tickets, tickets/months, n, sum/n,
       others, others_sum/nullif(others, 0),
       sum/n-others_sum/nullif(others, 0),
       gaps/covered, (gaps-1.959963984540054*deviation)/covered,
       (gaps+1.959963984540054*deviation)/covered,
       ifnull(1.0*covered/n, 0.0)
FROM whole, history;
