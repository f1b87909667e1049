"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from sme_check.whole_file import write_whole


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """Nothing else is left beside it."""
    place = tmp_path / "kept.json"
    for content in (b"before", b"after"):
        write_whole(place, content, passing=".part")

    assert place.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [place]


def test_what_cannot_be_written_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is an error; the file before it is as it was, and no part is left."""
    place = tmp_path / "kept.json"
    place.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(place, b"after", passing=".part")

    assert place.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [place]
