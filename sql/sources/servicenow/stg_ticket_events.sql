-- ServiceNow: every update is an event, its state the activity.
--
-- The log has no comments, so no event is a reply, and no tiers of groups, so
-- none is an escalation: a change of group is 'assigned'. A missing group is
-- not known, and stays so.

INSERT INTO stg_ticket_events
WITH updates AS (
  SELECT *, lag(status) OVER history AS status_before,
         lag(assignment_group) OVER history AS group_before,
         row_number() OVER history AS nth
  FROM raw_incident_updates
  WHERE updated_at<=(SELECT as_of FROM config)
  WINDOW history AS (PARTITION BY number ORDER BY update_id)
)
SELECT update_id, number, updated_at, incident_state,
       CASE
         WHEN status='closed' AND status_before IS NOT 'closed' THEN 'closed'
         WHEN status='solved'
          AND ifnull(status_before, 'new') NOT IN ('solved', 'closed')
           THEN 'solved'
         WHEN nth=1 THEN 'created'
         WHEN status NOT IN ('solved', 'closed')
          AND status_before IN ('solved', 'closed') THEN 'reopened'
         WHEN assignment_group IS NOT NULL
          AND assignment_group IS NOT group_before THEN 'assigned'
         ELSE 'other'
       END,
       status, assignment_group, assigned_to, NULL, NULL
FROM updates
ORDER BY update_id;
