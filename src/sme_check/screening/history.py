"""Several editions of the lists, as one: who was listed when, as far as the editions held show it.

A list shows who is on it on its day, since when somebody was designated at all, and now and then the day of one measure. So an entry that a newer
edition lacks ended on some day between the two, and a measure whose day is not stated may be younger than the designation: both are unverified.
Where the rulebook holds dates of its own for an entry, they fill what the editions leave open.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from .listed import ListedParty, Period
from .lists.effects import FREEZE, OTHER_FREEZE, sets_no_date
from .lists.record import FORMS, Edition, Record, Series
from .parties import UK_LIST
from .register import HeldList, Policy
from .spans import LAST, Span, as_periods, as_span, minus

__all__ = ["LIST_IDS", "Knowledge", "held_lists", "merged"]

LIST_IDS: Mapping[Series, str] = {
    "uk": "uk-sanctions-list",
    "ofsi": "ofsi-consolidated-list",
    "hmt": "treasury-consolidated-list",
    "restrictions": "restrictions-list",
}
"""The id of each list in an answer; the first that holds a subject gives its entry's id."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the rulebook holds of an entry.

    Attributes:
        effects: When each measure reaches it.
        names, identifiers, known_by_name, shared: As of a listed party.
        called: By what other ids a decision may have named it.
    """

    effects: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    identifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known_by_name: bool = False
    called: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one edition says of a subject's dates."""

    designated: date | None
    updated: date | None
    effects: Mapping[str, date | None]
    doubtful: tuple[str, ...] = ()

    def of(self, effect: str) -> "_Shown | None":
        """What it says of one measure."""
        if effect not in self.effects:
            return None
        own = self.effects[effect]
        return _Shown(self.designated, self.updated, own, effect in (FREEZE, OTHER_FREEZE) and own is None and sets_no_date(self.effects))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one edition says of the dates of one measure of one subject; `alone` if the date designated must be that of the measure."""

    designated: date | None
    updated: date | None
    own: date | None
    alone: bool


@dataclass(slots=True)
class _Subject:
    """One subject over all editions; the edition that comes first names it."""

    id: str
    series: Series
    kind: str
    regime: str
    groups: dict[str, None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    identifiers: dict[str, dict[str, None]] = field(default_factory=dict)
    born: dict[str, None] = field(default_factory=dict)
    seen: dict[int, _Seen] = field(default_factory=dict)

    def add(self, edition: int, record: Record) -> None:
        self.groups.update({record.group: None} if record.group else {})
        for name in record.names:
            self.names.setdefault(name.text.casefold(), name.text)
        for kind, values in record.identifiers.items():
            self.identifiers.setdefault(kind, {}).update(dict.fromkeys(values))
        self.born.update(dict.fromkeys(record.born))
        self.seen[edition] = _Seen(record.designated, record.updated, record.effects, record.doubtful)


@dataclass(frozen=True, slots=True)
class _Timeline:
    """The editions that speak of one measure of one subject, oldest first: those that name everybody whom it reaches, and any other that shows it.

    Attributes:
        editions: Their numbers.
        days: Their days.
        goes_on: Whether the newest stands until the next.
    """

    editions: tuple[int, ...]
    days: tuple[int, ...]
    goes_on: bool

    @classmethod
    def of(cls, said: Sequence[tuple[Series, date]], effect: str, showing: frozenset[int] = frozenset()) -> "_Timeline":
        covering = sorted((day.toordinal(), number) for number, (series, day) in enumerate(said) if effect in FORMS[series].covers or number in showing)
        goes_on = bool(covering) and FORMS[said[covering[-1][1]][0]].goes_on
        return cls(tuple(number for _day, number in covering), tuple(day for day, _number in covering), goes_on)


@dataclass(slots=True)
class _Story:
    """What the editions say of one measure of one subject: when it is in force, seems to be, may be, may have ended, and is not."""

    sure: list[Span] = field(default_factory=list)
    inferred: list[Span] = field(default_factory=list)
    open: list[Span] = field(default_factory=list)
    ended: list[Span] = field(default_factory=list)
    out: list[Span] = field(default_factory=list)


def _story(timeline: _Timeline, shown: Sequence[_Shown | None]) -> _Story:
    story = _Story()
    before: tuple[int, _Shown | None] | None = None
    for day, seen in zip(timeline.days, shown, strict=True):
        (story.out if seen is None else story.sure).append((day, day))
        if seen is not None and (before is None or before[1] is None):
            _begins(story, seen, day, before[0] if before else None)
        before = day, seen
    for (here, now), (there, then) in pairwise(zip(timeline.days, shown, strict=True)):
        if now is not None:
            (story.ended if then is None else story.sure).append((here + 1, there - 1))
        elif then is None:
            story.out.append((here, there))
    if before and before[1] is not None:
        (story.sure if timeline.goes_on else story.ended).append((before[0] + 1, LAST))
    return story


def _begins(story: _Story, seen: _Shown, day: int, absent: int | None) -> None:
    """The days before the edition that is the first to show it, again or at all."""
    own = seen.own
    start = (own or seen.designated or date.fromordinal(day)).toordinal()
    firm = own.toordinal() if own else seen.updated.toordinal() if seen.updated else day
    if not start <= firm <= day:
        firm = day
    if absent is not None and start <= absent:
        start, firm = absent + 1, max(firm, absent + 1) if not own else day  # it was not on the list then, whatever is stated now
    story.sure.append((firm, day))
    (story.inferred if seen.alone and (absent is None or start > absent + 1) else story.open).append((start, firm - 1))


@lru_cache(1 << 14)
def _shown_periods(timeline: _Timeline, shown: tuple[_Shown | None, ...]) -> tuple[Period, ...]:
    """The periods that the editions alone show."""
    story = _story(timeline, shown)
    found = as_periods([*story.sure, *story.inferred], verified=True)
    found += as_periods(minus([*story.open, *story.ended], [*story.sure, *story.inferred]), verified=False)
    return tuple(sorted(found, key=as_span))


def _periods(story: _Story, known: Sequence[Period], newest_out: int | None) -> tuple[Period, ...]:
    """The periods of a story; what the rulebook knows takes the place of what is inferred or open."""
    ends = [end for _start, end in map(as_span, known) if end != LAST]
    ended = [span for span in story.ended if not any(span[0] - 1 <= end <= span[1] for end in ends)]
    ended = [span for span in ended if span[1] != LAST]
    found = as_periods(story.sure, verified=True) + as_periods(minus(ended, story.sure), verified=False)
    for period in known:
        over = [(newest_out, LAST)] if newest_out is not None and period.start.toordinal() <= newest_out else []
        found += as_periods(minus([as_span(period)], [*story.sure, *story.out, *ended, *over]), verified=period.verified)
    return tuple(sorted(found, key=as_span))


def merged(editions: Iterable[Edition], known: Mapping[str, Knowledge]) -> tuple[ListedParty, ...]:
    """One party for each subject of any edition, with the periods that all editions together show.

    Args:
        editions: The editions held, one for each list and day; of each list the newest first, the official list before the older ones.
        known: What the rulebook holds, by unique id of the official list or, as `group:12922`, by group id.
    """
    said: list[tuple[Series, date]] = []
    subjects: dict[str, _Subject] = {}
    by_group: dict[str, str] = {}
    for number, edition in enumerate(editions):
        said.append((edition.series, edition.list_date))
        for record in edition.records:
            key = _key(edition.series, record, by_group)
            subject = subjects.get(key)
            if subject is None:
                subject = subjects[key] = _Subject(record.id, edition.series, record.kind, record.regime)
            if record.group and edition.series != "restrictions":
                by_group.setdefault(record.group, key)
            subject.add(number, record)
    effects = dict.fromkeys(effect for form in FORMS.values() for effect in form.covers)
    timeline_of = lru_cache(None)(lambda effect, showing: _Timeline.of(said, effect, showing))
    return tuple(_party(subject, effects, timeline_of, _known(subject, known)) for subject in subjects.values())


def _key(series: Series, record: Record, by_group: Mapping[str, str]) -> str:
    if series == "restrictions":
        return f"restrictions:{record.id}"
    return record.id if record.id != record.group else by_group.get(record.group, f"group:{record.group}")


def _known(subject: _Subject, known: Mapping[str, Knowledge]) -> list[Knowledge]:
    keys = [subject.id, *(f"group:{group}" for group in subject.groups)] if subject.series != "restrictions" else []
    return list({id(known[key]): known[key] for key in keys if key in known}.values())


def _party(subject: _Subject, of_lists: Iterable[str], timeline_of: Callable[[str, frozenset[int]], _Timeline], known: Sequence[Knowledge]) -> ListedParty:
    effects: dict[str, tuple[Period, ...]] = {}
    spoken_of = {effect for seen in subject.seen.values() for effect in seen.effects}.union(*(item.effects for item in known))
    for effect in of_lists:
        if effect in spoken_of:
            periods = _when(subject, effect, timeline_of, [period for item in known for period in item.effects.get(effect, ())])
            doubtful = any(effect in seen.doubtful for seen in subject.seen.values())
            effects[effect] = tuple(replace(period, verified=False) for period in periods) if doubtful else periods
    identifiers = {kind: dict(values) for kind, values in subject.identifiers.items()}
    for item in known:
        for kind, values in item.identifiers.items():
            identifiers.setdefault(kind, {}).update(dict.fromkeys(values))
    if subject.groups:
        identifiers.setdefault("ofsi_group", {}).update(subject.groups)
    if subject.id not in subject.groups:
        identifiers["uk_list"] = dict.fromkeys([subject.id, *identifiers.get("uk_list", ()), *(name for item in known for name in item.called)])
    names = tuple(dict.fromkeys([*subject.names.values(), *(name for item in known for name in item.names if name.casefold() not in subject.names)]))
    shared = {name.casefold() for item in known for name in item.shared}
    return ListedParty(
        id=subject.id,
        list_id=LIST_IDS[subject.series],
        kind=subject.kind,
        names=names,
        identifiers={kind: tuple(values) for kind, values in identifiers.items()},
        born=tuple(subject.born),
        known_by_name=any(item.known_by_name for item in known),
        in_force=effects.pop("named", ()),
        effects={effect: periods for effect, periods in effects.items() if periods},
        regime=subject.regime,
        shared=tuple(name for name in names if name.casefold() in shared),
    )


def _when(subject: _Subject, effect: str, timeline_of: Callable[[str, frozenset[int]], _Timeline], held: Sequence[Period]) -> tuple[Period, ...]:
    """When a measure is in force for a subject, as the editions show and the rulebook holds it."""
    showing = {number: said for number, seen in subject.seen.items() if (said := seen.of(effect))}
    timeline = timeline_of(effect, frozenset(showing))
    shown = tuple(showing.get(number) for number in timeline.editions)
    if not held:
        return _shown_periods(timeline, shown) if showing else ()
    newest_out = timeline.days[-1] if timeline.days and shown[-1] is None else None
    return _periods(_story(timeline, shown), held, newest_out)


def held_lists(editions: Iterable[tuple[Series, date]], as_of: date, policy: Policy) -> tuple[HeldList, ...]:
    """The editions as lists that can say who is not on them.

    Each speaks for its own day; by the limit of the rulebook also for the days shortly before, when nobody can have joined and left unseen, and,
    as any list that grows old, for the days shortly after.

    Args:
        editions: Which lists, and of which days.
        as_of: The day asked about; what the reasons speak of.
        policy: The limits.
    """
    held = list(editions)
    return tuple(
        HeldList(
            id=LIST_IDS[series],
            title=f"{FORMS[series].title} of {_in_words(day)}",
            designates_for=tuple(effect for effect in FORMS[series].covers if effect != "named"),
            complete=(Period(day - timedelta(days=policy.refused), day),),
            because=_because([other for one, other in held if FORMS[one].covers == FORMS[series].covers], as_of),
            as_at=day,
            look_up=UK_LIST,
        )
        for series, day in held
    )


def _because(days: Sequence[date], as_of: date) -> str:
    """Why lists of some days do not clear anybody on another."""
    before, after = max((day for day in days if day <= as_of), default=None), min((day for day in days if day > as_of), default=None)
    if before and after:
        return f"the lists held nearest are of {_in_words(before)} and {_in_words(after)}; who joined and left between them is not shown"
    if before:
        return f"the newest list held is of {_in_words(before)}"
    return f"the oldest list held is of {_in_words(after)}; who left before is not shown" if after else ""


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
