"""The cases of the agenda once more, as a script sees them: `agenda --on DATE --json`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from rolodex.cli.main import run
from tests.data.agenda_book import noon, play
from tests.data.agenda_case import Case, E
from tests.data.agenda_cases import CASES

WHOLE_DAYS = [case for case in CASES if not case.at]
"""The command line lists whole days; what hides until an hour is the window's."""

KEYS = ["uid", "name", "kind", "label", "due", "time", "days", "lane", "reason", "age"]


@pytest.mark.parametrize(
    "case", WHOLE_DAYS, ids=[f"{n}: {c.rule}" for n, c in enumerate(WHOLE_DAYS)]
)
def test_agenda_on_the_command_line_is_as_worked_out_by_hand(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "book.rolodex"
    play(case, path).close()
    # The clock stands elsewhere: only the day that was asked for may matter.
    clock = noon(date(2040, 1, 1), case.zone)
    arguments = ["--book", str(path), "agenda", "--on", case.on, "--json"]
    if case.days:
        arguments += ["--days", str(case.days)]
    assert run(arguments, clock) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [
        E(
            name=entry["name"],
            kind=entry["kind"],
            due=entry["due"],
            days=entry["days"],
            age=entry["age"],
            time=(entry["time"] or "")[:5],
            lane=entry["lane"],
        )
        for entry in found
    ] == list(case.expect)
    for entry in found:
        assert list(entry)[: len(KEYS)] == KEYS
        assert entry["uid"]
        assert entry["label"]
        assert entry["reason"]
