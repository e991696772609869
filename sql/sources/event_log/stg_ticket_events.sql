-- Event log: what three columns can honestly say of a case's life. It is new
-- with its first event, open with the next ones, solved and closed with the
-- activities that mean so (config.sql); any other event after those reopens it.
-- A case whose last event is such another is open: nothing tells that it is
-- over.

INSERT INTO stg_ticket_events
WITH states AS (
  SELECT event_id, case_id, event_at, activity, resource,
         CASE WHEN activity=solved_activity THEN 'solved'
              WHEN activity=closed_activity THEN 'closed'
              WHEN row_number() OVER history=1 THEN 'new'
              ELSE 'open' END AS status
  FROM raw_events, raw_event_meaning
  WHERE event_at<=(SELECT as_of FROM config)
    AND case_id IS NOT NULL AND activity IS NOT NULL
  WINDOW history AS (PARTITION BY case_id ORDER BY event_id)
), changes AS (
  SELECT *, lag(status, 1, 'new') OVER (PARTITION BY case_id ORDER BY event_id)
           AS status_before
  FROM states
)
SELECT event_id, case_id, event_at, activity,
       CASE WHEN status='new' THEN 'created'
            WHEN status='closed' AND status_before<>'closed' THEN 'closed'
            WHEN status='solved' AND status_before NOT IN ('solved', 'closed')
              THEN 'solved'
            WHEN status='open' AND status_before IN ('solved', 'closed')
              THEN 'reopened'
            ELSE 'other' END,
       status, NULL, resource, NULL, NULL
FROM changes
ORDER BY event_id;
