-- stg_agents: a row a person or bot that works on tickets.
--
--   role  'bot' = a machine, whose work is nobody's; any other word is the
--         desk's own

CREATE TABLE stg_agents(
  agent_id   ANY,
  agent_name TEXT,
  group_name TEXT,
  role       TEXT,
  hired_at   TEXT,
  fte        REAL
) STRICT;
CREATE INDEX stg_agents_by_agent ON stg_agents(agent_id, group_name);
