"""The columns of a frame: which fact each holds, derived from the declarations of the facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sme_check.errors import FactError, Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.table import ROOTS, FactInfo, facts_of

__all__ = ["Heading", "Path", "Placed", "columns_known", "placed_headings", "read_headings"]

Path = tuple[str | int, ...]
"""Where a fact stands: names of facts and, in a collection, numbers from 0."""

Heading = tuple[Path, FactInfo]
"""Where a column's fact stands, from `activity`, `goods`, `business`, `uk_party` or the partnership itself; and what is declared of it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a column's fact stands in a row that may tell of several activities.

    Attributes:
        heading: The fact, as a row of one activity with one item has it.
        activity: The number of the activity, from 0; None for what belongs to the partnership.
        item: The number of the item of goods, from 0; None for what belongs to the activity as a whole.
    """

    heading: Heading
    activity: int | None = None
    item: int | None = None

    @property
    def is_first(self) -> bool:
        """Whether a row of one activity with one item could state it."""
        return not self.activity and not self.item


_NUMBERED = {
    "activity": "activities",
    "goods": "activity.goods",
    "owner": "business.owners",
    "officer": "business.officers",
    "bank": "business.banks",
    "other": "activity.others",
    "look_up": "look_ups",
    "licence": "licences",
}
"""What a numbered word leads to; after another, to the same collection of that member."""

MOST_NUMBERED = 1_000
"""Members of one list by numbered columns; before one of a number all lower ones are made."""
_MEMBER = re.compile(rf"({'|'.join(_NUMBERED)})_([1-9][0-9]{{0,8}})_")
_STEP = re.compile(r"([a-z_]+)((?:\[[0-9]{1,9}\])*)")
_FAR = re.compile(r"(?:[\[_])([1-9][0-9]{3,})(?=[\]_])")
"""A number of four digits or more in a column's name."""


def columns_known() -> Iterator[str]:
    """Every column that a frame may have; of a numbered one the first."""
    for root, model in ROOTS.items():
        prefix = "" if root == "partnership" else f"{root}."
        for info in facts_of(model):
            if info.kind != "group" and f"{prefix}{info.name}" not in ("activities", "look_ups", "licences", "activity.goods"):
                yield f"{prefix}{info.name}"
            if info.kind == "groups" and info.model is not None and info.name not in ("activities", "goods"):
                yield from (f"{prefix}{info.name}[0].{inner.name}" for inner in facts_of(info.model))
    yield "activity.goods"


def _plain(column: object) -> str:
    """A column's name with dots for what people write instead, and numbered words spelled out.

    >>> _plain("Owner_1_name"), _plain("business_name"), _plain("activity.kind")
    ('business.owners[0].name', 'business.name', 'activity.kind')
    >>> _plain("activity_1_goods_2_code"), _plain("owner_1_owner_2_name")
    ('activities[0].goods[1].code', 'business.owners[0].owners[1].name')
    """
    name = str(column).strip().casefold()
    root = next((root for root in ROOTS if name.startswith(f"{root}_") and root != "partnership"), "")
    return _spelled_out(name) or (f"{root}.{name[len(root) + 1 :]}" if root else name.removeprefix("partnership."))


def _spelled_out(name: str) -> str:
    """A name that begins with numbered words; "" for another."""
    steps: list[str] = []
    while found := _MEMBER.match(name):
        collection = _NUMBERED[found[1]] if not steps else _NUMBERED[found[1]].rpartition(".")[2]
        steps.append(f"{collection}[{int(found[2]) - 1}]")
        name = name[found.end() :]
    if steps and steps[-1].startswith("activities") and name.startswith("goods_"):  # of an activity with one item
        steps, name = [*steps, "goods[0]"], name.removeprefix("goods_")
    return ".".join([*steps, name]) if steps else ""


def _steps(name: str) -> Path | None:
    steps: list[str | int] = []
    for part in name.split("."):
        found = _STEP.fullmatch(part)
        if not found:
            return None
        steps += [found[1], *(int(number) for number in re.findall(r"[0-9]+", found[2]))]
    return tuple(steps)


