-- sample_done: what the sample was made from is no longer needed.

DROP TABLE temp.sample_number;
DROP TABLE temp.sample_spread;
DROP TABLE temp.sample_clock;
DROP TABLE temp.sample_bucket;
DROP TABLE temp.sample_day;
DROP TABLE temp.sample_hour;
DROP TABLE temp.sample_choice;
DROP TABLE temp.sample_team;
DROP TABLE temp.sample_state;
DROP TABLE temp.sample_move;
DROP TABLE temp.sample_arrival;
DROP TABLE temp.sample_customer;
DROP TABLE temp.sample_ticket;
DROP TABLE temp.sample_walk;
DROP TABLE temp.sample_outcome;
