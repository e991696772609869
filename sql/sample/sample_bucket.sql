-- sample_bucket: sample_clock read backwards: a row a clock and 180 seconds of
-- work, when in the week they are done. An hour of rate r holds r buckets, so
-- none straddles two hours.
--
--   id    10000*clock + the bucket's number in the week
--   at    seconds from Monday 00:00 to its start
--   span  seconds by the wall that its work takes

DROP TABLE IF EXISTS temp.sample_bucket;
CREATE TEMP TABLE sample_bucket(
  id   INTEGER PRIMARY KEY,
  at   INTEGER NOT NULL,
  span INTEGER NOT NULL
) STRICT;
INSERT INTO sample_bucket
SELECT id/1000*10000+work/180+n,
       id%1000*3600+3600*n/rate,
       3600*(n+1)/rate-3600*n/rate
FROM sample_clock JOIN sample_number ON n<rate;
