"""Texts of an adviser's sheets that name a listed party where no fact does: a partnership that would be outside is referred to a person for their sake."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.outreach import Outreach, OutreachVerdict
from sme_check.assessment.registers import policy_of
from sme_check.assessment.verdict import Verdict
from sme_check.facts.lookup import LookUp, LookUpResult
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.listed import ListedParty
from sme_check.screening.names import fold
from sme_check.screening.running import Mention, mentions

from ..answering.once import Once
from ..answering.patterns import Asked, Pattern
from ..frames.cells import read_frame
from ..frames.rows import Rows
from ..workbooks.taken import CellFound, TextBeside
from .answers import VERDICTS, Answers

if TYPE_CHECKING:
    from sme_check.assessment.carried import Lists

    from ..workbooks.taken import Taken

__all__ = ["with_names_beside"]

Array = np.ndarray[Any, Any]
_OUTSIDE, _REFER = VERDICTS.index(Verdict.OUTSIDE), VERDICTS.index(Verdict.REFER)
_ONE_BY_ONE = 20
"""Cells of a column with one text that are told one by one; more are told together."""
_SHOWN, _ENTRIES = 200, 3
"""Letters of a text that are shown, and entries that are named."""
_MEANS = "the text may name a listed party: no fact is made of it, and a person must judge, so what would be outside is referred"
_ACCEPTED = "that party as a fact, if it takes part, owns, pays or receives; else {}"
_ASKED = "whom no fact states: does that party take part, own, pay or receive? If so, state it as a fact; if not, it is settled by {}"
_SETTLED = "a look-up with the list entry {}, the result, the day and the reason, or the text without the name"


@dataclass
class _Like:
    """Cells of one column with one text that count: the first of them, all, and whom they may name."""

    whom: tuple[Mention, ...]
    cells: list[TextBeside] = field(default_factory=list)
    groups: dict[int, TextBeside] = field(default_factory=dict)


def with_names_beside(taken: "Taken", answers: Answers, law: Rulebook, lists: "Lists") -> Answers:
    """The answers to what was taken from a file, where nothing that a text names beside the facts is passed over.

    Only partnerships that would be outside are looked at. All distinct texts are searched together, each once.

    Args:
        taken: What was taken.
        answers: The answers to its frame.
        law: The law, with the limits of what is alike.
        lists: What the parties were screened against.
    """
    outside = answers.verdict == _OUTSIDE
    texts = list(taken.beside(outside[answers.group])) if outside.any() else []
    indexes = [lists.own.index, *([lists.published.index] if lists.published else [])]
    found = mentions((item.text for item in texts), indexes, policy_of(law).possible) if texts else {}
    texts = [item for item in texts if item.text in found]
    likes = _Counting(taken, answers, law).of(texts, found) if texts else []
    return _referred(answers, likes) if likes else answers


class _Counting:
    """Which of the parties that texts may name count for which partnership: on its day, and where no look-up sets them aside."""

    def __init__(self, taken: "Taken", answers: Answers, law: Rulebook) -> None:
        self._answers, self._refused = answers, policy_of(law).refused
        self._days = [pattern.as_of for pattern in answers.patterns]
        named = [name for name in taken.frame.columns if str(name) == "reference" or str(name).startswith("look_ups")]
        self._rows = Rows(read_frame(taken.frame[named], law), len(taken.frame)) if any(str(name) != "reference" for name in named) else None

    def of(self, texts: Iterable[TextBeside], found: Mapping[str, tuple[Mention, ...]]) -> list[_Like]:
        """The texts that count, like ones together, with the partnerships that each concerns."""
        likes: dict[tuple[str, str, str], _Like] = {}
        for item in texts:
            whom = {group: self._whom(found[item.text], group, row) for row, group in self._groups(item).items()}
            counting = {group: some for group, some in whom.items() if some}
            if counting:
                like = likes.setdefault((item.sheet, item.heading, item.text), _Like(next(iter(counting.values()))))
                like.cells.append(item)
                like.groups.update((group, item) for group in counting if group not in like.groups)
        return list(likes.values())

    def _groups(self, item: TextBeside) -> dict[int, int]:
        """The partnerships of the rows that a text may speak of, each by its first row."""
        rows = np.asarray(item.rows, np.int64)
        groups, first = np.unique(self._answers.group[rows], return_index=True)
        return dict(zip(rows[first].tolist(), groups.tolist(), strict=True))

    def _whom(self, found: Sequence[Mention], group: int, row: int) -> tuple[Mention, ...]:
        """Whom a text names that counts for a partnership; a decision on one entry holds for those of the same name on other lists."""
        day, look_ups = self._days[int(self._answers.pattern[group])], self._look_ups(row)
        decided = {_name(item) for item in found if any(self._sets_aside(one, item.hit.entry, day) for one in look_ups)}
        counting = (item for item in found if _name(item) not in decided and _counts_on(item.hit.entry, day))
        return tuple(sorted(counting, key=lambda item: (not item.hit.equal_name, not item.hit.entry.numbers("uk_list"))))

    def _look_ups(self, row: int) -> tuple[LookUp, ...]:
        if self._rows is None:
            return ()
        facts = self._rows.facts
        return facts.part(int(facts.parts.codes[int(facts.group[row])])).look_ups or ()

    def _sets_aside(self, item: LookUp, entry: ListedParty, day: date | None) -> bool:
        """Whether a look-up says of the very entry, with a reason and near the day, that it is somebody else."""
        near = day is not None and item.as_at is not None and abs((day - item.as_at).days) <= self._refused
        called = {entry.id, *entry.numbers("uk_list"), *entry.numbers("eu_list")}
        return near and item.entry in called and item.result is LookUpResult.NOT_LISTED and bool(item.reason)


def _name(item: Mention) -> str:
    return fold(item.hit.listed)


def _counts_on(entry: ListedParty, day: date | None) -> bool:
    """Whether an entry was listed on a day, verified or not; one without any days counts."""
    periods = [*entry.in_force, *chain.from_iterable(entry.effects.values())]
    return day is None or not periods or any(period.covers(day) for period in periods)


def _referred(answers: Answers, likes: Sequence[_Like]) -> Answers:
    """The answers with the partnerships referred that the texts concern."""
    asked: dict[int, list[str]] = defaultdict(list)
    rows: set[int] = set()
    for like in likes:
        for group, cell in like.groups.items():
            asked[group].append(_question(like, cell))
        rows.update(row for cell in like.cells for row in cell.rows if int(answers.group[row]) in like.groups)
    groups, chosen = np.array(sorted(asked)), np.array(sorted(rows))
    verdict, own = answers.verdict.copy(), answers.row_verdict.copy()
    verdict[groups] = _REFER
    own[chosen] = np.minimum(own[chosen], _REFER)
    pattern, patterns = _changed(answers.pattern, answers.patterns, {group: tuple(asked[group]) for group in groups.tolist()}, _asking)
    reached = dict.fromkeys(groups.tolist(), ("A person must first judge whether a text beside the facts names a listed party.",))
    outreach, outreaches = _changed(answers.outreach, answers.outreaches, reached, _waiting)
    named = tuple(cell for like in likes for cell in _told(like))
    return replace(
        answers, verdict=verdict, row_verdict=own, pattern=pattern, patterns=patterns, outreach=outreach, outreaches=outreaches, named=named
    )


def _changed(places: Array, items: Sequence[Any], says: Mapping[int, tuple[str, ...]], change: Any) -> tuple[Array, tuple[Any, ...]]:
    """Answers of which those of some partnerships are changed, each distinct one once, and none that nobody is given."""
    known = Once[Any]()
    for item in items:
        known.place(item)
    changed, made = places.copy(), dict[tuple[int, tuple[str, ...]], int]()
    for group, texts in says.items():
        key = int(places[group]), texts
        if key[0] >= 0 and key not in made:
            made[key] = known.place(change(known.items[key[0]], texts))
        changed[group] = made.get(key, key[0])
    used, renumbered = np.unique(changed[changed >= 0], return_inverse=True)
    changed[changed >= 0] = renumbered.reshape(-1)
    return changed, tuple(known.items[place] for place in used.tolist())


def _asking(pattern: Pattern, questions: tuple[str, ...]) -> Pattern:
    """An answer that asks a person whom texts name."""
    because = "No measure is found to apply on the facts stated, but a text beside them may name a listed party: a person must judge."
    asked = (Asked("judgement", "", "", question) for question in questions)
    return replace(pattern, verdict=Verdict.REFER, because=(because,), questions=(*asked, *pattern.questions))


def _waiting(outreach: Outreach, because: tuple[str, ...]) -> Outreach:
    """An outreach answer that can no longer be told; one that is unsuitable stays so."""
    if outreach.verdict is OutreachVerdict.UNSUITABLE:
        return outreach
    kept = outreach.because if outreach.verdict is OutreachVerdict.CANNOT_TELL else ()
    return replace(outreach, verdict=OutreachVerdict.CANNOT_TELL, because=(*because, *kept))


def _question(like: _Like, cell: TextBeside) -> str:
    """What a person is asked of a text: of many cells with the same one, of all."""
    together = len(like.cells) > _ONE_BY_ONE
    cell, more = (like.cells[0], f" and {len(like.cells) - 1:,} more cells") if together else (cell, "")
    where = f"{cell.heading + ', ' if cell.heading else ''}{cell.sheet}{', ' if cell.cell else ''}{cell.cell}{more}"
    return f"“{_shown(like)}” ({where}) may name {_names(like)}, {_ASKED.format(_settled(like))}."


def _told(like: _Like) -> list[CellFound]:
    """What is listed among the problems."""
    found = f"“{_shown(like)}”, which may name {_names(like)}"
    accepted = _ACCEPTED.format(_settled(like))
    together = len(like.cells) > _ONE_BY_ONE
    cells = like.cells[:1] if together else like.cells
    rows = tuple(int("".join(filter(str.isdigit, cell.cell))) for cell in like.cells) if together else ()
    return [CellFound(cell.sheet, cell.cell, found, accepted, "", cell.heading, rows, _MEANS) for cell in cells]


def _settled(like: _Like) -> str:
    """What settles it where nobody is meant: of each name one entry."""
    entries = {_name(item): next(iter(item.hit.entry.numbers("uk_list")), item.hit.entry.id) for item in reversed(like.whom[:_ENTRIES])}
    return _SETTLED.format(" and ".join(dict.fromkeys(reversed(entries.values()))))


def _names(like: _Like) -> str:
    """Whom a text may name, with the entry of the list."""
    named = [f"{item.hit.listed} ({item.hit.entry.list_id}, {item.hit.entry.id})" for item in like.whom[:_ENTRIES]]
    more = len(like.whom) - _ENTRIES
    return "; ".join([*named, *([f"and {more} more"] if more > 0 else [])])


def _shown(like: _Like) -> str:
    """The text, or of a long one what stands around the name."""
    text = like.cells[0].text
    at = max(text.find(like.whom[0].words) - _SHOWN // 2, 0)
    return text if len(text) <= _SHOWN else f"{'…' if at else ''}{text[at : at + _SHOWN]}{'…' if at + _SHOWN < len(text) else ''}"
