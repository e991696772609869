-- data_test_queries: a row a rule of data_test_rules, as SQL.
--
--   name     rule_object_column, or a written query's file: what results and
--            failures are called
--   phase    staging or marts: when its object exists
--   broken   of a rule that each row keeps or breaks: the condition that a row
--            breaks it
--   total    of a rule about the whole object: the aggregate that it is about
--   other, other_total  what that is held to, where it is an aggregate, too, and
--            the table that it is over
--   query    of the other rules: the keys that break it. Totals stand in
--            data_test_sides, for which each table is scanned once
--
-- A NULL breaks not_null and nothing else. Of two ways to ask the quicker one is
-- taken, for most of a test's time goes by on rows that are right: blank text
-- stands before '!', and CASE needs no index as a long IN does.

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
         WHEN 'not_blank' THEN printf('%s<''!'' AND trim(%s)=''''', column, column)
         WHEN 'accepted_values' THEN printf(
           'CASE %s%s ELSE %s IS NOT NULL END', column,
           (SELECT group_concat(printf(' WHEN %s THEN 0', quote(value)), '')
            FROM json_each(argument)), column)
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
         WHEN 'at_most'       THEN key
       END AS total,
       iif(is_held_to_total, parent, NULL) AS other,
       iif(is_held_to_total, parent_column, NULL) AS other_total,
       CASE rule
         WHEN 'unique' THEN printf(
           'SELECT %s FROM %s WHERE %s IS NOT NULL GROUP BY %s'
           || ' HAVING count(*)>1', key, object, key, key)
         WHEN 'rows_at_least' THEN printf(
           'SELECT ours || '' rows'' FROM (%s) WHERE ours<theirs', sides)
         WHEN 'equals' THEN printf(
           'SELECT ifnull(ours, ''NULL'') || '' <> '' || ifnull(theirs,'
           || ' ''NULL'') FROM (%s) WHERE ours IS NOT theirs'
           || ' AND ifnull(abs(ours-theirs)>1e-9*max(1, abs(theirs)), 1)', sides)
         WHEN 'at_most' THEN printf(
           'SELECT ours || '' > '' || theirs FROM (%s) WHERE ours>theirs', sides)
         WHEN 'query' THEN rtrim(
           readfile(printf('sql/tests/%s.sql', column)), ';' || char(10, 32))
       END AS query
FROM (SELECT *, printf('SELECT ours, %s AS theirs FROM data_test_sides'
                       || ' WHERE position=%d',
                       iif(is_held_to_total, 'theirs', '(' || argument || ')'),
                       position) AS sides
      FROM (SELECT *, rule IN ('equals', 'at_most')
                        AND argument NOT LIKE 'SELECT %' AS is_held_to_total,
                   substr(argument, 1, instr(argument, '.')-1) AS parent,
                   substr(argument, instr(argument, '.')+1) AS parent_column
            FROM data_test_rules));

-- A misspelt rule or a missing file is no passed test.
CREATE TEMP TABLE unknown_rules(
  name TEXT CONSTRAINT "data_test_rules: a rule without a query" CHECK( 0 )
);
INSERT INTO unknown_rules
SELECT name FROM data_test_queries WHERE broken IS NULL AND query IS NULL;
DROP TABLE unknown_rules;
