"""The evaluator: one line, one day, every condition to a proof. All children are read, so every missing fact is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from sme_check.facts.line import ABSENT, TURNS_ON_KIND, Line, Member, party_value
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth, all_of, any_of, negation
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.dated_list import Completeness, DatedList, Hit
from sme_check.rulebook.rulebook import Rulebook

from .compare import compare
from .look_ups import answer_of
from .proof import Open, OpenKind, Proof
from .words import comparison_in_words, heading_of, show

__all__ = ["AsksParties", "Evaluator"]

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


_DESIGNATIONS = "uk_sanctions_list"
"""The look-up that grows stale as designations do; every other as the law does."""

_TARIFF = "uk_tariff"
"""The look-up that shows what many lists hold, of imports and of exports: its answer names the list."""


class AsksParties(Protocol):
    """Who answers what is asked of a party: screening does, by way of the assessment."""

    def __call__(self, member: Member, question: str, about: str) -> Proof:
        """The answer as a proof."""
        ...


@dataclass(frozen=True)
class Evaluator:
    """Evaluates conditions on one line.

    Attributes:
        rulebook: The law.
        line: The facts.
        ask: Who answers what is asked of a party.
    """

    rulebook: Rulebook
    line: Line
    ask: AsksParties
    _known: dict[tuple[str, str], Proof] = field(default_factory=dict, repr=False)

    def prove(self, condition: Condition, it: Member | None = None) -> Proof:
        """Evaluate a condition.

        Args:
            condition: The condition.
            it: The party that `it` means, inside `some` and `of`.

        Returns:
            The proof, with the whole tree.
        """
        match condition:
            case All(parts):
                proofs = tuple(self.prove(part, it) for part in parts)
                return Proof(all_of(proof.truth for proof in proofs), "all of these", parts=proofs, together=True)
            case AnyOf(parts):
                proofs = tuple(self.prove(part, it) for part in parts)
                return Proof(any_of(proof.truth for proof in proofs), "any of these", parts=proofs)
            case Not(part):
                proof = self.prove(part, it)
                return Proof(negation(proof.truth), "not", parts=(proof,))
            case Test():
                return self._test(condition, it)
            case Listed():
                return self._listed(condition, it)
            case Is():
                return self._is(condition, it)
            case Some():
                return self._some(condition)
            case PartyAsks():
                return self.ask(self._member(condition.party, it), condition.question, condition.about)
            case Judgement(question):
                return Proof(Truth.UNKNOWN, question, because="a person must judge", open=Open(OpenKind.JUDGEMENT, "", question))
            case Unread():
                return self._unread(condition, it)

    def _member(self, role: str, it: Member | None) -> Member:
        if role == "it" and it is not None:
            return it
        return Member("business", self.line.partnership.business)

    def _read(self, path: str, it: Member | None) -> tuple[Any, str]:
        """The value of a fact, and where it stands."""
        if path.startswith("it.") and it is not None:
            name = path.removeprefix("it.")
            return party_value(it.party, name), f"{it.path}.{name}"
        return self.line.read(path), self.line.place(path)

    def _missing(self, path: str, place: str, it: Member | None = None) -> Open:
        root, _, name = path.rpartition(".")
        if root in ("it", "business") and name in TURNS_ON_KIND and self._read(f"{root}.kind", it)[0] is None:
            return self._missing(f"{root}.kind", f"{place.rpartition('.')[0]}.kind")
        whole = {"activities": "partnership.activities", f"{self.line.activity_path}.goods": "activity.goods"}
        info = fact_at(whole.get(place, path))
        return Open(OpenKind.FACT, place, info.question if info and info.question else f"State {path}.")

    def _test(self, test: Test, it: Member | None) -> Proof:
        value, place = self._read(test.fact, it)
        says = comparison_in_words(test.fact, test.comparison, test.value)
        if value is ABSENT:
            return Proof(Truth.FALSE, says, because="does not arise", fact=place)
        if value is None:
            return Proof(Truth.UNKNOWN, says, because="not stated", fact=place, open=self._missing(test.fact, place, it))
        truth = compare(test.comparison, value, test.value)
        because = f"{heading_of(test.fact)}: {show(value, fact_at(test.fact))}"
        unsure = Open(OpenKind.FACT, place, f"State {heading_of(test.fact)} more exactly: {show(value)} leaves it open.")
        return Proof(truth, says, because=because, fact=place, value=value, open=unsure if truth is Truth.UNKNOWN else None)

    def _is(self, condition: Is, it: Member | None) -> Proof:
        definition = self.rulebook.definitions[condition.definition]
        member = self._member(condition.of, it) if condition.of else None
        key = (condition.definition, member.path if member else "")
        if key not in self._known:
            version = definition.on(self.line.as_of)
            says = f"{member.path}: {definition.title}" if member else definition.title
            if version is None:
                proof = Proof(Truth.FALSE, says, because=f"has no meaning on {self.line.as_of}")
            elif not version[0].verified:
                gap = Open(OpenKind.DATA, "", f"The meaning of “{definition.title}” from {version[0].first} is not verified.")
                proof = Proof(Truth.UNKNOWN, says, because="its meaning on the day is not verified", citation=self.rulebook.cite(definition.citation), open=gap)
            else:
                inner = self.prove(version[1], member)
                proof = Proof(inner.truth, says, citation=self.rulebook.cite(definition.citation), parts=(inner,))
            self._known[key] = proof
        return self._known[key]

    def _some(self, condition: Some) -> Proof:
        members = self.line.members(condition.collection)
        proofs = [self.prove(condition.that, member) for member in members.stated]
        named = [Proof(proof.truth, member.path, because=member.party.name or "", parts=(proof,)) for member, proof in zip(members.stated, proofs, strict=True)]
        named += [self.more(path) for path in members.missing]
        what = _COLLECTIONS[condition.collection]
        because = "" if named else f"there is no {what}"
        return Proof(any_of(proof.truth for proof in named), f"some {what}", because=because, parts=tuple(named))

    def more(self, path: str) -> Proof:
        """What a fact that was not stated leaves open of a collection: it may have more members."""
        name = path.rpartition(".")[2] or path
        root = "business" if name in ("owners", "officers", "banks") else "activity"
        info = fact_at(f"{root}.{name}") or fact_at(f"partnership.{name}")
        return Proof(Truth.UNKNOWN, path, because="not stated", fact=path, open=Open(OpenKind.FACT, path, info.question if info else f"State {path}."))

    # -- gaps in the data --------------------------------------------------------------------------------------------

    def _looked_up(self, about: str, subject: str, dated: DatedList | None, *, unseen: bool) -> tuple[Truth, str]:
        currency = self.rulebook.currency
        before = currency.designations_refused if about == _DESIGNATIONS else currency.law_days
        of_list = dated.id if dated and about == _TARIFF else ""
        held = self.line.partnership.look_ups
        return answer_of(
            held, about, subject, self.line.as_of, before=before, after=currency.designations_refused, list_id=of_list, unseen=unseen and bool(of_list)
        )

    def _gap(  # noqa: PLR0913 - a gap is all of these
        self,
        says: str,
        what: str,
        about: str,
        subject: str,
        place: str,
        value: Any,
        citation: str = "",
        *,
        dated: DatedList | None = None,
        unseen: bool = False,
    ) -> Proof:
        """A gap in the law held: the adviser's look-up fills it, or it is open."""
        if about and not subject:
            return Proof(
                Truth.UNKNOWN,
                says,
                because=what,
                fact=place,
                citation=citation,
                open=Open(OpenKind.FACT, place, f"State it, so that it can be looked up: {what}"),
            )
        truth, words = self._looked_up(about, subject, dated, unseen=unseen) if about else (Truth.UNKNOWN, "")
        because = words or what
        gap = Open(OpenKind.DATA, "look_ups", what, about, subject)
        return Proof(truth, says, because=because, fact=place, value=value, citation=citation, open=gap if truth is Truth.UNKNOWN else None)

    def _unread(self, condition: Unread, it: Member | None) -> Proof:
        value, place = self._read(condition.subject, it) if condition.look_up else ("", "")
        if value is ABSENT:
            return Proof(Truth.FALSE, condition.what, because="does not arise", fact=place)
        return self._gap(condition.what, _how_to_fill(condition.what, condition.look_up, value), condition.look_up, str(value or ""), place, value)

    # -- dated lists -------------------------------------------------------------------------------------------------

    def _listed(self, condition: Listed, it: Member | None) -> Proof:
        dated = self.rulebook.dated_list(condition.list_id)
        value, place = self._read(condition.fact, it)
        says = f"{heading_of(condition.fact)} is in {dated.title}"
        citation = self.rulebook.cite(dated.citation)
        if value is ABSENT:
            return Proof(Truth.FALSE, says, because="does not arise", fact=place, citation=citation)
        known = dated.completeness_on(self.line.as_of)
        if known is None:
            return Proof(Truth.FALSE, says, because=f"nothing of the list stands on {self.line.as_of}", fact=place, value=value, citation=citation)
        if value is None and condition.shown:
            return Proof(Truth.FALSE, says, because="not stated, so nothing is shown", fact=place, citation=citation)
        if value is None:
            return Proof(Truth.UNKNOWN, says, because="not stated", fact=place, citation=citation, open=self._missing(condition.fact, place))
        if condition.shown:
            known = replace(known, complete=True)
        values = value if isinstance(value, tuple) else (value,)
        proofs = tuple(self._value_listed(dated, known, str(item), place, says, it) for item in values)
        if len(proofs) == 1:
            return proofs[0]
        return Proof(any_of(proof.truth for proof in proofs), says, because="" if proofs else "none", fact=place, value=value, citation=citation, parts=proofs)

    def _value_listed(self, dated: DatedList, known: Completeness, value: str, place: str, says: str, it: Member | None) -> Proof:
        hits = dated.hits(value, self.line.as_of)
        citation = self.rulebook.cite(dated.citation)
        proofs = tuple(self._hit(dated, known, hit, value, place, it) for hit in hits)
        truth = any_of(proof.truth for proof in proofs)
        if truth is Truth.TRUE or known.answers_for(value):
            because = (
                ""
                if proofs
                else (f"{value} is not in it" if known.complete else f"{value} lies outside what the unseen part can contain: {known.bound_source}")
            )
            return Proof(truth, says, because=because, fact=place, value=value, citation=citation, parts=proofs)
        what = _how_to_fill(f"{dated.title} is held only in part: {known.because}", known.look_up, value, dated.id)
        says_so = f"{value} is in the part of {dated.title} that is not held"
        miss = self._gap(says_so, what, known.look_up, value, place, value, citation, dated=dated, unseen=True)
        return Proof(any_of([truth, miss.truth]), says, fact=place, value=value, citation=citation, parts=(*proofs, miss))

    def _hit(self, dated: DatedList, known: Completeness, hit: Hit, value: str, place: str, it: Member | None) -> Proof:
        citation = self.rulebook.cite(hit.entry.citation)
        says = f"{hit.code} {hit.label}".strip()
        parts = [self._covered(dated, known, hit, value, place)]
        if hit.entry.only_if is not None:
            parts.append(self.prove(hit.entry.only_if, it))
        if hit.entry.asks and not hit.finer:
            question = f"{hit.entry.asks} (code {hit.code}: {hit.label}) Answer with a look-up about {dated.id} for {value}."
            parts.append(self._gap(hit.entry.asks, question, dated.id, value, place, value))
        return Proof(
            all_of(part.truth for part in parts), says, because=f"{value} against {hit.code}", fact=place, value=value, citation=citation, parts=tuple(parts)
        )

    def _covered(self, dated: DatedList, known: Completeness, hit: Hit, value: str, place: str) -> Proof:
        """Whether the entry's code covers the value, and its own date is known."""
        if hit.finer:
            ask = Open(OpenKind.FACT, place, f"State more digits of the code: only a part of {value} is listed ({hit.code} {hit.label}).")
            return Proof(
                Truth.UNKNOWN, f"{value} falls under {hit.code}", because="the code given is coarser than the listed one", fact=place, value=value, open=ask
            )
        if hit.truth is Truth.TRUE:
            return Proof(Truth.TRUE, f"{value} falls under {hit.code}", fact=place, value=value)
        about = known.look_up or dated.id
        what = _how_to_fill(f"that {hit.code} stands in {dated.title} on {self.line.as_of} is not verified", about, value, dated.id)
        return self._gap(f"{hit.code} stands in the list on {self.line.as_of}", what, about, value, place, value, dated=dated)


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
