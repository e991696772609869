-- Nothing happens to a ticket before its 'created' event; by event_id among
-- events of one instant. Key: event_id of what comes too early.

WITH creations AS (
  SELECT ticket_id, event_at, event_id FROM stg_ticket_events
   WHERE event_type='created'
), firsts AS (
  SELECT ticket_id, min(event_at) AS event_at FROM stg_ticket_events
   GROUP BY ticket_id
), first_ids AS (
  SELECT e.ticket_id, min(e.event_id) AS event_id, e.event_at
    FROM stg_ticket_events AS e
    JOIN firsts AS f ON f.ticket_id=e.ticket_id AND f.event_at=e.event_at
   GROUP BY e.ticket_id
)
SELECT f.event_id
  FROM creations AS c JOIN first_ids AS f ON f.ticket_id=c.ticket_id
 WHERE (f.event_at, f.event_id)<(c.event_at, c.event_id);
