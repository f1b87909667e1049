"""What answers a leaf: a test on a column is decided once for each distinct value, by the same comparison as the proof's."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sme_check.facts.of_party import ABSENT
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Test

from ..compare import compare
from .encode import Coded, Numbers
from .planes import Bits, code_of
from .run import Compared, Tabled

__all__ = ["answer_to_test", "table_of_test"]


def answer_to_test(test: Test, value: Any) -> int:
    """The bits of a test on one value: what cannot arise is false, what is not stated is unknown."""
    if value is ABSENT:
        return code_of(Truth.FALSE)
    truth = Truth.UNKNOWN if value is None else compare(test.comparison, value, test.value)
    return code_of(truth, missed=truth is Truth.UNKNOWN)


def table_of_test(test: Test, column: Coded | Numbers) -> Tabled | Compared:
    """What answers a test on a column."""
    if isinstance(column, Numbers):
        return Compared(column, test.comparison, test.value)
    return Tabled(column, bits([answer_to_test(test, value) for value in column.values]))


def bits(answers: Sequence[int]) -> Bits:
    """Answers as an array, never empty."""
    return np.array(answers or [0], np.uint8)
