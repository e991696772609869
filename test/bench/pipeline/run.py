"""The whole run as a Python team would write it: DuckDB for the marts, pandas
for the process, statsmodels for the forecast.

    python3 run.py RAW DATABASE AS_OF [THREADS]

RAW is a folder of Parquet files, the raw tables of the sample desk. Everything
is kept in DATABASE, a new DuckDB file. The last line printed is JSON: seconds
by step, and figures of the process that another run can be held to.
"""
import json
import sys
import time

import mining
import planning
import warehouse

HAPPY_PATHS = [["Created", "Assigned", "First reply", "Solved", "Closed"],
               ["Created", "First reply", "Solved", "Closed"]]


class Steps:
    """Seconds by step: each from the end of the one before it."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def done(self, name):
        now = time.perf_counter()
        self.seconds[name] = now - self.last
        self.last = now


def keep(con, name, table):
    con.register("given", table)
    con.execute(f"CREATE TABLE {name} AS FROM given")
    con.unregister("given")


def mine(con):
    events = mining.load_events(con)
    ways = mining.spelled(events)
    transitions = mining.transitions(events)
    variants = mining.variants(events, ways)
    conformance = mining.conformance(events, ways, HAPPY_PATHS)
    keep(con, "mart_transitions", transitions)
    keep(con, "mart_transition_matrix",
         mining.matrix(transitions).reset_index())
    keep(con, "mart_variants", variants)
    keep(con, "mart_conformance", conformance)
    keep(con, "mart_bottlenecks", mining.bottlenecks(transitions))
    return [len(variants), len(transitions), float(conformance.conforms.mean())]


def plan(con, steps):
    series = planning.daily_series(con)
    forecasts = planning.forecast(series)
    keep(con, "mart_forecast", forecasts)
    steps.done("forecast")
    keep(con, "mart_forecast_accuracy",
         planning.accuracy(planning.backtest(series)))
    steps.done("accuracy")
    keep(con, "mart_anomalies", planning.anomalies(series))
    steps.done("anomalies")
    capacity = planning.capacity(con, forecasts)
    keep(con, "mart_capacity", capacity)
    steps.done("capacity")
    keep(con, "mart_recommendations",
         planning.recommendations(con, capacity))
    steps.done("recommendations")


def main(raw, database, as_of, threads=1):
    steps = Steps()
    con = warehouse.connect(database, raw, as_of, threads)
    warehouse.build(con, ["staging"])
    steps.done("staging")
    warehouse.build(con, warehouse.INTERMEDIATE)
    steps.done("intermediate")
    warehouse.build(con, warehouse.MARTS)
    steps.done("marts")
    figures = mine(con)
    steps.done("process")
    plan(con, steps)
    con.close()
    steps.done("close")
    print(json.dumps({"seconds": steps.seconds, "figures": figures}))


if __name__ == "__main__":
    main(*sys.argv[1:])
