-- A day's backlog is the one before it, plus what came or came back, minus what
-- was solved. Key: day.

WITH days AS (
  SELECT day, volume, solved, reopened, backlog,
         lag(backlog, 1, 0) OVER (ORDER BY day) AS backlog_before
  FROM mart_daily_ops
)
SELECT day FROM days WHERE backlog<>backlog_before+volume+reopened-solved;
