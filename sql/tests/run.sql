-- Runs the data tests of one phase ('staging', before anything is derived, or
-- 'marts', at the end) and stops the build when one of severity 'error' fails.
--
-- The one place where SQL is generated for them: rules.sql says what is
-- promised, test_query.sql how a rule becomes a query for the rows that break
-- it; each becomes one INSERT into data_test_results.

CREATE TABLE IF NOT EXISTS data_test_results(
  name         TEXT PRIMARY KEY,
  object       TEXT NOT NULL,
  severity     TEXT NOT NULL,
  failures     INTEGER NOT NULL,
  example_keys TEXT NOT NULL
) STRICT;

.read sql/tests/data_test_rules.sql
.read sql/tests/data_test_queries.sql

-- One row a test of this phase: what the driver counts.
DROP TABLE IF EXISTS temp.data_test_phase;
CREATE TEMP TABLE data_test_phase AS
SELECT name, object, severity FROM data_test_queries
 WHERE phase=(SELECT object FROM current_step);

-- A test that breaks off, say because its column is gone, is named by the step.
.once tests.sql
SELECT printf('
.once step
SELECT ''data test %s'';
INSERT INTO data_test_results
WITH broken(example_key) AS MATERIALIZED (
%s
)
SELECT %Q, %Q, %Q, count(*), (
         SELECT json_group_array(example_key)
           FROM (SELECT iif(typeof(example_key)=''blob'', hex(example_key),
                            example_key) AS example_key
                   FROM broken ORDER BY 1 LIMIT 5))
  FROM broken;', q.name, q.query, q.name, q.object, q.severity)
  FROM data_test_queries AS q JOIN data_test_phase AS p USING (name)
 ORDER BY q.position;
.read tests.sql

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
