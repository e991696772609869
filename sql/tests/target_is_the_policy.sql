-- A clock has the target that the policy gives its ticket's priority.
-- Key: ticket_id.

SELECT s.ticket_id
FROM mart_sla AS s
JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
LEFT JOIN stg_sla_policies AS p
  ON p.priority=t.priority AND p.metric=s.metric
WHERE s.target_hours IS NOT p.target_hours;
