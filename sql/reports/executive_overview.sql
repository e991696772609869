-- executive_overview: are we hitting SLA? The six figures of the desk, the last
-- 30 days against the 30 before (months differ in length, and the last one may
-- not be over), with the last twelve weeks as a picture; then the promises,
-- priority by priority.
--
-- Reads: mart_daily_ops, mart_ticket_outcomes, mart_sla_attainment, mart_sla,
-- config. Figures are rounded here and nowhere before.

-- What the answer is, in words.
WITH bounds AS (        -- the last 30 days, or all where nothing was decided then
  SELECT iif(total(d.sla_n+d.reply_sla_n)>0, min(d.day), '') AS since
  FROM (SELECT * FROM mart_daily_ops ORDER BY day DESC LIMIT 30) AS d
), kept AS (            -- their verdicts, by metric
  SELECT a.metric, sum(a.met) AS met, sum(a.n) AS n,
         sum(a.n*a.target_attainment)/sum(a.n) AS promised
  FROM mart_sla_attainment AS a, bounds AS b
  WHERE a.period='day' AND a.cut='all' AND a.period_start>=b.since
  GROUP BY a.metric
), judged AS (
  SELECT *, wilson_interval(met, n) AS interval FROM kept
), corners AS (         -- each priority and type, the worst first
  SELECT a.priority, a.ticket_type, sum(a.met) AS met, sum(a.n) AS n
  FROM mart_sla_attainment AS a, bounds AS b
  WHERE a.period='day' AND a.cut='priority, type' AND a.period_start>=b.since
    AND a.metric='total_resolution_time'
  GROUP BY a.priority, a.ticket_type
  ORDER BY wilson_interval(sum(a.met), sum(a.n))->>'high' LIMIT 1
), answers(line, answer) AS (
  SELECT 1, printf('The desk %s as of %s: %,d tickets since %s.',
                   desk, substr(as_of, 1, 16),
                   (SELECT count(*) FROM mart_ticket_outcomes),
                   (SELECT min(day) FROM mart_daily_ops))
  FROM config
  UNION ALL
  SELECT iif(metric='total_resolution_time', 2, 3),
         printf('%s in time: %s. %.1f %% of %,d%s; 95 %% interval %.1f to %.1f.',
                iif(metric='total_resolution_time', 'Solved', 'Answered'),
                CASE
                  WHEN promised IS NULL THEN 'nothing is promised'
                  WHEN interval->>'high'<promised THEN 'NO'
                  WHEN interval->>'low'>promised THEN 'yes'
                  ELSE 'about as promised'
                END,
                100.0*met/n, n,
                iif(promised IS NULL, '',
                    printf(', where %.1f %% is promised', 100*promised)),
                100*(interval->>'low'), 100*(interval->>'high'))
  FROM judged
  UNION ALL
  SELECT 4, printf('Weakest: priority %s, type %s, of which %.1f %% of %,d are '
                || 'solved in time.', priority, ticket_type, 100.0*met/n, n)
  FROM corners
  UNION ALL
  SELECT 5, printf('In all its time %.1f %% of %,d were solved in time.',
                   100.0*sum(sla_met)/sum(sla_n), sum(sla_n))
  FROM mart_daily_ops, bounds WHERE since<>'' HAVING sum(sla_n)>0
  UNION ALL
  SELECT 6, 'Nothing was decided in the last 30 days: these are the verdicts of '
         || 'all its time.'
  FROM bounds WHERE since='' AND EXISTS (SELECT 1 FROM kept)
  UNION ALL
  SELECT 7, 'No promise can be judged: the desk has no SLA targets.'
  WHERE NOT EXISTS (SELECT 1 FROM kept)
)
SELECT answer AS "ARE WE HITTING SLA? (last 30 days)" FROM answers ORDER BY line;

