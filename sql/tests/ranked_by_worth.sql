-- A worthier action does not stand behind a lesser one.

WITH worths AS (
  SELECT rank, effect_share*CASE confidence WHEN 'high' THEN 1.0
                              WHEN 'medium' THEN 0.6 ELSE 0.3 END AS worth
  FROM mart_recommendations
)
SELECT a.rank
FROM worths AS a JOIN worths AS b ON b.rank=a.rank+1
WHERE b.worth>a.worth*(1+1e-9)
