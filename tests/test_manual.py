"""The manual tells of everything there is, in each language, and of nothing that is not."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from types import ModuleType

import click
import pytest

from rolodex import i18n, paths
from rolodex.cli.registry import COMMANDS
from rolodex.domain.interaction import KINDS, OUTCOMES
from rolodex.domain.list_rule import SUBJECTS
from rolodex.domain.phrase_fields import PHRASE_FIELDS
from rolodex.domain.settings import SETTINGS
from rolodex.gui import places, theme
from rolodex.gui.actions import ACTION, ACTIONS, label
from rolodex.gui.dialogs.export import FORMS
from rolodex.gui.manual_chapters import CHAPTERS, chapter_of, linked_chapter, read_chapter
from rolodex.gui.screens.settings import HIDDEN, SECTIONS
from rolodex.i18n import LANGUAGES, _
from rolodex.sheets import SHEETS
from tests.house_rules import PROJECT
from tests.test_regional_words import BEYOND, CHARACTERS, OTHER_WORDS


def _manual_figures() -> ModuleType:
    """The script that writes figures into the manual; its folder is no package."""
    path = PROJECT / "packaging" / "manual_figures.py"
    spec = importlib.util.spec_from_file_location("manual_figures", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


manual_figures = _manual_figures()
IMPORTED = ("vCard 2.1", "3.0", "4.0", "CSV", "XLSX", "XLS", "ODS", "LDIF")
ENCODINGS = ("UTF-8", "UTF-16", "Big5", "GB18030", "cp932", "cp1252")
EXPORTED = ("CSV", "XLSX", ".vcf", ".csv", ".xlsx")
OF_THE_MACHINE = ("Language", "Appearance", "Size of the text", "Start at login")
LANGUAGES_OF_IT = tuple(LANGUAGES)

in_each_language = pytest.mark.parametrize("language", LANGUAGES_OF_IT)


@pytest.fixture(autouse=True)
def _spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    call = getattr(request.node, "callspec", None)
    i18n.use_language(call.params.get("language", "en") if call else "en")
    yield
    i18n.use_language("en")


def text_of(name: str) -> str:
    """A chapter in the language in use."""
    return read_chapter(name, i18n.language()).text


def plain(words: str) -> str:
    """A label as the manual names it: no underlined letter, no dots."""
    return re.sub(r"\(&\w\)|&|…", "", words)


def without_code(text: str) -> str:
    """Prose only: what may be typed stands between backticks."""
    return re.sub(r"`[^`]*`", "", re.sub(r"```.*?```", "", text, flags=re.S))


def missing(wanted: dict[str, str], text: str) -> dict[str, str]:
    return {key: words for key, words in wanted.items() if words not in text}


@in_each_language
def test_every_chapter_is_there_and_no_other_file(language: str) -> None:
    folder = paths.resource("manual") / language
    assert {path.name for path in folder.iterdir()} == {f"{name}.md" for name in CHAPTERS}


def test_the_chapters_have_the_same_parts_in_every_language() -> None:
    for name in CHAPTERS:
        shapes = {
            language: re.findall(
                r"^#+ |^\|---|^```|^\d+\. ", read_chapter(name, language).text, flags=re.M
            )
            for language in LANGUAGES_OF_IT
        }
        assert len({tuple(shape) for shape in shapes.values()}) == 1, (name, shapes)


@in_each_language
def test_a_chapter_begins_with_its_title_and_holds_no_html_picture_or_foreign_address(
    language: str,
) -> None:
    for name in CHAPTERS:
        chapter = read_chapter(name, language)
        assert chapter.text.startswith(f"# {chapter.title}\n"), name
        assert chapter.text.endswith("\n"), name
        assert not re.search(r"<[a-z/!]|!\[|https?:|file:", chapter.text), name


@in_each_language
def test_every_link_leads_to_a_chapter_under_its_title(language: str) -> None:
    for name in CHAPTERS:
        links = re.findall(r"\[([^]]*)\]\(([^)]*)\)", text_of(name))
        for _words, address in links:
            assert linked_chapter(address), f"{name}: {address}"
            assert linked_chapter(address) != name, f"{name} leads to itself"


@in_each_language
def test_every_action_is_named(language: str) -> None:
    whole = "\n".join(text_of(name) for name in CHAPTERS).casefold()
    wanted = {action.key: plain(label(action)).casefold() for action in ACTIONS}
    assert not missing(wanted, whole)


@in_each_language
def test_every_shortcut_is_in_the_chapter_about_the_keyboard(language: str) -> None:
    text = text_of("keyboard")
    for action in ACTIONS:
        for keys in action.shortcuts:
            assert re.search(rf"(?<![+\w]){re.escape(keys)}(?![+\w])", text), keys


@in_each_language
def test_no_shortcut_is_told_that_there_is_not(language: str) -> None:
    known = {keys for action in ACTIONS for keys in action.shortcuts}
    for name in CHAPTERS:
        for keys in re.findall(r"Ctrl\+(?:Shift\+)?(?:F\d+|[A-Z0-9](?![a-z])|[;,])", text_of(name)):
            assert keys in known, f"{name}: {keys}"


@in_each_language
def test_every_screen_is_named_and_has_a_chapter(language: str) -> None:
    keys = ("today", "cards", "phrases", "out_of_touch", "birthdays", "never", "trash", "settings")
    for key, place in zip(keys, places.FIXED, strict=True):
        assert chapter_of(place) in CHAPTERS
        assert plain(label(ACTION[key])) in text_of(chapter_of(place)), key
    assert chapter_of(places.tagged("VIP")) == "lists"


@in_each_language
def test_every_command_is_named(language: str) -> None:
    text = text_of("command-line")
    assert not [entry.name for entry in COMMANDS if f"`rolodex {entry.name}" not in text]


@in_each_language
def test_no_command_or_option_is_told_that_there_is_not(language: str) -> None:
    commands = {
        entry.name: importlib.import_module(f"rolodex.cli.{entry.module}").command
        for entry in COMMANDS
    }
    options = {"--help", "--book", "--json", "--background", "--version"}
    for command in commands.values():
        for below in [command, *getattr(command, "commands", {}).values()]:
            for parameter in below.params:
                options.update(parameter.opts if isinstance(parameter, click.Option) else ())
    for name in CHAPTERS:
        text = text_of(name)
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) <= options, name
        assert set(re.findall(r"`rolodex ([a-z][a-z-]+)", text)) <= set(commands), name


@in_each_language
def test_every_setting_is_named(language: str) -> None:
    wanted = {s.key: _(s.label) for s in SETTINGS if s.key not in HIDDEN}
    wanted |= {words: _(words) for words in OF_THE_MACHINE}
    wanted |= {name: _(title) for name, title, keys in SECTIONS if keys}
    wanted |= {f"order {key}": _(words) for key, words in theme.THEMES}
    assert not missing(wanted, text_of("settings"))


@in_each_language
def test_every_sheet_is_named(language: str) -> None:
    wanted = {sheet.key: _(sheet.title) for sheet in SHEETS}
    assert not missing(wanted | {key: f"`rolodex print {key} " for key in wanted}, text_of("print"))
    assert not missing(wanted, text_of("print"))


@in_each_language
def test_every_format_is_named(language: str) -> None:
    assert not [words for words in (*IMPORTED, *ENCODINGS) if words not in text_of("import")]
    assert not [words for words in EXPORTED if words not in text_of("export")]
    forms = {key: re.split("[:：]", _(words))[0] for key, words, _ending in FORMS}
    assert not missing(forms, text_of("export"))


@in_each_language
def test_every_field_of_phrases_is_named(language: str) -> None:
    wanted = {field.key: f"{{{{{field.name_in(language)}}}}}" for field in PHRASE_FIELDS}
    assert not missing(wanted, text_of("phrases"))


@in_each_language
def test_every_kind_and_outcome_of_a_contact_is_named(language: str) -> None:
    wanted = {key: _(words) for key, words in {**KINDS, **OUTCOMES}.items()}
    assert not missing(wanted, text_of("log"))


@in_each_language
def test_everything_that_a_list_can_ask_for_is_named(language: str) -> None:
    assert not missing({s.key: _(s.label) for s in SUBJECTS}, text_of("lists"))


@pytest.mark.parametrize("language", sorted(CHARACTERS))
def test_it_is_written_in_the_characters_of_its_region(language: str) -> None:
    for name in CHAPTERS:
        rest = "".join(
            sign for sign in without_code(text_of(name)) if sign not in BEYOND[language] + "–"
        )
        try:
            rest.encode(CHARACTERS[language])
        except UnicodeEncodeError as error:
            pytest.fail(f"{name}: {rest[error.start - 10 : error.end + 10]}")


@pytest.mark.parametrize("language", sorted(OTHER_WORDS))
def test_it_uses_no_word_of_the_other_region(language: str) -> None:
    for name in CHAPTERS:
        prose = without_code(text_of(name))
        assert not [word for word in OTHER_WORDS[language] if word in prose], name


def test_the_two_chinese_manuals_are_not_one_converted_from_the_other() -> None:
    from opencc import OpenCC

    converted = OpenCC("t2s").convert
    long = same = 0
    for name in CHAPTERS:
        lines = set(read_chapter(name, "zh_CN").text.splitlines())
        for line in read_chapter(name, "zh_TW").text.splitlines():
            if len(line) > 20 and "`" not in line:
                long += 1
                same += converted(line) in lines
    assert same < long // 5  # a line of terms may well be the same


@in_each_language
def test_measured_figures_go_into_the_line_and_column_they_belong_to(language: str) -> None:
    rows = [
        {"name": name, "cards": size, "figure": 20 * line + column, "unit": "ms p95",
         "budget": "under 3 x a bare commit" if name == "saving a card" else "", "ratio": 1.25}
        for line, name in enumerate(manual_figures.ROWS)
        for column, size in enumerate(manual_figures.SIZES)
        if name != "the day's agenda"
    ]  # fmt: skip
    before = text_of("performance")
    after = manual_figures.filled(before, rows)
    table = [line for line in after.splitlines() if line.startswith("|")][2:]
    assert len(table) == len(manual_figures.ROWS)
    assert table[0].endswith("| 0.0 ms | 1.0 ms | 2.0 ms |")
    assert table[5].endswith("| – | – | – |")
    assert "| 120 ms (1.2 x) |" in table[6]
    assert manual_figures.filled(after, []) == manual_figures.filled(before, [])
    assert [line.split("|")[1:3] for line in table] == [
        line.split("|")[1:3] for line in before.splitlines() if line.startswith("|")
    ][2:]


def test_every_line_of_the_benchmark_that_is_told_is_measured() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "tests/benchmarks").glob("*.py")
    )
    assert not [name for name in manual_figures.ROWS if f'"{name}' not in source]
