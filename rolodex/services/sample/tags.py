"""The tags of the sample book: three classes with their cadences, and what people are into."""

from __future__ import annotations

from dataclasses import dataclass

CLASS_TAGS = (("VIP", 20), ("老客戶", 30), ("一般 / Prospect", 50))
"""The tag that carries each card's class, in per cent of the cards."""

TOPIC_TAGS = {
    "zh_TW": ("保險", "房產", "家長會", "登山", "Golf"),
    "zh_CN": ("理财", "羽毛球", "业主群", "建材"),
    "zh_HK": ("商會", "跑馬拉松", "Golf"),
    "en": ("Breakfast club", "Golf", "London"),
}


@dataclass(frozen=True, slots=True)
class SampleTag:
    """A tag: the key of its colour (`gui.tag_colours`), class (A, B, C, none), cadence in days."""

    name: str
    colour: str
    klass: str = ""
    cadence_days: int | None = None


TAGS = (
    SampleTag("VIP", "amber", "A", 30),
    SampleTag("老客戶", "teal", "B", 90),
    SampleTag("一般 / Prospect", "grey", "C", 365),
    SampleTag("保險", "blue"),
    SampleTag("房產", "brown"),
    SampleTag("家長會", "violet"),
    SampleTag("登山", "olive"),
    SampleTag("Golf", "olive"),
    SampleTag("理财", "blue"),
    SampleTag("羽毛球", "violet"),
    SampleTag("业主群", "brown"),
    SampleTag("建材", "orange"),
    SampleTag("商會", "orange"),
    SampleTag("跑馬拉松", "teal"),
    SampleTag("Breakfast club", "violet"),
    SampleTag("London", "blue"),
)

CADENCE = {tag.name: tag.cadence_days for tag in TAGS if tag.cadence_days}
