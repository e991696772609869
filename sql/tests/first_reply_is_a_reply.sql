-- The first reply is a public reply by the desk, never the customer's own, and
-- none was given before it. Key: ticket_id.

WITH replies AS (
  SELECT ticket_id, min(event_at) AS first_reply_at
  FROM stg_ticket_events
  WHERE event_type='reply'
  GROUP BY ticket_id
)
SELECT l.ticket_id
FROM int_ticket_lifetime AS l
LEFT JOIN replies AS r ON r.ticket_id=l.ticket_id
WHERE l.first_reply_at IS NOT r.first_reply_at;
