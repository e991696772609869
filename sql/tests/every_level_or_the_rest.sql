-- Each ticket of a comparison is in the level or among the rest: both together
-- are the same number for all levels of a factor.

SELECT factor || ', ' || measure
FROM mart_outcome_drivers
GROUP BY factor, measure
HAVING min(n+rest_n)<>max(n+rest_n) OR sum(n)<>max(n+rest_n)
