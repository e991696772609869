-- sample_outcome: a row a ticket: what became of it by the end of the year,
-- times in seconds on the sample's count.
--
--   state, hand   after its last event: where it stands and with whom
--   first_reply   the first reply by an agent
--   solved        the last solve, NULL where it was reopened after that
--   closed        the close
--   reopens, escalations   how often
--   minutes       agents' work, the sum of the events'
--   cents         that work's cost, a minute at the price of the doer's group

DROP TABLE IF EXISTS temp.sample_outcome;
CREATE TEMP TABLE sample_outcome(
  ticket_id   INTEGER PRIMARY KEY,
  state       INTEGER NOT NULL,
  hand        INTEGER NOT NULL,
  first_reply INTEGER,
  solved      INTEGER,
  closed      INTEGER,
  reopens     INTEGER NOT NULL,
  escalations INTEGER NOT NULL,
  minutes     INTEGER NOT NULL,
  cents       INTEGER NOT NULL
) STRICT;
INSERT INTO sample_outcome
WITH sums AS (
  -- state and hand are those of the row with the largest key
  SELECT ticket_id, max(key) AS last_key, walk.state, walk.hand,
         min(CASE WHEN here.activity IN ('First reply', 'Reply sent') THEN at END)
           AS first_reply,
         max(CASE here.status WHEN 'solved' THEN at END) AS solved,
         max(CASE here.status WHEN 'closed' THEN at END) AS closed,
         sum(here.activity = 'Reopened') AS reopens,
         sum(here.team > before.team AND before.team > 0) AS escalations,
         sum(here.minutes * (40 + roll % 121) / 100) AS minutes,
         sum(here.minutes * (40 + roll % 121) / 100 * cents) AS cents
  FROM sample_ticket
  CROSS JOIN sample_walk AS walk ON key BETWEEN 64 * ticket_id AND 64 * ticket_id + 63
  CROSS JOIN sample_state AS here ON here.state_id = walk.state
  CROSS JOIN sample_state AS before ON before.state_id = walk.prev
  CROSS JOIN sample_team AS team
    ON team.team = CASE before.team WHEN 0 THEN here.team ELSE before.team END
  GROUP BY ticket_id
)
SELECT ticket_id, state, sums.hand, first_reply,
       CASE WHEN status IN ('solved', 'closed') THEN solved END,
       closed, reopens, escalations, sums.minutes, cents
FROM sums CROSS JOIN sample_state ON state_id = state;
