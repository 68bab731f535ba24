"""How the parts of a card are put into words: dates, methods, addresses, states."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rolodex.domain.card_parts import (
    DATE_LABELS,
    PHONE_LABELS,
    PLACE_LABELS,
    Calendar,
    Method,
    MethodKind,
    SpecialDate,
)
from rolodex.i18n import N_, _, format_date, format_month_day, language, ngettext, render

if TYPE_CHECKING:
    from rolodex.domain.interaction import Interaction
    from rolodex.services.book import Book

PHONE_FACTS = {"work": N_("work phone"), "home": N_("home phone"), "other": N_("other phone")}
"""What a phone is called where its label stands alone; as choices the labels are shorter."""
FAR_DAYS = 60
"""A solar date further off than this is told without counting the days."""


def date_label(special: SpecialDate) -> str:
    """What a special date is called."""
    return _(dict(DATE_LABELS).get(special.label, special.label))


def date_words(special: SpecialDate, today: date) -> str:
    """A special date, when it comes next, and the age if its year is known.

    The age is the one of the coming day where that day is told too, else the one of today: an
    age that is months off would be taken for the present one.
    """
    from rolodex.domain.partial_date import describe, next_occurrence

    words = render(describe(special))
    following = next_occurrence(special, today)
    if following is None:
        return words
    days = (following.day - today).days
    if special.calendar is Calendar.LUNAR:
        words = f"{words} → {format_month_day(following.day.month, following.day.day)}"
    parts = [words]
    told = special.calendar is Calendar.LUNAR or days <= FAR_DAYS
    if told:
        parts.append(days_ahead(days))
    years = (following.years or 0) - (0 if told else 1)
    if years > 0:
        parts.append(_years_words(special.label, years, coming=told))
    return _(", ").join(parts)


def _years_words(label: str, years: int, coming: bool) -> str:
    # A person turns an age; a wedding has its anniversary; of other days only the time is known.
    if label == "birthday" and not coming:
        return ngettext("{n} year old", "{n} years old", years).format(n=years)
    if label == "birthday":
        return _("turns {age}").format(age=years)
    if label == "anniversary":
        return ngettext("{years} year", "{years} years", years).format(years=years)
    return ngettext("{n} year", "{n} years", years).format(n=years)


def days_ahead(days: int) -> str:
    """`today`, `tomorrow`, `in 3 days`."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def method_label(method: Method, several: bool = True) -> str:
    """What a method is called; its label too if there are several of its kind."""
    if method.kind is MethodKind.CHAT:
        return method.label or _("Chat")
    phone = method.kind is MethodKind.PHONE
    known = dict(PHONE_LABELS) | PHONE_FACTS if phone else dict(PLACE_LABELS)
    label = _(known[method.label]) if method.label in known else method.label
    if phone:
        return label[:1].upper() + label[1:] or _("Phone")
    kind = _("E-mail") if method.kind is MethodKind.EMAIL else _("Web page")
    if not several or not label:
        return kind
    return _("{kind} ({label})").format(kind=kind, label=label)


def method_value(method: Method, country: str) -> str:
    """The value as it is read: a phone number in its country's groups, a chat by its name."""
    if method.kind is MethodKind.PHONE:
        from rolodex.domain.phones import format_phone

        return format_phone(method.value, method.normalized, country)
    if method.kind is MethodKind.CHAT and method.display:
        both = method.value and method.value != method.display
        return f"{method.display} ({method.value})" if both else method.display
    return method.value


def language_name(code: str) -> str:
    """The name of a language by its code, in itself; an unknown code as it is."""
    from rolodex.i18n import LANGUAGES

    return LANGUAGES.get(code.replace("-", "_"), code)


def contact_day(interaction: Interaction, zone: str) -> date:
    """The local day of a contact."""
    if interaction.local_date is not None:
        return interaction.local_date
    moment = interaction.at or datetime.min.replace(tzinfo=ZoneInfo("UTC"))
    return moment.astimezone(ZoneInfo(interaction.zone or zone)).date()


def contact_hour(interaction: Interaction, zone: str) -> str:
    """The local hour of a contact, `15:04`, or nothing."""
    if interaction.at is None:
        return ""
    return interaction.at.astimezone(ZoneInfo(interaction.zone or zone)).strftime("%H:%M")


def month_words(day: date) -> str:
    """A month with its year, as the headings of the timeline have it."""
    if language() == "en":
        return format_date(day.replace(day=1)).split(" ", 1)[1]
    return _("{month}/{year}").format(month=day.month, year=day.year)


def cadence_words(book: Book, own: int | None, tags: tuple[str, ...]) -> str:
    """How often a card wants a contact, and whose wish that is."""
    if own is not None:
        return _("every {days} days (set on this card)").format(days=own)
    wishes: list[tuple[int, str]] = []
    for tag in book.tags.named(tags):
        if tag.cadence_days:
            wishes.append((tag.cadence_days, tag.name))
        if tag.klass:
            days = book.settings.get(f"cadence_{tag.klass.lower()}")
            wishes.append((days, _("class {klass}").format(klass=tag.klass)))
    if wishes:
        days, whose = min(wishes)
    else:
        days, whose = book.settings.get("cadence_days"), _("as for everybody")
    return _("every {days} days ({whose})").format(days=days, whose=whose)
