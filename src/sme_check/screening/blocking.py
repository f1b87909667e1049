"""Folded names, ready for look-up: by all their words, by all their letters, and by the rare words that a similar name must share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import scoring
from .cases import Cases, same_but_for_case
from .names import blurred
from .rows import Rows
from .vocabulary import given_name, initials, is_patronymic, variants

if TYPE_CHECKING:
    from .column import Column

__all__ = ["Names", "Near"]

_REMEMBERED = 1 << 14
_FEW = 24  # names that are scored at once, without looking at their other words first
_ROUNDING = 1e-9
_DISTINCTIVE = 4  # letters of a word that is a name by itself
_ACRONYM = 4  # letters; shorter ones are borne by too many

Near = tuple[int, float, tuple[str, ...]]  # a name, how alike it is, and why


class Names:
    """The folded names of one sort: persons, or all others.

    Args:
        keys: The names as words of sounds in the order of the alphabet, each with its owners: the entry and the place among its names, in pairs.
        letters: The letters of names without spaces, each with its owners.
        initials: The first letters of the words of bodies' names, each with its owners.
        words: The words of all names, each with the names that hold it.
        grams: All groups of three letters, each with the words that hold it.
        persons: Whether these are persons' names.
    """

    def __init__(self, keys: Rows, letters: Rows, initials: Rows, words: Rows, grams: Rows, *, persons: bool) -> None:
        self.persons = persons
        self._keys, self._letters, self._initials, self._words, self._grams = keys, letters, initials, words, grams
        self._near: dict[str, frozenset[int]] = {}
        self._alone: dict[str, list[tuple[int, float]]] = {}
        self._known: dict[float, dict[tuple[str, ...], list[Near]]] = {}
        self._column: Column | None = None

    @classmethod
    def build(cls, rows: Iterable[tuple[int, int, tuple[tuple[str, ...], ...], tuple[str, ...]]], *, persons: bool) -> Names:
        """From (entry, place of the name, its readings, its letters)."""
        owners: dict[str, list[int]] = defaultdict(list)
        letters: dict[str, list[int]] = defaultdict(list)
        acronyms: dict[str, list[int]] = defaultdict(list)
        for entry, name, readings, joined in rows:
            for row in joined:
                letters[row] += [entry, name]
            for folded in readings:
                whose = owners[" ".join(sorted(folded))]
                if entry not in whose[::2]:
                    whose += [entry, name]
                if not persons and (short := acronym(folded)):
                    acronyms[short] += [entry, name]
        words: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(owners):
            for word in dict.fromkeys(key.split()):
                words[word].append(place)
        words = dict(sorted(words.items(), key=lambda item: len(item[0])))
        grams: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            for gram in scoring.trigrams(word):
                grams[gram].append(number)
        return cls(Rows.of(owners), Rows.of(letters), Rows.of(acronyms), Rows.of(words), Rows.of(dict(sorted(grams.items()))), persons=persons)

    def hasten(self) -> Column:
        """Get ready for many names: the same answers, by arrays of numbers, which take longer to load than a few names take to find."""
        if self._column is None:
            from .column import Column

            self._column = Column(self._words, self._weights, self._sizes, self._with_initials, persons=self.persons)
        return self._column

    def owners(self, place: int) -> Sequence[int]:
        """The entries that bear a name, and the place among their names, in pairs."""
        return self._keys.numbers(place)

    def of_letters(self, letters: str) -> Sequence[int]:
        """The owners of a name of these letters, in pairs."""
        return self._letters.get(letters)

    def of_initials(self, folded: tuple[str, ...]) -> Sequence[int]:
        """The owners, in pairs, of names of which this is the acronym, or that are the acronym of this."""
        if len(folded) == 1:
            return self._initials.get(folded[0])
        place = self._keys.place(acronym(folded) or " ")
        return () if place is None else self.owners(place)

    def equal(self, folded: tuple[str, ...]) -> int | None:
        """The name of the same words, in any order."""
        return self._keys.place(" ".join(sorted(folded)))

    def known(self, words: Sequence[str]) -> dict[str, float]:
        """The words that stand in names, but for a slip or the case, or are a whole name run together, each with how alike it is."""
        return self.hasten().known(words) | {word: 1.0 for word in words if self._letters.place(word) is not None}

    def has_word(self, word: str) -> bool:
        """Whether a name has this word."""
        return self._words.place(word) is not None

    def alone(self, word: str) -> list[tuple[int, float]]:
        """The names of this one word that is distinctive, or of it in another case, with how alike they are."""
        known = self._alone.get(word)
        if known is None:
            if len(self._alone) > _REMEMBERED:
                self._alone.clear()
            known = self._alone[word] = self._bearing_alone(word)
        return known

    def _bearing_alone(self, word: str) -> list[tuple[int, float]]:
        keys, cases = self._single
        if word in keys:
            place = self._keys.place(word)
            return [] if place is None else [(place, 1.0)]
        found = ((self._keys.place(other), scoring.inflected(word, other)) for other in cases.of(word))
        return [(place, score) for place, score in found if place is not None and score >= scoring.CASE]

    def near(self, folded: tuple[str, ...], possible: float) -> list[Near]:
        """The names that are similar, with score and evidence, but those of entries of which a name is equal."""
        places = self._sharing_a_name(folded) if self.persons else self._sharing_rare_words(folded, possible)
        return self._scored(folded, sorted(places), possible)

    def near_all(self, rows: Sequence[tuple[str, ...]], possible: float) -> list[list[Near]]:
        """For each name of a column, what `near` gives."""
        known = self._known.setdefault(possible, {})
        new = [row for row in rows if row not in known]
        if len(known) + len(new) > _REMEMBERED:
            known = self._known[possible] = {row: known[row] for row in rows if row in known}
        for folded, (places, like) in zip(new, self.hasten().sharing(new, possible), strict=True):
            known[folded] = self._scored(folded, places, possible, like)
        return [known[row] for row in rows]

    def _scored(self, folded: tuple[str, ...], places: Iterable[int], possible: float, like: scoring.Like | None = None) -> list[Near]:
        score, texts, found = scoring.person if self.persons else scoring.organisation, self._keys.texts, []
        like = like or (scoring.alike if self.persons else scoring.inflected)
        equal = self.equal(folded)
        bearers = frozenset() if equal is None else frozenset(self.owners(equal)[::2])
        for place in places:
            if not bearers or not bearers.issuperset(self.owners(place)[::2]):
                likeness, why = score(folded, tuple(texts[place].split()), possible, like)
                if likeness >= possible:
                    found.append((place, likeness, why))
        return found

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "keys": self._keys.to_plain(),
            "letters": self._letters.to_plain(),
            "initials": self._initials.to_plain(),
            "words": self._words.to_plain(),
            "grams": self._grams.to_plain(),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], *, persons: bool) -> Names:
        """From what `to_plain` gave."""
        return cls(*(Rows.from_plain(plain[name]) for name in ("keys", "letters", "initials", "words", "grams")), persons=persons)

    @cached_property
    def _single(self) -> tuple[frozenset[str], Cases]:
        """The names of one word that is no kind of body, town or trade."""
        found = frozenset(key for key in self._keys.texts if len(key) >= _DISTINCTIVE and " " not in key and key.isalpha() and scoring.weight(key) >= 1)
        return found, Cases(found)

    @cached_property
    def _cases(self) -> Cases:
        return Cases(self._words.texts)

    @cached_property
    def _weights(self) -> list[float]:
        """What the words of each name weigh together."""
        weights = {word: scoring.weight(word) for word in self._words.texts}
        return [sum([weights[word] for word in key.split()]) for key in self._keys.texts]

    @cached_property
    def _sizes(self) -> list[int]:
        """How many words each name has."""
        return [key.count(" ") + 1 for key in self._keys.texts]

    @cached_property
    def longest(self) -> int:
        """How many words the longest name has."""
        return max(self._sizes, default=0)

    @cached_property
    def _by_length(self) -> list[int]:
        """By length, the first word that has it: the words stand by length."""
        lengths = list(map(len, self._words.texts))
        return [bisect_left(lengths, length) for length in range(max(lengths, default=0) + 2)]

    @cached_property
    def _with_initials(self) -> frozenset[int]:
        return frozenset(place for word in self._words.texts if len(word) == 1 for place in self._words.get(word))

    def _sharing_a_name(self, folded: tuple[str, ...]) -> Iterable[int]:
        """Persons who share the rarest of the names that nobody can do without, or the next one if theirs is given by its initial."""
        full = [word for word in folded if len(word) > 1]
        firm = [word for word in full if not is_patronymic(word)]
        firm = firm if len(firm) > 1 else full
        firm.sort(key=lambda word: (given_name(word) is not None, len(self._words.get(word))))
        if not firm:
            return ()
        places = self._holding(firm[0])
        if len(firm) > 1 and self._with_initials:
            places = places.union(self._beside_an_initial(firm[1]))
        return places if len(places) <= _FEW else self._sharing_enough(folded, places)

    def _beside_an_initial(self, word: str) -> Iterable[int]:
        """The names that hold a word, or one like it, beside an initial."""
        known, sounds = self._words_beside
        like = [*_near_enough(word, list(known), len(word) + 4), *sounds.get(blurred(word), ())]
        like += [*_in_another_case(word, known), *filter(known.__contains__, variants(word))]
        return {place for other in like if scoring.alike(word, other) for place in known[other]}

    @cached_property
    def _words_beside(self) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
        """The words of the names with initials, each with these names; and the words by their blurred sounds."""
        found: dict[str, list[int]] = defaultdict(list)
        for place in self._with_initials:
            for word in self._keys.texts[place].split():
                found[word].append(place)
        return dict(found), _by_sound(found)

    def _sharing_enough(self, folded: tuple[str, ...], places: Iterable[int]) -> Iterable[int]:
        """Those of some persons all of whose names, or all of the names asked for, may find an answer."""
        sets = [self._holding(word) for word in folded if len(word) > 1]
        most, initials, sizes = len(folded), len(folded) - len(sets), self._sizes
        return [
            place for place in places if place in self._with_initials or initials + sum([place in some for some in sets]) >= max(2, min(most, sizes[place]))
        ]

    def _sharing_rare_words(self, folded: tuple[str, ...], possible: float) -> Iterable[int]:
        """Bodies that share one of the words without which no likeness can reach the threshold."""
        ours = sum(map(scoring.weight, folded))
        needed = (1 - possible / (2 - possible)) * ours
        seen: list[tuple[float, frozenset[int]]] = []
        for word in sorted(dict.fromkeys(folded), key=lambda word: len(self._words.get(word))):
            if needed < -_ROUNDING:
                break
            needed -= scoring.weight(word)
            seen.append((scoring.weight(word), self._holding(word)))
        weights, found = self._weights, []
        for place in frozenset().union(*(places for _weight, places in seen)):
            lost = sum([weight for weight, places in seen if place not in places])
            theirs = weights[place]
            least = possible * (ours + theirs) - _ROUNDING
            if ours + theirs - lost >= least and 2 * min(ours, theirs) >= least:
                found.append(place)
        return found

    def _holding(self, word: str) -> frozenset[int]:
        """The names that hold a word or one like it."""
        known = self._near.get(word)
        if known is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            known = self._near[word] = frozenset(place for like in self._like(word) for place in self._words.get(like))
        return known

    def _like(self, word: str) -> list[str]:
        """The listed words that are like a word: itself, its slips, its other cases, and the other spellings of a given name."""
        found = [word] if self._words.place(word) is not None else []
        found += self._column.spellings.of(word) if self._column else self._sharing_letters(word)
        like = scoring.alike if self.persons else scoring.inflected
        found += [other for other in (self._column.cases if self._column else self._cases).of(word) if like(word, other)]
        if not self.persons or given_name(word) is None:
            return found
        return [*(other for other in found if scoring.alike(word, other)), *(other for other in variants(word) if self._words.place(other) is not None)]

    def _sharing_letters(self, word: str) -> list[str]:
        """The slips of a word among those that share three letters in a row with it, sound like it, or have two letters the other way round."""
        starts, words, length = self._by_length, self._words.texts, len(word)
        reach = max((far - length for far in range(length, len(starts)) if far - length <= scoring.borne(far)), default=0)
        first, last = starts[min(max(length - scoring.borne(length), 3), len(starts) - 1)], starts[min(length + reach + 1, len(starts) - 1)]
        places: set[int] = set()
        for gram in scoring.trigrams(word):
            numbers = self._grams.get(gram)
            places.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, last)])
        others = _near_enough(word, [words[place] for place in places], length + reach) + self._blurred.get(blurred(word), [])
        turned = (word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(length - 1))
        others += [other for other in turned if other not in others and self._words.place(other) is not None]
        return [other for other in dict.fromkeys(others) if other != word and scoring.word(word, other)]

    @cached_property
    def _blurred(self) -> dict[str, list[str]]:
        return _by_sound(self._words.texts)


def acronym(folded: tuple[str, ...]) -> str:
    """The initials of a body's name, if they are so many that other names hardly have them by chance; else nothing."""
    short = initials(folded) if len(folded) > 1 else ""
    return short if len(short) >= _ACRONYM else ""


def _in_another_case(word: str, others: Iterable[str]) -> list[str]:
    return [other for other in others if same_but_for_case(word, other)]


def _by_sound(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their blurred sounds."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[blurred(word)].append(word)
    return dict(found)


def _near_enough(word: str, others: list[str], longest: int) -> list[str]:
    """The words that differ from one by no more slips than a word of some length may hold."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    return [other for other, _slips, _place in process.extract(word, others, scorer=OSA.distance, score_cutoff=scoring.borne(longest), limit=None)]
