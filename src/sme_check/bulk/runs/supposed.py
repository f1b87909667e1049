"""A business as another row tells of it: what a partnership would state if that row were right, too."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sme_check.screening.legal_forms import split
from sme_check.screening.names import fold

__all__ = ["Tree", "in_cells", "joined_look_ups", "supposed"]

Tree = Mapping[str, Any]
"""Facts by name, nested, as plain data."""
_NAMES, _NUMBERS = ("name", "name_cyrillic"), ("inn", "ogrn")
_APART = frozenset({*_NAMES, "other_names", "officers"})
"""What every row may add to, without saying that another is wrong."""


def supposed(own: Tree, others: Sequence[Tree]) -> list[Tree]:
    """What a business would be if other rows told rightly of it: each of them in turn, and whoever any of them names or appoints beside.

    A business has as many officers as all its rows name, and is called whatever any calls it; of all else a row that states it puts its own
    word in the place of another's. What a row leaves open contradicts nothing, so that the word of the other stays.

    Args:
        own: The business as the row itself tells of it.
        others: The business as each other row tells of it, the one that tells worst first.

    Returns:
        Each distinct supposition once; none where nothing would be otherwise.
    """
    every = [own, *others]
    shared = {"other_names": _called(own, every), "officers": _officers(every)}
    beside = {name: told for name, told in shared.items() if told}
    found = [_retold(own, {name: told for name, told in other.items() if name not in _APART}) | beside for other in others]
    return [item for at, item in enumerate(found) if item != own and item not in found[:at]]


def _called(own: Tree, every: Iterable[Tree]) -> list[str]:
    """What a business is called beside its own name."""
    names = [name for told in every for name in _names(told)]
    known = set(map(_spelled, _names(own)))
    return [*(own.get("other_names") or ()), *{key: name for name in names if (key := _spelled(name)) not in known}.values()]


def _spelled(name: str) -> Hashable:
    """A name as screening reads it: in either alphabet, the legal form wherever it stands."""
    part = split(name)
    return tuple(sorted(part.core)), part.forms


def _names(told: Tree) -> list[str]:
    return [*filter(None, map(told.get, _NAMES)), *(told.get("other_names") or ())]


def _officers(every: Iterable[Tree]) -> list[Tree]:
    """Every officer that some row names, once, with what the rows say of whom."""
    found: list[Tree] = []
    for officer in (officer for told in every for officer in told.get("officers") or ()):
        at = next((at for at, known in enumerate(found) if _is_same(known, officer) and not _contradict(known, officer)), len(found))
        found[at:] = [{**officer, **(found[at] if at < len(found) else {})}, *found[at + 1 :]]
    return found


def _retold(own: Tree, other: Tree) -> dict[str, Any]:
    """Facts with those of another in their place."""
    return {**own, **{name: _members(own.get(name), told) if _is_group(told) else told for name, told in other.items()}}


def _members(own: Any, other: Sequence[Tree]) -> list[Tree]:
    """The members that another tells of, each with what is told of the same one already."""
    known = own if _is_group(own) else ()
    return [_retold(next((mine for mine in known if _is_same(mine, member)), {}), member) for member in other]


def _is_group(told: Any) -> bool:
    return isinstance(told, list) and bool(told) and isinstance(told[0], Mapping)


def _is_same(one: Tree, other: Tree) -> bool:
    """Whether two members are called the same, in whichever alphabet and order, or have a number in common."""
    numbers = any(one.get(number) is not None and one.get(number) == other.get(number) for number in _NUMBERS)
    return numbers or not {*map(_sorted, _names(one))}.isdisjoint(map(_sorted, _names(other)))


def _sorted(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _contradict(one: Tree, other: Tree) -> bool:
    return any(name in one and name in other and one[name] != other[name] for name in {*one, *other} - {*_NAMES, "other_names", "position"})


def joined_look_ups(own: Tree, others: Iterable[Tree]) -> list[Tree]:
    """The look-ups of other rows that a row has not: whoever was found there to be nobody listed is looked for here, too."""
    known = {_as_key(item) for item in own.get("look_ups") or ()}
    found = {_as_key(item): item for other in others for item in other.get("look_ups") or ()}
    return [item for key, item in found.items() if key not in known]


def _as_key(item: Tree) -> Hashable:
    return frozenset((name, str(value)) for name, value in item.items())


def in_cells(told: Tree, before: str) -> Iterator[tuple[str, Any]]:
    """Nested facts as the columns of a frame have them.

    >>> dict(in_cells({"region": "77", "owners": [{"name": "Vera"}], "other_regions": []}, "business"))
    {'business.region': '77', 'business.owners[0].name': 'Vera', 'business.other_regions': 'none'}
    """
    for name, value in told.items():
        path = f"{before}.{name}"
        if _is_group(value):
            for at, member in enumerate(value):
                yield from in_cells(member, f"{path}[{at}]")
        else:
            yield path, "none" if value == [] else value
