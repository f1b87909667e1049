"""The rulebook through time: every dated thing in it as one strand, so that two days can be compared whatever they hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from .condition import All, AnyOf, Condition, Not, Some, Test, walk
from .dated_list import DatedList
from .entities import EntityList
from .measure import Definition, LegalException, Licensing, Measure
from .period import Period, parse_periods
from .rulebook import Rulebook

__all__ = ["Kind", "Strand", "Stretch", "reduced", "strands", "turning_days"]

_AS_OF = "partnership.as_of"
_DAY = timedelta(days=1)
_ALWAYS: Condition = All(())
_NEVER: Condition = AnyOf(())


class Kind(Enum):
    """What a strand is; the value is its plural in words."""

    MEASURE = "measures"
    EXCEPTION = "exceptions"
    GROUND = "licensing grounds"
    GENERAL_LICENCE = "general licences"
    DEFINITION = "definitions"
    CODE = "codes of lists"
    COMPLETENESS = "how completely lists are held"
    PARTY = "parties named"
    DESIGNATION = "what parties are designated for"
    AUTHORITY = "who decides on licences"
    OUTREACH = "what the outreach findings rest on"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days on which a strand says the same.

    Attributes:
        period: The days, with the instrument that began them.
        says: What it says then, in a form that can be compared.
    """

    period: Period
    says: object


@dataclass(frozen=True, slots=True)
class Strand:
    """One dated thing.

    Attributes:
        kind: What it is.
        place: The id of the measure, list, definition or table that it stands in.
        id: Its own id within that; empty where it is the whole.
        title: What it is called.
        citation: The provision it rests on, in words.
        stretches: When it says what; more than one may stand on a day.
        own_dates: Whether it has dates of its own; an exception without them stands as long as its measure.
    """

    kind: Kind
    place: str
    id: str
    title: str
    citation: str
    stretches: tuple[Stretch, ...]
    own_dates: bool = True

    def on(self, day: date) -> tuple[Stretch, ...]:
        """What stands on a day."""
        return tuple(stretch for stretch in self.stretches if stretch.period.covers(day))

    def says_on(self, day: date) -> frozenset[object]:
        """What it says on a day, without regard to the dates of saying it."""
        return frozenset(stretch.says for stretch in self.on(day))

    def turning_days(self) -> tuple[date, ...]:
        """The days on which it says something else than the day before, in order."""
        edges = {stretch.period.first for stretch in self.stretches} | {stretch.period.last + _DAY for stretch in self.stretches if stretch.period.last}
        return tuple(sorted(day for day in edges if day > date.min and self.says_on(day) != self.says_on(day - _DAY)))


# -- conditions that read the as-of date -----------------------------------------------------------------------------


def _edge(test: Test) -> date:
    """The first day on which a test of the as-of date answers otherwise than before."""
    day: date = test.value
    return day + _DAY if test.comparison in ("after", "on_or_before") else day


def _holds(test: Test, day: date) -> bool:
    return (day >= _edge(test)) == (test.comparison in ("after", "on_or_after"))


def _tests_of_the_day(condition: Condition | None) -> Iterator[Test]:
    for part in walk(condition) if condition is not None else ():
        if isinstance(part, Test) and part.fact == _AS_OF and part.comparison != "given":
            yield part


