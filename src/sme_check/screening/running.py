"""Names of listed parties in running text, such as a note: the texts of a run searched together, each distinct one once.

A field of a name is a name, so nearly alike is enough there. A note is mostly something else: what is found must be spelled like a name, or be the very name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from . import scoring
from .cases import nominatives
from .everyday import is_everyday, lines
from .hit import Hit, Query
from .index import Index
from .legal_forms import split
from .matching import ALONE, INITIALS
from .names import visible
from .parts import says_where
from .phrases import BANK, Known, Phrase, Word, common_words, phrases, words_of
from .reading import of_body
from .typed import typed_runs
from .vocabulary import spells_given_name

__all__ = ["Mention", "may_name", "mentions"]

_NUMBERS: Mapping[str, Callable[[str], list[str]]] = {
    "inn": re.compile(r"(?<![\d\w])(?:\d{10}|\d{12})(?!\w)").findall,
    "ogrn": re.compile(r"(?<!\w)(?:\d{13}|\d{15})(?!\w)").findall,
    "bic": re.compile(r"(?<!\w)(?:04\d{7}|[A-Z]{4}RU[A-Z\d]{2}(?:[A-Z\d]{3})?)(?!\w)").findall,
    "imo": re.compile(r"(?i)\bimo\W{0,3}(\d{7})(?!\w)").findall,
}
"""Numbers that lists state, as a text has them."""
_NUMBER = re.compile(r"\d{7}|[A-Z]{4}RU")
"""What each of them has."""
_SAYS = re.compile(r"(?:[^\W\d_][\W_]*){3}|\d{7}")
"""Letters, spaced out or not, or digits without which nobody is named."""
_JOINS = frozenset("and or for in on to via by with from at is was are will has which who и или на в по за для через от с к не о об у".split())
"""Words behind which a name does not go on, nor is what it stands before."""
_VESSEL = re.compile(r"(?i)\b(?:mv|m/v|mt|vessel|ship|tanker|судн\w*|танкер\w*|теплоход\w*)\W*$")
_VERY, _SURE, _NEARLY, _ABBREVIATED = scoring.CASE - 1e-6, 0.9, 0.84, 0.86
_VOWELS = frozenset("aeiou")
_LOWER, _SHOUTED, _BIG, _SLIPS = 6, 5, 4, 7
"""Letters of a single word that is a name: in small letters, in capitals throughout, capitalised; and of one that may have a slip."""


class Mention(NamedTuple):
    """A listed party that a text names: by which words of it, and the entry."""

    words: str
    hit: Hit


def may_name(text: str) -> bool:
    """Whether a text has what a name or a number of a listed party has; most references and amounts have not.

    >>> may_name("P-00042"), may_name("ВЭБ"), may_name("7707083893"), may_name("S b e r")
    (False, True, True, True)
    """
    return _SAYS.search(text) is not None


def mentions(texts: Iterable[str], indexes: Sequence[Index], possible: float) -> dict[str, tuple[Mention, ...]]:
    """The listed parties that texts name.

    Args:
        texts: The texts; each distinct one is searched once.
        indexes: The lists.
        possible: The likeness of names, 0 to 1, from which a name is a possible match at all.

    Returns:
        Of each text that names somebody, every entry once for each of its words, the most alike first; of others nothing.
    """
    rows = {text: words_of(visible(text)) for text in dict.fromkeys(texts)}
    found: dict[str, dict[tuple[str, str, str], Mention]] = {}
    for index in indexes:
        for text, item in (*_found(rows, index, possible), *_found_typed(rows, index, possible)):
            _keep(found.setdefault(text, {}), item)
    return {text: tuple(sorted(found[text].values(), key=_rank)) for text in rows if text in found}


def _found_typed(texts: Iterable[str], index: Index, possible: float) -> Iterator[tuple[str, Mention]]:
    """Each text with whom it names of one list by words that were typed on the other keyboard."""
    runs = [(text, run, said) for text in texts for run, said in typed_runs(visible(text), index.typed)]
    named: dict[str, list[Hit]] = {}
    for said, item in _found({said: words_of(visible(said)) for _, _, said in runs}, index, possible):
        named.setdefault(said, []).append(item.hit)
    return ((text, Mention(run, hit)) for text, run, said in runs for hit in named.get(said, ()))


def _found(rows: Mapping[str, Sequence[Sequence[Word]]], index: Index, possible: float) -> Iterator[tuple[str, Mention]]:
    """Each text with whom it names of one list."""
    words = dict.fromkeys(word.folded for cut in rows.values() for row in cut for word in row if not word.folded.isdigit())
    known = _known(index, list(words))
    asked = {text: [*(_of_phrase(item) for item in phrases(visible(text), cut, known)), *_of_numbers(text)] for text, cut in rows.items()}
    queries = dict.fromkeys(query for items in asked.values() for query, _ in items)
    hits = dict(zip(queries, index.search_many(queries, possible), strict=True)) if queries else {}
    for text, items in asked.items():
        for query, phrase in items:
            for hit in hits[query]:
                if phrase is None or _is_named(phrase, hit, text):
                    yield text, Mention(phrase.text if phrase else query.identifiers[0][1], hit)


def _rank(item: Mention) -> tuple[bool, float, int]:
    return not item.hit.equal_name, -item.hit.score, -len(item.words)


def _keep(found: dict[tuple[str, str, str], Mention], item: Mention) -> None:
    key = (item.hit.entry.list_id, item.hit.entry.id, item.words)
    if key not in found or _rank(item) < _rank(found[key]):
        found[key] = item


def _of_phrase(phrase: Phrase) -> tuple[Query, Phrase | None]:
    return Query((phrase.text,)), phrase


def _of_numbers(text: str) -> list[tuple[Query, Phrase | None]]:
    if not _NUMBER.search(text):
        return []
    return [(Query(identifiers=((kind, number),)), None) for kind, find in _NUMBERS.items() for number in find(text)]


def _known(index: Index, words: Sequence[str]) -> dict[str, Known]:
    """What is known of words, for names of persons and for all others; of a word that stands in none, and joins none, nothing."""
    of_sorts = list(zip(index.known(words), (_tells_person, _tells_body), strict=True))
    found = {}
    for word in words:
        listed = tells = like = 0
        for bit, (sort, tells_whose) in zip((1, 2), of_sorts, strict=True):
            if (score := sort.get(word, 0.0)) and tells_whose(word):
                like |= bit
                tells |= bit if score >= scoring.CASE else 0
            listed |= bit if score >= scoring.CASE else 0
        listed = 3 if len(word) == 1 or word in common_words() else listed
        if listed or like:
            found[word] = Known(listed, tells, like)
    return found


def _tells_person(word: str) -> bool:
    return len(word) > 2 and not spells_given_name(word)


def _tells_body(word: str) -> bool:
    return len(word) > 2 and scoring.weight(word) >= 1 and word not in common_words() and not says_where(word)


def _is_named(phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether a phrase that is like a listed name says it, as far as running text can be read."""
    if hit.entry.kind == "ship" and not _is_called_a_vessel(phrase, visible(text)):
        return False
    if INITIALS in hit.why or (phrase.street and not _is_marked(phrase)):
        return False
    return _is_person(phrase, hit) if hit.entry.kind == "individual" else _is_body(phrase, hit, text)


