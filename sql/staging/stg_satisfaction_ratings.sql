-- stg_satisfaction_ratings: a row a rated ticket, its rating by config.as_of.
--
--   score  1 (worst) .. 5 (best)

CREATE TABLE stg_satisfaction_ratings(
  ticket_id ANY,
  score     REAL,
  rated_at  TEXT
) STRICT;
CREATE INDEX stg_satisfaction_ratings_by_ticket
  ON stg_satisfaction_ratings(ticket_id);
