"""What a card, its history and the day give to the placeholders of a phrase."""

from __future__ import annotations

from datetime import date

from rolodex.domain.card import Card
from rolodex.domain.forms_of_address import addressed_in
from rolodex.domain.names import composed_name, display_name, name_parts
from rolodex.domain.partial_date import next_occurrence, occurrences
from rolodex.domain.phrase_days import lunar_day_text, weekday_text
from rolodex.domain.phrase_language import IN_WORDS, Value
from rolodex.domain.reminder import JUST_MISSED_DAYS


def phrase_values(
    card: Card,
    today: date,
    language: str,
    last_contact: date | None = None,
    referrer: str = "",
    me: str = "",
) -> dict[str, Value]:
    """The values by key of the field; what the book does not know is left out.

    Nothing private, no age and no notes: a message goes to the person and may be read by
    others. Somebody without a chosen form of address is called by the full name; a card that
    is known by its phone number only has no name.
    """
    family, given = name_parts(card)
    named = bool(card.display.strip() or composed_name(card) or card.company.strip())
    values: dict[str, Value] = {
        "salutation": addressed_in(card, language) if named else "",
        "name": display_name(card) if named else "",
        "surname": card.family or family,
        "given": card.given or given,
        "nickname": card.nickname,
        "city": next((a.city for a in card.addresses if a.city), ""),
        "company": card.company,
        "title": card.title,
        "department": card.department,
        "referrer": referrer,
        "today": today,
        "weekday": weekday_text(today, language),
        "year": str(today.year),
        "me": me,
    }
    values.update(_birthday(card, today, language))
    if last_contact is not None:
        values["last_contact"] = last_contact
        values["days_since"] = str((today - last_contact).days)
    return {key: value for key, value in values.items() if value != ""}


def _birthday(card: Card, today: date, language: str) -> dict[str, Value]:
    """The birthday nearest to today; a lunar one also in the words in which it is said."""
    special = card.birthday()
    if special is None:
        return {}
    since = date.fromordinal(max(1, today.toordinal() - JUST_MISSED_DAYS))
    missed = occurrences(special, since, today)
    nearest = missed[-1] if missed else next_occurrence(special, today)
    if nearest is None:
        return {}
    words = lunar_day_text(special, language)
    return {"birthday": nearest.day, IN_WORDS.format(key="birthday"): words}
