-- A ticket is created once. Key: ticket_id.

SELECT k.key
FROM (SELECT keyed(ticket_id, 1) AS creations
      FROM stg_ticket_events
      WHERE event_type='created') AS c, keyed_quantiles(c.creations, 0.5) AS k
WHERE k.n>1;
