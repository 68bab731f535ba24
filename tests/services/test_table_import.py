"""Tables through the book: counted twice, imported once, corrected, remembered, undone."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from rolodex.domain.card import Card
from rolodex.domain.column_choices import choices
from rolodex.domain.column_names import SKIP, Target
from rolodex.domain.problems import Cancelled, FileProblem
from rolodex.domain.republic_date import WESTERN_ERA, DateReading
from rolodex.services.book import Book
from rolodex.services.rejected_cards import save_rejected
from tests.conftest import PROJECT
from tests.fakes import words

CORPUS = PROJECT.parent / "shared" / "corpora"
XLS = Path(__file__).parents[1] / "data" / "table" / "customers.xls"
PLAIN = (
    "姓名,手機,生日,介紹人,等級,最後聯絡日,嗜好\n"
    "王小明,912345678,65/3/14,,A級,115/10/1,登山\n"
    "林美玲,0922333444,66/4/1,王小明,B,115/9/30 電話,\n"
    ",,,,,,\n"
    "合計,,,,,,2\n"
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "客戶.csv"
    path.write_bytes(PLAIN.encode("cp950"))
    return path


def counts(found: object) -> tuple[int, int, int, int, int]:
    return tuple(
        len(v) if isinstance(v := getattr(found, k), tuple) else v
        for k in ("cards", "new", "changed", "same", "rejected")
    )  # type: ignore[return-value]


def tables() -> list[str]:
    return sorted(
        path.relative_to(CORPUS).as_posix()
        for folder in ("csv", "xlsx")
        for path in (CORPUS / folder).rglob("*")
        if path.is_file() and path.name not in ("MANIFEST.tsv", "encrypted_no_password.xls")
    )


@pytest.mark.parametrize("name", tables())
def test_the_same_file_twice_adds_nothing(book: Book, name: str) -> None:
    try:
        seen = book.transfer.preview([CORPUS / name])
    except FileProblem:
        with pytest.raises(FileProblem):
            book.transfer.import_files([CORPUS / name])
        return
    done = book.transfer.import_files([CORPUS / name])
    assert counts(seen) == counts(done)
    assert done.cards == done.new + done.changed + done.same + len(done.rejected)
    digest = book.check().content
    again = book.transfer.import_files([CORPUS / name])
    assert (again.new, again.changed) == (0, 0)
    assert book.check().content == digest
    if done.new:
        book.journal.undo()
        assert book.cards.count() == 0


def test_an_old_workbook_comes_in_whole(book: Book) -> None:
    done = book.transfer.import_files([XLS])
    assert counts(done) == (60, 57, 0, 0, 3)
    assert book.check().ok
    last = book.cards.get(book.cards.resolve("杜德偉"))
    introducer = book.cards.get(book.cards.resolve("王小明"))
    assert last.referred_by == introducer.id
    assert {tag.name: tag.klass for tag in book.tags.all()} == {
        "A": "A", "B": "B", "C": "C", "A級": "A", "B級": "B", "C級": "C",
        "壽險": "", "車險": "", "房貸": "", "VIP": "",
    }  # fmt: skip
    again = book.transfer.import_files([XLS])
    assert (again.new, again.changed, again.same) == (0, 0, 57)


def test_a_big5_table_with_last_contacts_is_one_step(book: Book, plain: Path) -> None:
    empty = book.check().content
    done = book.transfer.import_files([plain])
    assert counts(done) == (3, 2, 0, 0, 1)
    ming, mei = (book.cards.resolve(name) for name in ("王小明", "林美玲"))
    assert book.cards.get(ming).phones()[0].value == "0912345678"
    assert book.cards.get(mei).referred_by == ming
    assert book.cards.get(ming).custom[0].label == "嗜好"
    assert book.cards.summary(ming).last_contact == date(2026, 10, 1)
    assert [i.text for i in book.history.timeline(mei)] == ["115/9/30 電話"]
    assert {"card", "interaction", "tag"} <= set(done.changes.touched)
    book.journal.undo()
    assert book.check().content == empty
    book.journal.redo()
    assert book.cards.summary(mei).last_contact == date(2026, 9, 30)
    assert book.check().ok


def test_a_contact_that_is_there_already_is_not_written_again(book: Book, plain: Path) -> None:
    book.transfer.import_files([plain])
    changed = plain.with_name("other.csv")
    changed.write_text(PLAIN.replace("登山", "釣魚"), encoding="utf-8")
    done = book.transfer.import_files([changed])
    assert (done.new, done.changed, done.same) == (0, 1, 1)
    assert book.history.count(book.cards.resolve("王小明")) == 1


def test_a_last_contact_in_the_future_is_kept_as_an_own_field(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Last Contact\nAnn Lee,2031-01-02\n")
    book.transfer.import_files([path])
    card = book.cards.get(book.cards.resolve("Ann Lee"))
    assert [(c.label, c.value) for c in card.custom] == [("Last Contact", "2031-01-02")]
    assert book.history.count(card.id or 0) == 0


def test_an_inspection_shows_how_a_file_is_read(book: Book, plain: Path) -> None:
    seen = book.transfer.inspect(plain)
    assert (seen.kind, seen.encoding, seen.delimiter, seen.header_row) == ("csv", "cp950", ",", 1)
    assert [column.target.field for column in seen.columns] == [
        "name", "methods", "dates", "referred", "tags", "last_contact", "custom",
    ]  # fmt: skip
    assert seen.columns[2].samples == ("65/3/14", "66/4/1")
    assert seen.columns[2].dates == DateReading("republic", "ymd", True)
    first, _, total = seen.rows
    assert first.card is not None
    assert (first.card.family, first.card.given) == ("王", "小明")
    assert words(total.reason or "") == "This row only adds up others."


def test_what_was_corrected_is_read_so_and_remembered_by_the_header(
    book: Book, plain: Path
) -> None:
    seen = book.transfer.inspect(plain)
    options = replace(
        seen.options(),
        mapping={**seen.options().mapping, 6: Target("notes"), 3: SKIP},  # type: ignore[dict-item]
        dates={2: DateReading(WESTERN_ERA)},
    )
    assert (
        book.transfer.inspect(plain, options).rows[0].card
        == book.transfer.inspect(plain, options).rows[0].card
    )
    book.transfer.import_files([plain], options={plain: options})
    card = book.cards.get(book.cards.resolve("王小明"))
    assert (card.notes, card.custom) == ("登山", ())
    birthday = card.birthday()
    assert birthday is not None
    assert birthday.year == 1965
    other = plain.with_name("next.csv")
    other.write_text(PLAIN.splitlines()[0] + "\n歐陽修,0911222333,65/3/14,x,,,跑步\n", "utf-8")
    seen = book.transfer.inspect(other)
    assert seen.remembered
    assert seen.columns[6].target == Target("notes")
    book.transfer.import_files([other])
    assert book.cards.get(book.cards.resolve("歐陽修")).notes == "跑步"


def test_a_wrong_encoding_can_be_put_right(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("a;b\n堃;x@y.example\n".encode("big5hkscs"))
    options = replace(book.transfer.inspect(path).options(), encoding="big5hkscs", header_row=1)
    seen = book.transfer.inspect(path, options)
    assert seen.columns[0].samples == ("堃",)
    with pytest.raises(FileProblem):
        book.transfer.inspect(path, replace(options, encoding="klingon"))


def test_rejected_rows_are_kept_under_the_names_of_their_columns(
    book: Book, plain: Path, tmp_path: Path
) -> None:
    seen = book.transfer.preview([plain])
    out = tmp_path / "rejects.csv"
    assert save_rejected(seen.rejected, out) == 1
    assert out.read_text("utf-8").splitlines() == [PLAIN.splitlines()[0], "合計,,,,,,2"]
    assert [r.line for r in seen.rejected] == [5]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_comes_back_as_the_same_cards(book: Book, tmp_path: Path, kind: str) -> None:
    book.transfer.import_files([XLS])
    out = tmp_path / f"out.{kind}"
    assert book.transfer.export_table(out, kind=kind) == 57
    again = book.transfer.preview([out])
    assert (again.new, again.changed, again.same) == (0, 0, 57)
    with Book.create(tmp_path / "other.rolodex", book.clock) as other:
        done = other.transfer.import_files([out])
        assert (done.new, len(done.rejected)) == (57, 0)
        for row in book.cards.listing().rows:
            mine, theirs = book.cards.get(row.id), other.cards.get(other.cards.resolve(row.name))
            assert told(theirs) == told(mine)


def told(card: Card) -> Card:
    """A card without what belongs to its book."""
    return replace(
        card, id=None, uid="", referred_by=None, created_at="", modified_at="", created_on="",
        methods=tuple(replace(m, id=None) for m in card.methods),
        addresses=tuple(replace(a, id=None) for a in card.addresses),
        dates=tuple(replace(d, id=None) for d in card.dates),
        custom=tuple(replace(c, id=None) for c in card.custom if c.label != "Introduced by"),
    )  # fmt: skip


def test_the_csv_has_a_row_for_each_card_of_a_selection(book: Book, tmp_path: Path) -> None:
    book.transfer.import_files([XLS])
    ids = [book.cards.resolve("王小明"), book.cards.resolve("歐陽修")]
    out = tmp_path / "two.csv"
    assert book.transfer.export_table(out, ids, kind="excel-csv") == 2
    with out.open(encoding="utf-8-sig", newline="") as lines:
        assert [row["Last Name"] for row in csv.DictReader(lines)] == ["王", "歐陽"]


def test_the_book_itself_is_no_table(book: Book) -> None:
    with pytest.raises(FileProblem):
        book.transfer.inspect(book.path)
    with pytest.raises(FileProblem):
        book.transfer.export_table(book.path)


def test_every_choice_of_the_wizard_has_its_own_words() -> None:
    shown = [words(text) for _, text in choices()]
    assert len(set(shown)) == len(shown)


def test_an_import_is_cancelled_while_it_still_weighs_the_dates(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("姓名,生日\n" + "王小明,65/3/14\n" * 3000, encoding="utf-8")
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return True

    with pytest.raises(Cancelled):
        book.transfer.import_files([path], cancelled=cancelled)
    assert len(asked) == 1
    assert book.cards.count() == 0


def test_a_preview_says_dates_in_words_and_what_to_look_at(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,生日,農曆生日\n王小明,民國65年3月14日,閏4/1\n陳大文,65年次,\n", "utf-8")
    one, two = book.transfer.preview([path]).samples
    assert words(one.detail[-1][2]) == "14 Mar 1976, lunar leap 4/1"
    assert (one.remarks, len(two.remarks)) == ((), 1)


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, rows in {
            "北區": [("姓名", "電話", "嗜好"), ("王一", "0911111111", "登山"), ("", "", "x")],
            "中區": [("姓名", "電話", "嗜好"), ("陳一", "0922222222", "釣魚"), ("", "", "y")],
            "公司": [("公司名稱", "電話"), ("大同公司", "0233334444")],
            "說明": [("請勿外流",)],
        }.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_every_sheet_with_people_comes_in_and_the_others_are_named(
    book: Book, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx")
    seen = book.transfer.inspect(path)
    assert (seen.sheet, seen.others) == ("北區", ("中區", "公司"))
    done = book.transfer.import_files([path])
    assert counts(book.transfer.preview([path])) == (6, 0, 0, 3, 3)
    assert counts(done) == (6, 3, 0, 0, 3)
    reasons = [(r.line, words(r.reason)) for r in done.rejected]
    nobody = "There is no name, phone number or e-mail address in this row."
    assert reasons[:2] == [(3, nobody), (3, f"Sheet “中區”: {nobody}")]
    assert reasons[2][0] == 0
    assert "說明" in reasons[2][1]


def test_what_is_corrected_on_a_sheet_holds_for_those_with_the_same_names(
    book: Book, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx")
    options = book.transfer.inspect(path).options()
    options = replace(options, mapping={**(options.mapping or {}), 2: Target("notes")})
    book.transfer.import_files([path], options={path: options})
    assert book.cards.get(book.cards.resolve("陳一")).notes == "釣魚"
    only = replace(options, only=True)
    assert book.transfer.inspect(path, only).others == ()
    assert counts(book.transfer.preview([path], options={path: only})) == (2, 0, 0, 1, 1)


def test_one_bad_file_among_several_is_named_and_the_others_come_in(
    book: Book, plain: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer")
    spoilt = tmp_path / "spoilt.xlsx"
    spoilt.write_bytes(b"PK\x03\x04 nothing")
    files = [letter, plain, tmp_path / "gone.csv", spoilt, book.path]
    seen = book.transfer.preview(files)
    done = book.transfer.import_files(files)
    assert counts(seen) == counts(done) == (7, 2, 0, 0, 5)
    whole = {Path(r.file).name: words(r.reason) for r in done.rejected if r.line == 0}
    assert set(whole) == {"letter.txt", "gone.csv", "spoilt.xlsx", book.path.name}
    assert "no cards" in whole["letter.txt"]
    assert "damaged" in whole["spoilt.xlsx"]
    again = book.transfer.import_files(files)
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize("name", ["letter.txt", "gone.csv"])
def test_a_single_bad_file_is_a_problem(book: Book, tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear customer")
    with pytest.raises(FileProblem):
        book.transfer.preview([tmp_path / name])
    with pytest.raises(FileProblem):
        book.transfer.import_files([tmp_path / name])


def test_people_side_by_side_are_seen_counted_and_kept_alike(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "姓名,電話,姓名,電話\n王一,0911111111,陳二,0922222222\n林三,0933333333,,\n",
        encoding="utf-8",
    )
    seen = book.transfer.inspect(path)
    assert [column.header for column in seen.columns] == ["姓名", "電話"]
    assert [row.card.family for row in seen.rows if row.card] == ["王", "陳", "林"]
    corrected = {path: seen.options()}
    assert counts(book.transfer.preview([path], options=corrected)) == (3, 3, 0, 0, 0)
    assert counts(book.transfer.import_files([path])) == (3, 3, 0, 0, 0)
    assert counts(book.transfer.import_files([path], options=corrected)) == (3, 0, 0, 3, 0)
    assert book.check().ok
