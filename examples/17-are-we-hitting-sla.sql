-- Monday, question 1: are we hitting SLA, per group, per priority, per ticket type?
--
-- Verdicts of the last whole month, the worst of each cut first. "missed" is said
-- only where the whole interval lies below what was promised, "kept" where it lies
-- above; a cut of few tickets is "cannot tell".

SELECT iif(a.cut='all', 'the desk', a.cut) AS cut,
       CASE a.cut WHEN 'group' THEN a.group_name WHEN 'priority' THEN a.priority
                  WHEN 'type' THEN a.ticket_type ELSE '' END AS value,
       printf('%,d', a.n) AS verdicts,
       printf('%.1f %%', 100*a.attainment) AS in_time,
       bar(a.attainment, 1, 20) AS "0 .. 100 %",
       printf('%.1f - %.1f', 100*a.low, 100*a.high) AS "95 % interval",
       printf('%.1f %%', 100*a.target_attainment) AS promised,
       CASE WHEN a.high<a.target_attainment THEN 'missed'
            WHEN a.low>=a.target_attainment THEN 'kept'
            ELSE 'cannot tell' END AS verdict
FROM config AS c
JOIN mart_sla_attainment AS a
  ON a.period='month'
 AND a.period_start=date(c.as_of, 'start of month', '-1 month')
WHERE a.metric='total_resolution_time'
  AND a.cut IN ('all', 'group', 'priority', 'type')
ORDER BY a.cut<>'all', a.cut, a.attainment-a.target_attainment;
