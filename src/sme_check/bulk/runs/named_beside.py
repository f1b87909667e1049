"""Texts of an adviser's sheets that name a listed party where no fact does: a partnership that would be outside is referred to a person for their sake."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.mentioned import Search, counting
from sme_check.assessment.mentioned_words import ACCEPTED, BECAUSE, listed_names, question, settled, shown
from sme_check.assessment.registers import policy_of
from sme_check.assessment.verdict import Verdict
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.running import Mention

from ..answering.patterns import Asked, Pattern
from ..frames.cells import read_frame
from ..frames.rows import Rows
from ..workbooks.taken import CellFound, TextBeside
from .answers import VERDICTS, Answers
from .changed import changed, waiting
from .named_in_lists import told_of_lists

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
_FIRST = "A person must first judge whether a text beside the facts names a listed party or a place in occupied territory."
_SHOWN = 200
"""Letters of a text that are shown."""
_PLACE_ACCEPTED = "the territory as a fact, if anything of this touches it; else the text without the place"
_MEANS_PLACE = "the text may name a place in occupied territory: a person must judge, so what would be outside is referred"
_MEANS = "the text may name a listed party: no fact is made of it, and a person must judge, so what would be outside is referred"


@dataclass
class _Like:
    """Cells of one column with one text that count: what it says, all of them with whom each may name, and the first of each partnership.

    A text that names nobody names a place.
    """

    text: str
    cells: list[tuple[TextBeside, tuple[Mention, ...]]] = field(default_factory=list)
    groups: dict[int, tuple[TextBeside, tuple[Mention, ...]]] = field(default_factory=dict)


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
    search = Search(law, lists.indexes())
    found = search.whom(item.text for item in texts) if texts else {}
    texts = [item for item in texts if item.text in found or (_counts_for_places(item) and search.names_place(item.text, date.max))]
    if not texts:
        return answers
    likes = _Counting(taken, answers, law, search).of([item for item in texts if item.rows], found)
    days = {pattern.as_of for pattern in answers.patterns}
    named = (*(cell for like in likes for cell in _told(like)), *told_of_lists([item for item in texts if not item.rows], found, days))
    return replace(_referred(answers, likes) if likes else answers, named=named)


def _counts_for_places(item: TextBeside) -> bool:
    """Whether a place that a text names counts: one around the table; what cells of the table name is asked about with it."""
    return bool(item.rows) and not item.of_row


class _Counting:
    """Which of the parties that texts may name count for which partnership: on its day, and where no look-up sets them aside."""

    def __init__(self, taken: "Taken", answers: Answers, law: Rulebook, search: Search) -> None:
        self._answers, self._refused = answers, policy_of(law).refused
        self._names_place = cache(search.names_place)
        self._days = [pattern.as_of for pattern in answers.patterns]
        read = [name for name in taken.frame.columns if _READ.match(str(name))]
        self._rows = Rows(read_frame(taken.frame[read], law), len(taken.frame))

    def of(self, texts: Iterable[TextBeside], found: Mapping[str, tuple[Mention, ...]]) -> list[_Like]:
        """The texts that count, like ones together, with the partnerships that each concerns."""
        likes: dict[tuple[str, str, str], _Like] = {}
        for item in texts:
            some = {group: whom for row, group in self._groups(item).items() if (whom := self._whom(item, found, group, row)) is not None}
            if some:
                like = likes.setdefault((item.sheet, item.heading, item.text), _Like(item.text))
                like.cells.append((item, _together(some.values())))
                like.groups.update((group, (item, whom)) for group, whom in some.items() if group not in like.groups)
        return list(likes.values())

    def _groups(self, item: TextBeside) -> dict[int, int]:
        """The partnerships of the rows that a text may speak of, each by its first row."""
        rows = np.asarray(item.rows, np.int64)
        groups, first = np.unique(self._answers.group[rows], return_index=True)
        return dict(zip(rows[first].tolist(), groups.tolist(), strict=True))

    def _whom(self, item: TextBeside, found: Mapping[str, tuple[Mention, ...]], group: int, row: int) -> tuple[Mention, ...] | None:
        """Whom a text names that counts for a partnership, nobody where it names a place; None if neither.

        A decision on one entry holds for those of the same name on other lists.
        """
        facts, day = self._rows.facts, self._days[int(self._answers.pattern[group])]
        stated = facts.part(int(facts.parts.codes[int(facts.group[row])]))
        whom = counting(found.get(item.text, ()), stated, day, self._refused)
        return whom if whom or (_counts_for_places(item) and self._names_place(item.text, day or date.max)) else None


def _together(whom: Iterable[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """Everybody whom a text may name for one partnership or another, each once."""
    return tuple({(item.hit.entry.list_id, item.hit.entry.id): item for item in chain.from_iterable(whom)}.values())


def _referred(answers: Answers, likes: Sequence[_Like]) -> Answers:
    """The answers with the partnerships referred that the texts concern."""
    asked: dict[int, list[str]] = defaultdict(list)
    rows: set[int] = set()
    for like in likes:
        for group, (cell, whom) in like.groups.items():
            asked[group].append(_question(like, cell, whom))
        rows.update(row for cell, _ in like.cells for row in cell.rows if int(answers.group[row]) in like.groups)
    groups, chosen = np.array(sorted(asked)), np.array(sorted(rows))
    verdict, own = answers.verdict.copy(), answers.row_verdict.copy()
    verdict[groups] = _REFER
    own[chosen] = np.minimum(own[chosen], _REFER)
    pattern, patterns = changed(answers.pattern, answers.patterns, {group: tuple(asked[group]) for group in groups.tolist()}, _asking)
    reached = dict.fromkeys(groups.tolist(), (_FIRST,))
    outreach, outreaches = changed(answers.outreach, answers.outreaches, reached, waiting)
    return replace(answers, verdict=verdict, row_verdict=own, pattern=pattern, patterns=patterns, outreach=outreach, outreaches=outreaches)


def _asking(pattern: Pattern, questions: tuple[str, ...]) -> Pattern:
    """An answer that asks a person whom texts name."""
    asked = (Asked("judgement", "", "", question) for question in questions)
    return replace(pattern, verdict=Verdict.REFER, because=(BECAUSE,), questions=(*asked, *pattern.questions))


def _question(like: _Like, cell: TextBeside, whom: Sequence[Mention]) -> str:
    """What a person is asked of a text for one partnership: of many cells with the same one, of all."""
    together = len(like.cells) > _ONE_BY_ONE
    cell, more = (like.cells[0][0], f" and {len(like.cells) - 1:,} more cells") if together else (cell, "")
    where = f"{cell.heading + ', ' if cell.heading else ''}{cell.sheet}{', ' if cell.cell else ''}{cell.cell}{more}"
    return question(like.text, whom, where)


def _told(like: _Like) -> list[CellFound]:
    """What is listed among the problems."""
    if len(like.cells) <= _ONE_BY_ONE:
        return [_problem(cell, whom) for cell, whom in like.cells]
    rows = tuple(int("".join(filter(str.isdigit, cell.cell))) for cell, _ in like.cells if cell.cell)
    return [replace(_problem(like.cells[0][0], _together(whom for _, whom in like.cells)), rows=rows)]


def _problem(cell: TextBeside, whom: Sequence[Mention]) -> CellFound:
    if not whom:
        place = f"“{cell.text[:_SHOWN]}”, which may name a place in occupied territory"
        return CellFound(cell.sheet, cell.cell, place, _PLACE_ACCEPTED, "", cell.heading, (), _MEANS_PLACE)
    found = f"“{shown(cell.text, whom)}”, which may name {listed_names(whom)}"
    return CellFound(cell.sheet, cell.cell, found, ACCEPTED.format(settled(whom)), "", cell.heading, (), _MEANS)
