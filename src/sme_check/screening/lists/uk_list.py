"""The UK Sanctions List: one subject as any form of the list states it, under the headings of its table of 58 columns.

The XML names its elements as the table names its columns, but for a few; so what is said of a subject is gathered under one set of headings, and the
same words give the same record, whatever the form and whatever the order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sme_check.errors import ListError, Problem

from .effects import INDICATORS, effects_of, in_doubt, indicated, under
from .guard import refuse
from .numbers import gathered
from .record import Edition, Record
from .rows import Row, Subject, Table, collected, heading, named
from .words import born, kind_of, once

__all__ = ["KNOWN", "LEFT", "MARKS", "column", "columns", "read_uk_list_table", "record_of"]

MARKS = ("uniqueid", "regimename", "sanctionsimposed", "datedesignated", "name6")
"""Headings that only this list has together."""

_SAME = {
    "individualentityship": "designationtype",
    "nationality": "nationalityies",
    "nationalities": "nationalityies",
    "dateofbirth": "dob",
    "businessregistrationnumber": "businessregistrationnumbers",
    "subsidiary": "subsidiaries",
    "parentcompanies": "parentcompany",
    "currentowneroperator": "currentowneroperators",
    "previousowneroperator": "previousowneroperators",
    "previousflag": "previousflags",
    "nonlatinscriptname": "namenonlatinscript",
}
"""Other names of some columns: those of the XML, and those that other years used."""

_KEPT = (
    "lastupdated",
    "ofsigroupid",
    "regimename",
    "designationtype",
    "sanctionsimposed",
    "otherinformation",
    "ukstatementofreasons",
    "addresscountry",
    "datedesignated",
    "dob",
    "nationalityies",
    "nationalidentifiernumber",
    "passportnumber",
    "gender",
    "countryofbirth",
    "subsidiaries",
    "parentcompany",
    "businessregistrationnumbers",
    "imonumber",
    "currentbelievedflagofship",
)
LEFT = frozenset(
    """unreferencenumber title nonlatinscripttype nonlatinscriptlanguage designationsource addressline1 addressline2 addressline3 addressline4
addressline5 addressline6 addresspostalcode phonenumber website emailaddress nationalidentifieradditionalinformation passportadditionalinformation position
townofbirth typeofentity currentowneroperators previousowneroperators previousflags typeofship tonnageofship lengthofship yearbuilt
hullidentificationnumber hullidentificationnumberhin""".split()
)
"""The columns that screening does not need."""
_NAMES = ("uniqueid", "name1", "name2", "name3", "name4", "name5", "name6", "nametype", "aliasstrength", "namenonlatinscript")
KNOWN = frozenset((*_KEPT, *LEFT, *_NAMES))
"""The columns that the list is known to have; of any other, somebody is told."""


def column(name: str) -> str:
    """The column that a heading or an element stands for.

    >>> column("Business registration number (s)"), column("BusinessRegistrationNumber"), column("IndividualEntityShip")
    ('businessregistrationnumbers', 'businessregistrationnumbers', 'designationtype')
    """
    found = heading(name)
    return _SAME.get(found, found)


def columns(headings: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table; of two headings for one column the second stays what it is, so that it is told and not lost."""
    found: list[str] = []
    for name in headings:
        found.append(column(name) if column(name) not in found else name)
    return tuple(found)


def record_of(identity: str, said: Subject, where: str) -> Record:
    """The record of a subject, from all that the list says of it.

    Raises:
        ListError: It says not what kind of subject it is, or a date that is none.
    """
    kind = kind_of(said.first("designationtype"))
    if not kind:
        raise refuse(where, said.first("designationtype") or "no IndividualEntityShip", "Individual, Entity or Ship")
    sanctions = once(part.strip() for text in said.all("sanctionsimposed") for part in text.split("|"))
    effects = {**dict.fromkeys(indicated(said.said)), **effects_of(sanctions, said.raw("otherinformation"), said.raw("ukstatementofreasons"))}
    doubtful = in_doubt(sanctions, effects)
    regime = said.first("regimename")
    try:
        designated, updated = said.earliest("datedesignated"), said.latest("lastupdated")
    except ListError as error:
        raise ListError([Problem(where, problem.found, problem.accepted) for problem in error.problems]) from None
    return Record(
        id=identity,
        regime=regime,
        kind=kind,
        group=said.first("ofsigroupid"),
        names=tuple(sorted(said.names, key=lambda name: name.kind == "non_latin")),
        identifiers=gathered(
            registration=said.all("businessregistrationnumbers"),
            national=said.all("nationalidentifiernumber"),
            passport=said.all("passportnumber"),
            imo=said.all("imonumber") if kind == "ship" else (),
            text=said.raw("otherinformation") if kind == "organisation" else "",
        ),
        born=once(map(born, said.all("dob"))),
        countries=said.all("addresscountry", "nationalityies", "countryofbirth", "currentbelievedflagofship"),
        gender=said.first("gender"),
        designated=designated,
        updated=updated,
        sanctions=sanctions,
        effects=dict(sorted(under(regime, {**effects, **dict.fromkeys(doubtful)}).items())),
        doubtful=tuple(under(regime, dict.fromkeys(doubtful))),
        parents=said.all("parentcompany"),
        subsidiaries=said.all("subsidiaries"),
    )


def read_uk_list_table(table: Table, form: str) -> Edition:
    """The list in a table.

    Raises:
        ListError: No report date stands above the headings, or a row lacks what every row has.
    """
    if table.listed is None:
        raise refuse(table.where, "no report date above the headings", "the list as published, whose first line is Report Date: dd-Mon-yyyy")
    unread: Counter[str] = Counter()
    strange = [name for name in table.headings if name and name not in KNOWN and name not in INDICATORS]
    table.rows = _counting(table.rows, strange, unread) if strange else table.rows
    names = "nametype", "aliasstrength", "namenonlatinscript"
    records = collected(table, "uniqueid", _KEPT, lambda row: named(row, *names), record_of)
    return Edition("uk", table.listed, records, form, dict(unread))


def _counting(rows: Iterable[tuple[int, Row]], strange: Sequence[str], unread: Counter[str]) -> Iterator[tuple[int, Row]]:
    """The rows as they are, while what stands in columns that nobody knows is counted."""
    for number, row in rows:
        unread.update(name for name in strange if row.get(name))
        yield number, row
