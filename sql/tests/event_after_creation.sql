-- No event is older than its ticket; the first one tells. Key: event_id.

SELECT e.event_id
FROM int_events AS e JOIN stg_tickets AS t ON t.ticket_id=e.ticket_id
WHERE e.position=1 AND e.event_at<t.created_at;
