"""Qt's own dialogs speak the language of the program, and their buttons have no icons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.gui import qt_words, theme
from tests.fakes import get_child


@pytest.fixture
def chinese(app: QApplication) -> Iterator[None]:
    """The program in traditional Chinese."""
    i18n.use_language("zh_TW")
    qt_words.speak("zh_TW")
    yield
    i18n.use_language("en")
    qt_words.speak("en")


def file_dialog(qtbot: QtBot) -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.usefixtures("chinese")
def test_no_english_is_left_in_the_file_dialog(qtbot: QtBot) -> None:
    dialog = file_dialog(qtbot)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"尋找位置(&L)：", "檔案類型(&T)："} <= labels
    assert not any(word.isascii() and word.strip() for word in labels)


@pytest.mark.usefixtures("chinese")
def test_a_word_that_nobody_translated_stays_readable(app: QApplication) -> None:
    assert app.translate("QFileDialog", "Not a word of Qt") == "Not a word of Qt"


def test_the_buttons_of_dialogs_have_no_icons(app: QApplication, qtbot: QtBot) -> None:
    theme.theme().dress()
    dialog = file_dialog(qtbot)
    box = get_child(dialog, QDialogButtonBox, "buttonBox")
    assert box.buttons()
    assert all(button.icon().isNull() for button in box.buttons())
