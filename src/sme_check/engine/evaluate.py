"""The evaluator: one line, one day, every condition to a proof. All children are read, so every missing fact is named."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Protocol

from sme_check.facts.line import ABSENT, TURNS_ON_KIND, Line, Member, Members, party_value
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth, all_of, any_of, negation
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.rulebook import Rulebook

from .compare import compare
from .lists import prove_listed, prove_unread
from .proof import Open, OpenKind, Proof
from .shared import Shared, Step, is_text, shared_of
from .turns_on import LOOK_UPS
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


class AsksParties(Protocol):
    """Who answers what is asked of a party: screening does, by way of the assessment."""

    def __call__(self, member: Member, question: str, about: str) -> Proof:
        """The answer as a proof."""
        ...


class Evaluator:
    """Evaluates conditions on one line; what several conditions have in common is proved once.

    Args:
        rulebook: The law.
        line: The facts.
        ask: Who answers what is asked of a party.
        of_parties: What was proved of the parties of the line alone, by the same asker and with the same look-ups, and is added to; None for nothing.
    """

    __slots__ = ("_asks", "_facts", "_known", "_members", "_of_parties", "_proved", "_signs", "ask", "line", "rulebook", "shared")

    def __init__(self, rulebook: Rulebook, line: Line, ask: AsksParties, of_parties: dict[Hashable, Proof] | None = None) -> None:
        self.rulebook, self.line, self.ask = rulebook, line, ask
        self.shared = shared_of(rulebook, line.as_of)
        self._known: dict[tuple[str, str], Proof] = {}
        self._proved: dict[Hashable, Proof] = {}
        self._of_parties = of_parties if of_parties is not None else self._proved
        self._facts: dict[Hashable, tuple[Any, str]] = {}
        self._members: dict[str, Members] = {}
        self._asks: set[tuple[str, str, str]] = set()
        self._signs = _Signs(line, self.shared)

    def prove(self, condition: Condition, it: Member | None = None) -> Proof:
        """Evaluate a condition.

        Args:
            condition: The condition.
            it: The party that `it` means, inside `some` and `of`.

        Returns:
            The proof, with the whole tree.
        """
        one = self.shared.same(condition)
        signs = self.alike(one)
        if signs is None:
            return _PROVERS[type(one)](self, one, it)
        return self.shared.once((id(one), *signs), lambda: _PROVERS[type(one)](self, one, it))

    def is_plainly_false(self, condition: Condition) -> bool:
        """Whether one of the parts that a condition needs is false by a few facts; if it is not, that says nothing.

        What the proof would ask of the parties is asked, for screening keeps account of it.
        """
        one = self.shared.same(condition)
        if not isinstance(one, All):
            return False
        found = any(step[1] is not None and self._step(step, None).truth is Truth.FALSE for step in self.shared.steps(one))
        if found:
            self._ask_all(self.shared.asks(one))
        return found

    def _ask_all(self, asks: frozenset[tuple[str, str, str]]) -> None:
        for collection, question, about in asks - self._asks:
            for member in self._members_of(collection).stated if collection else (self._member("", None),):
                self.ask(member, question, about)
        self._asks |= asks

    def read(self, path: str, it: Member | None) -> tuple[Any, str]:
        """The value of a fact, and where it stands."""
        key = path if it is None else (path, it.path)
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = self._read(path, it)
        return found

    def _read(self, path: str, it: Member | None) -> tuple[Any, str]:
        if path.startswith("it.") and it is not None:
            name = path.removeprefix("it.")
            return party_value(it.party, name), f"{it.path}.{name}"
        return self.line.read(path), self.line.place(path)

    def missing(self, path: str, place: str, it: Member | None = None) -> Open:
        """What asks for a fact that was not stated."""
        root = path.rpartition(".")[0]
        if self.kind_is_missing(path, it):
            return self.missing(f"{root}.kind", f"{place.rpartition('.')[0]}.kind")
        whole = {"activities": "partnership.activities", f"{self.line.activity_path}.goods": "activity.goods"}
        info = fact_at(whole.get(place, path))
        return Open(OpenKind.FACT, place, info.question if info and info.question else f"State {path}.")

    def kind_is_missing(self, path: str, it: Member | None) -> bool:
        """Whether a fact is asked of a party of which nobody said what it is: then that comes first."""
        root, _, name = path.rpartition(".")
        return name in TURNS_ON_KIND and root in ("it", "business") and self.read(f"{root}.kind", it)[0] is None

    # -- conditions --------------------------------------------------------------------------------------------------

    def _step(self, step: Step, it: Member | None) -> Proof:
        """A condition within another: once for all lines that state a few facts alike, else once for whomever `it` means."""
        number, facts, of_parties, condition = step
        if facts is not None:
            alike = (number, *map(self._signs.__getitem__, facts))
            if 0 not in alike:
                held: Proof | None = self.shared.kept(alike)
                return held if held is not None else self.shared.once(alike, lambda: _PROVERS[type(condition)](self, condition, it))
        proved: dict[Hashable, Proof] = self._of_parties if of_parties and it is None else self._proved
        key = number if it is None else (number, it.path)
        found = proved.get(key)
        if found is None:
            found = proved[key] = _PROVERS[type(condition)](self, condition, it)
        return found

    def alike(self, condition: Condition) -> tuple[int, ...] | None:
        """What lines have in common of which a condition is proved alike; None if that is not told by a few facts.

        Args:
            condition: One that `shared.same` gave.
        """
        facts = self.shared.facts_of(condition)
        if facts is None:
            return None
        signs = tuple(map(self._signs.__getitem__, facts))
        return None if 0 in signs else signs

    def _all(self, condition: All, it: Member | None) -> Proof:
        parts = tuple([self._step(step, it) for step in self.shared.steps(condition)])
        return self.shared.joined(id(condition), parts, lambda: _every(parts))

    def _any(self, condition: AnyOf, it: Member | None) -> Proof:
        parts = tuple([self._step(step, it) for step in self.shared.steps(condition)])
        return self.shared.joined(id(condition), parts, lambda: Proof(any_of([part.truth for part in parts]), "any of these", parts=parts))

    def _not(self, condition: Not, it: Member | None) -> Proof:
        (step,) = self.shared.steps(condition)
        parts = (self._step(step, it),)
        return self.shared.joined(id(condition), parts, lambda: Proof(negation(parts[0].truth), "not", parts=parts))

    def _asked(self, condition: PartyAsks, it: Member | None) -> Proof:
        return self.ask(self._member(condition.party, it), condition.question, condition.about)

    def _judged(self, condition: Judgement, _it: Member | None) -> Proof:
        question = condition.question
        return self.shared.once(
            (Judgement, question),
            lambda: Proof(Truth.UNKNOWN, question, because="a person must judge", open=Open(OpenKind.JUDGEMENT, "", question)),
        )

    def _member(self, role: str, it: Member | None) -> Member:
        if role == "it" and it is not None:
            return it
        return Member("business", self.line.partnership.business)

    def _test(self, test: Test, it: Member | None) -> Proof:
        value, place = self.read(test.fact, it)
        if it is None or not is_text(value):
            return self._tested(test, it, value, place)
        key = (id(test), place, type(value), value, value is None and self.kind_is_missing(test.fact, it))
        return self.shared.once(key, lambda: self._tested(test, it, value, place))

    def _tested(self, test: Test, it: Member | None, value: Any, place: str) -> Proof:
        says = comparison_in_words(test.fact, test.comparison, test.value)
        if value is ABSENT:
            return Proof(Truth.FALSE, says, because="does not arise", fact=place)
        if value is None:
            return Proof(Truth.UNKNOWN, says, because="not stated", fact=place, open=self.missing(test.fact, place, it))
        truth = compare(test.comparison, value, test.value)
        because = f"{heading_of(test.fact)}: {show(value, fact_at(test.fact))}"
        unsure = Open(OpenKind.FACT, place, f"State {heading_of(test.fact)} more exactly: {show(value)} leaves it open.") if truth is Truth.UNKNOWN else None
        return Proof(truth, says, because=because, fact=place, value=value, open=unsure)

    def _is(self, condition: Is, it: Member | None) -> Proof:
        member = self._member(condition.of, it) if condition.of else None
        key = (condition.definition, member.path if member else "")
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._defined(condition.definition, member)
        return found

    def _defined(self, name: str, member: Member | None) -> Proof:
        definition = self.rulebook.definitions[name]
        version = definition.on(self.line.as_of)
        says = f"{member.path}: {definition.title}" if member else definition.title
        if version is None:
            return Proof(Truth.FALSE, says, because=f"has no meaning on {self.line.as_of}")
        citation = self.shared.cite(definition.citation)
        if not version[0].verified:
            gap = Open(OpenKind.DATA, "", f"The meaning of “{definition.title}” from {version[0].first} is not verified.")
            return Proof(Truth.UNKNOWN, says, because="its meaning on the day is not verified", citation=citation, open=gap)
        one = self.shared.same(version[1])
        inner = self._step(self.shared.step(one), member)
        return self.shared.joined(says, (inner,), lambda: Proof(inner.truth, says, citation=citation, parts=(inner,)))

    def _some(self, condition: Some, _it: Member | None) -> Proof:
        members = self._members_of(condition.collection)
        (step,) = self.shared.steps(condition)
        proofs = [self._step(step, member) for member in members.stated]
        named = [Proof(proof.truth, member.path, because=member.party.name or "", parts=(proof,)) for member, proof in zip(members.stated, proofs, strict=True)]
        named += [self.more(path) for path in members.missing]
        parts = tuple(named)
        return self.shared.joined(condition.collection, parts, lambda: _one_of(condition.collection, parts))

    def _members_of(self, collection: str) -> Members:
        found = self._members.get(collection)
        if found is None:
            found = self._members[collection] = self.line.members(collection)
        return found

    def more(self, path: str) -> Proof:
        """What a fact that was not stated leaves open of a collection: it may have more members."""
        return self.shared.once(("more", path), lambda: _more(path))


class _Signs(dict[str, int]):
    """For each fact of a line a number for what it holds and where it stands; 0 if equal values may be written otherwise."""

    def __init__(self, line: Line, shared: Shared) -> None:
        super().__init__()
        self._line, self._shared = line, shared

    def __missing__(self, path: str) -> int:
        value, place = self._line.read(path), self._line.place(path)
        plain = path == LOOK_UPS or is_text(value)
        found = self[path] = self._shared.number((path, place, type(value), value)) if plain else 0
        return found


def _every(parts: tuple[Proof, ...]) -> Proof:
    return Proof(all_of([part.truth for part in parts]), "all of these", parts=parts, together=True)


def _one_of(collection: str, members: tuple[Proof, ...]) -> Proof:
    what = _COLLECTIONS[collection]
    because = "" if members else f"there is no {what}"
    return Proof(any_of([proof.truth for proof in members]), f"some {what}", because=because, parts=members)


def _more(path: str) -> Proof:
    name = path.rpartition(".")[2] or path
    root = "business" if name in ("owners", "officers", "banks") else "activity"
    info = fact_at(f"{root}.{name}") or fact_at(f"partnership.{name}")
    return Proof(Truth.UNKNOWN, path, because="not stated", fact=path, open=Open(OpenKind.FACT, path, info.question if info else f"State {path}."))


_PROVERS: Mapping[type, Callable[[Evaluator, Any, Member | None], Proof]] = {
    All: Evaluator._all,
    AnyOf: Evaluator._any,
    Not: Evaluator._not,
    Test: Evaluator._test,
    Listed: prove_listed,
    Is: Evaluator._is,
    Some: Evaluator._some,
    PartyAsks: Evaluator._asked,
    Judgement: Evaluator._judged,
    Unread: prove_unread,
}
