-- No rating is older than its ticket. Key: ticket_id.

SELECT r.ticket_id
FROM stg_satisfaction_ratings AS r
JOIN stg_tickets AS t ON t.ticket_id=r.ticket_id
WHERE r.rated_at<t.created_at;
