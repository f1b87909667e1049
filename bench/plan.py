"""What is measured, in which order, and what is left out because it would take too long; each case is a process of its own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measuring import child

__all__ = ["Plan"]

ENGINES = ("sme_check, column engine", "polars expressions", "numpy masks", "openfisca-core", "sme_check, engine.proof", "zen-engine", "CEL (Rust)")
READERS = ("calamine", "openpyxl, read-only", "sme_check.bulk.workbooks")
WRITERS = ("xlsxwriter, constant memory", "openpyxl, write-only")
SIZES = (1, 1_000, 10_000, 100_000, 1_000_000)
_DAY = "2026-05-15"


class Plan:
    """One run of everything.

    Args:
        largest: The largest number of rows and lines.
        seconds: What is likely to take longer is left out.
        harness: The folder of a harness with rules and rows of its own; empty for ours.
        folder: Where workbooks and lists are kept meanwhile.
    """

    def __init__(self, largest: int, seconds: float, harness: str, folder: Path) -> None:
        self.largest, self.seconds, self.harness, self.folder = largest, seconds, harness, folder
        self.lists = {"SME_CHECK_DATA": str(folder / "data")}
        self.book = min(largest, 100_000)

    def parts(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Every part, by name."""
        yield "list", lambda: self._child("store")
        yield "start_up", lambda: self._child("start-up")["rows"]
        yield "rules", lambda: [{"engine": name} | self._child("engine", name, self.largest, self.harness) for name in ENGINES]
        yield "unknown", lambda: self._child("unknown")["rows"]
        yield "one_line", lambda: self._child("one-line")
        yield "rulebook", lambda: [self._over("one", self.largest), self._over("ten", self.book)]
        yield "validation", lambda: self._child("validation", self.book)
        yield "sizes", self._sizes
        yield "unlike", lambda: {"lines": 1000} | self._child("size", 1000, "unlike")
        yield "excel", self._excel
        yield "whole", self._whole

    def _child(self, case: str, *words: object) -> dict[str, Any]:
        return child(case, *words, more=self.lists)

    def _over(self, firms: str, count: int) -> dict[str, Any]:
        return {"firms": firms, "lines": count} | self._child("rulebook", count, firms)

    def _too_long(self, last: dict[str, Any], count: int) -> float:
        """The seconds that a size would take in proportion to the one before, if that is too many; else 0."""
        likely = last["skipped"] if "skipped" in last else last.get("cpu", 0) * count / last.get("lines", count)
        return float(likely) if likely > self.seconds and last.get("lines", 0) >= 1000 else 0

    def _sizes(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for count in (size for size in SIZES if size <= self.largest):
            likely = self._too_long(found[-1] if found else {}, count)
            found.append({"lines": count} | ({"skipped": likely} if likely else self._child("size", count)))
        return found

    def _source(self, count: int) -> Path:
        source = self.folder / f"lines-{count}.xlsx"
        if not source.exists():
            self._child("excel-made", count, source)
        return source

    def _excel(self) -> dict[str, Any]:
        """Every reader and writer on the same cells."""
        source, target = self._source(self.book), self.folder / "written.xlsx"
        reads = [{"what": name} | self._child("excel-read", name, source) for name in READERS]
        writes = [{"what": name} | self._child("excel-write", name, self.book, target) for name in WRITERS]
        return {"rows": self.book, "mb": source.stat().st_size / 2**20, "read": reads, "write": writes}

    def _whole(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for count in sorted({min(10_000, self.book), self.book}):
            last = {"lines": found[-1]["rows"], "cpu": found[-1]["ours"].get("cpu", 0)} if found else {}
            likely = self._too_long(last, count)
            found.append(self._bulk(count) if not likely else {"rows": count, "skipped": likely})
        return found

    def _bulk(self, count: int) -> dict[str, Any]:
        """`sme-check bulk` on a workbook; beside it the fastest bare read and write of the same cells, and the screening of their names."""
        source, answered = self._source(count), self.folder / f"answered-{count}.xlsx"
        bare = {"read": self._child("excel-read", READERS[0], source), "write": self._child("excel-write", WRITERS[0], count, self.folder / "written.xlsx")}
        command = ("-m", "sme_check", "bulk", source, "--out", answered, "--as-of", _DAY, "--yes")
        ours = self._child("program", sys.executable, *command)
        return {"rows": count, **bare, "screen": self._child("excel-screen", count), "ours": ours | {"written": answered.exists()}}
