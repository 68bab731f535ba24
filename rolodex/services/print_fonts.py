"""The font that the user wants paper printed with: those there are, and why one cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rolodex.domain.problems import BadValue, NotFound
from rolodex.domain.text import Text
from rolodex.i18n import N_

if TYPE_CHECKING:
    from rolodex.sheets.font_header import FontHeader

__all__ = ["AUTOMATIC", "FontHeader", "font_file", "known_fonts"]

AUTOMATIC = ""
"""The font by the sheet's language, as far as this computer has one."""


def known_fonts() -> list[FontHeader]:
    """Each font family of this computer by name, those with a `hindrance` too."""
    from rolodex.sheets.font_files import every
    from rolodex.sheets.font_header import families

    return families(every())


def font_file(name: str) -> Path:
    """The file of a font, by its name or by the path of a file.

    Raises `NotFound`, and `BadValue` with the reason why it cannot be printed with.
    """
    from rolodex.sheets.font_header import DAMAGED, read_header
    from rolodex.sheets.fonts import face

    wanted = name.strip().casefold()
    header = next((font for font in known_fonts() if font.family.casefold() == wanted), None)
    if header is None:
        if not Path(name).is_file():
            raise NotFound(Text(N_("There is no font called {name} on this computer."),
                                {"name": name}))  # fmt: skip
        header = read_header(Path(name).resolve())
    reason = header.hindrance or ("" if face(header.path) is not None else DAMAGED)
    if reason:
        raise BadValue(
            Text(N_("The font {name} cannot be printed with: {reason}."),
                 {"name": header.family, "reason": Text(reason)})
        )  # fmt: skip
    return header.path
