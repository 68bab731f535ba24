"""Keyboard and mouse on the X server as a person moves them: real events, seen by every program."""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_size_t, c_uint8, c_uint32, c_ulong, c_void_p

PRESS_KEY, RELEASE_KEY, PRESS_BUTTON, RELEASE_BUTTON, MOVE = 2, 3, 4, 5, 6
FAKE_INPUT = 2
LEFT, RIGHT = 1, 3
SHIFT = "Shift_L"
REVERT_TO_PARENT = 2


class _Request(ctypes.Structure):
    _fields_ = [
        ("count", c_size_t),
        ("extension", c_void_p),
        ("opcode", c_uint8),
        ("is_void", c_uint8),
    ]


class _Part(ctypes.Structure):
    _fields_ = [("base", c_void_p), ("length", c_size_t)]


class Hands:
    """Moves, clicks and types on the server that DISPLAY names, through its XTEST extension.

    The extension's own library is not asked for: a request of it is 36 bytes.
    """

    def __init__(self) -> None:
        self._x = x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        xcb = ctypes.CDLL(ctypes.util.find_library("X11-xcb") or "libX11-xcb.so.1")
        self._xcb = ctypes.CDLL(ctypes.util.find_library("xcb") or "libxcb.so.1")
        x.XOpenDisplay.restype = xcb.XGetXCBConnection.restype = c_void_p
        x.XDefaultRootWindow.restype = x.XStringToKeysym.restype = c_ulong
        x.XkbKeycodeToKeysym.restype = c_ulong
        self._xcb.xcb_send_request.restype = c_uint32
        display = x.XOpenDisplay(None)
        assert display, "no X server"
        self._display = c_void_p(display)
        self._connection = c_void_p(xcb.XGetXCBConnection(self._display))
        self._root = int(x.XDefaultRootWindow(self._display))
        major, event, error = c_int(), c_int(), c_int()
        found = x.XQueryExtension(self._display, b"XTEST", byref(major), byref(event), byref(error))
        assert found, "the X server takes no events from tests"
        self._major = major.value

    def close(self) -> None:
        """Leave the server."""
        self._x.XCloseDisplay(self._display)

    # -- the mouse

    def move(self, x: int, y: int) -> None:
        """Put the pointer at a place of the screen."""
        self._fake(MOVE, 0, x, y)

    def hold(self, button: int = LEFT) -> None:
        """Press a button and keep it down."""
        self._fake(PRESS_BUTTON, button)

    def let_go(self, button: int = LEFT) -> None:
        """Release a button."""
        self._fake(RELEASE_BUTTON, button)

    def click(self, x: int, y: int, button: int = LEFT) -> None:
        """Click at a place of the screen."""
        self.move(x, y)
        self.hold(button)
        self.let_go(button)

    # -- the keyboard

    def give_keyboard(self, window: int) -> None:
        """What is typed goes to this window; where there is a window manager, it does that."""
        self._x.XSetInputFocus(self._display, c_ulong(window), c_int(REVERT_TO_PARENT), c_ulong(0))
        self._x.XFlush(self._display)

    def keyboard_is_in(self) -> int:
        """The window that what is typed goes to."""
        window, revert = c_ulong(), c_int()
        self._x.XGetInputFocus(self._display, byref(window), byref(revert))
        return window.value

    def press(self, keys: str) -> None:
        """Press keys together, by their X names: `ctrl+f`, `ctrl+semicolon`, `Return`."""
        names = [{"ctrl": "Control_L", "shift": SHIFT}.get(k, k) for k in keys.split("+")]
        codes = [self._code(self._x.XStringToKeysym(c_char_p(n.encode()))) for n in names]
        for code in codes:
            self._fake(PRESS_KEY, code)
        for code in reversed(codes):
            self._fake(RELEASE_KEY, code)

    def type(self, text: str) -> None:
        """Type what an American keyboard has."""
        for character in text:
            code = self._code(ord(character))
            plain = self._x.XkbKeycodeToKeysym(self._display, c_uint8(code), c_int(0), c_int(0))
            upper = plain != ord(character)
            shift = self._code(self._x.XStringToKeysym(c_char_p(SHIFT.encode())))
            if upper:
                self._fake(PRESS_KEY, shift)
            self._fake(PRESS_KEY, code)
            self._fake(RELEASE_KEY, code)
            if upper:
                self._fake(RELEASE_KEY, shift)

    def _code(self, symbol: int) -> int:
        code = int(self._x.XKeysymToKeycode(self._display, c_ulong(symbol))) & 0xFF
        assert code, f"no key for {symbol:#x}"
        return code

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        body = ctypes.create_string_buffer(
            struct.pack("=BBHBBxxIIxxxxxxxxhhxxxxxxxx", self._major, FAKE_INPUT, 9, kind, detail,
                        0, self._root, x, y)
        )  # fmt: skip
        parts = (_Part * 3)()  # the library wants two of its own before the first
        parts[2].base, parts[2].length = ctypes.addressof(body), 36
        asked = _Request(count=1, extension=None, opcode=self._major, is_void=1)
        first = ctypes.byref(parts, 2 * ctypes.sizeof(_Part))
        self._xcb.xcb_send_request(self._connection, c_int(0), first, byref(asked))
        self._xcb.xcb_flush(self._connection)


@contextmanager
def hands() -> Iterator[Hands]:
    """Hands on the server, for as long as they are needed."""
    opened = Hands()
    try:
        yield opened
    finally:
        opened.close()
