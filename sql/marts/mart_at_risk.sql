-- mart_at_risk: what to look at now: the running clocks that are about to run
-- out, then those that have.
--
-- Grain: ticket not yet solved, or not yet answered, x metric. Source: mart_sla,
-- int_ticket_lifetime, stg_tickets, stg_agents, config.
-- Needs: mart_sla, int_ticket_lifetime, stg_tickets, stg_agents
--
--   urgency       1 = first. What can still be saved comes first, the least
--                 time left ahead; then what is overdue, the most overdue by
--                 its target ahead
--   sla_status    'at_risk' (config.at_risk_share of the target or less is
--                 left) or 'breached'
--   risk_band     by calendar hours left: 'overdue', 'within 1 hour',
--                 'within 4 hours', 'within 24 hours', 'later'
--   due_at, remaining_hours, used_share  as in mart_sla
--   group_name, assignee_id, assignee_name  who has it now

CREATE TABLE mart_at_risk(
  ticket_id       ANY NOT NULL,
  metric          TEXT NOT NULL,
  urgency         INTEGER NOT NULL,
  sla_status      TEXT NOT NULL,
  risk_band       TEXT NOT NULL,
  due_at          TEXT NOT NULL,
  remaining_hours REAL NOT NULL,
  used_share      REAL,
  target_hours    REAL NOT NULL,
  priority        TEXT NOT NULL,
  ticket_type     TEXT,
  channel         TEXT,
  customer_tier   TEXT,
  status          TEXT NOT NULL,
  group_name      TEXT,
  assignee_id     ANY,
  assignee_name   TEXT,
  PRIMARY KEY(ticket_id, metric)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_at_risk
SELECT
  s.ticket_id, s.metric,
  row_number() OVER (
    ORDER BY s.sla_status='breached',
             iif(s.sla_status='breached', -s.used_share, s.remaining_hours),
             s.ticket_id, s.metric),
  s.sla_status,
  CASE WHEN s.sla_status='breached' THEN 'overdue'
       WHEN s.remaining_hours<=1 THEN 'within 1 hour'
       WHEN s.remaining_hours<=4 THEN 'within 4 hours'
       WHEN s.remaining_hours<=24 THEN 'within 24 hours'
       ELSE 'later' END,
  s.due_at, s.remaining_hours, s.used_share, s.target_hours,
  s.priority, s.ticket_type, s.channel, t.customer_tier,
  l.current_status, l.current_group, l.current_assignee_id,
  (SELECT a.agent_name FROM stg_agents AS a
   WHERE a.agent_id=l.current_assignee_id)
FROM mart_sla AS s
JOIN int_ticket_lifetime AS l ON l.ticket_id=s.ticket_id
JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
WHERE s.stopped_at IS NULL
  AND s.sla_status IN ('at_risk', 'breached');
