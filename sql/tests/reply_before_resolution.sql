-- A first reply is promised no later than the resolution. Key: priority.

SELECT r.priority
FROM stg_sla_policies AS r
JOIN stg_sla_policies AS t ON t.priority=r.priority
WHERE r.metric='first_reply_time' AND t.metric='total_resolution_time'
  AND r.target_hours>t.target_hours;
