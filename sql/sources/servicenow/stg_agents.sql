-- ServiceNow: whoever had an incident assigned by as_of, with the group of the
-- last such update. The log says nothing of roles, hiring or hours.

INSERT INTO stg_agents(agent_id, group_name)
WITH assignments AS (
  SELECT assigned_to, max(update_id), assignment_group
  FROM raw_incident_updates
  WHERE assigned_to IS NOT NULL
    AND updated_at<=(SELECT as_of FROM config)
  GROUP BY assigned_to
)
SELECT assigned_to, assignment_group FROM assignments;
