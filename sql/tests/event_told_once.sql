-- The same thing is not told twice: one instant, one ticket, one activity, one
-- outcome. Repeated updates of no effect ('other', notes) are a desk's habit.
-- Key: event_id of the first.

SELECT min(event_id) FROM stg_ticket_events
 WHERE event_type NOT IN ('other', 'note')
 GROUP BY ticket_id, event_at, activity, event_type, status, group_name,
          agent_id
HAVING count(*)>1;
