"""Changes of the law held, in words a lawyer can read aloud: kind by kind, each with its instrument."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from .diff import Change, How
from .history import Kind, Stretch
from .rulebook import Rulebook

__all__ = ["SHOWN", "in_words"]

SHOWN = 12
"""How many codes or names a line holds before the rest is only counted."""

_DAY = timedelta(days=1)

_PASSED = "changed and stand as they stood"
_GROUPED: Mapping[Kind, Mapping[How, str]] = {
    Kind.CODE: {How.BEGAN: "came in", How.ENDED: "went out", How.CHANGED: "stand on other terms", How.PASSED: _PASSED},
    Kind.PARTY: {How.BEGAN: "newly named", How.ENDED: "gone", How.CHANGED: "named with more or less certainty", How.PASSED: _PASSED},
    Kind.DESIGNATION: {How.BEGAN: "newly designated", How.ENDED: "no longer designated", How.CHANGED: "designated otherwise", How.PASSED: _PASSED},
}
"""What is told list by list, and how many of what is said."""


def in_words(changes: Iterable[Change], rulebook: Rulebook, *, shown: int | None = SHOWN) -> Iterator[str]:
    """Changes as lines of text.

    Args:
        changes: What changed.
        rulebook: The law, for the names of instruments and lists.
        shown: How many codes or names a line holds; None for all.
    """
    teller = _Teller(rulebook, shown)
    held = list(changes)
    for kind in Kind:
        of_kind = [change for change in held if change.strand.kind is kind]
        if of_kind:
            yield f"{kind.value[0].upper()}{kind.value[1:]}"
            yield from (f"  {line}" for line in teller.lines(kind, of_kind))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says changes; `shown` limits how many codes or names a line holds."""

    rulebook: Rulebook
    shown: int | None

    def lines(self, kind: Kind, changes: list[Change]) -> Iterator[str]:
        say: Mapping[Kind, Callable[[Change], str]] = {Kind.COMPLETENESS: self._completeness, Kind.AUTHORITY: _authority, Kind.OUTREACH: self._outreach}
        if kind in _GROUPED:
            for _, group in groupby(changes, key=lambda change: change.strand.place):
                yield from self._group(list(group))
        else:
            yield from (say.get(kind, self._one)(change) for change in changes)

    def _by(self, changes: Iterable[Change]) -> str:
        held = self.rulebook.instruments
        return ", ".join(dict.fromkeys(held[name].short if name in held else name for change in changes for name in change.by))

    def _one(self, change: Change) -> str:
        strand, made = change.strand, self._by([change])
        words = {How.BEGAN: f", by {made}", How.CHANGED: f", by {made}", How.ENDED: f" (begun by {made})", How.PASSED: f", by {made}"}
        return f"{strand.place}: {strand.title} ({strand.citation}) {_verb(change)}{words[change.how] if made else ''}"

    def _completeness(self, change: Change) -> str:
        strand = change.strand
        return f"{strand.place}: {strand.title} ({strand.citation}): {_how_complete(change.before)}; from {change.days[-1]} {_how_complete(change.after)}"

    def _outreach(self, change: Change) -> str:
        came = sum(stretch not in change.before for stretch in change.after)
        gone = sum(stretch not in change.after for stretch in change.before)
        made = self._by([change])
        return f"{change.strand.title} ({change.strand.citation}): {came} came in, {gone} went out{f', by {made}' if made else ''}"

    def _group(self, changes: list[Change]) -> Iterator[str]:
        """The codes or parties of one list."""
        strand = changes[0].strand
        title = strand.title if strand.kind is Kind.CODE else self.rulebook.entity_lists[strand.place].title
        for how, words in _GROUPED[strand.kind].items():
            of_how = [change for change in changes if change.how is how]
            if of_how:
                made = self._by(of_how)
                came = (f" (begun by {made})" if how is How.ENDED else f", by {made}") if made else ""
                yield f"{strand.place}: {title} ({strand.citation}): {len(of_how)} {words}{came}: {self._names(of_how)}"

    def _names(self, changes: list[Change]) -> str:
        names = [change.strand.id if change.strand.kind is Kind.CODE else f"{change.strand.title}{_effects(change)}" for change in changes]
        shown = names if self.shown is None else names[: self.shown]
        more = f"; and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
        return "; ".join(shown) + more


def _verb(change: Change) -> str:
    days = [str(day) for day in change.days]
    match change.how:
        case How.BEGAN:
            return f"began on {days[0]}" + (f" and reads otherwise from {' and '.join(days[1:])}" if days[1:] else "")
        case How.ENDED:
            return f"ended, its last day {change.days[-1] - _DAY}"
        case How.CHANGED:
            return f"reads otherwise from {' and '.join(days)}"
        case How.PASSED:
            return f"changed on {' and '.join(days)}, and stands as it stood"


def _authority(change: Change) -> str:
    before, after = (", ".join(str(stretch.says) for stretch in stretches) or "nobody known" for stretches in (change.before, change.after))
    return f"{change.strand.title}: {before}; from {change.days[-1]} {after}"


def _effects(change: Change) -> str:
    """What a party came to be designated for, what it no longer is, and of what the day has since been verified."""
    if change.strand.kind is not Kind.DESIGNATION:
        return ""
    before, after = (_designations(stretches) for stretches in (change.before, change.after))
    came = [f"now {effect}{'' if verified else ', not verified'}" for effect, verified in after.items() if effect not in before]
    came += [f"no longer {effect}" for effect in before if effect not in after]
    came += [f"{effect} {'now' if verified else 'no longer'} verified" for effect, verified in after.items() if before.get(effect, verified) != verified]
    return f" ({', '.join(came)})" if came else ""


def _designations(stretches: Iterable[Stretch]) -> dict[str, bool]:
    """What a party is designated for, and whether that is verified."""
    return {says[0]: says[1] for says in (stretch.says for stretch in stretches) if isinstance(says, tuple)}


def _how_complete(stretches: tuple[Stretch, ...]) -> str:
    if not stretches or not isinstance(stretches[0].says, tuple):
        return "not in being"
    complete, because, chapters, _ = stretches[0].says
    bound = f", the rest within {', '.join(chapters)}" if chapters and not complete else ""
    return "complete" if complete else f"held in part{bound}: {because}"
