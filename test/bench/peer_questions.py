"""Two questions, asked of everyone: percentiles by group, and the ways through
a process with its transitions.

Each contestant has the data where it likes it best before the clock starts: a
native table in DuckDB, in memory, with times as times and activities as an
ENUM; categories in pandas; what its own helper makes of that for pm4py. What
it takes to get there from a Parquet file is told beside. Ours reads the
database file every time, its times as text.
"""
import peer_tools as tools

# --- Percentiles by group ----------------------------------------------------

DURATIONS = """
    SELECT from_activity||' -> '||to_activity AS k, hours AS x
    FROM int_event_transitions"""

OURS_QUANTILES = """
    SELECT key, n, mean, sd, q1, q2
    FROM keyed_quantiles((SELECT keyed(k, x) FROM durations), '[0.5, 0.9]')"""

DUCKDB_QUANTILES = """
    SELECT k, count(x), avg(x), stddev_samp(x), quantile_cont(x, [0.5, 0.9])
    FROM durations GROUP BY k ORDER BY k"""

# Rank and count come from one sort; a quantile lies between two ranks.
SQLITE_QUANTILES = """
    WITH ranked AS (
      SELECT k, x, row_number() OVER (PARTITION BY k ORDER BY x)-1 AS i,
             count(*) OVER (PARTITION BY k)-1 AS last
      FROM durations
    ), centred AS (SELECT k, avg(x) AS mean FROM durations GROUP BY k)
    SELECT k, count(*), mean, sqrt(sum((x-mean)*(x-mean))/(count(*)-1)),
           sum(x*max(0, 1-abs(i-0.5*last))) FILTER (WHERE abs(i-0.5*last)<1),
           sum(x*max(0, 1-abs(i-0.9*last))) FILTER (WHERE abs(i-0.9*last)<1)
    FROM ranked JOIN centred USING (k) GROUP BY k ORDER BY k"""


def duckdb_quantiles(con):
    rows = con.execute(DUCKDB_QUANTILES).fetchall()
    return [(*row[:4], *row[4]) for row in rows]


def pandas_quantiles(frame):
    x = frame.groupby("k", observed=True).x
    table = x.agg(["count", "mean", "std"])
    table[["p50", "p90"]] = x.quantile([0.5, 0.9]).unstack()
    return list(table.itertuples(name=None))


def percentiles(shell, folder, rounds):
    """n, mean, standard deviation, median and 90th percentile by transition:
    what was asked, then a row a contestant: name, seconds, seconds to read."""
    shell.ask(f"CREATE TEMP TABLE durations AS {DURATIONS}")
    rows = shell.ask("SELECT k, x FROM durations")
    reads = {}
    runs = {"supportops": lambda: shell.ask(OURS_QUANTILES),
            "SQLite, row_number": lambda: shell.ask(SQLITE_QUANTILES)}
    if tools.importable("duckdb", "pandas"):
        con, path = connect_duckdb(), str(folder / "durations.parquet")
        save(con, rows, ["k", "x"], path)
        reads["DuckDB"] = lambda: con.execute(
            f"CREATE OR REPLACE TABLE durations AS FROM '{path}'")
        reads["pandas"] = lambda: con.execute(
            f"FROM '{path}'").df().astype({"k": "category"})
        runs["DuckDB"] = lambda: duckdb_quantiles(con)
        reads["DuckDB"]()
        frame = reads["pandas"]()
        runs["pandas"] = lambda: pandas_quantiles(frame)
    result = tools.compare(runs, rounds)
    ours = result["supportops"][1]
    for name, (_, answer) in result.items():
        tools.agree(f"percentiles, {name}", ours, answer)
    return (f"{len(rows):,} numbers in {len(ours)} groups",
            timings(result, tools.least(reads, rounds)))


def connect_duckdb():
    import duckdb

    return duckdb.connect(config={"threads": 1})


def save(con, rows, names, path):
    """Rows of ours into a Parquet file, for the others."""
    import pandas as pd

    frame = pd.DataFrame(rows, columns=names)
    con.register("given", frame)
    con.execute(f"COPY given TO '{path}'")
    con.unregister("given")


def timings(result, reading):
    return [(name, seconds, reading.get(name))
            for name, (seconds, _) in result.items()]


# --- Variants and transitions ------------------------------------------------

OURS_LOG = """
    DROP TABLE IF EXISTS temp.log;
    CREATE TEMP TABLE log AS
    SELECT event_log(ticket_id, activity, event_at, NULL, event_id) AS log
    FROM stg_ticket_events;"""
OURS_VARIANTS = """
    SELECT variant, cases FROM log, process_variants(log.log)
    ORDER BY cases DESC, variant"""
