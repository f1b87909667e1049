"""An index over listed parties: exact by identifier and by folded name, else the few names that share rare letters, scored."""

from __future__ import annotations  # array[int] cannot be evaluated before Python 3.12

import base64
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from . import reading, scoring
from .legal_forms import clash, split
from .listed import ListedParty

__all__ = ["Hit", "Index", "Likeness", "Query"]

_TRIED, _KEPT, _POSTINGS = 12, 24, 2500  # trigrams looked up, names scored, list places read: measured on the UK list


class Likeness(Enum):
    """What a hit is worth."""

    MATCH = "match"
    POSSIBLE = "possible match"
    DIFFERENT = "different"


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


@dataclass(frozen=True, slots=True)
class _Found:
    """A listed name that is like the one asked for."""

    entry: int
    name: int
    score: float
    equal: bool
    asked: str
    why: tuple[str, ...] = ()


class _Names:
    """The folded names of one sort (persons, or all others), ready for look-up."""

    def __init__(self, keys: list[str], owners: list[list[int]], grams: list[str], postings: list[array[int]], persons: bool) -> None:
        self.keys, self.owners, self.persons = keys, owners, persons
        self.postings = dict(zip(grams, postings, strict=True))

    @classmethod
    def build(cls, rows: Iterable[tuple[int, int, tuple[str, ...]]], *, persons: bool) -> _Names:
        """From (entry, name, folded words)."""
        places: dict[str, int] = {}
        owners: list[list[int]] = []
        for entry, name, folded in rows:
            key = " ".join(folded)
            place = places.setdefault(key, len(places))
            if place == len(owners):
                owners.append([])
            if entry not in owners[place][::2]:
                owners[place] += [entry, name]
        postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for key, place in places.items():
            for gram in _grams(key):
                postings[gram].append(place)
        return cls(list(places), owners, list(postings), list(postings.values()), persons)

    @cached_property
    def by_sorted_words(self) -> dict[str, list[int]]:
        """Names by their words in order of the alphabet."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self.keys):
            found[" ".join(sorted(key.split()))].append(place)
        return found

    @cached_property
    def by_letters(self) -> dict[str, list[int]]:
        """Names by their letters alone, without spaces."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self.keys):
            found[key.replace(" ", "")].append(place)
        return found

    @cached_property
    def rare(self) -> Mapping[str, int]:
        """How many names hold each word."""
        return Counter(word for key in self.keys for word in set(key.split()))

    def equal(self, folded: tuple[str, ...]) -> list[int]:
        """The names that are equal: the same words in any order, or the same letters however they are spaced."""
        places = self.by_sorted_words.get(" ".join(sorted(folded)), [])
        if not self.persons:
            joined = "".join(folded)
            places = list(dict.fromkeys([*places, *(self.by_letters.get(joined, ()) if len(joined) > 3 else ())]))
        return places

    def near(self, folded: tuple[str, ...], possible: float) -> list[tuple[int, float, tuple[str, ...]]]:
        """The names that are similar, with score and evidence."""
        key = " ".join(folded)
        known = sorted((posting for gram in _grams(key) if (posting := self.postings.get(gram))), key=len)
        counts: Counter[int] = Counter()
        read = 0
        for posting in known[:_TRIED]:
            counts.update(posting)
            read += len(posting)
            if read > _POSTINGS:
                break
        score = scoring.person if self.persons else scoring.organisation
        found = []
        for place, _shared in counts.most_common(_KEPT):
            likeness, why = score(folded, tuple(self.keys[place].split()), self.rare)
            if likeness >= possible:
                found.append((place, likeness, why))
        return found

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        everything = array("I")
        for posting in self.postings.values():
            everything.extend(posting)
        return {
            "keys": "\n".join(self.keys),
            "owners": self.owners,
            "grams": "".join(self.postings),
            "sizes": [len(posting) for posting in self.postings.values()],
            "postings": _packed(everything),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], *, persons: bool) -> _Names:
        """From what `to_plain` gave."""
        everything, start, postings = _unpacked(plain["postings"]), 0, []
        for size in plain["sizes"]:
            postings.append(everything[start : start + size])
            start += size
        grams = [plain["grams"][place : place + 3] for place in range(0, len(plain["grams"]), 3)]
        return cls(plain["keys"].split("\n") if plain["keys"] else [], plain["owners"], grams, postings, persons)