def _is_called_a_vessel(phrase: Phrase, text: str) -> bool:
    """Whether a word such as ship stands before a phrase, wherever in the text it stands."""
    return any(_VESSEL.search(text[: found.start()]) for found in re.finditer(re.escape(phrase.text), text))


def _is_person(phrase: Phrase, hit: Hit) -> bool:
    if len(phrase.folded) < 2 or hit.why[0].startswith("a part") or not any(map(_tells_person, phrase.folded)):
        return False
    if not (hit.equal_name and phrase.named) and max(map(len, filter(_tells_person, phrase.folded))) < _BIG:
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
        return _is_called(core, hit) or (phrase.named and _is_bank(core[0]) and hit.score >= _VERY)
    if not any(map(_tells_body, phrase.folded)):
        return hit.equal_name and len(core) > 1
    if len(core) == 1:
        return _is_single(core[0], phrase, hit, marked=marked or _stands_out(phrase, hit, visible(text)))
    if not phrase.named:
        return (hit.score >= _VERY and (marked or not _are_everyday(phrase.folded))) or (banked and _is_all_but_bank(core, hit))
    return hit.score >= (_NEARLY if marked else _SURE)


def _stands_out(phrase: Phrase, hit: Hit, text: str) -> bool:
    """Whether an everyday word is written as a name: the very listed one, capitalised where no sentence begins, among words that are not, and by itself.

    "For Planar" names somebody; "a Planar sensor" says of what kind something is.
    """
    if not (phrase.named and hit.score >= _VERY and _are_everyday(phrase.folded)):
        return False
    before, _, after = text.partition(phrase.text)
    words = [word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)]
    follows = re.match(r"\s*([^\W\d_]+)", after)
    alone = follows[1].casefold() in _JOINS if follows else not after.lstrip().startswith(":")
    return alone and before.rstrip()[-1:].isalnum() and 2 * sum(words) <= len(words) + 1


def _is_single(word: str, phrase: Phrase, hit: Hit, *, marked: bool) -> bool:
    """Whether one word names a body."""
    if marked:
        return hit.score >= _NEARLY
    if not _tells_body(word) or _are_everyday(phrase.folded):
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


def _is_called(core: Sequence[str], hit: Hit) -> bool:
    """Whether an everyday word and the word bank are a listed name in its order: an open bank account is not one with the bank called Otkritie."""
    rows = (row for name in hit.entry.names for row in of_body(name) if len(row) == len(core))
    return any(all(scoring.inflected(word, other) >= _VERY for word, other in zip(core, row, strict=True)) for row in rows)


def _is_bank(word: str) -> bool:
    return word == BANK or BANK in nominatives(word)


def _is_short(word: str, phrase: Phrase, hit: Hit) -> bool:
    """Whether a short word in capitals names a body: one that words are spelled like only in its own script, and one of four such letters not among others."""
    if _VOWELS.isdisjoint(word):
        return True
    same_script = any(name.isascii() is phrase.text.isascii() and any(word in row for row in of_body(name)) for name in hit.entry.names)
    return same_script and (phrase.named or phrase.alone or len(word) < _BIG)


def _are_everyday(words: Iterable[str]) -> bool:
    """Whether all of the words that say whose name it is are everyday ones in some case."""
    return all(map(is_everyday, filter(_tells_body, words)))


def _holds(hit: Hit, word: str) -> bool:
    """Whether the listed name has the very word, but for the case."""
    return any(scoring.inflected(word, other) >= _VERY for row in of_body(hit.listed) for other in row)


def _is_marked(phrase: Phrase) -> bool:
    part = split(phrase.text)
    return phrase.marked or (part.sure and not part.bare)
