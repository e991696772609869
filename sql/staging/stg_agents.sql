-- stg_agents: a row a person or bot that works on tickets.

CREATE TABLE stg_agents(
  agent_id   ANY,
  agent_name TEXT,
  group_name TEXT,
  role       TEXT,
  hired_at   TEXT,
  fte        REAL
) STRICT;
CREATE INDEX stg_agents_by_agent ON stg_agents(agent_id);
