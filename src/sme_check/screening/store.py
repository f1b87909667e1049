"""The lists held on this machine: each edition one file, written whole or not at all, named by its day and its content.

An import reads and checks the new list first, writes it beside the others under a passing name, makes sure it is on the disk, and only then gives
it its own name. So there is one moment at which it begins to count; killed before, the lists in use are as they were. Nothing is ever overwritten.

Each file bears its own checksum. Where one is damaged, the edition before it is used instead, and whoever asks is told.
"""

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

from sme_check._version import __version__
from sme_check.errors import ListError, Problem
from sme_check.whole_file import write_whole

from .lists.record import FORMS, Edition, Record, Series

__all__ = ["Held", "Named", "Store", "TooMuchLost", "data_folder", "fingerprint_of"]

_NAME = re.compile(r"(uk|ofsi|hmt|restrictions)_(\d{4}-\d\d-\d\d)_(\d{3})_([0-9a-f]{24})\.json")
_FORM = "sme-check/list/2"
_PATIENCE = 60.0
Named = Callable[[Series, date], Set[str]]
"""The ids of those known to be on a list, of a series and a day."""

_AT_MOST = "a list that lacks at most {:.0%} of them; look at what is gone, and if it is right confirm it (--confirm on the command line)"
_ORDER: tuple[Series, ...] = ("uk", "ofsi", "hmt", "restrictions")


class TooMuchLost(ListError):
    """A list that lacks so many entries of the one in use that somebody must confirm it."""


def data_folder() -> Path:
    """Where what was imported is kept: `SME_CHECK_DATA`, else the user's data folder."""
    stated = os.environ.get("SME_CHECK_DATA")
    if stated:
        return Path(stated)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "sme_check" / "data"
        return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sme_check"
    except RuntimeError:  # a user without a home holds no lists, and is told so when one is imported
        return Path(os.devnull) / "sme_check"


@dataclass(frozen=True, slots=True)
class Held:
    """One edition in the store.

    Attributes:
        series: Which list.
        list_date: The day as at which it speaks.
        number: 1 for the first import of that day's list, 2 for another of the same day, which takes its place.
        digest: The beginning of the SHA-256 of its records.
        path: Its file.
    """

    series: Series
    list_date: date
    number: int
    digest: str
    path: Path

    @property
    def title(self) -> str:
        """What an adviser calls it."""
        return f"{FORMS[self.series].title} of {self.list_date.day} {self.list_date:%B %Y}"


