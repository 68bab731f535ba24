"""The rules of the house as functions: a source in, the faults found out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LONGEST = 600
TOO_LONG_ALLOWED: frozenset[str] = frozenset()
"""Files that may be longer; empty, and meant to stay so."""

DRAWERS = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc|stuff)($|_)")
"""Names under which anything may be put, and nothing found."""

TRANSLATORS = frozenset({"_", "ngettext", "render"})
MARKERS = frozenset({"_", "N_", "ngettext"})

CLOCKS = frozenset(
    {
        "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
        "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime",
        "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime",
        "QDateTime.currentDateTimeUtc", "QDateTime.currentSecsSinceEpoch",
        "QDateTime.currentMSecsSinceEpoch",
    }
)  # fmt: skip
STOPWATCHES = frozenset(
    {"time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns"}
)
QT_WORDS = frozenset({"data", "flags", "paint", "event", "index", "parent", "validate", "fixup"})
"""Methods that Qt calls and whose names do not look like Qt's."""

MANUAL_PAGE = "rolodex/gui/widgets/manual_page.py"
"""The one place that reads markup: files of the program itself, as Markdown without HTML."""

SQL_CLOCK = re.compile(r"\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\(\s*'now'|'%[^']*',\s*'now'", re.I)


@dataclass(frozen=True)
class Source:
    """One file of the project; `name` is its path from the project's root."""

    name: str
    text: str
    _tree: list[ast.Module] = field(default_factory=list, compare=False)

    @cached_property
    def room(self) -> str:
        """`gui` for `rolodex/gui/desk.py`, `tests` for all tests."""
        parts = self.name.split("/")
        return parts[1].removesuffix(".py") if parts[0] == "rolodex" else parts[0]

    @property
    def tree(self) -> ast.Module:
        """The parsed file; parsed once."""
        if not self._tree:
            self._tree.append(ast.parse(self.text))
        return self._tree[0]

    @property
    def is_product(self) -> bool:
        """Whether the file is part of what users install."""
        return self.name.startswith("rolodex/")


Rule = Callable[[Source], Iterator[str]]


def dotted(node: ast.expr) -> str:
    """`a.b.c` for an expression of names and dots, its last parts if it starts otherwise."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def called(node: ast.AST) -> str:
    """The last two names of what a call calls: `datetime.now`, `_`; empty for other nodes."""
    if not isinstance(node, ast.Call):
        return ""
    return ".".join(dotted(node.func).split(".")[-2:])


def strings(source: Source) -> Iterator[ast.Constant]:
    """The string constants of a file that are not docstrings."""
    skipped = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node


def no_file_is_long(source: Source) -> Iterator[str]:
    """One thing a file: 600 lines are the end."""
    lines = source.text.count("\n")
    if lines > LONGEST and source.name not in TOO_LONG_ALLOWED:
        yield f"has {lines} lines, at most {LONGEST} are read"


def a_module_says_what_it_holds(source: Source) -> Iterator[str]:
    """A docstring comes first, and its first paragraph is a sentence."""
    if not source.text.strip():
        return
    first = (ast.get_docstring(source.tree) or "").partition("\n\n")[0]
    if not first.endswith((".", "?", ":")):
        yield "does not begin with one sentence that says what it holds"


def no_drawer_for_anything(source: Source) -> Iterator[str]:
    """A module is named after the thing it holds."""
    stem = Path(source.name).stem
    if DRAWERS.search(stem):
        yield f"is called {stem}, which may hold anything"


def annotations_are_lazy(source: Source) -> Iterator[str]:
    """A module with functions or classes begins with the future import."""
    has_code = any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in source.tree.body)
    if has_code and "from __future__ import annotations" not in source.text:
        yield "lacks `from __future__ import annotations`"


def no_translated_f_string(source: Source) -> Iterator[str]:
    """A catalogue cannot hold a text that is put together before it is looked up."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in MARKERS:
            texts = node.args[: 2 if called(node) == "ngettext" else 1]
            if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts):
                yield f"line {node.lineno}: translates an f-string or a sum of strings"


def no_translation_at_import(source: Source) -> Iterator[str]:
    """What is translated while importing stays in the language of that moment."""
    if source.is_product:
        yield from _eager_calls(source.tree)


