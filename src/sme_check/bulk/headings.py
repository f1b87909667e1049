"""The columns of a frame: which fact each holds, derived from the declarations of the facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from sme_check.errors import FactError, Problem
from sme_check.facts.declare import FactModel
from sme_check.facts.table import ROOTS, FactInfo, facts_of

__all__ = ["Heading", "columns_known", "read_headings"]

Path = tuple[str | int, ...]
"""Where a fact stands: names of facts and, in a collection, numbers from 0."""

Heading = tuple[Path, FactInfo]
"""Where a column's fact stands, from `activity`, `goods`, `business`, `uk_party` or the partnership itself; and what is declared of it."""

_NUMBERED = {
    "owner": "business.owners",
    "officer": "business.officers",
    "bank": "business.banks",
    "other": "activity.others",
    "look_up": "look_ups",
    "licence": "licences",
}
_WITHIN = ("activity", "goods")
"""What a row says of its own; all else belongs to the partnership."""

_STEP = re.compile(r"([a-z_]+)((?:\[[0-9]+\])*)")


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
    """
    name = str(column).strip().casefold()
    numbered = re.fullmatch(rf"({'|'.join(_NUMBERED)})_([1-9][0-9]*)_([a-z_]+)", name)
    if numbered:
        return f"{_NUMBERED[numbered[1]]}[{int(numbered[2]) - 1}].{numbered[3]}"
    root = next((root for root in ROOTS if name.startswith(f"{root}_") and root != "partnership"), "")
    return f"{root}.{name[len(root) + 1 :]}" if root else name.removeprefix("partnership.")


def _steps(name: str) -> Path | None:
    steps: list[str | int] = []
    for part in name.split("."):
        found = _STEP.fullmatch(part)
        if not found:
            return None
        steps += [found[1], *(int(number) for number in re.findall(r"[0-9]+", found[2]))]
    return tuple(steps)


def _declared(path: Path) -> FactInfo | None:
    """What is declared of the fact at a path, or None; a collection is stepped into by number only."""
    model: type[FactModel] | None = ROOTS["partnership"]
    info: FactInfo | None = None
    steps = list(path)
    if steps[0] in _WITHIN:
        model = ROOTS[str(steps.pop(0))]
    while steps:
        step = steps.pop(0)
        if isinstance(step, int) or model is None:
            return None
        info = next((item for item in facts_of(model) if item.name == step), None)
        if info is None:
            return None
        model = info.model
        if info.kind == "groups" and steps and not isinstance(steps.pop(0), int):
            return None
    return info if info is not None and info.kind != "group" else None


def read_headings(columns: Sequence[object]) -> list[Heading]:
    """Which fact each column holds.

    Args:
        columns: The names, in order: `business.name`, `business.owners[0].share` or `owner_1_share`, `activity.kind` or `activity_kind`.

    Raises:
        FactError: Columns that hold no fact, each with the nearest that does; or two that hold the same.
    """
    found: list[Heading] = []
    problems: list[Problem] = []
    for column in columns:
        path = _steps(_plain(column))
        info = _declared(path) if path else None
        if path is None or info is None or info.name in ("activities",):
            problems.append(_unknown(str(column)))
        elif any(path == other for other, _ in found):
            problems.append(Problem(f"column {column}", "the same fact a second time", "each fact in one column"))
        else:
            found.append((path, info))
    if problems:
        raise FactError(problems)
    return found


def _unknown(column: str) -> Problem:
    names = list(columns_known())
    near = _nearest(_plain(column), names)
    return Problem(f"column {column}", column, "a fact as a column, such as business.name, owner_1_share or activity.kind; reference joins rows", near)


def _nearest(name: str, names: Iterable[str]) -> str:
    names = list(names)
    by_last = {item.rpartition(".")[2]: item for item in reversed(names)}
    whole = get_close_matches(name, names, n=1, cutoff=0.75)
    last = get_close_matches(name.rpartition(".")[2], by_last, n=1, cutoff=0.7)
    return whole[0] if whole else by_last[last[0]] if last else next(iter(get_close_matches(name, names, n=1, cutoff=0.5)), "")
