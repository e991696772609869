-- mart_sla: every promise made to a customer, and how it stands.
--
-- Grain: ticket x metric, where stg_sla_policies has a target for the ticket's
-- priority: a ticket without one has no clock, so no row.
-- Source: int_ticket_lifetime, int_status_spans, stg_sla_policies, config.
-- Needs: stg_tickets, stg_sla_policies, int_ticket_lifetime, int_status_spans,
--        config
--
-- The clocks, in calendar hours, both from the ticket's creation:
--   first_reply_time       never pauses; stopped by the first public reply of
--                          the desk, or by the first solve where that is
--                          earlier or no reply was given. Reopening does not
--                          start it again
--   total_resolution_time  runs while the ticket is unsolved, waiting on the
--                          customer included; stopped by the solve. Reopening
--                          resumes the same clock: the time that the ticket lay
--                          solved (paused_hours) does not count
-- Elapsed time equal to the target is within it. Differences are exact to the
-- millisecond, so the verdict comes from moments, never from rounded hours.
--
--   target_hours   for the priority that the ticket has now
--   stopped_at     NULL while the clock runs; stopped_by 'reply' or 'solve'
--   due_at         when the clock reaches, or reached, its target; the pauses
--                  before that moment have pushed it from original_due_at
--   breached_at    due_at, once that has passed with the clock running
--   elapsed_hours, remaining_hours, used_share  at the stop, or at as_of;
--                  remaining_hours is negative past due, used_share passes 1
--   state          'active', 'active_breached', 'achieved', 'breached'
--   sla_status     'on_track', 'at_risk', 'breached' while the clock runs,
--                  then 'within_sla' or 'breached'
--   is_met         1, 0; NULL = still to be decided
--   decided_at     when that was: a promise is kept when the clock stops and
--                  broken when it runs out, not when the ticket is done at last
--   group_name     who held the ticket at decided_at, or holds it now: a
--                  breach belongs to the group in whose hands it happened
--
-- A ticket solved before it was created (the data tests name it) has hours
-- below zero and no verdict.

CREATE TABLE mart_sla(
  ticket_id       ANY NOT NULL,
  metric          TEXT NOT NULL,
  priority        TEXT NOT NULL,
  ticket_type     TEXT,
  channel         TEXT,
  group_name      TEXT,
  target_hours    REAL NOT NULL,
  started_at      TEXT NOT NULL,
  stopped_at      TEXT,
  stopped_by      TEXT,
  state           TEXT,
  sla_status      TEXT,
  is_met          INTEGER,
  elapsed_hours   REAL NOT NULL,
  paused_hours    REAL NOT NULL,
  remaining_hours REAL NOT NULL,
  used_share      REAL,
  due_at          TEXT,
  original_due_at TEXT,
  breached_at     TEXT,
  breach_hours    REAL,
  decided_at      TEXT,
  PRIMARY KEY(ticket_id, metric)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_sla
WITH gaps AS (          -- each time a ticket lay solved before a reopening,
  SELECT g.ticket_id,   -- and what its clock showed then
         g.hours,
         (SELECT total(u.hours) FROM int_status_spans AS u
          WHERE u.ticket_id=g.ticket_id AND u.ordinal<g.ordinal
            AND u.is_unsolved) AS clock_hours
  FROM int_ticket_lifetime AS l
  CROSS JOIN int_status_spans AS g ON g.ticket_id=l.ticket_id
  WHERE l.reopens>0
    AND NOT g.is_unsolved
    AND EXISTS (SELECT 1 FROM int_status_spans AS o
                WHERE o.ticket_id=g.ticket_id AND o.ordinal>g.ordinal
                  AND o.is_opening)
), pauses AS MATERIALIZED (
  SELECT g.ticket_id, p.metric,
         total(g.hours) AS paused_hours,
         total(g.hours) FILTER (
           WHERE round(g.clock_hours*3.6e6)<=round(p.target_hours*3.6e6)
         ) AS push_hours  -- of the pauses before the target was reached
  FROM gaps AS g
  JOIN stg_tickets AS t ON t.ticket_id=g.ticket_id
  JOIN stg_sla_policies AS p ON p.priority=t.priority
                            AND p.metric='total_resolution_time'
  GROUP BY g.ticket_id
), clocks AS (
  SELECT
    t.ticket_id, p.metric, t.priority, t.ticket_type, t.channel,
    p.target_hours,
    t.created_at AS started_at,
    CASE p.metric
      WHEN 'first_reply_time' THEN
        coalesce(min(l.first_reply_at, l.first_solved_at),
                 l.first_reply_at, l.first_solved_at)
      ELSE l.last_solved_at
    END AS stopped_at,
    iif(p.metric='first_reply_time'
          AND l.first_reply_at<=ifnull(l.first_solved_at, l.first_reply_at),
        'reply', 'solve') AS stopper,
    ifnull(u.paused_hours, 0.0) AS paused_hours,
    ifnull(u.push_hours, 0.0) AS push_hours
  FROM stg_tickets AS t
  JOIN stg_sla_policies AS p ON p.priority=t.priority
  JOIN int_ticket_lifetime AS l ON l.ticket_id=t.ticket_id
  LEFT JOIN pauses AS u ON u.ticket_id=t.ticket_id AND u.metric=p.metric
), judged AS MATERIALIZED (  -- so that each clock is judged once
  SELECT k.*,
         c.as_of,
         sla_due_at(k.started_at, k.target_hours+k.push_hours) AS due_at,
         sla_due_at(k.started_at, k.target_hours) AS original_due_at,
         cycle_hours(k.started_at, ifnull(k.stopped_at, c.as_of))
           - k.paused_hours AS elapsed_hours,
         sla_status(  -- of a clock that had started so much later
           iif(k.push_hours=0.0, k.started_at,
               sla_due_at(k.started_at, k.push_hours)),
           k.stopped_at, k.target_hours, c.as_of, NULL, c.at_risk_share
         ) AS sla_status
  FROM clocks AS k, config AS c
), decided AS (
  SELECT *,
         CASE sla_status WHEN 'within_sla' THEN 1 WHEN 'breached' THEN 0 END
           AS is_met,
         CASE sla_status WHEN 'within_sla' THEN stopped_at
                         WHEN 'breached' THEN due_at END AS decided_at
  FROM judged
)
SELECT
  d.ticket_id, d.metric, d.priority, d.ticket_type, d.channel,
  (SELECT s.group_name FROM int_status_spans AS s
   WHERE s.ticket_id=d.ticket_id AND s.from_at<=ifnull(d.decided_at, d.as_of)
   ORDER BY s.ordinal DESC LIMIT 1),
  d.target_hours, d.started_at, d.stopped_at,
  iif(d.stopped_at IS NULL, NULL, d.stopper),
  CASE d.is_met WHEN 1 THEN 'achieved'
                WHEN 0 THEN iif(d.stopped_at IS NULL, 'active_breached',
                                'breached')
                ELSE iif(d.stopped_at IS NULL, 'active', NULL) END,
  d.sla_status, d.is_met,
  d.elapsed_hours, d.paused_hours,
  d.target_hours-d.elapsed_hours,
  d.elapsed_hours/d.target_hours,
  d.due_at, d.original_due_at,
  iif(d.is_met=0, d.due_at, NULL),
  iif(d.is_met=0, d.elapsed_hours-d.target_hours, NULL),
  d.decided_at
FROM decided AS d;
