-- sample_move: the state table: from a state, a roll of 0..999 reads off the
-- next state (the row with since <= roll < upto) and the wait until then.
--
--   state, next   2*state_id + 1 for a hard ticket, + 0 for a routine one
--   seconds  the wait at its median, in seconds of work on the clock
--   least    added to every wait that hangs on a person
--   spread   of the wait: sample_spread's
--   clock    it runs on: sample_clock's
--   pace     what stretches it: 0 nothing, 1 the ticket's pace at the desk,
--            2 its pace to the first reply
--   shift    what the state adds to the ticket's hand: not 0 where it passes
--            to a colleague
--
-- In the list below a wait is in minutes; 'weight' is against the other moves
-- of the same state; 'ticket' says for which tickets a row holds. 'queue' adds
-- the time until a specialist is free, which is long in the starved group and
-- short in the other; 'onward' rows are four times as common when Engineering
-- is starved, for nobody lacks what is never asked for.
--
-- A hard ticket asks for the same work (600 minutes at the median) whether
-- Tier 1 keeps it or hands it on; what an escalation adds is the time until
-- Tier 1 gives up and the queue. So its effect is known by construction.

DROP TABLE IF EXISTS temp.sample_move;
CREATE TEMP TABLE sample_move(
  state   INTEGER NOT NULL,
  upto    INTEGER NOT NULL,
  since   INTEGER NOT NULL,
  next    INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  least   INTEGER NOT NULL,
  spread  INTEGER NOT NULL,
  clock   INTEGER NOT NULL,
  pace    INTEGER NOT NULL,
  shift   INTEGER NOT NULL,
  PRIMARY KEY(state, upto)
) STRICT, WITHOUT ROWID;
INSERT INTO sample_move
WITH kind(kind, spread, clock, pace) AS (
  VALUES ('work', 1, 0, 1), ('reply', 2, 0, 2), ('customer', 2, 2, 0),
         ('machine', 0, 3, 0), ('release', 1, 3, 0)
), move(state, ticket, weight, next, minutes, kind, queue, onward) AS (
  VALUES
  -- Tier 1: until the first reply
  ('t1_live',     'any',     985, 't1_first',        1, 'reply',    0, 0),
  ('t1_live',     'any',      15, 't1_duplicate',   20, 'work',     0, 0),
  ('t1_queue',    'any',     560, 't1_routed',       0, 'machine',  0, 0),
  ('t1_queue',    'any',     370, 't1_assigned',    15, 'work',     0, 0),
  ('t1_queue',    'any',      30, 't1_assigned',   400, 'work',     0, 0),
  ('t1_queue',    'any',      40, 't1_duplicate',   60, 'work',     0, 0),
  ('t1_routed',   'any',     970, 't1_first',        1, 'reply',    0, 0),
  ('t1_routed',   'routine',  24, 't1_solved',      60, 'work',     0, 0),
  ('t1_routed',   'any',      10, 't1_passed',      15, 'work',     0, 0),
  ('t1_assigned', 'any',     985, 't1_first',        1, 'reply',    0, 0),
  ('t1_assigned', 'routine',  18, 't1_solved',      60, 'work',     0, 0),
  ('t1_passed',   'any',    1000, 't1_first',        1, 'reply',    0, 0),
  -- Tier 1: routine tickets
  ('t1_first',    'routine', 850, 't1_solved',      90, 'work',     0, 0),
  ('t1_first',    'routine',  42, 't1_waiting',     30, 'work',     0, 0),
  ('t1_first',    'routine',  30, 't1_answered',    60, 'customer', 0, 0),
  ('t1_first',    'routine',  18, 't1_note',        45, 'work',     0, 0),
  ('t1_first',    'routine',   6, 't1_moved',       40, 'work',     0, 0),
  ('t1_first',    'routine',  18, 't2_in',          15, 'work',     0, 0),
  ('t1_first',    'routine',  18, 't1_hold',        45, 'work',     0, 0),
  ('t1_first',    'routine',  10, 't1_reminded',   200, 'work',     0, 0),
  ('t1_answered', 'routine', 830, 't1_solved',      60, 'work',     0, 0),
  ('t1_answered', 'routine',  90, 't1_reply',       45, 'work',     0, 0),
  ('t1_answered', 'routine',  50, 't1_waiting',     30, 'work',     0, 0),
  ('t1_answered', 'routine',  30, 't2_in',          15, 'work',     0, 0),
  ('t1_reply',    'routine', 760, 't1_solved',      40, 'work',     0, 0),
  ('t1_reply',    'routine', 240, 't1_answered',    60, 'customer', 0, 0),
  ('t1_note',     'routine', 880, 't1_solved',      45, 'work',     0, 0),
  ('t1_note',     'routine',  90, 't1_reply',       30, 'work',     0, 0),
  ('t1_note',     'routine',  30, 't2_in',          15, 'work',     0, 0),
  ('t1_reopened', 'routine', 800, 't1_solved',      75, 'work',     0, 0),
  ('t1_reopened', 'routine', 130, 't1_reply',       45, 'work',     0, 0),
  ('t1_reopened', 'routine',  70, 't2_in',          15, 'work',     0, 0),
  -- Tier 1: hard tickets; most go up
  ('t1_first',    'hard',    680, 't2_in',          15, 'work',     0, 0),
  ('t1_first',    'hard',    240, 't1_solved',     600, 'work',     0, 0),
  ('t1_first',    'hard',     30, 't1_waiting',     60, 'work',     0, 0),
  ('t1_first',    'hard',     50, 't1_note',       300, 'work',     0, 0),
  ('t1_answered', 'hard',    600, 't2_in',          15, 'work',     0, 0),
  ('t1_answered', 'hard',    400, 't1_solved',     600, 'work',     0, 0),
  ('t1_reply',    'hard',    700, 't1_solved',     300, 'work',     0, 0),
  ('t1_reply',    'hard',    300, 't2_in',          15, 'work',     0, 0),
  ('t1_note',     'hard',    600, 't1_solved',     300, 'work',     0, 0),
  ('t1_note',     'hard',    300, 't2_in',          15, 'work',     0, 0),
  ('t1_note',     'hard',    100, 't1_note',       100, 'work',     0, 0),
  ('t1_reopened', 'hard',    450, 't2_in',          15, 'work',     0, 0),
  ('t1_reopened', 'hard',    550, 't1_solved',     200, 'work',     0, 0),
  -- Tier 1: all tickets
  ('t1_waiting',  'any',     870, 't1_answered',   400, 'customer', 0, 0),
  ('t1_waiting',  'any',     110, 't1_silent',    5760, 'machine',  0, 0),
  ('t1_waiting',  'any',      20, 't1_reply',     1440, 'machine',  0, 0),
  ('t1_moved',    'any',     800, 't1_solved',      90, 'work',     0, 0),
  ('t1_moved',    'any',     200, 't1_reply',       60, 'work',     0, 0),
  ('t1_hold',     'any',    1000, 't1_resumed',   4300, 'release',  0, 0),
  ('t1_resumed',  'any',     870, 't1_solved',      60, 'work',     0, 0),
  ('t1_resumed',  'any',     130, 't1_reply',       40, 'work',     0, 0),
  ('t1_reminded', 'any',     780, 't1_solved',      60, 'work',     0, 0),
  ('t1_reminded', 'any',     220, 't2_in',          15, 'work',     0, 0),
  ('t1_solved',   'any',     918, 't1_closed',    4320, 'machine',  0, 0),
  ('t1_solved',   'any',      44, 't1_thanked',    120, 'customer', 0, 0),
  ('t1_solved',   'any',      38, 't1_reopened',   240, 'customer', 0, 0),
  ('t1_silent',   'any',     930, 't1_closed',    4320, 'machine',  0, 0),
  ('t1_silent',   'any',      70, 't1_reopened',   300, 'customer', 0, 0),
  -- Tier 2
  ('t2_in',       'any',     350, 't2_routed',       0, 'machine',  0, 0),
  ('t2_in',       'any',     380, 't2_solved',     600, 'work',     2, 0),
  ('t2_in',       'any',      70, 't2_reply',       30, 'work',     2, 0),
  ('t2_in',       'any',      25, 't2_waiting',     60, 'work',     2, 0),
  ('t2_in',       'any',     100, 'en_in',         280, 'work',     2, 1),
  ('t2_in',       'any',      25, 't2_back',        30, 'work',     2, 0),
  ('t2_in',       'any',      25, 't2_note',       120, 'work',     2, 0),
  ('t2_routed',   'any',     600, 't2_solved',     600, 'work',     2, 0),
  ('t2_routed',   'any',     110, 't2_reply',       30, 'work',     2, 0),
  ('t2_routed',   'any',      40, 't2_waiting',     60, 'work',     2, 0),
  ('t2_routed',   'any',     155, 'en_in',         280, 'work',     2, 1),
  ('t2_routed',   'any',      55, 't2_note',       120, 'work',     2, 0),
  ('t2_reply',    'any',     740, 't2_solved',     560, 'work',     0, 0),
  ('t2_reply',    'any',     130, 't2_answered',    60, 'customer', 0, 0),
  ('t2_reply',    'any',     130, 'en_in',         120, 'work',     0, 1),
  ('t2_waiting',  'any',     920, 't2_answered',   400, 'customer', 0, 0),
  ('t2_waiting',  'any',      80, 't2_silent',    5760, 'machine',  0, 0),
  ('t2_answered', 'any',     820, 't2_solved',     520, 'work',     0, 0),
  ('t2_answered', 'any',      40, 't2_waiting',     60, 'work',     0, 0),
  ('t2_answered', 'any',     100, 'en_in',         120, 'work',     0, 1),
  ('t2_note',     'any',     720, 't2_solved',     450, 'work',     0, 0),
  ('t2_note',     'any',     130, 'en_in',          60, 'work',     0, 1),
  ('t2_note',     'any',     150, 't2_hold',        60, 'work',     0, 0),
  ('t2_hold',     'any',    1000, 't2_resumed',   4300, 'release',  0, 0),
  ('t2_resumed',  'any',    1000, 't2_solved',     120, 'work',     0, 0),
  ('t2_solved',   'any',     900, 't2_closed',    4320, 'machine',  0, 0),
  ('t2_solved',   'any',      30, 't2_thanked',    120, 'customer', 0, 0),
  ('t2_solved',   'any',      70, 't2_reopened',   240, 'customer', 0, 0),
  ('t2_silent',   'any',    1000, 't2_closed',    4320, 'machine',  0, 0),
  ('t2_reopened', 'any',     760, 't2_solved',     200, 'work',     2, 0),
  ('t2_reopened', 'any',     130, 't2_reply',       40, 'work',     2, 0),
  ('t2_reopened', 'any',     110, 'en_in',          90, 'work',     2, 1),
  ('t2_back',     'any',     700, 't1_solved',     150, 'work',     0, 0),
  ('t2_back',     'any',     300, 't2_in',          60, 'work',     0, 0),
  -- Engineering
  ('en_in',       'any',     350, 'en_routed',       0, 'machine',  0, 0),
  ('en_in',       'any',     420, 'en_fixed',      280, 'work',     3, 0),
  ('en_in',       'any',     100, 'en_note',        90, 'work',     3, 0),
  ('en_in',       'any',      60, 'en_hold',       120, 'work',     3, 0),
  ('en_in',       'any',      70, 'en_back',        60, 'work',     3, 0),
  ('en_routed',   'any',     660, 'en_fixed',      280, 'work',     3, 0),
  ('en_routed',   'any',     170, 'en_note',        90, 'work',     3, 0),
  ('en_routed',   'any',      90, 'en_hold',       120, 'work',     3, 0),
  ('en_routed',   'any',      80, 'en_back',        60, 'work',     3, 0),
  ('en_note',     'any',     850, 'en_fixed',       90, 'work',     0, 0),
  ('en_note',     'any',     150, 'en_hold',        60, 'work',     0, 0),
  ('en_hold',     'any',    1000, 'en_fixed',     1200, 'release',  0, 0),
  ('en_fixed',    'any',     620, 'en_solved',      30, 'work',     0, 0),
  ('en_fixed',    'any',     380, 'en_back',        20, 'work',     0, 0),
  ('en_solved',   'any',     930, 'en_closed',    4320, 'machine',  0, 0),
  ('en_solved',   'any',      70, 'en_reopened',   240, 'customer', 0, 0),
  ('en_reopened', 'any',    1000, 'en_fixed',      180, 'work',     3, 0),
  ('en_back',     'any',     930, 't2_solved',      30, 'work',     0, 0),
  ('en_back',     'any',      70, 't2_reply',       40, 'work',     0, 0),
  -- the end
  ('t1_duplicate', 'any',   1000, 'none',            0, 'machine',  0, 0),
  ('t1_closed',    'any',   1000, 'none',            0, 'machine',  0, 0),
  ('t1_thanked',   'any',   1000, 'none',            0, 'machine',  0, 0),
  ('t2_closed',    'any',   1000, 'none',            0, 'machine',  0, 0),
  ('t2_thanked',   'any',   1000, 'none',            0, 'machine',  0, 0),
  ('en_closed',    'any',   1000, 'none',            0, 'machine',  0, 0)
), queue(queue, starve, minutes) AS (
  VALUES (0, 'tier 2', 0), (2, 'tier 2', 45), (3, 'tier 2', 110),
         (0, 'engineering', 0), (2, 'engineering', 10), (3, 'engineering', 900)
), hard(hard, ticket) AS (
  VALUES (0, 'routine'), (1, 'hard')
), weighed AS (
  SELECT 2*here.state_id+hard.hard AS state, 2*there.state_id+hard.hard AS next,
         60*(move.minutes+queue.minutes) AS seconds, kind,
         CASE here.activity WHEN 'Reassigned' THEN 314159 ELSE 0 END AS shift,
         weight*CASE WHEN onward AND starve='engineering' THEN 4 ELSE 1 END AS weight
  FROM move
  JOIN hard ON hard.ticket=move.ticket OR move.ticket='any'
  JOIN queue USING (queue)
  JOIN sample_settings USING (starve)
  JOIN sample_state AS here ON here.name=move.state
  JOIN sample_state AS there ON there.name=move.next
), running AS (
  SELECT *, sum(weight) OVER (PARTITION BY state ORDER BY next, seconds) AS upto,
         sum(weight) OVER (PARTITION BY state) AS whole
  FROM weighed
)
SELECT state, 1000*upto/whole, 1000*(upto-weight)/whole,
       next, seconds, CASE kind WHEN 'machine' THEN 0 ELSE 15 END, spread, clock, pace, shift
FROM running JOIN kind USING (kind);
