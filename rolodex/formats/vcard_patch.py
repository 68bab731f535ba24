"""The property list of a card as it leaves: its source's list, changed only where the card is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rolodex.domain.card import FIELDS, Card, CardKind, FieldKind
from rolodex.domain.card_parts import Address, CustomValue, Method, Photo, Relation, SpecialDate
from rolodex.formats.vcard_build import build, categories
from rolodex.formats.vcard_convert import convert, own_version
from rolodex.formats.vcard_facts import Fact, Mapped
from rolodex.formats.vcard_mapping import map_card
from rolodex.formats.vcard_names import formatted
from rolodex.formats.vcard_property import Params, Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A card to be written.

    `source` is the property list it was imported with (empty for a card made here) and
    `version` the version of that list. `names` has the names of the cards that relations
    point to, by id; `referred` the name of who introduced the customer. `keep_photo` says
    that `photo` is only a smaller copy of the picture in `source`, which then leaves unchanged.
    """

    card: Card
    photo: Photo | None = None
    source: tuple[Property, ...] = ()
    version: str = "3.0"
    names: Mapping[int, str] = field(default_factory=dict)
    referred: str = ""
    keep_photo: bool = False


_LISTS = frozenset(("method", "address", "date", "tag", "relation", "custom"))
_PLAIN = tuple(
    f.key
    for f in FIELDS
    if f.vcard and f.kind in (FieldKind.TEXT, FieldKind.NOTE, FieldKind.CHOICE)
)
_STALE_NAMES = frozenset(("N", "FN", "SORT-STRING"))


def properties_of(entry: Entry, version: str) -> list[Property]:
    """The properties of the card in a version, VERSION, BEGIN and END left out.

    An unchanged value leaves as it came, a changed one keeps its group and the parameters
    that we do not know, a removed one vanishes, a new one comes at the end.
    """
    version = own_version(version)
    source = tuple(p for p in entry.source if p.key not in ("VERSION", "BEGIN", "END"))
    before = map_card(entry.source, version=entry.version) if source else None
    offset = [i for i, p in enumerate(entry.source) if p.key not in ("VERSION", "BEGIN", "END")]
    return _Patch(entry, version, source, before, offset).result()


