"""Conditions as the engine meets them: small frozen trees, made from the words of a rule file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = [
    "COMPARISONS",
    "PARTY_QUESTIONS",
    "All",
    "AnyOf",
    "Condition",
    "Is",
    "Judgement",
    "Listed",
    "Not",
    "PartyAsks",
    "Some",
    "Test",
    "Unread",
    "parse_condition",
    "walk",
]

DATE_COMPARISONS = ("before", "after", "on_or_before", "on_or_after")
COMPARISONS = ("equals", "in", "includes", "includes_any", "more_than", "at_least", "less_than", "at_most", "currency", *DATE_COMPARISONS, "given")
PARTY_QUESTIONS = ("designated_for", "owned_or_controlled_by_designated_for", "named_in", "owned_by_named_in", "shown_frozen_for")


@dataclass(frozen=True, slots=True)
class All:
    """Every part."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a part."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison on a fact."""

    fact: str
    comparison: str
    value: Any


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact's value stands in a dated list.

    Attributes:
        fact, list_id: Which fact, which list.
        shown: Whether only what the list holds counts: then neither silence nor a gap in the list leaves it open.
    """

    fact: str
    list_id: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A definition holds, of the line or of a party."""

    definition: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Some:
    """Some member of a collection meets a condition."""

    collection: str
    that: "Condition"


@dataclass(frozen=True, slots=True)
class PartyAsks:
    """What screening knows of a party: designated, named in law, owned or controlled."""

    party: str
    question: str
    about: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What facts cannot decide."""

    question: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A gap in the law held; a look-up by hand may fill it."""

    what: str
    look_up: str = ""
    subject: str = "goods.code"


Condition = All | AnyOf | Not | Test | Listed | Is | Some | PartyAsks | Judgement | Unread


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _parse_test(data: Mapping[str, Any]) -> Condition:
    if data.get("listed_in") is not None:
        return Listed(data["fact"], data["listed_in"])
    if data.get("shown_in") is not None:
        return Listed(data["fact"], data["shown_in"], shown=True)
    comparison = next(name for name in COMPARISONS if data.get(name) is not None)
    value = data[comparison]
    if comparison in DATE_COMPARISONS:
        value = _day(value)
    elif isinstance(value, list):
        value = tuple(value)
    return Test(data["fact"], comparison, value)


def _parse_party(data: Mapping[str, Any]) -> Condition:
    question = next(name for name in PARTY_QUESTIONS if data.get(name) is not None)
    return PartyAsks(data["party"], question, data[question])


_PARSERS: dict[str, Callable[[Mapping[str, Any]], Condition]] = {
    "all": lambda data: All(tuple(parse_condition(part) for part in data["all"])),
    "any": lambda data: AnyOf(tuple(parse_condition(part) for part in data["any"])),
    "not": lambda data: Not(parse_condition(data["not"])),
    "fact": _parse_test,
    "is": lambda data: Is(data["is"], data.get("of") or ""),
    "some": lambda data: Some(data["some"], parse_condition(data["that"])),
    "party": _parse_party,
    "judgement": lambda data: Judgement(data["judgement"]),
    "unread": lambda data: Unread(data["unread"], data.get("look_up") or "", data.get("subject") or "goods.code"),
}


def parse_condition(data: Mapping[str, Any]) -> Condition:
    """Make a condition from its words in a rule file.

    Args:
        data: A mapping whose form was checked on reading the file (`files.py`).

    Raises:
        KeyError: The mapping is no condition.

    >>> parse_condition({"fact": "activity.kind", "equals": "export"})
    Test(fact='activity.kind', comparison='equals', value='export')
    """
    for key, parser in _PARSERS.items():
        if key in data:
            return parser(data)
    raise KeyError(f"no condition begins with {', '.join(data)}")


def walk(condition: Condition) -> Iterator[Condition]:
    """Every node of a condition, the outermost first."""
    yield condition
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)
        case Not(part) | Some(_, part):
            yield from walk(part)
        case _:
            return
