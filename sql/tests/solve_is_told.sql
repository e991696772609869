-- A ticket that becomes solved or closed does so by an event that says so:
-- reports that count 'solved' events and those that count states must agree.
-- Key: event_id of a change without one.

WITH history AS (
  SELECT event_id, event_type, status IN ('solved', 'closed') AS is_done,
         lag(status IN ('solved', 'closed'), 1, 0) OVER (
           PARTITION BY ticket_id ORDER BY event_at, event_id) AS was_done
    FROM stg_ticket_events
)
SELECT event_id FROM history
 WHERE is_done AND NOT was_done AND event_type NOT IN ('solved', 'closed')
    OR was_done AND NOT is_done AND event_type<>'reopened';
