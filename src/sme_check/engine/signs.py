"""What a line states of single facts, as numbers: lines are alike in a fact where its number is the same."""

from sme_check.facts.line import Line

from .shared import Shared, is_text
from .turns_on import LOOK_UPS

__all__ = ["Signs"]


class Signs(dict[str, int]):
    """For each fact of a line a number for what it holds and where it stands; 0 if equal values may be written otherwise."""

    def __init__(self, line: Line, shared: Shared) -> None:
        super().__init__()
        self._line, self._shared = line, shared

    def __missing__(self, path: str) -> int:
        value, place = self._line.read(path), self._line.place(path)
        plain = path == LOOK_UPS or is_text(value)
        found = self[path] = self._shared.number((path, place, type(value), value)) if plain else 0
        return found
