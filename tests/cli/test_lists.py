"""Saved lists on the command line: saved, shown, used, refused."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Shell

VIP = '{"conditions": [{"about": "tag", "how": "has", "values": ["VIP"]}], "order": "-name"}'


def people(shell: Shell) -> None:
    for given, tag in (("Ann", "VIP"), ("Bob", "VIP"), ("Cid", "Golf")):
        shell("add", "--given", given, "--family", "Lee", "--tag", tag)


def test_a_list_is_saved_shown_listed_and_changed(shell: Shell) -> None:
    people(shell)
    assert shell("lists", "Best", "--rule", VIP).out == "New list Best\n"
    assert json.loads(shell("lists", "Best").out) == json.loads(VIP)
    listed = shell.json("lists").object
    assert (listed["name"], listed["cards"], listed["rule"]) == ("Best", 2, json.loads(VIP))
    shell("lists", "Best", "--rule", '{"conditions": []}')
    assert shell.json("lists").object["cards"] == 3
    shell("lists", "Best", "--name", "All")
    assert shell("lists").out.split() == ["All", "3"]
    shell("lists", "All", "--remove")
    assert shell("lists").out == ""
    shell("undo")
    assert shell.json("lists").object["name"] == "All"


def test_find_and_export_take_a_list(shell: Shell, tmp_path: Path) -> None:
    people(shell)
    shell("lists", "Best", "--rule", VIP)
    names = [card["name"] for card in shell.json("find", "--list", "Best").objects]
    assert names == ["Bob Lee", "Ann Lee"]
    assert shell.json("find", "ann", "--list", "Best").object["name"] == "Ann Lee"
    assert shell.json("find", "cid", "--list", "Best").out == ""
    out = tmp_path / "best.vcf"
    assert shell.json("export", str(out), "--list", "Best").object["cards"] == 2
    assert "Cid" not in out.read_text()


def test_a_list_that_is_not_there_or_a_rule_that_is_none_is_told_plainly(
    shell: Shell, tmp_path: Path
) -> None:
    people(shell)
    for words in (
        ("find", "--list", "Nobody"),
        ("export", str(tmp_path / "x.vcf"), "--list", "Nobody"),
        ("lists", "Nobody"),
        ("lists", "Best", "--rule", "{"),
        ("lists", "Best", "--rule", '{"conditions": [{"about": "moon", "how": "full"}]}'),
        ("lists", "Best", "--rule", '{"conditions": [{"about": "tag", "how": "has"}]}'),
    ):
        answer = shell(*words, code=1)
        assert answer.err.strip()
        assert "Traceback" not in answer.err
    shell("export", str(tmp_path / "x.vcf"), "--list", "a", "--tag", "b", code=2)
    shell("lists", "--rule", VIP, code=2)
    shell("lists", "Best", "--rule", VIP, "--remove", code=2)
