-- Plain SQL for mart_ticket_outcomes: the speed quarters by row_number().

INSERT INTO mart_ticket_outcomes
WITH ranked AS (
  SELECT t.priority, l.cycle_hours, row_number() OVER queue-1 AS i,
         count(*) OVER queue-1 AS m
  FROM stg_tickets AS t
  JOIN int_ticket_lifetime AS l ON l.ticket_id=t.ticket_id
  WHERE NOT l.is_open
  WINDOW queue AS (PARTITION BY t.priority ORDER BY l.cycle_hours
                   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), quarters AS MATERIALIZED (   -- type 7: the rows beside the place, by nearness
  SELECT priority,
         total(cycle_hours*max(0, 1-abs(i-0.25*m))) AS q1,
         total(cycle_hours*max(0, 1-abs(i-0.5*m))) AS q2,
         total(cycle_hours*max(0, 1-abs(i-0.75*m))) AS q3
  FROM ranked
  GROUP BY priority
), knowledge AS MATERIALIZED (
  SELECT c.as_of, datetime(c.as_of, '-90 days') AS seen_90, f.*
  FROM config AS c, int_desk_facts AS f
)
SELECT
  t.ticket_id, t.created_at, l.last_solved_at, l.is_open,
  t.priority, t.ticket_type, t.channel, t.customer_tier, t.ai_participated,
  l.current_group,
  (unixepoch(l.first_reply_at)-unixepoch(t.created_at))/3600.0,
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
      (unixepoch(t.churned_at)-unixepoch(t.created_at))/86400.0, NULL),
  CASE WHEN NOT k.has_churn THEN NULL
       WHEN t.churned_at<=t.created_at THEN NULL
       WHEN t.churned_at<=k.as_of
            AND unixepoch(t.churned_at)-unixepoch(t.created_at)<=90*86400 THEN 1
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
