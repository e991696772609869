-- Runs the data tests of one phase ('staging', before anything is derived, or
-- 'marts', at the end) and stops the build when one of severity 'error' fails.
--
-- The one place where SQL is generated for them: data_test_rules.sql says what
-- is promised, data_test_queries.sql how a broken promise is found. A test that
-- breaks off, say because its column is gone, is named by the file "step".

CREATE TABLE IF NOT EXISTS data_test_results(
  name         TEXT PRIMARY KEY,
  object       TEXT NOT NULL,
  severity     TEXT NOT NULL,
  failures     INTEGER NOT NULL,
  example_keys TEXT NOT NULL
) STRICT;

.read sql/tests/data_test_rules.sql
.read sql/tests/data_test_rules_marts.sql
.read sql/tests/data_test_queries.sql

-- One row a test of this phase: what the driver counts.
DROP TABLE IF EXISTS temp.data_test_phase;
CREATE TEMP TABLE data_test_phase AS
SELECT * FROM data_test_queries
WHERE phase=(SELECT object FROM current_step);

-- Rules that each row keeps or breaks, and totals: one scan a table.
DROP TABLE IF EXISTS temp.data_test_totals;
CREATE TEMP TABLE data_test_totals(
  position INTEGER,
  side     TEXT,        -- 'ours', or 'theirs': what ours is held to
  total    ANY,
  PRIMARY KEY(position, side)
) STRICT, WITHOUT ROWID;
CREATE TEMP VIEW IF NOT EXISTS data_test_sides AS
SELECT position, max(total) FILTER (WHERE side='ours') AS ours,
       max(total) FILTER (WHERE side='theirs') AS theirs
FROM data_test_totals
GROUP BY position;

.once counts.sql
WITH totals AS (
  SELECT object, position, 'ours' AS side,
         ifnull(total, printf('count(*) FILTER (WHERE %s)', broken)) AS total
  FROM data_test_phase
  WHERE broken IS NOT NULL OR total IS NOT NULL
  UNION ALL
  SELECT other, position, 'theirs', other_total
  FROM data_test_phase
  WHERE other IS NOT NULL
  ORDER BY position
)
SELECT printf('
.once step
SELECT ''data tests of %s'';
INSERT INTO data_test_totals
WITH counts AS MATERIALIZED (
SELECT %s
  FROM %s
)
%s;', object,
         group_concat(printf('%s AS %s_%d', total, side, position),
                      ',' || char(10)),
         object,
         group_concat(printf('SELECT %d, %Q, %s_%d FROM counts', position, side,
                             side, position), char(10) || 'UNION ALL '))
FROM totals
GROUP BY object;
.read counts.sql

INSERT INTO data_test_results
SELECT p.name, p.object, p.severity, s.ours, '[]'
FROM data_test_phase AS p JOIN data_test_sides AS s USING (position)
WHERE p.broken IS NOT NULL;

-- Which rows, where it was not none: the smallest keys.
CREATE TEMP VIEW example_key AS
SELECT 'json_group_array(iif(typeof(key)=''blob'', hex(key), key))' AS list;
.once examples.sql
SELECT printf('
UPDATE data_test_results SET example_keys=(
SELECT %s FROM (SELECT %s AS key FROM %s WHERE %s ORDER BY 1 LIMIT 5))
 WHERE name=%Q;', e.list, p.key, p.object, p.broken, p.name)
FROM data_test_phase AS p JOIN data_test_results AS r USING (name),
     example_key AS e
WHERE r.failures>0 AND p.broken IS NOT NULL
ORDER BY p.position;
.read examples.sql

-- The other rules, one by one.
.once tests.sql
SELECT printf('
.once step
SELECT ''data test %s'';
INSERT INTO data_test_results
WITH broken(key) AS MATERIALIZED (
%s
)
SELECT %Q, %Q, %Q, count(*), (
         SELECT %s FROM (SELECT key FROM broken ORDER BY 1 LIMIT 5))
  FROM broken;', name, query, name, object, severity, e.list)
FROM data_test_phase, example_key AS e
WHERE query IS NOT NULL
ORDER BY position;
.read tests.sql
DROP VIEW example_key;

.once step
SELECT 'data tests ' || object FROM current_step;

CREATE TEMP TABLE failed_tests AS
SELECT r.name, r.object, r.severity, r.failures, r.example_keys
FROM data_test_results AS r JOIN data_test_phase AS p USING (name)
WHERE r.failures>0
ORDER BY r.severity, r.name;

SELECT printf('  %s: data test %s: %d in %s, such as %s',
              iif(severity='error', 'FAILED', 'warning'),
              name, failures, object, example_keys)
FROM failed_tests;

-- The gate: a table whose CHECK is named after what failed, so that SQLite's
-- own message says it.
.once gate.sql
SELECT printf('
.once step
SELECT ''data test %w'';
CREATE TEMP TABLE gate(failed INTEGER CONSTRAINT "%w" CHECK( failed=0 ));
INSERT INTO gate VALUES (1);',
         group_concat(name, ', '),
         group_concat(printf('data test %s: %d in %s, such as %s',
                             name, failures, object, example_keys), '; '))
FROM failed_tests
WHERE severity='error'
HAVING count(*)>0;
.read gate.sql
DROP TABLE failed_tests;
