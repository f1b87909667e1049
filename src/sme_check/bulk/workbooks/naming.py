"""Which partnerships a row names: by a reference written otherwise than where it stands, by several in one cell, or by what the business is called."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from sme_check.screening.legal_forms import split

from .facts_of_rows import RowFacts
from .layout import REFERENCE
from .table import Sheet, is_blank

__all__ = ["Named", "keys_of", "main_of", "named_in", "near_references", "row_in_words"]

_CALLED = (REFERENCE, "business.name", "business.name_cyrillic", "business.inn", "business.ogrn")
_KIND = "activity.kind"
_LEAST, _LONGEST = 5, 120
"""Letters of a name that is known without its legal form."""
_SHOWN = 200
"""Letters of a row that are shown."""
Named = Mapping[str, Sequence[int]]
"""The partnerships of each key."""


def keys_of(value: Any) -> Iterator[str]:
    """What a cell may name, as it is held against references and names: the whole of it, and each part between commas; of a name its words without legal form.

    >>> list(keys_of("A-01, b2")), list(keys_of(17.0)), list(keys_of("0017")), list(keys_of("1e3"))
    (['a 1 b 2', 'a 1', 'b 2'], ['17'], ['17'], ['1000'])
    >>> set(keys_of("OOO Gavan")) & set(keys_of("«Гавань», ООО"))
    {'= gavan'}
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return
    text = str(value)
    parts = [part for part in re.split(r"[,;\n]|\s(?:and|и)\s", text) if part.strip()]
    yield from filter(None, map(_key, [text, *parts] if len(parts) > 1 else [text]))
    if _LEAST <= len(text) <= _LONGEST and any(map(str.isalpha, text)):
        yield from _without_form(text)


@lru_cache(maxsize=50_000)
def _without_form(text: str) -> tuple[str, ...]:
    """The key of a name's words without its legal form, spelled alike in both alphabets; none of words too short to tell by."""
    core = " ".join(split(text).core)
    return (f"= {core}",) if sum(map(str.isalpha, core)) >= _LEAST else ()


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if re.fullmatch(r"[0-9]+(?:\.0+|e\+?[0-9]{1,2})", plain):
        plain = str(int(float(plain)))
    return " ".join(piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in re.findall(r"[^\W\d_]+|\d+", plain))


def main_of(tables: Iterable[RowFacts]) -> list[RowFacts]:
    """The sheets that hold the partnerships: of several those that tell what kind of activity each is of, if any does.

    A kind that rows of goods were given with the activity that they are items of is none that their sheet tells.
    """
    held = [table for table in tables if table.table.plan.key == "partnerships"]
    return [table for table in held if _KIND in table.table.held and any(value is not None for value in table.columns.get(_KIND, ()))] or held


def named_in(tables: Sequence[RowFacts], group: Sequence[int]) -> Named:
    """The partnerships of some sheets by what each is called: its reference, and the name and numbers of the business.

    Args:
        tables: The sheets.
        group: The partnership of each of their rows, one sheet after another.
    """
    found: dict[str, dict[int, None]] = defaultdict(dict)
    start = 0
    for table in tables:
        for path in _CALLED:
            for row, value in enumerate(table.columns.get(path, ())):
                for key in () if value is None else keys_of(value):
                    found[key][int(group[start + row])] = None
        start += len(table.places)
    return {key: tuple(groups) for key, groups in found.items()}


def near_references(reference: str, by_reference: Mapping[str, int], known: Iterable[str]) -> list[int]:
    """The partnerships whose references are most like one that none has."""
    return [by_reference[name] for name in get_close_matches(reference, list(known), n=3, cutoff=0.6)]


def row_in_words(sheet: Sheet, place: int) -> str:
    """What stands in a row, cut short."""
    return "; ".join(str(cell) for cell in sheet.rows[place] if not is_blank(cell))[:_SHOWN]
