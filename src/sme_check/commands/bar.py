"""The progress bar of the terminal: on the error stream, and only where somebody looks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sme_check.bulk.runs.progress import Progress, Tells

__all__ = ["bar", "waiting"]


@contextmanager
def bar(*, quiet: bool) -> "Iterator[Tells | None]":
    """Shows how far a run is: stage, rows done, rate, time left. Gives None where nobody looks.

    Args:
        quiet: Whether to show nothing even on a terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Shown

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[left]}"))
    with Shown(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[str, int] = {}

        def tell(progress: "Progress") -> None:
            if progress.stage not in tasks:
                tasks[progress.stage] = int(shown.add_task(progress.stage, total=max(progress.rows, 1), rate="", left=""))
            rate = f"{progress.rate:,.0f} rows/s" if progress.rate else ""
            shown.update(tasks[progress.stage], completed=progress.rows_done, rate=rate, left=left_in_words(progress.seconds_left))  # type: ignore[arg-type]

        yield tell


@contextmanager
def waiting(words: str, *, quiet: bool) -> Iterator[None]:
    """Shows that something is being done of which nobody knows how long it takes.

    Args:
        words: What is being done.
        quiet: Whether to show nothing even on a terminal.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(words)):
        yield


def left_in_words(seconds: float | None) -> str:
    """Time left as it is said.

    >>> left_in_words(None), left_in_words(42.4), left_in_words(200)
    ('', '42 s left', '3 min 20 s left')
    """
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s left" if minutes else f"{rest} s left"
