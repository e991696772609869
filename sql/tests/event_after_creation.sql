-- No event is older than its ticket. Key: event_id.

SELECT e.event_id
  FROM stg_ticket_events AS e JOIN stg_tickets AS t ON t.ticket_id=e.ticket_id
 WHERE e.event_at<t.created_at;
