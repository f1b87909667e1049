"""How a name is read before it is compared: as a body's, without legal form and fillers; as a person's, without titles."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from .legal_forms import form_words, split, split_words
from .names import as_cyrillic, fold_word, has_both_scripts, words
from .vocabulary import FILLERS, TITLES, generic

__all__ = ["letters", "mended", "of_body", "of_person"]

Words = tuple[str, ...]

_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])")
_BRACKETS = re.compile(r"[(\[{](.*?)[)\]}]")
_ENOUGH = 5  # letters by which alone two names may be called equal


@lru_cache(1 << 15)
def of_body(name: str) -> tuple[Words, ...]:
    """The ways to read the name of a body: whole, and, if it has brackets, without them.

    >>> of_body("АО «НПО Поиск» (AO NPO POISK)")[-1] == of_body("JSC Scientific and Production Association “POISK”")[0]
    True
    """
    texts = [name]
    if has_both_scripts(name):
        texts.append(as_cyrillic(name))
    if _BRACKETS.search(name):
        texts += [_BRACKETS.sub(" ", name), *(inside for inside in _BRACKETS.findall(name) if len(words(inside)) > 1)]
    parts = [split(_undotted(text)) for text in texts]
    read = [_without_fillers(part.core) for part in parts if part.core and not part.bare] or [part.core for part in parts[:1] if part.core]
    return tuple(dict.fromkeys(read))


@lru_cache(1 << 15)
def mended(name: str) -> tuple[Words, ...]:
    """The name of a body once slips in the common words are mended, legal forms and kinds of body; nothing if there are none.

    >>> mended("Romashka Limitd Liability Comapny"), mended("Romashka LLC")
    ((('romawka',),), ())
    """
    raw = words(_undotted(name))
    row = [fold_word(word) for word in raw]
    better = [_mend(word) for word in row]
    part = split_words(raw, better)
    return (_without_fillers(part.core),) if better != row and not part.bare else ()


@lru_cache(1 << 15)
def of_person(name: str) -> tuple[Words, ...]:
    """The ways to read the name of a person.

    >>> of_person("Mr Vladimir V. PUTIN"), of_person("ИП Иванов Иван Иванович")
    ((('vladimir', 'v', 'putin'),), (('ivanov', 'ivan', 'ivanoviq'),))
    """
    texts = [name, as_cyrillic(name)] if has_both_scripts(name) else [name]
    read = (tuple(word for word in _without_trader(text) if word not in TITLES) for text in texts)
    return tuple(dict.fromkeys(folded for folded in read if folded))


@lru_cache(1 << 15)
def letters(name: str) -> Words:
    """The letters of a name without spaces, with its legal form and without: however it is spaced, it has the same.

    >>> letters("Газ Пром")[0] in letters("OOO Gaz-prom"), letters("МК")
    (True, ())
    """
    part = split(name)
    rows = dict.fromkeys([part.raw, tuple(words(name))]) if not part.bare else ()
    joined = ("".join(map(fold_word, row)) if has_both_scripts(name) else fold_word("".join(row)) for row in rows)
    return tuple(dict.fromkeys(row for row, least in zip(joined, (_ENOUGH, _ENOUGH + 3), strict=False) if len(row) >= least))


def _undotted(text: str) -> str:
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), text)


def _without_trader(text: str) -> Words:
    parts = split(text)
    return parts.core if parts.trader else tuple(fold_word(word) for word in words(text))


def _without_fillers(core: Words) -> Words:
    """The words that say something, each kind of body as one word."""
    kept = [word for word in core if word not in FILLERS] or list(core)
    table = generic()
    row: list[str] = []
    place = 0
    while place < len(kept):
        for phrase, stands in table.get(kept[place], ()):
            if len(phrase) == 1 or tuple(kept[place : place + len(phrase)]) == phrase:
                row.append(stands)
                place += len(phrase)
                break
        else:
            row.append(kept[place])
            place += 1
    return tuple(row)


@cache
def _common_words() -> dict[int, list[str]]:
    """The words of legal forms and of kinds of body, by length."""
    found: dict[int, set[str]] = defaultdict(set)
    phrases: Iterable[Words] = (phrase for entries in generic().values() for phrase, _stands in entries)
    for word in {*form_words(), *(word for phrase in phrases for word in phrase)}:
        found[len(word)].add(word)
    return {length: sorted(group) for length, group in found.items()}


@lru_cache(1 << 16)
def _mend(word: str) -> str:
    """The common word of which this one is a slip, or the word itself."""
    common = _common_words()
    if len(word) < _ENOUGH or word in common.get(len(word), ()):
        return word
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 1 if len(word) < 9 else 2
    near = [other for length in range(len(word) - slips, len(word) + slips + 1) for other in common.get(length, ()) if len(other) >= _ENOUGH]
    best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
    return best[0] if best else word
