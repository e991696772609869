-- The tickets of a past month are the stays begun in it, no more, no less.

SELECT c.group_name || ', ' || c.month
FROM mart_capacity AS c
LEFT JOIN int_group_stints AS s
       ON s.group_name=c.group_name AND substr(s.from_at, 1, 7)=c.month
WHERE c.kind='actual'
GROUP BY c.group_name, c.month
HAVING count(s.ticket_id)<>c.tickets
