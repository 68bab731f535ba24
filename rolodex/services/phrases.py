"""Phrases: keeping them, filling them for a card, and remembering who got which."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from rolodex.domain.phrase import (
    CATEGORIES,
    CHANNELS,
    LONGEST_SUBJECT,
    LONGEST_TITLE,
    Phrase,
    PhraseUse,
    category_order,
)
from rolodex.domain.phrase_language import Filled, PhraseProblem, Value, fill, parse
from rolodex.domain.phrase_values import phrase_values
from rolodex.domain.problems import Ambiguous, BadValue, NotFound
from rolodex.domain.scripts import fold
from rolodex.domain.text import Text
from rolodex.domain.tidying import clean
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import phrases as store


class PhraseVerbs(Verbs):
    """The phrases of the book."""

    def all(
        self,
        query: str = "",
        category: str = "",
        language: str = "",
        channel: str = "",
        region: str = "",
    ) -> list[Phrase]:
        """The phrases with all words of `query` in title, text or tags, the most used first.

        The others leave out what is for another category, language, channel or region; a phrase
        that names no language, channel or region is for any and stays.
        """
        with self._database.translated():
            found = store.all_phrases(self._database)
        words = fold(query).split()
        return sorted(
            (
                phrase
                for phrase in found
                if (not category or phrase.category == category)
                and (not language or phrase.language in ("", language))
                and (not channel or phrase.channel in ("", channel))
                and (not region or phrase.region in ("", region.upper()))
                and all(word in _searched(phrase) for word in words)
            ),
            key=lambda phrase: -phrase.uses,
        )

    def categories(self) -> list[str]:
        """The categories in use, the known ones first."""
        with self._database.translated():
            found = {phrase.category for phrase in store.all_phrases(self._database)}
        return sorted(found, key=category_order)

    def languages(self) -> list[str]:
        """The languages in which there are phrases."""
        with self._database.translated():
            found = {phrase.language for phrase in store.all_phrases(self._database)}
        return sorted(found - {""})

    def get(self, number: int) -> Phrase:
        """One phrase. Raises `NotFound`."""
        with self._database.translated():
            found = store.get(self._database, number)
        if found is None:
            raise NotFound(Text(N_("There is no such phrase.")))
        return found

    def resolve(self, text: str) -> int:
        """The id of the phrase that a uid, a title or a query with one hit names.

        Raises `NotFound` or `Ambiguous`.
        """
        phrases = self.all()
        wanted = fold(text.strip())
        found = [p for p in phrases if p.uid == text] or [
            p for p in phrases if fold(p.title) == wanted
        ]
        found = found or self.all(text)
        if not found or not wanted:
            raise NotFound(Text(N_("No phrase fits {text}."), {"text": text}))
        if len(found) > 1:
            raise Ambiguous(
                Text(
                    N_("{n} phrases fit {text}; name one by its title or its uid."),
                    {"n": len(found), "text": text},
                )
            )
        assert found[0].id is not None
        return found[0].id

    def save(self, phrase: Phrase) -> Changes:
        """Write a phrase, new or changed. Raises `BadValue` where it cannot be read."""
        tidy = checked(phrase)
        label = Text(N_("Change phrase {title}"), {"title": tidy.title})
        if tidy.id is None:
            label = Text(N_("New phrase {title}"), {"title": tidy.title})
        with self._step(label) as step:
            number = tidy.id
            if number is None:
                fresh = replace(tidy, uid=tidy.uid or str(uuid.uuid4()))
                number = store.insert(self._database, fresh, self._now())
            else:
                before = store.get(self._database, number)
                if before is None:
                    raise NotFound(Text(N_("There is no such phrase.")))
                tidy = replace(tidy, uid=before.uid, uses=before.uses)
                if tidy != before:
                    store.update(self._database, tidy, self._now())
        new = number if phrase.id is None else None
        return Changes(step, label, touched(phrase=[number]), new)

    def remove(self, number: int) -> Changes:
        """Delete a phrase and the record of who got it; undo brings both back."""
        label = Text(N_("Remove phrase {title}"), {"title": self.get(number).title})
        with self._step(label) as step:
            store.remove(self._database, number)
        return Changes(step, label, touched(phrase=[number]))

    def add_starters(self, language: str) -> Changes:
        """Take in the phrases that come with the program in a language, as one step.

        Those that are there already, even if changed, stay as they are. Raises `NotFound` for
        a language without starter phrases.
        """
        from rolodex.services.starter_phrases import starter_phrases

        label = Text(N_("Add starter phrases"))
        with self._step(label) as step:
            there = store.uids(self._database)
            added = [
                store.insert(self._database, phrase, self._now())
                for phrase in starter_phrases(language)
                if phrase.uid not in there
            ]
        return Changes(step, label, touched(phrase=added))

    # for a card -------------------------------------------------------------------

    def fill(self, number: int, card: int, extra: Mapping[str, str] | None = None) -> Filled:
        """A phrase as this card would receive it; `extra` fills blanks by their key."""
        return self.preview(self.get(number), card, extra)

    def preview(
        self, phrase: Phrase, card: int | None, extra: Mapping[str, str] | None = None
    ) -> Filled:
        """A phrase that need not be saved, filled for a card, or with blanks for nobody.

        Raises `PhraseProblem` where it cannot be read, `NotFound` for the card.
        """
        template = parse(phrase.text)
        values = dict(self._values(card, phrase.language)) if card is not None else {}
        values.update((key, text) for key, text in (extra or {}).items() if text.strip())
        filled = fill(template, values, phrase.language)
        if not phrase.subject:
            return filled
        return replace(filled, subject=fill(parse(phrase.subject), values, phrase.language).text)

    def used(self, number: int, card: int) -> Changes:
        """Remember that a card got a phrase, now."""
        phrase = self.get(number)
        label = Text(N_("Phrase {title} handed over"), {"title": phrase.title})
        now = self._clock.now()
        with self._step(label) as step:
            if not self._database.value("SELECT 1 FROM card WHERE id = ?", (card,)):
                raise NotFound(Text(N_("This card is not in the book.")))
            use = PhraseUse(phrase=number, card=card, at=now, local_date=self._clock.today())
            store.insert_use(self._database, use)
        return Changes(step, label, touched(phrase=[number], phrase_use=[card]))

    def uses_of(self, card: int) -> list[PhraseUse]:
        """The phrases a card got, newest first."""
        with self._database.translated():
            return store.uses_of(self._database, card)

    def _values(self, number: int, language: str) -> Mapping[str, Value]:
        card = self._book.cards.get(number)
        referrer = ""
        if card.referred_by is not None:
            referrer = self._book.cards.summary(card.referred_by).name
        return phrase_values(
            card,
            self._clock.today(),
            language,
            self._book.cards.summary(number).last_contact,
            referrer,
            str(self._book.settings.get("me")),
        )


def checked(phrase: Phrase) -> Phrase:
    """The phrase as it is kept. Raises `BadValue` for what it lacks or cannot mean."""
    tidy = replace(
        phrase,
        title=clean(phrase.title),
        text=clean(phrase.text, lines=True),
        subject=clean(phrase.subject),
        category=clean(phrase.category),
        language=phrase.language.strip(),
        region=phrase.region.strip().upper(),
        tags=tuple(dict.fromkeys(tag for name in phrase.tags if (tag := clean(name)))),
    )
    if not tidy.title:
        raise BadValue(Text(N_("A phrase needs a title.")))
    if len(tidy.title) > LONGEST_TITLE:
        raise BadValue(Text(N_("A title has at most {n} characters."), {"n": LONGEST_TITLE}))
    if len(tidy.subject) > LONGEST_SUBJECT:
        raise BadValue(Text(N_("A subject has at most {n} characters."), {"n": LONGEST_SUBJECT}))
    if not tidy.text:
        raise BadValue(Text(N_("A phrase needs a text.")))
    if tidy.channel not in CHANNELS:
        raise BadValue(Text(N_("There is no channel {name}."), {"name": tidy.channel}))
    parse(tidy.text)
    try:
        parse(tidy.subject)
    except PhraseProblem as problem:
        words = Text(N_("In the subject: {problem}"), {"problem": problem.text})
        raise BadValue(words) from problem
    return tidy


def _searched(phrase: Phrase) -> str:
    # The category counts as a word too, so that "birthday" finds what is filed under it.
    words = (
        phrase.title,
        phrase.text,
        phrase.subject,
        *phrase.tags,
        CATEGORIES.get(phrase.category, ""),
    )
    return fold(" ".join((*words, phrase.category)))
