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
    """A tag with its colour (`#rrggbb`), class (A, B, C or none) and cadence in days."""

    name: str
    colour: str
    klass: str = ""
    cadence_days: int | None = None


TAGS = (
    SampleTag("VIP", "#8A5A00", "A", 30),
    SampleTag("老客戶", "#0B6E86", "B", 90),
    SampleTag("一般 / Prospect", "#626A71", "C", 365),
    SampleTag("保險", "#3A6B7E"),
    SampleTag("房產", "#7A5C3E"),
    SampleTag("家長會", "#5B5B8C"),
    SampleTag("登山", "#4C6B3C"),
    SampleTag("Golf", "#2F6B4F"),
    SampleTag("理财", "#3A6B7E"),
    SampleTag("羽毛球", "#6B4C7A"),
    SampleTag("业主群", "#7A5C3E"),
    SampleTag("建材", "#6B5B4C"),
    SampleTag("商會", "#8A4B5A"),
    SampleTag("跑馬拉松", "#3C6B68"),
    SampleTag("Breakfast club", "#8A6B2F"),
    SampleTag("London", "#4C5B7A"),
)

CADENCE = {tag.name: tag.cadence_days for tag in TAGS if tag.cadence_days}
