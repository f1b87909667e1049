"""What is missing of a partnership, in one text: what differs in the number of the activity alone, or in what is looked up, is said once with all of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from sme_check.assessment.questions import CLAIM

from .patterns import Asked
from .problems import SEPARATOR

__all__ = ["WORDINGS", "Missing", "Part", "in_full", "in_short", "together"]

Part = tuple[str, int | str | None, str]
"""A text with a hole for what else it may be said of: before the hole, a number of an activity or what is looked up, after it; None for no hole."""

_NUMBER = re.compile(r"activities\[([0-9]+)\]")


def in_short(item: Asked) -> Part:
    """A question as the names of the facts that answer it; what no fact can answer, as it is asked.

    >>> in_short(Asked("fact", "activities[2].goods[0].origin", "Origin", "Where from?"))
    ('activities[', 2, '].goods[0].origin')
    >>> in_short(Asked("data", "look_ups", "", "Look up 93 in the tariff.", "uk_tariff", "93"))
    ('look_ups: uk_tariff ', '93', '')
    """
    if not item.place or (item.place == "look_ups" and not item.about):
        return in_full(item)
    if item.place == "look_ups":
        return f"look_ups: {item.about} ", item.subject or None, ""
    return _numbered(f"{item.place}: {item.subject}" if item.about == CLAIM else item.place)


def in_full(item: Asked) -> Part:
    """A question in words, the place of its answer before it.

    >>> in_full(Asked("fact", "activities[2].goods[0].origin", "Origin", "Where from?"))
    ('activities[', 2, '].goods[0].origin: Where from?')
    >>> in_full(Asked("data", "look_ups", "", "Look up 93 in the tariff.", "uk_tariff", "93"))
    ('look_ups: Look up ', '93', ' in the tariff.')
    """
    if item.about and item.place == "look_ups" and item.says.count(item.subject) == 1:
        before, _, after = item.says.partition(item.subject)
        return before, item.subject, after
    return _numbered(item.says)


WORDINGS: Sequence[tuple[str, Callable[[Asked], Part]]] = (("missing", in_short), ("questions", in_full))
"""The columns that say what is missing."""


def _numbered(text: str) -> Part:
    """A text with a hole for the number of the activity with which it begins."""
    found = _NUMBER.match(text)
    return (text[: found.start(1)], int(found[1]), text[found.end(1) :]) if found else (text, None, "")


def together(parts: Iterable[Part]) -> str:
    """Parts in one text, in the order in which they first come; those that are the same but for what stands in the hole said once.

    >>> together([("activities[", 0, "].kind"), ("as_of", None, ""), ("activities[", 2, "].kind")])
    'activities[0,2].kind; as_of'
    """
    alike: dict[tuple[str, str], list[int | str | None]] = {}
    for before, hole, after in parts:
        alike.setdefault((before, after), []).append(hole)
    return SEPARATOR.join([f"{before}{_all_of(tuple(holes))}{after}" for (before, after), holes in alike.items()])


class Missing:
    """Says what is missing of partnerships; each question is looked at once.

    Args:
        part: How a question is said.
    """

    def __init__(self, part: Callable[[Asked], Part]) -> None:
        self._part = part
        self._seen: dict[int, tuple[Part, Asked]] = {}
        """By what an object is, and with the object, so that no other comes to be in its place."""

    def said(self, questions: Iterable[Asked]) -> str:
        """Everything that is asked of one partnership."""
        return together((self._seen.get(id(item)) or self._looked_at(item))[0] for item in questions)

    def _looked_at(self, item: Asked) -> tuple[Part, Asked]:
        seen = self._seen[id(item)] = self._part(item), item
        return seen


@lru_cache(1 << 14)
def _all_of(holes: tuple[int | str | None, ...]) -> str:
    """What stands in a hole: numbers in order, those that follow each other as from and to; other things as they come.

    >>> _all_of((5, 3, 4, 0)), _all_of((1, 0)), _all_of(("9301", "9302")), _all_of((None,))
    ('0,3-5', '0,1', '9301, 9302', '')
    """
    numbers = sorted({hole for hole in holes if isinstance(hole, int)})
    if not numbers:
        return ", ".join(dict.fromkeys(hole for hole in holes if isinstance(hole, str)))
    runs = [[numbers[0]]]
    for number in numbers[1:]:
        if number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
