"""Listed parties named in texts among the facts: who is meant no rule can tell, so what would be outside is referred to a person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sme_check.facts.declare import FactModel
from sme_check.facts.lookup import LookUp, LookUpResult
from sme_check.facts.of_party import kind_of_party
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Party, PartyKind
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import Index
from sme_check.screening.legal_forms import clash, split
from sme_check.screening.listed import ListedParty
from sme_check.screening.names import fold
from sme_check.screening.register import Register
from sme_check.screening.running import Mention, may_name, mentions

from .registers import policy_of

__all__ = ["TEXTS", "Mentioned", "Search", "counting", "counts_on", "name_of", "texts_of"]

TEXTS = frozenset({"description", "joint_with", "position", "reference", "town"})
"""The facts that are words of somebody's own, in which no rule looks for a party."""
_TOWNS = "territory/towns"
_REMEMBERED = 1 << 15
"""Texts of which is remembered whom they name."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A text that may name listed parties.

    Attributes:
        text: What it says.
        places: Where it stands: paths of facts.
        whom: Whom it may name, the surest first; nobody of what could not be read as a fact and names a place.
    """

    text: str
    places: tuple[str, ...]
    whom: tuple[Mention, ...]


class Search:
    """Searches texts for the names of listed parties, each distinct text once.

    Args:
        law: The law, with the limits of what is alike.
        indexes: The lists.
    """

    def __init__(self, law: Rulebook, indexes: Iterable[Index]) -> None:
        self._policy, self._indexes = policy_of(law), tuple(indexes)
        self._known: dict[str, tuple[Mention, ...]] = {}
        self._towns = law.dated_list(_TOWNS) if _TOWNS in law.list_ids else None

    @classmethod
    def of(cls, law: Rulebook, registers: Iterable[Register]) -> "Search":
        """One of the lists held."""
        return cls(law, [register.index for register in registers])

    def whom(self, texts: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """Whom texts name, on any day; a text that names nobody is left out."""
        wanted = dict.fromkeys(filter(may_name, texts))
        if new := [text for text in wanted if text not in self._known]:
            if len(self._known) > _REMEMBERED:
                self.forget()
                new = list(wanted)
            found = mentions(new, self._indexes, self._policy.possible)
            self._known.update((text, found.get(text, ())) for text in new)
        return {text: self._known[text] for text in wanted if self._known[text]}

    def names_place(self, text: str, day: date) -> bool:
        """Whether a text names a place that was occupied on a day."""
        return self._towns is not None and bool(self._towns.hits(text, day))

    def mentioned(self, texts: Mapping[str, Sequence[str]], facts: Partnership, day: date) -> tuple[Mentioned, ...]:
        """The texts of one partnership that may name somebody.

        Args:
            texts: The places of each text.
            facts: The partnership; its activities are not read.
            day: The as-of date.

        Returns:
            By their places, in the order of the alphabet.
        """
        found = ((text, counting(whom, facts, day, self._policy.refused)) for text, whom in self.whom(texts).items())
        return tuple(sorted((Mentioned(text, tuple(sorted(texts[text])), whom) for text, whom in found if whom), key=lambda item: item.places))

    def in_facts(self, facts: Partnership, day: date) -> tuple[Mentioned, ...]:
        """The texts of a partnership's facts that may name somebody."""
        texts = texts_of(facts)
        return self.mentioned(texts, facts, day) if texts else ()

    def forget(self) -> None:
        """Forget whom the texts so far name."""
        self._known.clear()


def texts_of(facts: Partnership) -> dict[str, list[str]]:
    """The texts among the facts of a partnership, each with the places where it stands."""
    texts: dict[str, list[str]] = {}
    for place, text in _texts(facts, ""):
        texts.setdefault(text, []).append(place)
    return texts


def _texts(facts: FactModel, before: str) -> Iterator[tuple[str, str]]:
    for name, value in facts:
        place = f"{before}{name}"
        if name in TEXTS:
            if isinstance(value, str) and value:
                yield place, value
        elif isinstance(value, FactModel):
            yield from _texts(value, f"{place}.")
        elif isinstance(value, tuple) and name != "look_ups":
            for number, item in enumerate(value):
                if isinstance(item, FactModel):
                    yield from _texts(item, f"{place}[{number}].")


def counting(found: Sequence[Mention], facts: Partnership, day: date | None, refused: int) -> tuple[Mention, ...]:
    """Whom a text names that counts: who was listed on the day, whom no decision sets aside, and who is not called as a party that is stated.

    Args:
        found: Whom it names.
        facts: The partnership: the adviser's decisions, of which one on an entry holds for those of the same name on other lists, and the names of
            the business and of those behind it, who are screened themselves.
        day: The as-of date.
        refused: Days after which a decision is too old.
    """
    look_ups, stated = facts.look_ups or (), tuple(_names(facts)) if found else ()
    decided = {name_of(item) for item in found if any(_sets_aside(one, item.hit.entry, day, refused) for one in look_ups)}
    left = (item for item in found if name_of(item) not in decided and not _is_one_of(item, stated) and counts_on(item.hit.entry, day))
    kept: dict[tuple[str, str], Mention] = {}
    for item in sorted(left, key=lambda item: (not item.hit.equal_name, not item.hit.entry.numbers("uk_list"))):
        kept.setdefault((item.hit.entry.list_id, item.hit.entry.id), item)
    return tuple(kept.values())


_Called = tuple[str, frozenset[str], frozenset[str]]
"""What somebody is, a body or a person, what it is called but for a legal form, and the forms."""


def _is_one_of(item: Mention, stated: Sequence[_Called]) -> bool:
    """Whether a text calls somebody as one that is stated, by no other legal form."""
    part, kind = split(item.words), item.hit.entry.kind
    return any(kind == sort and frozenset(part.core) == words and not clash(part.forms, forms) for sort, words, forms in stated)


def _names(facts: Partnership) -> Iterator[_Called]:
    """What the business is called, and those behind it: they are screened themselves, as whatever they are known to be."""
    business = facts.business
    for party in (business, *(business.officers or ())):
        yield from _names_under(party)


def _names_under(party: Party) -> Iterator[_Called]:
    kind = kind_of_party(party)
    sort = "individual" if kind in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER) else "organisation"
    names = filter(None, (party.name, party.name_cyrillic, *(party.other_names or ()))) if kind is not None else ()
    yield from ((sort, frozenset(part.core), part.forms) for part in map(split, names) if part.core)
    for owner in party.owners or ():
        yield from _names_under(owner)


def name_of(item: Mention) -> str:
    """The name as listed, by which entries of several lists are one party's."""
    return fold(item.hit.listed)


def _sets_aside(item: LookUp, entry: ListedParty, day: date | None, refused: int) -> bool:
    """Whether a look-up says of the very entry, with a reason and near the day, that it is somebody else."""
    near = day is not None and item.as_at is not None and abs((day - item.as_at).days) <= refused
    called = {entry.id, *entry.numbers("uk_list"), *entry.numbers("eu_list")}
    return near and item.entry in called and item.result is LookUpResult.NOT_LISTED and bool(item.reason)


def counts_on(entry: ListedParty, day: date | None) -> bool:
    """Whether an entry was listed on a day, verified or not; one without any days counts."""
    periods = [*entry.in_force, *chain.from_iterable(entry.effects.values())]
    return day is None or not periods or any(period.covers(day) for period in periods)
