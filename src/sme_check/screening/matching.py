"""What in the names of an index is like a name: the whole of it, a part of it, or some of its words."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .blocking import Names, Near
from .hit import Query
from .keyboard import on_the_other_keyboard
from .legal_forms import split
from .names import fold_word
from .parts import inner, parts, stripped
from .reading import Reading

__all__ = ["ALONE", "INITIALS", "FindNear", "Found", "Matching", "Read", "Text"]

_MENDED = 0.97  # what a name is worth whose common words had to be mended
_ACRONYM = 0.86  # what a name is worth that is the initials of the other
INITIALS = "one name is the initials of the other"
ALONE = "one word of the name is a listed name"
_MENDED_WORDS = ("slips in common words mended",)
_ENOUGH = 4  # letters of a listed word by which another keyboard is known
_LETTERS = re.compile(rf"[^\W\d_]{{{_ENOUGH},}}")
_REMEMBERED = 1 << 16
_SHORTEST, _LONGEST = 3, 60  # letters of a name that is run together with others, and of all of them
_NAMES = 4  # of one person that are run together

Read = Callable[[str, bool], Reading]
FindNear = Callable[[Names, tuple[str, ...], float], list[Near]]
_Rows = tuple[tuple[str, ...], ...]


class Found(NamedTuple):
    """A listed name that is like the one asked for: that entry's name at that place."""

    entry: int
    name: int
    score: float
    equal: bool
    asked: str
    why: tuple[str, ...]
    part: str = ""  # of the name asked for, if only something in this text is alike
    apart: bool = False  # whether the part is a name of its own

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """The greatest says most."""
        return self.apart, self.equal, self.score


_Like = tuple[int, int, float, bool, tuple[str, ...]]  # the first four fields of what is found, and the last but two


class Text(NamedTuple):
    """A name, or a part of one, and as what it is looked for."""

    name: str
    kind: str | None
    part: str = ""

    @property
    def text(self) -> str:
        """What is read."""
        return self.part or self.name


