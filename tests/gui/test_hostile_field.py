"""A field that means harm leaves by every door as plain text, and nothing else.

The doors: preview, clipboard, links, paper, tables, vCard, pop-up, lists, messages, titles, tray,
the terminal and its JSON. A field is hostile as it was saved (which takes control and direction
characters away), and as somebody may have put it straight into the file of the book.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from datetime import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rolodex.cli.main import run
from rolodex.domain.card import Card
from rolodex.domain.card_parts import CustomValue, Method, MethodKind
from rolodex.domain.followup import FollowUp
from rolodex.domain.message_links import ways_of
from rolodex.domain.phrase import Phrase
from rolodex.domain.phrase_language import plain_value
from rolodex.domain.tidying import clean
from rolodex.formats.table_layout import FORMULA
from rolodex.gui import places
from rolodex.gui.desk import Desk
from rolodex.gui.dialogs.call import CallDialog
from rolodex.gui.dialogs.phrase_picker import PhrasePicker
from rolodex.gui.main_window import MainWindow
from rolodex.gui.popup import Popup
from rolodex.gui.tray import Tray
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.services.printing import Selection
from tests.sheets.reading import squeezed, text_of

HOSTILE = {
    "template": "{{name}} {{",
    "closing": "}} {{?x}} {0.__class__} ${HOME} %s%n",
    "markup": '<b>Bold</b><img src="file:///etc/passwd"><a href="x">y</a>',
    "entities": "&lt;b&gt; &amp; &#65; A & B",
    "lines": "first\r\nBcc: victim@example.com\r\n.\r\nlast",
    "formula": "=cmd|'/C calc'!A0",
    "formula behind a tab": "\t=HYPERLINK(\"http://x\")",
    "formula wide": "＝1+1",
    "signs": "-2+3+cmd|' /C calc'!A0",
    "tabs": "a\tb\tc",
    "turned": "photo\u202egnp.exe",
    "nul": "before\x00after",
    "escape": "\x1b[31mred\x1b]0;title\x07 \x9b2J",
    "title": "[*] shown",
    "vcard": "x\nEND:VCARD\nBEGIN:VCARD\nFN:Mallory",
    "json": '"}\n{"uid": "forged',
    "endless": "長" * 2000 + "end",
}  # fmt: skip
RAW = ("escape", "turned", "nul", "lines", "tabs", "markup")
"""What is put straight into the file as well."""
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PLAIN = {"text/plain", "text/plain;charset=utf-8", "UTF8_STRING", "STRING", "TEXT"}

every = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)


def hostile_card(text: str) -> Card:
    return Card(
        family=text,
        company=text,
        title=text,
        nickname=text,
        notes=text,
        tags=(text[:60],),
        custom=(CustomValue(label="field", value=text),),
        methods=(
            Method(kind=MethodKind.EMAIL, value="a@example.com"),
            Method(kind=MethodKind.PHONE, value="0912-345-678", label="mobile"),
            Method(kind=MethodKind.PHONE, value=text, label=text),
            Method(kind=MethodKind.CHAT, value=text, label="LINE", display=text),
        ),
    )


def save(book: Book, text: str) -> int:
    number = book.cards.save(hostile_card(text)).new
    assert number is not None
    return number


def smuggle(book: Book, card: int, text: str) -> None:
    """Put a text into the file as no verb would."""
    database = book.cards._database
    with database.transaction():
        database.execute(
            "UPDATE card SET family = ?, nickname = ? WHERE id = ?", (text, text, card)
        )
        database.execute("UPDATE employment SET company = ?, title = ?", (text, text))


def phrase(book: Book) -> int:
    text = "A {{name}} B {{company}} C"
    number = book.phrases.save(Phrase(title="P", text=text, subject="S {{name}}")).new
    assert number is not None
    return number


def read_back(book: Book, path: Path, clock: FixedClock, tmp_path: Path) -> Card:
    """The only card of a file, after an import into a new book."""
    with Book.create(tmp_path / "other.rolodex", clock, country="TW") as other:
        found = other.transfer.import_files([path])
        assert not found.rejected
        (number,) = other.cards.ids(other.cards.listing())
        return other.cards.get(number)


def same(read: Card, kept: Card, text: str) -> None:
    """The hostile parts came back as they were kept, and made nothing more."""
    assert (read.family, read.company, read.title) == (kept.family, kept.company, kept.title)
    assert read.nickname == kept.nickname
    assert read.notes == kept.notes
    assert [c.value for c in read.custom if c.label == "field"] == [clean(text, lines=True)]


# -- what is kept


@every
def test_what_is_kept_can_be_seen_and_typed(book: Book, hostile: str) -> None:
    card = book.cards.get(save(book, hostile))
    assert card.family == clean(hostile)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in card.family)
    assert not STEERING.search(card.notes.replace("\t", ""))


# -- the window


@every
def test_preview_clipboard_and_links_hold_it_as_plain_text(
    qtbot: QtBot, book: Book, desk: Desk, window: MainWindow, hostile: str
) -> None:
    card, number = save(book, hostile), phrase(book)
    if hostile in [HOSTILE[name] for name in RAW]:
        smuggle(book, card, hostile)
    name = plain_value(hostile)
    expected = f"A {name} B {name} C"
    picker = PhrasePicker.ask(desk, card, window)
    assert picker is not None
    assert isinstance(picker.preview.text, QPlainTextEdit)
    assert picker.preview.text.toPlainText() == expected
    filled = picker.preview.filled()
    assert filled is not None
    for way in ways_of(book.cards.get(card)):
        link = way.link(filled.text, filled.subject)
        assert link.isascii()
        parts = parse_qs(urlsplit(link).query, keep_blank_values=True)
        assert set(parts) <= {"subject", "body", "phone", "text"}
        assert all(value == [expected] for key, value in parts.items() if key in ("body", "text"))
        assert parts.get("subject", [f"S {name}"]) == [f"S {name}"]
    picker.copy()
    data = QApplication.clipboard().mimeData()
    assert set(data.formats()) <= PLAIN
    assert not data.hasHtml()
    assert not data.hasUrls()
    assert data.text() == expected
    assert [use.phrase for use in book.phrases.uses_of(card)] == [number]


@every
def test_labels_lists_titles_and_messages_show_it_and_interpret_nothing(
    qtbot: QtBot, book: Book, desk: Desk, window: MainWindow, hostile: str
) -> None:
    card = save(book, hostile)
    book.followups.add(FollowUp(card=card, due=desk.clock.today(), text=clean(hostile)))
    kept = book.cards.get(card)
    desk.hub.announce_everything()
    popup = Popup(desk)
    qtbot.addWidget(popup)
    popup.show_day()
    (row,) = popup.rows
    assert row.name() == kept.family
    assert row.accessibleName().startswith(kept.family[:20])
    window.go_to(places.CARDS)
    window.open_card(card)
    QApplication.processEvents()
    model = window.stack.screen_named("cards").list.model()
    shown = str(model.index(0, 0).data(Qt.ItemDataRole.DisplayRole))
    assert kept.family in shown
    desk.message(f"About {kept.family}")
    assert window.messages.text() == f"About {kept.family}"
    call = CallDialog.ask(desk, card, window)
    picker = PhrasePicker.ask(desk, card, window)
    assert call is not None
    assert picker is not None
    for dialog in (call, picker):
        QApplication.processEvents()
        title = dialog.windowTitle()
        assert not STEERING.search(title)
        assert "\n" not in title
        assert len(title) < 200
    if "[*]" in hostile:
        assert "[*][*]" in call.windowTitle()
    for widget in (window, popup, call, picker):
        for label in widget.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
            assert "<b>" in kept.family or "<b>" not in label.text()
    tray = Tray(lambda: 1, lambda: False, window)
    tray.refresh()
    assert tray.icon.toolTip() == "Today: 1"
    for dialog in (call, picker):
        dialog.reject()


@pytest.mark.parametrize("name", RAW)
def test_a_title_holds_no_steering_character_even_of_a_book_that_was_tampered_with(
    qtbot: QtBot, book: Book, desk: Desk, window: MainWindow, name: str
) -> None:
    card = save(book, "x")
    smuggle(book, card, HOSTILE[name])
    for dialog in (CallDialog.ask(desk, card, window), PhrasePicker.ask(desk, card, window)):
        assert dialog is not None
        assert not STEERING.search(dialog.windowTitle())
        assert "\n" not in dialog.windowTitle()
        dialog.reject()


# -- paper and files


@every
def test_paper_gives_the_true_text(book: Book, hostile: str) -> None:
    card = save(book, hostile)
    day = time(9)
    book.followups.add(
        FollowUp(card=card, due=book.clock.today(), time=day, text=clean(hostile)[:200])
    )
    for sheet in ("contacts", "today"):
        out = io.BytesIO()
        book.printing.render(sheet, out, Selection(ids=(card,)), language="en")
        data = out.getvalue()
        assert b"/JavaScript" not in data
        assert b"/URI" not in data
        found = squeezed(text_of(data))
        kept = squeezed(clean(hostile))
        # What is longer than its box is cut there, never drawn over its neighbour.
        assert kept[:12] in found


@every
@pytest.mark.parametrize("kind", ["csv", "excel-csv"])
def test_a_table_comes_back_as_it_was_and_excel_runs_nothing(
    book: Book, clock: FixedClock, tmp_path: Path, hostile: str, kind: str
) -> None:
    card = save(book, hostile)
    path = tmp_path / "out.csv"
    book.transfer.export_table(path, kind=kind)
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 2
    if kind == "excel-csv":
        assert not [cell for cell in rows[1] if cell.startswith(FORMULA)]
    kept = book.cards.get(card)
    if kind == "csv" and not kept.family.startswith("'"):
        assert kept.family in rows[1]
    same(read_back(book, path, clock, tmp_path), kept, hostile)


@every
def test_a_spreadsheet_holds_text_and_no_formula(
    book: Book, clock: FixedClock, tmp_path: Path, hostile: str
) -> None:
    card = save(book, hostile)
    path = tmp_path / "out.xlsx"
    book.transfer.export_table(path, kind="xlsx")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert not [name for name in names if "external" in name.lower() or "macro" in name.lower()]
    same(read_back(book, path, clock, tmp_path), book.cards.get(card), hostile)


@every
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_vcard_stays_one_card(
    book: Book, clock: FixedClock, tmp_path: Path, hostile: str, version: str
) -> None:
    card = save(book, hostile)
    path = tmp_path / "out.vcf"
    assert book.transfer.export(path, version=version) == 1
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 1
    read, kept = read_back(book, path, clock, tmp_path), book.cards.get(card)
    assert (read.family, read.company, read.notes) == (kept.family, kept.company, kept.notes)


# -- the terminal


@pytest.mark.parametrize("raw", [False, True], ids=["saved", "tampered"])
@every
def test_the_terminal_obeys_no_field_and_json_gives_it_whole(
    book: Book,
    clock: FixedClock,
    capfdbinary: pytest.CaptureFixture[bytes],
    hostile: str,
    raw: bool,
) -> None:
    card = save(book, hostile)
    uid = book.cards.get(card).uid
    book.followups.add(FollowUp(card=card, due=clock.today(), text=hostile))
    phrase(book)
    if raw:
        smuggle(book, card, hostile)
    family = book.cards.get(card).family
    path = str(book.path)
    commands = (
        ("log", uid, hostile[:500] or "x"), ("show", uid), ("find", "example"), ("agenda",),
        ("find", hostile[:20]), ("phrase", "fill", "P", uid), ("phrase", "show", "P"), ("tags",),
        ("steps",), ("show", hostile[:300]), ("trash", uid),
    )  # fmt: skip
    for words in commands:
        capfdbinary.readouterr()
        run(["--book", path, *words], clock)
        out, err = capfdbinary.readouterr()
        for text in (out.decode(), err.decode()):
            assert not STEERING.search(text), (words[0], text[:200])
    for words in (("show", uid), ("phrase", "fill", "P", uid), ("find", "example")):
        capfdbinary.readouterr()
        run(["--book", path, *words, "--json"], clock)
        lines = capfdbinary.readouterr().out.decode().splitlines()
        assert not STEERING.search("".join(lines))
        objects = [json.loads(line) for line in lines]
        if words[0] == "show":
            assert objects[0]["family"] == family
