"""What the adviser's own sheets leave open: in place of all that might be asked of an activity that it may stand for, one question for each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..answering.once import Once
from ..answering.patterns import Asked, Pattern
from .answers import Answers

if TYPE_CHECKING:
    from ..workbooks.taken import Taken

__all__ = ["LEFT_OPEN", "with_cells_asked"]

LEFT_OPEN = "what your sheets leave open"
"""What is asked of cells and rows, in the place of the short name of a fact."""


def with_cells_asked(taken: "Taken", answers: Answers) -> Answers:
    """The answers to what was taken from a file, with the questions that its unread cells leave. Verdicts stay as they are.

    Args:
        taken: What was taken.
        answers: The answers to its frame.
    """
    if not taken.asked:
        return answers
    order = np.argsort(answers.group, kind="stable")
    sizes = np.bincount(answers.group, minlength=answers.partnerships)
    last = np.cumsum(sizes) - 1
    known = Once[Pattern]()
    for pattern in answers.patterns:
        known.place(pattern)
    places = answers.pattern.copy()
    made: dict[tuple[int, int, tuple[str, ...]], int] = {}
    for row, questions in taken.asked.items():
        group = int(answers.group[row])
        number = int(np.flatnonzero(order[last[group] - sizes[group] + 1 : last[group] + 1] == row)[0])
        key = int(places[group]), number, tuple(dict.fromkeys(questions))
        if key not in made:
            made[key] = known.place(_asking(known.items[key[0]], *key[1:]))
        places[group] = made[key]
    used, renumbered = np.unique(places, return_inverse=True)
    return replace(answers, pattern=renumbered.reshape(-1), patterns=tuple(known.items[place] for place in used.tolist()))


def _asking(pattern: Pattern, number: int, questions: Sequence[str]) -> Pattern:
    """An answer that asks what cells hold, and nothing more of the activity, by its number, that stands for them."""
    own = f"activities[{number}]"
    left = tuple(item for item in pattern.questions if not item.place.startswith(own))
    return replace(pattern, questions=(*(Asked("fact", "", LEFT_OPEN, question) for question in questions), *left))
