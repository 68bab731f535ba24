"""Paper: choosing what goes on a sheet and writing it as PDF, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rolodex.domain.problems import BadValue, Cancelled, NotFound, Problem
from rolodex.domain.text import Text
from rolodex.i18n import N_, _, format_long_day, ngettext, render, speaking
from rolodex.i18n import language as language_in_use
from rolodex.services.atomic_file import atomic_write
from rolodex.services.print_fonts import AUTOMATIC, font_file, known_fonts
from rolodex.services.verbs import Verbs
from rolodex.sheets import SHEET, SHEETS, Sheet
from rolodex.sheets.request import LANDSCAPE, Listed, Option, Request, Waiting
from rolodex.store import history
from rolodex.store import printing as store

if TYPE_CHECKING:
    from rolodex.sheets.font_header import FontHeader

__all__ = ["Option", "Printed", "PrintingVerbs", "Selection", "Sheet"]

Progress = Callable[[int, "int | None"], None]
Cancel = Callable[[], bool]

CHUNK = 100
NOTES = 2
PAPERS = ("A4", "Letter")
LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "CL", "CO", "VE", "PH", "GT", "CR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What goes on paper: these ids, what a query, tag or saved list finds, or else every card.

    `name` is what the sheet's head calls it. A sheet of the day prints of the day's people
    those that are selected.
    """

    ids: tuple[int, ...] | None = None
    query: str | None = None
    tag: str | None = None
    saved: str | None = None
    name: str | Text = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it."""
        return all(x is None for x in (self.ids, self.query, self.tag, self.saved))


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What became of it: pages, the cards on them, and letters that no font could draw."""

    pages: int
    cards: int
    missing: tuple[str, ...] = field(default=())


