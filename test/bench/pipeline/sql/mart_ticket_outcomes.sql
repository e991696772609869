-- mart_ticket_outcomes in DuckDB: a row a ticket, what became of it and what may
-- have caused it; columns as in ../../../../sql/marts/mart_ticket_outcomes.sql.

CREATE TABLE mart_ticket_outcomes AS
WITH quarters AS (
  SELECT priority, quantile_cont(cycle_hours, [0.25, 0.5, 0.75]) AS q
  FROM int_ticket_lifetime JOIN stg_tickets USING (ticket_id)
  WHERE NOT is_open
  GROUP BY priority
), knowledge AS (
  SELECT as_of, as_of-to_days(90) AS seen_90,
         EXISTS (SELECT 1 FROM stg_tickets, config WHERE churned_at<=as_of)
           AS knows_churn
  FROM config
), verdicts AS (
  SELECT ticket_id,
         max(is_met) FILTER (WHERE metric='first_reply_time') AS reply_met,
         max(is_met) FILTER (WHERE metric='total_resolution_time')
           AS resolution_met
  FROM mart_sla
  GROUP BY ticket_id
)
SELECT t.ticket_id, t.created_at, l.last_solved_at AS solved_at, l.is_open,
       t.priority, t.ticket_type, t.channel, t.customer_tier, t.ai_participated,
       l.current_group AS group_name,
       hours_between(t.created_at, l.first_reply_at) AS first_reply_hours,
       l.cycle_hours,
       CASE WHEN l.cycle_hours<=q[1] THEN 1 WHEN l.cycle_hours<=q[2] THEN 2
            WHEN l.cycle_hours<=q[3] THEN 3 WHEN l.cycle_hours>q[3] THEN 4 END
         AS speed_quarter,
       v.reply_met, v.resolution_met, l.replies, l.groups_visited,
       l.reopens, l.reopens>0 AS reopened,
       l.escalations, l.escalations>0 AS escalated,
       r.score IS NOT NULL AS rated, r.score AS csat, r.rated_at AS csat_at,
       CASE WHEN t.churned_at>t.created_at AND t.churned_at<=as_of
            THEN hours_between(t.created_at, t.churned_at)/24 END
         AS churn_after_days,
       CASE WHEN NOT knows_churn OR t.churned_at<=t.created_at THEN NULL
            WHEN t.churned_at<=as_of
             AND t.churned_at<=t.created_at+to_days(90) THEN 1
            WHEN t.created_at<=seen_90 THEN 0 END AS churned_90,
       m.agent_minutes, m.cost
FROM stg_tickets AS t
CROSS JOIN knowledge
JOIN int_ticket_lifetime AS l USING (ticket_id)
LEFT JOIN quarters USING (priority)
LEFT JOIN verdicts AS v USING (ticket_id)
LEFT JOIN stg_satisfaction_ratings AS r USING (ticket_id)
LEFT JOIN stg_ticket_costs AS m USING (ticket_id);