def _from_partnership(path: Path) -> Path:
    """A path from the partnership: `activity` is the first of the row, `goods` without a number the first of its items."""
    if path[0] == "activity":
        return ("activities", 0, *path[1:])
    if path[0] == "goods":
        return ("activities", 0, "goods", *(() if len(path) > 1 and isinstance(path[1], int) else (0,)), *path[1:])
    return path


def _declared(path: Path) -> FactInfo | None:
    """What is declared of the fact at a path from the partnership, or None; a collection is stepped into by number only."""
    model: type[FactModel] | None = ROOTS["partnership"]
    info: FactInfo | None = None
    steps = list(path)
    while steps:
        step = steps.pop(0)
        if isinstance(step, int) or model is None:
            return None
        info = next((item for item in facts_of(model) if item.name == step), None)
        if info is None:
            return None
        model = info.model
        if info.kind == "groups" and steps and (not isinstance(steps.pop(0), int) or not steps):
            return None
    return info if info is not None and info.kind != "group" and info.name != "activities" else None


def _placed(column: object) -> Placed | None:
    """Where a column's fact stands; None if it holds none."""
    written = _steps(_plain(column))
    if written and any(isinstance(step, int) and step >= MOST_NUMBERED for step in written):
        return None
    path = _from_partnership(written) if written else ()
    info = _declared(path) if path else None
    if info is None:
        return None
    if path[0] != "activities":
        return Placed((path, info))
    activity, own = int(path[1]), path[2:]
    if own[0] == "goods" and len(own) > 1:
        return Placed((("goods", *own[2:]), info), activity, int(own[1]))
    return Placed((("activity", *own), info), activity)


def placed_headings(columns: Sequence[object]) -> list[Placed]:
    """Which fact of which activity and item each column holds.

    Args:
        columns: The names, in order, as in `read_headings`; and with numbers: `activities[1].goods[0].code`, `activity_2_goods_1_code`, `goods_2_code`.
            A name without a number means the first: `activity.kind` is `activities[0].kind`.

    Raises:
        FactError: Columns that hold no fact, each with the nearest that does; or two that hold the same.
    """
    return _each(columns, several=True)


def read_headings(columns: Sequence[object]) -> list[Heading]:
    """Which fact each column holds, where a row is one activity with at most one item.

    Args:
        columns: The names, in order: `business.name`, `business.owners[0].share` or `owner_1_share`, `activity.kind` or `activity_kind`.

    Raises:
        FactError: Columns that hold no fact of such a row, each with the nearest that does; or two that hold the same.
    """
    return [placed.heading for placed in _each(columns, several=False)]


def _each(columns: Sequence[object], *, several: bool) -> list[Placed]:
    found: dict[tuple[Path, int | None, int | None], Placed] = {}
    problems: list[Problem] = []
    for column in columns:
        placed = _placed(column)
        if placed is None or not (several or placed.is_first):
            problems.append(_unknown(column))
            continue
        key = (placed.heading[0], placed.activity, placed.item)
        if key in found:
            problems.append(Problem(f"column {column}", "the same fact a second time", "each fact in one column"))
        found[key] = placed
    if problems:
        raise FactError(problems)
    return list(found.values())


def _unknown(column: object) -> Problem:
    if found := _FAR.search(str(column)):
        accepted = f"numbers up to {MOST_NUMBERED:,}: owner_{MOST_NUMBERED}_share, owners[{MOST_NUMBERED - 1}].share"
        return Problem(f"column {str(column)[:60]}", f"a member of the number {found[1][:20]}", accepted)
    names = list(columns_known())
    near = _nearest(_plain(column), names)
    return Problem(f"column {column}", str(column), "a fact as a column, such as business.name, owner_1_share or activity.kind; reference joins rows", near)


def _nearest(name: str, names: Iterable[str]) -> str:
    names = list(names)
    by_last = {item.rpartition(".")[2]: item for item in reversed(names)}
    whole = get_close_matches(name, names, n=1, cutoff=0.75)
    last = get_close_matches(name.rpartition(".")[2], by_last, n=1, cutoff=0.7)
    return whole[0] if whole else by_last[last[0]] if last else next(iter(get_close_matches(name, names, n=1, cutoff=0.5)), "")
