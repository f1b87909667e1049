"""How a name is read before it is compared: as a body's, without legal form and fillers; as a person's, without titles."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from .legal_forms import Split, first_words, glued, split, split_words
from .mending import mend_word, mend_words
from .nameless import nameless
from .names import as_cyrillic, fold_all, fold_word, has_both_scripts, words
from .vocabulary import FILLERS, TITLES, generic

__all__ = ["Reading", "forget", "letters", "mended", "of_body", "of_person", "read", "read_all", "read_listed", "speaks"]

Words = tuple[str, ...]

_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])")
_BRACKET = re.compile(r"[(\[{]")
_BRACKETS = re.compile(r"[(\[{](.*?)[)\]}]")
_REMEMBERED = 1 << 16
_READ: dict[str, "Reading"] = {}  # names of columns, as they were read
_COMPARED = re.compile("[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f]")  # the letters of the lists' names: Latin and Cyrillic
_ENOUGH = 5  # letters by which alone two names may be called equal


class Reading(NamedTuple):
    """A name in every way in which it is looked for.

    Attributes:
        bodies: What `of_body` says.
        persons: What `of_person` says.
        letters: What `letters` says.
        mended: What `mended` says, if it was asked.
        forms: The classes of its legal forms.
    """

    bodies: tuple[Words, ...] = ()
    persons: tuple[Words, ...] = ()
    letters: Words = ()
    mended: tuple[Words, ...] = ()
    forms: frozenset[str] = frozenset()


@lru_cache(1 << 15)
def read(name: str, mend: bool) -> Reading:
    """One name, its words looked at once.

    >>> read("ООО «Ромашка»", True).bodies, read("ООО «Ромашка»", True).letters
    ((('romawka',),), ('romawka', 'oromawka'))
    """
    raw = words(name)
    if _is_odd(name, raw):
        return Reading(of_body(name), of_person(name), letters(name), mended(name) if mend else (), split(name).forms)
    row = [fold_word(word) for word in raw]
    part = None if first_words().isdisjoint(row) else split_words(raw, row)
    joined = [fold_word(text) for text in (["".join(raw)] if part is None else _joined(part, raw))]
    return _reading(part, row, joined, _mended(raw, row, mend_word) if mend else ())


def read_all(names: Iterable[str]) -> dict[str, Reading]:
    """A column of names: as `read` says of each, every distinct word folded once and mended once."""
    distinct = dict.fromkeys(names)
    new = [name for name in distinct if name not in _READ]
    if len(_READ) + len(new) > _REMEMBERED:
        known = {name: _READ[name] for name in distinct if name in _READ}
        _READ.clear()
        _READ.update(known)
    _READ.update(read_listed(new, mend=True))
    return {name: _READ[name] for name in distinct}


def forget() -> None:
    """Drop the names of columns that are remembered."""
    _READ.clear()


def read_listed(names: list[str], *, mend: bool = False) -> dict[str, Reading]:
    """The distinct names of a list, none of which will be remembered; slips of common words stay unless they are to be mended."""
    raws = [words(name) for name in names]
    odd = [_is_odd(name, raw) for name, raw in zip(names, raws, strict=True)]
    raws = [words(_undotted(name)) if strange else raw for name, raw, strange in zip(names, raws, odd, strict=True)]
    folded = fold_all(chain.from_iterable(raws))
    better = mend_words(folded.values()) if mend else {}
    rows = [[folded[word] for word in raw] for raw in raws]
    mends = [() if better.keys().isdisjoint(row) else _mended(raw, row, better) for raw, row in zip(raws, rows, strict=True)]
    forms = first_words()
    parts = [None if strange or forms.isdisjoint(row) else split_words(raw, row) for strange, raw, row in zip(odd, raws, rows, strict=True)]
    texts = [["".join(raw)] if part is None else _joined(part, raw) for raw, part in zip(raws, parts, strict=True)]
    joined = fold_all([text for some, strange in zip(texts, odd, strict=True) if not strange for text in some])
    return {
        name: Reading(of_body(name), of_person(name), letters(name), slips, split(name).forms)
        if strange
        else _reading(part, row, [joined[text] for text in together], slips)
        for name, strange, part, row, together, slips in zip(names, odd, parts, rows, texts, mends, strict=True)
    }


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
    """The name of a body once slips and cases of the common words are mended, legal forms and kinds of body; nothing if there are none.

    >>> mended("Romashka Limitd Liability Comapny"), mended("Romashka LLC")
    ((('romawka',),), ())
    """
    raw = words(_undotted(name))
    return _mended(raw, [fold_word(word) for word in raw], mend_word)


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
    fold = (lambda text: "".join(map(fold_word, text))) if has_both_scripts(name) else (lambda text: fold_word("".join(text)))
    rows = dict.fromkeys([part.raw, tuple(words(name))]) if not part.bare else ()
    return _long_enough(map(fold, rows))


@lru_cache(1 << 15)
def speaks(name: str) -> bool:
    """Whether a name says so much of who bears it that not to find it means something.

    A legal form alone, one letter, a name in a script that few entries are named in, or a word that says that no name is known, is found where it is listed
    and clears nobody where it is not.

    >>> speaks("ООО 1С"), speaks("ООО"), speaks("А."), speaks("ромашка 🌼"), speaks("雏菊"), speaks("нет данных")
    (True, False, False, True, False, False)
    """
    if nameless(name):
        return False
    part = split(name)
    return not part.bare and len(_COMPARED.findall("".join(part.raw))) > 1


def _is_odd(name: str, raw: list[str]) -> bool:
    """Whether a name must be read in several ways, or other than word by word."""
    if _BRACKET.search(name) or ("." in name and _DOTTED.search(name)):
        return True
    return has_both_scripts(name) or bool(raw and glued(raw[0]))


@cache
def _marked() -> frozenset[str]:
    """The words that make a name more than its bare words."""
    return frozenset({*first_words(), *FILLERS, *TITLES, *generic()})


def _joined(part: Split, raw: list[str]) -> list[str]:
    """The name without spaces, without its legal form and with it, where there is enough of it."""
    rows = dict.fromkeys(["".join(part.raw), "".join(raw)]) if not part.bare else ()
    return list(rows)


def _reading(part: Split | None, row: list[str], joined: list[str], slips: tuple[Words, ...]) -> Reading:
    """From the name without its legal form, if it has one; its words; its letters."""
    core = tuple(row) if part is None else part.core
    if not core:
        return Reading(mended=slips)
    bodies: tuple[Words, ...] = (core,)
    persons: tuple[Words, ...] = (core,)
    if not _marked().isdisjoint(row):
        bodies = (core if part and part.bare else _without_fillers(core),)
        person = tuple([word for word in (core if part and part.trader else row) if word not in TITLES])
        persons = (person,) if person else ()
    return Reading(bodies, persons, _long_enough(joined), slips, part.forms if part else frozenset())


def _long_enough(joined: Iterable[str]) -> Words:
    return tuple(dict.fromkeys([row for row, least in zip(joined, (_ENOUGH, _ENOUGH + 3), strict=False) if len(row) >= least]))


def _mended(raw: list[str], row: list[str], mend: Callable[[str], str] | Mapping[str, str]) -> tuple[Words, ...]:
    better = [mend.get(word, word) for word in row] if isinstance(mend, Mapping) else [mend(word) for word in row]
    if better == row:
        return ()
    part = split_words(raw, better)
    return (_without_fillers(part.core),) if not part.bare else ()


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
