"""The rules of the house hold everywhere, and each of them can fail."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from rolodex.cli.registry import COMMANDS
from tests import house_rules as rules
from tests.house_rules import PROJECT, RULES, Rule, Source, sources

HEAD = '"""Holds one thing."""\n'

BAD: list[tuple[Rule, str, str]] = [
    (rules.no_file_is_long, "tests/a.py", HEAD + "x = 1\n" * 600),
    (rules.a_module_says_what_it_holds, "rolodex/a.py", "x = 1\n"),
    (rules.a_module_says_what_it_holds, "rolodex/a.py", 'import os\n"""Too late."""\n'),
    (rules.no_drawer_for_anything, "rolodex/gui/utils.py", HEAD),
    (rules.no_drawer_for_anything, "rolodex/gui/date_helpers.py", HEAD),
    (rules.no_drawer_for_anything, "rolodex/gui/card_manager.py", HEAD),
    (rules.annotations_are_lazy, "rolodex/a.py", HEAD + "def f():\n    pass\n"),
    (rules.no_translated_f_string, "rolodex/a.py", "def f(n):\n    return _(f'{n} cards')\n"),
    (rules.no_translated_f_string, "rolodex/a.py", "x = N_('a' + b)\n"),
    (rules.no_translated_f_string, "rolodex/a.py", "ngettext('a', f'{b}', 2)\n"),
    (rules.no_translation_at_import, "rolodex/a.py", "TITLE = _('Cards')\n"),
    (rules.no_translation_at_import, "rolodex/a.py", "class A:\n    title = _('Cards')\n"),
    (rules.no_translation_at_import, "rolodex/a.py", "def f(title=_('Cards')):\n    pass\n"),
    (rules.no_silent_columns, "rolodex/store/a.py", "t.insert(row, alter=True)\n"),
    (rules.transactions_begin_in_one_place, "rolodex/store/a.py", "c.execute('BEGIN IMMEDIATE')\n"),
    (rules.no_replacing_insert, "rolodex/store/a.py", "c.execute('insert or replace into a')\n"),
    (rules.no_replacing_insert, "rolodex/store/a.py", "t.insert(row, replace=True)\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/gui/a.py", "datetime.now(UTC)\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/gui/a.py", "datetime.date.today()\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/gui/a.py", "QDate.currentDate()\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/store/a.py", "q = \"date('now')\"\n"),
    (
        rules.only_bootstrap_reads_the_clock,
        "rolodex/services/a.py",
        "import time\ntime.monotonic()\n",
    ),
    (rules.tests_do_not_sleep, "tests/gui/test_a.py", "time.sleep(1)\n"),
    (rules.tests_do_not_sleep, "tests/gui/test_a.py", "self.qtbot.wait(100)\n"),
    (rules.text_is_plain, "rolodex/gui/a.py", "label.setHtml(name)\n"),
    (rules.text_is_plain, "rolodex/gui/a.py", "document.setMarkdown(text, WITHOUT_HTML)\n"),
    (rules.text_is_plain, rules.MANUAL_PAGE, "document.setMarkdown(text)\n"),
    (rules.text_is_plain, rules.MANUAL_PAGE, "document.setHtml(text)\n"),
    (rules.text_is_plain, "rolodex/gui/a.py", "label.setTextFormat(Qt.TextFormat.RichText)\n"),
    (rules.no_screen_from_a_widget, "rolodex/gui/a.py", "room = self.screen().size()\n"),
    (rules.no_screen_from_a_widget, "tests/gui/a.py", "w.windowHandle().screen()\n"),
    (rules.what_is_public_is_explained, "rolodex/a.py", "def f():\n    pass\n"),
    (rules.what_is_public_is_explained, "rolodex/a.py", 'class A:\n    "X."\n    def f(s): ...\n'),
    (rules.nothing_is_left_for_later, "rolodex/a.py", "x = 1  # TO\x44O\n"),
]

GOOD: list[tuple[Rule, str, str]] = [
    (rules.no_file_is_long, "tests/a.py", HEAD + "x = 1\n" * 599),
    (rules.no_drawer_for_anything, "rolodex/gui/commonplace.py", HEAD),
    (rules.no_translated_f_string, "rolodex/a.py", "x = N_('a' 'b')\n"),
    (rules.no_translation_at_import, "rolodex/a.py", "T = N_('a')\ndef f():\n    return _(T)\n"),
    (rules.no_translation_at_import, "rolodex/a.py", "f = lambda: _('a')\n"),
    (rules.transactions_begin_in_one_place, "rolodex/store/database.py", "x = 'BEGIN IMMEDIATE'\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/bootstrap.py", "datetime.now(UTC)\n"),
    (rules.only_bootstrap_reads_the_clock, "rolodex/gui/a.py", "clock.now()\n"),
    (
        rules.only_bootstrap_reads_the_clock,
        "rolodex/gui/background.py",
        "import time\ntime.monotonic()\n",
    ),
    (rules.only_bootstrap_reads_the_clock, "rolodex/gui/a.py", "time = edit()\ntime.time()\n"),
    (rules.text_is_plain, rules.MANUAL_PAGE, "document.setMarkdown(text, WITHOUT_HTML)\n"),
    (rules.text_is_plain, "rolodex/gui/a.py", "x.textFormat() == Qt.TextFormat.AutoText\n"),
    (
        rules.what_is_public_is_explained,
        "rolodex/gui/a.py",
        'class A:\n    "X."\n    def paintEvent(s): ...\n',
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_holds_everywhere(rule: Rule) -> None:
    found = [f"{source.name}: {fault}" for source in sources() for fault in rule(source)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("rule", "name", "text"), BAD)
def test_a_breach_is_found(rule: Rule, name: str, text: str) -> None:
    assert list(rule(Source(name, text)))


@pytest.mark.parametrize(("rule", "name", "text"), GOOD)
def test_what_is_allowed_is_left_alone(rule: Rule, name: str, text: str) -> None:
    assert not list(rule(Source(name, text)))


def test_every_rule_has_been_seen_to_fail() -> None:
    assert {rule for rule, _, _ in BAD} == set(RULES)


def test_no_file_is_allowed_to_be_too_long() -> None:
    assert not rules.TOO_LONG_ALLOWED


# -- registries


def _listed(package: str) -> set[str]:
    """The modules of a folder that its `__init__` imports."""
    init = PROJECT / "rolodex" / package / "__init__.py"
    module = f"rolodex.{package.replace('/', '.')}"
    return {
        node.module.removeprefix(f"{module}.")
        for node in ast.walk(ast.parse(init.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{module}.")
    }


def test_every_reminder_kind_is_listed() -> None:
    folder = PROJECT / "rolodex" / "domain" / "reminder_kinds"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == _listed(
        "domain/reminder_kinds"
    )


def test_every_command_is_listed_and_every_listed_command_is_there() -> None:
    folder = PROJECT / "rolodex" / "cli"
    files = {path.stem for path in folder.glob("cmd_*.py")}
    assert files == {entry.module for entry in COMMANDS}


# -- what is kept beside the sources


def test_the_lock_has_hashes_and_names_no_index() -> None:
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index" not in lock
    pins = [line for line in lock.splitlines() if line and line[0] not in " #"]
    assert all(re.match(r"[\w.-]+==\S+( ; .+)? \\$", pin) for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_every_icon_file_is_an_svg_of_the_family() -> None:
    icons = sorted((PROJECT / "resources" / "icons").glob("*"))
    odd = [icon.name for icon in icons if 'viewBox="0 0 24 24"' not in icon.read_text("utf-8")]
    assert not odd


def test_no_attribute_hides_a_method_of_qt() -> None:
    found = []
    for path in sorted((PROJECT / "rolodex" / "gui").rglob("*.py")):
        found += _shadowing(path)
    assert not found, "\n".join(found)


def _shadowing(path: Path) -> list[str]:
    name = path.relative_to(PROJECT).with_suffix("").as_posix().replace("/", ".")
    module = importlib.import_module(name)
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.ClassDef):
            continue
        bases = getattr(module, node.name).__mro__
        qt = {key for base in bases if base.__module__.startswith("PySide6") for key in vars(base)}
        for part in ast.walk(node):
            is_set = isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)
            if is_set and rules.dotted(part.value) == "self" and part.attr in qt:
                found.append(f"{name}:{part.lineno}: self.{part.attr} hides Qt's {part.attr}()")
    return found
