"""A tray for programs on the X server: the smallest host of the freedesktop.org system tray."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int, c_long, c_uint, c_ulong, c_void_p

from tests.x_windows import CLIENT_MESSAGE, ClientMessage

DOCK = 0
STRUCTURE_NOTIFY = 1 << 17
SIDE = 32


class Tray:
    """A row of 32 x 32 places at the top right; a program's symbol docks into the next one.

    System Tray Protocol 0.4 over XEmbed. `look()` reads what programs have asked since.
    """

    def __init__(self, left: int, top: int) -> None:
        self._x = x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        x.XOpenDisplay.restype = c_void_p
        x.XDefaultRootWindow.restype = x.XInternAtom.restype = c_ulong
        x.XCreateSimpleWindow.restype = x.XGetSelectionOwner.restype = c_ulong
        display = x.XOpenDisplay(None)
        assert display, "no X server"
        self._display = c_void_p(display)
        self._root = c_ulong(x.XDefaultRootWindow(self._display))
        self.left, self.top = left, top
        self.symbols: list[int] = []
        self._host = c_ulong(
            x.XCreateSimpleWindow(
                self._display, self._root, left, top, SIDE, SIDE, 0, c_ulong(0), c_ulong(0xFFFFFF)
            )
        )
        self._opcode = self._atom(b"_NET_SYSTEM_TRAY_OPCODE")
        self._announce()

    def _announce(self) -> None:
        x, selection = self._x, self._atom(b"_NET_SYSTEM_TRAY_S0")
        x.XMapRaised(self._display, self._host)
        x.XSetSelectionOwner(self._display, c_ulong(selection), self._host, c_ulong(0))
        told = ClientMessage(
            type=CLIENT_MESSAGE,
            window=self._root.value,
            message_type=self._atom(b"MANAGER"),
            format=32,
        )
        told.data[1], told.data[2] = selection, self._host.value
        x.XSendEvent(self._display, self._root, 0, c_long(STRUCTURE_NOTIFY), byref(told))
        x.XSync(self._display, 0)

    def look(self) -> int:
        """Take in the symbols that want to dock; how many are there."""
        event = (c_long * 24)()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            told = ctypes.cast(event, ctypes.POINTER(ClientMessage)).contents
            if (
                told.type == CLIENT_MESSAGE
                and told.message_type == self._opcode
                and told.data[1] == DOCK
            ):
                self._dock(told.data[2])
        return len(self.symbols)

    def _dock(self, window: int) -> None:
        x, symbol = self._x, c_ulong(window)
        x.XReparentWindow(self._display, symbol, self._host, len(self.symbols) * SIDE, 0)
        x.XResizeWindow(self._display, symbol, c_uint(SIDE), c_uint(SIDE))
        x.XMapRaised(self._display, symbol)
        self.symbols.append(window)
        x.XMoveResizeWindow(
            self._display, self._host, c_int(self.left), c_int(self.top),
            c_uint(SIDE * len(self.symbols)), c_uint(SIDE),
        )  # fmt: skip
        x.XRaiseWindow(self._display, self._host)
        x.XSync(self._display, 0)

    def raise_(self) -> None:
        """Above all windows, as a panel is."""
        self._x.XRaiseWindow(self._display, self._host)
        self._x.XFlush(self._display)

    def close(self) -> None:
        """Take the tray away."""
        self._x.XCloseDisplay(self._display)

    def _atom(self, name: bytes) -> int:
        return int(self._x.XInternAtom(self._display, name, 0))


@contextmanager
def tray(left: int, top: int) -> Iterator[Tray]:
    """A tray whose first place begins there, for as long as it is needed."""
    opened = Tray(left, top)
    try:
        yield opened
    finally:
        opened.close()
