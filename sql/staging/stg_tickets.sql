-- stg_tickets: a row a ticket that was created, and known to the desk, by
-- config.as_of.
--
-- Facts of the ticket that do not change with its life; state, solve and close
-- times and groups are not here: they come from stg_ticket_events.
--
--   priority        the latest one known by as_of
--   source_sla_met  the desk's own verdict by as_of, 1 = met; ours is computed
--                   apart and never reads it
--
-- No key is declared: a duplicate must reach the data tests, which name it and
-- its tickets, and stop the build before any mart.

CREATE TABLE stg_tickets(
  ticket_id       ANY,
  created_at      TEXT,
  priority        TEXT,
  ticket_type     TEXT,
  channel         TEXT,
  customer_id     ANY,
  customer_tier   TEXT,
  customer_since  TEXT,
  churned_at      TEXT,
  ai_participated INTEGER,
  source_sla_met  INTEGER
) STRICT;
CREATE INDEX stg_tickets_by_ticket ON stg_tickets(ticket_id);
