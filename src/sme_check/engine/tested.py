"""A test of one fact, proved."""

from typing import TYPE_CHECKING, Any

from sme_check.facts.line import Member
from sme_check.facts.of_party import ABSENT
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Test

from .compare import compare
from .proof import Open, OpenKind, Proof
from .shared import is_text
from .words import comparison_in_words, heading_of, show

if TYPE_CHECKING:
    from .evaluate import Evaluator

__all__ = ["prove_test"]


def prove_test(evaluator: "Evaluator", test: Test, it: Member | None) -> Proof:
    """Whether the value of a fact passes a test; of a party within a collection once for all parties that state it alike at that place."""
    value, place = evaluator.read(test.fact, it)
    if it is None or not is_text(value):
        return _tested(evaluator, test, it, value, place)
    key = (id(test), place, type(value), value, value is None and evaluator.kind_is_missing(test.fact, it))
    return evaluator.shared.once(key, lambda: _tested(evaluator, test, it, value, place))


def _tested(evaluator: "Evaluator", test: Test, it: Member | None, value: Any, place: str) -> Proof:
    says = comparison_in_words(test.fact, test.comparison, test.value)
    if value is ABSENT:
        return Proof(Truth.FALSE, says, because="does not arise", fact=place)
    if value is None:
        return Proof(Truth.UNKNOWN, says, because="not stated", fact=place, open=evaluator.missing(test.fact, place, it))
    truth = compare(test.comparison, value, test.value)
    because = f"{heading_of(test.fact)}: {show(value, fact_at(test.fact))}"
    unsure = Open(OpenKind.FACT, place, f"State {heading_of(test.fact)} more exactly: {show(value)} leaves it open.") if truth is Truth.UNKNOWN else None
    return Proof(truth, says, because=because, fact=place, value=value, open=unsure)
