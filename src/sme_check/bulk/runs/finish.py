"""What is done to the answers of a file at its end: what texts beside the facts name, what rows tell of one another's business, what cells leave open."""

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
from .told_elsewhere import with_told_elsewhere

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
    answers = with_names_beside(taken, answers, law, lists)
    return with_cells_asked(taken, with_told_elsewhere(taken, answers, law, lists))
