"""The UK Sanctions List as a table of 58 columns: one row for each name, address and other value of a subject."""

from .effects import effects_of
from .guard import refuse
from .numbers import gathered
from .record import Edition, Record
from .rows import Subject, Table, collected, named
from .words import born, kind_of, once

__all__ = ["MARKS", "read_uk_list_table"]

MARKS = ("uniqueid", "regimename", "sanctionsimposed", "datedesignated", "name6")
"""Headings that only this list has together."""

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
    "nationality",
    "nationalidentifiernumber",
    "passportnumber",
    "gender",
    "countryofbirth",
    "businessregistrationnumbers",
    "imonumber",
    "currentbelievedflagofship",
)


def _record(identity: str, said: Subject, where: str) -> Record:
    kind = kind_of(said.first("designationtype"))
    if not kind:
        raise refuse(where, said.first("designationtype") or "no designation type", "Individual, Entity or Ship")
    sanctions = once(part.strip() for text in said.all("sanctionsimposed") for part in text.split("|"))
    return Record(
        id=identity,
        regime=said.first("regimename"),
        kind=kind,
        group=said.first("ofsigroupid"),
        names=tuple(said.names),
        identifiers=gathered(
            registration=said.all("businessregistrationnumbers"),
            national=said.all("nationalidentifiernumber"),
            passport=said.all("passportnumber"),
            imo=said.all("imonumber") if kind == "ship" else (),
        ),
        born=once(map(born, said.all("dob"))),
        countries=said.all("addresscountry", "nationalityies", "nationality", "countryofbirth", "currentbelievedflagofship"),
        gender=said.first("gender"),
        designated=said.earliest("datedesignated"),
        updated=said.latest("lastupdated"),
        sanctions=sanctions,
        effects=effects_of(sanctions, said.raw("otherinformation"), said.raw("ukstatementofreasons")),
    )


def read_uk_list_table(table: Table, form: str) -> Edition:
    """The list in a table.

    Raises:
        ListError: No report date stands above the headings, or a row lacks what every row has.
    """
    if table.listed is None:
        raise refuse(table.where, "no report date above the headings", "the list as published, whose first line is Report Date: dd-Mon-yyyy")
    names = "nametype", "aliasstrength", "namenonlatinscript"
    return Edition("uk", table.listed, collected(table, "uniqueid", _KEPT, lambda row: named(row, *names), _record), form)
