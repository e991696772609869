-- stg_ticket_costs: a row a ticket with known work, up to config.as_of.
--
--   agent_minutes  minutes of agents' work on the ticket
--   cost           in the desk's currency

CREATE TABLE stg_ticket_costs(
  ticket_id     ANY,
  agent_minutes REAL,
  cost          REAL
) STRICT;
CREATE INDEX stg_ticket_costs_by_ticket ON stg_ticket_costs(ticket_id);
