"""What the comparisons share: the sqlite3 shell as a peer among peers, rounds
that interleave, answers that must agree, tables in Markdown."""
import contextlib
import datetime
import importlib
import importlib.metadata
import io
import json
import math
import os
import platform
import subprocess
import time

MARK = "\x01 done"


class Shell:
    """One sqlite3 shell with the library loaded, asked over a pipe: Python's
    own sqlite3 module often cannot load extensions. A question costs about
    0.1 ms more than it would inside a program."""

    def __init__(self, database):
        command = [os.environ.get("SQLITE3", "sqlite3"), "-batch", "-bail",
                   "-init", os.devnull, "-json", "-cmd",
                   f'.load "{os.environ["SUPPORTOPS"]}"', str(database)]
        self.process = subprocess.Popen(command, text=True,
                                        stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def run(self, script):
        """Statements, each with its semicolon, or dot-commands; what they
        print."""
        self.process.stdin.write(f"{script}\n.print {MARK}\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line.rstrip("\n") == MARK:
                return "".join(lines)
            lines.append(line)
        raise SystemExit(f"peers: the sqlite3 shell gave up at {script[:200]}")

    def ask(self, sql):
        """The rows of one query."""
        text = self.run(sql + ";")
        return [tuple(row.values()) for row in json.loads(text or "[]")]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def importable(*names):
    """Whether all are there. What they say on arrival is not for the table."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            for name in names:
                importlib.import_module(name)
    except ImportError:
        return False
    return True


def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def machine():
    """The processor's name, where it is told, and how many there are."""
    name = platform.processor() or platform.machine()
    with contextlib.suppress(OSError, StopIteration):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            name = next(line.split(":", 1)[1].strip() for line in lines
                        if line.startswith("model name"))
    return f"{name}, {os.cpu_count()} processors"


def compare(contestants, rounds):
    """Runs them in turn, so that what else the machine does is shared by all:
    name -> (least seconds, last answer)."""
    least, answer = {}, {}
    for _ in range(rounds):
        for name, run in contestants.items():
            start = time.perf_counter()
            answer[name] = run()
            seconds = time.perf_counter() - start
            least[name] = min(seconds, least.get(name, math.inf))
    return {name: (least[name], answer[name]) for name in contestants}


def least(contestants, rounds):
    return {name: seconds
            for name, (seconds, _) in compare(contestants, rounds).items()}


def plain(cell):
    """A cell as SQLite would have it: times are text, NaN is NULL."""
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return None if cell != cell else cell


def same(a, b):
    """Numbers within a relative 1e-9, all else equal."""
    a, b = plain(a), plain(b)
    if a is None or b is None or isinstance(a, str) or isinstance(b, str):
        return a == b
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def agree(what, ours, theirs):
    """Stops the bench when two answers differ: the time for another question
    is worth nothing."""
    if len(ours) != len(theirs):
        raise SystemExit(f"peers: {what}: {len(ours)} rows and {len(theirs)}")
    for a, b in zip(ours, theirs):
        if len(a) != len(b) or not all(map(same, a, b)):
            raise SystemExit(f"peers: {what}: {a} and {b}")


def span(seconds):
    """A time to three digits."""
    if seconds is None:
        return ""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def times(theirs, ours):
    """A time in units of ours: above 1 = slower than we are."""
    ratio = theirs / ours
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |",
             "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)
