"""Dated lists, and gaps in the law held: what is listed, what is known not to be, and what a look-up by hand may settle."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sme_check.facts.line import Member
from sme_check.facts.of_party import ABSENT
from sme_check.facts.truth import Truth, all_of, any_of
from sme_check.rulebook.condition import Listed, Unread
from sme_check.rulebook.dated_list import Completeness, DatedList, Hit

from .look_ups import answer_of
from .proof import Open, OpenKind, Proof
from .words import heading_of

if TYPE_CHECKING:
    from .evaluate import Evaluator

__all__ = ["opens_of_misses", "prove_listed", "prove_unread"]

_DESIGNATIONS = "uk_sanctions_list"
"""The look-up that grows stale as designations do; every other as the law does."""

_TARIFF = "uk_tariff"
"""The look-up that shows what many lists hold, of imports and of exports: its answer names the list."""


def _looked_up(evaluator: "Evaluator", about: str, subject: str, dated: DatedList | None, *, unseen: bool) -> tuple[Truth, str]:
    currency = evaluator.rulebook.currency
    before = currency.designations_refused if about == _DESIGNATIONS else currency.law_days
    of_list = dated.id if dated and about == _TARIFF else ""
    held = evaluator.line.partnership.look_ups
    return answer_of(
        held, about, subject, evaluator.line.as_of, before=before, after=currency.designations_refused, list_id=of_list, unseen=unseen and bool(of_list)
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap in the law held.

    Attributes:
        what: What is not held, and what to do about it.
        about, subject: What the adviser would look at, and for which value; empty where no look-up fills it.
        place, value: Where the fact stands, and what it is.
        citation: The provision, where the step has its own.
        dated: The list that is held in part, if it is one.
        unseen: Whether the value may lie in the part of it that is not held.
    """

    what: str
    about: str
    subject: str
    place: str
    value: Any
    citation: str = ""
    dated: DatedList | None = None
    unseen: bool = False


def _open(evaluator: "Evaluator", says: str, gap: _Gap) -> Proof:
    """What a gap leaves: the adviser's look-up fills it, or it is open."""
    if gap.about and not gap.subject:
        ask = Open(OpenKind.FACT, gap.place, f"State it, so that it can be looked up: {gap.what}")
        return Proof(Truth.UNKNOWN, says, because=gap.what, fact=gap.place, citation=gap.citation, open=ask)
    truth, words = _looked_up(evaluator, gap.about, gap.subject, gap.dated, unseen=gap.unseen) if gap.about else (Truth.UNKNOWN, "")
    left = Open(OpenKind.DATA, "look_ups", gap.what, gap.about, gap.subject) if truth is Truth.UNKNOWN else None
    return Proof(truth, says, because=words or gap.what, fact=gap.place, value=gap.value, citation=gap.citation, open=left)


def prove_unread(evaluator: "Evaluator", condition: Unread, it: Member | None) -> Proof:
    """What nobody has read: open, unless a look-up says what it is."""
    value, place = evaluator.read(condition.subject, it) if condition.look_up else ("", "")
    if value is ABSENT:
        return Proof(Truth.FALSE, condition.what, because="does not arise", fact=place)
    what = _how_to_fill(condition.what, condition.look_up, value)
    return _open(evaluator, condition.what, _Gap(what, condition.look_up, str(value or ""), place, value))


def prove_listed(evaluator: "Evaluator", condition: Listed, it: Member | None) -> Proof:
    """Whether a fact's value stands in a list."""
    dated = evaluator.rulebook.dated_list(condition.list_id)
    value, place = evaluator.read(condition.fact, it)
    says = f"{heading_of(condition.fact)} is in {dated.title}"
    citation = evaluator.shared.cite(dated.citation)
    if value is ABSENT:
        return Proof(Truth.FALSE, says, because="does not arise", fact=place, citation=citation)
    known = dated.completeness_on(evaluator.line.as_of)
    if known is None:
        return Proof(Truth.FALSE, says, because=f"nothing of the list stands on {evaluator.line.as_of}", fact=place, value=value, citation=citation)
    if value is None and condition.shown:
        return Proof(Truth.FALSE, says, because="not stated, so nothing is shown", fact=place, citation=citation)
    if value is None:
        return Proof(Truth.UNKNOWN, says, because="not stated", fact=place, citation=citation, open=evaluator.missing(condition.fact, place))
    if condition.shown:
        known = replace(known, complete=True)
    values = value if isinstance(value, tuple) else (value,)
    proofs = tuple(_value_listed(evaluator, dated, known, str(item), place, says, it) for item in values)
    if len(proofs) == 1:
        return proofs[0]
    return Proof(any_of(proof.truth for proof in proofs), says, because="" if proofs else "none", fact=place, value=value, citation=citation, parts=proofs)


