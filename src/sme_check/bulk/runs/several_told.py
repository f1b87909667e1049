"""Partnerships of one business, by its number, of which one would be outside while another row tells otherwise of that business."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.facts.read import plain_facts
from sme_check.rulebook.rulebook import Rulebook

from ..answering.named import facts_named
from ..frames.cells import read_frame
from ..frames.rows import Rows
from .supposed import Tree

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["TOLD", "Firm", "Told", "firms_told"]

Array = np.ndarray[Any, Any]
TOLD = re.compile(r"business\.(?!banks\b)")
"""The facts of a business, whichever the deal; a bank is one of the deal."""
_READ = re.compile(rf"{TOLD.pattern}|look_ups\[")
_BESIDE = re.compile(rf"(?!{TOLD.pattern}|activity\.|goods\.|reference$)")
"""What neither tells of the business nor of what is done."""
_NUMBERS = ("business.inn", "business.ogrn")


@dataclass(frozen=True, slots=True)
class Told:
    """What partnerships tell of their business.

    Attributes:
        groups: The partnerships: one, or several that state the same but for what they do.
        code: The same for all that tell the same, as far as any rule reads it.
        facts: What is stated: `business` and `look_ups`.
    """

    groups: tuple[int, ...]
    code: int
    facts: Tree

    @property
    def business(self) -> Tree:
        """The facts of the business."""
        found: Tree = self.facts.get("business", {})
        return found


@dataclass(frozen=True, eq=False)
class Firm:
    """A business of which several partnerships tell otherwise.

    Attributes:
        number: Its number, in words.
        outside: The partnerships that would be outside, those together that state the same but for what they do.
        tell: One for each thing that is told, the one that came out worst first.
    """

    number: str
    outside: Sequence[Told]
    tell: Sequence[Told]

    def others(self, told: Told) -> Sequence[Told]:
        """Those that tell otherwise."""
        return [other for other in self.tell if other.code != told.code]


def firms_told(frame: "pd.DataFrame", first: Array, verdict: Array, outside: int, law: Rulebook) -> Iterator[Firm]:
    """The businesses of which one partnership would be outside, and another tells otherwise.

    Args:
        frame: (n, facts), as it was answered.
        first: (partnerships,) the first row of each, where what it tells of its business stands.
        verdict: (partnerships,) the verdicts, worst first.
        outside: The verdict of those that would be outside.
        law: The law: facts that no rule reads are not compared.
    """
    numbered = [(name, frame[name].to_numpy(object)[first]) for name in _NUMBERS if name in frame.columns]
    alike = [(name, groups) for name, values in numbered for groups in _alike(values, verdict == outside)]
    written = _written(frame, first, _columns(frame, TOLD)) if alike else first
    known = {tuple(groups.tolist()): name for name, groups in reversed(alike) if len(np.unique(written[groups])) > 1}
    if not known:
        return
    wanted = np.unique(np.concatenate([np.array(groups) for groups in known]))
    torn = _Torn(frame[_columns(frame, _READ)].iloc[first[wanted]], wanted, law)
    beside = _written(frame, first, _columns(frame, _BESIDE))
    for groups, name in known.items():
        if len(codes := torn.codes(groups)) > 1:
            best = [max(some, key=lambda group: int(verdict[group])) for some in codes.values()]
            tell = [torn.told([group]) for group in sorted(best, key=lambda group: int(verdict[group]))]
            cleared = (group for some in codes.values() for group in some if verdict[group] == outside)
            yield Firm(torn.number(name, groups[0]), [torn.told(some) for some in torn.together(cleared, beside)], tell)


def _columns(frame: "pd.DataFrame", named: re.Pattern[str]) -> list[str]:
    return [name for name in frame.columns if named.match(name)]


def _written(frame: "pd.DataFrame", first: Array, columns: Sequence[str]) -> Array:
    """(partnerships,) a code for all that stands in some columns."""
    import pandas as pd

    codes = np.zeros(len(first), np.int64)
    for name in columns:
        found, values = pd.factorize(frame[name].to_numpy(object)[first])
        codes = pd.factorize(codes * (len(values) + 1) + found)[0]
    return codes


def _alike(values: Array, outside: Array) -> Iterator[Array]:
    """The partnerships with each business that several have, of which one would be outside."""
    import pandas as pd

    codes = pd.factorize(values)[0]
    stated = codes >= 0
    several = np.bincount(codes[stated], minlength=1) > 1
    several &= np.bincount(codes[stated & outside], minlength=len(several)) > 0
    groups = np.flatnonzero(stated & several[codes])
    groups = groups[np.argsort(codes[groups], kind="stable")]
    yield from (part for part in np.split(groups, np.flatnonzero(np.diff(codes[groups])) + 1) if len(part))


class _Torn:
    """What some partnerships tell of their businesses.

    Args:
        frame: A row for each.
        groups: Which they are.
        law: The law.
    """

    def __init__(self, frame: "pd.DataFrame", groups: Array, law: Rulebook) -> None:
        self._frame, self._law = frame, law
        self._place = {group: place for place, group in enumerate(groups.tolist())}

    def codes(self, groups: Sequence[int]) -> Mapping[int, list[int]]:
        """The partnerships that tell each thing."""
        found: dict[int, list[int]] = defaultdict(list)
        for group in groups:
            found[int(self._codes[self._place[group]])].append(group)
        return found

    def told(self, groups: Sequence[int]) -> Told:
        """What partnerships tell that tell the same."""
        place = self._place[groups[0]]
        part = self._rows.facts.part(int(self._rows.facts.parts.codes[place]))
        return Told(tuple(groups), int(self._codes[place]), plain_facts(part))

    def together(self, groups: Iterable[int], beside: Array) -> Iterable[list[int]]:
        """Partnerships that tell the same, and state the same beside."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for group in groups:
            found[int(self._codes[self._place[group]]), int(beside[group])].append(group)
        return found.values()

    def number(self, name: str, group: int) -> str:
        """A number of the business of a partnership, in words."""
        return f"{name.rpartition('.')[2].upper()} {self._frame[name].iloc[self._place[group]]}"

    @cached_property
    def _rows(self) -> Rows:
        return Rows(read_frame(self._frame, self._law), len(self._frame))

    @cached_property
    def _codes(self) -> Array:
        """(partnerships,) one code for each thing that is told of a business, as far as any rule reads it."""
        rows = Rows(read_frame(self._frame[_columns(self._frame, TOLD)], self._law), len(self._frame))
        return rows.facts.as_rules_read(facts_named(self._law), frozenset(), {}).parts.codes
