"""Text files: what they are written in, and what separates their cells, is chosen by what they show."""

import io

import pandas as pd
import pytest

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.errors import FactError

RUSSIAN = "Наименование;ИНН\nООО Заря полей и Огонёк;7707083893\n"
WESTERN = "Name,Price\nCafé Müller & Söhne,£5\n"


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (RUSSIAN, "utf-8", "UTF-8"),
        (RUSSIAN, "utf-8-sig", "UTF-8"),
        (RUSSIAN, "utf-16", "UTF-16"),
        (RUSSIAN, "utf-16-le", "UTF-16"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp866", "DOS 866"),
        (WESTERN, "cp1252", "Windows-1252"),
        (WESTERN, "utf-8", "UTF-8"),
    ],
)
def test_the_encoding_is_found_and_said(text: str, encoding: str, said: str) -> None:
    """The same words come out of each, and the note names it."""
    book = open_table(text.encode(encoding), "partners.csv")
    separator = ";" if text is RUSSIAN else ","

    assert [separator.join(row) for row in book.sheets[0].rows] == text.strip().split("\n")
    assert said in book.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    """Whatever stands between the cells."""
    text = "\n".join(separator.join(row) for row in (["Name", "INN", "Share"], ["OOO A", "1", "2"], ["OOO B", "3", "4"]))

    assert [len(row) for row in open_table(text.encode(), "x.csv").sheets[0].rows] == [3, 3, 3]


def test_a_comma_before_decimals_separates_nothing() -> None:
    """Where semicolons separate, commas are within the numbers."""
    book = open_table(b"name;share;votes\nA;51,5;40,5\nB;60,5;30,5\n", "x.csv")

    assert book.sheets[0].rows[1] == ["A", "51,5", "40,5"]


def test_a_separator_stated_by_the_file_is_taken() -> None:
    """Excel's own first line says it; rows keep their numbers."""
    sheet = open_table(b"sep=|\na|b,c\n1|2,3\n", "x.csv").sheets[0]

    assert sheet.rows[0] == ["a", "b,c"]
    assert sheet.cell(1, 0) == "A3"


def test_leading_zeros_of_text_are_kept() -> None:
    """A text file holds text."""
    assert open_table(b"inn,code\n0100001103,01012990\n", "x.csv").sheets[0].rows[1] == ["0100001103", "01012990"]


def test_quotes_that_do_not_close_are_an_error_with_its_line() -> None:
    """Else the rest of the file would be one cell."""
    with pytest.raises(FactError, match="do not close"):
        open_table(b'name,inn\n"OOO A,1\nOOO B,2\n', "x.csv")


def test_equal_texts_of_a_text_file_are_one_object() -> None:
    """Most cells say what others say: they are held and looked up once."""
    rows = open_table(b"Name;Activity\nA;export of goods\nB;export of goods\n", "partners.csv").sheets[0].rows

    assert rows[1][1] is rows[2][1]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Moscow"])
def test_a_moment_of_a_parquet_file_at_midnight_is_that_day(zone: str) -> None:
    """In the zone that it was noted in, as a frame has it; another time of day is none."""
    frame = pd.DataFrame({"business.name": ["OOO A", "OOO B"], "as_of": pd.to_datetime(["2026-05-15 00:00", "2026-05-15 12:00"]).tz_localize(zone)})
    stream = io.BytesIO()
    frame.to_parquet(stream)
    taken = take(open_table(stream.getvalue(), "partners.parquet"))

    assert list(taken.frame["as_of"]) == ["2026-05-15", None]
    assert [found.cell for found in taken.problems] == ["B3"]
