"""Texts of an adviser's sheets that name a listed party where no fact does: a partnership that would be outside is referred to a person for their sake."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.mentioned import Search, counting
from sme_check.assessment.mentioned_words import ACCEPTED, BECAUSE, listed_names, question, settled, shown
from sme_check.assessment.outreach import Outreach, OutreachVerdict
from sme_check.assessment.registers import policy_of
from sme_check.assessment.verdict import Verdict
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.running import Mention

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
_READ = re.compile(r"reference$|look_ups|business\b.*\b(?:name|name_cyrillic|other_names|kind|inn|ogrn)$")
"""The facts that tell whether somebody named counts."""
_MEANS = "the text may name a listed party: no fact is made of it, and a person must judge, so what would be outside is referred"


@dataclass
class _Like:
    """Cells of one column with one text that count: what it says, whom it may name, all of them, and the first of each partnership."""

    text: str
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
    found = Search(law, lists.indexes()).whom(item.text for item in texts) if texts else {}
    texts = [item for item in texts if item.text in found]
    likes = _Counting(taken, answers, law).of(texts, found) if texts else []
    return _referred(answers, likes) if likes else answers


class _Counting:
    """Which of the parties that texts may name count for which partnership: on its day, and where no look-up sets them aside."""

    def __init__(self, taken: "Taken", answers: Answers, law: Rulebook) -> None:
        self._answers, self._refused = answers, policy_of(law).refused
        self._days = [pattern.as_of for pattern in answers.patterns]
        read = [name for name in taken.frame.columns if _READ.match(str(name))]
        self._rows = Rows(read_frame(taken.frame[read], law), len(taken.frame))

    def of(self, texts: Iterable[TextBeside], found: Mapping[str, tuple[Mention, ...]]) -> list[_Like]:
        """The texts that count, like ones together, with the partnerships that each concerns."""
        likes: dict[tuple[str, str, str], _Like] = {}
        for item in texts:
            whom = {group: self._whom(found[item.text], group, row) for row, group in self._groups(item).items()}
            if some := {group: mentioned for group, mentioned in whom.items() if mentioned}:
                like = likes.setdefault((item.sheet, item.heading, item.text), _Like(item.text, next(iter(some.values()))))
                like.cells.append(item)
                like.groups.update((group, item) for group in some if group not in like.groups)
        return list(likes.values())

    def _groups(self, item: TextBeside) -> dict[int, int]:
        """The partnerships of the rows that a text may speak of, each by its first row."""
        rows = np.asarray(item.rows, np.int64)
        groups, first = np.unique(self._answers.group[rows], return_index=True)
        return dict(zip(rows[first].tolist(), groups.tolist(), strict=True))

    def _whom(self, found: Sequence[Mention], group: int, row: int) -> tuple[Mention, ...]:
        """Whom a text names that counts for a partnership; a decision on one entry holds for those of the same name on other lists."""
        facts = self._rows.facts
        stated = facts.part(int(facts.parts.codes[int(facts.group[row])]))
        return counting(found, stated, self._days[int(self._answers.pattern[group])], self._refused)


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
    asked = (Asked("judgement", "", "", question) for question in questions)
    return replace(pattern, verdict=Verdict.REFER, because=(BECAUSE,), questions=(*asked, *pattern.questions))


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
    return question(like.text, like.whom, where)


def _told(like: _Like) -> list[CellFound]:
    """What is listed among the problems."""
    found = f"“{shown(like.text, like.whom)}”, which may name {listed_names(like.whom)}"
    accepted = ACCEPTED.format(settled(like.whom))
    together = len(like.cells) > _ONE_BY_ONE
    cells = like.cells[:1] if together else like.cells
    rows = tuple(int("".join(filter(str.isdigit, cell.cell))) for cell in like.cells if cell.cell) if together else ()
    return [CellFound(cell.sheet, cell.cell, found, accepted, "", cell.heading, rows, _MEANS) for cell in cells]
