"""End to end by size: lines in a frame to answers beside them; and the real rulebook over columns already read."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
from lines import DAY, LINES_EACH, an_edition, lines
from measuring import median, peak_mb

_MEETINGS = 5
_CHECKED = 200
"""Lines on which a whole check is timed: it is slow, and remembers little."""

__all__ = ["one_line", "rulebook", "size", "store", "validation"]


def store() -> dict[str, str]:
    """The invented list imported, and its index made."""
    from sme_check import __version__
    from sme_check.assessment.imported import prepare
    from sme_check.rulebook.load import load_rulebook
    from sme_check.screening.store import Store

    law = load_rulebook()
    Store().add(an_edition(), source="invented", source_digest="0", most_lost=1)
    prepare(law)
    return {"ours": __version__, "fingerprint": law.fingerprint}


def size(count: str, unlike: str = "") -> dict[str, Any]:
    """One size: frames of firms never seen before, after a first small one that loads rulebook and lists."""
    from sme_check import check_frame

    check_frame(lines(20, 999), DAY)
    frames = [lines(int(count), seed, unlike=bool(unlike)) for seed in range(1, 6 if int(count) <= 1_000 else 2)]
    before, took = peak_mb(), []
    for frame in frames:
        start = time.process_time()
        answered = check_frame(frame, DAY)
        took.append(time.process_time() - start)
        assert len(answered) == len(frame)
    found = {str(name): int(number) for name, number in answered["verdict"].value_counts().items()}
    return {"cpu": sorted(took)[len(took) // 2], "peak_mb": peak_mb(), "before_mb": before, "firms": -(-int(count) // LINES_EACH), "verdicts": found}


def rulebook(count: str, firms: str) -> dict[str, Any]:
    """The rulebook of a day over the columns of many lines: the part of a frame's answer in which every measure is asked of every line.

    Args:
        count: How many lines.
        firms: "one" business for all of them, or one for every "ten"; nobody has a name, for names are screened, not ruled upon.
    """
    from sme_check.bulk.answering.answered import answer_frame
    from sme_check.bulk.frames.cells import read_frame
    from sme_check.rulebook.load import load_rulebook

    law, asked = load_rulebook(), _watched()
    answer_frame(lines(20, 999), DAY, rulebook=law, words=False)
    frame = lines(int(count), 3).drop(columns=["business.name", "owner_1_name", "bank_1_name"])
    if firms == "one":
        shared = [name for name in frame if not str(name).startswith(("activity", "goods"))]
        frame = frame.drop(columns=shared).assign(**{"uk_party.link": "uk_body", "business.kind": "organisation", "business.established_in": "RU"})
    read = median(lambda: read_frame(frame, law), least=1, seconds=1)
    found = []
    for _ in range(2):
        asked.clear()
        answer_frame(frame, DAY, rulebook=law, words=False)
        found.append(sum(asked))
    return {"lines": int(count), "read": read, "first": found[0], "over": found[1], "peak_mb": peak_mb()}


def _watched() -> list[float]:
    """The CPU time of each table of lines that the measures are asked of, from here on."""
    from sme_check.bulk.answering import days

    took: list[float] = []
    ask = days.find_table

    def watched(*words: Any) -> Any:
        start = time.process_time()
        found = ask(*words)
        found.worst()
        took.append(time.process_time() - start)
        return found

    days.find_table = watched
    return took


def one_line(count: str = "2000") -> dict[str, Any]:
    """The rulebook compiled, and lines one at a time: the verdict, the verdict with the proof of what decides it, and one check with all there is to say.

    Args:
        count: How many lines, each a partnership and none like another; every one was asked about before, so that its names are screened and what it
            states has been met.
    """
    from sme_check import check
    from sme_check.assessment.verdicts import Verdicts
    from sme_check.engine.columns.compile import compile_rulebook
    from sme_check.facts.read import read_partnership
    from sme_check.rulebook.load import load_rulebook

    law, day = load_rulebook(), date.fromisoformat(DAY)
    compiled, single = compile_rulebook(law, day), Verdicts(law)
    some = [read_partnership({**_nested(row), "as_of": DAY}) for row in lines(int(count), 3).to_dict("records")]
    bare = read_partnership(_one())
    found = {"measures": len(compiled.measures), "nodes": len(compiled.graph.nodes), "compile": median(lambda: compile_rulebook(law, day)), "lines": len(some)}
    found["verdict"], found["proof"], found["check"] = (
        _each(single.of, some),
        _each(single.decided, some),
        _each(lambda facts: check(facts, rulebook=law), some[:_CHECKED]),
    )
    bared = {
        "verdict": _each(single.of, [bare] * 60),
        "proof": _each(single.decided, [bare] * 60),
        "check": _each(lambda facts: check(facts, rulebook=law), [bare] * 60),
    }
    return found | {"bare": bared}


def _each(work: Callable[[Any], Any], some: list[Any]) -> float:
    """The median CPU time of some work on one thing of many, in seconds, each asked about before often enough for all that can be remembered of it."""
    for _ in range(_MEETINGS):
        for one in some:
            work(one)
    took = []
    for one in some:
        start = time.process_time_ns()
        work(one)
        took.append(time.process_time_ns() - start)
    return statistics.median(took) / 1e9


def _one() -> dict[str, Any]:
    return {
        "as_of": DAY,
        "uk_party": {"link": "uk_body"},
        "business": {"name": "OOO Tverskoi Khleb", "kind": "organisation", "established_in": "RU", "region": "69"},
        "activities": [{"kind": "joint_venture", "payment": "to_russia", "purpose": "commercial"}],
    }


def validation(count: str) -> dict[str, Any]:
    """Cells read column by column, beside the form's own reading, partnership by partnership."""
    from sme_check.bulk.frames.cells import read_frame
    from sme_check.facts.read import read_partnership
    from sme_check.rulebook.load import load_rulebook

    law, frame = load_rulebook(), lines(int(count), 4)
    by_column = median(lambda: read_frame(frame, law))
    some = [_nested(row) for row in frame.head(2000).to_dict("records")]
    by_row = median(lambda: [read_partnership(facts) for facts in some])
    return {"lines": len(frame), "columns": len(frame.columns), "by_column": by_column / len(frame), "by_row": by_row / len(some)}


def _nested(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a partnership file has it."""
    facts: dict[str, Any] = {"business": {}, "activity": {}, "goods": {}, "uk_party": {}, "owner": {}, "bank": {}}
    for name, value in row.items():
        if not pd.isna(value):
            root, _, rest = name.replace("owner_1_", "owner.").replace("bank_1_", "bank.").partition(".")
            facts[root] = value if not rest else {**facts[root], rest: value}
    owner, bank, goods = (facts.pop(name) for name in ("owner", "bank", "goods"))
    business = {**facts["business"], "owners": [owner] if owner else None, "banks": [bank] if bank else None}
    activity = {**facts.pop("activity"), "goods": [goods] if goods else None}
    return {**facts, "business": business, "activities": [activity]}
