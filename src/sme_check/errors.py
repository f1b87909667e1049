"""What went wrong, in the reader's words: where, what was found, what is accepted, and the likely repair."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["FactError", "ListError", "Problem", "RuleFileError", "SmeCheckError", "WorkerError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault.

    Attributes:
        where: The field, cell or file line.
        found: What stood there.
        accepted: What may stand there.
        nearest: The nearest valid name, where one is close; else empty.
    """

    where: str
    found: str
    accepted: str
    nearest: str = ""

    def __str__(self) -> str:
        nearest = f"; the nearest is {self.nearest}" if self.nearest else ""
        return f"{self.where}\n  found     {self.found}\n  accepted  {self.accepted}{nearest}"


class SmeCheckError(Exception):
    """The family of everything that this package raises on purpose."""


class _Problems(SmeCheckError):
    """All the faults of one input, together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[object], tuple[tuple[Problem, ...]]]:
        """An error crosses from one process to another with its problems."""
        return type(self), (self.problems,)


class FactError(_Problems):
    """The facts of a partnership cannot be read as given."""


class RuleFileError(_Problems):
    """A file of the rulebook does not say something the rulebook can hold."""


class ListError(_Problems):
    """A published list cannot be read, or must not replace the one in use."""


class WorkerError(_Problems):
    """A process of a cluster cannot give the answer that this one would."""
