"""The people every sample book begins with: one for each case that a day can bring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from rolodex.domain.card import Card, CardKind
from rolodex.domain.card_parts import (
    BIRTHDAY,
    Address,
    Calendar,
    CustomValue,
    Method,
    MethodKind,
    Relation,
    SpecialDate,
)
from rolodex.domain.followup import FollowUp
from rolodex.domain.interaction import Interaction
from rolodex.domain.lunar import to_lunar
from rolodex.services.sample.draw import Draw
from rolodex.services.sample.talks import Talks

LONG_NAME = (
    "Maximiliana Alexandrina Konstantina Theodora von Hohenstein-Wolkenburg zu "
    "Lichtenfels-Sonnenberg, verwitwete Gräfin Esterházy de Galántha y Fernández de Córdoba"
)
HOSTILE_NOTE = '<b>Likes</b> <img src="file:///etc/passwd"><script>alert(1)</script> {{name}}'

_A, _B, _C = "VIP", "老客戶", "一般 / Prospect"

Told = tuple[list[Interaction], list[FollowUp]]


def special_cards(draw: Draw) -> list[Card]:
    """The special people, ids from 1; dates are set around `draw.on`."""
    return [
        Card(id=number, uid=draw.uid(), **parts)
        for number, parts in enumerate(_people(draw), start=1)
    ]


def _people(draw: Draw) -> list[dict[str, Any]]:
    on = draw.on
    lunar_today = to_lunar(on)
    return [
        # 1 to 4: a family, the husband a customer for years.
        {
            "family": "王", "given": "小明", "nickname": "Ming Wang", "salutation": "先生",
            "gender": "M", "company": "大同保險經紀人", "title": "經理", "tags": (_A, "保險"),
            "methods": (_phone("0912-345-678", "+886912345678"), _mail("ming.wang@example.com"),
                        Method(kind=MethodKind.CHAT, label="LINE", value="ming_wang",
                               display="小明☀️")),
            "addresses": (_home("松高路12號3樓", "信義區", "台北市", "110", "台灣"),),
            "dates": (_lunar(8, 15, 1985), _solar("anniversary", 5, 20, 2012)),
            "relations": (Relation(kind="spouse", other=2), Relation(kind="household", other=2)),
            "custom": (CustomValue(label="保單號碼", value="LF-0012345", private=True),
                       CustomValue(label="咖啡", value="拿鐵，半糖")),
            "notes": "介紹過五位朋友。晚上八點以後打最方便。", "best_time": "晚上八點以後",
        },
        {
            "family": "陳", "given": "美玲", "nickname": "May", "salutation": "小姐",
            "gender": "F", "tags": (_A, "家長會"), "referred_by": 1,
            "methods": (_phone("0933 111 222", "+886933111222"),),
            "addresses": (_home("松高路12號3樓", "信義區", "台北市", "110", "台灣"),),
            "dates": (_born(on, 36), _solar("anniversary", 5, 20, 2012)),
        },
        # Twins: two reminders on one day, tomorrow.
        {"family": "王", "given": "子安", "tags": (_C,), "dates": (_soon(draw, -1, 8),),
         "relations": (Relation(kind="parent", other=1), Relation(kind="sibling", other=4))},
        {"family": "王", "given": "子寧", "tags": (_C,), "dates": (_soon(draw, -1, 8),),
         "relations": (Relation(kind="parent", other=1),)},
        {
            "family": "Chen", "given": "Alice", "nickname": "陳愛麗", "company": "Acme Foods",
            "title": "Buyer", "department": "Purchasing", "tags": (_B,), "gender": "F",
            "methods": (_phone("+44 7700 900123", "+447700900123"),
                        _mail("alice.chen@example.org")),
            "dates": (_soon(draw, -2),), "referred_by": 1, "language": "en",
        },
        {
            "family": "李", "given": "国强", "company": "恒泰建材", "title": "总经理",
            "salutation": "总", "tags": (_A, "建材"), "gender": "M", "referred_by": 5,
            "methods": (_phone("+86 138 1234 5678", "+8613812345678"),
                        Method(kind=MethodKind.CHAT, label="WeChat", value="hengtai_li",
                               display="国强")),
            "dates": (_soon(draw, 3, 52),),
        },
        {
            "family": "Wright", "given": "Oliver", "tags": (_B, "Breakfast club"),
            "methods": (_phone("+44 7700 900456", "+447700900456"),
                        _mail("oliver.wright@example.com")),
            "dates": (_solar(BIRTHDAY, 2, 29, 1988),), "gender": "M",
            "notes": "Born on a leap day and tells everybody.",
        },
        {"family": "郭", "given": "小宇", "tags": (_C,),
         "dates": (SpecialDate(label=BIRTHDAY, calendar=Calendar.LUNAR, year=2020, month=4,
                               day=10, leap=True),),
         "notes": "閏四月初十生。"},
        {"family": "黃", "given": "秀蘭", "salutation": "女士", "tags": (_B,),
         "methods": (Method(kind=MethodKind.PHONE, label="home", value="04-2320-1234",
                            normalized="+886423201234"),),
         "dates": (_lunar(12, 30),), "notes": "除夕生日，小月提早一天過。"},
        {"family": "吳", "given": "麗珍", "salutation": "女士", "tags": (_B,), "gender": "F",
         "methods": (_phone("0921-000-789", "+886921000789"),),
         "dates": (_lunar(lunar_today.month, lunar_today.day),)},
        {"family": "𠮷川", "given": "美穂", "reading": "Yoshikawa Miho", "company": "𠮷川商事",
         "title": "部長", "tags": (_B,), "methods": (_mail("miho@example.net"),)},
        {"family": "Tables", "given": "Bobby", "tags": (_C,), "notes": HOSTILE_NOTE},
        {"given": LONG_NAME, "company": "Gesellschaft zur Förderung der Donaudampfschifffahrt",
         "tags": (_B,), "methods": (_mail("maximiliana@example.org"),)},
        {"tags": (_C,), "methods": (_phone("+852 6123 4567", "+85261234567"),)},
        {"family": "歐陽", "given": "志豪", "nickname": "Stanley Au Yeung", "tags": (_A, "商會"),
         "methods": (_phone("+852 9123 4567", "+85291234567"),), "salutation": "先生"},
        {"family": "曾", "given": "淑芬", "tags": (_A,), "salutation": "小姐",
         "methods": (_phone("0955-666-777", "+886955666777"),), "referred_by": 2},
        {"family": "Patel", "given": "Priya", "tags": (_B, "London"), "channel": "message",
         "methods": (_phone("+44 7700 900789", "+447700900789"),), "title": "Partner",
         "company": "Fern & Hill LLP"},
        {"family": "Ó Briain", "given": "Seán", "tags": (_B, "Golf"), "cadence_days": 14,
         "methods": (_phone("+44 7700 900321", "+447700900321"),)},
        {
            "kind": CardKind.COMPANY, "company": "大同保險經紀人股份有限公司", "tags": (_B,),
            "methods": (Method(kind=MethodKind.PHONE, label="main", value="02-2345-6789",
                               normalized="+886223456789"),
                        Method(kind=MethodKind.WEB, label="work", value="https://example.com")),
            "addresses": (Address(label="work", street="南京東路二段100號", city="中山區",
                                  region="台北市", postcode="104", country="台灣"),),
        },
    ]  # fmt: skip


def tell(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """What happened with a special person, and what is promised."""
    write = _STORIES.get(card.id or 0, _quiet)
    return write(draw, talks, card)


def _regular(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """An old customer: a long history, an appointment today, another in ten days."""
    days = range(4, 4 + 40 * 22, 22)
    past = [talks.reaching(talks.talk((1,), "zh_TW", ago), "zh_TW") for ago in reversed(days)]
    at = {"time": time(10, 30), "minutes": 60, "place": "信義區松高路咖啡館"}
    promised = [
        talks.promise(card, "zh_TW", 0, text="年度保單檢視", **at),
        talks.promise(card, "zh_TW", 10, text="寄教育基金試算表"),
    ]
    return talks.made(card, 950), (past, promised)


def _late_promise(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """In touch, with a promise four days overdue."""
    past = [talks.talk((2,), "zh_TW", ago, kind="message") for ago in (80, 51, 22, 12)]
    return talks.made(card, 400), (past, [talks.promise(card, "zh_TW", -4, text="問放榜結果")])


def _buyer(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """On track, with something promised for today."""
    past = [talks.talk((5,), "en", ago, kind="call", outcome="reached") for ago in (120, 63, 20)]
    return talks.made(card, 300), (past, [talks.promise(card, "en", 0, text="Send the two quotes")])


def _silent(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """Class A and silent for 45 days; the last call was not answered and does not count."""
    past = [talks.talk((6,), "zh_CN", ago, kind="call", outcome="reached") for ago in (110, 75, 45)]
    past.append(talks.missed((6,), "zh_CN", 6))
    return talks.made(card, 500), (past, [])


def _leap_day(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """The day after the last that keeps the cadence of ninety days."""
    past = [talks.talk((7,), "en", ago, kind="visit") for ago in (260, 175, 91)]
    return talks.made(card, 700), (past, [])


def _due_today(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """Last reached exactly as many days ago as the class allows."""
    past = [talks.talk((15,), "zh_HK", ago, kind="meeting") for ago in (90, 60, 30)]
    return talks.made(card, 365), (past, [])


def _tried(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """Three calls, none answered: never contacted."""
    past = [talks.missed((16,), "zh_TW", ago) for ago in (40, 21, 9)]
    return talks.made(card, 60), (past, [])


def _only_greeted(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """Got a broadcast and nothing else: never contacted."""
    return talks.made(card, 200), ([talks.broadcast((17,), "en", 30)], [])


def _abroad(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """An appointment in another zone: nine in London is late afternoon in Taipei."""
    past = [talks.talk((18,), "en", ago, kind="email") for ago in (30, 10)]
    at = {"time": time(9, 0), "minutes": 30, "place": "video call", "zone": "Europe/London"}
    return talks.made(card, 90), (past, [talks.promise(card, "en", 0, text="Annual review", **at)])


def _new(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """Written down last week, not yet called."""
    return talks.made(card, 7), ([], [])


def _quiet(draw: Draw, talks: Talks, card: Card) -> tuple[Card, Told]:
    """On track, with a few contacts."""
    region = "en" if card.given.isascii() and card.given else "zh_TW"
    ids = (card.id or 0,)
    past = [talks.talk(ids, region, ago, kind="message") for ago in (150, 70, 11)]
    return talks.made(card, 220), (past, [])


_STORIES: dict[int, Callable[[Draw, Talks, Card], tuple[Card, Told]]] = {
    1: _regular, 2: _late_promise, 5: _buyer, 6: _silent, 7: _leap_day, 14: _new,
    15: _due_today, 16: _tried, 17: _only_greeted, 18: _abroad,
}  # fmt: skip


def _phone(value: str, normalized: str) -> Method:
    return Method(
        kind=MethodKind.PHONE, label="mobile", value=value, normalized=normalized, primary=True
    )


def _mail(value: str) -> Method:
    return Method(kind=MethodKind.EMAIL, label="work", value=value, normalized=value, primary=True)


def _home(street: str, city: str, region: str, postcode: str, country: str) -> Address:
    return Address(
        label="home", street=street, city=city, region=region, postcode=postcode, country=country
    )


def _solar(label: str, month: int, day: int, year: int | None = None) -> SpecialDate:
    return SpecialDate(label=label, month=month, day=day, year=year)


def _lunar(month: int, day: int, year: int | None = None) -> SpecialDate:
    return SpecialDate(label=BIRTHDAY, month=month, day=day, year=year, calendar=Calendar.LUNAR)


def _soon(draw: Draw, ago: int, age: int | None = None) -> SpecialDate:
    """A birthday kept so many days ago (negative: to come); without age the year is unknown."""
    day = draw.day(ago)
    if age is None:
        return _solar(BIRTHDAY, day.month, day.day)
    return _born(day, age)


def _born(day: Any, age: int) -> SpecialDate:
    if (day.month, day.day) == (2, 29) and (day.year - age) % 4:
        day -= timedelta(days=1)
    return _solar(BIRTHDAY, day.month, day.day, day.year - age)