class Matching:
    """Looks for names in an index.

    Args:
        persons: The names of persons.
        others: The names of all others.
    """

    def __init__(self, persons: Names, others: Names) -> None:
        self._persons, self._others = persons, others
        self._keyed: dict[str, list[int]] = {}
        self._meant: dict[str, tuple[str, ...]] = {}

    def texts(self, query: Query) -> list[Text]:
        """What is read of a party: its names; the names that stand in them, of whose kind nothing is known but what each shows; a code that may be a name."""
        wholes = [Text(name, query.kind) for name in query.names]
        parts = [Text(whole.name, split(part).kind, part) for whole in wholes for part in self._parts(whole.name)]
        return wholes + parts + [Text(code, "organisation", code) for kind, code in query.identifiers if kind == "bic" and code.isalpha()]

    def _parts(self, name: str) -> tuple[str, ...]:
        """The parts of a name, and what else is meant by it if listed words show it: typed on the other keyboard, or a person's names run together."""
        found = self._meant.get(name)
        if found is None:
            if len(self._meant) > _REMEMBERED:
                self._meant.clear()
            apart = parts(name)
            shown = {place for token in name.split() for place in self._typed(token)}
            typed = [on_the_other_keyboard(name)[place] for place in sorted(shown)]
            found = self._meant[name] = tuple(dict.fromkeys([*apart, *typed, *filter(None, map(self._run_apart, (name, *apart)))]))
        return found

    def typed(self, token: str) -> str:
        """What a word says by the keys of the other keyboard, if that has a listed word; else nothing."""
        shown = self._typed(token)
        return on_the_other_keyboard(token)[shown[0]] if shown else ""

    def _typed(self, token: str) -> list[int]:
        """Which readings of a word by the other keyboard are a listed one."""
        if token not in self._keyed:
            if len(self._keyed) > _REMEMBERED:
                self._keyed.clear()
            readings = enumerate(on_the_other_keyboard(token) if len(token) >= _ENOUGH else ())
            self._keyed[token] = [place for place, other in readings if any(word not in token and self._is_listed(word) for word in _LETTERS.findall(other))]
        return self._keyed[token]

    def _is_listed(self, word: str) -> bool:
        folded = fold_word(word)
        return len(folded) >= _ENOUGH and (self._persons.has_word(folded) or self._others.has_word(folded))

    def _run_apart(self, text: str) -> str:
        """One word that is words of persons' names without a space between them, with spaces; nothing if it is not."""
        return " ".join(self._apart(text, _NAMES)) if 2 * _SHORTEST <= len(text) <= _LONGEST and text.isalpha() else ""

    def _apart(self, text: str, names: int) -> list[str]:
        for cut in range(_SHORTEST, len(text) - _SHORTEST + 1) if names > 1 else ():
            if self._persons.has_word(fold_word(text[:cut])):
                rest = [text[cut:]] if self._persons.has_word(fold_word(text[cut:])) else self._apart(text[cut:], names - 1)
                if rest:
                    return [text[:cut], *rest]
        return []

    def sought_all(self, name: Reading, kind: str | None, possible: float) -> list[tuple[Names, _Rows, float]]:
        """Where a name is looked for among similar ones, and the rows for which `near` must have an answer, with how alike they must be."""
        return [*self._sought(name, kind, possible), *self._sought_bare(name, kind, possible)]

    def _sought(self, name: Reading, kind: str | None, possible: float) -> list[tuple[Names, _Rows, float]]:
        """Where a name is looked for among similar ones: how it is read there, and how alike it must be."""
        sought = [(self._others, name.bodies, possible)] if kind != "individual" else []
        if name.mended and kind != "individual":
            sought.append((self._others, name.mended, possible / _MENDED))
        if kind != "organisation":
            sought.append((self._persons, name.persons, possible))
        return sought

    def _sought_bare(self, name: Reading, kind: str | None, possible: float) -> list[tuple[Names, _Rows, float]]:
        """Where the name of a body is looked for without the towns, countries and numbers around it."""
        rows = tuple(filter(None, map(stripped, name.bodies))) if kind != "individual" else ()
        return [(self._others, rows, possible)] if rows else []

    def alike(self, text: Text, possible: float, read: Read, near: FindNear) -> Iterable[Found]:
        """Every listed name that a text is like; a part of a name may be found by any part of it."""
        said = read(text.text, text.kind != "individual")
        found = [*self._equal(said, bool(text.part)), *self._similar(said, text.kind, possible, near)]
        if not text.part:
            yield from (Found(*like[:4], text.name, like[4]) for like in found)
            found = []
        for like in [*found, *self._within(said, text.kind, possible, near)]:
            yield Found(*like[:4], text.name, like[4], text.text, bool(text.part))

    def _equal(self, said: Reading, part: bool) -> Iterable[_Like]:
        for letters in said.letters:
            yield from _bearing(self._others.of_letters(letters), 1.0, True)
        for names, rows in ((self._others, said.bodies), (self._persons, said.persons)):
            for folded in rows:
                equal = names.equal(folded)
                if equal is not None and not (part and names.persons and len(folded) < 2):
                    yield from _bearing(names.owners(equal), 1.0, True)

    def _similar(self, said: Reading, kind: str | None, possible: float, near: FindNear) -> Iterable[_Like]:
        for folded in said.bodies if kind != "individual" and possible <= _ACRONYM else ():
            yield from _bearing(self._others.of_initials(folded), _ACRONYM, False, (INITIALS,))
        for names, rows, least in self._sought(said, kind, possible):
            worth, why = (1.0, ()) if least == possible else (_MENDED, _MENDED_WORDS)
            for folded in rows:
                equal = names.equal(folded) if why and least <= 1 else None
                if equal is not None:
                    yield from _bearing(names.owners(equal), worth, False, why)
                for place, score, reasons in near(names, folded, least):
                    yield from _bearing(names.owners(place), score * worth, False, (*why, *reasons))

    def _within(self, said: Reading, kind: str | None, possible: float, near: FindNear) -> Iterable[_Like]:
        """What is found by some words of a name: without towns, countries and numbers, or by words that are a whole listed name."""
        for names, rows, least in self._sought_bare(said, kind, possible):
            for folded in rows:
                equal = names.equal(folded)
                if equal is not None:
                    yield from _bearing(names.owners(equal), 1.0, True)
                for place, score, reasons in near(names, folded, least):
                    yield from _bearing(names.owners(place), score, False, reasons)
        for word in dict.fromkeys(word for folded in said.bodies if kind != "individual" and len(folded) > 1 for word in folded):
            for place, score in self._others.alone(word):
                yield from _bearing(self._others.owners(place), score, score == 1, (ALONE,))
        for names, rows, other in ((self._others, said.bodies, "individual"), (self._persons, said.persons, "organisation")):
            for folded in rows if kind != other else ():
                for row in inner(folded, names.has_word, names.longest, person=names.persons):
                    equal = names.equal(row)
                    if equal is not None:
                        yield from _bearing(names.owners(equal), 1.0, True)


def _bearing(owners: Sequence[int], score: float, equal: bool, why: tuple[str, ...] = ()) -> Iterable[_Like]:
    return ((entry, place, score, equal, why) for entry, place in zip(owners[::2], owners[1::2], strict=True))
