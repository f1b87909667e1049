"""Screening for many partnerships at once: whoever was looked up alike is asked about once."""

from datetime import date

from sme_check.engine.evaluate import AsksParties
from sme_check.engine.proof import Proof
from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook

from .screened import Screened

__all__ = ["Askers"]


class _Shared(Screened):
    """Answers for the parties of every partnership with the same look-ups; the place of a party is no name for it here."""

    def __init__(self, rulebook: Rulebook, partnership: Partnership, as_of: date) -> None:
        super().__init__(rulebook, partnership, as_of)
        self.doubtful: set[tuple[str, Party]] = set()

    def ask(self, member: Member, question: str, about: str) -> Proof:
        """What screening says of a party."""
        answer = self._answer(member, question, about)
        if answer.provisional and answer.truth is Truth.FALSE:
            self.doubtful.add((member.path, member.party))
        return self._proof(member, question, about, answer)


class Askers:
    """Who answers what is asked of the parties of a line, on one day.

    Args:
        rulebook: The law.
        as_of: The day whose law is applied.
    """

    def __init__(self, rulebook: Rulebook, as_of: date) -> None:
        self._rulebook, self._as_of = rulebook, as_of
        self._known: dict[tuple[LookUp, ...], _Shared] = {}

    def __call__(self, line: Line) -> AsksParties:
        """Who answers for the parties of a line's partnership."""
        return self._of(line).ask

    def provisional(self, line: Line, member: Member) -> bool:
        """Whether something asked of a party was cleared only by an old list or look-up, or by what takes the place of a damaged list."""
        asked = self._of(line)
        return bool(asked.notes) or (bool(asked.doubtful) and (member.path, member.party) in asked.doubtful)

    def _of(self, line: Line) -> _Shared:
        look_ups = line.partnership.look_ups
        if look_ups not in self._known:
            self._known[look_ups] = _Shared(self._rulebook, Partnership.model_construct(look_ups=look_ups), self._as_of)
        return self._known[look_ups]
