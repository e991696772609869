-- A span begins where the one before it ends. Key: ticket_id.

SELECT b.ticket_id
FROM int_status_spans AS a
JOIN int_status_spans AS b
  ON b.ticket_id=a.ticket_id AND b.ordinal=a.ordinal+1
WHERE b.from_at<>a.until_at;