def _value_listed(evaluator: "Evaluator", dated: DatedList, known: Completeness, value: str, place: str, says: str, it: Member | None) -> Proof:
    hits = dated.hits(value, evaluator.line.as_of)
    citation = evaluator.shared.cite(dated.citation)
    proofs = tuple(_hit(evaluator, dated, known, hit, value, place, it) for hit in hits)
    truth = any_of(proof.truth for proof in proofs)
    if truth is Truth.TRUE or known.answers_for(value):
        because = (
            "" if proofs else (f"{value} is not in it" if known.complete else f"{value} lies outside what the unseen part can contain: {known.bound_source}")
        )
        return Proof(truth, says, because=because, fact=place, value=value, citation=citation, parts=proofs)
    says_so = f"{value} is in the part of {dated.title} that is not held"
    miss = _open(evaluator, says_so, _Gap(_unheld(dated, known, value), known.look_up, value, place, value, citation, dated, unseen=True))
    return Proof(any_of([truth, miss.truth]), says, fact=place, value=value, citation=citation, parts=(*proofs, miss))


def _unheld(dated: DatedList, known: Completeness, value: str) -> str:
    return _how_to_fill(f"{dated.title} is held only in part: {known.because}", known.look_up, value, dated.id)


def opens_of_misses(dated: DatedList, day: date, value: str | tuple[str, ...]) -> tuple[Open, ...] | None:
    """What keeps it open whether a value stands in a list, where no entry bears on it and nothing was looked up: what its proof leaves open.

    Args:
        dated: The list.
        day: The as-of date.
        value: The value, or several.

    Returns:
        What is open, in order; None where an entry bears on the value, for then more counts.
    """
    known, items = dated.completeness_on(day), tuple(map(str, value if isinstance(value, tuple) else (value,)))
    if known is None or not all(items) or any(dated.hits(item, day) for item in items):
        return None
    return tuple(Open(OpenKind.DATA, "look_ups", _unheld(dated, known, item), known.look_up, item) for item in items if not known.answers_for(item))


def _hit(evaluator: "Evaluator", dated: DatedList, known: Completeness, hit: Hit, value: str, place: str, it: Member | None) -> Proof:
    citation = evaluator.shared.cite(hit.entry.citation)
    says = f"{hit.code} {hit.label}".strip()
    parts = [_covered(evaluator, dated, known, hit, value, place)]
    if hit.entry.only_if is not None:
        parts.append(evaluator.prove(hit.entry.only_if, it))
    if hit.entry.asks and not hit.finer:
        question = f"{hit.entry.asks} (code {hit.code}: {hit.label}) Answer with a look-up about {dated.id} for {value}."
        parts.append(_open(evaluator, hit.entry.asks, _Gap(question, dated.id, value, place, value)))
    return Proof(
        all_of(part.truth for part in parts), says, because=f"{value} against {hit.code}", fact=place, value=value, citation=citation, parts=tuple(parts)
    )


def _covered(evaluator: "Evaluator", dated: DatedList, known: Completeness, hit: Hit, value: str, place: str) -> Proof:
    """Whether the entry's code covers the value, and its own date is known."""
    if hit.finer:
        ask = Open(OpenKind.FACT, place, f"State more digits of the code: only a part of {value} is listed ({hit.code} {hit.label}).")
        return Proof(
            Truth.UNKNOWN, f"{value} falls under {hit.code}", because="the code given is coarser than the listed one", fact=place, value=value, open=ask
        )
    if hit.truth is Truth.TRUE:
        return Proof(Truth.TRUE, f"{value} falls under {hit.code}", fact=place, value=value)
    about = known.look_up or dated.id
    what = _how_to_fill(f"that {hit.code} stands in {dated.title} on {evaluator.line.as_of} is not verified", about, value, dated.id)
    return _open(evaluator, f"{hit.code} stands in the list on {evaluator.line.as_of}", _Gap(what, about, value, place, value, dated=dated))


def _how_to_fill(what: str, about: str, value: Any, list_id: str = "") -> str:
    """What to do about a gap, exactly."""
    what = what.rstrip(".")
    if about == _TARIFF:
        code = value or "the code"
        name = f" If one is, name the list under which it stands as the entry, such as {list_id}." if list_id else ""
        shown = "imports and exports: is a prohibition or restriction shown?"
        return f"Look up {code} in the UK Integrated Online Tariff for trade with Russia, {shown}{name} ({what}.)"
    if about == "uk_sanctions_list":
        return f"Search the official UK Sanctions List for {value or 'the name'}: any match? ({what}.)"
    if about:
        return f"Read {about}: does it reach {value or 'this'}? ({what}.)"
    return f"{what}."
