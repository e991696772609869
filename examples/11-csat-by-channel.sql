-- Are customers of one channel really less content, or are they just few?
--
-- The share of ratings that are a 4 or 5, with Wilson's interval. Two channels
-- whose intervals do not meet differ beyond chance; wide intervals want more
-- ratings before anybody is blamed. "rated" warns of an unheard majority.

WITH channels AS (
  SELECT channel, count(*) AS solved, sum(rated) AS ratings,
         sum(csat>=4) AS content, avg(csat) AS mean,
         wilson_interval(sum(csat>=4), sum(rated)) AS interval
  FROM mart_ticket_outcomes
  WHERE solved_at IS NOT NULL
  GROUP BY channel
)
SELECT channel, ratings,
       printf('%.0f %%', 100.0*ratings/solved) AS rated,
       printf('%.2f', mean) AS mean,
       printf('%.1f %%', 100*(interval->>'estimate')) AS content,
       printf('%.1f - %.1f', 100*(interval->>'low'), 100*(interval->>'high'))
         AS "95 % interval",
       bar(content, ratings, 20) AS "0 .. 100 %"
FROM channels
ORDER BY interval->>'estimate' DESC;
