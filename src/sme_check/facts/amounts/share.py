"""Shares between bounds, in percent of the whole."""

import re
from decimal import Decimal
from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ..identifiers import ReadingError
from ..truth import Truth
from .written import Written, number_of, one_form, plain

__all__ = ["Share", "check_share"]

_SHARE = 'percent of the whole, 0 to 100: 51, "51 %", "30-45", "more than 50", "at least 25 and less than 50", or {"from": 30, "to": 45}'

_FIGURE = r"[0-9]+(?:[.,][0-9]+)?"
_LOWER = {"more than": True, "over": True, "above": True, ">": True}
_LOWER |= {"at least": False, "not less than": False, "no less than": False, "from": False, ">=": False, "≥": False}
_UPPER = {"less than": True, "under": True, "below": True, "<": True}
_UPPER |= {"at most": False, "not more than": False, "no more than": False, "up to": False, "<=": False, "≤": False, "to": False, "-": False}


def _any_of(words: dict[str, bool]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FLOOR = rf"(?:(?P<lower>{_any_of(_LOWER)})?\s*(?P<low>{_FIGURE}))"
_CEILING = rf"(?:(?:(?<=[0-9]),|\s+and|\s+but)?\s*(?P<upper>{_any_of(_UPPER)})\s*(?P<high>{_FIGURE}))"
_BOUNDS = f"{_FLOOR}?{_CEILING}?"


class Share(Written):
    """A part of a whole in percent, as far as it is known: between two bounds, each of which may itself be excluded.

    "More than 50" is the bound 50 with `lowest_excluded`, not a number a little above it. Whoever overlooks the two flags reads a wider
    share, so loses a majority but never invents a clearance; `exceeds` and `reaches` heed them.

    Attributes:
        lowest, highest: The bounds, percent, 0 to 100; both count as possible unless excluded. An exact share has them equal.
        lowest_excluded, highest_excluded: Whether the share is strictly more than `lowest`, strictly less than `highest`.

    Raises:
        ReadingError: Inside pydantic's ValidationError: the bounds cross, leave 0 to 100 or exclude everything; or a bare number that may be a
            fraction. 0.51 may mean 51 %, and 1 may be what a spreadsheet holds for 100 %: with a % sign, or as Decimal bounds, both are read.

    >>> Share.model_validate("more than 50")
    Share(lowest=Decimal('50'), highest=Decimal('100'), lowest_excluded=True, highest_excluded=False)
    >>> str(Share.model_validate({"from": 30, "to": 45})), str(Share.model_validate(51)), str(Share.model_validate("0.5 %"))
    ('30 to 45 %', '51 %', '0.5 %')
    """

    lowest: Decimal
    highest: Decimal
    lowest_excluded: bool = False
    highest_excluded: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, found: Any) -> Any:
        return found if isinstance(found, cls) else _share_bounds(found)

    def exceeds(self, limit: Decimal | int) -> Truth:
        """Whether the share is more than `limit` percent.

        >>> half = Share.model_validate("more than 50")
        >>> half.exceeds(50), half.exceeds(75), Share.model_validate(50).exceeds(50)
        (<Truth.TRUE: 'true'>, <Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>)
        """
        if self.lowest > limit or (self.lowest == limit and self.lowest_excluded):
            return Truth.TRUE
        return Truth.FALSE if self.highest <= limit else Truth.UNKNOWN

    def reaches(self, limit: Decimal | int) -> Truth:
        """Whether the share is `limit` percent or more.

        >>> Share.model_validate("less than 25").reaches(25), Share.model_validate("up to 25").reaches(25)
        (<Truth.FALSE: 'false'>, <Truth.UNKNOWN: 'unknown'>)
        """
        if self.lowest >= limit:
            return Truth.TRUE
        return Truth.FALSE if self.highest < limit or (self.highest == limit and self.highest_excluded) else Truth.UNKNOWN

    def __str__(self) -> str:
        low, high = f"{self.lowest:f}", f"{self.highest:f}"
        if self.lowest == self.highest:
            return f"{low} %"
        if not (self.lowest_excluded or self.highest_excluded):
            return f"{low} to {high} %"
        floor = f"{'more than' if self.lowest_excluded else 'at least'} {low}"
        ceiling = f"{'less than' if self.highest_excluded else 'up to'} {high}"
        if self.highest == 100 and not self.highest_excluded:
            return f"{floor} %"
        return f"{ceiling} %" if self.lowest == 0 and not self.lowest_excluded else f"{floor} and {ceiling} %"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A number, a text, or an object of bounds: what people write, not how it is kept."""
        bound = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string"}, {"type": "null"}]}
        bounds = {
            "type": "object",
            "properties": dict.fromkeys(("from", "more_than", "to", "less_than"), bound),
            "additionalProperties": False,
            "minProperties": 1,
        }
        number = {"type": "number", "minimum": 0, "maximum": 100}
        return one_form(handler, {"title": "Share", "description": _SHARE, "anyOf": [number, {"type": "string"}, bounds], "examples": [51, "more than 50 %"]})


def check_share(found: object) -> Share:
    """A share, read as `Share` reads it.

    Raises:
        ReadingError: As `Share`, without pydantic's wrapping.

    >>> str(check_share("at least 25 % but less than 50 %"))
    'at least 25 and less than 50 %'
    """
    return found if isinstance(found, Share) else Share(**_share_bounds(found))


def _share_bounds(found: object) -> dict[str, Any]:
    """The fields of a `Share`, or a ReadingError."""
    if isinstance(found, dict):
        bounds = _kept_bounds(found) if "lowest" in found or "highest" in found else _stated_bounds(found, found)
    elif isinstance(found, str):
        bounds = _written_bounds(found)
    elif found is None:
        raise ReadingError(found, _SHARE)
    else:
        bounds = _stated_bounds({"from": found, "to": found}, found)
    lowest, highest = bounds["lowest"], bounds["highest"]
    if not 0 <= lowest <= highest <= 100:
        raise ReadingError(found, _SHARE, why="a share runs from 0 to 100 percent, lowest first")
    if lowest == highest and (bounds.get("lowest_excluded") or bounds.get("highest_excluded")):
        raise ReadingError(found, _SHARE, why="nothing lies between these bounds")
    return bounds


def _kept_bounds(found: dict[str, Any]) -> dict[str, Any]:
    """A share's own fields: percent for certain, unless a float may be a fraction."""
    figures = {key: number_of(found.get(key), found, _SHARE) for key in ("lowest", "highest")}
    _refuse_fractions(found, *(figure for key, figure in figures.items() if isinstance(found[key], float)))
    return {**found, **{key: plain(figure) for key, figure in figures.items()}}


