-- int_ticket_lifetime in DuckDB: what has become of each ticket by as_of;
-- columns as in ../../../../sql/intermediate, those that a mart reads.

CREATE TABLE int_ticket_lifetime AS
WITH deeds AS (
  SELECT ticket_id,
         min(event_at) FILTER (WHERE event_type='reply') AS first_reply_at,
         count(*) FILTER (WHERE event_type='reply') AS replies,
         count(*) FILTER (WHERE event_type='escalated') AS escalations
  FROM stg_ticket_events
  GROUP BY ticket_id
), states AS (
  SELECT ticket_id,
         min(from_at) FILTER (WHERE is_solve) AS first_solved_at,
         max(from_at) FILTER (WHERE is_solve) AS latest_solve_at,
         max(group_name) FILTER (WHERE is_last) AS current_group,
         bool_or(is_unsolved) FILTER (WHERE is_last) AS is_open,
         count(*) FILTER (WHERE is_opening)-1 AS reopens
  FROM int_status_spans
  GROUP BY ticket_id
), stays AS (
  SELECT ticket_id, count(DISTINCT group_name) AS groups_visited
  FROM int_group_stints
  GROUP BY ticket_id
)
SELECT t.ticket_id, t.created_at, d.first_reply_at, s.first_solved_at,
       CASE WHEN NOT s.is_open THEN s.latest_solve_at END AS last_solved_at,
       s.current_group, s.is_open,
       CASE WHEN NOT s.is_open
            THEN hours_between(t.created_at, s.latest_solve_at) END AS cycle_hours,
       coalesce(d.replies, 0) AS replies, s.reopens,
       coalesce(d.escalations, 0) AS escalations,
       coalesce(g.groups_visited, 0) AS groups_visited
FROM stg_tickets AS t
JOIN states AS s USING (ticket_id)
LEFT JOIN deeds AS d USING (ticket_id)
LEFT JOIN stays AS g USING (ticket_id);
