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
