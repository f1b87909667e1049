"""Answers: what entries of lists show, apart from what is merely not known."""

from sme_check.facts.truth import Truth
from sme_check.screening.answer import Answer, Evidence, shown, unknown

MATCH = Evidence("list", "E1", "Listed One", 1.0, "match")
LIKE = Evidence("list", "E1", "Listed One", 0.9, "possible match")
OTHER = Evidence("list", "E1", "Listed One", 0.9, "different")


def test_a_match_shows_it() -> None:
    """One sure answer is enough, whatever else is open."""
    gap = unknown("missing", "owners not stated", missing=["owners"])

    assert shown([gap, Answer(Truth.TRUE, ("listed",), (MATCH,))], "nothing").truth is Truth.TRUE


def test_a_possible_match_is_to_be_judged_and_asks_for_no_fact() -> None:
    """What a name alone suggests goes to a person; the facts that are missing beside it do not matter."""
    answer = shown([unknown("judgement", "alike", questions=["Is it?"], evidence=[LIKE], missing=["owners"])], "nothing")

    assert (answer.truth, answer.gap, answer.missing) == (Truth.UNKNOWN, "judgement", ())


def test_a_gap_shows_nothing() -> None:
    """That a list is not complete, or that an entry is of somebody else, shows nothing."""
    gap = unknown("data", "no list is complete", questions=["Search the list."], evidence=[OTHER])

    assert shown([gap], "nothing shows it") == Answer(Truth.FALSE, ("nothing shows it",))
