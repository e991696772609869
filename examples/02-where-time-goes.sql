-- Between which two steps does a ticket's time go by?
--
-- "days" is what a step costs the desk in a year; P50 against P90 says whether
-- it is always slow or now and then. A long P90 beside a short P50 is a queue, a
-- long P50 is work. Waiting after the solve is nobody's, so it is left out.

SELECT t.source, t.target, t.count AS times,
       printf('%.1f', t.median_hours) AS p50_h,
       printf('%.1f', t.p90_hours) AS p90_h,
       printf('%.0f', t.total_hours/24) AS days,
       bar(t.total_hours, max(t.total_hours) OVER (), 15) AS "of the longest"
FROM int_event_log AS l, process_transitions(l.log) AS t
WHERE t.source<>'Solved'
ORDER BY t.total_hours DESC
LIMIT 12;
