"""Runs that have not come to their end: found by the file, no more than a few, and no hindrance where nothing can be written."""

import os
from pathlib import Path

import pytest

from sme_check.bulk.runs.keep import Keep
from sme_check.ui.bulk.unfinished import Given, folder_for, folder_of, forget, unfinished
from tests.bulk.test_stored import a_part


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "unfinished"


def given(number: int = 1, *, as_of: str | None = "15 May 2026", mapping: tuple[tuple[str, str | None], ...] = ()) -> Given:
    return Given("deals.xlsx", f"{number:02}" * 32, mapping, as_of)


def kept(what: Given, seconds: int = 0) -> None:
    """Two of five rows of a run are kept, since some seconds."""
    folder = folder_for(what, 5)
    assert folder is not None
    Keep(folder, {"as_of": "x"}, resume=False).write(0, a_part())
    os.utime(folder, (1e9 + seconds, 1e9 + seconds))


def test_a_run_is_found_by_its_file_with_all_that_it_was_made_with() -> None:
    """The last first; those of which nothing is done yet are not there."""
    first, second = given(as_of=None), given(mapping=(("Team", None), ("Страна", "business.established_in")))
    kept(first, 1)
    kept(second, 2)
    kept(given(2), 3)
    folder_for(given(as_of="16 May 2026"), 5)

    assert [(item.given, item.rows_done, item.rows) for item in unfinished(first.digest)] == [(second, 2, 5), (first, 2, 5)]


def test_what_is_let_go_leaves_nothing(room: Path) -> None:
    """Neither the answers nor what they were made with."""
    kept(given())
    forget(given())

    assert not list(room.iterdir())


def test_only_so_many_are_kept(room: Path) -> None:
    """Those written to longest ago are given up."""
    for number in range(12):
        kept(given(number), number)
    folder_for(given(99), 5)

    assert len(list(room.iterdir())) == 10
    assert not unfinished(given(0).digest)
    assert unfinished(given(11).digest)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": 1}'])
def test_what_cannot_be_read_is_not_offered(content: str) -> None:
    """And stops nobody."""
    kept(given())
    (folder_of(given()) / "given.json").write_text(content, encoding="utf-8")

    assert unfinished(given().digest) == []


def test_only_the_user_may_look(room: Path) -> None:
    """What is kept holds facts."""
    kept(given())

    assert {path.stat().st_mode & 0o077 for path in (room, *room.iterdir())} == {0}


def test_where_nothing_can_be_written_there_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run then keeps what it does as long as the window is open."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "file"))

    assert folder_for(given(), 5) is None
    assert unfinished(given().digest) == []
    forget(given())
