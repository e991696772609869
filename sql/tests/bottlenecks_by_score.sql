-- Within a scope ranks have no gap, follow the score, and leave what has none
-- to the end. Key: scope and key.

SELECT b.scope || ' ' || b.key
FROM mart_bottlenecks AS b
LEFT JOIN mart_bottlenecks AS a ON a.scope=b.scope AND a.rank=b.rank-1
WHERE (a.rank IS NULL AND b.rank<>1) OR b.is_open>a.is_open OR b.score>a.score;
