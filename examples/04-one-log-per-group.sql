-- What is the process of each group's tickets?
--
-- One statement for any number of groups: the inner SELECT collects a log a
-- group, the table function opens each. The event's id is the log's sorting
-- value, so that steps of one second stand in the order in which they happened.

SELECT g.group_name, v.variant_id AS rank, v.cases AS tickets,
       printf('%.1f %%', 100*v.share) AS share,
       printf('%.1f', v.median_hours) AS p50_h,
       replace(v.variant, ' -> ', ' > ') AS steps
FROM (SELECT o.group_name,
             event_log(e.ticket_id, e.activity, e.event_at, NULL, e.event_id) AS log
      FROM stg_ticket_events AS e
      JOIN mart_ticket_outcomes AS o ON o.ticket_id=e.ticket_id
      GROUP BY o.group_name) AS g,
     process_variants(g.log) AS v
WHERE v.variant_id<=3
ORDER BY g.group_name, v.variant_id;
