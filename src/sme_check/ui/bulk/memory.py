"""What the bulk page remembers between two runs of it: the file, the day, what headings hold, the reading, the run. On this machine, in this window."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from sme_check.bulk.answering.answered import day_of
from sme_check.bulk.runs.finish import finishing
from sme_check.errors import FactError, Problem
from sme_check.ui import session

from .job import Job, live_in
from .listing import Listing
from .reading import Reading, Upload, of_any_file, opened, read
from .unfinished import Given, Unfinished, folder_for, folder_of, forget

__all__ = [
    "Given",
    "Run",
    "day_problem",
    "given",
    "go_on_with",
    "last_run",
    "mapping",
    "own_days",
    "reading",
    "set_day",
    "set_mapping",
    "set_own_days",
    "set_upload",
    "start_run",
    "take_up_live",
    "typed_day",
    "upload",
]

_UPLOAD, _MAPPING, _DAY, _OWN_DAYS, _OPENED, _READ, _RUN = (f"bulk-{name}" for name in ("upload", "mapping", "day", "own-days", "opened", "read", "run"))


_READ_LATELY: "WeakValueDictionary[tuple[str, tuple[tuple[str, str | None], ...]], Reading]" = WeakValueDictionary()
"""What some window still holds: loaded anew, the page need not read the same file again, nor hold it twice."""


@dataclass(eq=False)
class Run:
    """A run with what it was made with; its listing, with what is to be said of the lists, once somebody looks at it, and its files once somebody asks."""

    given: Given
    reading: Reading
    job: Job
    listing: Listing | None = None
    lists_notes: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    kept: bool = True

    def seen(self) -> None:
        """Take away what was kept to go on with: somebody sees the answers."""
        if self.kept:
            forget(self.given)
        self.kept = False


def upload() -> Upload | None:
    """The file given."""
    found: Upload | None = session.recall(_UPLOAD)
    return found


def set_upload(new: Upload | None) -> None:
    """Keep a file that was given; what was said of headings stays, for the next file often has the same."""
    session.remember(_UPLOAD, new)
    set_mapping({key: path for key, path in mapping().items() if of_any_file(key)})
    if new is None:
        session.remember(_OPENED, None)
        session.remember(_READ, None)


def mapping() -> Mapping[str, str | None]:
    """What headings were said to hold: the path of a fact, None for nothing."""
    found: Mapping[str, str | None] = session.recall(_MAPPING, {})
    return found


def set_mapping(new: Mapping[str, str | None]) -> None:
    """Keep what headings were said to hold."""
    session.remember(_MAPPING, dict(new))


def typed_day() -> str:
    """The as-of date as typed."""
    return str(session.recall(_DAY, ""))


def set_day(text: str) -> None:
    """Keep the as-of date as typed."""
    session.remember(_DAY, text)


def day_problem() -> Problem | None:
    """Why the date typed is none."""
    try:
        if typed_day().strip():
            day_of(typed_day().strip())
    except FactError as error:
        return error.problems[0]
    return None


def own_days(has_own: bool) -> bool:
    """Whether each row's own date counts: as said, else if there are any and no date was typed."""
    return has_own and bool(session.recall(_OWN_DAYS, not typed_day().strip()))


def set_own_days(wanted: bool) -> None:
    """Keep whether each row's own date counts."""
    session.remember(_OWN_DAYS, wanted)


def given(found: Reading) -> Given | None:
    """What a run would be made with now; None as long as the day is missing or cannot be read."""
    file = upload()
    own = own_days(found.dated > 0)
    if file is None or (not own and (not typed_day().strip() or day_problem())):
        return None
    return Given(file.name, file.digest, tuple(sorted(mapping().items())), None if own else typed_day().strip())


def reading() -> Reading | tuple[Problem, ...] | None:
    """The file as read with what was said of its headings, or why it cannot be read; None if there is none."""
    file = upload()
    if file is None:
        return None
    key = (file.digest, tuple(sorted(mapping().items())))
    kept = session.recall(_READ)
    if kept is None or kept[0] != key:
        kept = (key, _READ_LATELY.get(key) or _read(file))
        session.remember(_READ, kept)
        if isinstance(kept[1], Reading):
            _READ_LATELY[key] = kept[1]
    found: Reading | tuple[Problem, ...] = kept[1]
    return found


def _read(file: Upload) -> Reading | tuple[Problem, ...]:
    try:
        kept = session.recall(_OPENED)
        if kept is None or kept[0] != file.digest:
            kept = (file.digest, opened(file))
            session.remember(_OPENED, kept)
        return read(kept[1], mapping())
    except FactError as error:
        return error.problems
    except Exception as error:  # a file of a kind that nobody has met must not take the page with it
        logging.getLogger(__name__).exception("an upload could not be read")
        return (Problem(file.name, f"something that cannot be read ({type(error).__name__}: {error})", "a workbook, CSV or Parquet file that opens"),)


def last_run() -> Run | None:
    """The last run, whether it still goes on or has ended."""
    found: Run | None = session.recall(_RUN)
    return found


def start_run(found: Reading, with_what: Given, *, resume: bool = False) -> None:
    """Begin a run, or go on with one that is kept; one that still goes on in this window is stopped.

    Args:
        found: The file as read.
        with_what: What the run is made with.
        resume: Whether to take up what is kept of it.
    """
    before = last_run()
    if before is not None:
        before.job.stop()
    folder = folder_for(with_what, len(found.taken.frame))
    job = Job(found.taken.frame, with_what.as_of, folder, resume=resume, then=finishing(found.taken))
    _remember_run(Run(with_what, found, job))
    job.start()


def go_on_with(kept: Unfinished) -> None:
    """Go on with a run that is kept of the file given, or watch it where it still goes on: with its day and its headings, which the page takes over."""
    set_day(kept.given.as_of or "")
    set_own_days(kept.given.as_of is None)
    set_mapping(dict(kept.given.mapping))
    found = reading()
    with_what = given(found) if isinstance(found, Reading) else None
    if isinstance(found, Reading) and with_what == kept.given and not take_up_live(found, with_what):
        start_run(found, with_what, resume=True)


def take_up_live(found: Reading, with_what: Given) -> bool:
    """Watch the very same run where it still goes on, begun before the page was loaded anew or in another window; whether there is one."""
    job = live_in(folder_of(with_what))
    if job is not None:
        _remember_run(Run(with_what, found, job))
    return job is not None


def _remember_run(run: Run) -> None:
    session.remember("bulk-picked", None)
    session.remember(_RUN, run)
