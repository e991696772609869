-- Plain SQL for int_ticket_lifetime: as in the model, but for the hours.

INSERT INTO int_ticket_lifetime
WITH deeds AS MATERIALIZED (
  SELECT
    ticket_id,
    min(event_at) FILTER (WHERE event_type='assigned') AS first_assigned_at,
    min(event_at) FILTER (WHERE event_type='reply') AS first_reply_at,
    count(*) AS events,
    count(*) FILTER (WHERE event_type='reply') AS replies,
    count(*) FILTER (WHERE event_type='customer_reply') AS customer_replies,
    count(*) FILTER (WHERE event_type='escalated') AS escalations,
    count(DISTINCT agent_id) AS agents
  FROM int_events
  GROUP BY ticket_id
), states AS (
  SELECT
    ticket_id,
    min(from_at) FILTER (WHERE is_solve) AS first_solved_at,
    max(from_at) FILTER (WHERE is_solve) AS latest_solve_at,
    count(*) AS spans,
    count(*) FILTER (WHERE is_opening)-1 AS reopens,
    total(hours) FILTER (WHERE is_unsolved) AS unsolved_hours,
    total(hours) FILTER (WHERE status='pending') AS pending_hours,
    total(hours) FILTER (WHERE status='hold') AS hold_hours
  FROM int_status_spans
  GROUP BY ticket_id
), stays AS MATERIALIZED (
  SELECT
    ticket_id,
    count(DISTINCT group_name) AS groups_visited,
    count(*) FILTER (WHERE entered_by='moved' AND from_group IS NOT NULL)
      AS group_moves
  FROM int_group_stints
  GROUP BY ticket_id
)
SELECT
  t.ticket_id,
  t.created_at,
  d.first_assigned_at,
  d.first_reply_at,
  s.first_solved_at,
  iif(z.is_unsolved, NULL, s.latest_solve_at),
  iif(z.status='closed', z.from_at, NULL),
  z.status,
  z.group_name,
  z.assignee_id,
  z.is_unsolved,
  iif(z.is_unsolved, NULL,
      (unixepoch(s.latest_solve_at)-unixepoch(t.created_at))/3600.0),
  iif(z.is_unsolved, (unixepoch(c.as_of)-unixepoch(t.created_at))/3600.0, NULL),
  s.unsolved_hours,
  s.pending_hours,
  s.hold_hours,
  d.events,
  iif(f.has_replies, d.replies, NULL),
  iif(f.has_customer_replies, d.customer_replies, NULL),
  iif(f.has_agents, d.agents, NULL),
  s.reopens,
  iif(f.has_escalations, d.escalations, NULL),
  iif(f.has_groups, ifnull(g.groups_visited, 0), NULL),
  iif(f.has_groups, ifnull(g.group_moves, 0), NULL)
FROM states AS s
CROSS JOIN config AS c
CROSS JOIN int_desk_facts AS f
JOIN int_status_spans AS z ON z.ticket_id=s.ticket_id AND z.ordinal=s.spans
JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
JOIN deeds AS d ON d.ticket_id=s.ticket_id
LEFT JOIN stays AS g ON g.ticket_id=s.ticket_id;
