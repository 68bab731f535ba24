"""Languages: marking, choosing and rendering translatable text with gettext."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from rolodex import paths

LANGUAGES: Mapping[str, str] = {"en": "English", "zh_TW": "繁體中文", "zh_CN": "简体中文"}
"""Languages the program speaks, with the name each has in itself."""

DOMAIN = "rolodex"


@runtime_checkable
class Message(Protocol):
    """What `render` needs of a `rolodex.domain.text.Text`; this module imports no layer."""

    @property
    def msgid(self) -> str: ...

    @property
    def args(self) -> Mapping[str, Any]: ...

    @property
    def plural(self) -> str: ...


_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_for_now: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar(
    "language", default=None
)


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a string for the catalogues without translating it now."""
    return msgid


def use_language(language: str) -> str:
    """Choose the language of all later rendering; returns the one really used.

    `language` is a key of `LANGUAGES` or a locale name such as `zh_Hant_HK.UTF-8`.
    """
    global _translations, _language
    _language = best_language(language)
    _translations = _catalogue(_language)
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Render in another language inside the block, on this thread only.

    What is printed may speak otherwise than the window, which goes on while it is printed.
    """
    chosen = best_language(language)
    token = _for_now.set((chosen, _catalogue(chosen)))
    try:
        yield
    finally:
        _for_now.reset(token)


def _catalogue(language: str) -> gettext.NullTranslations:
    # `gettext.translation` would load `locale` first, to think of other names of the language.
    file = paths.resource("locale") / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return _read(file) if file.is_file() else gettext.NullTranslations()


@cache
def _read(file: Path) -> gettext.GNUTranslations:
    with file.open("rb") as catalogue:
        return gettext.GNUTranslations(catalogue)


def _spoken() -> gettext.NullTranslations:
    here = _for_now.get()
    return here[1] if here else _translations


def language() -> str:
    """The language in use, a key of `LANGUAGES`."""
    here = _for_now.get()
    return here[0] if here else _language


def best_language(wanted: str) -> str:
    """The key of `LANGUAGES` nearest to a locale name; English if none fits."""
    name = wanted.split(".")[0].replace("-", "_")
    if name in LANGUAGES:
        return name
    parts = name.split("_")
    if parts[0] == "zh":
        traditional = {"Hant", "TW", "HK", "MO"}.intersection(parts[1:])
        return "zh_TW" if traditional else "zh_CN"
    return "en"


def _(msgid: str) -> str:
    """Translate now; only inside functions, never at import time."""
    return _spoken().gettext(msgid) if msgid else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a message that depends on a count."""
    return _spoken().ngettext(singular, plural, n)


def listed(names: Iterable[str]) -> str:
    """Names one after the other: `tea, coffee`, `茶、咖啡`; a sentence's own comma is another."""
    whole = ""
    for name in names:
        whole = _("{names}, {name}").format(names=whole, name=name) if whole else name
    return whole


def render(text: Message | str) -> str:
    """The words of a `domain.text.Text` in the language in use; a plain string stays as it is."""
    if isinstance(text, str):
        return text
    if text.plural:
        template = ngettext(text.msgid, text.plural, int(text.args["n"]))
    else:
        template = _(text.msgid)
    if not text.args:
        return template
    words = {name: _shown(value) for name, value in text.args.items()}
    if not language().startswith("zh"):
        return template.format(**words)
    marked = {
        name: f"{_EDGE}{word}{_EDGE}" if isinstance(word, str) else word
        for name, word in words.items()
    }
    return _set_apart(template.format(**marked))


_EDGE = "\0"
"""Stands where a word was put into a message, until the blanks around it are set."""
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LATIN = "[0-9A-Za-z\u00c0-\u024f]"
_APART = f"(?<={_HAN})(?<![0-9]月){_EDGE}+(?={_LATIN})|(?<={_LATIN}){_EDGE}+(?={_HAN})"
_TOGETHER = f"(?<={_HAN}) {_EDGE}+(?={_HAN})(?!星期)|(?<={_HAN}){_EDGE}+ (?={_HAN})"


def _set_apart(text: str) -> str:
    """Chinese sets a blank between its own words and a Latin one put in, and none between Han.

    So one message fits both names: `把王小明移到垃圾桶`, `把 Tom Holt 移到垃圾桶`. A date is one
    word, and its weekday stands apart: `12月3日 星期四`.
    """
    return re.sub(_TOGETHER, "", re.sub(_APART, " ", text)).replace(_EDGE, "")


def _shown(value: Any) -> Any:
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    # Asking `isinstance` of a protocol costs a hundred times as much, in every row of a list.
    return render(value) if hasattr(value, "msgid") else value


MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
    N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def format_month_day(month: int, day: int) -> str:
    """A day of the year without its year: `25 Sep`, `9月25日`."""
    return _("{day} {month_name}").format(day=day, month=month, month_name=_(MONTHS[month - 1]))


def format_date(day: date) -> str:
    """A date with its year: `25 Sep 2026`, `2026年9月25日`."""
    return _("{day} {month_name} {year}").format(
        day=day.day, month=day.month, month_name=_(MONTHS[day.month - 1]), year=day.year
    )


def format_long_day(day: date) -> str:
    """Weekday, day and month, as the Today screen has it on top."""
    return _("{weekday} {day} {month_name}").format(
        weekday=_(WEEKDAYS[day.weekday()]),
        day=day.day,
        month=day.month,
        month_name=_(MONTHS[day.month - 1]),
    )
