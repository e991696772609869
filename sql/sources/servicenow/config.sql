-- ServiceNow: the settings. as_of is the day after the last update unless
-- AS_OF says otherwise; the documented path is the product's own life of an
-- incident, with and without work by a second person. The log has a row an
-- update, so runs of one state are cut to one.

INSERT INTO config(desk, as_of, happy_path, collapse)
SELECT 'servicenow',
       moment(coalesce(
         (SELECT value FROM build_settings WHERE name='as_of'),
         (SELECT date(max(updated_at), '+1 day') FROM raw_incident_updates)),
         'iso'),
       coalesce(
         (SELECT value FROM build_settings WHERE name='happy_path'),
         '[["New", "Active", "Resolved", "Closed"],
           ["New", "Resolved", "Closed"]]'),
       1;
