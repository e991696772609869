-- The made-up desk writes every time in full, so there is nothing to count
-- unless somebody has spoilt the raw rows. A row without its own time cannot be
-- placed and is left out; another time that cannot be read becomes NULL.

INSERT INTO stg_unreadable(object, column_name, row_key, value, effect)
SELECT 'tickets', 'created_at', ticket_id, created_at, 'row left out'
FROM tickets WHERE moment(created_at, 'iso') IS NULL
UNION ALL
SELECT 'tickets', 'customer_since', ticket_id, customer_since, 'cell is NULL'
FROM tickets WHERE moment(customer_since, 'iso') IS NULL AND customer_since IS NOT NULL
UNION ALL
SELECT 'tickets', 'churned_at', ticket_id, churned_at, 'cell is NULL'
FROM tickets WHERE moment(churned_at, 'iso') IS NULL AND churned_at IS NOT NULL
UNION ALL
SELECT 'ticket_events', 'event_at', event_id, event_at, 'row left out'
FROM ticket_events WHERE moment(event_at, 'iso') IS NULL
UNION ALL
SELECT 'satisfaction_ratings', 'rated_at', ticket_id, rated_at, 'row left out'
FROM satisfaction_ratings WHERE moment(rated_at, 'iso') IS NULL
UNION ALL
SELECT 'agents', 'hired_at', agent_id, hired_at, 'row left out'
FROM agents WHERE moment(hired_at, 'iso') IS NULL;
