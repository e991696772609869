-- Nothing happens to a ticket before its 'created' event, by event_id among
-- events of one instant. Key: event_id of the creation.

SELECT event_id FROM int_events
WHERE event_type='created' AND position>1;
