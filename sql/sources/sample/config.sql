-- The made-up desk: the settings. as_of is the end of its year unless AS_OF
-- says otherwise. The documented path is the shortest that a ticket can take
-- without a detour; chat and phone need no assignment.

INSERT INTO config(desk, as_of, happy_path)
SELECT 'sample',
       moment(coalesce(
         (SELECT value FROM build_settings WHERE name='as_of'),
         '2026-01-01'), 'iso'),
       coalesce(
         (SELECT value FROM build_settings WHERE name='happy_path'),
         '[["Created", "Assigned", "First reply", "Solved", "Closed"],
           ["Created", "First reply", "Solved", "Closed"]]');
