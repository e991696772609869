-- Which ten tickets shall we read this month, without anybody choosing them?
--
-- split_hash() is a die that falls the same way on every machine: whoever runs
-- this gets these ten, next month's seed gets others. Three groups of tickets are
-- drawn from alike, though the late ones are few.

WITH drawn AS (
  SELECT o.*,
         iif(reopened, 'reopened', iif(resolution_met, 'in time', 'late')) AS kind,
         split_hash(ticket_id, 202512) AS die
  FROM mart_ticket_outcomes AS o
  WHERE solved_at>='2025-12-01'
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY die) AS place FROM drawn
)
SELECT kind, ticket_id, priority, channel, group_name,
       printf('%.1f', cycle_hours) AS hours, csat
FROM ranked
WHERE place<=iif(kind='late', 4, 3)
ORDER BY kind, place;
