"""Rows that tell of several activities or items by numbered columns, written out as frames of that kind are: one row one activity with at most one item."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sme_check.bulk.frames.numbered import WrittenOut, written_out

from .facts_of_rows import RowFacts
from .layout import REFERENCE

__all__ = ["several_written_out"]

_UNREADABLE = "\ue000?"
"""Stands for a cell that cannot be read while rows are written out: it states something."""


def several_written_out(facts: RowFacts) -> RowFacts:
    """The rows of a sheet, each that tells of several activities or items as several of them at the same place.

    The columns are taken and the members made as `check_frame` does. A row without a reference is called by its place where it becomes several.
    """
    if not any(path.startswith("activities[") for path in facts.columns):
        return facts
    import pandas as pd

    columns = {path: _marked(values, facts.faulty.get(path, set())) for path, values in facts.columns.items()}
    frame = pd.DataFrame({path: pd.Series(values, dtype=object) for path, values in columns.items()})
    written = written_out(frame)
    return _taken_back(facts, written) if written is not None else facts


def _marked(values: list[Any], faulty: set[int]) -> list[Any]:
    """A column in which what cannot be read states something."""
    plain = list(values)
    for row in faulty:
        plain[row] = _UNREADABLE if plain[row] is None else plain[row]
    return plain


def _taken_back(facts: RowFacts, written: WrittenOut) -> RowFacts:
    """The rows written out, with where each came from."""
    places = [facts.places[row] for row in written.row.tolist()]
    columns: dict[str, list[Any]] = {}
    faulty: dict[str, set[int]] = {}
    for name in map(str, written.frame.columns):
        values = written.frame[name].tolist()
        faulty[name] = {row for row, value in enumerate(values) if isinstance(value, str) and value == _UNREADABLE}
        columns[name] = [None if row in faulty[name] else value for row, value in enumerate(values)]
    columns[REFERENCE] = _references(facts, columns[REFERENCE], places)
    return replace(facts, places=places, columns=columns, faulty=faulty, given=written.given)


def _references(facts: RowFacts, made: list[Any], places: list[int]) -> list[Any]:
    """References as they stand; of several rows made of one without, the place of it in words."""
    stated = set(facts.columns.get(REFERENCE) or ())
    named: Mapping[Any, str] = {value: facts.called(place, stated) for value, place in zip(made, places, strict=True) if _was_made(value, stated)}
    return [named.get(value, value) for value in made]


def _was_made(value: Any, stated: set[Any]) -> bool:
    return isinstance(value, str) and value not in stated
