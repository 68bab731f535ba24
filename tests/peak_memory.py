"""The peak of a process's memory, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

# Not `ru_maxrss`: a child inherits that peak from the process that started it.
REPORT = """
import re as _re
with open("/proc/self/status") as _status:
    print(_re.search(r"VmHWM:\\s+(\\d+)", _status.read())[1])
"""


def peak_mb(program: str, *arguments: str) -> tuple[list[str], float]:
    """Run a Python program; what it printed, line by line, and its peak of memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", program + REPORT, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    *printed, peak = done.stdout.splitlines()
    return printed, int(peak) / 1024
