-- Which channel had an odd day, and would a plain z-score have told?
--
-- Each day is held to the 28 before it, four whole weeks: by the median and the
-- median distance from it (robust), and by mean and standard deviation (plain). A
-- surge widens the plain yardstick for four weeks, so that a second one may pass
-- (10 September); the robust one hardly moves. A series keeps the days on which
-- nothing came, as zeros.

WITH days AS (
  SELECT s.channel, p.at, p.y
  FROM (SELECT channel,
               series(created_at, 1, '1 day', 'sum', '{"missing": "zero"}') AS days
        FROM stg_tickets GROUP BY channel) AS s,
       series_points(s.days) AS p
), scored AS (
  SELECT channel, substr(at, 1, 10) AS day, y,
         median(y) OVER (w ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING) AS usual,
         rolling_robust_z(y, 28) OVER w AS robust,
         rolling_zscore(y, 28) OVER w AS plain
  FROM days
  WINDOW w AS (PARTITION BY channel ORDER BY at)
)
SELECT day, channel,
       printf('%.0f', y) AS tickets, printf('%.0f', usual) AS usual,
       printf('%.1f', robust) AS robust_z, printf('%.1f', plain) AS plain_z,
       iif(plain>3.5, 'alarm', 'silent') AS "plain one"
FROM scored
WHERE robust>3.5
ORDER BY robust DESC;
