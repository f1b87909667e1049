"""Whether words of running text that are like a listed name name its bearer, as far as such a text can be read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from . import scoring
from .cases import nominatives
from .everyday import is_everyday, is_romanised, lines
from .hit import Hit
from .legal_forms import split
from .matching import ALONE, INITIALS
from .names import fold_word, words
from .parts import says_where
from .phrases import BANK, Phrase, common_words
from .reading import of_body
from .vocabulary import spells_given_name

__all__ = ["is_named", "tells_body", "tells_person"]

_JOINS = frozenset("and or for in on to via by with from at is was are will has which who и или на в по за для через от с к не о об у".split())
"""Words behind which a name does not go on, nor is what it stands before."""
_VESSEL = re.compile(r"(?i)\b(?:mv|m/v|mt|vessel|ship|tanker|судн\w*|танкер\w*|теплоход\w*)\W*$")
_MONEY = re.compile(
    r"(?i)\b(?:accounts?|loans?|credits?|paid|pays?|payments?|payable|money|funds|transfers?|transferred|deposits?|сч[её]т\w*|кредит\w*|плат[её]ж\w*|оплат\w*"
    r"|оплачен\w*|перевод\w*|перевел\w*|деньг\w*|вклад\w*|за[её]м\w*|займ\w*|р/с)\b"
    r"(?:[^.;!?]*\s)?(?:with|in|at|to|via|through|by|from|of|через|в|во|из|от|с|со|по)\s+$"
)
"""What speaks of money that goes through whoever is called behind it, in the same sentence."""
_OF_A_BANK = re.compile(r"(?i)(?:ие|ия|ию|ием|ии|iye|ie)\W+(?:банк(?:а|ов)|bank(?:a|ov))\b")
"""What is done with a bank, such as its opening: a verbal noun before the genitive."""
_BEFORE = 200
"""Letters before a name that are looked at."""
_WHOLE = 3
"""Words of a listed name that nobody says by chance, each of them an everyday one."""
_VERY, _SURE, _NEARLY, _ABBREVIATED = scoring.CASE - 1e-6, 0.9, 0.84, 0.86
_VOWELS = frozenset("aeiou")
_LOWER, _SHOUTED, _BIG, _SLIPS = 6, 5, 4, 7
"""Letters of a single word that is a name: in small letters, in capitals throughout, capitalised; and of one that may have a slip."""


def is_named(phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether a phrase that is like a listed name says it, as far as running text can be read."""
    if hit.entry.kind == "ship" and not _is_called_a_vessel(phrase, text):
        return False
    if INITIALS in hit.why or (phrase.street and not _is_marked(phrase)):
        return False
    return _is_person(phrase, hit) if hit.entry.kind == "individual" else _is_body(phrase, hit, text)


def _is_called_a_vessel(phrase: Phrase, text: str) -> bool:
    """Whether a word such as ship stands before a phrase, wherever in the text it stands."""
    return any(_VESSEL.search(before) for before, _ in _around(phrase, text))


def _is_person(phrase: Phrase, hit: Hit) -> bool:
    if len(phrase.folded) < 2 or hit.why[0].startswith("a part") or not any(map(tells_person, phrase.folded)):
        return False
    if not (hit.equal_name and phrase.named) and max(map(len, filter(tells_person, phrase.folded))) < _BIG:
        return False
    if scoring.BY_INITIAL in hit.why:
        initials = sum(len(word) == 1 for word in phrase.folded)
        return phrase.named and initials > 1 and hit.score >= _ABBREVIATED and not any(word in lines("common_surnames.txt") for word in phrase.folded)
    return hit.score >= _SURE


def _is_body(phrase: Phrase, hit: Hit, text: str) -> bool:
    core = next(iter(of_body(phrase.text)), ())
    marked = _is_marked(phrase)
    banked = len(core) > 1 and any(map(_is_bank, core))
    if ALONE in hit.why or hit.why[0].startswith("a part"):
        return False
    if banked and not marked and all(_is_bank(word) or is_everyday(word) for word in phrase.folded):
        return _is_called(core, phrase, hit, text) or (phrase.named and _is_bank(core[0]) and hit.score >= _VERY)
    if not any(map(tells_body, phrase.folded)):
        return (hit.equal_name and len(core) > 1) or (_is_bank_of(phrase, hit) and hit.score >= _VERY and _is_said_as_one(phrase, hit, text))
    if len(core) == 1:
        return _is_single(core[0], phrase, hit, marked=marked or _stands_out(phrase, hit, text))
    if not phrase.named:
        return (hit.score >= _VERY and (marked or _is_whole(phrase))) or (banked and _is_all_but_bank(core, hit))
    return hit.score >= (_NEARLY if marked else _SURE)


def _is_whole(phrase: Phrase) -> bool:
    """Whether the words of a listed name, none of which looks like one, are too many or too foreign to be said by chance."""
    return not _are_everyday(phrase.folded) or len(phrase.folded) >= _WHOLE or is_romanised(phrase.text)


