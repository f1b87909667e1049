"""A workbook opened and taken by a process of its own that has little memory: what comes of it, whatever the file does to that process."""

import multiprocessing
import resource
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.errors import FactError

__all__ = ["SECONDS", "said_of"]

SECONDS, BYTES = 30, 1_500_000_000

_PROCESSES = multiprocessing.get_context("forkserver")  # what reads workbooks is loaded once, and each process begins with it
_PROCESSES.set_forkserver_preload([__name__])


def said_of(file: Path) -> list[list[object]]:
    """What is said of a file when it is opened, and when it is taken: `read` with its sheets, or `refused` with the reason.

    Raises:
        AssertionError: The process broke, or did not end in time.
    """
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_say, args=(str(file), theirs))
    process.start()
    theirs.close()
    try:
        assert ours.poll(SECONDS), f"no answer within {SECONDS} s"
        found: list[list[object]] | str = ours.recv()
    except EOFError:
        process.join()
        raise AssertionError(f"the process ended with {process.exitcode}") from None
    finally:
        process.kill()
        process.join()
    assert not isinstance(found, str), found
    return found


def _say(file: str, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    try:
        answer.send([_said(lambda: open_table(file)), _said(lambda: take(open_table(file), as_of="2026-05-15"))])
    except BaseException:
        answer.send(traceback.format_exc())


def _said(step: Callable[[], object]) -> list[object]:
    try:
        return ["read", [[sheet.name, len(sheet.rows)] for sheet in getattr(step(), "sheets", ())]]
    except FactError as error:
        return ["refused", str(error)]
