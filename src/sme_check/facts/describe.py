"""All facts in words, as a Markdown page: made from the declarations, so that it cannot disagree with them."""

from collections.abc import Iterator

from .activity import Activity, GoodsItem
from .business import Business, UkParty
from .declare import FactModel
from .lookup import LicenceClaim, LookUp
from .partnership import Partnership
from .party import Bank, Officer, OtherParty, Owner, Party
from .table import FactInfo, facts_of

__all__ = ["describe_facts"]

_PAGES: tuple[tuple[str, type[FactModel], str, type[FactModel] | None], ...] = (
    ("Partnership", Partnership, "the file itself", None),
    ("UK party", UkParty, "`uk_party`", None),
    ("Any party", Party, "`business`, each of `owners`, `officers`, `banks` and `others`", None),
    ("Russian business", Business, "`business`, besides what may be known of any party", Party),
    ("Owner", Owner, "each of `owners`, of the business or of any other party", Party),
    ("Officer", Officer, "each of `business.officers`", Party),
    ("Bank", Bank, "each of `business.banks`", Party),
    ("Activity", Activity, "each of `activities`", None),
    ("Goods", GoodsItem, "each of an activity's `goods`", None),
    ("Other party", OtherParty, "each of an activity's `others`", Party),
    ("Look-up", LookUp, "each of `look_ups`", None),
    ("Licence claimed", LicenceClaim, "each of `licences`", None),
)

_KINDS = {
    "yes_no": "true or false",
    "number": "a number",
    "share": "a percentage, or bounds such as 30 to 45",
    "money": "an amount with its currency",
    "date": "a date",
    "text": "text",
    "texts": "a list",
    "group": "a group of facts",
    "groups": "a list of groups of facts",
}


def _answer(info: FactInfo) -> str:
    if info.choices:
        several = "any of" if info.kind == "choices" else "one of"
        return f"{several} " + ", ".join(f"`{value}` ({label})" for value, label in info.choices.items())
    return _KINDS[info.kind] + (f" ({info.unit})" if info.unit else "")


def _fact(info: FactInfo) -> str:
    extra = " ".join(filter(None, (info.help, f"Found in: {info.where}." if info.where else "")))
    return f"- **`{info.name}`** {info.question} {extra}\n  Answer: {_answer(info)}."


def _page(title: str, model: type[FactModel], place: str, base: type[FactModel] | None) -> Iterator[str]:
    inherited = {info.name for info in facts_of(base)} if base else set()
    yield f"## {title}\n\nIn {place}.\n"
    yield "\n".join(_fact(info) for info in facts_of(model) if info.name not in inherited) + "\n"


def describe_facts() -> str:
    """Every fact that can be stated: its key, its question, where to find it, and what is accepted."""
    pages = "\n".join(part for page in _PAGES for part in _page(*page))
    return f"# The facts\n\nEvery fact may be left out: it is then unknown, and the answer says whether it matters.\n\n{pages}"
