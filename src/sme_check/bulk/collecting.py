"""Millions of cells, records and answers come into being at once and none in a circle: looking for circles among them only costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_new", "collecting_later", "standing_aside"]


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off the search for circles of dead objects; what nothing holds is freed at once all the same."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def collect_new() -> None:
    """Look for circles among what came into being since they were last looked for, so that those of a long run do not pile up."""
    gc.collect(1)


@contextmanager
def standing_aside() -> Iterator[None]:
    """Leave what is there out of every search meanwhile: a workbook that was read stays to the end of its run, and has no circles to be found."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
