-- A ticket's spans fill its life, from its creation to as_of or to its close:
-- counted from the first and last moment, not span by span. Key: ticket_id.

SELECT l.ticket_id
FROM config AS c
CROSS JOIN int_ticket_lifetime AS l
WHERE abs((SELECT total(s.hours) FROM int_status_spans AS s
           WHERE s.ticket_id=l.ticket_id)
          -(julianday(ifnull(l.closed_at, c.as_of))
            -julianday(l.created_at))*24)>0.001;
