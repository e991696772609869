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
WITH kinds AS MATERIALIZED (    -- few rows that a ticket's every trait tells
  SELECT                        -- apart: by one key, which sorts quicker than
    json_object(                -- eleven columns do
      'reopened', CASE reopened WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
      'escalated', CASE escalated WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END,
      'resolution', CASE resolution_met WHEN 1 THEN 'in time'
                                        WHEN 0 THEN 'late' END,
      'first_reply', CASE reply_met WHEN 1 THEN 'in time' WHEN 0 THEN 'late' END,
      'groups', CASE groups_visited>1 WHEN 1 THEN 'several' WHEN 0 THEN 'one' END,
      'assistant', CASE ai_participated WHEN 1 THEN 'took part'
                                        WHEN 0 THEN 'did not' END,
      'group', group_name, 'customer_tier', customer_tier,
      'channel', channel, 'priority', priority, 'ticket_type', ticket_type
    ) AS traits,
    ifnull(ticket_type, '') AS ticket_type, ifnull(priority, '') AS priority,
    ifnull(channel, '') AS channel, reopened, count(*) AS tickets,
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
  GROUP BY json_array(reopened, escalated, resolution_met, reply_met,
                      groups_visited>1, ai_participated, group_name,
                      customer_tier, channel, priority, ticket_type)
), cells AS MATERIALIZED (      -- a stratum leaves out the factor itself
  SELECT t.key AS factor, t.value AS level,
         iif(t.key='ticket_type', '', ticket_type) || '|'
           || iif(t.key='priority', '', priority) || '|'
           || iif(t.key='channel', '', channel) AS stratum,
         sum(tickets) AS tickets,
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
  FROM kinds AS k, json_each(k.traits) AS t
  WHERE t.value IS NOT NULL
  GROUP BY stratum, level, factor
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
