"""What screening says of each party, as the proofs that measures read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sme_check.engine.proof import Open, OpenKind, Proof
from sme_check.facts.line import Member
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Party
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.answer import Answer, shown
from sme_check.screening.chains import Chains
from sme_check.screening.index import Hit, Query
from sme_check.screening.ownership import eu_owned_or_controlled, owned_by, owned_or_controlled
from sme_check.screening.parties import UK_LIST, Screening
from sme_check.screening.register import Register

from .imported import registers_on
from .registers import policy_of

__all__ = ["HeldLists", "Screened"]

_REMEMBERED = 1 << 12
"""Parties whose owners are remembered at a time."""

_WORDS: Mapping[str, str] = {
    "designated_for": "is designated for {about}",
    "owned_or_controlled_by_designated_for": "is owned or controlled by somebody designated for {about}",
    "named_in": "is named in {about}",
    "owned_by_named_in": "is owned, by more than half, by somebody named in {about}",
    "shown_frozen_for": "is shown by the lists held to be designated for {about}, or owned or controlled by somebody who is",
}


@dataclass(frozen=True, eq=False)
class HeldLists:
    """The lists to screen against on a day, read once: an import meanwhile changes nothing for whoever holds them.

    Attributes:
        registers, digest, notes: As `registers_on` gives them.
        hits: What was found in them for each query so far.
    """

    registers: tuple[Register, ...]
    digest: str
    notes: tuple[str, ...]
    hits: dict[Query, tuple[Hit, ...]] = field(default_factory=dict)

    @classmethod
    def on(cls, rulebook: Rulebook, as_of: date) -> "HeldLists":
        """Those in use now, for a day."""
        return cls(*registers_on(rulebook, as_of))


class Screened:
    """Answers for the parties of one partnership on one day; each question is asked once.

    `registers` are the lists held. `notes` says what of them is damaged, and what is used in its place; an answer that rests on that is provisional.

    Args:
        rulebook: The law, with the parties it names; to them come those of the lists imported.
        partnership: The facts, with the adviser's look-ups.
        as_of: The day whose law is applied.
        held: The lists to screen against; None for those in use now.
    """

    def __init__(self, rulebook: Rulebook, partnership: Partnership, as_of: date, held: HeldLists | None = None) -> None:
        self._rulebook = rulebook
        held = held or HeldLists.on(rulebook, as_of)
        self._lists, self.notes, self.registers = held.digest, held.notes, held.registers
        self._screening = Screening(held.registers, as_of, partnership.look_ups, policy_of(rulebook), held.hits)
        self._known: dict[tuple[str, str, str], Proof] = {}
        self._chains: dict[tuple[str, int], Chains] = {}
        self._looked_at: dict[str, str] = {}
        self.provisional = bool(self.notes)

    @property
    def fingerprint(self) -> str:
        """A digest of the lists: those of the rulebook are within its own fingerprint; after a plus sign that of the lists imported, if there are any."""
        return f"{self._rulebook.fingerprint}+{self._lists}" if self._lists else self._rulebook.fingerprint

    def ask(self, member: Member, question: str, about: str) -> Proof:
        """What screening says of a party.

        Args:
            member: The party, and where it stands in the facts.
            question: `designated_for`, `owned_or_controlled_by_designated_for`, `named_in`, `owned_by_named_in` or `shown_frozen_for`.
            about: The measure, or the list.
        """
        key = (member.path, question, about)
        if key not in self._known:
            self._known[key] = self._proof(member, question, about, self._answer(member, question, about))
        return self._known[key]

    def _answer(self, member: Member, question: str, about: str) -> Answer:
        match question:
            case "designated_for":
                return self._screening.designated_for(member.party, about, member.path)
            case "named_in":
                return self._screening.named_in(member.party, about, member.path)
            case "owned_by_named_in":
                return owned_by(self._chains_of(member), self._asker(self._screening.named_in, about), member.path)
            case "shown_frozen_for":
                asked = [self._answer(member, each, about) for each in ("designated_for", "owned_or_controlled_by_designated_for")]
                return shown(asked, "nothing that is held shows it; a gap in the lists shows nothing")
        test = eu_owned_or_controlled if about.startswith("eu_") else owned_or_controlled
        return test(self._chains_of(member), self._asker(self._screening.designated_for, about), member.path)

    def _chains_of(self, member: Member) -> Chains:
        """The owners of a party, worked out once; known by the very object, which the chains keep."""
        key = (member.path, id(member.party))
        if key not in self._chains:
            if len(self._chains) > _REMEMBERED:
                self._chains.clear()
            self._chains[key] = Chains(member.party, member.path)
        return self._chains[key]

    @staticmethod
    def _asker(ask: Callable[[Party, str], Answer], about: str) -> Callable[[Party], Answer]:
        return lambda party: ask(party, about)

    def _proof(self, member: Member, question: str, about: str, answer: Answer) -> Proof:
        self.provisional = self.provisional or (answer.provisional and answer.truth is Truth.FALSE)
        says = f"{member.party.name or member.path} {_WORDS[question].format(about=about.replace('_', ' '))}"
        because = "; ".join((*answer.why, *answer.path))
        opens = self._opens(member, question, about, answer) if answer.truth is Truth.UNKNOWN else ()
        if len(opens) == 1:
            return Proof(answer.truth, says, because=because, fact=member.path, open=opens[0])
        parts = tuple(Proof(Truth.UNKNOWN, item.question, open=item) for item in opens)
        return Proof(answer.truth, says, because=because, fact=member.path, parts=parts)

    def _opens(self, member: Member, question: str, about: str, answer: Answer) -> tuple[Open, ...]:
        """What the answer leaves open: facts to state, lists to look up, matches to judge."""
        facts = [Open(OpenKind.FACT, path, _question_of(path)) for path in answer.missing]
        where = self._about(question, about)
        asks = [
            Open(OpenKind.DATA, "look_ups", ask.text, where, ask.subject) if ask.gap == "data" else Open(OpenKind.JUDGEMENT, "", ask.text)
            for ask in answer.questions
        ]
        return tuple(facts + asks) or (Open(OpenKind.DATA, "look_ups", "; ".join(answer.why), where, member.party.name or ""),)

    def _about(self, question: str, about: str) -> str:
        """What the adviser would look at."""
        if question.endswith("named_in"):
            return about
        if about not in self._looked_at:
            held = [item for item in self._rulebook.entity_lists.values() if about in item.designates_for]
            looked = [part.look_up for item in held for part in item.completeness if part.look_up]
            self._looked_at[about] = UK_LIST if not about.startswith("eu_") else next(iter(looked), held[0].id if held else UK_LIST)
        return self._looked_at[about]


def _question_of(path: str) -> str:
    name = path.rpartition(".")[2]
    info = fact_at(f"it.{name}")
    return info.question if info else f"State {path}."
