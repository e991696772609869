-- stg_unreadable: a row a raw cell that staging could not read, so that dirty
-- data neither stops a report nor vanishes: the data tests count it.
--
--   object       the raw table
--   column_name  the cell's column
--   row_key      finds the raw row again
--   value        what stands there
--   effect       what staging did: 'row left out' or 'cell is NULL'

CREATE TABLE stg_unreadable(
  object      TEXT,
  column_name TEXT,
  row_key     ANY,
  value       TEXT,
  effect      TEXT
) STRICT;
