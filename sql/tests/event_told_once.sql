-- The same thing is not told twice running: one instant, one activity, one
-- outcome. Repeated updates of no effect ('other', notes) are a desk's habit.
-- Key: event_id of the second.

SELECT b.event_id
FROM int_events AS a
JOIN int_events AS b ON b.ticket_id=a.ticket_id AND b.position=a.position+1
WHERE a.hours_to_next=0
  AND a.event_type NOT IN ('other', 'note')
  AND b.activity=a.activity
  AND b.event_type=a.event_type
  AND b.status=a.status AND b.group_name IS a.group_name
  AND b.agent_id IS a.agent_id;