def _stated_bounds(stated: dict[str, Any], found: object) -> dict[str, Any]:
    """Bounds under `from` or `more_than`, and `to` or `less_than`; one left out or null says nothing, so 0 or 100."""
    low_keys, high_keys = ("from", "more_than"), ("to", "less_than")
    if not stated or set(stated) - {*low_keys, *high_keys} or set(low_keys) <= set(stated) or set(high_keys) <= set(stated):
        raise ReadingError(found, _SHARE)
    given = {key: value for key, value in stated.items() if value is not None}
    marked = any(isinstance(value, str) and value.rstrip().endswith("%") for value in given.values())
    figures = {key: number_of(value.rstrip().removesuffix("%") if isinstance(value, str) else value, found, _SHARE) for key, value in given.items()}
    if not marked:
        _refuse_fractions(found, *figures.values())
    lowest = next((plain(figures[key]) for key in low_keys if key in figures), Decimal(0))
    highest = next((plain(figures[key]) for key in high_keys if key in figures), Decimal(100))
    return {"lowest": lowest, "highest": highest, "lowest_excluded": "more_than" in figures, "highest_excluded": "less_than" in figures}


def _written_bounds(found: str) -> dict[str, Any]:
    """Bounds in words and signs."""
    text = " ".join(re.sub("per ?cent|%", " % ", re.sub("[‐‑‒–—−]", "-", found.casefold())).split())
    marked, text = "%" in text, " ".join(text.replace("%", " ").split())
    text = re.sub(r"^between (.+) and (.+)$", r"\1 to \2", text)
    text = re.sub(rf"^({_FIGURE}) or (more|less)$", lambda match: f"{'at least' if match[2] == 'more' else 'up to'} {match[1]}", text)
    match = re.fullmatch(_BOUNDS, text)
    if not match or (match["low"] is None and match["upper"] in (None, "-", "to")):
        raise ReadingError(found, _SHARE)
    low, high = (Decimal(match[side].replace(",", ".")) if match[side] else None for side in ("low", "high"))
    if not marked:
        _refuse_fractions(found, *(figure for figure in (low, high) if figure is not None))
    exact = match["lower"] is None and match["high"] is None
    return {
        "lowest": plain(low if low is not None else Decimal(0)),
        "highest": plain(high if high is not None else low if low is not None and exact else Decimal(100)),
        "lowest_excluded": _LOWER.get(match["lower"], False),
        "highest_excluded": _UPPER.get(match["upper"], False),
    }


def _refuse_fractions(found: object, *figures: Decimal) -> None:
    """Refuse bare figures that may be fractions of one: any between 0 and 1, or 1 with none above it."""
    if any(0 < figure < 1 for figure in figures) or (figures and max(figures) == 1):
        raise ReadingError(found, _SHARE, why="a fraction or percent? 0.51 may be 51 %, 1 may be 100 %; write it with a % sign")
