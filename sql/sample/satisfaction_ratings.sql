-- satisfaction_ratings: a row a rated ticket, 1 (worst) .. 5 (best). Whether a
-- customer answers depends on the channel alone; most do not.

CREATE TABLE satisfaction_ratings(
  ticket_id INTEGER PRIMARY KEY,
  score     INTEGER NOT NULL,
  rated_at  TEXT NOT NULL,
  comment   TEXT
) STRICT;
INSERT INTO satisfaction_ratings
WITH channel_effect(channel, answers, fault) AS (
  -- permille who answer; what the channel itself takes off
  VALUES ('email', 330, 40), ('web', 360, 0), ('chat', 430, 0), ('phone', 270, 0),
         ('social', 300, 130)
), rated AS MATERIALIZED (
  -- a rating's rank among a thousand, less what went wrong: see README.md
  SELECT ticket_id, roll/1000
           - fault
           - CASE WHEN escalations THEN 90 ELSE 0 END
           - CASE WHEN reopens THEN 180 ELSE 0 END
           - CASE WHEN solved-created>72*3600 THEN 230
                  WHEN solved-created>24*3600 THEN 110 ELSE 0 END AS rank,
         solved+60+27*percent AS at, roll
  FROM (
    SELECT ticket_id, channel, solved, created, escalations, reopens,
           CAST(1000*split_hash(ticket_id, 100*seed+14) AS INTEGER) AS answer,
           CAST(1000000*split_hash(ticket_id, 100*seed+15) AS INTEGER) AS roll
    FROM sample_settings
    CROSS JOIN sample_ticket
    CROSS JOIN sample_outcome USING (ticket_id)
    WHERE solved
  )
  JOIN channel_effect USING (channel)
  CROSS JOIN sample_spread ON id=2000+roll%1000
  WHERE answer<answers
)
SELECT ticket_id,
       CASE WHEN rank>=290 THEN 5 WHEN rank>=110 THEN 4 WHEN rank>=60 THEN 3
            WHEN rank>=20 THEN 2 ELSE 1 END,
       datetime(1735516800+at, 'unixepoch'),
       CASE WHEN roll%1000<150 THEN
         CASE WHEN rank>=290 THEN 'Quick and friendly, thank you'
              WHEN rank>=60 THEN 'Solved in the end'
              ELSE 'Took too long and I had to explain it twice' END END
FROM rated
WHERE at<31708800
ORDER BY ticket_id;
