"""The formats of a result workbook, each made once. Colour never stands alone: there is always a word."""

from collections.abc import Mapping
from typing import Any

from sme_check.assessment.verdict import Verdict

from .lines import LinedSheet
from .own import DATES

__all__ = ["COLOURS", "Styles"]

COLOURS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.PROHIBITED: ("#F7DEDE", "#8F1D1D"),
    Verdict.LICENCE_REQUIRED: ("#FBE7CF", "#7A4300"),
    Verdict.REFER: ("#E9E0F7", "#4D2F85"),
    Verdict.NEEDS_INFORMATION: ("#DCE8F8", "#17407A"),
    Verdict.OUTSIDE: ("#DDF0E3", "#14552F"),
}
"""Of each verdict the colour of the cell and of the word, as on the page."""

_TOP = {"valign": "top"}
_LINK = "#1D4F7C"
_LINE = "#D8DDE4"


class Styles:
    """The formats; numbers are those of the file.

    Args:
        book: The workbook of xlsxwriter.
    """

    def __init__(self, book: Any) -> None:
        self._book = book
        self.heading = self.number({"bold": True, "bg_color": _LINK, "font_color": "#FFFFFF", "text_wrap": True, "border": 1, "border_color": _LINE, **_TOP})
        self.title = self.number({"bold": True, "font_size": 16, "font_color": _LINK})
        self.about = self.number({"font_color": "#55606E"})
        self.part = self.number({"bold": True, "font_size": 12, "font_color": _LINK, "bottom": 1, "bottom_color": _LINE})
        self.text = self.number(_TOP)
        self.wrapped = self.number({"text_wrap": True, **_TOP})
        self.count = self.number({"num_format": "#,##0", "align": "center", **_TOP})
        self.note = self.number({"text_wrap": True, "bg_color": "#FFF5DC", **_TOP})
        self.link = self.number({"font_color": _LINK, "underline": 1, **_TOP})
        self.wrapped_link = self.number({"font_color": _LINK, "underline": 1, "text_wrap": True, **_TOP})
        self.dates = {kind: self.number({"num_format": shown, "align": "left", **_TOP}) for kind, shown in DATES.items()}
        self.aside = self.number({"bg_color": "#EEEEEE", "font_color": "#55606E", **_TOP})
        self.verdicts = [self.number({"bg_color": back, "font_color": ink, "bold": True, **_TOP}) for back, ink in COLOURS.values()]

    def number(self, options: Mapping[str, Any]) -> int:
        """The number of a new format."""
        return LinedSheet.style(self._book.add_format(dict(options)))
