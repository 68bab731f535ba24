"""Fonts for the screen: the desktop's own, and one with Chinese where the desktop has none."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

PACKAGE = "paperang_p2_fonts_cjk"
FILE = "fonts/wqy-microhei.ttc"

PREFERRED = {
    "zh_TW": ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei UI", "PingFang TC"),
    "zh_CN": ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI", "PingFang SC"),
}
"""Fonts whose glyphs have the shapes of each region, best first."""


def install(app: QApplication, language: str) -> None:
    """Let the application's font fall back to one with Chinese characters.

    Asking for the families costs some milliseconds, a font file is read only if none of
    them has Chinese; the package is found without being imported.
    """
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.TraditionalChinese)
    simplified = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not chinese or not simplified:
        chinese = [*_bundled(), *chinese]
    wanted = PREFERRED.get(language, PREFERRED["zh_TW"])
    have = set(chinese) | set(simplified)
    fallback = [family for family in wanted if family in have] or chinese[:1]
    font = app.font()
    # "Sans Serif" and the like name no real font; behind them the fallback would come first.
    own = QFontInfo(font).family()
    font.setFamilies(list(dict.fromkeys([own, *fallback])))
    app.setFont(font)


def bundled_file() -> Path | None:
    """The font file of the package that every installation brings along."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / FILE
    return path if path.is_file() else None


def _bundled() -> list[str]:
    path = bundled_file()
    if path is None:
        return []
    number = QFontDatabase.addApplicationFont(str(path))
    return QFontDatabase.applicationFontFamilies(number)[:1] if number >= 0 else []
