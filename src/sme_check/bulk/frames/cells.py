"""The cells of a frame, read once for each distinct value: by the same readers and with the same words as a partnership file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

import numpy as np
from pydantic import ConfigDict, TypeAdapter, ValidationError

from sme_check.engine.columns.encode import Coded, first_rows, smallest
from sme_check.errors import FactError, Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.of_party import ABSENT
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.facts.synonyms import said, synonyms
from sme_check.facts.table import facts_of
from sme_check.rulebook.rulebook import Rulebook

from .headings import Heading, Path, read_headings

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CellProblem", "Cells", "is_endless", "read_cells", "read_frame"]


_MOST_DIGITS = 4_000
"""Of a whole number: Python writes out a little more, and nobody means so many."""
_TOO_LONG = 10**_MOST_DIGITS
_ENDLESS = f"a number of more than {_MOST_DIGITS:,} digits"
_LONGEST_NONE = 30
"""Letters that no way of saying none exceeds."""
_HALVES = re.compile("[\ud800-\udfff]")
_OF_ONE_TYPE = frozenset({"string", "boolean", "integer", "floating", "date", "datetime"})
"""Columns of objects in which equal values are of one type: no True among the ones."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be read; its fact is unknown.

    Attributes:
        row: The row, counted from 0.
        column: The column's name.
        problem: What was found and what is accepted.
    """

    row: int
    column: str
    problem: Problem


@dataclass(frozen=True, eq=False)
class Cells:
    """One column, read.

    Attributes:
        path: Where its fact stands.
        column: The column's codes; what could not be read is unknown.
        faults: What was wrong with a value, and the code that stood for it before.
        raw: The codes before faults became unknown; empty where no value was at fault.
        name: The column's name.
    """

    path: Path
    column: Coded
    faults: Mapping[int, Problem]
    raw: np.ndarray[Any, Any]
    name: str

    def problems(self) -> Iterator[CellProblem]:
        """Every cell that could not be read."""
        for code, problem in self.faults.items():
            for row in np.flatnonzero(self.raw == code).tolist():
                yield CellProblem(int(row), self.name, problem)


def read_cells(name: str, heading: Heading, series: "pd.Series[Any]") -> Cells:
    """Read a column: each distinct value once."""
    path, info = heading
    raw, distinct = _factorized(series)
    values: list[Any] = [None, ABSENT]
    faults = {number: Problem(name, ascii(found)[1:-1], "whole characters") for number, found in enumerate(distinct) if _is_garbled(found)}
    renamed = np.zeros(len(distinct) + 1, np.int64)  # the last place is for what is missing
    faults |= {number: Problem(name, _ENDLESS, f"a number of at most {_MOST_DIGITS:,} digits") for number, found in enumerate(distinct) if is_endless(found)}
    plain = [None if number in faults else _plain(found, info.kind) for number, found in enumerate(distinct)]
    if path == ("reference",):
        plain = [str(value) if type(value) is int else value for value in plain]
    places: dict[Any, int] = {}
    for number, value in enumerate(_read_all(path, plain)):
        if isinstance(value, Problem):
            faults[number] = value
        elif value is not None:
            place = renamed[number] = places.setdefault((type(value), value), len(values))
            if place == len(values):
                values.append(value)
    codes = smallest(renamed, len(values))[raw]
    kept = raw if faults or path == ("activity", "claims") else raw[:0]
    return Cells(path, Coded(codes, values, first_rows(codes, len(values))), faults, kept, name)


def read_frame(frame: "pd.DataFrame", law: Rulebook) -> list[Cells]:
    """Read every column of a frame.

    Raises:
        FactError: Columns that hold no fact, each with the nearest that does.
    """
    headings = read_headings(list(frame.columns))
    cells = (read_cells(str(name), heading, frame.iloc[:, at]) for at, (name, heading) in enumerate(zip(frame.columns, headings, strict=True)))
    return [_claims(item, law) for item in cells]


def _claims(cells: Cells, law: Rulebook) -> Cells:
    """A claim that nobody can make is a problem, as in a partnership file."""
    if cells.path != ("activity", "claims"):
        return cells
    for code, value in enumerate(cells.column.values):
        wrong = [claim for claim in value if claim not in law.claims] if isinstance(value, tuple) else []
        if wrong:
            rows = np.flatnonzero(cells.column.codes == code)
            near = get_close_matches(wrong[0], law.claims, n=1)
            problem = Problem("activity.claims", wrong[0], "an exception that can be claimed: sme-check rules claims", near[0] if near else "")
            cells = Cells(cells.path, cells.column, {**cells.faults, **{int(raw): problem for raw in np.unique(cells.raw[rows])}}, cells.raw, cells.name)
            cells.column.codes[rows] = 0
    return cells


def _factorized(series: "pd.Series[Any]") -> tuple[np.ndarray[Any, Any], Sequence[Any]]:
    """A code for each distinct value, -1 for what is missing; True is not 1, and a list in a cell is a value."""
    import pandas as pd

    if _has_codes(series):
        codes, distinct = pd.factorize(series)
        return _small(codes), list(distinct)
    places: dict[Any, int] = {}
    codes = np.full(len(series), -1, np.int64)
    kept: list[Any] = []
    for row, found in enumerate(series.tolist()):
        value = found.tolist() if isinstance(found, np.ndarray) else found
        if not isinstance(value, str) and _is_missing(value):
            continue
        if is_endless(value):
            value = _TOO_LONG
        key = (type(value), repr(value)) if not isinstance(value, str) else value
        place = places.setdefault(key, len(places))
        if place == len(kept):
            kept.append(value)
        codes[row] = place
    return codes, kept


def _has_codes(series: "pd.Series[Any]") -> bool:
    """Whether pandas tells the values of a column apart as they are: not where types are mixed, nor where cells hold lists or records."""
    import pandas as pd

    if isinstance(series.dtype, pd.ArrowDtype):
        import pyarrow as pa

        return not pa.types.is_nested(series.dtype.pyarrow_dtype)
    return series.dtype != object or pd.api.types.infer_dtype(series, skipna=True) in _OF_ONE_TYPE


def is_endless(found: Any) -> bool:
    """Whether a value is, or holds, a whole number of more digits than can be written out."""
    if isinstance(found, list | tuple):
        return any(map(is_endless, found))
    return isinstance(found, int) and abs(found) >= _TOO_LONG


def _is_garbled(found: Any) -> bool:
    """Whether a text has halves of characters, as a file read in a wrong encoding leaves them: no such text can be written anywhere."""
    return isinstance(found, str) and not found.isascii() and bool(_HALVES.search(found))


def _small(codes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.asarray(codes).astype(np.int32)


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def _plain(found: Any, kind: str) -> Any:
    """A cell as a partnership file would hold it; None where nothing stands."""
    value = found.item() if isinstance(found, np.generic) else found
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second, value.microsecond, getattr(value, "nanosecond", 0))):
        return value.date()
    if isinstance(value, float | Decimal) and _is_whole(value) and kind not in ("share", "yes_no"):
        value = int(value)  # whole numbers beside gaps are kept as floats, those of a data base as decimals
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
        if kind in ("texts", "choices"):
            return [] if _says_none(value) else [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
        if kind == "groups" and _says_none(value):
            return []
    return value


def _says_none(text: str) -> bool:
    """Whether a text says that there are none, in the words that workbooks have for it."""
    return len(text) <= _LONGEST_NONE and said(text) in synonyms().none


def _is_whole(value: float | Decimal) -> bool:
    """Whether a number is whole, and no longer than anybody means."""
    if isinstance(value, float):
        return value.is_integer()
    return value.is_finite() and value.adjusted() < _MOST_DIGITS and value == value.to_integral_value()


def _read_all(path: Path, found: Sequence[Any]) -> list[Any]:
    """Values of one fact, read: at once if all can be read, else one by one, a problem in the place of each that cannot."""
    model: Any = Partnership
    for step in _full(path)[:-1]:
        if not isinstance(step, int):
            model = next(info.model for info in facts_of(model) if info.name == step)
    stated = [value for value in found if value is not None]
    try:
        read = iter(_reader(model, str(path[-1])).validate_python(stated))
    except ValidationError:
        read = iter([_read_or_problem(path, value) for value in stated])
    return [None if value is None else next(read) for value in found]


@cache
def _reader(model: type[FactModel], name: str) -> TypeAdapter[list[Any]]:
    """Reads a list of values of one fact as its model reads each."""
    return TypeAdapter(list[get_type_hints(model, include_extras=True)[name]], config=ConfigDict(str_strip_whitespace=True))  # type: ignore[misc, arg-type]


def _read_or_problem(path: Path, value: Any) -> Any:
    try:
        return _read(path, value)
    except FactError as error:
        return error.problems[0]


def _read(path: Path, value: Any) -> Any:
    """One fact, read by itself.

    Raises:
        FactError: It cannot be read.
    """
    model = read_partnership(_nested(path, value))
    found: Any = model
    for step in _full(path):
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def _full(path: Path) -> Path:
    """A path from the partnership: the row's activity is the first, its goods are the first."""
    if path[0] == "activity":
        return ("activities", 0, *path[1:])
    return ("activities", 0, "goods", 0, *path[1:]) if path[0] == "goods" else path


def _nested(path: Path, value: Any) -> dict[str, Any]:
    """The facts of a partnership of which only this one is stated; members of a collection before it are empty."""
    nested = value
    for step in reversed(_full(path)):
        nested = [*({} for _ in range(step)), nested] if isinstance(step, int) else {step: nested}
    facts: dict[str, Any] = nested
    return facts
