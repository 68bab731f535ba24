"""The catalogues: what is extracted, what is refused, and that those we ship are complete."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from rolodex import i18n
from rolodex.domain.text import Text
from tests.house_rules import PROJECT


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "catalogues", PROJECT / "packaging" / "catalogues.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


catalogues = load()


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("_('Cards')", ["Cards"]),
        ("N_('a ' 'b')", ["a b"]),
        ("i18n._('Cards')", ["Cards"]),
        ("ngettext('{n} card', '{n} cards', n)", [("{n} card", "{n} cards")]),
        ("Text(N_('{n} card'), {'n': 2}, plural=N_('{n} cards'))", [("{n} card", "{n} cards")]),
        ("Text(N_('one'), {})", ["one"]),
        ("_(label)", []),
        ("x = 'Cards'", []),
    ],
)
def test_every_marked_text_is_extracted(source: str, messages: list[object]) -> None:
    assert list(catalogues.messages_of(source)) == messages


@pytest.mark.parametrize("source", ["_(f'{n} cards')", "N_('a' + b)", "N_(name)"])
def test_a_text_that_no_catalogue_can_hold_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="one plain string"):
        list(catalogues.messages_of(source))


def faults(msgid: object, msgstr: object, same: frozenset[str] = frozenset()) -> list[str]:
    template, catalog = Catalog(), Catalog(locale="zh_TW")
    template.add(msgid)
    catalog.add(msgid, msgstr)
    return list(catalogues.faults(catalog, template, same))


def test_a_complete_catalogue_has_no_faults() -> None:
    assert not faults("{n} of {all}", "{all} 之 {n}")
    assert not faults(("one card", "{n} cards"), ("{n} 位客戶",))


def test_each_fault_of_a_catalogue_is_named() -> None:
    assert "lacks" in next(catalogues.faults(Catalog(), _one("Cards"), frozenset()))
    assert "no longer" in next(catalogues.faults(_one("Cards"), Catalog(), frozenset()))
    assert "does not translate" in faults("Cards", "")[0]
    assert "placeholders" in faults("{n} cards", "名片")[0]
    assert "placeholders" in faults("{n} cards", "{m} 位")[0]
    assert "repeats" in faults("Cards", "Cards")[0]
    assert not faults("LINE", "LINE", frozenset({"LINE"}))


def _one(message: str) -> Catalog:
    catalog = Catalog()
    catalog.add(message, "x")
    return catalog


def test_the_catalogues_are_complete() -> None:
    assert not catalogues.check()


def test_every_language_but_english_has_a_catalogue() -> None:
    languages = {path.parent.parent.name for path in catalogues.catalogues()}
    assert languages == set(i18n.LANGUAGES) - {"en"}


@pytest.mark.parametrize("language", sorted(set(i18n.LANGUAGES) - {"en"}))
def test_a_compiled_catalogue_is_used(language: str) -> None:
    assert i18n.use_language(language) == language
    assert i18n.render(Text(i18n.N_("Cards"))) != "Cards"


@pytest.mark.parametrize("path", catalogues.catalogues(), ids=lambda path: path.parts[-3])
def test_customers_are_counted_in_one_way(path: Path) -> None:
    # 位 of people and 張 of cards in one line would read as two different numbers.
    counter = re.compile(r"\{(n|cards|shown)[^}]*\} ?[張张](?!圖|图|照)")
    with path.open("rb") as file:
        catalog = read_po(file)
    assert [m.string for m in catalog if m.id and counter.search(str(m.string))] == []
