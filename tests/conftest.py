"""What holds for every test: nobody's own lists take part, and nothing speaks to a network unless its test says so."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from sme_check.bulk.runs import run


def pytest_configure() -> None:
    """Look for circles of dead objects less often than Python does: the law is many objects that stay, and going through them takes a fifth of a test."""
    gc.set_threshold(50_000)


@pytest.fixture(scope="session", autouse=True)
def _no_lists_of_the_user() -> Iterator[None]:
    """An empty store in the place of the user's."""
    before = {name: os.environ.get(name) for name in ("SME_CHECK_DATA", "SME_CHECK_OFFLINE")}
    with TemporaryDirectory() as folder:
        os.environ["SME_CHECK_DATA"] = str(Path(folder) / "data")
        os.environ["SME_CHECK_OFFLINE"] = "1"
        yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(autouse=True)
def _no_error_passes_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bulk run refers to a person what the program fails at: in a test it fails, unless the test puts `unanswered` back."""

    def raised(_rows: int, _day: date | None, error: Exception) -> NoReturn:
        raise error

    monkeypatch.setattr(run, "unanswered", raised)
