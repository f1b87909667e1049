"""Files in the forms in which lists are published, made from plain subjects: by hand, or from converted copies of the official list where they are at hand."""

import csv
import gzip
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["COLUMNS", "HELD", "OLDER", "a_body", "a_person", "a_ship", "csv_text", "held_list", "ods_file", "official", "table", "xlsx_file", "xml_text"]

HELD = Path(__file__).resolve().parents[4] / "shared/data/uk-sanctions-list"
OLDER = ("hmt-consolidated-2014-04-02", "hmt-consolidated-2016-03-23", "hmt-consolidated-2018-04-13", "hmt-consolidated-2018-11-29")
COLUMNS = """Last Updated|Unique ID|OFSI Group ID|UN Reference Number|Name 6|Name 1|Name 2|Name 3|Name 4|Name 5|Name type|Alias strength|Title
Name non-latin script|Non-latin script type|Non-latin script language|Regime Name|Designation Type|Designation source|Sanctions Imposed|Other Information
UK Statement of Reasons|Address Line 1|Address Line 2|Address Line 3|Address Line 4|Address Line 5|Address Line 6|Address Postal Code|Address Country
Phone number|Website|Email address|Date Designated|D.O.B|Nationality(/ies)|National Identifier number|National Identifier additional information
Passport number|Passport additional information|Position|Gender|Town of birth|Country of birth|Type of entity|Subsidiaries|Parent company
Business registration number (s)|IMO number|Current owner/operator (s)|Previous owner/operator (s)|Current believed flag of ship|Previous flags|Type of ship
Tonnage of ship|Length of ship|Year Built|Hull identification number (HIN)""".replace("\n", "|").split("|")
CORPORATE = {"type_of_entity": "types", "parent_company": "parents", "subsidiaries": "subsidiaries"}
COUNTRIES = {"nationality": "nationalities", "birth": "born_in", "flag": "flags"}
Subject = dict[str, Any]
_RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019"


def _subject(identity: str, kind: str, *names: str, **said: Any) -> Subject:
    made = [{"name6": name, "name_type": "Primary Name" if not place else "Alias"} for place, name in enumerate(names)]
    base = {
        "unique_id": identity,
        "individual_entity_ship": kind,
        "names": made,
        "regime_name": _RUSSIA,
        "sanctions_imposed": ["Asset freeze"],
        "date_designated": "2022-04-06",
        "last_updated": "2022-04-06",
    }
    return base | said


def a_body(identity: str, *names: str, **said: Any) -> Subject:
    """An entity."""
    return _subject(identity, "Entity", *names, **said)


def a_person(identity: str, *names: str, **said: Any) -> Subject:
    """An individual."""
    return _subject(identity, "Individual", *names, **said)


def a_ship(identity: str, *names: str, **said: Any) -> Subject:
    """A ship, with no asset freeze."""
    return _subject(identity, "Ship", *names, **({"sanctions_imposed": ['Shipping sanctions: (see "Other information")']} | said))


