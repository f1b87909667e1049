"""A second sheet that might hold partnerships, and names the businesses of the first: it tells what they do, or which banks, owners or officers they have."""

from collections.abc import Sequence
from dataclasses import replace

from .business_keys import KEYS
from .facts_of_rows import read_rows
from .keyed import Firms, names_firms
from .layout import SHEETS, Plan, plan_of
from .table import Workbook
from .titled import Titled, plan_named, title_sheet

__all__ = ["activities_beside"]

_OF_ACTIVITIES = ("activity.", "activities[", "goods.")
_OF_MEMBERS = {f"{plan.collection}[0].": plan for plan in SHEETS if plan.of_members and plan.collection.startswith("business.")}


def activities_beside(tables: Sequence[Titled], workbook: Workbook) -> list[Titled]:
    """The sheets, with those taken for sheets of activities, or of banks and the like, that say nothing else of a business but its name or numbers.

    One beside them must say more of it.

    At least half of the businesses that such a sheet names must be businesses of the other; nor may its own name say that it holds partnerships.
    """
    second = [table for table in tables if _may_be_second(table)]
    first = [table for table in tables if table.plan.key == "partnerships" and table not in second]
    if not first or not second:
        return list(tables)
    firms = Firms([read_rows(table, workbook)[0] for table in first])
    found = [_as_second(table) if table in second and _names_businesses(table, firms) else table for table in tables]
    return sorted(found, key=lambda table: table.plan.key == "activities")


def _may_be_second(table: Titled) -> bool:
    rest = [path for path in table.held if path not in KEYS]
    alone = 0 < len(rest) < len(table.held) and (all(path.startswith(_OF_ACTIVITIES) for path in rest) or _members_of(table) is not None)
    return alone and table.plan.key == "partnerships" and plan_named(table.sheet.name) is None


def _members_of(table: Titled) -> Plan | None:
    """Whose first one a sheet tells of, beside what names the business, where nobody has said what its columns hold."""
    rest = [path for path in table.held if path not in KEYS]
    stated = any(meaning.how == "confirmed" or meaning.stated for meaning in table.meanings)
    return next((plan for start, plan in _OF_MEMBERS.items() if not stated and all(path.startswith(start) for path in rest)), None)


def _as_second(table: Titled) -> Titled:
    """A sheet taken for one of activities, or of the members of a list."""
    plan = _members_of(table)
    return (title_sheet(table.sheet, plan=plan) if plan else None) or replace(table, plan=plan_of("activities"))


def _names_businesses(table: Titled, firms: Firms) -> bool:
    places, _ = table.body()
    return any(names_firms(firms, path, table.column(at, places)) for path, at in table.held.items() if path in KEYS)
