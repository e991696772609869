-- Where the desk has its own verdict on solved tickets, ours agrees with it for
-- three in four; if not, the targets or the clock are not the desk's. Key: the
-- share that agrees.

WITH verdicts AS (
  SELECT avg(s.is_met=t.source_sla_met) AS agreement
  FROM stg_tickets AS t
  CROSS JOIN mart_sla AS s ON s.ticket_id=t.ticket_id
  WHERE t.source_sla_met IS NOT NULL
    AND s.metric='total_resolution_time' AND s.stopped_at IS NOT NULL
)
SELECT round(agreement, 3) FROM verdicts WHERE agreement<0.75;
