-- What do I send to the chat room?
--
-- One JSON object a line, the tickets that can still be saved first, for jq, a
-- webhook or a log collector. `.mode list` is the shell's: any other client
-- gives the same text in one column.

.mode list
SELECT json_object(
         'ticket', ticket_id,
         'waits_for', iif(metric='first_reply_time', 'reply', 'solve'),
         'status', sla_status,
         'due_at', due_at,
         'hours_left', round(remaining_hours, 1),
         'priority', priority,
         'group', group_name,
         'owner', assignee_name)
FROM mart_at_risk
ORDER BY urgency
LIMIT 8;
