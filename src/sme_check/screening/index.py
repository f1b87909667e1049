"""An index over listed parties: exact by identifier and by folded name, else the few names that share rare letters, scored."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from . import reading
from .blocking import Names, Near
from .legal_forms import clash, split
from .listed import ListedParty
from .reading import Reading
from .rows import Rows
from .scoring import NO_PATRONYMIC, alike
from .vocabulary import is_patronymic

__all__ = ["FORM", "Hit", "Index", "Likeness", "Query"]


FORM = 8  # goes up whenever names are folded, read or kept otherwise: an index of another form is built anew
_MENDED = 0.97  # what a name is worth whose common words had to be mended
_MANY = 16  # searches after which it is worth getting ready for many
_ACRONYM = 0.86  # what a name is worth that is the initials of the other
_INITIALS = ("one name is the initials of the other",)
_MENDED_WORDS = ("slips in common words mended",)


class Likeness(Enum):
    """What a hit is worth."""

    MATCH = "match"
    POSSIBLE = "possible match"
    DIFFERENT = "different"


_Read = Callable[[str, bool], Reading]
_FindNear = Callable[[Names, tuple[str, ...], float], list[Near]]
_ORDER = {likeness: place for place, likeness in enumerate(Likeness)}


@dataclass(frozen=True, slots=True)
class Query:
    """Who is looked for.

    Attributes:
        names: Every name the party bears, in any script.
        kind: organisation, individual, or None when it is not known.
        born: Its date of birth as 1957-03-02.
        identifiers: By kind: inn, ogrn, bic, imo.
    """

    names: tuple[str, ...] = ()
    kind: str | None = None
    born: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that the party is, may be, or is shown not to be.

    Attributes:
        entry: The listed party.
        likeness: A match, a possible match, or different.
        score: How alike the names are, 0 to 1; 1 for an equal identifier.
        equal_name: Whether a name is equal once both are folded.
        asked, listed: The two names, or identifiers, that were alike.
        why: The evidence, in words.
    """

    entry: ListedParty
    likeness: Likeness
    score: float
    equal_name: bool
    asked: str
    listed: str
    why: tuple[str, ...]


class _Found(NamedTuple):
    """A listed name that is like the one asked for."""

    entry: int
    name: int
    score: float
    equal: bool
    asked: str
    why: tuple[str, ...]


