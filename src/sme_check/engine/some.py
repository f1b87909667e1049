"""Some member of a collection: a proof of each that was stated, and of what was not."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sme_check.facts.line import Member
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth, any_of
from sme_check.rulebook.condition import Some

from .proof import Open, OpenKind, Proof

if TYPE_CHECKING:
    from .evaluate import Evaluator

__all__ = ["prove_more", "prove_some"]

_COLLECTIONS: Mapping[str, str] = {
    "business.owners": "direct owner of the business",
    "business.all_owners": "owner of the business at any depth",
    "business.officers": "officer of the business",
    "business.banks": "bank through which money passes",
    "activity.others": "other party to the activity",
    "counterparties": "counterparty (the business or another party)",
    "all_parties": "party, owner or bank",
    "uk_party": "UK party that is named",
}


def prove_some(evaluator: "Evaluator", condition: Some, _it: Member | None) -> Proof:
    """Whether a condition holds of some member of a collection, or perhaps of one that was not stated."""
    members = evaluator.members_of(condition.collection)
    (step,) = evaluator.shared.steps(condition)
    proofs = [evaluator.step(step, member) for member in members.stated]
    named = [Proof(proof.truth, member.path, because=member.party.name or "", parts=(proof,)) for member, proof in zip(members.stated, proofs, strict=True)]
    parts = (*named, *[prove_more(evaluator, path) for path in members.missing])
    return evaluator.joined(condition.collection, parts, lambda: _one_of(condition.collection, parts))


def prove_more(evaluator: "Evaluator", path: str) -> Proof:
    """What a fact that was not stated leaves open of a collection: it may have more members."""
    return evaluator.shared.once(("more", path), lambda: _more(path))


def _one_of(collection: str, members: tuple[Proof, ...]) -> Proof:
    what = _COLLECTIONS[collection]
    because = "" if members else f"there is no {what}"
    return Proof(any_of([proof.truth for proof in members]), f"some {what}", because=because, parts=members)


def _more(path: str) -> Proof:
    name = path.rpartition(".")[2] or path
    root = "business" if name in ("owners", "officers", "banks") else "activity"
    info = fact_at(f"{root}.{name}") or fact_at(f"partnership.{name}")
    return Proof(Truth.UNKNOWN, path, because="not stated", fact=path, open=Open(OpenKind.FACT, path, info.question if info else f"State {path}."))
