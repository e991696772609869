-- data_test_rules_marts: the promises of the marts, rows of data_test_rules; what
-- its columns and rules mean stands there.

-- --- Marts: promises --------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('mart_sla', 'count(*)', 'all_clocks', 'equals',
   'SELECT count(*) FROM stg_tickets JOIN stg_sla_policies USING (priority)',
   'error'),
  ('mart_sla', 'ticket_id', 'metric', 'accepted_values',
   '["first_reply_time", "total_resolution_time"]', 'error'),
  ('mart_sla', 'ticket_id', 'state', 'accepted_values',
   '["active", "active_breached", "achieved", "breached"]', 'error'),
  ('mart_sla', 'ticket_id', 'sla_status', 'accepted_values',
   '["on_track", "at_risk", "within_sla", "breached"]', 'error'),
  ('mart_sla', 'ticket_id', 'no_negative_hours', 'holds', 'elapsed_hours>=0',
   'error'),
  ('mart_sla', 'ticket_id', 'hours_left', 'holds',
   'abs(target_hours-elapsed_hours-remaining_hours)<=1e-6', 'error'),
  ('mart_sla', 'ticket_id', 'kept_is_within_target', 'holds',
   'is_met=0 OR elapsed_hours<=target_hours+1e-6', 'error'),
  ('mart_sla', 'ticket_id', 'broken_is_past_target', 'holds',
   'is_met=1 OR elapsed_hours>=target_hours-1e-6', 'error'),
  ('mart_sla', 'ticket_id', 'stop_order', 'holds',
   'started_at<=stopped_at AND started_at<=decided_at', 'error'),
  ('mart_sla', 'ticket_id', 'stopped_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('mart_sla', 'ticket_id', 'decided_at', 'not_after',
   'SELECT as_of FROM config', 'error'),
  ('mart_sla', 'ticket_id', 'verdict_has_moment', 'holds',
   '(is_met IS NULL)=(decided_at IS NULL)', 'error'),
  ('mart_sla', 'ticket_id', 'target_is_the_policy', 'query', NULL, 'error'),
  ('mart_sla', 'ticket_id', 'like_the_desks_verdict', 'query', NULL, 'warn'),

  ('mart_sla_attainment', 'period_start', 'parts', 'holds', 'met+breached=n',
   'error'),
  ('mart_sla_attainment', 'period_start', 'attainment', 'holds',
   'abs(attainment*n-met)<=1e-6', 'error'),
  ('mart_sla_attainment', 'period_start', 'interval', 'holds',
   'low BETWEEN 0 AND attainment+1e-12 AND high BETWEEN attainment-1e-12 AND 1',
   'error'),
  ('mart_sla_attainment',
   'sum(n) FILTER (WHERE period=''day'' AND cut=''all'')', 'all_verdicts',
   'equals', 'mart_sla.nullif(count(is_met), 0)', 'error'),
  ('mart_sla_attainment',
   'sum(met) FILTER (WHERE period=''month'' AND cut=''all'')', 'all_kept',
   'equals', 'mart_sla.sum(is_met)', 'error'),
  ('mart_sla_attainment', 'period_start', 'cuts_agree', 'query', NULL,
   'error'),

  ('mart_at_risk', 'count(*)', 'all_open_risks', 'equals',
   'mart_sla.count(*) FILTER (
     WHERE sla_status=''at_risk'' OR state=''active_breached'')', 'error'),
  ('mart_at_risk', 'ticket_id', 'ticket_id', 'relationships',
   'stg_tickets.ticket_id', 'error'),
  ('mart_at_risk', 'urgency', 'urgency', 'unique', NULL, 'error'),
  ('mart_at_risk', 'ticket_id', 'sign_of_the_time_left', 'holds',
   '(sla_status=''breached'')=(remaining_hours<0)', 'error');

