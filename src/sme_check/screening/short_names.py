"""The short name that a longer listed one says of itself: in quotation marks at its end, in brackets, or in capitals behind a description."""

import re
from collections.abc import Iterator

from .everyday import is_everyday
from .legal_forms import split
from .names import fold_word, visible, words
from .parts import says_where
from .reading import of_body
from .scoring import weight
from .vocabulary import given_name

__all__ = ["short_names"]

_QUOTED = re.compile(r"[«“„\"‘']([^«»“”„\"‘’']{4,40})[»”“\"’'](.*)", re.DOTALL)
_BRACKETED = re.compile(r"[(\[]([A-Z]{4,10}|[А-Я]{3,10})[)\]]")
_BEHIND = re.compile(r"(?<=\s)[^\W\d_]{4,12}$")
_NO_NAMES = frozenset(map(fold_word, "tech sarlu pakistan kenya tanzania bangladesh thailand shenzhen suzhou hongkong ussr dprk sciences ставрополье".split()))
"""Places, kinds and forms that stand there as well."""
_DESCRIBED = 0.5
"""What the other words weigh at least: beside less, or a legal form alone, the short name is found without this."""


def short_names(name: str) -> tuple[str, ...]:
    """What a listed body is called for short, as its name says.

    >>> short_names("Научный институт приборов «Ромашка»"), short_names("Garden Insurance Company ROMGAZ"), short_names("ООО «Ромашка»")
    (('Ромашка',), ('ROMGAZ',), ())
    """
    text = visible(name).strip()
    return tuple(short for short in dict.fromkeys(_short(text)) if _is_own(short) and _is_described(text.replace(short, " ")))


def _short(text: str) -> Iterator[str]:
    quoted = _QUOTED.search(text)
    if quoted and (not quoted[2].strip() or split(quoted[2]).bare):
        yield quoted[1].strip()
    yield from (found[1] for found in _BRACKETED.finditer(text) if found[1].isupper())
    behind = _BEHIND.search(text)
    if behind and behind[0].isupper() and not text.isupper() and not given_name(fold_word(words(text)[-2])):
        yield behind[0]


def _is_own(short: str) -> bool:
    """Whether a short name is one of one or two words, no legal form, that says whose it is."""
    row = next(iter(of_body(short)), ())
    return not split(short).bare and 0 < len(row) < 3 and all(weight(word) >= 1 and not _is_no_name(word) for word in row)


def _is_no_name(word: str) -> bool:
    return word in _NO_NAMES or is_everyday(word) or says_where(word) or given_name(word) is not None


def _is_described(rest: str) -> bool:
    part = split(rest)
    return not part.bare and len(words(rest)) > 1 and sum(map(weight, next(iter(of_body(rest)), ()))) >= _DESCRIBED