def reduced(condition: Condition, day: date) -> Condition:
    """A condition as it reads on a day: its tests of the as-of date are answered, and what they settle is left out.

    >>> since = Test("partnership.as_of", "on_or_after", date(2022, 12, 16))
    >>> loan = Test("activity.kind", "equals", "loan")
    >>> reduced(AnyOf((loan, since)), date(2022, 12, 15)) == AnyOf((loan,)), reduced(All((loan, since)), date(2022, 12, 15))
    (True, AnyOf(parts=()))
    """
    match condition:
        case Test(fact, comparison, _) if fact == _AS_OF and comparison != "given":
            return _ALWAYS if _holds(condition, day) else _NEVER
        case All(parts):
            kept = tuple(part for part in (reduced(part, day) for part in parts) if part != _ALWAYS)
            return _NEVER if _NEVER in kept else All(kept)
        case AnyOf(parts):
            kept = tuple(part for part in (reduced(part, day) for part in parts) if part != _NEVER)
            return _ALWAYS if _ALWAYS in kept else AnyOf(kept)
        case Not(part):
            inner = reduced(part, day)
            return {_ALWAYS: _NEVER, _NEVER: _ALWAYS}.get(inner, Not(inner))
        case Some(collection, that):
            return Some(collection, reduced(that, day))
        case _:
            return condition


def _split(period: Period, condition: Condition | None) -> Iterator[tuple[Period, Condition | None]]:
    """A period in parts, at the days on which its condition reads otherwise; a part that an instrument did not begin names none."""
    if condition is None:
        yield period, None
        return
    edges = sorted({_edge(test) for test in _tests_of_the_day(condition) if period.first < _edge(test) and period.covers(_edge(test))})
    firsts = [period.first, *edges]
    lasts = [*(edge - _DAY for edge in edges), period.last]
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        yield replace(period, first=first, last=last, by=period.by if number == 0 else ""), reduced(condition, first)


# -- the strands of each kind of file --------------------------------------------------------------------------------


def _of_measure(rulebook: Rulebook, measure: Measure) -> Iterator[Strand]:
    stretches = tuple(Stretch(part, (forbids, part.verified)) for version in measure.versions for part, forbids in _split(version.period, version.forbids))
    yield Strand(Kind.MEASURE, measure.id, "", measure.title, rulebook.cite(measure.citation), stretches)
    whole = tuple(version.period for version in measure.versions)
    liftings: tuple[LegalException | Licensing, ...] = (*measure.exceptions, *measure.licensing)
    for item in liftings:
        yield _of_lifting(rulebook, measure, item, whole)


def _of_lifting(rulebook: Rulebook, measure: Measure, item: LegalException | Licensing, whole: tuple[Period, ...]) -> Strand:
    """An exception, licensing ground or general licence."""
    if isinstance(item, LegalException):
        kind, terms = Kind.EXCEPTION, (item.claim, item.judgement)
    else:
        kind, terms = Kind.GENERAL_LICENCE if item.kind == "general_licence" else Kind.GROUND, (item.number, str(item.verified))
    title = f"{item.number}, {item.id}" if isinstance(item, Licensing) and item.number else item.id
    periods = item.in_force or tuple(replace(period, verified=True) for period in whole)
    stretches = tuple(Stretch(part, (when, part.verified, terms)) for period in periods for part, when in _split(period, item.when))
    return Strand(kind, measure.id, item.id, f"{title}, for {measure.title}", rulebook.cite(item.citation), stretches, bool(item.in_force))


def _of_definition(rulebook: Rulebook, definition: Definition) -> Strand:
    stretches = tuple(Stretch(part, means) for period, condition in definition.versions for part, means in _split(period, condition))
    return Strand(Kind.DEFINITION, definition.id, "", definition.title, rulebook.cite(definition.citation), stretches)


def _completeness(rulebook: Rulebook, held: DatedList | EntityList) -> Strand:
    stretches = tuple(Stretch(part.period, (part.complete, part.because, part.chapters, part.period.verified)) for part in held.completeness)
    return Strand(Kind.COMPLETENESS, held.id, "", held.title, rulebook.cite(held.citation), stretches)


def _of_list(rulebook: Rulebook, dated: DatedList) -> Iterator[Strand]:
    yield _completeness(rulebook, dated)
    codes: dict[str, list[Stretch]] = {}
    for entry in dated.entries:
        for period in entry.in_force:
            for part, only_if in _split(period, entry.only_if):
                for code in entry.codes:
                    codes.setdefault(code, []).append(Stretch(part, (only_if, entry.asks, part.verified, entry.everyday, entry.unless_within)))
    for code, stretches in codes.items():
        yield Strand(Kind.CODE, dated.id, code, dated.title, rulebook.cite(dated.citation), tuple(stretches))


