-- A few unreadable rows are dirt; more than one in twenty are a wrong format,
-- and the marts would show the desk without them. Key: the cells' column.

SELECT printf('%s.%s: %d rows left out', object, column_name, count(*))
FROM stg_unreadable
WHERE effect='row left out'
GROUP BY object, column_name
HAVING count(*)>0.05*(count(*)+(SELECT count(*) FROM stg_ticket_events));
