"""Runs one command, and prints as JSON its wall seconds, seconds on the processor, and peak of memory in bytes.

`python -I -S one_process.py COMMAND …`. It is a process of its own and imports almost nothing, for what Linux calls the
peak of a process is never less than that of the process that started it. The peak is that of the largest process, of
the command and of all that it started and waited for; the seconds on the processor are those of all together.
"""

import json
import os
import sys
import time


def main() -> int:
    """The exit code of the command."""
    start = time.perf_counter()
    process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in
    print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit]), file=sys.stderr)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
