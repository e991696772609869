-- recommendation_rules: what may be recommended, a row a rule. To change a
-- rule, edit its row; to add one, add a row. run.sql turns them into SQL.
--
--   area        'staffing', 'flow', 'promises', 'outcomes'
--   mart        that the finding stands in: the evidence
--   source      what is read, as after FROM: the mart, under a short name, and
--               whatever the rule compares it with. All rules also see the one
--               row of mart_desk_totals and their own lever and at_most
--   condition   when a row of the source is worth an action
--   key         finds that row again in the mart
--   owner_group who is to act; NULL = whoever runs the desk
--   weight      which rows come first; at_most of them are taken
--   lever       the share of the whole effect that is taken to be within
--               reach: an assumption, yours to change
--   finding, action, arithmetic, reason   texts for people: {x} is the value of
--               the expression x, {x:%.1f} the same through printf(). They name
--               no group, priority or figure themselves
--   effect_hours, effect_money   of 30 days, or of the month named; money_is
--               'cost' (what the action takes) or 'saving'; effect_of says which
--               hours:
--                 'agent hours'    work that people do
--                 'ticket hours'   time in which customers wait for a solve
--                 'overrun hours'  the part of it past what was promised
--   share       the effect as a share of the desk's 30 days of the same kind
--   confidence  'high', 'medium' or 'low', and the reason for it
--
-- Expressions are SQL over the source's columns. A NULL effect is one that the
-- desk's data cannot tell. Two rules may speak of one cause: effects do not add.

DROP TABLE IF EXISTS recommendation_rules;
CREATE TABLE recommendation_rules(
  position     INTEGER PRIMARY KEY,
  rule         TEXT NOT NULL UNIQUE,
  area         TEXT NOT NULL,
  mart         TEXT NOT NULL,
  source       TEXT NOT NULL,
  condition    TEXT NOT NULL,
  key          TEXT NOT NULL,
  owner_group  TEXT NOT NULL,
  weight       TEXT NOT NULL,
  at_most      INTEGER NOT NULL CHECK( at_most>0 ),
  lever        REAL NOT NULL CHECK( lever>0 AND lever<=1 ),
  finding      TEXT NOT NULL,
  action       TEXT NOT NULL,
  effect_of    TEXT NOT NULL
    CHECK( effect_of IN ('agent hours', 'ticket hours', 'overrun hours') ),
  effect_hours TEXT NOT NULL,
  effect_money TEXT NOT NULL,
  money_is     TEXT CHECK( money_is IN ('cost', 'saving') ),
  arithmetic   TEXT NOT NULL,
  share        TEXT NOT NULL,
  confidence   TEXT NOT NULL,
  reason       TEXT NOT NULL
) STRICT;

-- --- Staffing: will there be enough people? ---------------------------------
INSERT INTO recommendation_rules(
  rule, area, mart, source, condition, key, owner_group, weight, at_most,
  lever, finding, action, effect_of, effect_hours, effect_money, money_is,
  arithmetic, share, confidence, reason)
