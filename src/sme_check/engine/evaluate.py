"""The evaluator: one line, one day, every condition to a proof. All children are read, so every missing fact is named."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Protocol

from sme_check.facts.line import Line, Member, Members
from sme_check.facts.of_party import TURNS_ON_KIND, party_value
from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth, all_of, any_of, negation
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.rulebook import Rulebook

from .kept import Kept
from .lists import prove_listed, prove_unread
from .proof import Open, OpenKind, Proof
from .shared import Step, shared_of
from .signs import Signs
from .some import prove_some
from .tested import prove_test

__all__ = ["AsksParties", "Evaluator"]


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

    def __init__(self, rulebook: Rulebook, line: Line, ask: AsksParties, of_parties: Kept | None = None) -> None:
        self.rulebook, self.line, self.ask = rulebook, line, ask
        self.shared = shared_of(rulebook, line.as_of)
        self._known: dict[tuple[str, str], Proof] = {}
        self._proved: dict[Hashable, Proof] = {}
        self._of_parties = of_parties if of_parties is not None else Kept()
        self._facts: dict[Hashable, tuple[Any, str]] = {}
        self._members: dict[str, Members] = {}
        self._asks: set[tuple[str, str, str]] = set()
        self._signs = Signs(line, self.shared)

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
        found = any(step[1] is not None and self.step(step, None).truth is Truth.FALSE for step in self.shared.steps(one))
        if found:
            self._ask_all(self.shared.asks(one))
        return found

    def _ask_all(self, asks: frozenset[tuple[str, str, str]]) -> None:
        for collection, question, about in asks - self._asks:
            for member in self.members_of(collection).stated if collection else (self._member("", None),):
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

    def step(self, step: Step, it: Member | None) -> Proof:
        """A condition within another: once for all lines that state a few facts alike, else once for whomever `it` means."""
        number, facts, of_parties, condition = step
        if facts is not None:
            alike = (number, *map(self._signs.__getitem__, facts))
            if 0 not in alike:
                held: Proof | None = self.shared.kept(alike)
                return held if held is not None else self.shared.once(alike, lambda: _PROVERS[type(condition)](self, condition, it))
        if of_parties and it is None:
            kept = self._of_parties.proofs.get(number)
            return kept if kept is not None else self._of_parties.once(number, lambda: _PROVERS[type(condition)](self, condition, it))
        key = number if it is None else (number, it.path)
        found = self._proved.get(key)
        if found is None:
            found = self._proved[key] = _PROVERS[type(condition)](self, condition, it)
        return found

    def joined(self, what: Hashable, parts: tuple[Proof, ...], make: Callable[[], Proof]) -> Proof:
        """A proof made of others: kept where they are, for all lines of the day or for those with the same parties.

        Args:
            what: What it turns on beside its parts.
            parts: Its parts, which it holds.
            make: What makes it.
        """
        ids = tuple(map(id, parts))
        if self.shared.keeps(ids):
            return self.shared.once((what, *ids), make)
        of_parties = self._of_parties
        if all(each in of_parties.ids or self.shared.keeps((each,)) for each in ids):
            return of_parties.once((what, *ids), make)
        return make()

    def alike(self, condition: Condition) -> tuple[int, ...] | None:
        """What lines have in common of which a condition is proved alike; None if that is not told by a few facts.

        Args:
            condition: One that `shared.same` gave.
        """
        return self.signs(self.shared.facts_of(condition))

    def signs(self, facts: tuple[str, ...] | None) -> tuple[int, ...] | None:
        """A number for what each of some facts states and where; None if there are none such, or if equal values of one may be written otherwise."""
        signs = tuple(map(self._signs.__getitem__, facts)) if facts is not None else None
        return None if signs is None or 0 in signs else signs

    def _all(self, condition: All, it: Member | None) -> Proof:
        parts = tuple([self.step(step, it) for step in self.shared.steps(condition)])
        return self.joined(id(condition), parts, lambda: _every(parts))

    def _any(self, condition: AnyOf, it: Member | None) -> Proof:
        parts = tuple([self.step(step, it) for step in self.shared.steps(condition)])
        return self.joined(id(condition), parts, lambda: Proof(any_of([part.truth for part in parts]), "any of these", parts=parts))

    def _not(self, condition: Not, it: Member | None) -> Proof:
        (step,) = self.shared.steps(condition)
        parts = (self.step(step, it),)
        return self.joined(id(condition), parts, lambda: Proof(negation(parts[0].truth), "not", parts=parts))

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
        inner = self.step(self.shared.step(one), member)
        return self.joined(says, (inner,), lambda: Proof(inner.truth, says, citation=citation, parts=(inner,)))

    def members_of(self, collection: str) -> Members:
        """The members of a collection of the line."""
        found = self._members.get(collection)
        if found is None:
            found = self._members[collection] = self.line.members(collection)
        return found


def _every(parts: tuple[Proof, ...]) -> Proof:
    return Proof(all_of([part.truth for part in parts]), "all of these", parts=parts, together=True)


_PROVERS: Mapping[type, Callable[[Evaluator, Any, Member | None], Proof]] = {
    All: Evaluator._all,
    AnyOf: Evaluator._any,
    Not: Evaluator._not,
    Test: prove_test,
    Listed: prove_listed,
    Is: Evaluator._is,
    Some: prove_some,
    PartyAsks: Evaluator._asked,
    Judgement: Evaluator._judged,
    Unread: prove_unread,
}
