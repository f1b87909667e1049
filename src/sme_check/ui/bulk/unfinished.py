"""Runs of which nobody has seen the end: found again by the file, after the page was loaded anew or the program started again. No streamlit here."""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from sme_check.bulk.runs.keep import rows_kept, take_away
from sme_check.screening.store import data_folder

__all__ = ["Given", "Unfinished", "folder_for", "folder_of", "forget", "unfinished"]

_MOST = 10
"""Runs kept at a time: of more, those that were looked at longest ago are given up."""
_ABOUT = "given.json"


@dataclass(frozen=True, slots=True)
class Given:
    """What a run is made with: if any of it changes, the results are those of another run.

    Attributes:
        name, digest: The file.
        mapping: What headings were said to hold.
        as_of: The day whose law is applied, as typed; None for each row's own.
    """

    name: str
    digest: str
    mapping: tuple[tuple[str, str | None], ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A run that is kept.

    Attributes:
        given: What it was made with.
        rows_done, rows: How far it came, and of how many.
    """

    given: Given
    rows_done: int
    rows: int


def folder_for(given: Given, rows: int) -> Path | None:
    """The folder in which a run keeps what it has done, in the user's own data folder; None where nothing can be written there.

    Args:
        given: What the run is made with.
        rows: How many rows it has.
    """
    folder = folder_of(given)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / _ABOUT).write_text(json.dumps({**asdict(given), "rows": rows}, ensure_ascii=False), encoding="utf-8")
        _make_room()
    except OSError:
        return None
    return folder


def folder_of(given: Given) -> Path:
    """Where what is done of a run is kept, if there is anything."""
    said = hashlib.sha256(repr((given.mapping, given.as_of)).encode("utf-8", "surrogatepass")).hexdigest()
    return _room() / f"{given.digest[:32]}-{said[:16]}"


def unfinished(digest: str = "") -> list[Unfinished]:
    """The runs that are kept, the last first.

    Args:
        digest: Only those of this file, as `Upload` has it; empty for all.
    """
    kept = [found for folder in _folders(f"{digest[:32]}*-*") if (found := _read(folder)) is not None and found.rows_done]
    return [found for found in kept if not digest or found.given.digest == digest]


def forget(given: Given) -> None:
    """Take away what is kept of a run."""
    _take_away(folder_of(given))


def _room() -> Path:
    return data_folder() / "unfinished"


def _folders(pattern: str) -> list[Path]:
    """The folders of runs, the one written to last first."""
    with suppress(OSError):
        return sorted(_room().glob(pattern), key=lambda folder: folder.stat().st_mtime, reverse=True)
    return []


def _read(folder: Path) -> Unfinished | None:
    try:
        said = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        mapping = tuple((str(key), path) for key, path in said["mapping"])
        return Unfinished(Given(said["name"], said["digest"], mapping, said["as_of"]), rows_kept(folder), int(said["rows"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _make_room() -> None:
    for folder in _folders("*")[_MOST:]:
        _take_away(folder)


def _take_away(folder: Path) -> None:
    with suppress(OSError):
        (folder / _ABOUT).unlink(missing_ok=True)
        take_away(folder)
