-- Event log: what three columns can honestly say of a case's life. It is new
-- with its first event, open with the next ones, and closed with the activity
-- that closes cases (config.sql); an event after that reopens it. A case whose
-- last event is another is open: nothing tells that it is over.

INSERT INTO stg_ticket_events
WITH events AS (
  SELECT event_id, case_id, event_at, activity, resource,
         activity=closed_activity AS closes,
         lag(activity=closed_activity) OVER history AS closed_before,
         row_number() OVER history AS nth
  FROM raw_events, raw_event_meaning
  WHERE event_at<=(SELECT as_of FROM config)
    AND case_id IS NOT NULL AND activity IS NOT NULL
  WINDOW history AS (PARTITION BY case_id ORDER BY event_id)
)
SELECT event_id, case_id, event_at, activity,
       CASE WHEN closes AND ifnull(closed_before, 0)=0 THEN 'closed'
            WHEN nth=1 THEN 'created'
            WHEN closed_before AND NOT closes THEN 'reopened'
            ELSE 'other' END,
       CASE WHEN closes THEN 'closed' WHEN nth=1 THEN 'new' ELSE 'open' END,
       NULL, resource, NULL, NULL
FROM events
ORDER BY event_id;
