"""Single people, families and companies of the sample book, made group by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import BIRTHDAY, Calendar, Method, MethodKind, Relation, SpecialDate
from rolodex.services.sample import people
from rolodex.services.sample.draw import Draw
from rolodex.services.sample.tags import CLASS_TAGS, TOPIC_TAGS

_SALUTATIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh_TW": {"F": ("小姐", "女士", "太太"), "M": ("先生",)},
    "zh_CN": {"F": ("女士", "姐"), "M": ("先生", "总")},
    "zh_HK": {"F": ("小姐", "太太"), "M": ("先生",)},
    "en": {"F": ("Ms", "Mrs"), "M": ("Mr",)},
}
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class GroupMaker:
    """Makes groups of cards whose ids count up from the first one handed in."""

    def __init__(self, draw: Draw, first_id: int) -> None:
        self._draw = draw
        self._next = first_id
        self._introducers: list[int] = []

    def groups(self, cards: int) -> Iterator[tuple[str, list[Card]]]:
        """Groups with the region of each, until there are so many cards."""
        left = cards
        while left > 0:
            region = self._draw.weighted(people.REGIONS)
            make = self._draw.weighted(
                ((self._single, 40), (self._family, 36), (self._company, 24))
            )
            group = make(region)[:left]
            ids = {card["id"] for card in group}
            for card in group:
                # The last group may be cut; nobody is related to a card that is not there.
                card["relations"] = tuple(r for r in card["relations"] if r.other in ids)
                if card.get("company_card") not in ids:
                    card["company_card"] = None
            left -= len(group)
            yield region, [self._finished(card) for card in group]

    def _finished(self, parts: dict[str, Any]) -> Card:
        draw = self._draw
        if parts["methods"] and self._introducers and draw.chance(0.35):
            parts["referred_by"] = draw.one(self._introducers)
        # Who was introduced introduces others: chains of three and more come about.
        if parts["kind"] is CardKind.PERSON and draw.chance(0.5):
            self._introducers = [*self._introducers[-20:], parts["id"]]
        return Card(**parts)

    def _single(self, region: str) -> list[dict[str, Any]]:
        person = self._person(region, people.family_name(self._draw, region))
        self._job(person, region, people.company_name(self._draw, region))
        return [person]

    def _family(self, region: str) -> list[dict[str, Any]]:
        draw = self._draw
        home = people.address(draw, region, "home")
        line = people.landline(draw, region, "home")
        family = people.family_name(draw, region)
        # Wives keep their own surname in Chinese families, and mostly share it in English ones.
        other = family if region == "en" else people.family_name(draw, region)
        first = self._person(region, family, "M")
        second = self._person(region, other, "F")
        for person in (first, second):
            person["addresses"] = (home,)
            person["methods"] = (*person["methods"], line)
        wedding = None
        if draw.chance(0.5):
            wedding = self._solar("anniversary", draw.between(1, 30))
        for person, partner in ((first, second), (second, first)):
            if wedding is not None:
                person["dates"] = (*person["dates"], wedding)
            if person is first:
                person["relations"] = (
                    Relation(kind="spouse", other=partner["id"]),
                    Relation(kind="household", other=partner["id"]),
                )
        self._job(first, region, people.company_name(draw, region))
        members = [first, second]
        for _ in range(draw.weighted(((0, 50), (1, 30), (2, 20)))):
            child = self._person(region, family, grown=False)
            child["addresses"] = (home,)
            child["relations"] = (
                Relation(kind="parent", other=first["id"]),
                Relation(kind="parent", other=second["id"]),
                Relation(kind="household", other=second["id"]),
            )
            members.append(child)
        return members

    def _company(self, region: str) -> list[dict[str, Any]]:
        draw = self._draw
        name = people.company_name(draw, region)
        domain = f"company{self._next}.example.com"
        office = people.address(draw, region, "work")
        company: dict[str, Any] = {
            **self._base(region),
            "kind": CardKind.COMPANY,
            "company": name,
            "methods": (
                people.landline(draw, region, "main"),
                people.email(draw, "info", domain, "work"),
                Method(kind=MethodKind.WEB, value=f"https://{domain}", label="work"),
            ),
            "addresses": (office,),
        }
        members = [company]
        chief = None
        for _ in range(draw.between(2, 6)):
            person = self._person(region, people.family_name(draw, region), domain=domain)
            self._job(person, region, name)
            person.update(company=name, company_card=company["id"])
            person["addresses"] = (office,)
            if chief is None:
                chief = person
            else:
                kind = draw.weighted((("manager", 30), ("colleague", 70)))
                person["relations"] = (Relation(kind=kind, other=chief["id"]),)
            members.append(person)
        return members

    def _base(self, region: str) -> dict[str, Any]:
        draw, number = self._draw, self._next
        self._next += 1
        label = draw.weighted(CLASS_TAGS)
        topics = TOPIC_TAGS[region]
        tags = (label, draw.one(topics)) if draw.chance(0.5) else (label,)
        words = people.people(region)
        return {
            "id": number,
            "uid": draw.uid(),
            "kind": CardKind.PERSON,
            "number": f"K{number:06d}" if draw.chance(0.3) else "",
            "source": draw.one(words["sources"]) if draw.chance(0.6) else "",
            "best_time": draw.one(words["times"]) if draw.chance(0.4) else "",
            "channel": draw.weighted((("", 60), ("phone", 15), ("message", 20), ("visit", 5))),
            "language": people.LANGUAGE[region].replace("_", "-") if draw.chance(0.5) else "",
            "notes": self._note(region) if draw.chance(0.4) else "",
            "tags": tags,
            "custom": (people.custom_value(draw, region),) if draw.chance(0.25) else (),
            # One in twelve has a rhythm of their own.
            "cadence_days": draw.one((14, 21, 60, 120)) if draw.chance(0.08) else None,
            "methods": (),
            "addresses": (),
            "dates": (),
            "relations": (),
        }

    def _note(self, region: str) -> str:
        texts = people.table(f"history_{people.LANGUAGE[region]}")["notes"]
        return str(self._draw.one(texts))

    def _person(
        self,
        region: str,
        family: tuple[str, str],
        gender: str = "",
        *,
        grown: bool = True,
        domain: str = "",
    ) -> dict[str, Any]:
        draw = self._draw
        gender = gender or draw.one("FM")
        given, latin = people.given_name(draw, region, gender)
        person = self._base(region)
        person.update(family=family[0], given=given)
        spelled = f"{latin} {family[1]}" if latin else f"{given} {family[0]}"
        western = people.people(region)[f"western_{gender.lower()}"]
        if western and draw.chance(0.3):
            first = draw.one(western)
            spelled = f"{first} {family[1] or family[0]}"
            person["nickname"] = f"{first} {family[1]}".strip()
        elif latin and draw.chance(0.6):
            person["nickname"] = spelled
        if draw.chance(0.8):
            person["gender"] = gender
        if grown and draw.chance(0.5):
            person["salutation"] = draw.one(_SALUTATIONS[region][gender])
        if draw.chance(0.72):
            person["dates"] = (self._birthday(region, grown),)
        if grown:
            person["methods"] = self._methods(region, given, spelled, domain)
        else:
            # Children are kept for their birthdays.
            person.update(tags=CLASS_TAGS[-1][:1], number="", source="", channel="", custom=())
        if grown and draw.chance(0.3) and not domain:
            person["addresses"] = (people.address(draw, region, "home"),)
        return person

    def _methods(self, region: str, given: str, spelled: str, domain: str) -> tuple[Method, ...]:
        draw = self._draw
        phone = people.mobile(draw, region)
        methods = [phone]
        if draw.chance(0.25):
            methods.append(people.landline(draw, region, "work"))
        if domain or draw.chance(0.6):
            label = "work" if domain else "home"
            host = domain or draw.one(("example.com", "example.org", "example.net"))
            methods.append(people.email(draw, spelled, host, label))
        if draw.chance(0.55):
            fancies: tuple[tuple[str, int], ...] = ((given, 80), (f"{given}☀️", 20))
            if region != "en":
                fancies = ((given, 60), (f"{given}☀️", 20), (f"阿{given[-1]}", 20))
            shown = draw.weighted(fancies)
            methods.append(people.chat(draw, region, shown, phone.normalized))
        return tuple(methods)

    def _job(self, person: dict[str, Any], region: str, company: str) -> None:
        draw, words = self._draw, people.people(region)
        if draw.chance(0.8):
            person["company"] = company
            person["title"] = draw.one(words["titles"])
            person["department"] = draw.one(words["departments"])

    def _birthday(self, region: str, grown: bool) -> SpecialDate:
        draw = self._draw
        age = draw.between(22, 78) if grown else draw.between(1, 17)
        lunar = region != "en" and grown and draw.chance(0.25)
        dated = draw.chance(0.7)
        if not lunar:
            date = self._solar(BIRTHDAY, age)
            if dated:
                return date
            return SpecialDate(label=BIRTHDAY, month=date.month, day=date.day)
        # Every lunar month has a day 29; the rare day 30 is among the special people.
        return SpecialDate(
            label=BIRTHDAY,
            calendar=Calendar.LUNAR,
            year=draw.on.year - age if dated else None,
            month=draw.between(1, 12),
            day=draw.between(1, 29),
        )

    def _solar(self, label: str, years: int) -> SpecialDate:
        month = self._draw.between(1, 12)
        day = self._draw.between(1, _MONTH_DAYS[month - 1])
        return SpecialDate(label=label, year=self._draw.on.year - years, month=month, day=day)