class _Patch:
    def __init__(
        self,
        entry: Entry,
        version: str,
        source: tuple[Property, ...],
        before: Mapped | None,
        offset: list[int],
    ) -> None:
        self.entry = entry
        self.version = version
        self.source = source
        self.groups = {p.group.lower() for p in source if p.group}
        self.changed = False
        self.facts: dict[int, list[Fact]] = {}
        self.before: dict[str, Fact] = {}
        self.had: list[Fact] = []
        place = {index: at for at, index in enumerate(offset)}
        if before is not None:
            for index, fact in before.trace:
                self.facts.setdefault(place[index], []).append(fact)
            facts = list(_facts(before.card, before.photo, {}, before.referred))
            self.before = {fact.field: fact for fact in facts if fact.field not in _LISTS}
            self.had = [fact for fact in facts if fact.field in _LISTS]
        card = _level(entry.card, before.card if before is not None else None)
        now = list(_facts(card, entry.photo, entry.names, entry.referred))
        self.now = {fact.field: fact for fact in now if fact.field not in _LISTS}
        self.lists = [fact for fact in now if fact.field in _LISTS]
        if entry.keep_photo and "photo" in self.before:
            self.now["photo"] = self.before["photo"]
        self._settle_names()

    def _settle_names(self) -> None:
        """FN follows the name, and X-ROLODEX-DISPLAY is written where FN alone would not do."""
        old, new = self.before.get("name"), self.now.get("name")
        shown = self.before.get("display"), self.now.get("display")
        self.names_stand = bool(self.source) and old == new and shown[0] == shown[1]
        for gone in ("display",) if self.names_stand else ():
            self.before.pop(gone, None)
            self.now.pop(gone, None)
        if not self.names_stand:
            card = self.entry.card
            self.now.pop("display", None)
            self.now["display"] = Fact("display", formatted(card) or " ")
            self.now.setdefault("name", Fact("name", ("", "", "", "", "")))

    def new_group(self) -> str:
        """A group that the card does not use yet: `item1`, `item2` ..."""
        number = 1
        while f"item{number}" in self.groups:
            number += 1
        self.groups.add(f"item{number}")
        return f"item{number}"

    def result(self) -> list[Property]:
        kept: dict[int, list[Property]] = {}
        wanted = set(self.lists)
        came = {fact for facts in self.facts.values() for fact in facts if fact.field in _LISTS}
        fresh = [fact for fact in self.lists if fact not in came]
        written: set[str] = set()
        for at, prop in enumerate(self.source):
            facts = self.facts.get(at)
            if not facts:
                kept[at] = self._untraced(prop)
                continue
            lists = [fact for fact in facts if fact.field in _LISTS]
            scalars = [fact for fact in facts if fact.field not in _LISTS]
            if all(fact in wanted for fact in lists) and all(map(self._same, scalars)):
                kept[at] = [self._as_it_came(prop)]
                written.update(fact.field for fact in scalars)
            elif lists:
                kept[at] = self._changed_list(prop, lists, wanted, fresh)
            else:
                kept[at] = self._changed_scalar(prop, scalars, written)
        self._drop_orphans(kept)
        out = [prop for at in sorted(kept) for prop in kept[at]]
        out += self._new(fresh, written)
        return self._head(out)

    def _same(self, fact: Fact) -> bool:
        if fact.field in ("display", "name") and self.names_stand:
            return True
        if fact.field == "display":
            return False
        return self.before.get(fact.field) == self.now.get(fact.field)

    def _as_it_came(self, prop: Property) -> Property:
        return convert(prop, self.entry.version, self.version)

    def _untraced(self, prop: Property) -> list[Property]:
        if prop.key in _STALE_NAMES and not self.names_stand and prop.key != "SORT-STRING":
            return []
        return [self._as_it_came(prop)]

    def _changed_list(
        self, prop: Property, lists: list[Fact], wanted: set[Fact], fresh: list[Fact]
    ) -> list[Property]:
        self.changed = True
        if lists[0].field == "tag":
            left = [str(fact.value) for fact in lists if fact in wanted]
            return [self._merged(prop, categories(left, self.version))] if left else []
        stand_in = _nearest(lists[0], fresh)
        if stand_in is None:
            return []
        fresh.remove(stand_in)
        return self._rewritten(prop, stand_in)

    def _changed_scalar(
        self, prop: Property, scalars: list[Fact], written: set[str]
    ) -> list[Property]:
        self.changed = True
        name = scalars[0].field
        fact = self.now.get(name)
        if fact is None or name in written:
            return []
        written.add(name)
        return self._rewritten(prop, fact)

    def _rewritten(self, prop: Property, fact: Fact) -> list[Property]:
        first, *more = build(fact, self.version, self.new_group)
        if more and prop.group:  # the label goes into the group that the property has
            more = [p._replace(group=prop.group) for p in more]
        elif more:
            prop = prop._replace(group=first.group)
        return [self._merged(prop, first), *more]

    def _merged(self, prop: Property, new: Property) -> Property:
        kept = self._as_it_came(prop) if prop.key == new.key else prop
        known = {name.upper() for name, _ in new.params} | _OURS
        params: Params = tuple(p for p in kept.params if p[0].upper() not in known) + new.params
        return new._replace(group=prop.group or new.group, params=params)

    def _drop_orphans(self, kept: dict[int, list[Property]]) -> None:
        """Labels and the like go with the property of their group; LABEL with its address."""
        mains: dict[str, list[int]] = {}
        for at, prop in enumerate(self.source):
            if prop.group and at in self.facts:
                mains.setdefault(prop.group.lower(), []).append(at)
        for at, prop in enumerate(self.source):
            mine = mains.get(prop.group.lower()) if prop.group else None
            if mine is None or at in self.facts or not prop.key.startswith("X-AB"):
                continue
            gone = all(not kept[main] for main in mine)
            relabelled = prop.key == "X-ABLABEL" and any(
                kept[main] and not self._unchanged(main, kept) for main in mine
            )
            if gone or relabelled:
                kept[at] = []
        if any(
            fact.field == "address" and not self._unchanged(at, kept)
            for at, facts in self.facts.items()
            for fact in facts
        ):
            for at, prop in enumerate(self.source):
                if prop.key == "LABEL" and at not in self.facts:
                    kept[at] = []

    def _unchanged(self, at: int, kept: dict[int, list[Property]]) -> bool:
        return len(kept[at]) == 1 and kept[at][0] == self._as_it_came(self.source[at])

    def _new(self, fresh: list[Fact], written: set[str]) -> Iterator[Property]:
        order = ("name", "display", "kind", "org")
        scalars = [self.now[name] for name in order if name in self.now]
        scalars += [fact for name, fact in self.now.items() if name not in order]
        for fact in scalars:
            if fact.field in written or (self.source and self._same(fact)):
                continue
            self.changed = True
            yield from build(fact, self.version, self.new_group)
        card = self.entry.card
        if card.display and not self.names_stand and self._hidden(card):
            yield from build(Fact("shown", card.display), self.version, self.new_group)
        tags = [str(fact.value) for fact in fresh if fact.field == "tag"]
        for fact in fresh:
            self.changed = True
            if fact.field != "tag":
                yield from build(fact, self.version, self.new_group)
        if tags:
            yield categories(tags, self.version)

    def _hidden(self, card: Card) -> bool:
        """Whether a reader of FN would not find out that the display name is the user's own."""
        back = map_card([p for f in ("name", "display", "org") if f in self.now
                         for p in build(self.now[f], self.version, self.new_group)])  # fmt: skip
        return back.card.display != card.display

    def _head(self, out: list[Property]) -> list[Property]:
        """UID for a card that has none, and REV when the card is another than it was."""
        card = self.entry.card
        if card.uid and not any(p.key == "UID" for p in out):
            prefix = "urn:uuid:" if self.version == "4.0" and len(card.uid) == 36 else ""
            out.append(Property("", "UID", (), prefix + card.uid))
        if card.modified_at and (self.changed or not self.source):
            out = [p for p in out if p.key != "REV"]
            out.append(Property("", "REV", (), _stamp(card.modified_at, self.version)))
        return out


