-- What has become slower between the first quarter and the last?
--
-- Two logs out of one scan (FILTER), mined alike, joined on the step; "3.0 > 3.2"
-- is before and after. "more_days" is what the difference of the means costs at
-- the last quarter's volume: a step that doubled but is rare comes after one that
-- is a little slower each time.

WITH logs AS MATERIALIZED (
  SELECT event_log(e.ticket_id, e.activity, e.event_at, NULL, e.event_id)
           FILTER (WHERE t.created_at<'2025-04-01') AS first_quarter,
         event_log(e.ticket_id, e.activity, e.event_at, NULL, e.event_id)
           FILTER (WHERE t.created_at>='2025-10-01') AS last_quarter
  FROM stg_ticket_events AS e
  JOIN stg_tickets AS t ON t.ticket_id=e.ticket_id
), before AS MATERIALIZED (
  SELECT t.* FROM logs AS l, process_transitions(l.first_quarter) AS t
), after AS MATERIALIZED (
  SELECT t.* FROM logs AS l, process_transitions(l.last_quarter) AS t
)
SELECT a.source, a.target,
       b.count || ' > ' || a.count AS times,
       printf('%.1f > %.1f', b.median_hours, a.median_hours) AS p50_h,
       printf('%.1f > %.1f', b.p90_hours, a.p90_hours) AS p90_h,
       printf('%+.0f', a.count*(a.mean_hours-b.mean_hours)/24) AS more_days
FROM after AS a
JOIN before AS b ON b.source=a.source AND b.target=a.target
WHERE a.count>=100 AND b.count>=100
ORDER BY a.count*(a.mean_hours-b.mean_hours) DESC
LIMIT 10;
