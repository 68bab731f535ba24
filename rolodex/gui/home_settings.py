"""What a book that is made on this computer begins with."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from rolodex.domain.home import settings_of
from rolodex.i18n import language


def home_settings() -> dict[str, str]:
    """Country, currency and order of names by the region of the computer.

    Where that says nothing, a Chinese that the program was set to speak does.
    """
    speaks = language()
    return settings_of(QLocale.system().name()) or (
        settings_of(speaks) if speaks.startswith("zh") else {}
    )
