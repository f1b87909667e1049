"""The set of rules on every engine: answers checked against a plain reference, then rows a second at each size."""

from typing import Any

from measuring import best_of, median, peak_mb, version
from rule_engines import ENGINES
from rule_set import reference, source

__all__ = ["answers", "engine"]

SIZES = (1, 1_000, 100_000, 1_000_000)
_CHECKED = 100


def engine(name: str, largest: str, harness: str = "") -> dict[str, Any]:
    """One engine on the set."""
    rules, rows, where = source(harness)
    subject = ENGINES[name](rules)
    records = rows(200, 7).records()
    checked, wrong = answers(subject, rules, rows)
    rates = _vector(subject, rows, int(largest)) if subject.kind == "vector" else _rows(subject, records)
    about = {"version": version(subject.dist) or _ours(), "logic": subject.logic, "kind": subject.kind, "checked": checked, "wrong": wrong}
    return about | {"rates": rates, "peak_mb": peak_mb(), "source": where}


def answers(subject: Any, rules: Any, rows: Any) -> tuple[int, int]:
    """How many answers of an engine were held against the reference, and how many of them are wrong."""
    small = rows(200, 7)
    records = small.records()[: min(_CHECKED, getattr(subject, "most", _CHECKED))]
    whole = subject.kind == "vector"
    given = subject.rows(subject.run(subject.prepare(small)), len(records)) if whole else [subject.one(record) for record in records]
    wanted = [[reference(record, rule, logic=subject.logic) for rule in rules] for record in records]
    wrong = sum(a != b for row, other in zip(given, wanted, strict=True) for a, b in zip(row, other, strict=True))
    return len(records) * len(rules), wrong


def _ours() -> str:
    from sme_check import __version__

    return __version__


def _vector(subject: Any, rows: Any, largest: int) -> dict[str, float]:
    found = {}
    for size in SIZES:
        if size <= largest:
            prepared = subject.prepare(rows(size, size))
            subject.run(prepared)
            found[str(size)] = size / max(median(lambda prepared=prepared: subject.run(prepared)), 1e-9)
    return found


def _rows(subject: Any, records: list[dict[str, Any]]) -> dict[str, float]:
    """One by one: the median row, and all of them."""
    took = best_of(lambda: [subject.one(record) for record in records[: min(50, subject.most)]], 5)
    one = sorted(best_of(lambda record=record: subject.one(record), 1)[0] for record in records[: min(200, subject.most)])
    return {"1": 1 / one[len(one) // 2], "1000": min(50, subject.most) / took[len(took) // 2]}
