"""Every dialog of the window and the pop-up, each opened on a sample book to be pictured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rolodex.domain.list_rule import Condition, ListRule
from rolodex.domain.problems import Problem
from rolodex.domain.text import Text
from rolodex.i18n import _

if TYPE_CHECKING:
    from rolodex.gui.desk import Desk
    from rolodex.gui.main_window import MainWindow

Maker = Callable[["Desk", "MainWindow"], QWidget]

TABLE = (
    "客戶姓名,行動電話,電子郵件,出生年月日,公司行號,地址,備註\n"
    "王大明,912345678,ming@example.com,65/3/14,大同保險,台北市信義區松高路12號,喜歡喝茶\n"
    "歐陽美玲 小姐,02-2345-6789#12,mei@example.com,0750220,,新竹市東區光復路1號,\n"
    "陳建國,0922333444/0933444555,,民國58年12月1日,建國汽車,,孩子今年考大學\n"
    ",,,,,,\n"
)
"""A table as one gets from an older program, written in Big5."""


def _about(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.about import AboutDialog

    return AboutDialog(desk.book_path, window)


def _ask_when(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.ask_when import AskWhenDialog

    return AskWhenDialog(desk.clock, _("Snooze until"), window)


def _cadence(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.cadence import CadenceDialog

    return CadenceDialog(desk, _cards(desk), window)


def _call(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.call import CallDialog

    return CallDialog(desk, desk.book.cards.get(_with_phone(desk)), window)


def _card_tags(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.card_tags import CardTagsDialog

    return CardTagsDialog(desk, _cards(desk), window)


def _condition(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.condition import ConditionDialog

    return ConditionDialog(desk, Condition("reach", "has", ("phone",)), True, window)


def _export(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.export import ExportDialog

    return ExportDialog(desk, window, _cards(desk))


def _go_anywhere(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.go_anywhere import GoAnywhere

    dialog = GoAnywhere(desk, window)
    dialog.line.setText("王")
    return dialog


def _import_files(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.import_files import ImportDialog

    return ImportDialog(desk, [], window)


def _import_table(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.import_files import ImportDialog

    assert desk.book_path is not None
    table = desk.book_path.with_name("customers.csv")
    table.write_bytes(TABLE.encode("big5"))
    return ImportDialog(desk, [Path(table)], window)


def _manual(_desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.manual import ManualDialog

    return ManualDialog(window)


def _phrase_picker(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.phrase_picker import PhrasePicker

    return PhrasePicker(desk, desk.book.cards.get(_with_phone(desk)), window)


def _popup(desk: Desk, _window: MainWindow) -> QWidget:
    from rolodex.gui.popup import Popup

    popup = Popup(desk)
    popup.show_day()
    return popup


def _print_sheet(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.print_sheet import PrintDialog

    return PrintDialog(desk, window)


def _problem(_desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.problem import ProblemDialog

    words = Text("The backup {path} is damaged.", {"path": "2026-11-01.rolodex"})
    return ProblemDialog(
        Problem(words), _("The book is as it was before. Try another backup."), window
    )


def _question(_desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.question import QuestionDialog

    return QuestionDialog(
        _("Go back to the backup “{backup}”?").format(backup="2026-11-01 09:00"),
        _("Your book will read as it did then. The book as it is now is kept beside it under "
          "another name, so nothing is lost."),
        _("Restore"),
        window,
    )  # fmt: skip


def _unsaved(_desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.question import QuestionDialog
    from rolodex.gui.dialogs.unsaved import words

    return QuestionDialog(*words(), window)


def _quick_log(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.quick_log import QuickLogDialog

    return QuickLogDialog(desk, _cards(desk)[:1], window)


def _saved_list(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.saved_list import SavedListDialog

    rule = ListRule(conditions=(Condition("reach", "has", ("phone",)),))
    return SavedListDialog(desk, rule, None, window)


def _shortcuts(_desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.shortcuts import ShortcutsDialog

    return ShortcutsDialog(window)


def _steps(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.steps import StepsDialog

    return StepsDialog(desk, window)


def _tags(desk: Desk, window: MainWindow) -> QWidget:
    from rolodex.gui.dialogs.tags import TagsDialog

    return TagsDialog(desk, window)


MAKERS: dict[str, Maker] = {
    "about": _about,
    "ask_when": _ask_when,
    "cadence": _cadence,
    "call": _call,
    "card_tags": _card_tags,
    "condition": _condition,
    "export": _export,
    "go_anywhere": _go_anywhere,
    "import_files": _import_files,
    "import_table": _import_table,
    "manual": _manual,
    "phrase_picker": _phrase_picker,
    "popup": _popup,
    "print_sheet": _print_sheet,
    "problem": _problem,
    "question": _question,
    "quick_log": _quick_log,
    "saved_list": _saved_list,
    "shortcuts": _shortcuts,
    "steps": _steps,
    "tags": _tags,
    "unsaved": _unsaved,
}
"""By the name of the picture; every module of `gui/dialogs` is there under its own."""


def _cards(desk: Desk) -> tuple[int, ...]:
    return tuple(row.id for row in desk.book.cards.listing().rows[:3])


def _with_phone(desk: Desk) -> int:
    found: int = desk.book.cards.resolve("王小明")
    return found
