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
  SELECT ticket_id, max(key) AS last_key,
         min(CASE WHEN activity IN ('First reply', 'Reply sent') THEN at END) AS first_reply,
         max(CASE status WHEN 'solved' THEN at END) AS solved,
         max(CASE status WHEN 'closed' THEN at END) AS closed,
         sum(activity='Reopened') AS reopens,
         sum(doer>0 AND here.team>doer) AS escalations,
         sum(minutes*(40+roll%121)/100) AS minutes,
         sum(minutes*(40+roll%121)/100*coalesce(cents, 0)) AS cents
  FROM sample_ticket
  CROSS JOIN sample_walk ON key BETWEEN 64*ticket_id AND 64*ticket_id+63
  CROSS JOIN sample_state AS here ON state_id=state
  LEFT JOIN sample_team AS team ON team.team=doer
  GROUP BY ticket_id
)
SELECT ticket_id, state, hand, first_reply,
       CASE WHEN status IN ('solved', 'closed') THEN solved END,
       closed, reopens, escalations, sums.minutes, cents
FROM sums
CROSS JOIN sample_walk ON key=last_key
CROSS JOIN sample_state ON state_id=state;
