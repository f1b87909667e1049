"""Cells far out, rows said to be a million, rows and cells that stand twice: a clear word, in little memory, and nothing lost."""

import struct
import subprocess
import sys

import pytest

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.twice import Seen
from sme_check.errors import FactError

from .books import MAIN, a_sheet, packed
from .old_books import an_xls, an_xlsb

BYTES = 900_000_000
NEAR = [(0, 0, 1.0), (2, 1, 5.0)]
PROGRAM = f"""
import resource, sys
from sme_check.bulk.workbooks.open import open_table
from sme_check.errors import FactError
resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES}))
try:
    print([len(sheet.rows) for sheet in open_table(sys.stdin.buffer.read(), "partners").sheets])
except FactError as error:
    print(error)
"""


def said_of(data: bytes) -> str:
    """What is said of a file by a program of its own with little memory."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], input=data, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.decode()


@pytest.mark.parametrize(
    "data",
    [
        an_xls([(0, 0, 1.0), (65_535, 255, 5.0)]), an_xls([(row, 0, 1.0) for row in range(2_000)] + [(65_535, 255, 5.0)]),
        an_xlsb([(0, 0, 1.0), (1_048_575, 16_383, 5.0)]), an_xlsb([(0, 0, 1.0), (1_048_575, 0, 5.0)]), an_xlsb([(0, 0, 1.0), (249_999, 999, 5.0)]),
    ],
    ids=["xls", "a longer xls", "xlsb", "xlsb row", "xlsb within rows and columns"],
)  # fmt: skip
def test_a_cell_far_out_is_refused_in_little_memory(data: bytes) -> None:
    """Before anything is made for the blank cells between; the words say how far it reaches."""
    said = said_of(data)

    assert "row" in said
    assert "accepted" in said
    assert "clear the cells that are far out" in said


@pytest.mark.parametrize(
    "data",
    [an_xls(NEAR), an_xls(NEAR, rows=65_536), an_xlsb(NEAR), an_xlsb(NEAR, last_row=1_048_575, last_column=16_383)],
    ids=["xls", "xls that says more", "xlsb", "xlsb that says more"],
)
def test_a_used_range_of_a_million_rows_is_read_by_what_stands_in_it(data: bytes) -> None:
    """What a file says of its extent is not believed."""
    assert said_of(data) == "[3]\n"


@pytest.mark.parametrize("data", [an_xls(NEAR, rows=0x7FFFFFFF), an_xls(NEAR, rows=5, first=0x56000000)], ids=["too far", "before it begins"])
def test_an_old_sheet_that_says_it_reaches_as_none_can_is_refused(data: bytes) -> None:
    """A reader that takes memory for what it says takes the whole program down."""
    said = said_of(data)

    assert "damaged: how far a sheet reaches" in said
    assert "saved again as .xlsx" in said


@pytest.mark.parametrize(("count", "found"), [(4_294_967_295, "says it holds 4,294,967,295 texts"), (1_000, "[1]")], ids=["too many", "a wrong number"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_says_it_holds_more_texts_than_it_has_room_for_is_refused(count: int, found: str, encoding: str) -> None:
    """A reader that takes memory for them takes the whole program down; a number that is merely wrong is not believed."""
    texts = f'<?xml version="1.0" encoding="{encoding}"?><sst xmlns="{MAIN}" count="1" uniqueCount="{count}"><si><t>a</t></si></sst>'.encode(encoding)
    cells = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'

    assert found in said_of(packed(a_sheet(cells), more={"xl/sharedStrings.xml": texts}))


@pytest.mark.parametrize(("place", "number"), [(30, 0), (30, 1), (30, 0x7FFF), (32, 0xFFFF)])
def test_an_old_workbook_whose_sectors_have_no_possible_size_is_refused(place: int, number: int) -> None:
    """Where its sectors are cannot be followed: no error of the program's own."""
    data = bytearray(an_xls(NEAR))
    struct.pack_into("<H", data, place, number)
    struct.pack_into("<I", data, 68, 0)  # a further sector of the table

    with pytest.raises(FactError, match="damaged"):
        open_table(bytes(data), "partners.xls")


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="5"><c r="A5"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>', "row 5"),
        ('<row r="5"><c r="A5"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="5"><c r="B5"><v>3</v></c></row>', "row 5"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "cell A1"),
    ],
)
def test_a_row_or_a_cell_that_stands_twice_is_refused(rows: str, found: str) -> None:
    """Readers keep one of the two: nothing is lost without a word."""
    with pytest.raises(FactError, match=f"{found} of xl/worksheets/sheet1.xml twice"):
        open_table(packed(a_sheet(f"<sheetData>{rows}</sheetData>")))


def test_a_row_that_stands_twice_in_a_binary_workbook_is_refused() -> None:
    """Likewise."""
    with pytest.raises(FactError, match=r"row 3 of xl/worksheets/sheet1\.bin twice"):
        open_table(an_xlsb([(2, 0, 1.0), (2, 1, 5.0)]))


@pytest.mark.parametrize("size", [1, 7, 19, 64, 65, 1000, 100_000])
def test_a_sheet_is_seen_alike_in_pieces_of_any_size(size: int) -> None:
    """Where a large sheet happens to be cut makes no row stand twice, and no value count twice or not at all."""
    rows = [f'<row r="{number}" ht="15"><c r="A{number}"><v>1</v></c><c r="B{number}" t="inlineStr"><is><t>x</t></is></c></row>' for number in range(5, 300)]

    assert (seen("".join(rows).encode(), size).values, seen("".join(rows).encode(), size).ascends) == (590, True)
    assert not seen("".join([*rows, rows[-1]]).encode(), size).ascends


def seen(data: bytes, size: int) -> Seen:
    """A sheet seen piece by piece."""
    cells, tail = Seen(), b""
    for start in range(0, len(data), size):
        piece = tail + data[start : start + size]
        cells.see(piece, len(tail))
        tail = piece[-64:]
    return cells
