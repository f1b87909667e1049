"""The comments on the cells of an OpenDocument sheet: the fast reader leaves them out."""

import io
from collections import defaultdict
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, iterparse

from .archive import Archive
from .limits import refuse
from .parts import local
from .table import Comments

__all__ = ["document_comments"]

_ROWS, _COLUMNS = "number-rows-repeated", "number-columns-repeated"
_CELLS = ("table-cell", "covered-table-cell")
_LINES, _BLANKS = ("p", "h"), ("s", "tab", "line-break")
"""What holds the words of a comment, in a list or by itself; and what stands for a blank among them."""


def document_comments(archive: Archive) -> Mapping[str, Comments]:
    """The comments on each sheet, by its name.

    Raises:
        FactError: The content is no XML.
    """
    content = archive.read("content.xml")
    if b"annotation" not in content:
        return {}
    walk = _Walk()
    try:
        for event, element in iterparse(io.BytesIO(content), ("start", "end")):
            walk.begin(element) if event == "start" else walk.end(element)
    except ParseError as error:
        raise refuse("content.xml", f"a part that is no XML ({error})", "the document saved again as .xlsx") from None
    return {name: tuple(said) for name, said in walk.found.items()}


class _Walk:
    """Where one stands among the cells: rows from 1, columns from 0, those that are said to repeat counted."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._sheet, self._row, self._column = "", 1, 0

    def begin(self, element: Element) -> None:
        """An element begins."""
        match local(element):
            case "table":
                self._sheet, self._row = _attribute(element, "name"), 1
            case "table-row":
                self._column = 0

    def end(self, element: Element) -> None:
        """An element ends; what it held is let go of, but for what a comment says."""
        name = local(element)
        if name == "table-row":
            self._row += _times(element, _ROWS)
        elif name in _CELLS:
            self._column += _times(element, _COLUMNS)
        elif name == "annotation" and (says := _said(element)):
            self.found[self._sheet].append((self._row, self._column, says))
        if name in ("annotation", "table", "table-row", *_CELLS):
            element.clear()


def _said(annotation: Element) -> str:
    """What a comment says: its lines, however deep they stand."""
    for element in annotation.iter():
        if local(element) in _BLANKS:
            element.text = " "
    return " ".join("".join(line.itertext()) for line in annotation.iter() if local(line) in _LINES).strip()


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _times(element: Element, name: str) -> int:
    """How often a row or a cell is said to stand; as often as it is read once where that is no number."""
    stated = _attribute(element, name)
    return int(stated) if stated.isdecimal() else 1