VALUES
  ('capacity_short', 'staffing', 'mart_capacity',
   'mart_capacity AS c',
   'c.kind=''forecast'' AND c.gap_days>=1'
   || ' AND c.month || ''-01''>=(SELECT date(as_of) FROM config)'
   || ' AND (c.hours_source<>''implied'' OR c.gap_low_days>0)',
   'c.group_name || '', '' || c.month', 'c.group_name', 'c.gap_days', 3,
   1.0,
   '{c.group_name} will be short of {c.gap_days:%.1f} working days in {c.month}:'
   || ' {c.tickets:%.0f} tickets at {c.hours_per_ticket:%.2f} hours are'
   || ' {c.required_hours:%.0f} hours of work for {c.available_hours:%.0f} hours'
   || ' of people.',
   'Find {c.gap_fte:%.1f} more full-time people for {c.group_name} in {c.month},'
   || ' or keep {(c.required_hours-c.available_hours)/c.hours_per_ticket:%.0f}'
   || ' of its tickets from reaching it.',
   'agent hours', 'c.required_hours-c.available_hours', 'c.gap_cost', 'cost',
   '{c.required_hours:%.1f} h - {c.available_hours:%.1f} h'
   || '{iif(c.hourly_cost IS NULL, '''', printf('', at %.2f an hour'','
   || ' c.hourly_cost))}',
   '(c.required_hours-c.available_hours)/(SELECT sum(m.required_hours)'
   || '*sum(m.tickets)/sum(iif(m.required_hours IS NULL, 0, m.tickets))'
   || ' FROM mart_capacity AS m WHERE m.month=c.month)',
   'CASE WHEN c.hours_source=''implied'' OR ifnull(c.gap_low_days, 0)<=0'
   || ' THEN ''low'' ELSE ''high'' END',
   '{iif(c.gap_low_days IS NULL, ''the forecast has no bounds yet'','
   || ' printf(''in 80 of 100 cases it will be %.1f to %.1f days'','
   || ' c.gap_low_days, c.gap_high_days))}; hours a ticket are {c.hours_source}'),

  ('capacity_lend', 'staffing', 'mart_capacity',
   'mart_capacity AS c JOIN mart_capacity AS s ON s.month=c.month'
   || ' AND s.kind=c.kind AND s.gap_high_days<0'
   || ' AND s.hours_source<>''implied''',
   'c.kind=''forecast'' AND c.gap_days>=1'
   || ' AND c.month || ''-01''>=(SELECT date(as_of) FROM config)'
   || ' AND c.hours_source<>''implied''',
   'c.group_name || '', '' || c.month || '' from '' || s.group_name',
   's.group_name', 'min(c.gap_days, -s.gap_days)', 1,
   0.5,
   '{s.group_name} will have {-s.gap_days:%.1f} working days to spare in'
   || ' {c.month}, while {c.group_name} is short of {c.gap_days:%.1f}.',
   'Lend {lever*min(c.gap_days, -s.gap_days):%.1f} days of {s.group_name}'
   || '''s people to {c.group_name}, or let {s.group_name} keep more tickets.',
   'agent hours',
   'lever*min(c.required_hours-c.available_hours,'
   || ' s.available_hours-s.required_hours)',
   'lever*min(c.gap_cost, -s.gap_cost)', 'saving',
   'the lesser of {c.required_hours-c.available_hours:%.1f} h and'
   || ' {s.available_hours-s.required_hours:%.1f} h, x {100*lever:%.0f} %',
   'lever*min(c.required_hours-c.available_hours,'
   || ' s.available_hours-s.required_hours)/(SELECT sum(m.required_hours)'
   || '*sum(m.tickets)/sum(iif(m.required_hours IS NULL, 0, m.tickets))'
   || ' FROM mart_capacity AS m WHERE m.month=c.month)',
   '''low''',
   'whether the people of one group can do the work of the other is not known'),

  ('demand_growth', 'staffing', 'mart_forecast',
   '(SELECT cumulative AS coming, cumulative_lower_80 AS low,'
   || ' cumulative_upper_80 AS high FROM mart_forecast'
   || ' WHERE scope=''desk'' AND step=30) AS f,'
   || ' (SELECT sum(volume) AS past FROM mart_daily_ops, config'
   || ' WHERE day>=date(as_of, ''-30 days'') AND day<date(as_of)'
   || ' HAVING count(*)=30) AS p',
   'f.coming>=1.05*p.past AND f.low>p.past',
   '''desk, 30 days''', 'NULL', '1', 1,
   1.0,
   '{f.coming:%.0f} tickets are expected in 30 days; the last 30 brought'
   || ' {p.past:%.0f}.',
   'Plan for {100*(f.coming/p.past-1):%.0f} % more work than last month.',
   'agent hours', '(f.coming-p.past)*agent_hours_30/tickets_30',
   '(f.coming-p.past)*cost_30/tickets_30', 'cost',
   '{f.coming-p.past:%.0f} tickets x {agent_hours_30/tickets_30:%.2f} h',
   '(f.coming-p.past)/tickets_30',
   '''medium''',
   'the 80 % bounds are {f.low:%.0f} to {f.high:%.0f}'),

  ('recent_surge', 'staffing', 'mart_anomalies',
   'mart_anomalies AS a, config AS o',
   'a.scope=''desk'' AND a.measure=''arrivals'' AND a.method=''weekday_robust'''
   || ' AND a.is_anomaly AND a.value>a.expected'
   || ' AND a.day>=date(o.as_of, ''-14 days'')',
   'a.day || '', arrivals, weekday_robust''', 'NULL', 'a.score', 2,
   1.0,
   'On {a.day} {a.value:%.0f} tickets came in where {a.expected:%.0f} are usual'
   || ' for the weekday.',
   'Look for one cause behind the tickets of {a.day}: a fault, a release, a'
   || ' mailing.',
   'ticket hours', '(a.value-a.expected)*ticket_hours_30/tickets_30',
   '(a.value-a.expected)*cost_30/tickets_30', 'cost',
   '{a.value-a.expected:%.0f} tickets x {ticket_hours_30/tickets_30:%.1f} h',
   '(a.value-a.expected)/tickets_30',
   '''medium''',
   '{a.score:%.1f} robust deviations above the weekday''s median'),

