"""Names of listed parties in running text, such as a note: the texts of a run searched together, each distinct one once.

A field of a name is a name, so nearly alike is enough there. A note is mostly something else: what is found must be spelled like a name, or be the very name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from . import scoring
from .declined import in_nominative
from .hit import Hit, Query
from .index import Index
from .names import visible
from .naming import is_named, tells_body, tells_person
from .phrases import Known, Phrase, Word, common_words, phrases, words_of
from .typed import typed_runs

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
    asked = {text: [*map(_of_phrase, dict.fromkeys(phrases(visible(text), cut, known))), *_of_numbers(text)] for text, cut in rows.items()}
    queries = dict.fromkeys(query for items in asked.values() for query, _ in items)
    hits = dict(zip(queries, index.search_many(queries, possible), strict=True)) if queries else {}
    for text, items in asked.items():
        seen = visible(text)
        for query, phrase in items:
            for hit in hits[query]:
                if phrase is None or is_named(phrase, hit, seen):
                    yield text, Mention(phrase.text if phrase else query.identifiers[0][1], hit)


def _rank(item: Mention) -> tuple[bool, float, int]:
    return not item.hit.equal_name, -item.hit.score, -len(item.words)


def _keep(found: dict[tuple[str, str, str], Mention], item: Mention) -> None:
    key = (item.hit.entry.list_id, item.hit.entry.id, item.words)
    if key not in found or _rank(item) < _rank(found[key]):
        found[key] = item


def _of_phrase(phrase: Phrase) -> tuple[Query, Phrase | None]:
    return Query(tuple(dict.fromkeys((phrase.text, in_nominative(phrase.text))))), phrase


def _of_numbers(text: str) -> list[tuple[Query, Phrase | None]]:
    if not _NUMBER.search(text):
        return []
    return [(Query(identifiers=((kind, number),)), None) for kind, find in _NUMBERS.items() for number in find(text)]


def _known(index: Index, words: Sequence[str]) -> dict[str, Known]:
    """What is known of words, for names of persons and for all others; of a word that stands in none, and joins none, nothing."""
    of_sorts = list(zip(index.known(words), (tells_person, tells_body), strict=True))
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
