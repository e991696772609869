-- The made-up desk: makes its raw tables. sample/README.md says what is in them.
-- The tables sample_* but the first are temporary.

.read sql/sample/sample_settings.sql
UPDATE sample_settings SET
  tickets=coalesce((SELECT value FROM build_settings WHERE name='tickets'), tickets),
  seed=coalesce((SELECT value FROM build_settings WHERE name='seed'), seed),
  starve=coalesce((SELECT value FROM build_settings WHERE name='starve'), starve);

-- Tables to read off: how waits scatter, when people work, what tickets are,
-- where they can go.
.read sql/sample/sample_number.sql
.read sql/sample/sample_spread.sql
.read sql/sample/sample_clock.sql
.read sql/sample/sample_bucket.sql
.read sql/sample/sample_day.sql
.read sql/sample/sample_hour.sql
.read sql/sample/sample_choice.sql
.read sql/sample/sample_team.sql
.read sql/sample/sample_state.sql
.read sql/sample/sample_move.sql

-- The year: tickets come in, walk, and end.
.read sql/sample/sample_arrival.sql
.read sql/sample/sample_customer.sql
.read sql/sample/sample_ticket.sql
.read sql/sample/sample_walk.sql
.read sql/sample/sample_outcome.sql

-- The raw tables.
.read sql/sample/agents.sql
.read sql/sample/sla_policies.sql
.read sql/sample/sla_policy_targets.sql
.read sql/sample/group_capacity.sql
.read sql/sample/tickets.sql
.read sql/sample/ticket_events.sql
.read sql/sample/ticket_costs.sql
.read sql/sample/satisfaction_ratings.sql

.read sql/sample/sample_done.sql
