"""The targets, held against what was measured: each a ratio in one run, or a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Target", "targets"]


@dataclass(frozen=True, slots=True)
class Target:
    """One target.

    Attributes:
        what: What is asked.
        wanted: The figure wanted, in words.
        found: The figure measured, in words; empty if it could not be measured.
        met: Whether it is met; None if it could not be measured.
    """

    what: str
    wanted: str
    found: str = ""
    met: bool | None = None


def _least(what: str, least: float, found: float | None, unit: str = "times") -> Target:
    wanted = f"at least {least:,g} {unit}"
    return Target(what, wanted) if found is None else Target(what, wanted, f"{found:,.3g} {unit}" if found < 1000 else f"{found:,.0f} {unit}", found >= least)


def _most(what: str, most: float, found: float | None, unit: str) -> Target:
    wanted = f"at most {most:,g} {unit}"
    return Target(what, wanted) if found is None else Target(what, wanted, f"{found:,.3g} {unit}" if found < 1000 else f"{found:,.0f} {unit}", found <= most)


def targets(found: dict[str, Any]) -> Iterator[Target]:
    """Every target, from the results of a run."""
    yield from _engines(found)
    yield from _frames(found)
    yield from _workbooks(found)
    yield from _start_up(found)


def rate(found: dict[str, Any], engine: str) -> float | None:
    """Rows a second of an engine at the largest size that it was asked for."""
    rates = next((row.get("rates") for row in found["rules"] if row["engine"] == engine), None)
    return rates[max(rates, key=int)] if rates else None


def _engines(found: dict[str, Any]) -> Iterator[Target]:
    ours = rate(found, "sme_check, column engine")
    for peer, least in (("polars expressions", 2.5), ("openfisca-core", 15), ("zen-engine", 1000)):
        other = rate(found, peer)
        yield _least(f"the column engine beside {peer}, 150 rules", least, ours / other if ours and other else None)
    rows = {row["engine"]: row for row in found["unknown"]}
    wrong = [rows[name].get("differs") for name in rows if name.startswith("sme_check")]
    differ = None if None in wrong else sum(wrong)
    yield _most("a missing fact: answers of ours that differ from Kleene's", 0, differ, "answers")
    one = found["one_line"]
    yield _most("one line through the compiled rulebook: the verdict", 0.1, _ms(one.get("verdict")), "ms")
    yield _most("the same with its proof", 1, _ms(one.get("proof")), "ms")


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _frames(found: dict[str, Any]) -> Iterator[Target]:
    for book in found["rulebook"]:
        firms = "one firm" if book["firms"] == "one" else "a firm to ten lines"
        least = book["lines"] / book["over"] / 1e6 if "over" in book else None
        yield _least(f"the real rulebook of a day over {book['lines']:,} lines read before, {firms}", 1, least, "million lines a second")
        if book["lines"] >= 1_000_000:
            yield _most("its memory, the lines included", 1000, book.get("peak_mb"), "MB")
    by_size = {row["lines"]: row for row in found["sizes"]}
    last, before = by_size.get(1_000_000, {}), by_size.get(100_000, {})
    growth = last["cpu"] / before["cpu"] / 10 if "cpu" in last and "cpu" in before else None
    yield _most("a million lines end to end beside ten times a hundred thousand", 1.2, growth, "times")
    yield _most("memory for a million lines end to end", 1000, last.get("peak_mb"), "MB")
    reading = found["validation"]
    yield _most("cells read column by column, a line of thirty", 2, reading["by_column"] * 1e6 if "by_column" in reading else None, "µs")


def _workbooks(found: dict[str, Any]) -> Iterator[Target]:
    for book in found["whole"]:
        ours = book["ours"] if book.get("ours", {}).get("written") else {}
        yield _most(f"a workbook of {book['rows']:,} rows × 30, screening included", 6 if book["rows"] <= 10_000 else 30, ours.get("cpu"), "s")
        bare = sum(book.get(part, {}).get("cpu", 0) for part in ("read", "write", "screen"))
        beside = ours["cpu"] / bare if ours and bare else None
        yield _most("the same beside the fastest bare read and write and the screening of its names", 1.5, beside, "times")
        if book["rows"] > 10_000:
            yield _most("its memory", 1000, ours.get("peak_mb"), "MB")


def _start_up(found: dict[str, Any]) -> Iterator[Target]:
    took = {row["what"]: row["cpu"] * 1000 for row in found["start_up"]}
    pydantic = took["from pydantic import BaseModel"]
    yield _most("sme-check --help beside the import of pydantic", 1, took["sme-check --help"] / pydantic, "times")
    yield _most("sme-check check FILE beside the import of pydantic", 2, took["sme-check check FILE"] / pydantic, "times")
