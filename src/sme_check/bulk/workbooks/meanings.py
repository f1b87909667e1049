"""What the headings of a sheet mean beside each other: others by role in places of their own, each fact in one column, no number that may mean two things."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from .heading_words import UNKNOWN, Meaning, meaning_of
from .layout import Plan

__all__ = ["free_place", "meanings_of"]

_OTHER = re.compile(r"(.*\bothers)\[([0-9]+)\](.*)")
_ITEM = re.compile(r"activities\[0\]\.goods\[([0-9]+)\]\.(.*)")


def meanings_of(texts: Sequence[str], plan: Plan, *, doubtful: bool) -> list[Meaning]:
    """What each heading means; a fact that two columns hold is the first one's, and the second is only proposed.

    Args:
        texts: The headings of the columns, in order.
        plan: The plan of the sheet.
        doubtful: Whether what is only like a heading is looked for too.
    """
    found = [meaning_of(text, plan, doubtful=doubtful) if text else UNKNOWN for text in texts]
    if not any(meaning.path for meaning in found):
        return found
    return _one_each(_of_which_activity(_in_places(found), texts))


def _one_each(meanings: Iterable[Meaning]) -> list[Meaning]:
    seen: set[str] = set()
    found = []
    for meaning in meanings:
        found.append(Meaning(None, "near", meaning.path) if meaning.path is not None and meaning.path in seen else meaning)
        seen.add(meaning.path or "")
    return found


def _in_places(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Others by their role, each in a place that no other has: the first recipient and the first end user are two parties."""
    held = {(match[1], match[2]) for meaning in meanings if not meaning.role and (match := _OTHER.match(meaning.path or ""))}
    places: dict[tuple[str, str, str], str] = {}
    found = []
    for meaning in meanings:
        match = _OTHER.match(meaning.path or "") if meaning.role else None
        if match:
            key = (meaning.role, match[1], match[2])
            if key not in places:
                places[key] = free_place(held, match[1])
                held.add((match[1], places[key]))
            found.append(replace(meaning, path=f"{match[1]}[{places[key]}]{match[3]}"))
        else:
            found.append(meaning)
    return found


def free_place(held: Collection[tuple[str, str]], collection: str) -> str:
    """The first number of a collection that nobody has.

    Args:
        held: The places taken: collection and number.
        collection: The path of the collection.

    >>> free_place({("activity.others", "0")}, "activity.others")
    '1'
    """
    return next(str(number) for number in range(len(held) + 1) if (collection, str(number)) not in held)


def _of_which_activity(meanings: Sequence[Meaning], texts: Sequence[str]) -> list[Meaning]:
    """Leave open whether "HS code 2" beside "Activity 2" is the second item of the first activity, or the item of the second."""
    numbered = {int(number) for meaning in meanings if meaning.path for number in re.findall(r"^activities\[([0-9]+)\]\.(?!goods)", meaning.path)}
    if not numbered:
        return list(meanings)
    found = []
    for meaning, text in zip(meanings, texts, strict=True):
        item = _ITEM.fullmatch(meaning.path or "") if meaning.how != "exact" and not re.search("(?i)activity|deal|transaction|сделка", text) else None
        if item and int(item[1]) in numbered:
            found.append(Meaning(None, "near", f"activities[{item[1]}].goods[0].{item[2]}"))
        else:
            found.append(meaning)
    return found