_OURS = frozenset(
    ("", "TYPE", "PREF", "ENCODING", "CHARSET", "VALUE", "SORT-AS", "LABEL", "MEDIATYPE",
     "X-APPLE-OMIT-YEAR", "X-ROLODEX-LEAD", "X-ROLODEX-DISPLAY", "X-SERVICE-TYPE", "X-USER")
)  # fmt: skip


def _stamp(modified: str, version: str) -> str:
    stamp = modified[:19].replace(" ", "T")
    if version == "4.0":
        stamp = stamp.replace("-", "").replace(":", "")
    return stamp + "Z" if "T" in stamp else stamp


def _facts(
    card: Card, photo: Photo | None, names: Mapping[int, str], referred: str
) -> Iterator[Fact]:
    """Everything on a card that a vCard can say, in the order of writing."""
    name = (card.family, card.given, card.middle, card.prefix, card.suffix)
    if any(name):
        yield Fact("name", name)
    if card.display:
        yield Fact("display", card.display)
    if card.kind is CardKind.COMPANY:
        yield Fact("kind", "company")
    elif card.company and not card.display and _bare(name) in ("", _bare([card.company])):
        # Else a reader would take the company for the name of the card.
        yield Fact("kind", "person")
    if card.company or card.department:
        yield Fact("org", (card.company, card.department))
    for key in _PLAIN:
        value = getattr(card, key)
        if value:
            yield Fact(key, value)
    if card.reading:
        yield Fact("reading", card.reading)
    if card.cadence_days is not None:
        yield Fact("cadence_days", str(card.cadence_days))
    if referred:
        yield Fact("referred", referred)
    for method in card.methods:
        yield Fact("method", replace(method, id=None, normalized=""))
    for address in card.addresses:
        yield Fact("address", replace(address, id=None))
    for special in card.dates:
        yield Fact("date", replace(special, id=None))
    for tag in card.tags:
        yield Fact("tag", tag)
    for relation in card.relations:
        known = relation.name or (names.get(relation.other, "") if relation.other else "")
        if known:
            yield Fact("relation", Relation(kind=relation.kind, name=known))
    for custom in card.custom:
        yield Fact("custom", replace(custom, id=None))
    if photo is not None:
        yield Fact("photo", photo)


def _bare(names: Sequence[str]) -> str:
    return "".join(names).replace(" ", "").casefold()


def _level(card: Card, before: Card | None) -> Card:
    """A first method that only the book calls primary is no change to what the source said."""
    if before is None:
        return card
    marked = {method.kind for method in before.methods if method.primary}
    first = {m.kind: replace(m, id=None, normalized="") for m in reversed(before.methods)}
    return replace(
        card,
        methods=tuple(
            replace(m, primary=False)
            if m.primary
            and m.kind not in marked
            and replace(m, id=None, normalized="", primary=False) == first.get(m.kind)
            else m
            for m in card.methods
        ),
    )


def _nearest(old: Fact, fresh: Sequence[Fact]) -> Fact | None:
    """The new value that takes the place of one that is gone, None if it was removed."""
    likely = [fact for fact in fresh if fact.field == old.field]
    for same in (_value, _label):
        for fact in likely:
            if same(fact) == same(old):
                return fact
    return None


def _value(fact: Fact) -> object:
    value = fact.value
    if isinstance(value, Method):
        return value.kind, value.value
    if isinstance(value, Address):
        return replace(value, label="")
    if isinstance(value, SpecialDate):
        return value.calendar, value.month, value.day
    if isinstance(value, Relation):
        return value.name
    if isinstance(value, CustomValue):
        return value.value
    return value


def _label(fact: Fact) -> object:
    value = fact.value
    if isinstance(value, Method):
        return value.kind, value.label
    if isinstance(value, Relation):
        return value.kind
    return getattr(value, "label", value)
