-- What the bench runs on, made by integer arithmetic alone: the same rows on
-- every machine. bench_size(cases) is there before this is read; a case has
-- 5 events on average, 250,000 in all at size 1.
--
-- Cases begin one after the other over a year and last some days each, so
-- that hundreds are open at a time; events are stored in order of time, as a
-- real log is, not by case. 62 % of the cases follow one path, the others one
-- of some 200, a few of those far more often than the rest; 14 activities.

CREATE TABLE bench_activity(number INTEGER PRIMARY KEY, name TEXT) STRICT;
INSERT INTO bench_activity
VALUES (0, 'Created'), (1, 'Assigned'), (2, 'First reply'),
       (3, 'Customer replied'), (4, 'Waiting on customer'), (5, 'Work note'),
       (6, 'Escalated to Tier 2'), (7, 'Escalated to Engineering'),
       (8, 'Priority raised'), (9, 'Reassigned'), (10, 'On hold'),
       (11, 'Reopened'), (12, 'Solved'), (13, 'Closed');

CREATE TABLE bench_event AS
WITH RECURSIVE
  cases(i) AS (
    SELECT 0 UNION ALL SELECT i+1 FROM cases, bench_size WHERE i+1<cases
  ),
  steps(k) AS (
    SELECT 0 UNION ALL SELECT k+1 FROM steps WHERE k<6
  ),
  rolls AS (
    SELECT i, (i*7919+104729)%100003 AS path,
           (i*15485863+32452843)%1009 AS tail
    FROM cases
),
  paths AS (
    SELECT i, iif(path<62000, 0, 1+tail*tail*tail*400/1027243729)
                AS variant
    FROM rolls
),
  lengths AS (
    SELECT i, variant, iif(variant=0, 5, 3+variant%5) AS length
    FROM paths
),
  events AS (
    SELECT i, k,
           CASE WHEN k=0        THEN 0
                WHEN k=length-1 THEN 13
                WHEN k=length-2 THEN 12
                WHEN variant=0  THEN k
                ELSE 1+(variant*variant*7919+k*(variant+k)*10473)/64%11
           END AS activity,
           1735689600+i*31536000/(SELECT cases FROM bench_size)
             + k*40000+(i*48271+k*16807)%39989 AS unix
    FROM lengths JOIN steps ON k<length
)
SELECT i AS case_id, name AS activity, unix,
       datetime(unix, 'unixepoch') AS at,
       'Agent ' || ((i*31+k*17)%40) AS resource
FROM events JOIN bench_activity ON number=activity
ORDER BY unix, i;

-- The same events, with integer ids and with text ids.
CREATE TABLE e_int(id INTEGER PRIMARY KEY, case_id INTEGER, activity TEXT,
                   at TEXT) STRICT;
INSERT INTO e_int SELECT rowid, case_id, activity, at FROM bench_event;
CREATE TABLE e_text(id INTEGER PRIMARY KEY, case_id TEXT, activity TEXT,
                    at TEXT) STRICT;
INSERT INTO e_text
SELECT rowid, printf('TICKET-%07d', case_id), activity, at FROM bench_event;
CREATE TABLE e_full(id INTEGER PRIMARY KEY, case_id INTEGER, activity TEXT,
                    at TEXT, resource TEXT) STRICT;
INSERT INTO e_full
SELECT rowid, case_id, activity, at, resource FROM bench_event;

-- A row an event for functions of numbers and moments: x has 10,000 values,
-- k a thousand groups, g their names, n and m are counts, m of n.
CREATE TABLE r(id INTEGER PRIMARY KEY, at TEXT, until TEXT, local TEXT,
               x REAL, k INTEGER, g TEXT, n INTEGER, m INTEGER) STRICT;
INSERT INTO r
SELECT rowid, at, datetime(unix+rowid%100000, 'unixepoch'),
       strftime('%d/%m/%Y %H:%M', at), (rowid*7919%10007)/7.0,
       rowid*104729%1009, printf('Group %d, Europe', rowid*104729%1009),
       100+rowid%50, rowid%100
FROM bench_event;
DROP TABLE bench_event;

-- Logs as values: of everything, and a day each.
CREATE TABLE kept(log BLOB) STRICT;
INSERT INTO kept SELECT event_log(case_id, activity, at) FROM e_int;
CREATE TABLE days(day TEXT, log BLOB) STRICT;
INSERT INTO days
SELECT substr(at, 1, 10), event_log(case_id, activity, at)
FROM e_int GROUP BY 1;

-- Keyed numbers as values: of everything, and a day each.
CREATE TABLE kept_keys(v BLOB) STRICT;
INSERT INTO kept_keys SELECT keyed(k, x) FROM r;
CREATE TABLE day_keys(day TEXT, v BLOB) STRICT;
INSERT INTO day_keys SELECT substr(at, 1, 10), keyed(k, x) FROM r GROUP BY 1;

-- Series as values: of everything, about as many steps as rows and in days,
-- and a day each.
CREATE TABLE kept_series(s BLOB) STRICT;
INSERT INTO kept_series SELECT series(at, x, '2 minutes') FROM r;
CREATE TABLE year_series(s BLOB) STRICT;
INSERT INTO year_series SELECT series(at, x, '1 day') FROM r;
CREATE TABLE day_series(day TEXT, s BLOB) STRICT;
INSERT INTO day_series
SELECT substr(at, 1, 10), series(at, x, '2 minutes') FROM r GROUP BY 1;
