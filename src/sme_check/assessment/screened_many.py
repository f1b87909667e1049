"""Screening for many partnerships at once: whoever was looked up alike is asked about once."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from sme_check.engine.evaluate import AsksParties
from sme_check.engine.proof import Proof
from sme_check.facts.line import Line, Member
from sme_check.facts.lookup import LookUp
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import Hit, Query
from sme_check.screening.legal_forms import split
from sme_check.screening.parties import ranked
from sme_check.screening.reading import read_all, speaks
from sme_check.screening.tree import alike

from .imported import registers_on
from .registers import policy_of
from .screened import Screened

__all__ = ["Askers", "Nobody", "kind_shown", "readings_of"]


_REMEMBERED = 1 << 15
"""Queries, and parties, of which the answers are remembered from one run of rows to the next."""


class Nobody:
    """Which parties are like nobody on any list held.

    Args:
        rulebook: The law, with the parties it names; to them come those of the lists imported.
        as_of: The day asked about.
    """

    def __init__(self, rulebook: Rulebook, as_of: date) -> None:
        self._registers = registers_on(rulebook, as_of)[0]
        self._possible = policy_of(rulebook).possible
        self.hits: dict[Query, tuple[Hit, ...]] = {}
        """What was found for each query, for whoever asks about the party itself."""

    def __call__(self, queries: Sequence[Query]) -> list[bool]:
        """Of each query whether no entry is a match, a possible match, or shown to be somebody else, and whether that says something of all its names."""
        if len(self.hits) > _REMEMBERED:
            self.hits.clear()
        new = [query for query in dict.fromkeys(queries) if query not in self.hits]
        found: list[list[Hit]] = [[] for _ in new]
        for register in self._registers:
            for mine, hits in zip(found, register.index.search_many(new, self._possible), strict=True):
                mine.extend(hits)
        self.hits.update(zip(new, map(ranked, found), strict=True))
        return [not self.hits[query] and all(map(speaks, query.names)) for query in queries]


def readings_of(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """All that each name may be read as, as a body's and as a person's; two names that share none are never taken for one another."""
    return {name: frozenset(" ".join(sorted(words)) for words in (*read.bodies, *read.persons)) for name, read in read_all(names).items()}


def kind_shown(name: str) -> str | None:
    """What the legal form in a name shows its bearer to be: organisation, individual, or nothing."""
    return split(name).kind


class _Shared(Screened):
    """Answers for the parties of every partnership with the same look-ups; the place of a party is no name for it here."""

    def __init__(self, rulebook: Rulebook, partnership: Partnership, as_of: date, hits: dict[Query, tuple[Hit, ...]] | None) -> None:
        super().__init__(rulebook, partnership, as_of, hits)
        self.doubtful: set[tuple[str, Hashable]] = set()
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
            self.doubtful.add((member.path, alike(member.party)))
        return self._proof(member, question, about, answer)


class Askers:
    """Who answers what is asked of the parties of a line, on one day.

    Args:
        rulebook: The law.
        as_of: The day whose law is applied.
        hits: What was found already for some queries, by `Nobody` of the same law and day.
    """

    def __init__(self, rulebook: Rulebook, as_of: date, hits: dict[Query, tuple[Hit, ...]] | None = None) -> None:
        self._rulebook, self._as_of, self._hits = rulebook, as_of, hits
        self._known: dict[tuple[LookUp, ...], _Shared] = {}

    def __call__(self, line: Line) -> AsksParties:
        """Who answers for the parties of a line's partnership."""
        return self._of(line).ask

    @staticmethod
    def alike(party: Party) -> Hashable:
        """What is read of a party: of two for which it is the same, the same is said."""
        return alike(party)

    def provisional(self, line: Line, member: Member) -> bool:
        """Whether something asked of a party was cleared only by an old list or look-up, or by what takes the place of a damaged list."""
        asked = self._of(line)
        return bool(asked.notes) or (bool(asked.doubtful) and (member.path, alike(member.party)) in asked.doubtful)

    def _of(self, line: Line) -> _Shared:
        look_ups = line.partnership.look_ups
        if look_ups not in self._known:
            self._known[look_ups] = _Shared(self._rulebook, Partnership.model_construct(look_ups=look_ups), self._as_of, self._hits)
        return self._known[look_ups]
