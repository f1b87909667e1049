"""How many rows of a run are answered at once: a few at first, then as many as take a few seconds."""

import time

__all__ = ["SECONDS_EACH", "Pace"]

SECONDS_EACH = 6.0
"""What a portion may take: an interruption loses no more than about that, and so long one waits for word of the progress."""
_MOST = 1 << 15
"""Rows beyond which a longer portion saves nothing."""
_GROWTH = 8
"""How many times longer than the portion before one may be: the first ones may have been lucky."""


class Pace:
    """The length of the portions of a run; what they have in common is paid for once a portion, so longer ones are quicker.

    Args:
        first: Rows of the first portion; 0 if each is to be one chunk, however long it takes.
    """

    def __init__(self, first: int) -> None:
        self._rows, self._grows, self._began = first, first > 0, 0.0

    def start(self, left: int) -> int:
        """A portion begins.

        Args:
            left: The rows that are left.

        Returns:
            The rows that it may have, 0 for those of one chunk; a short rest is taken with it.
        """
        self._began = time.monotonic()
        return left if left < 1.5 * self._rows else self._rows

    def done(self, rows: int) -> None:
        """A portion of some rows is done; the next follows from the time that it took."""
        if self._grows and rows:
            by_time = rows * SECONDS_EACH / max(time.monotonic() - self._began, 1e-3)
            self._rows = int(min(max(by_time, 1), _GROWTH * rows, _MOST))
