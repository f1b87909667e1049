"""Answers of which those of some partnerships are changed behind a run, for the sake of what no fact of theirs says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sme_check.assessment.outreach import Outreach, OutreachVerdict

from ..answering.once import Once

__all__ = ["changed", "waiting"]

Array = np.ndarray[Any, Any]


def changed(places: Array, items: Sequence[Any], says: Mapping[int, tuple[str, ...]], change: Any) -> tuple[Array, tuple[Any, ...]]:
    """Answers of which those of some partnerships are changed.

    Args:
        places: (partnerships,) the place of each one's answer in `items`; -1 for none.
        items: Each distinct answer once.
        says: What is said of the partnerships whose answers are changed.
        change: Makes the answer of an answer and of what is said.

    Returns:
        The places and the answers, each distinct one once, and none that nobody is given.
    """
    known = Once[Any]()
    for item in items:
        known.place(item)
    found, made = places.copy(), dict[tuple[int, tuple[str, ...]], int]()
    for group, texts in says.items():
        key = int(places[group]), texts
        if key[0] >= 0 and key not in made:
            made[key] = known.place(change(known.items[key[0]], texts))
        found[group] = made.get(key, key[0])
    used, renumbered = np.unique(found[found >= 0], return_inverse=True)
    found[found >= 0] = renumbered.reshape(-1)
    return found, tuple(known.items[place] for place in used.tolist())


def waiting(outreach: Outreach, because: tuple[str, ...]) -> Outreach:
    """An outreach answer that can no longer be told; one that is unsuitable stays so."""
    if outreach.verdict is OutreachVerdict.UNSUITABLE:
        return outreach
    kept = outreach.because if outreach.verdict is OutreachVerdict.CANNOT_TELL else ()
    return replace(outreach, verdict=OutreachVerdict.CANNOT_TELL, because=(*because, *kept))
