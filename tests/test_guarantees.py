"""The guarantees of the design, each as a test that can fail."""

import json
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

import pytest

from sme_check.assessment.as_dict import as_dict
from sme_check.assessment.assess import check
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.verdict import Verdict
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership, stated_paths, without
from tests.generated import a_completion, a_partnership

ROUNDS = 8
"""How often each clear partnership is stripped and filled again by chance."""
PRUNINGS = 12
"""How many facts are tried to be left out each time."""
CHANCES = 150
"""How many partnerships are drawn by chance."""
FORBIDDEN = (Verdict.PROHIBITED, Verdict.LICENCE_REQUIRED)


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def answer(facts: dict[str, Any]) -> Assessment:
    """The assessment of some facts under the whole rulebook."""
    return check(facts, rulebook=law())


@pytest.mark.parametrize("what", CLEAR)
def test_a_clear_partnership_is_outside(what: str) -> None:
    """With every fact that matters stated, what no measure reaches is outside: the engine does not merely refuse."""
    assessment = answer(a_clear_partnership(what))

    assert assessment.verdict is Verdict.OUTSIDE, [question.question for question in assessment.questions]


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("what", CLEAR)
def test_outside_is_outside_for_every_completion(what: str, seed: int) -> None:
    """Guarantee 1, fails closed: what is outside with facts unknown stays outside whatever they turn out to be."""
    chance = Random(f"{what} {seed}")
    facts = a_clear_partnership(what)
    for _ in range(PRUNINGS):
        fewer = without(facts, chance.choice([path for path in stated_paths(facts) if path != ("as_of",)]))
        facts = fewer if answer(fewer).verdict is Verdict.OUTSIDE else facts

    assert answer(a_completion(chance, facts)).verdict is Verdict.OUTSIDE


@pytest.mark.parametrize("seed", range(CHANCES))
def test_more_facts_never_flip_a_settled_answer(seed: int) -> None:
    """Guarantee 2: filling an unknown never moves prohibited to outside, or back."""
    chance = Random(seed)
    facts = a_partnership(chance)
    before = answer(facts).verdict
    after = answer(a_completion(chance, facts)).verdict

    if before is Verdict.OUTSIDE:
        assert after is Verdict.OUTSIDE
    if before in FORBIDDEN:
        assert after in FORBIDDEN


def _names(assessment: Assessment, path: tuple[Any, ...], facts: dict[str, Any]) -> bool:
    """Whether the answer names a deleted fact as missing: by its place, or a look-up by what it was about."""
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    if path[0] == "look_ups":
        deleted = facts["look_ups"][path[1]] if len(path) > 1 else None
        return any(question.place == "look_ups" and (deleted is None or question.about == deleted["about"]) for question in assessment.questions)
    return any(question.place == place or question.place.startswith((f"{place}.", f"{place}[")) for question in assessment.questions)


@pytest.mark.parametrize("what", CLEAR)
def test_a_deleted_fact_is_missed_or_does_not_matter(what: str) -> None:
    """Deleting any single fact leaves the partnership outside, or the answer names that fact as missing."""
    facts = a_clear_partnership(what)
    silent = []
    for path in stated_paths(facts):
        assessment = answer(without(facts, path))
        if assessment.verdict is not Verdict.OUTSIDE and not _names(assessment, path, facts):
            silent.append((path, assessment.verdict, [(question.place, question.question) for question in assessment.questions]))

    assert silent == []


def test_the_answer_depends_on_the_as_of_date_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guarantee 4, dated: no clock is read, so the same facts give the same answer on every day."""
    import time

    def broken() -> float:
        raise AssertionError("the clock was read")

    before = as_dict(answer(a_clear_partnership()))
    monkeypatch.setattr(time, "time", broken)

    assert as_dict(answer(a_clear_partnership())) == before


def test_without_a_date_nothing_is_assessed() -> None:
    """Today is never assumed: without an as-of date the answer asks for it."""
    facts = without(a_clear_partnership(), ("as_of",))
    assessment = answer(facts)

    assert assessment.verdict is Verdict.NEEDS_INFORMATION
    assert [question.place for question in assessment.questions] == ["as_of"]


def test_every_finding_is_cited() -> None:
    """Guarantee 5: every measure names a provision of a known instrument, and where it was read."""
    uncited = [
        measure.id
        for measure in law().measures
        if measure.citation.instrument not in law().instruments or not measure.citation.provision or not measure.source.url
    ]

    assert uncited == []


@pytest.mark.parametrize("what", CLEAR)
def test_the_same_facts_give_the_same_bytes(what: str) -> None:
    """Guarantee 6, reproducible: the answer, read back from its own facts, is the same byte for byte."""
    first = as_dict(answer(a_clear_partnership(what)))
    again = as_dict(answer(first["facts"]))

    assert json.dumps(again, ensure_ascii=False) == json.dumps(first, ensure_ascii=False)
    assert first["rulebook"]["fingerprint"] == law().fingerprint


def test_nothing_leaves_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guarantee 8, private: an assessment opens no connection."""
    import socket

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "create_connection", refused)

    assert answer(a_clear_partnership()).verdict is Verdict.OUTSIDE


def test_each_commencement_has_its_eve_and_its_day() -> None:
    """Guarantee 4: each text of a measure binds on its own first day, and not on the eve."""
    for measure in law().measures:
        for version in measure.versions:
            assert measure.on(version.period.first) is version
            assert measure.on(version.period.first - timedelta(days=1)) is not version
