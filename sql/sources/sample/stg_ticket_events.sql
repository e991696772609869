-- The made-up desk: its events, the meaning of each activity said once. An
-- activity that is not in the list is 'other', as are those that only wait.

INSERT INTO stg_ticket_events(event_id, ticket_id, event_at, activity, event_type,
  status, group_name, agent_id, is_automatic, agent_minutes)
WITH meaning(activity, event_type) AS (
  VALUES ('Created', 'created'),
         ('Assigned', 'assigned'), ('Reassigned', 'assigned'),
         ('Returned to Tier 1', 'assigned'), ('Returned to Tier 2', 'assigned'),
         ('First reply', 'reply'), ('Reply sent', 'reply'),
         ('Customer replied', 'customer_reply'),
         ('Work note', 'note'),
         ('Escalated to Tier 2', 'escalated'),
         ('Escalated to Engineering', 'escalated'),
         ('Solved', 'solved'), ('Reopened', 'reopened'),
         ('Closed', 'closed'), ('Closed as duplicate', 'closed')
)
SELECT event_id, ticket_id, moment(event_at, 'iso'), activity,
       coalesce(event_type, 'other'), to_status, to_group, agent_id, is_automatic,
       agent_minutes
FROM config
CROSS JOIN ticket_events
LEFT JOIN meaning USING (activity)
WHERE moment(event_at, 'iso')<=as_of;
