-- A ticket that becomes solved or closed does so by an event that says so, and
-- returns by one that says 'reopened': counts of events and of states agree.
-- Key: event_id of a change that is not told.

WITH changes AS (
  SELECT b.event_id, b.event_type,
         b.status IN ('solved', 'closed') AS is_done,
         ifnull(a.status IN ('solved', 'closed'), 0) AS was_done
  FROM int_events AS b
  LEFT JOIN int_events AS a
    ON a.ticket_id=b.ticket_id AND a.position=b.position-1
)
SELECT event_id FROM changes
WHERE is_done AND NOT was_done AND event_type NOT IN ('solved', 'closed')
   OR was_done AND NOT is_done AND event_type<>'reopened';
