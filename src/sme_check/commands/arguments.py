"""What several commands read and return alike."""

import argparse
from datetime import date

__all__ = ["INPUT_ERROR", "INTERRUPTED", "STOPPED", "day"]

INPUT_ERROR = 2
"""The exit code for input or rules that cannot be read."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""

STOPPED = 1
"""The exit code when the answer was not read to its end."""


def day(words: str) -> date:
    """A date of the command line.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words} is no date: write it as 2022-07-20") from None
