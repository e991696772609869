-- agents: a row a person at the desk. Their fte add up to the group's: all but
-- the last of a group work full time, where the group is that large.

CREATE TABLE agents(
  agent_id   INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  group_name TEXT NOT NULL,
  role       TEXT NOT NULL,
  hired_at   TEXT NOT NULL,
  fte        REAL NOT NULL
) STRICT;
INSERT INTO agents
WITH given_name(n, name) AS (
  SELECT key, value FROM json_each('["Ada","Ben","Carla","Dmitri","Elif","Farid",
    "Grace","Hugo","Ines","Jonas","Kofi","Lena","Mateo","Nadia","Omar","Priya",
    "Quentin","Rosa","Sven","Tomoko","Uma","Viktor","Wen"]')
), family_name(n, name) AS (
  SELECT key, value FROM json_each('["Abbott","Brandt","Cruz","Diallo","Ekberg",
    "Fontaine","Gupta","Haddad","Ivanova","Jansen","Kowalski","Lindqvist","Moreau",
    "Nakamura","Okafor","Petrov","Rossi","Silva","Tanaka"]')
), person AS (
  SELECT first_agent+n AS agent_id, n, team.*,
         CASE WHEN hundredths>100 THEN 100 ELSE (hundredths+1)/2 END AS full_time,
         CAST(1000000*split_hash(first_agent+n, 100*seed+11) AS INTEGER) AS roll
  FROM sample_settings
  CROSS JOIN sample_team AS team
  CROSS JOIN sample_number ON n<agents
)
SELECT agent_id, given_name.name || ' ' || family_name.name, group_name,
       CASE WHEN person.n=0 THEN 'lead' WHEN person.n%4=1 THEN 'senior'
            ELSE 'agent' END,
       -- from 2018 to the end of 2024, more of them lately
       datetime(1735689600-86400*(1+roll/1000*(roll%1000)*2500/1000000)
                + 32400, 'unixepoch'),
       (min(full_time*(person.n+1), hundredths)-min(full_time*person.n, hundredths))
         / 100.0
FROM person
JOIN given_name ON given_name.n=agent_id*7%23
JOIN family_name ON family_name.n=agent_id*11%19
ORDER BY agent_id;
