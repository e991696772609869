-- A ticket's spans fill its life, from its creation to as_of or to its close:
-- counted from the first and last moment, not span by span. Key: ticket_id.

WITH lives AS (
  SELECT s.ticket_id, total(s.hours) AS hours,
         (julianday(iif(l.closed_at IS NULL, c.as_of, l.closed_at))
          - julianday(l.created_at))*24 AS life_hours
  FROM int_status_spans AS s
  JOIN int_ticket_lifetime AS l ON l.ticket_id=s.ticket_id, config AS c
  GROUP BY s.ticket_id
)
SELECT ticket_id FROM lives WHERE abs(hours-life_hours)>0.001;
