-- Whose pile is growing?
--
-- Tickets in each group's hands, unsolved, at the end of each week: those that
-- came less those that left, so tickets that changed hands count where they were
-- then. Each line has its own scale, from its least week to its fullest.

WITH moves(group_name, day, change) AS (
  SELECT group_name, substr(from_at, 1, 10), 1 FROM int_group_stints
  UNION ALL
  SELECT group_name, substr(until_at, 1, 10), -1 FROM int_group_stints
  WHERE ended_by<>'open'
), weeks AS (
  SELECT group_name, date(day, 'weekday 0') AS sunday, sum(change) AS change
  FROM moves
  GROUP BY 1, 2
), piles AS (
  SELECT group_name, sunday,
         sum(change) OVER (PARTITION BY group_name ORDER BY sunday) AS backlog
  FROM weeks
)
SELECT group_name,
       printf('%.0f', avg(backlog)) AS mean, min(backlog) AS least,
       max(backlog) AS most,
       sparkline(backlog, sunday) AS "each week of the year"
FROM piles
GROUP BY group_name
ORDER BY avg(backlog) DESC;
