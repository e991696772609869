-- The made-up desk: its events, the meaning of each activity said once. An
-- activity that is not in the list is 'other', as are those that only wait.

INSERT INTO stg_ticket_events(event_id, ticket_id, event_at, activity, event_type,
  status, group_name, agent_id, is_automatic, agent_minutes)
SELECT event_id, ticket_id, moment(event_at, 'iso'), activity,
       CASE activity
         WHEN 'Created'                  THEN 'created'
         WHEN 'Assigned'                 THEN 'assigned'
         WHEN 'Reassigned'               THEN 'assigned'
         WHEN 'Returned to Tier 1'       THEN 'assigned'
         WHEN 'Returned to Tier 2'       THEN 'assigned'
         WHEN 'First reply'              THEN 'reply'
         WHEN 'Reply sent'               THEN 'reply'
         WHEN 'Customer replied'         THEN 'customer_reply'
         WHEN 'Work note'                THEN 'note'
         WHEN 'Escalated to Tier 2'      THEN 'escalated'
         WHEN 'Escalated to Engineering' THEN 'escalated'
         WHEN 'Solved'                   THEN 'solved'
         WHEN 'Reopened'                 THEN 'reopened'
         WHEN 'Closed'                   THEN 'closed'
         WHEN 'Closed as duplicate'      THEN 'closed'
         ELSE 'other'
       END,
       to_status, to_group, agent_id, is_automatic, agent_minutes
FROM config
CROSS JOIN ticket_events
WHERE moment(event_at, 'iso')<=as_of;
