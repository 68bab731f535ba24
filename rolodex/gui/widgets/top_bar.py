"""The bar on top: the search field, and the two things one does most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from rolodex.gui import theme
from rolodex.gui.icons import icon
from rolodex.gui.widgets.rail import WIDTH
from rolodex.gui.widgets.search_box import SearchBox
from rolodex.i18n import _

HEIGHT = 48
SEARCH = 420


class TopBar(QWidget):
    """The program's name, `search`, and buttons for a new card and a logged contact."""

    def __init__(self, new_card: QAction, log_contact: QAction, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(HEIGHT))
        self._brand = QLabel("Rolodex")
        theme.set_role(self._brand, "strong")
        self._brand.setFixedWidth(theme.px(WIDTH - 18))
        self.search = SearchBox()
        self.search.setMaximumWidth(theme.px(SEARCH))
        self.search.setMinimumWidth(theme.px(120))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.new_button = _button("new_button", new_card, "")
        self.log_button = _button("log_button", log_contact, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(16), 0)
        row.setSpacing(0)
        row.addWidget(self._brand)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        row.addSpacing(theme.px(12))
        row.addWidget(self.new_button)
        row.addSpacing(theme.px(12))
        row.addWidget(self.log_button)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the name and the words of the first button in a small window."""
        self._brand.setVisible(not narrow)
        self.new_button.setText("" if narrow else _("New card"))


def _button(name: str, action: QAction, role: str) -> QPushButton:
    """A button that does what an action does and is enabled with it."""
    button = QPushButton(action.text())
    button.setObjectName(name)
    button.setProperty("role", role)
    button.setAccessibleName(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{action.text()} ({keys})")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if not role:
        button.setIcon(icon("plus", "text"))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button
