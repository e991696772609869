-- Where the desk has its own verdict on solved tickets, ours agrees with it for
-- three in four; if not, the targets or the clock are not the desk's. Key: the
-- share that agrees.

WITH verdicts AS (
  SELECT avg(s.is_met=t.source_sla_met) AS agreement
  FROM mart_sla AS s JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
  WHERE s.metric='total_resolution_time' AND s.stopped_at IS NOT NULL
    AND t.source_sla_met IS NOT NULL
)
SELECT round(agreement, 3) FROM verdicts WHERE agreement<0.75;