def _of_entities(rulebook: Rulebook, held: EntityList) -> Iterator[Strand]:
    yield _completeness(rulebook, held)
    cited = rulebook.cite(held.citation)
    for data in held.entities:
        name = data["names"][0]["text"]
        named = parse_periods(data["in_force"])
        yield Strand(Kind.PARTY, held.id, data["id"], name, cited, tuple(Stretch(period, period.verified) for period in named))
        effects = {effect: parse_periods(periods) for effect, periods in (data.get("effects") or dict.fromkeys(held.designates_for, data["in_force"])).items()}
        stretches = tuple(Stretch(period, (effect, period.verified)) for effect, periods in effects.items() for period in periods)
        if stretches:
            yield Strand(Kind.DESIGNATION, held.id, data["id"], name, cited, stretches)


def _of_authorities(rulebook: Rulebook) -> Iterator[Strand]:
    table: Mapping[str, list[Mapping[str, Any]]] = rulebook.documents["rulebook"]["rulebook"].get("authorities") or {}
    for subject, rows in table.items():
        firsts = [date.fromisoformat(row["from"]) for row in rows]
        lasts = [*(first - _DAY for first in firsts[1:]), None]
        stretches = tuple(Stretch(Period(first, last), row["name"]) for first, last, row in zip(firsts, lasts, rows, strict=True))
        yield Strand(Kind.AUTHORITY, subject, "", subject.replace("_", " "), "", stretches)


def _of_outreach(rulebook: Rulebook, table: str, data: Any, path: tuple[str, ...] = ()) -> Iterator[Strand]:
    """What is dated in a table of the outreach findings: a list of dated rows, or one dated thing, is a strand."""
    rows = [data] if isinstance(data, Mapping) and "from" in data else [row for row in data if isinstance(row, Mapping)] if isinstance(data, list) else []
    stretches = tuple(Stretch(period, _plain(row)) for row in rows for period in parse_periods(row.get("in_force") or ([row] if "from" in row else [])))
    if stretches:
        cited = rulebook.documents["outreach"][table]["citation"]
        instrument = rulebook.instruments.get(cited["instrument"])
        title = ", ".join(dict.fromkeys((table, *path))).replace("_", " ")
        yield Strand(Kind.OUTREACH, table, ".".join(path), title, f"{instrument.short if instrument else ''}, {cited['provision']}", stretches)
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key != "cases":
                yield from _of_outreach(rulebook, table, value, (*path, key))


def _plain(row: Mapping[str, Any]) -> str:
    """A row without its dates."""
    return repr(sorted((key, repr(value)) for key, value in row.items() if key not in ("from", "to", "by", "note")))


def strands(rulebook: Rulebook) -> tuple[Strand, ...]:
    """Every dated thing of the rulebook that an answer may rest on, in the order of the files."""
    found: list[Strand] = []
    for measure in rulebook.measures:
        found += _of_measure(rulebook, measure)
    found += (_of_definition(rulebook, definition) for definition in rulebook.definitions.values())
    for list_id in rulebook.list_ids:
        found += _of_list(rulebook, rulebook.dated_list(list_id))
    for entities in rulebook.entity_lists.values():
        found += _of_entities(rulebook, entities)
    found += _of_authorities(rulebook)
    for table, data in rulebook.outreach.items():
        found += _of_outreach(rulebook, table, data)
    return tuple(found)


def turning_days(found: Iterable[Strand]) -> dict[date, list[Strand]]:
    """The days on which any of the strands says something else than the day before, in order, each with those that do."""
    days: dict[date, list[Strand]] = {}
    for strand in found:
        for day in strand.turning_days():
            days.setdefault(day, []).append(strand)
    return dict(sorted(days.items()))
