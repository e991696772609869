-- The first reply is a public reply by the desk, never the customer's own, and
-- none was given before it. Key: ticket_id.

SELECT l.ticket_id
FROM int_ticket_lifetime AS l
WHERE l.first_reply_at IS NOT (
  SELECT e.event_at FROM int_events AS e
  WHERE e.ticket_id=l.ticket_id AND e.event_type='reply'
  ORDER BY e.position LIMIT 1);
