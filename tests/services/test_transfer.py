"""Import and export of address files: identity, all or nothing, and nothing lost."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from rolodex.domain.card import Card
from rolodex.domain.card_parts import Method, MethodKind
from rolodex.domain.problems import Cancelled, FileProblem
from rolodex.formats.vcard import ReadCard, read_vcards
from rolodex.i18n import render
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from tests.conftest import PROJECT

CORPUS = PROJECT.parent / "shared" / "corpora" / "vcard"


def vcard(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cards.vcf"


def bring_in(book: Book, file: Path, *cards: str, duplicates: str = "merge") -> tuple[int, ...]:
    """Import some cards; preview and import must agree."""
    file.write_text("".join(cards), encoding="utf-8")
    seen = book.transfer.preview([file], duplicates)
    done = book.transfer.import_files([file], duplicates)
    counts = (done.new, done.changed, done.same, len(done.rejected))
    assert (seen.new, seen.changed, seen.same, len(seen.rejected)) == counts
    assert done.cards == sum(counts)
    assert book.check().ok
    return counts


def names(book: Book) -> list[str]:
    return [row.name for row in book.cards.listing().rows]


def manifest() -> list[tuple[str, int]]:
    """Each file of the corpus with the number of its cards."""
    if not CORPUS.is_dir():
        return []
    with (CORPUS / "MANIFEST.tsv").open(encoding="utf-8") as lines:
        return [(r["path"], int(r["cards"])) for r in csv.DictReader(lines, delimiter="\t")]


def test_the_same_content_again_is_same_even_if_the_card_was_edited(book: Book, file: Path) -> None:
    card = vcard("N:王;小明;;;", "FN:王小明", "TEL:0912345678")
    assert bring_in(book, file, card) == (1, 0, 0, 0)
    there = book.cards.get(book.cards.resolve("王小明"))
    book.cards.save(replace(there, given="大明"))
    assert bring_in(book, file, card) == (0, 0, 1, 0)
    assert names(book) == ["王大明"]


def test_the_same_uid_with_new_content_changes_what_was_not_edited_here(
    book: Book, file: Path
) -> None:
    bring_in(book, file, vcard("UID:1", "N:Li;Na;;;", "FN:Na Li", "TITLE:Buyer", "NOTE:old"))
    there = book.cards.get(book.cards.resolve("Na Li"))
    book.cards.save(replace(there, notes="mine"))
    changed = vcard("UID:1", "N:Li;Na;;;", "FN:Na Li", "TITLE:Director", "NOTE:new")
    assert bring_in(book, file, changed) == (0, 1, 0, 0)
    card = book.cards.get(book.cards.resolve("Na Li"))
    assert (card.title, card.notes) == ("Director", "mine")


def test_a_certain_match_fills_blanks_and_overwrites_nothing(book: Book, file: Path) -> None:
    number = book.cards.save(
        Card(
            family="王",
            given="小明",
            notes="mine",
            methods=(Method(kind=MethodKind.PHONE, value="0912-345-678"),),
        )
    ).new
    card = vcard(
        "N:王;小明;;;", "FN:王小明", "TEL:+886912345678", "TITLE:經理", "ORG:大同", "NOTE:theirs"
    )
    assert bring_in(book, file, card) == (0, 1, 0, 0)
    after = book.cards.get(number or 0)
    assert (after.notes, after.title, after.company) == ("mine", "經理", "大同")
    assert len(after.methods) == 1


def test_father_and_son_of_one_name_on_one_number_stay_two(book: Book, file: Path) -> None:
    same = ("N:Clarke;George;;;", "FN:George Clarke", "EMAIL:clarke@example.com")
    father = vcard(*same, "BDAY:1960-09-10")
    son = vcard(*same, "BDAY:1999-12-10")
    assert bring_in(book, file, father, son) == (2, 0, 0, 0)
    later = vcard(*same, "BDAY:2020-01-01", "NOTE:grandson")
    assert bring_in(book, file, later) == (1, 0, 0, 0)


def test_only_a_certain_match_is_merged(book: Book, file: Path) -> None:
    book.cards.save(Card(family="王", given="小明"))
    assert bring_in(book, file, vcard("N:王;小明;;;", "FN:王小明")) == (1, 0, 0, 0)


def test_duplicates_can_be_skipped_or_kept(book: Book, file: Path) -> None:
    card = vcard("N:Li;Na;;;", "FN:Na Li", "EMAIL:na@example.com")
    bring_in(book, file, card)
    other = vcard("N:Li;Na;;;", "FN:Na Li", "EMAIL:na@example.com", "NOTE:second")
    assert bring_in(book, file, other, duplicates="skip") == (0, 0, 1, 0)
    assert bring_in(book, file, other, duplicates="keep") == (1, 0, 0, 0)


def test_within_one_file_a_repeated_card_is_same_and_a_repeated_person_merged(
    book: Book, file: Path
) -> None:
    card = vcard("N:Li;Na;;;", "FN:Na Li", "EMAIL:na@example.com")
    again = vcard("N:Li;Na;;;", "FN:Na Li", "EMAIL:NA@example.com", "TITLE:Buyer")
    assert bring_in(book, file, card, card, again) == (1, 1, 1, 0)
    assert book.cards.get(book.cards.resolve("Na Li")).title == "Buyer"


def test_a_bad_card_neither_stops_the_others_nor_gives_them_its_data(
    book: Book, file: Path
) -> None:
    broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:坏卡\r\nTEL:1\r\n"
    good = vcard("N:王;小明;;;", "FN:王小明", "TEL:0912345678")
    file.write_text(broken + good, encoding="utf-8")
    done = book.transfer.import_files([file])
    assert done.cards == 2
    wang = book.cards.get(book.cards.resolve("王小明"))
    assert [m.value for m in wang.methods] == ["0912345678"]


def test_an_empty_card_is_rejected_and_one_of_unknown_properties_comes_in(
    book: Book, file: Path
) -> None:
    assert bring_in(book, file, vcard(), vcard("X-UNKNOWN:value")) == (1, 0, 0, 1)
    assert names(book) == [""]


def test_cancelling_changes_nothing(book: Book, file: Path) -> None:
    file.write_text("".join(vcard(f"UID:{n}", f"N:Li{n};Na", f"FN:Na Li{n}") for n in range(300)))
    before = book.check().content
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        book.transfer.import_files([file], cancelled=lambda: next(answers))
    assert book.check().content == before
    assert book.journal.next_undo() is None


def test_what_is_no_address_file_is_said_to_be_none(book: Book, file: Path) -> None:
    file.write_bytes(b"%PDF-1.4 nothing here")
    with pytest.raises(FileProblem):
        book.transfer.import_files([file])
    with pytest.raises(FileProblem):
        book.transfer.import_files([file.with_name("missing.vcf")])
    with pytest.raises(FileProblem):
        book.transfer.import_files([book.path])
    with pytest.raises(FileProblem):
        book.transfer.export(book.path)


def test_links_to_other_cards_of_the_file_become_relations(book: Book, file: Path) -> None:
    bring_in(
        book,
        file,
        vcard("UID:a", "N:Smith;Tom", "FN:Tom Smith", "RELATED;TYPE=spouse:urn:uuid:b"),
        vcard("UID:urn:uuid:b", "N:Smith;Ann", "FN:Ann Smith"),
    )
    tom = book.cards.get(book.cards.resolve("Tom Smith"))
    ann = book.cards.get(book.cards.resolve("Ann Smith"))
    assert [(r.kind, r.other) for r in tom.relations] == [("spouse", ann.id)]
    assert [(r.kind, r.other) for r in ann.relations] == [("spouse", tom.id)]


def test_what_was_imported_leaves_as_it_came_but_for_what_was_changed(
    book: Book, file: Path
) -> None:
    lines = ("UID:1", "N:Li;Na;;;", "FN:Na Li", "item1.TEL;X-ODD=1:0912", "X-UNKNOWN;A=b:c,d")
    bring_in(book, file, vcard(*lines))
    there = book.cards.get(book.cards.resolve("Na Li"))
    book.cards.save(replace(there, notes="new note"))
    out = io.BytesIO()
    book.transfer.export(out)
    text = out.getvalue().decode()
    for line in (*lines, "NOTE:new note"):
        assert line in text.splitlines()


def test_import_from_export_adds_nothing(book: Book, file: Path, tmp_path: Path) -> None:
    book.cards.save(Card(family="王", given="小明", notes="一\n二", tags=("VIP",)))
    book.cards.save(Card(family="Wong", given="Alice", reading="x"))
    out = tmp_path / "out.vcf"
    for version in ("2.1", "3.0", "4.0"):
        assert book.transfer.export(out, version=version) == 2
        fresh = Book.create(tmp_path / f"{version}.rolodex", book.clock)
        assert fresh.transfer.import_files([out]).new == 2
        assert fresh.transfer.import_files([out]).same == 2
        assert sorted(names(fresh)) == sorted(names(book))
        fresh.close()


def test_a_card_that_the_run_itself_changed_is_known_to_the_next_one(
    book: Book, file: Path
) -> None:
    first = vcard("UID:u1", "N:王;小明;;;", "TEL:0912345678")
    assert bring_in(book, file, first) == (1, 0, 0, 0)
    there = book.cards.get(book.cards.resolve("王小明"))
    book.cards.save(replace(there, given="大明"))
    changed = vcard("UID:u1", "N:王;小明;;;", "TEL:0912345678", "TEL:0987654321")
    namesake = vcard("N:王;大明;;;", "TEL:0987654321")
    file.write_text(changed + namesake, encoding="utf-8")
    done = book.transfer.import_files([file])
    assert (done.new, done.changed, done.same) == (0, 1, 1)
    assert names(book) == ["王大明"]


@pytest.mark.parametrize(("path", "cards"), manifest(), ids=lambda value: str(value))
def test_every_file_of_the_corpus_is_accounted_for(
    corpora: Path, tmp_path: Path, clock: FixedClock, path: str, cards: int
) -> None:
    file = corpora / "vcard" / path
    with Book.create(tmp_path / "book.rolodex", clock) as book:
        if not cards:
            with pytest.raises(FileProblem):
                book.transfer.import_files([file])
            return
        seen = book.transfer.preview([file])
        done = book.transfer.import_files([file])
        groups = (done.new, done.changed, done.same, len(done.rejected))
        assert done.cards == cards == sum(groups)
        assert (seen.new, seen.changed, seen.same, len(seen.rejected)) == groups
        again = book.transfer.import_files([file])
        assert (again.new, again.changed) == (0, 0)
        assert book.check().ok


@pytest.mark.parametrize(
    ("name", "words"), [("gone.vcf", "is not there."), ("folder", "is a folder.")]
)
def test_why_a_file_cannot_be_opened_is_said_in_words_of_ours(
    book: Book, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileProblem) as caught:
        book.transfer.preview([tmp_path / name])
    assert render(caught.value.text).endswith(words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "customers.csv is empty."),
        ("\ufeff\r\n \r\n", "customers.csv is empty."),
        ("姓名,電話\n", "The table in customers.csv has column names but no rows."),
        ("Name;Phone;E-mail\r\n", "The table in customers.csv has column names but no rows."),
        ("姓名\n", "The table in customers.csv has column names but no rows."),
    ],
)
def test_a_file_without_people_is_called_what_it_is(
    book: Book, tmp_path: Path, content: str, words: str
) -> None:
    file = tmp_path / "customers.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        book.transfer.preview([file])
    assert render(caught.value.text) == words
    preview = book.transfer.preview([file, file])
    assert [render(rejected.reason) for rejected in preview.rejected] == [words] * 2


def test_a_spreadsheet_with_nothing_but_column_names_is_called_that(
    book: Book, tmp_path: Path
) -> None:
    import xlsxwriter

    file = tmp_path / "customers.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["姓名", "電話"])
    with pytest.raises(FileProblem) as caught:
        book.transfer.preview([file])
    assert render(caught.value.text).endswith("has column names but no rows.")


def test_a_fax_at_home_and_one_at_work_stay_apart_from_a_table_to_a_vcard_and_back(
    book: Book, tmp_path: Path
) -> None:
    table = tmp_path / "outlook.csv"
    table.write_text("First Name,Business Fax,Home Fax\nAnn,02-1111-1111,02-2222-2222\n")
    book.transfer.import_files([table])
    labels = [("02-1111-1111", "work fax"), ("02-2222-2222", "home fax")]
    (card,) = (book.cards.get(row.id) for row in book.cards.listing().rows)
    assert [(method.value, method.label) for method in card.methods] == labels
    for version, types in (("2.1", ";HOME;FAX:"), ("3.0", ";TYPE=HOME;TYPE=FAX:")):
        out = io.BytesIO()
        book.transfer.export(out, version=version)
        assert f"TEL{types}02-2222-2222" in out.getvalue().decode()
        (read,) = read_vcards(io.BytesIO(out.getvalue()))
        assert isinstance(read, ReadCard)
        assert [(method.value, method.label) for method in read.card.methods] == labels


def test_a_fax_of_a_phone_or_of_google_is_where_it_was(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(vcard("FN:Ann", "TEL;TYPE=fax,home:1111111", "TEL;TYPE=WORK;TYPE=FAX:2222222"))
    book.transfer.import_files([file])
    out = tmp_path / "out.csv"
    book.transfer.export_table(out)
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    assert [row["Phone 1 - Label"], row["Phone 2 - Label"]] == ["home fax", "work fax"]


def edited(table: Path, changes: dict[str, dict[str, str]]) -> None:
    """Overtype cells of a CSV file: the row by its family name, the column by its own."""
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row.update(changes.get(row["Last Name"], {}))
    with table.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_table_that_went_out_and_was_worked_on_updates_its_cards(
    book: Book, tmp_path: Path
) -> None:
    phone = Method(kind=MethodKind.PHONE, value="0912-345-678")
    wang = Card(family="王", given="小明", company="大同", notes="愛喝茶", methods=(phone,))
    number = book.cards.save(wang).new or 0
    book.cards.save(Card(family="陳", given="美玲", company="宏盛"))
    table = tmp_path / "cards.csv"
    book.transfer.export_table(table)
    new = {"Organization Name": "新光", "Phone 1 - Value": "988111222", "Notes": ""}
    edited(table, {"王": new})

    seen = book.transfer.preview([table], "update")
    assert (seen.new, seen.changed, seen.same) == (0, 1, 1)
    (named,) = [item for item in book.transfer.preview([table]).samples if item.remarks]
    assert render(named.remarks[0]) == "Company stays “大同”; the file says “新光”."
    merged = book.transfer.import_files([table])
    assert book.cards.get(number).company == "大同", "what is there stays unless one asks"
    done = book.transfer.import_files([table], "update")
    assert (done.new, done.changed, done.same) == (0, 1, 1)
    after = book.cards.get(number)
    assert (after.company, after.notes) == ("新光", "愛喝茶")
    assert [m.normalized for m in after.phones()] == ["+886988111222"]
    again = book.transfer.import_files([table], "update")
    assert (again.changed, again.same) == (0, 2)
    book.journal.undo()
    assert merged.changed
    assert book.cards.get(number).company == "大同"
    assert book.check().ok
