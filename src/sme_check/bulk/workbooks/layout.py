"""What stands on which sheet, derived from the declarations of the facts: template and reading both follow it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from sme_check.facts.activity import Activity, GoodsItem
from sme_check.facts.business import Business, UkParty
from sme_check.facts.declare import FactModel
from sme_check.facts.lookup import LicenceClaim, LookUp
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Bank, Officer, OtherParty, Owner, Party
from sme_check.facts.table import FactInfo, facts_of

__all__ = ["ACTIVITY", "OWNER_OF", "REFERENCE", "SHEETS", "Column", "Plan", "column_at", "plan_of"]

REFERENCE = "reference"
OWNER_OF = "owner_of"
ACTIVITY = "activity_number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes:
        path: The fact: `business.name`, `activity.kind`; on a sheet of members the name of the member's fact; or what joins the sheets.
        heading: Its heading, no other column of the sheet having the same.
        band: What it belongs to, shown above.
        question, help, unit, where: The words for the adviser.
        info: What is declared of the fact; None for what joins the sheets.
    """

    path: str
    heading: str
    band: str
    question: str
    help: str = ""
    where: str = ""
    info: FactInfo | None = None
    model: type[FactModel] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet.

    Attributes:
        key: What it is called in the code.
        title: What it is called in the workbook.
        about: What a row of it is.
        collection: Where its members stand in the facts: `business.owners`, `activity.others`, `look_ups`; "" for partnerships and activities.
        columns: Its columns, in the template's order.
    """

    key: str
    title: str
    about: str
    collection: str
    columns: tuple[Column, ...]

    @property
    def of_members(self) -> bool:
        """Whether its rows are members of a partnership rather than rows to be answered."""
        return bool(self.collection)


def _heading(model: type[FactModel], name: str) -> str:
    return next(info.heading for info in facts_of(model) if info.name == name)


def _column(info: FactInfo, path: str, band: str, model: type[FactModel]) -> Column:
    unit = f" ({info.unit})" if info.unit else ""
    return Column(path, f"{info.heading}{unit}", band, info.question, info.help, info.where, info, model)


def _plain_facts(model: type[FactModel], root: str, band: str) -> list[Column]:
    """The facts of a model that one cell can hold."""
    held = (info for info in facts_of(model) if info.kind not in ("group", "groups"))
    return [_column(info, f"{root}.{info.name}" if root else info.name, band, model) for info in held]


def _apart(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns whose headings differ: one that another has too is qualified by its band."""
    columns = list(columns)
    count = Counter(column.heading for column in columns)
    return tuple(replace(column, heading=f"{column.band}: {column.heading}") if count[column.heading] > 1 else column for column in columns)


def _reference() -> Column:
    info = next(info for info in facts_of(Partnership) if info.name == REFERENCE)
    return _column(info, REFERENCE, "", Partnership)


def _partnerships() -> tuple[Column, ...]:
    case = [column for column in _plain_facts(Partnership, "", "Case") if column.path != REFERENCE]
    uk = _plain_facts(UkParty, "uk_party", _heading(Partnership, "uk_party"))
    business = _plain_facts(Business, "business", _heading(Partnership, "business"))
    return _apart([replace(_reference(), band="Case"), *case, *uk, *business, *_activity()])


def _activity() -> list[Column]:
    return [*_plain_facts(Activity, "activity", _heading(Activity, "kind")), *_plain_facts(GoodsItem, "goods", _heading(Activity, "goods"))]


def _members(model: type[FactModel], band: str, *joins: Column) -> tuple[Column, ...]:
    """What joins, the name, what only such a member has, and then what any party has."""
    facts = _plain_facts(model, "", band)
    shared = {info.name for info in facts_of(Party)} if issubclass(model, Party) else set()
    facts.sort(key=lambda column: (column.path != "name", column.path in shared))
    return _apart([replace(_reference(), band=band), *joins, *facts])


_OWNER_OF = Column(
    OWNER_OF,
    "Owner of",
    "Owners",
    "Of whom is this an owner?",
    help="Leave blank for an owner of the Russian business itself. For an owner of an owner, or of a bank or another party: that party's name, INN or OGRN "
    "as it stands on its own sheet.",
)
_ACTIVITY = Column(
    ACTIVITY,
    "Activity number",
    "Others",
    "In which of the partnership's activities does this party take part?",
    help="1 for the first row of the partnership, 2 for the second, and so on. Leave blank if it takes part in all of them.",
)


@cache
def sheets() -> tuple[Plan, ...]:
    """Every sheet, in order."""
    none = 'For "there are none", write none as the name in a row with the reference.'
    return (
        Plan("partnerships", "Partnerships", "One row a partnership, with its first activity and first item of goods. For a simple case this sheet is enough.",
             "", _partnerships()),
        Plan("activities", "Activities", "One row for each further activity, and for each further item of goods, of a partnership on the first sheet.",
             "", _apart([replace(_reference(), band="Case"), *_activity()])),
        Plan("owners", "Owners", f"One row an owner, to the last owner. {none}", "business.owners", _members(Owner, "Owners", _OWNER_OF)),
        Plan("officers", "Officers", f"One row a director or manager of the Russian business. {none}", "business.officers", _members(Officer, "Officers")),
        Plan("banks", "Banks", f"One row a bank through which the money passes. {none}", "business.banks", _members(Bank, "Banks")),
        Plan("others", "Others", f"One row for anybody else who takes part: recipients, end users, agents, payers, carriers. {none}", "activity.others",
             _members(OtherParty, "Others", _ACTIVITY)),
        Plan("look_ups", "Look-ups", "One row for what was looked up by hand, as an open question asked.", "look_ups", _members(LookUp, "Look-ups")),
        Plan("licences", "Licences", "One row for a licence that is said to be held.", "licences", _members(LicenceClaim, "Licences")),
    )  # fmt: skip


SHEETS = sheets()
_BY_KEY = {plan.key: plan for plan in SHEETS}


def plan_of(key: str) -> Plan:
    """The plan of a sheet by its key."""
    return _BY_KEY[key]


def column_at(plan: Plan, path: str) -> Column | None:
    """The column of a plan that holds a fact, or None."""
    return next((column for column in plan.columns if column.path == path), None)
