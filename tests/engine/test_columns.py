"""The evaluators agree: the columns, and one line by itself, say of every measure on every line what the proof says."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from random import Random

import pytest

from sme_check.assessment.assess import find_all
from sme_check.assessment.cases import _placed, read_cases
from sme_check.assessment.screened import Screened
from sme_check.assessment.screened_many import Askers
from sme_check.assessment.verdict import verdict_of, verdict_of_outcome, worst
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.columns.outcome import OUTCOMES, find_lines
from sme_check.engine.finding import Finding
from sme_check.engine.single import Single
from sme_check.facts.line import Line, lines_of
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership, stated_paths, without
from tests.generated import a_completion, a_partnership

CHANCES = 120
"""How many partnerships are drawn by chance."""

PARTS = 4
"""The days of the worked cases are gone through in so many tests."""

REMEMBERED = 5
"""How often a line is asked about by itself: what is remembered of it must change nothing."""


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def by_day(partnerships: Iterable[Partnership]) -> dict[date, list[Partnership]]:
    """Partnerships by their as-of date: a table is of one day."""
    days = defaultdict(list)
    for partnership in partnerships:
        assert partnership.as_of is not None
        days[partnership.as_of].append(partnership)
    return days


def disagreements(day: date, partnerships: Iterable[Partnership], times: int = 1) -> list[str]:
    """What the columns say otherwise than the proofs, all partnerships of a day in one table."""
    lines: list[Line] = []
    proved: list[tuple[Finding, ...]] = []
    for partnership in partnerships:
        screened = Screened(law(), partnership, day)
        for line in lines_of(partnership, day):
            lines.append(line)
            proved.append(find_all(law(), [line], screened))
    askers, compiled = Askers(law(), day), compile_rulebook(law(), day)
    found, single = find_lines(compiled, lines, askers), Single(compiled)
    for _ in range(times):
        alone = [single.outcomes(line, askers(line)) for line in lines]
    wrong = []
    for row, findings in enumerate(proved):
        if alone[row] != [finding.outcome for finding in findings]:
            wrong.append(f"{day} row {row}: one line alone says otherwise")
        if verdict_of_outcome(single.worst(lines[row], askers(lines[row]))) is not worst(map(verdict_of, findings)):
            wrong.append(f"{day} row {row}: the worst of one line alone is another")
    for number, item in enumerate(found.measures):
        for row, code in enumerate(found.outcomes(number).tolist()):
            finding = proved[row][number]
            assert finding.measure.id == item.measure.id
            if OUTCOMES[code] is not finding.outcome:
                wrong.append(f"{day} {item.measure.id} row {row}: {finding.outcome.value}, the columns say {OUTCOMES[code].value}")
    return wrong


def by_chance(number: int) -> Partnership:
    """A partnership drawn by chance; every third with its unknowns filled in."""
    chance = Random(number)
    facts = a_partnership(chance)
    return read_partnership(a_completion(chance, facts) if number % 3 == 0 else facts)


def test_the_evaluators_agree_by_chance() -> None:
    """Guarantee 3: over partnerships drawn by chance, on days of both regimes, every measure on every line."""
    days = by_day(by_chance(number) for number in range(CHANCES))

    assert len(days) > 5
    assert [wrong for day, some in days.items() for wrong in disagreements(day, some, REMEMBERED)] == []


@pytest.mark.parametrize("what", CLEAR)
def test_the_evaluators_agree_where_a_fact_is_left_out(what: str) -> None:
    """Guarantee 3: on what is outside, with each stated fact left out in turn, and the look-ups beside them."""
    facts = a_clear_partnership(what)
    fewer = [without(facts, path) for path in stated_paths(facts) if path != ("as_of",)]

    assert disagreements(date(2026, 5, 15), map(read_partnership, [facts, *fewer[::3]])) == []


@cache
def the_cases() -> list[tuple[date, list[Partnership]]]:
    """The worked cases of the rules by their days, those of most cases first."""
    days: dict[date, list[Partnership]] = defaultdict(list)
    for case in read_cases():
        days[case.as_of].append(read_partnership(_placed(case.facts)))
    return sorted(days.items(), key=lambda item: -len(item[1]))


@pytest.mark.parametrize("part", range(PARTS))
def test_the_evaluators_agree_on_the_cases_of_the_rules(part: int) -> None:
    """Guarantee 3: every worked case of every measure, against the whole rulebook of its day."""
    assert [wrong for day, some in the_cases()[part::PARTS] for wrong in disagreements(day, some)] == []


def test_a_table_of_another_day_is_refused() -> None:
    """The law of one day is never applied to the lines of another."""
    lines = lines_of(read_partnership(a_clear_partnership()), date(2026, 5, 15))
    with pytest.raises(ValueError, match="2017-02-28"):
        find_lines(compile_rulebook(law(), date(2017, 2, 28)), lines, Askers(law(), date(2017, 2, 28)))


def test_no_lines_are_no_findings() -> None:
    """A table without rows answers with none."""
    found = find_lines(compile_rulebook(law(), date(2026, 5, 15)), [], Askers(law(), date(2026, 5, 15)))

    assert len(found.worst()) == 0
