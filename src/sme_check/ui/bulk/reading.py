"""What an upload holds: the workbook taken into a frame, with everything in it that cannot be read. No streamlit here."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sme_check.bulk.results.again import without_results
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import CellFound, HeadingRead, Taken
from sme_check.errors import FactError, Problem
from sme_check.facts.synonyms import said

if TYPE_CHECKING:
    from sme_check.bulk.workbooks.table import Workbook

__all__ = ["Reading", "Upload", "key_of_sheet", "keys_of", "of_any_file", "opened", "read"]

_ASKED = ""
"""The day is asked for on the page, so the workbook need not state one."""
_COLUMN = re.compile("[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was given.

    Attributes:
        name: Its name.
        content: Its bytes.
        digest: A digest of name and bytes.
    """

    name: str
    content: bytes
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Upload":
        """An upload."""
        return cls(name, content, hashlib.sha256(name.encode() + b"\0" + content).hexdigest())


@dataclass(frozen=True, eq=False)
class Reading:
    """An upload, read.

    Attributes:
        taken: The frame with everything that is known of where it came from.
        problems: The cells that cannot be read, in reading them or as facts; their facts are unknown.
        dated: How many rows state an as-of date of their own.
    """

    taken: Taken
    problems: tuple[CellFound, ...]
    dated: int

    @property
    def rows(self) -> int:
        """How many rows of the sheets are answered."""
        return sum(len(rows.row) for rows in self.taken.rows)

    @property
    def sheets_in_doubt(self) -> dict[str, list[CellFound]]:
        """The sheets that were not read though rows of them name partnerships, which are not cleared for it; each with such cells."""
        understood = {item.sheet for item in self.taken.headings}
        found: dict[str, list[CellFound]] = {}
        for item in self.taken.problems:
            if item.sheet not in understood:
                found.setdefault(item.sheet, []).append(item)
        return found


def opened(upload: Upload) -> "Workbook":
    """The workbook of an upload.

    Raises:
        FactError: It cannot be read: why, and what is accepted.
    """
    try:
        return without_results(open_table(upload.content, upload.name))
    except (OSError, MemoryError) as error:
        raise _broken(upload, error) from None


def read(workbook: "Workbook", mapping: Mapping[str, str | None]) -> Reading:
    """Take a workbook into a frame, and find what in it cannot be read.

    Args:
        workbook: The workbook.
        mapping: What headings hold, where somebody has said it, by their keys: the path of a fact, or None to leave the column out.

    Raises:
        FactError: It holds no rows, or what was said of its headings does not fit.
    """
    taken = _taken(workbook, mapping)
    days = taken.frame["as_of"].notna().sum() if "as_of" in taken.frame else 0
    return Reading(taken, (*taken.problems, *_unreadable(taken)), int(days))


def _taken(workbook: "Workbook", mapping: Mapping[str, str | None]) -> Taken:
    """The workbook taken into a frame; what was said of headings that it does not have was said of another file."""
    try:
        return take(workbook, mapping, _ASKED)
    except FactError:
        known = {*keys_of(take(workbook, None, _ASKED).headings).values(), *(key_of_sheet(sheet.name) for sheet in workbook.sheets)}
        if known >= set(mapping):
            raise
        return take(workbook, {key: path for key, path in mapping.items() if key in known}, _ASKED)


def keys_of(headings: Sequence[HeadingRead]) -> dict[HeadingRead, str]:
    """What each heading is called where something is said of it: itself where no other is the same, else with its sheet, else by its column.

    >>> one, two = (HeadingRead("Deals", column, heading, None, "unknown") for column, heading in (("A", "Partner"), ("B", "")))
    >>> list(keys_of([one, two]).values())
    ['Partner', 'Deals!B']
    """
    everywhere = Counter(said(item.found) for item in headings)
    on_sheet = Counter((item.sheet, said(item.found)) for item in headings)
    return {item: _key(item, everywhere[said(item.found)], on_sheet[item.sheet, said(item.found)]) for item in headings}


def key_of_sheet(name: str) -> str:
    """What a whole sheet is called where something is said of it.

    >>> key_of_sheet("Contacts")
    'Contacts!'
    """
    return f"{name}!"


def _key(item: HeadingRead, everywhere: int, on_sheet: int) -> str:
    plain = bool(said(item.found)) and "!" not in item.found
    if plain and everywhere == 1 and not _COLUMN.fullmatch(item.found.strip()):
        return item.found
    return f"{item.sheet}!{item.found if plain and on_sheet == 1 else item.column}"


def of_any_file(key: str) -> bool:
    """Whether what was said of a heading by this key may be said of another file's: a column's letters mean something else there."""
    return not _COLUMN.fullmatch(key.rpartition("!")[2].strip())


def _unreadable(taken: Taken) -> tuple[CellFound, ...]:
    """The cells whose values are no facts, or contradict others of the same reference."""
    from sme_check.bulk.frames.cells import read_frame
    from sme_check.bulk.frames.rows import Rows
    from sme_check.rulebook.load import load_rulebook

    rows = Rows(read_frame(taken.frame, load_rulebook()), len(taken.frame))
    return tuple(taken.locate(problem) for problem in sorted(rows.problems, key=lambda problem: problem.row))


def _broken(upload: Upload, error: BaseException) -> FactError:
    return FactError([Problem(upload.name, str(error) or type(error).__name__, "a workbook, CSV or Parquet file that opens")])
