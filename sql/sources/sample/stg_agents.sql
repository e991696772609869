-- The made-up desk: who worked there by as_of.

INSERT INTO stg_agents(agent_id, agent_name, group_name, role, hired_at, fte)
SELECT agent_id, name, group_name, role, moment(hired_at, 'iso'), fte
FROM config
CROSS JOIN agents
WHERE moment(hired_at, 'iso')<=as_of;
