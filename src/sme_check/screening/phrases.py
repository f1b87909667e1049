"""Running text cut into phrases that may be names: runs of capitalised words, what stands in quotes or beside a legal form, and any few words in a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from .legal_forms import first_words, form_words
from .names import fold_word
from .vocabulary import FILLERS, generic, given_name

__all__ = ["BANK", "Known", "Phrase", "Word", "common_words", "phrases", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)?")
_OPENS, _CLOSES = "\"'«“„‘", "\"'»”“’"
_SAME = re.compile(r"[\s\"'«»“”„‘’&\-]*")
_DASH = re.compile(r"\s-|-\s")
_MOST = 14
"""Words of the longest phrase that is looked at."""
_PLAIN = 3
"""Words that may be a name although none says whose, as the railways of a country; capitalised, or all that a text says, one less."""
_IN_A_ROW = 16
"""Capitalised words in a row up to which they may be names."""
BANK = "bank"
"""What says, before a name or behind it, in small letters or capitals, that it is one."""
_STREETS = frozenset(
    """ул улица улице улицы пр проспект проспекте пр-т пер переулок пл площадь наб набережная бульвар шоссе аллея проезд мкр микрорайон ulitsa ulica prospekt
    ul avenue street st road rd lane square boulevard embankment prospect""".split()
)


class Word(NamedTuple):
    """A word of a text: as it stands, its sounds, whether it is capitalised, whether it opens a quotation or closes one, and where it stands."""

    text: str
    folded: str
    big: bool
    opens: bool
    closes: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words in a row.

    Attributes:
        text: As they stand.
        folded: Their sounds.
        named: Whether they look like a name: all that matter are capitalised, in a text that has small letters too.
        marked: Whether quotation marks say that they are one.
        shouted: Whether the whole text is in capitals.
        street: Whether they stand beside a word such as street.
        alone: Whether they are all that the text says.
    """

    text: str
    folded: tuple[str, ...]
    named: bool
    marked: bool
    shouted: bool
    street: bool
    alone: bool


def words_of(text: str) -> list[list[Word]]:
    """The words of a text, as `visible` has it, those together between which a name may go on: not across a comma, a bracket, a colon or a sentence's end.

    >>> [[word.text for word in words] for words in words_of("Called S. V. Orlova (sales). Met her, too")]
    [['Called', 'S', 'V', 'Orlova'], ['sales'], ['Met', 'her'], ['too']]
    """
    found = list(_WORD.finditer(text))
    rows: list[list[Word]] = [[]]
    for before, match in zip([None, *found], found, strict=False):
        gap = text[before.end() : match.start()] if before else text[: match.start()]
        if before and not _goes_on(gap, before[0]):
            rows.append([])
        opens, closes = _quotes(gap[-1:], _OPENS), _quotes(text[match.end() : match.end() + 1], _CLOSES)
        rows[-1].append(Word(match[0], fold_word(match[0]), match[0][0].isupper(), opens, closes, match.start(), match.end()))
    rows = [row for row in rows if row]
    return [*rows, *(turned for one, other in pairwise(rows) if (turned := _turned(text, one, other)))]


