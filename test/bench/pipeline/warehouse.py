"""The tables in DuckDB: raw files to staging, intermediate tables and marts."""
import pathlib

SQL = pathlib.Path(__file__).with_name("sql")
INTERMEDIATE = ["int_events", "int_status_spans", "int_group_stints",
                "int_ticket_lifetime"]
MARTS = ["mart_sla", "mart_sla_attainment", "mart_group_performance",
         "mart_agent_productivity", "mart_ticket_outcomes", "mart_daily_ops"]


def connect(database, raw, as_of, threads=1):
    import duckdb

    con = duckdb.connect(database)
    con.execute(f"SET threads = {int(threads)}")
    con.execute("SET VARIABLE raw = ?", [str(raw)])
    con.execute("SET VARIABLE as_of = ?", [as_of])
    return con


def build(con, names):
    for name in names:
        con.execute((SQL / f"{name}.sql").read_text())
