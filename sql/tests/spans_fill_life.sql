-- A ticket's spans fill its life, from its creation to as_of or to its close:
-- counted from the first and last moment, not span by span. Key: ticket_id.

WITH lives AS (
  SELECT ticket_id, total(hours) AS hours
  FROM int_status_spans
  GROUP BY ticket_id
)
SELECT s.ticket_id
FROM lives AS s
JOIN int_ticket_lifetime AS l ON l.ticket_id=s.ticket_id, config AS c
WHERE abs(s.hours-(julianday(ifnull(l.closed_at, c.as_of))
                   -julianday(l.created_at))*24)>0.001;