class Index:
    """Listed parties, ready to be searched.

    >>> sberbank = ListedParty("sberbank", "schedule-2", "organisation", ("ПАО Сбербанк",), {"inn": ("7707083893",)}, known_by_name=True)
    >>> [hit.likeness.value for hit in Index.build([sberbank]).search(Query(("Sberbank JSC",)), possible=0.87)]
    ['match']
    """

    def __init__(self, entries: list[Any], persons: _Names, others: _Names) -> None:
        self._entries, self._persons, self._others = entries, persons, others

    @classmethod
    def build(cls, parties: Iterable[ListedParty]) -> Index:
        """From listed parties."""
        entries = list(parties)
        persons = [(number, party) for number, party in enumerate(entries) if party.kind == "individual"]
        others = [(number, party) for number, party in enumerate(entries) if party.kind != "individual"]
        return cls(
            [entry.to_plain() for entry in entries],
            _Names.build(_rows(persons, reading.of_person), persons=True),
            _Names.build(_rows(others, reading.of_body), persons=False),
        )

    def __len__(self) -> int:
        return len(self._entries)

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it; `from_plain` needs a few milliseconds to read it."""
        return {"entries": self._entries, "persons": self._persons.to_plain(), "others": self._others.to_plain()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Index:
        """From what `to_plain` gave."""
        return cls(plain["entries"], _Names.from_plain(plain["persons"], persons=True), _Names.from_plain(plain["others"], persons=False))

    def entry(self, number: int) -> ListedParty:
        """The entry at one place."""
        return ListedParty.from_plain(self._entries[number])

    def entries(self) -> Iterable[ListedParty]:
        """All entries, in the order in which they were given."""
        return map(ListedParty.from_plain, self._entries)

    @cached_property
    def _by_number(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, entry in enumerate(self._entries):
            for kind, values in entry[4].items():
                for value in values:
                    found[kind, value.upper()].append(place)
        return found

    def search(self, query: Query, possible: float) -> tuple[Hit, ...]:
        """Who on the lists the party is or may be, best first.

        Args:
            query: Who is looked for.
            possible: The likeness of names, 0 to 1, from which a name is a possible match.

        Returns:
            One hit an entry, those shown to be different last; empty when nothing is alike.
        """
        by_number = {place: (kind, value) for kind, value in query.identifiers for place in self._by_number.get((kind, value.upper()), ())}
        best: dict[int, _Found] = {}
        for name in query.names:
            for found in self._alike(name, query.kind, possible):
                if found.entry not in best or (found.equal, found.score) > (best[found.entry].equal, best[found.entry].score):
                    best[found.entry] = found
        hits = [self._by_identifier(place, number, best.pop(place, None)) for place, number in by_number.items()]
        hits += [self._by_name(found, query) for found in best.values()]
        order = list(Likeness)
        return tuple(sorted(hits, key=lambda hit: (order.index(hit.likeness), -hit.score, hit.entry.list_id, hit.entry.id)))

    def _alike(self, name: str, kind: str | None, possible: float) -> Iterable[_Found]:
        for names, read, sought in ((self._others, reading.of_body, kind != "individual"), (self._persons, reading.of_person, kind != "organisation")):
            for folded in read(name):
                equal = names.equal(folded)
                for place in equal:
                    yield from self._owners(names, place, 1.0, True, name, ())
                if sought:
                    for place, score, why in names.near(folded, possible):
                        if place not in equal:
                            yield from self._owners(names, place, score, False, name, why)

    @staticmethod
    def _owners(names: _Names, place: int, score: float, equal: bool, asked: str, why: tuple[str, ...]) -> Iterable[_Found]:
        owners = names.owners[place]
        for entry, name in zip(owners[::2], owners[1::2], strict=True):
            yield _Found(entry, name, score, equal, asked, why)

    def _by_identifier(self, place: int, number: tuple[str, str], found: _Found | None) -> Hit:
        entry = self.entry(place)
        kind, value = number
        why = [f"{kind.upper()} {value} is that of {_called(entry)}"]
        if found is None:
            why.append("the names differ; a number outranks a name")
        return Hit(entry, Likeness.MATCH, 1.0, bool(found and found.equal), f"{kind.upper()} {value}", entry.names[0] if entry.names else entry.id, tuple(why))

    def _by_name(self, found: _Found, query: Query) -> Hit:
        entry = self.entry(found.entry)
        listed = entry.names[found.name]
        alike = "the names are equal once spelled alike" if found.equal else f"the names are alike: {found.score:.2f}"
        agree, against = _evidence(entry, query)
        forms = clash(split(found.asked).forms, split(listed).forms)
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


def _called(entry: ListedParty) -> str:
    return f"{entry.names[0] if entry.names else entry.id} ({entry.list_id}, {entry.id})"


def _rows(entries: Iterable[tuple[int, ListedParty]], read: Any) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    for number, party in entries:
        for place, name in enumerate(party.names):
            for folded in read(name):
                yield number, place, folded


_TRIGRAM = re.compile(r"(?=(...))")


def _grams(key: str) -> list[str]:
    """The distinct trigrams of a folded name, word ends marked."""
    return list(dict.fromkeys(_TRIGRAM.findall(f" {key} ")))


def _packed(numbers: array[int]) -> str:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def _unpacked(text: str) -> array[int]:
    numbers = array("I")
    numbers.frombytes(base64.b64decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
