"""Choosing, dropping, pasting, turning and removing the photo of a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QStandardPaths,
)
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from rolodex.domain.problems import FileProblem, Problem
from rolodex.domain.system_reasons import system_reason
from rolodex.domain.text import Text
from rolodex.gui.desk import Desk
from rolodex.gui.widgets.avatar import read_picture, rounded
from rolodex.i18n import N_, _

SIDE = 160
"""Pixels of the portrait on the card, enough for a screen of high density."""


def portrait_of(desk: Desk, card: int) -> QPixmap | None:
    """The photo of a card, cut to the portrait, or None."""
    photo = desk.read(lambda: desk.book.cards.photo(card), None)
    image = read_picture(photo.data, SIDE) if photo is not None else None
    return rounded(image, SIDE, SIDE / 8) if image is not None else None


def photo_menu(desk: Desk, card: int, has_photo: bool, parent: QWidget) -> QMenu:
    """What can be done with the photo of a card; the menu deletes itself."""
    menu = QMenu(parent)
    menu.setObjectName("photo_menu")
    choose = QAction(_("Choose a photo…"), menu)
    choose.setObjectName("photo_choose")
    choose.triggered.connect(lambda: choose_photo(desk, card, parent))
    menu.addAction(choose)
    clipboard = QGuiApplication.clipboard().image()
    paste = QAction(_("Paste the photo"), menu)
    paste.setObjectName("photo_paste")
    paste.setEnabled(not clipboard.isNull())
    paste.triggered.connect(lambda: set_photo(desk, card, png_bytes(clipboard)))
    menu.addAction(paste)
    if has_photo:
        turn = QAction(_("Turn the photo to the right"), menu)
        turn.setObjectName("photo_turn")
        turn.triggered.connect(lambda: turn_photo(desk, card))
        menu.addAction(turn)
        remove = QAction(_("Remove the photo"), menu)
        remove.setObjectName("photo_remove")
        remove.triggered.connect(lambda: desk.write(lambda: desk.book.cards.set_photo(card, None)))
        menu.addAction(remove)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def choose_photo(desk: Desk, card: int, parent: QWidget) -> None:
    """Ask for a picture file and make it the photo of a card."""
    from rolodex.services.photos import ENDINGS

    patterns = " ".join(f"*{ending}" for ending in ENDINGS)
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    name, _filter = QFileDialog.getOpenFileName(
        parent,
        _("Choose a photo"),
        str(desk.machine.get("photo_folder", pictures)),
        _("Pictures ({patterns})").format(patterns=patterns),
    )
    if name:
        desk.machine.set("photo_folder", str(Path(name).parent))
        set_photo_from(desk, card, Path(name))


def set_photo_from(desk: Desk, card: int, path: Path) -> None:
    """Make a picture file the photo of a card."""
    from rolodex.services.photos import MOST_BYTES

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)  # a film is not worth the memory
    except OSError as error:
        words = N_("The picture cannot be opened: {reason}.")
        desk.show_problem(FileProblem(Text(words, {"reason": system_reason(error)})))
        return
    set_photo(desk, card, data)


def set_photo(desk: Desk, card: int, data: bytes) -> None:
    """Make a picture, as bytes of its file, the photo of a card."""
    from rolodex.services.photos import portrait

    try:
        photo = portrait(data)
    except Problem as problem:
        desk.show_problem(problem)
        return
    desk.write(lambda: desk.book.cards.set_photo(card, photo))


def turn_photo(desk: Desk, card: int) -> None:
    """Turn the photo of a card to the right by a quarter."""
    from rolodex.services.photos import turned

    photo = desk.read(lambda: desk.book.cards.photo(card), None)
    if photo is None:
        return
    try:
        upright = turned(photo)
    except Problem as problem:
        desk.show_problem(problem)
        return
    desk.write(lambda: desk.book.cards.set_photo(card, upright))


def png_bytes(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())


class PhotoDrop(QObject):
    """Takes a picture file that is dropped on a widget; anything else is left to what lies behind.

    `card` says whose photo it becomes, or None.
    """

    def __init__(self, widget: QWidget, desk: Desk, card: Callable[[], int | None]) -> None:
        super().__init__(widget)
        self._desk = desk
        self._card = card
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a drag that carries a picture, and take it when it is dropped."""
        if not isinstance(event, QDropEvent):  # of which entering and moving are kinds
            return False
        card, files = self._card(), _picture_files(event.mimeData())
        if card is None or not files:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            set_photo_from(self._desk, card, files[0])
        return True


def _picture_files(mime: QMimeData) -> list[Path]:
    """The dragged file, if it is one and a picture by its name."""
    from rolodex.services.photos import ENDINGS

    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files if len(files) == 1 and files[0].suffix.lower() in ENDINGS else []
