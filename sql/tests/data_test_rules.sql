-- data_test_rules: what is promised of the data, a row a promise.
--
--   object    the table it is about
--   key       what finds a row that breaks it; shown as example_keys
--   column    whose promise it is, or a word for it; with rule and object it
--             makes the test's name (a written query's file is its name)
--   rule      not_null       the column is never NULL
--             not_blank      it is never empty text
--             unique         no two rows share the key
--             accepted_values  it is one of the argument, a JSON list
--             relationships  it occurs in the argument, table.column; without
--                            a meaning while that table is empty
--             between        it lies in the argument, [from, to]
--             moment         it is a moment in the one spelling of staging
--             not_after      it is not after the argument, a scalar query
--             holds          the argument is not false, an expression
--             rows_at_least  the table has so many rows
--             equals         key, an aggregate over the object, equals the
--                            argument: table.aggregate, or a scalar query
--             at_most        it is no greater
--             query          sql/tests/<column>.sql finds no row
--   severity  error stops the build, warn is printed
--
-- error is for what makes figures wrong; warn for what a desk's data may
-- contain without that.
--
-- Here are the promises of staging and of the intermediate tables; those of the
-- marts are in data_test_rules_marts.sql.

DROP TABLE IF EXISTS data_test_rules;
CREATE TABLE data_test_rules(
  position INTEGER PRIMARY KEY,
  object   TEXT NOT NULL,
  key      TEXT NOT NULL,
  column   TEXT NOT NULL,
  rule     TEXT NOT NULL,
  argument TEXT,
  severity TEXT NOT NULL CHECK( severity IN ('error', 'warn') ),
  UNIQUE(rule, object, column)
) STRICT;

-- --- Staging: tickets -------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('config', 'id', 'desk', 'rows_at_least', '1', 'error'),
  ('stg_tickets', 'ticket_id', 'ticket_id', 'rows_at_least', '1', 'error'),
  ('stg_tickets', 'rowid', 'ticket_id', 'not_null', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'ticket_id', 'unique', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'created_at', 'not_null', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'created_at', 'moment', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'created_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('stg_tickets', 'ticket_id', 'priority', 'holds',
   'priority IS NOT NULL OR NOT EXISTS (SELECT 1 FROM stg_sla_policies)',
   'warn'),
  ('stg_tickets', 'ticket_id', 'priority', 'not_blank', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'priority', 'relationships',
   'stg_sla_policies.priority', 'warn'),
  ('stg_tickets', 'ticket_id', 'channel', 'not_blank', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'ticket_type', 'not_blank', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'customer_since', 'moment', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'customer_before_ticket', 'holds',
   'customer_since<=created_at', 'warn'),
  ('stg_tickets', 'ticket_id', 'churned_at', 'moment', NULL, 'error'),
  ('stg_tickets', 'ticket_id', 'churned_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('stg_tickets', 'ticket_id', 'ai_participated', 'accepted_values',
   '[0, 1]', 'error'),
  ('stg_tickets', 'ticket_id', 'source_sla_met', 'accepted_values',
   '[0, 1]', 'error'),
  ('stg_tickets', 'ticket_id', 'ticket_has_events', 'query', NULL, 'error');

