-- The made-up desk: a raw row holds both targets of a priority.

INSERT INTO stg_sla_policies(metric, priority, target_hours)
SELECT 'first_reply_time', priority, first_response_hours FROM sla_policies
UNION ALL
SELECT 'total_resolution_time', priority, resolution_hours FROM sla_policies;
