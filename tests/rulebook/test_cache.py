"""The cache: whole or not at all, and never needed."""

import json
from pathlib import Path

import pytest

from sme_check.rulebook.cache import cache_folder, read_cached, write_cached

DATA = {"law": ["§ 1", "один"], "days": 3}


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """A cache file gives back what it was given."""
    write_cached("rules-1.json", DATA, tmp_path / "deep" / "folder")

    assert read_cached("rules-1.json", tmp_path / "deep" / "folder") == DATA


def test_nothing_there_is_none(tmp_path: Path) -> None:
    """No file, no folder, or a folder in the file's place: there is no cache."""
    (tmp_path / "folder-1.json").mkdir()

    assert read_cached("rules-1.json", tmp_path) is None
    assert read_cached("rules-1.json", tmp_path / "none") is None
    assert read_cached("folder-1.json", tmp_path) is None


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "words", "no digest"])
def test_a_damaged_file_is_not_believed(tmp_path: Path, damage: str) -> None:
    """A file that is not exactly what was written is no cache."""
    write_cached("rules-1.json", DATA, tmp_path)
    file = tmp_path / "rules-1.json"
    whole = file.read_bytes()
    file.write_bytes(
        {"cut": whole[:-1], "changed": whole.replace(b"3", b"4"), "empty": b"", "words": b"law\nnone", "no digest": json.dumps(DATA).encode()}[damage]
    )

    assert read_cached("rules-1.json", tmp_path) is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where there is no room for a cache, nothing is said and nothing is lost."""
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")

    write_cached("rules-1.json", DATA, in_the_way)

    assert read_cached("rules-1.json", in_the_way) is None


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no home folder can be found, as in some containers, the cache is done without."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("SME_CHECK_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", homeless)

    write_cached("rules-1.json", DATA)

    assert read_cached("rules-1.json") is None


def test_only_the_newest_few_are_kept(tmp_path: Path) -> None:
    """Old rulebooks do not pile up, other kinds of file stay, and no part of a file is left behind."""
    write_cached("register-1.json", DATA, tmp_path)
    for number in range(12):
        write_cached(f"rules-{number}.json", DATA, tmp_path)

    names = sorted(path.name for path in tmp_path.iterdir())
    assert len([name for name in names if name.startswith("rules-")]) == 8
    assert "register-1.json" in names
    assert not [name for name in names if name.endswith(".part")]


def test_the_folder_may_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`SME_CHECK_CACHE` says where the cache lies."""
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path / "here"))

    assert cache_folder() == tmp_path / "here"