class Store:
    """The lists held in a folder.

    Args:
        folder: The folder of all that is kept; None for the user's.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or data_folder()) / "lists"
        self._fresh: dict[Held, Edition] = {}  # what was just written need not be parsed again

    def held(self) -> tuple[Held, ...]:
        """Every edition, superseded ones too: list by list, the newest first."""
        try:
            found = [_held(self.folder / name, match) for name in os.listdir(self.folder) if (match := _NAME.fullmatch(name))]  # noqa: PTH208 (a path for each of them is slow)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(sorted(found, key=lambda item: (_ORDER.index(item.series), -item.list_date.toordinal(), -item.number)))

    def in_use(self) -> tuple[Held, ...]:
        """The editions that count: of each list and day the one imported last."""
        newest: dict[tuple[Series, date], Held] = {}
        for item in self.held():
            newest.setdefault((item.series, item.list_date), item)
        return tuple(newest.values())

    def sound(self) -> tuple[tuple[Held, ...], tuple[str, ...]]:
        """The editions that count and are whole: in the place of a damaged one that of the same day before it, if there is one.

        Returns:
            The editions, as `in_use` gives them, and a sentence on each that is damaged.
        """
        found: dict[tuple[Series, date], Held] = {}
        damaged: list[tuple[Held, str]] = []
        for item in self.held():
            if (item.series, item.list_date) not in found:
                try:
                    self.about(item)
                    found[item.series, item.list_date] = item
                except ListError as error:
                    damaged.append((item, error.problems[0].found))
        whole = tuple(found.values())
        return whole, tuple(_instead(item, why, whole) for item, why in damaged)

    @property
    def fingerprint(self) -> str:
        """A digest of the editions that count, by their content alone; empty if there are none."""
        return fingerprint_of(self.in_use())

    def read(self, item: Held) -> Edition:
        """An edition as it was imported.

        Raises:
            ListError: The file is not what it was when it was written.
        """
        about, records = _checked(item)
        if item in self._fresh:
            return self._fresh[item]
        return Edition(item.series, item.list_date, tuple(map(Record.from_plain, json.loads(records))), about["form"], about["unread"])

    def read_all(self, items: Iterable[Held]) -> Iterator[Edition]:
        """Editions one after another, so that one at a time is in memory."""
        return (self.read(item) for item in items)

    def about(self, item: Held) -> Mapping[str, Any]:
        """Where an edition came from, its form, the digest of that file, how many entries it has, and what in it nobody knew.

        Raises:
            ListError: The file is not what it was when it was written.
        """
        return _checked(item)[0]

    def add(
        self, edition: Edition, *, source: str, source_digest: str, most_lost: float, confirmed: bool = False, named: Named = lambda *_: frozenset()
    ) -> tuple[Held, bool]:
        """Take in an edition.

        Args:
            edition: The edition, read and checked.
            source: Where it came from.
            source_digest: The SHA-256 of that file.
            most_lost: The share of the entries of the edition before it, 0 to 1, that it may lack.
            confirmed: Whether somebody looked at what it lacks, and it is right.
            named: Who is known to be on a list of a series and day, by their ids there: what a first edition is held against.

        Returns:
            The edition held, and whether it is new; one that is held already is not written again.

        Raises:
            ListError: It lacks more than that share and nobody confirmed it, or it could not be written. The lists in use are as they were.
        """
        records = json.dumps([record.to_plain() for record in edition.records], ensure_ascii=False, separators=(",", ":")).encode()
        about = {
            "form": edition.form,
            "source": source,
            "source_digest": source_digest,
            "entries": len(edition.records),
            "unread": dict(edition.unread),
            "kept_as": _FORM,
            "version": __version__,
        }
        try:
            with self._alone():
                return self._add(edition, about, records, lambda: None if confirmed else self._check_loss(edition, most_lost, named))
        except OSError as error:
            raise ListError([_unwritten(self.folder, error)]) from error

    def _add(self, edition: Edition, about: Mapping[str, Any], records: bytes, check: Callable[[], None]) -> tuple[Held, bool]:
        digest = hashlib.sha256(records).hexdigest()[:24]
        same_day = [item for item in self.held() if (item.series, item.list_date) == (edition.series, edition.list_date)]
        if same_day and same_day[0].digest == digest:
            with suppress(ListError):
                self.about(same_day[0])
                return same_day[0], False
        check()
        number = max((item.number for item in same_day), default=0) + 1
        path = self.folder / f"{edition.series}_{edition.list_date}_{number:03}_{digest}.json"
        body = json.dumps(about, ensure_ascii=False).encode() + b"\n" + records
        self._write(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        held = Held(edition.series, edition.list_date, number, digest, path)
        self._fresh = {held: edition}
        return held, True

    def _check_loss(self, edition: Edition, most_lost: float, named: Named) -> None:
        """Compare with the edition before it that is whole, a damaged one being nothing to compare with; a first one with those known to be on it."""
        before = next((item for item in self.sound()[0] if item.series == edition.series and item.list_date <= edition.list_date), None)
        old = {plain[0] for plain in json.loads(_checked(before)[1])} if before else named(edition.series, edition.list_date)
        gone = old - {record.id for record in edition.records}
        if len(gone) > most_lost * len(old):
            of_whom = f"entries of the one in use ({before.title})" if before else "entries known to be on the list of that day"
            found = f"a list of {edition.list_date} that lacks {len(gone)} of the {len(old)} {of_whom}"
            raise TooMuchLost([Problem("the new list", found, _AT_MOST.format(most_lost))])

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all, and take away what an import that was killed left."""
        write_whole(path, content, passing=".part")
        _settle(self.folder)
        for left in self.folder.glob("*.part"):
            left.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One import at a time, each held against what the one before it left; where files cannot be locked, do without."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("wb") as lock:
            with suppress(ImportError):
                import fcntl

                begun = time.monotonic()
                while not _locked(fcntl.flock, lock, fcntl.LOCK_EX | fcntl.LOCK_NB):
                    if time.monotonic() - begun > _PATIENCE:
                        found, accepted = "another import has been under way for too long", "the other to end, or to be ended; the list in use stays"
                        raise ListError([Problem(str(self.folder), found, accepted)])
                    time.sleep(0.02)
            yield


def _locked(flock: Callable[[IO[bytes], int], None], lock: IO[bytes], how: int) -> bool:
    """Whether the lock is ours, or cannot be had of any file here."""
    try:
        flock(lock, how)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def fingerprint_of(held: Iterable[Held]) -> str:
    """A digest of some editions, by their content alone; empty if there are none."""
    words = "\n".join(f"{item.series} {item.list_date} {item.digest}" for item in held)
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def _held(path: Path, match: re.Match[str]) -> Held:
    return Held(cast("Series", match[1]), date.fromisoformat(match[2]), int(match[3]), match[4], path)


def _checked(item: Held) -> tuple[dict[str, Any], bytes]:
    """What a file says of itself, and its records; its first line is the digest of the rest."""
    where = item.path.name
    try:
        digest, _, body = item.path.read_bytes().partition(b"\n")
    except OSError as error:
        raise ListError([Problem(where, f"a list that cannot be read: {error.strerror or error}", "the file as it was written")]) from error
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ListError(
            [Problem(where, "a file that is not what was written: its checksum differs", "the list imported again: sme-check lists update --from FILE")]
        )
    about, _, records = body.partition(b"\n")
    said: dict[str, Any] = json.loads(about)
    if said["kept_as"] != _FORM:
        raise ListError([Problem(where, "a list kept by an earlier version of this program", "the list imported again: sme-check lists update --from FILE")])
    return said, records


def _instead(item: Held, why: str, whole: Iterable[Held]) -> str:
    """What is damaged, and what is used in its place."""
    before = next((other for other in whole if other.series == item.series and other.list_date <= item.list_date), None)
    used = f"answers rest on the {before.title} instead" if before else "no edition before it is held"
    return f"The {item.title} held on this machine cannot be used: {why}; {used}. Import it again."


def _settle(folder: Path) -> None:
    """Make sure that the new name is on the disk, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritten(folder: Path, error: OSError) -> Problem:
    return Problem(
        str(folder),
        f"the list could not be written: {error.strerror or error}",
        "a folder with room to write in (SME_CHECK_DATA names another); the list in use stays",
    )
