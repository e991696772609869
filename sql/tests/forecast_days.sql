-- Every series is forecast for 30 days at least and to the end of a month,
-- without a gap, from the day of as_of on.

SELECT s.name
FROM int_daily_series AS s
JOIN config AS c
LEFT JOIN mart_forecast AS f ON f.scope=s.scope AND f.name=s.name
GROUP BY s.scope, s.name
HAVING count(f.day)<30 OR count(f.day)<>max(f.step)
    OR min(f.day)<>date(c.as_of)
    OR max(f.day)<>date(c.as_of, '+'||(max(f.step)-1)||' days')
    OR date(max(f.day), '+1 day')<>date(max(f.day), 'start of month', '+1 month')
