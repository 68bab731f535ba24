"""Makes words of a card fit to be the title of a window."""

from __future__ import annotations


def window_title(words: str, limit: int = 120) -> str:
    """Words as the title of a window: one line, without what turns text round.

    Qt shows `[*]` only while a window is modified; doubled it stands for itself.
    """
    from rolodex.domain.phrase_language import plain_value

    return plain_value(words)[:limit].replace("[*]", "[*][*]")
