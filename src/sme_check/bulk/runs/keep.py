"""What a run has done, kept beside its result: each chunk a file, written whole or not at all; and what it was done with, so that nothing stale is taken up."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sme_check.whole_file import write_whole

from .answers import Part
from .stored import Stored, pack, unpack

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Keep", "is_unfinished", "keep_beside", "rows_kept", "take_away"]

_MANIFEST = "run.json"
_PARTS = "part-*.json"
_PASSING = ".passing"
_WORDS = {
    "version": "the version of sme_check",
    "input": "the input, or what its headings were taken for",
    "as_of": "the as-of date",
    "rulebook": "the rulebook",
    "lists": "the lists imported",
    "chunks": "the size of the chunks",
}


def keep_beside(result: Path) -> Path:
    """The folder in which a run keeps what it has done, beside its result.

    >>> keep_beside(Path("out/result.xlsx")).name
    'result.xlsx.unfinished'
    """
    return result.with_name(f"{result.name}.unfinished")


def is_unfinished(folder: Path) -> bool:
    """Whether a run kept something in a folder, and has not taken it away."""
    return _manifest(folder) is not None


def rows_kept(folder: Path) -> int:
    """How many rows a folder keeps the answers of, as its files say; whether they are whole is seen when they are taken up."""
    return sum(map(_rows_in, folder.glob(_PARTS)))


def take_away(folder: Path) -> None:
    """Take away what a run kept, once it is not needed any more, and nothing else that may stand in the folder."""
    for pattern in (_PARTS, f"*{_PASSING}", _MANIFEST):
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


class Keep:
    """The chunks kept in a folder.

    Args:
        folder: The folder.
        stamp: What the run is done with: version, input, as-of date, rulebook, lists. Only what was done with the same is taken up again.
        resume: Whether to take up what is there; else everything starts again.

    Attributes:
        changed: What differs from the run that is there, in words; empty if nothing, or if there is none.
        found: Whether there was a run to take up.
    """

    def __init__(self, folder: Path, stamp: Mapping[str, str], *, resume: bool) -> None:
        self._folder = folder
        before = _manifest(folder)
        self.found = before is not None
        self.changed = tuple(words for key, words in _WORDS.items() if before is not None and before.get(key) != stamp.get(key))
        if before is None or self.changed or not resume:
            take_away(folder)
            _write(folder / _MANIFEST, json.dumps(dict(stamp), indent=1, sort_keys=True).encode())

    def read(self, number: int) -> Part | None:
        """A chunk's answers; None if they are not there, or not whole."""
        try:
            head, _, body = self._file(number).read_bytes().partition(b"\n")
        except OSError:
            return None
        return unpack(_form().validate_json(body)) if head.partition(b" ")[0] == _digest(body) else None

    def write(self, number: int, part: Part) -> None:
        """Keep a chunk's answers.

        Raises:
            OSError: The disk cannot hold them.
        """
        body = _form().dump_json(pack(part))
        _write(self._file(number), b"%s %d\n%s" % (_digest(body), len(part.group), body))

    def _file(self, number: int) -> Path:
        return self._folder / f"part-{number:05}.json"


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _rows_in(file: Path) -> int:
    """The rows of a chunk, as the head of its file has them; 0 if it cannot be read."""
    try:
        with file.open("rb") as part:
            return int(part.readline(100).split()[1])
    except (OSError, IndexError, ValueError):
        return 0


@cache
def _form() -> "TypeAdapter[Stored]":
    from pydantic import TypeAdapter

    return TypeAdapter(Stored)


def _manifest(folder: Path) -> dict[str, str] | None:
    """What the run in a folder was done with; None if there is none."""
    try:
        found: object = json.loads((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, content: bytes) -> None:
    """Write a file of the folder, which is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content, passing=_PASSING)
