"""The translation catalogues: bring them up to date, compile and check them.

Own extraction instead of Babel's: it must see `Text(N_("one"), {...}, plural=N_("many"))` as one
message with two forms, and it fails on `_(f"...")`, which Babel skips silently.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SAME = ROOT / "packaging" / "same-in-translation.txt"
"""Messages that may read the same in a translation: names, symbols, formats."""

Id = str | tuple[str, str]


def messages_of(source: str, where: str = "") -> Iterator[Id]:
    """Every message in a Python source, plural messages as (one, many).

    Raises ValueError for a marked text that is not a plain string.
    """
    tree = ast.parse(source)
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        if name == "Text" and node.args:
            plural = _plural(node)
            one = node.args[0]
            if plural is not None and _is_marked(one) and _is_marked(plural):
                inside.update((one, plural))
                yield (_text(one.args[0], where), _text(plural.args[0], where))  # type: ignore[attr-defined]
        elif name == "ngettext" and not _is_passed_on(node.args[0]):
            yield (_text(node.args[0], where), _text(node.args[1], where))
        elif name in {"_", "N_"} and node not in inside and node.args:
            if name == "_" and _is_passed_on(node.args[0]):
                continue
            yield _text(node.args[0], where)


def _is_passed_on(node: ast.expr) -> bool:
    """Whether a text marked elsewhere is translated here."""
    return not isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _plural(call: ast.Call) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "plural":
            return keyword.value
    return call.args[2] if len(call.args) > 2 else None


def _is_marked(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) == "N_" and bool(node.args)


def _text(node: ast.expr, where: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"{where}:{node.lineno}: a translatable text must be one plain string")


def extract() -> Catalog:
    """All messages of the program, with the files that they are in."""
    catalog = Catalog(project="Rolodex", charset="utf-8", fuzzy=False)
    for path in sorted((ROOT / "rolodex").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for message in messages_of(path.read_text(encoding="utf-8"), name):
            if message:
                catalog.add(message, locations=[(name, 0)])
    return catalog


def catalogues() -> list[Path]:
    """The .po files there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update() -> None:
    """Add new messages to every catalogue and drop those no longer used; none is guessed."""
    template = extract()
    for path in catalogues():
        catalog = _read(path)
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)


def compile_all() -> None:
    """Write the .mo beside each .po."""
    for path in catalogues():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path))


def placeholders(text: str) -> set[str]:
    """The names in braces of a message."""
    return set(re.findall(r"\{(\w*)[^{}]*\}", text))


def faults(catalog: Catalog, template: Catalog, same: frozenset[str]) -> Iterator[str]:
    """What is wrong with a catalogue, one sentence each."""
    for wanted in template:
        if not wanted.id:
            continue
        message = catalog.get(wanted.id)
        if message is None:
            yield f"lacks {wanted.id!r} (make catalogues)"
        else:
            yield from _message_faults(message, same)
    for message in catalog:
        if message.id and message.id not in template:
            yield f"has {message.id!r}, which the program no longer says (make catalogues)"


def _message_faults(message: Message, same: frozenset[str]) -> Iterator[str]:
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    if message.fuzzy or not all(strings):
        yield f"does not translate {ids[0]!r}"
        return
    # A plural form may leave the number out ("one card"), but never name something unknown.
    allowed = placeholders(ids[-1])
    for string in filter(None, strings):
        names = placeholders(string)
        wrong = names - allowed if len(ids) > 1 else names ^ allowed
        if wrong:
            yield f"has other placeholders in {string!r} than {ids[-1]!r}: {sorted(wrong)}"
        if string in ids and string not in same:
            yield f"repeats {string!r} untranslated (or list it in {SAME.name})"


def check() -> list[str]:
    """All faults of all catalogues; empty if they are good."""
    template = extract()
    same = frozenset(SAME.read_text(encoding="utf-8").splitlines())
    found = []
    for path in catalogues():
        name = path.relative_to(ROOT).as_posix()
        found += [f"{name} {fault}" for fault in faults(_read(path), template, same)]
    return found


def main(arguments: list[str]) -> int:
    """`update`, `compile` or `check`; 1 if the check found something."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = check()
            print("\n".join(found) or f"{len(catalogues())} catalogues are complete")
            return 1 if found else 0
        case _:
            print("usage: catalogues.py update|compile|check", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
