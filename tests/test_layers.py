"""The arrows of the house: which room may import which, and where a package may be used."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "rolodex"

LEAVES = frozenset({"i18n", "paths", "log"})

ARROWS: dict[str, frozenset[str]] = {
    "domain": frozenset({"domain"}),
    "store": frozenset({"store", "domain"}) | LEAVES,
    "formats": frozenset({"formats", "domain"}) | LEAVES,
    "sheets": frozenset({"sheets", "domain"}) | LEAVES,
    "services": frozenset({"services", "store", "formats", "sheets", "domain"}) | LEAVES,
    "cli": frozenset({"cli", "services", "domain"}) | LEAVES,
    "gui": frozenset({"gui", "services", "domain"}) | LEAVES,
    "bootstrap": frozenset({"cli", "gui", "services", "domain"}) | LEAVES,
    "i18n": frozenset({"paths"}),
    "paths": frozenset(),
    "log": frozenset({"paths"}),
    "__main__": frozenset({"bootstrap"}),
    "__init__": frozenset(),
}
"""Each room and the rooms it may import. `domain` may also take the marker `N_`."""

PACKAGES: dict[str, frozenset[str]] = {
    "PySide6": frozenset({"gui"}),
    "shiboken6": frozenset({"gui"}),
    "sqlite_utils": frozenset({"store"}),
    "sqlcipher3": frozenset({"store"}),
    "sqlite3": frozenset({"store"}),
    "reportlab": frozenset({"sheets"}),
    "segno": frozenset({"sheets"}),
    "fontTools": frozenset({"sheets"}),
    "charset_normalizer": frozenset({"formats"}),
    "python_calamine": frozenset({"formats"}),
    "xlsxwriter": frozenset({"formats"}),
    "icalendar": frozenset({"formats"}),
    "dateutil": frozenset({"domain"}),
    "borax": frozenset({"domain"}),
    "holidays": frozenset({"domain"}),
    "phonenumbers": frozenset({"domain"}),
    "pypinyin": frozenset({"domain"}),
    "opencc": frozenset({"domain"}),
    "rapidfuzz": frozenset({"domain"}),
    "click": frozenset({"cli"}),
    "pypdfium2": frozenset({"gui"}),
    "PIL": frozenset({"gui", "services"}),
    "platformdirs": frozenset({"paths"}),
    "tzlocal": frozenset({"bootstrap"}),
}
"""Each outside package (and the standard driver) and the only rooms it may be imported in."""

ONE_FILE = frozenset(name for name, rooms in PACKAGES.items() if rooms == {"domain"})
"""Packages of `domain`: one file each, and only inside functions, so that none costs start-up."""

NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"}
    | {"socketserver", "xmlrpc", "asyncio", "telnetlib", "PySide6.QtNetwork", "webbrowser"}
)
"""Modules that open connections: data stays on this computer, so none is imported anywhere."""

LOCAL = ("gui/single_instance.py", "PySide6.QtNetwork", frozenset({"QLocalServer", "QLocalSocket"}))
"""But one file tells another start of the program on this computer, and no other, that it runs."""

FREE = frozenset(sys.stdlib_module_names) - PACKAGES.keys() | {"__future__"}


@dataclass(frozen=True)
class Import:
    """One imported module, where it stands, and the names taken from it."""

    module: str
    line: int
    in_function: bool
    names: tuple[str, ...] = ()


def imports(source: str) -> Iterator[Import]:
    """Every import in a source, those inside functions and `if TYPE_CHECKING` too."""
    yield from _imports(ast.parse(source), in_function=False)


def _imports(node: ast.AST, in_function: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, in_function)
        elif isinstance(child, ast.ImportFrom):
            names = tuple(alias.name for alias in child.names)
            yield Import("." * child.level + (child.module or ""), child.lineno, in_function, names)
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _imports(child, in_function or inside)


def room_of(name: str) -> str:
    """The room of a file, given by its path under `rolodex/`."""
    first = name.split("/")[0]
    return first.removesuffix(".py")


def faults(name: str, source: str) -> Iterator[str]:
    """The forbidden imports of one file."""
    room = room_of(name)
    if room not in ARROWS:
        yield f"{name}: {room} is no room of the house"
        return
    for found in imports(source):
        where = f"{name}:{found.line}"
        top, *rest = found.module.split(".")
        modules = {found.module, top, *(f"{found.module}.{name}" for name in found.names)}
        is_local = (name, found.module) == LOCAL[:2] and set(found.names) <= LOCAL[2]
        if modules & NETWORK and not is_local:
            yield f"{where}: {found.module} opens connections"
        elif found.module.startswith("."):
            yield f"{where}: imports are written out from rolodex on"
        elif top == "rolodex":
            yield from (f"{where}: {fault}" for fault in _arrow_faults(room, rest, found))
        elif top in PACKAGES:
            if room not in PACKAGES[top]:
                yield f"{where}: {top} belongs in {sorted(PACKAGES[top])}, not in {room}"
            elif top in ONE_FILE and not found.in_function:
                yield f"{where}: {top} is imported inside the function that uses it"
        elif top not in FREE:
            yield f"{where}: {top} is in no room of the package table"


def _arrow_faults(room: str, rest: list[str], found: Import) -> Iterator[str]:
    # `from rolodex import paths` names rooms, `from rolodex import __version__` none.
    targets = rest[:1] or [name for name in found.names if name in ARROWS]
    for target in targets:
        if room == "domain" and target == "i18n":
            if found.names != ("N_",):
                yield "domain takes nothing of i18n but N_"
        elif target not in ARROWS[room]:
            yield f"{room} must not import {target}, only {sorted(ARROWS[room])}"


def files() -> list[Path]:
    """Every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def test_every_import_follows_an_arrow() -> None:
    found = []
    for path in files():
        name = path.relative_to(PACKAGE).as_posix()
        found += faults(name, path.read_text(encoding="utf-8"))
    assert not found, "\n".join(found)


