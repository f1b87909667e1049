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


def _leaf(tag: str, text: Any) -> str:
    return f"<{tag}>{escape(str(text))}</{tag}>" if text not in (None, "") else f"<{tag} />"


def _many(tag: str, items: Iterable[str]) -> str:
    joined = "".join(items)
    return f"<{tag}>{joined}</{tag}>" if joined else f"<{tag} />"


def _designation(item: Subject) -> str:
    kind = item["individual_entity_ship"]
    indicators = item.get("sanctions_imposed_indicators") or {"asset_freeze": "Asset freeze" in item["sanctions_imposed"]}
    parts = [
        _leaf("LastUpdated", _uk_day(item["last_updated"])),
        _leaf("DateDesignated", _uk_day(item["date_designated"])),
        _leaf("UniqueID", item["unique_id"]),
        _leaf("OFSIGroupID", item.get("ofsi_group_id")),
        _leaf("UNReferenceNumber", item.get("un_reference_number")),
        _many("Names", (_name(name) for name in item["names"])),
        _many(
            "NonLatinNames", (_many("NonLatinName", [_leaf("NameNonLatinScript", name["name_non_latin_script"])]) for name in item.get("non_latin_names") or ())
        ),
        _leaf("Titles", ""),
        _leaf("RegimeName", item["regime_name"]),
        _leaf("IndividualEntityShip", kind),
        _leaf("DesignationSource", item.get("designation_source", "UK")),
        _leaf("SanctionsImposed", "|".join(item["sanctions_imposed"])),
        _many("SanctionsImposedIndicators", (_leaf(_camel(key), str(value).lower()) for key, value in indicators.items())),
        _leaf("OtherInformation", item.get("other_information")),
        _leaf("UKStatementofReasons", item.get("uk_statement_of_reasons")),
        _many("Addresses", (_many("Address", (_leaf(_camel(key), text) for key, text in address.items())) for address in item.get("addresses") or ())),
        _leaf("PhoneNumbers", ""),
        _leaf("EmailAddresses", ""),
        *_details(item, kind),
    ]
    return "  <Designation>" + "\n    ".join(parts) + "</Designation>\n"


def _camel(key: str) -> str:
    return "".join(word.capitalize() for word in key.split("_"))


def _name(name: dict[str, str]) -> str:
    parts = [_leaf(f"Name{part}", name.get(f"name{part}")) for part in (1, 2, 3, 4, 5, 6) if name.get(f"name{part}")]
    strength = [_leaf("AliasStrength", name["alias_strength"])] if name.get("alias_strength") else []
    return _many("Name", [*parts, _leaf("NameType", name.get("name_type")), *strength])


def _details(item: Subject, kind: str) -> Iterator[str]:
    if kind == "Individual":
        yield _many(
            "IndividualDetails",
            [
                _many(
                    "Individual",
                    [
                        _many("DOBs", (_leaf("DOB", text) for text in item.get("dobs", ()))),
                        _many("Nationalities", (_leaf("Nationality", text) for text in item.get("nationalities", ()))),
                        _many("PassportDetails", (_many("Passport", [_leaf("PassportNumber", text)]) for text in item.get("passports", ()))),
                        _many(
                            "NationalIdentifierDetails",
                            (_many("NationalIdentifier", [_leaf("NationalIdentifierNumber", text)]) for text in item.get("nationals", ())),
                        ),
                    ],
                )
            ],
        )
    elif kind == "Entity":
        yield _many(
            "EntityDetails",
            [_many("Entity", [_many("BusinessRegistrationNumbers", (_leaf("BusinessRegistrationNumber", text) for text in item.get("numbers", ())))])],
        )
    else:
        yield _many("ShipDetails", [_many("Ship", [_many("IMONumbers", (_leaf("IMONumber", text) for text in item.get("imos", ())))])])


def xml_text(subjects: Iterable[Subject], list_date: str) -> bytes:
    """The list as XML."""
    body = "".join(map(_designation, subjects))
    root = '<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
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
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
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
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("UK Sanctions List")
    for row in [[f"Report Date: {_report(list_date)}"], COLUMNS, *table(subjects)]:
        sheet.append([text or None for text in row])
    book.save(path)
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
        if row["country_type"] == "nationality":
            more[row["unique_id"]]["nationalities"].append(row["raw_value"])
    return tuple({**item, **more.get(item["unique_id"], {})} for item in subjects)


def held_list(name: str, path: Path) -> Path:
    """A copy, unpacked, of an older list."""
    path.write_bytes(gzip.decompress((HELD / f"{name}.csv.gz").read_bytes()))
    return path
