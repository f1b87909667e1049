"""How large a file may be: the one place where it stands, and the words that say so before an upload."""

from sme_check.errors import FactError, Problem

__all__ = [
    "LIMITS",
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_MEMBERS",
    "MOST_PARTS",
    "MOST_RATIO",
    "MOST_ROWS",
    "MOST_SHEETS",
    "MOST_UNPACKED",
    "UNPACKED_UNASKED",
    "limits_in_words",
    "refuse",
]

MOST_BYTES = 100_000_000
"""Of the file. A hundred thousand rows of thirty columns have some 40 million."""
MOST_UNPACKED = 500_000_000
"""Of a packed file, unpacked: a hundred thousand rows of thirty columns have some 160 million."""
MOST_RATIO = 150
"""Unpacked size to packed size, of a file that unpacks to more than `UNPACKED_UNASKED`. Sheets reach 70; what is made to burst reaches 1,000."""
UNPACKED_UNASKED = 30_000_000
"""Below this no ratio is asked about."""
MOST_PARTS = 5_000
"""Of a packed file."""
MOST_SHEETS = 100
MOST_ROWS = 250_000
"""Of a sheet, blank rows before and between counted."""
MOST_COLUMNS = 1_000
"""Of a sheet."""
MOST_CELLS = 6_000_000
"""Of all sheets together, blank ones between others counted. They stand in memory at once."""
MOST_MEMBERS = 50
"""Owners of one party, officers, banks, others of one activity, and look-ups of one partnership."""

LIMITS = (
    "Files: Excel (.xlsx, .xlsm, .xlsb, .xls), OpenDocument (.ods), CSV or Parquet; no password.",
    f"At most {MOST_BYTES // 1_000_000} MB, {MOST_UNPACKED // 1_000_000} MB unpacked.",
    f"At most {MOST_SHEETS} sheets, {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns a sheet, {MOST_CELLS:,} cells in all.",
    f"At most {MOST_MEMBERS} owners of one party, and as many officers, banks and others of one partnership.",
)
"""The limits, a sentence each."""


def limits_in_words() -> str:
    """What may be uploaded, for showing before the upload."""
    return " ".join(LIMITS)


def refuse(where: str, found: str, accepted: str) -> FactError:
    """A fault of a whole file, ready to be raised."""
    return FactError([Problem(where, found, accepted)])
