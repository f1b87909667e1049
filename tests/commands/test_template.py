"""`sme-check template`: where the workbook goes, and what it never does."""

from pathlib import Path

import openpyxl
import pytest

from sme_check.cli import main


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_has_a_name_if_none_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    """The file stands in the folder one is in, and the command that goes on with it is said."""
    assert main(["template"]) == 0
    assert "Partnerships" in openpyxl.load_workbook("sme-check-template.xlsx").sheetnames
    assert "sme-check bulk sme-check-template.xlsx" in capsys.readouterr().out


def test_a_template_filled_in_is_not_overwritten_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    """What is there stays, unless --force says otherwise."""
    Path("mine.xlsx").write_bytes(b"filled in")

    assert main(["template", "mine.xlsx"]) == 2
    assert "--force" in capsys.readouterr().err
    assert Path("mine.xlsx").read_bytes() == b"filled in"
    assert main(["template", "mine.xlsx", "--force"]) == 0
    assert openpyxl.load_workbook("mine.xlsx").sheetnames


def test_another_suffix_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook under another kind's name would not open."""
    assert main(["template", "mine.csv"]) == 2
    assert "accepted  a name that ends in .xlsx" in capsys.readouterr().err
    assert not Path("mine.csv").exists()
