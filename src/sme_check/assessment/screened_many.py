"""Screening for many partnerships at once: whoever was looked up alike is asked about once."""

from collections.abc import Callable
from datetime import date

from sme_check.engine.evaluate import AsksParties
from sme_check.engine.proof import Proof
from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.rulebook import Rulebook

from .screened import Screened

__all__ = ["askers"]


class _Shared(Screened):
    """Answers for the parties of every partnership with the same look-ups; the place of a party is no name for it here."""

    def ask(self, member: Member, question: str, about: str) -> Proof:
        """What screening says of a party."""
        return self._proof(member, question, about, self._answer(member, question, about))


def askers(rulebook: Rulebook, as_of: date) -> Callable[[Line], AsksParties]:
    """Who answers what is asked of the parties of a line, on one day."""
    known: dict[tuple[LookUp, ...], _Shared] = {}

    def asker(line: Line) -> AsksParties:
        look_ups = line.partnership.look_ups
        if look_ups not in known:
            known[look_ups] = _Shared(rulebook, Partnership.model_construct(look_ups=look_ups), as_of)
        return known[look_ups].ask

    return asker