-- --- Flow: where does the time go? ------------------------------------------
  ('bottleneck_group', 'flow', 'mart_group_performance',
   'mart_group_performance AS g LEFT JOIN mart_group_performance AS n'
   || ' ON n.bottleneck_rank=2',
   'g.bottleneck_rank=1 AND g.score_share>=min(0.25,'
   || ' 3.0/(SELECT count(*) FROM mart_group_performance))',
   'g.group_name', 'g.group_name', '1', 1,
   0.1,
   '{g.group_name} is the bottleneck: {g.ended_stays:%d} stays of'
   || ' {g.mean_hours:%.1f} hours, {100*g.breach_rate:%.0f} % of its clocks'
   || ' broken, {100*g.score_share:%.0f} % of all groups'' score.',
   'Shorten the stay in {g.group_name} first; {100*g.waiting_share:%.0f} % of it'
   || ' is waiting on others, the rest is its own.',
   'ticket hours', 'lever*g.total_hours/months', 'NULL', NULL,
   '{g.ended_stays/months:%.0f} stays in 30 days x {g.mean_hours:%.1f} h'
   || ' x {100*lever:%.0f} %',
   'lever*g.total_hours/months/ticket_hours_30',
   'CASE WHEN n.bottleneck_score IS NULL THEN ''low'''
   || ' WHEN g.bottleneck_score>=1.5*n.bottleneck_score THEN ''high'''
   || ' ELSE ''medium'' END',
   '{iif(n.bottleneck_score>0, printf(''its score is %.1f times that of the'
   || ' next, %s'', g.bottleneck_score/n.bottleneck_score, n.group_name),'
   || ' ''no other group has a score to hold it to'')}'),

  ('bottleneck_step', 'flow', 'mart_bottlenecks',
   'mart_bottlenecks AS b',
   'b.scope=''transition'' AND b.is_open AND b.rank<=3 AND b.score>0'
   || ' AND (b.median_hours<24'          -- not a timer of whole days
   || ' OR abs(b.median_hours/24-round(b.median_hours/24))>0.001)',
   'b.scope || '', '' || b.key', 'NULL', 'b.score', 1,
   0.1,
   'From {b.source} to {b.target} it takes {b.mean_hours:%.1f} hours on average'
   || ' (median {b.median_hours:%.1f}), {b.volume:%d} times:'
   || ' {100*b.time_share:%.0f} % of all the time to a solve'
   || '{iif(b.breached IS NULL, '''','
   || ' printf('', with %d clocks run out there'', b.breached))}.',
   'Shorten the way from {b.source} to {b.target}: begin with the slowest tenth,'
   || ' of more than {b.p90_hours:%.0f} hours.',
   'ticket hours', 'lever*b.total_hours/months', 'NULL', NULL,
   '{b.volume/months:%.0f} times in 30 days x {b.mean_hours:%.1f} h'
   || ' x {100*lever:%.0f} %',
   'lever*b.total_hours/months/ticket_hours_30',
   '''medium''',
   'how much of the wait is work is not known'),

  ('weak_hour', 'flow', 'mart_shift_heatmap',
   'mart_shift_heatmap AS h',
   'h.weekday=0 AND h.breach_low>(SELECT max(o.breach_high)'
   || ' FROM mart_shift_heatmap AS o'
   || ' WHERE o.weekday=0 AND o.verdicts>0 AND o.hour<>h.hour)',
   '''weekday 0, hour '' || h.hour', 'NULL', 'h.breach_rate', 1,
   0.5,
   'Tickets created from {h.hour:%02d}:00 to {h.hour:%02d}:59 UTC break their'
   || ' promise in {100*h.breach_rate:%.0f} of 100 cases; those of other hours'
   || ' in {100*h.other_rate:%.0f}.',
   'Look at who is on shift from {h.hour:%02d}:00 on, and at the handover.',
   'overrun hours',
   'lever*(h.breach_rate-h.other_rate)*h.verdicts/months*mean_overrun_hours',
   'NULL', NULL,
   '{h.verdicts/months:%.0f} clocks in 30 days x'
   || ' {100*(h.breach_rate-h.other_rate):%.1f} % x {mean_overrun_hours:%.1f} h'
   || ' x {100*lever:%.0f} %',
   'lever*(h.breach_rate-h.other_rate)*h.verdicts/months/breached_30',
   '''high''',
   'its 95 % interval, {100*h.breach_low:%.0f} to {100*h.breach_high:%.0f} %,'
   || ' lies above that of every other hour'),