def test_each_package_of_the_domain_is_known_to_one_file() -> None:
    users: dict[str, set[str]] = {}
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for found in imports(path.read_text(encoding="utf-8")):
            top = found.module.split(".")[0]
            if top in ONE_FILE:
                users.setdefault(top, set()).add(path.relative_to(PACKAGE).as_posix())
    shared = {package: names for package, names in users.items() if len(names) > 1}
    assert not shared


def test_one_file_knows_the_database_driver() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in files()
        for found in imports(path.read_text(encoding="utf-8"))
        if found.module.split(".")[0] in {"sqlcipher3", "sqlite3"}
    }
    assert len(users) <= 1, users


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("domain/card.py", "from rolodex.store import cards"),
        ("domain/card.py", "from rolodex.i18n import _"),
        ("domain/card.py", "from rolodex import paths"),
        ("domain/phones.py", "import phonenumbers"),
        ("store/cards.py", "from rolodex.formats import vcard"),
        ("store/cards.py", "from rolodex.services.book import Book"),
        ("formats/vcard.py", "import rolodex.store.cards"),
        ("services/cards.py", "def f():\n    from rolodex.gui import desk"),
        ("services/cards.py", "import sqlcipher3"),
        ("services/cards.py", "if TYPE_CHECKING:\n    from sqlite_utils import Database"),
        ("cli/main.py", "from rolodex.store.database import Database"),
        ("cli/main.py", "from PySide6 import QtCore"),
        ("gui/desk.py", "import click"),
        ("gui/desk.py", "from . import theme"),
        ("paths.py", "from rolodex import i18n"),
        ("services/cards.py", "import requests"),
        ("tools/drawer.py", "import os"),
        ("services/cards.py", "import http.client"),
        ("services/cards.py", "from urllib import request"),
        ("gui/desk.py", "from PySide6.QtNetwork import QTcpSocket"),
        ("gui/desk.py", "from PySide6 import QtNetwork"),
        ("gui/desk.py", "from PySide6.QtNetwork import QLocalSocket"),
        ("gui/single_instance.py", "from PySide6.QtNetwork import QLocalSocket, QTcpSocket"),
        ("gui/single_instance.py", "from PySide6 import QtNetwork"),
    ],
)
def test_a_forbidden_import_is_found(name: str, source: str) -> None:
    assert list(faults(name, source))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("domain/card.py", "from rolodex.i18n import N_"),
        ("domain/phones.py", "def f():\n    import phonenumbers"),
        ("services/cards.py", "from rolodex.store.cards import insert"),
        ("gui/desk.py", "from PySide6.QtCore import QObject\nfrom rolodex.i18n import _"),
        ("gui/dialogs/about.py", "from rolodex import __version__, paths"),
        ("gui/single_instance.py", "from PySide6.QtNetwork import QLocalSocket"),
        ("formats/vcard_photo.py", "from urllib.parse import unquote_to_bytes"),
        ("paths.py", "from pathlib import Path\ndef f():\n    import platformdirs"),
    ],
)
def test_an_allowed_import_is_left_alone(name: str, source: str) -> None:
    assert not list(faults(name, source))
