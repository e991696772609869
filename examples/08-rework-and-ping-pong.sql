-- What is done twice, and which tickets are sent back and forth?
--
-- First: steps that a ticket goes through again. "at_once" is again without
-- anything between, "later" with. Second: a ticket that leaves a group and comes
-- back to it while unsolved; the hours are those of the stay in the middle.

SELECT a.activity, a.events, a.rework_cases AS tickets,
       a.rework_events AS again, a.self_loops AS at_once, a.repetitions AS later,
       printf('%.1f %%', 100.0*a.rework_events/a.events) AS share
FROM int_event_log AS l, process_activities(l.log) AS a
WHERE a.rework_events>0
ORDER BY a.rework_events DESC
LIMIT 10;

SELECT s.from_group || ' > ' || s.group_name || ' > ' || s.to_group AS round_trip,
       count(*) AS times,
       count(DISTINCT s.ticket_id) AS tickets,
       printf('%.1f', median(s.hours)) AS p50_h_away,
       printf('%.1f', percentile(s.hours, 90)) AS p90_h_away
FROM int_group_stints AS s
WHERE s.entered_by='moved' AND s.ended_by='moved' AND s.from_group=s.to_group
GROUP BY s.from_group, s.group_name
ORDER BY count(*) DESC;
