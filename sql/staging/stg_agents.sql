-- stg_agents: a row a person or bot that works on tickets.

DROP TABLE IF EXISTS stg_agents;
CREATE TABLE stg_agents(
  agent_id   ANY,
  agent_name TEXT,
  group_name TEXT,
  role       TEXT,
  hired_at   TEXT,
  fte        REAL
) STRICT;
CREATE INDEX stg_agents_by_agent ON stg_agents(agent_id);