def _eager_calls(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            # A body runs later; defaults and decorators run now.
            eager = [*child.args.defaults, *(d for d in child.args.kw_defaults if d)]
            eager += getattr(child, "decorator_list", [])
            for part in eager:
                yield from _eager_calls(ast.Expr(part))
            continue
        if isinstance(child, ast.Call) and called(child) in TRANSLATORS:
            yield f"line {child.lineno}: translates at import time"
        yield from _eager_calls(child)


def no_silent_columns(source: Source) -> Iterator[str]:
    """A typing error must not become a column."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword) and node.arg == "alter":
            yield f"line {node.value.lineno}: lets sqlite-utils add columns"


def transactions_begin_in_one_place(source: Source) -> Iterator[str]:
    """Only `store/database.py` begins a transaction, and begins it as a writer."""
    if not source.is_product or source.name == "rolodex/store/database.py":
        return
    for text in strings(source):
        if re.search(r"\bBEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION)\b", text.value, re.I):
            yield f"line {text.lineno}: begins a transaction of its own"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node).endswith(("execute", "executescript")):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and re.match(r"\s*BEGIN\b", str(first.value), re.I):
                yield f"line {node.lineno}: begins a transaction of its own"


def no_replacing_insert(source: Source) -> Iterator[str]:
    """REPLACE deletes without telling the journal what was there."""
    if source.is_product:
        for text in strings(source):
            if re.search(r"\b(OR\s+REPLACE|REPLACE\s+INTO)\b", text.value, re.I):
                yield f"line {text.lineno}: replaces rows"
        for node in ast.walk(source.tree):
            is_replace = isinstance(node, ast.keyword) and node.arg == "replace"
            if is_replace and isinstance(node.value, ast.Constant) and node.value.value is True:
                yield f"line {node.value.lineno}: replaces rows"


def only_bootstrap_reads_the_clock(source: Source) -> Iterator[str]:
    """Everything else is handed a `Clock`; a stopwatch is for progress and figures only."""
    if source.name == "rolodex/bootstrap.py" or not source.is_product:
        return
    # A variable may be called `time` too; only the module reads the clock.
    modules = {alias.name for node in ast.walk(source.tree) if isinstance(node, ast.Import)
               for alias in node.names}  # fmt: skip
    for node in ast.walk(source.tree):
        name = called(node)
        if name.startswith("time.") and "time" not in modules:
            continue
        stopwatch = name in STOPWATCHES and source.name != "rolodex/gui/background.py"
        if isinstance(node, ast.Call) and (name in CLOCKS or stopwatch):
            yield f"line {node.lineno}: reads the clock by {name}()"
    for text in strings(source):
        if SQL_CLOCK.search(text.value):
            yield f"line {text.lineno}: lets SQLite read the clock"


def tests_do_not_sleep(source: Source) -> Iterator[str]:
    """A test waits for a signal or a state, and stands on a fixed day.

    A fault may choose its moment by chance, and a benchmark is about time.
    """
    if source.room != "tests" or source.name.startswith(("tests/benchmarks/", "tests/faults/")):
        return
    banned = CLOCKS | {"time.sleep", "qtbot.wait", "QTest.qWait"}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in banned:
            yield f"line {node.lineno}: {called(node)}()"


def text_is_plain(source: Source) -> Iterator[str]:
    """A name with HTML in it must stay a name."""
    if source.room != "gui":
        return
    rich = {"RichText", "AutoText", "MarkdownText"}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            method = called(node).rpartition(".")[2]
            if method == "setMarkdown" and source.name == MANUAL_PAGE:
                if len(node.args) != 2 or dotted(node.args[1]) != "WITHOUT_HTML":
                    yield f"line {node.lineno}: Markdown with HTML in it"
            elif method in {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "toHtml"}:
                yield f"line {node.lineno}: {method}"
        elif isinstance(node, ast.Attribute) and node.attr in rich:  # noqa: SIM102
            if not _is_compared(source.tree, node):
                yield f"line {node.lineno}: {node.attr}"


def _is_compared(tree: ast.AST, wanted: ast.AST) -> bool:
    compares = (node for node in ast.walk(tree) if isinstance(node, ast.Compare))
    return any(wanted is part for compare in compares for part in ast.walk(compare))


def no_screen_from_a_widget(source: Source) -> Iterator[str]:
    """PySide hands the screen over to the widget, and the garbage collector deletes both."""
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and not node.args
            and (isinstance(node.func, ast.Attribute) and node.func.attr == "screen")
        ):
            yield f"line {node.lineno}: asks a widget for its screen; on_screen.room_for knows"


def what_is_public_is_explained(source: Source) -> Iterator[str]:
    """Public classes and functions say what they do, but for what Qt or a base class defines."""
    if source.is_product:
        yield from _unexplained(source.tree.body, "")


def _unexplained(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_") or _is_explained_elsewhere(node, owner):
            continue
        if not ast.get_docstring(node):
            yield f"line {node.lineno}: {owner}{node.name} has no docstring"
        is_protocol = isinstance(node, ast.ClassDef) and "Protocol" in map(dotted, node.bases)
        if isinstance(node, ast.ClassDef) and not is_protocol:
            yield from _unexplained(node.body, f"{node.name}.")


def _is_explained_elsewhere(node: ast.stmt, owner: str) -> bool:
    if not isinstance(node, ast.FunctionDef) or not owner:
        return False
    decorators = {dotted(item).rpartition(".")[2] for item in node.decorator_list}
    # Qt's overrides keep Qt's names, and Qt's documentation.
    is_qt_override = re.search(r"[a-z][A-Z]", node.name) or node.name in QT_WORDS
    return bool(is_qt_override) or bool(decorators & {"override", "overload", "setter"})


def nothing_is_left_for_later(source: Source) -> Iterator[str]:
    """What is not done is in an issue, not in a comment."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if re.search(r"\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b", line):
            yield f"line {number}: leaves something for later"


RULES: tuple[Rule, ...] = (
    no_file_is_long,
    a_module_says_what_it_holds,
    no_drawer_for_anything,
    annotations_are_lazy,
    no_translated_f_string,
    no_translation_at_import,
    no_silent_columns,
    transactions_begin_in_one_place,
    no_replacing_insert,
    only_bootstrap_reads_the_clock,
    tests_do_not_sleep,
    text_is_plain,
    no_screen_from_a_widget,
    what_is_public_is_explained,
    nothing_is_left_for_later,
)


def sources() -> list[Source]:
    """Every Python file of the project."""
    paths = [
        path
        for folder in ("rolodex", "tests", "packaging")
        for path in sorted((PROJECT / folder).rglob("*.py"))
    ]
    return [
        Source(path.relative_to(PROJECT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    ]
