"""Which row of a table names its columns, and what columns without a name hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolodex.domain.column_names import (
    PLACE_WORDS,
    Mapping,
    Target,
    header_key,
    known_columns,
    match_columns,
)
from rolodex.domain.scripts import fold, is_cjk_only
from rolodex.domain.surnames import common_surnames, compound_surnames

_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,255}")
_PHONE = re.compile(
    r"\+?[\d(][\d\s().\-/#]{5,24}(?:(?:x|ext\.?|轉|转|分機|分机)\s*\d{1,6})?", re.IGNORECASE
)
_WORDS_OF_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ '’-]+[^\W\d_]+\.?){1,3}")
_ADDRESS = re.compile(r".*[縣县市區区鄉乡鎮镇村里路街巷].*")
_VALUE = re.compile(r"[\d.,:/+*%\s-]+")


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row that names the columns; None if the first row is data already.

    The first row in which nearly as many cells are known names as in the best one; without any
    known name, a row of words above columns of numbers, dates or addresses.
    """
    scores = [known_columns(row) for row in rows]
    best = max(scores, default=0)
    widest = max((_filled(row) for row in rows), default=0)
    for index, row in enumerate(rows):
        if best and scores[index] >= 0.6 * best and _filled(row) >= min(2, widest):
            return None if _holds_values(row) and best < 3 else index
    if best or widest < 2:
        return None
    return _words_above_values(rows, widest)


def names_in_two_rows(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """The names of columns that stand in two rows, 電話 above 公司, 住家 and 手機; None if the
    lower row is none of names.

    A cell that spreads over several columns, or over both rows, stands in its first one or in
    each. The names are put together as `電話(公司)`.
    """
    places = 0
    names: list[str] = []
    above = ""
    for index in range(max(len(upper), len(lower))):
        top = upper[index].strip() if index < len(upper) else ""
        below = lower[index].strip() if index < len(lower) else ""
        above = top or above
        if not below or below == top:
            names.append(top)
            continue
        if header_key(below) in PLACE_WORDS and known_columns([above]):
            places += 1
        elif not known_columns([below]):
            return None
        both = f"{above}({below})"
        names.append(both if header_key(below) in PLACE_WORDS else below)
    return names if places > 1 and known_columns(upper) > 1 else None


def people_beside(headers: Sequence[str]) -> int:
    """The columns of one person where several stand side by side, 姓名,電話,姓名,電話; else 0."""
    keys = [header_key(header) for header in headers]
    first = keys[0] if keys else ""
    width = keys.index(first, 1) if first in keys[1:] else 0
    if not first or width < 2 or any(key != keys[at % width] for at, key in enumerate(keys)):
        return 0
    fields = {target.field for target in match_columns(headers[:width]).values()}
    return width if fields & {"name", "display", "family", "given"} else 0


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _holds_values(row: Sequence[str]) -> bool:
    return any(_EMAIL.fullmatch(cell.strip()) for cell in row)


def _words_above_values(rows: Sequence[Sequence[str]], widest: int) -> int | None:
    for index, row in enumerate(rows[:20]):
        if _filled(row) < max(2, 0.6 * widest):
            continue
        if any(_is_value(cell) for cell in row if cell.strip()):
            return None
        for column, cell in enumerate(row):
            below = [r[column] for r in rows[index + 1 :] if column < len(r) and r[column].strip()]
            if cell.strip() and below and sum(map(_is_value, below)) > len(below) / 2:
                return index
        return None
    return None


def _is_value(cell: str) -> bool:
    cell = cell.strip()
    return bool(cell) and bool(_VALUE.fullmatch(cell) or _EMAIL.fullmatch(cell))


def guess_columns(
    rows: Sequence[Sequence[str]], known: Mapping, named: bool, headers: Sequence[str] = ()
) -> Mapping:
    """Targets of columns that no name explains, from their cells.

    E-mail addresses are unmistakable, and a column `Home` or `Office` of numbers holds phones.
    Other phone numbers, names and addresses are only looked for where the columns have no names
    at all (`named` false).
    """
    found = _unmistakable(rows, known, named, headers)
    if named or not found:
        return found
    # Words are taken for names or places only beside what is surely a way to reach somebody.
    for column in _open_columns(rows, {**known, **found}):
        cells = _cells(rows, column)
        taken = {target.field for target in (*known.values(), *found.values())}
        if "addresses" not in taken and _share(cells, _is_address) > 0.7:
            found[column] = Target("addresses", part="street", group="plain")
        elif "name" not in taken and _share(cells, _is_latin_name) > 0.7:
            found[column] = Target("name")
    return found


def _open_columns(rows: Sequence[Sequence[str]], known: Mapping) -> list[int]:
    """Columns with cells that are not in `known`."""
    width = max((len(row) for row in rows), default=0)
    return [c for c in range(min(width, 512)) if c not in known and _cells(rows, c)]


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row) and row[column].strip()]


def _unmistakable(
    rows: Sequence[Sequence[str]], known: Mapping, named: bool, headers: Sequence[str]
) -> Mapping:
    found: Mapping = {}
    taken = {target.field for target in known.values()}
    for column in _open_columns(rows, known):
        cells = _cells(rows, column)
        place = PLACE_WORDS.get(header_key(headers[column])) if column < len(headers) else None
        if _share(cells, _is_email) > 0.8:
            found[column] = Target("methods", "email")
        elif place and _share(cells, _is_phone) > 0.8:
            found[column] = Target("methods", "phone", place)
        elif not named and _share(cells, _is_phone) > 0.8:
            found[column] = Target("methods", "phone")
        elif not named and "name" not in taken and _share(cells, _is_name) > 0.7:
            found[column] = Target("name")
            taken.add("name")
    return found


def _share(cells: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(1 for cell in cells if test(cell)) / len(cells)


def _is_email(cell: str) -> bool:
    return _EMAIL.fullmatch(cell) is not None


def _is_phone(cell: str) -> bool:
    return _PHONE.fullmatch(cell) is not None and 7 <= sum(c.isdigit() for c in cell) <= 16


def _is_address(cell: str) -> bool:
    return 3 <= len(cell) <= 80 and _ADDRESS.fullmatch(cell) is not None


def _is_latin_name(cell: str) -> bool:
    return len(cell) <= 40 and _WORDS_OF_NAME.fullmatch(cell) is not None


def _is_name(cell: str) -> bool:
    if not (2 <= len(cell) <= 5 and is_cjk_only(cell)):
        return False
    simple = fold(cell)
    return simple[0] in common_surnames() or simple[:2] in compound_surnames()
