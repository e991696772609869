-- ticket_costs: a row a ticket: agents' work on it by the end of the year, the
-- sum of its events' agent_minutes, and what it cost in EUR.

CREATE TABLE ticket_costs(
  ticket_id     INTEGER PRIMARY KEY,
  agent_minutes INTEGER NOT NULL,
  cost          REAL NOT NULL
) STRICT;
INSERT INTO ticket_costs
SELECT ticket_id, minutes, cents/100.0 FROM sample_outcome;
