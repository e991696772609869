-- The made-up desk: its tickets. status, group and the times of reply, solve
-- and close stand in the raw rows too, as they were at the export: they are
-- left there, because a look at an earlier as_of must not know them.

INSERT INTO stg_tickets(ticket_id, created_at, priority, ticket_type, channel,
  customer_id, customer_tier, customer_since, churned_at, ai_participated)
SELECT ticket_id, moment(created_at, 'iso'), priority, type, channel,
       customer_id, customer_tier, moment(customer_since, 'iso'),
       CASE WHEN moment(churned_at, 'iso')<=as_of THEN moment(churned_at, 'iso') END,
       ai_participated
FROM config
CROSS JOIN tickets
WHERE moment(created_at, 'iso')<=as_of;
