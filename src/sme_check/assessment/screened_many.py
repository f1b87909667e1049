"""Screening for many partnerships at once: whoever was looked up alike is asked about once."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from sme_check.engine.evaluate import AsksParties
from sme_check.engine.proof import Proof
from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.facts.names_joined import says_several
from sme_check.facts.of_party import says_body
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import Hit, Query
from sme_check.screening.legal_forms import split
from sme_check.screening.parties import ranked
from sme_check.screening.reading import read_all, speaks
from sme_check.screening.tree import alike

from .mentioned import Search
from .registers import policy_of
from .screened import HeldLists, Screened

__all__ = ["Askers", "Nobody", "kind_shown", "readings_of"]


_REMEMBERED = 1 << 15
"""Queries, and parties, of which the answers are remembered from one run of rows to the next."""


class Nobody:
    """Which parties are like nobody on any list held.

    Args:
        rulebook: The law, with the limits of what is alike.
        held: The lists; what is found in them is added to its hits.
    """

    def __init__(self, rulebook: Rulebook, held: HeldLists) -> None:
        self._held, self._possible = held, policy_of(rulebook).possible

    def __call__(self, queries: Sequence[Query]) -> list[bool]:
        """Of each query whether no entry is a match, a possible match, or shown to be somebody else, and whether that says something of all its names."""
        known = self._held.hits
        if len(known) > _REMEMBERED:
            known.clear()
        new = [query for query in dict.fromkeys(queries) if query not in known]
        found: list[list[Hit]] = [[] for _ in new]
        for register in self._held.registers:
            for mine, hits in zip(found, register.index.search_many(new, self._possible), strict=True):
                mine.extend(hits)
        known.update(zip(new, map(ranked, found), strict=True))
        return [not known[query] and all(map(speaks, query.names)) for query in queries]


def readings_of(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """All that each name may be read as, as a body's and as a person's; two names that share none are never taken for one another."""
    return {name: frozenset(" ".join(sorted(words)) for words in (*read.bodies, *read.persons)) for name, read in read_all(names).items()}


def kind_shown(name: str) -> str | None:
    """What a name shows its bearer to be: `individual`, nothing, or a body: by a legal form (`form`), by a word (`body`), by both (`organisation`).

    Behind `several` where it joins the names of several people.
    """
    by_form = split(name).kind
    shown = by_form if by_form == "individual" else _SHOWN[by_form is not None, says_body(name)]
    return f"several {shown or ''}".strip() if says_several(name) else shown


_SHOWN = {(True, True): "organisation", (True, False): "form", (False, True): "body", (False, False): None}
_WITH_LOOK_UPS = 1 << 9
"""Sets of look-ups whose answers are remembered at a time."""
_Doubtful = tuple[tuple[LookUp, ...], str, Hashable]
"""Look-ups, and a party by its place and all that is read of it: who was cleared only by something old."""


class _Shared(Screened):
    """Answers for the parties of every partnership with the same look-ups; the place of a party is no name for it here."""

    def __init__(self, rulebook: Rulebook, look_ups: tuple[LookUp, ...], as_of: date, held: HeldLists, doubtful: set[_Doubtful]) -> None:
        super().__init__(rulebook, Partnership.model_construct(look_ups=look_ups), as_of, held)
        self._look_ups, self._doubtful = look_ups, doubtful
        self._asked: dict[tuple[str, Hashable], dict[tuple[str, str], Proof]] = {}
        self._last: tuple[Member | None, dict[tuple[str, str], Proof]] = None, {}

    def ask(self, member: Member, question: str, about: str) -> Proof:
        """What screening says of a party."""
        asked = self._last[1] if self._last[0] is member else self._of(member)
        if (question, about) not in asked:
            asked[question, about] = self._found(member, question, about)
        return asked[question, about]

    def _of(self, member: Member) -> dict[tuple[str, str], Proof]:
        """What was said of whoever is like a party at the same place."""
        if len(self._asked) > _REMEMBERED:
            self._asked.clear()
        asked = self._asked.setdefault((member.path, alike(member.party)), {})
        self._last = member, asked
        return asked

    def _found(self, member: Member, question: str, about: str) -> Proof:
        answer = self._answer(member, question, about)
        if answer.provisional and answer.truth is Truth.FALSE:
            self._doubtful.add((self._look_ups, member.path, alike(member.party)))
        return self._proof(member, question, about, answer)


class Askers:
    """Who answers what is asked of the parties of a line, on one day.

    Args:
        rulebook: The law.
        as_of: The day whose law is applied.
        held: The lists to screen against; None for those in use now.

    Attributes:
        texts: What searches texts for the names of whom the lists hold.
    """

    def __init__(self, rulebook: Rulebook, as_of: date, held: HeldLists | None = None) -> None:
        self._rulebook, self._as_of, self._held = rulebook, as_of, held or HeldLists.on(rulebook, as_of)
        self.texts = Search.of(rulebook, self._held.registers)
        self._known: dict[tuple[LookUp, ...], _Shared] = {}
        self._doubtful: set[_Doubtful] = set()

    def __call__(self, line: Line) -> AsksParties:
        """Who answers for the parties of a line's partnership."""
        look_ups = line.partnership.look_ups
        if look_ups not in self._known:
            if len(self._known) >= _WITH_LOOK_UPS:
                self._known.clear()
            self._known[look_ups] = _Shared(self._rulebook, look_ups, self._as_of, self._held, self._doubtful)
        return self._known[look_ups].ask

    @staticmethod
    def alike(party: Party) -> Hashable:
        """What is read of a party: of two for which it is the same, the same is said."""
        return alike(party)

    def provisional(self, line: Line, member: Member) -> bool:
        """Whether something asked of a party was cleared only by an old list or look-up, or by what takes the place of a damaged list."""
        if self._held.notes or not self._doubtful:
            return bool(self._held.notes)
        return (line.partnership.look_ups, member.path, alike(member.party)) in self._doubtful
