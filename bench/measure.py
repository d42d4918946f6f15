# Runs a command to its end and writes what it took as JSON: measure.py OUTPUT.json COMMAND ARGUMENTS...
# The kernel keeps these figures for a process that has ended until it is waited for; Node always waits at once.
import json
import os
import sys
import time

output, command = sys.argv[1], sys.argv[2:]
started = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
wall = time.monotonic() - started
with open(f"/proc/{child}/io") as lines:
    io = dict(line.rstrip().split(": ") for line in lines)
_, status, used = os.wait4(child, 0)
figures = {
    "wall": wall,
    "cpu": used.ru_utime + used.ru_stime,
    "peak": used.ru_maxrss * 1024,
    "read": int(io["rchar"]),
    "code": os.waitstatus_to_exitcode(status),
}
with open(output, "w") as file:
    json.dump(figures, file)