-- --- Promises: what breaks, and what can still be kept? ---------------------
  ('promise_missed', 'promises', 'mart_sla_attainment',
   'config AS o JOIN mart_sla_attainment AS a'
   || ' JOIN (SELECT s.priority,'
   || ' ifnull(''of '' || s.group_name, ''of no group'') AS holder,'
   || ' s.group_name, count(*) AS n, sum(count(*)) OVER p AS broken,'
   || ' row_number() OVER (p ORDER BY count(*) DESC, s.group_name) AS place'
   || ' FROM mart_sla AS s, config AS c WHERE s.is_met=0'
   || ' AND s.metric=''total_resolution_time'''
   || ' AND s.decided_at>=date(c.as_of, ''start of month'', ''-1 month'')'
   || ' AND s.decided_at<date(c.as_of, ''start of month'')'
   || ' GROUP BY s.priority, s.group_name'
   || ' WINDOW p AS (PARTITION BY s.priority)) AS w'
   || ' ON w.priority=a.priority AND w.place=1'
   || ' JOIN (SELECT priority, median(breach_hours) AS hours FROM mart_sla'
   || ' WHERE metric=''total_resolution_time'' AND is_met=0 GROUP BY priority)'
   || ' AS m ON m.priority=a.priority',
   'a.period=''month'' AND a.metric=''total_resolution_time'''
   || ' AND a.cut=''priority'' AND a.n>=30 AND a.high<a.target_attainment'
   || ' AND a.period_start=date(o.as_of, ''start of month'', ''-1 month'')',
   'a.period_start || '', priority '' || a.priority', 'w.group_name',
   '(a.target_attainment-a.attainment)*a.n', 3,
   0.5,
   'In {substr(a.period_start, 1, 7)} priority {a.priority} kept'
   || ' {100*a.attainment:%.1f} % of {a.n:%d} resolution promises;'
   || ' {100*a.target_attainment:%.0f} % were promised. {w.n:%d} of the'
   || ' {w.broken:%d} broken ones were {w.holder}.',
   'Look first at tickets {w.holder} for what breaks priority {a.priority}:'
   || ' {(a.target_attainment-a.attainment)*a.n:%.0f} more a month must be kept,'
   || ' or less be promised.',
   'overrun hours',
   'lever*(a.target_attainment-a.attainment)*a.n*m.hours', 'NULL', NULL,
   '{(a.target_attainment-a.attainment)*a.n:%.1f} promises x'
   || ' {m.hours:%.1f} h, the median overrun of the priority, x'
   || ' {100*lever:%.0f} %',
   'lever*(a.target_attainment-a.attainment)*a.n*m.hours/overrun_hours_30',
   '''high''',
   'the whole 95 % interval, {100*a.low:%.1f} to {100*a.high:%.1f} %, lies below'
   || ' the promise; that {100*lever:%.0f} % of the gap can be closed is assumed'),

  ('at_risk_now', 'promises', 'mart_at_risk',
   '(SELECT group_name, count(*) AS clocks,'
   || ' count(DISTINCT ticket_id) AS tickets, min(remaining_hours) AS least,'
   || ' min(due_at) AS due_at FROM mart_at_risk WHERE sla_status=''at_risk'''
   || ' GROUP BY group_name) AS r',
   '1', 'ifnull(r.group_name, ''no group'') || '', at_risk''', 'r.group_name',
   'r.clocks', 5,
   1.0,
   '{r.clocks:%d} running clocks'
   || ' {ifnull(''of '' || r.group_name, ''that no group has'')} are about to'
   || ' run out, the first in {r.least:%.1f} hours.',
   'First work the {r.tickets:%d} tickets'
   || ' {ifnull(''of '' || r.group_name, ''that no group has'')} whose clocks can'
   || ' still be saved.',
   'overrun hours', 'r.clocks*at_risk_breach_rate*mean_overrun_hours', 'NULL',
   NULL,
   '{r.clocks:%d} clocks x {100*at_risk_breach_rate:%.0f} % x'
   || ' {mean_overrun_hours:%.1f} h',
   'r.clocks*at_risk_breach_rate/breached_30',
   '''medium''',
   '{100*at_risk_breach_rate:%.0f} % of the clocks that came so far broke, by'
   || ' {mean_overrun_hours:%.1f} hours on average'),

  ('overdue', 'promises', 'mart_at_risk',
   '(SELECT group_name, count(DISTINCT ticket_id) AS tickets,'
   || ' max(-remaining_hours) AS most FROM mart_at_risk'
   || ' WHERE sla_status=''breached'' GROUP BY group_name) AS r',
   '1', 'ifnull(r.group_name, ''no group'') || '', breached''', 'r.group_name',
   'r.tickets', 5,
   1.0,
   '{r.tickets:%d} open tickets'
   || ' {ifnull(''of '' || r.group_name, ''that no group has'')} are overdue, the'
   || ' oldest by {r.most:%.0f} hours.',
   'Clear the {r.tickets:%d} overdue tickets'
   || ' {ifnull(''of '' || r.group_name, ''that no group has'')}: each day sooner'
   || ' is a day for each customer.',
   'overrun hours', 'r.tickets*24', 'NULL', NULL,
   '{r.tickets:%d} tickets x 24 h, for one day sooner',
   'r.tickets*24/overrun_hours_30',
   '''medium''',
   'how long they would stay open otherwise is not known'),

