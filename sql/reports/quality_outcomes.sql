-- quality_outcomes: what hurts CSAT? Solved tickets compared by what was done
-- with them, each level against all other tickets of the same comparison. A
-- difference counts as beyond chance when the two Wilson 95 % intervals do not
-- overlap, which is stricter than a test at 5 %.
--
-- Reads: mart_ticket_outcomes. Satisfied = rated 4 or 5. Comparisons are no
-- proof of causes: what is reopened was harder from the start.

CREATE TEMP TABLE outcome_levels AS
WITH tickets AS (
  SELECT *, rated AND csat>=4 AS satisfied, churned_90 IS NOT NULL AS followed
  FROM mart_ticket_outcomes WHERE NOT is_open
), pairs AS (
  SELECT 1 AS line, 'reopened' AS factor, iif(reopened, 'yes', 'no') AS level,
         tickets.* FROM tickets
  UNION ALL
  SELECT 2, 'escalated', iif(escalated, 'yes', 'no'), * FROM tickets
  WHERE escalated IS NOT NULL
  UNION ALL
  SELECT 3, 'solve', iif(resolution_met, 'in time', 'late'), * FROM tickets
  WHERE resolution_met IS NOT NULL
  UNION ALL
  SELECT 4, 'first reply', iif(reply_met, 'in time', 'late'), * FROM tickets
  WHERE reply_met IS NOT NULL
  UNION ALL
  SELECT 5, 'speed quarter', speed_quarter
         || CASE speed_quarter WHEN 1 THEN ' (fastest)'
                               WHEN 4 THEN ' (slowest)' ELSE '' END, *
  FROM tickets
  UNION ALL
  SELECT 6, 'group', group_name, * FROM tickets
  UNION ALL
  SELECT 7, 'channel', channel, * FROM tickets
  UNION ALL
  SELECT 8, 'AI took part', iif(ai_participated, 'yes', 'no'), * FROM tickets
  WHERE ai_participated IS NOT NULL
  UNION ALL
  SELECT 9, 'customer tier', customer_tier, * FROM tickets
), levels AS (
  SELECT line, factor, level, count(*) AS tickets,
         sum(rated) AS rated, sum(satisfied) AS satisfied, total(csat) AS csat,
         sum(reopened) AS reopened,
         sum(followed) AS followed, total(churned_90) AS churned
  FROM pairs WHERE level IS NOT NULL
  GROUP BY line, factor, level
)
SELECT *,
       row_number() OVER (PARTITION BY line ORDER BY tickets DESC) AS place,
       sum(rated) OVER f-rated AS rest_rated,
       sum(satisfied) OVER f-satisfied AS rest_satisfied,
       sum(csat) OVER f-csat AS rest_csat,
       sum(tickets) OVER f-tickets AS rest_tickets,
       sum(reopened) OVER f-reopened AS rest_reopened,
       sum(followed) OVER f-followed AS rest_followed,
       sum(churned) OVER f-churned AS rest_churned
FROM levels
WINDOW f AS (PARTITION BY line);

-- What the answer is, in words.
WITH whole AS (         -- each ticket is in one level: reopened, or not
  SELECT sum(tickets) AS tickets, sum(rated) AS rated,
         sum(satisfied) AS satisfied, sum(csat) AS csat,
         sum(reopened) AS reopened, sum(followed) AS followed,
         sum(churned) AS churned
  FROM outcome_levels WHERE line=1
), harms AS (
  SELECT factor, level, rated, csat/rated AS csat, rest_csat/rest_rated AS rest
  FROM outcome_levels
  WHERE rated>0 AND rest_rated>0
    AND wilson_interval(satisfied, rated)->>'high'
        < wilson_interval(rest_satisfied, rest_rated)->>'low'
  ORDER BY 1.0*satisfied/rated-1.0*rest_satisfied/rest_rated LIMIT 3
), answers(line, answer) AS (
  SELECT 1, printf('CSAT is %.2f of 5; %.1f %% of %,d ratings are a 4 or 5 '
                || '(95 %% interval %.1f to %.1f).', csat/rated,
                   100.0*satisfied/rated, rated,
                   100*(wilson_interval(satisfied, rated)->>'low'),
                   100*(wilson_interval(satisfied, rated)->>'high'))
  FROM whole WHERE rated>0
  UNION ALL
  SELECT 2, printf('%.0f %% of the solved tickets were rated.', 100.0*rated/tickets)
  FROM whole WHERE rated>0
  UNION ALL
  SELECT 3, printf('Lower beyond chance with %s = %s: %.2f against %.2f (n = %,d).',
                   factor, level, csat, rest, rated)
  FROM harms
  UNION ALL
  SELECT 4, 'No comparison shows a lower CSAT beyond chance.'
  FROM whole WHERE rated>0 AND NOT EXISTS (SELECT 1 FROM harms)
  UNION ALL
  SELECT 5, printf('%.1f %% of %,d solved tickets had been reopened.',
                   100.0*reopened/tickets, tickets)
  FROM whole WHERE tickets>0
  UNION ALL
  SELECT 6, printf('%.1f %% of %,d tickets lost their customer within 90 days.',
                   100.0*churned/followed, followed)
  FROM whole WHERE followed>0
  UNION ALL
  SELECT 7, 'CSAT: this desk has no ratings.' FROM whole
  WHERE ifnull(rated, 0)=0
  UNION ALL
  SELECT 8, 'Churn: this desk does not say which customers left.' FROM whole
  WHERE ifnull(followed, 0)=0
)
SELECT answer AS "WHAT HURTS CSAT?" FROM answers ORDER BY line;

