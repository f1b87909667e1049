"""An assessment as plain data: valid JSON, stable, and enough to ask again."""

import json
from pathlib import Path
from typing import Any

import pytest

from sme_check.assessment.as_dict import FORM, as_dict
from sme_check.assessment.verdict import Verdict
from tests.assessment.small import VERDICTS, an_export, assessed


def plain(folder: Path, **changes: Any) -> dict[str, Any]:
    """An assessment as plain data."""
    return as_dict(assessed(folder, an_export(**changes)))


@pytest.mark.parametrize("verdict", list(Verdict))
def test_it_is_json_and_nothing_else(tmp_path: Path, verdict: Verdict) -> None:
    """Every value is one that JSON has: writing and reading it back changes nothing."""
    data = plain(tmp_path, **VERDICTS[verdict.value])

    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert (data["form"], data["verdict"]) == (FORM, verdict.value)


def test_its_keys_are_kept(tmp_path: Path) -> None:
    """A reader may rely on the keys while the form keeps its number."""
    data = plain(tmp_path, code="84713000")

    assert list(data) == [
        "form",
        "version",
        "reference",
        "as_of",
        "verdict",
        "meaning",
        "because",
        "provisional",
        "currency",
        "decided_by",
        "questions",
        "licences",
        "licences_claimed",
        "warnings",
        "outreach",
        "findings",
        "facts",
        "rulebook",
        "lists",
        "disclaimer",
    ]
    assert set(data["findings"][0]) >= {
        "measure",
        "title",
        "area",
        "effect",
        "citation",
        "source",
        "in_force_from",
        "line",
        "outcome",
        "proof",
        "exceptions",
        "licensing",
    }


def test_the_same_question_has_the_same_answer(tmp_path: Path) -> None:
    """Two assessments of the same facts are the same, to the letter."""
    assert json.dumps(plain(tmp_path, code="84")) == json.dumps(plain(tmp_path, code="84"))


def test_the_facts_in_it_give_the_same_answer_again(tmp_path: Path) -> None:
    """The facts are kept with the answer, so that it can be asked again."""
    data = plain(tmp_path, code="84713000")

    assert as_dict(assessed(tmp_path, data["facts"])) == data


def test_every_finding_is_cited(tmp_path: Path) -> None:
    """Each finding names instrument and provision, and where the text was read."""
    for finding in plain(tmp_path, code="84713000")["findings"]:
        assert finding["citation"].startswith("S.I. 2019/855, ")
        assert finding["source"].startswith("https://")


def test_a_no_is_not_left_out(tmp_path: Path) -> None:
    """A fact that was answered with no stays in the proof, where nothing at all is left out."""
    leaf = next(item for item in plain(tmp_path)["findings"] if item["measure"] == "uk2019.T")["proof"]["parts"][0]

    assert (leaf["value"], leaf["truth"]) == (False, "false")


def test_without_proofs_only_what_bears_on_it_is_kept(tmp_path: Path) -> None:
    """The short form leaves out trees, and findings that plainly fall away."""
    data = as_dict(assessed(tmp_path, an_export("84713000")), proofs=False)

    assert [item["measure"] for item in data["findings"]] == ["uk2019.46B"]
    assert "proof" not in data["findings"][0]


def test_without_a_day_it_is_plain_data_too(tmp_path: Path) -> None:
    """An answer that only asks for the day has the same form."""
    data = plain(tmp_path, as_of=None)

    assert data["as_of"] is None
    assert data["findings"] == []
    assert json.loads(json.dumps(data)) == data