-- --- Outcomes: what hurts customers, and what does it cost? -----------------
  ('reopened_work', 'outcomes', 'mart_outcome_drivers',
   'mart_outcome_drivers AS d LEFT JOIN mart_outcome_drivers AS m'
   || ' ON m.factor=d.factor AND m.level=d.level AND m.measure=''cost''',
   'd.factor=''reopened'' AND d.level=''yes'' AND d.measure=''agent_hours'''
   || ' AND d.low>0',
   'd.factor || '', '' || d.measure', 'NULL', '1', 1,
   0.25,
   'A reopened ticket takes {d.adjusted:%.2f} hours of work more than others of'
   || ' its type, priority and channel; {d.tickets_30:%.0f} are solved in 30'
   || ' days.',
   'Read the reopened tickets of one week: what was not solved the first time?',
   'agent hours', 'lever*d.adjusted*d.tickets_30',
   'lever*m.adjusted*d.tickets_30', 'saving',
   '{d.tickets_30:%.1f} tickets x {d.adjusted:%.2f} h x {100*lever:%.0f} %',
   'lever*d.adjusted*d.tickets_30/agent_hours_30',
   '''medium''',
   'like with like, 95 %: {d.low:%.2f} to {d.high:%.2f} h (crude'
   || ' {d.difference:%.2f}); what is reopened may have been harder'),

  ('reopened_wait', 'outcomes', 'mart_outcome_drivers',
   'mart_outcome_drivers AS d',
   'd.factor=''reopened'' AND d.level=''yes'' AND d.measure=''cycle_hours'''
   || ' AND d.low>0',
   'd.factor || '', '' || d.measure', 'NULL', '1', 1,
   0.25,
   'Reopened tickets end {d.adjusted:%.1f} hours later than others of their'
   || ' type, priority and channel; {d.tickets_30:%.0f} are solved in 30 days.',
   'Ask before solving whether the customer has what was needed.',
   'ticket hours', 'lever*d.adjusted*d.tickets_30', 'NULL', NULL,
   '{d.tickets_30:%.1f} tickets x {d.adjusted:%.1f} h x {100*lever:%.0f} %',
   'lever*d.adjusted*d.tickets_30/ticket_hours_30',
   '''medium''',
   'like with like, 95 %: {d.low:%.1f} to {d.high:%.1f} h (crude'
   || ' {d.difference:%.1f}); some of it lay solved'),

  ('escalated_work', 'outcomes', 'mart_outcome_drivers',
   'mart_outcome_drivers AS d LEFT JOIN mart_outcome_drivers AS m'
   || ' ON m.factor=d.factor AND m.level=d.level AND m.measure=''cost''',
   'd.factor=''escalated'' AND d.level=''yes'' AND d.measure=''agent_hours'''
   || ' AND d.low>0',
   'd.factor || '', '' || d.measure', 'NULL', '1', 1,
   0.1,
   'An escalated ticket takes {d.adjusted:%.2f} hours of work more than others'
   || ' of its type, priority and channel; {d.tickets_30:%.0f} are solved in 30'
   || ' days.',
   'Find the kinds of ticket that are escalated most, and teach them to the'
   || ' first group.',
   'agent hours', 'lever*d.adjusted*d.tickets_30',
   'lever*m.adjusted*d.tickets_30', 'saving',
   '{d.tickets_30:%.1f} tickets x {d.adjusted:%.2f} h x {100*lever:%.0f} %',
   'lever*d.adjusted*d.tickets_30/agent_hours_30',
   '''low''',
   'like with like, 95 %: {d.low:%.2f} to {d.high:%.2f} h, but hard tickets are'
   || ' escalated, and would take long anyway'),

  ('csat_driver', 'outcomes', 'mart_outcome_drivers',
   'mart_outcome_drivers AS d JOIN mart_outcome_drivers AS h'
   || ' ON h.factor=d.factor AND h.level=d.level AND h.measure=''cycle_hours''',
   'd.measure=''csat'' AND d.high<0 AND h.low>0 AND d.factor IN'
   || ' (''channel'', ''customer_tier'', ''ticket_type'')',
   'd.factor || '' '' || d.level || '', csat''',
   'NULL', '-d.adjusted*d.tickets_30', 2,
   0.25,
   'Customers of {d.factor} {d.level} rate {d.mean:%.2f}, others'
   || ' {d.rest_mean:%.2f}; like with like {-d.adjusted:%.2f} points less, and'
   || ' they wait {h.adjusted:%.1f} hours longer.',
   'Find out what is different for {d.factor} {d.level}; the wait is a part of'
   || ' it.',
   'ticket hours', 'lever*h.adjusted*d.tickets_30', 'NULL', NULL,
   '{d.tickets_30:%.0f} tickets x {h.adjusted:%.1f} h x {100*lever:%.0f} %',
   'lever*h.adjusted*d.tickets_30/ticket_hours_30',
   '''medium''',
   '{d.n:%d} ratings; 95 % of the difference: {d.low:%.2f} to {d.high:%.2f}');
