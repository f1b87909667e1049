"""Precision, recall, F1 and speed of name matching beside the libraries a user would take instead; writes docs/screening.md.

    PYTHONPATH=src python bench/matching/run.py DATA [--write docs/screening.md] [--sample 400] [--possible 0.84]

DATA holds `matching-dev` and `uk-sanctions-list`. Times are CPU time of one process, peers in the same run; a slow peer answers a sample.
"""

import argparse
import gc
import json
import platform
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import sets
from screeners import Ours, Screener, peers
from sets import Entry, Question

from sme_check.screening import Index, reading

THRESHOLDS = (0.6, 0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one screener said to some questions."""

    title: str
    questions: Sequence[Question]
    said: Sequence[dict[str, float]]
    seconds: float

    def alert(self, place: int, threshold: float) -> bool:
        """Whether a name alerts: for a pair, as that entry; for one who is on no list, as any."""
        question, said = self.questions[place], self.said[place]
        return (said.get(question.entry, 0.0) if question.entry else max(said.values(), default=0.0)) >= threshold

    def scores(self, threshold: float, wanted: Callable[[Question], bool] = lambda _question: True) -> tuple[float, float, float, float]:
        """Precision, recall, F1 and the share of those that should not alert and do."""
        alerts = [(question.right, self.alert(place, threshold)) for place, question in enumerate(self.questions) if wanted(question)]
        right, hits = sum(right for right, _alert in alerts), sum(right and alert for right, alert in alerts)
        false = sum(alert and not right for right, alert in alerts)
        precision, recall = hits / max(hits + false, 1), hits / max(right, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), false / max(len(alerts) - right, 1)

    def best(self) -> float:
        """The threshold of the best F1."""
        return max(THRESHOLDS, key=lambda threshold: self.scores(threshold)[2])

    def careful(self, most: float = 0.05) -> float:
        """The recall where at most this share of the negatives alert."""
        found = (self.scores(0.6 + step / 200) for step in range(81))
        return next((recall for _precision, recall, _f1, alerts in found if alerts <= most), 0.0)


def measure(screener: Screener, questions: Sequence[Question]) -> Measured:
    """Ask a screener, and time it."""
    gc.collect()
    gc.disable()  # as timeit does: what earlier peers left in memory is not this one's cost
    start = time.process_time()
    said = screener(questions)
    taken = time.process_time() - start
    gc.enable()
    return Measured(screener.title, questions, said, taken)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    return ["", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def share(value: float) -> str:
    """A share of one, to three places."""
    return f"{value:.3f}"


def accuracy(title: str, entries: list[Entry], questions: list[Question], possible: float, sample: int) -> list[str]:
    """One set of questions: peers on a sample, the curve, and the strata."""
    makers, _absent = peers()
    fewer = random.Random(1).sample(questions, min(sample, len(questions)))
    ours = measure(Ours(entries), questions)
    part = [measure(make(entries), fewer) for make in (Ours, *makers)]
    count = f"{len(entries)} entries, {len(questions)} questions, {sum(question.right for question in questions)} of them positive"
    lines = [f"### {title}", f"{count}. Screeners on the same {len(fewer)} questions drawn from them, each at the threshold of its own best F1:"]
    rows = [[one.title, one.best(), *map(share, one.scores(one.best())), share(one.careful())] for one in part]
    rows.append([f"sme-check at {possible}", possible, *map(share, part[0].scores(possible)), ""])
    lines += table(["screener", "threshold", "precision", "recall", "F1", "negatives that alert", "recall where 5 % of negatives alert"], rows)
    lines.append("All questions, sme-check, by threshold:")
    curve = [[threshold, *map(share, ours.scores(threshold))] for threshold in THRESHOLDS]
    lines += table(["threshold", "precision", "recall", "F1", "negatives that alert"], curve)
    strata = sorted({(question.stratum, question.kind, question.script, question.right) for question in questions}, key=lambda row: (not row[3], row))
    lines.append(
        "Share that alerts, by stratum (all questions; the peers' columns on the sample, at the thresholds above; – where the sample has fewer than five):"
    )
    strata_rows: list[list[object]] = []
    for stratum, kind, script, right in strata:

        def wanted(question: Question, row: tuple[str, str, str, bool] = (stratum, kind, script, right)) -> bool:
            return (question.stratum, question.kind, question.script, question.right) == row

        size, place = sum(map(wanted, questions)), 1 if right else 3
        by_threshold = [share(ours.scores(threshold, wanted)[place]) for threshold in (0.75, possible, 0.9)]
        enough = sum(map(wanted, fewer)) >= 5
        strata_rows.append(
            [
                stratum + ("" if right else " (should not)"),
                kind,
                script,
                size,
                *by_threshold,
                *(share(one.scores(one.best(), wanted)[place]) if enough else "–" for one in part[1:]),
            ]
        )
    heads = ["stratum", "kind", "script", "questions", "at 0.75", f"at {possible}", "at 0.9", *(one.title for one in part[1:])]
    return [*lines, *table(heads, strata_rows)]


def alarms(entries: list[Entry], questions: list[Question], sample: int) -> list[str]:
    """How often people who are on no list alert."""
    makers, _absent = peers()
    fewer = random.Random(1).sample(questions, min(sample, len(questions)))
    thresholds = (0.7, 0.75, 0.8, 0.84, 0.9, 0.95)
    rows: list[list[object]] = []
    for make, asked in ((Ours, questions), *((make, fewer) for make in makers)):
        one = measure(make(entries), asked)
        rows.append([one.title, len(asked), *(share(one.scores(threshold)[3]) for threshold in thresholds)])
    return ["### The official list, asked for invented persons, of whom none should alert", *table(["screener", "persons", *map(str, thresholds)], rows)]


def forget() -> None:
    """Empty what screening remembers of words and names."""
    reading.forget()
    for module in [module for name, module in sys.modules.items() if name.startswith("sme_check.screening")]:
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


def speed(entries: list[Entry], questions: list[Question], possible: float, sample: int) -> list[str]:
    """Names a second in bulk, one name at a time, and how long the index takes to build and to load."""
    makers, _absent = peers()
    asked = random.Random(2).sample(questions, min(5000, len(questions)))
    forget()
    start = time.process_time()
    ours = Ours(entries, possible)
    built = time.process_time() - start
    kept = json.dumps(ours.index.to_plain())
    start = time.process_time()
    loaded = Index.from_plain(json.loads(kept))
    read = time.process_time() - start
    measure(ours, [Question("Nobody", "organisation", "", right=False, stratum="")])  # the tables of words are read
    first, again = measure(ours, asked), measure(ours, asked)
    rows = [
        [f"{ours.title}, every name for the first time", f"{len(asked) / first.seconds:,.0f}", len(asked)],
        [f"{ours.title}, names seen before", f"{len(asked) / again.seconds:,.0f}", len(asked)],
    ]
    for make in makers:
        peer = make(entries)
        few = asked[: sample if "sparse" not in peer.title else len(asked)]
        taken = measure(peer, few)
        rows.append([peer.title, f"{len(few) / taken.seconds:,.0f}", len(few)])
    lines = table(["in bulk", "names a second of CPU time", "names"], rows)
    single = []
    forget()
    for state in ("every name for the first time", "names seen before"):
        took = []
        for question in asked[:3000]:
            start = time.thread_time()
            loaded.search(Ours.query(question), possible)
            took.append(time.thread_time() - start)
        took.sort()
        single.append([state, f"{took[len(took) // 2] * 1e3:.3f} ms", f"{took[int(len(took) * 0.99)] * 1e3:.3f} ms"])
    lines += table(["one name at a time, from an index just loaded (CPU time)", "median", "99th percentile"], single)
    return [*lines, f"The index of {len(entries)} entries is built in {built:.2f} s and loaded in {read * 1e3:.0f} ms of CPU time."]


def own_names(entries: list[Entry], possible: float) -> str:
    """Whether every entry is found by its own names."""
    questions = sets.own_names(entries)
    said = Ours(entries, possible)(questions)
    missed = [question for question, found in zip(questions, said, strict=True) if question.entry not in found]
    named = "; ".join(f"{question.entry} {question.name}" for question in missed[:20])
    return f"{len(questions) - len(missed)} of {len(questions)} primary names and strong aliases, in every script, find their own entry" + (
        f"; not: {named}." if missed else "."
    )


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--sample", type=int, default=400, help="questions put to every screener; a slow one needs 20 ms each")
    parser.add_argument("--possible", type=float, default=0.84, help="the threshold in rules/rulebook.yaml")
    said = parser.parse_args()
    official = sets.official_list(said.data)
    held, asked = sets.alias_set(official)
    candidates, labelled = sets.pairs(said.data)
    invented = sets.invented_persons(said.data)
    _makers, absent = peers()
    lines = [
        "# Screening by name, measured",
        "",
        "Made by `make bench-matching DATA=folder` (`bench/matching/`); the folder holds `matching-dev` and `uk-sanctions-list`.",
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}; times are CPU time of one process on a shared machine: compare ratios in one",
        "table, not the figures of two runs. Every peer is asked in the same run." + (f" Not installed for this run: {', '.join(absent)}." if absent else ""),
        "",
        f"**The threshold** is `screening: possible` in `rules/rulebook.yaml`: {said.possible}. From there on, a name is a *possible match*, to be judged.",
        "It is chosen on the curves below: a lower one buys little recall and raises the alerts of ordinary firms, most of them short names one letter apart.",
        "",
        "## The list by its own names",
        own_names(official, said.possible),
        "",
        "## Accuracy",
        "A positive is found when the right entry alerts. Precision turns on how many negatives a set holds; the other shares do not.",
        "",
        *accuracy("Labelled pairs: another list's names, registers' names", candidates, labelled, said.possible, said.sample),
        *accuracy("The official list, asked for aliases and entries that were taken out of it", held, asked, said.possible, said.sample),
        *alarms(official, invented, said.sample),
        "## Speed",
        "Names of the second set above. *For the first time*: no word of them was looked up before; a column that repeats names, or an index that has answered",
        "for a while, comes near *seen before*. logic-v2 compares one pair at a time: its time includes looking for the pairs with our index and rapidfuzz.",
        *speed(official, asked, said.possible, said.sample),
    ]
    text = "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"
    if said.write:
        said.write.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
