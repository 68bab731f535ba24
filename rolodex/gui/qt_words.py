"""Qt's own words (OK, Cancel, Copy ...) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from rolodex.i18n import N_, _

MISSING = frozenset((
    N_("&Look in:"), N_("Files of &type:"), N_("Folder"), N_("Drive"),
    N_("Page &Set:"), N_("Double Sided Printing"), N_("Long side binding"),
    N_("Short side binding"), N_("Off"), N_("None"), N_("&Billing information:"), N_("&Start:"),
    N_("&End:"), N_("Job &priority:"), N_("Scheduled &printing:"), N_("Page &order:"),
    N_("Pages &per sheet:"), N_("Help"), N_("An error occurred"), N_("Automatic"),
    N_("Architect A"), N_("Architect B"), N_("Architect C"), N_("Architect D"), N_("Architect E"),
    N_("Envelope Chou 3"), N_("Envelope Chou 4"), N_("Envelope Invite"), N_("Envelope Italian"),
    N_("Envelope Kaku 2"), N_("Envelope Kaku 3"), N_("Envelope You 4"),
    N_("Fan-fold German (8.5 x 12 in)"), N_("Fan-fold German Legal (8.5 x 13 in)"),
    N_("Fan-fold US (14.875 x 11 in)"), N_("Legal Extra"), N_("Letter Extra"), N_("Letter Plus"),
    N_("Letter Small"), N_("PRC 32K Big"), N_("Quarto"), N_("Statement"), N_("Super A"),
    N_("Super B"), N_("Tabloid Extra"),
))  # fmt: skip
"""Words of Qt's dialogs that its own catalogues do not have, whatever their context."""

WRONG = frozenset({N_("Collate"), N_("Color"), N_("Size")})
"""Words that they say wrongly: copies are put in order, not proofread, a file has no volume."""


class _OwnWords(QTranslator):
    """Says certain words of Qt as our catalogue does."""

    def __init__(self, words: frozenset[str]) -> None:
        super().__init__()
        self._words = words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The word in our catalogue; None, which Qt takes for “unknown”, if it is not ours."""
        return _(source) if source in self._words else None  # type: ignore[return-value]

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
        # Qt asks the one that came last first.
        for each in (_OwnWords(MISSING), translator, _OwnWords(WRONG)):
            QCoreApplication.installTranslator(each)
            _translators.append(each)
