"""What is done to the answers of a file at its end: what its texts beside the facts name, and what its cells leave open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sme_check.assessment.carried import Lists, carried
from sme_check.assessment.imported import lists_in_use
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .answers import Answers
from .asked import with_cells_asked
from .named_beside import with_names_beside

if TYPE_CHECKING:
    from ..workbooks.taken import Taken

__all__ = ["finishing"]


def finishing(taken: "Taken", rulebook: Rulebook | None = None) -> Callable[[Answers], Answers]:
    """What is to be done to the answers to what was taken from a file, with the lists in use when it is asked for: an import meanwhile changes nothing.

    Args:
        taken: What was taken.
        rulebook: The law; None for the rulebook that comes with the package.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    return partial(_finished, taken, law, carried() or lists_in_use(law))


def _finished(taken: "Taken", law: Rulebook, lists: Lists, answers: Answers) -> Answers:
    return with_cells_asked(taken, with_names_beside(taken, answers, law, lists))
