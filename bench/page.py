"""docs/performance.md, from the results of a run: its words stand in page.md, its figures come from here."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from targets import Target, rate, targets
from unknown import KLEENE, SAID

__all__ = ["page"]

_OURS = "sme_check, column engine"
_MET = {True: "met", False: "**not met**", None: "not measured"}
_FIRMS = {"one": "one firm for all", "ten": "a firm to ten lines"}
Row = Mapping[str, Any]


def page(found: dict[str, Any], plot: str) -> str:
    """The page.

    Args:
        found: The results.
        plot: The name of the plot beside the page.
    """
    held, where, one = list(targets(found)), found["machine"], found["one_line"]
    words = {
        **{name: where[name] for name in ("python", "system", "cpus", "cpu")},
        "day": found["day"],
        "ours": found["list"]["ours"],
        **{name: one[name] for name in ("measures", "nodes")},
        "load": f"{where['load']:.1f}",
        "fingerprint": found["list"]["fingerprint"][:12],
        "targets": _table(("what", "target", "measured", ""), ((item.what, item.wanted, item.found, _MET[item.met]) for item in held)),
        "short": _short(held),
        "source": next((row["source"] for row in found["rules"] if "source" in row), ""),
        "engines": _engines(found),
        "unknown": _unknown(found["unknown"]),
        "compile": f"{one['compile'] * 1000:.0f}",
        "rulebook": _rulebook(found["rulebook"]),
        "check": f"{one['check'] * 1000:.2f}",
        "verdict": f" Its verdict alone: {one['verdict'] * 1000:.3f} ms." if "verdict" in one else "",
        "sizes": _sizes(found["sizes"]),
        "unlike": _unlike(found["unlike"]),
        "plot": plot,
        "validation": _validation(found["validation"]),
        "excel_about": "{rows:,} rows × 30 columns, {mb:.1f} MB. The writers make the first row bold and colour rows by kind.".format(**found["excel"]),
        "excel": _excel(found["excel"]),
        "whole": _table(_WHOLE, map(_whole, found["whole"])),
        "start_up": _start_up(found["start_up"]),
    }
    return Path(__file__).with_suffix(".md").read_text(encoding="utf-8").format(**words)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table between blank lines."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *("| " + " | ".join(map(str, row)) + " |" for row in rows)]
    return "\n" + "\n".join(lines) + "\n"


def _short(held: Iterable[Target]) -> str:
    lines = [f"- {item.what}: {item.found}, where {item.wanted} is wanted." for item in held if item.met is False]
    lines += [f"- {item.what}: not measured in this run." for item in held if item.met is None]
    return "\n".join(lines) or "Nothing of what was measured."


def _engines(found: dict[str, Any]) -> str:
    ours = rate(found, _OURS) or 0
    heads = (
        "engine",
        "version",
        "values",
        "wrong answers",
        "one row, µs",
        "rows/s at 1,000",
        "at 100,000",
        "at 1,000,000",
        "column engine is faster",
        "peak MB",
    )
    return _table(heads, (_engine(row, ours) for row in found["rules"]))


def _engine(row: Row, ours: float) -> Sequence[object]:
    if "error" in row:
        return [row["engine"], "", "", row["error"], *[""] * 6]
    rates = row["rates"]
    own = rates[max(rates, key=int)]
    cells = [f"{rates[size]:,.0f}" if size in rates else "–" for size in ("1000", "100000", "1000000")]
    times = f"{ours / own:,.1f} times" if row["engine"] != _OURS else ""
    wrong = f"{row['wrong']} of {row['checked']:,}"
    return [row["engine"], row["version"], {2: "two", 3: "three"}[row["logic"]], wrong, f"{1e6 / rates['1']:,.0f}", *cells, times, f"{row['peak_mb']:,.0f}"]


def _unknown(found: Iterable[Row]) -> str:
    rows = [["Kleene's logic", "", *KLEENE, ""]]
    rows += [[row["engine"], row.get("version", ""), *row.get("answers", [row.get("error", ""), *[""] * 6]), row.get("differs", "")] for row in found]
    return _table(("engine", "version", *(f"`{said}`" for said in SAID), "differs"), rows)


def _rulebook(found: Iterable[Row]) -> str:
    rows = []
    for row in found:
        cells = [f"{row[part]:.2f}" for part in ("read", "first", "over")] if "over" in row else [row.get("error", ""), "", ""]
        rows.append([_FIRMS[row["firms"]], f"{row['lines']:,}", *cells, f"{row['lines'] / row['over']:,.0f}" if "over" in row else ""])
    return _table(("lines of", "lines", "cells read, s", "the rulebook, s", "once more, s", "lines a second"), rows)


def _sizes(found: Iterable[Row]) -> str:
    rows = []
    for row in found:
        if "cpu" in row:
            cells = [f"{row['cpu']:.3f}", f"{row['lines'] / row['cpu']:,.0f}", f"{row['firms']:,}", f"{row['before_mb']:,.0f}", f"{row['peak_mb']:,.0f}"]
        else:
            cells = [row.get("error") or f"not run: would take about {row['skipped']:,.0f} s", *[""] * 4]
        rows.append([f"{row['lines']:,}", *cells])
    return _table(("lines", "CPU s", "lines a second", "firms", "MB before, the lines included", "peak MB"), rows)


def _unlike(row: Row) -> str:
    if "cpu" not in row:
        return ""
    took = f"{row['lines']:,} lines take {row['cpu']:.2f} s"
    return f"An answer is put in words once for each distinct one. Where no line is like another, every fact drawn by itself, {took}."


def _validation(row: Row) -> str:
    if "by_column" not in row:
        return str(row.get("error", ""))
    by_column, by_row = row["by_column"] * 1e6, row["by_row"] * 1e6
    by_form = f"the form's own reading (pydantic), partnership by partnership, takes {by_row:.0f} µs"
    return f"{row['lines']:,} lines × {row['columns']}: {by_column:.1f} µs a line by columns; {by_form}.\nBoth refuse the same cells in the same words."


def _excel(book: Row) -> str:
    return _table(("", "with", "version", "CPU s", "peak MB"), ([part, *_io(row)] for part in ("read", "write") for row in book[part]))


def _io(row: Row) -> Sequence[object]:
    cells = [f"{row['cpu']:.2f}", f"{row['peak_mb']:,.0f}"] if "cpu" in row else [row.get("error", ""), ""]
    return [row["what"], row.get("version", ""), *cells]


_WHOLE = (
    *("rows", "bare read, s", "bare write, s", "screening, s", "names", "of them like somebody listed"),
    *("sme-check bulk, CPU s", "times the bare cost", "peak MB"),
)


def _whole(run: Row) -> Sequence[object]:
    if "skipped" in run:
        return [f"{run['rows']:,}", *[""] * 5, f"not run: would take about {run['skipped']:,.0f} s", "", ""]
    bare, ours = [run[part].get("cpu", 0) for part in ("read", "write", "screen")], run["ours"]
    done = [f"{ours['cpu']:.1f}", f"{ours['cpu'] / sum(bare):.2f}", f"{ours['peak_mb']:,.0f}"]
    said = done if ours.get("written") else [(ours.get("error") or "no answer").splitlines()[-1], "", ""]
    return [f"{run['rows']:,}", *(f"{part:.2f}" for part in bare), f"{run['screen'].get('names', 0):,}", f"{run['screen'].get('like', 0):,}", *said]


def _start_up(found: Sequence[Row]) -> str:
    pydantic = next(row["cpu"] for row in found if row["what"] == "from pydantic import BaseModel")
    rows = [[row["what"], f"{row['cpu'] * 1000:.0f}", f"{row['clock'] * 1000:.0f}", f"{row['cpu'] / pydantic:.2f}"] for row in found]
    return _table(("program", "CPU ms", "on the clock, ms", "times pydantic's import"), rows)
