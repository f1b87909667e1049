"""How a name is read before it is compared: as a body's, without legal form and fillers; as a person's, without titles."""

import re
from functools import lru_cache

from .legal_forms import split
from .names import as_cyrillic, fold_word, has_both_scripts, words
from .vocabulary import FILLERS, TITLES, generic

__all__ = ["letters", "of_body", "of_person"]

_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])")
_BRACKETS = re.compile(r"[(\[{](.*?)[)\]}]")


@lru_cache(1 << 15)
def of_body(name: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read the name of a body: whole, and, if it has brackets, without them.

    >>> of_body("АО «НПО Поиск» (AO NPO POISK)")[-1], of_body("JSC Scientific and Production Association “POISK”")[0]
    (('nauqnoproizvodstvenoeobedinene', 'poisk'), ('nauqnoproizvodstvenoeobedinene', 'poisk'))
    """
    texts = [name]
    if has_both_scripts(name):
        texts.append(as_cyrillic(name))
    if _BRACKETS.search(name):
        texts += [_BRACKETS.sub(" ", name), *(inside for inside in _BRACKETS.findall(name) if len(words(inside)) > 1)]
    read = (_body_words(_DOTTED.sub(lambda found: found[0].replace(".", ""), text)) for text in texts)
    return tuple(dict.fromkeys(folded for folded in read if folded))


@lru_cache(1 << 15)
def of_person(name: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read the name of a person.

    >>> of_person("Mr Vladimir V. PUTIN"), of_person("ИП Иванов Иван Иванович")
    ((('vladimir', 'v', 'putin'),), (('ivanov', 'ivan', 'ivanoviq'),))
    """
    texts = [name, as_cyrillic(name)] if has_both_scripts(name) else [name]
    read = (tuple(word for word in _without_trader(text) if word not in TITLES) for text in texts)
    return tuple(dict.fromkeys(folded for folded in read if folded))


@lru_cache(1 << 15)
def letters(name: str) -> str:
    """The letters of a name, legal form and all, without spaces: "Gaz Prom Bank JSC" and "Gazprombank JS-C" have the same.

    >>> letters("Газ Пром") == letters("Gaz-prom")
    True
    """
    row = words(name)
    return fold_word("".join(row)) if not has_both_scripts(name) else "".join(map(fold_word, row))


def _without_trader(text: str) -> tuple[str, ...]:
    parts = split(text)
    return parts.core if parts.trader else tuple(fold_word(word) for word in words(text))


def _body_words(text: str) -> tuple[str, ...]:
    core = split(text).core
    kept = [word for word in core if word not in FILLERS] or list(core)
    table = generic()
    row: list[str] = []
    place = 0
    while place < len(kept):
        for phrase, stands in table.get(kept[place], ()):
            if tuple(kept[place : place + len(phrase)]) == phrase:
                row.append(stands)
                place += len(phrase)
                break
        else:
            row.append(kept[place])
            place += 1
    return tuple(row)
