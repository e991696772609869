"""The marts from the same staging tables, and the whole run from raw tables:
ours against pipeline/run.py, step by step."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import peer_tools as tools
import warehouse

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
SQL = ROOT / "sql"


def plan():
    """What our build makes, in order: (folder, object)."""
    text = (SQL / "build.sql").read_text(encoding="utf-8")
    return re.findall(r"\('(intermediate|marts)', +'(\w+)'\)", text)


def needs(folder, name):
    """The objects that a file's head says it reads."""
    text = (SQL / folder / f"{name}.sql").read_text(encoding="utf-8")
    head = re.search(r"^-- Needs: ((?:.*\n)(?:--  +.*\n)*)", text, re.M)
    return re.findall(r"\w+", head.group(1))


def steps_to(marts):
    """The steps of our build that these marts need, in order."""
    wanted, steps = set(marts), []
    for folder, name in reversed(plan()):
        if name in wanted:
            wanted.update(needs(folder, name))
            steps.insert(0, (folder, name))
    return steps


# --- The five marts ----------------------------------------------------------

def our_marts(shell, steps, seconds):
    """Makes each anew and keeps its least time."""
    for folder, name in steps:
        start = time.perf_counter()
        shell.run(f".read {SQL / folder / name}.sql")
        keep_least(seconds, name, start)
    return seconds


def duckdb_marts(con, names, seconds):
    for name in names:
        start = time.perf_counter()
        warehouse.build(con, [name])
        keep_least(seconds, name, start)
    return seconds


def keep_least(seconds, name, start):
    seconds[name] = min(seconds.get(name, 1e9), time.perf_counter() - start)


def drop(shell, names):
    for kind, name in shell.ask("""
            SELECT type, name FROM sqlite_schema
            WHERE type IN ('table', 'view')"""):
        if name in names:
            shell.run(f"DROP {kind} {name};")


def staged(database):
    """Our staging tables in memory, as DuckDB's are."""
    shell = tools.Shell(":memory:")
    shell.run(f"PRAGMA temp_store=MEMORY; ATTACH '{database}' AS built;")
    tables = shell.ask("""
        SELECT name, sql FROM built.sqlite_schema WHERE type='table'
        AND (name LIKE 'stg!_%' ESCAPE '!' OR name='config')""")
    for name, sql in tables:
        shell.run(f"{sql}; INSERT INTO {name} SELECT * FROM built.{name};")
    for (sql,) in shell.ask("""
            SELECT sql FROM built.sqlite_schema WHERE type='index'
            AND sql IS NOT NULL AND tbl_name LIKE 'stg!_%' ESCAPE '!'"""):
        shell.run(f"{sql};")
    return shell


def marts(database, raw, rounds):
    """The five marts and what they stand on, from staging tables: name ->
    seconds, ours and DuckDB's. All figures of the marts must agree."""
    ours, theirs = {}, {}
    steps = steps_to(warehouse.MARTS)
    names = warehouse.INTERMEDIATE + warehouse.MARTS
    shell = staged(database)
    [(as_of,)] = shell.ask("SELECT as_of FROM config")
    con = warehouse.connect(":memory:", raw, as_of)
    warehouse.build(con, ["staging"])
    for i in range(rounds):
        if i:
            drop(shell, {name for _, name in steps})
            for name in names:
                con.execute(f"DROP TABLE {name}")
        our_marts(shell, steps, ours)
        duckdb_marts(con, names, theirs)
    for mart in warehouse.MARTS:
        check(shell, con, mart)
    shell.close()
    return ours, theirs


def check(shell, con, mart):
    info = shell.ask(f"SELECT name, pk FROM pragma_table_info('{mart}')")
    columns = ", ".join(name for name, _ in info)
    key = ", ".join(name for name, pk in info if pk)
    query = f"SELECT {columns} FROM {mart} ORDER BY {key}"
    tools.agree(mart, shell.ask(query), con.execute(query).fetchall())


# --- The whole run -----------------------------------------------------------