-- The six figures. A figure whose input the desk lacks is left out, and named
-- below the table.
WITH days AS (          -- counted from the last back
  SELECT d.*,
         CAST(julianday(b.last_day)-julianday(d.day) AS INTEGER) AS ago
  FROM mart_daily_ops AS d, (SELECT max(day) AS last_day FROM mart_daily_ops) AS b
), solves AS (
  SELECT o.cycle_hours, d.ago
  FROM mart_ticket_outcomes AS o
  JOIN days AS d ON d.day=substr(o.solved_at, 1, 10)
  WHERE d.ago<84
), weeks AS (           -- whole ones
  SELECT ago/7 AS week, sum(volume) AS volume,
         1.0*sum(sla_met)/sum(sla_n) AS sla,
         (SELECT median(s.cycle_hours) FROM solves AS s WHERE s.ago/7=d.ago/7)
           AS hours,
         max(backlog) FILTER (WHERE ago%7=0) AS backlog,
         sum(cost) AS cost,
         sum(csat_avg*ratings)/sum(ratings) AS csat
  FROM days AS d WHERE ago<84
  GROUP BY ago/7 HAVING count(*)=7
), picture AS (
  SELECT sparkline(volume, -week) AS volume, sparkline(sla, -week) AS sla,
         sparkline(hours, -week) AS hours, sparkline(backlog, -week) AS backlog,
         sparkline(cost, -week) AS cost, sparkline(csat, -week) AS csat
  FROM weeks
), spans AS (           -- 0 = the last 30 days, 1 = the 30 before
  SELECT ago/30 AS span, count(*) AS days, sum(volume) AS volume,
         100.0*sum(sla_met)/sum(sla_n) AS sla,
         (SELECT median(s.cycle_hours) FROM solves AS s
          WHERE s.ago/30=d.ago/30) AS hours,
         max(backlog) FILTER (WHERE ago%30=0) AS backlog,
         sum(cost) AS cost,
         sum(csat_avg*ratings)/sum(ratings) AS csat
  FROM days AS d WHERE ago<60 GROUP BY ago/30
), last AS (SELECT * FROM spans WHERE span=0
), before AS (SELECT * FROM spans WHERE span=1 AND days=30
), figures(line, kpi, unit, decimals, now, then_, picture) AS (
  SELECT 1, 'Volume', 'tickets created', 0, l.volume, b.volume, p.volume
  FROM picture AS p, last AS l LEFT JOIN before AS b
  UNION ALL
  SELECT 2, 'SLA', '% solved in time', 1, l.sla, b.sla, p.sla
  FROM picture AS p, last AS l LEFT JOIN before AS b
  UNION ALL
  SELECT 3, 'Cycle time', 'median hours to the solve', 1, l.hours, b.hours, p.hours
  FROM picture AS p, last AS l LEFT JOIN before AS b
  UNION ALL
  SELECT 4, 'Backlog', 'unsolved at the end', 0, l.backlog, b.backlog, p.backlog
  FROM picture AS p, last AS l LEFT JOIN before AS b
  UNION ALL
  SELECT 5, 'Cost', 'of the tickets solved', 0, l.cost, b.cost, p.cost
  FROM picture AS p, last AS l LEFT JOIN before AS b
  UNION ALL
  SELECT 6, 'CSAT', 'mean rating, 1 to 5', 2, l.csat, b.csat, p.csat
  FROM picture AS p, last AS l LEFT JOIN before AS b
)
SELECT kpi AS "KPI", unit AS "what",
       iif(decimals=0, printf('%,d', round(now)), printf('%.*f', decimals, now))
         AS "last 30 days",
       CASE WHEN then_ IS NULL THEN '-'
            WHEN decimals=0 THEN printf('%,d', round(then_))
            ELSE printf('%.*f', decimals, then_) END AS "30 before",
       CASE WHEN then_ IS NULL OR (decimals=0 AND then_=0) THEN '-'
            WHEN decimals=0 THEN
              printf('%+.1f %%', 0.0+round(100.0*(now-then_)/then_, 1))
            ELSE printf('%+.*f', decimals, 0.0+round(now-then_, decimals))
       END AS "change",
       picture AS "last 12 weeks"
FROM figures WHERE now IS NOT NULL ORDER BY line;

SELECT column1 AS "not shown" FROM (
  VALUES (iif((SELECT count(cost) FROM mart_ticket_outcomes)=0,
              'Cost: this desk records none.', NULL)),
         (iif((SELECT total(rated) FROM mart_ticket_outcomes)=0,
              'CSAT: this desk has no ratings.', NULL)),
         (iif((SELECT count(*) FROM mart_sla)=0,
              'SLA: this desk has no targets.', NULL))
) WHERE column1 IS NOT NULL;

-- The promises, priority by priority, the tightest target first.
WITH bounds AS (
  SELECT iif(total(d.sla_n+d.reply_sla_n)>0, min(d.day), '') AS since
  FROM (SELECT * FROM mart_daily_ops ORDER BY day DESC LIMIT 30) AS d
), kept AS (
  SELECT a.priority,
         sum(a.met) AS met, sum(a.n) AS n,
         sum(a.n*a.target_attainment)/sum(a.n) AS promised
  FROM mart_sla_attainment AS a, bounds AS b
  WHERE a.period='day' AND a.cut='priority' AND a.period_start>=b.since
    AND a.metric='total_resolution_time'
  GROUP BY a.priority
), judged AS (
  SELECT *, wilson_interval(met, n) AS interval,
         (SELECT min(s.target_hours) FROM mart_sla AS s
          WHERE s.metric='total_resolution_time' AND s.priority=k.priority)
           AS target_hours
  FROM kept AS k
)
SELECT priority AS "solved in time",
       printf('%g h', target_hours) AS "target",
       printf('%,d', n) AS "decided",
       printf('%.1f %%', 100.0*met/n) AS "in time",
       bar(1.0*met/n, 1, 16) AS "0 .. 100 %",
       printf('%.1f - %.1f', 100*(interval->>'low'), 100*(interval->>'high'))
         AS "95 % interval",
       iif(promised IS NULL, '-', printf('%.1f %%', 100*promised)) AS "promised",
       CASE WHEN promised IS NULL THEN '-'
            WHEN interval->>'high'<promised THEN 'missed'
            WHEN interval->>'low'>promised THEN 'kept'
            ELSE 'about' END AS "verdict"
FROM judged ORDER BY target_hours, priority;
