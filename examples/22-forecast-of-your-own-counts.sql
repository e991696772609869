-- How many calls will each team have next week, and would that have been right?
--
-- Any table with a day and a number will do: series() gathers a team's rows,
-- holt_winters_forecast() reads them, and GROUP BY makes it one forecast a team.
-- A day without a number (18 March) keeps its place in the week; a last day, or
-- week, that is not over yet must be left out. The second answer forecasts the last
-- week from the three before it, and holds that to what came and to "as a week ago".

CREATE TEMP TABLE calls AS
SELECT 'billing' AS team, date('2025-03-03', key||' days') AS day, value AS calls
FROM json_each('[41,52,44,39,35,14, 9,  48,45,50,44,41,11, 8,
                 39,null,47,38,43,13,12,  46,51,42,45,36,15, 9]')
UNION ALL
SELECT 'technical', date('2025-03-03', key||' days'), value
FROM json_each('[22,19,21,18,17, 9, 8,  20,25,19,22,14, 7,11,
                 24,17,22,20,19,10, 5,  18,25,22,24,20, 9,10]');

SELECT t.team, substr(f.at, 1, 10) AS day,
       substr('SunMonTueWedThuFriSat', 1+3*strftime('%w', f.at), 3) AS weekday,
       printf('%.1f', f.forecast) AS calls,
       printf('%.0f - %.0f', f.lower_80, f.upper_80) AS "80 of 100 such days",
       bar(f.forecast, 60, 20) AS "0 .. 60"
FROM (SELECT team, series(day, calls, '1 day') AS days
      FROM calls GROUP BY team) AS t,
     holt_winters_forecast(t.days, 7) AS f;

WITH known AS (
  SELECT team, series(day, calls, '1 day') AS days
  FROM calls WHERE day<'2025-03-24' GROUP BY team
)
SELECT k.team, count(*) AS days,
       printf('%.2f', mae(c.calls, f.forecast)) AS "off by, a day",
       printf('%.2f', mae(c.calls, w.calls)) AS "as a week ago",
       printf('%.1f %%', 100*wape(c.calls, f.forecast)) AS "off by",
       printf('%.0f %%', 100*coverage(c.calls, f.lower_80, f.upper_80))
         AS "within 80 %"
FROM known AS k, holt_winters_forecast(k.days, 7) AS f
JOIN calls AS c ON c.team=k.team AND c.day=substr(f.at, 1, 10)
JOIN calls AS w ON w.team=k.team AND w.day=date(f.at, '-7 days')
GROUP BY k.team;
