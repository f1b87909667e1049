"""How the adviser's own sheets look, as a workbook of Excel's states it: for the copy in the result to look the same."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .colours import Colours

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Looks", "Validation", "looks_of"]

AddFormat = Callable[[dict[str, Any]], int]
"""Makes a format of the result and gives its number."""

_BORDERS = {
    "thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7, "mediumDashed": 8, "dashDot": 9, "mediumDashDot": 10,
    "dashDotDot": 11, "mediumDashDotDot": 12, "slantDashDot": 13,
}  # fmt: skip
_PATTERNS = {
    "solid": 1, "darkGray": 2, "mediumGray": 3, "lightGray": 4, "darkHorizontal": 5, "darkVertical": 6, "darkDown": 7, "darkUp": 8, "darkGrid": 9,
    "darkTrellis": 10, "lightHorizontal": 11, "lightVertical": 12, "lightDown": 13, "lightUp": 14, "lightGrid": 15, "lightTrellis": 16, "gray125": 17,
    "gray0625": 18,
}  # fmt: skip
_ACROSS = {"center": "center", "left": "left", "right": "right", "fill": "fill", "justify": "justify", "centerContinuous": "center_across"}
_DOWN = {"top": "top", "center": "vcenter", "bottom": "bottom", "justify": "vjustify"}
_PADDING = 0.7109375
"""What the width of a column has in the file beside its characters."""
_REACHES_OUT = ("|", "WEBSERVICE(", "FILTERXML(", "RTD(", "DDE(", "CALL(", "REGISTER", "EXEC(", "HYPERLINK(", "://", "[", "IMAGE(")
"""What a formula has that reaches outside its workbook: such a one is written as the value it had."""


@dataclass(frozen=True, slots=True)
class Validation:
    """A drop-down or a message of a range of cells.

    Attributes:
        ranges: The cells: first row, first column, last row, last column, from 0.
        options: As the writer takes them.
    """

    ranges: tuple[tuple[int, int, int, int], ...]
    options: Mapping[str, Any]


@dataclass
class Looks:
    """How one sheet looks. Rows and columns from 0.

    Attributes:
        styles: The number of the format of a cell, by row and column; blank cells too.
        of_column: The number of the format of a column's numbers, where single cells were not looked at.
        formulas: Formulas by row and column, without those that reach outside the workbook.
        widths, heights: Of columns, characters; of rows, points; None for hidden ones.
        frozen: The first row and column that scroll.
        filtered: Whether the sheet has a filter.
        validations: Drop-downs and messages.
        comments, links: By row and column.
        tab, zoom, gridlines: Colour of the tab, size in percent, whether lines are shown.
    """

    styles: dict[int, dict[int, int]] = field(default_factory=dict)
    of_column: dict[int, int] = field(default_factory=dict)
    formulas: dict[int, dict[int, str]] = field(default_factory=dict)
    widths: dict[int, float | None] = field(default_factory=dict)
    heights: dict[int, float | None] = field(default_factory=dict)
    frozen: tuple[int, int] | None = None
    filtered: bool = False
    validations: list[Validation] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    tab: str | None = None
    zoom: int = 100
    gridlines: bool = True


def looks_of(sheet: "Worksheet", colours: Colours, add_format: AddFormat) -> Looks:
    """How a sheet of openpyxl looks."""
    looks = Looks()
    _cells(sheet, looks, _Formats(colours, add_format))
    _sizes(sheet, looks)
    _view(sheet, looks, colours)
    looks.validations = [kept for item in sheet.data_validations.dataValidation if (kept := _validation(item))]
    return looks


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, colours: Colours, add_format: AddFormat) -> None:
        self._colours, self._add = colours, add_format
        self._known: dict[StyleArray, int] = {}

    def __call__(self, cell: Any) -> int:
        """The number of a cell's format."""
        key = cell._style
        if key not in self._known:
            self._known[key] = self._add(_format(cell, self._colours))
        return self._known[key]


def _cells(sheet: "Worksheet", looks: Looks, formats: _Formats) -> None:
    styles: dict[int, dict[int, int]] = defaultdict(dict)
    formulas: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in sheet._cells.items():
        if cell.has_style:
            styles[row - 1][column - 1] = formats(cell)
        if cell.data_type == "f" and (formula := _formula(cell.value)):
            formulas[row - 1][column - 1] = formula
        if cell.comment is not None:
            looks.comments[row - 1, column - 1] = str(cell.comment.text)
        if cell.hyperlink is not None and (target := _target(cell.hyperlink)):
            looks.links[row - 1, column - 1] = target
    looks.styles, looks.formulas = dict(styles), dict(formulas)


