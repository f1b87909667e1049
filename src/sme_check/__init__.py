"""Does any UK sanctions measure reach a proposed partnership, on a given date, and is the firm one to reach out to?

>>> from sme_check import check
>>> assessment = check({"as_of": "2026-11-22", "uk_party": {"link": "uk_body"}})
>>> assessment.verdict
<Verdict.NEEDS_INFORMATION: 'needs_information'>
"""

from typing import TYPE_CHECKING, Any

from ._version import __version__
from .errors import FactError, ListError, Problem, RuleFileError, SmeCheckError

if TYPE_CHECKING:
    from .assessment.as_dict import as_dict
    from .assessment.assess import check
    from .assessment.assessment import Assessment
    from .assessment.render import as_markdown, as_text
    from .assessment.verdict import Verdict
    from .bulk.frame import check_frame, check_many
    from .facts.partnership import Partnership
    from .facts.read import read_partnership, read_partnership_file
    from .rulebook.load import load_rulebook
    from .rulebook.rulebook import Rulebook

__all__ = [
    "Assessment",
    "FactError",
    "ListError",
    "Partnership",
    "Problem",
    "RuleFileError",
    "Rulebook",
    "SmeCheckError",
    "Verdict",
    "__version__",
    "as_dict",
    "as_markdown",
    "as_text",
    "check",
    "check_frame",
    "check_many",
    "load_rulebook",
    "read_partnership",
    "read_partnership_file",
]

_HOMES = {
    "Assessment": "assessment.assessment",
    "Partnership": "facts.partnership",
    "Rulebook": "rulebook.rulebook",
    "Verdict": "assessment.verdict",
    "as_dict": "assessment.as_dict",
    "as_markdown": "assessment.render",
    "as_text": "assessment.render",
    "check": "assessment.assess",
    "check_frame": "bulk.frame",
    "check_many": "bulk.frame",
    "load_rulebook": "rulebook.load",
    "read_partnership": "facts.read",
    "read_partnership_file": "facts.read",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the command starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
