"""The first thing an adviser sees: how many of which verdict, where to look, what decides most, how current it is."""

from collections.abc import Sequence
from typing import Any

from sme_check.assessment.as_dict import DISCLAIMER
from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.workbooks.taken import Taken

from .beside import ASIDE
from .counted import Counts, by_chapter, by_kind, by_outreach, notes, top_measures
from .lines import LinedSheet
from .standing import Standing
from .styles import COLOURS, Styles
from .table import SUMMARY_TITLE
from .words import verdict_word

__all__ = ["Summary"]

_WIDTHS = (42, 14, 18, 14, 20, 14, 14)
_MOST = 12
_NO_PARTNERSHIP = "Rows: totals, headings once more, lines below a table, worked rows. Each is named in Problems."
_ACROSS = 125
"""Characters across the sheet."""
Row = list[tuple[Any, int]]


class Summary:
    """The summary, written top to bottom.

    Args:
        sheet: Its sheet, empty.
        styles: The formats.
        name: What the sheet is called.
    """

    def __init__(self, sheet: LinedSheet, styles: Styles, name: str) -> None:
        self._sheet, self._styles, self._name, self._at = sheet, styles, name, 0
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def write(self, book: Any, taken: Taken, answers: Answers, standing: Standing, links: Sequence[tuple[str, str, str]]) -> None:
        """Write it.

        Args:
            book: The workbook of xlsxwriter, which makes the chart.
            taken: What was taken from the file.
            answers: The answers.
            standing: What the run was done with.
            links: Where to look: what is there, and a link to it, and in words what it is for.
        """
        styles = self._styles
        self._row([(f"{SUMMARY_TITLE}{taken.workbook.name}", styles.title)])
        day = f"Law of {standing.as_of.day} {standing.as_of:%B %Y}" if standing.as_of else "Law of each row's own day"
        self._row([(f"{day}. {answers.partnerships:,} partnerships in {sum(len(rows.row) for rows in taken.rows):,} rows. {DISCLAIMER}", styles.about)])
        self._notes(answers)
        self._verdicts(book, answers, sum(len(rows.aside) for rows in taken.rows))
        self._links(links)
        self._outreach(answers)
        self._measures(answers)
        self._crossed("Activities, by the verdict of the row alone", by_kind(taken, answers, _MOST))
        self._crossed("Goods, by the verdict of the row alone", by_chapter(taken, answers, _MOST))
        self._sheet.extent(self._at, len(_WIDTHS) - 1)

    def _row(self, cells: Row) -> None:
        sheet = self._sheet
        letters = sheet.letters(len(cells))
        sheet.put(self._at, [f'<c r="{letters[at]}{self._at + 1}"{sheet.value(value, style, {})}' for at, (value, style) in enumerate(cells)])
        self._at += 1

    def _part(self, title: str, *headings: str) -> None:
        self._at += 1
        self._row([(title, self._styles.part), *((heading, self._styles.part) for heading in headings)])

    def _notes(self, answers: Answers) -> None:
        marked = int(answers.provisional.sum())
        if marked:
            many = "All answers are" if marked == answers.partnerships else f"{marked:,} of the answers are"
            self._note(f"{many} provisional: the law, or a list that clears a party, was checked only up to an earlier day.")
        for note in notes(answers)[:4]:
            self._note(note)

    def _note(self, text: str) -> None:
        """A note across the sheet, as high as it needs."""
        self._sheet.set_row(self._at, 15 * (1 + len(text) // _ACROSS))
        self._sheet.merge.append([self._at, 0, self._at, len(_WIDTHS) - 1])
        self._row([(text, self._styles.note)])

    def _verdicts(self, book: Any, answers: Answers, aside: int) -> None:
        """Partnerships by verdict, as a table and a chart; below the table the rows that are none."""
        self._part("Verdict", "Partnerships", "What it means")
        first = self._at
        for place, (verdict, count) in enumerate(answers.counts().items()):
            self._row([(verdict_word(verdict), self._styles.verdicts[place]), (count, self._styles.count), (verdict.meaning, self._styles.about)])
        if aside:
            self._row([(ASIDE, self._styles.aside), (aside, self._styles.count), (_NO_PARTNERSHIP, self._styles.about)])
        self._at += 1
        chart = book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": "Partnerships",
                "categories": [self._name, first, 0, first + len(VERDICTS) - 1, 0],
                "values": [self._name, first, 1, first + len(VERDICTS) - 1, 1],
                "points": [{"fill": {"color": ink}} for _, ink in COLOURS.values()],
                "data_labels": {"value": True},
                "gap": 40,
            }
        )
        chart.set_title({"name": "Partnerships by verdict", "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_size({"width": 900, "height": 230})
        self._sheet.insert_chart(self._at, 0, chart, {"object_position": 3})
        self._at += 12

    def _links(self, links: Sequence[tuple[str, str, str]]) -> None:
        self._part("Where to look")
        for words, target, about in links:
            self._sheet.link(self._at, 0, target)
            self._row([(words, self._styles.link), (about, self._styles.about)])

    def _outreach(self, answers: Answers) -> None:
        self._part("Outreach", "Partnerships", "What it means")
        for verdict, count in by_outreach(answers):
            self._row([(verdict.value.replace("_", " ").capitalize(), self._styles.text), (count, self._styles.count), (verdict.meaning, self._styles.about)])

    def _measures(self, answers: Answers) -> None:
        found = top_measures(answers, _MOST)
        if found:
            self._part("Measures that decide most", "Partnerships", "Provision")
            for title, citation, count in found:
                self._row([(title, self._styles.text), (count, self._styles.count), (citation, self._styles.about)])

    def _crossed(self, title: str, counts: Counts) -> None:
        if counts:
            self._part(title, *(verdict_word(verdict) for verdict in VERDICTS))
            for name, each in counts:
                self._row([(name, self._styles.text), *((count or None, self._styles.count) for count in each)])
