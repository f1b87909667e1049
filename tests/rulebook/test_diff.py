"""What changed in the law held, and the days on which it changes: said in words, and nothing left out."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sme_check.assessment.assess import find_all
from sme_check.assessment.screened import Screened
from sme_check.cli import main
from sme_check.errors import FactError
from sme_check.facts.line import lines_of
from sme_check.facts.read import read_partnership
from sme_check.rulebook.diff import How, changes_between, milestones
from sme_check.rulebook.diff_words import in_words
from sme_check.rulebook.history import Kind, strands
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership
from tests.generated import a_partnership

SMALL = Path(__file__).parent / "small"
DAY = timedelta(days=1)
PARTS = 4
"""The quiet spells are gone through in so many tests."""


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


@cache
def small() -> Rulebook:
    """The small rulebook of the tests."""
    return load_rulebook(SMALL)


def said(rulebook: Rulebook, first: str, second: str, shown: int | None = 12) -> str:
    """What changed between two days, as one text."""
    changes = changes_between(rulebook, date.fromisoformat(first), date.fromisoformat(second))
    return "\n".join(in_words(changes, rulebook, shown=shown))


def test_the_commands_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    """`rules diff` and `rules milestones` print what changed; a day that is no date is refused."""
    assert main(["rules", "diff", "2022-04-13", "2022-04-14", "--rules", str(SMALL)]) == 0
    assert "began on 2022-04-14, by S.I. 2022/452" in capsys.readouterr().out
    assert main(["rules", "diff", "2022-04-14", "2022-04-15", "--rules", str(SMALL)]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert main(["rules", "milestones", "--rules", str(SMALL)]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line[:1].isdigit()][1:] == ["2022-04-14", "2023-07-01", "2023-12-15"]
    with pytest.raises(SystemExit):
        main(["rules", "diff", "yesterday", "2022-04-14"])


def test_a_measure_that_begins_is_told_with_its_instrument() -> None:
    """The eve and the day of a measure differ by the measure, its list and its instrument."""
    words = said(small(), "2022-04-13", "2022-04-14")

    assert "uk2019.46B: Luxury goods (S.I. 2019/855, reg 46B and Schedule 3A) began on 2022-04-14, by S.I. 2022/452" in words
    assert "goods/3a: Luxury goods (S.I. 2019/855, Schedule 3A): 4 came in, by S.I. 2022/452: 4202 11 00; 8471 00 00; 9701 21; 2203 00 01" in words
    assert "not in being; from 2022-04-14 complete" in words


def test_codes_beyond_the_limit_are_counted() -> None:
    """A long list is cut to a few codes and the number of the rest; without a limit it is whole."""
    assert "4 came in, by S.I. 2022/452: 4202 11 00; and 3 more" in said(small(), "2022-04-13", "2022-04-14", shown=1)
    assert "more" not in said(small(), "2022-04-13", "2022-04-14", shown=None)


def test_a_gap_that_opens_in_a_list_is_told() -> None:
    """From complete to held in part is a change, with its reason and its bound."""
    assert "complete; from 2023-12-15 held in part, the rest within 42, 84: Its later table was not read." in said(small(), "2023-12-14", "2023-12-15")


def test_what_changes_its_certainty_changes() -> None:
    """A code whose date is verified from a day on stands on other terms from that day."""
    (change,) = changes_between(small(), date(2023, 6, 30), date(2023, 7, 1))

    assert (change.strand.id, change.how) == ("2203 00 01", How.CHANGED)


def test_a_day_differs_from_itself_in_nothing() -> None:
    """Between a day and the same day nothing changed."""
    assert changes_between(law(), date(2022, 7, 21), date(2022, 7, 21)) == ()


def test_the_later_day_first_is_refused() -> None:
    """Two days the wrong way round are refused in words."""
    with pytest.raises(FactError, match="the earlier day first"):
        changes_between(law(), date(2022, 7, 21), date(2022, 7, 20))


def test_professional_services_began_with_their_first_three() -> None:
    """On 21 July 2022 reg 54C began, with three services and no more."""
    words = said(law(), "2022-07-20", "2022-07-21")

    assert "uk2019.54C: Professional and business services (S.I. 2019/855, reg 54C and Schedule 3J) began on 2022-07-21, by S.I. 2022/850" in words
    assert "3 came in, by S.I. 2022/850: accounting; management_consulting; public_relations" in words


def test_a_text_that_reads_the_date_is_a_change() -> None:
    """A condition that tests the as-of date makes a milestone: loans read otherwise from 16 December 2022."""
    changes = changes_between(law(), date(2022, 12, 15), date(2022, 12, 16))
    changed = {change.strand.place for change in changes if change.strand.kind is Kind.DEFINITION or change.strand.kind is Kind.MEASURE}

    assert {"uk2019.17", "uk2019.16"} <= changed


def test_an_exception_that_came_and_went_is_told() -> None:
    """What stood only between the two days is told as such."""
    passed = {change.strand.id for change in changes_between(law(), date(2022, 7, 1), date(2022, 12, 31)) if change.how is How.PASSED}

    assert "contract-before-20-july-2022" in passed


def test_the_change_of_regimes_is_one_milestone() -> None:
    """On 31 December 2020 the UK Regulations begin, and the day after the EU regulations have ended."""
    found = {milestone.day: milestone for milestone in milestones(law())}
    began = {change.strand.place for change in found[date(2020, 12, 31)].changes if change.strand.kind is Kind.MEASURE and change.how is How.BEGAN}
    ended = {change.strand.place for change in found[date(2021, 1, 1)].changes if change.strand.kind is Kind.MEASURE and change.how is How.ENDED}

    assert "uk2019.11-15" in began
    assert "eu2014.269-2014-2" in ended


def test_milestones_are_in_order_and_none_is_empty() -> None:
    """Each milestone is a day on which some strand says something else than the day before."""
    found = milestones(law())

    assert [milestone.day for milestone in found] == sorted({milestone.day for milestone in found})
    assert all(any(day == milestone.day for change in milestone.changes for day in change.days) for milestone in found)


def test_each_commencement_is_a_milestone() -> None:
    """Every first day of a version of a measure whose text changes is a milestone."""
    days = {milestone.day for milestone in milestones(law())}
    firsts = {strand.stretches[0].period.first for strand in strands(law()) if strand.kind is Kind.MEASURE}

    assert firsts <= days


def _quiet_spells() -> Iterator[tuple[date, date]]:
    """From each milestone to the eve of the next."""
    for one, other in pairwise(milestones(law())):
        if other.day - one.day > DAY:
            yield one.day, other.day - DAY


def _clear(what: str, day: date) -> dict[str, Any]:
    """A partnership that is outside, with look-ups made that day: their age is not the law's."""
    facts = a_clear_partnership(what, day.isoformat())
    for look_up in facts["look_ups"]:
        look_up["as_at"] = day.isoformat()
    return facts


def _outcomes(day: date, number: int) -> dict[tuple[str, str, str], Any]:
    """What each measure comes to on a day: of all that is outside, and of a partnership made by chance, on which measures do bite."""
    some = {**{what: _clear(what, day) for what in CLEAR}, f"by chance, {number}": a_partnership(Random(number))}
    return {(what, *of): outcome for what, facts in some.items() for of, outcome in _found(facts, day).items()}


def _found(facts: dict[str, Any], day: date) -> dict[tuple[str, str], Any]:
    partnership = read_partnership(facts)
    screened = Screened(law(), partnership, day)
    return {(finding.measure.id, finding.line): finding.outcome for finding in find_all(law(), lines_of(partnership, day), screened)}


@pytest.mark.parametrize("part", range(PARTS))
def test_between_two_milestones_no_finding_differs(part: int) -> None:
    """From a milestone to the eve of the next, every measure comes to the same."""
    spells = list(enumerate(_quiet_spells()))[part::PARTS]
    differ = [(first, last, of) for number, (first, last) in spells for of, _ in _outcomes(first, number).items() ^ _outcomes(last, number).items()]

    assert differ == []
