-- A ticket without any event has no state: its events were lost on the way.
-- Key: ticket_id.

SELECT ticket_id FROM stg_tickets
WHERE ticket_id NOT IN (SELECT ticket_id FROM stg_ticket_events
                        WHERE ticket_id IS NOT NULL);
