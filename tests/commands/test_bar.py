"""The progress bar of the terminal: rows done, rate and time left, for whoever looks; nothing for a file or a pipe."""

import io
import re
import signal
import sys
from collections.abc import Iterator

import pytest

from sme_check.bulk.runs.progress import Progress
from sme_check.commands.bar import bar, waiting


class Screen(io.StringIO):
    """A terminal, or what only passes text on."""

    def __init__(self, *, looked_at: bool) -> None:
        super().__init__()
        self._looked_at = looked_at

    def isatty(self) -> bool:
        return self._looked_at

    @property
    def words(self) -> str:
        """What was shown, without the marks that move and colour it."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.getvalue())


def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A wide terminal in the place of the error stream."""
    found = Screen(looked_at=True)
    monkeypatch.setattr(sys, "stderr", found)
    for name, value in {"TERM": "xterm", "COLUMNS": "160"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return found


def test_each_stage_says_rows_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each stage that has begun; before the first rows neither rate nor time is made up."""
    screen = a_terminal(monkeypatch)
    with bar(quiet=False) as tells:
        assert tells is not None
        tells(Progress("answering", 0, 10_000, 0.0, None))
        tells(Progress("answering", 4_000, 10_000, 2_000.0, 63.0))
        tells(Progress("writing", 0, 10_000, 0.0, None))

    answering, writing = (next(line for line in reversed(screen.words.splitlines()) if stage in line) for stage in ("answering", "writing"))
    assert "4000/10000" in answering.replace(" ", "")
    assert "2,000 rows/s" in answering
    assert "1 min 3 s left" in answering
    assert "0/10000" in writing.replace(" ", "")
    assert "rows/s" not in writing
    assert "left" not in writing


def test_what_takes_an_unknown_time_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was given, for whoever looks; not where nobody does, nor where it was not wanted."""
    screen = a_terminal(monkeypatch)
    with waiting("Reading [new] deals.xlsx", quiet=True):
        assert screen.words == ""
    with waiting("Reading [new] deals.xlsx", quiet=False):
        pass
    assert "Reading [new] deals.xlsx" in screen.words

    unseen = Screen(looked_at=False)
    monkeypatch.setattr(sys, "stderr", unseen)
    with waiting("Reading [new] deals.xlsx", quiet=False):
        assert unseen.words == ""


def test_a_run_without_rows_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is divided by."""
    screen = a_terminal(monkeypatch)
    with bar(quiet=False) as tells:
        assert tells is not None
        tells(Progress("answering", 0, 0, 0.0, None))

    assert "answering" in screen.words


@pytest.mark.parametrize(("looked_at", "quiet"), [(False, False), (True, True), (False, True)])
def test_where_nobody_looks_nothing_is_shown(monkeypatch: pytest.MonkeyPatch, looked_at: bool, quiet: bool) -> None:
    """Neither in a pipe or a file nor with --quiet: nobody is told, and not a character is written."""
    screen = Screen(looked_at=looked_at)
    monkeypatch.setattr(sys, "stderr", screen)
    with bar(quiet=quiet) as tells:
        assert tells is None

    assert screen.getvalue() == ""


@pytest.fixture
def _heard() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests run in the background of a shell, which has them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted() -> None:
    """Ctrl-C in the midst of a run."""
    with bar(quiet=False) as tells:
        assert tells is not None
        tells(Progress("answering", 10, 100, 1.0, 90.0))
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("_heard")
def test_an_interruption_goes_through_and_the_bar_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor is shown again, and what is printed then stands on a line of its own."""
    screen = a_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("\x1b[?25l")
    assert screen.getvalue().endswith("\x1b[2K")
