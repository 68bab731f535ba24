"""The chapters of the manual: which there are, their text in a language, and where one belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolodex import paths
from rolodex.gui.places import Place

CHAPTERS = (
    "start", "today", "cards", "find", "log", "import", "export", "phrases", "print", "lists",
    "reminders", "settings", "undo-and-safety", "keyboard", "command-line", "performance",
    "privacy",
)  # fmt: skip
"""The files of a language's folder, in the order in which they are read."""

BY_SCREEN = {
    "today": "today",
    "cards": "cards",
    "phrases": "phrases",
    "trash": "undo-and-safety",
    "settings": "settings",
}
BY_KIND = dict.fromkeys(("out_of_touch", "birthdays", "never", "tag", "list"), "lists")

BY_DIALOG = {
    "about_dialog": "start",
    "ask_when_dialog": "today",
    "cadence_dialog": "lists",
    "call_dialog": "log",
    "card_tags_dialog": "cards",
    "condition_dialog": "lists",
    "export_dialog": "export",
    "fault_dialog": "undo-and-safety",
    "go_anywhere_dialog": "find",
    "import_dialog": "import",
    "phrase_picker": "phrases",
    "print_dialog": "print",
    "problem_dialog": "undo-and-safety",
    "question_dialog": "undo-and-safety",
    "quick_log_dialog": "log",
    "saved_list_dialog": "lists",
    "shortcuts_dialog": "keyboard",
    "steps_dialog": "undo-and-safety",
    "tags_dialog": "settings",
}
"""By the name of the dialog; one of Qt's own has the first chapter."""
ITSELF = "manual_dialog"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, its title, and its text as Markdown, the title included."""

    name: str
    title: str
    text: str


def read_chapter(name: str, language: str) -> Chapter:
    """A chapter in a language, in English where the language has none."""
    folder = paths.resource("manual")
    path = folder / language / f"{name}.md"
    if not path.is_file():
        path = folder / "en" / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# ").strip(), text)


def read_manual(language: str) -> tuple[Chapter, ...]:
    """Every chapter in a language."""
    return tuple(read_chapter(name, language) for name in CHAPTERS)


def found_in(chapters: Iterable[Chapter], words: str) -> dict[str, int]:
    """The names of the chapters in which words stand, the most telling first, each with its rank:
    0 in the title, 1 at the beginning of a heading, 2 further on in one, 3 in the text alone."""
    wanted = words.strip().casefold()
    ranks = {
        chapter.name: _rank(chapter, wanted)
        for chapter in chapters
        if wanted in chapter.text.casefold()
    }
    return dict(sorted(ranks.items(), key=lambda item: item[1]))


def _rank(chapter: Chapter, wanted: str) -> int:
    if wanted in chapter.title.casefold():
        return 0
    headings = [
        line.lstrip("#").strip().casefold()
        for line in chapter.text.splitlines()
        if line.startswith("##")
    ]
    if any(heading.startswith(wanted) for heading in headings):
        return 1
    return 2 if any(wanted in heading for heading in headings) else 3


def chapter_of(place: Place) -> str:
    """The chapter about a place of the window; the first one for a place it does not know."""
    return BY_KIND.get(place.kind) or BY_SCREEN.get(place.screen, CHAPTERS[0])


def chapter_of_dialog(name: str) -> str | None:
    """The chapter about a dialog; None for the manual itself."""
    return None if name == ITSELF else BY_DIALOG.get(name, CHAPTERS[0])


def linked_chapter(address: str) -> str | None:
    """The chapter that a link in the text leads to; None for every other address."""
    name = address.removesuffix(".md")
    return name if name in CHAPTERS and address.endswith(".md") else None