def _turned(text: str, one: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """A surname with a given name behind a comma, as lists have them."""
    comma = text[one[-1].end : other[0].start].strip() == ","
    named = comma and one[-1].big and other[0].big and (given_name(other[0].folded) or len(other[0].folded) == 1)
    return [one[-1], *takewhile(lambda word: word.big, other[:2])] if named else []


class Known(NamedTuple):
    """What is known of a word: in which sorts of listed names (one bit for each: persons, all others) it stands.

    Attributes:
        listed: Where it stands, but for the case; a word that joins others or says what kind of body it is, everywhere.
        tells: Where it stands and says whose name it is.
        like: The same, with where it is only like such a word.
    """

    listed: int
    tells: int
    like: int


def phrases(text: str, rows: Sequence[Sequence[Word]], known: Mapping[str, Known]) -> Iterator[Phrase]:
    """The phrases of a text that may be listed names: one of their words says whose; of those that do not look like a name all stand in listed ones.

    Args:
        text: The text, as `visible` has it.
        rows: Its words, as `words_of` cuts it.
        known: What is known of each.
    """
    shouted = not any(map(str.islower, text))
    for row in rows:
        if any(word.folded in known and known[word.folded].like for word in row) or _may_be_plain(row, known):
            closed = max((place for place, word in enumerate(row) if word.closes), default=-1)
            for first, last, named in _runs(row, [_known(word, known) for word in row], shouted=shouted, only=len(rows) == 1):
                if not (_bare(row[first]) or _bare(row[last]) or (closed > last and _cut_short(row[first : last + 1]))):
                    alone = len(rows) == 1 and last - first + 1 == len(row)
                    yield _phrase(text, row, first, last, named=named, shouted=shouted, alone=alone)


_NOTHING, _NUMBER = Known(0, 0, 0), Known(-1, 0, 0)


def _known(word: Word, known: Mapping[str, Known]) -> Known:
    return _NUMBER if word.folded.isdigit() else known.get(word.folded, _NOTHING)


def _is_plain(word: Word, known: Mapping[str, Known]) -> bool:
    """Whether a word that says of nobody whose name it is may be one of a name of such words alone."""
    return _known(word, known).listed > 0 and word.folded not in FILLERS


def _may_be_plain(row: Sequence[Word], known: Mapping[str, Known]) -> bool:
    """Whether some words may hold a name of such words alone: by their number, or one that is capitalised."""
    plain = [word for word in row if _is_plain(word, known)]
    return len(plain) >= _PLAIN - 1 or any(word.big for word in plain)


def _runs(row: Sequence[Word], known: Sequence[Known], *, shouted: bool, only: bool) -> Iterator[tuple[int, int, bool]]:
    """The first and the last of some words in a row, which may be the only one, that may be a listed name, and whether they look like one."""
    looks = [False] * len(row) if shouted else _looks(row)
    for first in range(len(row)):
        named, listed, tells, like, plain = True, -1, 0, 0, 0
        for last in range(first, min(first + _MOST, len(row))):
            named, listed = named and looks[last], listed & known[last].listed
            if not (named or listed):
                break
            tells, like = tells | known[last].tells, like | known[last].like
            plain += known[last].listed > 0 and row[last].folded not in FILLERS
            enough = _PLAIN - (named or (only and last - first + 1 == len(row)))
            if (named and like) or tells & listed or (listed > 0 and (plain >= enough or (plain and named and _is_apart(row, first, last, only=only)))):
                yield first, last, named


def _is_apart(row: Sequence[Word], first: int, last: int, *, only: bool) -> bool:
    """Whether one word is capitalised among others that are not, or is all that a text says."""
    beside = [*row[max(first - 1, 0) : first], *row[last + 1 : last + 2]]
    return first == last and row[first].big and not any(word.big for word in beside) and (first > 0 or (only and len(row) == 1))


def _looks(row: Sequence[Word]) -> list[bool]:
    """Which words look like words of a name; where very many in a row do, it is how the text is written, and says nothing."""
    found: list[bool] = []
    for looks, run in groupby(map(_like_a_name, row)):
        count = len(list(run))
        found += [looks and count <= _IN_A_ROW] * count
    return found


def _like_a_name(word: Word) -> bool:
    return word.big or _bare(word) or word.text.isdigit() or word.folded in first_words() or word.folded == BANK


def _phrase(text: str, row: Sequence[Word], first: int, last: int, *, named: bool, shouted: bool, alone: bool) -> Phrase:
    words = row[first : last + 1]
    beside = [*row[max(first - 1, 0) : first], *row[last + 1 : last + 2]]
    marked = words[0].opens or (sum(word.opens for word in words) == 1 and words[0].folded in first_words())
    street = any(word.text.casefold() in _STREETS for word in (*beside, *words))
    return Phrase(text[words[0].start : words[-1].end], tuple(word.folded for word in words), named, marked, shouted, street, alone)


def _quotes(sign: str, signs: str) -> bool:
    return sign != "" and sign in signs


def _cut_short(words: Sequence[Word]) -> bool:
    """Whether a quotation that begins within some words does not end there."""
    return sum(word.opens for word in words) > sum(word.closes for word in words)


def _bare(word: Word) -> bool:
    """Whether a word only joins others."""
    return not word.big and word.folded in FILLERS


def _goes_on(gap: str, before: str) -> bool:
    """Whether a name may go on behind what stands between two words; behind a full stop only if that ends a short word, or no space follows."""
    if gap in (" ", "."):
        return True
    if "." in gap:
        return len(before) <= 2 and _SAME.fullmatch(gap.replace(".", "")) is not None
    return _SAME.fullmatch(gap) is not None and not _DASH.search(gap)


@cache
def common_words() -> frozenset[str]:
    """The folded words that stand in many names: legal forms, kinds of bodies, and what joins words."""
    kinds = {word for entries in generic().values() for phrase, stands in entries for word in (*phrase, stands)}
    return frozenset({*first_words(), *form_words(), *kinds, *FILLERS})
