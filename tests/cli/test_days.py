"""History, follow-ups, the agenda, undo and settings through the command line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rolodex.services.clock import FixedClock
from tests.cli.conftest import Shell


def agenda(shell: Shell, *words: str) -> list[tuple[str, str, int]]:
    """Name, kind and days of each line."""
    return [(r["name"], r["kind"], r["days"]) for r in shell.json("agenda", *words).objects]


def test_logging_a_contact_moves_the_last_contact(shell: Shell, wang: str) -> None:
    shell("edit", wang, "--cadence", "30")
    assert shell.json("log", wang, "said hello", "--at", "2026-10-01T10:30").object["id"] == 1
    assert agenda(shell, "--on", "2026-10-31") == [("王小明", "silence", 0)]
    shell("log", wang, "rang, nobody there", "--at", "2026-11-20", "--outcome", "no_answer")
    shell("log", wang, "newsletter", "--kind", "email", "--broadcast")
    assert agenda(shell, "--on", "2026-11-23") == [("王小明", "silence", -23)]
    shell("log", wang, "reached at last", "--at", "2026-11-22")
    assert agenda(shell, "--on", "2026-11-23") == []


def test_one_contact_may_be_with_several_cards(shell: Shell, wang: str) -> None:
    other = shell.json("add", "--given", "Ann").object["uid"]
    shell("log", wang, other, "lunch together", "--kind", "meeting", "--place", "Taipei")
    for card in (wang, other):
        assert "lunch together" in shell("show", card).out


def test_what_happened_cannot_lie_in_the_future(shell: Shell, wang: str) -> None:
    assert "future" in shell("log", wang, "x", "--at", "2027-01-01T10:00", code=1).err
    assert "2026-11-20T10:30" in shell("log", wang, "x", "--at", "soon", code=1).err


def test_the_hour_of_a_contact_is_local_time(shell: Shell, wang: str) -> None:
    shell("edit", wang, "--cadence", "1")
    # Half past midnight in Taipei is the day before in UTC.
    shell("log", wang, "late", "--at", "2026-11-22T00:30")
    assert agenda(shell) == [("王小明", "silence", 0)]


def test_the_agenda_has_the_fixed_shape(shell: Shell, wang: str) -> None:
    shell("followup", wang, "sign papers", "--due", "2026-11-23T15:00", "--place", "office")
    shell("edit", wang, "--birthday", "1990-11-25")
    assert shell.json("agenda").objects == [
        {
            "uid": wang,
            "name": "王小明",
            "kind": "followup",
            "label": "sign papers",
            "due": "2026-11-23",
            "time": "15:00",
            "days": 0,
            "lane": "today",
            "reason": "appointment at 15:00",
            "age": None,
        },
        {
            "uid": wang,
            "name": "王小明",
            "kind": "birthday",
            "label": "Birthday",
            "due": "2026-11-25",
            "time": None,
            "days": 2,
            "lane": "today",
            "reason": "turns 36 in 2 days",
            "age": 36,
        },
    ]


def test_days_ahead_are_listed_on_request(shell: Shell, wang: str) -> None:
    shell("followup", wang, "call", "--due", "2026-11-28")
    assert agenda(shell) == []
    assert agenda(shell, "--days", "5") == [("王小明", "followup", 5)]


@pytest.mark.parametrize(
    "due", ["2026-12-01T15:00", "2026-12-01 15:00", "next tuesday 3pm", "下週二下午三點"]
)
def test_a_promise_may_be_dated_in_plain_words(shell: Shell, wang: str, due: str) -> None:
    shell("followup", wang, "call", "--due", due)
    found = shell.json("agenda", "--on", "2026-12-01").object
    assert (found["due"], found["time"]) == ("2026-12-01", "15:00")


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_a_follow_up_is_closed_by_its_number(shell: Shell, wang: str, verb: str) -> None:
    number = shell.json("followup", wang, "call", "--due", "2026-11-23").object["id"]
    shell(verb, str(number))
    assert agenda(shell) == []
    assert "no such follow-up" in shell(verb, "99", code=1).err


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_other_reminders_are_closed_by_the_name_the_agenda_shows(
    shell: Shell, wang: str, verb: str
) -> None:
    shell("edit", wang, "--birthday", "--11-23")
    out = shell("agenda").out
    name = next(word for word in out.split() if word.startswith("birthday-"))
    shell(verb, name)
    assert agenda(shell) == []
    assert "no reminder" in shell(verb, name, code=1).err


def test_scripts_name_a_reminder_by_what_the_agenda_json_says(shell: Shell, wang: str) -> None:
    shell("edit", wang, "--birthday", "--11-24")
    found = shell.json("agenda").object
    shell("snooze", f"{found['kind']}:{found['uid']}:{found['due']}", "2026-11-24")
    assert agenda(shell) == []
    assert agenda(shell, "--on", "2026-11-24") == [("王小明", "birthday", 0)]


def test_a_snoozed_follow_up_comes_back_on_its_day_with_its_date(shell: Shell, wang: str) -> None:
    shell("followup", wang, "call", "--due", "2026-11-23")
    shell("snooze", "1", "in 3 days")
    assert agenda(shell) == []
    assert agenda(shell, "--on", "2026-11-26") == [("王小明", "followup", -3)]


def test_undo_redo_and_steps(shell: Shell, wang: str) -> None:
    before = shell.json("check").object["content"]
    shell("edit", wang, "--title", "A")
    shell("edit", wang, "--title", "B")
    after = shell.json("check").object["content"]
    assert shell.json("undo", "2").object["label"].startswith("Undone")
    assert shell.json("check").object["content"] == before
    shell("redo")
    shell("redo")
    assert shell.json("check").object["content"] == after
    steps = shell.json("steps").objects
    assert [set(step) for step in steps] == [{"id", "label", "at", "undone"}] * 3
    shell("undo", "3")
    assert "nothing to undo" in shell("undo", code=1).err
    assert shell.json("find", "").objects == []


def test_settings_are_listed_and_set(shell: Shell, wang: str) -> None:
    assert shell.json("settings", "day_size").object == {"key": "day_size", "value": 12}
    shell("settings", "day_size", "20")
    assert shell.json("settings", "day_size").object["value"] == 20
    assert "no setting called" in shell("settings", "shoe_size", code=1).err
    assert "between" in shell("settings", "day_size", "0", code=1).err
    shell("settings", "reminder_time", "07:30")
    for wrong in ("25:00", "7", "soon"):
        assert "does not fit" in shell("settings", "reminder_time", wrong, code=1).err
    assert shell.json("settings", "reminder_time").object["value"] == "07:30"


def test_check_has_the_fixed_shape(shell: Shell, wang: str) -> None:
    shell("log", wang, "hello")
    found = shell.json("check").object
    assert list(found) == ["ok", "problems", "cards", "interactions", "schema", "content"]
    assert (found["ok"], found["problems"]) == (True, [])
    assert (found["cards"], found["interactions"]) == (1, 1)
    assert len(found["content"]) == 64


def test_the_agenda_in_words_groups_by_reason(shell: Shell, wang: str) -> None:
    assert "Nothing is due" in shell("agenda").out
    shell("edit", wang, "--birthday", "--11-23", "--cadence", "30")
    shell("followup", wang, "sign papers", "--due", "2026-11-23T15:00")
    later = Shell(shell.path, FixedClock(datetime(2027, 1, 20, 2, 0, tzinfo=UTC)), shell._capture)
    out = shell("agenda").out
    assert out.index("Appointments") < out.index("Birthdays")
    assert "Never contacted" in later("agenda").out
