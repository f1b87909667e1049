"""An index over listed parties: exact by identifier and by folded name, else the few names that share rare letters, scored."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from . import reading
from .blocking import Names, Near
from .hit import Hit, Likeness, Query
from .judging import by_identifier, by_name, by_part
from .listed import ListedParty
from .matching import FindNear, Found, Matching, Read, Text
from .reading import Reading
from .rows import Rows
from .short_names import short_names

__all__ = ["FORM", "Hit", "Index", "Likeness", "Query"]


FORM = 14  # goes up whenever names are folded, read or kept otherwise: an index of another form is built anew
_MANY = 16  # searches after which it is worth getting ready for many
_ORDER = {likeness: place for place, likeness in enumerate(Likeness)}


class Index:
    """Listed parties, ready to be searched.

    >>> sberbank = ListedParty("sberbank", "schedule-2", "organisation", ("ПАО Сбербанк",), {"inn": ("7707083893",)}, known_by_name=True)
    >>> [hit.likeness.value for hit in Index.build([sberbank]).search(Query(("Sberbank JSC",)), possible=0.87)]
    ['match']
    """

    def __init__(self, entries: Sequence[ListedParty | str], numbers: Rows, measures: Mapping[str, list[str]], persons: Names, others: Names) -> None:
        self._entries, self._numbers, self._measures, self._persons, self._others = list(entries), numbers, measures, persons, others
        self._matching = Matching(persons, others)
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
        return self._search(query, self._matching.texts(query), possible, reading.read, Names.near)

    def _search(self, query: Query, texts: Sequence[Text], possible: float, read: Read, near: FindNear) -> tuple[Hit, ...]:
        by_number = {place: (kind, value) for kind, value in query.identifiers for place in self._numbers.get(_number(kind, value))}
        best, of_parts = self._best(texts, possible, read, near)
        hits = [by_identifier(self.entry(place), number, best.pop(place, None)) for place, number in by_number.items()]
        named: dict[int, Hit] = {}
        for place, found in best.items():
            if hit := by_name(self.entry(place), found, query, read(found.asked, query.kind != "individual").forms):
                named[place] = hit
        for place, found in of_parts.items():
            hit = None if place in by_number else by_part(self.entry(place), found, query)
            if hit and (place not in named or (named[place].likeness, hit.likeness) == (Likeness.DIFFERENT, Likeness.POSSIBLE)):
                named[place] = hit
        hits += named.values()
        if len(hits) > 1:
            hits.sort(key=lambda hit: (_ORDER[hit.likeness], -hit.score, hit.asked.casefold() != hit.listed.casefold(), hit.entry.id))
        return tuple(hits)

    def _best(self, texts: Sequence[Text], possible: float, read: Read, near: FindNear) -> tuple[dict[int, Found], dict[int, Found]]:
        """By entry, what is most like a whole name, and what is most like a part of one."""
        best: tuple[dict[int, Found], dict[int, Found]] = {}, {}
        for text in texts:
            for found in self._matching.alike(text, possible, read, near):
                into = best[bool(found.part)]
                if found.entry not in into or self._says_more(found, into[found.entry]):
                    into[found.entry] = found
        return best

    def _says_more(self, found: Found, other: Found) -> bool:
        """Whether one listed name says more than another of the same entry; of equal ones, that which others do not bear too."""
        if found.rank != other.rank or found.name == other.name or not (shared := self.entry(found.entry).shared):
            return found.rank > other.rank
        names = self.entry(found.entry).names
        return names[other.name] in shared and names[found.name] not in shared

    def search_many(self, queries: Iterable[Query], possible: float) -> list[tuple[Hit, ...]]:
        """Who each party of a column is or may be: as `search` says of each, every distinct one looked for once.

        Args:
            queries: Who is looked for.
            possible: The likeness of names, 0 to 1, from which a name is a possible match.

        Returns:
            The hits of each query, in the order of the queries.
        """
        rows = list(queries)
        texts = {query: self._matching.texts(query) for query in dict.fromkeys(rows)}
        everything = list(dict.fromkeys(chain.from_iterable(texts.values())))
        readings = reading.read_all(text.text for text in everything)
        near = self._near_all(everything, readings, possible)
        found = {query: self._search(query, said, possible, lambda name, _mend: readings[name], near) for query, said in texts.items()}
        return [found[query] for query in rows]

    def known(self, words: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
        """Of folded words those that stand in names of persons, and in those of all others, but for a slip or the case; each with how alike it is."""
        return self._persons.known(words), self._others.known(words)

    def typed(self, token: str) -> str:
        """What a word says if it was typed on the other keyboard, where listed words show that; nothing if none do."""
        return self._matching.typed(token)

    def _near_all(self, texts: Iterable[Text], readings: Mapping[str, Reading], possible: float) -> FindNear:
        """What is near the names of all queries, found at once."""
        wanted: dict[tuple[bool, float], dict[tuple[str, ...], None]] = {}
        for text in texts:
            for names, rows, least in self._matching.sought_all(readings[text.text], text.kind, possible):
                wanted.setdefault((names.persons, least), {}).update(dict.fromkeys(rows))
        known: dict[tuple[bool, float], dict[tuple[str, ...], list[Near]]] = {}
        for (persons, least), distinct in wanted.items():
            names = self._persons if persons else self._others
            known[persons, least] = dict(zip(distinct, names.near_all(list(distinct), least), strict=True))
        return lambda names, folded, least: known[names.persons, least][folded]


def _number(kind: str, value: str) -> str:
    return f"{kind} {value.strip().upper()}"


_Readings = tuple[tuple[str, ...], ...]


def _rows(entries: Iterable[tuple[int, ListedParty]], readings: Mapping[str, Reading]) -> Iterable[tuple[int, int, _Readings, tuple[str, ...]]]:
    for number, party in entries:
        for place, name in enumerate(party.names):
            said = readings[name]
            yield number, place, *((said.persons, ()) if party.kind == "individual" else (said.bodies, said.letters))
        for place, name in enumerate(party.names) if party.kind == "organisation" else ():
            if shorts := short_names(name):
                yield number, place, tuple(row for short in shorts for row in reading.of_body(short)), ()


def _text(party: ListedParty) -> str:
    return json.dumps(party.to_plain(), ensure_ascii=False, separators=(",", ":"))


def _party(text: str) -> ListedParty:
    return ListedParty.from_plain(json.loads(text))
