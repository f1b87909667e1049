"""A rulebook compiled for one day: the measures in force, every distinct condition once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.measure import LegalException, Licensing, Measure, Version
from sme_check.rulebook.rulebook import Rulebook

from ..finding import ground_unverified, period_unverified, standing_unverified
from ..proof import Open
from .graph import ALWAYS, NEVER, Graph

__all__ = ["Asked", "Claimed", "Compiled", "CompiledMeasure", "KeptOpen", "compile_condition", "compile_rulebook"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A leaf: a condition asked of the rows.

    Attributes:
        condition: A test, a list, a question about a party, a collection, or what nobody has read.
        of: Whom `it` means: empty for the line itself, `business`, or `it` for a member of a collection.
    """

    condition: Condition
    of: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A leaf: the adviser relies on an exception."""

    claim: str


@dataclass(frozen=True, slots=True)
class KeptOpen:
    """A leaf that nothing said of a line can settle."""

    by: Open


@dataclass(frozen=True, slots=True)
class CompiledMeasure:
    """Where a measure stands in the graph.

    Attributes:
        measure, version: The measure, and its text on the day.
        forbids: Whether what it forbids is done.
        exceptions: Whether each exception is made out.
        truth: Forbidden, and no exception is made out.
        grounds: Whether each licensing ground is made out; read only where the measure applies.
    """

    measure: Measure
    version: Version
    forbids: int
    exceptions: tuple[int, ...]
    truth: int
    grounds: tuple[int, ...]

    @property
    def decides(self) -> bool:
        """Whether it can decide a verdict; one that only warns cannot."""
        return self.measure.effect == "prohibits"


@dataclass(frozen=True)
class Compiled:
    """The law of one day as one graph.

    Attributes:
        rulebook, day: The law and the day.
        graph: Every distinct condition.
        members: For a leaf that asks for some member of a collection, the condition on the member.
        measures: The measures in force, in order.
        plain: For a leaf that asks a list, the answers found for values that turn on nothing else; None for those that do.
    """

    rulebook: Rulebook
    day: date
    graph: Graph = field(default_factory=Graph)
    members: dict[int, int] = field(default_factory=dict)
    measures: tuple[CompiledMeasure, ...] = ()
    plain: dict[Asked, dict[Any, int | None]] = field(default_factory=dict)

    @property
    def roots(self) -> Iterator[int]:
        """Every node that an answer is read from."""
        for item in self.measures:
            yield from (item.forbids, item.truth, *item.exceptions, *item.grounds)


def compile_condition(compiled: Compiled, condition: Condition, of: str = "") -> int:
    """The place of a condition in the graph.

    Args:
        compiled: What the condition is added to.
        condition: The condition.
        of: Whom `it` means, as in `Asked`.
    """
    graph = compiled.graph
    match condition:
        case All(parts):
            return graph.all_of([compile_condition(compiled, part, of) for part in parts])
        case AnyOf(parts):
            return graph.any_of([compile_condition(compiled, part, of) for part in parts])
        case Not(part):
            return graph.negation(compile_condition(compiled, part, of))
        case Is():
            return _definition(compiled, condition, of)
        case Test(fact=fact) | Listed(fact=fact):
            return graph.leaf(Asked(condition, of if fact.startswith("it.") else ""))
        case Unread(subject=subject):
            return graph.leaf(Asked(condition, of if subject.startswith("it.") else ""))
        case PartyAsks(party):
            return graph.leaf(Asked(condition, _party(party, of)))
        case Some(_, that):
            place = graph.leaf(Asked(condition))
            compiled.members[place] = compile_condition(compiled, that, "it")
            return place
        case _:
            return graph.leaf(Asked(condition))


def _party(role: str, of: str) -> str:
    return of if role == "it" and of else "business"


def _definition(compiled: Compiled, condition: Is, of: str) -> int:
    version = compiled.rulebook.definitions[condition.definition].on(compiled.day)
    if version is None:
        return NEVER
    party = _party(condition.of, of) if condition.of else ""
    if not version[0].verified:
        return compiled.graph.leaf(Asked(condition, party))
    return compile_condition(compiled, version[1], party)


def _standing(compiled: Compiled, item: LegalException | Licensing, what: str) -> int:
    stands = item.stands_on(compiled.day)
    if stands is Truth.UNKNOWN:
        return compiled.graph.leaf(KeptOpen(standing_unverified(what)))
    return ALWAYS if stands is Truth.TRUE else NEVER


def _exception(compiled: Compiled, item: LegalException) -> int:
    parts = [_standing(compiled, item, f"the exception {item.id}")]
    if item.claim:
        parts.append(compiled.graph.leaf(Claimed(item.claim)))
    if item.when is not None:
        parts.append(compile_condition(compiled, item.when))
    if item.judgement:
        parts.append(compile_condition(compiled, Judgement(item.judgement)))
    return compiled.graph.all_of(parts)


def _ground(compiled: Compiled, item: Licensing) -> int:
    parts = [_standing(compiled, item, f"the licensing ground {item.id}")]
    if item.when is not None:
        parts.append(compile_condition(compiled, item.when))
    if not item.verified:
        parts.append(compiled.graph.leaf(KeptOpen(ground_unverified(item))))
    return compiled.graph.all_of(parts)


def _measure(compiled: Compiled, measure: Measure, version: Version) -> CompiledMeasure:
    graph = compiled.graph
    forbids = compile_condition(compiled, version.forbids)
    if not version.period.verified:
        forbids = graph.all_of([forbids, graph.leaf(KeptOpen(period_unverified(version)))])
    exceptions = tuple(_exception(compiled, item) for item in measure.exceptions)
    truth = graph.all_of([forbids, graph.negation(graph.any_of(exceptions))])
    return CompiledMeasure(measure, version, forbids, exceptions, truth, tuple(_ground(compiled, item) for item in measure.licensing))


def compile_rulebook(rulebook: Rulebook, day: date) -> Compiled:
    """The measures in force on a day, compiled; what is not in force is left out."""
    compiled = Compiled(rulebook, day)
    versions = ((measure, measure.on(day)) for measure in rulebook.measures)
    measures = tuple(_measure(compiled, measure, version) for measure, version in versions if version is not None)
    return Compiled(rulebook, day, compiled.graph, compiled.members, measures)
