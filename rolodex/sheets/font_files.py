"""Where TrueType fonts lie: the system's Chinese ones, the one every installation brings, Latin."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

BUNDLED = ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc")
"""The package with a Chinese font that is installed everywhere, and the file in it."""

CHINESE = {
    "zh_TW": (
        "NotoSansTC-Regular.ttf", "msjh.ttc", "NotoSansSC-Regular.ttf", "LXGWWenKaiTC-Regular.ttf",
        "LXGWWenKai-Regular.ttf", "STHeiti Light.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    ),
    "zh_CN": (
        "NotoSansSC-Regular.ttf", "msyh.ttc", "NotoSansTC-Regular.ttf", "LXGWWenKai-Regular.ttf",
        "STHeiti Light.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc",
    ),
}  # fmt: skip
"""TrueType fonts with upright modern characters, by the shapes of each region, best first."""

RARE = (
    "HanaMinA.ttf", "HanaMinB.ttf", "BabelStoneHan.ttf", "TW-Sung-Ext-B-98_1.ttf",
    "mingliub.ttc", "simsunb.ttf", "DroidSansFallbackFull.ttf", "uming.ttc",
)  # fmt: skip
"""Fonts with the characters of rare names."""

OTHER_SCRIPTS = (
    "DejaVuSans.ttf", "segoeui.ttf", "arial.ttf", "Arial Unicode.ttf", "Arial.ttf",
    "LiberationSans-Regular.ttf", "FreeSans.ttf", "malgun.ttf", "AppleGothic.ttf",
    "NanumGothic.ttf", "UnDotum.ttf", "leelawui.ttf", "Nirmala.ttf", "Loma.ttf",
)  # fmt: skip
"""Fonts with Latin, Greek, Cyrillic, Hebrew, Arabic, Korean and further scripts."""


def font_folders() -> tuple[Path, ...]:
    """The folders in which this system keeps its fonts; some may not exist."""
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", "C:/"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (
            Path("/System/Library/Fonts"),
            Path("/Library/Fonts"),
            Path.home() / "Library/Fonts",
        )
    data = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share"))
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        data / "fonts",
        Path.home() / ".fonts",
    )


def bundled() -> Path | None:
    """The font file that comes with the program's packages; found without importing them."""
    spec = find_spec(BUNDLED[0])
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / BUNDLED[1]
    return path if path.is_file() else None


def candidates(language: str, folders: tuple[Path, ...] | None = None) -> Iterator[Path]:
    """Font files in the order in which a character looks for its glyph, each name once.

    Fonts whose Chinese characters have the shapes of the language's region go first.
    """
    here = _files(folders or font_folders())
    own = bundled()
    for name in CHINESE.get(language, CHINESE["zh_TW"]):
        if name in here:
            yield here[name]
    if own is not None and own.name not in here:
        yield own
    for name in (*OTHER_SCRIPTS, *RARE):
        if name in here:
            yield here[name]


def every(folders: tuple[Path, ...] | None = None) -> Iterator[Path]:
    """Every file in the folders of fonts, each name once, and the one that is brought along."""
    here = _files(folders or font_folders())
    yield from here.values()
    own = bundled()
    if own is not None and own.name not in here:
        yield own


@cache
def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """The files of these folders and all below them by name; the first of a name counts."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                found.setdefault(name, Path(place) / name)
    return found
