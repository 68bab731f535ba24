"""A real X server without a screen, for windows that tests and benchmarks open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1280x800x24"


class NoServer(Exception):
    """Xvfb is missing or does not start."""


@contextmanager
def x_server() -> Iterator[None]:
    """Run Xvfb and point this process and its children at it; elsewhere than on Linux, nothing."""
    if sys.platform != "linux":
        yield
        return
    program = shutil.which("Xvfb")
    if program is None:
        raise NoServer("Xvfb is missing: run make setup")
    server, number = _start(program)
    names = ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    before = {name: os.environ.get(name) for name in names}
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        server.terminate()
        server.wait()


def _start(program: str) -> tuple[subprocess.Popen[bytes], str]:
    reader, writer = os.pipe()
    # The server chooses a free display by itself and says which.
    # A test process that crashes takes its server with it.
    bound = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
    server = subprocess.Popen(
        [*bound, program, "-displayfd", str(writer), "-screen", "0", SCREEN, "-dpi", "96",
         "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    if not number:
        server.kill()
        server.wait()
        raise NoServer("Xvfb does not start")
    return server, number
