"""Is a party designated for a measure, or named in a list, on a date: answered from the lists held and from the adviser's own look-ups."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ..facts.truth import Truth
from .answer import Answer, Evidence, together, unknown
from .index import Hit, Likeness, Query
from .listed import ListedParty, Period, state_on
from .lists.effects import may_carry
from .look_ups import is_about, names_of, same_name, subject_of
from .query import query_of
from .reading import speaks
from .register import DEFAULT_POLICY, HeldList, Policy, Register

if TYPE_CHECKING:
    from ..facts.lookup import LookUp
    from ..facts.party import Party

__all__ = ["UK_LIST", "Screening", "ranked"]

UK_LIST = "uk_sanctions_list"
_LIKENESS = {likeness: place for place, likeness in enumerate(Likeness)}
_UNTOLD = "no entry is found, which settles nothing without a name in Latin or Cyrillic letters that is more than a legal form: few entries state a number"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of the lists: which ones can clear, from when to when an entry counts, how to look it up, why no list clears; of which measure."""

    words: str
    lists: tuple[HeldList, ...]
    periods: Callable[[ListedParty], tuple[Period, ...]]
    abouts: frozenset[str]
    because: str
    measure: str = ""


class Screening:
    """Answers for parties on one date.

    Args:
        registers: The lists held: those of the rulebook, and the published list if one was imported.
        as_of: The date asked about.
        look_ups: What the adviser looked up or decided.
        policy: The limits.
        hits: What was found already for some queries, in these registers, as `ranked` gives it; what is found here is added.
    """

    def __init__(
        self,
        registers: Iterable[Register],
        as_of: date,
        look_ups: Iterable["LookUp"] = (),
        policy: Policy = DEFAULT_POLICY,
        hits: dict[Query, tuple[Hit, ...]] | None = None,
    ) -> None:
        self._registers, self._as_of, self._policy = tuple(registers), as_of, policy
        self._look_ups = tuple(look_ups)
        self._hits: dict[Query, tuple[Hit, ...]] = {} if hits is None else hits
        self._questions: dict[tuple[str, str], _Question] = {}
        self._completeness: dict[str, tuple[bool, bool]] = {}
        self._cleared_by_all: dict[str, Answer] = {}

    def designated_for(self, party: "Party", measure: str, path: str = "") -> Answer:
        """Whether a party is designated for a measure.

        Args:
            party: Whom to look for.
            measure: `asset_freeze`, `correspondent_banking`, ...
            path: The path of the party among the facts, such as business.owners[0], for naming what is missing.

        Returns:
            TRUE only for a match whose effect is in force and verified; FALSE only if a complete list, or a look-up near the date, says so.
        """
        return self._answer(party, self._question("measure", measure), path)

    def named_in(self, party: "Party", list_id: str, path: str = "") -> Answer:
        """Whether a party is named in a list; as `designated_for`."""
        return self._answer(party, self._question("list", list_id), path)

    def _question(self, of: str, about: str) -> _Question:
        if (of, about) not in self._questions:
            self._questions[of, about] = self._of_measure(about) if of == "measure" else self._of_list(about)
        return self._questions[of, about]

    def _of_measure(self, measure: str) -> _Question:
        lists = tuple(item for register in self._registers for item in register.lists if measure in item.designates_for)
        bearing = [item for register in self._registers for item in register.lists if measure in register.measures(item.id)]
        abouts = {about for item in bearing for about in (item.id, item.look_up) if about}
        if not measure.startswith("eu_"):
            abouts.add(UK_LIST)
        because = next((item.because for item in bearing if item.because), "")
        words = f"designated for {measure.replace('_', ' ')}"
        return _Question(words, lists, lambda entry: entry.effects.get(measure, ()), frozenset(abouts), because, measure)

    def _of_list(self, list_id: str) -> _Question:
        lists = tuple(item for register in self._registers for item in register.lists if item.id == list_id)
        abouts = {list_id, *(item.look_up for item in lists if item.look_up)}
        because = next((item.because for item in lists if item.because), "")
        return _Question(f"named in {list_id}", lists, lambda entry: entry.in_force if entry.list_id == list_id else (), frozenset(abouts), because)

    def hits(self, party: "Party") -> tuple[Hit, ...]:
        """Every entry of every list that the party is, may be, or is shown not to be."""
        query = query_of(party)
        if query not in self._hits:
            found = [hit for register in self._registers for hit in register.index.search(query, self._policy.possible)]
            self._hits[query] = ranked(found)
        return self._hits[query]

    def _answer(self, party: "Party", question: _Question, path: str) -> Answer:
        query = query_of(party)
        if not query.names and not query.identifiers:
            return unknown("missing", "neither a name nor a number is stated", missing=[f"{path}.name" if path else "name"])
        complete, list_provisional = self._complete(question)
        hits = [hit for hit in self.hits(party) if question.periods(hit.entry)]
        if not hits and not self._look_ups and complete and not list_provisional and any(map(speaks, query.names)):
            return self._nobody(question)
        looked = [item for item in self._look_ups if item.about in question.abouts and item.result is not None and is_about(item, query)]
        standing = [self._of_hit(hit, question, looked, query, complete) for hit in hits]
        standing += self._listed_by_hand(looked, question, {item.entry for answer in standing for item in answer.evidence})
        for truth in (Truth.TRUE, Truth.UNKNOWN):
            found = [answer for answer in standing if answer.truth is truth]
            if found:
                return together(truth, found)
        told = any(map(speaks, query.names)) or any(hit.likeness is Likeness.MATCH for hit in self.hits(party))
        cleared = self._cleared(query, question, looked, standing, complete and told, list_provisional)
        if complete and not told and cleared.truth is Truth.UNKNOWN:
            return unknown("missing", _UNTOLD, missing=[f"{path}.name" if path else "name"])
        return cleared

    def _nobody(self, question: _Question) -> Answer:
        """What is said of everybody whom a complete list has not."""
        if question.words not in self._cleared_by_all:
            why = f"not {question.words}: no match in a list that is complete on {self._as_of}"
            self._cleared_by_all[question.words] = Answer(Truth.FALSE, (why,))
        return self._cleared_by_all[question.words]

    def _complete(self, question: _Question) -> tuple[bool, bool]:
        """Whether some list is complete for the question on the date, and whether only a stale one is."""
        if question.words not in self._completeness:
            states = [item.completeness(self._as_of, self._policy) for item in question.lists]
            self._completeness[question.words] = any(complete for complete, _late in states), all(late for complete, late in states if complete)
        return self._completeness[question.words]

    def _of_hit(self, hit: Hit, question: _Question, looked: list["LookUp"], query: Query, complete: bool) -> Answer:
        """What one entry says to the question."""
        entry = hit.entry
        evidence = Evidence(entry.list_id, entry.id, hit.listed, hit.score, hit.likeness.value, hit.why)
        if hit.likeness is Likeness.DIFFERENT:
            return Answer(Truth.FALSE, (f"{hit.listed} ({entry.id}) is somebody else: {'; '.join(hit.why[1:])}",), (evidence,))
        decisions = [item for item in looked if item.entry in names_of(entry)]
        confirmed = any(item.result == "listed" for item in decisions)
        if hit.likeness is Likeness.POSSIBLE and not confirmed:
            reason = self._set_aside(hit, decisions, looked, query)
            if reason:
                return Answer(Truth.FALSE, (reason,), (replace(evidence, likeness="set aside"),))
        in_force = state_on(question.periods(entry), self._as_of, complete=complete)
        if in_force is Truth.FALSE:
            return Answer(Truth.FALSE, (f"{hit.listed} ({entry.id}) is not {question.words} on {self._as_of}",), (evidence,))
        who = f"{hit.listed} ({entry.list_id}, {entry.id}{', ' if entry.regime else ''}{entry.regime})"
        if hit.likeness is Likeness.POSSIBLE and not confirmed:
            ask = f"Is {hit.asked} the same as {who}? Compare numbers, birth dates, addresses; record the decision with the entry {entry.id} and the reason."
            return unknown("judgement", f"possible match with {who}: {hit.why[0]}", questions=[ask], evidence=[evidence], subject=hit.asked)
        if in_force is Truth.UNKNOWN:
            ask = f"Is {who} {question.words} on {self._as_of}? The date is not held, or not verified."
            why = f"match with {who}, but whether it is {question.words} on {self._as_of} is not verified"
            return unknown("data", why, questions=[ask], evidence=[evidence], subject=hit.asked)
        how = "the adviser confirmed the match" if confirmed and hit.likeness is not Likeness.MATCH else hit.why[0]
        return Answer(Truth.TRUE, (f"{who} is {question.words} on {self._as_of}: {how}",), (evidence,))

    def _set_aside(self, hit: Hit, decisions: list["LookUp"], looked: list["LookUp"], query: Query) -> str:
        """Why a possible match does not stand, or nothing: a decision that names the entry, or, for a merely similar name, a look-up of the very name."""
        near = hit.equal_name or hit.score >= self._policy.decided
        for item in decisions:
            if item.result == "not_listed" and self._late(item) is not None and (item.reason or not near):
                return f"{hit.listed} ({hit.entry.id}) was set aside by {item.by or 'the adviser'}: {item.reason or 'not the same'}"
        if not near:
            for item in looked:
                if item.result == "not_listed" and not item.entry and self._late(item) is not None and same_name(item.subject, hit.asked):
                    return f"{hit.listed} ({hit.entry.id}) is merely similar, and {item.by or 'the adviser'} looked up {item.subject} without a match"
        return ""

    def _listed_by_hand(self, looked: list["LookUp"], question: _Question, held: set[str]) -> list[Answer]:
        """Look-ups that say listed, of entries that no list held shows."""
        found = []
        for item in looked:
            if item.result != "listed" or (item.entry and item.entry in held) or self._late(item) is None or not may_carry(item.entry or "", question.measure):
                continue
            who = f"{item.subject}, looked up by {item.by or 'the adviser'} as at {item.as_at}"
            if item.entry:
                evidence = (Evidence(item.about or "", item.entry, item.subject or "", 1.0, "match", ("the adviser's look-up",)),)
                found.append(Answer(Truth.TRUE, (f"{who}: listed as {item.entry}, so taken as {question.words}",), evidence))
            else:
                ask = f"Which entry of the list is {item.subject}?"
                found.append(unknown("judgement", f"{who}: listed, but the entry is not named", questions=[ask], subject=item.subject or ""))
        return found

    def _cleared(self, query: Query, question: _Question, looked: list["LookUp"], seen: list[Answer], complete: bool, list_provisional: bool) -> Answer:
        """FALSE if a complete list or a look-up near the date says so; else what to look up."""
        if complete and not list_provisional:
            return together(Truth.FALSE, [*seen, self._nobody(question)])
        lates = [late for item in looked if item.result == "not_listed" and not item.entry and (late := self._late(item)) is not None]
        if lates:
            provisional = min(lates) > self._policy.marked
            why = f"not {question.words}: the adviser looked it up and found no match"
            return together(Truth.FALSE, [*seen, Answer(Truth.FALSE, (why,), provisional=provisional)])
        if complete:
            why = f"not {question.words}: no match in a list that is a little older than {self._as_of}"
            return together(Truth.FALSE, [*seen, Answer(Truth.FALSE, (why,), provisional=True)])
        because = question.because or "no list held is complete and current on that date"
        earliest, latest = (self._days_off(days) for days in (-self._policy.refused, self._policy.refused))
        who = " / ".join(dict.fromkeys([*query.names, *(f"{kind.upper()} {value}" for kind, value in query.identifiers)]))
        titles = sorted({item.title or item.id for item in question.lists} or question.abouts)
        where = "the official UK Sanctions List" if UK_LIST in question.abouts else " or ".join(titles)
        ask = f"Search {where}, as it stood between {earliest} and {latest}, for {who}: any match?"
        evidence = [item for answer in seen for item in answer.evidence]
        return unknown("data", f"no match is held, but that settles nothing: {because}", questions=[ask], evidence=evidence, subject=subject_of(query))

    def _days_off(self, days: int) -> date:
        """The day some days before or after the date asked about; the first or last that there is, where there is none."""
        return date.fromordinal(min(max(self._as_of.toordinal() + days, date.min.toordinal()), date.max.toordinal()))

    def _late(self, item: "LookUp") -> int | None:
        """By how many days a look-up is older than the date asked about (0 if not older); None if it is too old, too new or undated."""
        if item.as_at is None:
            return None
        late = (self._as_of - item.as_at).days
        return max(late, 0) if abs(late) <= self._policy.refused else None


def ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Matches first, then possible matches, then whoever is shown to be somebody else; the most alike first."""
    return tuple(sorted(hits, key=lambda hit: (_LIKENESS[hit.likeness], -hit.score)))
