"""A second sheet that might hold partnerships, and names the businesses of the first: it tells what they do, and is read as a sheet of activities."""

from collections.abc import Sequence
from dataclasses import replace

from .business_keys import KEYS
from .facts_of_rows import read_rows
from .keyed import Firms, names_firms
from .layout import plan_of
from .table import Workbook
from .titled import Titled, plan_named

__all__ = ["activities_beside"]

_OF_ACTIVITIES = ("activity.", "activities[", "goods.")


def activities_beside(tables: Sequence[Titled], workbook: Workbook) -> list[Titled]:
    """The sheets, with those taken for sheets of activities that say nothing of a business but its name or numbers, beside one that says more of it.

    At least half of the businesses that such a sheet names must be businesses of the other; nor may its own name say that it holds partnerships.
    """
    second = [table for table in tables if _may_be_second(table)]
    first = [table for table in tables if table.plan.key == "partnerships" and table not in second]
    if not first or not second:
        return list(tables)
    firms = Firms([read_rows(table, workbook)[0] for table in first])
    found = [replace(table, plan=plan_of("activities")) if table in second and _names_businesses(table, firms) else table for table in tables]
    return sorted(found, key=lambda table: table.plan.key == "activities")


def _may_be_second(table: Titled) -> bool:
    rest = [path for path in table.held if path not in KEYS]
    alone = 0 < len(rest) < len(table.held) and all(path.startswith(_OF_ACTIVITIES) for path in rest)
    return alone and table.plan.key == "partnerships" and plan_named(table.sheet.name) is None


def _names_businesses(table: Titled, firms: Firms) -> bool:
    places, _ = table.body()
    return any(names_firms(firms, path, table.column(at, places)) for path, at in table.held.items() if path in KEYS)