def _formula(value: Any) -> str:
    """A formula of a single cell that stays in its workbook; empty for any other."""
    text = value if isinstance(value, str) else ""
    return "" if any(sign in text.upper() for sign in _REACHES_OUT) else text


def _target(link: Any) -> str:
    if link.target and str(link.target).startswith(("http://", "https://", "mailto:")):
        return str(link.target)
    return f"internal:{link.location}" if link.location else ""


def _format(cell: Any, colours: Colours) -> dict[str, Any]:
    """A cell's format, as the writer takes it."""
    font, fill, across = cell.font, cell.fill, cell.alignment
    found: dict[str, Any] = {
        "font_name": font.name,
        "font_size": font.sz,
        "bold": font.b,
        "italic": font.i,
        "underline": {"single": 1, "double": 2}.get(font.u or ""),
        "font_strikeout": font.strike,
        "font_color": colours.rgb(font.color),
        "num_format": cell.number_format if cell.number_format != "General" else None,
        "align": _ACROSS.get(across.horizontal or ""),
        "valign": _DOWN.get(across.vertical or ""),
        "text_wrap": across.wrap_text,
        "indent": int(across.indent or 0),
        "rotation": _rotation(across.textRotation),
        "shrink": across.shrink_to_fit,
    }
    if fill.fill_type in _PATTERNS:
        found |= {"pattern": _PATTERNS[fill.fill_type], "fg_color": colours.rgb(fill.fgColor), "bg_color": colours.rgb(fill.bgColor)}
        if fill.fill_type == "solid":
            found |= {"fg_color": None, "bg_color": colours.rgb(fill.fgColor)}
    for side in ("left", "right", "top", "bottom"):
        line = getattr(cell.border, side)
        if line is not None and line.style in _BORDERS:
            found |= {side: _BORDERS[line.style], f"{side}_color": colours.rgb(line.color)}
    return {name: value for name, value in found.items() if value}


def _rotation(turned: int | None) -> int:
    """A text's turn in degrees, up to 90 either way, or 270 for letters above each other."""
    turned = int(turned or 0)
    return 270 if turned == 255 else 90 - turned if 90 < turned <= 180 else turned


def _sizes(sheet: "Worksheet", looks: Looks) -> None:
    for letters, column in sheet.column_dimensions.items():
        first, last = column.min or _at(letters), column.max or _at(letters)
        for at in range(first - 1, min(last, first + 1_000)):
            looks.widths[at] = None if column.hidden else max(column.width - _PADDING, 0)
    for number, row in sheet.row_dimensions.items():
        if row.hidden or row.height is not None:
            looks.heights[number - 1] = None if row.hidden else row.height


def _at(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))


def _view(sheet: "Worksheet", looks: Looks, colours: Colours) -> None:
    if isinstance(sheet.freeze_panes, str):
        from openpyxl.utils.cell import coordinate_to_tuple

        row, column = coordinate_to_tuple(sheet.freeze_panes)
        looks.frozen = row - 1, column - 1
    looks.filtered = bool(sheet.auto_filter.ref)
    looks.tab = colours.rgb(sheet.sheet_properties.tabColor)
    looks.zoom = int(sheet.sheet_view.zoomScale or 100)
    looks.gridlines = sheet.sheet_view.showGridLines is not False


def _validation(item: Any) -> Validation | None:
    """A drop-down, or a message alone; what else a validation asks for is left to the reading of the sheet."""
    options: dict[str, Any] = {"validate": "any"}
    if item.type == "list" and item.formula1 and not any(sign in item.formula1 for sign in ("[", "|")):
        text = str(item.formula1)
        options = {"validate": "list", "source": text[1:-1].replace('""', '"').split(",") if text.startswith('"') else f"={text.lstrip('=')}"}
    if item.promptTitle or item.prompt:
        options |= {"input_title": str(item.promptTitle or "")[:32], "input_message": str(item.prompt or "")[:255]}
    if options == {"validate": "any"}:
        return None
    options |= {"ignore_blank": bool(item.allow_blank), "error_type": item.errorStyle or "stop", "show_error": bool(item.showErrorMessage)}
    if item.error:
        options |= {"error_message": str(item.error)[:255], "error_title": str(item.errorTitle or "")[:32]}
    ranges = tuple((part.min_row - 1, part.min_col - 1, part.max_row - 1, part.max_col - 1) for part in item.sqref.ranges)
    return Validation(ranges, options) if ranges else None
