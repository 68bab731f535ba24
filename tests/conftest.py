"""Fixtures of the whole suite: a home of its own, a clock, a book, the corpora, an X server."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from rolodex.services.clock import FixedClock
from tests.x_server import NoServer
from tests.x_server import x_server as start_x_server

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rolodex.services.book import Book

PROJECT = Path(__file__).resolve().parent.parent

LONG = os.environ.get("ROLODEX_LONG") == "1"
LONG_TIMEOUT = 1800
"""Seconds that a test of the long tier may take: twenty times the examples of the usual one."""

# The same examples on each run: a failure seen once is seen again, with the blob to replay it.
settings.register_profile(
    "fixed",
    derandomize=True,
    print_blob=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", settings.get_profile("fixed"), max_examples=2000)
settings.load_profile("long" if LONG else "fixed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless asked for; then give it the time."""
    if LONG:
        for item in items:
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(LONG_TIMEOUT))
    else:
        skip = pytest.mark.skip(reason="takes minutes: make test-long")
        for item in items:
            if "long" in item.keywords:
                item.add_marker(skip)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Real files from other programs, kept beside the checkout."""
    folder = PROJECT.parent / "shared" / "corpora"
    if not folder.is_dir():
        message = f"the corpora are not at {folder}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, _session_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test: nothing is read from or left in the user's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    # Only caches are shared: fontconfig would scan all fonts anew for each program started.
    monkeypatch.setenv("XDG_CACHE_HOME", str(_session_home / "cache"))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "XMODIFIERS", "QT_IM_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026, 10:00 in Taipei."""
    return FixedClock(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """A new, empty book on disk."""
    from rolodex.services.book import Book

    with Book.create(tmp_path / "book.rolodex", clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it chose."""
    from rolodex import i18n

    i18n.use_language("en")
    yield
    i18n.use_language("en")


@pytest.fixture(scope="session")
def x_server() -> Iterator[None]:
    """A real X server of this test process; windows are never tested offscreen."""
    try:
        with start_x_server():
            yield
    except NoServer as problem:
        pytest.fail(str(problem), pytrace=False)


@pytest.fixture(scope="session")
def qapp_args(x_server: None) -> list[str]:
    """What pytest-qt starts QApplication with; asks for the X server first."""
    return ["rolodex-tests"]


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window open, even a hidden one, would disturb the next."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = set(_windows())
    yield
    left = [window for window in _windows() if window not in before]
    for window in left:
        window.deleteLater()
    _windows()
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
    assert not names, f"windows left open: {names}"


def _windows() -> list[QWidget]:
    """Windows that belong to no other, after everything that was to be deleted is gone."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [window for window in QApplication.topLevelWidgets() if isValid(window)]
    return [window for window in windows if window.parent() is None]
