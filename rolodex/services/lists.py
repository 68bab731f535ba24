"""Saved lists, and lists by rule: what they hold is found anew each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rolodex.domain.list_columns import known_order
from rolodex.domain.list_rule import ListRule, RuleProblem, checked, read_rule, rule_text
from rolodex.domain.phones import format_phone
from rolodex.domain.problems import BadValue, NotFound
from rolodex.domain.text import Text
from rolodex.domain.tidying import clean
from rolodex.i18n import N_
from rolodex.services.card_lists import PAGE, CardFilter, CardRow, Result
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import lists as store
from rolodex.store import ruled_listing
from rolodex.store.list_conditions import Today
from rolodex.store.ruled_listing import Ruled

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedList:
    """A saved list; `rule` is None where the book holds something that is no rule."""

    id: int
    uid: str
    name: str
    rule: ListRule | None


class ListVerbs(Verbs):
    """A saved list is a name and a rule; removing it leaves its cards alone."""

    def all(self) -> list[SavedList]:
        """Every saved list, the oldest first."""
        with self._database.translated():
            return [_saved(stored) for stored in store.all_lists(self._database)]

    def get(self, number: int) -> SavedList:
        """The list with this id. Raises `NotFound`."""
        for saved in self.all():
            if saved.id == number:
                return saved
        raise NotFound(Text(N_("There is no such list.")))

    def by_uid(self, uid: str) -> SavedList | None:
        """The list with this uid."""
        return next((saved for saved in self.all() if saved.uid == uid), None)

    def named(self, name: str) -> SavedList:
        """The list with this name. Raises `NotFound`."""
        wanted = clean(name)
        for saved in self.all():
            if saved.name == wanted:
                return saved
        raise NotFound(Text(N_("There is no list called {list}."), {"list": name}))

    def save(self, name: str, rule: ListRule, number: int | None = None) -> Changes:
        """Write a list, new (without `number`) or changed; `Changes.new` is its id.

        Raises `BadValue` for a name in use and `RuleProblem` for a rule that cannot be
        followed; a rule that a newer program made may be kept, but not be changed.
        """
        tidy = clean(name)
        if not tidy:
            raise BadValue(Text(N_("A list needs a name.")))
        if len(tidy) > LONGEST_NAME:
            raise BadValue(
                Text(N_("The name of a list has {n} characters at most."), {"n": LONGEST_NAME})
            )
        words = N_("New list {list}") if number is None else N_("Change list {list}")
        label = Text(words, {"list": tidy})
        with self._step(label) as step:
            before = {saved.id: saved for saved in self.all()}
            if number is not None and number not in before:
                raise NotFound(Text(N_("There is no such list.")))
            if any(s.name == tidy and s.id != number for s in before.values()):
                raise BadValue(Text(N_("There is already a list called {list}."), {"list": tidy}))
            if number is None or rule != before[number].rule:
                checked(rule)
            text = rule_text(rule)
            if number is None:
                number = store.insert(self._database, tidy, text, self._now())
            elif (before[number].name, before[number].rule) != (tidy, rule):
                store.update(self._database, number, tidy, text, self._now())
        return Changes(step, label, touched(list=[number]), number)

    def rename(self, number: int, name: str) -> Changes:
        """Give a list another name; its rule stays, whoever wrote it."""
        rule = self.get(number).rule
        if rule is None:
            raise RuleProblem(Text(N_("The rule of this list cannot be read.")))
        return self.save(name, rule, number)

    def remove(self, number: int) -> Changes:
        """Delete a list; its cards stay, and undo brings it back."""
        label = Text(N_("Delete list {list}"), {"list": self.get(number).name})
        with self._step(label) as step:
            store.delete(self._database, number)
        return Changes(step, label, touched(list=[number]))

    def tag_renamed(self, before: str, after: str) -> list[int]:
        """Let rules follow a tag's new name, within the caller's step; the lists changed."""
        changed = []
        for saved in self.all():
            if saved.rule is None:
                continue
            conditions = tuple(
                replace(c, values=tuple(after if v == before else v for v in c.values))
                if c.about == "tag"
                else c
                for c in saved.rule.conditions
            )
            if conditions != saved.rule.conditions:
                text = rule_text(replace(saved.rule, conditions=conditions))
                store.update(self._database, saved.id, saved.name, text, self._now())
                changed.append(saved.id)
        return changed

    # what a rule finds ------------------------------------------------------------

    def result(self, rule: ListRule | str, order: str = "") -> Result:
        """The cards of a rule, or of the list with this name; in the rule's own order if none
        is given. Raises `NotFound` and `RuleProblem`."""
        found = rule if isinstance(rule, ListRule) else self._rule(self.named(rule))
        return self.listing(CardFilter(rule=found), order or found.order or "name")

    def listing(self, which: CardFilter, order: str) -> Result:
        """A list narrowed by its rule, or in any order, with its first page."""
        with self._database.translated():
            chosen, order = self._ruled(which), known_order(order)
            first = chosen.ids(self._database, order, PAGE)
            count = len(first) if len(first) < PAGE else chosen.count(self._database)
            rows = tuple(self._book.cards.rows(first))
            return Result(count, rows, which=which, order=order)

    def ids(self, result: Result) -> tuple[int, ...]:
        """All ids of such a list in its order."""
        with self._database.translated():
            return tuple(self._ruled(result.which).ids(self._database, result.order))

    def letters(self, which: CardFilter) -> list[tuple[str, int]]:
        """Each index letter of such a list with the row where it begins, in name order."""
        with self._database.translated():
            return self._ruled(which).letters(self._database)

    def count(self, rule: ListRule) -> int:
        """How many cards a rule finds. Raises `RuleProblem`."""
        with self._database.translated():
            return self._ruled(CardFilter(rule=rule)).count(self._database)

    def counts(self) -> list[tuple[SavedList, int]]:
        """Every saved list with the number of its cards, 0 if its rule cannot be followed."""
        found = []
        for saved in self.all():
            try:
                number = self.count(self._rule(saved))
            except RuleProblem:
                number = 0
            found.append((saved, number))
        return found

    def with_cells(self, rows: Iterable[CardRow], columns: Sequence[str]) -> list[CardRow]:
        """The rows with what stands in the other columns, as `CardRow.cells`.

        A phone number stands there grouped as in its country, as on the card.
        """
        listed = list(rows)
        with self._database.translated():
            cells = ruled_listing.cells(self._database, [row.id for row in listed], columns)
        if "phone" in columns:
            country = str(self._book.settings.get("country"))
            for found in cells.values():
                if "phone" in found:
                    normal, typed = str(found["phone"]).split("\n", 1)
                    found["phone"] = format_phone(typed, normal, country)
        return [replace(row, cells=cells.get(row.id, {})) for row in listed] if cells else listed

    def _ruled(self, which: CardFilter) -> Ruled:
        rule = checked(which.rule) if which.rule is not None else None
        today = self._clock.today()
        return ruled_listing.ruled(
            self._book.cards.selection(which),
            rule,
            Today(
                on=today,
                cadences=self._book.cadences(),
                lunar=lambda month: lunar_days_in(today.year, month),
            ),
        )

    @staticmethod
    def _rule(saved: SavedList) -> ListRule:
        if saved.rule is None:
            raise RuleProblem(Text(N_("The rule of this list cannot be read.")))
        return saved.rule


def lunar_days_in(year: int, month: int) -> set[tuple[int, int]]:
    """The lunar (month, day) pairs that fall into a solar month; none beyond the known years."""
    from rolodex.domain.lunar import LunarProblem, to_lunar

    found, day = set(), date(year, month, 1)
    while day.month == month:
        try:
            lunar = to_lunar(day)
        except LunarProblem:
            break
        found.add((lunar.month, lunar.day))
        day += timedelta(days=1)
    return found


def _saved(stored: store.StoredList) -> SavedList:
    try:
        rule: ListRule | None = read_rule(stored.rule)
    except RuleProblem:
        rule = None
    return SavedList(id=stored.id, uid=stored.uid, name=stored.name, rule=rule)
