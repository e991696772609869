-- Where do tickets first leave the documented way, and what does it cost?
--
-- The model is config.happy_path; any text like 'Created -> First reply ->
-- Solved -> Closed', or a JSON list of such lists, will do. The first line is of
-- the tickets that kept to it: the yardstick for the others. Finished tickets
-- only, because an open one cannot have gone the whole way yet.

SELECT ifnull(p.deviation, '(kept to it)') AS first_deviation,
       count(*) AS tickets,
       printf('%.1f %%', 100.0*count(*)/sum(count(*)) OVER ()) AS share,
       printf('%.1f', median(o.cycle_hours)) AS p50_h,
       printf('%.1f', percentile(o.cycle_hours, 90)) AS p90_h,
       printf('%.1f %%', 100*avg(NOT o.resolution_met)) AS breached,
       iif(count(o.csat)=0, '-', printf('%.2f', avg(o.csat))) AS csat
FROM config AS c, int_event_log AS l, process_conformance(l.log, c.happy_path) AS p
JOIN int_ticket_lifetime AS t ON t.ticket_id=p.case_id AND t.closed_at IS NOT NULL
JOIN mart_ticket_outcomes AS o ON o.ticket_id=p.case_id
GROUP BY p.deviation
ORDER BY p.deviation IS NOT NULL, count(*) DESC
LIMIT 10;
