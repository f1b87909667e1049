"""A list that is damaged: every result of many partnerships says so, as the answer of one does."""

from pathlib import Path

import pandas as pd
import pytest

from sme_check.assessment.assess import check
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.results.standing import Standing
from sme_check.cli import main
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.store import Store
from sme_check.screening.update import import_list
from tests.screening.lists.published import a_body, xml_text

DAY = "2026-02-15"
LISTED = a_body("RUS9001", "Zavod Imeni Nikogo", date_designated="2026-01-10", last_updated="2026-01-10", numbers=["INN 7701234560"])


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store whose newest list is damaged; what an answer says of it."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("sme_check.assessment.imported._KEPT", {})
    for number, day in enumerate(("2026-02-01", DAY)):
        file = tmp_path / f"{number}.xml"
        file.write_bytes(xml_text([LISTED], day))
        import_list(str(file), store=Store(), most_lost=1)
    Store().in_use()[0].path.write_bytes(b"nothing")
    note = check({"as_of": DAY, "business": {"name": "OOO Lipa"}}).lists_notes[0]
    assert "1 February 2026 instead" in note
    return note


def partners() -> pd.DataFrame:
    """A partner, to export to."""
    return pd.DataFrame({"reference": ["A"], "business.name": ["OOO Lipa"], "activity.kind": ["export"]})


def test_the_record_says_which_lists_answered(damaged: str) -> None:
    """The edition before it is named, not the damaged one, and what is wrong with that."""
    standing = Standing(None, load_rulebook())

    assert standing.lists_notes == (damaged,)
    assert [title.partition(" of ")[2] for title, _ in standing.lists] == ["1 February 2026"]


def test_the_command_says_it(damaged: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the error stream, and in the record of the result."""
    partners().to_csv(tmp_path / "partners.csv", index=False)
    main(["bulk", str(tmp_path / "partners.csv"), "--as-of", DAY, "--yes", "--out", str(tmp_path / "result.csv")])

    assert f"Take care: {damaged}" in capsys.readouterr().err
    assert damaged in (tmp_path / "result.record.csv").read_text(encoding="utf-8-sig")


def test_answers_that_rest_on_it_are_provisional(damaged: str) -> None:
    """In many as in one."""
    one = check({"as_of": DAY, "business": {"name": "OOO Lipa"}, "activities": [{"kind": "export"}]})

    assert one.provisional
    assert answer_frame(partners(), DAY).provisional.tolist() == [True]
