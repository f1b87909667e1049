"""The Treasury's consolidated list in the format of 2014 to 2018 (29 columns), which names a regime and no measure."""

import re
from datetime import date

from .effects import effects_of_regime
from .guard import refuse
from .numbers import gathered
from .record import Edition, Record
from .rows import Subject, Table, collected, named
from .words import born, kind_of, once

__all__ = ["MARKS", "read_hmt_table"]

MARKS = ("passportdetails", "ninumber", "grouptype", "aliastype", "regime", "groupid", "listedon")
"""Headings that only this list has together."""

_KEPT = ("lastupdated", "listedon", "regime", "grouptype", "country", "countryofbirth", "nationality", "dob", "passportdetails", "ninumber")
_NUMBERED = re.compile(r"\(?\d+\)\s*")


def _record(group: str, said: Subject, where: str) -> Record:
    kind = kind_of(said.first("grouptype"))
    if not kind:
        raise refuse(where, said.first("grouptype") or "no group type", "Individual or Entity")
    listed = said.earliest("listedon")
    effects = {effect: listed for effect in map(effects_of_regime, said.all("regime")) if effect}
    return Record(
        id=group,
        regime="; ".join(said.all("regime")),
        kind=kind,
        group=group,
        names=tuple(said.names),
        identifiers=gathered(national=said.all("ninumber"), passport=said.all("passportdetails")),
        born=once(born(part) for text in said.all("dob") for part in _NUMBERED.split(text)),
        countries=said.all("country", "nationality", "countryofbirth"),
        designated=listed,
        updated=said.latest("lastupdated"),
        effects=effects,
    )


def read_hmt_table(table: Table, form: str, as_at: date) -> Edition:
    """The list in a table."""
    return Edition("hmt", as_at, collected(table, "groupid", _KEPT, lambda row: named(row, "aliastype", "", ""), _record), form)
