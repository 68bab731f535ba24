"""Cards through the command line: add, edit, find, show, trash, tags, and the shape of the JSON."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from rolodex.cli import card_flags
from rolodex.domain.card import FIELDS
from tests.cli.conftest import Shell


def test_a_new_card_is_written_in_the_shape_of_the_field_table(shell: Shell) -> None:
    card = shell.json(
        "add", "--family", "王", "--given", "小明", "--phone", "0912-345-678",
        "--email", "work:Ming@Example.com", "--birthday", "lunar:2020-L04-10", "--tag", "VIP",
        "--cadence", "30", "--note", "likes tea", "--company", "Acme", "--title", "Buyer",
    ).object  # fmt: skip
    assert list(card) == ["uid", "kind", "name", *(field.key for field in FIELDS)]
    assert card["kind"] == "person"
    assert card["name"] == "王小明"
    assert card["methods"] == [
        {"kind": "phone", "label": "", "value": "0912-345-678", "normalized": "+886912345678"},
        {
            "kind": "email",
            "label": "work",
            "value": "Ming@Example.com",
            "normalized": "ming@example.com",
        },
    ]
    assert card["dates"] == [
        {
            "label": "birthday",
            "calendar": "lunar",
            "year": 2020,
            "month": 4,
            "day": 10,
            "leap": True,
        }
    ]
    assert card["tags"] == ["VIP"]
    assert card["cadence_days"] == 30
    assert card["notes"] == "likes tea"
    assert (card["company"], card["title"]) == ("Acme", "Buyer")


@pytest.mark.parametrize(
    ("typed", "calendar", "year", "month", "day", "leap"),
    [
        ("1988-02-29", "solar", 1988, 2, 29, False),
        ("--02-29", "solar", None, 2, 29, False),
        ("lunar:1988-08-15", "lunar", 1988, 8, 15, False),
        ("lunar:--08-15", "lunar", None, 8, 15, False),
        ("lunar:2020-L04-10", "lunar", 2020, 4, 10, True),
    ],
)
def test_birthdays_are_spelled_with_and_without_year_solar_and_lunar(
    shell: Shell, typed: str, calendar: str, year: int | None, month: int, day: int, leap: bool
) -> None:
    card = shell.json("add", "--given", "A", "--birthday", typed).object
    assert card["dates"] == [
        {
            "label": "birthday",
            "calendar": calendar,
            "year": year,
            "month": month,
            "day": day,
            "leap": leap,
        }
    ]


def test_a_birthday_that_does_not_exist_is_a_problem_and_leaves_no_card(shell: Shell) -> None:
    shell("add", "--given", "B")
    answer = shell("add", "--given", "A", "--birthday", "1987-02-29", code=1)
    assert "29 February" in answer.err
    assert [card["name"] for card in shell.json("find", "").objects] == ["B"]


def test_every_text_choice_and_day_field_has_an_option_of_its_key(shell: Shell) -> None:
    names = {name for flag in card_flags.flags() for name in flag.names}
    for field in FIELDS:
        if field.key not in ("methods", "dates"):
            assert f"--{field.key.replace('_', '-')}" in names, field.key
    assert {
        "--phone",
        "--email",
        "--chat",
        "--web",
        "--birthday",
        "--tag",
        "--note",
        "--cadence",
    } <= (names)


def test_what_show_writes_add_reads_into_another_book(shell: Shell, tmp_path: Path) -> None:
    first = shell.json(
        "add", "--family", "王", "--given", "小明", "--chat", "LINE:ming", "--web", "example.com",
        "--date", "anniversary:2010-05-20", "--field", "Coffee=black", "--gender", "M",
        "--address", "home:台北市松高路1號",
    ).object  # fmt: skip
    file = tmp_path / "card.json"
    file.write_text(json.dumps(first), "utf-8")
    other = Shell(tmp_path / "other.rolodex", shell.clock, shell._capture)
    assert other.json("add", "--from", str(file)).object == first


def test_add_reads_several_cards_one_a_line_from_standard_input(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '{"family": "王", "given": "小明"}\n{"name": "Alice Chen", "tags": ["VIP"]}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    cards = shell.json("add", "--from", "-").objects
    assert [card["name"] for card in cards] == ["王小明", "Alice Chen"]
    assert (cards[1]["given"], cards[1]["family"]) == ("Alice", "Chen")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ('"just words"', "JSON object"),
        ('{"shoe_size": 43}', "no field shoe_size"),
        ('{"given": 5}', "given is text, not 5"),
        ('{"given": "A", "cadence_days": 0}', "whole number from 1"),
        ('{"given": "A", "cadence_days": true}', "whole number"),
        ('{"kind": "dog"}', "person, company"),
        ('{"gender": "X"}', "gender is one of"),
        ('{"methods": [{"kind": "pigeon", "value": "1"}]}', "phone, email"),
        ('{"methods": {"kind": "phone"}}', "methods is a list"),
        ('{"methods": [{"kind": "phone", "value": " "}]}', "methods needs a value"),
        ('{"dates": [{"month": 13, "day": 1}]}', "month is a whole number from 1 to 12"),
        ('{"dates": [{"year": 1987, "month": 2, "day": 29}]}', "29 February"),
        ('{"dates": [{"month": 2, "day": 2, "hour": 3}]}', "no part hour"),
        ('{"relations": [{"kind": "nemesis", "name": "B"}]}', "no relation nemesis"),
        ('{"given": "A", "referred_by": "nobody"}', "nobody"),
        ('{"given": "A"}\n{"given": 5}', "given is text"),
    ],
)
def test_a_wrong_shape_is_refused_in_words_and_nothing_is_written(
    shell: Shell, tmp_path: Path, text: str, said: str
) -> None:
    shell("add", "--given", "B")
    file = tmp_path / "cards.json"
    file.write_text(text, "utf-8")
    answer = shell("add", "--from", str(file), code=1)
    assert said in answer.err
    assert len(shell.json("find", "").objects) == 1


def test_a_card_that_is_in_the_book_is_not_added_again(
    shell: Shell, wang: str, tmp_path: Path
) -> None:
    file = tmp_path / "card.json"
    file.write_text(json.dumps({"uid": wang, "given": "C"}), "utf-8")
    assert "use edit" in shell("add", "--from", str(file), code=1).err


def test_edit_changes_what_is_given_and_keeps_the_rest(shell: Shell, wang: str) -> None:
    card = shell.json("edit", wang, "--title", "經理", "--phone", "work:02-2345-6789").object
    assert card["uid"] == wang
    assert (card["family"], card["title"]) == ("王", "經理")
    assert [m["value"] for m in card["methods"]] == ["0912-345-678", "02-2345-6789"]


def test_an_empty_value_clears_a_field(shell: Shell, wang: str) -> None:
    shell("edit", wang, "--birthday", "--05-05", "--cadence", "9", "--tag", "VIP")
    card = shell.json(
        "edit", wang, "--birthday", "", "--cadence", "", "--tag", "",
        "--phone", "", "--phone", "1234567",
    ).object  # fmt: skip
    assert (card["dates"], card["cadence_days"], card["tags"]) == ([], None, [])
    assert [m["value"] for m in card["methods"]] == ["1234567"]


def test_edit_from_json_replaces_the_keys_it_names(shell: Shell, wang: str, tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text('{"nickname": "Ming", "methods": []}', "utf-8")
    card = shell.json("edit", wang, "--from", str(file)).object
    assert (card["family"], card["nickname"], card["methods"]) == ("王", "Ming", [])


def test_a_card_written_back_unchanged_changes_nothing(
    shell: Shell, wang: str, tmp_path: Path
) -> None:
    shell("add", "--given", "小華", "--relation", f"spouse:{wang}", "--introduced-by", wang)
    file = tmp_path / "card.json"
    file.write_text(json.dumps(shell.json("show", wang).object), "utf-8")
    digest = shell.json("check").object["content"]
    shell("edit", wang, "--from", str(file))
    assert shell.json("check").object["content"] == digest


def test_a_relation_is_seen_from_both_cards(shell: Shell, wang: str) -> None:
    other = shell.json("add", "--given", "小華", "--relation", f"child:{wang}").object
    assert other["relations"] == [{"kind": "child", "uid": wang, "name": "王小明"}]
    assert shell.json("show", wang).object["relations"] == [
        {"kind": "parent", "uid": other["uid"], "name": "小華"}
    ]


@pytest.mark.parametrize("query", ["王", "明", "wangxiaoming", "wxm", "345678", "0912345678"])
def test_find_prints_whole_cards_as_json(shell: Shell, wang: str, query: str) -> None:
    assert shell.json("find", query).object == shell.json("show", wang).object


def test_find_lists_no_more_than_asked_and_says_how_many_there_are(shell: Shell) -> None:
    for number in range(3):
        shell("add", "--given", f"Ann{number}")
    answer = shell.json("find", "ann", "--limit", "2")
    assert len(answer.objects) == 2
    assert "2 of 3" in answer.err


def test_find_shows_hits_in_the_history_as_a_second_group(shell: Shell, wang: str) -> None:
    shell("log", wang, "talked about the violin")
    out = shell("find", "violin").out
    assert "In the history:" in out
    assert "王小明" in out
    assert shell.json("find", "violin").objects == []
    assert shell.json("find", "violin", "--history").object == {
        "uid": wang,
        "name": "王小明",
        "date": "2026-11-23",
        "kind": "call",
        "text": "talked about the violin",
    }


def test_a_query_with_several_hits_names_no_card(shell: Shell, wang: str) -> None:
    shell("add", "--family", "王", "--given", "大明")
    assert "matches 2 cards" in shell("show", "王", code=1).err
    assert "No card matches" in shell("show", "李", code=1).err
    assert shell.json("show", "王小明").object["uid"] == wang


def test_show_in_words_tells_fields_promises_and_history(shell: Shell, wang: str) -> None:
    shell("log", wang, "said hello", "--next", "in 3 days", "--next-text", "call back")
    out = shell("show", wang).out
    for words in ("王小明", "0912-345-678", "call back", "26 Nov 2026", "said hello", wang):
        assert words in out


def test_trash_hides_a_card_and_restore_card_brings_it_back(shell: Shell, wang: str) -> None:
    shell("trash", "王小明")
    assert shell.json("find", "王").objects == []
    assert "In the trash" in shell("show", wang).out
    shell("restore-card", "小明")
    assert shell.json("find", "王").object["uid"] == wang
    assert "in the trash" in shell("restore-card", "小明", code=1).err


def test_tags_are_put_on_and_taken_off_and_made_a_class(shell: Shell, wang: str) -> None:
    shell("tag", wang, "VIP")
    shell("tags", "VIP", "--class", "a", "--cadence", "14", "--colour", "#0B6E86")
    assert shell.json("tags").object == {
        "name": "VIP",
        "class": "A",
        "cadence": 14,
        "colour": "#0B6E86",
        "cards": 1,
    }
    assert shell.json("show", wang).object["tags"] == ["VIP"]
    shell("untag", wang, "VIP")
    assert shell.json("show", wang).object["tags"] == []
    assert "no tag called" in shell("tags", "Gold", "--class", "A", code=1).err


def test_columns_stay_straight_beside_chinese_names(shell: Shell) -> None:
    shell("add", "--family", "王", "--given", "小明", "--company", "大同")
    shell("add", "--given", "Al", "--company", "Acme")
    lines = shell("find", "").out.splitlines()
    # Two cells for each Chinese character: 王小明 and Al are padded to the same width.
    assert {line.index("大同") + 3 for line in lines if "大同" in line} == {
        line.index("Acme") for line in lines if "Acme" in line
    }


def test_control_characters_in_a_name_do_not_reach_the_terminal(shell: Shell) -> None:
    shell("add", "--given", "Eve", "--nickname", "x\x1b[2Jy", "--company", "a\x1b]0;b\x07c")
    assert "\x1b" not in shell("find", "Eve").out + shell("show", "Eve").out
