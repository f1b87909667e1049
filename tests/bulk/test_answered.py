"""Answers partnership by partnership: each distinct one once, in the words of one check."""

from functools import cache

import pandas as pd

from sme_check import check
from sme_check.assessment.currency import notes_in_words
from sme_check.bulk.answering.answered import Answered, answer_frame
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership, without
from tests.bulk.test_frame import as_rows, one_item_each


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


CASES = [one_item_each(without(a_clear_partnership(what), path)) for what in CLEAR for path in [("uk_party", "link"), ("business", "owners"), ("look_ups",)]]


def answered() -> Answered:
    """The cases in a frame, the first of them twice."""
    rows = [row for number, facts in enumerate([*CASES, CASES[0]]) for row in as_rows(facts, f"case {number}")]
    return answer_frame(pd.DataFrame(rows), rulebook=law())


def test_each_partnership_has_the_answer_of_one_check() -> None:
    """Verdict, reasons, measures with citations, licences, questions and notes on the age of the law: those of the assessment."""
    found = answered()

    for group, facts in enumerate([*CASES, CASES[0]]):
        one, pattern = check(facts, rulebook=law()), found.patterns[found.pattern[group]]
        assert found.verdict[group] is pattern.verdict is one.verdict
        assert found.provisional[group] == one.provisional
        assert pattern.because == one.because
        assert pattern.licences == one.licences
        assert pattern.notes == tuple(notes_in_words(one.currency, law()))
        assert [(item.kind, item.place, item.question, item.about, item.subject, item.measures) for item in pattern.questions] == [
            (item.kind, item.place, item.question, item.about, item.subject, item.measures) for item in one.questions
        ]
        decided = dict.fromkeys((finding.measure.id, law().cite(finding.measure.citation), finding.version.period.first) for finding in one.decided_by)
        assert [(item.measure, item.citation, item.since) for item in pattern.decided] == list(decided)
        assert [item.measure for item in pattern.warnings] == list(dict.fromkeys(finding.measure.id for finding in one.warnings))
        assert found.outreaches[found.outreach[group]] == one.outreach


def test_notes_on_the_age_of_the_law_are_those_of_each() -> None:
    """Of two partnerships outside, the one about goods and the other not, some days after the law was checked: each has the notes of its own check."""
    facts = [one_item_each(a_clear_partnership(what)) for what in CLEAR]
    found = answer_frame(pd.DataFrame([row for number, each in enumerate(facts) for row in as_rows(each, f"case {number}")]), "2026-09-15", rulebook=law())
    notes = [found.patterns[place].notes for place in found.pattern.tolist()]

    assert notes == [tuple(notes_in_words(check(each, "2026-09-15", rulebook=law()).currency, law())) for each in facts]
    assert len(set(notes)) > 1


def test_the_same_answer_is_said_once() -> None:
    """Two partnerships alike share one pattern; groups are numbered as they first appear."""
    found = answered()

    assert found.pattern[0] == found.pattern[len(CASES)]
    assert len(set(found.patterns)) == len(found.patterns)
    assert list(dict.fromkeys(found.group.tolist())) == list(range(len(CASES) + 1))


def test_a_question_names_its_fact() -> None:
    """What is asked for bears the short name that form and template use, and its place."""
    asked = {item.place: item.fact for pattern in answered().patterns for item in pattern.questions}

    assert asked["business.owners"] == "Owners"
    assert asked["look_ups"] == "Look-ups"


def test_without_words_there_are_no_patterns() -> None:
    """Only the verdicts are found then."""
    rows = [row for number, facts in enumerate(CASES) for row in as_rows(facts, f"case {number}")]
    bare, said = answer_frame(pd.DataFrame(rows), rulebook=law(), words=False), answered()

    assert bare.patterns == ()
    assert list(bare.verdict) == list(said.verdict[: len(CASES)])
