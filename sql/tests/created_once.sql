-- A ticket is created once. Key: ticket_id.

SELECT ticket_id FROM stg_ticket_events
WHERE event_type='created'
GROUP BY ticket_id
HAVING count(*)>1;
