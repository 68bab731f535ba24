"""Files through the command line: import, export, backup, restore."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

GOOD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nN:{family};{given};;;\r\n"
    "FN:{given} {family}\r\nEND:VCARD\r\n"
)
EMPTY = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"


@pytest.fixture
def vcards(tmp_path: Path) -> Path:
    """Two cards and an empty one; the file's name says nothing of vCards."""
    file = tmp_path / "addresses.txt"
    text = GOOD.format(uid="u1", family="Chen", given="Alice") + EMPTY
    file.write_text(text + GOOD.format(uid="u2", family="Ho", given="Bob"), "utf-8", newline="")
    return file


def test_import_has_the_fixed_shape_and_the_groups_add_up(shell: Shell, vcards: Path) -> None:
    found = shell.json("import", str(vcards)).object
    assert list(found) == ["cards", "new", "changed", "same", "rejected", "batch"]
    assert (found["cards"], found["new"], found["changed"], found["same"]) == (3, 2, 0, 0)
    (rejected,) = found["rejected"]
    assert list(rejected) == ["file", "line", "reason"]
    assert (rejected["file"], rejected["line"]) == (str(vcards), 7)
    assert rejected["reason"]
    assert isinstance(found["batch"], int)


def test_importing_again_adds_nothing_and_undo_takes_the_import_back(
    shell: Shell, vcards: Path
) -> None:
    shell("import", str(vcards))
    digest = shell.json("check").object["content"]
    again = shell.json("import", str(vcards)).object
    assert (again["new"], again["changed"], again["same"], len(again["rejected"])) == (0, 0, 2, 1)
    assert again["batch"] is None
    assert shell.json("check").object["content"] == digest
    shell("undo")
    assert shell.json("find", "").objects == []


def test_a_dry_run_changes_nothing_and_makes_no_book(shell: Shell, vcards: Path) -> None:
    found = shell.json("import", str(vcards), "--dry-run").object
    assert (found["cards"], found["new"], found["batch"]) == (3, 2, None)
    assert not shell.path.exists()
    shell("add", "--given", "Carl")
    digest = shell.json("check").object["content"]
    shell("import", "--dry-run", str(vcards))
    assert shell.json("check").object["content"] == digest


def test_rejected_cards_are_written_to_a_file_on_request(
    shell: Shell, vcards: Path, tmp_path: Path
) -> None:
    shell("import", str(vcards), "--rejects", str(tmp_path / "rejects.vcf"))
    assert (tmp_path / "rejects.vcf").read_bytes() == EMPTY.encode()


def test_a_file_that_is_not_there_makes_no_book(shell: Shell, tmp_path: Path) -> None:
    answer = shell("import", str(tmp_path / "none.vcf"), code=1)
    assert "no file" in answer.err
    assert not shell.path.exists()


def test_a_file_without_cards_is_a_problem(shell: Shell, tmp_path: Path) -> None:
    shell("add", "--given", "Carl")
    file = tmp_path / "letter.vcf"
    file.write_text("Dear customer")
    assert "no cards" in shell("import", str(file), code=1).err
    assert len(shell.json("find", "").objects) == 1


def test_a_file_without_cards_among_others_is_named_and_these_come_in(
    shell: Shell, vcards: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer")
    said = shell("import", str(letter), str(vcards), "--dry-run").out
    assert f"{letter}: There are no cards in letter.txt" in said
    named = shell.json("import", str(letter), str(vcards)).objects[0]["rejected"][0]
    assert (Path(named["file"]), named["line"]) == (letter, 0)
    assert shell.json("find", "").objects


def test_an_import_that_can_read_no_file_leaves_no_empty_book(shell: Shell, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Dear customer")
    shell("import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert not shell.path.exists()


def test_an_import_that_fails_leaves_no_empty_book(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "letter.vcf"
    file.write_text("Dear customer")
    shell("import", str(file), code=1)
    assert not list(tmp_path.glob("book.rolodex*"))


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_export_writes_all_cards_or_those_of_a_search_or_tag(
    shell: Shell, vcards: Path, tmp_path: Path, version: str
) -> None:
    shell("import", str(vcards))
    shell("tag", "Alice Chen", "VIP")
    out = tmp_path / "out.vcf"
    for words, count in ((), 2), (("--find", "bob"), 1), (("--tag", "VIP"), 1):
        answer = shell.json("export", str(out), "--version", version, *words).object
        assert answer == {"cards": count, "file": str(out)}
        text = out.read_text("utf-8")
        assert text.count("BEGIN:VCARD") == text.count(f"VERSION:{version}") == count
    assert "no tag called" in shell("export", str(out), "--tag", "Gold", code=1).err


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_what_was_exported_comes_back_as_already_there(
    shell: Shell, vcards: Path, tmp_path: Path, version: str
) -> None:
    shell("import", str(vcards))
    shell("add", "--family", "王", "--given", "小明", "--birthday", "--02-29", "--tag", "VIP")
    shell("add", "--company", "Acme", "--kind", "company")
    out = tmp_path / "out.vcf"
    shell("export", str(out), "--version", version)
    found = shell.json("import", str(out)).object
    assert (found["cards"], found["new"], found["changed"], found["same"]) == (4, 0, 0, 4)


def test_backup_and_restore_bring_the_same_content_back(
    shell: Shell, wang: str, tmp_path: Path
) -> None:
    digest = shell.json("check").object["content"]
    made = Path(shell.json("backup", str(tmp_path / "copy.rolodex")).object["backup"])
    shell("edit", wang, "--title", "Boss")
    answer = shell.json("restore", str(made)).object
    assert answer["book"] == str(shell.path)
    assert Path(answer["kept"]).exists()
    assert shell.json("check").object["content"] == digest


def test_restore_makes_a_book_where_there_was_none(shell: Shell, wang: str, tmp_path: Path) -> None:
    made = shell.json("backup", str(tmp_path / "copy.rolodex")).object["backup"]
    other = Shell(tmp_path / "new" / "book.rolodex", shell.clock, shell._capture)
    assert other.json("restore", made).object["kept"] is None
    assert other.json("show", wang).object["name"] == "王小明"


def test_what_is_no_backup_is_not_restored(shell: Shell, wang: str, tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_text("Dear customer, this is not a book.")
    assert "not a Rolodex book" in shell("restore", str(file), code=1).err
    assert shell.json("show", wang).object["name"] == "王小明"
