"""What is said of the columns is what the proofs say: the open questions and the ways to a licence, in the same words."""

from datetime import date
from random import Random

import pytest

from sme_check.assessment.assess import find_all
from sme_check.assessment.screened import Screened
from sme_check.assessment.screened_many import Askers
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.engine.columns.outcome import find_lines
from sme_check.engine.columns.said import Said
from sme_check.facts.line import lines_of
from sme_check.facts.read import read_partnership
from sme_check.facts.truth import Truth
from sme_check.rulebook.load import load_rulebook
from tests.generated import a_partnership


@pytest.mark.parametrize("day", [date(2017, 2, 28), date(2022, 7, 21), date(2026, 5, 15)])
def test_what_is_open_is_said_as_the_proof_says_it(day: date) -> None:
    """Every finding that is not settled: the same outcome, the same open questions in the same order, the same grounds made out."""
    law, lines, proved = load_rulebook(), [], []
    for number in range(12):
        partnership = read_partnership(a_partnership(Random(number)))
        screened = Screened(law, partnership, day)
        for line in lines_of(partnership, day):
            lines.append(line)
            proved.append({finding.measure.id: finding for finding in find_all(law, [line], screened)})
    said = Said(find_lines(compile_rulebook(law, day), lines, Askers(law, day)))
    for row, findings in enumerate(proved):
        found = {each.item.measure.id: each for code in said.codes[:, row].tolist() if code >= 0 for each in [said.stated[code]]}
        wanted = {key: finding for key, finding in findings.items() if finding.outcome.value != "does_not_apply"}

        assert {key: (each.outcome, each.opens) for key, each in found.items()} == {key: (finding.outcome, finding.opens) for key, finding in wanted.items()}
        for key, finding in wanted.items():
            grounds = [item.truth is Truth.TRUE for item in finding.licensing]
            assert [item.truth is Truth.TRUE for item in found[key].grounds] == grounds


def test_a_day_before_every_measure_has_nothing_to_say() -> None:
    """Of a day on which no measure is in force nothing is said, however many lines are asked about."""
    law, day = load_rulebook(), date(2013, 1, 1)
    lines = [line for number in range(3) for line in lines_of(read_partnership(a_partnership(Random(number))), day)]
    said = Said(find_lines(compile_rulebook(law, day), lines, Askers(law, day)))

    assert not said.stated
    assert not len(said.codes)
