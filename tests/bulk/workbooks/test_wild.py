"""Workbooks found in the wild: each ends in a clear answer, within seconds, in bounded memory."""

import csv
from functools import cache
from pathlib import Path

import pytest

FILES = Path(__file__).resolve().parents[4] / "shared" / "data" / "workbooks-dev"


def named() -> list[str]:
    """The files that are there."""
    if not (FILES / "manifest.csv").exists():
        return []
    with (FILES / "manifest.csv").open(encoding="utf-8") as file:
        return [row["file"] for row in csv.DictReader(file)]


@cache
def answer(name: str) -> list[list[object]]:
    """What is said of a file, by a process of its own with little memory."""
    if not name:
        pytest.skip("no workbooks lie beside this checkout, so none was tried")
    from tests.bulk.workbooks.little_memory import said_of  # there are systems that cannot limit memory

    return said_of(FILES / name)


@pytest.mark.parametrize("name", named() or [""])
def test_each_ends_in_a_clear_answer(name: str) -> None:
    """Read, or refused in words that say what was found and what is accepted; none holds partnerships, so none is taken for any."""
    opened, taken = answer(name)

    assert opened[0] in ("read", "refused")
    assert taken[0] == "refused"
    assert "found" in str(taken[1])
    assert "accepted" in str(taken[1])


KNOWN = {
    "pass_protected.xlsx": "protected by a password",
    "poc-xmlbomb.xlsx": "document type declaration",
    "clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5636439151607808.xlsx": "damaged",
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_refused_says_why(name: str) -> None:
    """In the words of somebody who can do something about it."""
    found = answer(name if name in named() else "")

    assert KNOWN[name] in str(found[0][1])


@pytest.mark.parametrize(("name", "rows"), [("SampleSS.strict.xlsx", 4), ("MalformedSSTCount.xlsx", 3), ("large_strings.xlsx", 9999), ("date_1904.xlsx", 3)])
def test_what_can_be_read_is_read(name: str, rows: int) -> None:
    """A dialect, a wrong count, a lot of text: no reason to refuse, and never read as empty."""
    opened = answer(name if name in named() else "")[0]

    assert opened[0] == "read"
    assert isinstance(opened[1], list)
    assert opened[1][0][1] == rows
