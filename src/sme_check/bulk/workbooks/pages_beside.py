"""The texts of sheets that were not read: a page of notes, shown or hidden, may speak of every partnership; what else may name somebody is told."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from sme_check.facts.synonyms import said

from .drop_downs import Offered
from .heading_words import meaning_of
from .layout import plan_of
from .table import Sheet
from .taken import Note, TextBeside, cell_of, text_of

__all__ = ["Pages"]

_FEW, _WORDS = 40, 3
"""Texts of a sheet that was not read and may be a page of notes, a longer one is a list; and words of a text that says something."""
_NO_NOTES = frozenset({"lists", "списки", "instructions", "инструкция", "help", "contents", "pivot", "dashboard"})
"""What sheets are called that are no notes."""
_OUR_LIST = "answers_yes_no"
"""What stands first on the template's sheet of answers."""
MOST_TOLD = 2_000
"""Cells of sheets that are no pages of notes that are searched."""
_CUT = f"Of the sheets that were not read, the first {MOST_TOLD:,} cells of text are searched for listed parties; from this cell on they are not."


class Pages:
    """The sheets that were not read.

    Args:
        sheets: They.
        offered: The cells of which drop-downs offer a choice; looked for only where a page may speak of rows.
    """

    def __init__(self, sheets: Sequence[Sheet], offered: Callable[[], Offered]) -> None:
        self._sheets, self._find = sheets, offered

    def texts(self, rows: Sequence[int]) -> Iterator[TextBeside]:
        """The texts of pages of notes, and of all comments, as of some rows of the frame; then those of other cells, as of none.

        Args:
            rows: The rows of the frame that a page may speak of.
        """
        told: set[tuple[str, str]] = set()
        for page in self._sheets:
            for place, at, text in self._notes(page):
                cell = page.cell(place, at)
                told.add((page.name, cell))
                yield TextBeside(page.name, cell, "", text, rows)
            yield from (TextBeside(page.name, cell_of(number, column), "comment", text, rows) for number, column, text in page.comments)
        yield from islice((item for page in self._sheets for item in _others(page) if (item.sheet, item.cell) not in told), MOST_TOLD)

    def cut(self) -> list[Note]:
        """That there are more cells than are searched, if there are."""
        cells = (item for page in self._sheets for item in _others(page))
        return [Note(item.sheet, item.cell, _CUT) for item in islice(cells, MOST_TOLD, MOST_TOLD + 1)]

    def _notes(self, page: Sheet) -> Iterator[tuple[int, int, str]]:
        """What a page of notes says: a short sheet, that is not called by what is none; cells of which a drop-down offers a choice say nothing."""
        if said(page.name) in _NO_NOTES or len(list(islice(_sentences(page), _FEW + 1))) > _FEW:
            return
        for place, at, text in _sentences(page):
            if not self._is_offered(page, place, at):
                yield place, at, text

    @cached_property
    def _offered(self) -> Offered:
        return self._find()

    def _is_offered(self, page: Sheet, place: int, at: int) -> bool:
        row, column = page.row_number(place), page.first_column + at
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self._offered.get(page.name, ()))


def _sentences(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells of a sheet that say something: the place of the row, the column, the text. So does one behind a heading of ours, as in a form."""
    for place, row in enumerate(sheet.rows):
        texts = [(at, value) for at, value in enumerate(row) if isinstance(value, str) and value.strip()]
        form = len(texts) == 2 and meaning_of(texts[0][1], plan_of("partnerships"), doubtful=False).path is not None
        for at, value in texts:
            if len(value.split()) >= _WORDS or (form and at != texts[0][0]):
                yield place, at, value


def _others(sheet: Sheet) -> Iterator[TextBeside]:
    """Every cell that may name somebody, as of no row; of the template's sheet of answers none."""
    if _OUR_LIST in (sheet.rows[0] if sheet.rows else ()):
        return
    for place, row in enumerate(sheet.rows):
        for at, value in enumerate(row):
            if text := text_of(value):
                yield TextBeside(sheet.name, sheet.cell(place, at), "", text, ())
