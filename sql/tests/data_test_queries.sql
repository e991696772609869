-- data_test_queries: a row a rule of data_test_rules, as SQL.
--
--   name     rule_object_column, or a written query's file: what results and
--            failures are called
--   phase    staging or marts: when its object exists
--   broken   of a rule that each row keeps or breaks: the condition that a row
--            breaks it
--   total    of a rule about the whole object: the aggregate that it is about.
--            One scan of the object counts all its broken and totals
--   query    of the other rules: the keys that break it. That of a total reads
--            it as "ours" from data_test_totals
--
-- A NULL breaks not_null and nothing else.

DROP TABLE IF EXISTS temp.data_test_queries;
CREATE TEMP TABLE data_test_queries AS
SELECT position,
       iif(rule='query', column,
           printf('%s_%s_%s', rule, object, column)) AS name,
       object, key, severity,
       iif(object='config' OR object LIKE 'stg!_%' ESCAPE '!',
           'staging', 'marts') AS phase,
       CASE rule
         WHEN 'not_null'  THEN printf('%s IS NULL', column)
         WHEN 'not_blank' THEN printf('trim(%s)=''''', column)
         WHEN 'accepted_values' THEN printf(
           '%s NOT IN (SELECT value FROM json_each(%Q))', column, argument)
         WHEN 'relationships' THEN printf(
           '%s NOT IN (SELECT %s FROM %s WHERE %s IS NOT NULL)'
           || ' AND EXISTS (SELECT 1 FROM %s)',
           column, parent_column, parent, parent_column, parent)
         WHEN 'between'   THEN printf('%s NOT BETWEEN %s AND %s', column,
                                      argument->>0, argument->>1)
         WHEN 'moment'    THEN printf('%s IS NOT moment(%s, ''iso'')',
                                      column, column)
         WHEN 'not_after' THEN printf('%s>(%s)', column, argument)
         WHEN 'holds'     THEN printf('NOT (%s)', argument)
       END AS broken,
       CASE rule
         WHEN 'rows_at_least' THEN 'count(*)'
         WHEN 'equals'        THEN key
       END AS total,
       CASE rule
         WHEN 'unique' THEN printf(
           'SELECT %s FROM %s WHERE %s IS NOT NULL GROUP BY %s'
           || ' HAVING count(*)>1', key, object, key, key)
         WHEN 'rows_at_least' THEN printf(
           'SELECT ours || '' rows'' FROM data_test_totals'
           || ' WHERE position=%d AND ours<%s', position, argument)
         WHEN 'equals' THEN printf(
           'SELECT ifnull(ours, ''NULL'') || '' <> '' || ifnull(theirs,'
           || ' ''NULL'') FROM (SELECT ours, (%s) AS theirs'
           || ' FROM data_test_totals WHERE position=%d)'
           || ' WHERE ours IS NOT theirs'
           || ' AND ifnull(abs(ours-theirs)>1e-9*max(1, abs(theirs)), 1)',
           argument, position)
         WHEN 'query' THEN rtrim(
           readfile(printf('sql/tests/%s.sql', column)), ';' || char(10, 32))
       END AS query
FROM (SELECT *, substr(argument, 1, instr(argument, '.')-1) AS parent,
             substr(argument, instr(argument, '.')+1) AS parent_column
      FROM data_test_rules);

-- A misspelt rule or a missing file is no passed test.
CREATE TEMP TABLE unknown_rules(
  name TEXT CONSTRAINT "data_test_rules: a rule without a query" CHECK( 0 )
);
INSERT INTO unknown_rules
SELECT name FROM data_test_queries WHERE broken IS NULL AND query IS NULL;
DROP TABLE unknown_rules;
