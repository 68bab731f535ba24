"""QR codes (ISO/IEC 18004) as rows of dark and light modules."""

from __future__ import annotations

Modules = tuple[tuple[bool, ...], ...]

MOST_CHARACTERS = 1000
"""What a phone's camera still reads from a screen without effort."""


def qr_modules(text: str) -> Modules:
    """The square of a text, True where it is dark, without the quiet zone around it.

    Error correction is M (15 % may be lost), and better where the square has room for it.
    Raises ValueError for no text or one of over `MOST_CHARACTERS`.
    """
    import segno

    if not 0 < len(text) <= MOST_CHARACTERS:
        raise ValueError("a QR code holds 1 to 1,000 characters")
    code = segno.make(text, micro=False, error="m", boost_error=True)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
