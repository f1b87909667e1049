"""What a leaf reads: the path of its fact, and the codes or names that a value is."""

from collections.abc import Sequence
from typing import Any

from .compile import Asked

__all__ = ["items_of", "path_of"]


def path_of(leaf: Asked, fact: str) -> str:
    """The path of the fact that a leaf reads: `it` outside a collection is the business."""
    return f"business.{fact.removeprefix('it.')}" if fact.startswith("it.") else fact


def items_of(value: Any) -> Sequence[Any]:
    """The codes or names that a value is, if it is any."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
