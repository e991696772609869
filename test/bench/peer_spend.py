"""Runs a command and prints JSON, for it and what it called: {"wall": seconds,
"processor": seconds, "memory": the most MB that one of them held, "printed":
what they printed}.

A program of its own, because a child begins with the memory of whoever calls
it on its account, and the bench has read many rows by then.
"""
import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
printed = process.stdout.read()
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - start
if status:
    sys.exit(f"peers: failed: {' '.join(sys.argv[1:])}")
unit = 2**20 if sys.platform == "darwin" else 2**10
print(json.dumps({"wall": seconds, "memory": usage.ru_maxrss / unit,
                  "processor": usage.ru_utime + usage.ru_stime,
                  "printed": printed.decode()}))
