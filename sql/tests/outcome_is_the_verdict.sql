-- Outcomes carry the verdict of mart_sla. Key: ticket_id.

SELECT o.ticket_id
FROM mart_ticket_outcomes AS o
LEFT JOIN mart_sla AS s
  ON s.ticket_id=o.ticket_id AND s.metric='total_resolution_time'
WHERE o.resolution_met IS NOT s.is_met;