-- --- Staging: events --------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('stg_ticket_events', 'event_id', 'event_id', 'rows_at_least', '1', 'error'),
  ('stg_ticket_events', 'event_id', 'ticket_id', 'not_null', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'ticket_id', 'relationships',
   'stg_tickets.ticket_id', 'error'),
  ('stg_ticket_events', 'event_id', 'event_at', 'not_null', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'event_at', 'moment', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'event_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('stg_ticket_events', 'event_id', 'activity', 'not_null', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'activity', 'not_blank', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'event_type', 'not_null', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'event_type', 'accepted_values',
   '["created", "assigned", "reply", "customer_reply", "note", "escalated",
     "solved", "reopened", "closed", "other"]', 'error'),
  ('stg_ticket_events', 'event_id', 'status', 'not_null', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'status', 'accepted_values',
   '["new", "open", "pending", "hold", "solved", "closed"]', 'error'),
  ('stg_ticket_events', 'event_id', 'group_name', 'not_blank', NULL, 'error'),
  ('stg_ticket_events', 'event_id', 'group_name', 'relationships',
   'stg_group_capacity.group_name', 'warn'),
  ('stg_ticket_events', 'event_id', 'agent_id', 'relationships',
   'stg_agents.agent_id', 'warn'),
  ('stg_ticket_events', 'event_id', 'is_automatic', 'accepted_values',
   '[0, 1]', 'error'),
  ('stg_ticket_events', 'event_id', 'solved_is_solved', 'holds',
   'event_type<>''solved'' OR status IN (''solved'', ''closed'')', 'error'),
  ('stg_ticket_events', 'event_id', 'closed_is_closed', 'holds',
   'event_type<>''closed'' OR status=''closed''', 'error'),
  ('stg_ticket_events', 'event_id', 'reopened_is_unsolved', 'holds',
   'event_type<>''reopened'' OR status NOT IN (''solved'', ''closed'')',
   'error'),
  ('stg_ticket_events', 'event_id', 'escalated_to_a_group', 'holds',
   'event_type<>''escalated'' OR group_name IS NOT NULL', 'warn'),
  ('stg_ticket_events', 'event_id', 'agent_minutes', 'holds',
   'agent_minutes>=0', 'error'),
  ('stg_ticket_events', 'event_id', 'minutes_have_an_agent', 'holds',
   'ifnull(agent_minutes, 0)=0
     OR agent_id IS NOT NULL AND is_automatic IS NOT 1', 'warn'),
  ('stg_ticket_events', 'ticket_id', 'minutes_make_the_cost', 'query', NULL,
   'warn'),
  ('stg_ticket_events', 'event_id', 'created_once', 'query', NULL, 'error');

-- --- Staging: the rest ------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('stg_agents', 'rowid', 'agent_id', 'not_null', NULL, 'error'),
  ('stg_agents', 'agent_id', 'agent_id', 'unique', NULL, 'error'),
  ('stg_agents', 'agent_id', 'hired_at', 'moment', NULL, 'error'),
  ('stg_agents', 'agent_id', 'fte', 'between', '[0, 2]', 'error'),

  ('stg_sla_policies', 'rowid', 'priority', 'not_null', NULL, 'error'),
  ('stg_sla_policies', 'metric || '' '' || priority', 'metric', 'unique', NULL,
   'error'),
  ('stg_sla_policies', 'priority', 'metric', 'accepted_values',
   '["first_reply_time", "total_resolution_time"]', 'error'),
  ('stg_sla_policies', 'metric || '' '' || priority', 'target_hours',
   'not_null', NULL, 'error'),
  ('stg_sla_policies', 'metric || '' '' || priority', 'target_hours', 'holds',
   'target_hours>0', 'error'),
  ('stg_sla_policies', 'priority', 'reply_before_resolution', 'query', NULL,
   'warn'),

  ('stg_sla_targets', 'priority', 'priority', 'unique', NULL, 'error'),
  ('stg_sla_targets', 'priority', 'priority', 'relationships',
   'stg_sla_policies.priority', 'warn'),
  ('stg_sla_targets', 'priority', 'target_attainment', 'not_null', NULL,
   'error'),
  ('stg_sla_targets', 'priority', 'target_attainment', 'between', '[0, 1]',
   'error'),

  ('stg_group_capacity', 'rowid', 'group_name', 'not_null', NULL, 'error'),
  ('stg_group_capacity', 'group_name', 'group_name', 'unique', NULL, 'error'),
  ('stg_group_capacity', 'group_name', 'fte', 'holds', 'fte>0', 'error'),
  ('stg_group_capacity', 'group_name', 'productive_hours', 'between',
   '[0, 24]', 'error'),

  ('stg_ticket_costs', 'ticket_id', 'ticket_id', 'unique', NULL, 'error'),
  ('stg_ticket_costs', 'ticket_id', 'ticket_id', 'relationships',
   'stg_tickets.ticket_id', 'error'),
  ('stg_ticket_costs', 'ticket_id', 'agent_minutes', 'holds',
   'agent_minutes>=0', 'error'),
  ('stg_ticket_costs', 'ticket_id', 'cost', 'holds', 'cost>=0', 'error'),

  ('stg_satisfaction_ratings', 'ticket_id', 'ticket_id', 'unique', NULL,
   'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'ticket_id', 'relationships',
   'stg_tickets.ticket_id', 'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'score', 'not_null', NULL,
   'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'score', 'between', '[1, 5]',
   'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'rated_at', 'moment', NULL,
   'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'rated_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('stg_satisfaction_ratings', 'ticket_id', 'rated_after_creation', 'query',
   NULL, 'error'),

  ('stg_unreadable', 'column_name', 'unreadable_cells', 'query', NULL, 'warn'),
  ('stg_unreadable', 'column_name', 'few_unreadable_rows', 'query', NULL,
   'error');

-- --- Intermediate -----------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('int_events', 'count(*)', 'all_events', 'equals',
   'stg_ticket_events.count(*)', 'error'),
  ('int_events', 'event_id', 'hours_to_next', 'holds', 'hours_to_next>=0',
   'error'),
  ('int_events', 'event_id', 'event_after_creation', 'query', NULL, 'error'),
  ('int_events', 'event_id', 'created_first', 'query', NULL, 'error'),
  ('int_events', 'event_id', 'solve_is_told', 'query', NULL, 'error'),
  ('int_events', 'event_id', 'event_told_once', 'query', NULL, 'warn'),

  ('int_status_spans', 'ticket_id', 'no_negative_hours', 'holds', 'hours>=0',
   'error'),
  ('int_status_spans', 'count(*) FILTER (WHERE is_last)', 'a_last_span',
   'equals', 'stg_tickets.count(*)', 'error'),
  ('int_status_spans', 'ticket_id', 'until_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('int_status_spans', 'ticket_id', 'spans_touch', 'query', NULL, 'error'),
  ('int_status_spans', 'ticket_id', 'spans_fill_life', 'query', NULL, 'error'),

  ('int_group_stints', 'ticket_id', 'parts', 'holds',
   'abs(working_hours+waiting_hours-hours)<=1e-6', 'error'),
  ('int_group_stints', 'total(hours)', 'hours_of_spans', 'equals',
   'int_status_spans.total(hours) FILTER (
     WHERE is_unsolved AND group_name IS NOT NULL)', 'error'),

  ('int_ticket_lifetime', 'count(*)', 'all_tickets', 'equals',
   'stg_tickets.count(*)', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'no_negative_cycle_time', 'holds',
   'cycle_hours>=0', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'cycle_is_creation_to_solve', 'holds',
   'abs(cycle_hours-(julianday(last_solved_at)-julianday(created_at))*24)<1e-3',
   'error'),
  ('int_ticket_lifetime', 'ticket_id', 'closed_has_close_time', 'holds',
   'current_status<>''closed'' OR closed_at IS NOT NULL', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'solved_has_solve_time', 'holds',
   'is_open=(last_solved_at IS NULL)', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'open_has_age_not_cycle', 'holds',
   'is_open=(cycle_hours IS NULL) AND is_open=(age_hours IS NOT NULL)',
   'error'),
  ('int_ticket_lifetime', 'ticket_id', 'solve_order', 'holds',
   'created_at<=first_solved_at AND first_solved_at<=last_solved_at
     AND last_solved_at<=closed_at', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'reply_after_creation', 'holds',
   'first_reply_at>=created_at', 'error'),
  ('int_ticket_lifetime', 'ticket_id', 'first_reply_is_a_reply', 'query', NULL,
   'error'),
  ('int_ticket_lifetime', 'total(escalations)', 'escalations', 'equals',
   'stg_ticket_events.count(*) FILTER (WHERE event_type=''escalated'')',
   'error'),
  ('int_ticket_lifetime', 'total(reopens)', 'reopens', 'equals',
   'stg_ticket_events.count(*) FILTER (WHERE event_type=''reopened'')',
   'warn'),

  ('int_ticket_paths', 'count(*)', 'all_tickets', 'equals',
   'int_events.count(*) FILTER (WHERE position=1)', 'error'),
  ('int_event_transitions', 'count(*)', 'all_pairs', 'equals',
   'int_events.count(*) FILTER (WHERE position>1)', 'error'),
  ('int_event_transitions', 'ticket_id', 'hours', 'holds',
   'abs(hours-(julianday(to_at)-julianday(from_at))*24)<1e-3', 'error');
