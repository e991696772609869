-- sample_state: the places a ticket passes through, a row an event that can
-- happen to it and the desk's state after it. sample_move joins them.
--
--   name          of this state, for sample_move only; its first letters are
--                 the group: t1, t2, en
--   doer          the group whose agent does it; 0 = the customer or a machine.
--                 Who hands a ticket on does so for the group it leaves
--   is_automatic  1 = a machine does it
--   minutes       the doer's work on it, at the median
--   team          the group that holds the ticket after it

DROP TABLE IF EXISTS temp.sample_state;
CREATE TEMP TABLE sample_state(
  state_id     INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  activity     TEXT,
  status       TEXT,
  team         INTEGER,
  group_name   TEXT,
  doer         INTEGER NOT NULL,
  is_automatic INTEGER NOT NULL,
  minutes      INTEGER NOT NULL
) STRICT;
INSERT INTO sample_state
WITH state(name, activity, status, team, doer, is_automatic, minutes) AS (
  VALUES
  ('t1_live',      'Created',                  'new',     1, 0, 0,  0),
  ('t1_queue',     'Created',                  'new',     1, 0, 0,  0),
  ('t1_assigned',  'Assigned',                 'open',    1, 1, 0,  1),
  ('t1_routed',    'Assigned',                 'open',    1, 1, 1,  0),
  ('t1_passed',    'Reassigned',               'open',    1, 1, 0,  2),
  ('t1_duplicate', 'Closed as duplicate',      'closed',  1, 1, 0,  2),
  ('t1_first',     'First reply',              'open',    1, 1, 0, 10),
  ('t1_waiting',   'Waiting on customer',      'pending', 1, 1, 0,  7),
  ('t1_answered',  'Customer replied',         'open',    1, 0, 0,  0),
  ('t1_reply',     'Reply sent',               'open',    1, 1, 0, 10),
  ('t1_note',      'Work note',                'open',    1, 1, 0, 15),
  ('t1_moved',     'Reassigned',               'open',    1, 1, 0,  2),
  ('t1_hold',      'On hold',                  'hold',    1, 1, 0,  6),
  ('t1_resumed',   'Resumed',                  'open',    1, 0, 1,  0),
  ('t1_reminded',  'SLA reminder',             'open',    1, 0, 1,  0),
  ('t1_solved',    'Solved',                   'solved',  1, 1, 0, 13),
  ('t1_silent',    'Solved',                   'solved',  1, 0, 1,  0),
  ('t1_closed',    'Closed',                   'closed',  1, 0, 1,  0),
  ('t1_thanked',   'Closed',                   'closed',  1, 0, 0,  0),
  ('t1_reopened',  'Reopened',                 'open',    1, 0, 0,  0),
  ('t2_in',        'Escalated to Tier 2',      'open',    2, 1, 0,  8),
  ('t2_routed',    'Assigned',                 'open',    2, 2, 1,  0),
  ('t2_reply',     'Reply sent',               'open',    2, 2, 0, 35),
  ('t2_note',      'Work note',                'open',    2, 2, 0, 45),
  ('t2_waiting',   'Waiting on customer',      'pending', 2, 2, 0, 30),
  ('t2_answered',  'Customer replied',         'open',    2, 0, 0,  0),
  ('t2_hold',      'On hold',                  'hold',    2, 2, 0, 15),
  ('t2_resumed',   'Resumed',                  'open',    2, 0, 1,  0),
  ('t2_solved',    'Solved',                   'solved',  2, 2, 0, 90),
  ('t2_silent',    'Solved',                   'solved',  2, 0, 1,  0),
  ('t2_closed',    'Closed',                   'closed',  2, 0, 1,  0),
  ('t2_thanked',   'Closed',                   'closed',  2, 0, 0,  0),
  ('t2_reopened',  'Reopened',                 'open',    2, 0, 0,  0),
  ('t2_back',      'Returned to Tier 1',       'open',    1, 2, 0, 12),
  ('en_in',        'Escalated to Engineering', 'open',    3, 2, 0, 20),
  ('en_routed',    'Assigned',                 'open',    3, 3, 1,  0),
  ('en_note',      'Work note',                'open',    3, 3, 0, 80),
  ('en_hold',      'Waiting for release',      'hold',    3, 3, 0, 30),
  ('en_fixed',     'Fix released',             'open',    3, 3, 0, 150),
  ('en_solved',    'Solved',                   'solved',  3, 3, 0, 30),
  ('en_closed',    'Closed',                   'closed',  3, 0, 1,  0),
  ('en_reopened',  'Reopened',                 'open',    3, 0, 0,  0),
  ('en_back',      'Returned to Tier 2',       'open',    2, 3, 0, 15)
)
SELECT row_number() OVER (ORDER BY name), name, activity, status, team, group_name, doer,
       is_automatic, minutes
FROM state JOIN sample_team USING (team);

-- Where every ticket starts and ends: no event, no group.
INSERT INTO sample_state VALUES (0, 'none', NULL, NULL, 0, NULL, 0, 0, 0);
