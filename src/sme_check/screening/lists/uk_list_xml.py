"""The UK Sanctions List as XML: one `Designation` a subject, read as it streams by.

What counts of an element is its name and not its place: the same words in another order, or wrapped otherwise, give the same record.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

from .effects import INDICATORS
from .guard import MOST_RECORDS, first_element, opened, refuse, xml_events
from .record import Edition, Record
from .rows import Subject, named
from .uk_list import KNOWN, LEFT, column, record_of
from .words import report_day, tidy

__all__ = ["read_uk_list_xml"]


class _Columns(dict[str, str]):
    """The column for which an element stands, by its tag with or without a namespace; nothing for one that is not needed. Each is worked out once."""

    def __missing__(self, tag: str) -> str:
        found = column(tag.rpartition("}")[2])
        self[tag] = "" if found in LEFT else found
        return self[tag]


def _subject(designation: Any, columns: _Columns) -> Subject:
    """All that a designation says."""
    subject = Subject()
    said = subject.said
    for element in designation.iter():
        text, name = element.text, columns[element.tag]
        if name == "name":
            parts = {columns[part.tag]: part.text for part in element if part.text} or {"name6": text or ""}
            subject.names.update(dict.fromkeys(named(parts, "nametype", "aliasstrength", "")))
        elif name and text and not text.isspace():
            said.setdefault(name, {})[text] = None
    for text in said.get("namenonlatinscript", ()):
        subject.names.update(dict.fromkeys(named({"script": text}, "", "", "script")))
    return subject


def _record(designation: Any, columns: _Columns, unread: Counter[str], where: str) -> Record:
    subject = _subject(designation, columns)
    identity = subject.first("uniqueid")
    if not identity:
        raise refuse(where, "a designation without UniqueID", "an entry as published, each with its unique id")
    unread.update(name for name in subject.said if name not in KNOWN and name not in INDICATORS)
    return record_of(identity, subject, f"{where}: {identity}")


def read_uk_list_xml(path: Path) -> Edition:
    """The list in an XML file.

    Raises:
        ListError: It is another list, holds declarations, breaks off, or an entry lacks what every entry has.
    """
    _check_root(path)
    records: list[Record] = []
    listed: date | None = None
    columns, unread = _Columns(), Counter[str]()
    with opened(path) as stream:
        for _event, element in xml_events(stream, path.name):
            name = columns[element.tag]
            if name == "designation":
                records.append(_record(element, columns, unread, path.name))
                element.clear()
                if len(records) > MOST_RECORDS:
                    raise refuse(path.name, f"more than {MOST_RECORDS} entries", "a list of some thousand entries")
            elif name in ("dategenerated", "reportdate"):
                listed = report_day(tidy(element.text))
    if listed is None:
        raise refuse(path.name, "no DateGenerated", "the list as published, with the day on which it was made")
    return Edition("uk", listed, tuple(records), "XML", dict(unread))


def _check_root(path: Path) -> None:
    with opened(path) as stream:
        try:
            name, _start = first_element(stream, path.name)
        except expat.ExpatError as error:
            raise refuse(path.name, f"no XML file: {error}", "the XML file as published") from None
    local = name.rpartition(":")[2]
    if local != "Designations":
        raise refuse(path.name, f"an XML file of {local}", "the UK Sanctions List, whose XML begins with Designations")
