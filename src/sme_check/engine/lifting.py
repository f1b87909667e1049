"""What lifts a measure: its exceptions and licensing grounds, each with whether it is made out."""

from dataclasses import dataclass
from functools import cache

from sme_check.facts.truth import Truth, all_of, any_of
from sme_check.rulebook.condition import Judgement
from sme_check.rulebook.measure import LegalException, Licensing, Measure

from .evaluate import Evaluator
from .proof import Open, OpenKind, Proof, opens_of
from .shared import Shared

__all__ = ["Exceptions", "Lifting", "exceptions_of", "ground_of", "ground_unverified", "standing_unverified"]


@dataclass(frozen=True, slots=True)
class Lifting:
    """An exception or a licensing ground, and whether it is made out."""

    item: LegalException | Licensing
    proof: Proof

    @property
    def truth(self) -> Truth:
        """Whether it is made out."""
        return self.proof.truth


Exceptions = tuple[tuple[Lifting, ...], Truth, tuple[Open, ...]]
"""The exceptions of a measure; whether one of them is made out; and what keeps them open."""


def standing_unverified(what: str) -> Open:
    """What keeps an exception or a ground open on a day on which only an unverified period has it stand."""
    return Open(OpenKind.DATA, "", f"Whether {what} stood on that day is not verified.")


def ground_unverified(item: Licensing) -> Open:
    """What keeps a licensing ground open that nobody has verified."""
    return Open(OpenKind.DATA, "", f"The licensing ground {item.id} has not been verified.")


def exceptions_of(evaluator: Evaluator, measure: Measure) -> Exceptions:
    """Whether each exception of a measure is made out, and what they come to together."""
    signs = evaluator.signs(_facts_of(evaluator, measure))
    if signs is None:
        return _exceptions(evaluator, measure)
    activity = evaluator.line.activity
    key = (_exceptions, id(measure), signs, activity and activity.claims, evaluator.line.activity_path)
    return evaluator.shared.once(key, lambda: _exceptions(evaluator, measure))


def _exceptions(evaluator: Evaluator, measure: Measure) -> Exceptions:
    found = tuple([_exception_of(evaluator, item) for item in measure.exceptions])
    return found, any_of([item.truth for item in found]), tuple(dict.fromkeys(each for item in found for each in opens_of(item.proof)))


def _facts_of(evaluator: Evaluator, measure: Measure) -> tuple[str, ...] | None:
    """The facts on which the exceptions of a measure turn beside what is relied on; None if they turn on more."""
    shared = evaluator.shared
    return shared.once((_facts_of, id(measure)), lambda: (_together_turned_on(shared, measure),))[0]


def _together_turned_on(shared: Shared, measure: Measure) -> tuple[str, ...] | None:
    facts = [shared.facts_of(shared.same(item.when)) for item in measure.exceptions if item.when is not None]
    return None if None in facts else tuple(sorted({path for some in facts if some is not None for path in some}))


def _exception_of(evaluator: Evaluator, item: LegalException) -> Lifting:
    signs = _alike(evaluator, item)
    if signs is None:
        return _exception(evaluator, item)
    key = (id(item), signs, _relies_on(evaluator, item.claim), evaluator.line.activity_path)
    return evaluator.shared.once(key, lambda: _exception(evaluator, item))


def ground_of(evaluator: Evaluator, item: Licensing) -> Lifting:
    """Whether a licensing ground is made out."""
    signs = _alike(evaluator, item)
    return _ground(evaluator, item) if signs is None else evaluator.shared.once((id(item), signs), lambda: _ground(evaluator, item))


def _alike(evaluator: Evaluator, item: LegalException | Licensing) -> tuple[int, ...] | None:
    """What lines have in common for which an item is made out alike, beside what is relied on; None if that is not told by a few facts."""
    return () if item.when is None else evaluator.alike(evaluator.shared.same(item.when))


def _standing(evaluator: Evaluator, item: LegalException | Licensing, what: str) -> Proof:
    truth = item.stands_on(evaluator.line.as_of)
    open_ = standing_unverified(what) if truth is Truth.UNKNOWN else None
    return evaluator.shared.once((_standing, what, truth), lambda: Proof(truth, f"{what} is in force on the day", open=open_))


def _relies_on(evaluator: Evaluator, claim: str) -> bool:
    activity = evaluator.line.activity
    return activity is not None and claim in activity.claims


def _claimed(evaluator: Evaluator, claim: str) -> Proof:
    claimed, place = _relies_on(evaluator, claim), evaluator.line.place("activity.claims")
    because = "relied on" if claimed else "not relied on"
    return evaluator.shared.once((_claimed, claim, claimed, place), lambda: Proof(Truth.of(claimed), evaluator.rulebook.claims[claim], because, place))


@cache
def _judgement(text: str) -> Judgement:
    """What a person must judge, as one object: whatever is proved once is told by its conditions, and these are kept."""
    return Judgement(text)


def _exception(evaluator: Evaluator, item: LegalException) -> Lifting:
    parts = [_standing(evaluator, item, f"the exception {item.id}")]
    if item.claim:
        parts.append(_claimed(evaluator, item.claim))
    if item.when is not None:
        parts.append(evaluator.prove(item.when))
    if item.judgement:
        parts.append(evaluator.prove(_judgement(item.judgement)))
    return Lifting(item, _together(evaluator, item, f"exception {item.id}", parts))


def _ground(evaluator: Evaluator, item: Licensing) -> Lifting:
    parts = [_standing(evaluator, item, f"the licensing ground {item.id}")]
    if item.when is not None:
        parts.append(evaluator.prove(item.when))
    if not item.verified:
        parts.append(Proof(Truth.UNKNOWN, "the ground was read in the law", because="not verified", open=ground_unverified(item)))
    return Lifting(item, _together(evaluator, item, f"licensing ground {item.id}", parts))


def _together(evaluator: Evaluator, item: LegalException | Licensing, says: str, parts: list[Proof]) -> Proof:
    citation, steps = evaluator.shared.cite(item.citation), tuple(parts)
    return evaluator.joined((says, citation), steps, lambda: Proof(all_of([part.truth for part in steps]), says, citation=citation, parts=steps, together=True))