-- CSAT. Of a comparison with many levels the six with the most tickets.
WITH judged AS (
  SELECT *, wilson_interval(satisfied, rated) AS here,
         wilson_interval(rest_satisfied, rest_rated) AS rest
  FROM outcome_levels WHERE rated>0 AND rest_rated>0 AND place<=6
)
SELECT factor AS "CSAT by", substr(level, 1, 18) AS "level",
       printf('%,7d', rated) AS "ratings",
       printf('%.2f', csat/rated) AS "mean",
       bar(csat/rated, 5, 10) AS "of 5",
       printf('%5.1f', 100.0*satisfied/rated) AS "4 or 5, %",
       printf('%4.1f - %.1f', 100*(here->>'low'), 100*(here->>'high')) AS "95 %",
       CASE WHEN here->>'high'<rest->>'low' THEN 'LOWER'
            WHEN here->>'low'>rest->>'high' THEN 'higher' ELSE '' END
         AS "beyond chance"
FROM judged ORDER BY line, iif(line IN (6, 7, 9), 0, level), -tickets;

-- Reopening.
WITH judged AS (
  SELECT *, wilson_interval(reopened, tickets) AS here,
         wilson_interval(rest_reopened, rest_tickets) AS rest
  FROM outcome_levels
  WHERE line IN (2, 6, 7, 8) AND tickets>0 AND rest_tickets>0 AND place<=6
)
SELECT factor AS "reopened, by", substr(level, 1, 18) AS "level",
       printf('%,7d', tickets) AS "tickets",
       printf('%5.1f', 100.0*reopened/tickets) AS "reopened, %",
       printf('%4.1f - %.1f', 100*(here->>'low'), 100*(here->>'high')) AS "95 %",
       CASE WHEN here->>'low'>rest->>'high' THEN 'HIGHER'
            WHEN here->>'high'<rest->>'low' THEN 'lower' ELSE '' END
         AS "beyond chance"
FROM judged ORDER BY line, iif(line IN (6, 7, 9), 0, level), -tickets;

-- Churn within 90 days, of the tickets whose customer can be told.
WITH judged AS (
  SELECT *, wilson_interval(churned, followed) AS here,
         wilson_interval(rest_churned, rest_followed) AS rest
  FROM outcome_levels
  WHERE line IN (1, 2, 3, 9) AND followed>0 AND rest_followed>0 AND place<=6
)
SELECT factor AS "churn after, by", substr(level, 1, 18) AS "level",
       printf('%,7d', followed) AS "tickets",
       printf('%5.1f', 100.0*churned/followed) AS "churned, %",
       printf('%4.1f - %.1f', 100*(here->>'low'), 100*(here->>'high')) AS "95 %",
       CASE WHEN here->>'low'>rest->>'high' THEN 'HIGHER'
            WHEN here->>'high'<rest->>'low' THEN 'lower' ELSE '' END
         AS "beyond chance"
FROM judged WHERE EXISTS (SELECT 1 FROM outcome_levels WHERE churned>0)
ORDER BY line, iif(line IN (6, 7, 9), 0, level), -tickets;