def _is_said_as_one(phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether a common word that is a bank's whole name stands out as one, or is all of a text and no English word."""
    return _stands_out(phrase, hit, text) or (phrase.alone and phrase.named and is_romanised(phrase.text))


def _stands_out(phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether an everyday word is written as a name: the very listed one, capitalised where no sentence begins, among words that are not, and by itself.

    "For Planar" names somebody; "a Planar sensor" says of what kind something is. A bank is called so without the word bank where money is spoken of.
    """
    if not (phrase.named and _are_everyday(phrase.folded)) or (hit.score < _VERY and not _is_bank_of(phrase, hit)):
        return False
    capitals, count = _capitals(text)
    around = _around(phrase, text) if 2 * capitals <= count + 1 else []
    return any(_is_apart(before, after) and (hit.score >= _VERY or _MONEY.search(before) is not None) for before, after in around)


def _is_apart(before: str, after: str) -> bool:
    """Whether no sentence begins between two pieces of a text, and no word goes on behind that would say of what kind something is."""
    follows = re.match(r"\s*([^\W\d_]+)", after)
    alone = follows[1].casefold() in _JOINS if follows else not after.lstrip().startswith(":")
    return alone and before.rstrip()[-1:].isalnum()


def _around(phrase: Phrase, text: str) -> Iterator[tuple[str, str]]:
    """What stands before a phrase and behind it, wherever it stands in a text."""
    for found in re.finditer(re.escape(phrase.text), text):
        yield text[max(found.start() - _BEFORE, 0) : found.start()], text[found.end() : found.end() + _BEFORE]


@lru_cache(8)
def _capitals(text: str) -> tuple[int, int]:
    """How many words of a text are capitalised, and how many there are."""
    found = [word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)]
    return sum(found), len(found)


def _is_single(word: str, phrase: Phrase, hit: Hit, *, marked: bool) -> bool:
    """Whether one word names a body."""
    if marked:
        return hit.score >= _NEARLY
    if not tells_body(word) or _are_everyday(phrase.folded):
        return False
    if not (hit.equal_name or _holds(hit, word)) and (len(word) < _SLIPS or _are_everyday(word for row in of_body(hit.listed) for word in row)):
        return False
    if len(word) < _SHOUTED and (phrase.shouted or phrase.text.isupper()):
        return _is_short(word, phrase, hit)
    if not phrase.named:
        least = _SHOUTED if phrase.shouted else _LOWER
        return len(word) >= least and (hit.equal_name or (not phrase.text.isascii() and hit.score >= _VERY))
    return len(word) >= _BIG or phrase.text.isupper()


def _is_all_but_bank(core: Sequence[str], hit: Hit) -> bool:
    """Whether of some words beside the word bank all are those of a listed name, such as an abbreviation in small letters."""
    return all(_holds(hit, word) for word in core if not _is_bank(word))


def _is_called(core: Sequence[str], phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether an everyday word and the word bank are a listed name: in its order, or in the other where neither is said of the other.

    Zenit Bank is Bank Zenit, but the opening of a bank is not the bank called Otkritie (opening), nor is what opens a bank's program.
    """
    rows = [row for name in hit.entry.names for row in of_body(name) if len(row) == len(core)]
    if any(_are_the_same(core, row) for row in rows):
        return True
    turned = [*core[1:], core[0]] if _is_bank(core[0]) else [core[-1], *core[:-1]]
    return any(_are_the_same(turned, row) for row in rows) and _may_be_turned(core, phrase, hit, text)


def _may_be_turned(core: Sequence[str], phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether words may be a bank's in the other order: as they are written, no "bank capital", no opening of a bank, and nothing more behind a hyphen."""
    if (_is_bank(core[0]) and phrase.text.isascii()) or _OF_A_BANK.search(phrase.text):
        return False
    return _are_written(phrase, hit) and any(not after.startswith("-") for _, after in _around(phrase, text))


def _are_the_same(core: Sequence[str], row: Sequence[str]) -> bool:
    return all(scoring.inflected(word, other) >= _VERY for word, other in zip(core, row, strict=True))


def _is_bank_of(phrase: Phrase, hit: Hit) -> bool:
    """Whether a word is what a listed bank is called beside the word bank."""
    return len(phrase.folded) == 1 and any(any(map(_is_bank, row)) for row in _rows(hit)) and _are_written(phrase, hit)


def _are_written(phrase: Phrase, hit: Hit) -> bool:
    """Whether each word but for the word bank stands in one of the listed names as it is written, and not as it is translated."""
    return all(_is_bank(word) or any(scoring.inflected(word, other) >= _VERY for row in _rows(hit) for other in row) for word in phrase.folded)


def _rows(hit: Hit) -> list[list[str]]:
    return [[fold_word(word) for word in words(name)] for name in hit.entry.names]


def _is_bank(word: str) -> bool:
    return word == BANK or BANK in nominatives(word)


def _is_short(word: str, phrase: Phrase, hit: Hit) -> bool:
    """Whether a short word in capitals names a body: one that words are spelled like only in its own script, and one of four such letters not among others."""
    if _VOWELS.isdisjoint(word):
        return True
    same_script = any(name.isascii() is phrase.text.isascii() and any(word in row for row in of_body(name)) for name in hit.entry.names)
    return same_script and (phrase.named or phrase.alone or len(word) < _BIG)


def _are_everyday(folded: Iterable[str]) -> bool:
    """Whether all of the words that say whose name it is are everyday ones in some case."""
    return all(map(is_everyday, filter(tells_body, folded)))


def _holds(hit: Hit, word: str) -> bool:
    """Whether the listed name has the very word, but for the case."""
    return any(scoring.inflected(word, other) >= _VERY for row in of_body(hit.listed) for other in row)


def _is_marked(phrase: Phrase) -> bool:
    part = split(phrase.text)
    return phrase.marked or (part.sure and not part.bare)


def tells_person(word: str) -> bool:
    """Whether a folded word of a person's name says whose it is."""
    return len(word) > 2 and not spells_given_name(word)


def tells_body(word: str) -> bool:
    """Whether a folded word of a body's name says whose it is."""
    return len(word) > 2 and scoring.weight(word) >= 1 and word not in common_words() and not says_where(word)
