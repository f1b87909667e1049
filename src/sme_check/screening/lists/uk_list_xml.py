"""The UK Sanctions List as XML: one `Designation` a subject, read as it streams by."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

from .effects import effects_of
from .guard import MOST_RECORDS, first_element, opened, refuse, xml_events
from .numbers import gathered
from .record import Edition, Name, Record
from .words import born, day, full_name, kind_of, once, tidy

__all__ = ["read_uk_list_xml"]

_PERSON, _BODY, _SHIP = "IndividualDetails/Individual/", "EntityDetails/Entity/", "ShipDetails/Ship/"
_COUNTRIES = (
    "Addresses/Address/AddressCountry",
    f"{_PERSON}Nationalities/Nationality",
    f"{_PERSON}BirthDetails/Location/CountryOfBirth",
    f"{_SHIP}CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
)
_NAME_PARTS = ("Name1", "Name2", "Name3", "Name4", "Name5")


def _texts(element: Any, path: str) -> list[str]:
    return [found.text for found in element.iterfind(path) if found.text]


def _names(element: Any) -> Iterator[Name]:
    for item in element.iterfind("Names/Name"):
        stated = {part.tag: part.text for part in item if part.text}
        name = full_name([stated.get(part, "") for part in _NAME_PARTS], stated.get("Name6", ""), stated.get("NameType", ""), stated.get("AliasStrength", ""))
        if name:
            yield name
    for text in map(tidy, _texts(element, "NonLatinNames/NonLatinName/NameNonLatinScript")):
        if text:
            yield Name(text, "non_latin")


def _numbers(element: Any, kind: str) -> dict[str, tuple[str, ...]]:
    if kind == "individual":
        return gathered(
            national=_texts(element, f"{_PERSON}NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber"),
            passport=_texts(element, f"{_PERSON}PassportDetails/Passport/PassportNumber"),
        )
    if kind == "ship":
        return gathered(imo=_texts(element, f"{_SHIP}IMONumbers/IMONumber"))
    return gathered(registration=_texts(element, f"{_BODY}BusinessRegistrationNumbers/BusinessRegistrationNumber"))


def _record(element: Any, where: str) -> Record:
    stated = {part.tag: part.text or "" for part in element}
    identity, kind = tidy(stated.get("UniqueID")), kind_of(stated.get("IndividualEntityShip", ""))
    if not identity:
        raise refuse(where, "a designation without UniqueID", "an entry as published, each with its unique id")
    if not kind:
        raise refuse(f"{where}: {identity}", stated.get("IndividualEntityShip") or "no IndividualEntityShip", "Individual, Entity or Ship")
    sanctions = once(map(tidy, stated.get("SanctionsImposed", "").split("|")))
    return Record(
        id=identity,
        regime=tidy(stated.get("RegimeName")),
        kind=kind,
        group=tidy(stated.get("OFSIGroupID")),
        names=tuple(dict.fromkeys(_names(element))),
        identifiers=_numbers(element, kind),
        born=once(map(born, _texts(element, f"{_PERSON}DOBs/DOB"))) if kind == "individual" else (),
        countries=once(tidy(text) for path in _COUNTRIES for text in _texts(element, path)),
        gender=tidy(next(iter(_texts(element, f"{_PERSON}Genders/Gender")), "")),
        designated=day(stated.get("DateDesignated", "")),
        updated=day(stated.get("LastUpdated", "")),
        sanctions=sanctions,
        effects=effects_of(sanctions, stated.get("OtherInformation", ""), stated.get("UKStatementofReasons", "")),
    )


def read_uk_list_xml(path: Path) -> Edition:
    """The list in an XML file.

    Raises:
        ListError: It is another list, holds declarations, breaks off, or an entry lacks what every entry has.
    """
    records: list[Record] = []
    listed: date | None = None
    space = _space(path)
    with opened(path) as stream:
        for _event, element in xml_events(stream, path.name):
            if space:
                element.tag = element.tag.removeprefix(space)
            if element.tag == "DateGenerated":
                listed = day(element.text or "")
            elif element.tag == "Designation":
                records.append(_record(element, path.name))
                element.clear()
                if len(records) > MOST_RECORDS:
                    raise refuse(path.name, f"more than {MOST_RECORDS} entries", "a list of some thousand entries")
    if listed is None:
        raise refuse(path.name, "no DateGenerated", "the list as published, with the day on which it was made")
    return Edition("uk", listed, tuple(records), "XML")


def _space(path: Path) -> str:
    """The namespace of the elements, as their tags begin with it; nothing as the list is published."""
    with opened(path) as stream:
        try:
            name, start = first_element(stream, path.name)
        except expat.ExpatError as error:
            raise refuse(path.name, f"no XML file: {error}", "the XML file as published") from None
    local = name.rpartition(":")[2]
    if local != "Designations":
        raise refuse(path.name, f"an XML file of {local}", "the UK Sanctions List, whose XML begins with Designations")
    for found in re.finditer(rb"xmlns(?::\w+)?=[\"']([^\"']+)[\"']", start):
        if b"XMLSchema" not in found[1]:
            return f"{{{found[1].decode()}}}"
    return ""
