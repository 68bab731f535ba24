"""Qt's own words (OK, Cancel, Copy ...) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from rolodex.i18n import N_, _

MISSING = frozenset({N_("&Look in:"), N_("Files of &type:"), N_("Folder"), N_("Drive")})
"""Words of Qt's file dialog that its own catalogues do not have, whatever their context."""


class _OwnWords(QTranslator):
    """Says what Qt's catalogue leaves in English; it is asked only for that."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The word in our catalogue; None, which Qt takes for “unknown”, if it is not ours."""
        return _(source) if source in MISSING else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """Whether Qt may leave it out."""
        return False


_translators: list[QTranslator] = []


def speak(language: str) -> None:
    """Use Qt's catalogue of a language, in place of the one before."""
    while _translators:
        QCoreApplication.removeTranslator(_translators.pop())
    if language == "en":
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", folder):
        # Qt asks the one that came last first, so ours is asked for the rest.
        for each in (_OwnWords(), translator):
            QCoreApplication.installTranslator(each)
            _translators.append(each)
