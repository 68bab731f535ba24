"""The order in which characters stand on paper: Hebrew and Arabic run from right to left.

A small part of the Unicode bidirectional algorithm (UAX #9), enough for names and single lines:
runs by strong direction, numbers from left to right, marks with their letters, brackets
mirrored. Arabic letters take the form that joins them to their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0600-\u06ff]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_TATWEEL = "\u0640"


def has_right_to_left(text: str) -> bool:
    """Whether any character runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def on_paper(text: str) -> str:
    """The characters of one line from left to right, as they are drawn."""
    if not has_right_to_left(text):
        return text
    if _ARABIC.search(text):
        text = joined(text)
    leftwards = _base_is_right_to_left(text)
    runs = _runs(text, leftwards)
    if leftwards:
        runs.reverse()
    return "".join(_reversed(part) if backward else part for part, backward in runs)


def _base_is_right_to_left(text: str) -> bool:
    for character in text:
        if (kind := _kind(character)) in "LR":
            return kind == "R"
    return False


@cache
def _kind(character: str) -> str:
    """`L`, `R`, `N` for a digit, `M` for a mark that belongs to the letter before, else blank."""
    bidi = unicodedata.bidirectional(character)
    if bidi in ("R", "AL"):
        return "R"
    if bidi in ("EN", "AN"):
        return "N"
    if bidi == "NSM":
        return "M"
    return "L" if bidi == "L" else " "


def _runs(text: str, leftwards: bool) -> list[tuple[str, bool]]:
    """Pieces of one direction in reading order; what has none takes that of both neighbours."""
    directions: list[bool | None] = []
    strong = leftwards
    for character in text:
        kind = _kind(character)
        if leftwards and character in "()[]{}":
            directions.append(True)  # a pair of brackets goes with the line, not with its inside
        elif kind in "LRN":
            strong = kind == "R"
            directions.append(strong)
        else:
            directions.append(strong if kind == "M" else None)
    following: bool = leftwards
    before: list[bool] = []
    last = leftwards
    for direction in directions:
        last = last if direction is None else direction
        before.append(last)
    runs: list[tuple[str, bool]] = []
    settled: list[bool] = [False] * len(text)
    for at in range(len(text) - 1, -1, -1):
        direction = directions[at]
        if direction is not None:
            settled[at] = following = direction
        else:
            settled[at] = following if following == before[at] else leftwards
    for character, backward in zip(text, settled, strict=True):
        if runs and runs[-1][1] == backward:
            runs[-1] = (runs[-1][0] + character, backward)
        else:
            runs.append((character, backward))
    return runs


def _reversed(text: str) -> str:
    clusters: list[str] = []
    for character in text:
        if clusters and _kind(character) == "M":
            clusters[-1] += character
        else:
            clusters.append(character)
    return "".join(reversed(clusters)).translate(_MIRRORED)


@cache
def _forms() -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """(letter, form) -> joined letter, and lam with alef -> their ligature, from Unicode itself."""
    forms: dict[tuple[str, str], str] = {}
    ligatures: dict[str, str] = {}
    for code in range(0xFE80, 0xFEFD):
        form, *letters = unicodedata.decomposition(chr(code)).split()
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if len(text) == 1:
            forms[text, form.strip("<>")] = chr(code)
        elif form == "<isolated>":
            ligatures[text] = chr(code)
    return forms, ligatures


def joined(text: str) -> str:
    """Arabic letters in the forms that join them; each ligature of lam and alef is one letter."""
    forms, ligatures = _forms()
    letters: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        letters.append(pair if pair in ligatures else text[at])
        at += len(letters[-1])
    found = []
    for number, letter in enumerate(letters):
        before = _neighbour(letters, number, -1)
        after = _neighbour(letters, number, 1)
        last, first = letter[-1], letter[0]
        from_before = _joins_on(before) and (first, "final") in forms
        to_after = len(letter) == 1 and _joins_on(last) and _takes(after)
        if len(letter) == 2:
            isolated = ligatures[letter]
            found.append(chr(ord(isolated) + 1) if from_before else isolated)
            continue
        form = {
            (False, False): "isolated", (True, False): "final",
            (False, True): "initial", (True, True): "medial",
        }[from_before, to_after]  # fmt: skip
        found.append(forms.get((letter, form), letter))
    return "".join(found)


def _neighbour(letters: list[str], number: int, step: int) -> str:
    number += step
    while 0 <= number < len(letters) and _kind(letters[number][0]) == "M":
        number += step
    return letters[number] if 0 <= number < len(letters) else ""


def _joins_on(letter: str) -> bool:
    """Whether a letter reaches out to the one after it."""
    return letter == _TATWEEL or (letter[-1:], "initial") in _forms()[0]


def _takes(letter: str) -> bool:
    """Whether a letter can be reached by the one before it."""
    return letter == _TATWEEL or (letter[:1], "final") in _forms()[0]
