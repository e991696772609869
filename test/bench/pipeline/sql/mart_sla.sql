-- mart_sla in DuckDB: every promise and how it stands; grain, columns and
-- meaning as in ../../../../sql/marts/mart_sla.sql.

CREATE TABLE mart_sla AS
WITH shown AS (         -- what the resolution clock showed as a span began
  SELECT ticket_id, ordinal, hours, is_unsolved,
         coalesce(sum(hours) FILTER (WHERE is_unsolved) OVER (
           PARTITION BY ticket_id ORDER BY ordinal
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS clock_hours,
         max(ordinal) FILTER (WHERE is_opening) OVER (PARTITION BY ticket_id)
           AS last_opening
  FROM int_status_spans
  WHERE ticket_id IN (SELECT ticket_id FROM int_ticket_lifetime WHERE reopens>0)
), pauses AS (
  SELECT s.ticket_id, p.metric, sum(s.hours) AS paused_hours,
         coalesce(sum(s.hours) FILTER (
           WHERE round(s.clock_hours*3.6e6)<=round(p.target_hours*3.6e6)), 0)
           AS push_hours
  FROM shown AS s
  JOIN stg_tickets AS t USING (ticket_id)
  JOIN stg_sla_policies AS p ON p.priority=t.priority
                            AND p.metric='total_resolution_time'
  WHERE NOT s.is_unsolved AND s.last_opening>s.ordinal
  GROUP BY s.ticket_id, p.metric
), clocks AS (
  SELECT t.ticket_id, p.metric, t.priority, t.ticket_type, t.channel,
         p.target_hours, t.created_at AS started_at,
         CASE p.metric
           WHEN 'first_reply_time' THEN least(l.first_reply_at, l.first_solved_at)
           ELSE l.last_solved_at END AS stopped_at,
         CASE WHEN p.metric='first_reply_time'
               AND l.first_reply_at<=coalesce(l.first_solved_at, l.first_reply_at)
              THEN 'reply' ELSE 'solve' END AS stopper,
         coalesce(u.paused_hours, 0) AS paused_hours,
         coalesce(u.push_hours, 0) AS push_hours
  FROM stg_tickets AS t
  JOIN stg_sla_policies AS p USING (priority)
  JOIN int_ticket_lifetime AS l USING (ticket_id)
  LEFT JOIN pauses AS u ON u.ticket_id=t.ticket_id AND u.metric=p.metric
), timed AS (
  SELECT k.*, as_of, at_risk_share,
         started_at+to_milliseconds((target_hours*3.6e6)::bigint)
           AS original_due_at,
         started_at+to_milliseconds(round((target_hours+push_hours)*3.6e6)
                                      ::bigint) AS due_at,
         hours_between(started_at, coalesce(stopped_at, as_of))-paused_hours
           AS elapsed_hours
  FROM clocks AS k, config
), judged AS (
  SELECT *,
         CASE WHEN stopped_at<started_at THEN NULL
              WHEN coalesce(stopped_at, as_of)>due_at THEN 'breached'
              WHEN stopped_at IS NOT NULL THEN 'within_sla'
              WHEN hours_between(as_of, due_at)<=at_risk_share*target_hours
                THEN 'at_risk'
              ELSE 'on_track' END AS sla_status
  FROM timed
), decided AS (
  SELECT *,
         CASE sla_status WHEN 'within_sla' THEN 1 WHEN 'breached' THEN 0 END AS is_met,
         CASE sla_status WHEN 'within_sla' THEN stopped_at
                         WHEN 'breached' THEN due_at END AS decided_at,
         coalesce(decided_at, as_of) AS held_at
  FROM judged
)
SELECT d.ticket_id, d.metric, d.priority, d.ticket_type, d.channel, s.group_name,
       d.target_hours, d.started_at, d.stopped_at,
       CASE WHEN d.stopped_at IS NOT NULL THEN d.stopper END AS stopped_by,
       CASE WHEN d.is_met=1 THEN 'achieved'
            WHEN d.is_met=0 AND d.stopped_at IS NULL THEN 'active_breached'
            WHEN d.is_met=0 THEN 'breached'
            WHEN d.stopped_at IS NULL THEN 'active' END AS state,
       d.sla_status, d.is_met, d.elapsed_hours, d.paused_hours,
       d.target_hours-d.elapsed_hours AS remaining_hours,
       d.elapsed_hours/d.target_hours AS used_share,
       d.due_at, d.original_due_at,
       CASE WHEN d.is_met=0 THEN d.due_at END AS breached_at,
       CASE WHEN d.is_met=0 THEN d.elapsed_hours-d.target_hours END
         AS breach_hours,
       d.decided_at
FROM decided AS d
ASOF LEFT JOIN int_status_spans AS s
            ON s.ticket_id=d.ticket_id AND s.from_at<=d.held_at;
