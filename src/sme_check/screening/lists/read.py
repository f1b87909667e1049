"""Read a published list, whatever its form: the file itself says which it is."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from . import hmt_2014, ofsi_2022, uk_list
from .effects import unheard_of
from .guard import opened, refuse
from .record import Edition
from .rows import Row, Table, heading
from .sheets import csv_rows, sheet_rows
from .uk_list_xml import read_uk_list_xml
from .words import report_day, tidy

__all__ = ["ACCEPTED", "read_list"]

ACCEPTED = "the UK Sanctions List as XML, CSV, ODS or XLSX, OFSI's consolidated list of 2022, or the Treasury's of 2014 to 2018"
_ABOVE = 12
_IN_NAME = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_READERS: tuple[tuple[tuple[str, ...], str], ...] = ((uk_list.MARKS, "uk"), (ofsi_2022.MARKS, "ofsi"), (hmt_2014.MARKS, "hmt"))


def read_list(path: Path, as_at: date | None = None) -> Edition:
    """The edition in a file.

    Args:
        path: The file, plain or gzip.
        as_at: The day as at which the list speaks, for older lists that do not say so themselves.

    Raises:
        ListError: It is not such a list, is cut off, holds what a list never holds, or states another date than `as_at`.
        OSError: It cannot be opened.
    """
    with opened(path) as stream:
        start = stream.read(4096)
    if not start.strip():
        raise refuse(path.name, "an empty file", ACCEPTED)
    if _PAGE.match(start):
        raise refuse(path.name, "a web page and not the list: an error page, or the page that links to it", ACCEPTED)
    if start.startswith(b"PK"):
        edition = _read_table(path, sheet_rows, _sheet_form(path), as_at)
    elif _is_xml(start):
        edition = read_uk_list_xml(path)
    else:
        edition = _read_table(path, csv_rows, "CSV", as_at)
    if not edition.records:
        raise refuse(path.name, "a list without entries", "the whole list; load it again")
    unnamed = next((record.id for record in edition.records if not record.names), None)
    if unnamed:
        raise refuse(f"{path.name}: {unnamed}", "an entry without a name", "the list as published")
    if as_at and edition.list_date != as_at:
        raise refuse(path.name, f"a list of {edition.list_date}", f"a list of {as_at}, as was asked for")
    return replace(edition, unread={**edition.unread, **_measures_unheard_of(edition)})


def _measures_unheard_of(edition: Edition) -> Counter[str]:
    words = (f"the measure “{text}”" for record in edition.records for text in record.sanctions if unheard_of(text))
    return Counter(words) if edition.series == "uk" else Counter()


def _is_xml(start: bytes) -> bool:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"<") or start[:4] in (b"\xff\xfe<\0", b"\xfe\xff\0<")


def _sheet_form(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise refuse(path.name, f"a spreadsheet file that breaks off or is damaged ({error})", "the whole file, as published") from None
    form = "ODS" if "content.xml" in names else "XLSX" if "xl/workbook.xml" in names else ""
    if not form:
        raise refuse(path.name, "a zip archive that is no spreadsheet", ACCEPTED)
    return form


def _read_table(path: Path, rows_of: Callable[[Path], Iterator[list[str]]], form: str, as_at: date | None) -> Edition:
    rows = rows_of(path)
    listed: date | None = None
    for number, cells in enumerate(islice(rows, _ABOVE), 1):
        headings = tuple(map(heading, cells))
        found = next((series for marks, series in _READERS if set(marks) <= set(headings)), "")
        if found:
            headings = uk_list.columns(headings) if found == "uk" else headings
            table = Table(path.name, listed, headings, _under(rows, headings, number, path.name, whole=form == "CSV"))
            return _edition(found, table, form, listed or as_at, path)
        listed = listed or report_day(tidy(" ".join(cells)))
    raise refuse(path.name, "none of the headings of a known list in its first lines", ACCEPTED)


def _under(rows: Iterator[list[str]], headings: tuple[str, ...], above: int, where: str, *, whole: bool) -> Iterator[tuple[int, Row]]:
    width = len(headings)
    while width and not headings[width - 1]:
        width -= 1
    for number, cells in enumerate(rows, above + 1):
        if not any(cells):
            continue
        if whole and len(cells) < width:
            raise refuse(f"{where}, row {number}", f"{len(cells)} cells of {width}, so the file is cut off or damaged", "the whole file; load it again")
        if any(cells[width:]):
            raise refuse(f"{where}, row {number}", f"{len(cells)} cells", f"{width} cells, as there are headings")
        yield number, {name: text for name, text in zip(headings, cells, strict=False) if text}


def _named_day(path: Path) -> date | None:
    """The day in the name of a file; digits that are no day are none."""
    try:
        return date(*map(int, found.groups())) if (found := _IN_NAME.search(path.name)) else None
    except ValueError:
        return None


def _edition(series: str, table: Table, form: str, as_at: date | None, path: Path) -> Edition:
    if series == "uk":
        return uk_list.read_uk_list_table(table, form)
    named = _named_day(path) if table.listed is None else None
    if named:
        if as_at is not None and as_at != named:
            raise refuse(path.name, f"a list whose name is of {named}", f"a list of {as_at}, as was asked for; rename it if the name is wrong")
        as_at = named
    reader = ofsi_2022.read_ofsi_table if series == "ofsi" else hmt_2014.read_hmt_table
    edition = reader(table, form, as_at or date.min)
    newest = max(filter(None, (day for record in edition.records for day in (record.updated, record.designated))), default=date.min)
    if as_at is None:
        return Edition(edition.series, newest, edition.records, form)
    if newest > as_at:
        raise refuse(path.name, f"an entry of {newest}", f"entries up to {as_at}, the day of the list")
    return edition
