"""OFSI's consolidated list in its format of 2022 (36 columns), and the separate list of persons named for regs 16 and 17 in the same columns."""

import re
from datetime import date

from .effects import effects_of
from .guard import refuse
from .numbers import gathered
from .record import Edition, Record
from .rows import Subject, Table, collected, named
from .words import born, kind_of, once, tidy

__all__ = ["MARKS", "read_ofsi_table"]

MARKS = ("namenonlatinscript", "grouptype", "aliastype", "aliasquality", "regime", "groupid", "listedon")
"""Headings that only this list has together."""

_KEPT = (
    "lastupdated",
    "listedon",
    "uksanctionslistdatedesignated",
    "regime",
    "grouptype",
    "otherinformation",
    "country",
    "countryofbirth",
    "nationality",
    "dob",
    "passportnumber",
    "nationalidentificationnumber",
)
_LABEL = re.compile(r"\(([A-Z][A-Za-z ]{2,40})\):")
_IN_ADDITION = re.compile(r"imposed in addition to an asset freeze: ?(.*?)(?=Date |\(|$)", re.DOTALL)
_RESTRICTIONS = re.compile(r"investment|named in relation|restrictions", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\)\s*")


def _labelled(text: str) -> dict[str, str]:
    """The runs of (Label):value in a text.

    >>> _labelled("(UK Sanctions List Ref):RUS0184. (Gender):Male")
    {'UK Sanctions List Ref': 'RUS0184', 'Gender': 'Male'}
    """
    parts = _LABEL.split(text)
    return {label: tidy(value).rstrip(".") for label, value in zip(parts[1::2], parts[2::2], strict=True)}


def _record(group: str, said: Subject, where: str) -> Record:
    kind = kind_of(said.first("grouptype"))
    if not kind:
        raise refuse(where, said.first("grouptype") or "no group type", "Individual, Entity or Ship")
    text = said.raw("otherinformation")
    labels = _labelled(text)
    named_ids = re.findall(r"[A-Z]{3}\d{4}", labels.get("UK Sanctions List Ref", ""))
    added = _IN_ADDITION.search(text)
    more = re.split(r"[.,;]| and ", added[1]) if added is not None else []
    sanctions = once(["Asset freeze", *map(tidy, more)])
    return Record(
        id=named_ids[0] if named_ids else group,
        regime=said.first("regime"),
        kind=kind,
        group=group,
        names=tuple(said.names),
        identifiers=gathered(
            registration=[labels.get("Business Reg No", "")],
            national=said.all("nationalidentificationnumber"),
            passport=said.all("passportnumber"),
            imo=[labels.get("IMO number", "")],
            text=text if kind == "organisation" else "",
        ),
        born=once(born(_NUMBERED.sub("", part)) for text in said.all("dob") for part in text.split(";")),
        countries=said.all("country", "nationality", "countryofbirth"),
        gender=labels.get("Gender", ""),
        designated=said.earliest("uksanctionslistdatedesignated") or said.earliest("listedon"),
        updated=said.latest("lastupdated"),
        sanctions=sanctions,
        effects=effects_of(sanctions, text),
    )


def _restricted(group: str, said: Subject, where: str) -> Record:
    """An entry of the separate list: named, and not thereby designated."""
    record = _record(group, said, where)
    start = said.earliest("listedon")
    return Record(
        record.id,
        record.regime,
        record.kind,
        group,
        record.names,
        record.identifiers,
        record.born,
        record.countries,
        "",
        start,
        record.updated,
        (),
        {"named": start},
    )


def read_ofsi_table(table: Table, form: str, as_at: date) -> Edition:
    """The list in a table; it is the separate one if every regime in it says so."""
    names = "aliastype", "aliasquality", "namenonlatinscript"
    rows = list(table.rows)
    restricted = bool(rows) and all(_RESTRICTIONS.search(row.get("regime", "")) for _number, row in rows)
    table.rows = iter(rows)
    records = collected(table, "groupid", _KEPT, lambda row: named(row, *names), _restricted if restricted else _record)
    return Edition("restrictions" if restricted else "ofsi", as_at, records, form)
