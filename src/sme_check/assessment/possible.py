"""What is still possible: each piece of evidence leaves some answers open, and what all leave open together is the answer.

A fact more can only take answers away, so a settled finding never turns into its opposite. When nothing is left, the evidence contradicts itself,
and no further fact mends that: the finding stays open until somebody corrects what was stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Evidence", "Found", "in_words", "together"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one piece of evidence leaves open, and its words."""

    leaves: frozenset[str]
    says: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one subject.

    Attributes:
        possible: The answers still open; empty if the evidence contradicts itself.
        because: The reasons, each with its date.
        missing: The paths of the facts that could settle it; empty when it is settled.
        citation: What it rests on.
    """

    possible: frozenset[str]
    because: tuple[str, ...]
    missing: tuple[str, ...]
    citation: str


def together(everything: Iterable[str], evidence: Iterable[Evidence]) -> tuple[frozenset[str], tuple[str, ...]]:
    """What all the evidence leaves open, with its words; a contradiction names both sides.

    >>> both = [Evidence(frozenset({"micro"}), "the register"), Evidence(frozenset({"medium"}), "the figures")]
    >>> together(["micro", "medium"], both)[1][0]
    'What was stated contradicts itself; correct one or the other:'
    """
    evidence = tuple(evidence)
    possible = frozenset(everything)
    for item in evidence:
        possible &= item.leaves
    says = tuple(item.says for item in evidence if item.says)
    return possible, says if possible else ("What was stated contradicts itself; correct one or the other:", *says)


def in_words(names: Iterable[str]) -> str:
    """Names in a row: a, b or c.

    >>> in_words(["micro", "small", "medium"])
    'micro, small or medium'
    """
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
