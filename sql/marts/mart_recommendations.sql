-- mart_recommendations: what to do, the most worthwhile first.
--
-- Grain: one action. Source: the marts that recommendation_rules names, and
-- mart_desk_totals; filled by sql/rules/run.sql.
--
--   area          'staffing', 'flow', 'promises', 'outcomes'
--   owner_group   who is to act; NULL = whoever runs the desk
--   effect_hours  in 30 days (staffing: in the month named); effect_of says
--                 which hours: 'agent hours', 'ticket hours', 'overrun hours'
--   effect_money  in the desk's currency, where its costs are known; money_is
--                 'cost', what the action takes, or 'saving'
--   arithmetic    how effect_hours was worked out, from figures of the mart
--   effect_share  of the desk's hours of that kind in 30 days
--   confidence    'high', 'medium', 'low', and why
--   evidence_mart, evidence_key   where the finding stands
--   rank          by effect_share, which counts in full where confidence is
--                 high, 0.6 where it is medium and 0.3 where it is low
--
-- Several actions may be about one cause: their effects do not add up.

CREATE TABLE mart_recommendations(
  rank              INTEGER PRIMARY KEY,
  rule              TEXT NOT NULL,
  area              TEXT NOT NULL,
  owner_group       TEXT,
  finding           TEXT NOT NULL,
  action            TEXT NOT NULL,
  effect_hours      REAL,
  effect_of         TEXT NOT NULL,
  effect_money      REAL,
  money_is          TEXT,
  arithmetic        TEXT NOT NULL,
  effect_share      REAL,
  confidence        TEXT NOT NULL,
  confidence_reason TEXT NOT NULL,
  evidence_mart     TEXT NOT NULL,
  evidence_key      TEXT NOT NULL,
  UNIQUE(rule, evidence_key)
) STRICT;