class PrintingVerbs(Verbs):
    """Sheets of the book as PDF."""

    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet there is, with its options."""
        return SHEETS

    def fonts(self) -> list[FontHeader]:
        """The font families of this computer, by name; one with a `hindrance` cannot be used."""
        return known_fonts()

    def usual_paper(self) -> str:
        """The paper of the book's home country: `Letter` in North America, else `A4`."""
        country = str(self._book.settings.get("country"))
        return "Letter" if country in LETTER_COUNTRIES else "A4"

    def render(
        self,
        sheet: str,
        out: Path | BinaryIO,
        selection: Selection = EVERYTHING,
        options: Mapping[str, Any] | None = None,
        paper: str = "",
        language: str = "",
        font: str = AUTOMATIC,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> Printed:
        """Write a sheet (a key of `sheets()`) to a file or stream.

        `language` is that of the words on paper, by default the one in use; `font` the name
        or file of the font that goes before all others. A file is replaced whole or stays as
        it was. Raises `NotFound`, `BadValue`, `FileProblem` and
        `Cancelled`.
        """
        found = SHEET.get(sheet)
        if found is None:
            known = ", ".join(SHEET)
            raise NotFound(
                Text(N_("There is no sheet {name}; there are: {known}."),
                     {"name": sheet, "known": known})
            )  # fmt: skip
        chosen = found.chosen(dict(options or {}))
        for option in found.options:
            if option.choices and chosen[option.key] not in [value for value, _l in option.choices]:
                raise BadValue(
                    Text(N_("{value} is no choice for {option}."),
                         {"value": str(chosen[option.key]), "option": Text(option.label)})
                )  # fmt: skip
        paper = paper or self.usual_paper()
        if paper not in PAPERS:
            raise BadValue(
                Text(N_("{value} is no choice for {option}."),
                     {"value": paper, "option": Text(N_("Paper"))})
            )  # fmt: skip
        fonts = (font_file(font),) if font else ()
        how = (selection, chosen, paper, fonts, progress, cancelled)
        with speaking(language or language_in_use()), self._database.translated():
            if isinstance(out, Path):
                with atomic_write(out) as file:
                    return self._render(found, file, *how)
            return self._render(found, out, *how)

    def _render(
        self,
        sheet: Sheet,
        out: BinaryIO,
        selection: Selection,
        options: Mapping[str, Any],
        paper: str,
        first: tuple[Path, ...],
        progress: Progress | None,
        cancelled: Cancel | None,
    ) -> Printed:
        from rolodex.sheets.fonts import FontChain, NoFont
        from rolodex.sheets.page import PAPERS as SIZES
        from rolodex.sheets.page import Head, Pages

        total: int
        objects: Iterator[Any]
        if sheet.of_day:
            total, objects = self._waiting(selection)
        else:
            total, objects = self._listed(selection, str(options["group"]), cancelled)
        today = self._clock.today()
        fonts = FontChain.of_system(language_in_use(), first)
        me = str(self._book.settings.get("me"))
        head = Head(_(sheet.title), today, self._about(sheet, selection, total, me), me)
        size = SIZES[paper].turned() if options.get(LANDSCAPE) else SIZES[paper]
        request = Request(
            today=today, country=str(self._book.settings.get("country")), options=options
        )
        try:
            pages = Pages(out, size, fonts, head)
            sheet.build(pages, _watched(objects, total, progress, cancelled), request)
            number = pages.finish()
        except NoFont:
            raise Problem(
                Text(N_("No font was found that can be printed with. Install a TrueType font."))
            ) from None
        if cancelled and cancelled():
            raise Cancelled
        return Printed(pages=number, cards=total, missing=tuple(fonts.missing))

    def _about(self, sheet: Sheet, selection: Selection, total: int, me: str) -> str:
        """The line under the title: what was chosen, how many that are, and whose they are."""
        if selection.name:
            what = render(selection.name)
        elif selection.query is not None:
            what = _("Search: {query}").format(query=selection.query)
        elif selection.tag is not None:
            what = _("Tag: {tag}").format(tag=selection.tag)
        elif selection.saved is not None:
            what = selection.saved
        elif selection.ids is not None:
            what = _("Selected cards")
        elif sheet.of_day:
            what = format_long_day(self._clock.today())
        else:
            what = _("All cards")
        if sheet.of_day:
            count = ngettext("{n} person today", "{n} people today", total).format(n=total)
        else:
            count = ngettext("{n:,} card", "{n:,} cards", total).format(n=total)
        return " · ".join(part for part in (what, count, me) if part)

    # -- what goes on paper

    def _ids(self, selection: Selection) -> tuple[int, ...]:
        cards = self._book.cards
        if selection.ids is not None:
            return selection.ids
        if selection.query is not None:
            return cards.ids(self._book.search.find(selection.query))
        if selection.saved is not None:
            return cards.ids(self._book.lists.result(selection.saved))
        if selection.tag is not None:
            from rolodex.services.card_lists import CardFilter

            if all(known.name != selection.tag for known in self._book.tags.all()):
                raise NotFound(Text(N_("There is no tag called {tag}."), {"tag": selection.tag}))
            return cards.ids(cards.listing(CardFilter(kind="tag", tag=selection.tag)))
        return cards.ids(cards.listing())

    def _listed(
        self, selection: Selection, by: str, cancelled: Cancel | None
    ) -> tuple[int, Iterator[Listed]]:
        """The number of cards, and the cards under their headings; one may stand under several."""
        order = store.grouped(
            self._database,
            self._ids(selection),
            by,
            str(self._book.settings.get("order")),
            cancelled,
        )
        count = len({card for card, _heading in order})
        return count, self._cards(order, {"tag": _("No tag"), "company": _("No company")}.get(by))

    def _cards(self, order: list[tuple[int, str]], nameless: str | None) -> Iterator[Listed]:
        for at in range(0, len(order), CHUNK):
            part = order[at : at + CHUNK]
            ids = [card for card, _heading in part]
            cards = self._book.cards.get_many(ids)
            names = store.names(self._database, ids)
            last = store.last_contacts(self._database, ids)
            for card, heading in part:
                if card in cards:
                    yield Listed(
                        card=cards[card],
                        name=names.get(card, ""),
                        group=heading or nameless or "",
                        last_contact=last.get(card),
                    )

    def _waiting(self, selection: Selection) -> tuple[int, Iterator[Waiting]]:
        """The number of today's people, and their lines in the order of the screen."""
        now = self._clock.local_now()
        lane = self._book.agenda.due(at=now.time(), later_limit=0).lane("today")
        if not selection.is_everything:
            wanted = set(self._ids(selection))
            lane = tuple(reminder for reminder in lane if reminder.card_id in wanted)

        def people() -> Iterator[Waiting]:
            for at in range(0, len(lane), CHUNK):
                part = lane[at : at + CHUNK]
                cards = self._book.cards.get_many(r.card_id for r in part)
                notes = history.last_texts(self._database, list(cards), NOTES)
                for reminder in part:
                    yield Waiting(
                        reminder=reminder,
                        card=cards[reminder.card_id],
                        name=reminder.name,
                        notes=tuple(notes[reminder.card_id]),
                    )

        return len({reminder.card_id for reminder in lane}), people()


def _watched(
    objects: Iterator[Any], total: int, progress: Progress | None, cancelled: Cancel | None
) -> Iterator[Any]:
    """The same objects, while somebody may look on and may stop it."""
    for done, item in enumerate(objects):
        if cancelled and cancelled():
            raise Cancelled
        if progress and done % 25 == 0:
            progress(min(done, total), total)
        yield item
    if progress:
        progress(total, total)