# Our objects by the pipeline's steps. What is in none of them only we make.
STEPS = {
    "process": ["int_event_transitions", "int_ticket_paths", "mart_variants",
                "mart_transitions", "mart_conformance", "mart_bottlenecks"],
    "forecast": ["int_daily_series", "mart_forecast"],
    "accuracy": ["int_backtest", "mart_forecast_accuracy"],
    "anomalies": ["mart_anomalies"],
    "capacity": ["mart_capacity"],
    "recommendations": ["mart_recommendations"],
}


def spend(command, **more):
    """See peer_spend.py."""
    spent = subprocess.run(
        [sys.executable, "-S", str(HERE / "peer_spend.py"), *map(str, command)],
        stdout=subprocess.PIPE, check=True, **more)
    return json.loads(spent.stdout)


def prepare(folder, database):
    """A copy of sql/ whose sample desk finds its raw tables in the database,
    in place of making them; those tables alone, as a database and as CSV."""
    raw = folder / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "sql", ignore_errors=True)
    shutil.copytree(SQL, folder / "sql")
    load = folder / "sql" / "sources" / "sample" / "load.sql"
    load.write_text("-- The raw tables are there.\n")
    shell = tools.Shell(database)
    tables = [name for name, in shell.ask(
        "SELECT object FROM build_steps WHERE step='raw table'")]
    (folder / "raw.db").unlink(missing_ok=True)
    shell.run(f".once {folder / 'raw.sql'}\n.dump {' '.join(tables)}")
    shell.close()
    shell = tools.Shell(folder / "raw.db")
    shell.run(f".read {folder / 'raw.sql'}")
    (folder / "raw.sql").unlink()
    shell.run(".mode csv\n.headers on")
    for name in tables:
        shell.run(f".once {raw / name}.csv\nSELECT * FROM {name};")
    shell.close()
    return raw, tables


def to_parquet(raw, tables):
    import duckdb

    for name in tables:
        path = raw / name
        duckdb.sql(f"COPY (FROM read_csv('{path}.csv', header=true, "
                   f"sample_size=-1)) TO '{path}.parquet'")
        (raw / f"{name}.csv").unlink()


def our_run(folder):
    """What our build spends, with its seconds by step, and some figures."""
    database = folder / "ours.db"
    for path in folder.glob("ours.db*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copy(folder / "raw.db", database)
    spent = spend(["sh", folder / "sql" / "build.sh"],
                  env={**os.environ, "DB": str(database)})
    shell = tools.Shell(database)
    built = shell.ask("SELECT step, object, seconds FROM build_steps")
    figures = shell.ask("""
        SELECT (SELECT count(*) FROM mart_variants),
               (SELECT count(*) FROM mart_transitions),
               (SELECT avg(conforms) FROM mart_conformance)""")
    shell.close()
    marts_too = {name for _, name in steps_to(warehouse.MARTS)}
    steps = {}
    for step, name, seconds in built:
        if step in ("config", "staging"):
            key = "staging"
        elif step == "data tests":
            key = step
        elif name in marts_too:
            key = "marts"
        else:
            key = next((k for k, names in STEPS.items() if name in names),
                       "only ours")
        steps[key] = steps.get(key, 0) + seconds
    return {**spent, "steps": steps, "figures": figures}


def their_run(folder, as_of, threads):
    database = folder / "theirs.duckdb"
    database.unlink(missing_ok=True)
    spent = spend(
        [sys.executable, HERE / "pipeline" / "run.py", folder / "raw", database,
         as_of, threads])
    told = json.loads(spent["printed"].splitlines()[-1])
    steps = told["seconds"]
    steps["marts"] += steps.pop("intermediate")
    return {**spent, "steps": steps, "figures": [told["figures"]]}


def whole(folder, as_of, threads, rounds):
    """The quickest of so many runs of each, in turn."""
    best = {}
    for _ in range(rounds):
        for name, result in (("ours", our_run(folder)),
                             ("theirs", their_run(folder, as_of, threads))):
            if name not in best or result["wall"] < best[name]["wall"]:
                best[name] = result
    tools.agree("the whole run", best["ours"]["figures"],
                best["theirs"]["figures"])
    return best["ours"], best["theirs"]
