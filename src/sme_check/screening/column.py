"""A column of names against the names of one sort, by arrays of numbers: which pairs are worth being scored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from . import scoring
from .cases import Cases
from .rows import Rows
from .slips import Spellings
from .vocabulary import given_name, is_patronymic, spells_given_name

__all__ = ["Column"]

_AT_ONCE = 4096  # names asked for at a time: what the arrays take does not grow with the column
_REMEMBERED = 1 << 15  # words of texts of which is remembered how alike they are
_ROUNDING = 1e-6
_STEPS = 127  # of likeness, rounded up, kept in the low bits of a number

Words = tuple[str, ...]


class _Asked:
    """Names asked for: their distinct words, and the words of all as numbers, one name after the other."""

    def __init__(self, np: Any, rows: Sequence[Words]) -> None:
        self._np = np
        self.words = list(dict.fromkeys(chain.from_iterable(rows)))
        number = {word: place for place, word in enumerate(self.words)}
        self.flat = np.array([number[word] for row in rows for word in row], dtype=np.int64)
        self.sizes = np.array(list(map(len, rows)), dtype=np.int64)
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.owners = np.repeat(np.arange(len(rows)), self.sizes)

    def of(self, test: Callable[[str], bool]) -> Any:
        """What a test says of each distinct word."""
        return self._np.array(list(map(test, self.words)), dtype=bool)


@dataclass(frozen=True, slots=True)
class _Held:
    """Which listed names hold a word or one like it: word and name as one number, in order; how alike; and where each word begins."""

    keys: Any
    alike: Any
    ends: Any


class Column:
    """The words of listed names, ready for a column.

    Args:
        words: The listed words, the shortest first, each with the names that hold it.
        weights: What the words of each name weigh together.
        sizes: How many words each name has.
        with_initials: The names of which a word is an initial.
        persons: Whether these are persons' names.
    """

    def __init__(self, words: Rows, weights: Sequence[float], sizes: Sequence[int], with_initials: Iterable[int], *, persons: bool) -> None:
        import numpy as np

        self._np: Any = np
        self._persons, self._words = persons, words
        self._ends = np.array([0, *words.ends], dtype=np.int64)
        self._holders = np.array(words.everything, dtype=np.int64)
        self._sizes, self._weights = np.array(sizes, dtype=np.int64), np.array(weights, dtype=np.float64)
        self._initials = np.zeros(len(sizes), dtype=np.int64)
        for place in with_initials:
            self._initials[place] = 1
        self.spellings, self.cases = Spellings(words.texts), Cases(words.texts)
        self._by_given_name: dict[str, list[int]] = {}
        self._scores: dict[str, float] = {}
        self._spelt = np.array([spells_given_name(word) for word in words.texts], dtype=bool)
        for place, name in enumerate(map(given_name, words.texts)):
            if name:
                self._by_given_name.setdefault(name, []).append(place)

    def sharing(self, rows: Sequence[Words], possible: float) -> Iterator[tuple[list[int], scoring.Like]]:
        """For each name, the names listed that may be as like it as `possible`, in their order, and how alike its words are to theirs."""
        for start in range(0, len(rows), _AT_ONCE):
            yield from self._sharing(rows[start : start + _AT_ONCE], possible)

    def known(self, words: Sequence[str]) -> dict[str, float]:
        """The words that are listed, but for a slip or the case, each with how alike it is to the listed one that is most like it."""
        held = self._scores  # another thread may begin it anew meanwhile
        new = [word for word in dict.fromkeys(words) if word not in held]
        found = self._scored(new) if new else {}
        if len(held) + len(found) > _REMEMBERED:
            self._scores = {}
        if len(found) <= _REMEMBERED:
            self._scores.update(found)
        return {word: score for word in words if (score := found[word] if word in found else held[word])}

    def _scored(self, words: list[str]) -> dict[str, float]:
        """How alike each word is to the listed one that is most like it; 0 where none is."""
        ours, _theirs, alike = self._like(words)
        found = dict.fromkeys(words, 0.0)
        for place, score in zip(ours.tolist(), alike.tolist(), strict=True):
            found[words[place]] = max(found[words[place]], score)
        return found

    def _sharing(self, rows: Sequence[Words], possible: float) -> list[tuple[list[int], scoring.Like]]:
        np = self._np
        asked = _Asked(np, rows)
        held, like = self._held(asked.words)
        pairs = self._persons_sharing(asked, held) if self._persons else self._bodies_sharing(asked, held, possible)
        owners, places = np.divmod(pairs, max(len(self._sizes), 1))
        ends = np.searchsorted(owners, np.arange(len(rows) + 1)).tolist()
        listed = places.tolist()
        return [(listed[start:end], like) for start, end in pairwise(ends)]

    def _persons_sharing(self, asked: _Asked, held: _Held) -> Any:
        """Names that hold the rarest firm name, or the next one beside an initial, and lack none on both sides."""
        np = self._np
        first, second = self._firmest(asked)
        pairs = self._expanded(first, asked, held)
        beside = self._expanded(second, asked, held)
        pairs = _distinct(np, np.concatenate([pairs, beside[self._initials[beside % max(len(self._sizes), 1)] > 0]]))
        owners, places = np.divmod(pairs, max(len(self._sizes), 1))
        items, whose, answered = self._answers(asked, held, owners, places)
        single = asked.of(lambda word: len(word) == 1)[asked.flat[items]]
        enough = np.bincount(whose, (answered > 0) | single, minlength=len(pairs))
        least = np.maximum(2, np.minimum(asked.sizes[owners], self._sizes[places]))
        return pairs[(enough >= least) | (self._initials[places] > 0)]

    def _firmest(self, asked: _Asked) -> tuple[Any, Any]:
        """The places, among all words asked for, of the two rarest of each name that are neither initials nor patronymics, if it has two others."""
        np = self._np
        full = asked.of(lambda word: len(word) > 1)[asked.flat]
        firm = full & ~asked.of(is_patronymic)[asked.flat]
        few = np.bincount(asked.owners[firm], minlength=len(asked.sizes)) < 2
        firm = np.where(few[asked.owners], full, firm)
        given = asked.of(lambda word: given_name(word) is not None)[asked.flat]
        rarity = np.array([len(self._words.get(word)) for word in asked.words], dtype=np.int64)[asked.flat]
        order = np.lexsort((rarity, given, ~firm, asked.owners))
        rank = np.arange(len(order)) - asked.starts[asked.owners]
        return tuple(order[(rank == place) & firm[order]] for place in (0, 1))

    def _bodies_sharing(self, asked: _Asked, held: _Held, possible: float) -> Any:
        """Names that hold one of the words without which no likeness can reach `possible`, and with their other words may reach it."""
        np = self._np
        weight = np.array([scoring.weight(word) for word in asked.words], dtype=np.float64)[asked.flat]
        ours = np.bincount(asked.owners, weight, minlength=len(asked.sizes))
        rarity = np.array([len(self._words.get(word)) for word in asked.words], dtype=np.int64)[asked.flat]
        seen = self._needed(asked, weight, rarity, (1 - possible / (2 - possible)) * ours)
        pairs = _distinct(np, self._expanded(seen, asked, held))
        owners, places = np.divmod(pairs, max(len(self._sizes), 1))
        both = ours[owners] + self._weights[places]
        kept = 2 * np.minimum(ours[owners], self._weights[places]) >= possible * both - _ROUNDING
        pairs, owners, places, both = pairs[kept], owners[kept], places[kept], both[kept]
        items, whose, answered = self._answers(asked, held, owners, places)
        mine, theirs = np.bincount(whose, answered * weight[items], minlength=len(pairs)), np.bincount(whose, answered, minlength=len(pairs))
        most = mine + np.minimum(self._weights[places], theirs)
        return pairs[most >= possible * both - _ROUNDING]

    def _needed(self, asked: _Asked, weight: Any, rarity: Any, needed: Any) -> Any:
        """The places of the rarest words of each name, each word once, as many as weigh what must not be lacking."""
        np = self._np
        once = np.unique(asked.owners * len(asked.words) + asked.flat, return_index=True)[1]
        order = once[np.lexsort((once, rarity[once], asked.owners[once]))]
        before = np.cumsum(weight[order]) - weight[order]
        owners = asked.owners[order]
        opens = np.searchsorted(owners, owners)
        return order[needed[owners] - (before - before[opens]) >= -_ROUNDING]

    def _expanded(self, which: Any, asked: _Asked, held: _Held) -> Any:
        """For words asked for, by their places: every name that holds one, as a number made of the two."""
        words = asked.flat[which]
        counts = held.ends[words + 1] - held.ends[words]
        places = held.keys[_spread(self._np, held.ends[words], counts)] - self._np.repeat(words * len(self._sizes), counts)
        return self._np.repeat(asked.owners[which] * len(self._sizes), counts) + places

    def _answers(self, asked: _Asked, held: _Held, owners: Any, places: Any) -> tuple[Any, Any, Any]:
        """For pairs of names: every word of the one asked for, the pair to which it belongs, and how well a word of the listed one may answer it."""
        np = self._np
        counts = asked.sizes[owners]
        items = _spread(np, asked.starts[owners], counts)
        wanted = asked.flat[items] * len(self._sizes) + np.repeat(places, counts)
        found = np.minimum(np.searchsorted(held.keys, wanted), max(len(held.keys) - 1, 0))
        answered = np.where(held.keys[found] == wanted, held.alike[found], 0.0) if len(held.keys) else np.zeros(len(wanted))
        return items, np.repeat(np.arange(len(counts)), counts), answered

    def _held(self, words: list[str]) -> tuple[_Held, scoring.Like]:
        """The names that hold a word, or one like it, for each word; and how alike two words are."""
        np = self._np
        ours, theirs, alike = self._like(words)
        starts = self._ends[theirs]
        counts = self._ends[theirs + 1] - starts
        names = self._holders[_spread(np, starts, counts)]
        steps = np.ceil(alike * _STEPS - _ROUNDING).astype(np.int64)
        keys = np.sort(((np.repeat(ours, counts) * len(self._sizes) + names) << 7) | np.repeat(steps, counts))
        last = np.append(keys[1:] >> 7 != keys[:-1] >> 7, True)[: len(keys)]
        keys = keys[last]
        likeness, keys = (keys & 127) / _STEPS, keys >> 7
        one, other = map(words.__getitem__, ours.tolist()), map(self._words.texts.__getitem__, theirs.tolist())
        known = dict(zip(zip(one, other, strict=True), alike.tolist(), strict=True))
        held = _Held(keys, likeness, np.searchsorted(keys, np.arange(len(words) + 1) * len(self._sizes)))
        return held, lambda one, other: known.get((one, other), 0.0)

    def _inflected(self, words: list[str]) -> list[tuple[int, int, float]]:
        """Words asked for and listed ones that are the same but for the case."""
        like = scoring.alike if self._persons else scoring.inflected
        found = ((place, word, form, self._words.place(form)) for place, word in enumerate(words) for form in self.cases.of(word))
        return [(place, listed, score) for place, word, form, listed in found if listed is not None and (score := like(word, form))]

    def _like(self, words: list[str]) -> tuple[Any, Any, Any]:
        """Pairs of a word asked for and a listed one that is like it: the same, a slip, another case, or another spelling of a given name."""
        np = self._np
        ours, theirs, alike = self.spellings.near(words)
        more = self._inflected(words)
        more += [(place, same, 1.0) for place, word in enumerate(words) if (same := self._words.place(word)) is not None]
        if self._persons:
            given = [given_name(word) for word in words]
            slip = ~(np.array([spells_given_name(word) for word in words], dtype=bool)[ours] & self._spelt[theirs])
            ours, theirs, alike = ours[slip], theirs[slip], alike[slip]
            more += [(place, listed, scoring.SAME_NAME) for place, name in enumerate(given) if name for listed in self._by_given_name.get(name, ())]
        added = np.array(more, dtype=np.float64).reshape(-1, 3)
        places = added[:, :2].astype(np.int64)
        return np.concatenate([ours, places[:, 0]]), np.concatenate([theirs, places[:, 1]]), np.concatenate([alike, added[:, 2]])


def _distinct(np: Any, numbers: Any) -> Any:
    """The numbers in their order, each once."""
    numbers = np.sort(numbers)
    return numbers[np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]]


def _spread(np: Any, starts: Any, counts: Any) -> Any:
    """For runs, each with its start and its length, all the places in them."""
    ends = np.cumsum(counts)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - counts), counts)
