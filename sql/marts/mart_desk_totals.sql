-- mart_desk_totals: the desk in 30 days: what a month's worth is, by which the
-- effects of recommendations are measured.
--
-- Grain: one row, none where there is no ticket. Source: stg_tickets,
-- int_ticket_lifetime, mart_sla, mart_ticket_outcomes, config.
-- Needs: stg_tickets, int_ticket_lifetime, mart_sla, mart_ticket_outcomes,
--        config
--
--   months         length of the history, first ticket to config.as_of, in
--                  months of 30 days, at least one
--   tickets_30     tickets created; ticket_hours_30: hours that tickets were
--                  unsolved, summed over all of them
--   agent_hours_30, cost_30  noted on tickets; NULL where nothing is
--   breached_30    resolution clocks that ran out
--   mean_overrun_hours  by which they were late, of those that have stopped
--   overrun_hours_30    both multiplied
--   at_risk_breach_rate  of the decided clocks that came within
--                  config.at_risk_share of their target, how many broke

CREATE TABLE mart_desk_totals(
  id                 INTEGER PRIMARY KEY CHECK( id=1 ),
  months             REAL NOT NULL,
  tickets_30         REAL NOT NULL,
  ticket_hours_30    REAL NOT NULL,
  agent_hours_30     REAL,
  cost_30            REAL,
  breached_30        REAL,
  mean_overrun_hours REAL,
  overrun_hours_30   REAL,
  at_risk_breach_rate REAL
) STRICT;

INSERT INTO mart_desk_totals
WITH history AS (
  SELECT max(cycle_hours(min(t.created_at), c.as_of)/24/30, 1.0) AS months
  FROM config AS c JOIN stg_tickets AS t
  HAVING count(*)>0
), life AS (
  SELECT count(*) AS tickets, total(unsolved_hours) AS hours
  FROM int_ticket_lifetime
), work AS (
  SELECT sum(agent_minutes)/60 AS hours, sum(cost) AS cost
  FROM mart_ticket_outcomes
), late AS (
  SELECT count(*) AS clocks, sum(is_met=0) AS breached,
         avg(breach_hours) FILTER (WHERE stopped_at IS NOT NULL) AS overrun,
         1.0*sum(is_met=0)
           /sum(is_met=0 OR used_share>=1-at_risk_share) AS at_risk_rate
  FROM mart_sla, config
  WHERE metric='total_resolution_time' AND is_met IS NOT NULL
)
SELECT 1, months, tickets/months, life.hours/months, work.hours/months,
       cost/months, breached/months, overrun, overrun*breached/months,
       at_risk_rate
FROM history, life, work, late;
