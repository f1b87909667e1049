"""Numbers in headings: which owner, which activity, which item of goods a column tells of."""

import re
from collections.abc import Callable, Iterator

from sme_check.bulk.frames.headings import Placed

from .limits import MOST_MEMBERS

__all__ = ["numbered_path", "numbered_words"]

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st первый первая первое первого",
            "second 2nd второй вторая второе второго",
            "third 3rd третий третья третье третьего",
            "fourth 4th четвертый четвертая четвертое четвертого",
            "fifth 5th пятый пятая пятое пятого",
        ),
        1,
    )
    for word in words.split()
}
_OF_ACTIVITY = ("activity", "deal", "transaction", "деятельность", "сделка")
"""What a number behind it makes a number of activities, whatever follows."""
_CURRENCY = "activity.amount.currency"

PathOf = Callable[[str], str]
"""From the path of a first one to that of the one numbered; "" where nothing is numbered so."""


def numbered_words(words: str) -> Iterator[tuple[str, PathOf]]:
    """A heading without its number, and what the number makes of the fact that is left.

    >>> [(rest, path_of("goods.code")) for rest, path_of in numbered_words("second hs code")]
    [('hs code', 'activities[0].goods[1].code')]
    >>> [(rest, path_of("goods.code")) for rest, path_of in numbered_words("activity 2 hs code 3")][0]
    ('hs code', 'activities[1].goods[2].code')
    """
    split = [str(_ORDINALS.get(word, word)) for word in re.sub(r"(?<=[^\W\d])(?=[0-9]{1,2}\b)", " ", words).split()]
    numbers = [at for at, word in enumerate(split) if re.fullmatch("[0-9]{1,2}", word) and 1 <= int(word) <= MOST_MEMBERS]
    if not numbers or len(numbers) > 2:
        return
    if split[0] in _OF_ACTIVITY and numbers[0] == 1 and len(split) > 2:
        activity, rest = int(split[1]) - 1, split[2:]
        if len(numbers) == 1:
            yield " ".join(rest), lambda path: _at(path, activity, 0)
        else:
            number = int(split[numbers[1]]) - 1
            yield " ".join(word for at, word in enumerate(split) if at > 1 and at != numbers[1]), lambda path: _item(path, activity, number)
    if len(numbers) == 1:
        number = int(split[numbers[0]]) - 1
        yield " ".join(word for at, word in enumerate(split) if at != numbers[0]), lambda path: _nth(path, number)


def _nth(path: str, number: int) -> str:
    """The fact of the member, the item or the activity of a number.

    >>> _nth("business.owners[0].share", 1), _nth("goods.code", 1), _nth("activity.kind", 1), _nth("activity.kind", 0)
    ('business.owners[1].share', 'activities[0].goods[1].code', 'activities[1].kind', 'activity.kind')
    """
    if "[0]" in path:
        return path.replace("[0]", f"[{number}]", 1)
    if path.startswith("goods."):
        return _item(path, 0, number)
    return _at(path, number, 0) if path.startswith("activity.") else ""


def _at(path: str, activity: int, item: int) -> str:
    """A fact of an activity of a number, or of one of its items."""
    root, _, name = path.partition(".")
    if root not in ("activity", "goods") or path == _CURRENCY:
        return ""
    if not activity and not item:
        return path
    return f"activities[{activity}].{f'goods[{item}].' if root == 'goods' else ''}{name}"


def _item(path: str, activity: int, number: int) -> str:
    """A fact of an item of a number, or of another member of an activity."""
    if path.startswith("goods."):
        return _at(path, activity, number)
    return _at(path.replace("[0]", f"[{number}]", 1), activity, 0) if "[0]" in path else ""


def numbered_path(found: Placed) -> str:
    """The path of a column's fact, as the columns of a sheet are called.

    >>> from sme_check.bulk.frames.headings import placed_headings
    >>> [numbered_path(found) for found in placed_headings(["goods_2_code", "activity_1_kind", "owner_1_share"])]
    ['activities[0].goods[1].code', 'activity.kind', 'business.owners[0].share']
    """
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in found.heading[0]).lstrip(".")
    return path if found.is_first else _at(path, found.activity or 0, found.item or 0)
