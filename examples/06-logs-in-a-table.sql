-- How do I keep a log a day, and ask of any quarter?
--
-- A log is a value: a table stores it, an upsert adds to it, a merge of many is
-- the log of all their events, with exact medians. Late events sort themselves
-- in. Look at the last result: the merged quarter and one collected at once are
-- the same bytes. Temporary here, so that nothing is left behind.

CREATE TEMP TABLE day_log(
  day TEXT PRIMARY KEY,
  log BLOB NOT NULL
) STRICT;

-- The nightly load; the 29th of December comes in two deliveries.
INSERT INTO day_log
SELECT substr(event_at, 1, 10),
       event_log(ticket_id, activity, event_at, agent_id, event_id)
FROM stg_ticket_events
WHERE event_at>='2025-10-01'
  AND NOT (event_at>='2025-12-29 12:00' AND event_at<'2025-12-30')
GROUP BY 1;

INSERT INTO day_log
SELECT substr(event_at, 1, 10),
       event_log(ticket_id, activity, event_at, agent_id, event_id)
FROM stg_ticket_events
WHERE event_at>='2025-12-29 12:00' AND event_at<'2025-12-30'
GROUP BY 1
ON CONFLICT(day) DO UPDATE SET log=event_log_merge(log, excluded.log);

-- What a day costs to keep.
SELECT day, i->>'events' AS events, i->>'cases' AS tickets, i->>'bytes' AS bytes
FROM (SELECT day, event_log_info(log) AS i FROM day_log)
ORDER BY day DESC
LIMIT 3;

-- The quarter out of its days.
SELECT t.source, t.target, t.count AS times,
       printf('%.2f', t.median_hours) AS p50_h
FROM (SELECT event_log_merge(log) AS log FROM day_log) AS quarter,
     process_transitions(quarter.log) AS t
ORDER BY t.count DESC
LIMIT 5;

SELECT (SELECT count(*) FROM day_log) AS days,
       (SELECT event_log_merge(log) FROM day_log)
       = (SELECT event_log(ticket_id, activity, event_at, agent_id, event_id)
          FROM stg_ticket_events WHERE event_at>='2025-10-01') AS same_bytes;