def _uk_day(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""


_Tree = tuple[str, Any]
"""An element: its name, and its text or the elements within it."""
_MARKS = """AssetFreeze ArmsEmbargo TargetedArmsEmbargo CharteringOfShips ClosureOfRepresentativeOffices CrewServicingOfShipsAndAircraft Deflag
PreventionOfBusinessArrangements ProhibitionOfPortEntry TravelBan PreventionOfCharteringOfShips PreventionOfCharteringOfShipsAndAircraft
TechnicalAssistanceRelatedToAircraft TrustServicesSanctions DirectorDisqualificationSanction""".split()


def _written(tree: _Tree, depth: int) -> Iterator[str]:
    """An element and what is in it, each on a line of its own, as the official file has it."""
    name, content = tree
    space = "  " * depth
    if not content:
        yield f"{space}<{name} />\n"
    elif isinstance(content, str):
        yield f"{space}<{name}>{escape(content)}</{name}>\n"
    else:
        yield f"{space}<{name}>\n"
        for part in content:
            yield from _written(part, depth + 1)
        yield f"{space}</{name}>\n"


def _list(name: str, each: str, texts: Iterable[str]) -> _Tree:
    return name, [(each, text) for text in texts]


def _designation(item: Subject) -> _Tree:
    marks = item.get("sanctions_imposed_indicators") or {"asset_freeze": any(word.lower().startswith("asset freeze") for word in item["sanctions_imposed"])}
    set_marks = {_camel(key) for key, value in marks.items() if value}
    return "Designation", [
        ("LastUpdated", _uk_day(item["last_updated"])),
        ("DateDesignated", _uk_day(item["date_designated"])),
        ("UniqueID", item["unique_id"]),
        ("OFSIGroupID", item.get("ofsi_group_id")),
        ("UNReferenceNumber", item.get("un_reference_number")),
        ("Names", [("Name", _name(name)) for name in item["names"]]),
        ("NonLatinNames", [("NonLatinName", _script(name)) for name in item.get("non_latin_names") or ()]),
        ("Titles", None),
        ("RegimeName", item["regime_name"]),
        ("IndividualEntityShip", item["individual_entity_ship"]),
        ("DesignationSource", item.get("designation_source", "UK")),
        ("SanctionsImposed", "|".join(item["sanctions_imposed"])),
        ("SanctionsImposedIndicators", [(mark, str(mark in set_marks).lower()) for mark in _MARKS]),
        ("OtherInformation", item.get("other_information")),
        ("UKStatementofReasons", item.get("uk_statement_of_reasons")),
        ("Addresses", [("Address", [(_camel(key), text) for key, text in address.items() if text]) for address in item.get("addresses") or ()]),
        ("PhoneNumbers", None),
        ("EmailAddresses", None),
        ("Websites", None),
        _details(item),
    ]


def _camel(key: str) -> str:
    return "".join(word.capitalize() for word in key.split("_"))


def _name(name: dict[str, str]) -> list[_Tree]:
    parts = [(f"Name{part}", name[f"name{part}"]) for part in (1, 2, 3, 4, 5, 6) if name.get(f"name{part}")]
    return [*parts, ("NameType", name.get("name_type")), *([("AliasStrength", name["alias_strength"])] if name.get("alias_strength") else [])]


def _script(name: dict[str, str]) -> list[_Tree]:
    return [("NameNonLatinScript", name["name_non_latin_script"]), ("NonLatinScriptType", "Cyrillic"), ("NonLatinScriptLanguage", "Russian")]


def _details(item: Subject) -> _Tree:
    match item["individual_entity_ship"]:
        case "Individual":
            parts: list[_Tree] = [
                _list("DOBs", "DOB", item.get("dobs", ())),
                ("PassportDetails", [("Passport", [("PassportNumber", text)]) for text in item.get("passports", ())]),
                _list("Nationalities", "Nationality", item.get("nationalities", ())),
                ("NationalIdentifierDetails", [("NationalIdentifier", [("NationalIdentifierNumber", text)]) for text in item.get("nationals", ())]),
                _list("Positions", "Position", item.get("positions", ())),
                _list("Genders", "Gender", [item["gender"]] if item.get("gender") else ()),
                ("BirthDetails", [("Location", [("CountryOfBirth", text)]) for text in item.get("born_in", ())]),
            ]
            return "IndividualDetails", [("Individual", parts)]
        case "Entity":
            parts = [
                _list("ParentCompanies", "ParentCompany", item.get("parents", ())),
                _list("BusinessRegistrationNumbers", "BusinessRegistrationNumber", item.get("numbers", ())),
                _list("TypeOfEntities", "TypeOfEntity", item.get("types", ())),
                _list("Subsidiaries", "Subsidiary", item.get("subsidiaries", ())),
            ]
            return "EntityDetails", [("Entity", parts)]
    ship = [_list("IMONumbers", "IMONumber", item.get("imos", ())), _list("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", item.get("flags", ()))]
    return "ShipDetails", [("Ship", ship)]


def xml_text(subjects: Iterable[Subject], list_date: str) -> bytes:
    """The list as XML, with the elements that public readers of the official file name, in its layout."""
    body = "".join(part for item in subjects for part in _written(_designation(item), 1))
    root = '<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">'
    words = f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n  <DateGenerated>{_uk_day(list_date)}</DateGenerated>\n'
    return f"{words}{body}</Designations>\n".encode()


def table(subjects: Iterable[Subject]) -> Iterator[list[str]]:
    """The rows below the headings: one for each name, address and other value."""
    for item in subjects:
        base = {
            "Last Updated": _uk_day(item["last_updated"]),
            "Unique ID": item["unique_id"],
            "OFSI Group ID": item.get("ofsi_group_id", ""),
            "UN Reference Number": item.get("un_reference_number", ""),
            "Regime Name": item["regime_name"],
            "Designation Type": item["individual_entity_ship"],
            "Designation source": item.get("designation_source", "UK"),
            "Sanctions Imposed": "|".join(item["sanctions_imposed"]),
            "Other Information": item.get("other_information", ""),
            "UK Statement of Reasons": item.get("uk_statement_of_reasons", ""),
            "Date Designated": _uk_day(item["date_designated"]),
        }
        names = [
            {f"Name {part}": name.get(f"name{part}", "") for part in range(1, 7)}
            | {"Name type": name.get("name_type", ""), "Alias strength": name.get("alias_strength", "")}
            for name in item["names"]
        ]
        scripts = [name["name_non_latin_script"] for name in item.get("non_latin_names") or ()]
        columns = {
            "D.O.B": item.get("dobs", ()),
            "Nationality(/ies)": item.get("nationalities", ()),
            "Passport number": item.get("passports", ()),
            "National Identifier number": item.get("nationals", ()),
            "Business registration number (s)": item.get("numbers", ()),
            "IMO number": item.get("imos", ()),
            "Parent company": item.get("parents", ()),
            "Subsidiaries": item.get("subsidiaries", ()),
            "Type of entity": item.get("types", ()),
            "Gender": [item["gender"]] if item.get("gender") else (),
            "Country of birth": item.get("born_in", ()),
            "Current believed flag of ship": item.get("flags", ()),
            "Name non-latin script": scripts,
            "Address Country": [address.get("address_country", "") for address in item.get("addresses") or ()],
        }
        for place in range(max([len(names), *map(len, columns.values())])):
            row = base | names[min(place, len(names) - 1)] | {key: values[min(place, len(values) - 1)] for key, values in columns.items() if values}
            yield [row.get(column, "") for column in COLUMNS]


def csv_text(subjects: Iterable[Subject], list_date: str) -> bytes:
    """The list as CSV, its report date in line 1."""
    out = io.StringIO(newline="")
    out.write(f"Report Date: {_report(list_date)}\n")
    csv.writer(out).writerows([COLUMNS, *table(subjects)])
    return out.getvalue().encode()


def _report(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}-{'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[int(month) - 1]}-{year}"


def ods_file(path: Path, subjects: Iterable[Subject], list_date: str) -> Path:
    """The list as ODS: runs of empty cells are written once, the report date stands in the first row."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    start = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="UK Sanctions List">'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        names = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"'
        entries = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {names}>{entries}</manifest:manifest>")
        with archive.open("content.xml", "w") as out:
            out.write(f'<?xml version="1.0" encoding="UTF-8"?>{start}'.encode())
            for row in [[f"Report Date: {_report(list_date)}"], COLUMNS, *table(subjects)]:
                out.write(f"<table:table-row>{''.join(_ods_cells(row))}</table:table-row>".encode())
            empty = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
            out.write(f"{empty}</table:table></office:spreadsheet></office:body></office:document-content>".encode())
    return path


def _ods_cells(row: list[str]) -> Iterator[str]:
    place = 0
    while place < len(row):
        run = place
        while run < len(row) and not row[run]:
            run += 1
        if run > place:
            yield f'<table:table-cell table:number-columns-repeated="{run - place}"/>'
            place = run
        else:
            paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in row[place].split("\n"))
            yield f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
            place += 1


def xlsx_file(path: Path, subjects: Iterable[Subject], list_date: str) -> Path:
    """The list as XLSX."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("UK Sanctions List")
        for number, row in enumerate([[f"Report Date: {_report(list_date)}"], COLUMNS, *table(subjects)]):
            for at, text in enumerate(row):
                if text:
                    sheet.write_string(number, at, text)
    return path


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = HELD / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(1)
def official() -> tuple[Subject, ...]:
    """The subjects of the list of 22 August 2026, with what only the tables of 29 April hold."""
    with gzip.open(HELD / "uksl-2026-08-22.jsonl.gz", "rt", encoding="utf-8") as file:
        subjects = [json.loads(line) for line in file]
    more: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    fields = {"business_registration_numbers": "numbers", "national": "nationals", "passport": "passports", "imo": "imos"}
    for row in _rows("uksl-2026-04-29-identifiers.csv"):
        more[row["unique_id"]][fields[row["identifier_type"]]].append(row["raw_value"])
    for row in _rows("uksl-2026-04-29-dobs.csv"):
        shown = {"exact": "{day}/{month}/{year}", "month_year": "dd/{month}/{year}", "year_only": "dd/mm/{year}"}[row["precision"]]
        more[row["unique_id"]]["dobs"].append(shown.format(**{**row, "day": row["day"].zfill(2), "month": row["month"].zfill(2)}))
    for row in _rows("uksl-2026-04-29-countries.csv"):
        if row["country_type"] in COUNTRIES:
            more[row["unique_id"]][COUNTRIES[row["country_type"]]].append(row["raw_value"])
    for row in _rows("derived-conlist-2025-04-10-corporate-fields.csv"):
        for field, name in CORPORATE.items():
            if row[field]:
                more[row["uksl_unique_id"]][name].append(row[field])
    return tuple({**item, **more.get(item["unique_id"], {})} for item in subjects)


def held_list(name: str, path: Path) -> Path:
    """A copy, unpacked, of an older list."""
    path.write_bytes(gzip.decompress((HELD / f"{name}.csv.gz").read_bytes()))
    return path
