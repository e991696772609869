-- Event log: the settings. as_of is the day after the last event unless AS_OF
-- says otherwise. Nothing documents the process of an arbitrary log, so its
-- happy path is the most frequent list of activities, unless HAPPY_PATH says
-- otherwise. Two settings of this source stand in raw_event_meaning:
--
--   solved_activity  the activity that solves a case: SOLVED_ACTIVITY, or none
--   closed_activity  the activity that closes a case: CLOSED_ACTIVITY, or the
--                    one that ends most cases. What solves a case does not
--                    close it
--   solved_events, closed_events  of these activities in the whole file

INSERT INTO config(desk, as_of)
SELECT 'event_log',
       moment(coalesce(
         (SELECT value FROM build_settings WHERE name='as_of'),
         (SELECT date(max(event_at), '+1 day') FROM raw_events)), 'iso');

UPDATE config SET happy_path=coalesce(
  (SELECT value FROM build_settings WHERE name='happy_path'),
  (SELECT json_array(json(v.activities))
   FROM (SELECT event_log(case_id, activity, event_at, NULL, event_id) AS log
         FROM raw_events WHERE event_at<=(SELECT as_of FROM config)) AS l,
        process_variants(l.log) AS v
   WHERE v.variant_id=1));

CREATE TABLE raw_event_meaning(
  solved_activity TEXT,
  closed_activity TEXT,
  solved_events   INTEGER NOT NULL,
  closed_events   INTEGER NOT NULL,
  CONSTRAINT "FILE has no event of the SOLVED_ACTIVITY"
    CHECK( solved_activity IS NULL OR solved_events>0 ),
  CONSTRAINT "FILE has no event of the CLOSED_ACTIVITY"
    CHECK( closed_activity IS NULL OR closed_events>0 )
) STRICT;
INSERT INTO raw_event_meaning
WITH meaning AS (
  SELECT
    (SELECT value FROM build_settings WHERE name='solved_activity')
      AS solved_activity,
    coalesce(
      (SELECT value FROM build_settings WHERE name='closed_activity'),
      (SELECT a.activity
       FROM (SELECT event_log(case_id, activity, event_at, NULL, event_id) AS log
             FROM raw_events WHERE event_at<=(SELECT as_of FROM config)) AS l,
            process_activities(l.log) AS a
       ORDER BY a.end_cases DESC, a.activity LIMIT 1)) AS closed_activity
)
SELECT
  solved_activity, closed_activity,
  (SELECT count(*) FROM raw_events WHERE activity=solved_activity),
  (SELECT count(*) FROM raw_events WHERE activity=closed_activity)
FROM meaning;
