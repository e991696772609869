-- The models are compared on the same days: 28 after each origin, each once.

SELECT scope || ' ' || name || ', ' || origin || ', ' || model
FROM int_backtest
GROUP BY scope, name, origin, model
HAVING count(*)<>28 OR max(step)<>28
