-- alerts: one JSON line a ticket with a clock that is about to run out, or has:
-- the most urgent ticket first, its clocks in a list.
--
-- Reads: mart_at_risk, config. For a pager, a chat bot or a mail merge.

SELECT json_object(
         'as_of', max(c.as_of),
         'ticket_id', a.ticket_id,
         'urgency', min(a.urgency),
         'sla_status', iif(max(a.sla_status='at_risk'), 'at_risk', 'breached'),
         'priority', min(a.priority),
         'status', min(a.status),
         'group', min(a.group_name),
         'assignee', min(a.assignee_id),
         'assignee_name', min(a.assignee_name),
         'channel', min(a.channel),
         'customer_tier', min(a.customer_tier),
         'clocks', json_group_array(json_object(
           'metric', a.metric,
           'sla_status', a.sla_status,
           'risk_band', a.risk_band,
           'due_at', a.due_at,
           'remaining_hours', round(a.remaining_hours, 2),
           'used_share', round(a.used_share, 4),
           'target_hours', a.target_hours)))
FROM (SELECT * FROM mart_at_risk ORDER BY ticket_id, urgency) AS a, config AS c
GROUP BY a.ticket_id
ORDER BY min(a.urgency);
