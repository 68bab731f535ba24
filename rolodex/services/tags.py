"""Tags as things of their own: name, colour, class, cadence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rolodex.domain.problems import BadValue, NotFound
from rolodex.domain.text import Text
from rolodex.domain.tidying import clean
from rolodex.i18n import N_
from rolodex.services.changes import Changes, touched
from rolodex.services.verbs import Verbs
from rolodex.store import tags as store
from rolodex.store.tags import Tag as Tag


class TagVerbs(Verbs):
    """All tags; a tag's class or cadence moves the due dates of its cards at once."""

    def all(self) -> list[Tag]:
        """Every tag by name, with the number of live cards that carry it."""
        with self._database.translated():
            return store.all_tags(self._database)

    def named(self, names: Iterable[str]) -> list[Tag]:
        """The tags of these names, without counting their cards."""
        with self._database.translated():
            return store.named(self._database, names)

    def save(self, tag: Tag) -> Changes:
        """Write a tag, new or changed. Raises `BadValue` for a name in use or out of range."""
        tidy = replace(tag, name=clean(tag.name))
        if not tidy.name:
            raise BadValue(Text(N_("A tag needs a name.")))
        if tidy.klass not in ("", "A", "B", "C"):
            raise BadValue(Text(N_("A class is A, B or C.")))
        if tidy.cadence_days is not None and tidy.cadence_days < 1:
            raise BadValue(Text(N_("A cadence is at least one day.")))
        label = Text(N_("Change tag {tag}"), {"tag": tidy.name})
        with self._step(label) as step:
            namesake = self._database.value("SELECT id FROM tag WHERE name = ?", (tidy.name,))
            if namesake is not None and namesake != tidy.id:
                raise BadValue(Text(N_("There is already a tag called {tag}."), {"tag": tidy.name}))
            before = self._database.value("SELECT name FROM tag WHERE id = ?", (tidy.id,))
            number = store.save(self._database, tidy)
            cards = store.carriers(self._database, number)
            lists = []
            if before is not None and before != tidy.name:
                lists = self._book.lists.tag_renamed(before, tidy.name)
        return Changes(step, label, touched(tag=[number], card=cards, list=lists), number)

    def remove(self, number: int) -> Changes:
        """Delete a tag from all its cards; undo brings both back."""
        name = self._database.value("SELECT name FROM tag WHERE id = ?", (number,))
        if name is None:
            raise NotFound(Text(N_("There is no such tag.")))
        label = Text(N_("Remove tag {tag}"), {"tag": name})
        with self._step(label) as step:
            cards = store.remove(self._database, number)
        return Changes(step, label, touched(tag=[number], card=cards))

    def field_labels(self) -> list[tuple[str, bool]]:
        """The user's own fields: label and whether private."""
        with self._database.translated():
            return store.field_labels(self._database)
