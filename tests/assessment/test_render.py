"""An assessment in words."""

from pathlib import Path

import pytest

from sme_check.assessment.as_dict import DISCLAIMER
from sme_check.assessment.render import as_markdown, as_text
from sme_check.assessment.verdict import Verdict
from tests.assessment.small import VERDICTS, an_export, assessed


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_verdict_comes_first_and_the_disclaimer_once(tmp_path: Path, verdict: Verdict) -> None:
    """The first line is the verdict; that it is not legal advice is said once."""
    assessment = assessed(tmp_path, an_export(**VERDICTS[verdict.value]))

    for text, first in ((as_text(assessment), ""), (as_markdown(assessment), "# ")):
        assert text.startswith(first + verdict.value.replace("_", " ").upper())
        assert " ".join(text.split()).count(DISCLAIMER) == 1
        assert text.endswith("\n")


def test_a_provisional_answer_says_so(tmp_path: Path) -> None:
    """An answer for a later day is marked, with the day of the check and where to look."""
    text = as_text(assessed(tmp_path, an_export(), "2024-08-01"))

    assert text.startswith("OUTSIDE (provisional)")
    assert "checked up to 2024-06-30, 32 days before" in text
    assert "https://www.legislation.gov.uk/changes/affected/uksi/2019/855" in text


def test_what_decided_is_cited(tmp_path: Path) -> None:
    """The measure, its provision and its date stand in the text."""
    text = " ".join(as_text(assessed(tmp_path, an_export("84713000"))).split())

    assert "Luxury goods: S.I. 2019/855, reg 46B and Schedule 3A (in force since 2022-04-14)" in text


def test_a_question_says_where_its_answer_stands(tmp_path: Path) -> None:
    """A missing fact is named by its place, a look-up by what it is about and of what."""
    assert "activities[0].goods[0].code: " in as_text(assessed(tmp_path, an_export(**VERDICTS["needs_information"])))
    assert "look_ups: about goods/3a, subject 970121" in " ".join(as_text(assessed(tmp_path, an_export("970121"))).split())


def test_a_claimed_licence_is_not_a_permission(tmp_path: Path) -> None:
    """A licence said to be held is shown as claimed."""
    facts = {**an_export("84713000"), "licences": [{"number": "GBSAN1"}]}

    assert "Licence GBSAN1 is claimed, not verified" in as_text(assessed(tmp_path, facts))


def test_the_markdown_has_the_proof(tmp_path: Path) -> None:
    """The proof shows each step with its truth, what decided it and its provision; what plainly falls away only when asked for."""
    assessment = assessed(tmp_path, an_export("84713000"))

    assert "- yes · UK nexus [S.I. 2019/855, reg 3]" in as_markdown(assessment)
    assert "no · Military use is yes: Military use: no" not in as_markdown(assessment)
    assert "no · Military use is yes: Military use: no" in as_markdown(assessment, all_proofs=True)


def test_without_a_day_there_is_one_question(tmp_path: Path) -> None:
    """Without an as-of date the text asks for it and says nothing more of the law."""
    text = as_text(assessed(tmp_path, an_export(as_of=None)))

    assert text.startswith("NEEDS INFORMATION")
    assert "The law of which day is to be applied?" in text
