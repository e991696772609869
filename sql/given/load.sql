-- What the user gives beside an export. CAPACITY names a CSV, a row a group:
-- group_name, fte, productive_hours (a working day and FTE) and, where known,
-- hours_per_ticket and hourly_cost. It stands in the place of what the desk
-- itself says of its groups.
--
-- Makes raw_group_capacity, columns TEXT; '' is not known.

CREATE TABLE raw_group_capacity(only_to_see_that_it_is_free);
DROP TABLE raw_group_capacity;
.import --csv '|gzip -cdf "$CAPACITY"' raw_group_capacity

CREATE TEMP TABLE needed_columns(
  missing TEXT CONSTRAINT "CAPACITY needs the columns group_name, fte, productive_hours"
  CHECK( missing IS NULL )
);
INSERT INTO needed_columns
SELECT value FROM json_each('["group_name", "fte", "productive_hours"]')
WHERE value NOT IN (SELECT name FROM pragma_table_info('raw_group_capacity'));
DROP TABLE needed_columns;

-- Columns that may be left out are added, so that what reads them need not ask.
CREATE TEMP TABLE optional_columns AS
SELECT value AS name FROM json_each('["hours_per_ticket", "hourly_cost"]')
WHERE value NOT IN (SELECT name FROM pragma_table_info('raw_group_capacity'));
.once optional.sql
SELECT printf('ALTER TABLE raw_group_capacity ADD COLUMN %s TEXT;', name)
FROM optional_columns;
.read optional.sql
DROP TABLE optional_columns;
