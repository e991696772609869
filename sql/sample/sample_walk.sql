-- sample_walk: a row an event: every ticket walks sample_move from its first
-- state until it ends or the year does. One recursive query, all in integers.
--
-- A row of the recursion knows the move it will make next (next, clock, wait).
-- The step turns the wait into a time, reading sample_clock forwards and
-- sample_bucket backwards, arrives in the next state, and reads the move after
-- that off sample_move by the roll carried along: its first three digits pick the
-- move, the others how far the wait is from its median.
--
--   key   64*ticket_id + step; steps 1, 2, 3, ... order events of one instant
--   prev  the state before, 0 before the first
--   at    seconds on the sample's count
--   roll  0..999999, of this key; picks the move out of the next state
--   hand  picks the agent, modulo 1000000
--
-- ORDER BY takes each ticket to its end before the next begins: the rows come
-- out in the order of their key.

DROP TABLE IF EXISTS temp.sample_walk;
CREATE TEMP TABLE sample_walk(
  key   INTEGER PRIMARY KEY,
  state INTEGER NOT NULL,
  prev  INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  roll  INTEGER NOT NULL,
  hand  INTEGER NOT NULL
) STRICT;
INSERT INTO sample_walk
WITH RECURSIVE walk(key, state, prev, at, roll, hand, next, clock, wait,
                    oncall, pace, reply, salt) AS (
  SELECT key, start, 0, created,
         CAST(1000000*split_hash(key, salt) AS INTEGER),
         hand, next, CASE clock WHEN 0 THEN oncall ELSE clock END,
         least+seconds*percent/100
           * CASE move.pace WHEN 0 THEN 100 WHEN 1 THEN ticket.pace ELSE reply END/100,
         oncall, ticket.pace, reply, salt
  FROM (
    SELECT 64*ticket_id+1 AS key, 2*state_id+hard AS start, sample_ticket.*,
           CAST(1000000*split_hash(64*ticket_id, 100*seed+9) AS INTEGER) AS roll,
           100*seed+9 AS salt
    FROM sample_settings CROSS JOIN sample_ticket
    JOIN sample_state ON name=CASE WHEN channel IN ('chat', 'phone') THEN 't1_live'
                                     ELSE 't1_queue' END
  ) AS ticket
  CROSS JOIN sample_move AS move
    ON move.state=start AND move.upto>roll/1000 AND move.since<=roll/1000
  CROSS JOIN sample_spread AS spread ON spread.id=1000*move.spread+roll%1000
  UNION ALL
  SELECT walk.key+1, walk.next, walk.state,
         walk.at-walk.at%604800
           + (work+walk.at%3600*rate/20+wait)/weekly*604800
           + bucket.at
           + (work+walk.at%3600*rate/20+wait)%180*span/180,
         CAST(1000000*split_hash(walk.key+1, salt) AS INTEGER),
         hand+shift, move.next,
         CASE move.clock WHEN 0 THEN oncall ELSE move.clock END,
         least+seconds*percent/100
           * CASE move.pace WHEN 0 THEN 100 WHEN 1 THEN walk.pace ELSE reply END/100,
         oncall, walk.pace, reply, salt
  FROM walk
  CROSS JOIN sample_clock AS hour
    ON hour.id=1000*walk.clock+walk.at%604800/3600
  CROSS JOIN sample_bucket AS bucket
    ON bucket.id=10000*walk.clock
                 + (work+walk.at%3600*rate/20+wait)%weekly/180
  CROSS JOIN sample_move AS move
    ON move.state=walk.next
   AND move.upto>walk.roll/1000 AND move.since<=walk.roll/1000
  CROSS JOIN sample_spread AS spread
    ON spread.id=1000*move.spread+walk.roll%1000
  -- 2026-01-01, and never more than 63 steps
  WHERE walk.next>1 AND walk.at<31708800 AND walk.key&63<63
  ORDER BY 1
)
SELECT key, state/2, prev/2, at, roll, hand FROM walk
WHERE at<31708800;
