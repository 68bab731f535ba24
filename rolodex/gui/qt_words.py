"""Qt's own words (OK, Cancel, Copy ...) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_translator: QTranslator | None = None


def speak(language: str) -> None:
    """Use Qt's catalogue of a language, in place of the one before."""
    global _translator
    if _translator is not None:
        QCoreApplication.removeTranslator(_translator)
        _translator = None
    if language == "en":
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(translator)
        _translator = translator
