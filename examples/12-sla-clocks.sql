-- When is it due, how long has it left, and has it been kept?
--
-- On literals: no database is needed. as_of is an argument, because no function
-- reads the clock of the machine: the same question has the same answer
-- tomorrow. Solved to the second at its due time is still in time.

SELECT cycle_hours('2025-03-30 22:00', '2025-03-31T07:30+02:00') AS hours,
       sla_due_at('2025-02-28 20:00', 8.5) AS due_at,
       sla_remaining('2025-03-01 09:00', 8, '2025-03-01 15:30') AS hours_left;

WITH clocks(ticket, created_at, solved_at, target_hours) AS (VALUES
  ('A', '2025-03-01 09:00:00', '2025-03-01 17:00:00', 8),
  ('B', '2025-03-01 09:00:00', '2025-03-01 17:00:01', 8),
  ('C', '2025-03-01 09:00:00', NULL, 8),
  ('D', '2025-03-01 12:00:00', NULL, 8),
  ('E', '2025-03-01 05:00:00', NULL, 8)
)
SELECT ticket, created_at, solved_at,
       sla_due_at(created_at, target_hours) AS due_at,
       sla_remaining(created_at, target_hours, '2025-03-01 15:30') AS hours_left,
       sla_status(created_at, solved_at, target_hours, '2025-03-01 15:30')
         AS status
FROM clocks
ORDER BY ticket;
