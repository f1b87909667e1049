"""What a fast reader leaves out of an .xlsx file: the part of each sheet, how far its cells reach, errors, formulas without a value, number formats."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

from .archive import Archive
from .limits import refuse
from .table import Shown, Unstored, column_number

__all__ = ["Book", "Extent", "extent_of", "formats_of", "local", "odd_cells", "read_book", "targets_of", "tree", "within"]

_SMALL = 30_000_000
_ACCEPTED = "a workbook as Excel or LibreOffice saves it"
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?P<attributes>[^>]*?)(?:/>|>\s*(?:<(?:\w+:)?f\b(?P<formula>[^>]*?/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*)?"""
    rb"""(?P<rest>[^<]*+(?:<(?!/?(?:\w+:)?c[\s>/])[^<]*+)*+)</(?:\w+:)?c>)"""
)
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*\$?([A-Za-z]+)\$?([0-9]+)\s*["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<|<(?:\w+:)?is\b")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the cells of a sheet that hold something reach: the last row (from 1) and column (from 0), and the cell furthest out."""

    row: int
    column: int
    furthest: str


@dataclass(frozen=True, slots=True)
class Book:
    """What workbook.xml says.

    Attributes:
        parts: The part of each sheet, by the sheet's name.
        epoch_1904: Whether days are counted from 1904.
        names: The names that the workbook defines, with what they stand for.
    """

    parts: dict[str, str]
    epoch_1904: bool
    names: dict[str, str]


def tree(archive: Archive, name: str) -> ElementTree.Element | None:
    """A part as a tree; None where there is none, or where it is too large for one.

    Raises:
        FactError: It is no XML.
    """
    part = archive.parts.get(name.lower())
    if part is None or part.size > _SMALL:
        return None
    try:
        return ElementTree.fromstring(archive.read(name))
    except ElementTree.ParseError as error:
        raise refuse(name, f"a part that is no XML ({error})", _ACCEPTED) from None


def local(element: ElementTree.Element) -> str:
    """The name of an element, without its namespace."""
    return element.tag.rpartition("}")[2]


def within(tree: ElementTree.Element | None, name: str) -> Iterator[ElementTree.Element]:
    """The elements of that name in a tree, at any depth."""
    return (element for element in tree.iter() if local(element) == name) if tree is not None else iter(())


def targets_of(archive: Archive, name: str) -> dict[str, str]:
    """The parts that a part points to, by the id by which it calls them; "xl/worksheets/sheet1.xml" does in "xl/worksheets/_rels/sheet1.xml.rels"."""
    folder, _, file = name.rpartition("/")
    found = {}
    for element in within(tree(archive, f"{folder}/_rels/{file}.rels"), "Relationship"):
        target = element.get("Target", "").replace("\\", "/")
        found[element.get("Id", "")] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
    return found


def read_book(archive: Archive) -> Book:
    """Read workbook.xml and what it points to.

    Raises:
        FactError: They are no XML.
    """
    book = tree(archive, "xl/workbook.xml")
    targets = targets_of(archive, "xl/workbook.xml")
    parts = {}
    for element in within(book, "sheet"):
        key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        parts[element.get("name", "")] = targets.get(key, "")
    epoch = any(element.get("date1904") in ("1", "true") for element in within(book, "workbookPr"))
    names = {element.get("name", ""): element.text or "" for element in within(book, "definedName")}
    return Book(parts, epoch, names)


def extent_of(data: bytes) -> Extent:
    """How far the cells with a value or a formula reach in the XML of a sheet."""
    row, column, furthest = 0, 0, (0, "")
    for found in _CELL.finditer(data):
        place = _PLACE.search(found["attributes"])
        if place is None or not (found["formula"] or _VALUE.search(found["rest"] or b"")):
            continue
        at = (int(place[2]), column_number(place[1].decode()))
        row, column = max(row, at[0]), max(column, at[1])
        furthest = max(furthest, (at[0] + at[1], f"{place[1].decode().upper()}{at[0]}"))
    return Extent(row, column, furthest[1])


def odd_cells(data: bytes) -> dict[tuple[int, int], str]:
    """The cells that show an error, and the formulas without a stored value; a stored empty text is a value.

    Returns:
        By (row from 1, column from 0): a `Shown` or an `Unstored`.
    """
    found: dict[tuple[int, int], str] = {}
    for cell in _CELL.finditer(data):
        place = _PLACE.search(cell["attributes"])
        if place is None:
            continue
        odd = _odd(cell)
        if odd is not None:
            found[int(place[2]), column_number(place[1].decode())] = odd
    return found


def _odd(cell: re.Match[bytes]) -> str | None:
    kind = _TYPE.search(cell["attributes"])
    value = _VALUE.search(cell["rest"] or b"")
    if kind and kind[1] == b"e":
        return Shown(value[1].decode("utf-8", "replace") if value and value[1] else "#ERROR")
    if cell["formula"] is not None and not value and (kind is None or kind[1] != b"str"):
        text = re.match(rb"[^>]*>([^<]*)<", cell["formula"])
        return Unstored("=" + unescape(text[1].decode("utf-8", "replace")) if text else "=")
    return None


def _formats(archive: Archive) -> list[str]:
    """The number format of each style of a cell; "" for none that tells anything."""
    styles = tree(archive, "xl/styles.xml")
    own = {element.get("numFmtId"): element.get("formatCode", "") for element in within(styles, "numFmt")}
    cells = next(within(styles, "cellXfs"), None)
    numbers = [element.get("numFmtId", "0") for element in cells] if cells is not None else []
    return [own[number] if number in own else {9: "0%", 10: "0.00%"}.get(int(number) if number.isdigit() else 0, "") for number in numbers]


def formats_of(archive: Archive, part: str, letters: Collection[str]) -> dict[str, dict[int, str]]:
    """The number formats of some columns of a sheet, where they tell something: a %, a currency, zeros in front.

    Args:
        archive: The workbook.
        part: The sheet's part.
        letters: The columns.

    Returns:
        Of each column, the format of each row (from 1).
    """
    formats = _formats(archive)
    telling = {str(number).encode(): text for number, text in enumerate(formats) if re.search(r"[%£€₽$¥]|\[\$|\"[A-Z]{3}\"|^0{2,}$", text)}
    found: dict[str, dict[int, str]] = {letter: {} for letter in letters}
    if not telling or not letters:
        return found
    wanted = "|".join(sorted(letters, key=len, reverse=True)).encode()
    cell = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["'](""" + wanted + rb""")([0-9]+)["'][^>]*>""")
    for match in cell.finditer(archive.read(part)):
        style = _STYLE.search(match[0])
        if style and style[1] in telling:
            found[match[1].decode()][int(match[2])] = telling[style[1]]
    return found
