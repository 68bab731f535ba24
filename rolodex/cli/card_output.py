"""Cards on the command line: as JSON, as a line of a list, and in full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rolodex.cli.output import day_text
from rolodex.cli.table import columns, printable
from rolodex.domain.card import FIELDS, GROUPS, Card, FieldKind
from rolodex.domain.card_parts import DATE_LABELS, RELATION_KINDS
from rolodex.domain.scripts import has_cjk
from rolodex.i18n import _, ngettext, render

if TYPE_CHECKING:
    from rolodex.services.book import Book
    from rolodex.services.card_lists import CardRow

TIMELINE_LINES = 20


def row_lines(rows: Iterable[CardRow]) -> list[str]:
    """One line a card: name, company and title, last contact and state."""
    table = []
    for row in rows:
        name = row.name or _("(no name)")
        work = " · ".join(filter(None, (row.company if row.company != row.name else "", row.title)))
        both = f"{name} ({row.name2})" if row.name2 else name
        table.append((both, work, day_text(row.last_contact), state_text(row.state), row.uid))
    return columns(table, (40, 40))


def state_text(state: str) -> str:
    """How it stands with a card's cadence, in words."""
    words = {
        "on_track": _("on track"),
        "due": _("due"),
        "overdue": _("overdue"),
        "never": _("never contacted"),
    }
    return words.get(state, state)


def card_lines(book: Book, card: Card) -> list[str]:
    """The whole card for people: its fields by group, what is promised, what happened."""
    assert card.id is not None
    row = book.cards.summary(card.id)
    head = printable(row.name) or _("(no name)")
    lines = [f"{head} ({printable(row.name2)})" if row.name2 else head]
    lines.append(f"  {_since(row)}")
    if card.trashed_at:
        lines.append("  " + _("In the trash"))
    from rolodex.services.card_json import named_cards

    people = {p.id: p.name or _("(no name)") for p in book.cards.rows(set(named_cards(card)))}
    for group, label in GROUPS:
        facts = [
            fact
            for field in FIELDS
            if field.group == group
            for fact in _facts(field.kind, _(field.label), getattr(card, field.key), people, field)
        ]
        if facts:
            lines += ["", _(label), *(f"  {line}" for line in columns(facts))]
    lines += ["", f"uid  {card.uid}"]
    return lines + _promises(book, card.id) + _timeline(book, card.id)


def _since(row: CardRow) -> str:
    state = state_text(row.state)
    if row.last_contact is None:
        return state
    words = _("last contact {date}, {state}, due {due}")
    return words.format(date=day_text(row.last_contact), state=state, due=day_text(row.due))


def _facts(kind: FieldKind, label: str, value: Any, people: dict[int, str], field: Any) -> Any:
    """Pairs of label and text for one field; nothing if it is empty."""
    if not value:
        return
    if kind is FieldKind.METHODS:
        for method in value:
            shown = f"{method.value} ({method.display})" if method.display else method.value
            yield _label(method.label) or method.kind.value, shown
    elif kind is FieldKind.DATES:
        from rolodex.domain.partial_date import describe

        for special in value:
            yield (
                _(dict(DATE_LABELS).get(special.label, "")) or special.label,
                render(describe(special)),
            )
    elif kind is FieldKind.ADDRESSES:
        for address in value:
            yield _label(address.label) or label, _address(address)
    elif kind is FieldKind.RELATIONS:
        for relation in value:
            words = RELATION_KINDS.get(relation.kind, (relation.kind,))[0]
            yield _(words), people.get(relation.other, relation.name)
    elif kind is FieldKind.CUSTOM:
        for custom in value:
            yield custom.label, custom.value
    elif kind is FieldKind.TAGS:
        yield label, ", ".join(value)
    elif kind is FieldKind.CARD:
        yield label, people.get(value, "")
    elif kind is FieldKind.CHOICE:
        yield label, _(dict(field.choices).get(value, value))
    elif kind is FieldKind.DAYS:
        yield label, str(value)
    else:
        yield label, value


def _label(key: str) -> str:
    from rolodex.domain.card_parts import PHONE_LABELS, PLACE_LABELS

    known = dict(PHONE_LABELS) | dict(PLACE_LABELS)
    return _(known[key]) if key in known else key


def _address(address: Any) -> str:
    east = has_cjk(address.street + address.city)
    names = ("postcode", "country", "region", "city", "street", "extended", "po_box")
    if not east:
        names = ("po_box", "extended", "street", "city", "region", "postcode", "country")
    return (" " if east else ", ").join(filter(None, (getattr(address, n) for n in names)))


def _promises(book: Book, card: int) -> list[str]:
    promised = [
        (str(f.id), day_text(f.due), f.time.strftime("%H:%M") if f.time else "", f.text, f.place)
        for f in book.followups.open_for(card)
    ]
    return ["", _("Follow-ups"), *(f"  {line}" for line in columns(promised))] if promised else []


def _timeline(book: Book, card: int) -> list[str]:
    from rolodex.domain.interaction import KINDS, OUTCOMES

    talks = book.history.timeline(card, limit=TIMELINE_LINES)
    if not talks:
        return []
    rows = [
        (
            day_text(talk.local_date),
            _(KINDS[talk.kind]),
            "" if talk.outcome == "reached" else _(OUTCOMES[talk.outcome]),
            talk.text,
        )
        for talk in talks
    ]
    lines = ["", _("History"), *(f"  {line}" for line in columns(rows, (0, 0, 0, 100)))]
    more = book.history.count(card) - len(talks)
    if more > 0:
        words = ngettext("and {n} earlier one", "and {n} earlier ones", more)
        lines.append("  " + words.format(n=more))
    return lines
