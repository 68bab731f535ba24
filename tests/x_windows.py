"""Sees the windows of other programs on the X server, and closes them as a desktop does."""

from __future__ import annotations

import ctypes
import ctypes.util
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

SUBSTRUCTURE_NOTIFY = 1 << 19
CLIENT_MESSAGE, VIEWABLE = 33, 2


class NoWindow(Exception):
    """The window did not come in time."""


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib."""

    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_long * 12),  # Xlib copies the size of its largest event
    ]


class _Attributes(ctypes.Structure):
    _fields_ = [
        ("place", c_int * 5),
        ("visual", c_void_p),
        ("root", c_ulong),
        ("kind", c_int * 4),
        ("planes", c_ulong * 2),
        ("save_under", c_int),
        ("colormap", c_ulong),
        ("map_installed", c_int),
        ("map_state", c_int),
        ("rest", c_long * 8),
    ]


class Screen:
    """The root window of the server that DISPLAY names."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("X11") or "libX11.so.6"
        self._x = x = ctypes.CDLL(name)
        x.XOpenDisplay.restype = c_void_p
        x.XDefaultRootWindow.restype = x.XInternAtom.restype = c_ulong
        display = x.XOpenDisplay(None)
        assert display, "no X server"
        self._display = c_void_p(display)
        self._root = c_ulong(x.XDefaultRootWindow(self._display))
        x.XSelectInput(self._display, self._root, c_long(SUBSTRUCTURE_NOTIFY))

    def close(self) -> None:
        """Leave the server."""
        self._x.XCloseDisplay(self._display)

    def wait_for(self, title: str, seconds: float) -> int:
        """The visible window with that title, once it is there; `NoWindow` after the time."""
        end = time.monotonic() + seconds
        while True:
            for window in self._windows():
                if self._title(window) == title and self._is_viewable(window):
                    return window
            self._wait_for_news(end)

    def ask_to_close(self, window: int) -> None:
        """What a click on the cross in a window's frame sends."""
        protocols = self._x.XInternAtom(self._display, b"WM_PROTOCOLS", 0)
        delete = self._x.XInternAtom(self._display, b"WM_DELETE_WINDOW", 0)
        message = ClientMessage(
            type=CLIENT_MESSAGE, window=window, message_type=protocols, format=32
        )
        message.data[0] = delete
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(0), byref(message))
        self._x.XFlush(self._display)

    def _windows(self) -> list[int]:
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = ctypes.POINTER(c_ulong)()
        self._x.XQueryTree(
            self._display, self._root, byref(root), byref(parent), byref(children), byref(count)
        )
        found = children[: count.value] if count.value else []
        if children:
            self._x.XFree(children)
        return found

    def _title(self, window: int) -> str:
        name = c_char_p()
        self._x.XFetchName(self._display, c_ulong(window), byref(name))
        return (name.value or b"").decode()

    def _is_viewable(self, window: int) -> bool:
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return bool(attributes.map_state == VIEWABLE)

    def _wait_for_news(self, end: float) -> None:
        event = (c_long * 24)()
        if not self._x.XPending(self._display):
            left = end - time.monotonic()
            number = self._x.XConnectionNumber(self._display)
            if left <= 0 or not select.select([number], [], [], left)[0]:
                raise NoWindow
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))


@contextmanager
def screen() -> Iterator[Screen]:
    """The server, for as long as it is looked at."""
    opened = Screen()
    try:
        yield opened
    finally:
        opened.close()