class Index:
    """Listed parties, ready to be searched.

    >>> sberbank = ListedParty("sberbank", "schedule-2", "organisation", ("ПАО Сбербанк",), {"inn": ("7707083893",)}, known_by_name=True)
    >>> [hit.likeness.value for hit in Index.build([sberbank]).search(Query(("Sberbank JSC",)), possible=0.87)]
    ['match']
    """

    def __init__(self, entries: Sequence[ListedParty | str], numbers: Rows, measures: Mapping[str, list[str]], persons: Names, others: Names) -> None:
        self._entries, self._numbers, self._measures, self._persons, self._others = list(entries), numbers, measures, persons, others
        self._searches = 0

    @classmethod
    def build(cls, parties: Iterable[ListedParty]) -> "Index":
        """From listed parties."""
        entries = list(parties)
        persons = [(number, party) for number, party in enumerate(entries) if party.kind == "individual"]
        others = [(number, party) for number, party in enumerate(entries) if party.kind != "individual"]
        readings = reading.read_listed(list(dict.fromkeys(name for entry in entries for name in entry.names)))
        numbers: dict[str, list[int]] = {}
        measures: dict[str, dict[str, None]] = {}
        for place, entry in enumerate(entries):
            measures.setdefault(entry.list_id, {}).update(dict.fromkeys(entry.effects))
            for kind in entry.identifiers:
                for value in entry.numbers(kind):
                    numbers.setdefault(_number(kind, value), []).append(place)
        return cls(
            entries,
            Rows.of(numbers),
            {list_id: list(found) for list_id, found in measures.items()},
            Names.build(_rows(persons, readings), persons=True),
            Names.build(_rows(others, readings), persons=False),
        )

    def __len__(self) -> int:
        return len(self._entries)

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it; `from_plain` needs a few milliseconds to read it."""
        return {
            "form": FORM,
            "entries": [entry if isinstance(entry, str) else _text(entry) for entry in self._entries],
            "numbers": self._numbers.to_plain(),
            "measures": dict(self._measures),
            "persons": self._persons.to_plain(),
            "others": self._others.to_plain(),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Index":
        """From what `to_plain` gave; from its entries alone, which takes longer, if names were folded otherwise then."""
        if plain.get("form") != FORM:
            return cls.build(map(_party, plain["entries"]))
        return cls(
            plain["entries"],
            Rows.from_plain(plain["numbers"]),
            plain["measures"],
            Names.from_plain(plain["persons"], persons=True),
            Names.from_plain(plain["others"], persons=False),
        )

    def entry(self, number: int) -> ListedParty:
        """The entry at one place."""
        entry = self._entries[number]
        if isinstance(entry, str):
            entry = self._entries[number] = _party(entry)
        return entry

    def measures(self) -> Mapping[str, Iterable[str]]:
        """By list, the measures that some entry of it carries."""
        return self._measures

    def entries(self) -> Iterable[ListedParty]:
        """All entries, in the order in which they were given."""
        return map(self.entry, range(len(self)))

    def search(self, query: Query, possible: float) -> tuple[Hit, ...]:
        """Who on the lists the party is or may be, best first.

        Args:
            query: Who is looked for.
            possible: The likeness of names, 0 to 1, from which a name is a possible match.

        Returns:
            One hit an entry, those shown to be different last; empty when nothing is alike.
        """
        self._searches += 1
        if self._searches == _MANY:
            self._persons.hasten()
            self._others.hasten()
        return self._search(query, possible, reading.read, Names.near)

    def _search(self, query: Query, possible: float, read: _Read, near: _FindNear) -> tuple[Hit, ...]:
        by_number = {place: (kind, value) for kind, value in query.identifiers for place in self._numbers.get(_number(kind, value))}
        best: dict[int, _Found] = {}
        for name in query.names:
            for found in self._alike(name, query.kind, possible, read, near):
                if found.entry not in best or (found.equal, found.score) > (best[found.entry].equal, best[found.entry].score):
                    best[found.entry] = found
        hits = [self._by_identifier(place, number, best.pop(place, None)) for place, number in by_number.items()]
        hits += [hit for found in best.values() if (hit := self._by_name(found, query, read(found.asked, query.kind != "individual").forms))]
        if len(hits) > 1:
            hits.sort(key=lambda hit: (_ORDER[hit.likeness], -hit.score, hit.asked.casefold() != hit.listed.casefold(), hit.entry.id))
        return tuple(hits)

    def search_many(self, queries: Iterable[Query], possible: float) -> list[tuple[Hit, ...]]:
        """Who each party of a column is or may be: as `search` says of each, every distinct one looked for once.

        Args:
            queries: Who is looked for.
            possible: The likeness of names, 0 to 1, from which a name is a possible match.

        Returns:
            The hits of each query, in the order of the queries.
        """
        rows = list(queries)
        distinct = list(dict.fromkeys(rows))
        readings = reading.read_all(name for query in distinct for name in query.names)
        near = self._near_all(distinct, readings, possible)
        found = {query: self._search(query, possible, lambda name, _mend: readings[name], near) for query in distinct}
        return [found[query] for query in rows]

    def _near_all(self, queries: Sequence[Query], readings: Mapping[str, Reading], possible: float) -> _FindNear:
        """What is near the names of all queries, found at once."""
        wanted: dict[tuple[bool, float], dict[tuple[str, ...], None]] = {}
        for query in queries:
            for name in query.names:
                for names, rows, least in self._sought(readings[name], query.kind, possible):
                    wanted.setdefault((names.persons, least), {}).update(dict.fromkeys(rows))
        known: dict[tuple[bool, float], dict[tuple[str, ...], list[Near]]] = {}
        for (persons, least), distinct in wanted.items():
            names = self._persons if persons else self._others
            known[persons, least] = dict(zip(distinct, names.near_all(list(distinct), least), strict=True))
        return lambda names, folded, least: known[names.persons, least][folded]

    def _sought(self, name: Reading, kind: str | None, possible: float) -> list[tuple[Names, tuple[tuple[str, ...], ...], float]]:
        """Where a name is looked for among similar ones: how it is read there, and how alike it must be."""
        sought = [(self._others, name.bodies, possible)] if kind != "individual" else []
        if name.mended and kind != "individual":
            sought.append((self._others, name.mended, possible / _MENDED))
        if kind != "organisation":
            sought.append((self._persons, name.persons, possible))
        return sought

    def _alike(self, name: str, kind: str | None, possible: float, read: _Read, near: _FindNear) -> list[_Found]:
        said = read(name, kind != "individual")
        found: list[_Found] = []

        def add(owners: Sequence[int], score: float, equal: bool, why: tuple[str, ...] = ()) -> None:
            found.extend([_Found(entry, place, score, equal, name, why) for entry, place in zip(owners[::2], owners[1::2], strict=True)])

        for letters in said.letters:
            if owners := self._others.of_letters(letters):
                add(owners, 1.0, True)
        for names, rows in ((self._others, said.bodies), (self._persons, said.persons)):
            for folded in rows:
                equal = names.equal(folded)
                if equal is not None:
                    add(names.owners(equal), 1.0, True)
        for folded in said.bodies if kind != "individual" and possible <= _ACRONYM else ():
            if owners := self._others.of_initials(folded):
                add(owners, _ACRONYM, False, _INITIALS)
        for names, rows, least in self._sought(said, kind, possible):
            worth, why = (1.0, ()) if least == possible else (_MENDED, _MENDED_WORDS)
            for folded in rows:
                equal = names.equal(folded) if why and least <= 1 else None
                if equal is not None:
                    add(names.owners(equal), worth, False, why)
                for place, score, reasons in near(names, folded, least):
                    add(names.owners(place), score * worth, False, (*why, *reasons))
        return found

    def _by_identifier(self, place: int, number: tuple[str, str], found: _Found | None) -> Hit:
        entry = self.entry(place)
        kind, value = number
        why = [f"{kind.upper()} {value} is that of {_called(entry)}"]
        if found is None:
            why.append("the names differ; a number outranks a name")
        return Hit(entry, Likeness.MATCH, 1.0, bool(found and found.equal), f"{kind.upper()} {value}", entry.names[0] if entry.names else entry.id, tuple(why))

    def _by_name(self, found: _Found, query: Query, asked_forms: frozenset[str]) -> Hit | None:
        entry = self.entry(found.entry)
        if NO_PATRONYMIC in found.why and _other_patronymic(found.asked, entry):
            return None
        listed = entry.names[found.name]
        alike = "the names are equal once spelled alike" if found.equal else f"the names are alike: {found.score:.2f}"
        agree, against = _evidence(entry, query)
        forms = bool(asked_forms) and clash(asked_forms, split(listed).forms)
        why = [f"{alike} (asked {found.asked}; listed {listed})", *found.why, *agree, *against, *(["the legal forms differ"] if forms else [])]
        surely = found.equal and entry.known_by_name
        likeness = Likeness.MATCH if surely and not against and not forms else Likeness.POSSIBLE
        if against and not surely:
            likeness = Likeness.DIFFERENT
        return Hit(entry, likeness, found.score, found.equal, found.asked, listed, tuple(why))


def _evidence(entry: ListedParty, query: Query) -> tuple[list[str], list[str]]:
    """What, beside the names, speaks for and against one identity."""
    agree: list[str] = []
    against: list[str] = []
    for kind, value in query.identifiers:
        held = entry.numbers(kind)
        if held and kind in {"inn", "ogrn", "imo"}:
            against.append(f"the {kind.upper()} differs: {value}, listed {', '.join(held)}")
    if query.born and entry.born:
        same = any(query.born.startswith(born) for born in entry.born)
        (agree if same else against).append(f"the date of birth {'agrees' if same else 'differs'}: {query.born}, listed {', '.join(entry.born)}")
    if query.kind and entry.kind in {"individual", "organisation", "ship"} and query.kind != entry.kind:
        against.append(f"the party is an {query.kind}, the listed one is {'a ship' if entry.kind == 'ship' else 'an ' + entry.kind}")
    return agree, against


def _other_patronymic(asked: str, entry: ListedParty) -> bool:
    """Whether the entry has a patronymic under another of its names, and not the one asked for."""
    ours = [word for folded in reading.of_person(asked) for word in folded if is_patronymic(word)]
    theirs = [word for name in entry.names for folded in reading.of_person(name) if len(folded) > 2 for word in folded if is_patronymic(word)]
    return bool(ours and theirs) and not any(alike(one, other) for one in ours for other in theirs)


def _number(kind: str, value: str) -> str:
    return f"{kind} {value.strip().upper()}"


def _called(entry: ListedParty) -> str:
    return f"{entry.names[0] if entry.names else entry.id} ({entry.list_id}, {entry.id})"


_Readings = tuple[tuple[str, ...], ...]


def _rows(entries: Iterable[tuple[int, ListedParty]], readings: Mapping[str, Reading]) -> Iterable[tuple[int, int, _Readings, tuple[str, ...]]]:
    for number, party in entries:
        for place, name in enumerate(party.names):
            said = readings[name]
            yield number, place, *((said.persons, ()) if party.kind == "individual" else (said.bodies, said.letters))


def _text(party: ListedParty) -> str:
    return json.dumps(party.to_plain(), ensure_ascii=False, separators=(",", ":"))


def _party(text: str) -> ListedParty:
    return ListedParty.from_plain(json.loads(text))
