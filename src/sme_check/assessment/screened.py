"""What screening says of each party, as proofs that measures read. INTERIM."""

from datetime import date

from sme_check.engine.look_ups import answer_of
from sme_check.engine.proof import Open, OpenKind, Proof
from sme_check.facts.line import Member
from sme_check.facts.partnership import Partnership
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook


class Screened:
    """Interim."""

    def __init__(self, rulebook: Rulebook, partnership: Partnership, as_of: date) -> None:
        self.rulebook, self.partnership, self.as_of = rulebook, partnership, as_of
        self.provisional = False
        self.fingerprint = ""

    def ask(self, member: Member, question: str, about: str) -> Proof:
        name = member.party.name or ""
        truth, words = answer_of(self.partnership.look_ups, "uk_sanctions_list", name, self.as_of, before=30, after=30)
        return Proof(
            truth,
            f"{member.path} {question} {about}",
            because=words,
            open=Open(OpenKind.DATA, "look_ups", f"search {name}", "uk_sanctions_list", name) if truth is Truth.UNKNOWN else None,
        )