-- --- Marts: groups, days, outcomes ------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('mart_group_performance', 'count(*)', 'all_groups', 'equals',
   'int_group_stints.count(DISTINCT group_name)', 'error'),
  ('mart_group_performance', 'total(stays)', 'all_stays', 'equals',
   'int_group_stints.count(*)', 'error'),
  ('mart_group_performance', 'group_name', 'parts', 'holds',
   'ended_stays+backlog=stays AND breached<=verdicts AND tickets<=stays',
   'error'),
  ('mart_group_performance', 'total(total_hours)', 'hours_in_groups', 'equals',
   'int_group_stints.total(hours) FILTER (WHERE ended_by<>''open'')',
   'error'),
  ('mart_group_performance', 'total(backlog)', 'backlog', 'equals',
   'int_ticket_lifetime.count(*) FILTER (
     WHERE is_open AND current_group IS NOT NULL)', 'error'),
  ('mart_group_performance', 'total(verdicts)', 'verdicts', 'equals',
   'mart_sla.count(is_met) FILTER (
     WHERE metric=''total_resolution_time''
       AND group_name IN (SELECT group_name FROM int_group_stints))', 'error'),
  ('mart_group_performance', 'group_name', 'breach_rate', 'holds',
   'abs(breach_rate*verdicts-breached)<=1e-6
     AND breach_rate BETWEEN breach_low-1e-12 AND breach_high+1e-12', 'error'),
  ('mart_group_performance', 'group_name', 'bottleneck_score', 'holds',
   'abs(bottleneck_score-score_hours*score_volume*score_breach)
     <=1e-9*(1+bottleneck_score)', 'error'),
  ('mart_group_performance', 'bottleneck_rank', 'bottleneck_rank', 'unique',
   NULL, 'error'),
  ('mart_group_performance', 'group_name', 'ranked_by_score', 'query', NULL,
   'error'),

  ('mart_daily_ops', 'total(volume)', 'volume', 'equals',
   'stg_tickets.count(*)', 'error'),
  ('mart_daily_ops', 'total(solved)', 'solved', 'equals',
   'int_status_spans.count(*) FILTER (WHERE is_solve)', 'error'),
  ('mart_daily_ops', 'total(first_replies)', 'first_replies', 'equals',
   'int_ticket_lifetime.count(first_reply_at)', 'error'),
  ('mart_daily_ops', 'total(sla_n)', 'verdicts', 'equals',
   'mart_sla.count(is_met) FILTER (WHERE metric=''total_resolution_time'')',
   'error'),
  ('mart_daily_ops', 'total(ratings)', 'ratings', 'equals',
   'stg_satisfaction_ratings.count(*)', 'error'),
  ('mart_daily_ops', 'total(cost)', 'cost', 'equals',
   'mart_ticket_outcomes.total(cost) FILTER (WHERE NOT is_open)', 'error'),
  ('mart_daily_ops', 'day', 'backlog', 'holds', 'backlog>=0', 'error'),
  ('mart_daily_ops', 'max(backlog) FILTER (WHERE day=(SELECT max(day)
   FROM mart_daily_ops))', 'backlog_at_the_end', 'equals',
   'int_ticket_lifetime.count(*) FILTER (WHERE is_open)', 'error'),
  ('mart_daily_ops', 'day', 'backlog_balances', 'query', NULL, 'error'),
  ('mart_daily_ops', 'day', 'no_day_missing', 'query', NULL, 'error'),
  ('mart_daily_ops', 'day', 'mean_of_days_before', 'query', NULL, 'error'),
  ('mart_daily_ops', 'day', 'surge', 'holds',
   'is_surge=(volume>surge_line)', 'error'),
  ('mart_daily_ops', 'day', 'csat_avg', 'between', '[1, 5]', 'error'),

  ('mart_ticket_outcomes', 'count(*)', 'all_tickets', 'equals',
   'stg_tickets.count(*)', 'error'),
  ('mart_ticket_outcomes', 'total(rated)', 'rated', 'equals',
   'stg_satisfaction_ratings.count(*)', 'error'),
  ('mart_ticket_outcomes', 'total(cost)', 'cost', 'equals',
   'stg_ticket_costs.total(cost)', 'error'),
  ('mart_ticket_outcomes', 'ticket_id', 'flags', 'holds',
   'reopened=(reopens>0) AND escalated=(escalations>0)
     AND rated=(csat IS NOT NULL)', 'error'),
  ('mart_ticket_outcomes', 'ticket_id', 'first_reply_hours', 'holds',
   'first_reply_hours>=0', 'error'),
  ('mart_ticket_outcomes', 'ticket_id', 'outcome_is_the_verdict', 'query', NULL,
   'error');

-- --- Marts: people ----------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('mart_agent_productivity', 'agent_id', 'period', 'accepted_values',
   '["week", "all"]', 'error'),
  ('mart_agent_productivity', 'period_start', 'monday', 'holds',
   'strftime(''%w'', period_start)=''1''', 'error'),
  ('mart_agent_productivity', 'agent_id', 'no_machines', 'holds',
   'agent_id NOT IN (SELECT agent_id FROM stg_agents
     WHERE role=''bot'' AND agent_id IS NOT NULL)', 'error'),
  ('mart_agent_productivity', 'agent_id', 'parts', 'holds',
   'one_touch<=solved AND reopened<=solved AND satisfied<=ratings
     AND breached<=verdicts AND first_replies<=replied AND replied<=replies',
   'error'),
  ('mart_agent_productivity', 'agent_id', 'one_touch_rate', 'holds',
   'abs(one_touch_rate*solved-one_touch)<=1e-6 AND one_touch_rate
     BETWEEN one_touch_low-1e-12 AND one_touch_high+1e-12', 'error'),
  ('mart_agent_productivity', 'agent_id', 'reopen_rate', 'holds',
   'abs(reopen_rate*solved-reopened)<=1e-6
     AND reopen_rate BETWEEN reopen_low-1e-12 AND reopen_high+1e-12', 'error'),
  ('mart_agent_productivity', 'agent_id', 'satisfied_rate', 'holds',
   'abs(satisfied_rate*ratings-satisfied)<=1e-6 AND satisfied_rate
     BETWEEN satisfied_low-1e-12 AND satisfied_high+1e-12', 'error'),
  ('mart_agent_productivity', 'agent_id', 'breach_rate', 'holds',
   'abs(breach_rate*verdicts-breached)<=1e-6
     AND breach_rate BETWEEN breach_low-1e-12 AND breach_high+1e-12', 'error'),
  ('mart_agent_productivity', 'agent_id', 'csat_avg', 'between', '[1, 5]', 'error'),
  ('mart_agent_productivity', 'agent_id', 'group_gini', 'holds',
   'group_gini BETWEEN 0 AND 1-1.0/group_agents+1e-12', 'error'),
  ('mart_agent_productivity', 'agent_id', 'order_of_quantiles', 'holds',
   'first_reply_p50_hours>=0
     AND first_reply_p50_hours<=first_reply_p90_hours', 'error'),
  ('mart_agent_productivity', 'total(solved) FILTER (WHERE period=''all'')',
   'no_solve_twice', 'at_most',
   'int_status_spans.count(*) FILTER (WHERE is_solve)', 'error'),
  ('mart_agent_productivity', 'total(reopened) FILTER (WHERE period=''all'')',
   'no_reopening_twice', 'at_most', 'int_ticket_lifetime.total(reopens)', 'error'),
  ('mart_agent_productivity', 'total(replies) FILTER (WHERE period=''all'')',
   'all_replies', 'equals',
   'stg_ticket_events.count(*) FILTER (
     WHERE event_type=''reply'' AND is_automatic IS NOT 1
       AND agent_id IS NOT NULL
       AND agent_id NOT IN (SELECT agent_id FROM stg_agents
                            WHERE role=''bot'' AND agent_id IS NOT NULL))',
   'error'),
  ('mart_agent_productivity',
   'total(handle_hours) FILTER (WHERE period=''all'')', 'all_hours', 'equals',
   'stg_ticket_events.total(agent_minutes/60) FILTER (
     WHERE agent_minutes>0 AND is_automatic IS NOT 1
       AND agent_id IS NOT NULL
       AND agent_id NOT IN (SELECT agent_id FROM stg_agents
                            WHERE role=''bot'' AND agent_id IS NOT NULL))',
   'error'),
  ('mart_agent_productivity', 'total(mean_open) FILTER (WHERE period=''all'')',
   'held_is_unsolved', 'equals',
   'int_status_spans.ifnull(sum(hours) FILTER (
       WHERE is_unsolved AND assignee_id IS NOT NULL
         AND assignee_id NOT IN (SELECT agent_id FROM stg_agents
                                 WHERE role=''bot'' AND agent_id IS NOT NULL))
     /nullif(cycle_hours(min(from_at), (SELECT as_of FROM config)), 0.0), 0.0)',
   'error'),
  ('mart_agent_productivity', 'agent_id', 'weeks_make_all', 'query', NULL, 'error'),
  ('mart_agent_productivity', 'group_name', 'shares_of_group', 'query', NULL, 'error');

-- --- Marts: anomalies -------------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('mart_anomalies', 'day', 'method', 'accepted_values',
   '["zscore", "surge_7", "surge_weekday", "weekday_robust"]', 'error'),
  ('mart_anomalies', 'day', 'measure', 'accepted_values',
   '["arrivals", "breaches", "reopenings"]', 'error'),
  ('mart_anomalies', 'day', 'day', 'not_after',
   'SELECT date(as_of, ''-1 day'') FROM config', 'error'),
  ('mart_anomalies', 'name', 'name', 'holds',
   'scope=''desk'' AND name=(SELECT desk FROM config)
     OR scope=''group'' AND measure=''arrivals''
       AND name IN (SELECT group_name FROM mart_group_performance)', 'error'),
  ('mart_anomalies', 'day', 'weekday', 'holds',
   'weekday=1+(strftime(''%w'', day)+6)%7', 'error'),
  ('mart_anomalies', 'day', 'value', 'holds', 'value>=0', 'error'),
  ('mart_anomalies', 'day', 'score_limit', 'holds',
   'score_limit=CASE method WHEN ''zscore'' THEN 3 WHEN ''weekday_robust''
     THEN 3.5 ELSE (SELECT surge_share FROM config) END', 'error'),
  ('mart_anomalies', 'day', 'score', 'holds',
   '(score>0)=(value>expected) AND (score IS NOT NULL OR expected=0)', 'error'),
  ('mart_anomalies', 'day', 'flag', 'holds',
   'abs(abs(score)-score_limit)<=1e-9
     OR is_anomaly=(iif(method IN (''zscore'', ''weekday_robust''),
                        abs(score), score)>score_limit)', 'error'),
  ('mart_anomalies', 'day', 'surges_of_the_days', 'query', NULL, 'error'),
  ('mart_anomalies', 'day', 'no_day_sees_itself', 'query', NULL, 'error');

-- --- Marts: forecast, capacity, outcomes, recommendations --------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('int_daily_series', 'total(series_info(series)->>''missing'')',
   'no_missing_day', 'equals', 'SELECT 0', 'error'),
  ('int_daily_series', 'name', 'every_arrival_once', 'query', NULL, 'error'),

  ('int_backtest', 'day', 'day', 'holds', 'day=date(origin, ''+''||(step-1)||'' days'')',
   'error'),
  ('int_backtest', 'day', 'origin', 'not_after',
   'SELECT date(as_of, ''-28 days'') FROM config', 'error'),
  ('int_backtest', 'origin', 'same_days_for_each_model', 'query', NULL, 'error'),
  ('int_backtest', 'day', 'guesses_are_of_the_past', 'query', NULL, 'error'),

  ('mart_forecast', 'name', 'forecast_days', 'query', NULL, 'error'),
  ('mart_forecast', 'day', 'day', 'holds',
   'day>=(SELECT date(as_of) FROM config)', 'error'),
  ('mart_forecast', 'day', 'bounds', 'holds',
   '0<=lower_95 AND lower_95<=lower_80 AND lower_80<=forecast
     AND forecast<=upper_80 AND upper_80<=upper_95', 'error'),
  ('mart_forecast', 'day', 'sum_bounds', 'holds',
   '0<=cumulative_lower_95 AND cumulative_lower_95<=cumulative_lower_80
     AND cumulative_lower_80<=cumulative AND cumulative<=cumulative_upper_80
     AND cumulative_upper_80<=cumulative_upper_95', 'error'),
  ('mart_forecast', 'name', 'status', 'not_blank', NULL, 'error'),
  ('mart_forecast', 'day', 'sums_run_along', 'query', NULL, 'error'),

  ('mart_forecast_accuracy', 'model', 'model', 'accepted_values',
   '["holt_winters", "seasonal_naive", "weekday_mean"]', 'error'),
  ('mart_forecast_accuracy', 'sum(n)', 'all_days', 'equals',
   'int_backtest.nullif(count(*), 0)', 'error'),
  ('mart_forecast_accuracy', 'total(mae*n)', 'mae', 'equals',
   'int_backtest.total(abs(forecast-actual))', 'error'),
  ('mart_forecast_accuracy', 'total(rmse*rmse*n)', 'squares', 'equals',
   'int_backtest.total((forecast-actual)*(forecast-actual))',
   'error'),
  ('mart_forecast_accuracy', 'name', 'rmse', 'holds',
   'rmse>=mae*(1-1e-9) AND abs(bias)<=mae*(1+1e-9)', 'error'),
  ('mart_forecast_accuracy', 'name', 'coverage', 'holds',
   'coverage_80 BETWEEN 0 AND coverage_95 AND coverage_95<=1', 'error'),
  ('mart_forecast_accuracy', 'name', 'yardstick', 'holds',
   'model<>''seasonal_naive'' OR relative_mae=1.0 OR mae=0', 'error'),

  ('mart_capacity', 'month', 'kind', 'accepted_values',
   '["actual", "forecast"]', 'error'),
  ('mart_capacity', 'month', 'hours_source', 'accepted_values',
   '["logged", "given", "implied"]', 'error'),
  ('mart_capacity', 'month', 'working_days', 'between', '[20, 23]', 'error'),
  ('mart_capacity', 'month', 'tickets', 'holds',
   'tickets>=0 AND (tickets_low IS NULL
     OR tickets_low<=tickets AND tickets<=tickets_high)', 'error'),
  ('mart_capacity', 'month', 'gap', 'holds',
   'abs(gap_days-(required_hours-available_hours)/available_hours
        *fte*working_days)<=1e-6*max(1, abs(gap_days))', 'error'),
  ('mart_capacity', 'month', 'required_hours', 'holds',
   'abs(required_hours-tickets*hours_per_ticket)
     <=1e-9*max(1, required_hours)', 'error'),
  ('mart_capacity', 'month', 'gap_fte', 'holds',
   'abs(gap_fte*working_days-gap_days)<=1e-6*max(1, abs(gap_days))', 'error'),
  ('mart_capacity', 'month', 'gap_cost', 'holds',
   'abs(gap_cost-(required_hours-available_hours)*hourly_cost)
     <=1e-6*max(1, abs(gap_cost))', 'error'),
  ('mart_capacity', 'month', 'hours_are_the_logged_ones', 'query', NULL,
   'error'),
  ('mart_capacity', 'month', 'months_are_the_forecast', 'query', NULL, 'error'),
  ('mart_capacity', 'month', 'gap_bounds', 'holds',
   'gap_low_days<=gap_days AND gap_days<=gap_high_days', 'error'),
  ('mart_capacity', 'month', 'past_months_as_they_were', 'query', NULL, 'error'),

  ('mart_outcome_drivers', 'level', 'measure', 'accepted_values',
   '["csat", "cycle_hours", "agent_hours", "cost", "reopened", "churned_90"]',
   'error'),
  ('mart_outcome_drivers', 'level', 'interval', 'holds',
   'low<=adjusted AND adjusted<=high', 'error'),
  ('mart_outcome_drivers', 'level', 'covered', 'between', '[0, 1]', 'error'),
  ('mart_outcome_drivers', 'level', 'n', 'holds', 'n<=tickets', 'error'),
  ('mart_outcome_drivers', 'factor', 'every_level_or_the_rest', 'query', NULL,
   'error'),

  ('mart_shift_heatmap', 'sum(iif(weekday=0, tickets, 0))', 'all_tickets',
   'equals', 'stg_tickets.count(*)', 'error'),
  ('mart_shift_heatmap', 'sum(iif(weekday>0, tickets, 0))', 'all_weekdays',
   'equals', 'stg_tickets.count(*)', 'error'),
  ('mart_shift_heatmap', 'hour', 'breach_rate', 'holds',
   'breach_low<=breach_rate AND breach_rate<=breach_high', 'error'),

  ('mart_desk_totals', 'id', 'id', 'rows_at_least', '1', 'error'),
  ('mart_desk_totals', 'id', 'months', 'holds', 'months>=1', 'error'),

  ('mart_recommendations', 'max(rank)', 'rank', 'equals',
   'mart_recommendations.nullif(count(*), 0)', 'error'),
  ('mart_recommendations', 'rank', 'finding', 'not_blank', NULL, 'error'),
  ('mart_recommendations', 'rank', 'confidence', 'accepted_values',
   '["high", "medium", "low"]', 'error'),
  ('mart_recommendations', 'rank', 'texts', 'holds',
   'instr(finding || action || arithmetic || confidence_reason, ''{'')=0',
   'error'),
  ('mart_recommendations', 'rank', 'effect_hours', 'holds', 'effect_hours>0',
   'error'),
  ('mart_recommendations', 'rank', 'effect_share', 'holds', 'effect_share>0',
   'error'),
  ('mart_recommendations', 'rank', 'money_is', 'holds',
   '(effect_money IS NULL)=(money_is IS NULL)', 'error'),
  ('mart_recommendations', 'rank', 'ranked_by_worth', 'query', NULL, 'error'),
  ('mart_recommendations', 'rank', 'evidence_is_there', 'query', NULL, 'error'),
  ('mart_recommendations', 'rank', 'effect', 'holds',
   'effect_hours IS NOT NULL OR effect_money IS NOT NULL', 'warn'),
  ('mart_recommendations', 'rank', 'rule', 'relationships',
   'recommendation_rules.rule', 'error'),
  ('mart_recommendations', 'rank', 'owner_group', 'relationships',
   'mart_group_performance.group_name', 'error'),
  ('mart_recommendations', 'rank', 'evidence_mart', 'relationships',
   'recommendation_rules.mart', 'error');

-- --- Marts: the process -----------------------------------------------------
INSERT INTO data_test_rules(object, key, column, rule, argument, severity)
VALUES
  ('mart_transitions', 'total(transitions)', 'all_transitions', 'equals',
   'int_ticket_paths.total(events-1)', 'error'),
  ('mart_transitions', 'source', 'probabilities_make_one', 'query', NULL, 'error'),
  ('mart_transitions', 'source', 'order_of_quantiles', 'holds',
   'min_hours>=0 AND min_hours<=median_hours AND median_hours<=p90_hours
     AND p90_hours<=p95_hours AND p95_hours<=max_hours', 'error'),
  ('mart_transitions', 'source', 'cases', 'holds',
   'cases BETWEEN 1 AND transitions', 'error'),

  ('mart_bottlenecks', 'rank', 'scope', 'accepted_values',
   '["group", "activity", "transition"]', 'error'),
  ('mart_bottlenecks', 'json_array(scope, key)', 'key', 'unique', NULL, 'error'),
  ('mart_bottlenecks', 'count(*) FILTER (WHERE scope=''group'')', 'all_groups',
   'equals', 'mart_group_performance.count(*)', 'error'),
  ('mart_bottlenecks', 'total(volume) FILTER (WHERE scope=''activity'')',
   'all_of_activities', 'equals',
   'mart_transitions.total(transitions)', 'error'),
  ('mart_bottlenecks', 'total(volume) FILTER (WHERE scope=''transition'')',
   'all_of_transitions', 'equals',
   'mart_transitions.total(transitions)', 'error'),
  ('mart_bottlenecks', 'total(total_hours) FILTER (WHERE scope=''activity'')',
   'hours_of_activities', 'equals',
   'mart_transitions.total(total_hours)', 'error'),
  ('mart_bottlenecks', 'total(time_share)', 'shares_make_one', 'equals',
   'mart_bottlenecks.count(DISTINCT scope || is_open) FILTER (
     WHERE time_share IS NOT NULL)', 'error'),
  ('mart_bottlenecks', 'total(breached) FILTER (WHERE scope=''group'')',
   'breaches_of_groups', 'equals',
   'mart_group_performance.total(breached)', 'error'),
  ('mart_bottlenecks', 'scope', 'breaches_in_known_steps', 'query', NULL,
   'error'),
  ('mart_bottlenecks', 'key', 'breach_rate', 'holds',
   'abs(breach_rate*breach_n-breached)<=1e-6
     AND breach_rate BETWEEN breach_low-1e-12 AND breach_high+1e-12', 'error'),
  ('mart_bottlenecks', 'key', 'excess_hours', 'holds',
   'excess_hours>=0 AND (breached>0 OR excess_hours=0)', 'error'),
  ('mart_bottlenecks', 'key', 'score', 'holds',
   'abs(score-ifnull(mean_hours, 0)*volume*ifnull(breach_rate, 1))
     <=1e-9*(1+score)', 'error'),
  ('mart_bottlenecks', 'key', 'no_score_once_solved', 'holds',
   'is_open=(score IS NOT NULL)', 'error'),
  ('mart_bottlenecks', 'key', 'bottlenecks_by_score', 'query', NULL, 'error'),

  ('mart_variants', 'total(cases)', 'all_tickets', 'equals',
   'int_ticket_paths.count(*)', 'error'),
  ('mart_variants', 'activities', 'activities', 'unique', NULL, 'error'),
  ('mart_variants', 'max(cumulative_share)', 'cumulative_share', 'equals',
   'SELECT 1.0 FROM int_ticket_paths LIMIT 1', 'error'),
  ('mart_variants', 'variant_id', 'ranked_by_cases', 'query', NULL, 'error'),
  ('mart_variants', 'total(verdicts)', 'verdicts', 'equals',
   'mart_sla.count(is_met) FILTER (WHERE metric=''total_resolution_time'')', 'error'),

  ('mart_conformance', 'count(*)', 'all_tickets', 'equals',
   'int_ticket_paths.count(*) FILTER (
     WHERE (SELECT happy_path FROM config) IS NOT NULL)', 'error'),
  ('mart_conformance', 'ticket_id', 'conforms', 'accepted_values', '[0, 1]',
   'error'),
  ('mart_conformance', 'ticket_id', 'deviation', 'holds',
   'conforms=(deviation IS NULL)', 'error'),
  ('mart_conformance', 'variant_id', 'variant_id', 'relationships',
   'mart_variants.variant_id', 'error'),
  ('mart_conformance', 'variant_id', 'one_answer_a_variant', 'query', NULL,
   'error');
