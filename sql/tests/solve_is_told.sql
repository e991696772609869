-- A ticket that becomes solved or closed does so by an event that says so, and
-- returns by one that says 'reopened': counts of events and of states agree.
-- Key: event_id of a change that is not told.

SELECT b.event_id
FROM int_events AS b
LEFT JOIN int_events AS a
       ON a.ticket_id=b.ticket_id AND a.position=b.position-1
WHERE b.status IN ('solved', 'closed')
  AND b.event_type NOT IN ('solved', 'closed')
  AND ifnull(a.status, '') NOT IN ('solved', 'closed')
UNION ALL
SELECT b.event_id
FROM int_events AS a
JOIN int_events AS b ON b.ticket_id=a.ticket_id AND b.position=a.position+1
WHERE a.status IN ('solved', 'closed')
  AND a.hours_to_next IS NOT NULL
  AND b.status NOT IN ('solved', 'closed')
  AND b.event_type<>'reopened';