OURS_TRANSITIONS = """
    SELECT source, target, count, median_hours
    FROM log, process_transitions(log.log) ORDER BY source, target"""

DUCKDB_EVENTS = """
    DROP TABLE IF EXISTS events;
    DROP TYPE IF EXISTS activity;
    CREATE TYPE activity AS ENUM
      (SELECT DISTINCT activity FROM '{0}' ORDER BY 1);
    CREATE TABLE events AS
    SELECT event_id, ticket_id, activity::activity AS activity, event_at
    FROM '{0}'"""
DUCKDB_VARIANTS = """
    SELECT array_to_string(way, ' -> ') AS variant, count(*) AS cases
    FROM (SELECT list(activity ORDER BY event_at, event_id) AS way
          FROM events GROUP BY ticket_id)
    GROUP BY way ORDER BY cases DESC, variant"""
DUCKDB_TRANSITIONS = """
    SELECT source::varchar AS source, target::varchar AS target, count(*),
           median(hours)
    FROM (SELECT activity AS source, lead(activity) OVER ticket AS target,
                 (epoch_ms(lead(event_at) OVER ticket)-epoch_ms(event_at))/3.6e6
                   AS hours
          FROM events
          WINDOW ticket AS (PARTITION BY ticket_id ORDER BY event_at, event_id))
    WHERE target IS NOT NULL
    GROUP BY source, target ORDER BY source, target"""


def ours_process(shell):
    shell.run(OURS_LOG)
    return shell.ask(OURS_VARIANTS), shell.ask(OURS_TRANSITIONS)


def duckdb_process(con):
    return (con.execute(DUCKDB_VARIANTS).fetchall(),
            con.execute(DUCKDB_TRANSITIONS).fetchall())


def pandas_process(frame):
    import pandas as pd
    import mining

    events = frame.sort_values(["ticket_id", "event_at", "event_id"],
                               ignore_index=True)
    wait = events.event_at.shift(-1) - events.event_at
    follows = events.ticket_id == events.ticket_id.shift(-1)
    events["hours"] = (wait / pd.Timedelta(hours=1)).where(follows)
    ways = mining.variants(events, mining.spelled(events))
    arcs = mining.transitions(events)
    arcs = arcs[["source", "target", "count", "median_hours"]]
    return (list(ways[["variant", "cases"]].itertuples(index=False, name=None)),
            sorted(arcs.itertuples(index=False, name=None)))


def pm4py_process(log):
    import pm4py

    ways = pm4py.get_variants(log)
    arcs, _, _ = pm4py.discover_performance_dfg(log)
    counts, _, _ = pm4py.discover_dfg(log)
    variants = [(" -> ".join(way), cases) for way, cases in ways.items()]
    return (sorted(variants, key=lambda row: (-row[1], row[0])),
            sorted((a, b, counts[a, b], arc["median"] / 3600)
                   for (a, b), arc in arcs.items()))


def pm4py_log(con):
    import pm4py

    frame = con.execute("SELECT ticket_id, activity::varchar AS activity, "
                        "event_at FROM events ORDER BY event_id").df()
    return pm4py.format_dataframe(frame, case_id="ticket_id",
                                  activity_key="activity",
                                  timestamp_key="event_at")


def processes(shell, folder, rounds):
    """All variants, and all transitions with exact medians, from events."""
    reads = {}
    runs = {"supportops": lambda: ours_process(shell)}
    if tools.importable("duckdb", "pandas"):
        con = connect_duckdb()
        load = DUCKDB_EVENTS.format(folder / "ticket_events.parquet")
        reads["DuckDB"] = lambda: con.execute(load)
        reads["pandas"] = lambda: con.execute("FROM events").df()
        runs["DuckDB"] = lambda: duckdb_process(con)
        reads["DuckDB"]()
        frame = reads["pandas"]()
        runs["pandas"] = lambda: pandas_process(frame)
    if reads and tools.importable("pm4py"):
        reads["pm4py"] = lambda: pm4py_log(con)
        log = reads["pm4py"]()
        runs["pm4py"] = lambda: pm4py_process(log)
    result = tools.compare(runs, rounds)
    ours = result["supportops"][1]
    for name, (_, (variants, arcs)) in result.items():
        tools.agree(f"variants, {name}", ours[0], variants)
        tools.agree(f"transitions, {name}", ours[1], arcs)
    [(events,)] = shell.ask("SELECT count(*) FROM stg_ticket_events")
    reading = tools.least(reads, rounds)
    for name in ("pandas", "pm4py"):    # which read what DuckDB has read
        if name in reading:
            reading[name] += reading["DuckDB"]
    return (f"{events:,} events, {len(ours[0])} variants, "
            f"{len(ours[1])} transitions", timings(result, reading))
