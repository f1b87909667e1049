"""The result as CSV and as Parquet: every row in its order, nothing that a spreadsheet takes for a formula, types kept."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sme_check.bulk.results import write as room
from sme_check.bulk.results.neutral import as_given, neutral
from sme_check.bulk.results.standing import Standing
from sme_check.bulk.results.write import write_results
from sme_check.errors import FactError
from sme_check.rulebook.rulebook import Rulebook

from .small import DAY, HEADINGS, a_law, a_sheet, answered, taken_of


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return a_law(tmp_path_factory.mktemp("law"))


def written(folder: Path, name: str, law: Rulebook, rows: list[list[Any]] | None = None) -> tuple[Path, ...]:
    """The files of a result."""
    taken = taken_of(rows or a_sheet())
    return write_results(folder / name, taken, answered(taken, law), Standing(DAY, law))


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@given(st.text())
def test_what_was_made_neutral_comes_back(text: str) -> None:
    """No text is lost by being made neutral, and none that is neutral begins a formula unless it is a plain number."""
    assert as_given(neutral(text)) == text
    assert neutral(text)[:1] not in tuple("=@\t\r") or not text


def test_csv_has_every_row_in_order(law: Rulebook, tmp_path: Path) -> None:
    """Headings first, then row for row, blank ones too, with the verdicts beside them."""
    rows = read(written(tmp_path, "result.csv", law)[0])

    assert len(rows) == len(a_sheet())
    assert rows[0][: len(HEADINGS) + 1] == [*HEADINGS, "Sanctions verdict"]
    assert not any(rows[3])
    assert [row[0] for row in rows[1:]] == [row[0] for row in a_sheet()[1:]]
    assert rows[1][len(HEADINGS)].startswith("Prohibited")


def test_csv_holds_no_formula(law: Rulebook, tmp_path: Path) -> None:
    """A text that begins like a formula has an apostrophe before it; numbers and days are as they were."""
    rows = read(written(tmp_path, "result.csv", law)[0])

    assert [row[6] for row in rows[1:6]] == ["'=1+1", "'@sum", "", "3.5", "2026-05-01"]


def test_parquet_keeps_kinds(law: Rulebook, tmp_path: Path) -> None:
    """A column of one kind stays of that kind, one of several becomes text; blanks are null; rows in are rows out."""
    rows = a_sheet()
    for number, row in enumerate(rows[1:], 1):
        row[6] = None if number == 3 else float(number)
    table = pyarrow.parquet.read_table(written(tmp_path, "result.parquet", law, rows)[0])
    found = table.to_pydict()

    assert table.num_rows == len(rows) - 1
    assert found["Our own note"][:4] == [1.0, 2.0, None, 4.0]
    assert found["reference"][2] is None
    assert str(found["Sanctions verdict"][0]).startswith("Prohibited")
    assert isinstance(pyarrow.parquet.read_table(tmp_path / "result.findings.parquet").to_pydict()["Text in force since"][0], date)


@pytest.mark.parametrize("name", ["result.csv", "result.parquet"])
def test_the_other_tables_stand_beside(law: Rulebook, tmp_path: Path, name: str) -> None:
    """Findings, questions, measures, problems and the record, each in a file of its own."""
    files = written(tmp_path, name, law)

    assert [file.suffixes[0] for file in files[1:]] == [".findings", ".questions", ".measures", ".problems", ".record"]
    assert all(file.stat().st_size for file in files)
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_too_many_findings_are_gathered(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of rows like findings stand together, with how many partnerships they concern."""
    monkeypatch.setattr(room, "MOST_SINGLE", 1)
    rows = read(written(tmp_path, "result.csv", law)[1])

    assert rows[0][:2] == ["Partnerships", "Among them"]
    assert int(rows[1][0]) >= 1


def test_a_result_that_fails_leaves_nothing_behind(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written whole is not there at all, and what was there before stays."""
    (tmp_path / "result.csv").write_text("mine", encoding="utf-8")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room, "write_csv", full)
    with pytest.raises(OSError, match="No space"):
        written(tmp_path, "result.csv", law)

    assert (tmp_path / "result.csv").read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.glob(".*"))


def test_a_kind_of_file_that_is_none_is_refused(law: Rulebook, tmp_path: Path) -> None:
    """The suffix says what is written."""
    with pytest.raises(FactError, match="parquet"):
        written(tmp_path, "result.pdf", law)
