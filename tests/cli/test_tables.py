"""Tables on the command line: in by content, out by ending."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Shell

XLS = Path(__file__).parents[1] / "data" / "table" / "customers.xls"


def test_a_workbook_comes_in_whatever_it_is_called(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "contacts.vcf"
    file.write_bytes(XLS.read_bytes())
    found = shell.json("import", str(file), "--dry-run").object
    assert (found["cards"], found["new"], len(found["rejected"])) == (60, 57, 3)
    found = shell.json("import", str(file)).object
    assert (found["new"], found["changed"], found["same"]) == (57, 0, 0)
    assert found["rejected"][-1]["line"] == 63
    assert "adds up" in found["rejected"][-1]["reason"]
    assert shell.json("import", str(file)).object["same"] == 57
    shell("undo")
    assert shell.json("find", "").objects == []


def test_export_writes_the_table_that_the_ending_names(shell: Shell, tmp_path: Path) -> None:
    shell("import", str(XLS))
    for words in ("out.csv",), ("out.xlsx",), ("excel.csv", "--excel"):
        out = tmp_path / words[0]
        answer = shell.json("export", str(out), *words[1:]).object
        assert answer == {"cards": 57, "file": str(out)}
        assert shell.json("import", str(out), "--dry-run").object["new"] == 0
    with (tmp_path / "excel.csv").open(encoding="utf-8-sig", newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row["Last Name"] == "歐陽")
    assert row["Birthday"] == "1976-03-14"
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o600


def test_an_ending_that_is_none_is_wrong_usage(shell: Shell, tmp_path: Path) -> None:
    shell("import", str(XLS))
    shell("export", str(tmp_path / "out.doc"), code=2)
    shell("export", str(tmp_path / "out.xlsx"), "--excel", code=2)


TABLE = """客戶資料
姓名,手機,生日,上次拜訪,最近聯絡日,外號
王小明,0912345678,65/3/14,114/3/2,114/5/6,阿明
"""


def test_a_dry_run_says_what_each_column_becomes(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(TABLE.encode("cp950"))
    first, *lines = shell("import", str(file), "--dry-run").out.splitlines()
    read = "Text table · Big5 (Traditional Chinese) · separated by comma · column names in row 2"
    assert first == f"{file}: {read}"
    said = [line.split("  ") for line in lines[:6]]
    assert [[part.strip() for part in line if part] for line in said] == [
        ["姓名", "Name (whole)", "王小明"],
        ["手機", "Phone (mobile)", "0912345678"],
        ["生日", "Birthday", "short years are 民國 years (65 = 1976); year, month, day", "65/3/14"],
        ["上次拜訪", "Last contact", "short years are 民國 years (65 = 1976); year, month, day",
         "114/3/2"],
        ["最近聯絡日", "Last contact", "short years are 民國 years (65 = 1976); year, month, day",
         "114/5/6"],
        ["外號", "Own field", "阿明"],
    ]  # fmt: skip
    assert lines[6].startswith("  of “上次拜訪” and “最近聯絡日” the later day")


def test_flags_correct_how_a_table_is_read_and_are_remembered(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(TABLE.encode("cp950"))
    flags = ("--column", "外號=Nickname", "--column", "4=skip", "--dates", "生日=western")
    preview = shell.json("import", str(file), "--dry-run", *flags).object
    done = shell.json("import", str(file), *flags).object
    assert preview["new"] == done["new"] == 1
    card = shell.json("show", "王小明").object
    assert (card["nickname"], card["dates"][0]["year"]) == ("阿明", 1965)
    again = shell("import", str(file), "--dry-run").out
    assert "as you set it last time" in again
    assert "1 already there" in again


def test_a_column_or_field_there_is_not_is_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, encoding="utf-8")
    for flags, said in (
        (("--column", "x=Nickname"), "no column called x"),
        (("--column", "姓名=nothing known"), "the name of no field"),
        (("--dates", "生日=dym"), "not dym"),
        (("--encoding", "ebcdic-x"), "no encoding called"),
    ):
        assert said in shell("import", str(file), "--dry-run", *flags, code=1).err


def test_one_sheet_and_the_row_of_names_can_be_said(shell: Shell, tmp_path: Path) -> None:
    found = shell.json("import", str(XLS), "--dry-run", "--sheet", "客戶", "--header-row", "3")
    assert found.object["new"] == 57
    assert "no sheet" in shell("import", str(XLS), "--dry-run", "--sheet", "x", code=1).err
