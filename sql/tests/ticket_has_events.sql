-- A ticket without any event has no state: its events were lost on the way.
-- Most are known by their creation; all events are only asked for the others.
-- Key: ticket_id.

SELECT ticket_id FROM stg_tickets
WHERE ticket_id NOT IN (SELECT ticket_id FROM stg_ticket_events
                        WHERE event_type='created' AND ticket_id IS NOT NULL)
  AND ticket_id NOT IN (SELECT ticket_id FROM stg_ticket_events
                        WHERE ticket_id IS NOT NULL);
