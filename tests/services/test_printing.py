"""Printing from a book: what is chosen goes on paper, whole or not at all."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from rolodex import i18n
from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import CustomValue, Method, MethodKind, SpecialDate
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.problems import BadValue, Cancelled, FileProblem, NotFound
from rolodex.services.book import Book
from rolodex.services.clock import FixedClock
from rolodex.services.printing import Printed, Selection
from rolodex.sheets import font_files
from tests.sheets.made_font import make_font
from tests.sheets.reading import fonts_of, known_of, lines_of, pages_of, text_of


@pytest.fixture
def ids(book: Book, clock: FixedClock) -> dict[str, int]:
    """Four people of two companies and two tags, one of them in the trash."""
    made = {}
    for family, given, company, tags in (
        ("王", "小明", "Acme", ("VIP", "Golf")),
        ("Chen", "Alice", "Acme", ("VIP",)),
        ("Holt", "Tom", "", ()),
        ("Gone", "Ann", "Acme", ("VIP",)),
    ):
        card = Card(
            family=family,
            given=given,
            company=company,
            tags=tags,
            methods=(Method(kind=MethodKind.PHONE, value=f"0912-345-67{len(made)}"),),
            custom=(CustomValue(label="Secret", value="Divorcing", private=True),),
        )
        new = book.cards.save(card).new
        assert new is not None
        made[given] = new
    book.cards.trash([made["Ann"]])
    return made


def printed(book: Book, sheet: str = "contacts", **how: object) -> tuple[Printed, bytes]:
    out = io.BytesIO()
    result = book.printing.render(sheet, out, **how)  # type: ignore[arg-type]
    return result, out.getvalue()


def names(pdf: bytes) -> list[str]:
    known = {"王小明", "Alice Chen", "Tom Holt", "Ann Gone"}
    return [line for line in lines_of(pdf) if line in known]


def test_all_cards_go_on_paper_in_the_order_of_names_but_not_the_trash(
    book: Book, ids: dict[str, int]
) -> None:
    result, pdf = printed(book)
    assert names(pdf) == ["Alice Chen", "Tom Holt", "王小明"]
    assert (result.pages, result.cards, result.missing) == (1, 3, ())
    assert "All cards · 3 cards" in text_of(pdf)


def test_a_search_a_tag_and_chosen_cards_narrow_it_and_the_head_says_so(
    book: Book, ids: dict[str, int]
) -> None:
    for selection, wanted, head in (
        (Selection(query="chen"), ["Alice Chen"], "Search: chen · 1 card"),
        (Selection(tag="VIP"), ["Alice Chen", "王小明"], "Tag: VIP · 2 cards"),
        (Selection(ids=(ids["Tom"], ids["Ann"])), ["Tom Holt"], "Selected cards · 1 card"),
        (Selection(ids=(ids["Tom"],), name="Golf & <b>"), ["Tom Holt"], "Golf & <b> · 1 card"),
        (Selection(query="nobody"), [], "Search: nobody · 0 cards"),
    ):
        _result, pdf = printed(book, selection=selection)
        assert names(pdf) == wanted
        assert head in text_of(pdf)


def test_grouped_by_tag_a_card_stands_under_each_of_its_tags(
    book: Book, ids: dict[str, int]
) -> None:
    result, pdf = printed(book, options={"group": "tag"})
    lines = [line for line in lines_of(pdf) if line in {*names(pdf), "VIP", "Golf", "No tag"}]
    assert lines == ["Golf", "王小明", "VIP", "Alice Chen", "王小明", "No tag", "Tom Holt"]
    assert result.cards == 3


def test_grouped_by_company_those_without_come_last(book: Book, ids: dict[str, int]) -> None:
    _result, pdf = printed(book, options={"group": "company"})
    heads = {"Acme", "No company"}
    lines = [line for line in lines_of(pdf) if line in {*names(pdf), *heads}]
    assert lines == ["Acme", "Alice Chen", "王小明", "No company", "Tom Holt"]


def test_companies_come_in_the_order_of_names_and_before_their_people(book: Book) -> None:
    for family, company in (("Ant", "正安"), ("Bee", "Acme"), ("Cat", "丁記"), ("Dog", "Zoo")):
        book.cards.save(Card(family=family, company=company))
    book.cards.save(Card(kind=CardKind.COMPANY, company="正安"))
    _result, pdf = printed(book, options={"group": "company"})
    known = {"Acme", "丁記", "正安", "Zoo", "Ant", "Bee", "Cat", "Dog"}
    lines = [line for line in lines_of(pdf) if line in known]
    assert lines == ["Acme", "Bee", "丁記", "Cat", "正安", "正安", "Ant", "Zoo", "Dog"]


def test_without_groups_the_cards_stay_in_the_order_of_the_list(
    book: Book, ids: dict[str, int]
) -> None:
    chosen = Selection(ids=(ids["Tom"], ids["小明"], ids["Ann"], ids["Alice"], ids["Tom"]))
    _result, pdf = printed(book, selection=chosen, options={"group": "none"})
    assert names(pdf) == ["Tom Holt", "王小明", "Alice Chen"]
    assert "T" not in lines_of(pdf)


def test_private_fields_stay_off_unless_asked_for(book: Book, ids: dict[str, int]) -> None:
    assert "Divorcing" not in text_of(printed(book)[1])
    assert "Divorcing" not in text_of(printed(book, options={"own_fields": "open"})[1])
    assert "Divorcing" in text_of(printed(book, options={"own_fields": "all"})[1])


def test_the_paper_speaks_its_own_language_and_leaves_the_window_its(
    book: Book, ids: dict[str, int]
) -> None:
    _result, pdf = printed(book, language="zh_TW")
    assert "從未聯絡" in text_of(pdf)
    assert i18n.language() == "en"
    assert "Never contacted" in text_of(printed(book)[1])


def test_the_usual_paper_is_that_of_the_home_country(book: Book, ids: dict[str, int]) -> None:
    assert pages_of(printed(book)[1])[1].startswith("595.28 x 841.89")
    book.settings.set("country", "US")
    assert pages_of(printed(book)[1])[1].startswith("612 x 792")
    assert pages_of(printed(book, paper="A4")[1])[1].startswith("595.28 x 841.89")


def test_today_holds_the_day_with_notes_and_phones(
    book: Book, ids: dict[str, int], clock: FixedClock
) -> None:
    day = date(2026, 11, 23)
    book.followups.add(FollowUp(card=ids["Tom"], text="Sign the lease", due=day, time=time(15)))
    book.followups.add(FollowUp(card=ids["Alice"], text="Send the quote", due=day))
    book.history.log(
        Interaction(cards=(ids["Tom"],), text="Likes tea", at=clock.now() - timedelta(days=3))
    )
    card = book.cards.get(ids["小明"])

    birthday = SpecialDate(label="birthday", month=11, day=23, year=1986)
    book.cards.save(replace(card, dates=(birthday,)))
    result, pdf = printed(book, "today")
    text = text_of(pdf)
    for wanted in ("15:00 Tom Holt", "Sign the lease", "– Likes tea", "Send the quote", "王小明"):
        assert wanted in text
    assert result.cards == 3
    assert "3 people today" in text
    narrowed = text_of(printed(book, "today", selection=Selection(ids=(ids["Tom"],)))[1])
    assert "Tom Holt" in narrowed
    assert "Alice" not in narrowed


def test_the_font_of_the_users_choice_goes_before_all_others(
    book: Book, ids: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = make_font(tmp_path / "own.ttf", "AliceChn ", family="My Hand")
    for font in (str(own), "my hand"):
        monkeypatch.setattr(font_files, "every", lambda *_a: iter([own]))
        _result, pdf = printed(book, font=font)
        used = " ".join(row[0] for row in fonts_of(pdf))
        assert "own" in used
        assert "WenQuanYi" in used or "Noto" in used  # the letters that it has not
        assert names(pdf) == ["Alice Chen", "Tom Holt", "王小明"]
    assert "own" not in " ".join(row[0] for row in fonts_of(printed(book)[1]))


def test_a_font_that_cannot_be_printed_with_is_a_problem_with_its_reason(
    book: Book, ids: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = [
        make_font(tmp_path / "script.otf", "ab", cff=True, family="Script"),
        make_font(tmp_path / "locked.ttf", "ab", use=2, family="Locked"),
    ]
    monkeypatch.setattr(font_files, "every", lambda *_a: iter(fonts))
    (tmp_path / "junk.ttf").write_text("not a font")
    out = tmp_path / "out.pdf"
    for font, problem, reason in (
        ("Script", BadValue, "The font Script cannot be printed with: its letters are outlines"),
        ("Locked", BadValue, "does not allow it to be put into files."),
        (str(tmp_path / "junk.ttf"), BadValue, "its file cannot be read."),
        ("Nowhere", NotFound, "There is no font called Nowhere on this computer."),
    ):
        with pytest.raises(problem) as caught:
            book.printing.render("contacts", out, font=font)
        assert reason in i18n.render(caught.value.text)
    assert not out.exists()
    assert [font.family for font in book.printing.fonts()] == ["Locked", "Script"]


def test_the_file_says_of_itself_only_what_stands_on_its_first_page(
    book: Book, ids: dict[str, int]
) -> None:
    book.settings.set("me", "Ann Lee")
    for sheet, title, about in (
        ("contacts", "Contact sheet", "Selected cards · 1 card"),
        ("today", "Today's page", "0 people today"),
    ):
        _printed, pdf = printed(book, sheet, selection=Selection(ids=(ids["Alice"],)))
        known = known_of(pdf)
        assert known["Title"].startswith(f"{title} · ")
        assert known["Author"] == "Ann Lee"
        assert about in known["Subject"]
        words = known["Title"].split(" · ") + known["Subject"].split(" · ") + [known["Author"]]
        assert all(word in text_of(pdf) for word in words)
        assert not known["Keywords"]


def test_paper_lies_on_its_long_side_if_so_chosen(book: Book, ids: dict[str, int]) -> None:
    for paper, size in (("A4", "841.89 x 595.28"), ("Letter", "792 x 612")):
        _printed, pdf = printed(book, paper=paper, options={"landscape": True})
        assert pages_of(pdf)[1].startswith(size)


def test_an_empty_book_prints_one_page(book: Book) -> None:
    for sheet, words in (("contacts", "No cards."), ("today", "Nothing is due.")):
        result, pdf = printed(book, sheet)
        assert result.pages == 1
        assert words in text_of(pdf)


def test_what_cannot_be_printed_is_a_problem_in_words(book: Book) -> None:
    for wrong, problem in (
        ({"sheet": "labels"}, NotFound),
        ({"options": {"columns": 9}}, BadValue),
        ({"paper": "A0"}, BadValue),
        ({"selection": Selection(tag="none")}, NotFound),
    ):
        with pytest.raises(problem):
            printed(book, **wrong)  # type: ignore[arg-type]


def test_progress_reaches_the_end_and_cancel_leaves_no_file(
    book: Book, ids: dict[str, int], tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    seen: list[tuple[int, int | None]] = []
    book.printing.render("contacts", out, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
    before = out.read_bytes()
    asked = iter([False, True, True, True, True])
    with pytest.raises(Cancelled):
        book.printing.render("contacts", out, cancelled=lambda: next(asked))
    assert out.read_bytes() == before
    with pytest.raises(Cancelled):
        book.printing.render("contacts", tmp_path / "new.pdf", cancelled=lambda: True)
    assert {p.name for p in tmp_path.glob("*.p*")} == {"cards.pdf"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_leaves_the_old_file(
    book: Book, ids: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "cards.pdf"
    out.write_bytes(b"old")
    real = os.open

    def full(path: object, *rest: int) -> int:
        created = real(path, *rest)  # type: ignore[arg-type]
        if not str(path).endswith(".partial"):
            return created
        os.close(created)
        return real("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(FileProblem) as caught:
        book.printing.render("contacts", out)
    monkeypatch.undo()
    assert "no room" in i18n.render(caught.value.text)
    assert out.read_bytes() == b"old"
    assert not list(tmp_path.glob(".*partial"))
