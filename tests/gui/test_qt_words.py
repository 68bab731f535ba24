"""Qt's own dialogs speak the language of the program, and their buttons have no icons."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.gui import qt_words, theme
from tests.fakes import get_child

Button = QDialogButtonBox.StandardButton
EVERY_BUTTON = functools.reduce(operator.or_, (b for b in Button if b is not Button.NoButton))


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


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_no_english_is_left_in_the_print_dialog_and_the_menu_of_a_field(
    qtbot: QtBot, app: QApplication, language: str
) -> None:
    i18n.use_language(language)
    qt_words.speak(language)
    try:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog = QPrintDialog(printer)
        qtbot.addWidget(dialog)
        dialog.show()
        field = QLineEdit("名片")
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        kinds = (QLabel, QAbstractButton, QGroupBox)
        words = [
            part.title() if isinstance(part, QGroupBox) else part.text()
            for part in dialog.findChildren(QWidget)
            if isinstance(part, kinds)
        ]
        words += [action.text().partition("\t")[0] for action in menu.actions()]
        buttons = QDialogButtonBox(EVERY_BUTTON)
        qtbot.addWidget(buttons)
        words += [button.text() for button in buttons.buttons()]
        english = [word for word in words if word.isascii() and any(map(str.isalpha, word))]
        assert not english
        assert len(words) > 40
    finally:
        i18n.use_language("en")
        qt_words.speak("en")


@pytest.mark.usefixtures("chinese")
def test_copies_are_put_in_order_not_proofread(app: QApplication) -> None:
    assert app.translate("QPrintSettingsOutput", "Collate") == "逐份列印"
