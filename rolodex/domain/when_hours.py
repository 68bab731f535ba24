"""Hours of the day in plain words: `3pm`, `at noon`, `下午三点半`, `in 2 hours`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from rolodex.domain.chinese_numbers import NUMERALS, read_number
from rolodex.domain.late_pattern import LatePattern


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour on the wall clock; `next_day` is 1 where midnight ends the day that was said."""

    time: time
    next_day: int = 0


MORNING, AFTERNOON, EVENING = time(9), time(14), time(19)
"""The hours that a part of the day alone means."""

_N = rf"(?:\d+|[{NUMERALS}]+)"
_HOUR = "(?:\\d{1,2}|二?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_PART = "凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|夜里|半夜|午夜|早|晚"
_ENGLISH_PART = (
    r"\b(?P<this>this )?(?:in the |at )?"
    r"(?P<word>morning|afternoon|evening|noon|midday|midnight|tonight|night)\b"
)
_CLOCK = LatePattern(
    rf"(?P<part>{_PART})?\s*(?P<hour>{_HOUR})(?:点|时(?!间))"
    rf"(?:钟|整)?(?P<minute>半|[一三13]刻|{_N}分?)?"
    rf"|(?P<part2>{_PART})?\s*(?<![\d:])(?P<hour2>\d{{1,2}}):(?P<minute2>\d{{2}})"
    r"(?::\d{2})?(?![\d:])\s*(?P<half2>[ap]\.?m\b\.?)?"
    r"|(?<![\d:.])(?P<hour3>\d{1,2})(?:\.(?P<minute3>\d{2}))?\s*(?P<half3>[ap]\.?m\b\.?)"
    r"|\bat (?P<hour4>\d{1,2})(?:\s*o'?clock)?(?!\d|:|\.\d|\s*[ap]\.?m)"
    r"|(?<![\d:.])(?P<hour5>\d{1,2})(?:\s*o'?clock|(?=\s+in the ))"
    rf"|{_ENGLISH_PART}"
    rf"|(?P<alone>{_PART})"
)
_PART_BESIDE = LatePattern(_ENGLISH_PART)
_PARTS = {
    "morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "tonight": EVENING,
    "night": time(20),
    "noon": time(12), "midday": time(12), "midnight": time(0),
    "凌晨": time(5), "清晨": time(7), "早上": MORNING, "早晨": MORNING, "上午": MORNING,
    "早": MORNING, "中午": time(12), "正午": time(12), "下午": AFTERNOON, "午后": AFTERNOON,
    "傍晚": time(18), "晚上": EVENING, "晚": EVENING, "夜里": time(22),
    "半夜": time(0), "午夜": time(0),
}  # fmt: skip
_BEFORE_NOON = {"凌晨", "清晨", "早上", "早晨", "上午", "早", "morning"}
_AFTER_NOON = {
    "中午", "下午", "午后", "傍晚", "晚上", "晚", "夜里", "正午",
    "afternoon", "evening", "night", "tonight",
}  # fmt: skip
_NIGHT = {"晚上", "晚", "夜里", "半夜", "午夜", "night", "tonight"}
_MIDNIGHT = {"midnight", "午夜", "半夜"}


def split_hour(words: str) -> Iterator[tuple[str, Hour | None]]:
    """The ways to take an hour out of the words: the rest, and the hour or None.

    Several, because 星期二十點 may hold 20:00 or 10:00; the caller takes the first whose rest
    is a day.
    """
    for start in range(len(words)):
        match = _CLOCK.match(words, start)
        if match is None:
            continue
        rest = f"{words[: match.start()]} {words[match.end() :]}"
        said = _digits(match)
        if said is None:
            part = match["word"] or match["alone"]
            hour = Hour(_PARTS[part], next_day=int(part in _MIDNIGHT))
            yield f"{_day_of(match)} {rest}".strip(), hour
            continue
        part = match["part"] or match["part2"] or ""
        beside = _PART_BESIDE.search(rest)  # tomorrow morning at 10, 8 in the evening
        if beside and not part:
            part = beside["word"]
            rest = f"{_day_of(beside)} {rest[: beside.start()]} {rest[beside.end() :]}"
        clock = _hour(match, said, part)
        if clock is not None:
            yield rest.strip(), clock
    yield words, None


def _day_of(match: re.Match[str]) -> str:
    # Tonight and this morning name the day as well as the hour.
    return "today" if match["word"] == "tonight" or match["this"] else ""


_AHEAD = LatePattern(
    rf"(?:in |再?过)?(?:(?P<n>\d+\.\d+|{_N})|(?P<half>half an?|半)|(?P<one>an?|one))\s*"
    r"个?(?P<more>半)?\s*"
    r"(?P<unit>hours?|hrs?|h|minutes?|mins?|小时|钟头|分钟|刻钟|分)"
    r"(?: from now| later|之?以?后)?"
)
_AGO = LatePattern(r"(.+?)\s*(?:ago|之?以?前)")


def read_moment(words: str, now: datetime) -> datetime | None:
    """A moment told from now: `in 2 hours`, 半小时后, `20 minutes ago`, `now`, 刚才.

    To the minute; None if the words tell no such moment.
    """
    now = now.replace(second=0, microsecond=0)
    if words in {"now", "just now", "right now", "现在", "刚才", "刚刚", "刚"}:
        return now
    back = _AGO.fullmatch(words)
    if back:
        span = _span(back[1])
        return None if span is None else now - span
    span = _span(words)
    return None if span is None else now + span


def _span(words: str) -> timedelta | None:
    match = _AHEAD.fullmatch(words)
    if match is None:
        return None
    amount = 0.5 if match["half"] else 1.0
    if match["n"]:
        number = float(match["n"]) if "." in match["n"] else read_number(match["n"])
        if number is None or number > 10_000:
            return None
        amount = float(number)
    if match["more"]:
        amount += 0.5
    unit = match["unit"]
    if unit.startswith("h") or unit in {"小时", "钟头"}:
        return timedelta(hours=amount)
    if unit == "刻钟":
        return timedelta(minutes=15 * amount)
    return timedelta(minutes=round(amount))


def _digits(match: re.Match[str]) -> str | None:
    return next((d for d in (match[f"hour{i}"] for i in ("", 2, 3, 4, 5)) if d), None)


def _hour(match: re.Match[str], digits: str, part: str) -> Hour | None:
    hour, minute = read_number(digits), _minute(match)
    if hour is None or minute is None or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    half = (match["half2"] or match["half3"] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        return Hour(time(hour % 12 + (12 if half == "p" else 0), minute))
    if hour == 24 or (part in _NIGHT and hour == 12):
        return Hour(time(0, minute), next_day=1)
    if part in _BEFORE_NOON:
        return Hour(time(0 if part == "凌晨" and hour == 12 else hour, minute))
    if part in _AFTER_NOON:
        keep = hour >= 12 or (part in {"中午", "正午"} and hour >= 10)
        return Hour(time(hour if keep else hour + 12, minute))
    # Three o'clock in the mouth of a salesperson is in the afternoon; 03:00 is typed so.
    if not part and 1 <= hour <= 6 and not digits.startswith("0"):
        hour += 12
    return Hour(time(hour, minute))


def _minute(match: re.Match[str]) -> int | None:
    digits = match["minute"] or match["minute2"] or match["minute3"]
    if not digits:
        return 0
    if digits == "半":
        return 30
    if digits.endswith("刻"):
        return 15 if digits[0] in "一1" else 45
    return read_number(digits.removesuffix("分"))
