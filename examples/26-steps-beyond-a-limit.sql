-- Which steps of urgent tickets last longer than an hour, and what does that cost?
--
-- process_bottlenecks() ranks the steps of any log by mean hours x times x share
-- beyond the limit; "past it" sums what went beyond. What passes while a ticket lies
-- solved is nobody's work, and left out.

SELECT b.source, b.target, b.count AS times,
       printf('%.1f', b.median_hours) AS p50_h,
       printf('%.1f', b.mean_hours) AS mean_h,
       printf('%.1f %%', 100*b.breach_rate) AS "over 1 h",
       printf('%.0f h', b.excess_hours) AS "past it",
       bar(b.score, max(b.score) OVER (), 12) AS score
FROM (SELECT event_log(e.ticket_id, e.activity, e.event_at, NULL, e.event_id) AS log
      FROM stg_ticket_events AS e
      JOIN stg_tickets AS t ON t.ticket_id=e.ticket_id
      WHERE t.priority='urgent') AS l,
     process_bottlenecks(l.log, '{"limit_hours": 1}') AS b
WHERE b.source<>'Solved'
ORDER BY b.rank
LIMIT 8;
