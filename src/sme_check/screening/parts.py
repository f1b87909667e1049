"""What else stands in the text of a name: names beside one another, letters that look like others, towns and countries around a name.

A listed name with anything around it is no other name. So each part is looked for as well, and what is found by a part alone is a *possible* match.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from .legal_forms import split
from .looks import looked_through
from .nameless import nameless
from .names import fold_word, visible
from .reading import of_body
from .respelled import parted, renamed
from .scoring import weight
from .vocabulary import is_patronymic

__all__ = ["inner", "parts", "says_where", "stripped"]

Words = tuple[str, ...]

_BETWEEN = r"""
    a/k/a | f/k/a | n/k/a | d/b/a | t/a | т/а | c/o | а/я | aka | fka | nka | dba | also\ known\ as | formerly(?:\ known\ as)? | previously | ex | now |
    trading\ as | doing\ business\ as | on\ behalf\ of | in\ the\ name\ of | (?:as\ )?(?:nominee|trustee|agent|custodian|proxy)s?\ (?:for|of) |
    (?:the\ )?(?:heirs?|estate|executors?|family|spouse|wife|husband|son|daughter)\ (?:of|to) | part\ of | owned\ by | controlled\ by | care\ of | via |
    att(?:n|ention)? | for | через | для |
    (?:representative\ )?(?:branch|office|subsidiary|division|department|affiliate)(?:\ (?:of|no)\b)? | and | or | or\ else |
    ранее | бывш(?:ий|ая|ее|ие)? | он\ же | она\ же | также\ известн\w+ | известн\w+\ как | прежнее\ (?:название|наименование) | ныне | в\ лице | от\ имени |
    филиал\w* | отделени[еяю] | представительств\w+ | подразделени\w+ | дочерн\w+ | доп\.?\ ?офис | офис | наследник\w* | номинал\w* | или |
    а\ также | и(?!\.) |
    (?:инн|inn|огрн|ogrn|кпп|kpp|бик|bic|swift|окпо|okpo|lei|imo|tin|reg\.?\ no|рег\.?\ ?№?|тел|tel)\b[\s.:№\#-]*(?=[\w]*\d)\w+
"""
_FORM_BETWEEN = r"(?<=[\w»\"]\s)(?:пао|оао|зао|ооо|pao|oao|zao|ooo|pjsc|ojsc|cjsc)(?=\s+[\"«“]?\w)"
_SEPARATED = re.compile(
    rf"(?<!\w)(?:{_BETWEEN})(?!\w)\.?|{_FORM_BETWEEN}|[;/\\|,\r\n\t()\[\]{{}}<>:=+&]|\s[-–—]+\s|(?:№|\#|\bno\.)\s*\d+|(?<!\w)\d{{5,}}(?!\w)|\b(?-i:[A-Z]{{4}}RU[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?)\b",
    re.IGNORECASE | re.VERBOSE,
)
_MOST = 24  # parts of one text; a longer text is no name, and its first parts are enough


@lru_cache(1 << 15)
def parts(name: str) -> tuple[str, ...]:
    """The names that stand in a text, beside the text itself.

    >>> parts("OOO Lilia (formerly PAO Romashka), INN 7707083893"), parts("ООО Ромашка"), parts("PA0 R0mashka")
    (('OOO Lilia', 'Romashka'), (), ('ПАО ROmashka',))
    """
    texts = list(dict.fromkeys([name, *looked_through(name), *parted(visible(name))]))
    apart = list(chain.from_iterable(_apart(visible(text)) for text in texts))
    found = dict.fromkeys([*texts[1:], *apart, *chain.from_iterable(map(renamed, [*texts, *apart]))])
    return tuple([part for part in found if part != name and _says_whose(part)][:_MOST])


@lru_cache(1 << 15)
def stripped(folded: Words) -> Words:
    """The words of a body's name without towns, countries and numbers around them; nothing if none are, or if no name of its own is left.

    >>> stripped(of_body("ПАО Ромашка г. Москва")[0]), stripped(of_body("Московский банк")[0])
    (('romawka',), ())
    """
    kept = tuple(word for word in folded if word not in _around() and not word.isdigit())
    return kept if kept != folded and sum(map(weight, kept)) >= 1 else ()


def inner(folded: Words, held: Callable[[str], bool], longest: int, *, person: bool) -> Iterator[Words]:
    """Every two or more words in a row of a longer name, the longest first, that may be a name themselves: all are held, and no more than the longest has.

    >>> list(inner(("heirs", "vera", "ivanova"), lambda word: word != "heirs", 4, person=True))
    [('vera', 'ivanova')]
    """
    known = list(map(held, folded)) if len(folded) > 2 else []
    fathers = list(map(is_patronymic, folded)) if person and sum(known) > 1 else []
    for length in range(min(sum(known), len(folded) - 1, longest), 1, -1):
        for start in range(len(folded) - length + 1):
            if not all(known[start : start + length]):
                continue
            row = folded[start : start + length]
            if person:
                if sum(fathers[start : start + length]) == sum(fathers):
                    yield row
            elif sum(map(weight, row)) > 1:
                yield row


def says_where(word: str) -> bool:
    """Whether a folded word says where a body is: a town, a region, a country, or what stands before them."""
    return word in _around()


def _says_whose(part: str) -> bool:
    """Whether a part is more than a legal form, a town, or what kind of body it is."""
    said = split(part)
    if said.bare or len("".join(said.raw)) < 2 or nameless(part):
        return False
    rows = of_body(part)
    return any(len(row) > 1 or not row[0].isdigit() for row in rows if row) and any(sum(map(weight, stripped(row) or row)) >= 1 for row in rows)


def _apart(text: str) -> Iterator[str]:
    """The pieces between separators, if there are any."""
    if _SEPARATED.search(text):
        yield from filter(None, map(str.strip, _SEPARATED.split(text)))


@cache
def _around() -> frozenset[str]:
    """The folded words that say where a body is, as they are and as the word that stands for them."""
    lines = Path(__file__).with_name("surroundings.txt").read_text(encoding="utf-8").splitlines()
    words = [word.strip() for line in lines if not line.startswith("#") for word in line.split("|")]
    return frozenset(folded for word in words if word for way in (of_body(word)[0], (fold_word(word),)) if len(way) == 1 for folded in way)
