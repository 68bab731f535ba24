"""The settings that belong to the data, declared once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rolodex.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting of the book; `kind` is text, int, bool, time, choice or weekdays."""

    key: str
    label: str
    kind: str
    default: Any
    choices: tuple[tuple[str, str], ...] = ()
    minimum: int = 0
    maximum: int = 9999


ORDERS = (
    ("pinyin", N_("Pinyin")),
    ("zhuyin", N_("Zhuyin")),
    ("latin", N_("Latin letters, then Chinese by code")),
)

POPUP_SHOWS = (
    ("reasons", N_("Names and reasons")),
    ("names", N_("Names only")),
    ("count", N_("Only how many")),
)

SETTINGS: tuple[Setting, ...] = (
    Setting(key="country", label=N_("Home country of phone numbers"), kind="text", default="TW"),
    Setting(key="currency", label=N_("Currency"), kind="text", default="TWD"),
    Setting(key="order", label=N_("Order of names"), kind="choice", default="pinyin",
            choices=ORDERS),
    Setting(key="cadence_days", label=N_("Cadence of everybody else, in days"), kind="int",
            default=180, minimum=1, maximum=3650),
    Setting(key="cadence_a", label=N_("Cadence of class A, in days"), kind="int", default=30,
            minimum=1, maximum=3650),
    Setting(key="cadence_b", label=N_("Cadence of class B, in days"), kind="int", default=90,
            minimum=1, maximum=3650),
    Setting(key="cadence_c", label=N_("Cadence of class C, in days"), kind="int", default=365,
            minimum=1, maximum=3650),
    Setting(key="day_size", label=N_("People a day"), kind="int", default=12, minimum=1,
            maximum=500),
    Setting(key="day_size_chosen", label=N_("Size of the day was chosen"), kind="bool",
            default=False),
    Setting(key="birthday_lead_days", label=N_("Days a birthday is shown ahead"), kind="int",
            default=3, minimum=0, maximum=60),
    Setting(key="rest_days", label=N_("Rest days"), kind="weekdays", default=""),
    Setting(key="lunar_dates", label=N_("Show lunar dates"), kind="bool", default=False),
    Setting(key="popup", label=N_("Remind me in a small window"), kind="bool", default=True),
    Setting(key="reminder_time", label=N_("Time of the daily reminder"), kind="time",
            default="09:00"),
    Setting(key="appointment_minutes", label=N_("Minutes before an appointment"), kind="int",
            default=15, minimum=0, maximum=240),
    Setting(key="popup_shows", label=N_("The small window shows"), kind="choice",
            default="reasons", choices=POPUP_SHOWS),
    Setting(key="me", label=N_("My name"), kind="text", default=""),
)  # fmt: skip

SETTING = {setting.key: setting for setting in SETTINGS}
