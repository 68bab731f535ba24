"""Labels that wrap: what they measured once counts until their words or their look change."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from rolodex.gui.widgets.wrap_label import WrapLabel

WORDS = "several words that need more than one line in a narrow column"


def test_the_height_follows_the_words(qtbot: QtBot) -> None:
    label = WrapLabel("short")
    qtbot.addWidget(label)
    low, narrow = label.heightForWidth(120), label.sizeHint().width()
    label.setText(WORDS)
    assert label.heightForWidth(120) > low
    assert label.sizeHint().width() > narrow
    label.setText("short")
    assert (label.heightForWidth(120), label.sizeHint().width()) == (low, narrow)


def test_the_height_follows_font_style_and_margins(qtbot: QtBot) -> None:
    label = WrapLabel(WORDS)
    qtbot.addWidget(label)
    label.show()
    before = label.heightForWidth(120)
    font = label.font()
    font.setPixelSize(2 * label.fontInfo().pixelSize())
    label.setFont(font)
    larger = label.heightForWidth(120)
    assert larger > before
    label.setStyleSheet("font-size: 60px")
    assert label.heightForWidth(120) > larger
    label.setStyleSheet("")
    height = label.heightForWidth(120)
    label.setContentsMargins(0, 10, 0, 2)
    assert label.heightForWidth(120) == height + 12
