-- Plain SQL for mart_sla: the clocks in seconds of unixepoch().

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
), timed AS MATERIALIZED (       -- in seconds
  SELECT
    k.*,
    c.as_of,
    c.at_risk_share,
    unixepoch(k.started_at) AS started,
    unixepoch(ifnull(k.stopped_at, c.as_of)) AS looked,
    3600*(k.target_hours+k.push_hours) AS allowed
  FROM clocks AS k, config AS c
), judged AS (
  SELECT
    *,
    (looked-started)/3600.0-paused_hours AS elapsed_hours,
    datetime(started+allowed, 'unixepoch') AS due_at,
    datetime(started+3600*target_hours, 'unixepoch') AS original_due_at,
    CASE
      WHEN stopped_at<started_at THEN NULL
      WHEN stopped_at IS NOT NULL
        THEN iif(looked-started<=allowed, 'within_sla', 'breached')
      WHEN looked-started>allowed THEN 'breached'
      WHEN started+allowed-looked<=at_risk_share*target_hours*3600
        THEN 'at_risk'
      ELSE 'on_track'
    END AS sla_status
  FROM timed
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
