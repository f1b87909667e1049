"""Lists of which an adviser's own heading names one alone: whoever names a recipient, a bank or a director has not said that there is no other."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from .heading_words import meaning_of
from .titled import Titled

__all__ = ["ask_for_more", "role_of"]

_ASKED = {
    "activity.others": (
        'tells who is {}: does anybody else take part, such as an agent, a payer or an end user? Name them, or write "none" in a column "Others who take part".'
    ),
    "business.banks": (
        'names one bank in “{}”: does the money pass through another? Name it in a column "Bank 2", or write "none" in a column "Other banks".'
    ),
    "business.officers": (
        'names one officer in “{}”: who else is a director or manager? Name them in a column "Officer 2", or write "none" in a column "Other officers".'
    ),
}
"""The question, after the name of the sheet."""
_PLURAL = re.compile(r"(?i)\b(?:banks|officers|directors|банки|директора|руководители)\b")
"""Headings that say that the list is given."""
_MORE = re.compile(
    r"(?:\b(?:and|&|und)\s+(?:[0-9]+\s+)?(?:others?|more|andere)|\bet\s+al|\betc|\bu\.\s*a|\bи\s+(?:др|другие|прочие|т\.?\s*[дп])|\+\s*[0-9]{1,3}|…|\.{3})[\s.)\]]*$",
    re.IGNORECASE,
)
"""Words behind a name that say that there are more."""
_FURTHER = re.compile(r"activities\[[1-9][0-9]*\]\.others(?=\[)")
_LAST = 60
"""Letters at the end of a name among which they are looked for."""


def ask_for_more(
    table: Titled, places: Sequence[int], facts: Mapping[str, list[Any]], faulty: Mapping[str, Collection[int]]
) -> dict[int, dict[str, str]]:
    """Of each place that names one of a list alone, by the collection, the question whether there are more.

    A column of others, numbered columns and "none" in the list's own column answer it; that "none" is no fact beside somebody named, and is taken away.

    Args:
        table: The sheet.
        places: The rows taken: their places in the sheet.
        facts: The facts of each row, by path.
        faulty: Of each fact the rows whose cell could not be read.
    """
    found: dict[int, dict[str, str]] = {}
    for collection, list_of in () if table.plan.of_members else _lists(facts):
        alone = [path for path in facts if path.startswith(f"{collection}[") and _names_one(table, path) and not _of_one_listed(table, path)]
        members = {_member(collection, path) for path in alone}
        listed = [path for path in facts if path.startswith(f"{collection}[") and _member(collection, path) not in members]
        none = facts.get(collection) or [None] * len(places)
        question = f"The sheet “{table.sheet.name}” {_ASKED[list_of].format(_named(table, alone))}"
        for row, place in enumerate(places if alone else ()):
            if any(facts[path][row] is not None or row in faulty.get(path, ()) for path in alone):
                if none[row] is None and all(facts[path][row] is None for path in listed):
                    found.setdefault(place, {}).setdefault(list_of, question)
                none[row] = None
        _no_more(none, [facts[path] for path in listed])
    for path, row, name in _more_told(facts):
        told = f"“{name[:80]}” ({table.sheet.name}, {table.sheet.cell(places[row], table.held[path])})" if path in table.held else f"“{name[:80]}”"
        found.setdefault(places[row], {})[f"{path} and more"] = f"{told} says that there are more: who are they?"
    return found


def _lists(facts: Mapping[str, Sequence[Any]]) -> list[tuple[str, str]]:
    """Where such lists stand, those of further activities included, each with what it is a list of."""
    further = dict.fromkeys(found[0] for path in facts if (found := _FURTHER.match(path)))
    return [*((collection, collection) for collection in _ASKED), *((collection, "activity.others") for collection in further)]


def _more_told(facts: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, int, str]]:
    """Each name of a member behind which it is said that there are more: the column, the row, and what stands there."""
    for path in [path for path in facts if path == "name" or path.endswith("].name")]:
        more = {value for value in set(facts[path]) if isinstance(value, str) and _MORE.search(value[-_LAST:])}
        yield from ((path, row, value) for row, value in enumerate(facts[path] if more else ()) if value in more)


def _no_more(none: list[Any], members: Sequence[Sequence[Any]]) -> None:
    """Take "none" away beside members: it says that there are no others."""
    for row, value in enumerate(none):
        if value is not None and any(values[row] is not None for values in members):
            none[row] = None


def _member(collection: str, path: str) -> str:
    """The number of the member of a list that a path is of."""
    return path[len(collection) + 1 :].partition("]")[0]


def role_of(table: Titled, path: str) -> str:
    """What the party of a column does, where it is called by that; else nothing."""
    at = table.held.get(path)
    return table.meanings[at].role if at is not None else ""


def _names_one(table: Titled, path: str) -> bool:
    """Whether a column names one of a list by a word for one, or like one: not by a number, nor by the path that frames have, nor as somebody says."""
    if "others[" in path:
        return bool(role_of(table, path))
    at = table.held.get(path)
    if at is None or "[0]" not in path or not (table.meanings[at].how == "synonym" or _only_proposed(table, at)):
        return False
    return not re.search("[0-9]", table.titles[at]) and not _PLURAL.search(table.titles[at])


def _of_one_listed(table: Titled, path: str) -> bool:
    """Whether a column tells something of a member whose own name stands in a list: a "Bank kind" beside "Banks"."""
    names = [name for fact in ("name", "name_cyrillic") if (name := f"{path.rpartition('.')[0]}.{fact}") in table.held]
    return bool(names) and not any(_names_one(table, name) for name in names)


def _only_proposed(table: Titled, at: int) -> bool:
    """Whether a meaning was confirmed that was proposed: whoever did has said which fact it is, and not that there is no other."""
    return table.meanings[at].how == "confirmed" and meaning_of(table.titles[at], table.plan).how == "near"


def _named(table: Titled, paths: Sequence[str]) -> str:
    """What the columns are called, or what those in them do."""
    words = [role_of(table, path).replace("_", " ") or table.titles[table.held[path]] for path in paths if path in table.held]
    return ", ".join(dict.fromkeys(words))
