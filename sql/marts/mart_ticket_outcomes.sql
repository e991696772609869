-- mart_ticket_outcomes: how each ticket ended for its customer, beside what
-- may have caused it.
--
-- Grain: ticket. Source: stg_tickets, int_ticket_lifetime, mart_sla,
-- stg_satisfaction_ratings, stg_ticket_costs, int_desk_facts, config.
-- Needs: stg_tickets, stg_satisfaction_ratings, stg_ticket_costs,
--        int_desk_facts, int_ticket_lifetime, mart_sla, config
--
--   group_name       the group that has, or had last, the ticket
--   first_reply_hours  creation to the first public reply; NULL = none
--   speed_quarter    1 (fastest) .. 4 (slowest): the quarter into which its
--                    cycle_hours fall among the solved tickets of its priority
--   reply_met, resolution_met  mart_sla.is_met; NULL = undecided, or no clock
--   csat             the rating's score; rated is 1 where there is one. Only
--                    solved tickets should be counted as asked
--   churn_after_days  from the ticket's creation to its customer's leaving,
--                    where that came later and by as_of
--   churned_90       1 = within 90 days of it; 0 = the customer was seen to
--                    stay so long; NULL = too soon to tell, or the customer
--                    had left before, or the desk does not know who leaves
--   agent_minutes, cost  NULL where not known
--
-- What the desk does not record (int_desk_facts) is NULL for every ticket.

CREATE TABLE mart_ticket_outcomes(
  ticket_id         ANY NOT NULL,
  created_at        TEXT NOT NULL,
  solved_at         TEXT,
  is_open           INTEGER NOT NULL,
  priority          TEXT,
  ticket_type       TEXT,
  channel           TEXT,
  customer_tier     TEXT,
  ai_participated   INTEGER,
  group_name        TEXT,
  first_reply_hours REAL,
  cycle_hours       REAL,
  speed_quarter     INTEGER,
  reply_met         INTEGER,
  resolution_met    INTEGER,
  replies           INTEGER,
  groups_visited    INTEGER,
  reopens           INTEGER NOT NULL,
  reopened          INTEGER NOT NULL,
  escalations       INTEGER,
  escalated         INTEGER,
  rated             INTEGER,
  csat              REAL,
  csat_at           TEXT,
  churn_after_days  REAL,
  churned_90        INTEGER,
  agent_minutes     REAL,
  cost              REAL,
  PRIMARY KEY(ticket_id)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_ticket_outcomes
WITH solves AS MATERIALIZED (
  SELECT keyed(t.priority, l.cycle_hours) AS hours
  FROM int_ticket_lifetime AS l
  JOIN stg_tickets AS t ON t.ticket_id=l.ticket_id
  WHERE NOT l.is_open
), quarters AS MATERIALIZED (
  SELECT k.key AS priority, k.q1, k.q2, k.q3
  FROM solves AS s, keyed_quantiles(s.hours, '[0.25, 0.5, 0.75]') AS k
), knowledge AS MATERIALIZED (
  SELECT c.as_of, datetime(c.as_of, '-90 days') AS seen_90, f.*
  FROM config AS c, int_desk_facts AS f
)
SELECT
  t.ticket_id, t.created_at, l.last_solved_at, l.is_open,
  t.priority, t.ticket_type, t.channel, t.customer_tier, t.ai_participated,
  l.current_group,
  cycle_hours(t.created_at, l.first_reply_at),
  l.cycle_hours,
  CASE WHEN l.cycle_hours<=q.q1 THEN 1 WHEN l.cycle_hours<=q.q2 THEN 2
       WHEN l.cycle_hours<=q.q3 THEN 3 WHEN l.cycle_hours>q.q3 THEN 4 END,
  f.is_met,
  z.is_met,
  l.replies, l.groups_visited,
  l.reopens, l.reopens>0,
  l.escalations, l.escalations>0,
  iif(k.has_ratings, r.score IS NOT NULL, NULL), r.score, r.rated_at,
  iif(t.churned_at>t.created_at AND t.churned_at<=k.as_of,
      cycle_hours(t.created_at, t.churned_at)/24, NULL),
  CASE WHEN NOT k.has_churn THEN NULL
       WHEN t.churned_at<=t.created_at THEN NULL
       WHEN t.churned_at<=k.as_of
            AND cycle_hours(t.created_at, t.churned_at)<=90*24 THEN 1
       WHEN t.created_at<=k.seen_90 THEN 0 END,
  m.agent_minutes, m.cost
FROM stg_tickets AS t
JOIN knowledge AS k
JOIN int_ticket_lifetime AS l ON l.ticket_id=t.ticket_id
LEFT JOIN quarters AS q ON q.priority IS t.priority
LEFT JOIN mart_sla AS f ON f.ticket_id=t.ticket_id
                       AND f.metric='first_reply_time'
LEFT JOIN mart_sla AS z ON z.ticket_id=t.ticket_id
                       AND z.metric='total_resolution_time'
LEFT JOIN stg_satisfaction_ratings AS r ON r.ticket_id=t.ticket_id
LEFT JOIN stg_ticket_costs AS m ON m.ticket_id=t.ticket_id;
