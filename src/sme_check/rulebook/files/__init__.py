"""The form of every rule file, as strict models: what may stand where. Read only when a rulebook is checked afresh."""

from collections.abc import Mapping

from .coverage import CoverageFile, ProvisionsFile
from .form import Form
from .lists import EntityListFile, ListFile
from .measures import DefinitionFile, MeasureFile
from .outreach import OutreachFile
from .whole import ClaimsFile, InstrumentsFile, RulebookFile

__all__ = ["FORMS", "Form"]

FORMS: Mapping[str, type[Form]] = {
    "rulebook": RulebookFile,
    "instruments": InstrumentsFile,
    "claims": ClaimsFile,
    "definition": DefinitionFile,
    "list": ListFile,
    "entities": EntityListFile,
    "measure": MeasureFile,
    "outreach": OutreachFile,
    "provisions": ProvisionsFile,
    "coverage": CoverageFile,
}
"""The form of each kind of file."""
