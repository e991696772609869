-- ticket_events: a row an event, numbered in the order of time as in a live
-- log; events of one instant stand in the order in which they happened.
--
--   from_, to_     status and group before and after; NULL before the creation
--   agent_id       who did it; NULL = the customer or a machine, but the
--                  automatic 'Assigned' names whom it chose
--   is_automatic   1 = a machine did it, at the instant of what set it off or
--                  after a fixed time
--   agent_minutes  the agent's work that ended with this event

CREATE TABLE ticket_events(
  event_id      INTEGER PRIMARY KEY,
  ticket_id     INTEGER NOT NULL,
  event_at      TEXT NOT NULL,
  activity      TEXT NOT NULL,
  from_status   TEXT,
  to_status     TEXT NOT NULL,
  from_group    TEXT,
  to_group      TEXT NOT NULL,
  agent_id      INTEGER,
  is_automatic  INTEGER NOT NULL,
  agent_minutes INTEGER NOT NULL
) STRICT;
INSERT INTO ticket_events(ticket_id, event_at, activity, from_status, to_status,
  from_group, to_group, agent_id, is_automatic, agent_minutes)
SELECT key>>6, datetime(1735516800+at, 'unixepoch'), here.activity,
       before.status, here.status, before.group_name, here.group_name,
       first_agent+hand%1000000*agents/1000000,
       here.is_automatic, here.minutes*(40+roll%121)/100
FROM sample_walk
CROSS JOIN sample_state AS here ON here.state_id=state
CROSS JOIN sample_state AS before ON before.state_id=prev
LEFT JOIN sample_team AS team ON team.team=here.doer
ORDER BY at, key;
