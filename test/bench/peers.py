"""make bench PARTS=peers: the library and its model beside DuckDB, pandas,
statsmodels, statsforecast and pm4py, in one run on one machine.

    sh test/bench/peers.sh

Settings, from the environment: SIZE (50,000 tickets times this), ROUNDS (the
least time of so many), THREADS (DuckDB's, in the whole run), PEERS_UPDATE=1
(puts the tables into README.md). Peers run on one thread, as SQLite does, and
in turn with ours. One that cannot be imported has no column.
"""
import os
import pathlib
import re
import subprocess
import sys

import peer_fits
import peer_questions
import peer_runs
import peer_tools as tools
import warehouse

HERE = pathlib.Path(__file__).resolve().parent
SIZE = os.environ.get("SIZE") or "1"
ROUNDS = int(os.environ.get("ROUNDS") or 5)
THREADS = int(os.environ.get("THREADS") or 1)
FOLDER = HERE.parent.parent / "build" / "bench" / f"peers-{SIZE}"
PEERS = ["duckdb", "pandas", "numpy", "statsmodels", "statsforecast", "pm4py"]
STEPS = [("staging", "staging"),
         ("marts", "the five marts, and what they stand on"),
         ("process", "process mining"), ("forecast", "forecasts"),
         ("accuracy", "their accuracy, on days not seen"),
         ("anomalies", "anomalies"), ("capacity", "capacity"),
         ("recommendations", "recommendations")]


def sample():
    """The sample desk's database, made by the build, unless a newer one is
    there than anything that it is made from."""
    database = FOLDER / "sample.db"
    library = pathlib.Path(os.environ["SUPPORTOPS"]).parent
    made_from = [*peer_runs.SQL.rglob("*.sql"), *library.glob("supportops.*")]
    newest = max(path.stat().st_mtime for path in made_from)
    if database.exists() and database.stat().st_mtime > newest:
        return database
    FOLDER.mkdir(parents=True, exist_ok=True)
    tickets = round(50000 * float(SIZE))
    with open(FOLDER / "build.log", "w", encoding="utf-8") as log:
        subprocess.run(["sh", str(peer_runs.SQL / "build.sh")], check=True,
                       stdout=log, env={**os.environ, "DB": str(database),
                                        "TICKETS": str(tickets)})
    return database


def question(title, what, rows):
    ours = rows[0][1]
    body = [(name, tools.span(seconds), tools.times(seconds, ours),
             tools.span(reading)) for name, seconds, reading in rows]
    return f"**{title}** ({what})\n\n" + tools.table(
        ["", "time", "beside ours", "and to read its file"], body)


def marts_section(database, raw):
    ours, theirs = peer_runs.marts(database, raw, ROUNDS)
    below = "what they stand on"
    rows = [[below] + [sum(s for name, s in side.items()
                           if name not in warehouse.MARTS)
                       for side in (ours, theirs)]]
    rows += [[f"`{mart}`", ours[mart], theirs[mart]]
             for mart in warehouse.MARTS]
    rows.append(["all", sum(ours.values()), sum(theirs.values())])
    body = [(name, tools.span(a), tools.span(b), tools.times(b, a))
            for name, a, b in rows]
    return ("**The five marts from staging tables** (in memory, every figure "
            "the same)\n\n"
            + tools.table(["", "supportops", "DuckDB", "beside ours"], body))


def whole_section(as_of):
    ours, theirs = peer_runs.whole(FOLDER, as_of, THREADS, min(ROUNDS, 3))
    rows = [(name, ours["steps"].get(key, 0), theirs["steps"].get(key, 0))
            for key, name in STEPS]
    alone = [ours["steps"].get(key, 0) for key in ("only ours", "data tests")]
    rest = [run["wall"] - sum(run["steps"].values()) for run in (ours, theirs)]
    rows.append(("start-up, imports, commit",
                 rest[0], rest[1] + theirs["steps"].get("close", 0)))
    rows.append(("**what both make**", ours["wall"] - sum(alone),
                 theirs["wall"]))
    body = [(name, tools.span(a), tools.span(b), tools.times(b, a) if a else "")
            for name, a, b in rows]
    body += [("what only ours makes", tools.span(alone[0]), "", ""),
             ("data tests", tools.span(alone[1]), "", "")]
    body += [(name, tools.span(ours[key]), tools.span(theirs[key]),
              tools.times(theirs[key], ours[key]))
             for name, key in [("**the whole run**", "wall"),
                               ("its processor time", "processor")]]
    body.append(("peak memory", f"{ours['memory']:.0f} MB",
                 f"{theirs['memory']:.0f} MB",
                 tools.times(theirs["memory"], ours["memory"])))
    threads = "" if THREADS == 1 else f", DuckDB on {THREADS} threads"
    return (f"**The whole run, from raw tables to recommendations**{threads}"
            "\n\n" + tools.table(["", "supportops", "Python", "beside ours"],
                                 body))


def sections(database):
    shell = tools.Shell(database)
    [(as_of, tickets, events, sqlite)] = shell.ask("""
        SELECT as_of, (SELECT count(*) FROM stg_tickets),
               (SELECT count(*) FROM stg_ticket_events), sqlite_version()
        FROM config""")
    versions = [f"SQLite {sqlite}", f"Python {sys.version.split()[0]}"]
    versions += [f"{peer} {tools.version(peer)}" for peer in PEERS
                 if tools.importable(peer)]
    absent = [peer for peer in PEERS if not tools.importable(peer)]
    yield (f"{tickets:,} tickets, {events:,} events. {tools.machine()}; "
           f"{', '.join(versions)}"
           + (f"; without {', '.join(absent)}." if absent else "."))
    raw, tables = peer_runs.prepare(FOLDER, database)
    both = tools.importable("duckdb", "pandas")
    if both:
        peer_runs.to_parquet(raw, tables)
    what, rows = peer_questions.percentiles(shell, raw, ROUNDS)
    yield question("n, mean, deviation, median and p90 by group", what, rows)
    what, rows = peer_questions.processes(shell, raw, ROUNDS)
    yield question("Variants, and transitions with exact medians", what, rows)
    yield ("**A Holt-Winters fit of the days, and 30 days of forecast** "
           "(additive trend and week)\n\n"
           + peer_fits.report(peer_fits.fits(shell, ROUNDS)))
    shell.close()
    if both:
        yield marts_section(database, raw)
    if both and tools.importable("statsmodels"):
        yield whole_section(as_of)


def update_readme(text):
    readme = HERE / "README.md"
    begin, end = f"<!-- peers, size {SIZE} -->", "<!-- end of peers -->"
    page = readme.read_text(encoding="utf-8")
    pattern = re.escape(begin) + r".*?" + re.escape(end)
    if not re.search(pattern, page, re.S):
        raise SystemExit(f"peers: README.md has no block {begin}")
    block = f"{begin}\n{text}\n{end}"
    readme.write_text(re.sub(pattern, lambda _: block, page, flags=re.S),
                      encoding="utf-8")


def main():
    if not any(map(tools.importable, PEERS)):
        print(f"peers: {sys.executable} has none of {', '.join(PEERS)}: "
              "not compared; PYTHON names another")
        return
    parts = []
    for part in sections(sample()):
        print(f"\n{part}", flush=True)
        parts.append(part)
    text = "\n\n".join(parts) + "\n"
    (FOLDER.parent / "peers.md").write_text(text, encoding="utf-8")
    if os.environ.get("PEERS_UPDATE") == "1":
        update_readme(text)


if __name__ == "__main__":
    main()
