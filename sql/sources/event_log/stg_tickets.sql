-- Event log: a ticket is a case, created with its first event. A log of three
-- columns says nothing else of it.

INSERT INTO stg_tickets(ticket_id, created_at)
SELECT case_id, min(event_at)
FROM raw_events
WHERE event_at<=(SELECT as_of FROM config)
  AND case_id IS NOT NULL AND activity IS NOT NULL
GROUP BY case_id
ORDER BY case_id;
