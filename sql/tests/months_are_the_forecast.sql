-- A month ahead holds what has come in it so far and what is forecast of it.

SELECT c.group_name || ', ' || c.month
FROM mart_capacity AS c
JOIN config AS o
LEFT JOIN mart_forecast AS f
       ON f.scope='group' AND f.name=c.group_name AND substr(f.day, 1, 7)=c.month
WHERE c.kind='forecast'
GROUP BY c.group_name, c.month
HAVING abs(c.tickets-total(f.forecast)
           -(SELECT count(*) FROM int_group_stints AS s
             WHERE s.group_name=c.group_name AND substr(s.from_at, 1, 7)=c.month
               AND s.from_at<date(o.as_of)))>1e-6*max(1, c.tickets)
