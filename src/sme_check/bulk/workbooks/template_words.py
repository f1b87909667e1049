"""What the template says to the adviser who opens it."""

from collections.abc import Iterator

from sme_check import _version

from .layout import SHEETS, Column, Plan
from .limits import LIMITS

__all__ = ["TEMPLATE_VERSION", "VERSION_NAME", "answer_in_words", "instructions", "message_of", "places_to_look"]

TEMPLATE_VERSION = "1"
"""Raised when a template of before would be read differently."""
VERSION_NAME = "sme_check_template"
"""The name that the workbook defines, with the version in it."""
_MESSAGE = 255
"""Characters that a spreadsheet shows beside a cell."""

_KINDS = {
    "yes_no": "yes, no or don't know",
    "number": "a number",
    "share": "a percentage: 51 %, more than 50 %, 30 to 45 %",
    "money": "a sum with its currency: £250, 1000 EUR",
    "date": "a date: 31 January 2026",
    "text": "text",
    "texts": "one or several, with a semicolon between",
    "choice": "one from the list",
    "choices": "from the list; several with a semicolon between; none if there are none",
}


def answer_in_words(column: Column) -> str:
    """What may be written in a column."""
    if column.info is None:
        return "a number" if column.path == "activity_number" else "text"
    return _KINDS.get(column.info.kind, "text") + (f" ({column.info.unit})" if column.info.unit and column.info.kind != "share" else "")


def message_of(column: Column) -> str:
    """What is shown beside a cell of a column: the question, what to know, where to find it."""
    parts = [column.question, column.help, f"Found in: {column.where}." if column.where else "", "Leave blank if not known." if column.info else ""]
    text = " ".join(part for part in parts if part)
    if len(text) <= _MESSAGE:
        return text
    shorter = " ".join(part for part in (parts[0], parts[1]) if part)
    return shorter if len(shorter) <= _MESSAGE else f"{shorter[: _MESSAGE - 1].rpartition(' ')[0]}…"


def instructions() -> Iterator[tuple[str, str]]:
    """The page of instructions: (kind of line, text); kinds are title, heading, line."""
    yield "title", "Partnerships with Russian businesses: what is proposed"
    yield "line", f"Template version {TEMPLATE_VERSION}, made by sme_check {_version.__version__}. The result is not legal advice."
    yield "heading", "How to fill it in"
    yield "line", "1. Go to the sheet Partnerships and write one row for each proposed partnership. For a simple case that sheet is enough."
    yield "line", "2. Give each partnership a reference of your own. The other sheets are joined to it by that reference, written in the same way."
    yield "line", "3. Select a cell to see its question, and where the answer is usually found. Where there is a list to choose from, an arrow appears."
    yield "line", "4. Leave a cell blank if you do not know, or write don't know. Blank is unknown, never no: the result then says whether it matters."
    yield "line", "To say that there are none (no goods, no owners, nobody else), write none in place of the name. An empty sheet says nothing."
    yield "line", "The rows marked EXAMPLE show how rows look. They are left out when the workbook is read; delete them or leave them."
    yield "line", "You may leave out, reorder or add columns and sheets. A column of your own is kept as it is; what stands in one that is not understood keeps"
    yield "line", "its row from being cleared, until you say what it holds or set it aside. A listed party named in a comment or note is for a person to judge."
    yield "line", "Codes (INN, OGRN, BIC, OKVED, commodity codes) are cells of text here, so that a zero in front is kept. Paste values only to keep it so."
    yield "heading", "The sheets"
    for plan in SHEETS:
        yield "line", f"{plan.title}: {plan.about}"
    yield "heading", "How large it may be"
    for limit in LIMITS:
        yield "line", limit
    yield "heading", "Every column, and where its answer is found"


def places_to_look() -> Iterator[tuple[str, str, str, str, str]]:
    """Every column: sheet, heading, question with its help, what to write, where it is found."""
    for plan in SHEETS:
        for column in _once(plan):
            yield plan.title, column.heading, " ".join(filter(None, (column.question, column.help))), answer_in_words(column), column.where


def _once(plan: Plan) -> Iterator[Column]:
    """The columns of a sheet that were not explained on one before."""
    before = {(column.model, column.path.rpartition(".")[2]) for other in SHEETS[: SHEETS.index(plan)] for column in other.columns}
    names = {column.info.name for other in SHEETS[: SHEETS.index(plan)] for column in other.columns if column.info is not None and plan.of_members}
    for column in plan.columns:
        if (column.model, column.path.rpartition(".")[2]) not in before and (column.info is None or column.info.name not in names or not plan.of_members):
            yield column
