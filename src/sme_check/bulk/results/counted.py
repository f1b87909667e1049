"""What the answers come to in numbers: by verdict, by measure, by kind of activity, by chapter of the goods."""

import re
from collections import Counter
from collections.abc import Iterable

from sme_check.assessment.outreach import OutreachVerdict
from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.workbooks.taken import Taken

__all__ = ["by_chapter", "by_kind", "by_outreach", "notes", "top_measures"]

_CODE = re.compile(r"[0-9]{4,10}")
Counts = list[tuple[str, list[int]]]
"""Names with rows by verdict, worst first; the most frequent name first."""


def by_outreach(answers: Answers) -> list[tuple[OutreachVerdict, int]]:
    """Partnerships by outreach verdict."""
    each = [outreach.verdict for outreach in answers.outreaches]
    found = Counter(each[place] for place in answers.outreach.tolist() if place >= 0)
    return [(verdict, found[verdict]) for verdict in OutreachVerdict]


def top_measures(answers: Answers, most: int) -> list[tuple[str, str, int]]:
    """The measures that decide most: title, provision, and how many partnerships rest on it; what only could still apply is not counted."""
    given = Counter(answers.pattern.tolist())
    found: Counter[tuple[str, str]] = Counter()
    for place, count in given.items():
        for item in answers.patterns[place].decided:
            if item.outcome != "unknown":
                found[item.title, item.citation] += count
    return [(title, citation, count) for (title, citation), count in found.most_common(most)]


def by_kind(taken: Taken, answers: Answers, most: int) -> Counts:
    """Rows by kind of activity, as the file states it."""
    return _counted((str(value).replace("_", " ") if isinstance(value, str) else "" for value in _column(taken, "activity.kind")), answers, most)


def by_chapter(taken: Taken, answers: Answers, most: int) -> Counts:
    """Rows by chapter of the goods' commodity code: its first two digits."""
    return _counted((_chapter(value) for value in _column(taken, "goods.code")), answers, most)


def _column(taken: Taken, name: str) -> Iterable[object]:
    return taken.frame[name].tolist() if name in taken.frame.columns else ()


def _chapter(value: object) -> str:
    code = str(value).replace(" ", "").replace(".", "") if isinstance(value, str) else ""
    return f"chapter {code[:2]}" if _CODE.fullmatch(code) else ""


def _counted(names: Iterable[str], answers: Answers, most: int) -> Counts:
    pairs = Counter(zip(names, answers.row_verdict.tolist(), strict=False))
    totals: Counter[str] = Counter()
    for (name, _), count in pairs.items():
        totals[name] += count
    return [(name, [pairs[name, place] for place in range(len(VERDICTS))]) for name, _ in totals.most_common(most + 1) if name][:most]


def notes(answers: Answers) -> list[str]:
    """Up to when the law was checked, where an answer is for a later day: what most answers say first."""
    found: Counter[str] = Counter()
    for place, count in Counter(answers.pattern.tolist()).items():
        found.update(dict.fromkeys(answers.patterns[place].notes, count))
    return [note for note, _ in found.most_common()]
