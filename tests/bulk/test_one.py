"""One partnership out of a frame: the same facts, so the same proof."""

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sme_check import check
from sme_check.assessment.assessment import Assessment
from sme_check.bulk.answering import days
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.frames.one import partnership_of
from sme_check.engine.finding import Finding
from sme_check.facts.line import lines_of
from sme_check.facts.read import plain_facts, read_partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership
from tests.generated import a_completion, a_partnership

from .test_frame import as_rows, one_item_each


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


@pytest.mark.parametrize("what", CLEAR)
def test_the_facts_come_back_as_they_were_stated(what: str) -> None:
    """A partnership laid out as rows is found again whole, reference and as-of date included."""
    facts = one_item_each(a_clear_partnership(what))
    frame = pd.DataFrame([{"reference": "other"}, *as_rows(facts, what)])

    found = partnership_of(frame, range(1, len(frame)), rulebook=law())

    assert plain_facts(found) == plain_facts(read_partnership({**facts, "reference": what}))


@pytest.mark.parametrize("rows_each", [7, 1 << 15])
@pytest.mark.parametrize("day", ["2017-02-28", "2026-05-15"])
def test_the_check_of_one_says_what_the_frame_says(day: str, rows_each: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the frame says of a partnership is what the check of it says, whether few rows are answered together, one portion after the other, or all."""
    monkeypatch.setattr(days, "ROWS_SAID", rows_each)
    rows: list[dict[str, Any]] = []
    for number in range(30):
        chance = Random(number)
        facts = a_partnership(chance)
        rows += as_rows(one_item_each(a_completion(chance, facts) if number % 2 else facts), f"case {number}")
    frame = pd.DataFrame(rows)
    answered = answer_frame(frame, day, rulebook=law())

    assert len(answered.verdict) == 30
    for group, verdict in enumerate(answered.verdict):
        one = check(partnership_of(frame, np.flatnonzero(answered.group == group).tolist(), rulebook=law()), day, rulebook=law())
        said = answered.patterns[answered.pattern[group]]

        assert one.verdict is verdict is said.verdict
        assert [(item.kind, item.place, item.question, item.about, item.subject, item.measures) for item in said.questions] == [
            (item.kind, item.place, item.question, item.about, item.subject, item.measures) for item in one.questions
        ]
        assert (said.because, said.licences) == (one.because, one.licences)
        assert [(item.measure, item.outcome, item.places) for item in said.decided] == _bearing(one, one.decided_by)
        assert [(item.measure, item.outcome, item.places) for item in said.warnings] == _bearing(one, one.warnings)


def _bearing(one: Assessment, findings: Iterable[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each measure once, with what it comes to and the activities it bears on."""
    assert one.as_of is not None
    paths = {line.label: line.activity_path for line in lines_of(one.partnership, one.as_of)}
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for finding in findings:
        found.setdefault(finding.measure.id, (finding.outcome.value, {}))[1][paths[finding.line]] = None
    return [(measure, outcome, tuple(places)) for measure, (outcome, places) in found.items()]


def test_a_row_of_which_nothing_is_stated_has_no_activity() -> None:
    """A partnership of one row without a fact of an activity has unknown activities; beside others, the row is an activity of which nothing is known."""
    rows = [{"reference": "A", "business.name": "OOO Romashka", "activity.kind": None}, {"reference": "B", "activity.kind": "export"}, {"reference": "B"}]
    frame = pd.DataFrame(rows)

    alone, two = partnership_of(frame, [0], rulebook=law()), partnership_of(frame, [1, 2], rulebook=law())

    assert alone.activities is None
    assert two.activities is not None
    assert len(two.activities) == 2


def test_what_cannot_be_read_is_unknown() -> None:
    """A cell at fault, and a fact that two rows state differently, are left out."""
    frame = pd.DataFrame([{"reference": "A", "business.inn": "12", "business.name": "One"}, {"reference": "A", "business.inn": None, "business.name": "Two"}])

    found = partnership_of(frame, [0, 1], rulebook=law())

    assert (found.business.inn, found.business.name) == (None, None)
