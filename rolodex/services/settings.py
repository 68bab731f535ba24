"""Reading and changing the settings of the book."""

from __future__ import annotations

import re
from typing import Any

from rolodex.domain.problems import BadValue
from rolodex.domain.rest_days import read_rest_days, write_rest_days
from rolodex.domain.settings import SETTING, Setting
from rolodex.domain.text import Text
from rolodex.i18n import N_
from rolodex.services.changes import ALL, Changes
from rolodex.services.verbs import Verbs
from rolodex.store import settings as store


class SettingVerbs(Verbs):
    """The declared settings with their values; changing one is not an undoable step."""

    _cached: dict[str, Any] | None = None

    def get(self, key: str) -> Any:
        """The value of a setting, or its default."""
        return self.all()[key]

    def all(self) -> dict[str, Any]:
        """Every setting with its value."""
        if self._cached is None:
            with self._database.translated():
                self._cached = store.get_all(self._database)
        return dict(self._cached)

    def forget(self) -> None:
        """Read the settings anew next time: another process may have changed them."""
        self._cached = None

    def set(self, key: str, value: Any) -> Changes:
        """Change a setting; texts are read as what the setting holds.

        Raises `BadValue` for an unknown key, a wrong type or a value out of range. Changing
        the order of names or the home country brings the search index in line at once.
        """
        setting = SETTING.get(key)
        if setting is None:
            raise BadValue(Text(N_("There is no setting called {key}."), {"key": key}))
        checked = _checked(setting, value)
        changed = checked != self.get(key)
        try:
            with self._database.transaction():
                store.put(self._database, key, checked)
                self._cached = None
                if changed and key in ("order", "country"):
                    self._book.indexer.mark_all()
        finally:
            self._cached = None
        return Changes(
            0,
            Text(N_("Change the settings")),
            {"setting": ALL, "card": ALL} if key != "me" else {"setting": ALL},
        )


def _checked(setting: Setting, value: Any) -> Any:
    wrong = BadValue(
        Text(
            N_("{value} does not fit the setting “{label}”."),
            {"value": str(value), "label": Text(setting.label)},
        )
    )
    if setting.kind == "int":
        try:
            number = int(value)
        except (TypeError, ValueError):
            raise wrong from None
        if not setting.minimum <= number <= setting.maximum:
            raise BadValue(
                Text(
                    N_("“{label}” must lie between {low} and {high}."),
                    {
                        "label": Text(setting.label),
                        "low": setting.minimum,
                        "high": setting.maximum,
                    },
                )
            )
        return number
    if setting.kind == "bool":
        if isinstance(value, str):
            if value.lower() not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
                raise wrong
            return value.lower() in ("true", "1", "yes", "on")
        return bool(value)
    text = str(value).strip()
    if setting.kind == "weekdays":
        try:
            return write_rest_days(read_rest_days(text))
        except ValueError:
            raise wrong from None
    if setting.kind == "choice" and text not in dict(setting.choices):
        raise wrong
    if setting.kind == "time" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise wrong
    if setting.key == "country":
        text = text.upper()
        if not re.fullmatch(r"[A-Z]{2}", text):
            raise wrong
    return text
