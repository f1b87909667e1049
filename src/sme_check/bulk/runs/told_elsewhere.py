"""Rows of one business that would be outside by what each of them tells, and would not by what another tells: none is cleared over the other's word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.carried import screening_against
from sme_check.assessment.verdict import Verdict
from sme_check.facts.table import fact_at
from sme_check.rulebook.rulebook import Rulebook

from ..answering.answered import answer_frame
from ..answering.held import HeldDays
from ..answering.patterns import Asked, Pattern
from .answers import VERDICTS, Answers
from .asked import LEFT_OPEN
from .changed import changed, waiting
from .several_told import TOLD, Firm, Told, firms_told
from .supposed import Tree, in_cells, joined_look_ups, supposed

if TYPE_CHECKING:
    import pandas as pd

    from sme_check.assessment.carried import Lists

    from ..workbooks.taken import Taken

__all__ = ["with_told_elsewhere"]

Array = np.ndarray[Any, Any]
_OUTSIDE, _NEEDS = VERDICTS.index(Verdict.OUTSIDE), VERDICTS.index(Verdict.NEEDS_INFORMATION)
_MOST, _TOGETHER = 20, 10_000
"""Things told of one business beyond which nobody tries each; and suppositions answered together."""
_FIRST = 3
"""Rows, and facts, that are named."""
_BECAUSE = "No measure is found to apply on the facts of this row, but of the same business another row tells what could bring one in."
_WAITING = "Rows of the same business tell of it differently: which of them is right comes first."


@dataclass(frozen=True, slots=True)
class _Supposed:
    """What partnerships would be if another row told rightly of their business: the columns that change, and the further look-ups."""

    groups: tuple[int, ...]
    cells: Mapping[str, Any]
    look_ups: Sequence[Tree]


def with_told_elsewhere(taken: "Taken", answers: Answers, law: Rulebook, lists: "Lists") -> Answers:
    """The answers to what was taken from a file, where no partnership is outside that would not be if another row told rightly of the same business.

    Only partnerships that would be outside are looked at, and only where another with the same INN or OGRN tells something else of the business that a rule
    reads: owners, officers, places, who controls it. Each is answered once more with the other's word in the place of its own, on its own day: differences that
    bring in nothing change nothing, whoever tells them.

    Args:
        taken: What was taken.
        answers: The answers to its frame.
        law: The law.
        lists: What the parties were screened against.
    """
    if not bool((answers.verdict == _OUTSIDE).any()):
        return answers
    first = np.unique(answers.group, return_index=True)[1]
    firms = list(firms_told(taken.frame, first, answers.verdict, _OUTSIDE, law))
    tried = [item for firm in firms if len(firm.tell) <= _MOST for item in _suppositions(firm)]
    with screening_against(lists):
        touched = set(_not_outside(taken.frame, answers, tried, law)) if tried else set()
    asked: dict[int, tuple[str, ...]] = {}
    for firm in firms:
        for told in firm.outside:
            question = _question(taken, first, firm, told)
            for group in told.groups if len(firm.tell) > _MOST else touched.intersection(told.groups):
                asked[group] = (*asked.get(group, ()), question)
    return _left_open(answers, asked) if asked else answers


def _suppositions(firm: Firm) -> Iterator[_Supposed]:
    """Whatever the partnerships with a business would be that would be outside, each with what others tell."""
    made: dict[int, list[dict[str, Any]]] = {}
    for told in firm.outside:
        others = firm.others(told)
        if told.code not in made:
            trees = supposed(told.business, [other.business for other in others])
            made[told.code] = [dict(in_cells(tree, "business")) for tree in trees]
        look_ups = joined_look_ups(told.facts, [other.facts for other in others])
        yield from (_Supposed(told.groups, cells, look_ups) for cells in made[told.code])


def _not_outside(frame: "pd.DataFrame", answers: Answers, tried: Sequence[_Supposed], law: Rulebook) -> Iterator[int]:
    """The partnerships that are not outside on one of the suppositions.

    Those that differ by what they do alone are answered as one first: where it is outside, all of them are, since a verdict is the worst of its parts.
    """
    held, rows = HeldDays(law), _rows_of(answers)
    while tried:
        left: list[_Supposed] = []
        for start in range(0, len(tried), _TOGETHER):
            some = tried[start : start + _TOGETHER]
            found = answer_frame(_frame(frame, answers, rows, some), words=False, held=held).verdict
            left += (item for item, verdict in zip(some, found, strict=True) if verdict is not Verdict.OUTSIDE)
        yield from (item.groups[0] for item in left if len(item.groups) == 1)
        tried = [replace(item, groups=(group,)) for item in left if len(item.groups) > 1 for group in item.groups]


def _rows_of(answers: Answers) -> Sequence[Array]:
    """The rows of each partnership, in order."""
    order = np.argsort(answers.group, kind="stable")
    return np.split(order, np.cumsum(np.bincount(answers.group, minlength=answers.partnerships))[:-1])


def _frame(frame: "pd.DataFrame", answers: Answers, rows: Sequence[Array], some: Sequence[_Supposed]) -> "pd.DataFrame":
    """Suppositions as a frame: all rows of their partnerships, each by a reference of its own, with what changes in its first row."""
    import pandas as pd

    of_each = [np.concatenate([rows[group] for group in item.groups]) for item in some]
    sizes = np.array(list(map(len, of_each)))
    places, first = np.concatenate(of_each), np.cumsum(sizes) - sizes
    kept = frame.iloc[places].reset_index(drop=True)
    days = [answers.patterns[int(answers.pattern[item.groups[0]])].as_of for item in some]
    columns: dict[str, Array] = defaultdict(lambda: np.full(len(kept), None, object))
    columns["reference"][:] = np.repeat(np.arange(len(some)).astype(str), sizes)
    columns["as_of"][:] = np.repeat(np.array(days, object), sizes)
    offset = _look_ups_held(frame)
    for at, item in zip(first.tolist(), some, strict=True):
        for name, value in item.cells.items():
            columns[name][at] = value
        for number, look_up in enumerate(item.look_ups, offset):
            for name, value in in_cells(look_up, f"look_ups[{number}]"):
                columns[name][at] = value
    left = kept.drop(columns=[name for name in kept.columns if name in columns or TOLD.match(name)])
    return pd.concat([left, pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})], axis=1)


def _look_ups_held(frame: "pd.DataFrame") -> int:
    """How many look-ups the rows of a frame have columns for."""
    return max((int(name[9 : name.index("]")]) + 1 for name in frame.columns if name.startswith("look_ups[")), default=0)


def _question(taken: "Taken", first: Array, firm: Firm, told: Told) -> str:
    """What is asked of a partnership, by the rows that tell otherwise, those that came out worst before the others."""
    others = firm.others(told)
    where = ", ".join(f"{origin.sheet} row {origin.row}" for origin in (taken.origin[int(first[other.groups[0]])] for other in others[:_FIRST]))
    more = f" and {len(others) - _FIRST} more" if len(others) > _FIRST else ""
    names = dict.fromkeys(name for other in others for name, value in other.business.items() if value != told.business.get(name))
    facts = ", ".join(f"“{info.heading}”" for name in names if (info := fact_at(f"business.{name}")) is not None)
    says = f"{where}{more} is of the same business ({firm.number}) and tells of it under {facts} what may bring a measure in"
    return f"{says}: does that hold here, too? Let all its rows say the same, or give them one reference."


def _left_open(answers: Answers, asked: Mapping[int, tuple[str, ...]]) -> Answers:
    """The answers with some partnerships in doubt that would be outside."""
    groups = np.array(sorted(asked))
    verdict, own = answers.verdict.copy(), answers.row_verdict.copy()
    verdict[groups] = _NEEDS
    rows = np.isin(answers.group, groups)
    own[rows] = np.minimum(own[rows], _NEEDS)
    pattern, patterns = changed(answers.pattern, answers.patterns, asked, _asking)
    outreach, outreaches = changed(answers.outreach, answers.outreaches, dict.fromkeys(asked, (_WAITING,)), waiting)
    return replace(answers, verdict=verdict, row_verdict=own, pattern=pattern, patterns=patterns, outreach=outreach, outreaches=outreaches)


def _asking(pattern: Pattern, questions: tuple[str, ...]) -> Pattern:
    """An answer that asks which row is right."""
    asked = (Asked("fact", "", LEFT_OPEN, question) for question in questions)
    return replace(pattern, verdict=Verdict.NEEDS_INFORMATION, because=(_BECAUSE,), questions=(*asked, *pattern.questions))
