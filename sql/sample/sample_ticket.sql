-- sample_ticket: a row a ticket: what it is, and what that does to it.
--
--   hard    1 = needs research; a matter of the subject alone, so that hard
--           and routine tickets can be told apart in the raw data
--   ai      1 = the assistant took part
--   oncall  1 = urgent: runs on the clock of those on call
--   pace    percent: how long the desk's work on it takes, against a normal
--           ticket of a standard customer on an average day
--   reply   percent of a minute, at the median, until the first reply
--   hand    0..999999: picks the agents
--
-- On a surge day three tickets in ten become incidents, whatever they were.
-- Customers of four years and more are served a little slower; what comes in
-- after 22:00 is handed over from shift to shift and waits.

DROP TABLE IF EXISTS temp.sample_ticket;
CREATE TEMP TABLE sample_ticket(
  ticket_id   INTEGER PRIMARY KEY,
  created     INTEGER NOT NULL,
  customer    INTEGER NOT NULL,
  channel     TEXT NOT NULL,
  type        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  priority    TEXT NOT NULL,
  hard        INTEGER NOT NULL,
  ai          INTEGER NOT NULL,
  oncall      INTEGER NOT NULL,
  pace        INTEGER NOT NULL,
  reply       INTEGER NOT NULL,
  hand        INTEGER NOT NULL
) STRICT;
INSERT INTO sample_ticket
WITH dice AS MATERIALIZED (
  SELECT ticket_id, created, customer, load, surge, pace, since,
         CAST(1000000*split_hash(ticket_id, 100*seed+6) AS INTEGER) AS roll,
         CAST(1000000*split_hash(ticket_id, 100*seed+7) AS INTEGER) AS second_roll,
         CAST(1000000*split_hash(ticket_id, 100*seed+8) AS INTEGER) AS hand
  FROM sample_settings
  CROSS JOIN sample_arrival
  CROSS JOIN sample_day ON day=created/86400-2
  CROSS JOIN sample_customer USING (customer)
), rolled AS (
  -- a roll for each question; the type's 0 is an incident
  SELECT ticket_id, created, customer, load, pace, since, hand,
         roll/1000 AS for_channel,
         CASE WHEN surge>0 AND hand%10<3 THEN 0 ELSE roll%1000 END AS for_type,
         second_roll/1000 AS for_subject, second_roll%1000 AS for_priority
  FROM dice
), ticket AS MATERIALIZED (
  SELECT ticket_id, created, customer, channel.answer AS channel,
         type.answer AS type, subject.answer AS subject,
         priority.answer AS priority, subject.hard,
         hand%1000<channel.assisted/CASE WHEN subject.hard THEN 3 ELSE 1 END AS ai,
         created/3600%24=22 AS late,
         rolled.pace*channel.pace/100*priority.pace/100*load/100
           * CASE WHEN created-rolled.since>4*31557600 THEN 115 ELSE 100 END/100
           AS pace,
         channel.reply*priority.reply/100*load/100 AS reply,
         hand
  FROM rolled
  CROSS JOIN sample_choice AS channel
    ON channel.question='channel' AND channel.given=''
   AND channel.upto>for_channel AND channel.since<=for_channel
  CROSS JOIN sample_choice AS type
    ON type.question='type' AND type.given=''
   AND type.upto>for_type AND type.since<=for_type
  CROSS JOIN sample_choice AS subject
    ON subject.question='subject' AND subject.given=type.answer
   AND subject.upto>for_subject AND subject.since<=for_subject
  CROSS JOIN sample_choice AS priority
    ON priority.question='priority' AND priority.given=type.answer
   AND priority.upto>for_priority AND priority.since<=for_priority
)
SELECT ticket_id, created, customer, channel, type, subject, priority, hard, ai,
       priority='urgent',
       pace*CASE WHEN ai THEN 88 ELSE 100 END/100
         * CASE WHEN late THEN 180 ELSE 100 END/100,
       reply*CASE WHEN ai THEN 55 ELSE 100 END/100
         * CASE WHEN late THEN 200 ELSE 100 END/100,
       hand
FROM ticket;
