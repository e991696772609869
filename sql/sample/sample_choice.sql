-- sample_choice: what a ticket is, and what that does to it: a row a possible
-- answer to a question. The answer to a roll of 0..999 is the row with
-- since <= roll < upto; answers stand in the order of their names.
--
--   given     the answer to an earlier question that the row holds for
--   pace      percent: how long the desk's work takes, against a normal ticket
--   reply     the same for the first reply; of a channel, in percent of a
--             minute at the median
--   assisted  permille of a channel's routine tickets the assistant takes part
--             in; a third of that for hard ones
--   hard      1 = the subject needs research

DROP TABLE IF EXISTS temp.sample_choice;
CREATE TEMP TABLE sample_choice(
  question TEXT NOT NULL,
  given    TEXT NOT NULL,
  upto     INTEGER NOT NULL,
  since    INTEGER NOT NULL,
  answer   TEXT NOT NULL,
  pace     INTEGER NOT NULL,
  reply    INTEGER NOT NULL,
  assisted INTEGER NOT NULL,
  hard     INTEGER NOT NULL,
  PRIMARY KEY(question, given, upto)
) STRICT, WITHOUT ROWID;
INSERT INTO sample_choice
WITH choice(question, given, answer, weight, pace, reply, assisted, hard) AS (
  VALUES
  ('channel', '', 'email',  330, 105, 1300, 220, 0),
  ('channel', '', 'web',    240, 100, 1000, 420, 0),
  ('channel', '', 'chat',   220,  90,  150, 520, 0),
  ('channel', '', 'phone',  130,  90,   80,   0, 0),
  ('channel', '', 'social',  80, 140, 1900, 240, 0),
  ('type', '', 'question', 480, 100, 100, 0, 0),
  ('type', '', 'incident', 255, 100, 100, 0, 0),
  ('type', '', 'problem',  105, 100, 100, 0, 0),
  ('type', '', 'task',     160, 100, 100, 0, 0),
  ('priority', 'question', 'urgent',  12,  22,  30, 0, 0),
  ('priority', 'question', 'high',   100,  42,  55, 0, 0),
  ('priority', 'question', 'normal', 580, 100, 100, 0, 0),
  ('priority', 'question', 'low',    308, 290, 180, 0, 0),
  ('priority', 'incident', 'urgent', 130,  34,  40, 0, 0),
  ('priority', 'incident', 'high',   300,  40,  55, 0, 0),
  ('priority', 'incident', 'normal', 460, 100, 100, 0, 0),
  ('priority', 'incident', 'low',    110, 290, 180, 0, 0),
  ('priority', 'problem',  'urgent',  20,  20,  30, 0, 0),
  ('priority', 'problem',  'high',   200,  36,  55, 0, 0),
  ('priority', 'problem',  'normal', 600, 100, 100, 0, 0),
  ('priority', 'problem',  'low',    180, 290, 180, 0, 0),
  ('priority', 'task',     'urgent',   8,  22,  30, 0, 0),
  ('priority', 'task',     'high',    70,  42,  55, 0, 0),
  ('priority', 'task',     'normal', 560, 100, 100, 0, 0),
  ('priority', 'task',     'low',    362, 290, 180, 0, 0),
  ('subject', 'question', 'How to set up',          330, 100, 100, 0, 0),
  ('subject', 'question', 'Invoice',                270, 100, 100, 0, 0),
  ('subject', 'question', 'Change of plan',         180, 100, 100, 0, 0),
  ('subject', 'question', 'Which permissions',      150, 100, 100, 0, 0),
  ('subject', 'question', 'Report looks wrong',      50, 100, 100, 0, 1),
  ('subject', 'incident', 'Cannot sign in',         420, 100, 100, 0, 0),
  ('subject', 'incident', 'Emails are not sent',    230, 100, 100, 0, 0),
  ('subject', 'incident', 'Sync has stopped',       130, 100, 100, 0, 1),
  ('subject', 'incident', 'Service is slow',        120, 100, 100, 0, 1),
  ('subject', 'incident', 'Error after an update',  100, 100, 100, 0, 1),
  ('subject', 'problem',  'API returns errors',     190, 100, 100, 0, 1),
  ('subject', 'problem',  'Import fails',           170, 100, 100, 0, 1),
  ('subject', 'problem',  'Duplicate records',      100, 100, 100, 0, 1),
  ('subject', 'problem',  'Export is incomplete',   540, 100, 100, 0, 0),
  ('subject', 'task',     'Add a user',             380, 100, 100, 0, 0),
  ('subject', 'task',     'Reset a password',       340, 100, 100, 0, 0),
  ('subject', 'task',     'Change billing address', 180, 100, 100, 0, 0),
  ('subject', 'task',     'Delete our data',         70, 100, 100, 0, 1)
), running AS (
  SELECT *, sum(weight) OVER (PARTITION BY question, given ORDER BY answer) AS upto,
         sum(weight) OVER (PARTITION BY question, given) AS whole
  FROM choice
)
SELECT question, given, 1000*upto/whole, 1000*(upto-weight)/whole,
       answer, pace, reply, assisted, hard
FROM running;
