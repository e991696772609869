-- A ticket that becomes solved or closed does so by an event that says so, and
-- returns by one that says 'reopened': counts of events and of states agree.
-- Key: event_id of a change that is not told.

WITH history AS (
  SELECT event_id, event_type, status IN ('solved', 'closed') AS is_done,
         lag(status IN ('solved', 'closed'), 1, 0) OVER (
           PARTITION BY ticket_id ORDER BY position) AS was_done
    FROM int_events
)
SELECT event_id FROM history
 WHERE is_done AND NOT was_done AND event_type NOT IN ('solved', 'closed')
    OR was_done AND NOT is_done AND event_type<>'reopened';
